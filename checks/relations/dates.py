"""Dates against the day of issue, the year reported on, and the deadline of a task.

What a date means belongs to `normalise.period`.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from checks.relations.nouns import overlap
from checks.relations.printed import Figure, Passage, Printed
from checks.relations.reading import at_least, at_most, exactly
from checks.relations.relation import Place, Relation, at, when, words
from normalise import period
from normalise.header import Role
from normalise.records import Kind, Period
from sources.document import ReportKind

_PLANNED = re.compile(
    r"\b(?:dự kiến|theo kế hoạch|kế hoạch hoàn thành|phấn đấu|"
    r"sẽ (?:hoàn thành|ban hành|trình|tổ chức|công bố|đưa))\b[^;.]{0,140}$",
    re.IGNORECASE,
)
SHOWN = 6
"""So many dates a message names."""
_DEADLINE = re.compile(r"^\s*(?:thời gian|thời hạn|hạn)(?: hoàn thành| thực hiện)?\s*:", re.IGNORECASE)
_YEAR = re.compile(r"^[^\d/]*\d{4}$")
_CITED = re.compile(
    r"\b(?:số|nghị quyết|quyết định|nghị định|thông tư|chỉ thị|luật|công văn)\b[^;.]{0,60}$", re.IGNORECASE
)


def _day(one: date) -> Decimal:
    return Decimal(one.toordinal())


def _times(passage: Passage, report: Printed) -> list[Period]:
    return [one for one in period.find(passage.text, default_year=report.report.year) if not one.is_base]


_DAY = re.compile(r"(?<![\d/.])(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>20\d\d)(?!\d)")
_IN_FORCE = re.compile(r"\b(?:hiệu lực|áp dụng)\b[^;.]{0,40}$", re.IGNORECASE)


def _dated(cell: Passage, report: Printed) -> list[tuple[date, Place]]:
    """Return the days and months of a cell that tell when something was done, those of cited acts among them.

    Whole years are left out: most stand in titles ("Kế hoạch năm 2023") and comparisons.
    """
    found: dict[int, tuple[date, int]] = {}
    for one in _times(cell, report):
        if re.search(r"\d", one.raw) and (one.start or one.end).year == one.end.year and not _YEAR.search(one.raw):
            found[one.span_start] = (one.end, one.span_end)
    taken = [range(start, end) for start, (_, end) in found.items()]
    for match in _DAY.finditer(cell.text):
        if not any(match.start() in span for span in taken) and _is_date(match):
            found[match.start()] = (date(int(match["year"]), int(match["month"]), int(match["day"])), match.end())
    return [
        (end, words(cell, cell.text[start:stop], start))
        for start, (end, stop) in sorted(found.items())
        if not _PLANNED.search(cell.text[:start]) and not _IN_FORCE.search(cell.text[:start])
    ]


def _is_date(match: re.Match[str]) -> bool:
    try:
        date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return False
    return True


def plans_passed(report: Printed) -> Iterator[Relation]:
    """Pair what is announced for a day with the day of issue, or with the end of the column of results it is in."""
    issued = report.report.issued_on
    if report.report.kind is ReportKind.PLAN:
        yield from _begun(report)
        return
    for passage in report.passages:
        for one in _times(passage, report):
            planned = _PLANNED.search(passage.text[: one.span_start])
            if planned is None:
                continue
            promised = [each for each in report.of(passage) if planned.start() <= each.start < one.span_start]
            place = words(passage, passage.text[one.span_start : one.span_end], one.span_start)
            if passage.column and passage.column.role is Role.RESULT:
                last = passage.column.period.end if passage.column.period else date(report.report.year, 12, 31)
                yield Relation(
                    rule="result_is_no_plan",
                    left=exactly(_day(one.end)),
                    right=at_most(_day(last)),
                    found=f"{place.raw}; {passage.column.heading}",
                    places=(place, *map(at, promised)),
                )
            elif issued is not None:
                yield Relation(
                    rule="plan_lies_ahead",
                    left=exactly(_day(one.end)),
                    right=at_least(_day(issued)),
                    found=f"{place.raw}; {issued:%d/%m/%Y}",
                    places=(place, *map(at, promised)),
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


_YEARLY_BEFORE = re.compile(
    r"(?:chỉ tiêu|mục tiêu)[^;.]{0,90}\bnăm (?P<year>20\d\d)\s+(?P<due>trước tháng (?P<month>\d{1,2})/(?P=year))",
    re.IGNORECASE,
)


def yearly_targets(report: Printed) -> Iterator[Relation]:
    """Gather the targets set for a year that shall be reached before a month of that year."""
    groups: dict[str, list[Place]] = defaultdict(list)
    months: dict[str, int] = {}
    for passage in report.passages:
        for match in _YEARLY_BEFORE.finditer(passage.text):
            groups[match["due"]].append(words(passage, f"năm {match['year']} {match['due']}", match.start()))
            months[match["due"]] = int(match["month"])
    for due, places in groups.items():
        yield Relation(
            rule="yearly_target_at_year_end",
            left=exactly(months[due]),
            right=exactly(12),
            found=f"{len(places)} × {places[0].raw}",
            places=tuple(places),
        )


def figures_of_the_year(report: Printed) -> Iterator[Relation]:
    """Pair the figures in a column of one year's results with that year, if they are dated and no base of a change."""
    if report.report.kind is not ReportKind.RESULT:
        return
    for line in report.lines:
        cell = line.cell(Role.RESULT)
        column = cell.column.period if cell and cell.column else None
        if cell is None or column is None:
            continue
        row = [one for one in report.of(cell) if one.observation.kind is not Kind.TARGET]
        current = [one for one in row if one.observation.period_end.year == column.end.year]
        groups: dict[tuple[tuple[int, int], int], list[Figure]] = defaultdict(list)
        for figure in row:
            one = figure.observation
            if not one.period_stated or one.period_end > column.end:
                continue
            if any(_belongs(figure, other) for other in current):
                continue
            groups[(figure.sentence, one.period_end.year)].append(figure)
        for (_, year), members in groups.items():
            yield Relation(
                rule="figure_of_its_year",
                left=exactly(year),
                right=exactly(column.end.year),
                found=f"{', '.join(each.observation.raw for each in members)}: {members[0].observation.period_code}",
                places=(*map(at, members), *when(members[0], report.report.year)),
            )


def _dated_after(report: Printed, cell: Passage, end: date) -> list[Figure]:
    """Return the figures of a cell that are of a later time."""
    return [one for one in report.of(cell) if one.observation.period_stated and one.observation.period_end > end]


def _some(raws: Iterable[str]) -> str:
    """Return the first of some printed dates, and how many more there are."""
    different = list(dict.fromkeys(raws))
    more = f" … (+{len(different) - SHOWN})" if len(different) > SHOWN else ""
    return ", ".join(different[:SHOWN]) + more


def _belongs(figure: Figure, other: Figure) -> bool:
    """Whether a figure of another year stands beside one of the column's year only for comparison."""
    if figure is other:
        return False
    one, two = figure.observation, other.observation
    earlier = one.period_end < two.period_end
    return earlier and (one.indicator == two.indicator or (figure.sentence == other.sentence and one.unit == two.unit))


_SPAN = re.compile(r"\bgiai đoạn\s+(?P<from>(?:19|20)\d\d)\s*[-–]\s*(?P<to>(?:19|20)\d\d)\b", re.IGNORECASE)


def within_spans(report: Printed) -> Iterator[Relation]:
    """Pair the dated results of a sentence with the span of years that it announces before them."""
    if report.report.kind is not ReportKind.RESULT:
        return
    for passage, row in report.in_passages():
        for span in _SPAN.finditer(passage.text):
            end = passage.sentence_at(span.start())[1]
            inside = [
                one
                for one in row
                if span.end() < one.start < end
                and one.observation.kind is Kind.ACTUAL
                and one.observation.period_stated
            ]
            announced = re.search(
                r"(?:cụ thể|như sau|trong đó)[^.;]{0,12}:", passage.text[span.end() : end], re.IGNORECASE
            )
            if not inside or not announced:
                continue
            last = max(one.observation.period_end for one in inside)
            late = [one for one in inside if one.observation.period_end == last]
            mark = words(passage, span[0], span.start())
            yield Relation(
                rule="result_within_span",
                left=exactly(last.year),
                right=at_most(int(span["to"])),
                found=f"{span[0]}; {late[0].observation.raw}: {late[0].observation.period_code}",
                places=(mark, *map(at, late), *when(late[0], report.report.year)),
            )


def acts(report: Printed) -> Iterator[Relation]:
    """Pair the dates in a column of one year's results with that year: before it a table, after it a row at a time."""
    if report.report.kind is not ReportKind.RESULT:
        return
    tables: dict[int, list[tuple[date, Place]]] = defaultdict(list)
    heads: dict[int, Place] = {}
    for line in report.lines:
        cell = line.cell(Role.RESULT)
        column = cell.column.period if cell and cell.column else None
        if cell is None or column is None or column.end.year != report.report.year:
            continue
        dated = _dated(cell, report)
        heading = cell.column.heading if cell.column else ""
        heads[id(line.table)] = Place(heading, heading, cell.locator, cell.page)
        tables[id(line.table)] += dated
        if dated:
            shown = [(end, place) for end, place in dated if end > column.end] or dated
            yield Relation(
                rule="result_not_after_its_year",
                left=exactly(max(end for end, _ in dated).year),
                right=at_most(column.end.year),
                found=_some(place.raw for _, place in shown),
                places=(*(place for _, place in shown), *map(at, _dated_after(report, cell, column.end))),
            )
    for table, dates in tables.items():
        if dates:
            shown = [(end, place) for end, place in dates if end.year < report.report.year] or dates
            yield Relation(
                rule="result_not_before_its_year",
                left=exactly(min(end for end, _ in dates).year),
                right=at_least(report.report.year),
                found=_some(place.raw for _, place in shown),
                places=(*(place for _, place in shown), heads[table]),
            )
