"""The jobs: one report, one year, the analysts' files, and the refresh of whatever changed."""

import dagster as dg

REPORT_GROUPS = ("extract", "transform")

# Short steps run in one process: seconds instead of minutes over many reports (docs/decisions/0002).
report_job = dg.define_asset_job(
    "report",
    selection=dg.AssetSelection.groups(*REPORT_GROUPS) | dg.AssetSelection.assets("warehouse_facts"),
    executor_def=dg.in_process_executor,
    description="One report from its file to the warehouse, with all checks.",
)
year_job = dg.define_asset_job(
    "year",
    selection=dg.AssetSelection.assets("year_over_year"),
    executor_def=dg.in_process_executor,
    description="One year against the year before.",
)
publish_job = dg.define_asset_job(
    "publish",
    selection=dg.AssetSelection.assets("analyst_outputs"),
    executor_def=dg.in_process_executor,
    description="The analysts' files and the data dictionary.",
)


@dg.op(description="Runs every report that is new or changed, then the years that their figures touch, then publishes.")
def refresh_what_changed(context: dg.OpExecutionContext) -> None:
    """The same refresh as the `chiso refresh` command."""
    from pipelines.refresh import refresh
    from pipelines.settings import Settings

    outcome = refresh(context.instance, Settings(), say=context.log.info)
    context.add_output_metadata(
        {
            "run": list(outcome.done),
            "unchanged": list(outcome.unchanged),
            "rejected": [f"{report}: {reason}" for report, reason in outcome.rejected.items()],
            "years": list(outcome.years),
        }
    )


@dg.job(
    name="refresh",
    executor_def=dg.in_process_executor,
    description="Refreshes what changed; the nightly schedule runs it.",
)
def refresh_job() -> None:
    """One op: what has to run is only known while it runs."""
    refresh_what_changed()


nightly_refresh = dg.ScheduleDefinition(
    name="nightly_refresh",
    job=refresh_job,
    cron_schedule="0 2 * * *",
    execution_timezone="Asia/Ho_Chi_Minh",
    default_status=dg.DefaultScheduleStatus.RUNNING,
)
