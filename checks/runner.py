"""Runs the rules of one stage on one partition through Great Expectations and gives the verdict.

What the rules are does not belong here (`checks.suites`), nor what becomes of failing rows (`checks.quarantine`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from checks.rule import Rule, Scope
from checks.suites import ROW_ID, RULES, suite
from normalise.records import CheckResult, CheckRun, Severity

if TYPE_CHECKING:
    import pandas as pd

NAMED_ROWS = 3
"""So many failing rows are described in a message; all are listed by id."""


@dataclass(frozen=True)
class Context:
    """What the caller knows about the partition and the frame does not show."""

    rows_expected: bool = True
    """False where nothing to look at is no fault: a narrative report has no tasks, a year may be without facts."""


def run(stage: str, partition: str, frame: "pd.DataFrame", fingerprint: str, context: Context = Context()) -> CheckRun:
    """Give the verdict of a stage's rules on a frame of `checks.frames`.

    `partition` is the report id or the year, `fingerprint` the content hash of the staged data that the frame was made
    from. An `error` on single rows names them and lets the others go on; an `error` on the whole, and a rule that
    could not run, block. KeyError for an unknown stage.
    """
    rules = tuple(rule for rule in RULES[stage] if context.rows_expected or rule.scope is not Scope.PRESENCE)
    outcomes = _validate(suite(stage, rules), frame, ROW_ID[stage])
    results = tuple(_result(rule, outcomes.get(rule.id, []), frame, ROW_ID[stage]) for rule in rules)
    return CheckRun(
        stage=stage,
        partition=partition,
        fingerprint=fingerprint,
        results=results,
        blocked=any(
            result.could_not_run or (rule.blocks and not result.passed)
            for rule, result in zip(rules, results, strict=True)
        ),
    )


def _validate(expectation_suite: Any, frame: "pd.DataFrame", row_id: str) -> dict[str, list[Any]]:
    """Return the outcomes of a suite by rule id: Great Expectations gives them in an order of its own."""
    from checks.engine import outcomes

    by_rule: dict[str, list[Any]] = {}
    for outcome in outcomes(expectation_suite, frame, row_id):
        by_rule.setdefault(outcome.expectation_config.meta["rule_id"], []).append(outcome)
    return by_rule


def _result(rule: Rule, outcomes: list[Any], frame: "pd.DataFrame", row_id: str) -> CheckResult:
    """One rule's result from the outcomes of its expectations."""
    troubles = [trouble for outcome in outcomes if (trouble := _trouble(outcome.exception_info))]
    if troubles or not outcomes:
        reason = troubles[0] if troubles else "it gave no result"
        return CheckResult(
            rule_id=rule.id,
            severity=Severity.ERROR,
            passed=False,
            checked=0,
            message=f"{rule.id} could not run: {reason}; expected {rule.expected}",
            could_not_run=True,
        )
    failed = [outcome for outcome in outcomes if not outcome.success]
    failing = {row[row_id] for outcome in failed for row in outcome.result.get("unexpected_index_list") or ()}
    checked = max(_checked(outcome.result, len(frame)) for outcome in outcomes)
    rows = frame[frame[row_id].isin(failing)] if failing else frame.iloc[:0]
    return CheckResult(
        rule_id=rule.id,
        severity=rule.severity,
        passed=not failed,
        checked=checked,
        failing=tuple(dict.fromkeys(str(name) for name in rows[row_id])),
        message=_message(rule, not failed, checked, rows),
    )


def _trouble(info: dict[str, Any]) -> str | None:
    """Return the exception of an expectation in one line, or None.

    Great Expectations has two shapes for it: one record, or, where a metric failed, one record for each metric id.
    """
    for record in [info] if "raised_exception" in info else info.values():
        if record["raised_exception"]:
            return " ".join(str(record["exception_message"]).split()) or "an exception without a message"
    return None


def _checked(result: dict[str, Any], rows: int) -> int:
    """Rows that an expectation looked at: those of its condition that were not empty, or all for one on the table."""
    if result.get("element_count") is None:
        return rows
    return int(result["element_count"]) - int(result.get("missing_count") or 0)


def _message(rule: Rule, passed: bool, checked: int, rows: "pd.DataFrame") -> str:
    """Say what was found and expected, in one line."""
    if passed:
        return f"holds for {checked} rows: {rule.expected}" if checked else f"no row to hold for: {rule.expected}"
    if rows.empty:
        return f"found none in {checked} rows, expected {rule.expected}"
    records = rows.head(NAMED_ROWS).to_dict("records")
    found = "; ".join(describe(rule, record) for record in records)
    more = f" and {len(rows) - len(records)} more" if len(rows) > len(records) else ""
    return f"{len(rows)} of {checked}: found {found}{more}; expected {rule.expected}"


def describe(rule: Rule, record: Mapping[Any, Any]) -> str:
    """Put a failing row in words: the printed text, the values that the rule is about, and the place.

    >>> from checks.suites import rule
    >>> describe(rule("part_within_whole"), {"raw": "34/33", "value": 34, "denominator": 33, "locator": "đoạn 2"})
    '"34/33" (value 34, denominator 33) at đoạn 2'
    """
    values = ", ".join(f"{name} {_shown(record[name])}" for name in rule.shows if name in record)
    return f'"{record["raw"]}"{f" ({values})" if values else ""} at {record["locator"]}'


def _shown(value: object) -> str:
    """Write a value for people."""
    return "none" if value is None else f"{value}"
