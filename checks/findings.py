"""What the rules find in one report, put so that a person can act on it: nothing is stored and nothing set aside.

How the rules are run belongs to `checks.runner`, what they are to `checks.suites`.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from checks.frames import (
    account_of,
    coverage_frame,
    document_frame,
    observations_frame,
    relations_frame,
    tasks_frame,
)
from checks.quarantine import NOT_UNDERSTOOD, refused_rows
from checks.relations import related
from checks.rule import Scope
from checks.runner import Context, describe, run
from checks.suites import ROW_ID, rule
from normalise.indicator import catalogue
from normalise.records import CheckResult, Extraction, Severity
from sources.document import Document, Frozen, Report

if TYPE_CHECKING:
    import pandas as pd


class Finding(Frozen):
    """One breach of one rule: on a row, on figures that belong together, or on the report as a whole."""

    check: str
    """The rule's id."""
    severity: Severity
    message: str
    message_vi: str
    raws: tuple[str, ...] = ()
    """The printed numbers, or words, that it is about."""
    sentences: tuple[str, ...] = ()
    locators: tuple[str, ...] = ()
    observation_ids: tuple[str, ...] = ()


def findings(document: Document, extraction: Extraction, report: Report) -> list[Finding]:
    """Return all that the rules find in a report, stage by stage, in the order of the rules."""
    figures = [*extraction.observations, *extraction.not_reported]
    frames = {
        "document": document_frame(document),
        "statements": coverage_frame(account_of(extraction), document),
        "observations": observations_frame(figures, report, {entry.code: entry for entry in catalogue()}),
        "tasks": tasks_frame(extraction.tasks),
        "relations": relations_frame(related(document, report, figures)),
    }
    found = [
        finding
        for stage, frame in frames.items()
        for result in run(stage, report.id, frame, "", Context(rows_expected=stage != "tasks")).results
        if not result.passed
        for finding in _findings(result, stage, frame)
    ]
    return [*found, *_refused(extraction, report)]


def _findings(result: CheckResult, stage: str, frame: "pd.DataFrame") -> Iterator[Finding]:
    """One finding a failing row; one in all where the whole report fails or the rule could not run."""
    broken = rule(result.rule_id)
    rows = frame[frame[ROW_ID[stage]].isin(result.failing)].to_dict("records")
    if not rows or result.could_not_run:
        yield Finding(
            check=result.rule_id,
            severity=result.severity,
            message=result.message,
            message_vi=f"{result.rule_id}: cần {broken.expected_vi}",
        )
        return
    for row in rows:
        found = row["found"] if broken.scope is Scope.RELATION else describe(broken, row)
        yield Finding(
            check=result.rule_id,
            severity=result.severity,
            message=f"{found}; expected {broken.expected}",
            message_vi=f"{found}; cần {broken.expected_vi}",
            **_places(row, stage),
        )


def _places(row: dict[Any, Any], stage: str) -> dict[str, tuple[str, ...]]:
    if stage == "relations":
        return {name: row[name] for name in ("raws", "sentences", "locators", "observation_ids")}
    return {
        "raws": (row["raw"],),
        "sentences": (row["sentence"],),
        "locators": (row["locator"],),
        "observation_ids": (row["observation_id"],) if stage == "observations" else (),
    }


def _refused(extraction: Extraction, report: Report) -> Iterator[Finding]:
    """One finding a number that looks like a statement and could not be understood: it waits in quarantine."""
    for row in refused_rows(extraction.refused, report.id):
        yield Finding(
            check=NOT_UNDERSTOOD,
            severity=Severity.ERROR,
            message=f"{row.found}; expected {row.expected}",
            message_vi=f"{row.found}; cần một số liệu rõ giá trị, đơn vị, chỉ tiêu và kỳ",
            raws=(row.raw,),
            sentences=(row.sentence,),
            locators=(row.locator,),
        )
