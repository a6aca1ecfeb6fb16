"""The Definitions that `workspace.yaml` and `[tool.dg]` both load: assets, checks, jobs, automations."""

import dagster as dg

from assets import asset_checks, documents, observations, outputs, warehouse
from assets.outputs import AnalystFolder
from assets.resources import ReportRegister, Warehouse
from assets.staging import Staging, StagingIOManager
from pipelines.jobs import nightly_refresh, publish_job, refresh_job, report_job, year_job
from pipelines.sensors import changed_reports, touched_years
from pipelines.settings import Settings


def register_of(settings: Settings) -> ReportRegister:
    """Where the known reports lie."""
    return ReportRegister(staging=Staging(root=settings.staging_root))


def definitions_for(settings: Settings) -> dg.Definitions:
    """All definitions, with the resources that the settings name."""
    staging = Staging(root=settings.staging_root)
    return dg.Definitions(
        assets=dg.load_assets_from_modules([documents, observations, warehouse, outputs]),
        asset_checks=dg.load_asset_checks_from_modules([asset_checks]),
        jobs=[report_job, year_job, publish_job, refresh_job],
        schedules=[nightly_refresh],
        sensors=[changed_reports, touched_years],
        resources={
            "io_manager": StagingIOManager(staging=staging),
            "staging": staging,
            "register": ReportRegister(staging=staging),
            "warehouse": Warehouse(url=settings.warehouse_url),
            "analyst_folder": AnalystFolder(path=str(settings.exports)),
        },
    )


@dg.definitions
def defs() -> dg.Definitions:
    """What Dagster loads."""
    return definitions_for(Settings())
