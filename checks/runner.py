"""Runs the rules of one stage on one partition through Great Expectations and gives the verdict.

What the rules are does not belong here (`checks.suites`), nor what becomes of failing rows (`checks.quarantine`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from checks.message import findings, needless, on_whole, summary
from checks.policy import judged
from checks.rule import Rule, Scope
from checks.suites import ROW_ID, RULES, suite
from normalise.records import CheckResult, CheckRun, Finding, Severity

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Context:
    """What the caller knows about the partition and the frame does not show."""

    rows_expected: bool = True
    """False where nothing to look at is no fault: a narrative report has no tasks, a year may be without facts."""
    accepted: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Row id → rules whose breach a person has accepted for that row."""


def run(stage: str, partition: str, frame: "pd.DataFrame", fingerprint: str, context: Context = Context()) -> CheckRun:
    """Give the verdict of a stage's rules on a frame of `checks.frames`.

    `partition` is the report id or the year, `fingerprint` the content hash of the staged data that the frame was made
    from. An `error` on single rows names them and lets the others go on; an `error` on the whole, and a rule that
    could not run, block. KeyError for an unknown stage.
    """
    known = (rule.id for rules in RULES.values() for rule in rules)
    asked = judged(RULES[stage], partition, known)
    rules = tuple(rule for rule in asked if context.rows_expected or rule.scope is not Scope.PRESENCE)
    # Most kinds of relations do not occur in a report, and what an expectation costs is not the rows.
    absent = {rule.id for rule in rules if rule.scope is Scope.RELATION and not (frame["relation"] == rule.id).any()}
    outcomes = _validate(suite(stage, tuple(rule for rule in rules if rule.id not in absent)), frame, ROW_ID[stage])
    told = [
        _idle(rule) if rule.id in absent else _told(rule, stage, outcomes.get(rule.id, []), frame, context)
        for rule in rules
    ]
    return CheckRun(
        stage=stage,
        partition=partition,
        fingerprint=fingerprint,
        results=tuple(one.result for one in told),
        blocked=any(
            one.result.could_not_run or (rule.blocks and not one.result.passed)
            for rule, one in zip(rules, told, strict=True)
        ),
        findings=tuple(chain.from_iterable(one.findings for one in told)),
    )


def _validate(expectation_suite: Any, frame: "pd.DataFrame", row_id: str) -> dict[str, list[Any]]:
    """Return the outcomes of a suite by rule id: Great Expectations gives them in an order of its own."""
    from checks.engine import outcomes

    if not expectation_suite.expectations:
        return {}
    by_rule: dict[str, list[Any]] = {}
    for outcome in outcomes(expectation_suite, frame, row_id):
        by_rule.setdefault(outcome.expectation_config.meta["rule_id"], []).append(outcome)
    return by_rule


class _Told(NamedTuple):
    """One rule's result, and its failing rows one by one."""

    result: CheckResult
    findings: tuple[Finding, ...]


def _told(rule: Rule, stage: str, outcomes: list[Any], frame: "pd.DataFrame", context: Context) -> _Told:
    """One rule's result from the outcomes of its expectations."""
    row_id = ROW_ID[stage]
    troubles = [trouble for outcome in outcomes if (trouble := _trouble(outcome.exception_info))]
    if troubles or not outcomes:
        return _broken(rule, troubles[0] if troubles else "it gave no result")
    failed = [outcome for outcome in outcomes if not outcome.success]
    failing = {row[row_id] for outcome in failed for row in outcome.result.get("unexpected_index_list") or ()}
    accepted = {name for name in failing if rule.id in context.accepted.get(name, ())}
    passed = not failed or (failing != set() and failing == accepted)
    checked = max(_checked(outcome.result, len(frame)) for outcome in outcomes)
    rows = frame[frame[row_id].isin(failing - accepted)] if failing - accepted else frame.iloc[:0]
    message = summary(rule, passed, checked, len(accepted), rows)
    vouched = [name for name, rules in context.accepted.items() if rule.id in rules and name not in failing]
    idle = needless(rule, frame[frame[row_id].isin(vouched)]) if vouched else ()
    if passed and idle:
        result = CheckResult(
            rule_id=rule.id, severity=Severity.WARNING, passed=False, checked=checked, message=idle[0].message
        )
        return _Told(result, idle)
    result = CheckResult(
        rule_id=rule.id,
        severity=rule.severity,
        passed=passed,
        checked=checked,
        failing=tuple(dict.fromkeys(str(name) for name in rows[row_id])),
        message=message,
    )
    whole = () if passed else (on_whole(rule, rule.severity, message),)
    return _Told(result, (*(findings(rule, rows) or whole), *idle))


def _idle(rule: Rule) -> _Told:
    """Tell of a rule on relations that the report has none of."""
    message = f"no row to hold for: {rule.expected}"
    return _Told(CheckResult(rule_id=rule.id, severity=rule.severity, passed=True, checked=0, message=message), ())


def _broken(rule: Rule, reason: str) -> _Told:
    """Tell of a rule that could not run: always an error, since nobody knows what it would have found."""
    message = f"{rule.id} could not run: {reason}; expected {rule.expected}"
    result = CheckResult(
        rule_id=rule.id, severity=Severity.ERROR, passed=False, checked=0, message=message, could_not_run=True
    )
    return _Told(result, (on_whole(rule, Severity.ERROR, message),))


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
