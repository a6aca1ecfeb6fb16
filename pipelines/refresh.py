"""The main job: run every report that is due, then the years that their figures touch, then publish.

`chiso refresh` and the nightly job both call `refresh`; every run goes through the Dagster instance and is in its UI.
"""

import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from pipelines.due import due_reports, due_years
from pipelines.settings import Settings

if TYPE_CHECKING:
    from dagster import DagsterInstance, ExecuteInProcessResult, MetadataValue

    from warehouse.database import Engine

QUIET = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}
"""The console belongs to the progress lines; the instance keeps every event."""


class Outcome(NamedTuple):
    """What one refresh did."""

    done: tuple[str, ...]
    unchanged: tuple[str, ...]
    withdrawn: dict[str, int]
    """Report id → rows closed because its file is gone."""
    rejected: dict[str, str]
    """Report id or file → one line: file, place, found, expected, remedy."""
    failed: dict[str, str]
    """Report id or `year 2022` → the error of a run that failed for another reason."""
    years: tuple[int, ...]
    left_alone: tuple[str, ...]
    seconds: float


def refresh(
    instance: "DagsterInstance",
    settings: Settings,
    say: Callable[[str], None],
    step: Callable[[int, int], None] = lambda _done, _total: None,
) -> Outcome:
    """Bring the warehouse to what the listed files say.

    `say` gets a line an event, `step` how many runs of how many are done. Raises Rejected or Unavailable if the folder
    cannot be looked at.
    """
    from assets.folder import look, looked_metadata
    from assets.resources import Warehouse
    from pipelines.definitions import definitions_for
    from warehouse.register import files_of

    begun = time.monotonic()
    warehouse = Warehouse(url=settings.warehouse_url)
    looked = look(instance, warehouse, settings.reports)
    _report_look(instance, looked_metadata(settings.reports, looked))
    for report, rows in looked.withdrawn.items():
        say(f"withdrawn {report}: {rows} rows closed")
    found = due_reports(files_of(warehouse.engine, settings.reports), looked.listing)
    for line in found.rejected.values():
        say(f"rejected  {line}")
    definitions = definitions_for(settings)
    jobs = {name: definitions.resolve_job_def(name) for name in ("report", "year", "publish")}

    def run(job: str, partition: str | None = None) -> "ExecuteInProcessResult":
        return jobs[job].execute_in_process(
            instance=instance, partition_key=partition, raise_on_error=False, run_config=QUIET
        )

    done: list[str] = []
    rejected, failed = dict(found.rejected), dict[str, str]()
    for count, report in enumerate(found.reports):
        step(count, len(found.reports))
        result = run("report", report)
        if result.success:
            done.append(report)
            say(f"read      {report}")
            continue
        permanent, line = _failure(warehouse.engine, report, result)
        (rejected if permanent else failed)[report] = line
        say(f"{'rejected' if permanent else 'failed'}  {line}")
    years = tuple(due_years(warehouse.engine))
    for count, year in enumerate(years):
        step(count, len(years))
        result = run("year", str(year))
        if result.success:
            say(f"compared  {year} with {year - 1}")
        else:
            failed[f"year {year}"] = _cause(result)
    if done or years:
        result = run("publish")
        if not result.success:
            failed["publish"] = _cause(result)
    return Outcome(
        tuple(done),
        found.unchanged,
        looked.withdrawn,
        rejected,
        failed,
        years,
        looked.listing.left_alone,
        time.monotonic() - begun,
    )


def report_unchanged(instance: "DagsterInstance", engine: "Engine", settings: Settings) -> int:
    """Note in the instance that the folder was looked at and is as it was; give the number of its reports."""
    from dagster import IntMetadataValue, TextMetadataValue

    from warehouse.register import files_of

    count = sum(file.report_id is not None for file in files_of(engine, settings.reports).values())
    none = {name: IntMetadataValue(0) for name in ("new", "changed", "withdrawn")}
    folder, reports = TextMetadataValue(settings.reports), IntMetadataValue(count)
    _report_look(instance, {"folder": folder, "reports": reports, **none})
    return count


def _report_look(instance: "DagsterInstance", metadata: "Mapping[str, MetadataValue]") -> None:
    """An event without a run: the asset's freshness says when the folder was last looked at."""
    from dagster import AssetMaterialization

    instance.report_runless_asset_event(AssetMaterialization("report_folder", metadata=metadata))


def _failure(engine: "Engine", report: str, result: "ExecuteInProcessResult") -> tuple[bool, str]:
    """Whether the failure is permanent (the report itself is at fault), and its line, as the run left it behind."""
    from assets.version import content_key
    from warehouse import register

    file = register.file_of(engine, report)
    if file and file.outcome_reason and file.outcome_of == content_key(file):
        return file.outcome == register.Outcome.REJECTED, file.outcome_reason
    return False, _cause(result)


def _cause(result: "ExecuteInProcessResult") -> str:
    """The error of a run in one line."""
    from dagster import DagsterEventType

    for event in result.all_events:
        if event.event_type == DagsterEventType.STEP_FAILURE:
            data = event.step_failure_data
            if data.user_failure_data is not None and data.user_failure_data.description:
                return data.user_failure_data.description
            cause = data.error.cause if data.error and data.error.cause else data.error
            return f"{event.step_key}: {cause.message.strip() if cause else 'no error given'}"
    return "the run failed before its first step; open it in the Dagster UI (`make dev`)"
