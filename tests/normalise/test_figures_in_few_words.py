"""Figures that a report tells in few words: the year before in brackets, lists that share a unit, abbreviations.

Each case is one passage worded by us, with what its figures are.
"""

import pytest

from tests.normalise.told import told

CASES = [
    # the year before, in brackets or behind "so với"
    (
        "Tỷ lệ phá án đạt 91,5% (cùng kỳ 88,7%).",
        ["actual = 91.5 % | 2024", "actual = 88.7 % | 2023"],
    ),
    (
        "Khởi công 14 công trình (cùng kỳ 11 công trình) với tổng vốn 2,1 tỷ USD (CK 1,4 tỷ USD).",
        [
            "actual = 14 công trình | 2024",
            "actual = 11 công trình | 2023",
            "actual = 2100000000 USD | 2024",
            "actual = 1400000000 USD | 2023",
        ],
    ),
    (
        "Số vụ đình công giảm còn 31 vụ so với 45 vụ của năm 2023.",
        ["actual = 31 vụ | 2024", "actual = 45 vụ | 2023"],
    ),
    (
        "Lượng mưa trung bình tháng 7/2024 là 312 mm so với gần 280 mm cùng kỳ năm 2023.",
        ["actual = 312 mm | 2024-07", "actual <~ 280 mm | 2023-07"],
    ),
    # what was planned, in brackets or shortened
    (
        "Tỷ lệ bao phủ bảo hiểm y tế: 93,2% (KH 93%); tỷ lệ xã có bác sĩ: 88% (kế hoạch 90%, năm 2023 là 85%).",
        [
            "actual = 93.2 % | 2024",
            "target = 93 % | 2024",
            "actual = 88 % | 2024",
            "target = 90 % | 2024",
            "actual = 85 % | 2023",
        ],
    ),
    (
        "Giá trị xây lắp đạt 840 tỷ đồng, đạt 96% KH, bằng 103% so cùng kỳ.",
        ["actual = 840000000000 VND | 2024", "actual = 96 % | 2024", "actual = 103 % | 2024"],
    ),
    # a sign instead of a verb
    (
        "Sản lượng cà phê nhân 52,4 nghìn tấn, +2,6% so với cùng kỳ.",
        ["actual = 52400 tấn | 2024", "growth = 2.6 % | 2024 up 2023"],
    ),
    (
        "Năng suất lúa 62,5 tạ/ha (+1,3 tạ/ha); đội tàu 45 chiếc (-2 chiếc).",
        [
            "actual = 62.5 tạ/ha | 2024",
            "growth = 1.3 tạ/ha | 2024 up 2023",
            "actual = 45 chiếc | 2024",
            "growth = 2 chiếc | 2024 down 2023",
        ],
    ),
    # three bases in a row, each behind its figure
    (
        "Giá điện tháng 10 tăng 0,3% so với tháng trước, tăng 2,9% so với cùng kỳ năm trước và tăng 2,5% so với "
        "tháng 12 năm trước.",
        [
            "growth = 0.3 % | 2024-10 up 2024-09",
            "growth = 2.9 % | 2024-10 up 2023-10",
            "growth = 2.5 % | 2024-10 up 2023-12",
        ],
    ),
    # years in brackets behind their figures
    (
        "Số hộ nghèo giảm từ 4.520 hộ (năm 2022) xuống 3.110 hộ (2023).",
        ["actual = 4520 hộ | 2022", "actual = 3110 hộ | 2023"],
    ),
    (
        "Tỷ lệ trẻ thấp còi giảm từ 19,6% (2022) còn 18,2% (2023).",
        ["actual = 19.6 % | 2022", "actual = 18.2 % | 2023"],
    ),
    # the end of the year at hand, and a part of a year that only ends with it
    (
        "Đến cuối năm, toàn ngành còn 312 hồ sơ quá hạn.",
        ["actual = 312 hồ sơ | @2024-12-31"],
    ),
    ("6 tháng cuối năm giải ngân 45%.", ["actual = 45 % | 2024-07-01/P6M"]),
    # the parts of what a rate of growth was named of
    (
        "Tốc độ tăng trưởng tín dụng 12,1%, trong đó tín dụng xanh 21%, tín dụng tiêu dùng 9%, nợ xấu chiếm 1,9%.",
        [
            "growth = 12.1 % | 2024 up 2023",
            "growth = 21 % | 2024 up 2023",
            "growth = 9 % | 2024 up 2023",
            "actual = 1.9 % | 2024",
        ],
    ),
    # lists that print their unit once
    (
        "Năm 2022, 2023 và 2024 số sân bóng được xây lần lượt là 4, 118 và 206 sân.",
        ["actual = 4 sân | 2022", "actual = 118 sân | 2023", "actual = 206 sân | 2024"],
    ),
    (
        "Ba đợt tuyển được 120, 150, 180 chiến sĩ.",
        ["actual = 120 chiến sĩ | 2024", "actual = 150 chiến sĩ | 2024", "actual = 180 chiến sĩ | 2024"],
    ),
    (
        "Tỷ lệ tiêm chủng của ba đợt lần lượt là 98,5; 97,2 và 99,1%.",
        ["actual = 98.5 % | 2024", "actual = 97.2 % | 2024", "actual = 99.1 % | 2024"],
    ),
    (
        "Quỹ chi lần lượt 1,2 và 1,9 tỷ đồng cho hai huyện.",
        ["actual = 1200000000 VND | 2024", "actual = 1900000000 VND | 2024"],
    ),
    # scales as tables shorten them
    ("Thu phí thẩm định 450 tr.đ.", ["actual = 450000000 VND | 2024"]),
    ("Sản xuất 12,5 tr kWh điện mặt trời.", ["actual = 12500000 kWh | 2024"]),
    # left alone: a page, numbers of articles, a number and a list behind it
    ("Xem báo cáo thường niên, tr. 45.", []),
    ("Theo Điều 5, 6 và 7 Luật Giá, cả tỉnh có 12 chợ.", ["actual = 12 chợ | 2024"]),
    ("Có 12 dự án, 3.400 lao động.", ["actual = 12 dự án | 2024", "actual = 3400 lao động | 2024"]),
]


@pytest.mark.parametrize(("passage", "expected"), CASES)
def test_a_text_states(passage: str, expected: list[str]) -> None:
    assert told(passage, 2024) == expected
