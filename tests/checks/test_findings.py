"""What a person is told of one report: the contract of a finding, and the contradictions of the real reports."""

from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

from checks.cross_report.stated import Publication
from checks.findings import contradictions, findings
from normalise.observation import extract
from normalise.records import Finding, Severity
from sources.catalogue import describe
from sources.document import Document, Paragraph, Report, ReportKind
from sources.reader import read
from tests.bundled import read_reports
from tests.checks.records_of import REPORT


def found_in(*paragraphs: str) -> list[Finding]:
    blocks = tuple(Paragraph(text=text, number=count) for count, text in enumerate(paragraphs, start=1))
    document = Document(file="bao-cao.txt", format="text", pages=None, blocks=blocks)
    return findings(document, extract(document, REPORT), REPORT)


def test_a_finding_says_what_where_and_in_two_languages() -> None:
    (only,) = found_in("Có 14/36 chỉ tiêu có khả năng hoàn thành (chiếm tỷ lệ 35%).")
    assert (only.check, only.severity) == ("fraction_matches_percent", Severity.ERROR)
    assert only.raws == ("14/36 chỉ tiêu", "35%")
    assert only.sentences == ("Có 14/36 chỉ tiêu có khả năng hoàn thành (chiếm tỷ lệ 35%).",)
    assert only.locators == ("đoạn 1, câu 1",)
    assert len(only.observation_ids) == 2
    assert only.message.startswith("14/36 chỉ tiêu = 38,9%; 35%; expected a percentage")
    assert only.message_vi.startswith("14/36 chỉ tiêu = 38,9%; 35%: cần tỷ lệ phần trăm")


def test_what_is_right_gives_no_finding() -> None:
    assert found_in("Có 04/36 chỉ tiêu có khả năng hoàn thành (chiếm tỷ lệ 11%).") == []


def test_a_rule_on_single_figures_names_its_row() -> None:
    (only,) = found_in("Cổng đã có hơn 1 tỷ triệu lượt truy cập trong năm 2022.")
    assert (only.check, only.severity) == ("scale_plausible", Severity.ERROR)
    assert only.raws == ("1 tỷ triệu lượt truy cập",)


def test_a_report_without_figures_gives_one_finding_on_the_whole() -> None:
    assert {one.check for one in found_in("Không có số liệu.")} == {
        "document_has_numbers",
        "numbers_found",
        "observations_found",
    }


@pytest.mark.parametrize(
    ("file", "kind", "issued_on", "checks"),
    [
        pytest.param(
            "report-942-2022.pdf",
            ReportKind.RESULT,
            date(2023, 7, 12),
            {
                ("fraction_matches_percent", "14/36 chỉ tiêu"),
                ("whole_is_class", "09/62 tỉnh, thành phố"),
                ("household_size_plausible", "98 triệu dân"),
                ("scale_plausible", "1 tỷ triệu lượt truy cập"),
                ("one_value_for_one_thing", "4.250 dịch vụ công"),
                ("status_fits_target", "11,20%"),
                ("unit_spelt", "2,4 triệu giao dịch/này"),
            },
            id="a result",
        ),
        pytest.param(
            "plan-2022.html",
            ReportKind.PLAN,
            date(2022, 3, 15),
            {
                ("bound_within_whole", "100%"),
                ("target_due_by_deadline", "70%"),
                ("frequency_in_order", "01 quý /01 lần"),
                ("one_comparator", "75%"),
            },
            id="a plan",
        ),
    ],
)
def test_contradictions_of_real_reports(
    shared: Path, file: str, kind: ReportKind, issued_on: date, checks: set[tuple[str, str]]
) -> None:
    document = read((shared / "reports" / file).read_bytes(), file)
    report = Report(**{**REPORT.model_dump(), "kind": kind, "issued_on": issued_on, "file": file})
    found = findings(document, extract(document, report), report)
    assert checks <= {(one.check, raw) for one in found for raw in one.raws}
    # Every finding beside the labelled ones costs a reader's trust: they were read, and are right.
    assert len(found) <= 40


def between(publications: list[Publication]) -> dict[frozenset[str], set[tuple[str, ...]]]:
    """Pair of reports → what is found between them: the rule, then the printed numbers."""
    found = {}
    for pair in combinations(publications, 2):
        found[frozenset(one.report.id for one in pair)] = {(one.check, *one.raws) for one in contradictions(pair)}
    return {pair: told for pair, told in found.items() if told}


def test_contradictions_between_the_real_reports(shared: Path) -> None:
    folder = shared / "reports"
    publications = []
    for path in sorted(one for one in folder.iterdir() if one.suffix in (".pdf", ".docx", ".html")):
        document = read(path)
        report = describe(str(folder), path.name, path.read_bytes(), document)
        extraction = extract(document, report)
        publications.append(Publication(report, extraction.observations, extraction.tasks))
    results, answers, strategy = "2022-pl3-results", "2022-report-942", "2022-results-411"
    # Each was read on both pages. 942 counts databases and systems of one platform in two ways itself.
    assert between(publications) == {
        frozenset({results, answers}): {
            (
                "reports_give_one_value",
                *("07 CSDL", "10 hệ thống thông tin", "90 cơ quan, doanh nghiệp"),
                *("09 CSDL", "9 CSDL", "14 hệ thống", "11 hệ thống", "90 cơ quan, doanh nghiệp"),
            ),
            ("reports_give_one_value", "42 nhiệm vụ", "64 nhiệm vụ"),
            ("reports_give_one_value", "19 tỉnh/thành phố", "52/63 tỉnh, thành phố"),
            ("no_digit_lost", "3.460 mã", "13.460 sản phẩm"),
        },
        frozenset({results, strategy}): {
            (
                "reports_give_one_value",
                "3.609 doanh nghiệp",
                "13.460 sản phẩm",
                "3.609 doanh nghiệp",
                "13.460 sản phẩm",
            ),
            ("reports_give_one_value", "15 triệu giao dịch", "15 triệu giao dịch"),
        },
        frozenset({answers, strategy}): {
            (
                "reports_give_one_value",
                *("344.896 thành viên", "71.836 Tổ công nghệ số cộng đồng"),
                *("334.986 thành viên", "71.836 Tổ công nghệ số cộng đồng"),
            ),
            ("class_of_one_size", "09/62 tỉnh, thành phố", "63/63 địa phương"),
            ("no_digit_lost", "3.460 mã", "13.460 sản phẩm"),
        },
    }


def test_bundled_reports_only_restate() -> None:
    found = between([Publication(report, made.observations, made.tasks) for report, _, made in read_reports()])
    # The share of the digital economy in its publications, and the revenue of the ICT industry in 2023, corrected.
    assert {rule for told in found.values() for rule, *_ in told} == {"value_not_restated"}
    assert found[frozenset({"2022-summary-gdp-share-2023-09", "2022-summary-gdp-share-2023-12"})] == {
        ("value_not_restated", "12,86%", "12,67"),
        ("value_not_restated", "7,82%", "7,77"),
        ("value_not_restated", "5,03%", "4,91"),
    }
    assert found[frozenset({"2023-summary-results", "2024-summary-gdp-share"})] == {
        ("value_not_restated", "142", "137 tỷ USD")
    }


def test_a_report_does_not_contradict_its_own_copy() -> None:
    for report, _, made in read_reports():
        copy = [one.model_copy(update={"observation_id": f"{one.observation_id}-copy"}) for one in made.observations]
        other = report.model_copy(update={"id": f"{report.id}-copy"})
        both = [Publication(report, made.observations, made.tasks), Publication(other, copy, made.tasks)]
        assert contradictions(both) == ()
