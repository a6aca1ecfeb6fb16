"""Dates against the day of issue, the year reported on, and the deadline of a task.

What a date means belongs to `normalise.period`.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from checks.relations.nouns import overlap
from checks.relations.printed import Figure, Passage, Printed
from checks.relations.reading import Reading, at_least, at_most, exactly
from checks.relations.relation import Place, Relation, at, words
from normalise import period
from normalise.header import Role
from normalise.records import Kind, Period
from sources.document import ReportKind

_PLANNED = re.compile(
    r"\b(?:dự kiến|theo kế hoạch|kế hoạch hoàn thành|phấn đấu|"
    r"sẽ (?:hoàn thành|ban hành|trình|tổ chức|công bố|đưa))\b[^;.]{0,80}$",
    re.IGNORECASE,
)
_DEADLINE = re.compile(r"^\s*(?:thời gian|thời hạn|hạn)(?: hoàn thành| thực hiện)?\s*:", re.IGNORECASE)
_WHOLE_YEAR = re.compile(r"^[^\d/]*\d{4}$")
"""A year that is over the column's is mostly in a title ("Kế hoạch năm 2023")."""
_CITED = re.compile(
    r"\b(?:số|nghị quyết|quyết định|nghị định|thông tư|chỉ thị|luật|công văn)\b[^;.]{0,60}$", re.IGNORECASE
)


def _day(one: date) -> Decimal:
    return Decimal(one.toordinal())


def _times(passage: Passage, report: Printed) -> list[Period]:
    return [one for one in period.find(passage.text, default_year=report.report.year) if not one.is_base]


def plans_passed(report: Printed) -> Iterator[Relation]:
    """Pair what is announced for a day with the day of issue, or with the end of the column of results it is in."""
    issued = report.report.issued_on
    if report.report.kind is ReportKind.PLAN:
        yield from _begun(report)
        return
    for passage in report.passages:
        for one in _times(passage, report):
            if not _PLANNED.search(passage.text[: one.span_start]):
                continue
            place = words(passage, passage.text[one.span_start : one.span_end], one.span_start)
            column = passage.column.period if passage.column and passage.column.role is Role.RESULT else None
            if column is not None:
                yield Relation(
                    rule="result_is_no_plan",
                    left=Reading(None, _day(one.end)),
                    right=at_most(_day(column.end)) if one.end <= column.end else Reading(_day(one.end) + 1, None),
                    found=f"{place.raw}; {passage.column.heading if passage.column else ''}",
                    places=(place,),
                )
            elif issued is not None:
                yield Relation(
                    rule="plan_lies_ahead",
                    left=exactly(_day(one.end)),
                    right=at_least(_day(issued)),
                    found=f"{place.raw}; {issued:%d/%m/%Y}",
                    places=(place,),
                )


def _begun(report: Printed) -> Iterator[Relation]:
    """Gather, for each month or quarter that a plan names, whether it was over when the plan was issued."""
    issued = report.report.issued_on
    if issued is None:
        return
    named: dict[str, list[Place]] = defaultdict(list)
    ends: dict[str, date] = {}
    for passage in report.passages:
        for one in _times(passage, report):
            in_year = one.start is not None and one.start.year == one.end.year == report.report.year
            if not in_year or one.start is None or not 27 <= (one.end - one.start).days <= 92:
                continue
            raw = passage.text[one.span_start : one.span_end]
            if _CITED.search(passage.text[: one.span_start]):
                continue
            named[one.code].append(words(passage, raw, one.span_start))
            ends[one.code] = one.end
    for code, places in named.items():
        yield Relation(
            rule="task_lies_ahead",
            left=exactly(_day(ends[code])),
            right=at_least(_day(issued)),
            found=f"{places[0].raw}; {issued:%d/%m/%Y}",
            places=tuple(places),
        )


def deadlines(report: Printed) -> Iterator[Relation]:
    """Pair the targets of a task with the deadline in the paragraph under it."""
    if report.report.kind is not ReportKind.PLAN:
        return
    due: list[tuple[Figure, date, Place]] = []
    for place, passage in enumerate(report.passages[1:], start=1):
        if not _DEADLINE.match(passage.text):
            continue
        times = _times(passage, report)
        if len(times) != 1:
            continue
        mark = words(passage, passage.text[times[0].span_start : times[0].span_end], times[0].span_start)
        due += [(figure, times[0].end, mark) for figure in report.of(report.passages[place - 1])]
    for figure, end, mark in due:
        one = figure.observation
        if one.kind is not Kind.TARGET:
            continue
        if one.direction is not None and one.base_end is not None:
            yield Relation(
                rule="yearly_change_in_whole_years",
                left=exactly(12),
                right=exactly(end.month),
                found=f"{one.raw}; {mark.raw}",
                places=(at(figure), mark),
            )
        elif one.period_stated and _own_time(figure, report) is not None:
            yield Relation(
                rule="target_due_by_deadline",
                left=exactly(_day(one.period_end)),
                right=at_most(_day(end)),
                found=f"{one.period_end:%d/%m/%Y}; {mark.raw}",
                places=(at(figure), mark),
            )
    yield from _two_horizons(report, due)


def _own_time(figure: Figure, report: Printed) -> Period | None:
    """Return the time that the target's own sentence gives for it."""
    start, _ = figure.sentence
    times = [one for one in _times(figure.passage, report) if start <= one.span_start < figure.start]
    return times[-1] if times else None


def _two_horizons(report: Printed, due: list[tuple[Figure, date, Place]]) -> Iterator[Relation]:
    """Pair the nation's target for a year with the same target of those whose deadline is earlier."""
    national = [
        figure
        for figure in report.figures
        if figure.observation.kind is Kind.TARGET
        and figure.observation.unit == "%"
        and figure.observation.period_stated
        and not any(figure is each for each, _, _ in due)
    ]
    for figure in national:
        one = figure.observation
        same = [
            (other, end, mark)
            for other, end, mark in due
            if other.observation.value == one.value
            and other.observation.unit == "%"
            and one.value != 100
            and other.observation.direction is None
            and overlap(other.observation.indicator, one.indicator) >= 0.75
        ]
        if same:
            earliest = min(end for _, end, _ in same)
            yield Relation(
                rule="same_target_same_horizon",
                left=exactly(_day(earliest)),
                right=exactly(_day(one.period_end)),
                found=f"{one.raw}: {one.period_end:%d/%m/%Y}; {same[0][2].raw}",
                places=(at(figure), *(at(other) for other, _, _ in same), same[0][2]),
            )


def acts(report: Printed) -> Iterator[Relation]:
    """Pair the dates in a column of one year's results with that year: before it a table, after it a row at a time."""
    if report.report.kind is not ReportKind.RESULT:
        return
    earlier: dict[int, list[tuple[date, Place]]] = defaultdict(list)
    heads: dict[int, Place] = {}
    for line in report.lines:
        cell = line.cell(Role.RESULT)
        column = cell.column.period if cell and cell.column else None
        if cell is None or column is None or column.end.year != report.report.year:
            continue
        times = [
            one
            for one in _times(cell, report)
            if not _PLANNED.search(cell.text[: one.span_start]) and (one.start or one.end).year == one.end.year
        ]
        dated = [(one.end, words(cell, cell.text[one.span_start : one.span_end], one.span_start)) for one in times]
        heading = cell.column.heading if cell.column else ""
        heads[id(line.table)] = Place(heading, heading, cell.locator, cell.page)
        earlier[id(line.table)] += [(end, place) for end, place in dated if end.year < column.end.year]
        later = [(end, place) for end, place in dated if end > column.end and not _WHOLE_YEAR.search(place.raw)]
        if later:
            yield Relation(
                rule="result_not_after_its_year",
                left=exactly(max(end for end, _ in later).year),
                right=at_most(column.end.year),
                found=", ".join(dict.fromkeys(place.raw for _, place in later)),
                places=tuple(place for _, place in later),
            )
    for table, dates in earlier.items():
        if dates:
            yield Relation(
                rule="result_not_before_its_year",
                left=exactly(min(end for end, _ in dates).year),
                right=at_least(report.report.year),
                found=", ".join(dict.fromkeys(place.raw for _, place in dates)),
                places=(*(place for _, place in dates), heads[table]),
            )
