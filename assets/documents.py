"""From a report's file to its Document: the first two steps of every report partition."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import dagster as dg

from assets.asset_checks import structure
from assets.failures import TRY_AGAIN, settled
from assets.folder import report_folder
from assets.metadata import table
from assets.partitions import REPORTS
from assets.resources import Warehouse
from assets.staging import ReadReport, Staging
from assets.version import content_key
from sources.document import Document, Rejected

if TYPE_CHECKING:
    from warehouse.loading.register import SourceFile


@dg.asset(
    partitions_def=REPORTS,
    group_name="extract",
    kinds={"file"},
    retry_policy=TRY_AGAIN,
    deps=[report_folder],
)
def report_file(context: dg.AssetExecutionContext, staging: Staging, warehouse: Warehouse) -> dg.MaterializeResult:
    """The report's bytes as published; their sha256 is the data version."""
    from sources.catalogue import fetch

    with settled(context, warehouse):
        known = registered(context.partition_key, warehouse)
        data = fetch(known.folder, known.file)
        kept = staging.save("report_file", context.partition_key, data, bytes)
    sha256 = hashlib.sha256(data).hexdigest()
    return dg.MaterializeResult(
        data_version=dg.DataVersion(sha256),
        metadata={"folder": known.folder, "file": known.file, "sha256": sha256, **kept},
    )


@dg.asset(
    partitions_def=REPORTS,
    group_name="extract",
    kinds={"json"},
    retry_policy=TRY_AGAIN,
    deps=[report_file],
    check_specs=[structure.spec],
)
def document(
    context: dg.AssetExecutionContext, staging: Staging, warehouse: Warehouse
) -> Iterator[dg.MaterializeResult | dg.AssetCheckResult]:
    """The report as read: headings, paragraphs and tables, each with its place, and what the report is."""
    from sources.catalogue import describe
    from sources.reader import read

    name = context.partition_key
    with settled(context, warehouse):
        known = registered(name, warehouse)
        data = staging.file(name)
        read_document = read(data, known.file)
        report = describe(known.folder, known.file, data, read_document)
        staging.note_origin(name, content_key(replace(known, sha256=report.sha256)))
        value = ReadReport(report=report.model_copy(update={"id": name}), document=read_document)
        kept = staging.save("document", name, value, ReadReport)
    yield dg.MaterializeResult(metadata={**_document_metadata(value.document, report.inferred), **kept})
    yield structure.evaluate(context, staging, warehouse)


def registered(report: str, warehouse: Warehouse) -> "SourceFile":
    """Where a report lies; Rejected if nobody has ever seen it."""
    from warehouse.loading.register import file_of

    known = file_of(warehouse.engine, report)
    if known is None:
        remedy = "materialize report_folder, or run `chiso refresh`, to register the reports of the folder"
        raise Rejected(report, "a report that no folder held", "a registered report", remedy)
    return known


def _document_metadata(read_document: Document, inferred: tuple[str, ...]) -> dict[str, dg.MetadataValue]:
    """Counts, the tables, and every decision that was taken where a table meets a page end."""
    tables = read_document.tables
    return {
        "blocks": dg.IntMetadataValue(len(read_document.blocks)),
        "pages": dg.IntMetadataValue(read_document.pages),
        "tables": table(
            ("no", "title", "rows", "columns"),
            ((each.number, each.title, len(each.rows), " · ".join(each.columns)) for each in tables),
        ),
        "joins": table(
            ("table", "page", "action", "rule", "row"),
            ((each.number, join.page, join.action, join.rule, join.text) for each in tables for join in each.joins),
        ),
        "notes": dg.TextMetadataValue("; ".join(read_document.notes) or "none"),
        "inferred": dg.TextMetadataValue(", ".join(inferred) or "nothing, the catalogue has an entry"),
    }
