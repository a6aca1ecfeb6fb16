"""Rules that a user turns off or judges otherwise, and rules that a package adds."""

from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from checks import policy
from checks.phrasebook import NAMES, REMEDIES
from checks.relations import related
from checks.relations.finder import finds, relation_rule
from checks.relations.judging import judge
from checks.relations.printed import Printed
from checks.relations.relation import slip, words
from checks.rules import on_relations
from checks.suites import RULES
from normalise.observation import extract
from normalise.records import CheckRun, Severity
from sources.document import Rejected
from tests.checks.text_of import REPORT, document

FIRES = "Số vụ cháy giảm từ 120 vụ năm 2022 xuống 135 vụ năm 2023."


def verdict(partition: str = "2023-bao-cao") -> CheckRun:
    read = document(FIRES)
    return judge("relations", partition, related(read, REPORT, extract(read, REPORT).observations), "f")


def told(partition: str = "2023-bao-cao") -> list[tuple[str, Severity]]:
    return [(finding.check, finding.severity) for finding in verdict(partition).findings]


@pytest.fixture
def rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(policy.SETTING, str(tmp_path / "rules.yaml"))
    return tmp_path / "rules.yaml"


def entry(severity: str, reports: str = "") -> str:
    text = f"rules:\n- rule: direction_fits_values\n  severity: {severity}\n  reason: counted anew\n"
    return text + (f"  reports: [{reports}]\n" if reports else "")


def test_a_rule_is_as_grave_as_the_file_says(rules: Path) -> None:
    rules.write_text(entry("info"))
    assert told() == [("direction_fits_values", Severity.INFO)]


# Everywhere, in one report, in the reports of one year; another report keeps the rule.
@pytest.mark.parametrize(("reports", "left"), [("", 0), ("2023-bao-cao", 0), ("'2023'", 0), ("2022-khac", 1)])
def test_a_rule_is_off_where_the_file_says(rules: Path, reports: str, left: int) -> None:
    rules.write_text(entry("off", reports))
    assert len(told()) == left


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("rules:\n- rule: no_such_rule\n  severity: off\n  reason: none\n", "no_such_rule"),
        ("rules:\n- rule: direction_fits_values\n  severity: loud\n  reason: none\n", "severity"),
        ("- direction_fits_values\n", "CHISO_CHECK_RULES"),
    ],
)
def test_a_file_that_cannot_be_meant_is_refused_with_its_remedy(rules: Path, text: str, found: str) -> None:
    rules.write_text(text)
    with pytest.raises(Rejected, match=found):
        told()


@finds(relation_rule("fires_counted", Severity.INFO, "no fires", "không có vụ cháy", "A rule of one's own."))
def fires_counted(report: Printed):  # type: ignore[no-untyped-def]
    """Find every count of fires."""
    for figure in report.figures:
        if figure.observation.unit == "vụ":
            yield slip("fires_counted", figure.observation.raw, [words(figure.passage, figure.observation.raw)])


def test_a_package_adds_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    point = EntryPoint("ours", "tests.checks.test_policy:fires_counted", policy.GROUP)
    monkeypatch.setattr(policy, "entry_points", lambda group: [point] if group == policy.GROUP else [])
    for cached in (policy.extensions, on_relations):
        cached.cache_clear()
    found = told()
    for cached in (policy.extensions, on_relations):
        cached.cache_clear()
    assert found == [("direction_fits_values", Severity.ERROR), *[("fires_counted", Severity.INFO)] * 2]


def test_the_phrasebook_has_the_words_of_every_rule() -> None:
    rules = [rule for stage in (*RULES.values(), *on_relations().values()) for rule in stage]
    assert {rule.remedy for rule in rules} == set(REMEDIES)
    assert {name for rule in rules for name in rule.shows} <= set(NAMES)


def test_a_finding_in_vietnamese_ends_with_what_to_do() -> None:
    (finding,) = verdict().findings
    assert finding.message_vi == (
        "giảm từ 120 vụ năm 2022 xuống 135 vụ: cần tăng thì số sau lớn hơn số trước, giảm thì số sau nhỏ hơn số trước. "
        "Nơi ghi: đoạn 1, câu 1. Cách xử lý: hỏi lại cơ quan ban hành số nào đúng; "
        "trong khi chờ không nên trích dẫn riêng số nào."
    )
