"""Figures of two years under provisional codes that are surely of one thing, though nobody curated the indicator.

What is one thing was decided when the reports were read (`series` of a statement); here it is asked who tells it, and
whether any report contradicts itself. What comes out of two figures is `rules` (docs/decisions/0026).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from sqlalchemy import Connection

from warehouse.comparison.matches import YearMatch
from warehouse.comparison.rules import PERCENT, Growth, Pair, Series, Status, compare
from warehouse.comparison.statements import (
    AT_A_TIME,
    READ,
    Catalogue,
    Key,
    LiveStatement,
    as_figure,
    as_growth,
    as_season,
    in_order,
    is_year_over_year,
    live_between,
)
from warehouse.loading.dimensions import NATION

AT_A_DATE = "AT"
"""How the season of a stock begins."""
RANK = "rank"
"""The dimension of places among others, of which a percentage means nothing."""
SHOWN = frozenset({Status.OK, Status.ZERO_BASE, Status.SIGN, Status.BOUNDED, Status.APPROX, Status.STATED_MISMATCH})
"""What is compared; anything else would say that the two are not one thing, and then they are no pair."""


class SeriesStatement(NamedTuple):
    """A statement of a series, and who tells it."""

    statement: LiveStatement
    series: str
    reported_by: str | None
    issuer: str | None

    @property
    def subject(self) -> str:
        """Who it is about, and for the nation who says so: two ministries may count the same words differently."""
        one = self.statement
        teller = self.reported_by or self.issuer or one.report_id
        return one.entity_code if one.entity_code != NATION else f"{NATION} {teller.lower()}"


class Thing(NamedTuple):
    """What is followed over two years."""

    kind: str
    series: str
    subject: str
    season: str


def read_series(connection: Connection, year: int, since: Mapping[str, Mapping[str, Any]]) -> list[SeriesStatement]:
    """Read the live statements of series of a year and the one before, bodies under the code they have `since`."""
    asked = live_between("recorded_series", (*READ, "series", "reported_by", "issuer"))
    found: list[SeriesStatement] = []
    for rows in connection.execute(asked, {"first": year - 1, "year": year}).partitions(AT_A_TIME):
        for *common, series, reported_by, issuer in rows:
            one = LiveStatement._make((*common, False))
            found.append(SeriesStatement(one._replace(**since.get(one.entity_id, {})), series, reported_by, issuer))
    return found


def with_provisional(catalogue: Catalogue, told: Iterable[SeriesStatement]) -> Catalogue:
    """Give the catalogue with what figures themselves say of provisional indicators: their unit."""
    units = {one.statement.indicator_code: one.statement.unit for one in told}
    series = {code: _series(unit, catalogue) for code, unit in units.items() if code not in catalogue.series}
    return replace(catalogue, series={**catalogue.series, **series}, provisional=frozenset(series), measures={})


def _series(unit: str | None, catalogue: Catalogue) -> Series:
    dimension = catalogue.units[unit][0] if unit else None
    kind = "rate" if unit == PERCENT else RANK if dimension == RANK else "level"
    return Series(kind, stock=False, unit=unit, minimum=None, maximum=None)


def pairs(told: Iterable[SeriesStatement], year: int, catalogue: Catalogue) -> Iterator[YearMatch]:
    """Give a row for each indicator, body and season of which the two years, or one and the printed change, are known.

    Of several such rows the one that was told last counts.
    """
    things: dict[Thing, dict[int, list[LiveStatement]]] = defaultdict(lambda: defaultdict(list))
    growths: dict[tuple[str, str], list[LiveStatement]] = defaultdict(list)
    for one in told:
        row = one.statement
        if row.kind == "growth":
            if is_year_over_year(row, stock=row.season.startswith(AT_A_DATE)):
                growths[one.series, row.report_id].append(row)
        elif row.value is not None:
            things[Thing(row.kind, one.series, one.subject, row.season)][row.year].append(row)
    matched: dict[tuple[Key, str], list[YearMatch]] = defaultdict(list)
    for thing, years in things.items():
        match = _match(thing, years.get(year, []), years.get(year - 1, []), growths, catalogue)
        if match is not None:
            matched[match.key, match.season].append(match)
    for several in matched.values():
        first = in_order([match.sides[0].chosen for match in several])[0]
        yield next(match for match in several if match.sides[0].chosen is first)


def _match(
    thing: Thing,
    now: Sequence[LiveStatement],
    then: Sequence[LiveStatement],
    growths: Mapping[tuple[str, str], Sequence[LiveStatement]],
    catalogue: Catalogue,
) -> YearMatch | None:
    if not (now or then) or any(_contradicts_itself(side, catalogue) for side in (now, then)):
        return None
    sides = tuple(as_season(side, catalogue) for side in (now, then) if side)
    codes = [side.chosen.indicator_code for side in sides]
    if catalogue.provisional.isdisjoint(codes):
        return None
    growth = _growth(thing, sides[0].chosen.report_id, growths) if thing.kind == "actual" else None
    pair = Pair(sides[0].figure if now else None, sides[-1].figure if then else None, growth=growth)
    if not _is_sure(pair, catalogue.series[codes[0]]):
        pair = pair._replace(previous=None)
        if not _is_sure(pair, catalogue.series[codes[0]]):
            return None
        sides = sides[:1]
    key = Key(thing.kind, codes[0], sides[0].chosen.entity_code)
    return YearMatch(key, thing.season, pair, sides, partner=1 if codes[0] in catalogue.provisional else 2)


def _is_sure(pair: Pair, series: Series) -> bool:
    """Whether a pair is worth a row, and nothing that is printed speaks against its being one thing."""
    if pair.current is None:
        return pair.growth is not None and pair.previous is not None
    status = compare(pair, series).status
    if pair.previous is None:
        return status is Status.IMPLIED_BASE
    in_one_report = pair.current.report_id == pair.previous.report_id
    return status in SHOWN and (in_one_report or status is not Status.STATED_MISMATCH)


def _growth(thing: Thing, report_id: str, growths: Mapping[tuple[str, str], Sequence[LiveStatement]]) -> Growth | None:
    """Give the change that the report prints of a thing, if it prints one."""
    printed = [row for row in growths.get((thing.series, report_id), ()) if row.season == thing.season]
    return (
        as_growth(in_order(printed)[0]) if len({(row.value, row.unit, row.direction) for row in printed}) == 1 else None
    )


def _contradicts_itself(side: Sequence[LiveStatement], catalogue: Catalogue) -> bool:
    """Whether one report gives two values that no rounding reconciles: then its words do not tell one thing."""
    by_report: dict[str, list[LiveStatement]] = defaultdict(list)
    for row in side:
        by_report[row.report_id].append(row)
    for rows in by_report.values():
        first, *others = (as_figure(row, catalogue) for row in rows)
        for other in others:
            alike = (first.unit, first.per, first.denominator) == (other.unit, other.per, other.denominator)
            if not alike or not first.rounded.overlaps(other.rounded):
                return True
    return False
