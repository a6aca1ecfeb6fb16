"""XLSX workbooks: the sheets in order, what of them is left out, and which fonts they are written in.

What a sheet shows is the business of `cells`, what of it are titles and tables of `tables`. A formula gives
the value that was stored with it.
"""

import re
import warnings
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

from sources.document import Document, Rejected
from sources.layout.continued import continued
from sources.layout.old_fonts import OldFonts
from sources.layout.outline import Item, Text, blocks
from sources.layout.raised import without_raised_marks
from sources.xlsx import tables
from sources.xlsx.cells import Sheet, pieces

_UNNAMED = re.compile(r"^(?:sheet|trang tính|trang_tính)\s*\d*(?: \(\d+\))?$", re.IGNORECASE)
_NOT_STORED = re.compile(rb"<c\b[^>]*>\s*<f\b[^>]*(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>")
"""A cell with a formula and without a value."""


def read(data: bytes, name: str) -> Document:
    """Give a workbook's bytes as a Document; Rejected if it is damaged or holds no text."""
    import openpyxl

    def opened() -> Any:
        with warnings.catch_warnings(action="ignore"):
            return openpyxl.load_workbook(BytesIO(data), data_only=True, keep_links=False, rich_text=True)

    document = _document(opened, name)
    if missing := _values_missing(data):
        said = f"{missing} formulas without a stored value: open and save the workbook in a spreadsheet program"
        return document.model_copy(update={"notes": (*document.notes, said)})
    return document


def read_xls(data: bytes, name: str) -> Document:
    """Give the bytes of a workbook of Excel 2003 or older as a Document; Rejected as in `read`."""
    from sources.xlsx import xls

    return _document(lambda: xls.workbook(data, name), name)


def _document(opened: Callable[[], Any], name: str) -> Document:
    try:
        book = opened()
        fonts = OldFonts.of(
            piece for sheet in book.worksheets for cell in sheet._cells.values() for piece in pieces(cell)
        )
        sheets = [Sheet(sheet, fonts) for sheet in book.worksheets]
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError, OSError, SyntaxError) as error:
        raise Rejected(
            name, f"a damaged XLSX ({type(error).__name__})", "a whole workbook", "fetch it again from its publisher"
        ) from error
    shown = [sheet for sheet in sheets if not sheet.hidden and sheet.cells]
    items = (item for sheet in shown for item in _items(sheet, named=len(shown) > 1))
    found = blocks(continued(without_raised_marks(items)))
    if not found:
        raise Rejected(name, "a workbook without text", "tables", "take the workbook that holds the report itself")
    notes = (*fonts.notes(), *(note for sheet in sheets for note in sheet.notes()))
    return Document(file=name, format="xlsx", pages=None, blocks=found, notes=notes)


def _items(sheet: Sheet, *, named: bool) -> Iterator[Item]:
    """Give the texts and tables of a sheet, under its name if it has one of its own and is not the only one."""
    named = named and not _UNNAMED.match(sheet.name)
    if named:
        yield Text(sheet.name, level=1)
    yield from tables.items(sheet, level=2 if named else 1)


def _values_missing(data: bytes) -> int:
    with zipfile.ZipFile(BytesIO(data)) as package:
        sheets = [part for part in package.namelist() if part.startswith("xl/worksheets/") and part.endswith(".xml")]
        return sum(len(_NOT_STORED.findall(package.read(part))) for part in sheets)
