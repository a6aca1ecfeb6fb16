"""What headings make of columns: which names the rows, and kind, unit and time of figures. Each table is ours."""

import pytest

from normalise.records import Observation
from tests.normalise.test_distances_and_means import read, table

NAMING = (
    "Nguồn vốn, Nguồn thu, Sản phẩm, Sản phẩm chủ yếu, Nhiệm vụ, Nhiệm vụ chi, Kết quả xét xử, Loại án, Thời hạn vay, "
    "Kỳ hạn, Tiến độ công trình, Cơ quan điều tra, Đánh giá, Căn cứ xử lý, Giống, Tuyến, Mặt hàng"
)


@pytest.mark.parametrize("heading", NAMING.split(", "))
def test_words_before_all_values_name_the_rows(heading: str):
    rows = (("Loại một", "45", "312,5"), ("Loại hai", "120", "215,3"))
    found = read((table((heading, "Số hồ sơ (hồ sơ)", "Giá trị (tỷ đồng)"), *rows),))
    assert [(one.raw, set(one.indicator.split(", "))) for one in found] == [
        ("45", {"Loại một", "Số hồ sơ"}),
        ("312,5", {"Loại một", "Giá trị"}),
        ("120", {"Loại hai", "Số hồ sơ"}),
        ("215,3", {"Loại hai", "Giá trị"}),
    ]


def nine_months(*columns: str, row: tuple[str, ...]) -> list[Observation]:
    """The figures of one row in a report of nine months of 2024."""
    return read((table(columns, row),), year=2024, period="2024-01-01/P9M")


@pytest.mark.parametrize(
    ("heading", "kind", "unit", "period"),
    [
        ("Lũy kế 9 tháng", "actual", "tấn", "2024-01-01/P9M"),
        ("9T 2024", "actual", "tấn", "2024-01-01/P9M"),
        ("Cùng kỳ", "actual", "tấn", "2023-01-01/P9M"),
        ("Ước tháng 9", "actual", "tấn", "2024-09"),
        ("Tồn đầu kỳ", "actual", "tấn", "2023-12-31"),
        ("Cuối kỳ", "actual", "tấn", "2024-09-30"),
        ("Tỉnh giao", "target", "tấn", "2024"),
        ("TW giao", "target", "tấn", "2024"),
        ("HĐND tỉnh giao", "target", "tấn", "2024"),
        ("Dự toán năm", "target", "tấn", "2024"),
        ("Ước cả năm 2024", "actual", "tấn", "2024"),
        ("Kế hoạch 2025", "target", "tấn", "2025"),
        ("Tăng, giảm (%)", "growth", "%", "2024-01-01/P9M"),
        ("Quý III so quý II (%)", "growth", "%", "2024-Q3"),
    ],
)
def test_a_heading_tells_kind_and_time(heading: str, kind: str, unit: str, period: str):
    (one,) = nine_months("Chỉ tiêu", "ĐVT", heading, row=("Sản lượng cá", "tấn", "12,5"))
    assert (one.kind, one.unit, one.period_code) == (kind, unit, period)


def test_a_comparison_with_the_month_before_is_of_the_last_month():
    columns = ("Chỉ tiêu", "ĐVT", "Tháng 9", "9 tháng", "So với tháng trước (%)", "9 tháng so cùng kỳ (%)")
    found = nine_months(*columns, row=("Sản lượng cá", "tấn", "10", "110", "10,5", "5,2"))
    assert [(one.raw, one.period_code) for one in found] == [
        ("10", "2024-09"),
        ("110", "2024-01-01/P9M"),
        ("10,5", "2024-09"),
        ("5,2", "2024-01-01/P9M"),
    ]


@pytest.mark.parametrize("body", ["Sở Y tế", "Huyện Lắk", "Trường Đại học Tây Nguyên"])
def test_a_body_is_no_unit(body: str):
    found = nine_months("Đơn vị", "Thực hiện", "Tỷ lệ (%)", row=(body, "120", "62,5"))
    assert [(one.raw, one.unit) for one in found] == [("120", None), ("62,5", "%")]
    assert all(body.lower() in (one.agency or "").lower() for one in found)


def test_a_column_of_a_part_has_measure_and_unit_of_the_one_before():
    columns = ("Ngành", "Số lao động (người)", "Trong đó nữ", "Trong đó: đảng viên", "Thu nhập (triệu đồng)")
    found = nine_months(*columns, row=("Dệt may", "1.200", "750", "45", "9,5"))
    assert [(one.raw, one.unit, set(one.indicator.split(", "))) for one in found] == [
        ("1.200", "người", {"Số lao động", "Dệt may"}),
        ("750", "người", {"Số lao động", "Dệt may", "nữ"}),
        ("45", "người", {"Số lao động", "Dệt may", "đảng viên"}),
        ("9,5", "VND", {"Thu nhập", "Dệt may"}),
    ]


def test_quarters_by_numerals_and_a_sum_of_months():
    quarters = read(
        (table(("Chỉ tiêu", "I", "II", "Cộng"), ("Sản lượng (tấn)", "10", "12", "22"), title="Sản lượng theo quý"),),
        year=2024,
    )
    assert [(one.raw, one.period_code, one.indicator) for one in quarters] == [
        ("10", "2024-Q1", "Sản lượng"),
        ("12", "2024-Q2", "Sản lượng"),
        ("22", "2024-01-01/P6M", "Sản lượng"),
    ]
    months = read((table(("Chỉ tiêu", "T1", "T2", "T3", "Cộng"), ("Số ca mắc", "10", "12", "14", "36")),), year=2024)
    assert [one.period_code for one in months] == ["2024-01", "2024-02", "2024-03", "2024-Q1"]


@pytest.mark.parametrize(
    ("columns", "row", "periods"),
    [
        (("Huyện", "I", "II"), ("Huyện Lắk", "10", "12"), ["2024", "2024"]),  # grades, of which no title speaks
        (("Chỉ tiêu", "Nam", "Nữ", "Cộng"), ("Số ca", "10", "12", "22"), ["2024"] * 3),
        (("Chỉ tiêu", "Tháng 1", "Tháng 5", "Tổng số"), ("Số ca", "10", "12", "90"), ["2024-01", "2024-05", "2024"]),
    ],
)
def test_other_sums_and_numerals_have_no_time(columns: tuple[str, ...], row: tuple[str, ...], periods: list[str]):
    assert [one.period_code for one in read((table(columns, row),), year=2024)] == periods


def test_a_column_may_compare_each_row_in_a_way_of_its_own():
    rows = (
        ("Tổng thu (tỷ đồng)", "120", "132", "110%"),
        ("Tỷ lệ hộ nghèo (%)", "4,5", "3,9", "-0,6"),
        ("Số hộ nghèo", "1.200", "1.050", "-150"),
        ("Thu nhập bình quân (triệu đồng)", "52,3", "56,1", "+3,8"),
        ("Lượng khách (nghìn lượt)", "240", "300", "25"),
        ("Thứ hạng về chuyển đổi số", "32", "28", "+4"),
    )
    found = read((table(("Chỉ tiêu", "Năm 2023", "Năm 2024", "So sánh"), *rows),), year=2024)
    assert [(one.raw, one.kind, one.unit) for one in found[2::3]] == [
        ("110%", "actual", "%"),
        ("-0,6", "growth", "điểm phần trăm"),
        ("-150", "growth", "hộ nghèo"),
        ("3,8", "growth", "VND"),
        ("25", "growth", "%"),
        ("4", "growth", "thứ hạng"),
    ]


def test_a_column_of_one_way_stays_one():
    rows = (("Lúa (tấn)", "120", "132", "10"), ("Ngô (tấn)", "50", "60", "20"))
    found = read((table(("Chỉ tiêu", "Năm 2023", "Năm 2024", "Tăng, giảm"), *rows),), year=2024)
    assert [(one.raw, one.kind, one.unit) for one in found[2::3]] == [("10", "growth", "%"), ("20", "growth", "%")]


def test_rows_of_all_bodies_of_a_level_count_none_of_them():
    rows = (("Sở, ban, ngành", "4.892", "120"), ("Quận, huyện", "8.032", "95"), ("Xã, phường", "9.032", "64"))
    found = read((table(("Cấp", "Hồ sơ tiếp nhận", "Trực tuyến"), *rows),), year=2024)
    assert [one.unit for one in found] == ["hồ sơ", None] * 3


def test_bodies_of_a_level_are_counted_under_years():
    found = read((table(("Đơn vị hành chính", "Năm 2023", "Năm 2024"), ("Huyện", "10", "9"), ("Xã", "120", "118")),))
    assert [one.unit for one in found] == ["huyện", "huyện", "xã", "xã"]
