"""How suites are run: what could not run, what must not pass by itself, and what is imported when."""

import subprocess
import sys
from typing import Any
from unittest.mock import patch

import pytest

from checks.frames import observations_frame, tasks_frame
from checks.relations.judging import judge
from checks.rule import Rule, Scope
from checks.rules import on_relations, rule
from checks.runner import Context, run
from checks.suites import RULES, suite
from normalise.records import CheckResult, Severity
from tests.checks import mutations
from tests.checks.records_of import CATALOGUE, REPORT, observation, task

ALL = [each for rules in (*RULES.values(), *on_relations().values()) for each in rules]


def result(stage: str, frame: Any, rule_id: str) -> CheckResult:
    """Of one rule run alone."""
    with patch.dict(RULES, {stage: (rule(rule_id),)}):
        return run(stage, "r", frame, "f").results[0]


def frame_of(*names: str) -> Any:
    return observations_frame([observation(name) for name in names], REPORT, CATALOGUE)


def test_verdict_carries_stage_partition_and_fingerprint() -> None:
    verdict = run("observations", REPORT.id, frame_of("o1"), "abc")
    assert (verdict.stage, verdict.partition, verdict.fingerprint, verdict.blocked) == (
        "observations",
        REPORT.id,
        "abc",
        False,
    )
    assert [each.rule_id for each in verdict.results] == [each.id for each in RULES["observations"]]


def test_unknown_stage_is_an_error() -> None:
    with pytest.raises(KeyError, match="obsrevations"):
        run("obsrevations", "r", frame_of("o1"), "f")


def test_which_breaches_block_and_which_only_warn() -> None:
    # Every other rule on rows is an error: those rows go to quarantine. Relations only mark their figures.
    blocking = {each.id for each in ALL if each.blocks}
    assert blocking == {
        *("document_not_empty", "document_has_numbers", "numbers_found"),
        *("observation_id_unique", "tasks_found", "task_id_unique"),
        *(each.id for each in RULES["warehouse"]),
        *(each.id for each in RULES["year_over_year"] if each.id not in ("change_within_factor_ten", "reports_agree")),
    }
    warnings = {each.id for each in ALL if each.severity is not Severity.ERROR and each.scope is not Scope.RELATION}
    assert warnings == {
        *("row_complete", "header_known", "observations_found", "few_rows_held"),
        *("serials_run_on", "pages_covered", "numbers_understood", "change_within_factor_ten", "reports_agree"),
        *("task_has_agency", "task_deadline_understood", "task_letters_run_on"),
    }


def test_the_rules_of_each_stage_can_be_broken_to_try_its_tests() -> None:
    assert list(mutations.TESTS) == [*RULES, *on_relations()]


def test_a_rule_says_what_it_expects_of_columns_or_what_holds_of_a_row() -> None:
    assert all((each.expect is None) != (each.holds is None) for rules in RULES.values() for each in rules)
    assert all(each.expect is None and each.holds is None for rules in on_relations().values() for each in rules)


@pytest.mark.parametrize("stage", RULES)
def test_expectations_carry_the_words_of_their_rules(stage: str) -> None:
    made = suite(stage, RULES[stage]).expectations
    assert {each.meta["rule_id"] for each in made} == {each.id for each in RULES[stage] if each.expect}
    assert all(each.meta["severity"] and each.meta["rule"] and each.meta["why"] for each in made)
    assert all(each.expected_vi and each.remedy for each in RULES[stage])


@pytest.mark.parametrize("stage", RULES)
def test_severities_are_those_of_great_expectations(stage: str) -> None:
    called = {"error": "critical", "warning": "warning", "info": "info"}
    for each in suite(stage, RULES[stage]).expectations:
        assert each.severity.value == called[rule(each.meta["rule_id"]).severity.value]


def test_every_failing_row_is_named_however_many() -> None:
    # Great Expectations lists at most 200 unexpected values; the rows themselves it names all.
    names = [f"o{turn}" for turn in range(500)]
    frame = frame_of(*names).assign(per="week")
    assert result("observations", frame, "rate_basis_known").failing == tuple(names)


def test_a_rule_on_relations_that_a_report_has_none_of_is_said_to_have_no_row() -> None:
    verdict = judge("relations", "r", [], "f")
    assert not verdict.blocked
    assert {(each.passed, each.checked) for each in verdict.results} == {(True, 0)}
    assert all(each.message.startswith("no row to hold for: ") for each in verdict.results)


def test_an_accepted_breach_is_counted_and_the_others_still_fail() -> None:
    frame = frame_of("o1", "o2").assign(per="week")
    for accepted, failing, said in (
        ({"o1"}, ("o2",), "1 more accepted by a correction; expected"),
        ({"o1", "o2"}, (), "holds for 0 rows, 2 more accepted by a correction"),
    ):
        context = Context(accepted={name: frozenset({"rate_basis_known"}) for name in accepted})
        verdict = run("observations", "r", frame, "f", context)
        (one,) = (each for each in verdict.results if each.rule_id == "rate_basis_known")
        assert (one.failing, one.passed) == (failing, not failing)
        assert said in one.message


def test_rule_ids_are_unique_over_all_stages() -> None:
    ids = [each.id for each in ALL]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("shape", "frame", "rule_id"),
    [
        ("a column is missing", frame_of("o1").drop(columns="qualifier"), "qualifier_known"),
        ("values cannot be compared", frame_of("o1").assign(value="54,34%"), "share_within_hundred"),
    ],
)
def test_rule_that_could_not_run_is_an_error(shape: str, frame: Any, rule_id: str) -> None:
    found = result("observations", frame, rule_id)
    assert found.could_not_run
    assert not found.passed
    assert found.severity is Severity.ERROR
    assert found.message.startswith(f"{rule_id} could not run: ")
    assert "\n" not in found.message


def broken_rule(expect: Any) -> Rule:
    return Rule(
        id="broken",
        severity=Severity.WARNING,
        scope=Scope.ROW,
        expected="something",
        expected_vi="một điều",
        why="a test",
        remedy="none",
        expect=expect,
    )


def raising(e: Any) -> Any:
    class Raising(e.SomeRows):
        """Raises when it is to judge."""

        def _validate(self, *args: Any, **kwargs: Any) -> Any:
            raise ValueError("no\nverdict")

    return Raising()


@pytest.mark.parametrize(
    ("how", "expect"),
    [
        # Great Expectations keeps one record of the exception …
        ("raises while it judges", lambda e: (raising(e),)),
        # … or one for each metric that raised.
        ("raises in a metric", lambda e: (e.Filled(column="not_there"),)),
        # No outcome at all.
        ("has no expectation", lambda e: ()),
    ],
)
def test_rule_that_could_not_run_blocks_even_where_its_breach_would_not(
    how: str, expect: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(RULES, "observations", (rule("kind_known"), broken_rule(expect)))
    verdict = run("observations", "r", frame_of("o1"), "f")
    assert [each.rule_id for each in verdict.results if each.could_not_run] == ["broken"]
    assert verdict.blocked


def test_one_broken_expectation_of_several_breaks_the_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    half = broken_rule(lambda e: (e.Filled(column="unit"), e.Filled(column="not_there")))
    monkeypatch.setitem(RULES, "observations", (half,))
    assert run("observations", "r", frame_of("o1"), "f").results[0].could_not_run


def test_empty_frame_does_not_pass() -> None:
    verdict = run("observations", "r", frame_of(), "f")
    assert {each.rule_id for each in verdict.results if not each.passed} == {"observations_found"}
    assert not verdict.blocked  # A report of tasks may have no figures: it is told, and its tasks are loaded.
    message = {each.rule_id: each.message for each in verdict.results}["observations_found"]
    assert message == "found none, expected at least one figure with a value"


# A column without a single entry, and the rules that must not take it for "nothing wrong".
@pytest.mark.parametrize(
    ("column", "rule_id"),
    [
        ("value", "observations_found"),
        ("value", "value_present"),
        ("observation_id", "observation_id_unique"),
        ("kind", "kind_known"),
        ("qualifier", "qualifier_known"),
        ("period_end", "period_in_order"),
    ],
)
def test_column_of_nothing_does_not_pass(column: str, rule_id: str) -> None:
    assert not result("observations", frame_of("o1", "o2").assign(**{column: None}), rule_id).passed


@pytest.mark.parametrize(
    ("column", "rule_id"), [("text", "tasks_found"), ("text", "task_has_text"), ("task_id", "task_id_unique")]
)
def test_task_column_of_nothing_does_not_pass(column: str, rule_id: str) -> None:
    assert not result("tasks", tasks_frame([task("t1")]).assign(**{column: None}), rule_id).passed


@pytest.mark.parametrize(
    ("stage", "columns", "rule_id"),
    [
        ("statements", {"row_id": ["n1"], "outcome": [None]}, "numbers_found"),
        ("statements", {"row_id": ["n1", "n2"], "outcome": ["observation", None]}, "numbers_accounted_for"),
        ("warehouse", {"observation_id": [None]}, "facts_found"),
        ("warehouse", {"observation_id": ["o1"], "live": [None]}, "fact_loaded"),
        ("warehouse", {"observation_id": ["o1"], "staged": [None]}, "fact_still_staged"),
        ("year_over_year", {"row_id": ["c1"], "status": [None]}, "changes_found"),
    ],
)
def test_other_column_of_nothing_does_not_pass(stage: str, columns: dict[str, list[Any]], rule_id: str) -> None:
    import pandas as pd

    rest = {"raw": "1", "locator": "đoạn 1"}
    assert not result(stage, pd.DataFrame(columns, dtype=object).assign(**rest), rule_id).passed


def test_kind_outside_the_list() -> None:
    assert result("observations", frame_of("o1").assign(kind="guess"), "kind_known").failing == ("o1",)


def test_two_observations_of_one_id_block() -> None:
    verdict = run("observations", "r", frame_of("o1", "o1", "o2"), "f")
    failed = [each for each in verdict.results if not each.passed]
    assert [(each.rule_id, each.failing) for each in failed] == [("observation_id_unique", ("o1",))]
    assert verdict.blocked


def test_message_names_three_rows_and_counts_the_rest() -> None:
    frame = frame_of("o1", "o2", "o3", "o4", "o5").assign(per="week", raw=["1%", "2%", "3%", "4%", "5%"])
    found = result("observations", frame, "rate_basis_known")
    assert found.failing == ("o1", "o2", "o3", "o4", "o5")
    assert '"3%" (per week) at bảng 1, dòng 4.1 and 2 more; expected' in found.message
    assert '"4%"' not in found.message


def test_great_expectations_is_imported_only_when_a_suite_is_run() -> None:
    script = (
        "import sys, checks.frames, checks.quarantine, checks.runner, checks.suites\n"
        "print(sorted({'great_expectations', 'pandas'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_nothing_is_printed_and_nothing_is_sent(capfd: pytest.CaptureFixture[str]) -> None:
    import os

    run("observations", "r", frame_of("o1"), "f")
    assert capfd.readouterr() == ("", "")
    assert os.environ["GX_ANALYTICS_ENABLED"] == "false"
