"""Days that a report calls by the name of months, and other times of reports on months of their own."""

from datetime import date

import pytest

from normalise.periods import calendar_code, horizon
from tests.normalise.told import told

CALLED = [
    # a month from the 15th, a month from the 21st, a quarter, a half-year, a year, the ten months of the courts
    (date(2023, 4, 15), date(2023, 5, 14), "2023-05"),
    (date(2023, 11, 21), date(2023, 12, 20), "2023-12"),
    (date(2022, 12, 15), date(2023, 3, 14), "2023-Q1"),
    (date(2022, 12, 15), date(2023, 6, 14), "2023-01-01/P6M"),
    (date(2022, 12, 15), date(2023, 12, 14), "2023"),
    (date(2022, 10, 1), date(2023, 7, 31), "2023-01-01/P10M"),
]
NOT_CALLED = [
    # months of one year, days of a fortnight, a week, a school year, a year and a half
    (date(2023, 1, 1), date(2023, 6, 30)),
    (date(2023, 5, 1), date(2023, 5, 15)),
    (date(2023, 5, 8), date(2023, 5, 14)),
    (date(2022, 9, 1), date(2023, 5, 31)),
    (date(2022, 1, 15), date(2023, 7, 14)),
]
MAY = "Tình hình trật tự đô thị tháng 5 năm 2023 || (Từ ngày 15/4/2023 đến ngày 14/5/2023) || "
TEN = "Kết quả thi hành án 10 tháng năm 2023 || (Từ ngày 01/10/2022 đến ngày 31/7/2023) || "
PASSAGES = [
    (MAY + "Tháng 5 xảy ra 21 vụ lấn chiếm vỉa hè.", ["actual = 21 vụ | 2023-04-15/P30D"]),
    (
        MAY + "Phạt 12 quán, giảm 3 quán so với tháng trước.",
        ["actual = 12 quán | 2023-04-15/P30D", "growth = 3 quán | 2023-04-15/P30D down 2023-03-15/P31D"],
    ),
    (MAY + "So với cùng kỳ, số vụ giảm 5 vụ.", ["growth = 5 vụ | 2023-04-15/P30D down 2022-04-15/P30D"]),
    (TEN + "Trong 10 tháng năm 2023 đã kê biên 14 nhà.", ["actual = 14 nhà | 2022-10-01/P10M"]),
    (TEN + "Thu phí 3 tỷ đồng.", ["actual = 3000000000 VND | 2022-10-01/P10M"]),
    # left alone: another month, a day, the year
    (MAY + "Tháng 3 xảy ra 8 vụ.", ["actual = 8 vụ | 2023-03"]),
    (MAY + "Đến 30/4/2023 còn 6 điểm đen.", ["actual = 6 điểm đen | @2023-04-30"]),
    (TEN + "Năm 2022 thu 5 tỷ đồng.", ["actual = 5000000000 VND | 2022"]),
    (
        "Chứng khoán tháng 5/2024 || Lãi suất bằng 77% tháng trước, tăng 0,2% so với cuối tháng trước.",
        ["actual = 77 % | 2024-05", "growth = 0.2 % | 2024-05 up @2024-04-30"],
    ),
]


@pytest.mark.parametrize(("first", "last", "code"), CALLED)
def test_days_about_as_long_as_months_are_called_by_their_name(first: date, last: date, code: str) -> None:
    called = horizon.called(horizon.made(first, last))
    assert called is not None
    assert called.code == code


@pytest.mark.parametrize(("first", "last"), NOT_CALLED)
def test_other_days_have_no_name_but_their_own(first: date, last: date) -> None:
    assert calendar_code.called(first, last) is None


@pytest.mark.parametrize(("passages", "states"), PASSAGES)
def test_a_report_on_days_means_them_by_the_months_of_its_title(passages: str, states: list[str]) -> None:
    assert told(passages, 2024 if "2024" in passages else 2023) == states
