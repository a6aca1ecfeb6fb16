"""Columns of what is left: what there was and came, less what went.

Columns that compare two others belong to `compared`.
"""

from collections.abc import Iterator, Sequence
from itertools import permutations

from checks.arithmetic.compared import MOST_COLUMNS, SAMPLE
from checks.arithmetic.forms import difference
from checks.arithmetic.grid import Grid, GridColumn, GridRow
from checks.arithmetic.sums import printed
from checks.relations.finder import finds, relation_rule
from checks.relations.relation import Relation
from normalise.lexical.lexicon import pattern
from normalise.records import Severity, total

_BALANCE = pattern(r"{balance_heading}")
FEW_COLUMNS = 8
"""Columns among which those of a balance are looked for: triples of columns grow fast."""


@finds(
    relation_rule(
        "balance_is_what_is_left",
        Severity.ERROR,
        "a balance that is what there was and came, less what went",
        "số cuối kỳ bằng số đầu kỳ cộng số phát sinh, trừ số đã giải quyết",
        "30 files were left over, 420 came in and 400 were settled: 50 are left, not 80.",
    ),
)
def balances(grid: Grid) -> Iterator[Relation]:
    """Pair each balance at the end with what there was at first, what came and what went, in whatever columns."""
    for column in grid.columns[:MOST_COLUMNS]:
        if not _BALANCE.search(column.heading) or not column.adds:
            continue
        others = [one for one in grid.columns[:FEW_COLUMNS] if one is not column and one.adds]
        # The order of what is added says nothing.
        orders = [parts for parts in permutations(others, 3) if parts[0].index < parts[1].index]
        best = max(orders, key=lambda parts: _held(grid.rows[:SAMPLE], column, parts), default=None)
        made = [one for row in grid.rows if best and (one := _balance(row, column, best))]
        held = sum(holds for holds, _ in made)
        if held >= 2 and held > len(made) - held:
            yield from (relation for _, relation in made)


def _held(rows: Sequence[GridRow], left: GridColumn, parts: Sequence[GridColumn]) -> int:
    """Return in how many rows a column is what is left of others."""
    return sum(one[0] for row in rows if (one := _balance(row, left, parts)))


def _balance(row: GridRow, left: GridColumn, parts: Sequence[GridColumn]) -> tuple[bool, Relation] | None:
    """Return whether a row's balance is what was there and came less what went, and the relation of it."""
    numbers = [row.numbers[one.index] for one in (*parts, left) if one.index in row.numbers]
    if len(numbers) != 4 or any(number.value < 0 for number in numbers):
        return None
    first, came, went, balance = numbers
    due = difference(total((first.reading, came.reading)), went.reading)
    if due is None or not any(number.digits > 1 for number in numbers):
        return None
    value = first.value + came.value - went.value
    relation = Relation(
        rule="balance_is_what_is_left",
        left=due,
        right=balance.reading,
        found=f"{first.place.raw} + {came.place.raw} - {went.place.raw} = {printed(value, balance.step)}; "
        f"{balance.place.raw}",
        places=tuple(number.place for number in numbers),
    )
    return due.overlaps(balance.reading), relation
