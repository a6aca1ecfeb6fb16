"""The jobs: one report, one year, the analysts' files, and the refresh of whatever is due; and the nightly schedule."""

import dagster as dg

from pipelines.batches import partition_by_partition
from pipelines.settings import Settings

REPORT_GROUPS = ("extract", "transform")
REFRESH = "refresh"

# Short steps run in one process: seconds instead of minutes over many reports (docs/decisions/0002).
report_job = dg.define_asset_job(
    "report",
    selection=(dg.AssetSelection.groups(*REPORT_GROUPS) | dg.AssetSelection.assets("warehouse_facts"))
    - dg.AssetSelection.assets("report_folder"),
    executor_def=partition_by_partition,
    description="One report from its file to the warehouse, with all checks.",
)
year_job = dg.define_asset_job(
    "year",
    selection=dg.AssetSelection.assets("year_over_year"),
    executor_def=partition_by_partition,
    description="One year against the year before.",
)
publish_job = dg.define_asset_job(
    "publish",
    selection=dg.AssetSelection.groups("publish"),
    executor_def=dg.in_process_executor,
    description="The analysts' files with the data dictionary, and the pages.",
)


@dg.op(description="Runs every report that is new or changed, then the years that their figures touch, then publishes.")
def refresh_what_is_due(context: dg.OpExecutionContext) -> None:
    """The same refresh as the `chiso refresh` command."""
    from assets.failures import passing_or_final
    from pipelines.refresh import refresh

    with passing_or_final(context.retry_number):
        outcome = refresh(context.instance, Settings(), say=context.log.info)
    context.add_output_metadata(
        {
            "run": list(outcome.done),
            "unchanged": len(outcome.unchanged),
            "withdrawn": list(outcome.withdrawn),
            "rejected": list(outcome.rejected.values()),
            "years": list(outcome.years),
        }
    )
    if outcome.failed:
        lines = "; ".join(f"{name}: {line}" for name, line in outcome.failed.items())
        raise dg.Failure(lines, allow_retries=False)


@dg.job(
    name=REFRESH,
    executor_def=dg.in_process_executor,
    description="Refreshes what is due; the nightly schedule and the sensor run it.",
)
def refresh_job() -> None:
    """One op: what has to run is only known while it runs."""
    refresh_what_is_due()


def nightly_refresh(settings: Settings) -> dg.ScheduleDefinition:
    """The schedule: a run each night, unless nothing is due. It looks, and says so in either case."""

    @dg.schedule(
        name="nightly_refresh",
        job=refresh_job,
        cron_schedule=settings.refresh_cron,
        execution_timezone=settings.refresh_timezone,
        default_status=dg.DefaultScheduleStatus.RUNNING,
        description="Refreshes what is due, if anything is.",
    )
    def nightly(context: dg.ScheduleEvaluationContext) -> dg.RunRequest | dg.SkipReason:
        from assets.resources import Warehouse
        from pipelines.due import is_anything_due
        from pipelines.refresh import report_unchanged
        from sources.document import Rejected, Unavailable

        current = Settings()
        engine = Warehouse(url=current.warehouse_url).engine
        try:
            due = is_anything_due(engine, current, failed_too=True)
        except (Rejected, Unavailable):
            return dg.RunRequest()  # the run fails with the reason, is tried again, and an alert goes out
        if due is None:
            count = report_unchanged(context.instance, engine, current)
            return dg.SkipReason(f"nothing is due: {count} reports are as they were")
        return dg.RunRequest()

    return nightly
