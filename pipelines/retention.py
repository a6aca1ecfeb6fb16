"""Which runs Dagster may forget: old ones that later ones have replaced. The last of each report, year and job stays.

What a run did to the warehouse is not touched; deleting a run removes its record and events from Dagster's storage.
"""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import dagster as dg

from assets.partitions import ALONE, FIRST, LAST

if TYPE_CHECKING:
    from dagster import DagsterInstance, DagsterRun


def forget(instance: "DagsterInstance", before: datetime) -> int:
    """Delete finished runs created before a time that a later one of the same kind replaces; give how many.

    Of the same kind are runs of one job on the same partitions and assets. A failed run is replaced by any later one, a
    successful one only by a later success: the state that the UI shows of a partition never gets lost.
    """
    later: set[tuple[object, bool]] = set()
    forgotten = 0
    for record in instance.get_run_records(ascending=False):
        run = record.dagster_run
        kind = _kind(run)
        replaced = (kind, True) in later or (not run.is_success and (kind, False) in later)
        if run.is_finished and replaced and record.create_timestamp < before:
            instance.delete_run(run.run_id)
            forgotten += 1
        later.add((kind, run.is_success))
    return forgotten


def _kind(run: "DagsterRun") -> object:
    partitions = tuple(run.tags.get(tag) for tag in (ALONE, FIRST, LAST))
    return run.job_name, partitions, run.asset_selection, run.asset_check_selection


@dg.op(description="Deletes the records of old runs that later ones have replaced.")
def forget_replaced_runs(context: dg.OpExecutionContext) -> None:
    """The setting `keep_runs_days` says how old."""
    from pipelines.settings import Settings

    before = datetime.now(UTC) - timedelta(days=Settings().keep_runs_days)
    context.add_output_metadata({"forgotten": forget(context.instance, before)})


@dg.job(executor_def=dg.in_process_executor, description="Forgets old runs; the weekly schedule runs it.")
def forget_old_runs() -> None:
    """One op."""
    forget_replaced_runs()


weekly_forgetting = dg.ScheduleDefinition(
    name="weekly_forgetting",
    job=forget_old_runs,
    cron_schedule="0 4 * * 0",
    execution_timezone="Asia/Ho_Chi_Minh",
    default_status=dg.DefaultScheduleStatus.RUNNING,
)
