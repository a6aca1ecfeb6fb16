"""The sensor that watches the folder of reports: what is new, changed, gone or touched is refreshed within a minute.

What is due is decided in `pipelines.due`, what is then done in `pipelines.refresh`; alerts are in `pipelines.alerts`.
"""

import dagster as dg

from pipelines.jobs import REFRESH, refresh_job
from pipelines.runs import cancel_broken_off


@dg.sensor(
    name="drop_folder",
    job=refresh_job,
    minimum_interval_seconds=60,
    description="Refreshes when a file is new, changed or gone, or a load has touched a year. Switch it on to use it.",
)
def drop_folder(context: dg.SensorEvaluationContext) -> dg.SensorResult | dg.SkipReason:
    """One run for all that is due, and none while runs are under way: years follow when their reports are through."""
    from assets.resources import Warehouse
    from pipelines.due import is_anything_due
    from pipelines.settings import Settings
    from sources.document import Rejected, Unavailable

    cancel_broken_off(context.instance)
    busy = unfinished(context.instance)
    if busy:
        return dg.SkipReason(f"waits for {busy}")
    settings = Settings()
    try:
        due = is_anything_due(Warehouse(url=settings.warehouse_url).engine, settings, failed_too=False)
    except (Rejected, Unavailable) as error:
        return dg.SkipReason(str(error))
    if due is None:
        return dg.SkipReason("nothing is due")
    reason, key = due
    if key == context.cursor and _last_refresh_failed(context.instance):
        return dg.SkipReason(f"{reason}, but the last refresh failed at it; the nightly one tries again")
    context.log.info(reason)
    return dg.SensorResult(run_requests=[dg.RunRequest(tags={"chiso/due": reason[:255]})], cursor=key)


def unfinished(instance: dg.DagsterInstance) -> str | None:
    """What is under way, in words; None if nothing is."""
    from dagster._core.execution.backfill import BulkActionStatus
    from dagster._core.storage.dagster_run import NOT_FINISHED_STATUSES

    backfills = instance.get_backfills(status=BulkActionStatus.REQUESTED, limit=1)
    if backfills:
        return f"the backfill {backfills[0].backfill_id}"
    runs = instance.get_runs_count(dg.RunsFilter(statuses=list(NOT_FINISHED_STATUSES)))
    return f"{runs} unfinished runs" if runs else None


def _last_refresh_failed(instance: dg.DagsterInstance) -> bool:
    runs = instance.get_runs(dg.RunsFilter(job_name=REFRESH), limit=1)
    return bool(runs) and runs[0].status is not dg.DagsterRunStatus.SUCCESS
