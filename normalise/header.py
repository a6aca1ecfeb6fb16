"""What the columns of a table hold: told by their headings, unless their cells refuse it.

What the words of a heading say is read in `tables.meaning`; how the cells are then read belongs to `table` (indicators)
and `task`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from normalise import entity, unit_text
from normalise.lexical.lexicon import pattern
from normalise.passage import Context, day_of
from normalise.period_form import Clock
from normalise.records import EntityEntry, Kind, Period
from normalise.tables import figures, grid, meaning
from normalise.tables.meaning import Comparison, Meaning
from sources.document import Report, Table


class Role(StrEnum):
    """What the cells of a column are."""

    SERIAL = "serial"
    CODE = "code"
    LABEL = "label"
    UNIT = "unit"
    ENTITY = "entity"
    TASK = "task"
    EXPECTED = "expected"
    DEADLINE = "deadline"
    PROGRESS = "progress"
    RESULT = "result"
    NOTE = "note"
    VALUE = "value"


_ROLES = (
    (Role.SERIAL, r"^(?:{serial_heading}|no\.?|#)\.?$"),
    (Role.CODE, r"^{code_heading}(?!.*\d)"),
    (Role.UNIT, r"^{unit_heading}$|{unit_line}$"),
    (Role.NOTE, r"{note_heading|cooperate|judgement_heading|basis_heading}|^{source_heading}(?!\s+\S+\s+{year})"),
    (Role.EXPECTED, r"{expected_heading}"),
    (Role.PROGRESS, r"^{progress_heading}(?!.*{result_heading})"),
    (Role.DEADLINE, r"^{deadline_heading}"),
    (Role.ENTITY, r"{lead}|^{body_heading}(?!.*\d)"),
    (Role.TASK, r"{task_heading}"),
    (Role.LABEL, r"^(?:{label_heading_lead}\s+)?{label_heading}(?:\s+{label_heading_end}|\s*$)(?!.*\d)"),
    (Role.LABEL, r"^(?:{label_heading_lead}\s+)?{item_heading}(?!.*\d)"),
)
_ROLE_PATTERNS = tuple((role, pattern(words)) for role, words in _ROLES)
_RESULT = pattern(r"{narrated_heading}")
_LEADS = pattern(r"{lead}")
_QUOTA = pattern(r"{plan_figure}")
_MEASURES = pattern(r"^(?:{label_heading_lead}\s+)?{label_heading}(?:\s+{label_heading_end})?$")
_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")
_NAMING = frozenset({Role.LABEL, Role.ENTITY})
_MAJORITY = 0.6
"""So large a part of a column's cells decides what it holds."""


@dataclass(frozen=True)
class Column:
    """One column: what its heading says, and what its cells are."""

    index: int
    heading: str
    role: Role
    rule: str = "heading"
    """The name of the rule that gave it its role."""
    says: Meaning = field(default_factory=Meaning)
    """What its heading says beside what is measured; of columns of values, results and expected results."""
    entity: EntityEntry | None = None
    """Whom its cells are about: a column may be a province."""
    band: int = 0
    """Which of the lists that stand side by side it belongs to, counted from 0."""
    dot_decimal: bool = False
    """Whether a stop stands before decimals in its cells."""

    @property
    def name(self) -> str:
        """The heading, or the count of a column that has none."""
        return self.heading or f"{self.index + 1}"

    @property
    def kind(self) -> Kind | None:
        """The kind that the heading announces."""
        return self.says.kind

    @property
    def period(self) -> Period | None:
        """The time that the heading names."""
        return self.says.period

    @property
    def base(self) -> Period | None:
        """What a growth or a ratio compares with, where the heading says it."""
        return self.says.base

    @property
    def unit(self) -> str | None:
        """The unit in the heading."""
        return self.says.unit

    @property
    def subject(self) -> str:
        """What is measured, or which part of it: the heading without unit, time and scenario."""
        return self.says.left

    @property
    def names_measures(self) -> bool:
        """Whether it heads the names of what is measured, rather than of places or parts."""
        return _MEASURES.search(_BRACKETS.sub("", self.heading).strip()) is not None


def columns(table: Table, report: Report, reporting: Period | None = None, day: date | None = None) -> tuple[Column, ...]:
    """Return the columns with their roles. A table is one of tasks if a column is; else "Kết quả 2022" holds values.

    `reporting` is what relative times count from: what the table, or else the report, is about. Names of bodies mean
    what they did on `day`, the report's unless told.
    """
    found = grid.of(table)
    body = [row for index, row in enumerate(table.rows) if index not in found.heading_rows and not row.group]
    cells = [[row.cells[index].strip() for row in body if row.cells[index].strip()] for index in range(len(table.columns))]
    made = [_by_heading(index, heading, found.headings) for index, heading in enumerate(found.headings)]
    made = [_by_cells(column, cells[column.index], made) for column in made]
    made = _with_label(made, cells)
    year = reporting.end.year if reporting else report.year
    clock = Clock(year, reporting)
    made = [_read(column, cells[column.index], clock) for column in made]
    made = _compared(_with_entities(made, day or day_of(report)))
    made = [replace(column, dot_decimal=figures.are_dotted(cells[column.index])) for column in made]
    return _in_bands(made)


def _by_heading(index: int, heading: str, headings: Sequence[str]) -> Column:
    """Give a column the role that its heading names; under a common heading the words that are its own may."""
    role = _role(heading)
    if role is Role.VALUE and (own := _own(index, headings)) != heading:
        under = _role(own)
        if under in {Role.SERIAL, Role.UNIT, Role.CODE, Role.NOTE}:
            return Column(index, heading, under, "heading_below")
    return Column(index, heading, role, "heading" if role is not Role.VALUE else "no_other_role")


def _role(heading: str) -> Role:
    words = _BRACKETS.sub("", heading).strip()
    for role, looks in _ROLE_PATTERNS:
        if looks.search(words):
            return role
    return Role.VALUE


def _own(index: int, headings: Sequence[str]) -> str:
    """Return a heading without the words that it shares with the one beside it: of two levels, the lower."""
    mine = headings[index].split()
    shared = 0
    for beside in (index - 1, index + 1):
        if 0 <= beside < len(headings):
            other = headings[beside].split()
            same = next((n for n, pair in enumerate(zip(mine, other, strict=False)) if pair[0] != pair[1]), 0)
            shared = max(shared, same)
    return " ".join(mine[shared:])


def _by_cells(column: Column, cells: Sequence[str], others: Sequence[Column]) -> Column:
    """Take a role from a column whose cells are something else, or give one to a column without a heading."""
    if not cells:
        return column
    numeric = figures.share(cells, figures.is_figure) >= _MAJORITY
    if column.role is Role.UNIT and not _are_units(column, cells):
        return replace(column, role=Role.VALUE if numeric else Role.ENTITY, rule="cells_are_no_units")
    if column.role is Role.CODE and figures.share(cells, figures.is_code) < _MAJORITY:
        return replace(column, role=Role.VALUE if numeric else Role.LABEL, rule="cells_are_no_codes")
    if column.role in {Role.LABEL, Role.ENTITY, Role.TASK} and numeric and any(
        other.index != column.index and other.role in {*_NAMING, Role.TASK, Role.VALUE} for other in others
    ) and not figures.share(cells, figures.is_time) >= _MAJORITY:
        quota = column.role is Role.LABEL and _QUOTA.search(column.heading)
        return replace(column, role=Role.VALUE, rule="quota" if quota else "cells_are_figures")
    if column.role is Role.VALUE and not column.heading:
        return _without_heading(column, cells)
    return column


def _are_units(column: Column, cells: Sequence[str]) -> bool:
    """Whether the cells under "Đơn vị" are units; under "Đơn vị tính" all short words are."""
    certain = pattern(r"{unit_line}").search(column.heading) is not None
    known = figures.share(cells, lambda cell: unit_text.is_unit(cell) or figures.is_ditto(cell))
    return known >= 1 - _MAJORITY if certain else known >= _MAJORITY


def _without_heading(column: Column, cells: Sequence[str]) -> Column:
    """Give a column that has no heading its role by its cells alone."""
    if figures.share(cells, lambda cell: unit_text.is_unit(cell) or figures.is_ditto(cell)) >= _MAJORITY and not all(
        figures.is_figure(cell) for cell in cells
    ):
        return replace(column, role=Role.UNIT, rule="cells_are_units")
    if column.index == 0 and figures.count_up(cells):
        return replace(column, role=Role.SERIAL, rule="cells_count_up")
    if figures.share(cells, figures.is_figure) < 1 - _MAJORITY or figures.share(cells, figures.is_time) >= _MAJORITY:
        return replace(column, role=Role.LABEL, rule="cells_are_words")
    return column


def _with_label(made: Sequence[Column], cells: Sequence[Sequence[str]]) -> list[Column]:
    """Give the rows names where no heading says which column does; of a table of tasks, tell results from values."""
    roles = {column.role for column in made}
    if Role.TASK in roles:
        return [
            replace(column, role=Role.RESULT, rule="narrated")
            if column.role is Role.VALUE and _RESULT.search(column.heading)
            else column
            for column in made
        ]
    values = [column for column in made if column.role is Role.VALUE]
    if not values or roles & _NAMING:
        return list(made)
    worded = [one for one in values if figures.share(cells[one.index], figures.is_figure) < 1 - _MAJORITY]
    named = next(iter(worded), values[0])
    return [replace(one, role=Role.LABEL, rule="first_of_words") if one is named else one for one in made]


def _read(column: Column, cells: Sequence[str], clock: Clock) -> Column:
    """Add what the heading says of the figures under it."""
    if column.role not in {Role.VALUE, Role.RESULT, Role.EXPECTED}:
        return column
    says = meaning.of(column.heading, clock, figures.of(cells))
    if column.role is Role.EXPECTED or column.rule == "quota":
        says = replace(says, kind=Kind.TARGET, left="" if column.rule == "quota" else says.left)
    return replace(column, says=says)


def _with_entities(made: Sequence[Column], day: date) -> list[Column]:
    """Give columns of values the body that their headings begin with, where two do or one says nothing else."""
    found = {}
    for column in made:
        match = entity.opening(column.subject, day) if column.role is Role.VALUE and column.subject else None
        if match and match.entry.type != "nation":
            found[column.index] = (match.entry, column.subject[match.end :].strip(" ,;:–-"))
    bodies = {entry.key for entry, _ in found.values()}
    return [
        replace(one, entity=found[one.index][0], says=replace(one.says, left=found[one.index][1]))
        if one.index in found and (len(bodies) > 1 or not found[one.index][1])
        else one
        for one in made
    ]


def _compared(made: Sequence[Column]) -> list[Column]:
    """Give a column that only compares ("So với cùng kỳ (%)") the time of the results before it."""
    told: list[Column] = []
    for column in made:
        compares = column.says.comparison is not None and column.period is None
        results = [one for one in told if one.period and one.kind is not Kind.TARGET and one.says.comparison is None]
        if compares and results:
            now = _latest(results)
            says = replace(column.says, period=now, base=_rebased(column.says, now))
            column = replace(column, says=says)
        told.append(column)
    return told


def _latest(results: Sequence[Column]) -> Period | None:
    """Return the time of the results that a comparison beside them is of: the latest, of those the nearest."""
    return max(results, key=lambda one: (one.period.end, one.index) if one.period else (date.min, 0)).period


def _rebased(says: Meaning, now: Period | None) -> Period | None:
    """Return the base of a comparison whose time is taken from beside it: the same months of the base's year."""
    if says.base is None or now is None or says.comparison is Comparison.PLAN:
        return says.base
    return meaning.as_long_as(now, says.base)


def _in_bands(made: Sequence[Column]) -> tuple[Column, ...]:
    """Number the lists that stand side by side: a second column of names, or of row numbers, begins another."""
    names = next((column for column in made if column.role in _NAMING), None)
    last = max((column.index for column in made if column.role is Role.VALUE), default=-1)
    band, opened, numbered = 0, False, []
    for column in made:
        again = names is not None and column.role is names.role and not _LEADS.search(column.heading)
        if opened and column.index < last and (column.role is Role.SERIAL or again):
            band, opened = band + 1, False
        opened = opened or column.role is Role.VALUE
        numbered.append(replace(column, band=band))
    return tuple(numbered)


def period_of(column: Column, context: Context) -> tuple[Period, bool]:
    """Return the period of a column's cells, and whether its heading says it."""
    return (column.period, True) if column.period else (context.reported, False)
