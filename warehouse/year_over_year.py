"""The table `fact_year_over_year`, one year at a time, written by difference.

Which figures stand against which is `matches`, what comes out of two figures `comparison`. Only curated indicators are
compared (docs/decisions/0004).
"""

import gc
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import localcontext
from itertools import chain
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Engine, case, delete, select

from warehouse.comparison import PERCENT, Figure, Outcome, Pair, Status, compare
from warehouse.database import gather_statistics, writing
from warehouse.difference import compare as compare_rows
from warehouse.difference import write
from warehouse.entities import merged
from warehouse.matches import Match, matches
from warehouse.mergers import with_sums
from warehouse.reasons import reason
from warehouse.schema import dim_entity, dim_indicator, fact_year_over_year, stale_year
from warehouse.statements import (
    Catalogue,
    Key,
    Season,
    as_figure,
    by_season,
    of_the_nation,
    printed_growths,
    read_catalogue,
    read_statements,
)

DIGITS = 60
"""Precision of quotients: far beyond the widest printed figure."""

KEY = ("kind", "indicator_code", "previous_indicator_code", "entity_id", "year", "season")
"""What a row is about; one live row each."""

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
    with writing(engine) as connection, localcontext(prec=DIGITS), _no_collection():
        columns, wanted = _rows(connection, year)
        change = compare_rows(connection, fact_year_over_year, {"year": year}, KEY, columns, wanted)
        write(connection, change, datetime.now(UTC))
        if year in connection.scalars(select(stale_year.c.year)):
            connection.execute(delete(stale_year).where(stale_year.c.year == year))
        if not change.empty:
            gather_statistics(connection)
    return YearSummary(
        year=year,
        rows=len(wanted),
        by_status=dict(sorted(Counter(row[columns.index("status")] for row in wanted).items())),
        added=len(change.added),
        closed=len(change.closed),
        unchanged=change.unchanged,
    )


@contextmanager
def _no_collection() -> Iterator[None]:
    """Leave cyclic garbage alone: there is none, and looking for it among a year's rows takes a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


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


def _rows(connection: Connection, year: int) -> tuple[tuple[str, ...], list[list[Any]]]:
    """Give the columns that rows of the year have, and the rows."""
    catalogue = read_catalogue(connection)
    statements = of_the_nation(read_statements(connection, year), catalogue)
    now = by_season((row for row in statements if row.year == year), catalogue)
    before = by_season((row for row in statements if row.year == year - 1), catalogue)
    then = with_sums(now, before, merged(connection, date(year - 1, 1, 1), date(year, 12, 31)), catalogue)
    growths = printed_growths(statements, year, catalogue)
    rows = (_row(match, year, catalogue) for match in matches(now, then, growths, catalogue))
    first = next(rows, None)
    if first is None:
        return KEY, []
    columns = tuple(first)
    pick = itemgetter(*columns)
    return columns, [list(pick(row)) for row in chain([first], rows)]


def _row(match: Match, year: int, catalogue: Catalogue) -> Row:
    key, pair = match.key, match.pair
    revised = any(_restated(side, catalogue) for side in match.sides)
    outcome = compare(pair, catalogue.series[key.indicator])
    reason_vi, reason_en = reason(outcome, pair, revised)
    return {
        "kind": key.kind,
        "indicator_code": key.indicator,
        "entity_id": match.sides[0].chosen.entity_id,
        "year": year,
        "season": match.season,
        "partner": match.partner,
        "status": outcome.status.value,
        "reason_vi": reason_vi,
        "reason_en": reason_en,
        "revised": revised,
        **_comparability(pair, outcome),
        **_sides(key, pair, outcome),
        **_changes(pair, outcome),
    }


def _restated(side: Season, catalogue: Catalogue) -> bool:
    """Whether another report gave a value that even its rounding does not reconcile with the one that counts."""
    chosen = side.figure
    if chosen is None or not side.others:
        return False
    others = (as_figure(row, catalogue) for row in side.others)
    return any(
        (other.unit, other.per) == (chosen.unit, chosen.per) and not other.rounded.overlaps(chosen.rounded)
        for other in others
    )


def _comparability(pair: Pair, outcome: Outcome) -> Row:
    """Say how far the two sides are one thing; null where there are no two sides."""
    caveat = pair.link if pair.link is not None and pair.link.comparable else None
    if outcome.status is Status.BREAK:
        word, caveat = "not_comparable", None
    elif pair.current is None or (outcome.previous is None and outcome.implied is None):
        word = None
    else:
        word = "caveat" if caveat else "same"
    return {
        "comparability": word,
        "caveat_vi": caveat and caveat.reason_vi,
        "caveat_en": caveat and caveat.reason_en,
    }


def _sides(key: Key, pair: Pair, outcome: Outcome) -> Row:
    current, previous = pair.current, outcome.previous
    if previous is not None and current is not None and previous.dimension == current.dimension:
        previous = previous.in_unit_of(current)
    implied = outcome.implied
    unit = current.unit if current else previous.unit if previous else None
    return {
        "unit": unit,
        "previous_unit": unit if implied else previous and previous.unit,
        "previous_indicator_code": pair.link.code if pair.link else key.indicator,
        **_side("current", current),
        **_side("previous", previous),
        "previous_value": outcome.implied_value if implied else previous and previous.value,
        "previous_parts": list(previous.parts) if previous and previous.parts else None,
        "previous_origin": _origin(previous, outcome),
        "previous_low": implied and implied.low,
        "previous_high": implied and implied.high,
    }


def _origin(previous: Figure | None, outcome: Outcome) -> str | None:
    if outcome.implied:
        return "implied"
    return previous and ("derived" if previous.parts else "reported")


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
