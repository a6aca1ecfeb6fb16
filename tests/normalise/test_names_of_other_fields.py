"""What figures of made-up passages are named: what is measured, said whole, and nothing of the next figure."""

import pytest

from normalise.statements import statement
from normalise.statements.passage import Context
from sources.document import Locator, Report, ReportKind

REPORT = Report(
    id="2023-trial",
    title="",
    issuer=None,
    number=None,
    issued_on=None,
    kind=ReportKind.RESULT,
    year=2023,
    file="",
    sha256="",
)


def names(sentence: str) -> list[str]:
    context = Context(report=REPORT, locator=Locator(block="paragraph", number=1))
    return [one.indicator for one in statement.read(sentence, context).statements]


NAMED = [
    # each day is no part of the name
    ("Mỗi ngày trạm y tế tiếp nhận 56 lượt khám.", ["trạm y tế tiếp nhận lượt khám"]),
    ("Mỗi tháng in 900 tờ báo.", ["in tờ báo"]),
    # a change in what was counted with its attributes, or on a base
    ("Có 3.148 người nghiện có hồ sơ, giảm 215 người so với năm trước.", ["người nghiện có hồ sơ"] * 2),
    ("Thời gian chờ cầu cảng bình quân 6,8 giờ/lượt, giảm 1,2 giờ.", ["Thời gian chờ cầu cảng bình quân"] * 2),
    ("Có 64 hộ nuôi ong, tăng 9 hộ so với năm 2022.", ["hộ nuôi ong"] * 2),
    # behind a bracket it goes on from what stood before it
    ("Có 214 đại lý (cấp I là 36 đại lý), giảm 3 đại lý.", ["đại lý", "cấp I", "đại lý"]),
    (
        "Mua 6.720 bản sách (trong đó 90 bản song ngữ) với kinh phí 540 triệu đồng.",
        ["Mua bản sách", "Mua bản sách (bản song ngữ)", "kinh phí Mua bản sách"],
    ),
    # what was not reached
    ("Có 12 chỉ tiêu hoàn thành, chưa đạt 3 chỉ tiêu.", ["chỉ tiêu hoàn thành", "chưa đạt chỉ tiêu"]),
    # the verb of the next figure
    ("Đồng bào Dao có 7.150 người chiếm 82,3%.", ["Đồng bào Dao có người", "tỷ lệ Đồng bào Dao có người"]),
    # the number in the name of a measure
    ("Sản lượng hành khách qua 05 cảng đạt 13,8 triệu khách.", ["cảng", "Sản lượng hành khách qua 05 cảng"]),
    ("Số vé bán qua 12 trạm đạt 9 nghìn vé.", ["trạm", "Số vé bán qua 12 trạm"]),
    # one rate of the count, one of its worth
    ("Số món chuyển tiền tăng 8% về số lượng và 3% về giá trị.", ["Số món chuyển tiền", "giá trị món chuyển tiền"]),
    # a stroke is no word
    ("Phát hiện 23 vụ/41 đối tượng vượt biên.", ["Phát hiện vụ", "Phát hiện đối tượng vượt biên"]),
    ("Toàn huyện có 18 dân tộc, dân số 86.420 người.", ["dân tộc", "dân số người"]),
]
LEFT_ALONE = [
    ("Tỷ lệ xã đạt chuẩn đạt 78%.", ["Tỷ lệ xã đạt chuẩn"]),
    ("Doanh thu quảng cáo đạt 9 tỷ đồng.", ["Doanh thu quảng cáo"]),
    (
        "Khám cho 90 người (12 người nặng), tăng 5 người.",
        ["Khám cho người", "Khám cho người (người nặng)", "Khám cho người"],
    ),
    ("Xây 12 cầu, 3 đập.", ["Xây cầu", "Xây đập"]),
    ("Sản lượng điện tăng 5%.", ["Sản lượng điện"]),
]


@pytest.mark.parametrize(("sentence", "named"), [*NAMED, *LEFT_ALONE])
def test_a_name_tells_what_is_measured(sentence: str, named: list[str]) -> None:
    assert names(sentence) == named
