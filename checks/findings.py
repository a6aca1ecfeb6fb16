"""What the rules find in a report and between several, put so that a person can act on it: nothing is stored.

How the rules are run belongs to `checks.runner`, what they are to `checks.suites`.
"""

from collections.abc import Iterator, Sequence
from itertools import permutations

from checks.cross_report.between import between
from checks.cross_report.stated import Publication
from checks.frames import (
    account_of,
    coverage_frame,
    document_frame,
    misread_rows,
    observations_frame,
    tasks_frame,
)
from checks.quarantine import NOT_UNDERSTOOD, refused_rows
from checks.relations import related
from checks.relations.judging import judge
from checks.runner import Context, run
from normalise.records import CheckRun, Extraction, Finding, Severity, TaskLink
from normalise.reference.indicator import catalogue
from normalise.tasks.task_link import link_tasks
from sources.document import Document, Report, ReportKind

MAY_BE_EMPTY = ("tasks",)
"""Stages in which nothing to look at is no fault: a narrative has no tasks."""


def findings(document: Document, extraction: Extraction, report: Report) -> list[Finding]:
    """Return all that the rules find in a report, stage by stage, in the order of the rules."""
    figures = [*extraction.observations, *extraction.not_reported]
    frames = {
        "document": document_frame(document),
        "statements": coverage_frame(account_of(extraction), document),
        "observations": observations_frame(
            figures, report, {entry.code: entry for entry in catalogue()}, misread_rows(document)
        ),
        "tasks": tasks_frame(extraction.tasks),
    }
    found = [
        finding
        for stage, frame in frames.items()
        for finding in run(stage, report.id, frame, "", Context(rows_expected=stage not in MAY_BE_EMPTY)).findings
    ]
    relations = judge("relations", report.id, related(document, report, figures), "")
    return [*found, *relations.findings, *_refused(extraction, report)]


def contradictions(publications: Sequence[Publication]) -> tuple[Finding, ...]:
    """Return what the rules find between reports that were just read."""
    return agreement(publications, links(publications), "", "").findings


def agreement(
    publications: Sequence[Publication], links: Sequence[TaskLink], partition: str, fingerprint: str
) -> CheckRun:
    """Give the verdict on what several reports tell of one thing; `links` say which of their tasks are one job."""
    return judge("between", partition, between(publications, links), fingerprint)


def links(publications: Sequence[Publication]) -> list[TaskLink]:
    """Link the tasks of each plan to those of each report on its year."""
    return [
        link
        for plan, result in permutations(publications, 2)
        if (plan.report.kind, result.report.kind) == (ReportKind.PLAN, ReportKind.RESULT)
        and plan.report.year == result.report.year
        for link in link_tasks(plan.tasks, result.tasks)
    ]


def _refused(extraction: Extraction, report: Report) -> Iterator[Finding]:
    """One finding a number that looks like a statement and could not be understood: it waits in quarantine."""
    for row in refused_rows(extraction.refused, report.id):
        yield Finding(
            check=NOT_UNDERSTOOD,
            severity=Severity.ERROR,
            message=f"{row.found}; expected {row.expected}; {row.remedy}",
            message_vi=row.message_vi or "",
            raws=(row.raw,),
            sentences=(row.sentence,),
            locators=(row.locator,),
        )
