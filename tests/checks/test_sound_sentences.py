"""Sound sentences of many fields in which no check may find a fault, each with what was once found in it."""

import pytest

from tests.checks.text_of import told


@pytest.mark.parametrize(
    ("sentences", "rule"),
    [
        (
            "Chăm lo Tết cho 48.200 người, tổng số tiền 31,2 tỷ đồng; quỹ trợ vốn cho 530 hộ vay 15,9 tỷ đồng.",
            "household_size_plausible",
        ),
        (
            "Xuất khẩu lao động 112 người; hộ nghèo còn 1.024 hộ, chiếm 5,6%.",
            "household_size_plausible",
        ),
        (
            "Đến 31/3/2024, huy động đạt 78.520 tỷ đồng, giảm 0,8% so với cuối năm 2023 (cùng kỳ năm trước tăng 1,2%).",
            "time_said_once",
        ),
        (
            "Thư viện tỉnh bổ sung 6.720 bản sách. Mỗi thư viện huyện có bình quân 9.500 bản sách.",
            "one_value_for_one_thing",
        ),
        (
            "Thư viện tỉnh có 6.720 bản sách. Bình quân mỗi xã có 9.500 bản sách.",
            "one_value_for_one_thing",
        ),
    ],
)
def test_nothing_is_found(sentences: str, rule: str):
    assert [raws for found, raws in told(sentences) if found == rule] == []
