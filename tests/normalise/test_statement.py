"""What a passage states: each figure with its measure, kind, time and owner."""

from datetime import date

import pytest

from normalise.records import Kind
from normalise.statements import statement
from normalise.statements.passage import Context, Statement
from sources.document import Locator, Report, ReportKind


def report(kind: ReportKind = ReportKind.RESULT, year: int = 2022) -> Report:
    return Report(
        id=f"{year}-trial", title="", issuer=None, number=None, issued_on=None, kind=kind, year=year, file="", sha256=""
    )


def read(passage: str, kind: ReportKind = ReportKind.RESULT, **inherited: object) -> list[Statement]:
    context = Context(report=report(kind), locator=Locator(block="paragraph", number=1), **inherited)  # type: ignore[arg-type]
    return list(statement.read(passage, context).statements)


def told(passage: str, kind: ReportKind = ReportKind.RESULT) -> list[tuple[str, str, str]]:
    """Kind, measure and period of each statement."""
    return [(one.kind.value, one.indicator, one.period.code) for one in read(passage, kind)]


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        # the measure stands before the verb of reaching, behind a list mark
        (
            "a) Tỷ lệ xã có trạm y tế số đạt 40%.",
            [("actual", "Tỷ lệ xã có trạm y tế số", "2022")],
        ),
        # the measure stands behind the number
        ("Đã có 12 tỉnh mở cổng dữ liệu.", [("actual", "tỉnh mở cổng dữ liệu", "2022")]),
        # words on both sides
        ("Trạm y tế đã kết nối tới 30% số xã.", [("actual", "Trạm y tế đã kết nối tới xã", "2022")]),
        # a list shares its verb, and the date at its head
        (
            "Đến hết tháng 10/2022, hệ thống đã nối với 7 kho dữ liệu, 21 phần mềm.",
            [
                ("actual", "hệ thống đã nối với kho dữ liệu", "2022-10-31"),
                ("actual", "hệ thống đã nối với phần mềm", "2022-10-31"),
            ],
        ),
        # a share in brackets is of what was just counted
        (
            "9/36 việc đã xong (chiếm tỷ lệ 25%).",
            [("actual", "việc đã xong", "2022"), ("actual", "tỷ lệ việc đã xong", "2022")],
        ),
        # a number, its amount and their two rates of growth
        (
            "Trong 10 tháng đầu năm 2022, số lượng lệnh chuyển tiền đạt 50 triệu giao dịch với giá trị đạt 9 nghìn "
            "tỷ đồng (tăng tương ứng 12% về số lượng và 8% về giá trị so với cùng kỳ năm 2021).",
            [
                ("actual", "số lượng lệnh chuyển tiền", "2022-01-01/P10M"),
                ("actual", "giá trị lệnh chuyển tiền", "2022-01-01/P10M"),
                ("growth", "số lượng lệnh chuyển tiền", "2022-01-01/P10M"),
                ("growth", "giá trị lệnh chuyển tiền", "2022-01-01/P10M"),
            ],
        ),
        # the value of the base, in brackets behind its date
        (
            "Số tài khoản là 800 tài khoản, gấp 2 lần năm 2021 (400 tài khoản).",
            [
                ("actual", "Số tài khoản", "2022"),
                ("growth", "Số tài khoản", "2022"),
                ("actual", "Số tài khoản", "2021"),
            ],
        ),
        # from one year's value to another's
        (
            "Tăng từ 100 gian hàng năm 2019 lên 500 gian hàng tháng 6/2022.",
            [("actual", "gian hàng", "2019"), ("actual", "gian hàng", "2022-06")],
        ),
        # the year at the end of the measure
        ("Doanh thu bưu chính năm 2021 đạt 40 tỷ đồng.", [("actual", "Doanh thu bưu chính", "2021")]),
        # a part of a whole
        (
            "Đã cấp 90 giấy phép (trong đó có 30 giấy phép mới).",
            [("actual", "cấp giấy phép", "2022"), ("actual", "cấp giấy phép (giấy phép mới)", "2022")],
        ),
        # "đến nay" says no date, unless a date was spoken of
        ("Đến nay, đã mở 5 sàn.", [("actual", "mở sàn", "2022")]),
        # a date of a plan to come
        ("Tiếp tục làm 20 xã, dự kiến hoàn thành 6/2023.", [("target", "Tiếp tục làm xã", "2023-06")]),
        # an aim announced at the head holds for all
        ("Phấn đấu đến năm 2025 có 80% hộ dân dùng ví điện tử.", [("target", "hộ dân dùng ví điện tử", "2025")]),
        # a rule, and a target that a result quotes
        ("Cho phép học trực tuyến tối đa 20% thời lượng.", [("target", "Cho phép học trực tuyến thời lượng", "2022")]),
    ],
)
def test_a_result_says(passage: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(passage) == expected


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        # all that a plan says of its year is to be reached
        ("Tỷ lệ thôn có Internet trên 90%.", [("target", "Tỷ lệ thôn có Internet", "2022")]),
        # "đến hết năm" is the horizon of the year
        ("Mục tiêu đến hết năm 2022 tối thiểu 60% hộ có cáp.", [("target", "hộ có cáp", "2022")]),
        # even its growth
        ("Tăng trưởng doanh thu đạt 7%.", [("target", "Tăng trưởng doanh thu", "2022")]),
        # but not the year before
        ("Năm 2021, tỷ lệ này đạt 31%.", [("actual", "tỷ lệ này", "2021")]),
    ],
)
def test_a_plan_says(passage: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(passage, ReportKind.PLAN) == expected


def test_a_growth_has_its_base_and_direction() -> None:
    (_, growth) = read("Tính đến hết tháng 9/2022 có 300 trạm, giảm 4% so với cùng kỳ năm 2021.")
    assert growth.direction == "down"
    assert growth.base is not None
    assert growth.base.end == date(2021, 9, 30)


def test_without_a_base_a_growth_is_against_the_year_before() -> None:
    (growth,) = read("Doanh thu bưu chính tăng 5%.")
    assert growth.base is not None
    assert (growth.base.start, growth.base.end) == (date(2021, 1, 1), date(2021, 12, 31))


@pytest.mark.parametrize(
    ("passage", "owner"),
    [
        # it opens the sentence
        ("Trong năm 2022, Bộ Tư pháp đã nối 63 sở.", "Bộ Tư pháp"),
        # it acts further on
        (
            "Kho dữ liệu đất đai được Bộ Tài nguyên và Môi trường phát triển. Đã có 20 huyện.",
            "Bộ Tài nguyên và Môi trường",
        ),
        # it is only a partner
        ("Sở đã phối hợp với Bộ Y tế mở 5 lớp học.", None),
        # also where a verb follows its name
        ("Phối hợp với Sở Y tế, Bộ Y tế tổ chức 5 lớp học.", None),
        # a branch stands for its ministry
        ("Nhóm dịch vụ của ngành Công an: cấp hộ chiếu 51%.", "Bộ Công an"),
    ],
)
def test_the_owner_is_whom_the_clause_is_about(passage: str, owner: str | None) -> None:
    last = read(passage)[-1]
    assert (last.context.named.name_vi if last.context.named else None) == owner


def test_each_entity_of_a_list_owns_its_number() -> None:
    made = read("Các tỉnh đã lập tổ, như: Hải Phòng (132 tổ), Cần Thơ (56 tổ).")
    assert [one.context.named and one.context.named.name_vi for one in made] == [
        "Thành phố Hải Phòng",
        "Thành phố Cần Thơ",
    ]


@pytest.mark.parametrize(
    ("passage", "reason"),
    [
        # levels of government are how the state is built
        ("Mạng đã nối thông 4 cấp hành chính.", "structure"),
        # a figure that selects which offices were counted
        ("Có 12 Sở Y tế đạt tỷ lệ 100%.", "threshold"),
        # the population a rate is taken over
        ("Mật độ thuê bao trên 100 dân đạt 18 thuê bao.", "name"),
        # what an average is taken over
        ("Bình quân 1 hộ gia đình có 3,6 người.", "rate_base"),
        # what each of those counted has
        ("Có 26 mặt hàng đạt kim ngạch trên 1 tỷ USD.", "threshold"),
        # the place in the name of a prize
        ("Sản phẩm vào top 10 giải thưởng.", "name"),
    ],
)
def test_numbers_that_state_nothing_are_listed_with_their_reason(passage: str, reason: str) -> None:
    found = statement.read(passage, Context(report=report(), locator=Locator(block="paragraph", number=1)))
    assert reason in {item.reason for item in found.unread}


def test_a_rank_to_be_reached_is_an_upper_bound() -> None:
    (rank,) = read("Thuộc nhóm 05 nước dẫn đầu khu vực.", ReportKind.PLAN)
    assert (rank.quantity.qualifier, rank.quantity.unit, rank.kind) == ("<=", "nước", Kind.TARGET)


@pytest.mark.parametrize(
    ("passage", "unit"),
    [
        # the noun that the measure counts
        ("Số lượt giao dịch là trên 876 triệu.", "lượt giao dịch"),
        # money by the name of the measure
        ("Tổng giá trị thanh toán đạt 929 tỷ.", "VND"),
        # a ratio to a population
        ("Mật độ thuê bao đạt 21,7 thuê bao/100 dân.", "thuê bao/100 dân"),
        # the noun behind the bracket
        ("87,9% (29/33) bệnh viện đã dùng bệnh án số.", "bệnh viện"),
    ],
)
def test_a_bare_number_takes_the_unit_that_its_words_imply(passage: str, unit: str) -> None:
    assert read(passage)[-1].quantity.unit == unit


def test_a_long_sentence_is_shown_around_its_number() -> None:
    made = read("Ghi chú " + "rất dài " * 80 + "đã có 7 kho dữ liệu.")
    assert len(made[0].sentence) <= 400
    assert "7 kho dữ liệu" in made[0].sentence
