"""Dates against the day of issue and the deadline of a task.

Dates in a column of one year's results belong to `year`, what a date means to `normalise.periods.period`.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from checks.relations.finder import DATE, finds, relation_rule
from checks.relations.nouns import overlap
from checks.relations.printed import Figure, Passage, Printed
from checks.relations.reading import at_least, at_most, exactly
from checks.relations.relation import Place, Relation, at, slip, when, words
from normalise.records import Kind, Period, Severity
from normalise.tables.header import Role
from sources.document import ReportKind

PLANNED = re.compile(
    r"\b(?:dự kiến|theo kế hoạch|kế hoạch hoàn thành|phấn đấu|"
    r"sẽ (?:hoàn thành|ban hành|trình|tổ chức|công bố|đưa))\b[^;.]{0,140}$",
    re.IGNORECASE,
)
_WILL = re.compile(r"[^.;:\d]{0,50}\b(?:sẽ|phấn đấu|dự kiến)\b", re.IGNORECASE)
"""Behind the time of what is still to come: "Trong năm 2023, Bộ sẽ …"."""
_DEADLINE = re.compile(r"^\s*(?:thời gian|thời hạn|hạn)(?: hoàn thành| thực hiện)?\s*:", re.IGNORECASE)
_CITED = re.compile(
    r"\b(?:số|nghị quyết|quyết định|nghị định|thông tư|chỉ thị|luật|công văn)\b[^;.]{0,60}$", re.IGNORECASE
)


def _day(one: date) -> Decimal:
    return Decimal(one.toordinal())


@finds(
    relation_rule(
        "task_lies_ahead",
        Severity.WARNING,
        "months and quarters that were not over when the plan was issued",
        "tháng, quý nêu trong kế hoạch chưa qua khi kế hoạch được ban hành",
        "A plan of 15 March orders a task to begin in January; another, of April, is due in the first quarter.",
        DATE,
    ),
    relation_rule(
        "plan_lies_ahead",
        Severity.WARNING,
        "a day of completion that lay ahead when the report was issued",
        "thời điểm dự kiến hoàn thành còn ở phía trước khi báo cáo được ban hành",
        "A report of July expects something to be completed in June of the same year.",
        DATE,
    ),
    relation_rule(
        "result_is_no_plan",
        Severity.WARNING,
        "results, and no plans for later, in a column of results",
        "cột kết quả chỉ nêu kết quả, không nêu kế hoạch cho thời gian sau",
        'The column "results to the end of 2022" holds a plan for September 2023.',
        "do not count the row as a result",
    ),
)
def plans_passed(report: Printed) -> Iterator[Relation]:
    """Pair what is announced for a day with the day of issue, or with the end of the column of results it is in."""
    issued = report.report.issued_on
    if report.report.kind is ReportKind.PLAN:
        yield from _begun(report)
        return
    for passage in report.passages:
        for one in passage.times:
            planned = passage.led(PLANNED, one.span_start)
            in_results = passage.column is not None and passage.column.role is Role.RESULT
            if planned is None and not (in_results and _WILL.match(passage.text, one.span_end)):
                continue
            start = planned.start() if planned else one.span_start
            promised = [each for each in report.of(passage) if start <= each.start < one.span_start]
            place = words(passage, passage.text[one.span_start : one.span_end], one.span_start)
            if in_results and passage.column:
                last = passage.column.period.end if passage.column.period else date(report.report.year, 12, 31)
                yield Relation(
                    rule="result_is_no_plan",
                    left=exactly(_day(one.end)),
                    right=at_most(_day(last)),
                    found=f"{place.raw}; {passage.column.heading}",
                    places=(place, *map(at, promised), *_column(passage)),
                )
            elif issued is not None:
                yield Relation(
                    rule="plan_lies_ahead",
                    left=exactly(_day(one.end)),
                    right=at_least(_day(issued)),
                    found=f"{place.raw}; {issued:%d/%m/%Y}",
                    places=(place, *map(at, promised)),
                )


def _column(cell: Passage) -> tuple[Place, ...]:
    """Return the heading of a cell's column, where it names a period."""
    column = cell.column
    return (Place(column.heading, column.heading, cell.locator, cell.page),) if column and column.period else ()


def _begun(report: Printed) -> Iterator[Relation]:
    """Gather, for each month or quarter that a plan names, whether it was over when the plan was issued."""
    issued = report.report.issued_on
    if issued is None:
        return
    named: dict[str, list[Place]] = defaultdict(list)
    ends: dict[str, date] = {}
    for passage in report.passages:
        for one in passage.times:
            in_year = one.start is not None and one.start.year == one.end.year == report.report.year
            if not in_year or one.start is None or not 27 <= (one.end - one.start).days <= 92:
                continue
            raw = passage.text[one.span_start : one.span_end]
            if passage.led(_CITED, one.span_start):
                continue
            named[one.code].append(words(passage, raw, one.span_start))
            ends[one.code] = one.end
    for code, places in named.items():
        yield Relation(
            rule="task_lies_ahead",
            left=exactly(_day(ends[code])),
            right=at_least(_day(issued)),
            found=f"{places[0].raw}; {issued:%d/%m/%Y}",
            places=(*places, *_blanks(report)[-1:]),
        )


@finds(
    relation_rule(
        "same_target_same_horizon",
        Severity.WARNING,
        "one horizon for one target",
        "cùng một mục tiêu có cùng một thời hạn",
        "The nation shall reach 90 % by the end of the year, a province the same 90 % by June.",
        "compare results at the same date only",
    ),
    relation_rule(
        "target_due_by_deadline",
        Severity.WARNING,
        "a target that is due by the deadline of its task",
        "mục tiêu đến hạn trước hoặc đúng thời hạn của nhiệm vụ",
        "A target for the end of the year stands in a task that shall be completed in June.",
        DATE,
    ),
    relation_rule(
        "yearly_change_in_whole_years",
        Severity.WARNING,
        "a whole year for a yearly change",
        "tăng trưởng hằng năm tính cho cả năm",
        "A yearly growth of 25 % shall be reached in June: half a year against a whole one.",
        DATE,
    ),
)
def deadlines(report: Printed) -> Iterator[Relation]:
    """Pair the targets of a task with the deadline in the paragraph under it."""
    if report.report.kind is not ReportKind.PLAN:
        return
    due: list[tuple[Figure, date, Place]] = []
    for place, passage in enumerate(report.passages[1:], start=1):
        if not _DEADLINE.match(passage.text):
            continue
        times = passage.times
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
        elif one.period_stated and _own_time(figure) is not None:
            yield Relation(
                rule="target_due_by_deadline",
                left=exactly(_day(one.period_end)),
                right=at_most(_day(end)),
                found=f"{one.period_end:%d/%m/%Y}; {mark.raw}",
                places=(at(figure), mark),
            )
    yield from _two_horizons(report, due)


def _own_time(figure: Figure) -> Period | None:
    """Return the time that the target's own sentence gives for it."""
    start, _ = figure.sentence
    times = [one for one in figure.passage.times if start <= one.span_start < figure.start]
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


_BLANK = re.compile(r"\b[Ss]ố\s*:?\s*/\s?[A-ZĐ]{2,}[\w-]*(?:\s+ngày\s+tháng(?:\s+năm)?)?|\bngày\s+tháng\s+năm\b")
_YEARLY_BEFORE = re.compile(
    r"(?:chỉ tiêu|mục tiêu)[^;.]{0,90}\bnăm (?P<year>20\d\d)\s+(?P<due>trước tháng (?P<month>\d{1,2})/(?P=year))",
    re.IGNORECASE,
)


@finds(
    relation_rule(
        "yearly_target_at_year_end",
        Severity.WARNING,
        "the end of the year for a target set for that year",
        "mục tiêu của năm tính đến hết năm",
        "Provinces shall reach the targets set for a year before June of it: half a year against a whole one.",
        DATE,
    ),
)
def yearly_targets(report: Printed) -> Iterator[Relation]:
    """Gather the targets set for a year that shall be reached before a month of that year."""
    found: list[tuple[int, Place]] = []
    for turn, passage in enumerate(report.passages):
        for match in _YEARLY_BEFORE.finditer(passage.text):
            place = words(passage, f"năm {match['year']} {match['due']}", match.start())
            found += [(int(match["month"]), place), *((int(match["month"]), one) for one in _heading(report, turn))]
    if found:
        months = sorted({month for month, _ in found})
        places = [place for _, place in found]
        yield Relation(
            rule="yearly_target_at_year_end",
            left=exactly(months[0]),
            right=exactly(12),
            found=", ".join(dict.fromkeys(place.raw for place in places if place.raw.startswith("năm"))),
            places=tuple(places),
        )


def _heading(report: Printed, turn: int) -> tuple[Place, ...]:
    """Return the heading that a passage stands under."""
    above = next((one for one in reversed(report.passages[:turn]) if one.is_heading), None)
    return (words(above, above.text.strip()),) if above else ()


_SPAN = re.compile(r"\bgiai đoạn\s+(?P<from>(?:19|20)\d\d)\s*[-–]\s*(?P<to>(?:19|20)\d\d)\b", re.IGNORECASE)


@finds(
    relation_rule(
        "result_within_span",
        Severity.WARNING,
        "results within the span of years that is announced",
        "kết quả nằm trong giai đoạn đã nêu",
        "Growth in 2013 to 2021 is announced; the values go up to November 2022.",
        DATE,
    ),
)
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
                found=f"{span[0]}; {late[0].observation.raw}: đến {late[0].observation.period_end:%d/%m/%Y}",
                places=(mark, *map(at, late), *when(late[0])),
            )


@finds(
    relation_rule(
        "act_has_number",
        Severity.WARNING,
        "number and day of an act",
        "văn bản có số và ngày ban hành",
        'A plan goes with the decision "số /QĐ-UBQGCĐS ngày tháng năm 2023".',
        "take number and day from the act as it was published",
    ),
)
def blank_acts(report: Printed) -> Iterator[Relation]:
    """Gather the acts whose number or day was left blank."""
    found = _blanks(report)
    if found:
        yield slip("act_has_number", ", ".join(dict.fromkeys(place.raw for place in found)), found)


def _blanks(report: Printed) -> list[Place]:
    return [
        words(passage, match[0], match.start())
        for passage in report.passages
        for match in _BLANK.finditer(passage.text)
    ]
