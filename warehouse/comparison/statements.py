"""The statements that count, season by season, and what the dimensions say of them: what comparing years starts from.

Which statement stands against which is decided in `matches`; the order of preference is that of `statements`.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, RowMapping, TextClause, select, text

from warehouse.comparison.rules import Figure, Growth, Link, Series
from warehouse.loading.dimensions import NATION, season
from warehouse.schema.tables import dim_indicator, dim_unit, indicator_link


class LiveStatement(NamedTuple):
    """A live statement of a curated indicator; the fields are columns of the view `recorded_statements`."""

    kind: str
    indicator_code: str
    entity_code: str
    season: str
    year: int
    report_id: str
    report_year: int
    issued_on: Any
    """As the database gives it; only ever compared."""
    entity_id: str
    period_code: str
    months: int | None
    unit: str | None
    per: str | None
    qualifier: str
    direction: str | None
    other_unit: int
    vagueness: int
    observation_id: str
    position: int
    raw: str
    value: Any
    """This and the other decimals are as the database gives them: SQLite as text; `as_figure` reads them."""
    value_high: Any
    denominator: Any
    half_width: Any
    period_end: Any
    """This and the other days are as the database gives them: SQLite as text; `day` reads them."""
    base_start: Any
    base_end: Any
    lent: bool = False
    """True for the figure of a ministry that stands for the nation's."""


READ = LiveStatement._fields[:-1]
OWN = READ.index("observation_id")
"""Fields before it are shared by many statements."""
AT_A_TIME = 10_000
"""Rows taken from the database at once."""


AVERAGES = ("bình quân", "trung bình", "trung vị")
"""Words by which the catalogue tells an average, of which the parts do not add up."""


class Key(NamedTuple):
    """What is followed over the years."""

    kind: str
    indicator: str
    entity: str


class Measure(NamedTuple):
    """The unit of a figure, its dimension, and how many base units of that one unit is."""

    unit: str | None
    dimension: str | None
    factor: Decimal


@dataclass(frozen=True)
class Catalogue:
    """What the dimensions say, read once."""

    series: Mapping[str, Series]
    units: Mapping[str, tuple[str, Decimal]]
    """Unit → dimension and factor to its base."""
    links: Mapping[str, Sequence[Link]]
    """Indicator → its look-alikes of the year before."""
    led_by: Mapping[str, str]
    """Indicator → code of the ministry whose figures on it are the nation's."""
    provisional: frozenset[str] = frozenset()
    """Indicators that nobody curated, where figures of them are compared."""
    measures: dict[tuple[str, str | None], Measure] = field(default_factory=dict)
    """Indicator and printed unit → what is meant, as far as it was asked for."""

    def measure(self, indicator: str, unit: str | None) -> Measure:
        """Say what a unit printed with a figure of the indicator means.

        A figure printed without one has the unit of its indicator, and so has one whose counted noun is the
        catalogue's shortened or in full ("tổ", "tổ công nghệ số cộng đồng").
        """
        asked = (indicator, unit)
        if asked not in self.measures:
            own = self.series[indicator].unit
            if unit is None or (own and (unit == own or _same_noun(unit, own))):
                unit = own
            dimension, factor = self.units[unit] if unit else (None, Decimal(1))
            self.measures[asked] = Measure(unit, dimension, factor)
        return self.measures[asked]


class Season(NamedTuple):
    """The statements of one season of a year: the one that counts, and those of other reports it stands instead of."""

    chosen: LiveStatement
    figure: Figure | None
    """What it says; None where all that was printed is a dash."""
    others: Sequence[LiveStatement]

    @property
    def dashed(self) -> bool:
        """All that was printed is a dash."""
        return self.figure is None


Seasons = Mapping[str, Season]
Growths = Mapping[tuple[str, str, str], Sequence[tuple[str, Growth]]]
"""(indicator, entity, season) → (report, growth), the preferred report first."""


def as_figure(row: LiveStatement, catalogue: Catalogue) -> Figure:
    """Make a figure of a statement that is no dash."""
    unit, dimension, factor = catalogue.measure(row.indicator_code, row.unit)
    return Figure(
        row.observation_id,
        row.report_id,
        row.entity_id,
        row.period_code,
        Decimal(row.value),
        _number(row.value_high),
        _number(row.denominator),
        unit,
        row.per,
        row.qualifier,
        _half(row.half_width),
        row.raw,
        dimension,
        factor,
    )


def _same_noun(unit: str, own: str) -> bool:
    pairs = zip(unit.lower().split(), own.lower().split(), strict=False)
    return all(word == other for word, other in pairs)


def printed_growths(statements: Sequence[LiveStatement], year: int, catalogue: Catalogue) -> Growths:
    """Give the printed changes against the same season of the year before; others are not year over year."""
    found: dict[tuple[str, str, str], list[LiveStatement]] = defaultdict(list)
    for row in statements:
        if row.year == year and is_year_over_year(row, catalogue.series[row.indicator_code].stock):
            found[row.indicator_code, row.entity_code, row.season].append(row)
    return {
        key: [(row.report_id, as_growth(row)) for row in (in_order(listed) if len(listed) > 1 else listed)]
        for key, listed in found.items()
    }


def is_year_over_year(row: LiveStatement, stock: bool) -> bool:
    """Whether a statement is a printed change against the same season of the year before."""
    if row.kind != "growth" or row.base_end is None or row.value is None:
        return False
    end = day(row.base_end)
    return season(None if stock else day(row.base_start), end) == row.season and end.year == row.year - 1


def as_growth(row: LiveStatement) -> Growth:
    """Make a printed change of a statement of one."""
    return Growth(
        row.observation_id,
        Decimal(row.value),
        _number(row.value_high),
        row.unit,
        row.qualifier,
        _half(row.half_width),
        row.direction,
        row.raw,
    )


def by_season(rows: Iterable[LiveStatement], catalogue: Catalogue) -> dict[Key, Seasons]:
    """Group the statements of one year by what is followed and by season."""
    grouped: dict[tuple[str, str, str], dict[str, list[LiveStatement]]] = {}
    for row in rows:
        if row.kind != "growth":
            seasons = grouped.setdefault((row.kind, row.indicator_code, row.entity_code), {})
            seasons.setdefault(row.season, []).append(row)
    return {
        Key(*key): {name: as_season(listed, catalogue) for name, listed in seasons.items()}
        for key, seasons in grouped.items()
    }


def as_season(listed: Sequence[LiveStatement], catalogue: Catalogue) -> Season:
    """Choose the statement of a season that counts; of the others the first of each report is kept."""
    if len(listed) == 1:
        chosen, others = listed[0], []
    else:
        chosen, *others = _first_of_each_report(in_order(listed))
    figure = None if chosen.value is None else as_figure(chosen, catalogue)
    return Season(chosen, figure, [row for row in others if row.value is not None])


def _first_of_each_report(ordered: Iterable[LiveStatement]) -> Iterable[LiveStatement]:
    first: dict[str, LiveStatement] = {}
    for row in ordered:
        first.setdefault(row.report_id, row)
    return first.values()


def in_order(rows: Iterable[LiveStatement]) -> list[LiveStatement]:
    """Sort statements of one figure as `PREFERENCE` of `statements` does, lent figures behind all others.

    Most figures are stated once, so sorting those stated more often is a tenth of the work of letting the database
    sort them all; that both sort alike is held by a test.
    """
    listed = sorted(rows, key=lambda row: (row.other_unit, row.vagueness, row.position))
    listed.sort(
        key=lambda row: (row.issued_on is not None, row.issued_on, row.report_year, row.report_id), reverse=True
    )
    listed.sort(key=lambda row: (row.lent, row.value is None))
    return listed


def read_statements(
    connection: Connection, first: int, year: int, since: Mapping[str, Mapping[str, Any]], catalogue: Catalogue
) -> list[LiveStatement]:
    """Read the live statements of the years from `first` to `year`, growths of the latter only.

    What a body stated before it was renamed, or merged under its name, is followed under the code it has `since`. The
    figures of a ministry that leads a national indicator are the nation's, behind the nation's own: a plan names a
    target in its national list and again among the tasks of the minister who leads it, or only there.
    """
    asked = live_between("recorded_statements", READ)
    share = dict[Any, Any]().setdefault
    found: list[LiveStatement] = []
    for rows in connection.execute(asked, {"first": first, "year": year}).partitions(AT_A_TIME):
        for given in rows:
            common = given[:OWN]
            row = LiveStatement._make((*map(share, common, common), *given[OWN:], False))
            if row.entity_id in since:
                row = row._replace(**since[row.entity_id])
            if row.entity_code == catalogue.led_by.get(row.indicator_code):
                row = row._replace(entity_code=NATION, entity_id=NATION, lent=True)
            found.append(row)
    return found


def live_between(view: str, columns: Sequence[str]) -> TextClause:
    """Ask a view for its live statements of the years from `first` to `year`, growths of the latter only."""
    return text(
        f"SELECT {', '.join(columns)} FROM {view} "  # noqa: S608  names from the code
        "WHERE year BETWEEN :first AND :year AND (year = :year OR kind <> 'growth') AND recorded_to IS NULL"
    )


def _number(value: Any) -> Decimal | None:
    return None if value is None else Decimal(value)


_half = lru_cache(maxsize=1_000)(Decimal)


@lru_cache(maxsize=10_000)
def day(value: Any) -> Any:
    """Read a day as the database gives it; None where there is none."""
    return date.fromisoformat(value) if isinstance(value, str) else value


def _additive(indicator: RowMapping, units: Mapping[str, tuple[str, Decimal]]) -> bool:
    """Whether the figures of parts add up to that of the whole: counts and money do, speeds and averages do not."""
    dimension = units[indicator["unit"]][0] if indicator["unit"] else ""
    words = f"{indicator['name_vi']} {indicator['definition']}".lower()
    counted = dimension.startswith("count of ") or dimension.endswith(" money")
    return indicator["kind"] == "level" and counted and not any(word in words for word in AVERAGES)


def read_catalogue(connection: Connection) -> Catalogue:
    """Read what the dimensions say; every link but a replacement holds both ways."""
    curated = {
        row["indicator_code"]: row
        for row in connection.execute(select(dim_indicator).where(dim_indicator.c.mapped)).mappings()
    }
    units = {
        row["unit"]: (row["dimension"], row["factor_to_base"])
        for row in connection.execute(select(dim_unit)).mappings()
    }
    series = {
        code: Series(
            kind=row["kind"],
            stock=row["time_basis"] == "stock",
            unit=row["unit"],
            minimum=row["minimum"],
            maximum=row["maximum"],
            additive=_additive(row, units),
        )
        for code, row in curated.items()
    }
    links: dict[str, list[Link]] = defaultdict(list)
    stored = select(indicator_link).order_by(indicator_link.c.indicator_code, indicator_link.c.other_code)
    for row in connection.execute(stored).mappings():
        ways = [(row["indicator_code"], row["other_code"])]
        if row["relation"] != "replaces":
            ways.append((row["other_code"], row["indicator_code"]))
        for code, other in ways:
            names = curated[other]["name_vi"], curated[other]["name_en"]
            links[code].append(Link(other, *names, row["relation"], row["reason_vi"], row["reason_en"]))
    led_by = {code: row["led_by"] for code, row in curated.items() if row["led_by"] is not None}
    return Catalogue(series, units, links, led_by)
