"""Rules on tasks, on facts in the warehouse and on changes from year to year."""

from decimal import Decimal
from typing import Any

import pytest

from checks.frames import tasks_frame, warehouse_frame, year_over_year_frame
from checks.runner import Context, run
from normalise.records import CheckRun
from tests.checks.records_of import observation, task


def named(verdict: CheckRun, row_id: str) -> set[str]:
    return {result.rule_id for result in verdict.results if row_id in result.failing}


def failed(verdict: CheckRun) -> set[str]:
    return {result.rule_id for result in verdict.results if not result.passed}


TASKS: tuple[tuple[str, dict[str, Any], set[str]], ...] = (
    ("done", {}, set()),
    ("assigned by a plan", {"status": None, "status_raw": None, "result": None}, set()),
    ("no words", {"text": " "}, {"task_has_text"}),
    # Printed progress that no rule of status words knows.
    ("nobody leads", {"agency": None}, {"task_has_agency"}),
    (
        "a deadline in no known words",
        {"deadline": "khi đủ điều kiện", "deadline_kind": None},
        {"task_deadline_understood"},
    ),
    # Letters of one item: b) was lost. The item after it begins anew, without letters.
    ("first job", {"section": "II › 3", "letter": "a"}, set()),
    ("job after a lost one", {"section": "II › 3", "letter": "c"}, {"task_letters_run_on"}),
    ("d) goes on after c)", {"section": "II › 3", "letter": "d"}, set()),
    ("đ) goes on after d)", {"section": "II › 3", "letter": "đ"}, set()),
    ("next item", {"section": "II › 4", "letter": None}, set()),
    ("status not understood", {"status": None, "status_raw": "Cơ bản"}, {"task_status_in_result"}),
)


def test_task_rules_name_the_failing_rows_and_no_others() -> None:
    verdict = run("tasks", "r", tasks_frame([task(name, **differences) for name, differences, _ in TASKS]), "f")
    assert {name: named(verdict, name) for name, *_ in TASKS} == {name: expected for name, _, expected in TASKS}
    assert not verdict.blocked


def test_task_status_outside_the_list() -> None:
    frame = tasks_frame([task("t1"), task("t2")])
    frame.loc[1, "status"] = "half_done"
    assert named(run("tasks", "r", frame, "f"), "t2") == {"task_status_known"}


def test_two_tasks_of_one_id_block() -> None:
    verdict = run("tasks", "r", tasks_frame([task("t1"), task("t1")]), "f")
    assert failed(verdict) == {"task_id_unique"}
    assert verdict.blocked


def test_no_tasks_pass_only_where_none_are_expected() -> None:
    assert failed(run("tasks", "r", tasks_frame([]), "f")) == {"tasks_found"}
    assert not run("tasks", "r", tasks_frame([]), "f", Context(rows_expected=False)).blocked


def fact(name: str, **differences: Any) -> dict[str, Any]:
    return {**observation(name, **BIG).model_dump(), "kind": "actual", **differences}


BIG = {
    "value": Decimal("160740000000000000.1"),
    "value_high": Decimal("160740000000000000.2"),
    "denominator": Decimal("160740000000000000.3"),
    "unit": "VND",
}
FACTS: tuple[tuple[str, tuple[dict[str, Any], ...], set[str]], ...] = (
    ("the staged row", ({},), set()),
    ("not loaded", (), {"fact_loaded"}),
    ("loaded twice", ({}, {}), {"fact_live_once"}),
    # A float would lose the last digit of 160,74 triệu tỷ.
    ("a digit lost", ({"value": Decimal("160740000000000000")},), {"fact_as_staged"}),
    ("value lost", ({"value": None},), {"fact_as_staged"}),
    ("another unit", ({"unit": "USD"},), {"fact_as_staged"}),
    ("unit lost", ({"unit": None},), {"fact_as_staged"}),
    ("another kind", ({"kind": "target"},), {"fact_as_staged"}),
    ("another indicator", ({"indicator_code": "X"},), {"fact_as_staged"}),
    ("another period", ({"period_code": "2021"},), {"fact_as_staged"}),
    ("another qualifier", ({"qualifier": ">"},), {"fact_as_staged"}),
    ("another upper end", ({"value_high": Decimal(2)},), {"fact_as_staged"}),
    ("another denominator", ({"denominator": Decimal(2)},), {"fact_as_staged"}),
)


@pytest.fixture(scope="module")
def facts() -> CheckRun:
    staged = [observation(name, **BIG) for name, *_ in FACTS]
    live = [fact(name, **differences) for name, rows, _ in FACTS for differences in rows]
    return run("warehouse", "r", warehouse_frame(staged, [*live, fact("left over from an earlier reading")]), "f")


@pytest.mark.parametrize(
    ("name", "rows", "expected"),
    [*FACTS, ("left over from an earlier reading", (), {"fact_still_staged"})],
    ids=[*(name for name, *_ in FACTS), "left over"],
)
def test_fact_rules_name_the_failing_rows_and_no_others(
    facts: CheckRun, name: str, rows: tuple[dict[str, Any], ...], expected: set[str]
) -> None:
    assert named(facts, name) == expected


@pytest.mark.parametrize(
    ("what", "rows", "blocked"),
    [("the staged row", [fact("o1")], False), ("nothing", [], True), ("twice", [fact("o1")] * 2, True)],
)
def test_facts_that_differ_from_the_staged_rows_block(what: str, rows: list[dict[str, Any]], blocked: bool) -> None:
    assert run("warehouse", "r", warehouse_frame([observation("o1", **BIG)], rows), "f").blocked == blocked


def test_empty_warehouse_does_not_pass() -> None:
    assert failed(run("warehouse", "r", warehouse_frame([], []), "f")) == {"facts_found"}


def change(name: str, **differences: Any) -> dict[str, Any]:
    row = {
        "kind": "actual",
        "indicator_code": name,
        "indicator": f"Chỉ tiêu {name}",
        "entity_id": "nation",
        "year": 2022,
        "season": "A",
        "status": "ok",
        "reason_vi": "So được",
        "reason_en": "Comparable",
        "unit": "hồ sơ",
        "current_value": Decimal(120),
        "previous_value": Decimal(100),
        "absolute_change": Decimal(20),
        "point_change": None,
        "percent_change": Decimal(20),
        "change_low": None,
        "change_high": None,
        "percent_low": None,
        "percent_high": None,
        "revised": False,
    }
    return {**row, **differences}


RATE = {
    "unit": "%",
    "current_value": Decimal("54.34"),
    "previous_value": Decimal("50.1"),
    "absolute_change": None,
    "point_change": Decimal("4.24"),
    "percent_change": None,
}
BOUNDED = {**RATE, "status": "bounded", "point_change": None, "change_low": Decimal(10)}
NOTHING = {"absolute_change": None, "percent_change": None}

CHANGES: tuple[tuple[str, dict[str, Any], set[str]], ...] = (
    ("two levels", {}, set()),
    ("two rates", RATE, set()),
    ("two bounds", BOUNDED, set()),
    ("no year before", {**NOTHING, "status": "no_previous", "previous_value": None}, set()),
    # Statuses and reasons.
    ("unknown status", {"status": "fine"}, {"change_status_known"}),
    ("no status", {"status": None}, {"change_status_known"}),
    *(
        (f"{reason} {words!r}", {reason: words}, {"change_reason_given"})
        for reason in ("reason_vi", "reason_en")
        for words in (None, " ")
    ),
    # Rates change by points, and by nothing else.
    ("rates without points", {**RATE, "point_change": None}, {"rate_change_in_points"}),
    ("percent of percent", {**RATE, "percent_change": Decimal("8.46")}, {"no_percent_of_percent"}),
    ("bound on a percent of percent", {**BOUNDED, "percent_low": Decimal(1)}, {"no_percent_of_percent"}),
    ("upper bound on one", {**BOUNDED, "percent_high": Decimal(1)}, {"no_percent_of_percent"}),
    ("rates as levels", {**RATE, "absolute_change": Decimal("4.24")}, {"no_percent_of_percent"}),
    # Levels change in their unit.
    ("levels without a change", NOTHING, {"level_change_shown"}),
    ("points between levels", {"point_change": Decimal(20)}, {"level_change_shown"}),
    ("levels without a unit, without a change", {**NOTHING, "unit": None}, {"level_change_shown"}),
    # The change itself.
    ("wrong difference", {"absolute_change": Decimal(21)}, {"change_is_difference"}),
    ("wrong points", {**RATE, "point_change": Decimal("4.25")}, {"change_is_difference"}),
    # Leaps: ten times as much is possible, more is worth a look, and so is less than a tenth.
    (
        "ten times as much",
        {"current_value": Decimal(1000), "absolute_change": Decimal(900), "percent_change": Decimal(900)},
        set(),
    ),
    (
        "a thousand times as much",
        {"current_value": Decimal(100000), "absolute_change": Decimal(99900), "percent_change": Decimal(99900)},
        {"change_within_factor_ten"},
    ),
    (
        "a hundredth",
        {"current_value": Decimal(1), "absolute_change": Decimal(-99), "percent_change": Decimal(-99)},
        {"change_within_factor_ten"},
    ),
    # Reports: one gave another value than the one that counts.
    ("restated", {"revised": True}, {"reports_agree"}),
    # Bounds.
    ("bounds in order", {**BOUNDED, "change_high": Decimal(50)}, set()),
    ("bounds swapped", {**BOUNDED, "change_high": Decimal(5)}, {"change_bounds_in_order"}),
    (
        "percent bounds swapped",
        {**NOTHING, "status": "approx", "percent_low": Decimal(9), "percent_high": Decimal(8)},
        {"change_bounds_in_order"},
    ),
    # What cannot be compared.
    *(
        (
            f"a change shown under {status}",
            {"status": status, "percent_change": None},
            {"nothing_shown_if_not_comparable"},
        )
        for status in ("coverage_mismatch", "asof_shift", "break", "unit_mismatch", "missing", "no_previous")
    ),
    ("points shown under break", {**RATE, "status": "break"}, {"nothing_shown_if_not_comparable"}),
    (
        "percent shown under break",
        {"absolute_change": None, "status": "break"},
        {"nothing_shown_if_not_comparable"},
    ),
    (
        "lower bound shown under break",
        {**NOTHING, "status": "break", "change_low": Decimal(1)},
        {"nothing_shown_if_not_comparable"},
    ),
    (
        "upper bound shown under break",
        {**NOTHING, "status": "break", "change_high": Decimal(1)},
        {"nothing_shown_if_not_comparable"},
    ),
)


@pytest.fixture(scope="module")
def changes() -> CheckRun:
    rows = [change(name, **differences) for name, differences, _ in CHANGES]
    return run("year_over_year", "2022", year_over_year_frame(rows), "f")


@pytest.mark.parametrize(("name", "differences", "expected"), CHANGES, ids=[name for name, *_ in CHANGES])
def test_change_rules_name_the_failing_rows_and_no_others(
    changes: CheckRun, name: str, differences: dict[str, Any], expected: set[str]
) -> None:
    assert named(changes, f"actual:{name}:nation:2022:A") == expected


def test_a_change_is_told_by_the_name_of_its_indicator(changes: CheckRun) -> None:
    (swapped,) = [finding for finding in changes.findings if finding.raws == ("Chỉ tiêu bounds swapped",)]
    assert swapped.message.startswith('"Chỉ tiêu bounds swapped"')


def test_inconsistent_changes_block_the_year(changes: CheckRun) -> None:
    assert changes.blocked


def test_empty_year_passes_only_where_no_facts_are_expected() -> None:
    assert failed(run("year_over_year", "2022", year_over_year_frame([]), "f")) == {"changes_found"}
    assert not run("year_over_year", "2019", year_over_year_frame([]), "f", Context(rows_expected=False)).blocked
