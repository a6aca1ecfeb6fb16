"""XLS workbooks (Excel 97 to 2003, and 5 to 95) as workbooks of today, to be read by `reader`.

What of a workbook is text, title or table does not belong here.
"""

from io import StringIO
from typing import Any

from sources import limits
from sources.document import Rejected

_FIRST_IN_UNICODE = 80
"""Version of the format; older files hold bytes, the Vietnamese among them the signs of their fonts."""
_WRITTEN_IN_BYTES = "cp1252"
_ALIGNED = {2: "center", 3: "right", 6: "centerContinuous"}
_ERROR = "#N/A"


def workbook(data: bytes, name: str) -> Any:
    """Give the bytes of an XLS file as an openpyxl workbook; Rejected if it is damaged or locked.

    The cells have their values, number formats and fonts; the sheets what is merged and hidden.
    """
    import openpyxl
    import xlrd

    try:
        old = _opened(data)
    except (xlrd.XLRDError, xlrd.compdoc.CompDocError) as error:
        locked = "encrypted" in str(error)
        raise Rejected(
            name,
            "a locked XLS workbook" if locked else f"a damaged XLS workbook ({error})",
            "a workbook that opens without a password",
            "save it as XLSX in a spreadsheet program",
        ) from error
    new = openpyxl.Workbook()
    new.remove(new.active)
    for sheet in old.sheets():
        _copy(old, sheet, new.create_sheet(sheet.name))
    return new


def _opened(data: bytes) -> Any:
    import xlrd

    # What it finds odd is written to a stream, which nobody reads.
    said = StringIO()
    book = xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=said)
    if book.biff_version >= _FIRST_IN_UNICODE:
        return book
    return xlrd.open_workbook(
        file_contents=data, formatting_info=True, encoding_override=_WRITTEN_IN_BYTES, logfile=said
    )


def _copy(book: Any, sheet: Any, new: Any) -> None:
    from openpyxl.styles import Alignment
    from openpyxl.utils import get_column_letter

    limits.check(sum(map(sheet.row_len, range(sheet.nrows))), limits.CELLS, "cells of a sheet")
    new.sheet_state = "hidden" if sheet.visibility else "visible"
    fonts: dict[int, Any] = {}
    for row in range(sheet.nrows):
        for column in range(sheet.row_len(row)):
            old = sheet.cell(row, column)
            value = _value(book, sheet, old, (row, column))
            if value is None:
                continue
            cell = new.cell(row + 1, column + 1)
            style = book.xf_list[old.xf_index]
            cell.value = value
            cell.number_format = book.format_map[style.format_key].format_str or "General"
            if style.font_index not in fonts:
                fonts[style.font_index] = _font(book.font_list[style.font_index])
            cell.font = fonts[style.font_index]
            cell.alignment = Alignment(horizontal=_ALIGNED.get(style.alignment.hor_align))
    for top, bottom, left, right in sheet.merged_cells:
        new.merge_cells(start_row=top + 1, end_row=bottom, start_column=left + 1, end_column=right)
    for row, info in sheet.rowinfo_map.items():
        new.row_dimensions[row + 1].hidden = bool(info.hidden)
    for column, info in sheet.colinfo_map.items():
        if info.hidden:
            dimension = new.column_dimensions[get_column_letter(column + 1)]
            dimension.hidden, dimension.min, dimension.max = True, column + 1, column + 1


def _value(book: Any, sheet: Any, cell: Any, place: tuple[int, int]) -> Any:
    import xlrd
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    if cell.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
        return None
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return xlrd.error_text_from_code.get(cell.value, _ERROR)
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(cell.value)
    if cell.ctype == xlrd.XL_CELL_DATE:
        return _date(cell.value, book.datemode)
    if cell.ctype == xlrd.XL_CELL_TEXT:
        return _rich(book, ILLEGAL_CHARACTERS_RE.sub(" ", cell.value), sheet.rich_text_runlist_map.get(place))
    return int(cell.value) if float(cell.value).is_integer() else cell.value


def _date(value: float, mode: int) -> Any:
    import xlrd

    try:
        return xlrd.xldate_as_datetime(value, mode)
    except (xlrd.XLDateError, OverflowError, ValueError):
        return value


def _rich(book: Any, text: str, runs: Any) -> Any:
    """Give a text, in pieces where its letters are set in several fonts."""
    from openpyxl.cell.rich_text import CellRichText, TextBlock
    from openpyxl.cell.text import InlineFont

    if not runs:
        return text
    starts = [0, *(start for start, _ in runs)]
    ends = [*starts[1:], len(text)]
    fonts = [None, *(book.font_list[font] for _, font in runs)]
    pieces: list[Any] = []
    for start, end, font in zip(starts, ends, fonts, strict=True):
        if start < end and font is None:
            pieces.append(text[start:end])
        elif start < end:
            up = "superscript" if font.escapement == 1 else None
            pieces.append(TextBlock(InlineFont(rFont=font.name, vertAlign=up), text[start:end]))
    return CellRichText(*pieces)


def _font(font: Any) -> Any:
    from openpyxl.styles import Font

    return Font(name=font.name, b=bool(font.bold or font.weight >= 700), i=bool(font.italic))
