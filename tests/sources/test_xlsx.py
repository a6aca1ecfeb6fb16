"""Workbooks: titles, headers over two rows, merged cells, printed numbers, and what is hidden."""

from collections.abc import Callable
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import Font

from sources import reader
from sources.document import Document, Rejected, Table
from sources.xlsx import header
from sources.xlsx import reader as xlsx
from sources.xlsx.number_format import printed


def read(fill: Callable[[Any], None], **more_sheets: Callable[[Any], None]) -> Document:
    book = openpyxl.Workbook()
    fill(book.active)
    for name, fill_more in more_sheets.items():
        fill_more(book.create_sheet(name))
    made = BytesIO()
    book.save(made)
    return xlsx.read(made.getvalue(), "made.xlsx")


def rows(*values: tuple[object, ...]) -> Callable[[Any], None]:
    def fill(sheet: Any) -> None:
        for row in values:
            sheet.append(row)

    return fill


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if not isinstance(block, Table)]


HEADER = ("STT", "Chỉ tiêu", "Kết quả 2022")


def test_lines_above_a_table_are_its_title_and_lines_below_are_text() -> None:
    document = read(
        rows(
            ("PHỤ LỤC SỐ LIỆU CHUYỂN ĐỔI SỐ",),
            ("Đơn vị tính: %",),
            HEADER,
            (1, "Hạ tầng số", 50),
            (2, "Dữ liệu số", 60),
            ("Nguồn: báo cáo của các bộ, ngành",),
        )
    )
    (table,) = document.tables
    assert table.title == "PHỤ LỤC SỐ LIỆU CHUYỂN ĐỔI SỐ"
    assert table.columns == HEADER
    assert [row.cells for row in table.rows] == [("1", "Hạ tầng số", "50"), ("2", "Dữ liệu số", "60")]
    assert texts(document)[-1] == "Nguồn: báo cáo của các bộ, ngành"


def test_a_header_over_two_rows_and_cells_merged_both_ways() -> None:
    def fill(sheet: Any) -> None:
        rows(
            ("STT", "Bộ", "Kết quả", None),
            (None, None, 2021, 2022),
            ("I. Chính phủ số",),
            (1, "Bộ Y tế", 40, 50),
            (2, None, 60, 70),
        )(sheet)
        for merged in ("A1:A2", "B1:B2", "C1:D1", "A3:D3", "B4:B5"):
            sheet.merge_cells(merged)

    (table,) = read(fill).tables
    assert table.columns == ("STT", "Bộ", "Kết quả 2021", "Kết quả 2022")
    assert [(row.cells, row.group) for row in table.rows] == [
        (("I. Chính phủ số", "", "", ""), True),
        (("1", "Bộ Y tế", "40", "50"), False),
        (("2", "Bộ Y tế", "60", "70"), False),
    ]


def test_empty_rows_part_tables() -> None:
    document = read(
        rows(HEADER, (1, "Hạ tầng số", 50), (), ("Bảng 2. Kinh tế số",), HEADER, (1, "Thương mại điện tử", 7))
    )
    assert [table.title for table in document.tables] == [None, "Bảng 2. Kinh tế số"]


def test_an_empty_row_inside_a_table_does_not_part_it() -> None:
    (table,) = read(rows(HEADER, (1, "Hạ tầng số", 50), (), ("II. Xã hội số",), (2, "Kỹ năng số", 60))).tables
    assert [row.cells[0] for row in table.rows] == ["1", "II. Xã hội số", "2"]


def test_what_is_hidden_is_left_out_with_a_note() -> None:
    def fill(sheet: Any) -> None:
        rows((*HEADER[:2], "Nháp", HEADER[2]), (1, "Hạ tầng số", 1, 50), (2, "Ẩn", 1, 1), (3, "Dữ liệu số", 1, 60))(
            sheet
        )
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["C"].hidden = True

    def hide(sheet: Any) -> None:
        sheet["A1"] = "Nháp 99"
        sheet.sheet_state = "hidden"

    document = read(fill, Tính=hide)
    assert [row.cells for row in document.tables[0].rows] == [("1", "Hạ tầng số", "50"), ("3", "Dữ liệu số", "60")]
    assert document.notes == (
        "sheet “Sheet”: 1 hidden rows left out",
        "sheet “Sheet”: 1 hidden columns left out",
        "sheet “Tính” is hidden and left out",
    )


def test_a_merged_title_whose_first_column_is_hidden_stays() -> None:
    def fill(sheet: Any) -> None:
        rows(("Bảng 1. Kết quả", None), ("Mã", "Tỉnh", "Tỷ lệ"), ("x", "Huế", 50))(sheet)
        sheet.merge_cells("A1:C1")
        sheet.column_dimensions["A"].hidden = True

    document = read(fill)
    assert document.tables[0].title == "Bảng 1. Kết quả"
    assert document.tables[0].columns == ("Tỉnh", "Tỷ lệ")


def test_sheets_are_headings_if_they_have_names_of_their_own() -> None:
    fill = rows(HEADER, (1, "Hạ tầng số", 50))
    document = read(fill, **{"Biểu 2 Kinh tế số": fill})
    assert texts(document) == ["Biểu 2 Kinh tế số"]
    assert len(document.tables) == 2


def test_formulas_without_a_stored_value_are_said() -> None:
    document = read(rows(HEADER, (1, "Hạ tầng số", "=25*2"), (2, "Dữ liệu số", 60)))
    assert document.tables[0].rows[0].cells == ("1", "Hạ tầng số", "")
    assert document.notes[0].startswith("1 formulas without a stored value")


def test_errors_are_no_values() -> None:
    document = read(rows(HEADER, (1, "Hạ tầng số", "#DIV/0!"), (2, "Dữ liệu số", 60)))
    assert document.tables[0].rows[0].cells == ("1", "Hạ tầng số", "")
    assert "1 cells hold an error" in document.notes[0]


def test_a_letterhead_is_text() -> None:
    document = read(
        rows(("BỘ Y TẾ", None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), ("BIỂU KẾT QUẢ",), HEADER, (1, "Hạ tầng", 5))
    )
    assert texts(document) == ["BỘ Y TẾ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "BIỂU KẾT QUẢ"]
    assert document.tables[0].title == "BIỂU KẾT QUẢ"


def test_bold_rows_head_groups() -> None:
    def fill(sheet: Any) -> None:
        rows(HEADER, (1, "Chính phủ số", None), ("1.1", "Hồ sơ trực tuyến", 50))(sheet)
        sheet["B2"].font = Font(bold=True)

    assert [row.group for row in read(fill).tables[0].rows] == [True, False]


def test_lines_in_a_cell_are_unwrapped() -> None:
    (table,) = read(rows(HEADER, (1, "Quyết định 172/QĐ-\nBTTTT", 50))).tables
    assert table.rows[0].cells[1] == "Quyết định 172/QĐ-BTTTT"


def test_cells_far_apart_do_not_make_all_between_them() -> None:
    def fill(sheet: Any) -> None:
        rows(HEADER, (1, "Hạ tầng số", 50))(sheet)
        sheet["XFD1048576"] = "cuối"

    document = read(fill)
    assert document.tables[0].columns == HEADER


@pytest.mark.parametrize("data", [b"PK\x03\x04xl/ damaged", b"PK\x03\x04"])
def test_a_damaged_workbook_is_rejected(data: bytes) -> None:
    with pytest.raises(Rejected, match="a damaged XLSX"):
        xlsx.read(data, "damaged.xlsx")


def test_a_workbook_is_told_from_a_word_document() -> None:
    book, made = openpyxl.Workbook(), BytesIO()
    book.active["A1"] = "Tỷ lệ đạt 50%"
    book.save(made)
    assert reader.read(made.getvalue(), "report.xlsx").format == "xlsx"
    with pytest.raises(Rejected, match="found an XLSX workbook, expected a DOCX file"):
        reader.read(made.getvalue(), "report.docx")


DAY = datetime(2022, 3, 5, 14, 7)


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (0.5434, "0.00%", "54,34%"),  # a share is stored as a fraction
        (1234567.8, "#,##0.0", "1.234.567,8"),
        (54.34, "General", "54,34"),
        (0.1 + 0.2, "General", "0,3"),  # what the computer adds to a fraction is not printed
        (1e12, "General", "1000000000000"),
        (129690000, "0.00,,", "129,69"),  # each comma at the end leaves out three digits
        (2.5, "0", "3"),  # half is rounded up, not to the even
        (1234.5, "#,##0.##", "1.234,5"),
        (5, "000", "005"),
        (12, '0" hồ sơ"', "12 hồ sơ"),
        (1500, '#,##0 "đồng"', "1.500 đồng"),
        (-5.5, "#,##0.0;(#,##0.0)", "(5,5)"),
        (-5.5, "0.0", "-5,5"),
        (0, '0;-0;"-"', "-"),
        (12, '[>=10]"trên "0;"dưới "0', "trên 12"),
        (12.5, "[$₫-42A] #,##0.00", "₫ 12,50"),
        (7, "[Red]0.0_)", "7,0"),  # colours and room for a bracket print nothing
        ("≥ 80%", "General", "≥ 80%"),
        (True, "General", "TRUE"),
        (DAY, "dd/mm/yyyy", "05/03/2022"),
        (DAY, "mm-dd-yy", "05/03/2022"),  # format 14: the short date of the reader's system
        (DAY, "dd/mm/yyyy hh:mm", "05/03/2022 14:07"),  # mm beside hh are minutes
        (DAY, '"ngày" d "tháng" m "năm" yyyy', "ngày 5 tháng 3 năm 2022"),
        (DAY, "[$-42A]mmmm yyyy;@", "Tháng 3 2022"),
        (date(2022, 3, 5), "yyyy", "2022"),
        (time(8, 5), "h:mm", "8:05"),
    ],
)
def test_what_a_number_format_prints(value: object, form: str, text: str) -> None:
    assert printed(value, form) == text


@pytest.mark.parametrize("cells", [("Xã", 1250, 3.9), ("Xã", "chưa có", None)], ids=["figures", "words"])
def test_a_sheet_is_looked_over_once_however_many_rows_it_has(monkeypatch, cells: tuple[object, ...]) -> None:
    looks: list[int] = []
    is_figure = header.is_figure

    def counted(cell: Any) -> bool:
        looks[-1] += 1
        return is_figure(cell)

    monkeypatch.setattr(header, "is_figure", counted)
    for count in (100, 400):
        looks.append(0)
        first = ("Xã", 1000, 4.5)
        read(rows(("Tên xã", "Số hộ nghèo", "Tỷ lệ hộ nghèo (%)"), first, *[cells] * count))
    assert looks[0] < looks[1] < 5 * looks[0]
