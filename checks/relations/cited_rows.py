"""Figures that a sentence tells of a row or column of a table which has them elsewhere: exchanged, or of another row.

The highest and lowest of a column belong to `superlatives`.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from checks.arithmetic.grid import Grid, GridColumn, GridRow, grids
from checks.arithmetic.slips import is_slip, is_turned
from checks.relations.alike import FEWEST_WORDS
from checks.relations.cited import (
    Cell,
    Cited,
    Tables,
    in_sentences,
    is_named,
    measure_of,
    name_of,
    named_rows,
    row_name,
)
from checks.relations.finder import finds, relation_rule
from checks.relations.nouns import content
from checks.relations.printed import Printed
from checks.relations.reading import exactly
from checks.relations.relation import Place, Relation
from checks.relations.superlatives import extremes, named_extremes
from normalise.lexical.lexicon import pattern
from normalise.lexical.text import fold
from normalise.records import Kind, Severity

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_ELSEWHERE = pattern(r"{compare}|{above}|{below}|{from_value}|{respectively}")
_ENDS = pattern(r"[,:.]|{compare}|{above}|{below}|{from_value}|{respectively}")
_YEAR_LEADS = pattern(r"{year}\s+(?:19|20)\d\d,?\s[^,;:()]*$")
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
        exchanged = [found for grid in tables.grids for found in _exchanged(told, grid)]
        yield from exchanged
        places = {place for found in exchanged for place in found.places}
        for grid in tables.grids:
            yield from _mistyped(told, grid)
        for one in told:
            if one.place not in places:
                yield from _picked(one, tables)
        yield from extremes(told, tables)
    yield from named_extremes(report, tables)


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
    if one.figure.observation.kind is Kind.TARGET and cell.column.kind is not Kind.TARGET:
        return False
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
    if row is cell.row and (column := _of_its_year(one, cell)):
        meant = Cell(cell.grid, row, column, row.numbers[column.index])
        yield _relation(one, meant, (one.place, cell.number.place, meant.number.place))
        return
    if due is None or (row is not cell.row and not _is_meant(one, cell, row, text)):
        return
    yield _relation(one, Cell(cell.grid, row, cell.column, due), (one.place, cell.number.place, due.place))


def _of_its_year(one: Cited, cell: Cell) -> GridColumn | None:
    """Return the column of the one year that the words before a figure name, where the figure is of another."""
    years, period = _YEAR.findall(one.before), one.figure.observation
    led = _YEAR_LEADS.search(one.before)
    if len(years) != 1 or led is None or not period.period_stated or period.period_end.year != int(years[0]):
        return None
    name = _YEAR.sub("", name_of(cell.column.heading))
    alike = [other for other in cell.grid.columns if _YEAR.sub("", name_of(other.heading)) == name]
    meant = [other for other in alike if other.years == (int(years[0]),) and other.index in cell.row.numbers]
    return meant[0] if len(meant) == 1 and len(cell.column.years) == 1 and meant[0] is not cell.column else None


def _is_meant(one: Cited, cell: Cell, row: GridRow, text: str) -> bool:
    """Whether a sentence that names one row, and has a figure of another, is of the one that it names."""
    is_above = row.depth < cell.row.depth or row.is_total
    half_named = content(cell.row.label) - content(row.label)
    if is_above or any(is_named(word, text) for word in half_named):
        return False
    heading = name_of(cell.column.heading).split()[:2]
    return one.digits >= SURE or (len(heading) > 1 and is_named(" ".join(heading), text))


def _mistyped(told: Sequence[Cited], grid: Grid) -> Iterator[Relation]:
    """Pair a figure with the cell of the row and column that its words name, if it is that, or that with a slip."""
    for one in told:
        columns = [column for column in grid.columns if is_named(measure_of(column.heading), one.beside)]
        if one.digits < TELLING or len(columns) != 1:
            continue
        column = columns[0]
        for row, known in _rows_of(one, told, grid, column):
            due = row.numbers.get(column.index)
            cell = Cell(grid, row, column, due) if due else None
            if cell is None or not one.fits(cell):
                continue
            elsewhere = any(one.value == number.value for each in grid.rows for number in each.numbers.values())
            if one.value == cell.number.value or (not elsewhere and _is_slip(one, cell)):
                yield _relation(one, cell, (one.place, cell.number.place, *(each.place for each in known)))


def _is_slip(one: Cited, cell: Cell) -> bool:
    """Whether two digits of a figure are turned round, or one behind the first of a long figure is wrong.

    What sentence and table tell in the same words belongs to `alike`.
    """
    due, name = cell.number.value, content(one.figure.observation.indicator)
    if len(name) >= FEWEST_WORDS and name == content(f"{cell.row.label} {cell.column.heading}"):
        return False
    if one.value.normalize().as_tuple().digits == due.normalize().as_tuple().digits:
        return False  # The same in another unit: "124,3 triệu USD" and 124.300 nghìn.
    long = one.digits >= SURE and str(one.value)[0] == str(due)[0]
    return is_turned(one.value, due, one.step) or (long and is_slip(one.value, due, one.step))


def _rows_of(
    one: Cited, told: Sequence[Cited], grid: Grid, column: GridColumn
) -> Iterator[tuple[GridRow, tuple[Cited, ...]]]:
    """Yield the row that a figure is of: the one named beside it, that of another figure, else the total.

    With the other figure of the sentence that shows it.
    """
    named = named_rows(grid, fold(f"{one.before} . {_ENDS.split(one.after)[0]}"))
    if named:
        yield from ((row, ()) for row in named[:1] if len(named) == 1 and not _ELSEWHERE.search(one.before))
        return
    others = [(known, _only(known, grid, grid.rows, grid.columns)) for known in told if known is not one]
    shown = [(cell.row, (known,)) for known, cell in others if cell and known.digits >= TELLING]
    shown = [row for row in shown if column.index in row[0].numbers]
    is_told_whole = one.digits >= SURE and " " in measure_of(column.heading)
    totals = [row for row in grid.rows if row.is_bare_total and column.index in row.numbers] if is_told_whole else []
    yield from shown[:1] or ((row, ()) for row in totals[-1:])


def _relation(one: Cited, due: Cell, places: tuple[Place, ...]) -> Relation:
    return Relation(
        rule="sentence_matches_table",
        left=exactly(one.value),
        right=exactly(due.number.value),
        found=f"{one.place.raw}; {due.row.label or due.column.heading}: {due.number.place.raw}",
        places=places,
    )
