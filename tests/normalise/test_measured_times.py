"""Days and hours that are measured, beside those that are set, last or pass; sentences worded by us."""

import pytest

from tests.normalise.told import told

CASES = [
    (
        "Thời gian thông quan bình quân giảm từ 72 giờ xuống 48 giờ.",
        ["actual = 72 giờ | 2023", "actual = 48 giờ | 2024"],
    ),
    (
        "Thời gian giải quyết thủ tục rút ngắn từ 15 ngày xuống còn 7 ngày làm việc.",
        ["actual = 15 ngày | 2023", "actual = 7 ngày làm việc | 2024"],
    ),
    ("Số ngày nắng nóng trong năm là 87 ngày.", ["actual = 87 ngày | 2024"]),
    ("Số giờ nắng trong năm là 1.850 giờ.", ["actual = 1850 giờ | 2024"]),
    ("Thời gian nằm viện trung bình là 6,4 ngày.", ["actual = 6.4 ngày | 2024"]),
    ("Thời hạn giải quyết là 15 ngày làm việc.", []),
    ("Thời gian thực hiện dự án trong 24 tháng.", []),
    ("Thời gian diễn ra hội chợ: 5 ngày, từ ngày 10 đến ngày 14 tháng 5.", []),
    ("Tập huấn trong 3 ngày cho 45 cán bộ.", ["actual = 45 cán bộ | 2024"]),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:40] for text, _ in CASES])
def test_a_time_is_a_figure_where_it_is_measured(text: str, expected: list[str]) -> None:
    assert told(text, 2024) == expected
