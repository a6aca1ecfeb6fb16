"""From a report's file to its Document: the first two steps of every report partition."""

import hashlib

import dagster as dg

from assets.metadata import table
from assets.partitions import REPORTS
from assets.resources import ReportRegister
from assets.staging import ReadReport
from sources.document import Document, Rejected


def rejected(error: Rejected) -> dg.Failure:
    """A file that cannot be read is a permanent failure: said once, never retried."""
    return dg.Failure(str(error), metadata={"file": error.file, "remedy": error.remedy}, allow_retries=False)


@dg.asset(partitions_def=REPORTS, group_name="extract", kinds={"file"})
def report_file(context: dg.AssetExecutionContext, register: ReportRegister) -> dg.Output[bytes]:
    """The report's bytes as published; their sha256 is the data version."""
    from sources.catalogue import fetch

    known = register.read().get(context.partition_key)
    if known is None:
        message = f"{context.partition_key}: no such report is registered; run `chiso refresh --reports` on its folder"
        raise dg.Failure(message, allow_retries=False)
    try:
        data = fetch(known.folder, known.file)
    except Rejected as error:
        raise rejected(error) from error
    sha256 = hashlib.sha256(data).hexdigest()
    return dg.Output(
        data,
        data_version=dg.DataVersion(sha256),
        metadata={"folder": known.folder, "file": known.file, "sha256": sha256, "size": len(data)},
    )


@dg.asset(partitions_def=REPORTS, group_name="extract", kinds={"json"})
def document(context: dg.AssetExecutionContext, report_file: bytes, register: ReportRegister) -> dg.Output[ReadReport]:
    """The report as read: headings, paragraphs and tables, each with its place, and what the report is."""
    from sources.catalogue import describe
    from sources.reader import read

    known = register.read()[context.partition_key]
    try:
        read_document = read(report_file, known.file)
        report = describe(known.folder, known.file, report_file, read_document)
    except Rejected as error:
        raise rejected(error) from error
    value = ReadReport(report=report.model_copy(update={"id": context.partition_key}), document=read_document)
    return dg.Output(value, metadata=_document_metadata(value.document, report.inferred))


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
