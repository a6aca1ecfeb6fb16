"""Rows of results that say nothing, or less than their task asked for.

A status against the figures belongs to `task_status`, against what is still to be done to `unfinished`.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from checks.relations.finder import finds, relation_rule
from checks.relations.printed import Line, Printed
from checks.relations.relation import Place, Relation, figures, slip, when, words
from checks.relations.standing import DONE, row_name, standings
from normalise.lexical.text import fold
from normalise.records import Severity
from normalise.tables.header import Role
from sources.document import ReportKind

_NOTHING = re.compile(
    r"[^.;]*\b(?:chưa|không|ko) có (?:nội dung|thông tin|số liệu|báo cáo)(?: (?:về|của))?(?: nhiệm vụ)?(?: này)?\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[^.;]+")
_BARE_ACT = re.compile(r"\s*(?:Nghị định|Quyết định|Thông tư|Kế hoạch|Công văn)\s+(?:số\s*)?\d+/\S+\s*", re.IGNORECASE)
"""The number of an act, and not what it says."""
_LIST = re.compile(r"\bgồm(?: có)?\s*:\s*(?P<items>[^.]*;[^.]*)", re.IGNORECASE)
FEWEST, SHARED = 4, 0.5
"""A list has so many items; the result repeats it if it names so large a part of them."""


@finds(
    relation_rule(
        "result_told",
        Severity.WARNING,
        "a result in every row of a table of results",
        "mỗi dòng của bảng kết quả có nêu kết quả",
        'Five rows of a ministry say only that its report "chưa có nội dung này"; others are empty.',
        "ask the bodies in charge for the results; do not count these rows as reported",
    ),
    relation_rule(
        "nothing_or_something",
        Severity.WARNING,
        "either that there is nothing to report, or what there is",
        "hoặc nêu chưa có thông tin, hoặc nêu thông tin",
        "A row says that a ministry's report has no information on its task, and goes on with the ministry's figure.",
        "read the figure; ask where it comes from",
    ),
)
def nothing_told(report: Printed) -> Iterator[Relation]:
    """Gather the results that say, each source in the same words, that there is nothing to tell."""
    if report.report.kind is not ReportKind.RESULT:
        return
    told: dict[str, list[Place]] = defaultdict(list)
    for line in report.lines:
        cell = line.cell(Role.RESULT)
        match = (_nothing(cell.text) or _BARE_ACT.fullmatch(cell.text)) if cell else None
        if cell is None or match is None:
            continue
        place = words(cell, match[0].strip(), match.start())
        behind = [one for one in report.of(cell) if one.start >= match.end()]
        sentence = cell.sentence_at(match.end() + 2) if behind else (0, 0)
        given = [one for one in behind if one.sentence == sentence]
        if given:
            times = dict.fromkeys(time for one in given for time in when(one))
            found = f"{place.raw}; {given[0].observation.raw}"
            yield slip("nothing_or_something", found, (place, *times, *figures(given)))
        else:
            told[fold(place.raw)].append(place)
    for places in told.values():
        yield slip("result_told", f"{len(places)} × {places[0].raw}", places)


def _nothing(text: str) -> re.Match[str] | None:
    """Return the first clause that says that there is nothing to tell, up to these words."""
    said = (_NOTHING.match(text, clause.start(), clause.end()) for clause in _CLAUSE.finditer(text))
    return next(filter(None, said), None)


def results_missing(report: Printed) -> Iterator[Relation]:
    """Gather the rows of each table of results that are empty where a result belongs."""
    if report.report.kind is not ReportKind.RESULT:
        return
    rated = {id(one.line.row) for one in standings(report)}
    empty: dict[int, list[Line]] = defaultdict(list)
    rows: dict[int, int] = defaultdict(int)
    for line in report.lines:
        cell = next((one for one in line.cells if one.column and one.column.role is Role.RESULT), None)
        if cell is not None and line.cell(Role.TASK):
            rows[id(line.table)] += 1
            if not cell.text.strip() and id(line.row) not in rated:
                empty[id(line.table)].append(line)
    for table, lines in empty.items():
        places = [place for line in lines for place in _task(line)]
        yield slip("result_told", f"{len(lines)} / {rows[table]}", places)


def _task(line: Line) -> tuple[Place, ...]:
    """Return the name of a row and its deadline, else its task."""
    due, task = line.cell(Role.DEADLINE), line.cell(Role.TASK)
    cell = due or task
    return (*row_name(line), *((words(cell, cell.text),) if cell else ()))


@finds(
    relation_rule(
        "done_list_is_whole",
        Severity.WARNING,
        "all that the task lists, in the result of a task that is called done",
        "kết quả của nhiệm vụ báo cáo hoàn thành nêu đủ các mục mà nhiệm vụ liệt kê",
        'A task for 17 platforms is called "Đã hoàn thành"; its result names 13 of them.',
        "ask for what is missing; the status alone proves nothing",
    ),
)
def lists_done(report: Printed) -> Iterator[Relation]:
    """Compare what a task that is called done lists with what its result lists of it."""
    for one in standings(report):
        task = one.line.cell(Role.TASK)
        asked = _items(task.text) if task else {}
        told = _items(one.result.text) if one.result else {}
        same = asked.keys() & told.keys()
        missing = [item for key, item in asked.items() if key not in told]
        if one.grade != DONE or task is None or len(asked) < FEWEST or len(same) < SHARED * len(asked) or not missing:
            continue
        places = (*row_name(one.line), *(words(task, item, task.text.find(item)) for item in missing))
        found = f"{len(same)} / {len(asked)}: {', '.join(missing)}"
        yield slip("done_list_is_whole", found, (*places, words(one.cell, one.status)))


def _items(text: str) -> dict[str, str]:
    """Return the items of a list behind "gồm:" by their folded words."""
    listed = _LIST.search(text)
    items = [item.strip() for item in listed["items"].split(";")] if listed else []
    return {fold(item): item for item in items if item}
