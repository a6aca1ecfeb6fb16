"""Rows that are parts of the row above them, or their total, though no mark and no name says so: the numbers do.

What must then hold belongs to `sums`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from checks.arithmetic.grid import Grid, GridRow
from checks.arithmetic.sums import Sum

SURE_COLUMNS = 2
"""In so many columns a row is the sum of the rows below it by no chance."""
TELLING, SURE, CERTAIN = 300, 3_000, 30_000
"""So many last places, for each part, has a sum that no chance makes: where other columns show it too, where it stands
at an end of the table, and where it is looked for among all runs of rows."""
MOST_PARTS = 20
MOST_ROWS = 80
"""In a longer table rows are not tried one by one."""


def nested(grid: Grid) -> Grid:
    """Return the grid with the parts of a row one level below it, and with the row that is the sum of all others so."""
    if not 2 < len(grid.rows) <= MOST_ROWS:
        return grid
    made = replace(grid, rows=tuple(_deeper(grid.rows)))
    return replace(made, rows=tuple(_summed(made.rows)))


def _deeper(rows: Sequence[GridRow]) -> list[GridRow]:
    """Return the rows, those whose sum the row above them is one level deeper."""
    runs = {row.index: run for row in rows if (run := _parts(rows, row))}
    sure = any(map(_is_sure, runs.values()))
    below: set[int] = set()
    for index, run in runs.items():
        if index not in below and (sure or _is_sure(run)):
            below |= {index + turn for turn in range(1, len(run[0].parts) + 1)}
    return [replace(row, depth=row.depth + 1) if row.index in below else row for row in rows]


def _parts(rows: Sequence[GridRow], parent: GridRow) -> list[Sum]:
    """Return the sums of the rows below a row that make it up in most columns, none where no rows do."""
    best: list[Sum] = []
    if parent.is_total or not parent.adds:
        return best
    below: list[GridRow] = []
    for row in rows[parent.index + 1 : parent.index + 1 + MOST_PARTS]:
        alike = (row.depth, row.group, row.unit) == (parent.depth, parent.group, parent.unit)
        if row.is_total or row.part_only or not alike:
            break
        below.append(row)
        held = _held(parent, below)
        if len(held) > len(best):
            best = held
    return best


def _summed(rows: Sequence[GridRow]) -> Iterator[GridRow]:
    """Yield the rows, the first or last marked as a sum if it is that of all others of the least depth."""
    outer = [row for row in rows if row.depth == min(one.depth for one in rows) and not row.part_only]
    named = any(row.is_total for row in rows)
    ends = [] if named or len(outer) < SURE_COLUMNS + 2 else [outer[0], outer[-1]]
    found = next((end for end in ends if _is_sure(_held(end, [row for row in outer if row is not end]), SURE)), None)
    for row in rows:
        yield replace(row, sums_up=True) if row is found else row


def _held(whole: GridRow, parts: Sequence[GridRow]) -> list[Sum]:
    """Return the sums of some rows that a row has, and not by chance."""
    sums: list[Sum] = []
    for column, number in whole.numbers.items():
        found = [one.numbers[column] for one in parts if column in one.numbers]
        if len(found) > 1 and all(column in one.numbers or column in one.blanks for one in parts):
            sums.append(Sum(number, tuple(found)))
    return [one for one in sums if _tells(one)]


def _tells(one: Sum, least: int = TELLING) -> bool:
    return one.is_telling and one.is_divided and one.total.value >= least * len(one.parts) * one.step


def _is_sure(held: Sequence[Sum], least: int = CERTAIN) -> bool:
    return len(held) >= SURE_COLUMNS or any(_tells(one, least) for one in held)
