"""Periods and dates as SDMX codes."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalise.periods import calendar_code
from normalise.periods.period import find
from normalise.records import Period


def codes(text, year=None):
    return [found.code for found in find(text, year)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("trong năm 2022", ["2022"]),
        ("Kế hoạch 2023", ["2023"]),  # a bare year
        ("2021 doanh nghiệp tham gia", []),  # … but not before something counted
        ("Quý I/2023", ["2023-Q1"]),
        ("quý 4 của năm 2018", ["2018-Q4"]),
        ("Q3/2022", ["2022-Q3"]),
        ("tháng 12/2022", ["2022-12"]),
        ("tháng 3 năm 2023", ["2023-03"]),
        ("dự kiến hoàn thành 6/2023", ["2023-06"]),
        ("T9/2022", ["2022-09"]),
        ("11 tháng đầu năm 2022", ["2022-01-01/P11M"]),
        ("06 tháng đầu năm 2022", ["2022-01-01/P6M"]),
        ("6 tháng cuối năm 2022", ["2022-07-01/P6M"]),
        ("9 tháng năm 2022", ["2022-01-01/P9M"]),
        ("3 tháng đầu năm 2022", ["2022-Q1"]),  # the same days have one code
        ("từ tháng 1 đến tháng 11/2022", ["2022-01-01/P11M"]),
        ("từ năm 2016 đến năm 2020", ["2016-01-01/P5Y"]),
        ("giai đoạn 2021 - 2025", ["2021-01-01/P5Y"]),
        ("ngày 15 tháng 3 năm 2022", ["2022-03-15"]),
        ("31.12.2023", ["2023-12-31"]),
        ("31/3/23", ["2023-03-31"]),  # a year of two digits
        ("2022-12-31", ["2022-12-31"]),
        ("từ ngày 07-10/12/2022", ["2022-12-07/P4D"]),
        ("(30/10 - 01/11/2022)", ["2022-10-30/P3D"]),
        ("ngày 30/2/2024", []),  # in no calendar
        ("giai đoạn 2025-2021", []),  # runs backwards
        ("Hồ sơ 01/2022/NĐ-CP", []),  # a document, not January
        ("đến năm 2025, tầm nhìn 2030", ["2025", "2030"]),
        ("1.955 lượt, 20.220 lượt", []),  # no years in numbers
    ],
)
def test_periods_have_sdmx_codes(text, expected):
    assert codes(text) == expected


MONTHS_FROM_JANUARY = [
    "Trong 11 tháng, ngành hải quan thu 350 nghìn tỷ đồng",
    "Qua 11 tháng, các cảng bốc dỡ 12 triệu tấn",
    "Sau 11 tháng của năm nay, số lượt khách tăng",
    "Tính chung 11 tháng, diện tích rừng trồng đạt 200 ha",
    "lũy kế 11 tháng, số vụ cháy là 310 vụ",
    "Kim ngạch xuất khẩu 11 tháng đạt 3 tỷ USD",
    "11 tháng, cả nước có 20 nghìn doanh nghiệp mới",
    "mười một tháng đầu năm",
    "11 tháng đầu năm của TP",
    "11 tháng/2022",
    "11 tháng năm nay",
    "11 tháng qua",
]


@pytest.mark.parametrize("text", MONTHS_FROM_JANUARY)
def test_a_number_of_months_begins_with_january(text):
    assert codes(text, 2022)[0] == "2022-01-01/P11M"


@pytest.mark.parametrize(
    "text",
    [
        "lãi suất kỳ hạn 6 tháng đạt 5,2%",
        "trong thời hạn 6 tháng",
        "trẻ dưới 6 tháng",
        "phạt tù 6 tháng",
        "6 tháng liên tiếp tăng trưởng",
        "trong 6 tháng kể từ ngày ký",
        "mỗi 3 tháng một lần",
        "trong 6 tháng tới",
        "8 năm qua",
        "những tháng cuối năm",
        "các tháng đầu năm",
        "làm việc tuần 40 giờ",
        "mỗi tuần 2 buổi",
        "hồ sơ quý khách",
        "tháng một lần",
    ],
)
def test_a_length_of_time_is_no_period(text):
    assert codes(text, 2022) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sáu tháng đầu năm 2022", "2022-01-01/P6M"),
        ("6 tháng cuối năm", "2022-07-01/P6M"),
        ("3 quý đầu năm", "2022-01-01/P9M"),
        ("nửa đầu năm nay", "2022-01-01/P6M"),
        ("trong tháng đầu năm", "2022-01"),
        ("tháng cuối năm 2021", "2021-12"),
        ("3 tháng đầu tiên của năm 2019", "2019-Q1"),
        ("quí III", "2022-Q3"),
        ("quý III năm nay", "2022-Q3"),
        ("quý I năm trước", "2021-Q1"),
        ("quý bốn", "2022-Q4"),
        ("từ đầu tháng Tám", "2022-08"),
        ("tháng 4-2018", "2018-04"),
        ("tháng 12 năm ngoái", "2021-12"),
        ("tháng giêng năm 2022", "2022-01"),
        ("tháng 1 đến tháng 8", "2022-01-01/P8M"),
        ("31-12-2017", "2017-12-31"),
        ("ngày 10.4", "2022-04-10"),
        ("Tuần 35", "2022-W35"),
        ("tuần 34-35/2023", "2023-08-21/P14D"),
        ("năm học 2022-2023", "2022-09-01/P9M"),
        ("từ 15/12/2021 đến 14/12/2022", "2021-12-15/P365D"),
        ("kỳ báo cáo (15/12-14/12)", "2021-12-15/P365D"),
        ("từ ngày 15/12 đến hết ngày 14/12/2023", "2022-12-15/P365D"),
        ("từ 01/01 đến 15/12/2022", "2022-01-01/P349D"),
        ("từ đầu năm đến 15/8", "2022-01-01/P227D"),
        ("tính từ đầu năm đến hết tháng 3/2019", "2019-Q1"),
        ("Từ đầu năm đến nay", "2022"),
        ("năm báo cáo", "2022"),
        ("cả năm", "2022"),
        ("giai đoạn 2026-2030", "2026-01-01/P5Y"),
        ("28/8/2023 - 03/9/2023", "2023-W35"),  # the same days have one code
    ],
)
def test_what_names_no_year_is_of_the_reporting_year(text, expected):
    assert codes(text, 2022) == [expected]


MAY = Period(code="2023-05", start=date(2023, 5, 1), end=date(2023, 5, 31))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trong tháng, có 64 doanh nghiệp thành lập", "2023-05"),
        ("so với tháng trước", "2023-04"),
        ("trong kỳ", "2023-05"),
        ("tháng tới", "2023-06"),
        ("lũy kế từ đầu năm", "2023-01-01/P5M"),
        ("lũy kế đến nay", "2023-05-31"),
        ("2 tháng qua", "2023-04-01/P2M"),
        ("tháng 4", "2023-04"),
    ],
)
def test_the_month_at_hand_is_the_one_that_is_reported_on(text, expected):
    assert [found.code for found in find(text, 2023, MAY)] == [expected]


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("đến ngày 13/1/2023", date(2023, 1, 13)),
        ("Tính đến 15/12/2023", date(2023, 12, 15)),
        ("đến ngày 10.4.2023", date(2023, 4, 10)),
        ("Đến hết tháng 12/2022", date(2022, 12, 31)),
        ("Tính đến ngày 30/11/2022", date(2022, 11, 30)),
        ("đến tháng 2/2023", date(2023, 2, 28)),
        ("tính đến hết 2022", date(2022, 12, 31)),
        ("Đến cuối năm 2021", date(2021, 12, 31)),
        ("đến hết quý III/2022", date(2022, 9, 30)),
    ],
)
def test_stocks_have_a_date_and_no_start(text, end):
    (found,) = find(text)
    assert (found.as_of, found.start, found.end, found.code) == (True, None, end, end.isoformat())


def test_a_horizon_is_the_year_itself():
    (found,) = find("mục tiêu đến năm 2025")
    assert (found.as_of, found.code) == (False, "2025")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tăng 5% so với năm 2021", ("2021", False)),
        ("so với cùng kỳ năm 2021", ("2021", False)),
        ("so với cung kỳ 2021", ("2021", False)),  # a slip that reports make
        ("so với cả năm 2021", ("2021", False)),
        ("so với 11 tháng đầu năm 2021", ("2021-01-01/P11M", False)),
        ("so với cuối năm 2021", ("2021-12-31", True)),
        ("so với cùng kỳ", ("2021", False)),  # from the reporting year
        ("so với năm trước", ("2021", False)),
        ("so với đầu năm", ("2021-12-31", True)),
        ("so với thời điểm đầu năm", ("2021-12-31", True)),
        ("so cùng kỳ", ("2021", False)),
        ("so với bình quân cùng kỳ năm 2021", ("2021", False)),
        ("so với tháng 12/2021", ("2021-12", False)),
        ("so với 31/12/2021", ("2021-12-31", False)),
        ("cao hơn năm 2021", ("2021", False)),
    ],
)
def test_bases_are_told_apart(text, expected):
    (found,) = find(text, 2022)
    assert found.is_base
    assert (found.code, found.as_of) == expected


def test_the_year_before_counts_from_the_year_that_the_text_names():
    assert codes("Năm 2020 tăng 5% so với năm trước", 2022) == ["2020", "2019"]


def test_the_month_before_needs_a_month_in_the_text():
    assert codes("Tháng 1/2022 tăng so với tháng trước") == ["2022-01", "2021-12"]
    assert codes("tăng so với tháng trước", 2022) == []


@pytest.mark.parametrize("text", ["quý 4", "tháng 6", "6 tháng đầu năm", "ngày 15/3", "năm trước", "lũy kế đến nay"])
def test_without_a_year_nothing_is_made_up(text):
    assert find(text) == []
    assert len(find(text, 2022)) == 1


def test_a_cumulated_figure_stands_at_the_end_of_the_reporting_year():
    (found,) = find("lũy kế đến nay có 5 hội nghị", 2022)
    assert (found.as_of, found.code, found.raw) == (True, "2022-12-31", "lũy kế đến nay")


@pytest.mark.parametrize(
    "text",
    [
        "Quyết định số 749/QĐ-TTg ngày 03 tháng 6 năm 2020",
        "Nghị định số 59/2022/NĐ-CP ngày 05/9/2022",
        "Kết luận số 224-KL/TU, ngày 18/10/2021",
        "Thông báo ngày 05/9/2022",
        "Luật Thống kê năm 2015",
        "TCVN 11930:2017",
    ],
)
def test_the_date_of_a_document_is_no_period(text):
    assert find(f"Thực hiện {text}, năm 2022 đạt 5%")[0].code == "2022"
    assert len(find(f"Thực hiện {text}, năm 2022 đạt 5%")) == 1


def test_offsets_enclose_the_words():
    text = "Kết quả so với cùng kỳ năm 2021 là tốt"
    (found,) = find(text)
    assert text[found.span_start : found.span_end] == found.raw == "so với cùng kỳ năm 2021"


@given(st.dates(date(1990, 1, 1), date(2060, 12, 31)), st.sampled_from(["{0.day}/{0.month}/{0.year}", "{0:%d/%m/%Y}"]))
def test_a_date_written_is_a_date_read(day, form):
    assert codes("ngày " + form.format(day)) == [day.isoformat()]


@given(st.dates(date(1990, 1, 1), date(2060, 12, 31)), st.integers(0, 4000))
def test_a_code_gives_back_the_days(first, length):
    last = date.fromordinal(first.toordinal() + length)
    assert days_of(calendar_code.code(first, last)) == (first, last)


def days_of(code):
    """The first and last day of an SDMX code."""
    start, _, span = code.partition("/")
    if "W" in start:
        monday = date.fromisocalendar(int(start[:4]), int(start[-2:]), 1)
        return monday, monday + timedelta(days=6)
    if span.endswith("D"):
        return date.fromisoformat(start), date.fromisoformat(start) + timedelta(days=int(span[1:-1]) - 1)
    if span:
        first, months = date.fromisoformat(start), int(span[1:-1]) * (12 if span.endswith("Y") else 1)
    elif "Q" in start:
        first, months = date(int(start[:4]), int(start[-1]) * 3 - 2, 1), 3
    elif len(start) == 10:
        return date.fromisoformat(start), date.fromisoformat(start)
    else:
        first, months = date.fromisoformat(f"{start}-01-01"[:10]), 12 if len(start) == 4 else 1
    following = first.year * 12 + first.month - 1 + months
    return first, date(following // 12, following % 12 + 1, 1) - timedelta(days=1)


@given(st.integers(2000, 2050), st.integers(1, 12), st.integers(1, 60))
def test_a_code_of_whole_months_gives_back_the_days(year, month, months):
    following = year * 12 + month - 1 + months
    last = date(following // 12, following % 12 + 1, 1) - timedelta(days=1)
    assert days_of(calendar_code.code(date(year, month, 1), last)) == (date(year, month, 1), last)


PIECES = st.sampled_from(
    [
        "năm ",
        "tháng ",
        "quý ",
        "ngày ",
        "đến ",
        "so với ",
        "cùng kỳ ",
        "trước ",
        "2022",
        "12",
        "31",
        "/",
        "-",
        ".",
        "IV",
        " ",
        "6 tháng đầu ",
    ]
)


@given(st.lists(PIECES, max_size=14).map("".join) | st.text(), st.none() | st.integers(1990, 2060))
def test_any_text_gives_a_result_in_order(text, year):
    found = find(text, year)
    assert all(one.span_end <= other.span_start for one, other in pairwise(found))
    assert all(text[one.span_start : one.span_end] == one.raw for one in found)
    assert all(one.start is None or one.start <= one.end for one in found)
