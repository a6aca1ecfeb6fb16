"""The Definitions that `workspace.yaml` and `[tool.dg]` both load: assets, checks, jobs, automations."""

import os

import dagster as dg

from assets import asset_checks, documents, folder, observations, outputs, standing, warehouse
from assets.outputs import AnalystFolder
from assets.resources import ReportFolder, Warehouse
from assets.staging import Staging, StagingIOManager
from pipelines.alerts import alerts, freshness_policy
from pipelines.batches import partition_by_partition
from pipelines.jobs import nightly_refresh, publish_job, refresh_job, report_job, year_job
from pipelines.retention import forget_old_runs, weekly_forgetting
from pipelines.sensors import drop_folder
from pipelines.settings import Settings


def definitions_for(settings: Settings) -> dg.Definitions:
    """All definitions, with the resources that the settings name."""
    staging = Staging(root=settings.staging_root)
    assets = dg.load_assets_from_modules(
        [folder, documents, observations, warehouse, outputs],
        backfill_policy=dg.BackfillPolicy.multi_run(settings.reports_a_run),
    )
    looked_at_in_time = freshness_policy(settings)

    def with_freshness(spec: dg.AssetSpec) -> dg.AssetSpec:
        return dg.apply_freshness_policy(spec, looked_at_in_time) if spec.key == standing.CHECKED else spec

    return dg.Definitions(
        assets=[asset.map_asset_specs(with_freshness) for asset in assets if isinstance(asset, dg.AssetsDefinition)],
        asset_checks=dg.load_asset_checks_from_modules([asset_checks, standing]),
        jobs=[report_job, year_job, publish_job, refresh_job, forget_old_runs],
        schedules=[nightly_refresh(settings), weekly_forgetting],
        sensors=[drop_folder, alerts],
        executor=partition_by_partition,
        resources={
            "io_manager": StagingIOManager(staging=staging),
            "staging": staging,
            "folder": ReportFolder(location=settings.reports),
            "warehouse": Warehouse(url=_unseen("CHISO_WAREHOUSE_URL", settings.warehouse_url)),
            "analyst_folder": AnalystFolder(
                path=str(settings.exports), pages=str(settings.site), address=settings.site_url
            ),
        },
    )


def _unseen(variable: str, value: str) -> str:
    """A value that may hold a password, as the name of its variable where it comes from there: so the UI shows it."""
    return dg.EnvVar(variable) if os.environ.get(variable) == value else value


@dg.definitions
def defs() -> dg.Definitions:
    """What Dagster loads."""
    return definitions_for(Settings())
