"""Numbers as reports of any field print them: by kind, what must come right, and what looks like it and is not.

Each row is a phrase of our own in the style of a ministry, a province, a bank or the statistics office.
"""

from decimal import Decimal

import pytest

from normalise.quantities.quantity import find, scan
from normalise.tables.cells import whole_number


def figures(text):
    """The quantities of a text in one line each: value, upper end, denominator, unit and time."""
    return [shown(found) for found in find(text)]


def shown(found):
    line = plain(found.value)
    line += f"-{plain(found.value_high)}" if found.value_high is not None else ""
    line += f"/{plain(found.denominator)}" if found.denominator is not None else ""
    line += f" {found.unit}" if found.unit else ""
    return line + (f" per {found.per}" if found.per else "")


def plain(value):
    return f"{Decimal(value).normalize():f}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tổng kinh phí 2 tỷ 350 triệu đồng", ["2350000000 VND"]),  # budget
        ("vốn hóa đạt 1 nghìn 450 tỷ đồng", ["1450000000000 VND"]),  # securities: thousands of a larger scale
        ("đón 3 triệu 200 nghìn lượt khách", ["3200000 lượt khách"]),  # tourism
        ("trồng 15 nghìn 320 cây", ["15320 cây"]),  # forestry: the rest in digits
        ("1 tỷ 200 triệu 500 nghìn đồng", ["1200500000 VND"]),  # three parts
        ("từ 1 tỷ 200 triệu đến 1 tỷ 500 triệu đồng", ["1200000000-1500000000 VND"]),  # a range of them
        ("mức lương 4 triệu 680 nghìn đồng/tháng", ["4680000 VND per month"]),  # labour
        ("1 vạn 2 nghìn tấn thóc", ["12000 tấn"]),  # agriculture
        ("xuất khẩu 2 tỷ 50,5 triệu USD", ["2050500000 USD"]),  # trade, decimals in the last part
        ("dư nợ 12 nghìn 345 tỷ 600 triệu đồng", ["12345600000000 VND"]),  # banking: rises once, then falls
    ],
)
def test_an_amount_of_several_scales_is_one(text, expected):
    assert figures(text) == expected


def test_a_compound_amount_has_the_scale_of_its_last_part():
    (found,) = find("kinh phí 2 tỷ 350 triệu đồng")
    assert (found.scale, found.decimals, found.raw) == (10**6, 0, "2 tỷ 350 triệu đồng")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tăng từ 3 triệu 5 triệu", ["3000000", "5000000"]),  # the scale does not fall
        ("3 tỷ đồng 350 triệu đồng", ["3000000000 VND", "350000000 VND"]),  # each has its unit
        ("2 tỷ, 350 triệu đồng", ["2000000000", "350000000 VND"]),  # a list
        ("2,5 tỷ 350 triệu đồng", ["2500000000", "350000000 VND"]),  # decimals leave no room for a smaller part
        ("15 nghìn 7 hộ", ["15000", "7 hộ"]),  # the rest would have three digits
    ],
)
def test_amounts_that_follow_each_other_stay_apart(text, expected):
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chi ngân sách 1 234 567 triệu đồng", ["1234567000000 VND"]),
        ("820 000 000 000", ["820000000000"]),  # a cell
        ("12 345", ["12345"]),  # a cell of one group
        ("thu hoạch 12\u00a0345 ha", ["12345 ha"]),  # a blank that does not break
        ("1\u2009234\u2009567 lượt", ["1234567 lượt"]),  # thin blanks
        ("21 831 799 407 đồng", ["21831799407 VND"]),  # a balance sheet
        ("khám cho 45 120 lượt người", ["45120 lượt người"]),  # health
        ("sản lượng 1 234,5 nghìn tấn", ["1234500 tấn"]),  # decimals after the groups
        ("có 5 230/5 410 hộ", ["5230/5410 hộ"]),  # both sides of a stroke
        ("từ 12 000 lên 15 500 học sinh", ["12000", "15500 học sinh"]),  # both sides of a change
    ],
)
def test_blanks_may_part_groups(text, expected):
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("năm 2022 123 hồ sơ", ["123 hồ sơ"]),  # a year
        ("Điều 5 120 hộ", ["120 hộ"]),  # the number of an article
        ("100 200 300 400", ["100", "200", "300", "400"]),  # the marks of an axis
        ("xã 12 345 được 7", ["12", "345", "7"]),  # nothing counted behind
        ("ngày 15 200 người đến", ["15", "200 người"]),  # a day
        ("thôn 2 350 hộ", ["350 hộ"]),  # a name
    ],
)
def test_numbers_that_follow_each_other_are_no_groups(text, expected):
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Có 27 trong tổng số 30 trường đạt chuẩn", ["27/30 trường"]),  # education
        ("95 xã trên tổng số 110 xã có trạm y tế", ["95/110 xã"]),  # the noun twice
        ("104.400 hồ sơ trực tuyến/108.100 tổng hồ sơ", ["104400/108100 hồ sơ"]),  # a longer name of the part
        ("giải ngân 230.400 triệu đồng/13.200.000 triệu đồng", ["230400000000/13200000000000 VND"]),
        ("1,2 tỷ đồng/900 triệu đồng", ["1200000000/900000000 VND"]),  # two scales
        ("9,38/ 10", ["9.38/10"]),  # a score
        ("11/ 13,5", ["11/13.5"]),
        ("8 mẫu đạt yêu cầu trên tổng số 10 mẫu", ["8/10 mẫu"]),  # environment
        ("đạt 85 trên 100 điểm", ["85/100 điểm"]),
        ("hòa giải thành 45 vụ trong số 60 vụ", ["45/60 vụ"]),  # justice
    ],
)
def test_so_many_of_a_total(text, expected):
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("95 hộ trên tổng số 110 xã", ["95 hộ", "110 xã"]),  # two kinds
        ("bắt 12 vụ/15 đối tượng", ["12 vụ", "15 đối tượng"]),
        ("mở 5 lớp/200 học viên", ["5 lớp", "200 học viên"]),
        ("27, trên 30 trường", ["27", "30 trường"]),  # more than 30
        ("tăng 45 trên 30 xã", ["45", "30 xã"]),  # more than there are
    ],
)
def test_two_counts_are_no_fraction(text, expected):
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("giảm 1/3 số vụ", ["1/3"]),  # a third of the cases, not one case
        ("chiếm 2/3 tổng số lao động", ["2/3"]),
        ("tăng hơn 1/4", ["1/4"]),
        ("05/22 bộ", ["5/22 bộ"]),  # a count
        ("giảm 12/30 xã nghèo", ["12/30 xã"]),  # too large for a part
    ],
)
def test_a_part_counts_nothing(text, expected):
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.700/2.910/3.140", ["1700", "2910", "3140"]),
        ("12/73/82", ["12", "73", "82"]),  # no date
        (
            "14 hồ sơ phi địa giới/137 hồ sơ trực tuyến/156 tổng số hồ sơ",
            ["14 hồ sơ", "137 hồ sơ", "156 hồ sơ"],
        ),
        ("3 lớp/45 giáo viên/1.200 học sinh", ["3 lớp", "45 giáo viên", "1200 học sinh"]),
    ],
)
def test_three_figures_between_strokes_are_three(text, expected):
    found = find(text)
    assert [shown(one) for one in found] == expected
    assert all("slashed" in one.flags for one in found)


@pytest.mark.parametrize(
    ("text", "raws"),
    [
        ("tổ chức 02 (hai) hội nghị", ["02 (hai) hội nghị"]),
        ("350 (ba trăm năm mươi) đại biểu", ["350 (ba trăm năm mươi) đại biểu"]),
        ("12 (mười hai) tỷ đồng", ["12 (mười hai) tỷ đồng"]),
        ("15 tỷ (mười lăm tỷ) đồng", ["15 tỷ (mười lăm tỷ) đồng"]),
        ("01 (một) doanh nghiệp và 03 (ba) hợp tác xã", ["01 (một) doanh nghiệp", "03 (ba) hợp tác xã"]),
        ("trong 05 (năm) ngày", []),  # a duration
        ("có 3 (năm 2021 có 5) trường", ["3", "5"]),  # brackets that tell something
        ("mục tiêu (một) và (hai)", []),
    ],
)
def test_words_in_brackets_repeat_a_number(text, raws):
    assert [found.raw for found in find(text)] == raws


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lợi nhuận âm 12 tỷ đồng", ["-12000000000 VND"]),
        ("(2.310)", ["-2310"]),  # book-keepers' minus
        ("(8,2)", ["-8.2"]),
        ("( 2 367 000 000)", ["-2367000000"]),
        ("(150)", ["-150"]),
        ("(-18,74%)", ["-18.74 %"]),  # the sign is printed
        ("tăng trưởng −2,3%", ["-2.3 %"]),  # U+2212
        ("cán cân -1,5 tỷ USD", ["-1500000000 USD"]),
        ("nhiệt độ thấp nhất âm 2,5 °C", ["-2.5 °C"]),
        ("lạm phát -0,12%", ["-0.12 %"]),
        ("(1)", []),  # the number of an item
        ("(12)", []),
        ("(2023)", []),  # a year
        ("(85%)", ["85 %"]),  # a remark
        ("số mới (12 xã)", ["12 xã"]),
    ],
)
def test_below_nothing(text, expected):
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("cell", "unit", "value", "name"),
    [
        ("(8,2)", "tỷ đồng", "-8200000000", "VND"),
        ("(4 930 790 000)", "đồng", "-4930790000", "VND"),
        ("- 1.200", "người", -1200, "người"),
        ("820 000 000 000", "đồng", 820_000_000_000, "VND"),
        ("12 345", "ha", 12345, "ha"),
        ("11/ 13,5", None, 11, None),
        ("9,38/ 10", "điểm", "9.38", "điểm"),
        ("(-18,74%)", "%", "-18.74", "%"),
    ],
)
def test_a_cell_is_read_with_the_unit_of_its_column(cell, unit, value, name):
    found = whole_number(cell, unit)
    assert (found.value, found.unit) == (Decimal(value), name)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("đạt 15 bác sĩ/1 vạn dân", ["15 bác sĩ/1 vạn dân"]),
        ("15 bác sĩ/10.000 dân", ["15 bác sĩ/10.000 dân"]),
        ("25,5 giường bệnh/vạn dân", ["25.5 giường bệnh/vạn dân"]),
        ("112 bé trai/100 bé gái", ["112 bé trai/100 bé gái"]),
        ("giá gạo 575 USD/tấn", ["575 USD"]),  # money stays money
        ("1.250 đồng/kWh", ["1250 VND"]),
        ("tỷ giá 25.450 đồng/USD", ["25450 VND"]),
        ("năng suất 61 tạ/ha", ["61 tạ/ha"]),
        ("3,45 triệu đồng/tháng", ["3450000 VND per month"]),
        ("4,5 triệu đồng/người/tháng", ["4500000 VND per month"]),
        ("62 triệu đồng/người/năm", ["62000000 VND per year"]),
        ("giảm nghèo 1 - 1,5%/năm", ["1-1.5 % per year"]),
        ("tỷ suất chết 14,5‰", ["14.5 ‰"]),
        ("giảm 0,5 điểm %", ["0.5 điểm phần trăm"]),
        ("12,6 con/nái", ["12.6 con/nái"]),
        ("42 µg/m³", ["42 µg/m³"]),  # environment
        ("mật độ 304 người/km2", ["304 người/km²"]),
        ("35 học sinh/lớp", ["35 học sinh/lớp"]),
        ("14 người chết/100.000 dân", ["14 người/100.000 dân"]),
        ("công suất 12.000 m3/ngày đêm", ["12000 m³ per day"]),
        # left alone
        ("34 tỉnh/thành phố", ["34 tỉnh/thành phố"]),  # two nouns
        ("3 lớp/100 học viên", ["3 lớp", "100 học viên"]),  # two counts
        ("thuê bao/100 dân", []),
        ("20 xã/100 xã", ["20/100 xã"]),  # a part
        ("12 cán bộ/Sở Công Thương", ["12 cán bộ"]),  # a name
    ],
)
def test_what_a_rate_is_counted_on(text, expected):
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("phường 1 Bảo Lộc", []),
        ("Số 802 đường Lê Lợi, phường Hải An", []),
        ("các phường Xuân Hương, Cam Ly, 1 Bảo Lộc, 2 Bảo Lộc và 12 xã", ["12 xã"]),
        ("Quận 1, 3 và 5 có 120 hồ sơ", ["120 hồ sơ"]),
        ("mức độ 3: 120; mức độ 4: 80", ["120", "80"]),
        ("Quốc lộ 1A dài 2.301 km", ["2301 km"]),
        ("tiêm vắc xin 5 trong 1 cho 1.200 trẻ", ["1200 trẻ"]),
        ("hệ số K = 2", []),
        ("đạt tỷ lệ T = 95%", ["95 %"]),
        ("bụi PM2,5", []),
        ("cúm A/H5N1", []),
        ("xăng E5, RON 95, tiêu chuẩn Euro 5", []),
        ("giải Nhì, hạng I", []),
        ("Khu phố 3, số 12A", []),
        ("cầu Mỹ Thuận 2 dài 1,9 km", ["1.9 km"]),
        # left alone
        ("5 phường 3 xã", ["5 phường", "3 xã"]),
        ("tổng số 12 đường dây", ["12 đường dây"]),
        ("3 trong 1 năm", ["3"]),
        ("nhà máy Hòa Phát 5 triệu tấn", ["5000000 tấn"]),
        ("phường Cam Ly, 12 bến đò", ["12 bến đò"]),
    ],
)
def test_names_with_digits(text, expected):
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.200 hecta rừng", ["1200 ha"]),
        ("5.000 mét khối gỗ", ["5000 m³"]),
        ("luân chuyển 1,2 tỷ tấn.km", ["1200000000 tấn.km"]),  # transport
        ("3,4 tỷ hành khách.km", ["3400000000 hành khách.km"]),
        ("890 giường bệnh", ["890 giường bệnh"]),  # health
        ("khởi tố 12 vụ, 25 bị can", ["12 vụ", "25 bị can"]),  # justice
        ("45 triệu kWh", ["45000000 kWh"]),  # industry
        ("250 MW điện gió", ["250 MW"]),
        ("8.500 căn hộ", ["8500 căn hộ"]),  # construction
        ("2 tiểu đội", ["2 tiểu đội"]),
        ("12.000 con lợn", ["12000 con"]),  # farming
        ("120 mm mưa", ["120 mm"]),
        ("1.250 đơn thư", ["1250 đơn"]),
        ("3.200 hộ cận nghèo", ["3200 hộ cận nghèo"]),
        # left alone
        ("30.500 ha vụ Đông Xuân", ["30500 ha"]),  # a season
        ("đến năm 2023 vụ Đông Xuân", []),
        ("12 km dài", ["12 km"]),  # d is not đ: no "đài"
        ("5 đơn vị", ["5 đơn vị"]),
        ("7 mũi nhọn", ["7"]),
        ("10 điểm mới", ["10 điểm"]),
    ],
)
def test_units_of_other_fields(text, expected):
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        ("5 tỷ tỷ tỷ đồng", ["refused:scale"]),
        ("5 tỷ triệu tỷ tỷ", ["refused:scale"]),
        ("1/2/3/4/5/6/7", ["refused:broken_fraction"]),
        ("3/4/0,5.6", ["refused:broken_fraction"]),
        ("9" * 29 + " triệu", ["refused:too_long"]),
    ],
)
def test_what_cannot_be_understood_is_refused(text, reasons):
    quantities, skipped = scan(text)
    assert quantities == []
    assert [found.reason for found in skipped] == reasons


def test_hundreds_of_thousands_of_billions_are_counted_in():
    assert figures("vốn 3 trăm nghìn tỷ đồng") == ["300000000000000 VND"]
