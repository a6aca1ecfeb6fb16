"""Columns that run on: each number is the one above it and what came in its own row.

Whether running totals fall belongs to `series`, balances of one row to `balances`.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise, permutations

from checks.arithmetic.forms import SURE_ROWS
from checks.arithmetic.grid import Grid, GridColumn, Number
from checks.arithmetic.sums import Sum
from checks.relations.finder import finds, relation_rule
from checks.relations.relation import Relation
from normalise.records import Severity

MOST_COLUMNS = 16
"""Of a table of more columns only so many are tried: pairs of columns grow fast."""


@finds(
    relation_rule(
        "running_total_adds_up",
        Severity.ERROR,
        "a running total that is the one before it and what came since, within rounding",
        "số cộng dồn bằng số cộng dồn kỳ trước cộng số phát sinh trong kỳ, trong phạm vi làm tròn",
        "6 974 up to March and 2 441 in April are 9 415; the column of the running total has 6 815.",
    ),
)
def running_sums(grid: Grid) -> Iterator[Relation]:
    """Pair each number of a column that runs on with the one above it and that of another column in its row."""
    columns = [one for one in grid.columns[:MOST_COLUMNS] if not one.compares]
    for running, added in permutations(columns, 2):
        steps = list(_steps(grid, running, added))
        held = [one for one in steps if one.is_telling and one.is_divided]
        broken = [one for one in steps if not one.holds]
        if len(held) < SURE_ROWS or len(held) <= len(broken) or not _is_one(broken):
            continue
        yield from (one.relation("running_total_adds_up") for one in (*held, *broken[:1]))


def _steps(grid: Grid, running: GridColumn, added: GridColumn) -> Iterator[Sum]:
    """Yield each number of a column as the sum of the one above it and that of another column beside it."""
    rows = [one for one in grid.rows if not one.is_total]
    for _, group in groupby(rows, key=lambda one: (one.group, one.depth)):
        for above, row in pairwise(group):
            numbers = [above.numbers.get(running.index), row.numbers.get(added.index), row.numbers.get(running.index)]
            before, came, after = numbers
            if before and came and after and not any(number.percent for number in (before, came, after)):
                yield Sum(after, (before, came))


def _is_one(broken: Sequence[Sum]) -> bool:
    """Whether one wrong number explains all that does not hold: a wrong running total breaks the next step too."""
    if len(broken) != 2:
        return len(broken) < 2
    first, second = broken
    return first.total is second.parts[0] and _bridged(first, second).holds


def _bridged(first: Sum, second: Sum) -> Sum:
    parts: tuple[Number, ...] = (*first.parts, second.parts[1])
    return Sum(second.total, parts)
