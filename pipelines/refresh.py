"""The main job: run every report that is due, then the years that their figures touch, then publish.

`chiso refresh` and the nightly job both call `refresh`; every run goes through the Dagster instance and is in its UI.
"""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from pipelines.due import KEY_TAG, REJECTED_TAG, due
from pipelines.settings import Settings

if TYPE_CHECKING:
    from dagster import DagsterInstance, ExecuteInProcessResult

QUIET = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}
"""The console belongs to the progress lines; the instance keeps every event."""


class Outcome(NamedTuple):
    """What one refresh did."""

    done: tuple[str, ...]
    unchanged: tuple[str, ...]
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

    `say` gets a line an event, `step` how many runs of how many are done.
    """
    from assets.partitions import PARTITIONS, YEARS
    from assets.resources import Warehouse
    from pipelines.definitions import definitions_for, register_of
    from warehouse.year_over_year import stale_years

    begun = time.monotonic()
    found = due(instance, settings)
    for line in found.rejected.values():
        say(f"rejected  {line}")
    if found.keys:
        instance.add_dynamic_partitions(PARTITIONS, sorted(found.keys))
    register_of(settings).add({report: found.registered[report] for report in found.keys})
    definitions = definitions_for(settings)
    jobs = {name: definitions.resolve_job_def(name) for name in ("report", "year", "publish")}

    def run(job: str, partition: str | None = None, key: str | None = None) -> "ExecuteInProcessResult":
        return jobs[job].execute_in_process(
            instance=instance,
            partition_key=partition,
            raise_on_error=False,
            run_config=QUIET,
            tags={KEY_TAG: key} if key else None,
        )

    done, rejected, failed = [], dict(found.rejected), {}
    for count, (report, key) in enumerate(sorted(found.keys.items())):
        step(count, len(found.keys))
        result = run("report", report, key)
        if result.success:
            done.append(report)
            say(f"read      {report}")
            continue
        permanent, line = _failure(result, found.registered[report].file)
        if permanent:
            instance.add_run_tags(result.run_id, {REJECTED_TAG: line})
            rejected[report] = line
        else:
            failed[report] = line
        say(f"{'rejected' if permanent else 'failed'}  {line}")
    known_years = {int(year) for year in YEARS.get_partition_keys()}
    years = [year for year in stale_years(Warehouse(url=settings.warehouse_url).engine) if year in known_years]
    for count, year in enumerate(years):
        step(count, len(years))
        result = run("year", str(year))
        if result.success:
            say(f"compared  {year} with {year - 1}")
        else:
            failed[f"year {year}"] = _failure(result, f"year {year}")[1]
    if done or years:
        result = run("publish")
        if not result.success:
            failed["publish"] = _failure(result, "publish")[1]
    return Outcome(
        tuple(done), found.unchanged, rejected, failed, tuple(years), found.left_alone, time.monotonic() - begun
    )


def _failure(result: "ExecuteInProcessResult", subject: str) -> tuple[bool, str]:
    """Whether the failure is permanent (the report itself is at fault), and its line; `subject` is what failed."""
    from dagster import AssetCheckSeverity, DagsterEventType

    for check in result.get_asset_check_evaluations():
        if not check.passed and check.blocking and check.severity == AssetCheckSeverity.ERROR:
            return True, f"{subject}: {check.check_name}: {check.description}"
    for event in result.all_events:
        if event.event_type == DagsterEventType.STEP_FAILURE:
            data = event.step_failure_data
            if data.user_failure_data is not None and data.user_failure_data.description:
                return True, data.user_failure_data.description
            cause = data.error.cause if data.error and data.error.cause else data.error
            return False, f"{event.step_key}: {cause.message.strip() if cause else 'no error given'}"
    return False, "the run failed before its first step; open it in the Dagster UI (`make dev`)"
