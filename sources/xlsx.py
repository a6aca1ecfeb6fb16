"""XLSX workbooks: each sheet's cells as tables, the lines above and below them as text, numbers as they are printed.

A formula gives the value that was stored with it. What is hidden is left out and said in a note. How a number format
prints a value is the business of `number_format`.
"""

import re
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import pairwise
from typing import Any

from sources import headings, limits, number_format, wrapping
from sources.document import Document, Rejected
from sources.grid import Cell, Grid, GridRow, header_depth
from sources.outline import Item, Text, blocks

_UNNAMED = re.compile(r"^(?:sheet|trang tính|trang_tính)\s*\d*$", re.IGNORECASE)
_BESIDE_TITLE = re.compile(r"^\(|^(?:đơn vị|đvt)\b", re.IGNORECASE)
_EMPTY = Cell("")
_NOT_STORED = re.compile(rb"<c\b[^>]*>\s*<f\b[^>]*(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>")
"""A cell with a formula and without a value."""


def read(data: bytes, name: str) -> Document:
    """Give a workbook's bytes as a Document; Rejected if it is damaged or holds no text."""
    import openpyxl

    try:
        with warnings.catch_warnings(action="ignore"):
            book = openpyxl.load_workbook(BytesIO(data), data_only=True, keep_links=False)
        sheets = [_Sheet(sheet) for sheet in book.worksheets]
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError, OSError, SyntaxError) as error:
        raise Rejected(
            name, f"a damaged XLSX ({type(error).__name__})", "a whole workbook", "fetch it again from its publisher"
        ) from error
    shown = [sheet for sheet in sheets if not sheet.hidden and sheet.rows]
    found = blocks(item for sheet in shown for item in sheet.items(named=len(shown) > 1))
    if not found:
        raise Rejected(name, "a workbook without text", "tables", "take the workbook that holds the report itself")
    notes = [note for sheet in sheets for note in sheet.notes()]
    if missing := _values_missing(data):
        notes.append(f"{missing} formulas without a stored value: open and save the workbook in a spreadsheet program")
    return Document(file=name, format="xlsx", pages=None, blocks=found, notes=tuple(notes))


def _values_missing(data: bytes) -> int:
    with zipfile.ZipFile(BytesIO(data)) as package:
        sheets = [part for part in package.namelist() if part.startswith("xl/worksheets/") and part.endswith(".xml")]
        return sum(len(_NOT_STORED.findall(package.read(part))) for part in sheets)


@dataclass(frozen=True)
class _Area:
    """Merged cells: rows and columns that are shown, the first of which holds the text."""

    rows: tuple[int, ...]
    columns: tuple[int, ...]
    cell: Cell


class _Sheet:
    """The cells of one sheet that are shown and hold text, by row and column."""

    def __init__(self, sheet: Any) -> None:
        self.name: str = sheet.title
        self.hidden: bool = sheet.sheet_state != "visible"
        self._hidden_rows = {row for row, one in sheet.row_dimensions.items() if one.hidden}
        self._hidden_columns = {
            column
            for one in sheet.column_dimensions.values()
            if one.hidden and one.min
            for column in range(one.min, one.max + 1)
        }
        self._errors = 0
        self._left_out: set[tuple[str, int]] = set()
        self._cells: dict[tuple[int, int], Cell] = {}
        self._areas: list[_Area] = []
        if not self.hidden:
            self._gather(sheet)
        self.rows = sorted({row for row, _ in self._cells})
        """The rows in which a text begins."""

    def _gather(self, sheet: Any) -> None:
        merged = {(one.min_row, one.min_col): one for one in sheet.merged_cells.ranges}
        # Asking for rows would make a cell in each place of the sheet, up to seventeen billion.
        for place, cell in sheet._cells.items():
            if not (text := self._text(cell)):
                continue
            found = Cell(text, bold=bool(cell.font.b))
            if place in merged:
                area = merged[place]
                rows = tuple(self._shown(range(area.min_row, area.max_row + 1), self._hidden_rows, "rows"))
                columns = tuple(self._shown(range(area.min_col, area.max_col + 1), self._hidden_columns, "columns"))
            else:
                rows = tuple(self._shown([place[0]], self._hidden_rows, "rows"))
                columns = tuple(self._shown([place[1]], self._hidden_columns, "columns"))
            if rows and columns:
                self._cells[rows[0], columns[0]] = found
                if len(rows) > 1 or len(columns) > 1:
                    self._areas.append(_Area(rows, columns, found))

    def _text(self, cell: Any) -> str:
        if cell.data_type == "e":
            self._errors += 1
            return ""
        return wrapping.unwrap(number_format.printed(cell.value, cell.number_format).splitlines())

    def _shown(self, numbers: Sequence[int], hidden: set[int], kind: str) -> Iterator[int]:
        for number in numbers:
            if number in hidden:
                self._left_out.add((kind, number))
            else:
                yield number

    def notes(self) -> Iterator[str]:
        """Say what of the sheet is left out."""
        if self.hidden:
            yield f"sheet “{self.name}” is hidden and left out"
        for kind in ("rows", "columns"):
            if count := sum(one == kind for one, _ in self._left_out):
                yield f"sheet “{self.name}”: {count} hidden {kind} left out"
        if self._errors:
            yield f"sheet “{self.name}”: {self._errors} cells hold an error instead of a value"

    def items(self, *, named: bool) -> Iterator[Item]:
        """Give the texts and tables of the sheet, under its name if it has one of its own and is not the only one."""
        named = named and not _UNNAMED.match(self.name)
        if named:
            yield Text(self.name, level=1)
        level = 2 if named else 1
        table: list[GridRow] = []
        for part in self._parts():
            lead, body, tail = _parted(part)
            if table and body and not header_depth(tuple(body)):
                # An empty row inside a table: what follows it does not look like the beginning of another.
                table += [*lead, *body]
            else:
                yield from _grid(table)
                yield from _lines(lead, level)
                table = body
            if tail:
                yield from _grid(table)
                yield from _lines(tail, None)
                table = []
        yield from _grid(table)

    def _parts(self) -> Iterator[list[GridRow]]:
        """Give the rows, parted where rows of the sheet between them are empty."""
        columns = sorted({column for _, column in self._cells})
        limits.check(len(self.rows) * len(columns), limits.CELLS, "cells of a sheet")
        cells = dict(self._cells)
        covered: set[int] = set()
        for area in self._areas:
            covered.update(area.rows)
            for row in area.rows:
                for column in area.columns:
                    down, across = row > area.rows[0], column > area.columns[0]
                    text = "" if across else area.cell.text
                    cells[row, column] = replace(area.cell, text=text, down=down, across=across)
        part: list[GridRow] = []
        for before, row in pairwise([0, *self.rows]):
            if part and any(one not in covered and one not in self._hidden_rows for one in range(before + 1, row)):
                yield part
                part = []
            part.append(GridRow(tuple(cells.get((row, column), _EMPTY) for column in columns)))
        yield part


def _parted(rows: list[GridRow]) -> tuple[list[GridRow], list[GridRow], list[GridRow]]:
    """Give the lines of text above a table, the table, and the lines below it."""
    first = next((place for place, row in enumerate(rows) if not _is_line(row) and not _is_letterhead(row)), len(rows))
    last = len(rows)
    while last > first and _is_line(rows[last - 1]):
        last -= 1
    return rows[:first], rows[first:last], rows[last:]


def _filled(row: GridRow) -> list[Cell]:
    return [cell for cell in row.cells if cell.text and not cell.across]


def _is_line(row: GridRow) -> bool:
    """Say whether a row holds one text and nothing else."""
    filled = _filled(row)
    return len(filled) == 1 and not filled[0].down and any(char.isalpha() for char in filled[0].text)


def _is_letterhead(row: GridRow) -> bool:
    return headings.is_letterhead(" ".join(cell.text for cell in row.cells))


def _lines(rows: list[GridRow], level: int | None) -> Iterator[Text]:
    """Give rows of text: a line above a table is its title unless it names the unit, the basis or the issuer."""
    for row in rows:
        aside = _is_letterhead(row) or len(_filled(row)) > 1
        for cell in _filled(row):
            is_title = not (aside or _BESIDE_TITLE.match(cell.text) or len(cell.text) > headings.LONGEST)
            yield Text(cell.text, bold=bool(cell.bold), level=level if is_title else None)


def _grid(rows: list[GridRow]) -> Iterator[Grid]:
    """Give a table without the columns that are empty in all of its rows."""
    kept = [place for place in range(len(rows[0].cells)) if any(row.cells[place].text for row in rows)] if rows else []
    if kept:
        yield Grid(rows=tuple(GridRow(tuple(row.cells[place] for place in kept)) for row in rows))
