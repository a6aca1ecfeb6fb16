"""One workbook for people: a sheet a view, each an Excel table under one row of names; no cell is a formula.

The first sheet lists the views, the second tells what each column is. A spreadsheet holds 15 digits of a number; the
columns `…_exact` have them all, as text.
"""

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from warehouse.exports.csv_file import guarded
from warehouse.exports.rows import Row
from warehouse.schema.dictionary import Field, view_about, view_title
from warehouse.whole_file import whole

MOST_ROWS = 1_048_576
"""Rows of a sheet; a longer view goes on in a second sheet."""
MOST_CHARACTERS = 32_767
"""Characters of a cell; a longer text, of which no report has any yet, is cut there and ends in …"""
HEAD = 1
STYLE = "TableStyleLight1"
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f]")
_NOT_TEXT = ("=", "#")
"""What openpyxl takes for the beginning of a formula or of an error."""
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_WIDTHS = {
    "string": 28,
    "number": 18,
    "date": 12,
    "datetime": 20,
    "integer": 10,
    "boolean": 10,
    "array": 16,
    "object": 16,
}
_WIDE = {"sentence": 60, "indicator_name": 50, "indicator": 50, "reason_vi": 50, "reason_en": 50, "report_title": 40}


class Workbook:
    """All views in one workbook, with a sheet of contents and one of columns in front."""

    def __init__(self, path: Path) -> None:
        from openpyxl import Workbook as OpenpyxlWorkbook

        self.path = path
        self._book = OpenpyxlWorkbook(write_only=True)
        self._contents = self._book.create_sheet("Mục lục")
        for column, width in zip("ABCD", (24, 32, 90, 12), strict=True):
            self._contents.column_dimensions[column].width = width
        self._contents.append([self._bold(text) for text in ("Bảng tính", "Tên", "Nội dung", "Số dòng")])
        self._columns = self._book.create_sheet("Cột")
        for column, width in zip("ABCDE", (24, 28, 32, 12, 90), strict=True):
            self._columns.column_dimensions[column].width = width
        self._columns.append([self._bold(text) for text in ("Bảng tính", "Cột", "Tên", "Kiểu", "Nội dung", "Meaning")])

    def sheet(self, view: str, fields: Sequence[Field]) -> "Sheet":
        """Begin the sheet of a view; the one before must be closed."""
        return Sheet(self, view, fields)

    def __enter__(self) -> "Workbook":
        """Use it."""
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """After a fault, end the sheets that are open: left to themselves they print their own faults."""
        for sheet in self._book.worksheets if kind else ():
            with suppress(OSError):
                if not sheet.closed:
                    sheet.close()

    def close(self) -> None:
        """Put the file in place."""
        with whole(self.path) as part:
            self._book.save(part)

    def _bold(self, text: str) -> Any:
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import Font

        cell = WriteOnlyCell(self._contents, text)
        cell.font = Font(bold=True)
        return cell


class Sheet:
    """The rows of one view."""

    def __init__(self, workbook: Workbook, view: str, fields: Sequence[Field]) -> None:
        self._workbook, self._view, self._fields = workbook, view, fields
        self._sheets, self._rows, self._room = 0, 0, 0

    def add(self, rows: Iterable[Row]) -> None:
        """Write rows, in a further sheet where one is full."""
        for row in rows:
            if not self._room:
                self._end()
                self._begin()
            self._sheet.append([self._cell(value) for value in row])
            self._rows, self._room = self._rows + 1, self._room - 1

    def close(self) -> None:
        """Enter the sheet in the contents; a view without rows has a sheet too."""
        if not self._sheets:
            self._begin()
        self._end()
        self._workbook._contents.append([self._view, view_title(self._view), view_about(self._view), self._rows])
        for field in self._fields:
            said = [field.name, field.title, field.type, field.meaning_vi, field.meaning]
            self._workbook._columns.append([self._view, *said])

    def _begin(self) -> None:
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import Font
        from openpyxl.utils import get_column_letter

        self._sheets, self._room = self._sheets + 1, MOST_ROWS - HEAD
        name = self._view if self._sheets == 1 else f"{self._view} ({self._sheets})"
        self._sheet = self._workbook._book.create_sheet(name)
        self._sheet.freeze_panes = f"A{HEAD + 1}"
        names = []
        for place, field in enumerate(self._fields, 1):
            width = _WIDE.get(field.name, _WIDTHS[field.type])
            self._sheet.column_dimensions[get_column_letter(place)].width = width
            cell = WriteOnlyCell(self._sheet, field.name)
            cell.font = Font(bold=True)
            names.append(cell)
        self._sheet.append(names)

    def _end(self) -> None:
        """Make the rows of a sheet a table; one without rows cannot be one."""
        from openpyxl.utils import get_column_letter
        from openpyxl.worksheet.table import Table, TableStyleInfo

        written = MOST_ROWS - HEAD - self._room
        if not self._sheets or not written:
            return
        name = self._view if self._sheets == 1 else f"{self._view}_{self._sheets}"
        table = Table(displayName=name, ref=f"A1:{get_column_letter(len(self._fields))}{HEAD + written}")
        table.tableStyleInfo = TableStyleInfo(name=STYLE, showRowStripes=True)
        table._initialise_columns()
        for column, field in zip(table.tableColumns, self._fields, strict=True):
            column.name = field.name  # what is written row by row has no cells to take them from
        self._sheet.add_table(table)

    def _cell(self, value: Any) -> Any:
        """Make a cell of a value that needs one of its own; others are written as they are, and nothing for a null.

        Text stays text whatever it begins with, also after it was edited.
        """
        from openpyxl.cell import WriteOnlyCell

        if isinstance(value, str):
            text, prefixed = kept(value), guarded(value) != value
            if not prefixed and not text.startswith(_NOT_TEXT):
                return text
            cell = WriteOnlyCell(self._sheet, text)
            cell.data_type = "s"
            cell.quotePrefix = prefixed
            return cell
        if isinstance(value, datetime):
            return value.replace(tzinfo=None)  # UTC; a spreadsheet knows no time zones
        if isinstance(value, Decimal):
            cell = WriteOnlyCell(self._sheet, value)
            cell.number_format = number_format(value)
            return cell
        return value


def kept(text: str) -> str:
    """Write control characters as Office does (`_x0007_`), and a text that looks so already so that it comes back."""
    escaped = _UNPRINTABLE.sub(lambda found: f"_x{ord(found[0]):04X}_", _LOOKS_ESCAPED.sub("_x005F_", text))
    return escaped if len(escaped) <= MOST_CHARACTERS else f"{escaped[: MOST_CHARACTERS - 1]}…"


def number_format(value: Decimal) -> str:
    """Show a number with thousands apart and all its decimals.

    >>> number_format(Decimal("54.34"))
    '#,##0.00'
    """
    decimals = max(0, -int(value.as_tuple().exponent))
    return f"#,##0.{'0' * decimals}" if decimals else "#,##0"
