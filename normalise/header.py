"""What the columns of a table hold: read off their headings.

How the cells are then read belongs to `table` (indicators) and `task`.
"""

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from normalise import kind, period, unit_text
from normalise.lexical.lexicon import pattern
from normalise.passage import Context
from normalise.records import Kind, Period
from sources.document import Report, Table


class Role(StrEnum):
    """What the cells of a column are."""

    SERIAL = "serial"
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
    (Role.UNIT, r"^{unit_heading}$"),
    (Role.NOTE, r"{note_heading|cooperate|judgement_heading|basis_heading}|^{source_heading}"),
    (Role.EXPECTED, r"{expected_heading}"),
    (Role.PROGRESS, r"^{progress_heading}(?!.*{result_heading})"),
    (Role.DEADLINE, r"^{deadline_heading}"),
    (Role.ENTITY, r"{lead}|^{body_heading}(?!.*\d)"),
    (Role.TASK, r"{task_heading}"),
    (Role.LABEL, r"^(?:{label_heading_lead}\s+)?{label_heading}(?:\s+{label_heading_end}|\s*$)(?!.*\d)"),
)
_ROLE_PATTERNS = tuple((role, pattern(words)) for role, words in _ROLES)
_RESULT = pattern(r"{narrated_heading}")
_FIGURE = pattern(r"^{figure_heading}\s*")
_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")


@dataclass(frozen=True)
class Column:
    """One column as its heading describes it."""

    index: int
    heading: str
    role: Role
    kind: Kind | None = None
    period: Period | None = None
    """Named by the heading; None where it names none."""
    base: Period | None = None
    """What a growth column compares with, where the heading says it."""
    unit: str | None = None
    subject: str = ""
    """What is measured, where the rows are entities: the heading without period and unit."""
    dot_decimal: bool = False
    """Whether a stop stands before decimals in its cells."""

    @property
    def name(self) -> str:
        """The heading, or the count of a column that has none."""
        return self.heading or f"{self.index + 1}"


def columns(table: Table, report: Report, reporting: Period | None = None) -> tuple[Column, ...]:
    """Return the columns with their roles. A table is one of tasks if a column is; else "Kết quả 2022" holds values."""
    roles = [_role(heading) for heading in table.columns]
    if Role.TASK in roles:
        roles = [
            Role.RESULT if role is Role.VALUE and _RESULT.search(heading) else role
            for role, heading in zip(roles, table.columns, strict=True)
        ]
    elif Role.LABEL not in roles and Role.VALUE in roles and Role.ENTITY not in roles:
        roles[roles.index(Role.VALUE)] = Role.LABEL
    made: list[Column] = []
    for index, (heading, role) in enumerate(zip(table.columns, roles, strict=True)):
        made.append(_compared(_column(index, heading, role, report, reporting), made))
    return tuple(made)


def _compared(column: Column, before: list[Column]) -> Column:
    """Give a column that only compares ("So với cùng kỳ (%)") the time of the results beside it."""
    if column.kind is not Kind.GROWTH or column.period:
        return column
    results = [one for one in before if one.period and one.kind not in {Kind.TARGET, Kind.GROWTH}]
    return replace(column, period=results[-1].period) if results else column


def _role(heading: str) -> Role:
    words = _BRACKETS.sub("", heading).strip()
    for role, looks in _ROLE_PATTERNS:
        if looks.search(words):
            return role
    return Role.VALUE


def _column(index: int, heading: str, role: Role, report: Report, reporting: Period | None) -> Column:
    if role not in {Role.VALUE, Role.RESULT, Role.EXPECTED}:
        return Column(index, heading, role)
    found = period.find(heading, report.year, reporting, heading=True)
    own = min((one for one in found if not one.is_base), key=_days, default=None)
    base = next((one for one in found if one.is_base), None)
    what = Kind.TARGET if role is Role.EXPECTED else kind.of_header(heading)
    return Column(index, heading, role, what, own, base, unit_text.in_brackets(heading), _subject(heading, found))


def _days(one: Period) -> int:
    """Return how long a period is: of a stacked heading, "Thực hiện năm 2023 › Tháng 5", the finest time counts."""
    return (one.end - one.start).days if one.start else 0


def _subject(heading: str, found: list[Period]) -> str:
    words = heading
    for one in found:
        words = words.replace(one.raw, " ")
    words = _FIGURE.sub("", unit_text.without(words))
    return " ".join(words.split()).strip(" ,;:–-")


def period_of(column: Column, context: Context) -> tuple[Period, bool]:
    """Return the period of a column's cells, and whether its heading says it."""
    return (column.period, True) if column.period else (context.reported, False)
