"""The rows of a sheet as titles, lines and tables: several tables below or beside each other, with lines between them.

Which rows of a table are its header is the business of `header`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from sources import limits
from sources.layout import headings
from sources.layout.grid import Cell, Grid, GridRow, header_depth
from sources.layout.outline import Item, Text
from sources.xlsx.cells import Sheet, SheetCell
from sources.xlsx.header import Columns, header_rows, is_figure, is_numbering, marked, opens_part

_SENTENCE = re.compile(r"(?:\S+\s+){6,}\w{2,}[.;]$")
"""How a sentence ends, and a title does not."""
_BESIDE_TITLE = re.compile(r"^\(|^(?:đơn vị|đvt|nguồn|ghi chú|chú thích)\b|^[%‰*]", re.IGNORECASE)
_LONGEST_NAME = 60
"""Characters of a heading over several columns; a longer text is a title."""
_MOST_GAPS = 20
"""Empty columns between others; in a sheet with more they part nothing."""
_EMPTY = SheetCell("")


def items(sheet: Sheet, level: int) -> Iterator[Item]:
    """Give the texts and tables of a sheet; its titles are headings of `level`."""
    for columns in _blocks(sheet):
        yield from _Reading(level).items(_parts(sheet, columns))


def _blocks(sheet: Sheet) -> list[list[int]]:
    """Give the columns in use, those of tables that stand beside each other apart; a gap counts as a column."""
    used = sorted({column for _, column in sheet.cells})
    gaps = {before + 1 for before, after in pairwise(used) if before + 1 < after} - sheet.hidden_columns
    columns = sorted(gaps.union(used))
    limits.check(len({row for row, _ in sheet.texts}) * len(columns), limits.CELLS, "cells of a sheet")
    if len(gaps) > _MOST_GAPS:
        return [columns]
    blocks: list[list[int]] = [[]]
    for column in columns:
        if column not in gaps:
            blocks[-1].append(column)
        elif _is_table(sheet, blocks[-1]) and _is_table(sheet, [one for one in columns if one > column]):
            blocks.append([])
        else:
            blocks[-1].append(column)
    return blocks


def _is_table(sheet: Sheet, columns: Sequence[int]) -> bool:
    """Whether columns hold a whole table: several rows with names in the first and figures in another."""
    if len(columns) < 2:
        return False
    rows = [_row(sheet, row, columns) for row in sorted({row for row, column in sheet.texts if column in columns})]
    full = [row for row in rows if row.cells[0].text and any(is_figure(cell) for cell in row.cells[1:])]
    lettered = [row for row in full if any(char.isalpha() for cell in row.cells[:2] for char in cell.text)]
    return len(full) > 2 and len(lettered) * 2 > len(full) and bool(header_rows(_from_header(rows)))


def _from_header(rows: Sequence[GridRow]) -> list[GridRow]:
    first = next((at for at, row in enumerate(rows) if len(_filled(row)) > 1), len(rows))
    return list(rows[first:])


def _row(sheet: Sheet, row: int, columns: Sequence[int]) -> GridRow:
    return GridRow(tuple(sheet.cells.get((row, column), _EMPTY) for column in columns))


def _parts(sheet: Sheet, columns: Sequence[int]) -> Iterator[list[GridRow]]:
    """Give the rows, parted where rows of the sheet between them are empty."""
    wanted = set(columns)
    begun = sorted({row for row, column in sheet.texts if column in wanted})
    covered = {row for row, column in sheet.cells if column in wanted}
    part: list[GridRow] = []
    for before, row in pairwise([0, *begun]):
        if part and any(one not in covered and one not in sheet.hidden_rows for one in range(before + 1, row)):
            yield part
            part = []
        part.append(_row(sheet, row, columns))
    if part:
        yield part


@dataclass
class _Reading:
    """What of a sheet is not given yet: the rows of a table that may go on, and the lines that may belong to it."""

    level: int
    table: list[GridRow] = field(default_factory=list)
    below: list[GridRow] = field(default_factory=list)
    """The lines right below the rows of the table."""
    apart: list[GridRow] = field(default_factory=list)
    """Lines between empty rows: the title of the next table, or of a group of this one."""

    def items(self, parts: Iterator[list[GridRow]]) -> Iterator[Item]:
        """Give the texts and tables of the parts of a sheet between empty rows."""
        for part in parts:
            for lead, body, tail in _split(part):
                if not body:
                    self.apart += lead
                elif self.table and not self._begins_anew(lead, body):
                    self.table += [*self.below, *self.apart, *lead, *body]
                    self.below, self.apart = tail, []
                else:
                    yield from self._end()
                    yield from _lines([*self.apart, *lead], self.level)
                    self.table, self.below, self.apart = body, tail, []
        yield from self._end()
        yield from _lines(self.apart, None if self.table else self.level)

    def _end(self) -> Iterator[Item]:
        yield from _grid(self.table)
        yield from _lines(self.below, None)

    def _begins_anew(self, lead: list[GridRow], body: list[GridRow]) -> bool:
        """Whether rows behind an empty one begin another table: they have a header, and this one has figures."""
        if not _holds_figures(self.table) and header_rows([*self.table, *body]):
            return False
        if header_depth(tuple(body)) and not opens_part(body[0]):
            return True
        return _holds_figures(self.table) and _is_header(
            body[0], Columns(body).values(), alone=not (lead or self.apart)
        )


def _split(rows: list[GridRow]) -> Iterator[tuple[list[GridRow], list[GridRow], list[GridRow]]]:
    """Give the tables of rows without a gap: lines above, the table, lines below. Another header begins another."""
    start = first = 0
    columns = Columns()
    for at in range(1, len(rows)):
        if not _is_line(rows, at - 1):
            for row in rows[first:at]:
                columns.add(row)
            first = at
        if first > start and _holds_figures(rows[first - 1 : first]):
            values = columns.values()
            if values and _is_header(rows[at], values, alone=first == at):
                yield _parted(rows[start:first])
                start, columns = first, Columns()
    yield _parted(rows[start:])


def _parted(rows: list[GridRow]) -> tuple[list[GridRow], list[GridRow], list[GridRow]]:
    """Give the lines of text above a table, the table, and the lines below it."""
    first = next(
        (at for at, row in enumerate(rows) if not _is_line(rows, at) and not _is_letterhead(row)),
        len(rows),
    )
    last = len(rows)
    while last > first and _is_line(rows, last - 1):
        last -= 1
    return rows[:first], rows[first:last], rows[last:]


def _is_header(row: GridRow, values: Sequence[int], *, alone: bool) -> bool:
    """Whether a row below figures names columns anew: it has texts where figures stood.

    One that stands `alone`, without a line above it, must name several columns, or be bold.
    """
    cells = [row.cells[place] for place in values]
    if any(is_figure(cell) for cell in row.cells) or is_numbering(row) or opens_part(row):
        return False
    named = [cell for cell in cells if cell.text or cell.across]
    if len(values) > 1 or not alone:
        return 2 * len(named) >= len(values) and len(_filled(row)) > 1
    return bool(named) and all(cell.bold for cell in _filled(row))


def _holds_figures(rows: Sequence[GridRow]) -> bool:
    return any(is_figure(cell) for row in rows for cell in row.cells if not is_numbering(row))


def _filled(row: GridRow) -> list[SheetCell]:
    return [cell for cell in row.cells if cell.text and not cell.across and isinstance(cell, SheetCell)]


def _is_line(rows: Sequence[GridRow], at: int) -> bool:
    """Whether a row holds one text and nothing else, beside which the unit may stand, and heads no columns."""
    filled = _filled(rows[at])
    texts = [cell for cell in filled if not _BESIDE_TITLE.match(cell.text)] or filled[:1]
    if len(texts) != 1 or texts[0].down or (len(filled) > 1 and any(is_figure(cell) for cell in filled)):
        return False
    if not any(char.isalpha() or char in "%‰" for char in texts[0].text):
        return False
    return len(filled) > 1 or at + 1 == len(rows) or not _heads_columns(rows[at], rows[at + 1])


def _heads_columns(row: GridRow, below: GridRow) -> bool:
    """Whether the only text of a row belongs to the header that goes on below it."""
    place = next(at for at, cell in enumerate(row.cells) if cell.text and not cell.across)
    cell = row.cells[place]
    if not place or _is_aside(cell) or len(cell.text) > _LONGEST_NAME or len(_filled(below)) < 2:
        return False
    spread = [place] + [at for at in range(place + 1, len(row.cells)) if row.cells[at].across]
    under = [below.cells[at] for at in spread if below.cells[at].text]
    if any(map(is_figure, below.cells)) or not under or (cell.bold and not under[0].bold):
        return False
    return len(under) > 1 or len(spread) == 1


def _is_aside(cell: Cell) -> bool:
    return bool(_BESIDE_TITLE.match(cell.text)) or (isinstance(cell, SheetCell) and cell.aside)


def _is_letterhead(row: GridRow) -> bool:
    return headings.is_letterhead(" ".join(cell.text for cell in row.cells))


def _is_no_title(text: str) -> bool:
    return bool(_BESIDE_TITLE.match(text) or _SENTENCE.search(text)) or len(text) > headings.LONGEST


def _lines(rows: list[GridRow], level: int | None) -> Iterator[Text]:
    """Give rows of text: a line above a table is its title unless it names the unit, the basis or the issuer."""
    title: Text | None = None
    for row in rows:
        several = _is_letterhead(row) or sum(not _BESIDE_TITLE.match(cell.text) for cell in _filled(row)) > 1
        for cell in _filled(row):
            beside = _is_aside(cell) and cell is not row.cells[0]
            is_title = not (several or beside or _is_no_title(cell.text))
            text = Text(cell.text, bold=bool(cell.bold) and is_title, level=level if is_title else None)
            if title and is_title and cell.text[0].islower():
                # A title that is written over two rows.
                title = replace(title, text=f"{title.text} {cell.text}")
                continue
            if title:
                yield title
            title = text
    if title:
        yield title


def _grid(rows: list[GridRow]) -> Iterator[Grid]:
    """Give a table without the columns that are empty in all of its rows."""
    kept = [place for place in range(len(rows[0].cells)) if any(row.cells[place].text for row in rows)] if rows else []
    if kept:
        yield Grid(rows=marked([GridRow(tuple(row.cells[place] for place in kept)) for row in rows]))
