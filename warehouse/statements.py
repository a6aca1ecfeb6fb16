"""The statements that count, season by season, and what the dimensions say of them: what comparing years starts from.

Which statement stands against which is decided in `year_over_year`; the order of preference is the view
`ranked_statements`.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from sqlalchemy import Connection, Date, select, text

from warehouse.columns import Exact
from warehouse.comparison import Figure, Growth, Link, Series
from warehouse.dimensions import NATION, season
from warehouse.entities import successors
from warehouse.schema import dim_indicator, dim_unit, indicator_link

Row = dict[str, Any]


class Key(NamedTuple):
    """What is followed over the years."""

    kind: str
    indicator: str
    entity: str


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


@dataclass(frozen=True)
class Season:
    """The statements of one season of a year: the one that counts, and those of other reports it stands instead of."""

    chosen: Row
    others: tuple[Row, ...]

    @property
    def dashed(self) -> bool:
        """All that was printed is a dash."""
        return self.chosen["value"] is None


Seasons = Mapping[str, Season]
Growths = Mapping[tuple[str, str, str], Sequence[tuple[str, Growth]]]
"""(indicator, entity, season) → (report, growth), the preferred report first."""


def figure_of(side: Season | None, catalogue: Catalogue) -> Figure | None:
    """Give the figure that counts in a season; None where there is none or only a dash."""
    return None if side is None or side.dashed else as_figure(side.chosen, catalogue)


def as_figure(row: Row, catalogue: Catalogue) -> Figure:
    """Make a figure; one printed without a unit has the unit of its indicator.

    So has one whose counted noun is the catalogue's shortened or in full ("tổ", "tổ công nghệ số cộng đồng").
    """
    unit, own = row["unit"], catalogue.series[row["indicator_code"]].unit
    if unit is None or (own and _same_noun(unit, own)):
        unit = own
    dimension, factor = catalogue.units[unit] if unit else (None, Decimal(1))
    return Figure(
        observation_id=row["observation_id"],
        report_id=row["report_id"],
        entity_id=row["entity_id"],
        period_code=row["period_code"],
        value=row["value"],
        value_high=row["value_high"],
        denominator=row["denominator"],
        unit=unit,
        per=row["per"],
        qualifier=row["qualifier"],
        half=row["half_width"],
        raw=row["raw"],
        dimension=dimension,
        factor=factor,
    )


def _same_noun(unit: str, own: str) -> bool:
    pairs = zip(unit.lower().split(), own.lower().split(), strict=False)
    return all(word == other for word, other in pairs)


def printed_growths(statements: Sequence[Row], year: int, catalogue: Catalogue) -> Growths:
    """Give the printed changes against the same season of the year before; others are not year over year."""
    found: dict[tuple[str, str, str], list[tuple[str, Growth]]] = defaultdict(list)
    for row in statements:
        if row["kind"] != "growth" or row["year"] != year or row["base_end"] is None or row["value"] is None:
            continue
        stock = catalogue.series[row["indicator_code"]].stock
        base = season(None if stock else row["base_start"], row["base_end"])
        if base is not None and base == row["season"] and row["base_end"].year == year - 1:
            growth = Growth(
                observation_id=row["observation_id"],
                value=row["value"],
                value_high=row["value_high"],
                unit=row["unit"],
                qualifier=row["qualifier"],
                half=row["half_width"],
                direction=row["direction"],
            )
            found[row["indicator_code"], row["entity_code"], base].append((row["report_id"], growth))
    return found


def by_season(rows: Iterable[Row]) -> dict[Key, Seasons]:
    """Group the statements of one year, which come in order of preference, by what is followed and by season."""
    grouped: dict[Key, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        if row["kind"] != "growth":
            listed = grouped[Key(row["kind"], row["indicator_code"], row["entity_code"])][row["season"]]
            if not listed or listed[-1]["report_id"] != row["report_id"]:  # the first of each report
                listed.append(row)
    return {
        key: {
            name: Season(listed[0], tuple(row for row in listed[1:] if row["value"] is not None))
            for name, listed in seasons.items()
        }
        for key, seasons in grouped.items()
    }


def of_the_nation(rows: Iterable[Row], catalogue: Catalogue) -> list[Row]:
    """Give the figures of a ministry that leads a national indicator to the nation, behind the nation's own.

    A plan names a target in its national list and again among the tasks of the minister who leads it, or only there.
    """
    own: list[Row] = []
    led: list[Row] = []
    for row in rows:
        if row["entity_code"] == catalogue.led_by.get(row["indicator_code"]):
            led.append(row | {"entity_code": NATION, "entity_id": NATION})
        else:
            own.append(row)
    return own + led


def read_statements(connection: Connection, year: int) -> list[Row]:
    """Read the ranked statements of a year and the year before, the preferred first within a season.

    What a body stated before it was renamed, or merged under its name, is followed under the code it has since.
    """
    exact = dict.fromkeys(("value", "value_high", "denominator", "half_width"), Exact())
    days = dict.fromkeys(("period_end", "base_start", "base_end"), Date())
    ranked = text(
        "SELECT * FROM ranked_statements WHERE year IN (:year, :year - 1) "
        "ORDER BY kind, indicator_code, entity_code, year, season, preference"
    ).columns(**exact, **days)
    since = successors(connection, date(year - 1, 1, 1), date(year, 12, 31))
    rows = [dict(row) for row in connection.execute(ranked, {"year": year}).mappings()]
    return [row | since.get(row["entity_id"], {}) for row in rows]


def read_catalogue(connection: Connection) -> Catalogue:
    """Read what the dimensions say; every link but a replacement holds both ways."""
    curated = {
        row["indicator_code"]: row
        for row in connection.execute(select(dim_indicator).where(dim_indicator.c.mapped)).mappings()
    }
    series = {
        code: Series(
            kind=row["kind"],
            stock=row["time_basis"] == "stock",
            unit=row["unit"],
            minimum=row["minimum"],
            maximum=row["maximum"],
        )
        for code, row in curated.items()
    }
    units = {
        row["unit"]: (row["dimension"], row["factor_to_base"])
        for row in connection.execute(select(dim_unit)).mappings()
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
