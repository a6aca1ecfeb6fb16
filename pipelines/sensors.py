"""The sensors: reports that are new or changed, and years whose facts changed. Both are switched on in the UI.

What is due is decided in one place, `pipelines.due` and the warehouse, for sensors and for `chiso refresh` alike.
"""

import dagster as dg

from assets.partitions import REPORTS, YEARS
from pipelines.jobs import report_job, year_job

REQUESTS_A_TICK = 25
"""Each request is a process of its own; the rest follows at the next ticks."""


@dg.sensor(job=report_job, minimum_interval_seconds=60, description="Asks for a run of every new or changed report.")
def changed_reports(context: dg.SensorEvaluationContext) -> dg.SensorResult | dg.SkipReason:
    """The run key is (report, sha256, code version): the same triple never runs twice by itself."""
    from pipelines.definitions import register_of
    from pipelines.due import KEY_TAG, due
    from pipelines.settings import Settings

    settings = Settings()
    found = due(context.instance, settings)
    if not found.keys:
        return dg.SkipReason(f"{len(found.unchanged)} reports unchanged, {len(found.rejected)} rejected")
    batch = sorted(found.keys)[:REQUESTS_A_TICK]
    register_of(settings).add({report: found.registered[report] for report in batch})
    return dg.SensorResult(
        run_requests=[
            dg.RunRequest(run_key=found.keys[report], partition_key=report, tags={KEY_TAG: found.keys[report]})
            for report in batch
        ],
        dynamic_partitions_requests=[REPORTS.build_add_request(batch)],
    )


@dg.sensor(
    job=year_job, minimum_interval_seconds=60, description="Asks for the years whose facts changed, and only those."
)
def touched_years(_context: dg.SensorEvaluationContext) -> dg.SensorResult | dg.SkipReason:
    """A year is stale while a load has touched it after it was last computed."""
    from assets.resources import Warehouse
    from pipelines.settings import Settings
    from warehouse.year_over_year import stale_years

    stale = stale_years(Warehouse(url=Settings().warehouse_url).engine)
    known = YEARS.get_partition_keys()
    requests = [
        dg.RunRequest(partition_key=str(year), run_key=f"{year}:{touched}")
        for year, touched in stale.items()
        if str(year) in known
    ]
    return dg.SensorResult(run_requests=requests) if requests else dg.SkipReason("no year was touched")
