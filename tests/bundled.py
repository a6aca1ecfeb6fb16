"""The bundled reports in a warehouse, read and loaded in this process: what tests of views and pages look at."""

from functools import cache

from sqlalchemy import Engine

from normalise.entity import catalogue as entities
from normalise.indicator import catalogue as indicators
from normalise.observation import extract
from normalise.records import Extraction
from pipelines.settings import PROJECT
from sources.catalogue import describe
from sources.document import Report
from sources.reader import read
from warehouse.database import connect, migrate
from warehouse.dimensions import load_catalogue
from warehouse.load import load_report
from warehouse.year_over_year import compute_year, stale_years

REPORTS = PROJECT / "sources" / "bundled" / "reports"


@cache
def read_reports() -> tuple[tuple[Report, Extraction], ...]:
    """What is read of each bundled report."""
    found = []
    for path in sorted(REPORTS.iterdir()):
        if path.suffix != ".yaml":
            document = read(path)
            report = describe(str(REPORTS), path.name, path.read_bytes(), document)
            found.append((report, extract(document, report)))
    return tuple(found)


def bundled_warehouse(url: str) -> Engine:
    """A warehouse at `url` with all of them, years compared."""
    engine = connect(url)
    migrate(engine)
    load_catalogue(engine, indicators(), entities())
    for report, made in read_reports():
        load_report(engine, report, made.observations, made.not_reported, made.tasks, [], [])
    for year in stale_years(engine):
        compute_year(engine, year)
    return engine
