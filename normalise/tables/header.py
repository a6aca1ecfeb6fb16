"""The columns of a table: the role of each, what its heading says, whom it is about, which list it belongs to.

What the words of a heading say is read in `tables.meaning`; how the cells are then read belongs to `statements`
(indicators) and `task`.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from normalise.lexical.lexicon import pattern
from normalise.periods.period_form import Clock
from normalise.records import Kind, Period
from normalise.reference import entity
from normalise.statements.passage import day_of
from normalise.tables import compared, comparing, figures, grid, meaning, roles
from normalise.tables.column import Column, Role
from normalise.tables.roles import NAMING
from sources.document import Report, Table

__all__ = ["Column", "Role", "columns", "holds_figures"]

_SCENARIO, _QUOTA = (
    pattern(r"{figure_heading}"),
    pattern(r"{plan_figure}(?:\s+(?:{aim_given}|{during}\s+{year}|{of}\s+{year}))*"),
)
_LEADS = pattern(r"{lead}")
_PART = pattern(r"^{part_row}\s*:?\s*(?=\S)")


def columns(
    table: Table, report: Report, reporting: Period | None = None, day: date | None = None
) -> tuple[Column, ...]:
    """Return the columns with their roles. A table is one of tasks if a column is; else "Kết quả 2022" holds values.

    `reporting` is what relative times count from: what the table, or else the report, is about. Names of bodies mean
    what they did on `day`, the report's unless told.
    """
    found = grid.of(table)
    body = [row for index, row in enumerate(table.rows) if index not in found.heading_rows and not row.group]
    cells = [
        [row.cells[index].strip() for row in body if row.cells[index].strip()] for index in range(len(table.columns))
    ]
    made = roles.of(found.headings, cells)
    year = reporting.end.year if reporting else report.year
    clock = Clock(year, reporting)
    made = [_read(column, cells[column.index], clock) for column in made]
    worded = comparing.shares(_with_entities(made, day or day_of(report)), cells)
    made = compared.by_figures(comparing.of_results(worded), worded, [row.cells for row in body])
    made = comparing.beside_units(made)
    made = [replace(column, dot_decimal=figures.are_dotted(cells[column.index])) for column in made]
    return _in_bands(made)


def holds_figures(made: Sequence[Column]) -> bool:
    """Whether a table has columns of values, which headings or, without any, names beside them tell apart."""
    has = {column.role for column in made}
    return Role.VALUE in has and (any(column.heading for column in made) or Role.LABEL in has)


def _read(column: Column, cells: Sequence[str], clock: Clock) -> Column:
    """Add what the heading says of the figures under it."""
    if column.role not in {Role.VALUE, Role.RESULT, Role.EXPECTED}:
        return column
    says = meaning.of(_scenario_first(column), clock, figures.of(cells))
    if says.comparison is None and (_QUOTA.fullmatch(column.lower) or _QUOTA.fullmatch(column.heading)):
        says = replace(says, kind=Kind.TARGET)
    says = replace(says, left=_PART.sub("", says.left))
    if column.role is Role.EXPECTED or column.rule == "quota":
        says = replace(says, kind=Kind.TARGET, left="" if column.rule == "quota" else says.left)
    return replace(column, says=says)


def _scenario_first(column: Column) -> str:
    """Return a heading with the lower level that only says what kind of figure it is before the upper.

    "Cai nghiện trong năm" over "Chỉ tiêu" and "Kết quả" measures one thing, planned and reached.
    """
    if not _SCENARIO.fullmatch(column.lower):
        return column.heading
    return f"{column.lower} {column.heading.removesuffix(column.lower).strip()}"


def _with_entities(made: Sequence[Column], day: date) -> list[Column]:
    """Give columns of values the body that their headings begin with, where two do or one says nothing else."""
    found = {}
    for column in made:
        match = entity.opening(column.subject, day) if column.role is Role.VALUE and column.subject else None
        if match and (match.entry.type != "nation" or match.end == len(column.subject)):
            found[column.index] = (match.entry, column.subject[match.end :].strip(" ,;:–-"))
    bodies = {entry.key for entry, _ in found.values()}
    return [
        replace(one, entity=found[one.index][0], says=replace(one.says, left=found[one.index][1]))
        if one.index in found and (len(bodies) > 1 or not found[one.index][1])
        else one
        for one in made
    ]


def _in_bands(made: Sequence[Column]) -> tuple[Column, ...]:
    """Number the lists that stand side by side: a second column of names, or of row numbers, begins another."""
    names = next((column for column in made if column.role in NAMING), None)
    last = max((column.index for column in made if column.role is Role.VALUE), default=-1)
    band, opened, numbered = 0, False, []
    for column in made:
        first = names is None or column.index <= names.index
        named = names is not None and column.role is names.role and not _LEADS.search(column.heading)
        again = named or (column.heading and column.heading == made[0].heading)
        if opened and not first and column.index < last and (column.role is Role.SERIAL or again):
            band, opened = band + 1, False
        opened = opened or (column.role is Role.VALUE and not first and not again)
        numbered.append(replace(column, band=band))
    return tuple(numbered)
