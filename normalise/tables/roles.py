"""Which role each column of a table has: as its heading says, unless its cells refuse it."""

from collections.abc import Sequence
from dataclasses import replace

from normalise.lexical.lexicon import pattern
from normalise.quantities import unit_text
from normalise.tables import figures
from normalise.tables.column import BRACKETS, Column, Role

_ROLES = (
    (Role.SERIAL, r"^(?:{serial_heading}|no\.?|#)\.?$"),
    (Role.CODE, r"^{code_heading}(?!.*\d)"),
    (Role.UNIT, r"^{unit_heading}$|{unit_line}$"),
    (
        Role.NOTE,
        r"^{unit_heading}\s*:|{note_heading|cooperate|judgement_heading|basis_heading}|^{source_heading}(?!\s+\S+\s+{year})",
    ),
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
_QUOTA = pattern(r"{plan_figure}")
_RANK = pattern(r"{rank_unit}")
_TIME = pattern(r"{span_of_time|measured_span}")
_CERTAIN = pattern(r"{unit_line}")
NAMING = frozenset({Role.LABEL, Role.ENTITY})
"""Roles of columns that name the rows."""
_OF_TASKS = frozenset({Role.ENTITY, Role.DEADLINE, Role.EXPECTED, Role.PROGRESS})
"""What a table says of tasks."""
_BEHIND = frozenset({Role.NOTE, Role.TASK, *_OF_TASKS})
"""Roles that a heading gives to columns behind those that name the rows."""
_MAJORITY = 0.6
"""So large a part of a column's cells decides what it holds."""


def of(headings: Sequence[str], cells: Sequence[Sequence[str]]) -> list[Column]:
    """Return the columns of a table by their headings and the cells under each that say something."""
    made = [_by_heading(index, heading, headings) for index, heading in enumerate(headings)]
    made = [_by_cells(column, cells[column.index], made) for column in made]
    return _with_label(made, cells)


def _by_heading(index: int, heading: str, headings: Sequence[str]) -> Column:
    """Give a column the role that its heading names; under a common heading the words that are its own may."""
    role = _role(heading)
    own = _own(index, headings)
    lower = own if own != heading else ""
    if role is Role.VALUE and lower:
        under = _role(lower)
        if under in {Role.SERIAL, Role.UNIT, Role.CODE, Role.NOTE}:
            return Column(index, heading, under, lower, "heading_below")
    return Column(index, heading, role, lower, "heading" if role is not Role.VALUE else "no_other_role")


def _role(heading: str) -> Role:
    words = BRACKETS.sub("", heading).strip()
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
    bodies = column.role is Role.UNIT and not any(one.role in NAMING for one in others)
    if column.role is Role.UNIT and not _are_units(column, cells, bodies):
        return replace(column, role=Role.VALUE if numeric else Role.ENTITY, rule="cells_are_no_units")
    if column.role is Role.CODE and figures.share(cells, figures.is_code) < _MAJORITY:
        return replace(column, role=Role.VALUE if numeric else Role.LABEL, rule="cells_are_no_codes")
    if (
        column.role in {Role.LABEL, Role.ENTITY, Role.TASK}
        and numeric
        and any(other.index != column.index and other.role in {*NAMING, Role.TASK, Role.VALUE} for other in others)
        and not figures.share(cells, figures.is_time) >= _MAJORITY
    ):
        quota = column.role is Role.LABEL and _QUOTA.search(column.heading)
        return replace(column, role=Role.VALUE, rule="quota" if quota else "cells_are_figures")
    named = any(other.index != column.index and other.role in NAMING for other in others)
    if (
        column.role is Role.VALUE
        and column.index == 0
        and named
        and figures.count_up(cells)
        and not _RANK.search(column.heading)
    ):
        return replace(column, role=Role.SERIAL, rule="cells_count_up")
    if column.role is Role.VALUE and not column.heading:
        return _without_heading(column, cells)
    return column


def _are_units(column: Column, cells: Sequence[str], bodies: bool) -> bool:
    """Whether the cells under "Đơn vị" are units; under "Đơn vị tính" all short words are.

    Where nothing else names the rows, names with a capital are those of `bodies`: "Sở Y tế".
    """
    certain = _CERTAIN.search(column.heading) is not None
    if bodies and not certain and figures.share(cells, lambda cell: cell[:1].isupper()) >= _MAJORITY:
        return False
    known = figures.share(
        cells, lambda cell: unit_text.is_unit(cell) or figures.is_ditto(cell) or _TIME.fullmatch(cell) is not None
    )
    return known >= 1 - _MAJORITY if certain else known >= _MAJORITY


def _without_heading(column: Column, cells: Sequence[str]) -> Column:
    """Give a column that has no heading its role by its cells alone."""
    if figures.share(cells, lambda cell: unit_text.is_unit(cell) or figures.is_ditto(cell)) >= _MAJORITY and not all(
        figures.is_figure(cell) for cell in cells
    ):
        return replace(column, role=Role.UNIT, rule="cells_are_units")
    if column.index == 0 and figures.count_up(cells):
        return replace(column, role=Role.SERIAL, rule="cells_count_up")
    numbers = figures.share(cells, lambda cell: figures.is_figure(cell) or figures.is_amount(cell))
    if numbers < 1 - _MAJORITY or figures.share(cells, figures.is_time) >= _MAJORITY:
        return replace(column, role=Role.LABEL, rule="cells_are_words")
    return column


def _with_label(made: Sequence[Column], cells: Sequence[Sequence[str]]) -> list[Column]:
    """Give the rows names where no heading says which column does; of a table of tasks, tell results from values.

    A column of words before all values names the rows whatever its heading would be behind them: "Sản phẩm", "Nguồn
    vốn". Tasks without a body, a deadline or a result in words are items with figures: "Nhiệm vụ chi".
    """
    roles = {column.role for column in made}
    values = [column for column in made if column.role is Role.VALUE]
    worded = [one for one in values if figures.share(cells[one.index], figures.is_figure) < 1 - _MAJORITY]
    if Role.TASK in roles and (worded or not values or roles & _OF_TASKS):
        return [
            replace(column, role=Role.RESULT, rule="narrated")
            if column.role is Role.VALUE and _RESULT.search(column.heading)
            else column
            for column in made
        ]
    if not values or roles & NAMING:
        return list(made)
    others = (one for one in made if one.role in _BEHIND and one.index < values[0].index)
    before = [one for one in others if figures.share(cells[one.index], figures.is_figure) < 1 - _MAJORITY]
    named = next(iter([*before, *worded]), values[0])
    return [replace(one, role=Role.LABEL, rule="first_of_words") if one is named else one for one in made]
