"""Columns that are the same part of another in every row, of a whole that stands in no cell.

So are shares of a total that only the text tells, percentages of the year's plan, tons a year and tons a day. Shares of
a total row belong to `column_shares`, columns of two others to `compared`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import permutations

from checks.arithmetic.column_shares import are_shares
from checks.arithmetic.forms import HUNDRED, SPREAD, SURE_ROWS, quotient
from checks.arithmetic.grid import Grid, GridColumn, Number
from checks.arithmetic.slips import is_point_moved, is_slip, slips_of
from checks.arithmetic.sums import printed
from checks.relations.finder import finds, relation_rule
from checks.relations.relation import Relation
from normalise.records import Interval, Severity

MOST_COLUMNS, MOST_ROWS = 12, 60
"""Of a larger table only so many are tried."""
FIRST = 8
"""So many rows are asked which part it is."""
LONG = 3
"""A number of so many digits is the same part of another by no chance."""
_OF = quotient(0).of


@dataclass(frozen=True)
class _Row:
    """A number, and what is printed as its part."""

    whole: Number
    part: Number
    rate: Interval
    """What part it may be."""


@finds(
    relation_rule(
        "part_is_constant",
        Severity.ERROR,
        "the same part of the column beside it as in the other rows, within rounding",
        "cùng một tỷ lệ so với cột được chia như ở các dòng khác, trong phạm vi làm tròn",
        "Of 646 households, whom the text tells of, 412, 305 and 188 are 63.8, 47.2 and 29.1 %; 261 are not 44.0 %.",
    ),
)
def constant_parts(grid: Grid) -> Iterator[Relation]:
    """Pair each number of a column with the part of it that another column has in nearly all rows."""
    columns = grid.columns[:MOST_COLUMNS]
    for of, column in permutations(columns, 2):
        if of.compares or are_shares(grid, column):
            continue
        rows = _rows(grid, of, column)
        rate = _commonest(rows)
        held = [one for one in rows if _holds(one, rate)]
        broken = [one for one in rows if not _holds(one, rate)]
        if not _is_sure(held, broken, rate):
            continue
        alone = len(broken) == 1 and column.compares
        for one in rows:
            due = one.whole.value * rate
            slip = is_slip(one.part.value, due, one.part.step) or is_point_moved(one.part.value, due)
            meant = alone and (len(held) > SURE_ROWS + 1 or _is_mended(one, rate))
            clear = abs(one.part.value - due) > max(due / HUNDRED, SURE_ROWS * one.part.step)
            if one in held or (clear and (slip or meant)):
                yield _relation(one, rate)


def _rows(grid: Grid, of: GridColumn, column: GridColumn) -> list[_Row]:
    made: list[_Row] = []
    for row in grid.rows[:MOST_ROWS]:
        whole, part = row.numbers.get(of.index), row.numbers.get(column.index)
        if whole and part and whole.value > 0 and part.value > 0:
            rate = _OF(Interval(part.value - part.step, part.value + part.step), whole.reading)
            made += [_Row(whole, part, rate)] if rate else []
    return made


def _commonest(rows: Sequence[_Row]) -> Decimal:
    """Return the part that most rows may be, as one of the first has it."""
    first = rows[:FIRST]
    ends = {end for one in first for end in (one.rate.low, one.rate.high) if end is not None}
    middles = [one.part.value / one.whole.value for one in first]
    return max((*middles, *ends), key=lambda rate: sum(_holds(one, rate) for one in rows), default=Decimal(1))


def _holds(one: _Row, rate: Decimal) -> bool:
    return one.rate.overlaps(Interval(rate, rate))


def _is_mended(one: _Row, rate: Decimal) -> bool:
    """Whether a slip of the pen in the whole explains its part."""
    part = Interval(one.part.value - one.part.step, one.part.value + one.part.step)
    meant = slips_of(one.whole.value, one.whole.step)
    return any(part.overlaps(Interval(value * rate, value * rate)) for value in meant)


def _is_sure(held: Sequence[_Row], broken: Sequence[_Row], rate: Decimal) -> bool:
    """Whether the rows show it by no chance: enough of them, with long numbers that differ, and no copies."""
    told = [one.part for one in held if one.part.length >= LONG and one.part.length <= one.whole.length]
    values = {number.value for number in told}
    differ = max(values, default=0) - min(values, default=0) >= SPREAD * max((one.step for one in told), default=1)
    return len(values) >= SURE_ROWS and len(held) > max(SURE_ROWS, 3 * len(broken)) and differ and rate != 1


def _relation(one: _Row, rate: Decimal) -> Relation:
    reading = Interval(one.part.value - one.part.step, one.part.value + one.part.step)
    low, high = one.whole.reading.low or Decimal(0), one.whole.reading.high or Decimal(0)
    return Relation(
        rule="part_is_constant",
        left=Interval(low * rate, high * rate),
        right=reading,
        found=f"{one.whole.place.raw} → {printed(one.whole.value * rate, one.part.step)}; {one.part.place.raw}",
        places=(one.whole.place, one.part.place),
    )
