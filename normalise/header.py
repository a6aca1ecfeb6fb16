"""What the columns of a table hold: read off their headings.

How the cells are then read belongs to `table` (indicators) and `task`.
"""

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from normalise import kind, period, unit_text
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
    (Role.SERIAL, r"^(?:stt|tt|số tt|số thứ tự|no\.?|#)\.?$"),
    (Role.UNIT, r"^(?:đơn vị(?: tính)?|đvt)$"),
    (Role.NOTE, r"ghi chú|phối hợp|mức độ hoàn thành|đánh giá|^nguồn|căn cứ"),
    (Role.EXPECTED, r"dự kiến kết quả|kết quả dự kiến|kết quả đầu ra|sản phẩm"),
    (Role.PROGRESS, r"^(?:tiến độ|tình trạng|trạng thái)(?!.*kết quả)"),
    (Role.DEADLINE, r"^(?:thời gian|thời hạn|hạn hoàn thành)"),
    (
        Role.ENTITY,
        r"chủ trì|^(?:bộ|tỉnh|địa phương|cơ quan|tên (?:bộ|tỉnh|cơ quan|đơn vị)|đơn vị (?:thực hiện|"
        r"báo cáo))\b(?!.*\d)",
    ),
    (Role.TASK, r"nhiệm vụ|giải pháp|công việc|hành động"),
    (
        Role.LABEL,
        r"^(?:tên |các )?(?:chỉ tiêu|chỉ số|nội dung|tiêu chí|mục tiêu|lĩnh vực|hạng mục|tên)(?: chủ yếu| cụ thể|"
        r"\s*$)(?!.*\d)",
    ),
)
_ROLE_PATTERNS = tuple((role, re.compile(pattern, re.IGNORECASE)) for role, pattern in _ROLES)
_RESULT = re.compile(r"kết quả|tiến độ|tình hình", re.IGNORECASE)
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

    def place(self) -> str:
        """Return the heading as a locator has it."""
        return f"cột {self.heading}" if self.heading else f"cột {self.index + 1}"


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
    for role, pattern in _ROLE_PATTERNS:
        if pattern.search(words):
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
    words = re.sub(
        r"^(?:kết quả|mục tiêu|thực hiện|ước thực hiện|ước|kế hoạch|chỉ tiêu)\b\s*",
        "",
        unit_text.without(words),
        flags=re.IGNORECASE,
    )
    return " ".join(words.split()).strip(" ,;:–-")


def period_of(column: Column, context: Context) -> tuple[Period, bool]:
    """Return the period of a column's cells, and whether its heading says it."""
    return (column.period, True) if column.period else (context.reported, False)
