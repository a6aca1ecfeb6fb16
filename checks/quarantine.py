"""Keeps rows that must not enter the warehouse out of it, with all that a person needs to settle them.

Which rows fail is said by a verdict (`checks.runner`), what a person decides about them by `checks.corrections`.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, TypeVar

from checks.frames.figures import plain
from checks.frames.held import held_frame
from checks.message import describe
from checks.rule import Rule, Scope
from checks.rules import rule
from checks.runner import run
from checks.suites import ROW_ID
from normalise.records import CheckRun, Observation, Quarantined, Severity, Task, Unread

Row = TypeVar("Row", Observation, Task)

READ = (
    "indicator",
    "kind",
    "period_code",
    "value",
    "value_high",
    "denominator",
    "unit",
    "per",
    "qualifier",
    "status",
    "text",
)
"""Fields that say how an observation or a task was understood."""

NOT_UNDERSTOOD = "number_understood"
"""The rule id of a number that the extraction refused: it never became a row that a suite could look at."""


def split(observations: Sequence[Row], check_run: CheckRun, report_id: str) -> tuple[list[Row], list[Quarantined]]:
    """Part the rows that may go on, in their order, from the others, which are given with their reasons.

    Takes observations or tasks, as the verdict is about. A row is kept out when a rule of severity `error` on single
    rows names it; one that fails several rules is listed once, under the first of them, with what all of them expected.
    """
    reasons: dict[str, list[Rule]] = {}
    for result in check_run.results:
        if result.severity is Severity.ERROR and rule(result.rule_id).scope is Scope.ROW:
            for row_id in result.failing:
                reasons.setdefault(row_id, []).append(rule(result.rule_id))
    accepted: list[Row] = []
    quarantined: list[Quarantined] = []
    for row in observations:
        record = plain(row)
        failed = reasons.get(record[ROW_ID[check_run.stage]])
        if failed:
            quarantined.append(_quarantined(record, failed, check_run.stage, report_id, reading(row)))
        else:
            accepted.append(row)
    return accepted, quarantined


def with_share(verdict: CheckRun, rows: int) -> CheckRun:
    """Add to a verdict on so many single rows whether too many of them are kept out for the rest to be trusted."""
    held = {
        row_id
        for result in verdict.results
        if result.severity is Severity.ERROR and rule(result.rule_id).scope is Scope.ROW
        for row_id in result.failing
    }
    share = run("quarantine", verdict.partition, held_frame(verdict.stage, len(held), rows), verdict.fingerprint)
    return verdict.model_copy(
        update={
            "results": (*verdict.results, *share.results),
            "findings": (*verdict.findings, *share.findings),
            "blocked": verdict.blocked or share.blocked,
        }
    )


def reading(row: Observation | Task | Unread) -> dict[str, str]:
    """Say how a row was understood, by field; nothing for a number that was not."""
    if isinstance(row, Unread):
        return {}
    values = {name: getattr(row, name, None) for name in READ}
    return {
        name: f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)
        for name, value in values.items()
        if value is not None
    }


def _quarantined(
    record: dict[str, Any], rules: list[Rule], stage: str, report_id: str, read: dict[str, str]
) -> Quarantined:
    return Quarantined(
        row_id=record[ROW_ID[stage]],
        report_id=report_id,
        stage=stage,
        rule_id=rules[0].id,
        found="; ".join(describe(each, record) for each in rules),
        expected="; ".join(each.expected for each in rules),
        remedy="; ".join(dict.fromkeys(each.remedy for each in rules)),
        reading=read,
        **{name: record[name] for name in ("page", "locator", "raw", "sentence")},
    )


def refused_rows(refused: Iterable[Unread], report_id: str) -> list[Quarantined]:
    """Make quarantine rows of the numbers that look like statements and could not be understood."""
    return _without_reading(
        Quarantined(
            row_id="",
            report_id=report_id,
            stage="statements",
            rule_id=NOT_UNDERSTOOD,
            page=unread.page,
            locator=unread.locator,
            found=f'"{unread.raw}": {unread.reason}',
            expected="a number whose value, unit, indicator and period are said by its sentence or table",
            remedy="read the sentence; if it states a figure, report the wording as a fault of the extraction",
            raw=unread.raw,
            sentence=unread.sentence,
        )
        for unread in refused
    )


def lost_rows(verdict: CheckRun, report_id: str) -> list[Quarantined]:
    """Make quarantine rows of the printed numbers that were neither read nor listed, as the verdict on them says."""
    return _without_reading(
        Quarantined(
            row_id="",
            report_id=report_id,
            stage=verdict.stage,
            rule_id=found.check,
            page=found.page,
            locator=found.locators[0],
            found=f'"{found.raws[0]}": printed, and neither read nor listed',
            expected=rule(found.check).expected,
            remedy=rule(found.check).remedy,
            raw=found.raws[0],
            sentence=found.sentences[0],
        )
        for found in verdict.findings
        if found.severity is Severity.ERROR and rule(found.check).scope is Scope.ROW and found.raws
    )


def _without_reading(rows: Iterable[Quarantined]) -> list[Quarantined]:
    """Name numbers that never became rows: their ids are the same whenever the report is read again.

    They are made of the report, the place, the printed text and its turn there.
    """
    turns: Counter[tuple[str, str, str]] = Counter()
    named = []
    for row in rows:
        place = (row.locator, row.sentence, row.raw)
        turns[place] += 1
        identity = "\0".join((row.report_id, *place, str(turns[place])))
        named.append(row.model_copy(update={"row_id": hashlib.sha256(identity.encode()).hexdigest()[:16]}))
    return named
