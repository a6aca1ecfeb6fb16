"""The rules of statements: each decides in the sentence that it has for an example, and none shares another's name."""

from dataclasses import replace
from typing import Any

import pytest

from normalise.records import Kind
from normalise.statements import change, change_name, naming, statement, statement_kind
from normalise.statements.mention import Rule
from normalise.statements.passage import Context
from sources.document import Locator, Report, ReportKind

LISTS: dict[str, tuple[Rule[Any, Any], ...]] = {
    "change": change.RULES,
    "kind": statement_kind.RULES,
    "level": naming.LEVELS,
    "change of": change_name.CHANGES,
}
PLAN = frozenset({"plan", "looks_back"})
"""Rules for plans only."""
SURROUNDINGS: dict[str, dict[str, Any]] = {
    "imposed": {"kind": Kind.TARGET},
    "inherited": {"subject": "Tỷ lệ hộ nghèo"},
    "subject": {"subject": "Doanh thu bán lẻ"},
    "quoted": {"task": "Thực hiện mục tiêu 90% hộ dùng nước sạch"},
}
"""What a rule needs of the place where its sentence stands."""
FIRST = frozenset({"came_from"})
"""Rules for a number that another follows."""
YEAR = 2022


def context(rule: str) -> Context:
    kind_of_report = ReportKind.PLAN if rule in PLAN else ReportKind.RESULT
    report = Report(
        id="2022-trial",
        title="",
        issuer=None,
        number=None,
        issued_on=None,
        kind=kind_of_report,
        year=YEAR,
        file="",
        sha256="",
    )
    return replace(Context(report=report, locator=Locator(block="paragraph", number=1)), **SURROUNDINGS.get(rule, {}))


@pytest.mark.parametrize(
    ("of", "rule"),
    [pytest.param(of, rule, id=f"{of}: {rule.name}") for of, rules in LISTS.items() for rule in rules],
)
def test_a_rule_decides_in_its_example(of: str, rule: Rule[Any, Any]) -> None:
    stated = statement.read(rule.example, context(rule.name)).statements
    assert stated, f"{rule.example!r} states nothing"
    one = stated[0 if rule.name in FIRST else -1]
    changed, of_kind, named = one.rules
    decided = {"change": changed, "kind": of_kind, "level": named, "change of": named}[of]
    assert decided == rule.name, f"{rule.example!r}: decided by {one.rules}"
    assert of not in {"level", "change of"} or (of == "level") == (one.direction is None)


@pytest.mark.parametrize("of", LISTS)
def test_names_of_rules_are_their_own(of: str) -> None:
    names = [rule.name for rule in LISTS[of]]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("name", sorted(PLAN | FIRST | SURROUNDINGS.keys()))
def test_what_a_rule_needs_is_told_of_a_rule(name: str) -> None:
    assert name in {rule.name for rules in LISTS.values() for rule in rules}
