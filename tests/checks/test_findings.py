"""What a person is told of one report: the contract of a finding, and the contradictions of the real reports."""

from datetime import date
from pathlib import Path

import pytest

from checks.findings import findings
from normalise.observation import extract
from normalise.records import Finding, Severity
from sources.document import Document, Paragraph, Report, ReportKind
from sources.reader import read
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
    assert only.message_vi.startswith("14/36 chỉ tiêu = 38,9%; 35%; cần tỷ lệ phần trăm")


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
