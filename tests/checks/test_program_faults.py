"""A fault of the program in one table, sentence or rule: its own numbers wait with their reason, all others go on."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from checks import relations
from checks.findings import findings
from checks.frames import observations_frame
from checks.quarantine import split
from checks.relations.printed import Printed
from checks.relations.relation import Relation
from checks.rule import Rule, Scope
from checks.rules import rule
from checks.runner import run
from checks.suites import RULES
from normalise import observation as walk
from normalise import recording
from normalise.records import Finding, Severity
from normalise.tables import header
from tests.checks.records_of import CATALOGUE
from tests.checks.text_of import REPORT, document

TEXT = """
Năm 2023, toàn tỉnh trồng 1.250 ha rừng. Có 8 vụ cháy rừng.
Tổng đàn trâu là 86.500 con.
Bảng 1. Giường bệnh
| Tuyến | Năm 2023 |
| Tỉnh | 310 |
| Huyện | 245 |
Bảng 2. Tội phạm
| Nhóm | Năm 2022 (vụ) | Năm 2023 (vụ) | Tăng, giảm |
| Trộm cắp | 620 | 558 | -26 |
| Gây thương tích | 150 | 162 | 12 |
| Chống người thi hành công vụ | 41 | 35 | -6 |
"""
PARAGRAPH, BEDS = {"1.250 ha", "8 vụ"}, {"310", "245"}
CRIMES = {"620", "558", "-26", "150", "162", "12", "41", "35", "-6"}
HERD = {"86.500 con"}


def raising(of: Callable[..., Any], where: Callable[..., bool]) -> Callable[..., Any]:
    """The same function with a fault where the arguments say so."""

    def broken(*args: Any, **kwargs: Any) -> Any:
        if where(*args):
            raise KeyError("a word that\nno list has")
        return of(*args, **kwargs)

    return broken


def understood() -> tuple[set[str], dict[str, str]]:
    """What is stated, and what was refused with its reason."""
    found = walk.extract(document(TEXT), REPORT)
    return {one.raw for one in found.observations}, {one.raw: one.reason for one in found.refused}


def told() -> list[Finding]:
    return findings(document(TEXT), walk.extract(document(TEXT), REPORT), REPORT)


def test_without_a_fault_all_is_read() -> None:
    stated, refused = understood()
    assert stated == PARAGRAPH | HERD | BEDS | CRIMES
    assert refused == {}


@pytest.mark.parametrize(
    ("module", "name", "where", "lost"),
    [
        (walk.table, "read", lambda block, *_: block.number == 1, BEDS),
        (header, "columns", lambda block, *_: block.number == 1, BEDS),
        (walk.statement, "read", lambda text, *_: text.startswith("Tổng đàn"), HERD),
        (recording, "_record", lambda one, *_: one.quantity.raw == "558", {"558"}),
        (recording, "_code", lambda one: one.quantity.raw == "8 vụ", {"8 vụ"}),
    ],
)
def test_the_numbers_of_the_faulty_part_alone_are_refused(
    module: Any, name: str, where: Callable[..., bool], lost: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, name, raising(getattr(module, name), where))
    stated, refused = understood()
    assert stated == (PARAGRAPH | HERD | BEDS | CRIMES) - lost
    first_digits = {raw.split()[0] for raw in lost}
    assert {raw.split()[0] for raw in refused} == first_digits
    assert set(refused.values()) == {"refused:KeyError: 'a word that\\nno list has':fault"}
    held = [one for one in told() if one.check == "number_understood"]
    assert {one.raws[0].split()[0] for one in held} == first_digits
    assert all("phần mềm gặp lỗi" in one.message_vi and one.locators for one in held)


def test_a_paragraph_whose_numbers_cannot_be_listed_is_found_by_its_account(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("read", "skip_all"):
        broken = raising(getattr(walk.statement, name), lambda text, *_: text.startswith("Tổng đàn"))
        monkeypatch.setattr(walk.statement, name, broken)
    lost = [one for one in told() if one.check == "numbers_accounted_for"]
    assert [one.raws for one in lost] == [("86",), ("500",)]


def test_a_rule_of_a_table_that_fails_is_told_with_the_table_and_the_others_go_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from checks.arithmetic import finders

    fails = raising(finders.totals, lambda grid: grid.rows[0].label == "Tỉnh")
    monkeypatch.setattr(fails, "__qualname__", "totals", raising=False)
    monkeypatch.setattr(finders, "FINDERS", (fails, *finders.FINDERS))
    found = {one.check: one for one in told()}
    assert set(found) == {"rule_ran", "comparison_matches_columns"}
    assert found["rule_ran"].locators == ("bảng 1, dòng 1, cột Tuyến",)
    assert "KeyError" in found["rule_ran"].message
    assert "Cách xử lý: báo lỗi của phần mềm" in found["rule_ran"].message_vi


def test_a_finder_that_fails_keeps_what_it_had_paired(monkeypatch: pytest.MonkeyPatch) -> None:
    def half(report: Printed) -> Iterator[Relation]:
        yield next(iter(relations.table_relations(report)))
        raise RecursionError("too deep")

    monkeypatch.setattr(relations, "FINDERS", (half, *relations.FINDERS))
    found = [one for one in told() if one.check == "rule_ran"]
    assert ["half: RecursionError: too deep" in one.message for one in found] == [True]
    assert [one.check for one in told() if one.raws == ("620", "558", "-26")] == ["comparison_matches_columns"]


@pytest.mark.parametrize("severity", [Severity.WARNING, Severity.ERROR])
def test_a_row_that_a_rule_fails_on_waits_alone(severity: Severity, monkeypatch: pytest.MonkeyPatch) -> None:
    of = walk.extract(document(TEXT), REPORT).observations
    fragile = Rule(
        id="kind_known",
        severity=severity,
        scope=Scope.ROW,
        expected="something",
        expected_vi="một điều",
        why="a test",
        remedy="compare with the page",
        holds=lambda row: 1 / (row["value"] - 310) is not None and row["value"] != 245,
    )
    monkeypatch.setitem(RULES, "observations", (fragile,))
    assert rule("kind_known") is fragile
    verdict = run("observations", REPORT.id, observations_frame(of, REPORT, CATALOGUE), "f")
    accepted, held = split(of, verdict, REPORT.id)
    assert not verdict.blocked
    assert {one.raw for one in held} == ({"310", "245"} if severity is Severity.ERROR else {"310"})
    assert len(accepted) + len(held) == len(of)
    assert verdict.results[0].could_not_run
