"""Two reports on two years: what is the same is compared, curated or not, and what only looks alike never is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
import yaml
from sqlalchemy import Engine

from normalise.observation import extract
from normalise.reference import entity, indicator
from sources.document import Block, Document, Heading, Paragraph, Report, ReportKind, Row, Table
from warehouse.comparison.year_over_year import compute_year
from warehouse.database import connect, migrate
from warehouse.export import read_view
from warehouse.loading.dimensions import load_catalogue
from warehouse.loading.load import load_report

HERE = Path(__file__).parent
YEARS = (2022, 2023)


@dataclass(frozen=True)
class Case:
    """What two reports of one body print, and how many pairs are due."""

    number: int
    field: str
    due: int
    texts: tuple[str, str]

    @property
    def issuer(self) -> str:
        return f"Cơ quan {self.number}, {self.field}, {self.due}"


def read(file: str) -> list[Case]:
    rows = yaml.safe_load((HERE / file).read_text("utf-8"))
    return [Case(number, row[0], row[1] if len(row) == 4 else 0, tuple(row[-2:])) for number, row in enumerate(rows, 1)]


def row(cells: tuple[str, ...]) -> Row:
    return Row(cells=cells, page=None, group=not any(cells[1:]))


def blocks(text: str) -> Iterator[Block]:
    """Headings, paragraphs and tables of the short form in which the cases are written."""
    rows: list[tuple[str, ...]] = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("|"):
            rows.append(tuple(cell.strip() for cell in line.strip("|").split("|")))
        elif line.startswith("#"):
            yield Heading(text=line.lstrip("# "), level=1)
        else:
            yield Paragraph(text=line, number=number)
    if rows:
        yield Table(number=1, title=None, columns=rows[0], rows=tuple(map(row, rows[1:])))


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A warehouse with the catalogue, in which each case has a body of its own."""
    engine = connect(f"sqlite:///{tmp_path_factory.mktemp('two_years') / 'warehouse.db'}")
    migrate(engine)
    load_catalogue(engine, indicator.catalogue(), entity.catalogue())
    yield engine
    engine.dispose()


def compared(engine: Engine, cases: Iterable[Case], name: str) -> dict[str, list[str]]:
    """Issuer → indicators of which two printed figures stand against each other."""
    issuers = {}
    for case in cases:
        for year, text in zip(YEARS, case.texts, strict=True):
            report = Report(
                id=f"{year}-{name}-{case.number}",
                title=f"Báo cáo năm {year}",
                issuer=case.issuer,
                number=None,
                issued_on=date(year + 1, 1, 15),
                kind=ReportKind.RESULT,
                year=year,
                file=f"{name}-{case.number}.html",
                sha256="0" * 64,
            )
            issuers[report.id] = case.issuer
            made = extract(Document(file=report.file, format="html", pages=None, blocks=tuple(blocks(text))), report)
            load_report(engine, report, made.observations, made.not_reported, (), (), ())
    compute_year(engine, YEARS[1])
    found: dict[str, list[str]] = {}
    for row in read_view(engine, "year_over_year"):
        if row["previous_observation_id"] and row["current_report_id"] in issuers:
            found.setdefault(issuers[row["current_report_id"]], []).append(row["indicator_name"])
    return found


def test_what_only_looks_alike_is_never_compared(engine: Engine):
    cases = read("look_alikes.yaml")
    assert len(cases) >= 100
    found = compared(engine, cases, "look-alike")
    assert {case.texts: found[case.issuer] for case in cases if case.issuer in found} == {}


def test_what_is_the_same_is_compared(engine: Engine):
    cases = read("sisters.yaml")
    assert len(cases) >= 60
    found = compared(engine, cases, "sister")
    wrong = {case.texts: found.get(case.issuer, []) for case in cases if len(found.get(case.issuer, [])) != case.due}
    assert wrong == {}
