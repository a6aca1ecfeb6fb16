"""Alerts: notify each service that Apprise reaches when a problem appears and when it clears.

Problems are determined anew each time, not taken from events: so nobody is notified twice, or of a problem that has
cleared in the meantime, and a service that did not answer is notified as soon as it does.
"""

import hashlib
import json
from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import pairwise
from typing import NamedTuple
from zoneinfo import ZoneInfo

import dagster as dg

from assets.dagster_internals import is_overdue
from pipelines.news import tell_news
from pipelines.runs import cause
from pipelines.services import deliver, service_id
from pipelines.settings import Settings

TOLD = "chiso/alerts"
"""Under this key the instance keeps, for each service, the faults that it was told of and not yet of their end."""
LINES = 20
"""Faults that one message spells out; it says how many more there are."""
GRACE = timedelta(hours=2)
"""What a refresh may take before it is overdue."""


class Fault(NamedTuple):
    """A problem that has not been resolved."""

    key: str
    """The same as long as the same thing is wrong."""
    text: str
    """Report or job, check, what was found and the remedy."""


def faults(instance: dg.DagsterInstance, settings: Settings) -> list[Fault]:
    """All current problems: reports left failed, years that a check blocks, failed jobs, an overdue refresh."""
    from assets.resources import Warehouse
    from assets.standing import left_failed
    from warehouse.queries import blocked_years

    warehouse = Warehouse(url=settings.warehouse_url)
    return [
        *(
            # Not by its reason: a check further on may give another one, and it is still the one report left outside.
            Fault(f"report {left.name} {left.outcome}", f"{left.outcome}: {left.message}")
            for left in left_failed(instance, warehouse)
        ),
        *(
            _fault(
                f"year {year}", f"{year}: consistency: {message}; compare the figures that it names with their pages"
            )
            for year, message in blocked_years(warehouse.engine).items()
        ),
        *_failed_jobs(instance),
        *_overdue(instance),
    ]


def tell(instance: dg.DagsterInstance, settings: Settings, now: list[Fault]) -> str:
    """Notify every service of new and cleared problems; return what was done in one line, without addresses."""
    stored = instance.daemon_cursor_storage.get_cursor_values({TOLD}).get(TOLD, "{}")
    told: dict[str, dict[str, str]] = json.loads(stored)
    said = []
    for turn, url in enumerate(settings.alert_urls, start=1):
        service = service_id(url)
        before = told.get(service, {})
        standing = {fault.key: fault.text for fault in now}
        new = [text for key, text in standing.items() if key not in before]
        over = [text for key, text in before.items() if key not in standing]
        if not (new or over):
            continue
        if _send(url, new, over):
            told[service] = standing
            said.append(f"service {turn} was told of {len(new)} new and {len(over)} ended faults")
        else:
            said.append(f"service {turn} did not take the alert; it is tried again")
    instance.daemon_cursor_storage.set_cursor_values({TOLD: json.dumps(told)})
    return "; ".join(said) or "nothing new to tell"


def freshness_policy(settings: Settings) -> dg.FreshnessPolicy:
    """The folder has to be looked at within the longest pause of the nightly refresh and some grace."""
    from assets.dagster_internals import schedule_execution_time_iterator

    start = datetime.now(ZoneInfo(settings.refresh_timezone)).timestamp()
    ticks = schedule_execution_time_iterator(start, settings.refresh_cron, settings.refresh_timezone, ascending=True)
    times = [next(ticks) for _ in range(15)]
    longest = max(after - before for before, after in pairwise(times))
    return dg.FreshnessPolicy.time_window(fail_window=longest + GRACE)


@dg.sensor(
    name="alerts",
    minimum_interval_seconds=60,
    default_status=dg.DefaultSensorStatus.RUNNING,
    description="Notifies the services of CHISO_ALERT_URLS of new and cleared problems and of what was published.",
)
def alerts(context: dg.SensorEvaluationContext) -> dg.SensorResult | dg.SkipReason:
    """The standing check is evaluated again when the current problems have changed."""
    from assets.resources import Warehouse
    from assets.standing import evaluation, left_failed, strays
    from sources.document import Rejected, Unavailable

    settings = Settings()
    try:
        warehouse = Warehouse(url=settings.warehouse_url)
        told = (
            tell(context.instance, settings, faults(context.instance, settings)),
            tell_news(context.instance, settings),
        )
        said = "; ".join(filter(None, told))
        left = [
            *left_failed(context.instance, warehouse),
            *strays(context.instance, warehouse, settings.reports),
        ]
    except (Rejected, Unavailable) as error:
        said = tell(context.instance, settings, [_fault("warehouse", str(error))])
        return dg.SkipReason(f"{error}; {said}")
    state = hashlib.sha256(repr(left).encode()).hexdigest()
    if state == context.cursor:
        return dg.SkipReason(said)
    return dg.SensorResult(asset_events=[evaluation(left)], cursor=state, skip_reason=said)


def _fault(subject: str, text: str) -> Fault:
    return Fault(f"{subject}:{hashlib.sha256(text.encode()).hexdigest()[:16]}", text)


def _failed_jobs(instance: dg.DagsterInstance) -> Iterable[Fault]:
    """Jobs whose last finished run failed; reports have an outcome of their own."""
    ended = [dg.DagsterRunStatus.SUCCESS, dg.DagsterRunStatus.FAILURE]
    for job in ("look", "year", "publish"):
        for run in instance.get_runs(dg.RunsFilter(job_name=job, statuses=ended), limit=1):
            if run.status is dg.DagsterRunStatus.FAILURE:
                remedy = f"open the run {run.run_id} in the Dagster UI, mend what it names, and run {job} again"
                yield Fault(f"job {job}", f"{job} failed: {_cause(instance, run.run_id)}; {remedy}")


def _cause(instance: dg.DagsterInstance, run_id: str) -> str:
    for entry in instance.all_logs(run_id, of_type=dg.DagsterEventType.STEP_FAILURE):
        if entry.dagster_event is not None:
            return cause(entry.dagster_event)
    return "it ended before a step could say why"


def _overdue(instance: dg.DagsterInstance) -> Iterable[Fault]:
    """What the freshness policy says; the daemon evaluates it."""
    if is_overdue(instance, dg.AssetKey("report_folder")):
        remedy = "see under Automation why nightly_refresh did not run, or run `chiso refresh`"
        yield Fault("refresh overdue", f"refresh overdue: the folder of reports was not looked at in time; {remedy}")


def _send(url: str, new: list[str], over: list[str]) -> bool:
    title = f"chiso: {len(new)} new, {len(over)} over" if new else f"chiso: {len(over)} over"
    return deliver(url, title, "\n".join([*_lines("", new), *_lines("over: ", over)]))


def _lines(before: str, texts: list[str]) -> list[str]:
    more = [f"{before}and {len(texts) - LINES} more: see the check no_report_left_failed in the Dagster UI"]
    return [*(f"{before}{text}" for text in texts[:LINES]), *(more if len(texts) > LINES else [])]
