"""Names that tell series apart: what a bare noun or measure takes from its neighbours."""

import pytest

from normalise.statements import statement
from normalise.statements.passage import Context
from sources.document import Locator, ReportKind
from tests.normalise.test_foreign_fields import report


def names(passage: str, kind: ReportKind = ReportKind.RESULT) -> list[str]:
    return [
        one.indicator
        for one in statement.read(
            passage, Context(report=report(2022, kind), locator=Locator(block="paragraph", number=1))
        ).statements
    ]


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        # the predicate of the number after it
        (
            "Đã có 7 kho dữ liệu và 12 hệ thống kết nối với cổng của tỉnh.",
            ["kho dữ liệu kết nối với cổng của tỉnh", "hệ thống kết nối với cổng của tỉnh"],
        ),
        (
            "Có 4/22 bộ, 31/63 tỉnh đã ban hành danh mục dữ liệu mở.",
            ["bộ đã ban hành danh mục dữ liệu mở", "tỉnh đã ban hành danh mục dữ liệu mở"],
        ),
        # but not over "trong đó", which names a part
        (
            "Toàn tỉnh có 90 trạm, trong đó 30 trạm được sửa chữa.",
            ["trạm", "trạm được sửa chữa"],
        ),
        # what the paragraph is about
        (
            "Dữ liệu về lao động: Sở đã xây dựng phần mềm. Hiện nay, đã có trên 900 người dùng.",
            ["người dùng (lao động)"],
        ),
        # a bare measure and the topic before its colon
        (
            "- Về giao dịch bằng ví: Tổng số lượng giao dịch đạt 5 triệu giao dịch.",
            ["Tổng số lượng giao dịch bằng ví"],
        ),
        # an amount after a count by the same channel
        (
            "Số lượng giao dịch qua thẻ đạt 2 triệu giao dịch với giá trị 30 tỷ đồng; qua kênh Internet đạt 5 triệu "
            "giao dịch với giá trị 70 tỷ đồng.",
            [
                "Số lượng giao dịch qua thẻ",
                "giá trị giao dịch qua thẻ",
                "Số lượng giao dịch qua kênh Internet",
                "giá trị giao dịch qua kênh Internet",
            ],
        ),
        # an amount beside a share is of the part
        (
            "Tỷ trọng doanh thu trực tuyến trong tổng doanh thu đạt 8% (ước đạt 90 tỷ đồng).",
            ["Tỷ trọng doanh thu trực tuyến trong tổng doanh thu", "doanh thu trực tuyến"],
        ),
        # a number within the name of a measure
        (
            "Tổng số tài khoản mở tại 3 ngân hàng thí điểm là hơn 2 triệu tài khoản.",
            ["ngân hàng thí điểm", "Tổng số tài khoản mở tại 3 ngân hàng thí điểm"],
        ),
        # a heading before a colon is not what is counted, where a predicate follows
        ("Về thể chế tại các sở: 12/20 sở đã ban hành kế hoạch.", ["sở đã ban hành kế hoạch"]),
    ],
)
def test_a_bare_name_is_completed(passage: str, expected: list[str]) -> None:
    assert names(passage) == expected


def test_this_platform_is_the_one_named_before() -> None:
    passage = "Triển khai Nền tảng trạm y tế xã trên địa bàn tỉnh. Mục tiêu 50% trạm sử dụng nền tảng này."
    assert names(passage, ReportKind.PLAN) == ["trạm sử dụng Nền tảng trạm y tế xã"]


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        # the verb of setting a target is no part of it
        ("Tỷ lệ xã có Internet cần đạt 95%.", "Tỷ lệ xã có Internet"),
        ("Đưa tỷ lệ hộ dùng nước sạch lên 80%.", "tỷ lệ hộ dùng nước sạch"),
        ("Mục tiêu đề ra cho 60% hộ dân có tài khoản.", "hộ dân có tài khoản"),
        # a comma inside a name
        ("Tỷ lệ số hóa hồ sơ, kết quả của trung tâm đạt 40%.", "Tỷ lệ số hóa hồ sơ, kết quả của trung tâm"),
    ],
)
def test_a_target_is_named_by_what_is_to_be_reached(passage: str, expected: str) -> None:
    assert names(passage, ReportKind.PLAN) == [expected]
