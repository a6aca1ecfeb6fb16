"""Generated reports for benchmarks of the warehouse: what a hundred bodies state over ten years.

A report of a body and a year states, of every thousand rows, 450 results of the year, 150 results of the year before
once more (every tenth of them restated), 200 targets of the next year and 200 changes against the year before. All
indicators are curated, so everything is compared: the most that years can cost.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import Any

from normalise.records import EntityEntry, IndicatorEntry, Kind, Observation
from sources.document import Piece, Report, ReportKind

INDICATORS, BODIES, FIRST_YEAR, YEARS = 450, 100, 2016, 10
FIRST = (("growth", 800), ("target", 600), ("restated", 450), ("actual", 0))
"""At which row of each thousand its kinds begin."""

CATALOGUE = tuple(
    IndicatorEntry(
        code=f"INDICATOR_{number:03}",
        name_vi=f"Chỉ tiêu số {number}",
        name_en=f"Indicator {number}",
        unit="%" if number % 3 == 0 else "thuê bao",
        kind="rate" if number % 3 == 0 else "level",
        time_basis="stock" if number % 5 == 0 else "flow",
        definition="Để đo tốc độ",
        numerator="một phần" if number % 3 == 0 else None,
        population="toàn bộ" if number % 3 == 0 else None,
        direction="up",
    )
    for number in range(INDICATORS)
)
ENTITIES = tuple(
    EntityEntry(scheme="BENCH", code=f"{number:02}", name_vi=f"Đơn vị hành chính số {number}", type="province")
    for number in range(BODIES)
)


def reports(count: int, rows: int, bodies: int = BODIES) -> Iterator[tuple[Report, list[Observation]]]:
    """Yield so many reports of so many rows each, one a body and year, the earliest year first."""
    for number in range(count):
        year, body = FIRST_YEAR + number // bodies, number % bodies
        of = Report(
            id=f"{year}-bench-{body}",
            title=f"Báo cáo {year}, đơn vị {body}",
            issuer=f"Đơn vị hành chính số {body}",
            number=None,
            issued_on=date(year + 1, 1, 15),
            kind=ReportKind.RESULT,
            year=year,
            file=f"{year}-bench-{body}.pdf",
            sha256="0" * 64,
        )
        yield of, [_observation(of, body, turn) for turn in range(rows)]


def _observation(of: Report, body: int, turn: int) -> Observation:
    """Give the row of a turn; beyond a thousand rows the report goes on with the next body."""
    body, place = (body + turn // 1000) % BODIES, turn % 1000
    name = next(name for name, first in FIRST if place >= first)
    entry = CATALOGUE[place - dict(FIRST)[name]]
    year = of.year + {"restated": -1, "target": 1}.get(name, 0)
    value = _value(entry.unit, body, int(entry.code[-3:]), year)
    if name == "restated" and turn % 10 == 0:
        value += Decimal("0.1")
    given: dict[str, Any] = {"kind": Kind.TARGET if name == "target" else Kind.ACTUAL, "value": value}
    given |= {"unit": entry.unit, "raw": f"{value} {entry.unit}".replace(".", ",")}
    if name == "growth":
        given = {"kind": Kind.GROWTH, "value": Decimal("4.6"), "unit": "%", "raw": "4,6%", "direction": "up"}
        given |= {"base_start": date(year - 1, 1, 1), "base_end": date(year - 1, 12, 31)}
    return Observation(
        observation_id="O" + sha256(f"{of.id} {turn}".encode()).hexdigest()[:16],
        report_id=of.id,
        issued_on=of.issued_on,
        page=turn // 40 + 1,
        locator=f"bảng {turn // 400 + 1}, dòng {turn % 400 + 1}, cột Kết quả {year}",
        section="I. Kết quả thực hiện › 2. Hạ tầng số và nền tảng số",
        entity_code=ENTITIES[body].key,
        agency=ENTITIES[body].name_vi,
        indicator_code=entry.code,
        indicator=entry.name_vi.lower(),
        mapped=True,
        period_start=date(year, 1, 1),
        period_end=date(year, 12, 31),
        as_of=False,
        period_stated=turn % 2 == 0,
        period_code=str(year),
        qualifier=">" if turn % 17 == 0 else "~" if turn % 19 == 0 else "=",
        decimals=1,
        sentence=f"Trong năm {year}, {entry.name_vi.lower()} đạt {given['raw']}, vượt kế hoạch được giao (dòng {turn})",
        pieces=(Piece(page=turn // 40 + 1, box=(72.5, 100.25, 310.0, 114.75)),),
        **given,
    )


def _value(unit: str, body: int, place: int, year: int) -> Decimal:
    if unit == "%":
        return Decimal(200 + (body * 7 + place * 3 + (year - FIRST_YEAR) * 40) % 700) / 10
    return Decimal(10_000 + body * 37 + place * 11) * (20 + year - FIRST_YEAR) / 10
