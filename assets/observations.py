"""From a Document to statements, observations and tasks: one reading of the text, with what people decided about it."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

import dagster as dg

from assets.documents import registered
from assets.failures import settled
from assets.metadata import table
from assets.partitions import REPORTS
from assets.resources import Warehouse
from assets.staging import ReadReport
from normalise.records import Correction, Observation, Task, Unread

ROWS_SHOWN = 15
"""Rows of a report in the metadata of its run; the staged file holds them all."""


@dg.multi_asset(
    partitions_def=REPORTS,
    group_name="transform",
    outs={
        "statements": dg.AssetOut(
            dagster_type=list[Unread],
            kinds={"parquet"},
            description="Every printed number of the report with its sentence and place, and what became of it.",
        ),
        "observations": dg.AssetOut(
            dagster_type=list[Observation],
            kinds={"parquet"},
            description="Indicator × entity × period × kind → quantity; a cell that reports nothing has no value.",
        ),
        "tasks": dg.AssetOut(
            dagster_type=list[Task], kinds={"parquet"}, description="Assigned jobs, or their reported progress."
        ),
        "corrections": dg.AssetOut(
            dagster_type=list[Correction],
            kinds={"parquet"},
            description="What people decided about printed figures of the report; already done to the other assets.",
        ),
    },
    internal_asset_deps={
        "statements": {dg.AssetKey("document")},
        "observations": {dg.AssetKey("document"), dg.AssetKey("statements")},
        "tasks": {dg.AssetKey("document")},
        "corrections": {dg.AssetKey("document")},
    },
)
def understood(
    context: dg.AssetExecutionContext, document: ReadReport, warehouse: Warehouse
) -> tuple[dg.Output, dg.Output, dg.Output, dg.Output]:
    """Reads the figures and tasks of one Document, and corrects what a person has decided on."""
    from assets import curation
    from checks.correcting import apply
    from checks.corrections import of_folder
    from checks.frames import account_of
    from normalise.curation import laid_over
    from normalise.observation import extract
    from normalise.tables.explain import explained

    with settled(context, warehouse):
        folder = registered(context.partition_key, warehouse).folder
        named = laid_over(extract(document.document, document.report), curation.of_folder(folder))
        extraction, corrections = apply(named, context.partition_key, of_folder(folder))
    figures = [*extraction.observations, *extraction.not_reported]
    account = account_of(extraction)
    fates = Counter(entry.reason.split(":")[0] for entry in account)
    kinds = Counter(figure.kind.value for figure in extraction.observations)
    return (
        dg.Output(
            account,
            metadata={
                "numbers": len(account),
                **{f"as {fate}": n for fate, n in fates.items()},
                "not understood": table(
                    ("printed", "page", "place", "sentence", "reason"),
                    (
                        (each.raw, each.page, each.locator, each.sentence, each.reason)
                        for each in extraction.refused[:ROWS_SHOWN]
                    ),
                ),
            },
        ),
        dg.Output(
            figures,
            metadata={
                "observations": len(extraction.observations),
                "not reported": len(extraction.not_reported),
                **kinds,
                "unmapped": sum(not figure.mapped for figure in extraction.observations),
                "columns of tables": _axes(explained(document.document, document.report)),
                "sample": _sample(figures),
            },
        ),
        dg.Output(
            list(extraction.tasks),
            metadata={
                "tasks": len(extraction.tasks),
                "sample": table(
                    ("number", "task", "agency", "deadline", "status", "page"),
                    (
                        (each.number, each.text, each.agency, each.deadline, each.status_raw, each.page)
                        for each in extraction.tasks[:ROWS_SHOWN]
                    ),
                ),
            },
        ),
        dg.Output(corrections, metadata={"corrections": len(corrections), "decisions": _decisions(corrections)}),
    )


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
