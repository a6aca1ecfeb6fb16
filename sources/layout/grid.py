"""A table as a grid of cells, whatever format it was read from: which rows are its header, which rows are headings.

How cells are found in a file is the business of the format modules; how tables are joined over pages, of `stitching`.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from sources.document import Join, Piece, Row

_SERIAL_HEADER = re.compile(r"^(?:s(?:ố)?\s*)?\.?t\.?t\.?$", re.IGNORECASE)
_YEAR = re.compile(r"^(?:năm\s+)?(?:19|20)\d\d$", re.IGNORECASE)
_HAS_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DAY = re.compile(r"^(?:\d{1,2}/){1,2}(?:19|20)\d\d$")
_VALUE = re.compile(r"^[≥≤<>~≈±+\-–]?\s*\d[\d.,/\s]*(?:%|‰)?$|^[-–]$")
_COLUMN_NUMBER = re.compile(r"^\(?([A-ZĐ]|\d{1,2})\)?(?:\s*=.*)?$")
_SERIAL = re.compile(r"^(?:\d{1,3}(?:\.\d{1,3})*|[A-ZĐ]|[IVX]+(?:\.\d{1,2})*|[a-zđ])[.)]?$")
_ORDINAL = re.compile(r"^(?:[A-ZĐ]|[IVX]+(?:\.\d{1,2})*)[.)]?$")
_HEADER_LONGEST = 150


@dataclass(frozen=True)
class Cell:
    """One place of the grid.

    `down`: the place belongs to a cell that began in a row above, whose text is given again. `across`: it belongs to
    a cell that began further left, and its own text is empty. `bold` is None where nothing is known of it.
    """

    text: str
    bold: bool | None = None
    down: bool = False
    across: bool = False
    pieces: tuple[Piece, ...] = ()
    lines: tuple[str, ...] = ()
    """The text line by line, as far as the file tells them apart."""


@dataclass(frozen=True)
class GridRow:
    """A row of the grid; `head` is True where the file itself marks it as a header row."""

    cells: tuple[Cell, ...]
    page: int | None = None
    head: bool = False


@dataclass(frozen=True)
class Grid:
    """A whole table before its header is told from its rows."""

    rows: tuple[GridRow, ...]
    joins: tuple[Join, ...] = ()
    low_confidence: bool = False


def header_depth(rows: tuple[GridRow, ...]) -> int:
    """How many leading rows are the table's header; 0 for a table without one."""
    marked = 0
    while marked < len(rows) - 1 and rows[marked].head:
        marked += 1
    if marked:
        return marked + _numbering_rows(rows, marked)
    if len(rows) < 2 or not _looks_like_header(rows):
        return 0
    depth = 1
    while depth < len(rows) - 1 and _goes_on_with_header(rows, depth):
        depth += 1
    return depth + _numbering_rows(rows, depth)


def columns(rows: tuple[GridRow, ...]) -> tuple[str, ...]:
    """Give the header rows as one text a column: a text over several columns stands before each of theirs."""
    rows = tuple(row for row in rows if not _numbers_columns(row))
    names = []
    for place in range(len(rows[0].cells)):
        parts: list[str] = []
        for row in rows:
            text = _lead(row, place).text
            if text and text not in parts:
                parts.append(text)
        names.append(" ".join(parts))
    return tuple(names)


def body(rows: tuple[GridRow, ...], header: tuple[str, ...]) -> tuple[Row, ...]:
    """Give the rows below the header as rows of a Document; empty ones and repetitions of the header are left out."""
    filled = [row for row in rows if any(cell.text for cell in row.cells) and _texts(row) != header]
    return tuple(
        Row(
            cells=_texts(row),
            page=row.page,
            group=is_group(row, filled[place + 1] if place + 1 < len(filled) else None),
            boxes=tuple(cell.pieces for cell in row.cells) if any(cell.pieces for cell in row.cells) else (),
        )
        for place, row in enumerate(filled)
    )


def is_group(row: GridRow, following: GridRow | None) -> bool:
    """Whether a row is a heading inside the table: a title, with or without a serial number, and nothing else.

    Empty cells alone do not make one, since a result may simply be missing: the title is merged over its neighbours,
    or bold, or has a letter or Roman number, or the next row is numbered below it (report-942, table 1.1: "1", "1.1").
    """
    cells = row.cells
    filled = [place for place, cell in enumerate(cells) if cell.text and not cell.across]
    if len(cells) < 2 or not filled or len(filled) > 2 or filled[-1] > 1:
        return False
    title = cells[filled[-1]]
    merged = filled[-1] + 1 < len(cells) and all(cell.across for cell in cells[filled[-1] + 1 :])
    if _VALUE.match(title.text) or not any(char.isalpha() for char in title.text):
        return False
    if title.down:
        return False
    if len(filled) == 1:
        return merged or (
            len(cells) > 2 and (bool(title.bold) or title.text.isupper()) and not _SERIAL.match(title.text)
        )
    serial = cells[0].text
    if not _SERIAL.match(serial):
        return merged and bool(title.bold)
    if merged or (len(cells) > 2 and (title.bold or _ORDINAL.match(serial))):
        return True
    stem = serial.rstrip(".)") + "."
    return len(cells) > 2 and following is not None and following.cells[0].text.startswith(stem)


def _texts(row: GridRow) -> tuple[str, ...]:
    return tuple(cell.text for cell in row.cells)


def _lead(row: GridRow, place: int) -> Cell:
    """Give the cell that a place belongs to: itself, or the one further left that is merged over it."""
    while place and row.cells[place].across:
        place -= 1
    return row.cells[place]


def _looks_like_header(rows: tuple[GridRow, ...]) -> bool:
    """Names of columns: several short texts without a value; in bold, or beside "STT", or with values beneath."""
    first, second = rows[0], rows[1]
    filled = [cell for cell in first.cells if cell.text]
    if len(filled) < 2 or any(_is_no_heading(cell.text) for cell in filled):
        return False
    # A title beside a name that reaches down is a heading too, unless what stands below it names columns as well.
    named_below = second.cells[0].down and all(cell.bold for cell in second.cells if cell.text)
    if is_group(first, second) and not (named_below and _goes_on_with_header(rows, 1)):
        return False
    if _SERIAL_HEADER.match(first.cells[0].text) or all(cell.bold for cell in filled):
        return True
    # The corner above the names of the rows may be left empty where the other columns are years.
    dated = all(_HAS_YEAR.search(cell.text) for cell in filled)
    return all(cell.text or (dated and not place) for place, cell in enumerate(first.cells) if not cell.across) and any(
        _is_value(cell.text) or cell.down for row in rows[1:4] for cell in row.cells if cell.text
    )


def _is_no_heading(text: str) -> bool:
    """Say whether a text names no column: a value that is no day, or a long text."""
    return len(text) > _HEADER_LONGEST or _is_value_of_row(text)


def _is_value_of_row(text: str) -> bool:
    """Say whether a text is a value that names no column: not a day or a month, which may."""
    return _is_value(text) and not _DAY.match(text)


def _goes_on_with_header(rows: tuple[GridRow, ...], depth: int) -> bool:
    """Say whether the row at `depth` names columns below a header text that is merged over several of them."""
    above, row = rows[depth - 1], rows[depth]
    spread = [place for place, cell in enumerate(above.cells) if cell.across or _spreads(above, place)]
    if not spread or len(spread) == len(above.cells):
        return False
    below = [row.cells[place] for place in spread]
    if not all((cell.text or cell.across) and not _is_value_of_row(cell.text) for cell in below):
        return False
    # Beside them the header texts must reach down into this row, or leave it empty; where the one over the names of the
    # rows does, another may name its column once more.
    beside = [cell for place, cell in enumerate(row.cells) if place not in spread]
    named = row.cells[0].down and 0 not in spread
    return all(cell.down or not cell.text or (named and not _is_value_of_row(cell.text)) for cell in beside)


def _spreads(row: GridRow, place: int) -> bool:
    return place + 1 < len(row.cells) and row.cells[place + 1].across


def _numbering_rows(rows: tuple[GridRow, ...], depth: int) -> int:
    return int(depth < len(rows) - 1 and _numbers_columns(rows[depth]))


def _numbers_columns(row: GridRow) -> bool:
    """Say whether a row only numbers the columns: "(1) (2) (3)", "A B 1 2"."""
    found = [_COLUMN_NUMBER.match(cell.text) for cell in row.cells]
    if len(found) < 3 or not all(found):
        return False
    numbers = [int(match[1]) for match in found if match and match[1].isdecimal()]
    return len(numbers) > 1 and all(b == a + 1 for a, b in pairwise(numbers))


def _is_value(text: str) -> bool:
    return bool(_VALUE.match(text)) and not _YEAR.match(text)
