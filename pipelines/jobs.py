"""The jobs: a look into the folder, the reports, the years, the analysts' files; and the nightly schedule."""

import dagster as dg

from pipelines.settings import Settings

# All but `look` run partition by partition in one process: the default executor of the definitions.
look_job = dg.define_asset_job(
    "look",
    selection=dg.AssetSelection.assets("report_folder"),
    description="Looks into the folder of reports; what is due afterwards is started by the sensor `what_is_due`.",
)
report_job = dg.define_asset_job(
    "report",
    selection=(dg.AssetSelection.groups("extract", "transform") | dg.AssetSelection.assets("warehouse_facts"))
    - dg.AssetSelection.assets("report_folder"),
    description="Reports from their files to the warehouse, with all checks: each alone, as many as a run is given.",
)
year_job = dg.define_asset_job(
    "year",
    selection=dg.AssetSelection.assets("year_over_year"),
    description="Years against the years before them.",
)
publish_job = dg.define_asset_job(
    "publish",
    selection=dg.AssetSelection.groups("publish"),
    description="What analysts are handed: files with the data dictionary, and the pages.",
)


def nightly_refresh(settings: Settings) -> dg.ScheduleDefinition:
    """A look each night, which tries again what failed."""
    return dg.ScheduleDefinition(
        name="nightly_refresh",
        job=look_job,
        cron_schedule=settings.refresh_cron,
        execution_timezone=settings.refresh_timezone,
        default_status=dg.DefaultScheduleStatus.RUNNING,
        description="Looks into the folder of reports; `what_is_due` then starts what is due, and what had failed.",
    )
