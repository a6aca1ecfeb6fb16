"""What headings and labels of tables say, and the lines that give a unit."""

from datetime import date
from decimal import Decimal

import pytest

from normalise.periods import horizon
from normalise.periods.period_form import Clock
from normalise.quantities import unit_text
from normalise.tables import grid, meaning
from sources.document import Row, Table

MAY = Clock(2024, horizon.made(date(2024, 5, 1), date(2024, 5, 31)))
AROUND_100 = (Decimal("105.2"), Decimal("98.7"))
AROUND_0 = (Decimal("5.2"), Decimal("-1.3"))


def told(words: str, figures: tuple[Decimal, ...] = ()) -> str:
    """What words say in a report on May 2024: what is left of them, and unit, time, base, kind, comparison."""
    says = meaning.of(words, MAY, figures)
    parts = (
        says.left,
        says.unit,
        says.period and says.period.code,
        says.base and f"from {says.base.code}",
        says.kind and says.kind.value,
        "about" if says.estimate else "",
        says.comparison and f"{says.comparison.value} {says.against}".strip(),
    )
    return ", ".join(part for part in parts if part)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        # what is measured, with its unit
        ("Dự toán (tỷ đồng)", "tỷ đồng, target"),
        ("Giá trị xuất khẩu, triệu USD", "Giá trị xuất khẩu, triệu USD"),
        ("Mức chi hỗ trợ tháng (Đơn vị: đồng/tháng)", "Mức chi hỗ trợ tháng, đồng/tháng"),
        ("Số dự án (Dự án)", "Số dự án, Dự án"),
        ("Tỷ trọng kinh tế số trong GDP", "Tỷ trọng kinh tế số trong GDP"),
        # times
        ("Năm nay", "2024"),
        ("Năm trước", "2023"),
        ("Thực hiện kỳ này", "2024-05, actual"),
        ("Kỳ trước", "2024-04"),
        ("Thực hiện cùng kỳ năm trước", "2023-05, actual"),
        ("Lũy kế", "2024-01-01/P5M"),
        ("Thực hiện năm 2023 Lũy kế 5 tháng", "2023-01-01/P5M, actual"),
        ("Số cuối năm 2023", "2023-12-31"),
        ("Số đầu năm", "2023-12-31"),
        ("6 tháng đầu năm 2024", "2024-01-01/P6M"),
        # plans and results
        ("Kế hoạch giao năm 2024", "2024, target"),
        ("Chỉ tiêu năm 2025", "2025, target"),
        ("Thực hiện kế hoạch 2024", "2024, actual"),
        ("Ước TH 2024", "2024, actual, about"),
        # ratios to a plan, whatever their figures
        ("So sánh 5 tháng (%) So với dự toán", "%, 2024-01-01/P5M, actual, ratio_to_plan dự toán"),
        ("TH/KH (%)", "%, actual, ratio_to_plan kế hoạch"),
        ("% hoàn thành kế hoạch năm", "%, actual, ratio_to_plan kế hoạch năm"),
        # changes
        ("Tăng/giảm so với năm trước", "from 2023, growth, growth"),
        ("Tăng (+), giảm (-) so với cùng kỳ (%)", "%, from 2023-05, growth, growth"),
        ("Chênh lệch", "growth, growth"),
        ("Tốc độ tăng doanh thu (%)", "doanh thu, %, growth, growth"),
        # parts of a whole
        ("Cơ cấu (%)", "%, actual, share"),
    ],
)
def test_words_are_told_apart_from_what_is_measured(words: str, expected: str) -> None:
    assert told(words) == expected


@pytest.mark.parametrize(
    ("words", "ratio", "change"),
    [
        (
            "Tháng 5/2024 so với tháng trước",
            "%, 2024-05, from 2024-04, actual, ratio_to_base tháng trước",
            "%, 2024-05, from 2024-04, growth, growth",
        ),
        (
            "5 tháng năm 2024 so với cùng kỳ năm trước",
            "%, 2024-01-01/P5M, from 2023-01-01/P5M, actual, ratio_to_base cùng kỳ năm trước",
            "%, 2024-01-01/P5M, from 2023-01-01/P5M, growth, growth",
        ),
        ("2024/2023 (%)", "%, 2024, from 2023, actual, ratio_to_base năm trước", "%, 2024, from 2023, growth, growth"),
        (
            "Tháng 8 năm 2023 so với: Tháng 12 năm 2022",
            "%, 2023-08, from 2022-12, actual, ratio_to_base tháng 12 năm trước",
            "%, 2023-08, from 2022-12, growth, growth",
        ),
    ],
)
def test_a_comparison_is_a_ratio_or_a_change_by_its_figures(words: str, ratio: str, change: str) -> None:
    assert told(words, AROUND_100) == ratio
    assert told(words, AROUND_0) == change


@pytest.mark.parametrize(
    ("line", "units"),
    [
        ("Đơn vị tính: triệu đồng", ("triệu đồng",)),
        ("(ĐVT: Nghìn tấn)", ("Nghìn tấn",)),
        ("Đơn vị: %", ("%",)),
        ("Nghìn ha", ("Nghìn ha",)),
        ("Nghìn tấn; Triệu USD", ("Nghìn tấn", "Triệu USD")),
        ("ĐVT: 1.000 đồng", ("nghìn đồng",)),
        ("Đơn vị tính: lọ", ("lọ",)),  # of no list
        ("Đơn vị: Công ty Cấp nước Hà Nam", ()),  # a body
        ("Đơn vị báo cáo: Sở Y tế", ()),
        ("Hồ sơ", ()),  # may head a section
        ("Bảng 1. Thu ngân sách", ()),
    ],
)
def test_a_line_gives_the_units_of_a_table(line: str, units: tuple[str, ...]) -> None:
    assert unit_text.of_line(line) == units


@pytest.mark.parametrize(
    ("name", "unit", "bare"),
    [
        ("Sản lượng lúa (tấn)", "tấn", "Sản lượng lúa"),
        ("Tỷ lệ %", "%", "Tỷ lệ"),
        ("Đàn lợn (1.000 con)", "nghìn con", "Đàn lợn"),
        ("Vận chuyển (Nghìn HK)", "Nghìn hành khách", "Vận chuyển"),
        # Scales and nouns as headings shorten them.
        ("Doanh thu (Tr.đ)", "Tr.đ", "Doanh thu"),
        ("Vốn vay (ngđ)", "ngđ", "Vốn vay"),
        ("Xã viên (HTX)", "hợp tác xã", "Xã viên"),
        ("Nước sạch (10^3 m³)", "nghìn m³", "Nước sạch"),
        ("Điện năng (10⁶ kWh)", "triệu kWh", "Điện năng"),
        ("Trang (tr. 45)", None, "Trang (tr. 45)"),
        ("Tờ trình (TTr)", None, "Tờ trình (TTr)"),
        ("Tỉnh, thành phố", None, "Tỉnh, thành phố"),
        ("Tỷ trọng trong GDP (Tổng cục Thống kê)", None, "Tỷ trọng trong GDP (Tổng cục Thống kê)"),
    ],
)
def test_a_heading_or_label_gives_its_unit(name: str, unit: str | None, bare: str) -> None:
    assert (unit_text.in_brackets(name), unit_text.without(name)) == (unit, bare)


def sheet(*rows: tuple[str, ...], columns: tuple[str, ...] | None = None) -> Table:
    made = tuple(Row(cells=cells, page=None) for cells in rows)
    return Table(number=1, title=None, columns=columns or ("",) * len(rows[0]), rows=made)


def test_a_heading_over_several_rows_is_put_together() -> None:
    found = grid.of(sheet(("", "Thực hiện", "Ước tính"), ("", "tháng 7", "tháng 8"), ("Than", "3120,5", "3055")))
    assert (found.headings, found.heading_rows) == (("", "Thực hiện tháng 7", "Ước tính tháng 8"), (0, 1))


def test_a_heading_over_two_columns_is_given_to_both() -> None:
    found = grid.of(sheet(("", "Ước tính", ""), ("", "tháng 8", ""), ("", "Lượng", "Trị giá"), ("Gạo", "350", "170")))
    assert found.headings == ("", "Ước tính tháng 8 Lượng", "Ước tính tháng 8 Trị giá")


def test_a_row_that_numbers_the_columns_is_no_data() -> None:
    columns = ("TT", "Nội dung", "Dự toán", "Thực hiện")
    assert grid.of(sheet(("A", "B", "1", "2"), ("1", "Chi lương", "12", "11"), columns=columns)).heading_rows == (0,)


def test_a_first_row_of_data_is_no_heading() -> None:
    assert grid.of(sheet(("Gạo", "350"), ("Ngô", "120"), columns=("Cây", "Năm 2023"))).heading_rows == ()


def test_years_are_headings_where_nothing_else_heads_the_columns() -> None:
    assert grid.of(sheet(("", "2022", "2023"), ("Gạo", "350", "361"))).headings == ("", "2022", "2023")
