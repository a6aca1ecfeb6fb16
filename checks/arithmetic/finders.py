"""All that is held against each other in tables, table by table."""

from collections.abc import Callable, Iterator

from checks.arithmetic.across import parts_within_columns, sums_across
from checks.arithmetic.balances import balances
from checks.arithmetic.column_shares import shares
from checks.arithmetic.compared import comparisons
from checks.arithmetic.constant_parts import constant_parts
from checks.arithmetic.grid import Grid, grids
from checks.arithmetic.nesting import nested
from checks.arithmetic.running import running_sums
from checks.arithmetic.series import columns_copied, rows_twice, running_totals
from checks.arithmetic.sums import totals
from checks.relations.finder import all_of
from checks.relations.printed import Printed
from checks.relations.relation import Relation

FINDERS: tuple[Callable[[Grid], Iterator[Relation]], ...] = (
    totals,
    sums_across,
    parts_within_columns,
    comparisons,
    balances,
    shares,
    constant_parts,
    running_totals,
    running_sums,
    columns_copied,
    rows_twice,
)


def table_relations(report: Printed) -> Iterator[Relation]:
    """Yield the relations of all tables of a report, those that hold and those that do not."""
    for grid in map(nested, grids(report)):
        for find in FINDERS:
            yield from all_of(find, (grid.rows[0].name,), grid)
