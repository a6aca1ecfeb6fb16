"""The bundled reports in a warehouse, read and loaded in this process: what tests of views and pages look at."""

from functools import cache

from sqlalchemy import Engine

from assets.resources import Warehouse
from assets.staging import ReadReport, Staging
from normalise.observation import extract
from normalise.records import Extraction, Observation, Task, Unread
from pipelines.settings import PROJECT, Settings
from sources.catalogue import describe
from sources.document import Document, Report
from sources.reader import read
from warehouse.comparison.year_over_year import compute_year, stale_years
from warehouse.loading.load import load_report
from warehouse.loading.register import SourceFile, register

REPORTS = PROJECT / "sources" / "bundled" / "reports"


@cache
def read_reports() -> tuple[tuple[Report, Document, Extraction], ...]:
    """What is read of each bundled report."""
    found = []
    for path in sorted(REPORTS.iterdir()):
        if path.suffix != ".yaml":
            document = read(path)
            report = describe(str(REPORTS), path.name, path.read_bytes(), document)
            found.append((report, document, extract(document, report)))
    return tuple(found)


def staged(settings: Settings) -> None:
    """Stage what a refresh leaves of each of them, as far as the places of figures need it."""
    staging = Staging(root=settings.staging_root)
    engine = Warehouse(url=settings.warehouse_url).engine
    for report, document, made in read_reports():
        register(engine, str(REPORTS), [SourceFile(str(REPORTS), report.file, report.id, report.sha256)])
        staging.save("report_file", report.id, (REPORTS / report.file).read_bytes(), bytes)
        staging.save("document", report.id, ReadReport(report=report, document=document), ReadReport)
        staging.save("observations", report.id, [*made.observations, *made.not_reported], list[Observation])
        staging.save("statements", report.id, [*made.skipped, *made.refused], list[Unread])
        staging.save("tasks", report.id, list(made.tasks), list[Task])


def bundled_warehouse(url: str) -> Engine:
    """A warehouse at `url` with all of them, years compared."""
    engine = Warehouse(url=url).engine
    for report, _, made in read_reports():
        load_report(engine, report, made.observations, made.not_reported, made.tasks, [], [])
    for year in stale_years(engine):
        compute_year(engine, year)
    return engine
