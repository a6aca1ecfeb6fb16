"""A refresh without Dagster: the functions that the assets call, one after the other.

`python -m benchmarks.plain FOLDER DATA`; what `benchmarks.orchestration` compares with. It keeps nothing between the
steps and reads no verdict again.
"""

import sys
from pathlib import Path

from checks.cross_report.stated import Publication
from checks.findings import agreement
from checks.frames import (
    account_of,
    coverage_frame,
    document_frame,
    observations_frame,
    tasks_frame,
    warehouse_frame,
    year_over_year_frame,
)
from checks.quarantine import refused_rows, split
from checks.relations import related
from checks.relations.judging import judge
from checks.runner import Context, run
from normalise.observation import extract
from normalise.reference.entity import catalogue as entities
from normalise.reference.indicator import catalogue as indicators
from normalise.reference.matching import matcher
from normalise.tasks.figure_link import link_figures
from normalise.tasks.task_link import link_tasks
from sources.catalogue import describe, fetch, find_reports
from sources.reader import read
from warehouse.comparison.year_over_year import compute_year, rows_of_year, stale_years
from warehouse.database import Engine, connect, migrate
from warehouse.export import export_views
from warehouse.loading.dimensions import load_catalogue, load_suggestions
from warehouse.loading.load import load_report
from warehouse.loading.publications import load_publications
from warehouse.loading.task_links import relink_year
from warehouse.queries import live_facts


def one_report(engine: Engine, folder: str, name: str, file: str) -> None:
    """From the file to the warehouse, with all checks."""
    data = fetch(folder, file)
    document = read(data, file)
    report = describe(folder, file, data, document)
    found = extract(document, report)
    figures = [*found.observations, *found.not_reported]
    values = observations_frame(figures, report, {entry.code: entry for entry in indicators()})
    verdicts = [
        run("document", name, document_frame(document), ""),
        run("statements", name, coverage_frame(account_of(found), document), ""),
        run("observations", name, values, ""),
        run("tasks", name, tasks_frame(found.tasks), "", Context(rows_expected=False)),
        judge("relations", name, related(document, report, figures), ""),
    ]
    accepted, quarantined = split(figures, verdicts[2], name)
    tasks, other = split(found.tasks, verdicts[3], name)
    held = [*quarantined, *other, *refused_rows(found.refused, name)]
    said = [each for each in accepted if each.value is not None]
    load_report(engine, report, said, [each for each in accepted if each.value is None], tasks, held, verdicts, ())
    relink_year(engine, report.year, link_tasks, link_figures)
    unknown = {each.indicator_code: each for each in accepted if not each.mapped}
    load_suggestions(engine, {code: matcher().suggest(each.indicator, each.unit) for code, each in unknown.items()})
    run("warehouse", name, warehouse_frame(accepted, live_facts(engine, name)), "")


def main(folder: str, data: str) -> None:
    """All reports, the years that they touch, the exports."""
    engine = connect(f"sqlite:///{data}/warehouse.sqlite")
    migrate(engine)
    load_catalogue(engine, indicators(), entities())
    for listed in find_reports(folder).reports:
        one_report(engine, folder, listed.id, listed.file)
    for year in stale_years(engine):
        compute_year(engine, year)
        rows = rows_of_year(engine, year)
        run("year_over_year", str(year), year_over_year_frame(rows), "", Context(rows_expected=False))
        told, links = load_publications(engine, year)
        agreement([Publication(*one) for one in told], links, str(year), "")
    export_views(engine, Path(data) / "exports")


if __name__ == "__main__":
    main(*sys.argv[1:])
