"""One logical table out of the pieces that it has on each page, with a record of every join and the rule that decided.

A row cut by the page end is told from a new row by what the printed page shows: open borders, a first cell that is
filled, and whether the cells above were full to their lower border. Where cells are is the business of `rulings`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

import numpy as np

from sources.document import Join, Piece
from sources.layout import grid
from sources.layout.grid import Cell, Grid, GridRow
from sources.pdf.cell_text import cell_text
from sources.pdf.lines import Line
from sources.pdf.rulings import CellPlaces, Ruled

_HEADER_ROWS = 8
"""More rows than a header has, with some below it."""
_SAME_COLUMN = 4.0
"""Points within which the columns of two pages are the same."""
_SERIAL = re.compile(r"^(?:\d+(?:\.\d+)*|[IVX]+|[A-Za-zđĐ])[.)]?$")
_FULL = 2.35
"""Line heights between the last line and the border below: writers move up to two lines over (widows and orphans)."""
_WIDEST_PAD = 9.0
"""Points between a border and the text that fills its cell; text in the middle of a cell stands further in."""


@dataclass(eq=False)
class PageCell:
    """A cell on one page; merged cells stand once, whatever number of rows and columns they cover."""

    page: int
    box: tuple[float, float, float, float]
    lines: tuple[Line, ...]

    @property
    def pad(self) -> float:
        """The distance between border and text."""
        return min((line.x0 for line in self.lines), default=self.box[0]) - self.box[0]

    @cached_property
    def text(self) -> str:
        """What is printed in it."""
        return cell_text(self.lines, self.box[2] - self.box[0] - 2 * min(self.pad, _WIDEST_PAD))

    @property
    def is_full(self) -> bool:
        """Whether the text reaches down to the lower border, as that of a cell does which goes on overleaf."""
        if not self.lines:
            return False
        last = self.lines[-1]
        return self.box[3] - last.bottom <= _FULL * last.height


@dataclass(frozen=True)
class PageTable:
    """The piece of a table on one page."""

    page: int
    ruled: Ruled
    cells: tuple[PageCell, ...]

    @cached_property
    def _places(self) -> CellPlaces:
        return CellPlaces([cell.box for cell in self.cells])

    def rows(self, edges: Sequence[float]) -> list[list[PageCell | None]]:
        """Give the cells by row and column; a merged cell stands in every place that it covers."""
        middles = [np.array([(a + b) / 2 for a, b in pairwise(borders)]) for borders in (edges, self.ruled.levels)]
        found = self._places.at(*np.meshgrid(*middles))
        return [[None if index < 0 else self.cells[index] for index in row] for row in found.tolist()]


@dataclass(eq=False)
class _Whole:
    """A cell over all its pages."""

    parts: list[PageCell] = field(default_factory=list)

    @property
    def text(self) -> str:
        first = self.parts[0]
        if len(self.parts) == 1:
            return first.text
        lines = tuple(line for part in self.parts for line in part.lines)
        return PageCell(first.page, first.box, lines).text


def continues(table: PageTable, pieces: Sequence[PageTable]) -> bool:
    """Whether a table that opens a page goes on with the one that closed the page before: its columns are the same.

    A page that holds merged rows only shows fewer columns; it is enough that all of them are columns of the other.
    """
    last = pieces[-1]
    if table.page != last.page + 1:
        return False
    few, many = sorted((table.ruled.edges, columns_of(pieces)), key=len)
    ends = abs(few[0] - many[0]) <= _SAME_COLUMN and abs(few[-1] - many[-1]) <= _SAME_COLUMN
    alike = ends and all(any(abs(x - y) <= _SAME_COLUMN for y in many) for x in few)
    return alike and not _is_another(table, pieces)


def _is_another(table: PageTable, pieces: Sequence[PageTable]) -> bool:
    """Whether a table with the same columns begins anew at the top of a page, without a title between.

    It has a header of other names, in bold like that of the table before; or the same header, and its serial numbers
    start from one below a row that was numbered too. A group starts from one as well, but below its heading.
    """
    edges = columns_of([*pieces, table])
    before, after = pieces[0].rows(edges)[:_HEADER_ROWS], table.rows(edges)
    header = _header(before)
    if not header:
        return False
    if repeated := _repeated(after, header):
        last = pieces[-1].rows(edges)[-1]
        return bool(after[repeated:]) and _serial(after[repeated]) == 1 and _serial(last) is not None
    return _is_bold(before[0]) and _is_bold(after[0]) and bool(_header(after[:_HEADER_ROWS]))


def _serial(row: list[PageCell | None]) -> int | None:
    text = "" if row[0] is None else row[0].text.rstrip(".)")
    return int(text) if text.isdecimal() else None


def _is_bold(row: list[PageCell | None]) -> bool:
    """Whether every column has a text, and all of them are in bold."""
    return all(cell is not None and cell.lines and all(line.bold for line in cell.lines) for cell in row)


def columns_of(pieces: Sequence[PageTable]) -> tuple[float, ...]:
    """Give the column edges of a table, those of the page that shows most of them."""
    return max((piece.ruled.edges for piece in pieces), key=len)


def stitch(pieces: Sequence[PageTable]) -> Grid:
    """Give the pieces of one table, page by page, as one grid."""
    edges = columns_of(pieces)
    pages = [piece.rows(edges) for piece in pieces]
    merging = {place for rows in pages for above, row in pairwise(rows) for place in _merged_down(above, row)}
    wholes: dict[int, _Whole] = {}
    logical: list[tuple[int, list[_Whole | None]]] = []
    joins: list[Join] = []
    header = _header(pages[0])
    for number, (piece, found) in enumerate(zip(pieces, pages, strict=True)):
        rows = found
        if number:
            joins.append(_note(piece, "continued_table", "same_columns", rows[0]))
            if repeated := _repeated(rows, header):
                joins.append(_note(piece, "dropped_header", "header_repeated", rows[0]))
                rows = rows[repeated:]
            edge = _PageEnd(pieces[number - 1], piece, pages[number - 1][-1], rows, bool(repeated), merging)
            if rule := edge.rule():
                joins.append(_note(piece, "joined_row", rule, rows[0]))
            for place, whole in enumerate(logical[-1][1]):
                if rule or (rows and edge.goes_on_merged(place)):
                    _extend(whole, rows[0][place], wholes)
            rows = rows[1:] if rule else rows
        logical += [(piece.page, [_whole(cell, wholes) for cell in row]) for row in rows]
    return Grid(rows=_grid_rows(logical), joins=tuple(joins))


def _merged_down(above: list[PageCell | None], row: list[PageCell | None]) -> list[int]:
    return [place for place, cell in enumerate(row) if cell is not None and cell is above[place]]


def _whole(cell: PageCell | None, wholes: dict[int, _Whole]) -> _Whole | None:
    return None if cell is None else wholes.setdefault(id(cell), _Whole([cell]))


def _extend(above: _Whole | None, cell: PageCell | None, wholes: dict[int, _Whole]) -> None:
    if above is not None and cell is not None and id(cell) not in wholes:
        above.parts.append(cell)
        wholes[id(cell)] = above


def _header(rows: list[list[PageCell | None]]) -> list[list[str]]:
    """Give the texts of the table's header rows."""
    wholes: dict[int, _Whole] = {}
    found = _grid_rows([(0, [_whole(cell, wholes) for cell in row]) for row in rows])
    return [_texts(row) for row in rows[: grid.header_depth(found)]]


def _texts(row: list[PageCell | None]) -> list[str]:
    # Without blanks: text recognition loses some.
    return ["" if cell is None else "".join(cell.text.casefold().split()) for cell in row]


def _repeated(rows: list[list[PageCell | None]], header: list[list[str]]) -> int:
    """How many rows at the top of a page repeat the header."""
    # Exactly alike: where a writer left out the line below the header, the row under it would be lost with it.
    return len(header) if [_texts(row) for row in rows[: len(header)]] == header else 0


@dataclass(frozen=True)
class _PageEnd:
    """Where a table meets a page end: the last row of the page before and the first rows of this one, header apart."""

    before: PageTable
    after: PageTable
    above: list[PageCell | None]
    rows: list[list[PageCell | None]]
    headed: bool
    merging: set[int]
    """Places of the columns that have cells merged over several rows."""

    def rule(self) -> str | None:
        """Name the rule by which the first row goes on with the last of the page before; None for a new row."""
        if not self.rows:
            return None
        row = self.rows[0]
        if not any(cell is not None and cell.text for cell in row):
            return "empty_rest"
        first = row[0].text if row[0] is not None else ""
        if _SERIAL.match(first) and self.above[0] is not None and self.above[0].text:
            return None
        if self.before.ruled.open_bottom or (self.after.ruled.open_top and not self.headed):
            return "open_border"
        if len({id(cell) for cell in row}) != len({id(cell) for cell in self.above}):
            return None
        filled = [place for place, cell in enumerate(row) if cell is not None and cell.text]
        if not all((cell := self.above[place]) is not None and cell.is_full for place in filled):
            return None
        if not first:
            return None if self._is_fresh(row, filled) else "first_cell_empty"
        return "first_cell_goes_on" if first[0].islower() and len(first.split()) > 1 else None

    def _is_fresh(self, row: list[PageCell | None], filled: list[int]) -> bool:
        """Whether a row with an empty first cell begins anew: all texts above had come to an end, all here begin.

        Where first columns are merged over rows, the first of the others must be filled; elsewhere all that were above.
        """
        own = [p for p, cell in enumerate(self.above) if cell is not None and cell.text and p not in self.merging]
        needed = own[:1] if 0 in self.merging else own
        return set(needed) <= set(filled) and all(
            (before := self.above[place]) is not None
            and (cell := row[place]) is not None
            and _begins_anew(before, cell)
            for place in filled
        )

    def goes_on_merged(self, place: int) -> bool:
        """Whether an empty cell at the top, in a column whose cells are merged over rows, belongs to the one above."""
        row = self.rows[0]
        cell = row[place]
        if cell is None or cell.text or (place and row[place - 1] is cell):
            return False
        return place in self.merging


def _begins_anew(before: PageCell, cell: PageCell) -> bool:
    """Whether the last line above had room for the first word here, which has a capital, and no sentence was open."""
    last, first = before.lines[-1], cell.lines[0]
    room = before.box[2] - before.pad - last.x1
    return first.text[0].isupper() and last.text[-1] not in ",;:-" and room > last.blank + first.first_word


def _note(piece: PageTable, action: str, rule: str, row: list[PageCell | None]) -> Join:
    text = " | ".join(cell.text for cell in dict.fromkeys(row) if cell is not None and cell.text)
    return Join.model_validate({"page": piece.page, "action": action, "rule": rule, "text": text[:80]})


def _grid_rows(logical: list[tuple[int, list[_Whole | None]]]) -> tuple[GridRow, ...]:
    rows: list[GridRow] = []
    above: list[_Whole | None] = []
    for page, row in logical:
        cells = []
        for place, whole in enumerate(row):
            across = place > 0 and whole is not None and row[place - 1] is whole
            down = bool(above) and whole is not None and above[place] is whole
            cells.append(_cell(whole, down, across))
        rows.append(GridRow(cells=tuple(cells), page=page))
        above = row
    return tuple(rows)


def _cell(whole: _Whole | None, down: bool, across: bool) -> Cell:
    if whole is None:
        return Cell("")
    pieces = tuple(Piece(page=part.page, box=part.box) for part in whole.parts)
    bold = [line.bold for part in whole.parts for line in part.lines if any(c.isalnum() for c in line.text)]
    lines = tuple(line.text.strip() for part in whole.parts for line in part.lines if line.text.strip())
    return Cell("" if across else whole.text, all(bold) if bold else None, down, across, pieces, lines)
