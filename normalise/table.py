"""Statements of the cells of an indicator table: a row label or an entity, a column heading, a value.

Tables of tasks belong to `task`; what the columns hold is read off their headings in `header`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from normalise import entity, header, horizon, quantity, relation, statement, unit_text
from normalise.amount import RUN
from normalise.header import Column, Role
from normalise.lexical import lexicon
from normalise.lexical.lexicon import pattern
from normalise.passage import Context, Reading, Statement, excerpt, together, unread
from normalise.records import EntityEntry, Kind, Quantity, Skipped
from sources.document import Locator, ReportKind, Row, Table

_NOTHING = pattern(
    r"(?:[-–—…]+|\.{2,}|n/?a|{not_yet}\s+{having}(?:\s+{information})?|{not_yet}\s+{report_on}(?:\s+{passive})?)\.?"
)
"""What a cell says where no result is reported."""
_NUMERIC = re.compile(r"[-−]?\d[\d.,]*\s?%?")
_DOT_DECIMAL = re.compile(r"[-−]?\d+\.(?:\d{1,2}|\d{4,})\s?%?")
_NO_DOT = re.compile(r",|\..*\.")
_SERIAL = re.compile(r"[\dIVXa-zđ]{1,4}(?:\.\d{1,3})*[.)]?", re.IGNORECASE)
_QUALIFIERS = pattern(
    r"(?:{at_least|at_most|over|surpass|under|above|below|nearly|about|estimate|reach|rise|fall|and_upwards|and_downwards}|[≥≤<>~≈=+\s.-])*"
)
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


def _mark(row: Row, columns: tuple[Column, ...]) -> str:
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
            depth = _depth(_mark(row, columns))
            groups = [group for group in groups if group[0] < depth] + [(depth, text)]


def _depth(mark: str) -> int:
    """Return how deep a group's mark stands: A, then I, then 1, then 1.1."""
    if re.fullmatch(r"[IVX]+\.?", mark):
        return 2
    if re.fullmatch(r"[A-ZĐ]\.?", mark):
        return 1
    return 3 + mark.rstrip(".").count(".")


def read(table: Table, columns: tuple[Column, ...], context: Context) -> tuple[Reading, tuple[Statement, ...]]:
    """Return what the cells state, and a statement without a value for each cell that reports nothing."""
    readings: list[Reading] = []
    missing: list[Statement] = []
    columns = tuple(replace(one, dot_decimal=_dotted(table, one)) for one in columns)
    for place in places(table, columns, context):
        if place.row.group:
            readings += [aside(place, column) for column in columns]
            continue
        row_reading, row_missing = _read_row(place, columns)
        readings.append(replace(row_reading, owner=None))
        missing += row_missing
    return together(readings), tuple(missing)


def _dotted(table: Table, column: Column) -> bool:
    """Whether a column writes its decimals behind a stop: some of its cells can be nothing else, none has a comma."""
    cells = [row.cells[column.index].strip() for row in table.rows if column.index < len(row.cells)]
    numbers = [cell for cell in cells if _NUMERIC.fullmatch(cell)]
    return any(_DOT_DECIMAL.fullmatch(cell) for cell in numbers) and not any(_NO_DOT.search(cell) for cell in numbers)


def _read_row(place: Place, columns: tuple[Column, ...]) -> tuple[Reading, list[Statement]]:
    label, owner = _label(place, columns)
    values = [column for column in columns if column.role is Role.VALUE]
    own_unit = next(
        (place.row.cells[c.index].strip() for c in columns if c.role is Role.UNIT), ""
    ) or unit_text.in_brackets(label)
    context = replace(place.context, owner=owner or place.context.owner, unit=own_unit or place.context.unit)
    place = replace(place, context=context)
    readings: list[Reading] = []
    targets = [column for column in values if column.kind is Kind.TARGET]
    horizon_column = targets[0] if targets else None
    for column in columns:
        if column.role is Role.VALUE:
            readings.append(_value(place, column, label, owner))
        elif column.role is Role.LABEL:
            readings.append(_label_numbers(place, column, horizon_column))
        else:
            readings.append(aside(place, column))
    reading = together(readings)
    missing = [
        _not_reported(place, column, label, owner, reading.statements)
        for column in values
        if _NOTHING.fullmatch(place.row.cells[column.index].strip())
        and _kind(column, place.context) is Kind.ACTUAL
        and reading.statements
    ]
    return reading, missing


def _label(place: Place, columns: tuple[Column, ...]) -> tuple[str, EntityEntry | None]:
    """Return the label of a row that is not an entity, and the entity that the label or a column names."""
    label = next((place.row.cells[column.index] for column in columns if column.role is Role.LABEL), "")
    named = entity.named(label, place.context.day) if label else None
    return ("" if named else label.strip(" .;")), named or owner(place, columns)


def owner(place: Place, columns: tuple[Column, ...]) -> EntityEntry | None:
    """Return the body that the row's column for it names."""
    cell = next((place.row.cells[column.index] for column in columns if column.role is Role.ENTITY), "")
    return entity.owner(cell, place.context.day)


def _indicator(column: Column, label: str, place: Place) -> str:
    """Return what a cell measures: the row label; where the row is an entity, the column heading or the table title."""
    if label:
        return unit_text.without(label)
    return column.subject or place.context.subject or column.heading


def _kind(column: Column, context: Context) -> Kind:
    period, _ = header.period_of(column, context)
    report = context.report
    if column.kind:
        return column.kind
    return Kind.TARGET if report.kind is ReportKind.PLAN and period.end.year >= report.year else Kind.ACTUAL


def _value(place: Place, column: Column, label: str, owner: EntityEntry | None) -> Reading:
    """Return what a value cell states: one number and nothing else, or a passage under the row's label."""
    if not place.prints_number(column):
        return Reading()
    text, context = place.words(column)
    name = _indicator(column, label, place)
    kind = _kind(column, context)
    number = whole_number(text, column.unit or context.unit, column.dot_decimal)
    period, stated = header.period_of(column, context)
    if number is None:
        return statement.read(
            text, replace(context, kind=kind, period=column.period, subject=name, owner=owner or context.owner)
        )
    if lexicon.find("estimate", column.heading) and number.qualifier == "=":
        number = number.model_copy(update={"qualifier": "~"})
    if any(relation.is_of_base_by_heading(words) for words in (column.heading, column.subject or "", name)):
        number = quantity.of_base(number)
    growth = kind is Kind.GROWTH
    falls = growth and (number.value < 0 or _FALLS.match(text) is not None)
    if growth and number.value < 0:
        number = number.model_copy(update={"value": -number.value})
    made = Statement(
        quantity=number,
        kind=kind,
        indicator=name,
        measure_unit=None if growth else number.unit,
        period=horizon.of_target(period) if kind is Kind.TARGET else period,
        period_stated=stated,
        base=(column.base or horizon.shifted(period, period.end.year - 1)) if growth else None,
        direction=("down" if falls else "up") if growth else None,
        sentence=excerpt(text),
        context=replace(context, owner=owner or context.owner),
    )
    return Reading((made,))


def whole_number(cell: str, unit: str | None, dot_decimal: bool = False) -> Quantity | None:
    """Return the one quantity that a cell consists of, a bare number read with its column's unit; else None.

    "54,34%" is one; "129,69" with the unit "triệu giao dịch" is 129690000 giao dịch, its raw still "129,69"; "(8,2)" is
    -8.2, as book-keepers print it.
    """
    printed = cell.strip()
    if dot_decimal and "." in printed:
        made = whole_number(printed.replace(".", ","), unit)
        return made and made.model_copy(update={"raw": printed[made.start : made.end], "flags": ("dot_decimal",)})
    found = quantity.find(printed)
    one = found[0] if len(found) == 1 else None
    if one is not None and "negative_in_brackets" in one.flags:
        inside = whole_number(printed.strip("() \u00a0"), unit)
        loss = {"raw": one.raw, "start": one.start, "end": one.end}
        return inside and inside.model_copy(
            update={**loss, "value": -inside.value, "flags": (*inside.flags, "negative_in_brackets")}
        )
    alone = one is not None and _is_alone(printed, one)
    if one is not None and alone and one.unit is not None:
        return one
    if not re.fullmatch(r"[^\w]*(?:[^\W\d]+\s){0,3}[^\w]*\d[\d.,\s/–-]*", printed):
        return None
    read = quantity.find(f"{printed} {unit or lexicon.only('any_unit')}")
    if len(read) != 1 or (one is not None and (one.denominator is None) != (read[0].denominator is None)):
        return one if alone else None
    raw = printed[read[0].start :].strip()
    made = read[0].model_copy(
        update={"raw": raw, "unit": read[0].unit if unit else None, "end": read[0].start + len(raw)}
    )
    if one is not None and one.value < 0 < made.value:  # "- 1.200" is no item of a list where it is the whole cell
        return made.model_copy(update={"value": -made.value, "raw": one.raw, "start": one.start, "end": one.end})
    return made


def _is_alone(cell: str, one: Quantity) -> bool:
    """Return whether a cell holds nothing beside the quantity but words that bound it, or brackets around it."""
    before, behind = cell[: one.start], cell[one.end :]
    if before[:1] == "(" and behind[-1:] == ")":
        before, behind = before[1:], behind[:-1]
    return _QUALIFIERS.fullmatch(before) is not None and _QUALIFIERS.fullmatch(behind) is not None


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
    return statement.skip_all(text, "boilerplate", context)


def _not_reported(
    place: Place, column: Column, label: str, owner: EntityEntry | None, row: tuple[Statement, ...]
) -> Statement:
    """Return the empty statement of a cell that reports nothing, with the unit that the row's other values have.

    A number inside the row's name ("thuộc nhóm 03 nước tốt nhất") is of another indicator and gives no unit.
    """
    period, stated = header.period_of(column, place.context)
    text, context = place.words(column)
    named = _indicator(column, label, place)
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
        context=replace(context, owner=owner or context.owner),
    )
