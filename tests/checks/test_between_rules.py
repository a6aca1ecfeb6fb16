"""Rules between reports: of each, two reports that break it and two that keep it, told apart by a word or a digit.

The words go the whole way, from the text to the verdict of Great Expectations.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest

from checks.cross_report.stated import Publication, in_order, of_about_one_date
from checks.findings import agreement, contradictions, links
from checks.rules import rules
from normalise.observation import extract
from normalise.records import CheckResult, Finding
from sources.document import Block, Document, Paragraph, Report, ReportKind, Row, Table
from tests.checks.records_of import REPORT

ONE, OTHER = {"id": "2022-mot", "issued_on": None}, {"id": "2022-hai", "issued_on": None}
LATER = {"id": "2022-ba", "issued_on": date(2023, 6, 1)}
EARLIER = {"id": "2022-bon", "issued_on": date(2023, 1, 15)}
PLAN = {"id": "2022-ke-hoach", "kind": ReportKind.PLAN, "issued_on": date(2022, 3, 15)}
TASKS = ("TT", "Cơ quan chủ trì", "Tên nhiệm vụ", "Kết quả đạt được trong năm 2022")
ASSIGNED = ("TT", "Tên nhiệm vụ", "Cơ quan chủ trì", "Thời gian hoàn thành")


@dataclass(frozen=True)
class Text:
    """A report: sentences, or rows under a head."""

    said: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    report: dict[str, Any] = field(default_factory=dict)

    def publication(self, otherwise: dict[str, Any]) -> Publication:
        blocks: list[Block] = [Paragraph(text=text, number=turn) for turn, text in enumerate(self.said, start=1)]
        if self.head:
            rows = tuple(Row(cells=cells, page=turn) for turn, cells in enumerate(self.rows, start=1))
            blocks.append(Table(number=1, title=None, columns=self.head, rows=rows))
        document = Document(file="bao-cao.txt", format="text", pages=None, blocks=tuple(blocks))
        report = REPORT.model_copy(update=otherwise | self.report)
        extraction = extract(document, report)
        return Publication(report, extraction.observations, extraction.tasks)


def said(*sentences: str, **report: Any) -> Text:
    return Text(said=sentences, report=report)


def done(agency: str, task: str, result: str) -> Text:
    return Text(head=TASKS, rows=(("1", agency, task, result),))


def planned(agency: str, task: str) -> Text:
    return Text(head=ASSIGNED, rows=(("1", task, agency, "Tháng 6/2022"),), report=PLAN)


MONEY = "Tính đến hết tháng 9/2022, tổng số lượng giao dịch bằng dịch vụ Mobile - Money đạt {}."
TRACED = "Đến nay, đã có {} doanh nghiệp với mã truy xuất nguồn gốc của 13.460 sản phẩm nông sản."
TEAMS = "Đến nay, các địa phương đã triển khai 71.836 Tổ công nghệ số cộng đồng với {} thành viên tham gia."
CHOSEN = (
    "Đã hoàn thành. Chương trình đã tuyển chọn được {} nhiệm vụ. Các nhiệm vụ cơ bản đang bám theo mục tiêu, đó là "
    "đang phát triển và triển khai các công nghệ chủ chốt của công nghiệp 4.0 mà Việt Nam có lợi thế."
)
OWN_WORDS = "Năm 2022 {} hợp tác xã nuôi tôm được cấp chứng chỉ hữu cơ quốc tế."
LINKED = "Đã hoàn thành. Đã kết nối dữ liệu đất đai của {} tỉnh, thành phố với Hệ thống chia sẻ dữ liệu đất đai."
COUNTED = "Nền tảng đã liên thông với 09/{} tỉnh, thành phố."
CODES = "Đã có {} mã truy xuất sản phẩm nông sản được cập nhật."
GDP = "Tỷ trọng kinh tế số trong GDP năm 2022 đạt {}."
TARGETS = (
    "Phát triển hạ tầng số trên địa bàn tỉnh bảo đảm tối thiểu {} hộ gia đình có cáp quang, "
    "{} dân số có điện thoại thông minh."
)
HEALTH, SCIENCE, LAND = "Tỉnh Hà Giang", "Bộ Khoa học và Công nghệ", "Bộ Tài nguyên và Môi trường"
TASK = "Xây dựng và vận hành các nền tảng số dùng chung của ngành"

Both = tuple[Text, Text]
CASES: tuple[tuple[str, Both, Both], ...] = (
    # Rule, reports that break it, reports that keep it.
    (  # One curated indicator at one date: more than, and nearly, cannot both be.
        "reports_give_one_value",
        (said(MONEY.format("hơn 15 triệu giao dịch")), said(MONEY.format("gần 15 triệu giao dịch"))),
        (said(MONEY.format("hơn 15 triệu giao dịch")), said(MONEY.format("15,3 triệu giao dịch"))),
    ),
    (  # Beside one exact count that both print; "hơn" before an exact count is another number.
        "reports_give_one_value",
        (said(TRACED.format("hơn 3.609")), said(TRACED.format("3.609"))),
        (said(TRACED.format("hơn 3.600")), said(TRACED.format("3.609"))),
    ),
    (
        "reports_give_one_value",
        (said(TEAMS.format("344.896")), said(TEAMS.format("334.986"))),
        (said(TEAMS.format("344.896")), said(TEAMS.format("khoảng 345.000"))),
    ),
    (  # Words of the report, no curated code.
        "reports_give_one_value",
        (said(OWN_WORDS.format("125")), said(OWN_WORDS.format("152"))),
        (said(OWN_WORDS.format("125")), said(OWN_WORDS.format("hơn 120"))),
    ),
    (  # Results of which one was written from the other.
        "reports_give_one_value",
        (done(SCIENCE, TASK, CHOSEN.format(42)), done(SCIENCE, TASK, CHOSEN.format(64))),
        (done(SCIENCE, TASK, CHOSEN.format(42)), done(SCIENCE, TASK, CHOSEN.format("hơn 40"))),
    ),
    (  # Members of one class that do the same.
        "reports_give_one_value",
        (done(LAND, TASK, LINKED.format(19)), done(LAND, TASK, LINKED.format("52/63"))),
        (done(LAND, TASK, LINKED.format(52)), done(LAND, TASK, LINKED.format("52/63"))),
    ),
    (  # Half a year later.
        "value_not_restated",
        (said(GDP.format("12,86%"), **EARLIER), said(GDP.format("12,67%"), **LATER)),
        (said(GDP.format("12,86%"), **EARLIER), said(GDP.format("12,9%"), **LATER)),
    ),
    (  # The second target of the sentence; the first stays.
        "target_quoted_as_planned",
        (planned(HEALTH, TARGETS.format("75%", "85%")), done(HEALTH, TARGETS.format("75%", "80%"), "Đã hoàn thành.")),
        (planned(HEALTH, TARGETS.format("75%", "85%")), done(HEALTH, TARGETS.format("75%", "85%"), "Đã hoàn thành.")),
    ),
    (
        "class_of_one_size",
        (said(COUNTED.format(62)), said(COUNTED.format(63))),
        (said(COUNTED.format(63)), said(COUNTED.format(63))),
    ),
    (
        "no_digit_lost",
        (said(CODES.format("hơn 3.460")), said(TRACED.format("3.609"))),
        (said(CODES.format("hơn 13.460")), said(TRACED.format("3.609"))),
    ),
)
CLEAN: tuple[tuple[str, Both], ...] = (
    (
        "another noun",
        (said("Có 1.250.000 hộ sử dụng mạng cáp quang."), said("Có 1.480.000 người sử dụng mạng cáp quang.")),
    ),
    (
        "another date",
        (
            said(MONEY.format("hơn 15 triệu giao dịch")),
            said(MONEY.format("gần 12 triệu giao dịch").replace("9/", "6/")),
        ),
    ),
    (
        "another year",
        (said(GDP.format("12,86%")), said(GDP.format("11,91%").replace("2022", "2021"))),
    ),
    (
        "another body",
        (
            done("Bộ Y tế", TASK, "Đã hoàn thành. Đã xử lý 2.150 hồ sơ trực tuyến của lĩnh vực khám chữa bệnh."),
            done("Bộ Xây dựng", TASK, "Đã hoàn thành. Đã xử lý 2.510 hồ sơ trực tuyến của lĩnh vực khám chữa bệnh."),
        ),
    ),
    (  # Members of the teams, and those of them who were trained.
        "a part of what the other counts",
        (
            said(TEAMS.format("344.896")),
            said("Đến nay đã có 71.836 Tổ công nghệ số cộng đồng, trong đó 260.000 thành viên được tập huấn."),
        ),
    ),
    (
        "districts of two provinces",
        (
            done("Tỉnh Kiên Giang", TASK, "Đã hoàn thành. Đã bàn giao cho 15/15 huyện."),
            done("Tỉnh Hà Giang", TASK, "Đã hoàn thành. Đã bàn giao cho 13/13 huyện."),
        ),
    ),
    (  # With the agencies under the Government, and without them.
        "two sizes that a class may have",
        (said("Có 12/22 bộ, ngành gửi báo cáo."), said("Có 15/30 bộ, ngành ban hành kế hoạch.")),
    ),
    (  # 4 of the 45 that reported are no other number of provinces.
        "a whole that is a part",
        (said("Có 45/63 địa phương báo cáo; 25/45 địa phương có kế hoạch."), said("Có 40/63 địa phương có đề án.")),
    ),
    (  # Crossed by unit, 75 % would be set against 85 %.
        "several targets of one unit",
        (
            planned(HEALTH, TARGETS.format("75%", "85%")),
            done(HEALTH, TARGETS.format("75%", "85%"), "Đạt 60% theo mục tiêu 75% hộ gia đình có cáp quang."),
        ),
    ),
    (  # The report of one value, the other with both: it contradicts itself, and is told so.
        "one of two values agrees",
        (said(OWN_WORDS.format("125")), said(OWN_WORDS.format("152"), OWN_WORDS.format("125"))),
    ),
    (
        "digits by chance",
        (said("Đã cấp 13.460 chữ ký số cho cán bộ."), said("Có 3.460 trạm phát sóng đang hoạt động.")),
    ),
)


def publications(both: Both) -> list[Publication]:
    return [text.publication(of) for text, of in zip(both, (ONE, OTHER), strict=True)]


def found_in(both: Both) -> tuple[Finding, ...]:
    return contradictions(publications(both))


def judged(both: Both) -> dict[str, CheckResult]:
    """The results of the rules that had something to look at."""
    read = publications(both)
    return {one.rule_id: one for one in agreement(read, links(read), "2022", "f").results if one.checked}


@pytest.mark.parametrize(("rule_id", "wrong", "right"), CASES, ids=[f"{case[0]}-{n}" for n, case in enumerate(CASES)])
def test_a_rule_tells_reports_that_disagree_from_reports_that_agree(rule_id: str, wrong: Both, right: Both) -> None:
    assert [name for name, result in judged(wrong).items() if not result.passed] == [rule_id]
    assert [one.check for one in found_in(wrong)] == [rule_id]
    assert judged(right)[rule_id].passed
    assert found_in(right) == ()


@pytest.mark.parametrize(("why", "both"), CLEAN, ids=[case[0] for case in CLEAN])
def test_what_only_looks_the_same_is_left_alone(why: str, both: Both) -> None:
    assert found_in(both) == ()


def test_every_rule_has_a_case() -> None:
    assert {case[0] for case in CASES} == {each.id for each in rules("between")}


def test_a_finding_names_both_reports_with_page_and_place() -> None:
    (only,) = found_in((done(SCIENCE, TASK, CHOSEN.format(42)), done(SCIENCE, TASK, CHOSEN.format(64))))
    place = "bảng 1, dòng 1, cột Kết quả đạt được trong năm 2022"
    assert only.raws == ("42 nhiệm vụ", "64 nhiệm vụ")
    assert only.locators == (f"2022-mot, {place}", f"2022-hai, {place}")
    told = f"42 nhiệm vụ [2022-mot, trang 1, {place}]; 64 nhiệm vụ [2022-hai, trang 1, {place}]"
    assert only.message.startswith(f"{told}; expected one value")
    assert only.message_vi.startswith(f"{told}: cần một giá trị duy nhất")
    assert len(only.observation_ids) == 2


def test_the_earlier_report_is_named_first() -> None:
    both = (said(GDP.format("12,67%"), **LATER), said(GDP.format("12,86%"), **EARLIER))
    (only,) = found_in(both)
    assert only.raws == ("12,86%", "12,67%")


def test_each_publication_is_held_against_those_before_it() -> None:
    values = {1: "12,86%", 3: "12,86%", 5: "12,67%", 7: "hơn 12%", 9: "11,67%"}
    read = [
        said(GDP.format(value)).publication({"id": f"2022-thang-{month}", "issued_on": date(2023, month, 1)})
        for month, value in values.items()
    ]
    # The first two agree, the fourth with both that differ; the last one with neither the fourth nor the third.
    assert [one.raws for one in contradictions(read)] == [("12,86%", "12,67%"), ("12%", "11,67%")]


@pytest.mark.parametrize(
    ("one", "other", "about_one_date", "first"),
    [
        # Days of issue: a month is one date, more is later.
        ({"issued_on": date(2023, 1, 10)}, {"issued_on": date(2023, 2, 10)}, True, "one"),
        ({"issued_on": date(2023, 3, 10)}, {"issued_on": date(2023, 1, 10)}, False, "other"),
        # A report on another year is a later word, however soon it comes.
        ({"issued_on": date(2024, 12, 31)}, {"issued_on": date(2025, 1, 6), "year": 2023}, False, "one"),
        # A day that is not known: what the reports cover.
        ({"issued_on": None}, {"issued_on": date(2023, 7, 12)}, True, "both"),
        ({"issued_on": None, "year": 2023}, {"issued_on": date(2023, 7, 12)}, False, "other"),
        ({"issued_on": None}, {"issued_on": None, "kind": ReportKind.PLAN}, False, "other"),
    ],
)
def test_which_of_two_reports_is_the_later(
    one: dict[str, Any], other: dict[str, Any], about_one_date: bool, first: str
) -> None:
    left, right = (REPORT.model_copy(update=each) for each in (one, other))
    assert of_about_one_date(left, right) is about_one_date
    assert _first(left, right) == first


def _first(one: Report, other: Report) -> str:
    return {(True, True): "both", (True, False): "one", (False, True): "other"}[
        (in_order(one, other), in_order(other, one))
    ]
