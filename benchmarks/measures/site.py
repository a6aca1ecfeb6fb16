"""Writing the pages of many indicators, and writing them again when nothing has changed.

At most two minutes and 500 MB for 5,000 indicators, 2.4 times as long as for half of them, and no page written again
that is as it was.
"""

import tempfile
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

from sqlalchemy import Engine

from assets.pages.site import make_site
from assets.resources import Warehouse
from benchmarks.processes import peak_megabytes
from benchmarks.record import Record, processor
from normalise.records import Kind, Observation
from sources.document import Report, ReportKind
from warehouse.comparison.year_over_year import compute_year, stale_years
from warehouse.loading.load import load_report

SIZES = {"half": 2_500, "whole": 5_000}
MAKE = """
import sys
from pathlib import Path
from assets.pages.site import make_site
from warehouse.database import connect
make_site(connect(sys.argv[1]), lambda _: None, Path(sys.argv[2]))
"""
YEARS = (2021, 2022)


def measure() -> Iterator[Record]:
    """Give the whole against the half, memory, and what is written again."""
    with tempfile.TemporaryDirectory() as folder:
        halves, wholes = (_filled(Path(folder) / name, count) for name, count in SIZES.items())
        half = processor(lambda: make_site(halves, lambda _: None, Path(folder) / "half" / "site"))
        site = Path(folder) / "whole" / "site"
        whole = processor(lambda: make_site(wholes, lambda _: None, site))
        again = make_site(wholes, lambda _: None, site)
        memory = peak_megabytes(MAKE, wholes.url.render_as_string(), Path(folder) / "again")
    yield Record("5,000 indicators", whole, "s", limit=120)
    yield Record("5,000 indicators", whole, "s", "2,500", half, whole / half, 2.4)
    yield Record("peak memory", memory, "MB", limit=500)
    yield Record("pages written again as they were", again.written, "", limit=0)


def _filled(folder: Path, indicators: int) -> Engine:
    """A warehouse in which two reports state every indicator, and the second its target too."""
    folder.mkdir()
    engine: Engine = Warehouse(url=f"sqlite:///{folder}/warehouse.sqlite").engine
    for year in YEARS:
        of = Report(
            id=f"{year}-bench",
            title=f"Báo cáo {year}",
            issuer=None,
            number=None,
            issued_on=date(year + 1, 1, 15),
            kind=ReportKind.RESULT,
            year=year,
            file=f"{year}.txt",
            sha256=f"{year:064}",
        )
        kinds = (Kind.ACTUAL, Kind.TARGET) if year == YEARS[-1] else (Kind.ACTUAL,)
        stated = [_observation(of, turn, kind) for turn in range(indicators) for kind in kinds]
        load_report(engine, of, stated, [], [], [], [])
    for year in stale_years(engine):
        compute_year(engine, year)
    return engine


def _observation(of: Report, turn: int, kind: Kind) -> Observation:
    year = of.year + (kind is Kind.TARGET)
    return Observation(
        observation_id=f"O{of.year}{kind.value}{turn}",
        report_id=of.id,
        issued_on=of.issued_on,
        page=None,
        locator=f"bảng 1, dòng {turn}",
        section=None,
        entity_code=None,
        agency=None,
        indicator_code=f"X_{turn:010X}",
        indicator=f"số trạm loại {turn}",
        mapped=False,
        series=f"S{turn}",
        kind=kind,
        period_start=date(year, 1, 1),
        period_end=date(year, 12, 31),
        as_of=False,
        period_stated=True,
        period_code=str(year),
        value=Decimal(of.year * 10 + turn),
        unit="trạm",
        raw=f"{turn} trạm",
        sentence=f"Số trạm loại {turn} năm {year}.",
    )
