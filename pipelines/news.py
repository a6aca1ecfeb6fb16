"""News: each service of CHISO_ALERT_URLS is told once what a newly published report brought.

What counts as new is found from what the service was told of, not from events: what nobody could be told of is told as
soon as the service answers. A service that was never told of anything hears of the last publication only.
"""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

import dagster as dg

from pipelines.services import deliver, service_id
from pipelines.settings import Settings

if TYPE_CHECKING:
    from assets.pages.changes import Publication

TOLD = "chiso/news"
"""Under this key the instance keeps, for each service, the time of the last publication and the reports in it."""
PUBLISHED = dg.AssetKey("analyst_pages")


def tell_news(instance: dg.DagsterInstance, settings: Settings) -> str:
    """Tell every service what was published since it was told last; give in one line what was done, "" for nothing."""
    made = instance.get_latest_materialization_event(PUBLISHED)
    if made is None:
        return ""
    stored = instance.daemon_cursor_storage.get_cursor_values({TOLD}).get(TOLD, "{}")
    told: dict[str, dict[str, object]] = json.loads(stored)
    behind = [url for url in settings.alert_urls if told.get(service_id(url), {}).get("made") != made.timestamp]
    if not behind:
        return ""
    published, said = _publications(settings), []
    for url in behind:
        before = told.get(service_id(url))
        new = published[:1] if before is None else [one for one in published if one.key not in before["reports"]]  # type: ignore[operator]
        if new and not deliver(url, f"chiso: {len(new)} công bố mới", "\n".join(_lines(new, settings))):
            said.append("a service did not take the news; they are sent again")
            continue
        told[service_id(url)] = {"made": made.timestamp, "reports": [one.key for one in published]}
        said += [f"a service was told of {len(new)} new publications"] if new else []
    instance.daemon_cursor_storage.set_cursor_values({TOLD: json.dumps(told)})
    return "; ".join(said)


def _publications(settings: Settings) -> "list[Publication]":
    from assets.pages.changes import told
    from assets.resources import Warehouse
    from warehouse.views.copied import copied

    with copied(Warehouse(url=settings.warehouse_url).engine) as copy:
        return told(copy)


def _lines(new: "Sequence[Publication]", settings: Settings) -> list[str]:
    from assets.pages.changes import said
    from assets.pages.words import Words

    lines = [f"{one.report['report_title']}: {said(one, Words('vi'))}" for one in new]
    return [*lines, *([f"{settings.site_url.rstrip('/')}/vi/changes.html"] if settings.site_url else [])]
