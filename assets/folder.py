"""The folder of reports as it was last looked at: which reports are there, new, changed, withdrawn or unreadable."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

import dagster as dg

from assets.failures import TRY_AGAIN, final_if_rejected
from assets.metadata import table
from assets.partitions import REPORTS
from assets.resources import ReportFolder, Warehouse
from assets.standing import NO_REPORT_LEFT_FAILED, evaluation, left_failed, result, strays
from assets.version import content_key
from sources.document import Rejected

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sources.catalogue import Listing, Seen
    from warehouse.loading.register import SourceFile


class Looked(NamedTuple):
    """What looking at a folder found."""

    listing: "Listing"
    new: tuple[str, ...]
    changed: tuple[str, ...]
    withdrawn: dict[str, int]
    """Report id → rows that were closed."""


@dg.asset(group_name="extract", kinds={"file"}, retry_policy=TRY_AGAIN, check_specs=[NO_REPORT_LEFT_FAILED])
def report_folder(
    context: dg.AssetExecutionContext, folder: ReportFolder, warehouse: Warehouse
) -> Iterator[dg.MaterializeResult | dg.AssetCheckResult]:
    """The reports of the folder, each a partition. Looking again finds what is new, changed or withdrawn."""
    with final_if_rejected():
        looked = look(context.instance, warehouse, folder.location)
        left = [*left_failed(context.instance, warehouse), *strays(context.instance, warehouse, folder.location)]
    yield dg.MaterializeResult(metadata=looked_metadata(folder.location, looked))
    yield result(left)


def look(instance: dg.DagsterInstance, warehouse: Warehouse, location: str) -> Looked:
    """Register the files of a folder and make their reports partitions; close the rows of those that are gone.

    Raises Rejected if a folder that held reports holds none now, since a disk that is not mounted looks the same, and
    if its catalogue, its corrections or its indicators are wrong.
    """
    from assets import curation
    from checks.corrections import digests
    from sources.catalogue import BESIDE, Double, find_reports
    from sources.formats import BY_ENDING
    from warehouse.loading import register as registry
    from warehouse.loading.dimensions import load_indicators
    from warehouse.loading.register import Outcome, SourceFile, files_of, record_outcome, register, withdraw_report

    engine = warehouse.engine
    before = files_of(engine, location)
    listing = find_reports(location, seen_before(before))
    reports_before = {each.report_id: each for each in before.values() if each.report_id}
    if not listing.seen:
        raise Rejected(
            location,
            "no report at all",
            f"the {len(reports_before)} reports that were there, or some of them"
            if reports_before
            else f"files that end in {' '.join(BY_ENDING)}",
            "see whether the right folder is there; to withdraw all reports, leave one and withdraw it last"
            if reports_before
            else "name the folder that the reports lie in, itself: folders below it are not looked into",
        )
    elsewhere = set(registry.report_ids(engine))
    corrected = digests(location)
    # A file that can no longer be told apart is not gone: its report keeps what was loaded, and is said to be rejected.
    # One that holds another report now holds its own no more.
    unclear = (error.file for error in listing.rejected if not isinstance(error, Double))
    ids = {file: before[file].report_id for file in unclear if file in before}
    curated = curation.of_folder(location)
    load_indicators(engine, curated.indicators)
    named = curation.digests(curated, (report.id for report in listing.reports))
    entries = {
        report.file: f"{report.entry}{corrected.get(report.id, '')}{named.get(report.id, '')}"
        for report in listing.reports
    }
    gone = register(
        engine,
        location,
        (
            SourceFile(location, file, seen.report_id or ids.get(file), seen.sha256, seen.stamp, entries.get(file))
            for file, seen in listing.seen.items()
        ),
    )
    after = files_of(engine, location)
    for error in listing.rejected:
        if error.file in after:
            of = content_key(after[error.file])
            record_outcome(engine, location, error.file, Outcome.REJECTED, of, str(error))
    wrong = {error.file for error in listing.rejected}
    for file in after.keys() & set(BESIDE) - wrong:
        record_outcome(engine, location, file, Outcome.LOADED, content_key(after[file]), None)
    withdrawn = {report: withdraw_report(engine, report) for report in gone}
    for report in gone:
        instance.delete_dynamic_partition(str(REPORTS.name), report)
    there = {report.id: (report.sha256, entries[report.file]) for report in listing.reports}
    instance.add_dynamic_partitions(str(REPORTS.name), sorted(there))
    new = tuple(sorted(there.keys() - elsewhere))
    changed = tuple(
        report
        for report, said in sorted(there.items())
        if report in reports_before and said != (reports_before[report].sha256, reports_before[report].entry)
    )
    return Looked(listing, new, changed, withdrawn)


def seen_before(files: "Mapping[str, SourceFile]") -> "dict[str, Seen]":
    """What the register knows of a folder, as the next listing is given it."""
    from sources.catalogue import ENTRY_DIGITS, Seen

    return {
        name: Seen(each.sha256, each.stamp, each.report_id, (each.entry or "")[:ENTRY_DIGITS])
        for name, each in files.items()
    }


def report_look(instance: dg.DagsterInstance, warehouse: Warehouse, location: str, looked: Looked) -> list[str]:
    """Note a look in the instance as the asset does, without a run; give what belongs to no report, a line each."""
    stray = strays(instance, warehouse, location)
    metadata = looked_metadata(location, looked)
    instance.report_runless_asset_event(dg.AssetMaterialization("report_folder", metadata=metadata))
    instance.report_runless_asset_event(evaluation([*left_failed(instance, warehouse), *stray]))
    return [each.message for each in stray]


def looked_metadata(location: str, looked: Looked) -> dict[str, dg.MetadataValue]:
    """Counts, which the UI plots over time, and the reports that need a person's eye."""
    listing = looked.listing
    rows = [
        *(("new", report, "") for report in looked.new),
        *(("changed", report, "") for report in looked.changed),
        *(("withdrawn", report, f"{rows} rows closed") for report, rows in looked.withdrawn.items()),
        *(("rejected", error.file, str(error)) for error in listing.rejected),
        *(("left alone, no report by its name", file, "") for file in listing.left_alone),
    ]
    return {
        "folder": dg.TextMetadataValue(location),
        "reports": dg.IntMetadataValue(len(listing.reports)),
        "new": dg.IntMetadataValue(len(looked.new)),
        "changed": dg.IntMetadataValue(len(looked.changed)),
        "withdrawn": dg.IntMetadataValue(len(looked.withdrawn)),
        "rejected": dg.IntMetadataValue(len(listing.rejected)),
        "what moved": table(("what", "report or file", "remark"), rows) if rows else dg.TextMetadataValue("nothing"),
    }
