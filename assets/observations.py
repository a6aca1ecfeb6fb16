"""From a Document to statements, observations and tasks: one reading of the text, with what people decided about it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import dagster as dg
from pydantic import BaseModel

from assets.asset_checks import coverage, relations, task_words, values
from assets.documents import registered
from assets.failures import TRY_AGAIN, settled
from assets.metadata import table
from assets.partitions import REPORTS
from assets.resources import Warehouse
from assets.staging import ReadReport, Staging, column_schema
from normalise.records import Correction, Observation, Task, Unread

if TYPE_CHECKING:
    from normalise.records import Extraction

CHECKS = (coverage, values, relations, task_words)
ROWS_SHOWN = 15
"""Rows of a report in the metadata of its run; the staged file holds them all."""


def _staged(name: str, kind: type[BaseModel], deps: Sequence[str], description: str) -> dg.AssetSpec:
    """An asset that is kept as a list of records."""
    return dg.AssetSpec(
        name,
        deps=deps,
        partitions_def=REPORTS,
        group_name="transform",
        kinds={"parquet"},
        description=description,
        metadata={"dagster/column_schema": column_schema(kind)},
    )


@dg.multi_asset(
    specs=[
        _staged(
            "statements",
            Unread,
            ["document"],
            "Every printed number of the report with its sentence and place, and what became of it.",
        ),
        _staged(
            "observations",
            Observation,
            ["document", "statements"],
            "Indicator × entity × period × kind → quantity; a cell that reports nothing has no value.",
        ),
        _staged("tasks", Task, ["document"], "Assigned jobs, or their reported progress."),
        _staged(
            "corrections",
            Correction,
            ["document"],
            "What people decided about printed figures of the report; already done to the other assets.",
        ),
    ],
    check_specs=[check.spec for check in CHECKS],
    retry_policy=TRY_AGAIN,
)
def understood(
    context: dg.AssetExecutionContext, staging: Staging, warehouse: Warehouse
) -> Iterator[dg.MaterializeResult | dg.AssetCheckResult]:
    """Reads the figures and tasks of one Document, and corrects what a person has decided on."""
    from assets import curation
    from checks.correcting import apply
    from checks.corrections import of_folder
    from checks.frames import account_of
    from normalise.curation import laid_over
    from normalise.observation import extract

    report = context.partition_key
    with settled(context, warehouse):
        document: ReadReport = staging.load("document", report, ReadReport)
        folder = registered(report, warehouse).folder
        named = laid_over(extract(document.document, document.report), curation.of_folder(folder))
        extraction, corrections = apply(named, report, of_folder(folder))
        account = account_of(extraction)
        shown = {
            "statements": _of_statements(account, extraction),
            "observations": _of_observations(document, extraction),
            "tasks": _of_tasks(extraction.tasks),
            "corrections": {"corrections": len(corrections), "decisions": _decisions(corrections)},
        }
        kept = {
            "statements": staging.save("statements", report, account, list[Unread]),
            "observations": staging.save(
                "observations", report, [*extraction.observations, *extraction.not_reported], list[Observation]
            ),
            "tasks": staging.save("tasks", report, list(extraction.tasks), list[Task]),
            "corrections": staging.save("corrections", report, corrections, list[Correction]),
        }
    for asset, metadata in shown.items():
        yield dg.MaterializeResult(asset_key=asset, metadata={**metadata, **kept[asset]})
    for check in CHECKS:
        yield check.evaluate(context, staging, warehouse)


def _of_statements(account: list[Unread], extraction: "Extraction") -> dict[str, Any]:
    fates = Counter(entry.reason.split(":")[0] for entry in account)
    return {
        "numbers": len(account),
        **{f"as {fate}": n for fate, n in fates.items()},
        "not understood": table(
            ("printed", "page", "place", "sentence", "reason"),
            (
                (each.raw, each.page, each.locator, each.sentence, each.reason)
                for each in extraction.refused[:ROWS_SHOWN]
            ),
        ),
    }


def _of_observations(document: ReadReport, extraction: "Extraction") -> dict[str, Any]:
    from normalise.tables.explain import explained

    return {
        "observations": len(extraction.observations),
        "not reported": len(extraction.not_reported),
        **Counter(figure.kind.value for figure in extraction.observations),
        "unmapped": sum(not figure.mapped for figure in extraction.observations),
        "columns of tables": _axes(explained(document.document, document.report)),
        "sample": _sample([*extraction.observations, *extraction.not_reported]),
    }


def _of_tasks(tasks: Sequence[Task]) -> dict[str, Any]:
    return {
        "tasks": len(tasks),
        "sample": table(
            ("number", "task", "agency", "deadline", "status", "page"),
            (
                (each.number, each.text, each.agency, each.deadline, each.status_raw, each.page)
                for each in tasks[:ROWS_SHOWN]
            ),
        ),
    }


def _axes(tables: Iterable[dict[str, Any]]) -> dg.MarkdownMetadataValue:
    """The role of each column of the tables, the rule that gave it, and what its heading says."""
    told = ((one["table"], column) for one in tables for column in one["columns"])
    return table(
        ("table", "column", "role", "rule", "unit", "time", "kind", "compared"),
        (
            (number, *(column.get(name) for name in ("column", "role", "rule", "unit", "period", "kind", "comparison")))
            for number, column in told
        ),
    )


def _decisions(corrections: list[Correction]) -> dg.MarkdownMetadataValue:
    """What was decided, beside what is printed."""
    return table(
        ("page", "place", "printed", "action", "should be", "reason", "told", "status"),
        (
            (each.page, each.locator, each.raw, each.action.value, each.value, each.reason, each.told, each.status)
            for each in corrections
        ),
    )


def _sample(figures: list[Observation]) -> dg.MarkdownMetadataValue:
    """The first rows."""
    return table(
        ("indicator", "agency", "kind", "period", "printed", "page", "place"),
        (
            (each.indicator, each.agency, each.kind.value, each.period_code, each.raw, each.page, each.locator)
            for each in figures[:ROWS_SHOWN]
        ),
    )
