"""The sensors: one looks when a file came, changed or went; one asks for the runs that are due after a look.

What is due is decided in `pipelines.due`, as for `chiso refresh`; alerts are in `pipelines.alerts`.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

import dagster as dg

from assets.dagster_internals import backfill_under_way
from assets.partitions import REPORTS, YEARS
from pipelines.due import batches, due_reports, due_years, is_unpublished
from pipelines.jobs import look_job, publish_job, report_job, year_job
from pipelines.runs import cancel_broken_off, unfinished
from pipelines.settings import Settings

if TYPE_CHECKING:
    from warehouse.database import Engine

LOOKED = dg.AssetKey("report_folder")
TOGETHER, ALONE = 1, 2
"""How often a report was asked for since a look."""


@dg.sensor(
    name="drop_folder",
    job=look_job,
    minimum_interval_seconds=60,
    description="Looks into the folder when a file is new, changed or gone. Switch it on to use it.",
)
def drop_folder(context: dg.SensorEvaluationContext) -> dg.RunRequest | dg.SkipReason:
    """Goes no further than the first such file, and asks for one look at each state of it."""
    from assets.folder import seen_before
    from assets.resources import Warehouse
    from sources.catalogue import changes
    from sources.document import Rejected, Unavailable
    from warehouse.loading.register import files_of

    settings, looked = Settings(), context.instance.get_latest_materialization_event(LOOKED)
    try:
        files = files_of(Warehouse(url=settings.warehouse_url).engine, settings.reports)
        for name, content in changes(settings.reports, seen_before(files)):
            key = f"{looked.timestamp if looked else 0}:{name}:{content}"
            return dg.RunRequest(run_key=key, tags={"chiso/due": f"{name} is new, changed or gone"[:255]})
    except (Rejected, Unavailable) as error:
        return dg.SkipReason(str(error))
    return dg.SkipReason("the folder is as it was looked at")


@dg.sensor(
    name="what_is_due",
    jobs=[report_job, year_job, publish_job],
    minimum_interval_seconds=30,
    default_status=dg.DefaultSensorStatus.RUNNING,
    description="Starts the reports that are due after a look, then the years that they touch, then the files.",
)
def what_is_due(context: dg.SensorEvaluationContext) -> dg.SensorResult | dg.SkipReason:
    """Asks for the next kind of runs when none is under way: years follow when the reports are through.

    A report is asked for twice a look: with the others, then, if its run left nothing behind, alone.
    """
    from assets.resources import Warehouse
    from sources.document import Rejected, Unavailable

    instance, settings = context.instance, Settings()
    cancel_broken_off(instance)
    backfill, runs = backfill_under_way(instance), unfinished(instance)
    if backfill or runs:
        return dg.SkipReason(f"waits for {f'the backfill {backfill}' if backfill else f'{len(runs)} unfinished runs'}")
    looked = instance.get_latest_materialization_event(LOOKED)
    if looked is None:
        return dg.SkipReason("nobody has looked into the folder: materialize report_folder, or run `chiso refresh`")
    look = str(looked.timestamp)
    asked = _asked(context.cursor, look)
    try:
        engine = Warehouse(url=settings.warehouse_url).engine
        requests = _reports(engine, instance, settings, asked)
        years = {} if requests else due_years(engine)
    except (Rejected, Unavailable) as error:
        return dg.SkipReason(str(error))
    there = instance.get_dynamic_partitions(str(YEARS.name))
    new = [year for year in years if year not in there]
    if years:
        requests = [
            dg.RunRequest(run_key=f"{look}:{_digest(years)}:{turn}", job_name="year", tags=tags)
            for turn, tags in enumerate(batches(years, [*there, *new], settings.reports_a_run))
        ]
    elif not requests and is_unpublished(instance):
        made = [
            instance.get_latest_materialization_event(dg.AssetKey(name))
            for name in ("warehouse_facts", "year_over_year")
        ]
        newest = max(event.timestamp for event in made if event)
        requests = [dg.RunRequest(run_key=f"{look}:publish:{newest}", job_name="publish")]
    return dg.SensorResult(
        run_requests=requests,
        dynamic_partitions_requests=[YEARS.build_add_request(new)] if new else [],
        cursor=json.dumps({"look": look, "asked": asked}),
        skip_reason=None if requests else "nothing is due",
    )


def _reports(
    engine: "Engine", instance: dg.DagsterInstance, settings: Settings, asked: dict[str, int]
) -> list[dg.RunRequest]:
    """The runs of the due reports; `asked` is what was asked for since the look, and is brought up to date."""
    from warehouse.loading.register import Outcome, files_of

    files = files_of(engine, settings.reports)
    failed = {file.report_id for file in files.values() if file.outcome == Outcome.FAILED}
    due = due_reports(files).reports
    together = {report for report in due if report not in asked}
    alone = [report for report in due if asked.get(report) == TOGETHER and report not in failed]
    partitions = instance.get_dynamic_partitions(str(REPORTS.name))
    tags = [
        *batches(together, partitions, settings.reports_a_run),
        *(tags for report in alone for tags in batches([report], partitions, 1)),
    ]
    asked |= dict.fromkeys(together, TOGETHER) | dict.fromkeys(alone, ALONE)
    return [dg.RunRequest(job_name="report", tags=each) for each in tags]


def _asked(cursor: str | None, look: str) -> dict[str, int]:
    kept = json.loads(cursor) if cursor else {}
    return dict(kept["asked"]) if kept.get("look") == look else {}


def _digest(years: Mapping[str, str]) -> str:
    return hashlib.sha256(repr(sorted(years.items())).encode()).hexdigest()[:16]
