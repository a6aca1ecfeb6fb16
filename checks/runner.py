"""Runs the rules on the rows of one stage of one partition and gives the verdict.

Great Expectations judges columns and tables, plain functions single rows; relations are judged elsewhere
(`checks.relations.judging`). What the rules are does not belong here (`checks.suites`), nor what becomes of failing
rows (`checks.quarantine`).
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from checks.message import findings, needless, on_whole, summary
from checks.policy import judged
from checks.rule import Row, Rule, Scope
from checks.suites import ROW_ID, RULES, suite
from normalise.records import CheckResult, CheckRun, Finding, Severity
from sources.document import FAULTS

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Context:
    """What the caller knows about the partition and the frame does not show."""

    rows_expected: bool = True
    """False where nothing to look at is no fault: a narrative report has no tasks, a year may be without facts."""
    accepted: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Row id → rules whose breach a person has accepted for that row."""


class _Outcome(NamedTuple):
    """What a rule says of a frame."""

    is_met: bool
    checked: int
    """Rows that it is about."""
    failing: frozenset[Any] = frozenset()
    """Their ids."""
    trouble: str | None = None
    """Why it could not run."""
    unjudged: frozenset[Any] = frozenset()
    """The ids of the rows that it could not run on, where it could on others."""


def run(stage: str, partition: str, frame: "pd.DataFrame", fingerprint: str, context: Context = Context()) -> CheckRun:
    """Give the verdict of a stage's rules on a frame of `checks.frames`.

    `partition` is the report id or the year, `fingerprint` the content hash of the staged data that the frame was made
    from. An `error` on single rows names them and lets the others go on; an `error` on the whole, and a rule that
    could not run, block. KeyError for an unknown stage.
    """
    asked = judged(RULES[stage], partition)
    rules = tuple(rule for rule in asked if context.rows_expected or rule.scope is not Scope.PRESENCE)
    rows = _rows(frame)
    outcomes = _outcomes(stage, rules, frame, rows)
    told = [_told(rule, ROW_ID[stage], outcomes[rule.id], rows, context) for rule in rules]
    return CheckRun(
        stage=stage,
        partition=partition,
        fingerprint=fingerprint,
        results=tuple(one.result for one in told),
        blocked=any(
            (one.result.could_not_run and not one.result.failing) or (rule.blocks and not one.result.passed)
            for rule, one in zip(rules, told, strict=True)
        ),
        findings=tuple(chain.from_iterable(one.findings for one in told)),
    )


def _rows(frame: "pd.DataFrame") -> list[Row]:
    """Give the rows of a frame of objects: pandas' own way looks at each cell for numbers of numpy, of which none are.

    That took three times as long as making the rows.
    """
    names = list(frame.columns)
    return [dict(zip(names, cells, strict=True)) for cells in zip(*(frame[name] for name in names), strict=True)]


def _outcomes(stage: str, rules: Sequence[Rule], frame: "pd.DataFrame", rows: Sequence[Row]) -> dict[str, _Outcome]:
    """Return what each rule says: where there are no rows, only that there should be some is asked."""
    asked = [rule for rule in rules if rows or rule.scope is Scope.PRESENCE]
    said = dict.fromkeys((rule.id for rule in rules), _Outcome(True, 0))
    by_rule = _validate(suite(stage, tuple(rule for rule in asked if rule.holds is None)), frame, ROW_ID[stage])
    for rule in asked:
        said[rule.id] = (
            _of_rows(rule, rows, ROW_ID[stage])
            if rule.holds
            else _of_columns(by_rule.get(rule.id, []), len(rows), ROW_ID[stage])
        )
    return said


def _of_rows(rule: Rule, rows: Sequence[Row], row_id: str) -> _Outcome:
    assert rule.holds is not None
    holds, said = rule.holds, list[bool | None]()
    troubles: dict[Any, str] = {}
    for row in rows:
        try:
            said.append(holds(row))
        except FAULTS as error:
            said.append(None)
            troubles[row[row_id]] = _line(f"{type(error).__name__}: {error}")
    failing = frozenset(row[row_id] for row, held in zip(rows, said, strict=True) if held is False)
    checked = len(said) - said.count(None)
    return _Outcome(not failing, checked, failing, next(iter(troubles.values()), None), frozenset(troubles))


def _validate(expectation_suite: Any, frame: "pd.DataFrame", row_id: str) -> dict[str, list[Any]]:
    """Return the outcomes of a suite by rule id: Great Expectations gives them in an order of its own."""
    from checks.engine import outcomes

    if not expectation_suite.expectations:
        return {}
    by_rule: dict[str, list[Any]] = {}
    for outcome in outcomes(expectation_suite, frame, row_id):
        by_rule.setdefault(outcome.expectation_config.meta["rule_id"], []).append(outcome)
    return by_rule


def _of_columns(outcomes: list[Any], rows: int, row_id: str) -> _Outcome:
    """Sum up the outcomes of a rule's expectations; one without any could not run."""
    troubles = [trouble for outcome in outcomes if (trouble := _trouble(outcome.exception_info))]
    if troubles or not outcomes:
        return _Outcome(False, 0, trouble=troubles[0] if troubles else "it gave no result")
    failed = [outcome for outcome in outcomes if not outcome.success]
    return _Outcome(
        not failed,
        max(_checked(outcome.result, rows) for outcome in outcomes),
        frozenset(row[row_id] for outcome in failed for row in outcome.result.get("unexpected_index_list") or ()),
    )


class _Told(NamedTuple):
    """One rule's result, and its failing rows one by one."""

    result: CheckResult
    findings: tuple[Finding, ...]


def _told(rule: Rule, row_id: str, outcome: _Outcome, rows: Sequence[Row], context: Context) -> _Told:
    """Tell of one rule, but for the breaches that a person has accepted."""
    if outcome.trouble:
        held = outcome.failing if rule.severity is Severity.ERROR else frozenset()
        return _broken(rule, outcome.trouble, _named(rows, row_id, outcome.unjudged | held), row_id)
    accepted = {name for name in outcome.failing if rule.id in context.accepted.get(name, ())}
    passed = outcome.is_met or (outcome.failing != set() and outcome.failing == accepted)
    failing = _named(rows, row_id, outcome.failing - accepted)
    message = summary(rule, passed, outcome.checked, len(accepted), failing)
    vouched = {name for name, rules in context.accepted.items() if rule.id in rules} - outcome.failing
    idle = needless(rule, _named(rows, row_id, vouched))
    if passed and idle:
        result = CheckResult(
            rule_id=rule.id, severity=Severity.WARNING, passed=False, checked=outcome.checked, message=idle[0].message
        )
        return _Told(result, idle)
    result = CheckResult(
        rule_id=rule.id,
        severity=rule.severity,
        passed=passed,
        checked=outcome.checked,
        failing=tuple(dict.fromkeys(str(row[row_id]) for row in failing)),
        message=message,
    )
    whole = () if passed else (on_whole(rule, rule.severity, message),)
    return _Told(result, (*(findings(rule, failing) or whole), *idle))


def _named(rows: Sequence[Row], row_id: str, names: Collection[Any]) -> list[Row]:
    return [row for row in rows if row[row_id] in names] if names else []


def _broken(rule: Rule, reason: str, failing: Sequence[Row], row_id: str) -> _Told:
    """Tell of a rule that could not run: always an error, since nobody knows what it would have found."""
    message = f"{rule.id} could not run: {reason}; expected {rule.expected}"
    result = CheckResult(
        rule_id=rule.id,
        severity=Severity.ERROR,
        passed=False,
        checked=0,
        failing=tuple(dict.fromkeys(str(row[row_id]) for row in failing)),
        message=message,
        could_not_run=True,
    )
    grave = replace(rule, severity=Severity.ERROR)
    return _Told(result, (on_whole(grave, Severity.ERROR, message), *findings(grave, failing)))


def _trouble(info: dict[str, Any]) -> str | None:
    """Return the exception of an expectation in one line, or None.

    Great Expectations has two shapes for it: one record, or, where a metric failed, one record for each metric id.
    """
    for record in [info] if "raised_exception" in info else info.values():
        if record["raised_exception"]:
            return _line(str(record["exception_message"])) or "an exception without a message"
    return None


def _line(text: str) -> str:
    return " ".join(text.split())


def _checked(result: dict[str, Any], rows: int) -> int:
    """Rows that an expectation looked at: those of its condition that were not empty, or all for one on the table."""
    if result.get("element_count") is None:
        return rows
    return int(result["element_count"]) - int(result.get("missing_count") or 0)
