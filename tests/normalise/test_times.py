"""Which period and which base a number of a passage has."""

from datetime import date

import pytest

from normalise.periods import horizon
from normalise.statements import statement
from normalise.statements.passage import Context
from sources.document import Report, ReportKind


def told(passage, year=2024, reporting=None):
    """Each number of a passage with its period, and its base if it is a change."""
    report = Report(
        id=f"{year}-r", title="Báo cáo", issuer=None, number=None, issued_on=None, kind=ReportKind.RESULT, year=year,
        file="r.txt", sha256="0" * 64,
    )  # fmt: skip
    statements = statement.read(passage, Context(report, "đoạn 1", reporting=reporting)).statements
    return [f"{one.quantity.raw} {one.period.code}" + (f" < {one.base.code}" if one.base else "") for one in statements]


MONTH = horizon.made(date(2024, 8, 1), date(2024, 8, 31))
HALF = horizon.made(date(2024, 1, 1), date(2024, 6, 30))

CASES = [
    # two times in a sentence: each holds for the numbers behind it
    (
        "Phí thu trong tháng 7/2024 đạt 30 tỷ đồng, giảm 2% so với tháng trước và 7 tháng/2024 đạt 190 tỷ đồng, "
        "tăng 9% so với cùng kỳ năm trước.",
        None,
        [
            "30 tỷ đồng 2024-07",
            "2% 2024-07 < 2024-06",
            "190 tỷ đồng 2024-01-01/P7M",
            "9% 2024-01-01/P7M < 2023-01-01/P7M",
        ],
    ),
    # quarters in brackets are of the same year, and none is the base of the other
    (
        "Khách quốc tế 6 tháng đầu năm tăng 8% so với cùng kỳ năm trước (quý I tăng 7,4%; quý II tăng 8,6%).",
        None,
        ["8% 2024-01-01/P6M < 2023-01-01/P6M", "7,4% 2024-Q1 < 2023-Q1", "8,6% 2024-Q2 < 2023-Q2"],
    ),
    # figures of the earlier time
    (
        "Sản lượng điện tăng 12% so với cùng kỳ (cùng kỳ tăng 9,5%).",
        HALF,
        ["12% 2024-01-01/P6M < 2023-01-01/P6M", "9,5% 2023-01-01/P6M < 2022-01-01/P6M"],
    ),
    (
        "Ngành vận tải tăng 6%, cao hơn mức tăng 4,5% của cùng kỳ năm trước.",
        HALF,
        ["6% 2024-01-01/P6M < 2023-01-01/P6M", "4,5% 2023-01-01/P6M < 2022-01-01/P6M"],
    ),
    (
        "Đến hết tháng 8/2024, dư nợ tăng 9% so với cuối năm 2023, cùng kỳ năm trước tăng 7%.",
        None,
        ["9% 2024-08-31 < 2023-12-31", "7% 2023-08-31 < 2022-12-31"],
    ),
    # the base of a passage's first change holds for those after it that name none …
    (
        "Chỉ số giá tháng 8/2024 tăng 0,5% so với tháng trước. Nhóm giáo dục tăng 2%; nhóm giao thông giảm 1%.",
        None,
        ["0,5% 2024-08 < 2024-07", "2% 2024-08 < 2024-07", "1% 2024-08 < 2024-07"],
    ),
    # … but not for another time, nor is a remark a base
    (
        "Chỉ số giá tháng 8/2024 tăng 0,5% so với tháng trước. Tính chung 8 tháng, nhóm giáo dục tăng 2%.",
        None,
        ["0,5% 2024-08 < 2024-07", "2% 2024-01-01/P8M < 2023-01-01/P8M"],
    ),
    (
        "Thương mại quý III/2024 khởi sắc so với quý II/2024. Bán lẻ tăng 7%.",
        None,
        ["7% 2024-Q3 < 2023-Q3"],
    ),
    # a base that heads its sentence holds for all of it
    (
        "So với cùng kỳ năm 2023, giá điện tháng 8 tăng 3%, bình quân 8 tháng tăng 4%.",
        None,
        ["3% 2024-08 < 2023-08", "4% 2024-01-01/P8M < 2023-01-01/P8M"],
    ),
    # the beginning of the year is the end of the one before
    ("Dư nợ tăng 5% so với đầu năm.", None, ["5% 2024 < 2023-12-31"]),
    # a printed day stays the day
    (
        "Tính đến ngày 15/8/2024, ngân sách thu được 700 tỷ đồng, tăng 17% so với cùng kỳ năm 2023.",
        None,
        ["700 tỷ đồng 2024-08-15", "17% 2024-08-15 < 2023-08-15"],
    ),
    # what is reported on holds where nothing is said
    (
        "Trong tháng, công an xử lý 12 vụ, giảm 3 vụ so với tháng trước.",
        MONTH,
        ["12 vụ 2024-08", "3 vụ 2024-08 < 2024-07"],
    ),
    # milestones and plans do not leak into what follows
    (
        "Mốc hoàn thành: tháng 6 (10%), tháng 9 (60%). Tỷ lệ hộ dùng nước sạch: 93%.",
        HALF,
        ["10% 2024-06", "60% 2024-09", "93% 2024-01-01/P6M"],
    ),
    ("So với dự toán cả năm, thu đạt 45%.", HALF, ["45% 2024-01-01/P6M"]),
    (
        "Tuần 35 ghi nhận 1.250 ca mắc, giảm 12% so với tuần trước.",
        None,
        ["1.250 ca mắc 2024-W35", "12% 2024-W35 < 2024-W34"],
    ),
    # a school year
    ("Năm học 2023-2024, tỉnh có 120.000 học sinh.", None, ["120.000 học sinh 2023-09-01/P9M"]),
]


@pytest.mark.parametrize(("passage", "reporting", "expected"), CASES)
def test_a_number_has_a_period_and_a_change_its_base(passage, reporting, expected):
    assert told(passage, reporting=reporting) == expected
