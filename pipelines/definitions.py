"""The Definitions that `workspace.yaml` and `[tool.dg]` both load: assets, checks, jobs, automations."""

import os

import dagster as dg

from assets import documents, folder, observations, outputs, standing, warehouse
from assets.dagster_internals import one_by_one
from assets.outputs import AnalystFolder
from assets.resources import ReportFolder, Warehouse
from assets.staging import Staging
from assets.version import code_version
from pipelines.alerts import alerts, freshness_policy
from pipelines.jobs import look_job, nightly_refresh, publish_job, report_job, year_job
from pipelines.retention import forget_old_runs, weekly_forgetting
from pipelines.sensors import drop_folder, what_is_due
from pipelines.settings import Settings

OWNERS = ["team:chiso"]
"""Whom the UI names for every asset."""


def definitions_for(settings: Settings) -> dg.Definitions:
    """All definitions, with the resources that the settings name."""
    assets = dg.load_assets_from_modules(
        [folder, documents, observations, warehouse, outputs],
        backfill_policy=dg.BackfillPolicy.multi_run(settings.reports_a_run),
    )
    looked_at_in_time = freshness_policy(settings)

    def described(spec: dg.AssetSpec) -> dg.AssetSpec:
        spec = spec.replace_attributes(owners=OWNERS, code_version=code_version())
        return dg.apply_freshness_policy(spec, looked_at_in_time) if spec.key == standing.CHECKED else spec

    return dg.Definitions(
        assets=dg.with_source_code_references(
            [asset.map_asset_specs(described) for asset in assets if isinstance(asset, dg.AssetsDefinition)]
        ),
        jobs=[look_job, report_job, year_job, publish_job, forget_old_runs],
        schedules=[nightly_refresh(settings), weekly_forgetting],
        sensors=[drop_folder, what_is_due, alerts],
        executor=one_by_one,
        resources={
            "staging": Staging(root=settings.staging_root),
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
