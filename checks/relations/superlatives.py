"""What a sentence calls the highest or lowest of a column, against the column.

Figures of other rows than the one that is named belong to `cited_rows`.
"""

from collections.abc import Iterator, Sequence

from checks.arithmetic.grid import GridRow
from checks.relations.cited import Cell, Cited, Tables
from checks.relations.reading import exactly
from checks.relations.relation import Relation
from normalise.lexical.lexicon import pattern

_HIGHEST = pattern(r"{highest}")
_LOWEST = pattern(r"{lowest}")
_TIME = pattern(r"\W*(?:{time_noun}\s+)?[\dIVX]{1,4}\W*")
FEWEST_ROWS = 3
"""Of fewer rows none is the highest."""
TELLING = 2
"""Digits of a figure that is not in a column by chance, where its row is named."""


def extremes(told: Sequence[Cited], tables: Tables) -> Iterator[Relation]:
    """Pair each figure of a table that a sentence calls the highest, or the lowest, with what is so in its column."""
    for one in told:
        high, low = (looks.search(one.before) for looks in (_HIGHEST, _LOWEST))
        cells = [cell for cell in tables.cells.get(one.value, ()) if one.fits(cell)]
        if bool(high) == bool(low) or len(cells) != 1 or one.digits < TELLING:
            continue
        if one.figure.observation.qualifier != "=":
            continue  # "Ít nhất 12" is a bound.
        yield from _extreme(one, cells[0], is_high=bool(high))


def _extreme(one: Cited, cell: Cell, is_high: bool) -> Iterator[Relation]:
    rows = [row for row in cell.grid.rows if _is_ranked(row, cell)]
    if cell.row not in rows or len(rows) < FEWEST_ROWS:
        return
    ordered = sorted((row.numbers[cell.column.index] for row in rows), key=lambda number: number.value)
    first, last = (ordered[-1], ordered[0]) if is_high else (ordered[0], ordered[-1])
    if one.value not in (first.value, last.value) and not all(_TIME.fullmatch(row.label) for row in rows):
        return  # The highest of some rows only.
    places = (one.place, first.place) if one.value != first.value else (one.place,)
    yield Relation(
        rule="extreme_is_of_its_column",
        left=exactly(one.value),
        right=exactly(first.value),
        found=f"{one.place.raw}; {first.place.raw}",
        places=(*places, cell.number.place),
    )


def _is_ranked(row: GridRow, cell: Cell) -> bool:
    """Whether a row is one of those that are ranked with that of a cell."""
    return cell.column.index in row.numbers and row.depth == cell.row.depth and not row.is_total
