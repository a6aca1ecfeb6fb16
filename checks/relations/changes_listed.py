"""Several changes in a row and the values of two times that they are between, wherever in the passage those stand.

"426 vụ, 187 vụ, 1.942 triệu đồng; năm trước 391 vụ, 205 vụ và 1.675 triệu đồng: tăng 35 vụ, giảm 18 vụ, tăng 267 triệu
đồng". The changes that fit show which values belong together, and that the others were meant to fit. A change beside
its own values belongs to `growth` and `moved`.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from checks.arithmetic.slips import is_slip
from checks.relations.nouns import same_unit
from checks.relations.printed import Figure, Printed
from checks.relations.reading import at_least, at_most, exactly, last_place
from checks.relations.relation import Relation, figures
from normalise.records import Kind

FEWEST = 2
"""So many changes that fit show which values belong together."""
MOST = 16
"""So many values of two times are compared with each other."""


class _Pair(NamedTuple):
    """A change and the two values that it is between, in the order of the text."""

    change: Figure
    first: Figure
    second: Figure

    @property
    def is_forward(self) -> bool:
        """Whether the first value is the later one, as the change tells it."""
        rises = _value(self.first) > _value(self.second)
        return rises is (self.change.observation.direction == "up")


def changes_of_lists(report: Printed) -> Iterator[Relation]:
    """Pair the changes of a passage with the values that they are between, where most of them fit."""
    for _, row in report.in_passages():
        changes = [one for one in row if _is_change(one)]
        values = [one for one in row if _is_value(one)]
        if not changes or len(values) > MOST:
            continue
        fitting = [pair for change in changes if (pair := _fitting(change, values))]
        yield from _by_times(fitting)
        if len(changes) > FEWEST <= len(fitting):
            yield from _directions(fitting)
            yield from _left_over(changes, values, fitting)


def _is_change(one: Figure) -> bool:
    told = one.observation
    return told.kind is Kind.GROWTH and told.direction is not None and bool(told.value) and told.unit not in ("%", "x")


def _is_value(one: Figure) -> bool:
    told = one.observation
    return one.is_level and bool(told.value) and told.unit not in ("%", "x", None) and told.denominator is None


def _value(one: Figure) -> Decimal:
    return one.observation.value or Decimal(0)


def _before(change: Figure, values: Sequence[Figure]) -> list[Figure]:
    """Return the values of the unit of a change that stand before it."""
    unit = change.observation.unit
    return [one for one in values if one.start < change.start and same_unit(one.observation.unit, unit)]


def _fitting(change: Figure, values: Sequence[Figure]) -> _Pair | None:
    """Return the only two values that differ by a change."""
    found = [
        _Pair(change, one, other)
        for one, other in combinations(_before(change, values), 2)
        if abs(_value(one) - _value(other)) == _value(change)
    ]
    return found[0] if len(found) == 1 else None


def _directions(fitting: Sequence[_Pair]) -> Iterator[Relation]:
    """Yield for each change whether it goes the way that the order of the values has in most of the others."""
    forward = sum(one.is_forward for one in fitting) * 2 > len(fitting)
    if abs(sum(one.is_forward for one in fitting) * 2 - len(fitting)) < 1:
        return
    for one in fitting:
        yield _direction(*((one.second, one.first) if forward else (one.first, one.second)), one.change)


def _by_times(fitting: Sequence[_Pair]) -> Iterator[Relation]:
    """Yield for each change between values of two times whether it goes the way from the earlier to the later."""
    for one in fitting:
        then, now = sorted((one.first, one.second), key=lambda each: each.observation.period_end)
        stated = then.observation.period_stated and now.observation.period_stated
        if stated and then.observation.period_end < now.observation.period_end:
            yield _direction(then, now, one.change)


def _direction(then: Figure, now: Figure, change: Figure) -> Relation:
    rises = change.observation.direction == "up"
    return Relation(
        rule="direction_fits_values",
        left=exactly(_value(now)),
        right=at_least(_value(then)) if rises else at_most(_value(then)),
        found=f"{then.observation.raw} → {now.observation.raw}; {change.observation.raw}",
        places=figures((then, now, change)),
    )


def _left_over(changes: Sequence[Figure], values: Sequence[Figure], fitting: Sequence[_Pair]) -> Iterator[Relation]:
    """Yield a change that fits nothing with the only two values of its unit that no other change is between."""
    used = {id(one) for pair in fitting for one in (pair.first, pair.second)}
    for change in changes:
        if any(pair.change is change for pair in fitting):
            continue
        left = [one for one in _before(change, values) if id(one) not in used]
        if len(left) != 2:
            continue
        due = abs(_value(left[0]) - _value(left[1]))
        if is_slip(_value(change), due, last_place(change.observation)):
            yield Relation(
                rule="change_matches_values",
                left=exactly(_value(change)),
                right=exactly(due),
                found=f"{left[1].observation.raw} → {left[0].observation.raw}; {change.observation.raw}",
                places=figures((*left, change)),
            )
