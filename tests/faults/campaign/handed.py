"""What people are handed after a refresh: compared years, verdicts, files and pages must all be of the live facts."""

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Engine, text

from assets.asset_checks import agreement, consistency
from assets.pages.folder import LIST
from assets.resources import Warehouse, _open
from assets.staging import Staging
from warehouse.comparison.year_over_year import COLUMNS, KEY, computed_rows, stale_years
from warehouse.database import connect
from warehouse.export import Format, export_views
from warehouse.loading.difference import compare
from warehouse.schema.tables import fact_year_over_year

if TYPE_CHECKING:
    from tests.faults.campaign.ground import Ground

_VERDICTS = "SELECT MAX(check_run_id) FROM check_run"


def handed(ground: "Ground") -> list[str]:
    """What of it is older than the facts."""
    engine = connect(ground.url)
    try:
        return [*_years(ground, engine), *_files(ground, engine), *_pages(ground)]
    finally:
        engine.dispose()


def _years(ground: "Ground", engine: Engine) -> Iterator[str]:
    if due := stale_years(engine):
        yield f"left due: {due}"
    staging, warehouse = Staging(root=str(ground.staging)), Warehouse(url=ground.url)
    with engine.connect() as connection:
        (before,) = connection.execute(text(_VERDICTS)).one()
        years = connection.scalars(text("SELECT DISTINCT year FROM dim_period")).all()
        for year in years:
            wanted = computed_rows(connection, year)
            if not compare(connection, fact_year_over_year, {"year": year}, KEY, COLUMNS, wanted).empty:
                yield f"the comparison of {year} is not of the facts"
    for year in years:
        for check in (consistency, agreement):
            check.verdict(str(year), staging, warehouse)
    warehouse.engine.dispose()
    _open.cache_clear()
    with engine.connect() as connection:
        (after,) = connection.execute(text(_VERDICTS)).one()
    if after != before:
        yield "the verdicts on the years were not of what is compared"


def _files(ground: "Ground", engine: Engine) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        for fresh in export_views(engine, Path(folder), [Format.CSV]):
            there = ground.data / "exports" / fresh.name
            if fresh.suffix == ".csv" and not (there.exists() and there.read_bytes() == fresh.read_bytes()):
                yield f"an old file: {fresh.name}"


def _pages(ground: "Ground") -> Iterator[str]:
    site = ground.data / "site"
    for report, value in ground.due():
        page = site / "vi" / "report" / report / "text.html"
        if not (page.exists() and f"{value:g}".replace(".", ",") in page.read_text("utf-8")):
            yield f"an old page: {page.relative_to(site)} without {value}"
    listed = set(json.loads((site / LIST).read_text("utf-8")))
    there = {str(path.relative_to(site)) for path in site.rglob("*") if path.is_file()} - {LIST}
    if there != listed:
        yield f"pages that are not of the site: {sorted(there ^ listed)}"
