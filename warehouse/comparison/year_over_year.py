"""The table `fact_year_over_year`, one year at a time, written by difference.

Which figures stand against which is `matches`, for indicators that nobody curated `uncurated` (docs/decisions/0026);
what comes out of two figures is `rules`.
"""

import gc
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import localcontext
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, case, delete, select

from normalise.records import Interval
from warehouse.comparison import uncurated
from warehouse.comparison.matches import YearMatch, matches
from warehouse.comparison.mergers import with_sums
from warehouse.comparison.reasons import reason
from warehouse.comparison.rules import PERCENT, Comparison, Figure, Pair, Status, compare
from warehouse.comparison.statements import (
    Catalogue,
    Key,
    Season,
    Seasons,
    as_figure,
    by_season,
    printed_growths,
    read_catalogue,
    read_statements,
)
from warehouse.database import gather_statistics, writing
from warehouse.loading.difference import compare as compare_rows
from warehouse.loading.difference import write
from warehouse.loading.entities import merged, successors
from warehouse.schema.tables import dim_entity, dim_indicator, dim_period, fact_year_over_year, stale_year

DIGITS = 60
"""Precision of quotients: far beyond the widest printed figure."""

KEY = ("kind", "indicator_code", "previous_indicator_code", "entity_id", "year", "season")
"""What a row is about; one live row each."""

COMPARABILITY = ("comparability", "caveat_vi", "caveat_en")
SIDE = ("observation_id", "report_id", "period_code", "value", "value_high", "qualifier")
SIDES = (
    "unit",
    *(f"current_{name}" for name in SIDE),
    "previous_indicator_code",
    *(f"previous_{name}" for name in SIDE),
    "previous_unit",
    "previous_parts",
    "previous_origin",
    "previous_low",
    "previous_high",
)
CHANGES = (
    "absolute_change",
    "point_change",
    "percent_change",
    "change_low",
    "change_low_open",
    "change_high",
    "change_high_open",
    "percent_low",
    "percent_high",
    "direction",
    "stated_change",
    "stated_unit",
    "stated_observation_id",
)
COLUMNS = (
    "kind",
    "indicator_code",
    "entity_id",
    "year",
    "season",
    "partner",
    "status",
    "reason_vi",
    "reason_en",
    "revised",
    "missing_because",
    *COMPARABILITY,
    *SIDES,
    *CHANGES,
)
"""Columns of a row, in the order in which `_row` gives their values."""

Row = dict[str, Any]
WITHOUT = Interval(None, None)


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
    due_since: datetime | None
    """When what the year rests on last changed, None where it was not due."""


def compute_year(engine: Engine, year: int) -> YearSummary:
    """Compare a year with the year before and make the live rows of that year the result, in one transaction.

    Within a kind only, the same entity, the same season. Doing it again changes nothing. A year for which no report
    states anything of a kind has no rows of that kind: its figures are not missing, they are not due.
    """
    with _no_collection():
        return _compute(engine, year)


def _compute(engine: Engine, year: int) -> YearSummary:
    with writing(engine) as connection, localcontext(prec=DIGITS):
        wanted, read = _rows(connection, year, _last.pop(engine, None))
        if read is not None:
            _last[engine] = read
        change = compare_rows(connection, fact_year_over_year, {"year": year}, KEY, COLUMNS, wanted)
        write(connection, change, datetime.now(UTC))
        due_since = _due_since(connection).get(year)
        if not change.empty:
            gather_statistics(connection, fact_year_over_year.name)
    status = COLUMNS.index("status")
    return YearSummary(
        year=year,
        rows=len(wanted),
        by_status=dict(sorted(Counter(row[status] for row in wanted).items())),
        added=len(change.added),
        closed=len(change.closed),
        unchanged=change.unchanged,
        due_since=due_since,
    )


def settle_year(engine: Engine, summary: YearSummary) -> None:
    """Leave a year as compared, after all that follows its comparison; one that was touched meanwhile stays due.

    A process that ends between the comparison and its checks would otherwise leave the year without their findings.
    """
    if summary.due_since is not None:
        listed = stale_year.c.year == summary.year, stale_year.c.touched_at == summary.due_since
        with writing(engine) as connection:
            connection.execute(delete(stale_year).where(*listed))


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
    """Years that have to be compared anew → when what they rest on last changed (ISO).

    A load touches the year after its figures too; where nothing was ever stated of that year, there is nothing to do.
    """
    with engine.connect() as connection:
        stated = set(connection.scalars(select(dim_period.c.year).distinct()))
        return {year: moment.isoformat() for year, moment in _due_since(connection).items() if year in stated}


def _due_since(connection: Connection) -> dict[int, datetime]:
    listed = connection.execute(select(stale_year).order_by(stale_year.c.year))
    return {row.year: row.touched_at for row in listed}


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


def computed_rows(connection: Connection, year: int) -> list[list[Any]]:
    """Give the rows of a year as they would be written now, each with the values of `COLUMNS`."""
    return _rows(connection, year, None)[0]


def _rows(connection: Connection, year: int, known: "_Read | None") -> tuple[list[list[Any]], "_Read | None"]:
    """Give the rows of the year, and what was read of it if the next year is due.

    `known` is what was read for the year before, if that was computed just now.
    """
    catalogue = read_catalogue(connection)
    span = date(year - 1, 1, 1), date(year, 12, 31)
    since, due = successors(connection, *span), _due_since(connection)
    serves = known is not None and (known.year, known.due, known.since) == (year - 1, due.get(year), since)
    statements = read_statements(connection, year if serves else year - 1, year, since, catalogue)
    now = by_season((row for row in statements if row.year == year), catalogue)
    before = (
        known.seasons
        if known is not None and serves
        else by_season((row for row in statements if row.year == year - 1), catalogue)
    )
    growths = printed_growths(statements, year, catalogue)
    read = _Read(year, due[year + 1], since, now) if year + 1 in due else None
    then = with_sums(now, before, merged(connection, *span), catalogue)
    rows = [_row(match, year, catalogue) for match in matches(now, then, growths, catalogue) if match.says_something]
    told = uncurated.read_series(connection, year, since)
    wider = uncurated.with_provisional(catalogue, told)
    return rows + [_row(match, year, wider) for match in uncurated.pairs(told, year, wider)], read


class _Read(NamedTuple):
    """What was read of a year, which serves for comparing the next one with it as long as nothing was recorded."""

    year: int
    due: datetime
    """Since when the next year is due: another moment if anything was recorded of this one in between."""
    since: Mapping[str, Mapping[str, Any]]
    """Bodies that changed, which decides under which codes statements are followed."""
    seasons: Mapping[Key, Seasons]


_last: WeakKeyDictionary[Engine, _Read] = WeakKeyDictionary()


def _row(match: YearMatch, year: int, catalogue: Catalogue) -> list[Any]:
    key, pair = match.key, match.pair
    revised = any(_restated(side, catalogue) for side in match.sides if side.others)
    outcome = compare(pair, catalogue.series[key.indicator])
    return [
        key.kind,
        key.indicator,
        match.sides[0].chosen.entity_id,
        year,
        match.season,
        match.partner,
        outcome.status.value,
        *reason(outcome, pair, revised, uncurated=not catalogue.provisional.isdisjoint(match.codes)),
        revised,
        _missing_because(pair),
        *_comparability(pair, outcome),
        *_sides(match, outcome),
        *_changes(pair, outcome),
    ]


def _restated(side: Season, catalogue: Catalogue) -> bool:
    """Whether another report gave a value that even its rounding does not reconcile with the one that counts."""
    chosen = side.figure
    if chosen is None:
        return False
    for row in side.others:
        if (row.value, row.unit, row.qualifier) == (side.chosen.value, side.chosen.unit, side.chosen.qualifier):
            continue
        other = as_figure(row, catalogue)
        if (other.unit, other.per) == (chosen.unit, chosen.per) and not other.rounded.overlaps(chosen.rounded):
            return True
    return False


def _missing_because(pair: Pair) -> str | None:
    """Say why a side is missing: a report prints a dash, or none states it."""
    if pair.current is not None and pair.previous is not None:
        return None
    return "dash" if pair.current_dashed or pair.previous_dashed else "unstated"


def _comparability(pair: Pair, outcome: Comparison) -> tuple[Any, ...]:
    """Say how far the two sides are one thing; null where there are no two sides."""
    if outcome.status is Status.BREAK:
        return "not_comparable", None, None
    caveat = pair.link if pair.link is not None and pair.link.comparable else None
    if pair.current is None or (outcome.previous is None and outcome.implied is None):
        word = None
    else:
        word = "caveat" if caveat else "same"
    return (word, caveat.reason_vi, caveat.reason_en) if caveat else (word, None, None)


def _sides(match: YearMatch, outcome: Comparison) -> tuple[Any, ...]:
    pair = match.pair
    current, previous, implied = pair.current, outcome.previous, outcome.implied
    if previous is not None and current is not None and previous.dimension == current.dimension:
        previous = previous.in_unit_of(current)
    unit = current.unit if current else previous.unit if previous else None
    code = pair.link.code if pair.link else match.codes[-1]
    if implied:
        then = (None, None, None, outcome.implied_value, None, None)
        return (unit, *_side(current), code, *then, unit, None, "implied", implied.low, implied.high)
    if previous is None:
        return (unit, *_side(current), code, *_side(None), None, None, None, None, None)
    parts = list(previous.parts) if previous.parts else None
    origin = "derived" if parts else "reported"
    return (unit, *_side(current), code, *_side(previous), previous.unit, parts, origin, None, None)


def _side(figure: Figure | None) -> tuple[Any, ...]:
    if figure is None:
        return (None,) * len(SIDE)
    return (
        figure.observation_id,
        figure.report_id,
        figure.period_code,
        figure.value,
        figure.value_high,
        figure.qualifier,
    )


def _changes(pair: Pair, outcome: Comparison) -> tuple[Any, ...]:
    in_points = pair.current is not None and pair.current.unit == PERCENT
    reach, percent, growth = outcome.reach or WITHOUT, outcome.percent_reach or WITHOUT, pair.growth
    return (
        None if in_points else outcome.change,
        outcome.change if in_points else None,
        outcome.percent,
        reach.low,
        reach.low_open,
        reach.high,
        reach.high_open,
        percent.low,
        percent.high,
        outcome.direction,
        *((growth.signed, growth.unit, growth.observation_id) if growth else (None, None, None)),
    )
