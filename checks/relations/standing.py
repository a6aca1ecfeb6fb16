"""Rows of a report of results that say where they stand: the status of each and how good it is.

What a status must agree with belongs to `task_status`. Which words a task's status can have belongs to
`normalise.tasks.task`; here they only need an order.
"""

import re
from dataclasses import dataclass

from checks.relations.printed import Line, Passage, Printed
from checks.relations.relation import Place, words
from normalise.records import Kind
from normalise.tables.header import Role
from sources.document import ReportKind

DONE, EARLY, LIKELY, UNLIKELY, HARD = 4, 3, 2, 1, 0
_GRADES = (
    (HARD, r"\bkhó (?:hoàn thành|đạt)|\b(?:không|chưa) (?:hoàn thành|đạt)|\bchậm"),
    (UNLIKELY, r"\bkhả năng (?:hoàn thành|đạt)(?: được)? thấp|\bkhả năng thấp"),
    (EARLY, r"\bkhả năng (?:hoàn thành|đạt)\b.*\b(?:trước|vượt)|\bvượt (?:tiến độ|kế hoạch)"),
    (LIKELY, r"\bkhả năng (?:hoàn thành|đạt)|\bđúng (?:tiến độ|kế hoạch)"),
    (DONE, r"^(?:đã |cơ bản )*(?:hoàn thành|đạt|vượt)\b"),
)
_GRADE_PATTERNS = tuple((grade, re.compile(pattern, re.IGNORECASE)) for grade, pattern in _GRADES)
_STATUS = re.compile(
    r"^\s*(?:đã |đang |chưa |cơ bản |tiếp tục )*(?:hoàn thành|thực hiện|triển khai|nghiên cứu|xây dựng)[^.;]{0,80}"
    r"[.;]?",
    re.IGNORECASE,
)
_RATING = re.compile(r"mức độ|đánh giá|tình trạng|trạng thái|tiến độ", re.IGNORECASE)
BARE = 40
"""Characters: a longer status tells something of the result."""


@dataclass(frozen=True)
class Standing:
    """A row with a status."""

    line: Line
    status: str
    cell: Passage
    grade: int | None

    @property
    def is_bare(self) -> bool:
        """Whether a status that stands in the result's cell says no more than that something is done, not even when."""
        return self.grade == DONE and len(self.status) <= BARE and not any(map(str.isdigit, self.status))

    @property
    def result(self) -> Passage | None:
        """The cell that tells the result; None where the status stands in it and nothing else."""
        found = next((one for one in self.line.cells if is_result(one)), None)
        if found is None or (found is self.cell and not found.text[len(self.status) :].strip(" .") and self.is_bare):
            return None
        return found


def is_result(cell: Passage) -> bool:
    """Whether a cell stands in a column that tells what was reached."""
    column = cell.column
    if column is None:
        return False
    return column.role is Role.RESULT or (column.role is Role.VALUE and column.kind is Kind.ACTUAL)


def standings(report: Printed) -> list[Standing]:
    """Return the rows of a report of results that say where they stand."""
    if report.report.kind is not ReportKind.RESULT:
        return []
    return [made for line in report.lines if (made := _standing(line))]


def _standing(line: Line) -> Standing | None:
    for cell in line.cells:
        if cell.column and cell.column.role in (Role.PROGRESS, Role.NOTE) and _RATING.search(cell.column.heading):
            status = cell.text.split("/")[0].strip()
            return Standing(line, status, cell, _grade(status)) if status else None
    told = line.cell(Role.RESULT)
    if told and (match := _STATUS.match(told.text)):
        return Standing(line, match[0].strip(" .;"), told, _grade(match[0].strip()))
    return None


def _grade(status: str) -> int | None:
    return next((grade for grade, pattern in _GRADE_PATTERNS if pattern.search(status)), None)


def row_name(line: Line) -> tuple[Place, ...]:
    """Return the serial number and the body of a row, which tell it from the others."""
    body = line.cell(Role.ENTITY)
    serial = line.cell(Role.SERIAL)
    return (words(body, f"{serial.text if serial else ''} {body.text}".strip()),) if body else ()
