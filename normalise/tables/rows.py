"""The rows of a table: what each is, whom it is about, its time and unit, and the groups and rows that it is a part of.

A table with two lists side by side has rows for each of them (`of` is asked for the columns of one list).
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from normalise.lexical.lexicon import pattern
from normalise.lexical.text import fold
from normalise.periods.period_form import Clock
from normalise.quantities import unit_text
from normalise.records import EntityEntry
from normalise.reference import entity, unlisted
from normalise.statements import relation
from normalise.tables import figures, grid, meaning
from normalise.tables.column import Column, Role
from normalise.tables.lead import Lead
from normalise.tables.meaning import Meaning
from sources.document import Row, Table

_TOTAL = pattern(r"(?:{total_row}|{sum_of_rows}\s+{plural}\s+\S+)(?:\s*\([^()]*\))?[\s:]*")
_SUM = pattern(r"{sum_of_rows}")
_FIRST = 3
"""Among so many first rows a sum of the others may stand."""
_PART = pattern(r"^{part_row}\b\s*:?\s*|^[-–+*•]\s+")
BREAKDOWN = pattern(r"{breakdown_row|total_row}")
"""A label or heading that says nothing without its whole."""
_TIME_HEADING = pattern(r"{month|quarter|year|week}")
_OF_YEAR = re.compile(r"\d{1,2}(?:\s?/\s?(?:19|20)\d\d)?|(?:19|20)\d\d")
_GROUPED = pattern(r"^{grouped_by}")
_HORIZON = pattern(r"^(?:{horizon_lead}\s+)*{horizon_lead}$")
_MARK = re.compile(r"^\s*(?P<mark>[IVXL]+|[A-ZĐ]|\d{1,2}(?:\.\d{1,2})*)(?:[.)]|/(?!(?:19|20)\d\d))\s*(?=\S)")
_ROMAN, _LETTER = re.compile(r"[IVXL]+"), re.compile(r"[A-ZĐ]")
_UNNUMBERED = 8
"""How deep a group without a mark stands: under all that have one."""
_MANY = 0.5
_AROUND = " *_"
"""Around a label: blanks, and the marks of bold type that plain text keeps."""


class RowRole(StrEnum):
    """What a row is."""

    MEASURE = "measure"
    """Its label is what is measured."""
    ITEM = "item"
    """Its label is a part or member of what the column or the table measures."""
    ENTITY = "entity"
    TIME = "time"
    """Its label is a time, a scenario or a comparison: rows and columns have changed places."""
    TOTAL = "total"
    GROUP = "group"
    UNITS = "units"
    """It gives the units of the columns for the rows below."""
    HEADING = "heading"


@dataclass(frozen=True)
class RowAxis:
    """One row: what its label and the groups above it say of its cells."""

    index: int
    role: RowRole
    rule: str
    label: str = ""
    """What it measures or which part, without marks and unit."""
    says: Meaning = field(default_factory=Meaning)
    """Of a row that is a time; of others only the unit."""
    entity: EntityEntry | None = None
    group: Meaning = field(default_factory=Meaning)
    """What the groups above it say: time, scenario, unit."""
    parents: tuple[str, ...] = ()
    """The groups and rows that it is named with, outermost first."""
    column_units: tuple[tuple[int, str], ...] = ()
    """Units that a row above gives to columns, by their index."""


@dataclass(frozen=True)
class _Above:
    """A group or row that the next may be a part of."""

    depth: float
    words: str
    says: Meaning = field(default_factory=Meaning)
    entity: EntityEntry | None = None
    names: bool = True
    """Whether it goes into the names of its parts: a group of years or of "Phân theo …" does not."""
    group: bool = True


def of(table: Table, columns: Sequence[Column], lead: Lead, clock: Clock, day: date) -> tuple[RowAxis, ...]:
    """Return all rows of a table for the columns of one of its lists, with the role of each."""
    items = _are_items(table, columns, lead)
    numbered = set(grid.of(table).heading_rows)
    above: list[_Above] = []
    unit = ""
    units: dict[int, str] = {}
    made: list[RowAxis] = []
    for index, row in enumerate(table.rows):
        if index in numbered:
            made.append(RowAxis(index, RowRole.HEADING, "heading_row"))
        elif (given := _units_of_columns(row, columns)) or row.group or _is_group(row, columns):
            units = given or units
            if label := _group_words(row, columns):
                one = _group(label, clock, day)
                above = [other for other in above if other.depth < one.depth] + [one]
            role, rule = (RowRole.UNITS, "cells_are_units") if given else (RowRole.GROUP, "group_row")
            made.append(RowAxis(index, role, rule, label[-1] if label else ""))
        else:
            unit = _unit(row, columns, unit)
            axis, deep = _row(index, row, columns, items, clock, day)
            above = [other for other in above if other.depth < deep]
            axis = replace(
                axis,
                says=replace(axis.says, unit=unit or axis.says.unit),
                entity=axis.entity or next((one.entity for one in reversed(above) if one.entity), None),
                group=_grouped(above),
                parents=(*_parents(above, axis.role), *axis.parents),
                column_units=tuple(units.items()),
            )
            made.append(axis)
            above.append(_Above(deep, axis.label, names=axis.role in {RowRole.MEASURE, RowRole.ITEM}, group=False))
    return _named_apart(made, [table.rows[one.index] for one in made])


def _parents(above: Sequence[_Above], role: RowRole) -> list[str]:
    """Return what a row may be named with; a total adds up groups, not the row before it."""
    return [one.words for one in above if one.names and not one.entity and (one.group or role is not RowRole.TOTAL)]


def _label_cells(row: Row, columns: Sequence[Column]) -> list[tuple[int, str]]:
    """Return the words of the row's columns of names with their order, the empty ones left out."""
    names = [column.index for column in columns if column.role is Role.LABEL]
    cells = [(turn, row.cells[at].strip(_AROUND)) for turn, at in enumerate(names)]
    return [(turn, words) for turn, words in cells if words]


def _label(row: Row, columns: Sequence[Column]) -> str:
    cells = _label_cells(row, columns)
    named = next(
        (column.index for column in columns if column.role is Role.ENTITY and _names_rows(column, columns)), None
    )
    return cells[-1][1] if cells else row.cells[named].strip() if named is not None else _mark_of(row, columns)


def _names_rows(column: Column, columns: Sequence[Column]) -> bool:
    """Whether a column of bodies names the rows: it stands before the first value."""
    first = next((one.index for one in columns if one.role is Role.VALUE), column.index + 1)
    return column.index < first


def _mark_of(row: Row, columns: Sequence[Column]) -> str:
    """Return words in the column of row numbers, where a label is merged into it: "TỔNG SỐ"."""
    serial = next((row.cells[one.index].strip() for one in columns if one.role is Role.SERIAL), "")
    return serial if len(serial) > len("XVIII.") else ""


def _are_items(table: Table, columns: Sequence[Column], lead: Lead) -> bool:
    """Whether the rows are parts or members of what the columns or the title measure, not measures of their own."""
    names = [column for column in columns if column.role is Role.LABEL]
    if any(column.names_measures for column in names):
        return False
    if not names or any(column.heading and column.rule == "heading" for column in names):
        return True
    heads = grid.of(table).heading_rows
    labels = [_label(row, columns) for index, row in enumerate(table.rows) if index not in heads and not row.group]
    if lead.subject and any(_TOTAL.fullmatch(label) or _SUM.match(label) for label in labels[:_FIRST]):
        return True
    values = [column for column in columns if column.role is Role.VALUE]
    own = [column for column in values if column.subject and column.says.comparison is None]
    if len(own) > _MANY * len(values) and any(column.unit for column in own):
        return True
    return relation.is_index(lead.subject) and all(column.says.comparison for column in values)


def _is_group(row: Row, columns: Sequence[Column]) -> bool:
    """Whether a row has a label and nothing else: a reader may not have marked it."""
    values = [row.cells[column.index].strip() for column in columns if column.role not in {Role.LABEL, Role.SERIAL}]
    return not any(values) and bool(_label_cells(row, columns))


def _group_words(row: Row, columns: Sequence[Column]) -> list[str]:
    """Return the words of a group row, its mark first where that stands in a cell of its own."""
    units = {
        column.index for column in columns if column.role is Role.VALUE and unit_text.is_unit(row.cells[column.index])
    }
    return [cell.strip(_AROUND) for index, cell in enumerate(row.cells) if cell.strip() and index not in units]


def _group(cells: Sequence[str], clock: Clock, day: date) -> _Above:
    serial = len(cells) > 1 and len(cells[0]) <= len("XVIII.")
    words = " ".join(dict.fromkeys(cells[1:] if serial else cells))
    mark = cells[0].rstrip(".)") if serial else ""
    if not serial and (found := _MARK.match(words)):
        mark, words = found["mark"], words[found.end() :]
    says = meaning.of(words, clock)
    bare = says.is_bare or _HORIZON.fullmatch(says.left) is not None
    return _Above(
        depth=depth(mark) if mark else _UNNUMBERED,
        words=unit_text.without(words).rstrip(" :"),
        says=says if bare else Meaning(unit=says.unit),
        entity=_body(words, day),
        names=not bare and not _GROUPED.match(words),
    )


def depth(mark: str) -> int:
    """Return how deep a mark stands: A, then I, then 1, then 1.1."""
    mark = mark.rstrip(".)")
    return 2 if _ROMAN.fullmatch(mark) else 1 if _LETTER.fullmatch(mark) else 3 + mark.count(".")


def _grouped(above: Sequence[_Above]) -> Meaning:
    """Return what the groups say together, the nearest first."""
    says = [one.says for one in reversed(above)]
    return Meaning(
        unit=next((one.unit for one in says if one.unit), None),
        period=next((one.period for one in says if one.period), None),
        kind=next((one.kind for one in says if one.kind), None),
        estimate=any(one.estimate for one in says),
    )


def _unit(row: Row, columns: Sequence[Column], before: str) -> str:
    """Return what the row's column of units says; a mark for "as above" means the unit of the row before."""
    cell = next((row.cells[column.index].strip() for column in columns if column.role is Role.UNIT), "")
    return before if figures.is_ditto(cell) else cell


def _units_of_columns(row: Row, columns: Sequence[Column]) -> dict[int, str]:
    """Return the units that a row gives to the columns below it; none where a cell is anything else."""
    cells = {one.index: row.cells[one.index].strip() for one in columns if one.role is Role.VALUE}
    told = {at: cell.strip("() ") for at, cell in cells.items() if cell}
    return told if told and all(unit_text.is_unit(cell) for cell in told.values()) else {}


def _row(
    index: int, row: Row, columns: Sequence[Column], items: bool, clock: Clock, day: date
) -> tuple[RowAxis, float]:
    """Return a row without what stands above it, and how deep it stands."""
    cells = _label_cells(row, columns)
    printed = _label(row, columns)
    mark = _MARK.match(printed)
    serial = next((row.cells[one.index].strip() for one in columns if one.role is Role.SERIAL), "").rstrip(".)")
    bare = printed[mark.end() :] if mark else printed
    part = _PART.match(bare) or (len(cells) > 1 and _PART.fullmatch(cells[-2][1]))
    label = _PART.sub("", bare).strip(" .;:") if _PART.match(bare) else bare.strip(" .;:")
    deep: float = 10 + (depth(serial) if figures.is_code(serial) or _ROMAN.fullmatch(serial) else 6)
    deep += 0.1 * (cells[-1][0] if cells else 0) + (0.05 if part else 0)
    values = [row.cells[one.index].strip() for one in columns if one.role is Role.VALUE]
    says = meaning.of(_as_time(label, columns), clock, figures.of(values))
    unit = Meaning(unit=says.unit)
    body = _body(label, day) or _body(printed, day) or _place(label, columns)
    named = replace(RowAxis(index, RowRole.MEASURE, "label", unit_text.without(label)), says=unit)
    over = tuple(words for _, words in cells[:-1] if not _PART.fullmatch(words))
    if _TOTAL.fullmatch(label):
        return replace(named, role=RowRole.TOTAL, rule="total_words", entity=body), deep
    if body is not None:
        return replace(named, role=RowRole.ENTITY, rule="name_of_a_body", entity=body), deep
    if says.is_bare:
        return replace(named, role=RowRole.TIME, rule="time_or_scenario", says=says, parents=over), deep
    if not cells and (owner := _owner(row, columns, day)):
        return replace(named, role=RowRole.ENTITY, rule="column_of_bodies", entity=owner), deep
    role, rule = (RowRole.ITEM, "part_of_the_whole") if items else (RowRole.MEASURE, "label")
    return replace(named, role=role, rule=rule, parents=over, entity=_owner(row, columns, day)), deep


def _as_time(label: str, columns: Sequence[Column]) -> str:
    """Return a bare number under "Tháng", perhaps with its year, with its heading: "Tháng 1", "Tháng 3/2024"."""
    heading = next((column.heading for column in columns if column.role is Role.LABEL), "")
    return f"{heading} {label}" if _OF_YEAR.fullmatch(label) and _TIME_HEADING.fullmatch(heading) else label


def _body(words: str, day: date) -> EntityEntry | None:
    """Return the body or place that words name and nothing else, whether the catalogue has it or not."""
    return entity.named(words, day) or unlisted.named(words)


def _place(label: str, columns: Sequence[Column]) -> EntityEntry | None:
    """Return the place that a bare name under a title is: "Trần Văn Thời" under "Huyện"; None for other words."""
    heading = next((column.heading for column in columns if column.role in {Role.LABEL, Role.ENTITY}), "")
    titles = unlisted.titles(heading)
    named = titles and unlisted.is_name(label) and not (_TOTAL.fullmatch(label) or BREAKDOWN.fullmatch(label))
    return unlisted.titled(titles, label) if named else None


def _owner(row: Row, columns: Sequence[Column], day: date) -> EntityEntry | None:
    """Return the body that the row's column for it names."""
    cell = next((row.cells[column.index] for column in columns if column.role is Role.ENTITY), "")
    return None if _TOTAL.fullmatch(cell.strip()) else entity.owner(cell, day)


def _named_apart(made: Sequence[RowAxis], rows: Sequence[Row]) -> tuple[RowAxis, ...]:
    """Keep of the rows above each only those that its name needs.

    A label that the table has twice, or that says nothing without its whole ("Nữ", "Tổng số"), is named with the
    nearest of them, and with one more as long as two rows have the same name.
    """
    labels = Counter(fold(one.label) for one in made if one.role in {RowRole.MEASURE, RowRole.ITEM, RowRole.TOTAL})
    needed = {
        one.index: min(len(one.parents), 1)
        for one in made
        if labels[fold(one.label)] > 1 or _needs_whole(one, rows[one.index])
    }
    for _ in range(3):
        names = Counter(_name(one, needed) for one in made if one.index in needed)
        for one in made:
            if one.index in needed and names[_name(one, needed)] > 1:
                needed[one.index] = min(len(one.parents), needed[one.index] + 1)
    return tuple(
        replace(one, parents=one.parents[len(one.parents) - needed[one.index] :] if one.index in needed else ())
        for one in made
    )


def _needs_whole(one: RowAxis, row: Row) -> bool:
    part = any(_PART.match(cell.strip()) and not cell.strip().startswith(("-", "–", "+")) for cell in row.cells)
    return part or one.role in {RowRole.TOTAL, RowRole.TIME} or BREAKDOWN.fullmatch(one.label) is not None


def _name(one: RowAxis, needed: dict[int, int]) -> tuple[str, ...]:
    return (*one.parents[len(one.parents) - needed[one.index] :], fold(one.label))
