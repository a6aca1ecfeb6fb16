"""Sheets as statistics offices and ministries set them: stacked headers, units aside, several tables, nothing lost."""

from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import Alignment, Font

from sources import reader
from sources.document import Document, Heading, Paragraph, Table
from sources.layout import wrapping
from sources.xlsx import number_format

Rows = Sequence[Sequence[object]]


def read(*sheets: Rows, also: Callable[[Any], None] = lambda sheet: None) -> Document:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for at, rows in enumerate(sheets, start=1):
        sheet = book.create_sheet(f"Dân cư {at}")
        for row in rows:
            sheet.append(list(row))
        also(sheet)
    made = BytesIO()
    book.save(made)
    return reader.read(made.getvalue(), "made.xlsx")


def cells(table: Table) -> list[tuple[str, ...]]:
    return [row.cells for row in table.rows]


def test_a_header_stacked_over_unmerged_cells() -> None:
    """Electricity: the unit column too is written over two rows, and the years are numbers."""
    (table,) = read(
        [
            ["5. Sản lượng điện"],
            [None, "Đơn vị", "Thực hiện", "Ước tính", "Tháng 6/2023"],
            [None, "tính", "tháng 5", "tháng 6", "so với cùng kỳ"],
            [None, None, "năm", "năm", "năm trước (%)"],
            [None, None, 2023, 2023],
            [],
            ["Điện sản xuất", "Triệu kWh", 24100, 25300.5, 103.4],
            ["Điện thương phẩm", '"', 21900, 22800, 102.1],
        ]
    ).tables
    assert table.title == "5. Sản lượng điện"
    assert table.columns == (
        "",
        "Đơn vị tính",
        "Thực hiện tháng 5 năm 2023",
        "Ước tính tháng 6 năm 2023",
        "Tháng 6/2023 so với cùng kỳ năm trước (%)",
    )
    assert cells(table)[0] == ("Điện sản xuất", "Triệu kWh", "24100", "25300,5", "103,4")


def test_names_over_several_columns_that_are_not_merged() -> None:
    """Foreign trade: "Lượng" and "Trị giá" repeat below each month."""
    (table,) = read(
        [
            ["Hàng hóa xuất khẩu"],
            [None, "Tháng 5", None, "Tháng 6", None],
            [None, "năm 2023", None, "năm 2023", None],
            [None, "Lượng", "Trị giá", "Lượng", "Trị giá"],
            ["Cà phê", 149, 396, 140, 382],
            ["Gạo", 729, 389, 618, 340],
        ]
    ).tables
    assert table.columns == (
        "",
        "Tháng 5 năm 2023 Lượng",
        "Tháng 5 năm 2023 Trị giá",
        "Tháng 6 năm 2023 Lượng",
        "Tháng 6 năm 2023 Trị giá",
    )


def test_names_that_begin_lower_than_others_stay_their_own() -> None:
    """Labour: the names of some columns take fewer rows than those beside them."""
    (table,) = read(
        [
            [None, "Tổng số", None, "Trong đó: nữ"],
            [None, "lao động", "Tỷ lệ", "làm việc"],
            [None, "(người)", "(%)", "(người)"],
            ["Nông nghiệp", 1000, 33.1, 480],
            ["Công nghiệp", 900, 30.0, 500],
        ]
    ).tables
    assert table.columns == ("", "Tổng số lao động (người)", "Tỷ lệ (%)", "Trong đó: nữ làm việc (người)")


def test_a_name_centred_over_the_cells_behind_it() -> None:
    def centre(sheet: Any) -> None:
        for place in ("B2", "C2", "D2"):
            sheet[place].alignment = Alignment(horizontal="centerContinuous")

    (table,) = read(
        [
            ["Giáo dục phổ thông"],
            ["Cấp học", "Năm học 2022-2023", None, None],
            [None, "Trường", "Lớp", "Học sinh"],
            ["Tiểu học", 12300, 281000, 9200000],
            ["Trung học cơ sở", 10500, 155000, 5900000],
        ],
        also=centre,
    ).tables
    assert table.columns == (
        "Cấp học",
        "Năm học 2022-2023 Trường",
        "Năm học 2022-2023 Lớp",
        "Năm học 2022-2023 Học sinh",
    )


@pytest.mark.parametrize("unit", ["Tỷ đồng", "Nghìn lượt người", "%", "Nghìn tấn; Triệu USD"])
def test_a_unit_set_aside_is_no_title(unit: str) -> None:
    def aside(sheet: Any) -> None:
        sheet["A1"].font = Font(bold=True)
        sheet["C2"].font = Font(bold=True, italic=True)
        sheet["C2"].alignment = Alignment(horizontal="right")

    document = read(
        [
            ["Vốn đầu tư công"],
            [None, None, unit],
            ["Bộ, ngành", "Kế hoạch", "Giải ngân"],
            ["Bộ Giao thông vận tải", 94161, 56000],
            ["Bộ Y tế", 12100, 3100],
        ],
        also=aside,
    )
    heading, paragraph, table = document.blocks
    assert isinstance(heading, Heading)
    assert isinstance(paragraph, Paragraph)
    assert isinstance(table, Table)
    assert (heading.text, paragraph.text, table.title) == ("Vốn đầu tư công", unit, "Vốn đầu tư công")


def test_a_unit_beside_the_title_in_one_row() -> None:
    document = read(
        [
            ["Biểu 3. Thu ngân sách", None, "ĐVT: tỷ đồng"],
            ["Khoản thu", "Dự toán", "Thực hiện"],
            ["Thu nội địa", 1300, 1415],
            ["Thu từ dầu thô", 42, 62],
        ]
    )
    assert [block.text for block in document.blocks if not isinstance(block, Table)] == [
        "Biểu 3. Thu ngân sách",
        "ĐVT: tỷ đồng",
    ]
    assert document.tables[0].title == "Biểu 3. Thu ngân sách"
    assert len(document.tables[0].rows) == 2


def test_a_title_over_two_rows_is_one() -> None:
    document = read(
        [
            ["Chỉ số giá tiêu dùng, chỉ số giá vàng"],
            ["và chỉ số giá đô la Mỹ tháng 6 năm 2023"],
            [],
            ["Nhóm hàng", "So với tháng trước", "So với cùng kỳ"],
            ["Lương thực", 100.3, 103.1],
            ["Thực phẩm", 100.5, 104.2],
        ]
    )
    assert document.tables[0].title == "Chỉ số giá tiêu dùng, chỉ số giá vàng và chỉ số giá đô la Mỹ tháng 6 năm 2023"


def test_tables_below_each_other_without_an_empty_row() -> None:
    document = read(
        [
            ["Bảng 1. Tai nạn giao thông"],
            ["Loại", "Số vụ", "Số người chết"],
            ["Đường bộ", 11323, 6265],
            ["Đường sắt", 103, 85],
            ["Bảng 2. Cháy, nổ"],
            ["Loại", "Số vụ", "Thiệt hại (tỷ đồng)"],
            ["Cháy", 1720, 628],
            ["Nổ", 21, 3],
            ["Nguồn: Bộ Công an"],
        ]
    )
    assert [(table.title, len(table.rows)) for table in document.tables] == [
        ("Bảng 1. Tai nạn giao thông", 2),
        ("Bảng 2. Cháy, nổ", 2),
    ]
    assert document.tables[1].columns == ("Loại", "Số vụ", "Thiệt hại (tỷ đồng)")
    assert isinstance(document.blocks[-1], Paragraph)


def test_tables_beside_each_other() -> None:
    document = read(
        [
            ["Tỉnh", "Số ca mắc", "Số ca tử vong", None, "Bệnh viện", "Số giường"],
            ["Hà Nội", 1200, 3, None, "Bạch Mai", 3200],
            ["Huế", 310, 0, None, "Chợ Rẫy", 3000],
            ["Cần Thơ", 420, 1, None, "Trung ương Huế", 2170],
        ]
    )
    assert [table.columns for table in document.tables] == [
        ("Tỉnh", "Số ca mắc", "Số ca tử vong"),
        ("Bệnh viện", "Số giường"),
    ]


def test_an_empty_column_inside_a_table_does_not_part_it() -> None:
    (table,) = read(
        [
            [None, "Năm 2022", None, "Năm 2023"],
            ["Khách quốc tế", 3661, None, 12602],
            ["Khách nội địa", 101300, None, 108200],
            ["Khách tàu biển", 3, None, 125],
        ]
    ).tables
    assert table.columns == ("", "Năm 2022", "Năm 2023")


def test_units_beside_the_title_of_a_part_do_not_begin_a_table() -> None:
    (table,) = read(
        [
            ["Vận tải"],
            [None, "Khối lượng", "Khối lượng"],
            [None, "vận chuyển", "luân chuyển"],
            [],
            ["A. HÀNH KHÁCH", "Nghìn HK", "Triệu HK.km"],
            ["Đường bộ", 1686666, 58973],
            ["B. HÀNG HÓA", "Nghìn tấn", "Triệu tấn.km"],
            ["Đường bộ", 402023, 21745],
        ]
    ).tables
    assert table.columns == ("", "Khối lượng vận chuyển", "Khối lượng luân chuyển")
    assert [row[0] for row in cells(table)] == ["A. HÀNH KHÁCH", "Đường bộ", "B. HÀNG HÓA", "Đường bộ"]


def test_rows_of_words_below_a_header_are_no_header() -> None:
    """Tasks: what was done is told in words in some rows and in figures in others."""
    (table,) = read(
        [
            ["STT", "Nhiệm vụ", "Kết quả"],
            [1, "Xây dựng cơ sở dữ liệu đất đai", "Đã hoàn thành"],
            [2, "Tỷ lệ hồ sơ trực tuyến", "54%"],
            [3, "Tỷ lệ số hóa", "61%"],
            [],
            [4, "Ban hành quy chế", "Đang thực hiện"],
            [5, "Tỷ lệ thanh toán trực tuyến", "40%"],
        ]
    ).tables
    assert table.columns == ("STT", "Nhiệm vụ", "Kết quả")
    assert [row[0] for row in cells(table)] == ["1", "2", "3", "4", "5"]


def test_groups_missing_figures_and_numbered_columns() -> None:
    (table,) = read(
        [
            ["Chỉ tiêu", "Mã số", "Kế hoạch", "Thực hiện"],
            ["A", "B", 1, 2],
            ["Lâm nghiệp"],
            ["Trồng rừng tập trung (ha)", "01", 245000, 240100],
            ["Gỗ khai thác (nghìn m3)", "02", "...", 17500],
        ]
    ).tables
    assert table.columns == ("Chỉ tiêu", "Mã số", "Kế hoạch", "Thực hiện")
    assert cells(table)[0] == ("Lâm nghiệp", "", "", "")
    assert cells(table)[2] == ("Gỗ khai thác (nghìn m3)", "02", "...", "17500")


def test_sheets_follow_each_other_with_their_names() -> None:
    rows = [["Dân số trung bình"], ["Vùng", "2021", "2022"], ["Tây Nguyên", 6.03, 6.09], ["Đông Nam Bộ", 18.3, 18.8]]
    document = read(rows, rows)
    assert [block.text for block in document.blocks if isinstance(block, Heading)] == [
        "Dân cư 1",
        "Dân số trung bình",
        "Dân cư 2",
        "Dân số trung bình",
    ]


@pytest.mark.parametrize("name", ["gso-2011-08.xlsx", "gso-2020-01.xlsx"])
def test_every_printed_figure_of_a_real_workbook_is_read_once(shared: Path, name: str) -> None:
    book = openpyxl.load_workbook(shared / "eval" / "public" / name, data_only=True)
    printed = sorted(
        wrapping.clean(number_format.printed(cell.value, cell.number_format))
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, int | float) and not 1900 < cell.value < 2100
    )
    document = reader.read(shared / "eval" / "public" / name)
    found = [cell for table in document.tables for row in table.rows for cell in row.cells]
    assert printed
    assert [one for one in printed if found.count(one) < printed.count(one)] == []
    assert all(table.title and any(table.columns) for table in document.tables if len(table.rows) > 1)
