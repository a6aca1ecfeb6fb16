"""The table `fact_year_over_year`, one year at a time: which figures stand against which, written by difference.

What comes out of a pair of figures is `comparison`. Only curated indicators are compared (docs/decisions/0004).
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import localcontext
from typing import Any

from sqlalchemy import Connection, Engine, case, delete, select

from warehouse.comparison import PERCENT, Figure, Growth, Outcome, Pair, compare
from warehouse.database import writing
from warehouse.difference import compare_named, write
from warehouse.reasons import reason
from warehouse.schema import dim_entity, dim_indicator, fact_year_over_year, stale_year
from warehouse.statements import (
    Catalogue,
    Growths,
    Key,
    Season,
    Seasons,
    as_figure,
    by_season,
    figure_of,
    printed_growths,
    read_catalogue,
    read_statements,
)

DIGITS = 60
"""Precision of quotients: far beyond the widest printed figure."""

Row = dict[str, Any]


@dataclass(frozen=True)
class YearSummary:
    """What computing a year did."""

    year: int
    rows: int
    """Rows that now hold for the year."""
    by_status: dict[str, int]
    added: int
    closed: int
    unchanged: int


def compute_year(engine: Engine, year: int) -> YearSummary:
    """Compare a year with the year before and make the live rows of that year the result, in one transaction.

    Within a kind only, the same entity, the same season. Doing it again changes nothing. A year for which no report
    states anything of a kind has no rows of that kind: its figures are not missing, they are not due.
    """
    with writing(engine) as connection, localcontext(prec=DIGITS):
        wanted = _rows(connection, year)
        key = ["kind", "indicator_code", "entity_id", "year", "season"]
        change = compare_named(connection, fact_year_over_year, {"year": year}, key, wanted)
        write(connection, change, datetime.now(UTC))
        if year in connection.scalars(select(stale_year.c.year)):
            connection.execute(delete(stale_year).where(stale_year.c.year == year))
    return YearSummary(
        year=year,
        rows=len(wanted),
        by_status=dict(sorted(Counter(row["status"] for row in wanted).items())),
        added=len(change.added),
        closed=len(change.closed),
        unchanged=change.unchanged,
    )


def stale_years(engine: Engine) -> dict[int, str]:
    """Years that have to be compared anew → when what they rest on last changed (ISO)."""
    with engine.connect() as connection:
        listed = connection.execute(select(stale_year).order_by(stale_year.c.year))
        return {row.year: row.touched_at.isoformat() for row in listed}


def rows_of_year(engine: Engine, year: int) -> list[Row]:
    """Give the live rows of a year with exact values, and the names `indicator` and `agency` (None for the nation)."""
    named = (
        select(
            fact_year_over_year,
            dim_indicator.c.name_vi.label("indicator"),
            case((dim_entity.c.type == "nation", None), else_=dim_entity.c.name_vi).label("agency"),
        )
        .join(dim_indicator, dim_indicator.c.indicator_code == fact_year_over_year.c.indicator_code)
        .join(dim_entity, dim_entity.c.entity_id == fact_year_over_year.c.entity_id)
        .where(fact_year_over_year.c.year == year, fact_year_over_year.c.recorded_to.is_(None))
        .order_by(fact_year_over_year.c.fact_key)
    )
    with engine.connect() as connection:
        return [dict(row) for row in connection.execute(named).mappings()]


def _rows(connection: Connection, year: int) -> list[Row]:
    catalogue = read_catalogue(connection)
    statements = read_statements(connection, year)
    now = by_season(row for row in statements if row["year"] == year)
    then = by_season(row for row in statements if row["year"] == year - 1)
    growths = printed_growths(statements, year, catalogue)
    kinds = {key.kind for key in now}
    rows = []
    for key in sorted(now.keys() | {key for key in then if key.kind in kinds}):
        for name, pair in _pairs(key, now.get(key, {}), then, growths, catalogue):
            sides = [seasons[name] for seasons in (now.get(key, {}), then.get(key, {})) if name in seasons]
            revised = any(_restated(side, catalogue) for side in sides)
            outcome = compare(pair, catalogue.series[key.indicator])
            reason_vi, reason_en = reason(outcome, pair, revised)
            rows.append(
                {
                    "kind": key.kind,
                    "indicator_code": key.indicator,
                    "entity_id": sides[0].chosen["entity_id"],
                    "year": year,
                    "season": name,
                    "status": outcome.status.value,
                    "reason_vi": reason_vi,
                    "reason_en": reason_en,
                    "revised": revised,
                    **_sides(pair, outcome),
                    **_changes(pair, outcome),
                }
            )
    return rows


def _pairs(
    key: Key, now: Seasons, then: Mapping[Key, Seasons], growths: Growths, catalogue: Catalogue
) -> Iterator[tuple[str, Pair]]:
    """Give every season of this year with its partner, then the seasons that only the year before has.

    A season of the year before that already stands beside one of this year ("11 months now, the whole year then") is
    not listed once more as missing.
    """
    before = then.get(key, {})
    shown = set()
    for name, season_now in now.items():
        previous = figure_of(before.get(name), catalogue)
        other_name = None if previous or season_now.dashed else _other_season(before, name)
        shown.add(other_name)
        yield (
            name,
            Pair(
                current=figure_of(season_now, catalogue),
                previous=previous,
                current_dashed=season_now.dashed,
                previous_dashed=name in before and before[name].dashed,
                other_season=figure_of(before[other_name], catalogue) if other_name else None,
                replaced=_replaced(key, name, then, catalogue),
                look_alike=_look_alike(key, name, then, catalogue),
                growth=_growth_for(key, name, season_now, growths),
            ),
        )
    for name, season_then in before.items():
        if name not in now and name not in shown and not season_then.dashed:
            yield name, Pair(current=None, previous=figure_of(season_then, catalogue))


def _other_season(before: Seasons, name: str) -> str | None:
    """Of the other seasons of the year before, the longest, then the latest: the year rather than a quarter."""
    others = [
        (s.chosen["months"] or 0, s.chosen["period_end"], n) for n, s in before.items() if n != name and not s.dashed
    ]
    return max(others)[2] if others else None


def _replaced(key: Key, name: str, then: Mapping[Key, Seasons], catalogue: Catalogue) -> tuple[Figure, str] | None:
    for other, relation, why in catalogue.links.get(key.indicator, ()):
        figure = figure_of(then.get(key._replace(indicator=other), {}).get(name), catalogue)
        if relation == "replaces" and figure is not None:
            return figure, why
    return None


def _look_alike(key: Key, name: str, then: Mapping[Key, Seasons], catalogue: Catalogue) -> str | None:
    for other, relation, why in catalogue.links.get(key.indicator, ()):
        figure = figure_of(then.get(key._replace(indicator=other), {}).get(name), catalogue)
        if relation == "not_comparable" and figure is not None:
            return f"{other}: {why}"
    return None


def _growth_for(key: Key, name: str, season_now: Season, growths: Growths) -> Growth | None:
    """Give the growth printed beside the value, else that of the latest report; a growth is a result, no target."""
    if key.kind != "actual":
        return None
    printed = growths.get((key.indicator, key.entity, name), ())
    own = [growth for report, growth in printed if report == season_now.chosen["report_id"]]
    return next(iter([*own, *(growth for _, growth in printed)]), None)


def _restated(side: Season, catalogue: Catalogue) -> bool:
    """Whether another report gave a value that even its rounding does not reconcile with the one that counts."""
    chosen = figure_of(side, catalogue)
    if chosen is None:
        return False
    others = (as_figure(row, catalogue) for row in side.others)
    return any(
        (other.unit, other.per) == (chosen.unit, chosen.per) and not other.rounded.overlaps(chosen.rounded)
        for other in others
    )


def _sides(pair: Pair, outcome: Outcome) -> Row:
    current, previous = pair.current, outcome.previous
    if previous is not None and current is not None and previous.dimension == current.dimension:
        previous = previous.in_unit_of(current)
    implied = outcome.implied
    return {
        "unit": current.unit if current else previous.unit if previous else None,
        **_side("current", current),
        **_side("previous", previous),
        "previous_value": outcome.implied_value if implied else previous and previous.value,
        "previous_origin": "implied" if implied else "reported" if previous else None,
        "previous_low": implied and implied.low,
        "previous_high": implied and implied.high,
    }


def _side(name: str, figure: Figure | None) -> Row:
    return {
        f"{name}_observation_id": figure and figure.observation_id,
        f"{name}_report_id": figure and figure.report_id,
        f"{name}_period_code": figure and figure.period_code,
        f"{name}_value": figure and figure.value,
        f"{name}_value_high": figure and figure.value_high,
        f"{name}_qualifier": figure and figure.qualifier,
    }


def _changes(pair: Pair, outcome: Outcome) -> Row:
    in_points = pair.current is not None and pair.current.unit == PERCENT
    reach, percent, growth = outcome.reach, outcome.percent_reach, pair.growth
    return {
        "absolute_change": None if in_points else outcome.change,
        "point_change": outcome.change if in_points else None,
        "percent_change": outcome.percent,
        "change_low": reach and reach.low,
        "change_low_open": bool(reach and reach.low_open),
        "change_high": reach and reach.high,
        "change_high_open": bool(reach and reach.high_open),
        "percent_low": percent and percent.low,
        "percent_high": percent and percent.high,
        "direction": outcome.direction,
        "stated_change": growth and growth.signed,
        "stated_unit": growth and growth.unit,
        "stated_observation_id": growth and growth.observation_id,
    }
