"""The `chiso` command. Exit status 0: done; 1: something was rejected, and said; 2: wrong use.

Commands raise what they come upon; `OneLineErrors` makes a line of it.
"""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from normalise.records import Finding
from pipelines.errors import OneLineErrors
from pipelines.one_report import document_of, explained, printable, report_of
from sources.document import Rejected, ReportKind

if TYPE_CHECKING:
    from pipelines.settings import Settings
    from warehouse.database import Engine


app = typer.Typer(
    cls=OneLineErrors,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        typer.echo(f"chiso {version('chiso')}")
        raise typer.Exit


@app.callback()
def chiso(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Vietnamese government reports into a warehouse of checked year-over-year indicator results."""


@app.command()
def read(
    file: Annotated[Path, typer.Argument(help="A PDF, DOCX, XLSX, HTML or text file.")],
    explain: Annotated[
        bool, typer.Option(help="Show the role of each column and row of every table, and why.")
    ] = False,
) -> None:
    """Print the Document that a file is read as, as JSON; nothing is stored.

    With `--explain` each table has a line instead: its unit, time and measure as the lines above it say, and of each
    column and row its `role` and the `rule` that gave it.
    """
    from normalise.tables.explain import explained as explained_tables

    document = document_of(file)
    if not explain:
        typer.echo(document.model_dump_json())
        return
    for table in explained_tables(document, report_of(file, document, None, None)):
        typer.echo(json.dumps(table, ensure_ascii=False))


@app.command()
def settings() -> None:
    """Print all settings as they are now, secrets hidden, and which of them nobody has set."""
    from pipelines.settings import Settings

    now = Settings()
    for name, value in now.shown().items():
        typer.echo(f"{name}={value}{'  # default' if name in now.by_default else ''}")


@app.command()
def extract(
    file: Annotated[Path, typer.Argument(help="A PDF, DOCX, XLSX, HTML or text file.")],
    year: Annotated[int | None, typer.Option(help="Reporting year, where catalogue and first page are wrong.")] = None,
    kind: Annotated[ReportKind | None, typer.Option(help="What the report states.")] = None,
    explain: Annotated[bool, typer.Option(help="Show what became of every printed number.")] = False,
) -> None:
    """Print the observations of a file, one JSON object a line; nothing is stored.

    With `--explain` every number that the file prints has a line with its `outcome`: `observation`, `not_reported` (a
    cell that says that there is no result), `skipped` or `refused`, the last two with their reason. Those of a sentence
    name the `rules` that decided whether they are a change, of which kind, and of what.
    """
    from normalise.observation import extract as extract_observations

    document = document_of(file)
    found = extract_observations(document, report_of(file, document, year, kind))
    rows = explained(found) if explain else (printable(one) for one in found.observations)
    for row in rows:
        typer.echo(json.dumps(row, ensure_ascii=False))


@app.command()
def check(
    files: Annotated[list[Path], typer.Argument(help="PDF, DOCX, XLSX, HTML or text files.")],
    year: Annotated[int | None, typer.Option(help="Reporting year, where catalogue and first page are wrong.")] = None,
    kind: Annotated[ReportKind | None, typer.Option(help="What the report states.")] = None,
) -> None:
    """Print what the rules find in files and between them, one JSON object a line; nothing is stored or corrected.

    Of several files each line says in `report` whose finding it is, null for one between two of them. Findings are what
    was asked for: with them, too, the exit status is 0.
    """
    from checks.cross_report.stated import Publication
    from checks.findings import contradictions, findings
    from normalise.observation import extract as extract_observations

    if len(files) > 1 and (year or kind):
        raise typer.BadParameter("of one file only; a catalogue.yaml beside several files says it of each")
    publications = []
    for file in files:
        document = document_of(file)
        report = report_of(file, document, year, kind)
        extraction = extract_observations(document, report)
        publications.append(Publication(report, extraction.observations, extraction.tasks))
        _print_findings(findings(document, extraction, report), {"report": report.id} if len(files) > 1 else {})
    if len(files) > 1:
        _print_findings(contradictions(publications), {"report": None})


@app.command()
def evaluate(
    folder: Annotated[Path, typer.Argument(help="A folder of reports with `NAME.labels.json` beside them.")],
) -> None:
    """Score what is read and understood of labelled files: a table by field, and the errors by kind; nothing is stored.

    Labels say the cells, statements and findings of a report, as docs/engineer.md tells.
    """
    from pipelines import evaluate as evaluation

    found: list[evaluation.Score] = []
    for file, labels in evaluation.labelled(folder):
        try:
            document = document_of(file)
            found += evaluation.scores(document, report_of(file, document, None, None), labels)
        except Rejected as error:
            typer.echo(f"rejected: {error}", err=True)
            found += evaluation.nothing_read(labels, error.found)
    for line in evaluation.table(found):
        typer.echo(line)


def _print_findings(found: Iterable[Finding], of: dict[str, str | None]) -> None:
    for finding in found:
        typer.echo(json.dumps(of | finding.model_dump(mode="json"), ensure_ascii=False, separators=(",", ":")))


@app.command()
def show(
    report: Annotated[str, typer.Argument(help="The id of a report that was refreshed, or the path of a file.")],
    locator: Annotated[
        str, typer.Argument(help="Where: “bảng 1, dòng 4.1, cột Kết quả 2022”, “đoạn 17, câu 2”, or an observation id.")
    ],
    to: Annotated[Path | None, typer.Option(help="PNG file to write; by default one in the data folder.")] = None,
) -> None:
    """Write a picture of a place on its page, outlined, and print its path."""
    from normalise.observation import extract as extract_observations
    from pipelines.settings import Settings
    from pipelines.show import places_of_file, places_of_report
    from pipelines.show import show as show_place

    settings, path = Settings(), Path(report)
    if path.is_file():
        document = document_of(path)
        places = places_of_file(path, extract_observations(document, report_of(path, document, None, None)))
    else:
        places = places_of_report(report, settings)
    for line in show_place(places, locator, to, settings):
        typer.echo(line)


@app.command()
def refresh(
    reports: Annotated[str | None, typer.Option(help="Folder or URL of reports; CHISO_REPORTS by default.")] = None,
) -> None:
    """Register new and changed reports, run what is due, print progress and a summary."""
    from pipelines.settings import Settings
    from pipelines.supervisor import supervise

    _ = Settings(reports=reports) if reports else Settings()  # a wrong one is told before anything is begun
    raise typer.Exit(supervise(reports, typer.echo))


@app.command()
def curate(
    sections: Annotated[list[str] | None, typer.Argument(help="Sections to print; all by default.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="Most entries to print in each section.")] = 20,
    apply: Annotated[
        Path | None,
        typer.Option(help="A completed file of what was printed: validates it, shows what changes, and writes it."),
    ] = None,
) -> None:
    """Print what waits for a person, as entries to complete; with `--apply`, write the completed ones where they go.

    Sections: `indicators` (names that no catalogue knows), `entities` (bodies that only a report names), `quarantine`
    (rows that cannot be right), `recognised` (figures read off a picture), `tasks` (without reported progress).
    """
    from pipelines.curate import SECTIONS
    from pipelines.curate import curate as run_curate
    from pipelines.settings import Settings

    if unknown := [name for name in sections or () if name not in SECTIONS]:
        raise typer.BadParameter(f"{', '.join(unknown)}: expected {', '.join(SECTIONS)}")
    if apply is not None:
        _apply_decisions(apply)
        return
    for line in run_curate(Settings(), sections or SECTIONS, limit):
        typer.echo(line)


def _apply_decisions(file: Path) -> None:
    from pipelines.curate import decisions
    from pipelines.settings import Settings

    if not file.is_file():
        raise Rejected(str(file), "no such file", "what `chiso curate` printed, completed", "check the path")
    decided, open_entries = decisions.read(file.read_text("utf-8"), file.name)
    if open_entries:
        typer.echo(f"{open_entries} entries are not completed, and left out", err=True)
    if decided:
        checked = decisions.check(Settings(), decided)
        for line in decisions.told(checked):
            typer.echo(line)
        for path in decisions.apply(checked):
            typer.echo(f"written: {path}; `chiso refresh` puts it into effect")


@app.command()
def migrate(
    reader: Annotated[
        str | None,
        typer.Option(help="PostgreSQL role to grant read access to the views for analysts, and nothing else."),
    ] = None,
    loader: Annotated[
        str | None, typer.Option(help="PostgreSQL role to grant loading: adding rows and closing them.")
    ] = None,
) -> None:
    """Bring the warehouse to the newest schema; does nothing where it is."""
    from pipelines.settings import Settings
    from warehouse.database import connect
    from warehouse.database import migrate as migrate_schema
    from warehouse.schema.access import grant_loading, grant_views

    engine = connect(Settings().warehouse_url)
    typer.echo(f"{engine.url}: schema {migrate_schema(engine)}")
    if reader is not None:
        grant_views(engine, reader)
        typer.echo(f"{reader} may read the views")
    if loader is not None:
        grant_loading(engine, loader)
        typer.echo(f"{loader} may load")


@app.command()
def export(
    folder: Annotated[Path, typer.Argument(help="Folder to write to; files of an earlier export are replaced.")],
    formats: Annotated[
        str, typer.Option("--format", help="Formats, separated by commas: csv, parquet, xlsx, sdmx-csv.")
    ] = "csv,parquet,xlsx,sdmx-csv",
) -> None:
    """Write the views as files, with `datapackage.json` and the data dictionary."""
    from pipelines.settings import Settings
    from warehouse.export import Format, export_views

    names = [name.strip() for name in formats.split(",")]
    unknown = [name for name in names if name not in set(Format)]
    if unknown:
        raise typer.BadParameter(f"found {', '.join(unknown)}, expected {', '.join(Format)}", param_hint="--format")
    engine = _loaded_warehouse(Settings())
    for path in export_views(engine, folder, [Format(name) for name in names]):
        typer.echo(path)


@app.command()
def site(
    folder: Annotated[Path, typer.Argument(help="Folder to write to; unchanged files are left alone.")],
) -> None:
    """Write the pages for readers: overview, indicators, bodies, reports, in Vietnamese and English."""
    from functools import partial

    from assets.outputs import staged_report
    from assets.pages.site import make_site
    from assets.staging import Staging
    from pipelines.settings import Settings

    settings = Settings()
    staged = partial(staged_report, Staging(root=settings.staging_root))
    made = make_site(_loaded_warehouse(settings), staged, folder, settings.site_url)
    typer.echo(f"{folder / 'index.html'}: {made.files} files, {made.written} new or changed")


@app.command()
def changes(
    language: Annotated[str, typer.Option(help="vi or en.")] = "vi",
    send: Annotated[bool, typer.Option(help="Also send it to the services of CHISO_ALERT_URLS.")] = False,
) -> None:
    """Print what the last publication brought: figures, restated ones, targets with a result, changes."""
    from assets.pages.changes import said, told
    from assets.pages.words import LANGUAGES, Words
    from pipelines.services import announce
    from pipelines.settings import Settings
    from warehouse.views.copied import copied

    if language not in LANGUAGES:
        raise typer.BadParameter(f"found {language}, expected {' or '.join(LANGUAGES)}", param_hint="--language")
    settings = Settings()
    with copied(_loaded_warehouse(settings)) as copy:
        newest = told(copy)[0]
    title, text = newest.report["report_title"], said(newest, Words(language))
    typer.echo(f"{title}: {text}")
    if send:
        typer.echo(f"sent to {announce(settings, title, text)} of {len(settings.alert_urls)} services")


@app.command()
def mcp() -> None:
    """Answer assistants over the Model Context Protocol, on standard input and output: read-only, over the views."""
    from pipelines.assistant import server
    from pipelines.settings import Settings
    from warehouse.views.copied import copied

    with copied(_loaded_warehouse(Settings())) as copy:
        server(copy).run()


@app.command()
def explore(
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 takes any free one.")] = 8001,
    host: Annotated[str, typer.Option(help="Interface to bind; the pages ask for no password.")] = "127.0.0.1",
    curate: Annotated[
        bool,
        typer.Option("--curate", help="Add pages that write decisions beside the reports; for this machine only."),
    ] = False,
) -> None:
    """Show pages over a fresh, read-only copy of the views, until interrupted."""
    from pipelines.explore.server import explore as serve
    from pipelines.settings import Settings

    settings = Settings()
    serve(_loaded_warehouse(settings), settings, host, port, curate, typer.echo)


def _loaded_warehouse(settings: "Settings") -> "Engine":
    """The warehouse at its newest schema; Rejected while no report is in it."""
    from warehouse.database import connect, migrate
    from warehouse.loading.load import loaded_reports

    engine = connect(settings.warehouse_url)
    migrate(engine)
    if not loaded_reports(engine):
        raise Rejected(str(engine.url), "no report", "a warehouse with reports", "run `chiso refresh`", "warehouse")
    return engine


def main() -> None:
    """As the command itself: for `python -m pipelines.cli`."""
    from pipelines.command import main as run

    run()


if __name__ == "__main__":
    main()
