"""Rates told in words, "12,5 bác sĩ trên 10.000 dân", and bounds that look alike, "trên 10.000 dân".

Each case is one sentence as a province or a ministry would write it, worded by us.
"""

import pytest

from tests.normalise.told import told

CASES = [
    (
        "Mỗi ngày có 12 chuyến tàu, toàn tuyến có 45 ga.",
        ["actual = 12 chuyến per day | 2023", "actual = 45 ga | 2023"],
    ),
    (
        "Mỗi ngày tiếp nhận 350 hồ sơ, tổng số 98.000 hồ sơ.",
        ["actual = 350 hồ sơ per day | 2023", "actual = 98000 hồ sơ | 2023"],
    ),
    ("Cả nước có 12,5 bác sĩ trên 10.000 dân.", ["actual = 12.5 bác sĩ/10.000 dân | 2023"]),
    (
        "Tỷ suất tử vong trẻ em dưới 5 tuổi là 18,9 ca trên 1.000 trẻ đẻ sống.",
        ["actual = 18.9 ca/1.000 trẻ đẻ sống | 2023"],
    ),
    ("Bệnh lao ghi nhận 173 ca mỗi 100.000 dân.", ["actual = 173 ca/100.000 dân | 2023"]),
    ("Mật độ đạt 85 thuê bao trên 100 dân.", ["actual = 85 thuê bao/100 dân | 2023"]),
    ("Cứ 1.000 dân có 9,8 doanh nghiệp đang hoạt động.", ["actual = 9.8 doanh nghiệp | 2023"]),
    ("Số ca mắc trên 100.000 dân năm 2023 là 11,2 ca.", ["actual = 11.2 ca | 2023"]),
    ("Số bác sĩ trên 10.000 dân của tỉnh còn thấp, mới đạt 8,7 bác sĩ.", ["actual = 8.7 bác sĩ | 2023"]),
    ("Trên 10.000 dân đã được tiêm vắc xin.", ["actual > 10000 dân | 2023"]),
    ("Lễ hội thu hút trên 10.000 người tham gia.", ["actual > 10000 người tham gia | 2023"]),
    ("Đã sơ tán trên 1.000 hộ ra khỏi vùng lũ.", ["actual > 1000 hộ | 2023"]),
    (
        "Tổ chức 12 buổi cho trên 1.000 người nghe.",
        ["actual = 12 buổi | 2023", "actual > 1000 người | 2023"],
    ),
    ("Toàn tỉnh có 5 phường trên 10.000 dân.", ["actual = 5 phường | 2023"]),
    (
        "Huy động 350 người, trên 100 phương tiện chữa cháy.",
        ["actual = 350 người | 2023", "actual > 100 phương tiện | 2023"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:40] for text, _ in CASES])
def test_a_rate_in_words(text: str, expected: list[str]) -> None:
    assert told(text, 2023) == expected
