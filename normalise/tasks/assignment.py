"""Tasks that a plan assigns in running text: whose section they stand in, their letters, deadlines and coordinators.

A section of tasks is one whose heading speaks of tasks ("NHIỆM VỤ … PHÂN CÔNG …") or of carrying the plan out. Its
items are numbered headings: a body ("5. Bộ Tài chính"), or a job ("7. Phổ cập hóa đơn điện tử") whose leader the text
names. Under an item each lettered paragraph is a task, or all of it is one. What speaks to all bodies at once, before
the first item, and what names no leader, is no task. Tables of tasks belong to `task`; figures to `statement`.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from normalise.lexical.lexicon import cased, pattern
from normalise.records import EntityEntry, Task, TaskLevel
from normalise.reference import agencies, entity
from normalise.statements.passage import day_of
from normalise.tasks import deadline
from sources.document import Document, Footnote, Heading, Locator, Paragraph, Report, ReportKind, Table

_ROMAN = re.compile(r"^\s*(?:[IVX]+|[A-Z])[.)]\s+(?=\S)")
_NUMBER = re.compile(r"^\s*(?P<number>\d{1,3}(?:\.\d{1,3})*)[.)]\s+(?P<title>\S.*)$", re.DOTALL)
_ASIDE = re.compile(r"\s*(?:[(,:–-].*)?$", re.DOTALL)
"""What may follow a body's name in a heading: "5. Bộ Tài chính (cơ quan thường trực)"."""
_LETTER = re.compile(r"^\s*(?P<letter>[a-zđ])\)\s*(?P<text>\S.*)$", re.DOTALL)
_TASKS = pattern(r"{task_section}")
_LEVELS = (
    (TaskLevel.MEMBER, pattern(r"{committee_member}")),
    (TaskLevel.MINISTRY, pattern(r"{ministry},|{ministries_together}")),
    (TaskLevel.PROVINCE, pattern(r"{provinces_together}")),
)
_FIELD = pattern(
    r"^\s*[-–+•]?\s*(?P<name>{deadline_heading}(?:\s+{act})?|"
    r"{called_body}(?:\s+{act})?\s+{cooperate|lead}[^:]{0,40}|{lead|cooperate})\s*:\s*(?P<value>.*)$",
    re.DOTALL,
)
_DUE = pattern(r"{deadline_heading}")
_LEADER = pattern(r"{lead}")
_PARTNERS = pattern(r"{cooperate}")
_BODY = cased(r"{Body|province|city}")
"""How the name of a body begins that the catalogue of entities does not have."""


@dataclass(frozen=True)
class Assigned:
    """A task and the paragraphs that it is made of."""

    task: Task
    paragraphs: frozenset[int]


@dataclass
class _Item:
    """A numbered heading in a section of tasks, and the job that is being read under it."""

    number: str
    title: str
    section: str
    level: TaskLevel | None
    owner: EntityEntry | None
    is_body: bool
    jobs: list["_Job"] = field(default_factory=list)


@dataclass
class _Job:
    letter: str | None
    first: Paragraph
    texts: list[str]
    paragraphs: list[int]
    fields: dict[str, str] = field(default_factory=dict)


def read(document: Document, report: Report) -> tuple[Assigned, ...]:
    """Return the tasks that a plan's running text assigns; a result report assigns none."""
    if report.kind is not ReportKind.PLAN:
        return ()
    items = _items(document, day_of(report))
    return tuple(made for item in items for job in item.jobs if (made := _assigned(item, job, report)))


def task_of(assigned: tuple[Assigned, ...]) -> Mapping[int, str]:
    """Return paragraph number → id of the task that it belongs to."""
    return {number: one.task.task_id for one in assigned for number in one.paragraphs}


def _items(document: Document, day: date) -> list[_Item]:
    """Return the items of all sections of tasks with their jobs."""
    zone: str | None = None
    items: list[_Item] = []
    reading = False
    for block in document.blocks:
        if isinstance(block, Table | Footnote):
            continue
        if _ROMAN.match(block.text):
            zone, reading = (block.text if _TASKS.search(block.text) else None), False
        elif zone and (match := _opens_item(block, day)):
            items.append(_item(match["number"], match["title"].strip(), zone, day))
            reading = True
        elif isinstance(block, Heading):
            zone, reading = (None if block.level == 1 else zone), False
        elif reading:
            _take(items[-1], block, day)
    return items


def _opens_item(block: Heading | Paragraph, day: date) -> re.Match[str] | None:
    """Return the number and title of an item: a numbered heading, or a numbered paragraph that is a body's name."""
    match = _NUMBER.match(block.text)
    return match if match and (isinstance(block, Heading) or entity.named(match["title"], day)) else None


def _item(number: str, title: str, zone: str, day: date) -> _Item:
    head = agencies.led_by(title, day)
    named = entity.named(title, day) or (head.entry if head and _ASIDE.match(title, head.end) else None)
    level = next((level for level, words in _LEVELS if words.search(zone)), None)
    if named is None and agencies.is_class(title):
        level, is_body = TaskLevel.COMMON, True
    else:
        is_body = named is not None or (level is not TaskLevel.MEMBER and _BODY.match(title) is not None)
    if level is None and is_body:
        level = TaskLevel.PROVINCE if named and named.type == "province" else TaskLevel.MINISTRY
    return _Item(number, title.rstrip(" .:"), f"{zone} › {number}. {title}", level, named, is_body)


def _take(item: _Item, block: Paragraph, day: date) -> None:
    """Give a paragraph to the job it belongs to: a new one with a letter, the one being read otherwise."""
    said = _FIELD.match(block.text)
    letter = _LETTER.match(block.text)
    if said and item.jobs:
        item.jobs[-1].fields.setdefault(said["name"].lower(), said["value"])
        item.jobs[-1].paragraphs.append(block.number)
    elif letter and not said:
        item.jobs.append(_Job(letter["letter"], block, [letter["text"]], [block.number]))
    elif not item.is_body and len(item.jobs) == 1 and _is_rest_of_title(item.jobs[0], block, day):
        item.title += " " + item.jobs.pop().texts[0]
        item.jobs.append(_Job(None, block, [block.text], [block.number]))
    elif item.jobs:
        item.jobs[-1].texts.append(block.text)
        item.jobs[-1].paragraphs.append(block.number)
    elif not said:
        item.jobs.append(_Job(None, block, [block.text], [block.number]))


def _is_rest_of_title(job: _Job, block: Paragraph, day: date) -> bool:
    """Whether what seemed a job is the second line of a heading: only the paragraph after it names a leader."""
    led = agencies.led_by(block.text, day) is not None
    return led and len(job.texts) == 1 and not agencies.led_by(job.texts[0], day)


def _assigned(item: _Item, job: _Job, report: Report) -> Assigned | None:
    text = "\n".join(one.strip() for one in job.texts)
    day = day_of(report)
    leader = agencies.led_by(text, day) if not item.is_body else None
    chosen = next((value for name, value in job.fields.items() if _LEADER.search(name)), None)
    if not (item.is_body or leader or chosen):
        return None
    owner, printed = item.owner, item.title
    if leader:
        owner, printed = leader.entry, text[: leader.end].strip()
    elif chosen:
        owner, printed = entity.owner(chosen, day), chosen.strip(" .;")
    when = next((value for name, value in job.fields.items() if _DUE.match(name)), None)
    due = deadline.of_field(when, report.year) if when else deadline.in_text(text, report.year)
    partners = next((value for name, value in job.fields.items() if _PARTNERS.search(name)), None)
    locator = str(Locator.of(job.first))
    key = "\x1f".join((report.id, locator, item.section, text))
    task = Task(
        task_id="T" + hashlib.sha256(key.encode()).hexdigest()[:16],
        report_id=report.id,
        page=job.first.page,
        locator=locator,
        section=item.section,
        level=item.level,
        number=item.number,
        letter=job.letter,
        entity_code=owner.key if owner else None,
        agency=owner.name_vi if owner else printed,
        agency_raw=printed,
        coordinators=agencies.listed(partners, day) if partners else agencies.coordinators(text, day),
        title=None if item.is_body else item.title,
        text=text,
        deadline=due.raw if due else None,
        deadline_kind=due.kind if due else None,
        deadline_month=due.month if due else None,
        due=due.due if due else None,
        status=None,
        status_raw=None,
        result=None,
    )
    return Assigned(task, frozenset(job.paragraphs))
