"""Columns of shares: each row in percent of the total, which is 100.

Columns that compare two others belong to `compared`.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from checks.arithmetic.forms import HUNDRED, RATIO, Case, ratio
from checks.arithmetic.grid import Grid, GridColumn, Number
from checks.arithmetic.sums import printed
from checks.relations.finder import finds, relation_rule
from checks.relations.reading import exactly
from checks.relations.relation import Relation
from normalise.lexical.lexicon import pattern
from normalise.records import Interval, Severity, total

_STRUCTURE = pattern(r"{structure_of}")
SHARES_NEAR = Decimal(12)
"""Percent from 100 up to which shares of one whole were meant to make it up."""


@finds(
    relation_rule(
        "share_of_total_matches",
        Severity.ERROR,
        "a share that is that of its own row in the total, within rounding",
        "tỷ trọng khớp với số của dòng chia cho tổng, trong phạm vi làm tròn",
        "1 250 of 5 000 are 25 %; the column of shares has 35.",
    ),
)
def shares(grid: Grid) -> Iterator[Relation]:
    """Pair each column of shares with 100, and each share with that of its row in the total."""
    for column in grid.columns:
        if "%" not in f"{column.heading} {grid.title}":
            continue
        named = _STRUCTURE.search(f"{column.heading} {grid.title}") is not None
        if named:
            yield from _of_hundred(grid, column)
        cases = _of_total(grid, column)
        held = sum(case.is_telling for case in cases)
        sure = _are_sure(cases)
        for case in cases:
            if (sure and (named or case.holds or case.is_slip)) or (named and held * 2 >= len(cases) and case.is_slip):
                yield case.relation("share_of_total_matches", RATIO)


def are_shares(grid: Grid, column: GridColumn) -> bool:
    """Whether most numbers of a column are those of their rows in percent of the total."""
    return _are_sure(_of_total(grid, column))


def _are_sure(cases: Sequence[Case]) -> bool:
    held = sum(case.is_telling for case in cases)
    return held >= 2 and held > len(cases) - held


def _of_hundred(grid: Grid, column: GridColumn) -> Iterator[Relation]:
    """Yield the sum of a column of shares, taken over its outermost rows."""
    parts = [one for one in grid.rows if not one.is_total and not one.part_only and column.index in one.numbers]
    depth = min((one.depth for one in parts), default=0)
    numbers = [one.numbers[column.index] for one in parts if one.depth == depth]
    if len(numbers) < 3 or len({one.group for one in parts}) > 1 or any(one.value < 0 for one in numbers):
        return
    added = total(_as_share(number) for number in numbers)
    value = sum((number.value for number in numbers), Decimal(0))
    if abs(value - HUNDRED) <= SHARES_NEAR:
        listed = " + ".join(number.place.raw for number in numbers)
        yield Relation(
            rule="shares_make_hundred",
            left=added,
            right=exactly(100),
            found=f"{listed} = {printed(value, numbers[0].step)}",
            places=tuple(number.place for number in numbers),
        )


def _as_share(number: Number) -> Interval:
    half = number.step / 2
    return Interval(number.value - half, number.value + half)


def _of_total(grid: Grid, column: GridColumn) -> list[Case]:
    """Return each share of its row in the total row, by the column of amounts that most of them are of.

    The total is the row that has 100: its name ("Toàn Cục") need not say so where the numbers do.
    """
    hundreds = [one for one in grid.rows if column.index in one.numbers and one.numbers[column.index].value == HUNDRED]
    whole = next((one for one in hundreds if one.is_total), hundreds[0] if len(hundreds) == 1 else None)
    if whole is None:
        return []
    best: list[Case] = []
    for amount in [one for one in grid.columns if not one.compares]:
        size = whole.numbers.get(amount.index)
        cases = [
            Case(row, row.numbers[amount.index], size, row.numbers[column.index], due, as_amount=False)
            for row in grid.rows
            if size
            and row is not whole
            and {amount.index, column.index} <= row.numbers.keys()
            and (due := ratio(row.numbers[amount.index].reading, size.reading))
        ]
        if sum(case.holds for case in cases) > sum(case.holds for case in best):
            best = cases
    return best
