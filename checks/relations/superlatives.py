"""What a sentence calls the highest or lowest of a column, against the column.

Figures of other rows than the one that is named belong to `cited_rows`.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from checks.arithmetic.grid import GridColumn, GridRow
from checks.relations.cited import Cell, Cited, Tables, is_named, measure_of, named_rows
from checks.relations.printed import Printed
from checks.relations.reading import exactly
from checks.relations.relation import Place, Relation, words
from normalise.lexical.lexicon import pattern
from normalise.lexical.text import fold

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
        yield from _judged(one.place, one.value, cells[0], is_high=bool(high))


def named_extremes(report: Printed, tables: Tables) -> Iterator[Relation]:
    """Pair each row that a sentence calls the highest, or the lowest, of a column with what is so in the column."""
    for passage in report.passages if tables.grids else ():
        for start, end in passage.sentences if passage.table is None else ():
            text = passage.text[start:end]
            high, low = _HIGHEST.search(text), _LOWEST.search(text)
            if bool(high) == bool(low) or re.search(r"\d[.,]\d", text):
                continue  # A figure says itself what it is the highest of.
            for grid in tables.grids:
                rows = named_rows(grid, fold(text))
                columns = [column for column in grid.columns if _is_headed(column, fold(text))]
                if len(rows) == len(columns) == 1 and (number := rows[0].numbers.get(columns[0].index)):
                    cell = Cell(grid, rows[0], columns[0], number)
                    told = words(passage, text.strip(), start)
                    yield from _judged(told, number.value, cell, is_high=bool(high))


def _is_headed(column: GridColumn, text: str) -> bool:
    measure = measure_of(column.heading)
    return " " in measure and is_named(measure, text)


def _judged(told: Place, value: Decimal, cell: Cell, is_high: bool) -> Iterator[Relation]:
    rows = [row for row in cell.grid.rows if _is_ranked(row, cell)]
    if cell.row not in rows or len(rows) < FEWEST_ROWS:
        return
    ordered = sorted((row.numbers[cell.column.index] for row in rows), key=lambda number: number.value)
    first, last = (ordered[-1], ordered[0]) if is_high else (ordered[0], ordered[-1])
    if value not in (first.value, last.value) and not all(_TIME.fullmatch(row.label) for row in rows):
        return  # The highest of some rows only.
    places = (told, first.place) if value != first.value else (told,)
    yield Relation(
        rule="extreme_is_of_its_column",
        left=exactly(value),
        right=exactly(first.value),
        found=f"{told.raw}; {first.place.raw}",
        places=(*places, cell.number.place),
    )


def _is_ranked(row: GridRow, cell: Cell) -> bool:
    """Whether a row is one of those that are ranked with that of a cell."""
    return cell.column.index in row.numbers and row.depth == cell.row.depth and not row.is_total
