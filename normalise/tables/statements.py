"""Statements of the cells of an indicator table: each the merge of its column, its row, the groups and lines above.

Tables of tasks belong to `task`; what columns, rows and lines say is worked out in `header` and `tables`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from normalise.lexical import lexicon
from normalise.lexical.lexicon import pattern
from normalise.periods.period_form import Clock
from normalise.quantities import quantity, unit_text
from normalise.quantities.amount import RUN
from normalise.records import EntityEntry, Kind, Quantity, Skipped
from normalise.reference import entity
from normalise.statements import relation, statement
from normalise.statements.passage import Context, Reading, Statement, excerpt, together, unread
from normalise.tables import cells, compared, comparing, rows, spans
from normalise.tables.header import Column, Role
from normalise.tables.lead import Lead
from normalise.tables.merge import Cell
from normalise.tables.rows import RowAxis, RowRole
from sources.document import Locator, Row, Table

_NOTHING = pattern(
    r"(?:[-–—…]+|\.{2,}|n/?a|{not_yet}\s+{having}(?:\s+{information})?|{not_yet}\s+{report_on}(?:\s+{passive})?)\.?"
)
"""What a cell says where no result is reported."""
_SERIAL = re.compile(r"[\dIVXa-zđ]{1,4}(?:\.\d{1,3})*[.)]?", re.IGNORECASE)
_FALLS = pattern(r"{fall}|[-–]")


@dataclass(frozen=True)
class Place:
    """Where a row stands: its context, ready for its cells."""

    row: Row
    index: int
    """Place of the row in the table, counted from 0."""
    context: Context
    """Without a cell: the row's locator, section and owner."""

    def prints_number(self, column: Column) -> bool:
        """Whether a digit stands in the row's cell in `column`: most cells have none, and state nothing."""
        return RUN.search(self.row.cells[column.index]) is not None

    def cell(self, column: Column) -> Context:
        """Return the context of the row's cell in `column`."""
        pieces = self.row.boxes[column.index] if column.index < len(self.row.boxes) else ()
        page = pieces[0].page if pieces else self.row.page
        return replace(
            self.context,
            locator=self.context.locator.in_column(column.name),
            span=self.context.span.cell(self.index, column.index),
            page=page,
            pieces=pieces,
        )

    def words(self, column: Column) -> tuple[str, Context]:
        """Return the words of the row's cell in `column` without the blanks around them, and their context."""
        text, context = self.row.cells[column.index], self.cell(column)
        lead = len(text) - len(text.lstrip())
        return text.strip(), replace(context, span=context.span.part(lead, lead))


def _mark(row: Row, columns: Sequence[Column]) -> str:
    """Return what a row has in the column of serial numbers."""
    return next((row.cells[column.index].strip() for column in columns if column.role is Role.SERIAL), "")


def locator(table: Table, columns: tuple[Column, ...], index: int) -> Locator:
    """Return where a row stands: by its serial mark (1, 1.2, IV, a), or by its count where it has none."""
    mark = _mark(table.rows[index], columns)
    return Locator.of(table).in_row(mark.rstrip(".)") if _SERIAL.fullmatch(mark) else f"{index + 1}")


def places(table: Table, columns: tuple[Column, ...], context: Context) -> Iterator[Place]:
    """Yield the rows with their contexts; a group row names the section of the rows under it."""
    groups: list[tuple[int, str]] = []
    for index, row in enumerate(table.rows):
        section = " › ".join(part for part in (context.section, *(text for _, text in groups)) if part) or None
        here = replace(context, locator=locator(table, columns, index), page=row.page, section=section)
        yield Place(row, index, here)
        if row.group:
            text = " ".join(cell.strip() for cell in row.cells if cell.strip())
            depth = rows.depth(_mark(row, columns))
            groups = [group for group in groups if group[0] < depth] + [(depth, text)]


def read(
    table: Table, columns: tuple[Column, ...], context: Context, lead: Lead
) -> tuple[Reading, tuple[Statement, ...]]:
    """Return what the cells state, and a statement without a value for each cell that reports nothing."""
    readings: list[Reading] = []
    missing: list[Statement] = []
    here = list(places(table, columns, context))
    for place in here:
        others = [column for column in columns if column.role not in {Role.VALUE, Role.LABEL}]
        readings += [aside(place, column) for column in others]
    lead = replace(lead, units=lead.units or _units_over_names(columns))
    clock = Clock(lead.period.end.year if lead.period else context.report.year, lead.period or context.reporting)
    columns = comparing.as_titled(columns, table, lead.compares, clock)
    columns = spans.together(columns, lead.period, table.title or "", clock.year)
    for _, band in groupby(columns, key=lambda column: column.band):
        listed = tuple(band)
        values = [column for column in listed if column.role is Role.VALUE]
        names = len({column.subject for column in values if column.says.comparison is None}) > 1
        axes = rows.of(table, listed, lead, clock, context.day)
        for place, axis in zip(here, axes, strict=True):
            reading, not_reported = _read_row(place, axis, listed, lead, names)
            readings.append(replace(reading, owner=None))
            missing += not_reported
    return together(readings), tuple(missing)


def _units_over_names(columns: Sequence[Column]) -> tuple[str, ...]:
    """Return the units that the heading of the names gives for the whole table: "Đối tượng (người)"."""
    headings = (column.heading for column in columns if column.role is Role.LABEL)
    return next((found for heading in headings if (found := unit_text.of_title(heading))), ())


def _read_row(
    place: Place, axis: RowAxis, columns: Sequence[Column], lead: Lead, names: bool
) -> tuple[Reading, list[Statement]]:
    here = (compared.of_row(column, columns, place.row.cells) for column in columns)
    told = [column for column in here if column.role in {Role.VALUE, Role.LABEL}]
    if axis.role in {RowRole.HEADING, RowRole.GROUP, RowRole.UNITS}:
        return together([_of_heading(place, column, axis.role) for column in told]), []
    values = {
        column.index: Cell(place.context, column, axis, lead, names) for column in told if column.role is Role.VALUE
    }
    targets = [one.column for one in values.values() if one.column.kind is Kind.TARGET]
    reading = together(
        [
            _label_numbers(place, column, targets[0] if targets else None)
            if column.role is Role.LABEL
            else _value(place, values[column.index])
            for column in told
        ]
    )
    missing = [
        _not_reported(place, cell, reading.statements)
        for cell in values.values()
        if _NOTHING.fullmatch(place.row.cells[cell.column.index].strip())
        and cell.kind(cell.period()[0]) is Kind.ACTUAL
        and reading.statements
    ]
    return reading, missing


def owner(place: Place, columns: tuple[Column, ...]) -> EntityEntry | None:
    """Return the body that the row's column for it names."""
    cell = next((place.row.cells[column.index] for column in columns if column.role is Role.ENTITY), "")
    return entity.owner(cell, place.context.day)


def _value(place: Place, cell: Cell) -> Reading:
    """Return what a value cell states: one number and nothing else, or a passage under the row's label."""
    if not place.prints_number(cell.column):
        return Reading()
    text, context = place.words(cell.column)
    if pieces := cells.parts(text, cell.column.heading):
        return together(list(_parts(cell, text, context, pieces)))
    unit, flags = cell.unit()
    if unit == "%" and flags and "/" in text:  # "29/33" under "Tỷ lệ …" is a part of a whole, not in percent
        unit, flags = None, ()
    number = cells.whole_number(text, unit, cell.column.dot_decimal)
    period, _ = cell.period()
    if number is None:
        owned = replace(context, owner=cell.owner or context.owner)
        return statement.read(
            text, replace(owned, kind=cell.kind(period), period=cell.told(), subject=cell.indicator())
        )
    return Reading((_stated(cell, number, unit, flags, text, context),))


def _parts(cell: Cell, text: str, context: Context, pieces: Sequence[tuple[str, str]]) -> Iterator[Reading]:
    """Yield what each figure of "1.700/2.910/3.140" states, under its own part of the heading."""
    at = 0
    for printed, heading in pieces:
        at = text.index(printed, at)
        column = replace(cell.column, says=replace(cell.column.says, left=heading))
        one = replace(cell, column=column, names=True)
        unit, flags = one.unit()
        number = cells.whole_number(printed, unit, cell.column.dot_decimal)
        here = replace(context, span=context.span.part(at, at))
        yield (
            Reading((_stated(one, number, unit, flags, text, here),))
            if number
            else statement.skip_all(printed, "no_unit", here)
        )
        at += len(printed)


def _stated(
    cell: Cell, number: Quantity, unit: str | None, flags: tuple[str, ...], text: str, context: Context
) -> Statement:
    """Return the statement of a cell that is one number."""
    period, stated = cell.period()
    kind, name = cell.kind(period), cell.indicator()
    number = _flagged(cell, number, unit, flags)
    growth = kind is Kind.GROWTH
    falls = growth and (number.value < 0 or _FALLS.match(text) is not None)
    if growth and number.value < 0:
        number = number.model_copy(update={"value": -number.value})
    base = cell.base(period)
    return Statement(
        quantity=number,
        kind=kind,
        indicator=name,
        measure_unit=None if growth else number.unit,
        period=period,
        period_stated=stated,
        base=base if growth else None,
        direction=("down" if falls else "up") if growth else None,
        sentence=excerpt(text),
        context=replace(context, owner=cell.owner or context.owner),
    )


def _flagged(cell: Cell, number: Quantity, unit: str | None, flags: tuple[str, ...]) -> Quantity:
    """Return a number with what its column makes of it: an estimate, a ratio that may exceed 100, a place, no unit."""
    if cell.estimated() and number.qualifier == "=":
        number = number.model_copy(update={"qualifier": "~"})
    words = (cell.column.heading, cell.column.subject, cell.measure())
    if cell.comparison is not None or any(map(relation.is_of_base_by_heading, words)):
        number = quantity.of_base(number)
    taken = unit is not None and number.unit is not None and lexicon.find("any_unit", number.raw) == ()
    added = flags if taken else ()
    if number.unit is None:
        added = (*added, "no_unit")
    return number.model_copy(update={"flags": (*number.flags, *added)}) if added else number


def _label_numbers(place: Place, column: Column, target: Column | None) -> Reading:
    """Return the numbers of a row label: a rank to be reached is a target of its own, the rest is part of the name.

    Seen in report-942, table 1.2: "…, thuộc nhóm 03 nước tốt nhất".
    """
    if not place.prints_number(column):
        return Reading()
    text = place.row.cells[column.index]
    period = target.period if target else None
    reading = statement.read(text, replace(place.cell(column), kind=Kind.TARGET if target else None, period=period))
    ranks = tuple(made for made in reading.statements if made.quantity.qualifier == "<=" and made.quantity.unit != "%")
    names = tuple(
        unread(made.quantity, "name", made.sentence, made.context) for made in reading.statements if made not in ranks
    )
    return Reading(ranks, reading.unread + names)


def _of_heading(place: Place, column: Column, role: RowRole) -> Reading:
    """Return the numbers of a row that heads others: they date and name what is below; a group row may tell figures."""
    if not place.prints_number(column):
        return Reading()
    text, context = place.row.cells[column.index], place.cell(column)
    return statement.read(text, context) if role is RowRole.GROUP else statement.skip_all(text, "heading", context)


def aside(place: Place, column: Column) -> Reading:
    """Return the numbers of a cell that is neither label nor value: none states anything."""
    if not place.prints_number(column):
        return Reading()
    text = place.row.cells[column.index]
    if column.role is Role.SERIAL:
        mark, at = place.words(column)
        number = unread(Skipped(raw=mark, start=0, end=len(mark), reason="list_number"), "list_number", text, at)
        return Reading(unread=(number,))
    context = place.cell(column)
    if column.role is Role.NOTE or place.row.group:
        return statement.read(text, context)
    return statement.skip_all(text, "name" if column.role is Role.CODE else "boilerplate", context)


def _not_reported(place: Place, cell: Cell, row: Sequence[Statement]) -> Statement:
    """Return the empty statement of a cell that reports nothing, with the unit that the row's other values have.

    A number inside the row's name ("thuộc nhóm 03 nước tốt nhất") is of another indicator and gives no unit.
    """
    period, stated = cell.period()
    text, context = place.words(cell.column)
    named = cell.indicator()
    others = sorted(row, key=lambda made: made.indicator != named)
    unit = next((made.quantity.unit for made in others), None)
    return Statement(
        quantity=Quantity(value=0, unit=unit, raw=text, start=0, end=len(text), flags=("not_reported",)),
        kind=Kind.ACTUAL,
        indicator=named,
        measure_unit=unit,
        period=period,
        period_stated=stated,
        base=None,
        direction=None,
        sentence=text,
        context=replace(context, owner=cell.owner or context.owner),
    )
