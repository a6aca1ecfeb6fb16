"""Tables of tasks: a job that a plan assigns, or its progress as a result report tells it; with the figures in them.

Which columns are names, deadlines and results is read off the headings in `header`; tasks in running text belong to
`assignment`, the words of deadlines and statuses to `deadline` and `task_status`.
"""

import hashlib
import re
from dataclasses import dataclass, replace
from datetime import date

from normalise.lexical.lexicon import only, pattern
from normalise.periods import period
from normalise.records import EntityEntry, Kind, Period, Task, TaskLevel
from normalise.reference import agencies, entity
from normalise.statements import statement
from normalise.statements.passage import Context, Reading, together
from normalise.tables import statements
from normalise.tables.header import Column, Role
from normalise.tables.statements import Place
from normalise.tasks import deadline
from normalise.tasks.deadline import Deadline
from normalise.tasks.task_status import status_in
from sources.document import Report, ReportKind, Table

_PARTNERS = pattern(r"{cooperate}")
_JUDGED = pattern(r"{judgement_heading}")
_DUE_IN_PROGRESS = pattern(r"{due_heading}")
"""A column "Tiến độ/Thời hạn hoàn thành" has both, parted by a stroke."""


@dataclass(frozen=True)
class _Progress:
    """What the columns of deadline and progress print in one row."""

    deadline: Deadline | None
    words: str
    """How far the task is, without the deadline that may stand beside it."""
    judged: str
    """What a column of judgement says: "Mức độ hoàn thành"."""

    def told(self, result: str | None) -> tuple[str, ...]:
        """Return what is printed of the progress, what says it most plainly first."""
        return self.words, self.judged, result or ""


def is_task_table(columns: tuple[Column, ...]) -> bool:
    """Whether the rows of a table are tasks: one column names them."""
    return any(column.role is Role.TASK for column in columns)


def read(source: Table, columns: tuple[Column, ...], context: Context) -> tuple[Reading, tuple[Task, ...]]:
    """Return what the cells of a task table state, and its tasks.

    A figure in a task's name or expected result is a target, with the deadline as its period; one in a result cell is
    an actual with the period of that column. The agency is the row's, else that of the table's title.
    """
    readings: list[Reading] = []
    tasks: list[Task] = []
    for bare in statements.places(source, columns, context):
        owner = statements.owner(bare, columns) or context.owner
        place = replace(bare, context=replace(bare.context, owner=owner))
        progress = _progress(place, columns)
        made = None if place.row.group else _task(place, columns, progress)
        if made:
            tasks.append(made)
            place = replace(place, context=replace(place.context, task_id=made.task_id))
        readings += [_cell(place, column, columns, progress.deadline) for column in columns]
    return replace(together(readings), owner=None), tuple(tasks)


def _text(place: Place, columns: tuple[Column, ...], role: Role) -> str:
    """Return the row's text in the first column of a role, or nothing."""
    return next((place.row.cells[column.index].strip() for column in columns if column.role is role), "")


def _progress(place: Place, columns: tuple[Column, ...]) -> _Progress:
    """Return deadline and progress: each in a column of its own, or both in "Tiến độ/Thời hạn", parted by a stroke."""
    year = place.context.report.year
    due, words = _text(place, columns, Role.DEADLINE), _text(place, columns, Role.PROGRESS)
    heading = next((column.heading for column in columns if column.role is Role.PROGRESS), "")
    if not due and _DUE_IN_PROGRESS.search(heading):
        before, stroke, after = words.partition("/")
        alone = deadline.of_field(before, year)
        if stroke:
            words, due = before, after
        elif alone and alone.kind:
            words, due = "", before
    judged = next((place.row.cells[one.index] for one in columns if _JUDGED.search(one.heading)), "")
    return _Progress(deadline.of_field(due, year), words.strip(), judged.strip())


def _cell(place: Place, column: Column, columns: tuple[Column, ...], due: Deadline | None) -> Reading:
    if not place.prints_number(column):
        return Reading()
    text = place.row.cells[column.index]
    context = place.cell(column)
    if place.row.group or column.role not in {Role.TASK, Role.EXPECTED, Role.RESULT, Role.VALUE, Role.NOTE}:
        return statements.aside(place, column)
    if column.role in {Role.TASK, Role.EXPECTED}:
        return statement.read(
            text, replace(context, kind=Kind.TARGET, period=_horizon(due.raw if due else None, context.report))
        )
    kind = None if context.report.kind is ReportKind.PLAN else Kind.ACTUAL
    name = next(place.row.cells[one.index] for one in columns if one.role is Role.TASK)
    return statement.read(text, replace(context, kind=kind, period=column.period, task=name))


def _horizon(printed: str | None, report: Report) -> Period | None:
    """Return the year a target is due: one year that the deadline names; a span of years gives none."""
    if printed is None:
        return None
    years = period.find(
        f"{only('year')} {printed}" if re.fullmatch(r"\d{4}", printed) else printed, default_year=report.year
    )
    single = [one for one in years if one.start is None or one.start.year == one.end.year]
    return single[0] if single else None


def _task(place: Place, columns: tuple[Column, ...], progress: _Progress) -> Task | None:
    text = _text(place, columns, Role.TASK)
    if not text:
        return None
    report = place.context.report
    led_by, result = _text(place, columns, Role.ENTITY), _text(place, columns, Role.RESULT) or None
    leader = statements.owner(place, columns) if led_by else place.context.owner
    if leader:
        leader = (
            None if leader.type == "nation" else entity.at(leader, min(place.context.day, date(report.year, 12, 31)))
        )
    plan = report.kind is ReportKind.PLAN
    status, words = (None, None) if plan else status_in(progress.told(result), report.year)
    partners = next((place.row.cells[one.index] for one in columns if _PARTNERS.search(one.heading)), "")
    column = next(column for column in columns if column.role is Role.TASK)
    key = f"{report.id}\x1f{place.context.locator}\x1f{place.context.section}\x1f{text}"
    due = progress.deadline
    return Task(
        task_id="T" + hashlib.sha256(key.encode()).hexdigest()[:16],
        report_id=report.id,
        page=place.row.page,
        locator=str(place.cell(column).locator),
        section=place.context.section,
        level=_level(columns, leader, led_by),
        number=_text(place, columns, Role.SERIAL) or None,
        entity_code=leader.key if leader else None,
        agency=leader.name_vi if leader else led_by or None,
        agency_raw=led_by or None,
        coordinators=agencies.listed(partners, place.context.day)
        if partners
        else agencies.coordinators(text, place.context.day),
        text=text,
        deadline=due.raw if due else None,
        deadline_kind=due.kind if due else None,
        deadline_month=due.month if due else None,
        due=due.due if due else None,
        status=status,
        status_raw=words,
        result=result,
    )


def _level(columns: tuple[Column, ...], leader: EntityEntry | None, led_by: str) -> TaskLevel:
    """Return to whom a row's task is given; a table that begins with the time is a calendar.

    A body that the catalogue does not have is a central one: the provinces are all known.
    """
    if columns[0].role is Role.DEADLINE:
        return TaskLevel.CALENDAR
    if leader is None:
        return TaskLevel.MINISTRY if led_by and not agencies.is_class(led_by) else TaskLevel.COMMON
    return TaskLevel.PROVINCE if leader.type == "province" else TaskLevel.MINISTRY
