"""Writing the pages of many indicators, and writing them again when nothing has changed.

`make bench`, or `python -m benchmarks.site`. Exit status 1 where 5 000 indicators take more than two minutes or more
than 500 MB, more than 2.4 times as long as half of them, or a page is written again that is as it was.
"""

import resource
import sys
import tempfile
import time
from datetime import date
from decimal import Decimal
from pathlib import Path

from sqlalchemy import Engine

from assets.pages.site import Made, make_site
from assets.resources import Warehouse
from normalise.records import Kind, Observation
from sources.document import Report, ReportKind
from warehouse.comparison.year_over_year import compute_year, stale_years
from warehouse.loading.load import load_report

INDICATORS, SECONDS, MEGABYTES, RATIO = 5_000, 120.0, 500, 2.4
YEARS = (2021, 2022)


def main() -> int:
    """Print times, memory and the ratio; 1 where a limit is passed."""
    with tempfile.TemporaryDirectory() as folder:
        half, _ = _timed(_filled(Path(folder) / "half", INDICATORS // 2), Path(folder) / "half" / "site")
        engine, site = _filled(Path(folder) / "whole", INDICATORS), Path(folder) / "whole" / "site"
        whole, made = _timed(engine, site)
        again, same = _timed(engine, site)
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{INDICATORS} indicators: {whole:.1f} s, {made.files} files, {megabytes} MB; half: {half:.1f} s")
    print(f"ratio {whole / half:.2f}; again: {again:.1f} s, {same.written} files written")
    return int(whole > SECONDS or megabytes > MEGABYTES or whole / half > RATIO or same.written > 0)


def _timed(engine: Engine, site: Path) -> tuple[float, Made]:
    start = time.perf_counter()
    made = make_site(engine, lambda _: None, site)
    return time.perf_counter() - start, made


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


if __name__ == "__main__":
    sys.exit(main())
