"""Tasks of plans and reports, and what links them."""

from datetime import date
from enum import StrEnum

from pydantic import Field

from normalise.records.quantity import Kind
from sources.document import Frozen


class TaskLevel(StrEnum):
    """To whom a task is given (docs/tasks.md says how each is told)."""

    MEMBER = "member"
    """A member of the committee that makes the plan: a minister in person."""
    MINISTRY = "ministry"
    """A ministry or another central body."""
    PROVINCE = "province"
    COMMON = "common"
    """A class of bodies: all ministries, all provinces."""
    CALENDAR = "calendar"
    """An action in a calendar, which tells month by month what happens and who sees to it."""


class DeadlineKind(StrEnum):
    """How a printed deadline is meant."""

    BEFORE = "before"
    IN = "in"
    BY = "by"
    RECURRING = "recurring"
    """Every year, all the time."""
    OWN_PLAN = "own_plan"
    """As the agency's own plan says."""


class TaskStatus(StrEnum):
    """Reported progress of a task; the printed words are kept beside it."""

    DONE = "done"
    DONE_CONTINUING = "done_continuing"
    IN_PROGRESS = "in_progress"
    STUDIED = "studied"
    NOT_STARTED = "not_started"
    NOT_REPORTED = "not_reported"


class Task(Frozen):
    """A job assigned by a plan (`status` None) or its progress as a result report tells it."""

    task_id: str
    """Stable over re-extractions: made of the report, the locator, the section and the words."""
    report_id: str
    page: int | None
    locator: str
    section: str | None
    level: TaskLevel | None = None
    """None where neither the heading nor the agency tells it."""
    number: str | None
    """Serial number as printed: of the row, or of the item under which the job stands."""
    letter: str | None = None
    """Of the job among those of its item: "a", "đ"."""
    entity_code: str | None
    agency: str | None
    """Who leads: the full name of the first body named, or the printed words where none is known."""
    agency_raw: str | None = None
    """Who leads, as printed: "Bộ TT&TT; Bộ Tài chính", "Bộ trưởng Bộ Công an"."""
    coordinators: tuple[str, ...] = ()
    """Who works with the leader: full names, or the printed words of a class ("các địa phương")."""
    title: str | None = None
    """The heading that names the job, where the text under it only says how."""
    text: str
    deadline: str | None
    """As printed."""
    deadline_kind: DeadlineKind | None = None
    deadline_month: str | None = Field(default=None, pattern=r"^\d{4}-\d{2}$")
    """The month that the deadline names, the last of a quarter, year or span: "trước tháng 9/2023" is 2023-09."""
    due: date | None = None
    """The last day that is in time: 31 August for "trước tháng 9", 30 September for "trong tháng 9"."""
    status: TaskStatus | None
    status_raw: str | None
    """The printed words of the status; None where the cell only narrates."""
    result: str | None
    """The progress narrative as printed."""


class TaskLink(Frozen):
    """A task of a plan and the task of a report on it that are the same job."""

    plan_task_id: str
    result_task_id: str
    score: int = Field(ge=0, le=100)


class TaskFigure(Frozen):
    """A figure in a task or in its reported result: what a target and its answer have in common."""

    observation_id: str
    task_id: str
    kind: Kind
    indicator: str
    unit: str | None
    per: str | None = None
    sentence: str


class FigureLink(Frozen):
    """A target in the words of a task, and the reached figure that answers it, if any does."""

    task_id: str
    result_task_id: str | None
    target_observation_id: str
    actual_observation_id: str | None = None
    score: int | None = None
    basis: str | None = Field(default=None, pattern=r"^(words|sole)$")
    """`words`: the words of both agree; `sole`: the only two figures of one unit."""
