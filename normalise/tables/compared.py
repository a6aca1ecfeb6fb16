"""Which two columns a column of comparisons sets against each other, as its figures tell.

Under "So sánh" or "Tăng, giảm" the words leave open whether a figure is a difference, a growth in percent or a ratio,
and of which two columns; the figures do not. What the words say is read in `comparing` and `meaning`.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import permutations
from typing import NamedTuple

from normalise.lexical.lexicon import only
from normalise.lexical.text import fold
from normalise.periods import horizon
from normalise.records import Kind
from normalise.tables import figures, meaning
from normalise.tables.column import Column, Role
from normalise.tables.meaning import Comparison, Meaning

_COMPARES = frozenset({Comparison.GROWTH, Comparison.BASE, Comparison.PLAN})
_MOST_ROWS, _MOST_BEFORE = 40, 12
"""So many rows and columns are looked at: the work stays small in the largest table."""
_MAJORITY = Decimal("0.75")
_LEAST = 2
_TELLING = 3
"""So many digits make a single row enough."""
_HUNDRED = Decimal(100)


class _Figure(NamedTuple):
    value: Decimal
    width: Decimal
    """Half of its last printed decimal; an integer is taken as exact."""
    digits: int


def _difference(now: _Figure, before: _Figure) -> tuple[Decimal, Decimal]:
    return now.value - before.value, now.width + before.width


def _ratio(now: _Figure, before: _Figure) -> tuple[Decimal, Decimal]:
    ratio = now.value / before.value
    return ratio * _HUNDRED, (now.width + abs(ratio) * before.width) * _HUNDRED / abs(before.value)


def _rate(now: _Figure, before: _Figure) -> tuple[Decimal, Decimal]:
    ratio, width = _ratio(now, before)
    return ratio - _HUNDRED, width


_Way = Callable[[_Figure, _Figure], tuple[Decimal, Decimal]]
_WAYS: tuple[_Way, ...] = (_difference, _rate, _ratio)


class _Found(NamedTuple):
    way: _Way
    now: Column
    before: Column


def by_figures(made: Sequence[Column], worded: Sequence[Column], rows: Sequence[Sequence[str]]) -> list[Column]:
    """Give each column that compares the way, the times and the measure of the two columns that its figures are of.

    `worded` are the columns as their own headings say, whose times stand above those that the figures tell. A column
    whose figures are of no pair, or of several, stays as it is.
    """
    if not any(map(_may_compare, made)):
        return list(made)
    printed = {one.index: [_figure(row[one.index]) for row in rows] for one in made if one.role is Role.VALUE}
    told = []
    for column, own in zip(made, worded, strict=True):
        values = [one for one in made[: column.index] if one.role is Role.VALUE and one.says.comparison is None]
        near = values[-_MOST_BEFORE:]
        found = _pairs(column, near, printed) if _may_compare(column) else []
        told.append(_told(column, own.says, found[0]) if len(found) == 1 else _row_by_row(column, near, printed))
    return told


def of_row(column: Column, columns: Sequence[Column], cells: Sequence[str]) -> Column:
    """Return a column that compares row by row as it does in one of them; where no way explains it, without a unit."""
    if column.row_by_row is None:
        return column
    now, before = (next(one for one in columns if one.index == index) for index in column.row_by_row)
    figure = tuple(_figure(cells[one.index]) for one in (column, now, before))
    ways = _WAYS[1:] if "%" in cells[column.index] else _WAYS
    way = next((way for way in ways if _fits(way, *figure)), None)
    if way is None:
        return replace(column, says=replace(column.says, unit="%" if "%" in cells[column.index] else None))
    return _told(column, column.says, _Found(way, now, before))


def _row_by_row(column: Column, values: Sequence[Column], printed: dict[int, list[_Figure | None]]) -> Column:
    """Note the two columns of one that compares where its rows do so in several ways: counts, shares, amounts."""
    if column.says.comparison is not Comparison.GROWTH or "%" in column.heading:
        return column
    pairs = [
        (now.index, before.index)
        for now, before in permutations(values, 2)
        if _are_alike(now, before) and before.kind is not Kind.TARGET and _is_later(now, before)
    ]
    fitting = [pair for pair in pairs if _most_fit(printed, column.index, *pair)]
    return replace(column, row_by_row=fitting[0]) if len(fitting) == 1 else column


def _is_later(now: Column, before: Column) -> bool:
    return now.period is not None and before.period is not None and before.period.end < now.period.end


def _most_fit(printed: dict[int, list[_Figure | None]], column: int, now: int, before: int) -> bool:
    rows = list(zip(printed[column], printed[now], printed[before], strict=True))[:_MOST_ROWS]
    told = [row for row in rows if None not in row]
    held = sum(any(_fits(way, *row) for way in _WAYS) for row in told)
    return held >= _LEAST and held >= _MAJORITY * len(told)


def _may_compare(column: Column) -> bool:
    """Whether the words of a column say that it compares, or only that it is in percent: "Tỷ lệ (%) TH23/TH22"."""
    worded = column.says.comparison in _COMPARES
    return column.role is Role.VALUE and (worded or (column.says.comparison is None and column.unit == "%"))


def _figure(cell: str) -> _Figure | None:
    found = figures.of([cell.strip()])
    if not found:
        return None
    decimals = -int(found[0].as_tuple().exponent)
    width = Decimal(5).scaleb(-decimals - 1) if decimals > 0 else Decimal(0)
    return _Figure(found[0], width, len(found[0].as_tuple().digits))


def _pairs(column: Column, values: Sequence[Column], printed: dict[int, list[_Figure | None]]) -> list[_Found]:
    """Return the ways and pairs of columns that explain the figures of one that compares."""
    ways = _WAYS if column.says.comparison else (_rate, _ratio)
    return [
        _Found(way, now, before)
        for now, before in permutations(values, 2)
        for way in ways
        if _are_alike(now, before)
        and (way is _ratio or before.kind is not Kind.TARGET)
        and _explains(way, zip(printed[column.index], printed[now.index], printed[before.index], strict=True))
    ]


def _are_alike(now: Column, before: Column) -> bool:
    """Whether two columns are of one measure at two times, or planned and reached."""
    same = fold(now.subject) == fold(before.subject) and now.entity == before.entity
    return same and (now.period, now.kind) != (before.period, before.kind)


def _explains(way: _Way, rows: Iterator[tuple[_Figure | None, _Figure | None, _Figure | None]]) -> bool:
    held = told = telling = 0
    for figure, now, before in rows:
        if figure is None or now is None or before is None or not before.value:
            continue
        exact = _fits(way, figure, now, before)
        told, held = told + 1, held + exact
        telling = max(telling, figure.digits if exact else 0)
        if told == _MOST_ROWS:
            break
    return held >= _MAJORITY * told and (held >= _LEAST or (held == 1 and telling >= _TELLING))


def _fits(way: _Way, figure: _Figure | None, now: _Figure | None, before: _Figure | None) -> bool:
    """Whether a figure is what a way makes of two others, as exactly as it is printed."""
    if figure is None or now is None or before is None or not before.value:
        return False
    wanted, width = way(now, before)
    return abs(wanted - figure.value) <= width + (figure.width or (0 if way is _difference else Decimal("0.5")))


def _told(column: Column, own: Meaning, found: _Found) -> Column:
    """Return a column with what its two columns make of it; a time that its own words name stands."""
    says, now, before = column.says, found.now, found.before
    named = own.base if own.base is not None and not meaning.is_same_period(own.base) else None
    says = replace(says, period=own.period or now.period or says.period, left=now.subject)
    base = named or before.period or says.base
    base = horizon.as_of(base.end) if base is not None and base.start == base.end else base
    if found.way is not _ratio:
        unit = "%" if found.way is _rate or "%" in column.heading else None if says.unit == "%" else says.unit
        says = replace(says, comparison=Comparison.GROWTH, kind=Kind.GROWTH, unit=unit, against="", base=base)
    elif before.kind is Kind.TARGET and now.kind is not Kind.TARGET:
        against = says.against if says.comparison is Comparison.PLAN else only("made_plan")
        says = replace(says, comparison=Comparison.PLAN, kind=Kind.ACTUAL, unit="%", against=against)
    else:
        against = meaning.name_of_base(base, says.period, "") if base else says.against
        kind = Kind.TARGET if now.kind is Kind.TARGET else Kind.ACTUAL
        says = replace(says, comparison=Comparison.BASE, kind=kind, unit="%", against=against, base=base)
    return replace(column, says=says)
