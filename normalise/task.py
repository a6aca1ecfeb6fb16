"""Tasks: a job that a plan assigns, or its progress as a result report tells it; with the figures in its cells.

Which columns are names, deadlines and results is read off the headings in `header`.
"""

import hashlib
import re
from dataclasses import replace
from datetime import date

from normalise import entity, period, statement, table
from normalise.header import Column, Role
from normalise.passage import Context, Reading
from normalise.records import Kind, Period, Task, TaskStatus
from normalise.table import Place
from sources.document import Report, ReportKind, Table

_STATUS = (
    (TaskStatus.NOT_REPORTED, r"(?:báo cáo .{0,60})?(?:chưa|không) (?:có|báo cáo|cập nhật)|[-–…]+$"),
    (TaskStatus.DONE_CONTINUING, r"(?:đã |cơ bản )*hoàn thành.{0,40}(?:tiếp tục|duy trì|thường xuyên)"),
    (TaskStatus.NOT_STARTED, r"(?:chưa|không) (?:thực hiện|triển khai|hoàn thành|bắt đầu)"),
    (TaskStatus.STUDIED, r"đang (?:nghiên cứu|xem xét|đề xuất)"),
    (TaskStatus.IN_PROGRESS, r"(?:đang|tiếp tục|đã và đang|cơ bản)\b"),
    (TaskStatus.DONE, r"(?:đã )?hoàn thành\b"),
)
_STATUS_PATTERNS = tuple((status, re.compile(pattern, re.IGNORECASE)) for status, pattern in _STATUS)
_STATUS_WORDS = re.compile(r"[^.;:\n]{1,80}")


def is_task_table(columns: tuple[Column, ...]) -> bool:
    """Whether the rows of a table are tasks: one column names them."""
    return any(column.role is Role.TASK for column in columns)


def read(source: Table, columns: tuple[Column, ...], context: Context) -> tuple[Reading, tuple[Task, ...]]:
    """Return what the cells of a task table state, and its tasks.

    A figure in a task's name or expected result is a target, with the deadline as its period; one in a result cell is
    an actual with the period of that column. The agency is the row's, else that of the table's title.
    """
    reading = Reading()
    tasks: list[Task] = []
    for bare in table.places(source, columns, context):
        owner = table.owner(bare, columns) or context.owner
        place = replace(bare, context=replace(bare.context, owner=owner))
        deadline = _deadline(place, columns)
        for column in columns:
            reading += replace(_cell(place, column, columns, deadline), owner=None)
        if not place.row.group and (task := _task(place, columns, deadline)):
            tasks.append(task)
    return reading, tuple(tasks)


def _deadline(place: Place, columns: tuple[Column, ...]) -> str | None:
    """Return the deadline as printed: a column of its own, or behind the stroke of "Tiến độ/Thời hạn"."""
    for column in columns:
        text = place.row.cells[column.index].strip()
        if column.role is Role.DEADLINE and text:
            return text
        if column.role is Role.PROGRESS and "hạn" in column.heading.lower() and "/" in text:
            return text.split("/", 1)[1].strip() or None
    return None


def _cell(place: Place, column: Column, columns: tuple[Column, ...], deadline: str | None) -> Reading:
    text = place.row.cells[column.index]
    context = place.cell(column)
    if place.row.group or column.role not in {Role.TASK, Role.EXPECTED, Role.RESULT, Role.VALUE, Role.NOTE}:
        return table.aside(place, column)
    if column.role in {Role.TASK, Role.EXPECTED}:
        return statement.read(text, replace(context, kind=Kind.TARGET, period=_horizon(deadline, context.report)))
    kind = None if context.report.kind is ReportKind.PLAN else Kind.ACTUAL
    name = next(place.row.cells[one.index] for one in columns if one.role is Role.TASK)
    return statement.read(text, replace(context, kind=kind, period=column.period, task=name))


def _horizon(deadline: str | None, report: Report) -> Period | None:
    """Return the year a target is due: one year that the deadline names; a span of years gives none."""
    if deadline is None:
        return None
    years = period.find(f"năm {deadline}" if re.fullmatch(r"\d{4}", deadline) else deadline, default_year=report.year)
    single = [one for one in years if one.start is None or one.start.year == one.end.year]
    return single[0] if single else None


def _task(place: Place, columns: tuple[Column, ...], deadline: str | None) -> Task | None:
    cells = {column.role: place.row.cells[column.index].strip() for column in reversed(columns)}
    text = cells.get(Role.TASK, "")
    if not text:
        return None
    report = place.context.report
    result = cells.get(Role.RESULT) or None
    progress = cells.get(Role.PROGRESS) or ""
    status, words = (None, None) if report.kind is ReportKind.PLAN else status_of(progress or result or "")
    owner = place.context.owner and entity.at(place.context.owner, min(place.context.day, date(report.year, 12, 31)))
    column = next(column for column in columns if column.role is Role.TASK)
    key = f"{report.id}\x1f{place.context.locator}\x1f{place.context.section}\x1f{text}"
    return Task(
        task_id="T" + hashlib.sha256(key.encode()).hexdigest()[:16],
        report_id=report.id,
        page=place.row.page,
        locator=place.cell(column).locator,
        section=place.context.section,
        number=cells.get(Role.SERIAL) or None,
        entity_code=owner.key if owner else None,
        agency=owner.name_vi if owner else None,
        text=text,
        deadline=deadline,
        status=status,
        status_raw=words,
        result=result,
    )


def status_of(cell: str) -> tuple[TaskStatus, str | None]:
    """Return the status that the first words of a progress or result cell say, with these words as printed.

    A cell that only narrates what was done is in progress; an empty one, or one that says so, reports nothing.
    """
    words = cell.strip().lstrip("-–+• ")
    if not words:
        return TaskStatus.NOT_REPORTED, cell.strip() or None
    printed = _STATUS_WORDS.match(words)
    first = printed[0].strip() if printed else words[:80]
    for status, pattern in _STATUS_PATTERNS:
        if pattern.match(words):
            return status, first
    return TaskStatus.IN_PROGRESS, None
