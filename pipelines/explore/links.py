"""Where a cell leads: a figure to its printed place, a finding to its figures, a name to its page of the site."""

from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from datasette.app import Datasette
from markupsafe import Markup

from assets.pages.agency import NATION
from assets.pages.page import agency_path, indicator_path, page_path, report_path
from pipelines.explore.metadata import DATABASE, config
from pipelines.explore.saying import WORDS

PRINTED = {
    "raw": "observation_id",
    "value": "observation_id",
    "value_exact": "observation_id",
    "current_value": "current_observation_id",
    "previous_value": "previous_observation_id",
    "target_value": "target_observation_id",
    "actual_value": "actual_observation_id",
    "other_value": "other_observation_id",
    "other_raw": "other_observation_id",
    "stated_change": "stated_observation_id",
}
"""Columns with a figure, and the column that says which statement it is."""
SITE = "site"
"""Under this path lie the pages of `chiso site` that the last refresh made."""


def printed(datasette: Datasette, observation_id: str, shown: Any) -> Markup:
    """Link a figure to its printed place."""
    place = datasette.urls.path(f"/-/cell/{observation_id}")
    return Markup('<a class="printed" href="{}" title="Xem chỗ in">{}</a>').format(place, shown)


def figures(datasette: Datasette, raws: list[str], observations: list[str]) -> Markup:
    """Link the printed figures of a finding to their places; where it names more texts than figures, by turn."""
    if len(raws) == len(observations):
        return Markup(", ").join(printed(datasette, *pair) for pair in zip(observations, raws, strict=True))
    turns = [printed(datasette, one, f"[{turn}]") for turn, one in enumerate(observations, start=1)]
    return Markup(" ").join([Markup("{}").format(", ".join(raws)), *turns])


def finding(datasette: Datasette, finding_id: str) -> Markup:
    """Link the id of a finding to the finding."""
    place = f"{datasette.urls.table(DATABASE, 'findings')}?{urlencode({'finding_id': finding_id})}"
    return Markup('<a href="{}">{}</a>').format(place, finding_id)


def page_of(datasette: Datasette, row: dict[str, Any], column: str, table: str | None) -> str | None:
    """Where more is told of what a cell names: a page of the site, if there is one, else the rows on an indicator."""
    path = _path_of(row, column)
    page = of_site(datasette, path) if path else None
    if page is None and path and column == "indicator_name" and table != "unmapped_indicators":
        query = urlencode({"indicator_code": row["indicator_code"]})
        return f"{datasette.urls.table(DATABASE, 'year_over_year')}?{query}"
    return page


def of_site(datasette: Datasette, path: str) -> str | None:
    """Give the address of a page of the site; None where the last refresh made none."""
    site, path = config(datasette)["site"], f"{WORDS.language}/{path}"
    return str(datasette.urls.path(f"/{SITE}/{path}")) if site and (Path(site) / path).is_file() else None


def _path_of(row: dict[str, Any], column: str) -> str | None:
    report = row.get("report_id") or row.get("partition")
    if isinstance(report, dict):  # the report with its title, where a table points at it
        report = report["value"]
    if column == "indicator_name" and row.get("indicator_code"):
        return indicator_path(row["indicator_code"])
    if column == "entity" and "entity_code" in row:
        return agency_path(row["entity_code"] or NATION)
    if column == "report_title" and report:
        return report_path(str(report))
    return page_path(str(report), row["page"]) if column == "page" and report else None
