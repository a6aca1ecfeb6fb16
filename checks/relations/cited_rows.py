"""Figures that a sentence tells of a row or column of a table which has them elsewhere: exchanged, or of another row.

The highest and lowest of a column belong to `superlatives`.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from checks.arithmetic.grid import Grid, GridColumn, GridRow, grids
from checks.arithmetic.slips import is_slip
from checks.relations.cited import Cell, Cited, Tables, in_sentences, is_named, name_of, named_rows, row_name
from checks.relations.finder import finds, relation_rule
from checks.relations.nouns import content
from checks.relations.printed import Printed
from checks.relations.reading import exactly
from checks.relations.relation import Place, Relation
from checks.relations.superlatives import extremes
from normalise.lexical.lexicon import pattern
from normalise.lexical.text import fold
from normalise.records import Severity

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_ELSEWHERE = pattern(r"{compare}|{above}|{below}|{from_value}|{respectively}")
_ENDS = pattern(r"[,:.]|{compare}|{above}|{below}|{from_value}|{respectively}")
SURE, TELLING = 4, 3
"""Digits of a figure that stands in a table by chance in one report of many, and of one that does so in few."""

Named = Callable[[Cited, Cell, Cell], bool]
"""Whether the words of a figure name the first of two cells, as they are told apart."""


@finds(
    relation_rule(
        "sentence_matches_table",
        Severity.ERROR,
        "the figure that the table has in the row and column that the sentence names",
        "số trong câu đúng với số ở dòng và cột tương ứng của bảng",
        "The second quarter is said to have reached 88,4 %, which the table has for the third; it has 72,9 there.",
    ),
    relation_rule(
        "extreme_is_of_its_column",
        Severity.ERROR,
        "a highest or lowest figure that is so in its column",
        "số được nêu là cao nhất, thấp nhất đúng là như vậy trong cột của bảng",
        "55,6 % is called the lowest rate; it is the highest of the six projects in the table.",
    ),
)
def figures_of_tables(report: Printed) -> Iterator[Relation]:
    """Pair the figures of sentences with the cells that their words name, whether the table has them there or not."""
    tables = Tables(tuple(grids(report)))
    for told in in_sentences(report) if tables.grids else ():
        for grid in tables.grids:
            yield from _exchanged(told, grid)
            yield from _mistyped(told, grid)
        for one in told:
            yield from _picked(one, tables)
        yield from extremes(told, tables)


def _exchanged(told: Sequence[Cited], grid: Grid) -> Iterator[Relation]:
    """Pair two figures of a sentence that stand in one row or column, with the words of each other or their own."""
    for row in grid.rows:
        cells = [(one, cell) for one in told if (cell := _only(one, grid, [row], grid.columns))]
        yield from _crossed(cells, _names_column)
    for column in grid.columns:
        cells = [(one, cell) for one in told if (cell := _only(one, grid, grid.rows, [column]))]
        yield from _crossed(cells, _names_row)


def _only(one: Cited, grid: Grid, rows: Sequence[GridRow], columns: Sequence[GridColumn]) -> Cell | None:
    """Return the cell of a row, or of a column, that alone there holds a figure."""
    found = [
        cell
        for row in rows
        for column in columns
        if (number := row.numbers.get(column.index)) and number.value == one.value
        if one.fits(cell := Cell(grid, row, column, number))
    ]
    return found[0] if len(found) == 1 else None


def _crossed(cells: Sequence[tuple[Cited, Cell]], names: Named) -> Iterator[Relation]:
    for (one, here), (other, there) in combinations(cells, 2):
        known = len(cells) > 2 or one.digits + other.digits >= SURE
        if not known or one.value == other.value:
            continue
        own = names(one, here, there), names(other, there, here)
        turned = names(one, there, here), names(other, here, there)
        if own == (False, False) and turned == (True, True):
            yield _relation(one, there, (one.place, other.place, here.number.place, there.number.place))
        elif own == (True, True) and turned == (False, False):
            yield _relation(one, here, (one.place, here.number.place))


def _names_column(one: Cited, cell: Cell, other: Cell) -> bool:
    name, beside = name_of(cell.column.heading), name_of(other.column.heading)
    if _YEAR.sub("", name) == _YEAR.sub("", beside):
        return cell.column.years == (one.figure.observation.period_end.year,)
    return bool(name) and name not in beside and is_named(name, one.beside)


def _names_row(one: Cited, cell: Cell, other: Cell) -> bool:
    name, beside = row_name(cell.row), row_name(other.row)
    return bool(name and beside) and name not in beside and is_named(name, one.beside)


def _picked(one: Cited, tables: Tables) -> Iterator[Relation]:
    """Pair a figure that stands in one row alone with the row that the words around it name, and no other."""
    cells = [cell for cell in tables.cells.get(one.value, ()) if one.fits(cell)]
    if one.digits < TELLING or len({id(cell.row) for cell in cells}) != 1 or len(cells) != 1:
        return
    cell = cells[0]
    text = fold(f"{one.before} . {_ENDS.split(one.after)[0]}")
    named = named_rows(cell.grid, text)
    if len(named) != 1 or cell.row.is_total or _ELSEWHERE.search(one.before):
        return
    row, due = named[0], named[0].numbers.get(cell.column.index)
    if due is None or (row is not cell.row and not _is_meant(one, cell, row, text)):
        return
    yield _relation(one, Cell(cell.grid, row, cell.column, due), (one.place, cell.number.place, due.place))


def _is_meant(one: Cited, cell: Cell, row: GridRow, text: str) -> bool:
    """Whether a sentence that names one row, and has a figure of another, is of the one that it names."""
    is_above = row.depth < cell.row.depth or row.is_total
    half_named = content(cell.row.label) - content(row.label)
    if is_above or any(is_named(word, text) for word in half_named):
        return False
    heading = name_of(cell.column.heading).split()[:2]
    return one.digits >= SURE or (len(heading) > 1 and is_named(" ".join(heading), text))


def _mistyped(told: Sequence[Cited], grid: Grid) -> Iterator[Relation]:
    """Pair a figure that a row lacks with the cell of the column that it names, if it is that with a slip of the pen.

    The row is the one that another figure of the sentence stands in.
    """
    for known in told:
        cell = _only(known, grid, grid.rows, grid.columns) if known.digits >= SURE - 1 else None
        if cell is None:
            continue
        for one in told:
            held = {number.value for number in cell.row.numbers.values()}
            columns = [column for column in grid.columns if _is_headed(one, column)]
            due = cell.row.numbers.get(columns[0].index) if len(columns) == 1 else None
            if one is known or due is None or columns[0] is cell.column or one.digits < TELLING:
                continue
            meant = Cell(grid, cell.row, columns[0], due)
            if one.value == due.value or (one.value not in held and is_slip(one.value, due.value, one.step)):
                yield _relation(one, meant, (one.place, due.place, known.place))


def _is_headed(one: Cited, column: GridColumn) -> bool:
    name = name_of(column.heading)
    return bool(name) and is_named(name, one.beside)


def _relation(one: Cited, due: Cell, places: tuple[Place, ...]) -> Relation:
    return Relation(
        rule="sentence_matches_table",
        left=exactly(one.value),
        right=exactly(due.number.value),
        found=f"{one.place.raw}; {due.row.label or due.column.heading}: {due.number.place.raw}",
        places=places,
    )
