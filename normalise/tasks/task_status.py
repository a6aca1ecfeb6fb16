"""How far a task is, in the closed list of statuses: read off the words with which a progress or result cell begins.

Only what the report itself says of the task is a status. A cell that only tells what was done is in progress: that a
decree was issued does not say that the task is over.
"""

import re
from collections.abc import Iterable

from normalise.lexical.lexicon import pattern
from normalise.lexical.text import sentences
from normalise.periods import period
from normalise.records import TaskStatus

_BULLET = " \t\n-–—+*•·▪●○"
_ITEM = re.compile(r"(?:[a-zđ]|\d{1,2}|[ivx]+)[.)]\s+", re.IGNORECASE)
_DONE = r"(?:{done_before}\s+)?{finish}"
_LEADS = (
    (
        TaskStatus.NOT_REPORTED,
        r"{not_yet}\s+(?:{having}\s+)?{report_on|information}|(?:n/a|{not_yet}\s+{having})\W*$",
    ),
    (TaskStatus.IN_PROGRESS, r"{not_finished}"),
    (TaskStatus.NOT_STARTED, r"{not_yet}\s+{act|begin}"),
    (TaskStatus.IN_PROGRESS, _DONE + r"\s+(?:{passive}\s+)?(?:{in_part}|(?!100\b)\d{1,2}(?:,\d+)?\s*%)"),
    (TaskStatus.DONE_CONTINUING, _DONE + r"[^.\n]{0,80}{goes_on}"),
    (TaskStatus.STUDIED, r"{under_way}\s+(?:{passive}\s+)?{study}"),
    (TaskStatus.IN_PROGRESS, r"{under_way}"),
    (TaskStatus.DONE, _DONE + r"|{done_before}\s+{done_alone}\W*$|(?:{done_before}\s+)?{attain}(?:\s+{plan})?\W*$"),
)
_LEAD_PATTERNS = tuple((status, pattern(words)) for status, words in _LEADS)
_SUBJECT = pattern(
    r"(?:{within|until|since}\s+[^,.;]{1,30},\s*|{now},?\s+)?"
    r"{body|province|city|called_body}[^,.;:\n]{0,60}?\s(?={done_before|under_way|not_yet})"
)
"""A body that the words begin with: "Đến tháng 8/2022, Bộ Tài chính | đã hoàn thành"."""
_SAID_OF_A_BODY = {TaskStatus.DONE, TaskStatus.DONE_CONTINUING, TaskStatus.STUDIED, TaskStatus.NOT_STARTED}
_SILENT = pattern(r"{not_yet}\s+{having|report_on}[^.;]{0,30}{information|subject_of_report}")
"""A report that does not speak of the task: "Báo cáo số 12/BC-BYT chưa có nội dung này"."""
_ACTS = pattern(r"{done_before|under_way}")
_PLANNED = pattern(r"{by_plan}[^.;]*?{act|begin}")
_WORDS = re.compile(r"[^.;:\n]{1,80}")


def status_of(cell: str, year: int) -> tuple[TaskStatus, str | None]:
    """Return the status that a progress or result cell says, with its printed words; `year` is the reporting year.

    The words are None where the cell only narrates. An empty cell, and one that says that the agency's report does not
    speak of the task, report nothing; what follows such a sentence counts only if it tells of an action.

    >>> status_of("Đã hoàn thành Kế hoạch năm 2022, tiếp tục triển khai năm 2023.", 2022)[0].value
    'done_continuing'
    """
    words = _ITEM.sub("", cell.strip().lstrip(_BULLET), count=1) if _ITEM.match(cell.strip()) else cell.strip()
    words = words.lstrip(_BULLET)
    if not words.strip("….- "):
        return TaskStatus.NOT_REPORTED, cell.strip() or None
    spans = sentences(words)
    first = words[spans[0][0] : spans[0][1]]
    if _SILENT.search(first):
        rest = words[spans[0][1] :].strip()
        return status_of(rest, year) if _ACTS.search(rest) else (TaskStatus.NOT_REPORTED, _printed(first))
    if _PLANNED.match(first) and _begins_later(first, year):
        return TaskStatus.NOT_STARTED, _printed(first)
    if led := _lead(words):
        return led, _printed(words)
    subject = _SUBJECT.match(words)
    if subject and (led := _lead(words[subject.end() :])) in _SAID_OF_A_BODY:
        return led, _printed(words[subject.end() :])
    return TaskStatus.IN_PROGRESS, None


def status_in(cells: Iterable[str], year: int) -> tuple[TaskStatus, str | None]:
    """Return the status that several cells of one task say: the first in words, else that something is told."""
    found = [status_of(cell, year) for cell in cells]
    told = [one for one in found if one[0] is not TaskStatus.NOT_REPORTED]
    said = [one for one in found if one[1]]
    return next((one for one in told if one[1]), (told or said or [(TaskStatus.NOT_REPORTED, None)])[0])


def _lead(words: str) -> TaskStatus | None:
    return next((status for status, leads in _LEAD_PATTERNS if leads.match(words)), None)


def _begins_later(sentence: str, year: int) -> bool:
    named = [one for one in period.find(sentence, default_year=year) if one.start]
    return bool(named) and all(one.start.year > year for one in named if one.start)


def _printed(words: str) -> str:
    match = _WORDS.match(words)
    return match[0].strip() if match else words[:80]
