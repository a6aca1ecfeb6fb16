"""What a report says to each of many bodies in turn: place words, deadlines and rhythms of their tasks.

Deadlines against targets and the day of issue belong to `dates`.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise, takewhile

from checks.relations.finder import DATE, finds, relation_rule
from checks.relations.printed import Line, Passage, Printed
from checks.relations.reading import exactly
from checks.relations.relation import Place, Relation, slip, words
from checks.relations.standing import row_name
from normalise.lexical.text import fold
from normalise.records import EntityEntry, Interval, Severity
from normalise.reference import entity
from normalise.reference.entity_class import class_size
from normalise.tables.header import Role
from sources.document import ReportKind

_NUMBER = re.compile(r"^\s*\d+[.)]\s*")
_CITY = "thành phố"
_OF_CITIES = (
    re.compile(r"\btrên địa bàn thành phố\b(?!\s+[A-ZĐÀ-Ỹ])", re.IGNORECASE),
    re.compile(r"\bquận, huyện\b", re.IGNORECASE),
)
_OF_PROVINCES = (re.compile(r"\btrên địa bàn tỉnh\b(?!\s+[A-ZĐÀ-Ỹ])"), re.compile(r"\bmô hình tỉnh\b"))
_CITY_NAMED = re.compile(r"\b[Tt]hành phố\s+[A-ZĐÀ-Ỹ]")
"""A city inside a province: what is said of it is not said of the province."""
_DUE = re.compile(
    r"\b(?:trước|trong|đến|hết)\s+(?:hết\s+)?(?:ngày \d{1,2}/|tháng |quý )?[\dIVX]{1,4}/20\d\d\b", re.IGNORECASE
)
_PLACE_WORDS = re.compile(r"\b(?:tỉnh|thành phố)\b", re.IGNORECASE)
LONG_TASK = 60
"""Characters: tasks in the same words of some length are one task."""
SIBLINGS, NEARLY_ALL = 10, 0.9
"""Where so many bodies have tasks, and so large a part of them a deadline, the others were meant to have one."""
_QUARTERLY = re.compile(r"\b(?:hàng|hằng|mỗi|từng) quý\b|\b0?1 quý\s*/\s*0?1 lần|\b0?1 lần\s*/\s*quý\b", re.IGNORECASE)
_OF_A_MONTH = re.compile(r"\s*chủ đề tháng\b", re.IGNORECASE)
_CLASS = re.compile(r"\bcác\s+", re.IGNORECASE)
_MONTHS = re.compile(r"\btháng \d{1,2}\b(?!/)(?:[^.;:]*?\btháng \d{1,2}\b)+", re.IGNORECASE)
_MONTH = re.compile(r"\btháng (?P<month>\d{1,2})\b", re.IGNORECASE)
NEXT = 2
"""So many paragraphs on, the months of a rhythm are listed."""


@dataclass(frozen=True)
class _Section:
    """What a report says to, or of, one body: a table row, or the paragraphs under its heading."""

    name: Place
    body: EntityEntry
    passages: tuple[Passage, ...]
    table: int | None

    @property
    def is_city(self) -> bool:
        return fold(self.body.name_vi).startswith(fold(_CITY))


def _sections(report: Printed) -> list[_Section]:
    day = date(report.report.year, 12, 31)
    made = [section for line in report.lines if (section := _of_row(line, day))]
    heads = [turn for turn, passage in enumerate(report.passages) if passage.is_heading]
    for start, end in pairwise([*heads, len(report.passages)]):
        head = report.passages[start]
        body = entity.named(_NUMBER.sub("", head.text), day)
        inside = tuple(one for one in report.passages[start + 1 : end] if one.table is None)
        if body and inside:
            made.append(_Section(words(head, head.text.strip()), body, inside, None))
    return made


def _of_row(line: Line, day: date) -> _Section | None:
    cell = line.cell(Role.ENTITY)
    body = entity.named(cell.text, day) if cell else None
    if cell is None or body is None:
        return None
    told = tuple(one for one in line.cells if one.column and one.column.role in (Role.TASK, Role.RESULT) and one.text)
    return _Section(row_name(line)[0], body, told, id(line.table))


@finds(
    relation_rule(
        "place_words_fit_body",
        Severity.WARNING,
        "words for the place that fit the kind of body",
        "từ chỉ địa bàn đúng với loại đơn vị hành chính",
        'A city\'s task reads "trên địa bàn tỉnh", that of a province without urban districts "quận, huyện".',
        "read the task for the body that it stands under; the words were copied",
    ),
)
def place_words(report: Printed) -> Iterator[Relation]:
    """Gather the provinces that are spoken to as cities, and the cities that are spoken to as provinces."""
    found: dict[str, list[Place]] = defaultdict(list)
    for section in _sections(report):
        if section.body.type != "province":
            continue
        for passage in section.passages:
            if not section.is_city and _CITY_NAMED.search(passage.text):
                continue
            for pattern in _OF_PROVINCES if section.is_city else _OF_CITIES:
                if match := pattern.search(passage.text):
                    found[fold(match[0])] += [section.name, words(passage, match[0], match.start())]
    for places in found.values():
        unlike = tuple(dict.fromkeys(places))
        yield slip("place_words_fit_body", ", ".join(dict.fromkeys(place.raw for place in unlike)), unlike)


@finds(
    relation_rule(
        "task_has_deadline",
        Severity.WARNING,
        "a deadline for each task, as nearly all others of its list have",
        "mỗi nhiệm vụ có thời hạn như hầu hết các nhiệm vụ cùng danh mục",
        "Of 63 provinces 62 have a date for their task.",
        "ask the issuer for the deadline",
    ),
)
def deadlines_given(report: Printed) -> Iterator[Relation]:
    """Gather the bodies, or the rows of a table, without a deadline where nearly all others have one."""
    if report.report.kind is ReportKind.PLAN:
        groups: dict[str, list[tuple[Place, bool]]] = defaultdict(list)
        for section in _sections(report):
            if section.table is None:
                dated = any(passage.times for passage in section.passages)
                task = words(section.passages[0], section.name.raw)
                groups[section.body.type].append((task, dated))
        for members in groups.values():
            yield from _without_deadline(members)
    rows: dict[int, list[tuple[Place, bool]]] = defaultdict(list)
    for line in report.lines:
        cell = line.cell(Role.TASK)
        due = next((one for one in line.cells if one.column and one.column.role is Role.DEADLINE), None)
        if cell and due:
            serial = line.cell(Role.SERIAL)
            name = words(cell, f"{serial.text if serial else ''} {cell.text}".strip())
            rows[id(line.table)].append((name, bool(due.text.strip())))
    for members in rows.values():
        yield from _without_deadline(members)


def _without_deadline(members: Sequence[tuple[Place, bool]]) -> Iterator[Relation]:
    missing = [place for place, dated in members if not dated]
    if missing and len(members) >= SIBLINGS and len(missing) <= len(members) * (1 - NEARLY_ALL):
        yield slip("task_has_deadline", f"{len(missing)} / {len(members)}", missing)


@finds(
    relation_rule(
        "period_of_its_row",
        Severity.WARNING,
        "words of the period that the row is for",
        "nội dung của dòng đúng với thời gian của dòng",
        'The row of a calendar for "Quý I" has a "Chủ đề tháng".',
        DATE,
    ),
)
def themes(report: Printed) -> Iterator[Relation]:
    """Find the rows of a calendar for a quarter that are told as those of a month."""
    for line in (*report.groups, *report.lines):
        due = line.cell(Role.DEADLINE)
        month = next((cell for cell in line.cells if _OF_A_MONTH.match(cell.text)), None)
        if due and month and re.match(r"quý\b", due.text.strip(), re.IGNORECASE):
            yield slip(
                "period_of_its_row", f"{due.text}: {month.text}", (words(due, due.text), words(month, month.text))
            )


@finds(
    relation_rule(
        "list_is_class",
        Severity.WARNING,
        "as many bodies under a heading as the class that it names has",
        "số cơ quan liệt kê dưới một đề mục đúng bằng số đơn vị của nhóm nêu ở đề mục",
        "Under the ministries and the bodies of the Government, which are 30, a plan gives tasks to 32.",
        "ask the issuer which of the bodies belong elsewhere",
    ),
)
def class_lists(report: Printed) -> Iterator[Relation]:
    """Pair the size of the class that a heading names with the bodies that have headings under it."""
    day = date(report.report.year, 12, 31)
    heads = [passage for passage in report.passages if passage.is_heading]
    for turn, head in enumerate(heads):
        sizes = _class_named(head.text, day)
        below = list(takewhile(lambda one: _NUMBER.match(one.text), heads[turn + 1 :]))
        if not sizes or len(below) < SIBLINGS:
            continue
        bodies = [(one, entity.named(_NUMBER.sub("", one.text), day)) for one in below]
        strangers = [one for one, body in bodies if body is None or body.member_of is None]
        yield Relation(
            rule="list_is_class",
            left=exactly(len(below)),
            right=Interval(Decimal(sizes[0]), Decimal(sizes[-1])),
            found=f"{len(below)}; {sizes[-1]}",
            places=tuple(words(one, one.text.strip()) for one in (head, *strangers)),
        )


def _class_named(heading: str, day: date) -> tuple[int, ...]:
    """Return the sizes of the class that the words behind "các" in a heading name, the longest words first."""
    for match in _CLASS.finditer(heading):
        named = heading[match.end() :].split()
        for length in range(len(named), 0, -1):
            if sizes := class_size(" ".join(named[:length]), day):
                return sizes
    return ()


@finds(
    relation_rule(
        "rhythm_kept",
        Severity.WARNING,
        "dates that keep the rhythm that is stated",
        "thời điểm dự kiến khớp với định kỳ đã nêu",
        "Meetings every quarter are planned for months 3, 7, 9 and 12: none in the second, two in the third.",
        DATE,
    ),
)
def rhythms(report: Printed) -> Iterator[Relation]:
    """Hold what shall happen every quarter against the months that are listed for it."""
    for turn, passage in enumerate(report.passages):
        stated = _QUARTERLY.search(passage.text)
        if stated is None:
            continue
        for near in report.passages[turn : turn + NEXT + 1]:
            listed = _MONTHS.search(near.text)
            if listed is None:
                continue
            outside = re.sub(r"\([^()]*\)", "", listed[0])
            months = [int(month["month"]) for month in _MONTH.finditer(outside)]
            quarters = {(month + 2) // 3 for month in months}
            if len(months) > 2 and quarters != {1, 2, 3, 4}:
                places = (words(passage, stated[0], stated.start()), words(near, listed[0], listed.start()))
                yield slip("rhythm_kept", f"{stated[0]}: {listed[0]}", places)
            break
