"""What a sheet of a workbook shows: the texts of its cells as they are printed, merged areas, and what is hidden.

How a number format prints a value is the business of `number_format`, what the cells mean of `tables`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sources import limits
from sources.layout import wrapping
from sources.layout.cut_figures import joined
from sources.layout.grid import Cell
from sources.layout.old_fonts import OldFonts
from sources.layout.raised import raised
from sources.xlsx import number_format

Place = tuple[int, int]
"""Row and column, from 1."""
_ACROSS = "centerContinuous"
"""The alignment by which a text is centred over the empty cells that follow it, as if they were merged."""


@dataclass(frozen=True)
class SheetCell(Cell):
    """A cell as it is set."""

    aside: bool = False
    """Italic or to the right, as units above a table are."""


@dataclass(frozen=True)
class _Area:
    """Merged cells: rows and columns that are shown, the first of which holds the text."""

    rows: tuple[int, ...]
    columns: tuple[int, ...]


class Sheet:
    """The cells of one sheet that are shown and hold text, and those of merged areas, by row and column."""

    def __init__(self, sheet: Any, fonts: OldFonts) -> None:
        self.name: str = sheet.title
        self.hidden: bool = sheet.sheet_state != "visible"
        self._fonts = fonts
        self.hidden_rows = {row for row, one in sheet.row_dimensions.items() if one.hidden}
        self.hidden_columns = {
            column
            for one in sheet.column_dimensions.values()
            if one.hidden and one.min
            for column in range(one.min, one.max + 1)
        }
        self._errors = 0
        self._left_out: set[tuple[str, int]] = set()
        self.cells: dict[Place, SheetCell] = {}
        """Only of those in `texts` the text begins there."""
        self.texts: set[Place] = set()
        if not self.hidden:
            self._gather(sheet)

    def notes(self) -> Iterator[str]:
        """Say what of the sheet is left out."""
        if self.hidden:
            yield f"sheet “{self.name}” is hidden and left out"
        for kind in ("rows", "columns"):
            if count := sum(one == kind for one, _ in self._left_out):
                yield f"sheet “{self.name}”: {count} hidden {kind} left out"
        if self._errors:
            yield f"sheet “{self.name}”: {self._errors} cells hold an error instead of a value"

    def _gather(self, sheet: Any) -> None:
        merged = {(one.min_row, one.min_col): one for one in sheet.merged_cells.ranges}
        areas: list[_Area] = []
        # Asking for rows would make a cell in each place of the sheet, up to seventeen billion.
        for place, cell in sheet._cells.items():
            if not (text := self._text(cell)):
                continue
            alignment = cell.alignment.horizontal
            lines = tuple(map(wrapping.clean, cell.value.splitlines())) if isinstance(cell.value, str) else (text,)
            aside = bool(cell.font.i) or alignment == "right"
            found = SheetCell(text, bold=bool(cell.font.b), lines=tuple(filter(None, lines)), aside=aside)
            area = self._area(place, merged.get(place))
            if place not in merged and alignment == _ACROSS:
                area = replace(area, columns=tuple(self._shown(_continued(sheet, place), self.hidden_columns, "")))
            if area.rows and area.columns:
                first = area.rows[0], area.columns[0]
                self.cells[first] = found
                self.texts.add(first)
                areas.append(area)
        limits.check(sum(len(one.rows) * len(one.columns) for one in areas), limits.CELLS, "cells of a sheet")
        for area in areas:
            cell = self.cells[area.rows[0], area.columns[0]]
            for row in area.rows:
                for column in area.columns:
                    down, across = row > area.rows[0], column > area.columns[0]
                    if down or across:
                        self.cells[row, column] = replace(
                            cell, text="" if across else cell.text, down=down, across=across
                        )

    def _area(self, place: Place, merged: Any) -> _Area:
        rows = [place[0]] if merged is None else range(merged.min_row, merged.max_row + 1)
        columns = [place[1]] if merged is None else range(merged.min_col, merged.max_col + 1)
        return _Area(
            tuple(self._shown(rows, self.hidden_rows, "rows")),
            tuple(self._shown(columns, self.hidden_columns, "columns")),
        )

    def _shown(self, numbers: Sequence[int], hidden: set[int], kind: str) -> Iterator[int]:
        for number in numbers:
            if number not in hidden:
                yield number
            elif kind:
                self._left_out.add((kind, number))

    def _text(self, cell: Any) -> str:
        if cell.data_type == "e":
            self._errors += 1
            return ""
        if isinstance(cell.value, str | list):
            text = "".join(self._fonts.read(text, font) for text, font in pieces(cell))
            return wrapping.unwrap(joined(number_format.printed(text, cell.number_format).splitlines()))
        return wrapping.clean(number_format.printed(cell.value, cell.number_format))


def pieces(cell: Any) -> Iterator[tuple[str, str | None]]:
    """Give the text of a cell piece by piece, raised text marked as such, with the font of each."""
    if isinstance(cell.value, str):
        yield cell.value, cell.font.name
    elif isinstance(cell.value, list):
        for piece in cell.value:
            font = None if isinstance(piece, str) else piece.font
            text = str(piece)
            up = font is not None and font.vertAlign == "superscript"
            yield raised(text) if up else text, (font.rFont if font is not None else None) or cell.font.name


def _continued(sheet: Any, place: Place) -> list[int]:
    """Give the columns over which a text is centred: its own and the empty ones behind it that are set likewise."""
    row, column = place
    columns = [column]
    while (cell := sheet._cells.get((row, columns[-1] + 1))) is not None:
        if cell.value is not None or cell.alignment.horizontal != _ACROSS:
            break
        columns.append(columns[-1] + 1)
    return columns
