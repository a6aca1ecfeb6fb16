"""Totals of rows: a sum row, a group and its members, a total that counts groups and members together.

Totals of columns belong to `across`. Which rows make up a total is not printed but follows from the numbers: the rows
whose sum is printed in some column are its parts, and are then so in the columns beside it and in the groups beside it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from checks.arithmetic.grid import Grid, GridColumn, GridRow, Number, outermost
from checks.arithmetic.slips import is_slip, leaves_out
from checks.relations.finder import finds, relation_rule
from checks.relations.relation import Relation
from normalise.records import Interval, Severity, total

NEAR = Decimal("0.1")
"""A total that is as near to the sum of what seems to be its parts was meant to be it."""
WITHIN = Decimal("2.5")
"""A printed total that is more than so many times the sum, or the sum of it, is a total of other rows."""
MOST_TOTALS = 40
"""Rows of one table that are looked at as totals: each is held against all rows before it."""
MOST_PARTS = 30
"""Of more parts one is off by a slip of the pen by chance."""
CONFIRMING = 2
"""So many columns in which a total is that of its parts leave no doubt of what the parts are."""
TELLING = 2
"""A sum of so many significant digits, and more, is not met by chance."""


class Sum(NamedTuple):
    """A printed total in one column, and the numbers that seem to make it up."""

    total: Number
    parts: tuple[Number, ...]

    @property
    def added(self) -> Interval:
        """All that the parts may add up to."""
        return total(part.reading for part in self.parts)

    @property
    def value(self) -> Decimal:
        """What the parts add up to as printed."""
        return sum((part.value for part in self.parts), Decimal(0))

    @property
    def holds(self) -> bool:
        """Whether the total is that of the parts, within rounding."""
        return self.added.overlaps(self.total.reading)

    @property
    def is_telling(self) -> bool:
        """Whether it holds, and not by chance."""
        return self.holds and len(self.parts) > 1 and self.total.digits >= TELLING and self.total.value > 0

    @property
    def is_divided(self) -> bool:
        """Whether more than one part is something."""
        return sum(part.value != 0 for part in self.parts) > 1

    @property
    def step(self) -> Decimal:
        """What one in the last printed place is worth."""
        return min(part.step for part in (self.total, *self.parts))

    @property
    def is_near(self) -> bool:
        """Whether the total is so near to the sum that it was meant to be it."""
        return abs(self.value - self.total.value) <= NEAR * abs(self.total.value)

    @property
    def is_slip(self) -> bool:
        """Whether a slip of the pen, in the total or in a part, explains the difference."""
        difference = self.total.value - self.value
        return (
            is_slip(self.total.value, self.value, self.step)
            or any(
                part.value * (part.value + difference) > 0 and is_slip(part.value, part.value + difference, self.step)
                for part in self.parts
            )
            or leaves_out(self.total.value, (part.value for part in self.parts), self.step)
        )

    @property
    def is_possible(self) -> bool:
        """Whether the total may have been meant as the sum: more than the largest part, as no average is."""
        largest = max(part.value for part in self.parts)
        return self.total.value >= largest and self.value < WITHIN * self.total.value < WITHIN * WITHIN * self.value

    @property
    def is_last(self) -> bool:
        """Whether the total is the last part once more, as a number of rooms at the end of a year is."""
        return self.total.value == self.parts[-1].value

    def with_part(self, part: Number, other: Number) -> "Sum":
        """Return the sum with another number in the place of one of its parts."""
        return self._replace(parts=tuple(other if one is part else one for one in self.parts))

    def relation(self, rule: str) -> Relation:
        """Return it as a relation."""
        added = " + ".join(part.place.raw for part in self.parts)
        return Relation(
            rule=rule,
            left=self.added,
            right=self.total.reading,
            found=f"{added} = {printed(self.value, self.step)}; {self.total.place.raw}",
            places=(self.total.place, *(part.place for part in self.parts)),
        )


def printed(value: Decimal, step: Decimal) -> str:
    """Write a number as Vietnamese reports do.

    >>> printed(Decimal("17575.5"), Decimal("0.1"))
    '17.575,5'
    """
    places = max(0, -int(step.normalize().as_tuple().exponent))
    return f"{value:,.{places}f}".translate(str.maketrans(",.", ".,"))


@dataclass(frozen=True)
class _Scheme:
    """A row that may be a total, and the rows that may make it up, with their sums by column."""

    row: GridRow
    size: int
    """How many rows make it up."""
    sums: tuple[Sum, ...]
    ends_table: bool
    """Whether the row says by its name and its place, behind its parts, that it is their total."""

    @property
    def telling(self) -> int:
        """In how many columns the total is that of the parts."""
        return sum(one.is_telling for one in self.sums)

    @property
    def broken(self) -> list[Sum]:
        """The sums that do not hold."""
        return [one for one in self.sums if not one.holds]


@finds(
    relation_rule(
        "total_is_sum_of_rows",
        Severity.ERROR,
        "a total that is the sum of its rows, within rounding",
        "tổng bằng tổng các dòng hợp thành, trong phạm vi làm tròn",
        "13 120, 1 350 and 3 105 add up to 17 575; the row of the total has 17 755.",
    ),
)
def totals(grid: Grid) -> Iterator[Relation]:
    """Pair each total with the sum of its rows, column by column."""
    parents = [one for row in grid.rows if (one := _of_children(grid, row))]
    sound = sum(one.telling > 0 and not one.broken for one in parents)
    for one in parents:
        others = sound - (one.telling > 0 and not one.broken)
        yield from _judged(one, confirmed=one.telling > 0, beside=others > 0)
    for row in [one for one in grid.rows if one.is_total][:MOST_TOTALS]:
        made = _schemes(grid, row)
        double = _counted_twice(grid, row) if made else None
        if double is not None:
            yield double
            continue
        for one in made:
            yield from _judged(one, confirmed=one.telling > 0, beside=False)


def _judged(scheme: _Scheme, confirmed: bool, beside: bool) -> Iterator[Relation]:
    """Yield the sums that hold, and those that do not where there is no doubt of what the parts are.

    `confirmed`: another column has the same parts; `beside`: other groups of the table have their members for parts.
    """
    surely = scheme.telling >= CONFIRMING and scheme.telling > len(scheme.broken)
    swapped = list(_exchanged(scheme)) if confirmed else []
    yield from (relation for relation, _ in swapped)
    told = {id(each) for _, pair in swapped for each in pair}
    for one in scheme.sums:
        if id(one) in told:
            continue
        meant = (
            (confirmed and (one.is_near or one.is_slip or one.is_possible))
            or (beside and (one.is_near or one.is_slip))
            or (scheme.ends_table and (one.is_near or one.is_slip))
            or (one.is_slip and one.is_possible and 2 < len(one.parts) <= MOST_PARTS and one.total.digits > TELLING)
        )
        possible = one.is_possible or ((surely or scheme.ends_table) and one.is_slip and not one.is_last)
        if one.is_telling or (meant and not one.holds and possible):
            yield one.relation("total_is_sum_of_rows")


def _exchanged(scheme: _Scheme) -> Iterator[tuple[Relation, tuple[Sum, Sum]]]:
    """Yield two columns whose totals both hold once two numbers of one row have changed places, with their sums."""
    for one, other in combinations(scheme.broken, 2):
        if not len(one.parts) == len(other.parts) == scheme.size:
            continue
        pairs = [
            (left, right)
            for left, right in zip(one.parts, other.parts, strict=True)
            if left.value != right.value
            and one.with_part(left, right).is_telling
            and other.with_part(right, left).is_telling
        ]
        if len(pairs) == 1:
            left, right = pairs[0]
            yield (
                Relation(
                    rule="total_is_sum_of_rows",
                    left=one.added,
                    right=one.total.reading,
                    found=f"{left.place.raw} ↔ {right.place.raw}: {one.total.place.raw}, {other.total.place.raw}",
                    places=(left.place, right.place, one.total.place, other.total.place),
                ),
                (one, other),
            )


def _of_children(grid: Grid, row: GridRow) -> _Scheme | None:
    children = grid.children(row)
    return None if row.is_bare_total else _scheme(grid, row, children, ends_table=False)


def _schemes(grid: Grid, row: GridRow) -> list[_Scheme]:
    """Return the parts that a total may have: those that make it up in some column, else the likeliest."""
    made: dict[tuple[int, ...], _Scheme] = {}
    for parts, ends in _candidates(grid, row):
        if one := _scheme(grid, row, parts, ends):
            made.setdefault(tuple(part.index for part in parts), one)
    best = max(made.values(), key=lambda one: (one.telling, -len(one.broken), one.ends_table), default=None)
    surely = [one for one in made.values() if any(each.is_telling and each.total.digits > TELLING for each in one.sums)]
    return surely or ([best] if best else [])


def _candidates(grid: Grid, row: GridRow) -> Iterator[tuple[Sequence[GridRow], bool]]:
    before, behind = grid.rows[: row.index], grid.rows[row.index + 1 :]
    sums = [one for one in before if one.is_total]
    last = row.is_bare_total and not behind
    since = before[sums[-1].index + 1 :] if sums else before
    yield outermost([one for one in since if not one.is_total]), last and not sums
    yield outermost([one for one in since if one.group == row.group and not one.is_total]), row.is_bare_total
    yield outermost([one for one in before if not one.is_total]), False
    yield sums, False
    if behind:
        until = next((turn for turn, one in enumerate(behind) if one.is_bare_total), len(behind))
        yield outermost([one for one in behind[:until] if not one.is_total]), False
        yield outermost([one for one in behind[:until] if one.group == row.group and not one.is_total]), False
    yield from _runs(grid, row)


def _runs(grid: Grid, row: GridRow) -> Iterator[tuple[Sequence[GridRow], bool]]:
    """Yield the parts of each heading under a total that is divided several times: by sex, by age, by place."""
    groups = {one.group for one in grid.rows[row.index + 1 :]} - {row.group}
    for group in sorted(groups):
        yield outermost([one for one in grid.rows if one.group == group and not one.is_total]), False


def _scheme(grid: Grid, row: GridRow, parts: Sequence[GridRow], ends_table: bool) -> _Scheme | None:
    units = {one.unit for one in (*parts, row) if one.unit.strip()}
    if len(parts) < 2 or len(units) > 1 or not all(one.adds for one in (*parts, row)):
        return None
    sums = [one for column in grid.amounts if (one := _sum(column, row, parts))]
    return _Scheme(row, len(parts), tuple(sums), ends_table) if sums else None


def _sum(column: GridColumn, row: GridRow, parts: Sequence[GridRow]) -> Sum | None:
    """Return the total of one column, None where a part is not a number or nothing says how many there are."""
    whole = row.numbers.get(column.index)
    found = [part.numbers[column.index] for part in parts if column.index in part.numbers]
    told = all(column.index in part.numbers or column.index in part.blanks for part in parts)
    if whole is None or whole.percent or len(found) < 2 or not told or any(one.percent for one in found):
        return None
    return Sum(whole, tuple(found))


def _counted_twice(grid: Grid, row: GridRow) -> Relation | None:
    """Return the relation of a total that adds up groups and their members together."""
    rows = [one for one in grid.rows[: row.index] if not one.is_total and not one.part_only]
    every = _scheme(grid, row, rows, ends_table=False)
    tops = _scheme(grid, row, outermost(rows), ends_table=False)
    groups = [one for parent in rows if (one := _of_children(grid, parent))]
    if every is None or tops is None or not any(one.telling for one in groups):
        return None
    if every.telling and not tops.telling and len(every.broken) == 0:
        return tops.sums[0].relation("total_is_sum_of_rows")
    return None
