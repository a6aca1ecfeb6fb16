"""Files of Word and Excel from before 2007: read like those of today, or refused with the remedy."""

from io import BytesIO
from typing import Any

import openpyxl
import pytest
import xlwt

from sources import reader
from sources.document import Document, Heading, Rejected, Table
from sources.docx import old_word
from tests.sources.test_old_fonts import in_tcvn3


def saved(book: Any) -> bytes:
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def workbook(fill: Any) -> Document:
    book = xlwt.Workbook(encoding="utf-8")
    fill(book)
    return reader.read(saved(book), "old.xls")


def test_a_workbook_with_formats_fonts_and_merged_cells() -> None:
    def fill(book: Any) -> None:
        sheet = book.add_sheet("Bieu 1")
        old = xlwt.easyxf("font: name .VnTime, bold on")
        share = xlwt.easyxf(num_format_str='0.00"%"')
        sheet.write_merge(0, 0, 0, 2, in_tcvn3("Tỷ lệ hộ nghèo theo vùng"), old)
        for column, text in enumerate(("Vùng", "Năm 2001", "Năm 2002")):
            sheet.write(1, column, in_tcvn3(text), old)
        for row, (name, *values) in enumerate((("Tây Bắc", 33.9, 28.7), ("Đông Nam Bộ", 8.9, 8.0)), start=2):
            sheet.write(row, 0, in_tcvn3(name), xlwt.easyxf("font: name .VnTime"))
            for column, value in enumerate(values, start=1):
                sheet.write(row, column, value, share)

    document = workbook(fill)
    assert isinstance(document.blocks[0], Heading)
    (table,) = document.tables
    assert table.title == "Tỷ lệ hộ nghèo theo vùng"
    assert table.columns == ("Vùng", "Năm 2001", "Năm 2002")
    assert [row.cells for row in table.rows] == [
        ("Tây Bắc", "33,90%", "28,70%"),
        ("Đông Nam Bộ", "8,90%", "8,00%"),
    ]


def test_what_is_hidden_is_left_out_and_marks_are_no_digits() -> None:
    def fill(book: Any) -> None:
        sheet = book.add_sheet("Y te")
        for row, values in enumerate((("Tỉnh", "Nháp", "Số bác sĩ"), ("Huế", 1, 2100), ("Ẩn", 1, 5), ("Vinh", 1, 900))):
            for column, value in enumerate(values):
                sheet.write(row, column, value)
        raised = xlwt.easyfont("escapement superscript")
        sheet.write_rich_text(4, 0, ("Đà Nẵng", ("1", raised)))
        sheet.write(4, 2, 3000)
        sheet.row(2).hidden = True
        sheet.col(1).hidden = True
        book.add_sheet("An").write(0, 0, "Nháp")
        book.get_sheet(1).visibility = 1

    document = workbook(fill)
    assert [row.cells for row in document.tables[0].rows] == [("Huế", "2100"), ("Vinh", "900"), ("Đà Nẵng", "3000")]
    assert "sheet “An” is hidden and left out" in document.notes


def test_what_sites_write_under_the_ending_is_read_all_the_same() -> None:
    page = "<html><table border=1><tr><th>Tỉnh</th><th>Số xã</th></tr><tr><td>Huế</td><td>40</td></tr></table></html>"
    assert isinstance(reader.read(page.encode(), "export.xls").blocks[0], Table)
    book = openpyxl.Workbook()
    book.active["A1"] = "Tỷ lệ đạt 50%"
    assert reader.read(saved(book), "renamed.xls").format == "xlsx"


def test_a_damaged_workbook_is_rejected() -> None:
    book = xlwt.Workbook()
    book.add_sheet("A").write(0, 0, "Tỷ lệ")
    with pytest.raises(Rejected, match=r"an old office file, or one that is locked .* save it without a password"):
        reader.read(saved(book)[:2000], "cut.xls")


OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument".encode("utf-16-le") + bytes(2000)


def test_a_word_file_without_libreoffice_is_refused_with_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(old_word, "office", lambda: None)
    with pytest.raises(Rejected, match=r"a Word file from before 2007.*save it as DOCX, or install LibreOffice"):
        old_word.as_docx(OLD_WORD, "old.doc", reader.Watch())


def test_an_old_office_file_under_a_new_ending_is_said() -> None:
    with pytest.raises(Rejected, match="found a Word file from before 2007, expected a DOCX file"):
        reader.read(OLD_WORD, "renamed.docx")


@pytest.mark.skipif(old_word.office() is None, reason="LibreOffice is not installed")
def test_a_rich_text_file_named_doc_is_read_by_libreoffice() -> None:
    rtf = (
        r"{\rtf1\ansi Thu ng\u226\'e2n s\u225\'e1ch \u273\'64\u7841\'61t 95{\super 1} t\u7927\'79 "
        r"\u273\'64\u7891\'6fng.\par\trowd\cellx3000\cellx6000 T\u7881\'69nh\cell S\u7889\'6f x\u227\'e3\cell\row"
        r"\trowd\cellx3000\cellx6000 Hu\u7871\'65\cell 40\cell\row}"
    )
    document = reader.read(rtf.encode("ascii"), "old.doc")
    assert document.blocks[0].type == "paragraph"
    assert getattr(document.blocks[0], "text", None) == "Thu ngân sách đạt 95 tỷ đồng."
    assert document.tables[0].columns == ("Tỉnh", "Số xã")
