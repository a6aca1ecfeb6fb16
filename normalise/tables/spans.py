"""Times that the columns of a table have together: years under months, quarters by numerals, sums of months."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from normalise.lexical.lexicon import pattern
from normalise.periods import calendar_code, horizon
from normalise.records import Kind, Period
from normalise.tables import meaning
from normalise.tables.column import Column, Role

_YEAR_DAYS = 364
_NUMERALS = ("I", "II", "III", "IV")
_QUARTERS = pattern(r"{quarter}")
_SUM = pattern(r"{total_row}")
_LEAST = 2
"""So many columns of months make another one their sum."""


def together(made: tuple[Column, ...], part: Period | None, title: str, year: int | None) -> tuple[Column, ...]:
    """Return the columns with the times that the others and the title give them; `part` is what the title is about."""
    return _sums(_quarters(within_years(made, part), title, year))


def within_years(made: tuple[Column, ...], part: Period | None) -> tuple[Column, ...]:
    """Give columns that name only years the months of the year that the title is about.

    "Sản lượng quý III" over "Năm 2023", "Năm 2024"; not where one of them is planned, or another names months itself.
    """
    if part is None or part.start is None or _is_year(part):
        return made
    told = [column for column in made if column.period and column.says.comparison is None]
    years = {column.period.end.year for column in told if column.period}
    months = calendar_code.whole_months(part.start, part.end)
    if months is None or len(years) < 2 or any(one.kind is Kind.TARGET or not _is_year(one.period) for one in told):
        return made
    return tuple(_within_year(column, part) for column in made)


def _is_year(one: Period | None) -> bool:
    return one is not None and meaning.days_of(one) >= _YEAR_DAYS


def _within_year(column: Column, part: Period) -> Column:
    own, base = (
        horizon.shifted(part, one.end.year) if one and _is_year(one) else one for one in (column.period, column.base)
    )
    return replace(column, says=replace(column.says, period=own, base=base))


def _quarters(made: tuple[Column, ...], title: str, year: int | None) -> tuple[Column, ...]:
    """Give columns that are headed by numerals, "I" to "IV", the quarters that the title speaks of."""
    found = [one for one in made if one.role is Role.VALUE and one.heading.strip() in _NUMERALS]
    headed = tuple(one.heading.strip() for one in found)
    if year is None or len(found) < _LEAST or headed != _NUMERALS[: len(found)] or not _QUARTERS.search(title):
        return made
    times = {
        one.index: horizon.made(*calendar_code.months(year, 3 * turn + 1, 3 * turn + 3))
        for turn, one in enumerate(found)
    }
    return tuple(_at(one, times[one.index]) if one.index in times else one for one in made)


def _sums(made: tuple[Column, ...]) -> tuple[Column, ...]:
    """Give a column headed "Cộng" all the time of the months or quarters beside it."""
    levels = [one for one in made if one.role is Role.VALUE and one.says.comparison is None]
    parts = [one.period for one in levels if one.period and not _is_year(one.period)]
    totals = {one.index for one in levels if one.period is None and _SUM.fullmatch(one.heading.strip())}
    if len(parts) < _LEAST or len(parts) + len(totals) != len(levels) or not _follow(parts):
        return made
    first, last = parts[0].start, parts[-1].end
    return tuple(_at(one, horizon.made(first, last)) if first and one.index in totals else one for one in made)


def _follow(parts: Sequence[Period]) -> bool:
    return all(two.start is not None and two.start - one.end == timedelta(days=1) for one, two in pairwise(parts))


def _at(column: Column, period: Period) -> Column:
    """Return a column whose heading is a time and nothing else."""
    return replace(column, says=replace(column.says, period=period, left=""))
