"""Statements of the cells of an indicator table: a row label or an entity, a column heading, a value.

Tables of tasks belong to `task`; what the columns hold is read off their headings in `header`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from normalise import entity, header, horizon, quantity, statement, unit_text
from normalise.header import Column, Role
from normalise.passage import Context, Reading, Statement, excerpt, unread
from normalise.records import EntityEntry, Kind, Quantity, Unread
from sources.document import ReportKind, Row, Table

_NOTHING = re.compile(
    r"(?:[-–—…]+|\.{2,}|n/?a|(?:chưa|không) có(?: số liệu| thông tin)?|chưa (?:tổng hợp|báo cáo|"
    r"thống kê)(?: được)?)\.?",
    re.IGNORECASE,
)
"""What a cell says where no result is reported."""
_SERIAL = re.compile(r"[\dIVXa-zđ]{1,4}(?:\.\d{1,3})*[.)]?", re.IGNORECASE)
_QUALIFIERS = re.compile(
    r"(?:tối thiểu|tối đa|ít nhất|trên|hơn|dưới|gần|khoảng|ước(?: đạt| tính)?|đạt|không quá|trở lên|trở xuống|tăng|"
    r"giảm|[≥≤<>~≈=+\s.-])*",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Place:
    """Where a row stands: its context, ready for its cells."""

    row: Row
    context: Context
    """Without a cell: the row's locator, section and owner."""

    def cell(self, column: Column) -> Context:
        """Return the context of the row's cell in `column`."""
        pieces = self.row.boxes[column.index] if column.index < len(self.row.boxes) else ()
        page = pieces[0].page if pieces else self.row.page
        return replace(self.context, locator=f"{self.context.locator}, {column.place()}", page=page, pieces=pieces)


def places(table: Table, columns: tuple[header.Column, ...], context: Context) -> Iterator[Place]:
    """Yield the rows with their contexts; a group row names the section of the rows under it."""
    serial = next((column.index for column in columns if column.role is Role.SERIAL), None)
    groups: list[tuple[int, str]] = []
    for count, row in enumerate(table.rows, start=1):
        mark = row.cells[serial].strip() if serial is not None else ""
        name = mark if _SERIAL.fullmatch(mark) else str(count)
        section = " › ".join(part for part in (context.section, *(text for _, text in groups)) if part) or None
        yield Place(
            row,
            replace(context, locator=f"bảng {table.number}, dòng {name.rstrip('.)')}", page=row.page, section=section),
        )
        if row.group:
            text = " ".join(cell.strip() for cell in row.cells if cell.strip())
            depth = _depth(mark)
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
    reading = Reading()
    missing: list[Statement] = []
    for place in places(table, columns, context):
        if place.row.group:
            for column in columns:
                reading += aside(place, column)
            continue
        row_reading, row_missing = _read_row(place, columns)
        reading += replace(row_reading, owner=None)
        missing += row_missing
    return reading, tuple(missing)


def _read_row(place: Place, columns: tuple[Column, ...]) -> tuple[Reading, list[Statement]]:
    label, owner = _label(place, columns)
    values = [column for column in columns if column.role is Role.VALUE]
    own_unit = next(
        (place.row.cells[c.index].strip() for c in columns if c.role is Role.UNIT), ""
    ) or unit_text.in_brackets(label)
    context = replace(place.context, owner=owner or place.context.owner, unit=own_unit or place.context.unit)
    place = replace(place, context=context)
    reading = Reading()
    targets = [column for column in values if column.kind is Kind.TARGET]
    horizon_column = targets[0] if targets else None
    for column in columns:
        if column.role is Role.VALUE:
            reading += _value(place, column, label, owner)
        elif column.role is Role.LABEL:
            reading += _label_numbers(place, column, horizon_column)
        else:
            reading += aside(place, column)
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
    text = place.row.cells[column.index].strip()
    context = place.cell(column)
    if not text or _NOTHING.fullmatch(text):
        return Reading()
    name = _indicator(column, label, place)
    kind = _kind(column, context)
    number = whole_number(text, column.unit or context.unit)
    period, stated = header.period_of(column, context)
    if number is None:
        return statement.read(
            text, replace(context, kind=kind, period=column.period, subject=name, owner=owner or context.owner)
        )
    if "ước" in column.heading.lower() and number.qualifier == "=":
        number = number.model_copy(update={"qualifier": "~"})
    growth = kind is Kind.GROWTH
    falls = growth and (number.value < 0 or text.lower().startswith(("giảm", "-", "–")))
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


def whole_number(cell: str, unit: str | None) -> Quantity | None:
    """Return the one quantity that a cell consists of, a bare number read with its column's unit; else None.

    "54,34%" is one; "129,69" with the unit "triệu giao dịch" is 129690000 giao dịch, its raw still "129,69".
    """
    found = quantity.find(cell)
    alone = (
        len(found) == 1
        and _QUALIFIERS.fullmatch(cell[: found[0].start])
        and _QUALIFIERS.fullmatch(cell[found[0].end :])
    )
    if alone and found[0].unit is not None:
        return found[0]
    if not re.fullmatch(r"[^\w]*(?:[^\W\d]+\s){0,3}[^\w]*\d[\d.,\s/–-]*", cell):
        return None
    printed = cell.strip()
    read = quantity.find(f"{printed} {unit or 'đơn vị'}")
    if len(read) != 1:
        return found[0] if alone else None
    raw = printed[read[0].start :].strip()
    return read[0].model_copy(
        update={"raw": raw, "unit": read[0].unit if unit else None, "end": read[0].start + len(raw)}
    )


def _label_numbers(place: Place, column: Column, target: Column | None) -> Reading:
    """Return the numbers of a row label: a rank to be reached is a target of its own, the rest is part of the name.

    Seen in report-942, table 1.2: "…, thuộc nhóm 03 nước tốt nhất".
    """
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
    text = place.row.cells[column.index]
    context = place.cell(column)
    if column.role is Role.SERIAL:
        number = Unread(
            raw=text.strip(), reason="list_number", page=context.page, locator=context.locator, sentence=text
        )
        return Reading(unread=(number,) if re.search(r"\d", text) else ())
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
    text = place.row.cells[column.index].strip()
    named = _indicator(column, label, place)
    others = sorted(row, key=lambda made: made.indicator != named)
    unit = next((made.quantity.unit for made in others), None)
    context = place.cell(column)
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
