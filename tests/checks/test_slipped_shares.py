"""Percentages of two figures before them, but for a slip of the pen; and percentages that are of something else."""

import pytest

from tests.checks.text_of import told

RULE = "share_without_slip"

WRONG = [
    # A part that exceeds its whole, by one digit.
    ("Tập huấn cho 240 cán bộ, cấp giấy chứng nhận cho 328 cán bộ (95,0%).", ("240 cán bộ", "328 cán bộ", "95,0%")),
    (
        "Tiêu hủy 1.315 con lợn trong 1.270 con lợn mắc bệnh; lấy mẫu 412 con, dương tính 498 con (96,6%).",
        ("412 con", "498 con", "96,6%"),
    ),
    # A point moved in one of the two.
    (
        "Phải thu 31.460 triệu đồng, đủ điều kiện 2.180.000 triệu đồng; đã thu 93.740 triệu đồng, đạt 43,00%.",
        ("2.180.000 triệu đồng", "93.740 triệu đồng", "43,00%"),
    ),
    (
        "Kiểm định 8.420 phương tiện, đạt tiêu chuẩn 762 phương tiện (90,5%).",
        ("8.420 phương tiện", "762 phương tiện", "90,5%"),
    ),
    # One digit, or two that changed places, in a long percentage.
    ("Tiếp nhận 3.412 đơn, đã giải quyết 3.186 đơn (đạt 39,38%).", ("3.412 đơn", "3.186 đơn", "39,38%")),
    ("Gieo ươm 5.260 cây giống, xuất vườn 4.771 cây giống, đạt 97,70%.", ("5.260 cây", "4.771 cây", "97,70%")),
]

SOUND = [
    # Of the two figures.
    "Tập huấn cho 240 cán bộ, cấp giấy chứng nhận cho 228 cán bộ (95,0%).",
    "Tiếp nhận 3.412 đơn, đã giải quyết 3.186 đơn (đạt 93,38%).",
    # Of a whole that the sentence does not name.
    "Toàn tỉnh có 412 trường; 187 trường đạt chuẩn mức 2 (61,5%).",
    "Cấp 1.250 thẻ trong quý, lũy kế 18.340 thẻ (72,8%).",
    "Kiểm tra 96 cơ sở, xử phạt 14 cơ sở (21,2% số cơ sở vi phạm).",
    # Of a figure that stands before, or behind.
    "Có 1.840 hộ, trong đó 312 hộ nghèo (17,0%), 96 hộ nghèo là hộ dân tộc thiểu số (5,2%).",
    "Đã cấp 228 giấy (95,0%) trong số 240 giấy phải cấp.",
    # A part may exceed a figure that is no whole of it.
    "Mở 36 lớp, 1.080 học viên; thi lại 45 học viên (4,2%).",
    "Năm trước bán 215 tấn, năm nay 296 tấn (137,7%).",
    # A percentage of the plan.
    "Khởi công 120 căn, hoàn thành 84 căn, đạt 56,0% kế hoạch.",
    "Thu 2.140 tỷ đồng, chi 1.986 tỷ đồng, đạt 94,3% dự toán.",
]


@pytest.mark.parametrize(("sentence", "raws"), WRONG, ids=[sentence[:30] for sentence, _ in WRONG])
def test_a_slip_in_a_share_is_found(sentence: str, raws: tuple[str, ...]) -> None:
    found = [printed for rule, printed in told(sentence) if rule == RULE]
    assert len(found) == 1, told(sentence)
    assert all(any(one in printed for printed in found[0]) for one in raws), found


@pytest.mark.parametrize("sentence", SOUND, ids=[sentence[:30] for sentence in SOUND])
def test_a_share_of_something_else_is_left_alone(sentence: str) -> None:
    assert [rule for rule, _ in told(sentence) if rule == RULE] == []


def test_a_fraction_and_its_rate_are_held_against_each_other() -> None:
    wrong = "Có 812/894 phụ nữ được khám sàng lọc, tỷ lệ 109,8%."
    assert ("fraction_matches_percent", ("812/894 phụ nữ", "109,8%")) in told(wrong)
    assert told("Có 812/894 phụ nữ được khám sàng lọc, tỷ lệ 90,8%.") == []
