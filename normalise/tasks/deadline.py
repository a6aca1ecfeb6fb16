"""When a task is due: the month that a deadline names, and whether it is meant as before, in or by.

Periods as such are found by `period`; where a deadline is printed is known to `task` and `assignment`.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from normalise.lexical.lexicon import only, pattern
from normalise.periods import period
from normalise.records import DeadlineKind, Period

_RECURRING = pattern(r"{recurring}")
_OWN_PLAN = pattern(r"{own_plan}")
_BEFORE = pattern(r"{due_before}\s*$")
_BY = pattern(r"{due_by}\s*$")
_BY_INSIDE = pattern(r"^{due_by}")
"""A period may hold the word itself: "đến hết năm 2022"."""
_IN = pattern(r"{due_in}\s*$")
_IN_INSIDE = pattern(r"^{due_in}")
_BARE_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True)
class Deadline:
    """A deadline as printed, and what it says."""

    raw: str
    kind: DeadlineKind | None = None
    month: str | None = None
    due: date | None = None


def of_field(printed: str, year: int) -> Deadline | None:
    """Return the deadline that a column or a line "Thời gian hoàn thành: …" prints; None where it prints nothing.

    >>> of_field("Tháng 6/2022.", 2022).month, of_field("2022 - 2025", 2022).due
    ('2022-06', datetime.date(2025, 12, 31))
    """
    raw = printed.strip().rstrip(".;").strip()
    if not raw:
        return None
    text = f"{only('year')} {raw}" if _BARE_YEAR.fullmatch(raw) else raw
    named = [_dated(text, one, _kind(text, one) or DeadlineKind.IN) for one in _periods(text, year)]
    if named:
        last = max(named, key=lambda one: one.due or date.min)
        return Deadline(raw, last.kind, last.month, last.due)
    if _RECURRING.search(raw):
        return Deadline(raw, DeadlineKind.RECURRING)
    return Deadline(raw, DeadlineKind.OWN_PLAN if _OWN_PLAN.search(raw) else None)


def in_text(text: str, year: int) -> Deadline | None:
    """Return the last deadline in the words of a task: "…, hoàn thành trước tháng 9/2023".

    Only a time led by trước, trong, vào, đến or hết is one, and only within the plan's own `year`: later years in a
    plan for a year are those of the strategies that it names.
    """
    found = [
        _dated(text, one, kind)
        for one in _periods(text, year)
        if one.end.year == year and (one.start is None or one.start.year == year) and (kind := _kind(text, one))
    ]
    return max(enumerate(found), key=lambda turn: (turn[1].due or date.min, turn[0]))[1] if found else None


def _periods(text: str, year: int) -> list[Period]:
    return [one for one in period.find(text, default_year=year) if not one.is_base]


def _kind(text: str, one: Period) -> DeadlineKind | None:
    before = text[: one.span_start]
    if _BEFORE.search(before):
        return DeadlineKind.BEFORE
    if _BY_INSIDE.match(one.raw) or _BY.search(before):
        return DeadlineKind.BY
    return DeadlineKind.IN if _IN.search(before) or _IN_INSIDE.match(one.raw) else None


def _dated(text: str, one: Period, kind: DeadlineKind) -> Deadline:
    before = text[: one.span_start]
    words = next((match[0] for pattern in (_BEFORE, _BY, _IN) if (match := pattern.search(before))), "")
    due = (one.start or one.end) - timedelta(days=1) if kind is DeadlineKind.BEFORE else one.end
    return Deadline(f"{words}{one.raw}".strip(), kind, f"{one.end:%Y-%m}", due)
