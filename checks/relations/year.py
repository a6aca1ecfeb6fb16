"""Dates and figures in a column of one year's results against that year, a row at a time.

Plans and deadlines belong to `dates`, what a date means to `normalise.periods.period`.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from checks.relations.dates import PLANNED
from checks.relations.finder import finds, relation_rule
from checks.relations.printed import Figure, Passage, Printed
from checks.relations.reading import at_least, at_most, exactly
from checks.relations.relation import Place, Relation, at, figures, when, words
from normalise.lexical.text import fold
from normalise.records import Kind, Severity
from normalise.tables.header import Role
from sources.document import ReportKind

SHOWN = 6
"""So many dates a message names."""
PHRASE = 80
"""So many characters before a date say what it dates."""
_YEAR = re.compile(r"^[^\d/]*\d{4}$")
_DAY = re.compile(r"(?<![\d/.])(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>20\d\d)(?!\d)")
_IN_FORCE = re.compile(r"\b(?:hiệu lực|áp dụng)\b[^;.]{0,40}$", re.IGNORECASE)
_SINCE = re.compile(r"\btừ(?: ngày| tháng)?\s*$", re.IGNORECASE)
"""Before the beginning of what goes on: the result lies in the years since."""
_ACT = r"(?:nghị quyết|quyết định|nghị định|thông tư|chỉ thị|kết luận|luật|kế hoạch|công văn|văn bản|tờ trình)"
_RESTS_ON = (
    r"\b(?:theo|căn cứ|thực hiện|triển khai|thay thế|kèm theo|của|bởi)\s+",
    r"(?:^|[.;] )tại ",
    r"\b(?:chỉ đạo của|được giao|quy định|nêu)\s[^;.]{0,40}tại ",
    r"\b(?:theo|căn cứ)\s[^;:]*\svà ",
)
_CITED = re.compile(rf"(?:{'|'.join(_RESTS_ON)}){_ACT}\s(?:(?!ngày)[^;]){{0,60}}(?:ngày\s+)?$", re.IGNORECASE)
"""Before the date of an act that the result only rests on."""
_NUMBERED = re.compile(
    rf"{_ACT}\s+(?:[^\W\d]+\s+){{0,2}}?(?:số\s*)?\d[^\s;]*(?:\s?/\s?[^\s;]+)?\s+(?:ngày )?$", re.IGNORECASE
)
"""An act's name and number before its date."""
_BREAK = re.compile(r"[;:.](?=\s)|,(?=\s)|\s[-–+*](?=\s)")
_ELAPSED = re.compile(r"\bsau (?:gần |hơn |khoảng )?\d+ (?:năm|tháng)\b[^,;.]*", re.IGNORECASE)
"""How long something has gone on says when it began."""
_TITLE = re.compile(r"\bkết quả\b[^.;]*\bnăm (?P<year>20\d\d)\b", re.IGNORECASE)


@dataclass(frozen=True)
class _Results:
    """A cell of results of one year, and where the year is printed."""

    cell: Passage
    end: date
    named: Place


def _results(report: Printed) -> Iterator[_Results]:
    """Yield the cells of results whose column, or the heading over all of them, names the report's year."""
    if report.report.kind is not ReportKind.RESULT:
        return
    year = report.report.year
    title = _title(report)
    for line in report.lines:
        cell = line.cell(Role.RESULT)
        if cell is None or cell.column is None:
            continue
        column = cell.column
        if column.period is not None and column.period.end.year == year:
            yield _Results(cell, column.period.end, Place(column.heading, column.heading, cell.locator, cell.page))
        elif column.period is None and title is not None:
            yield _Results(cell, date(year, 12, 31), title)


def _title(report: Printed) -> Place | None:
    """Return the heading before the first table that says that all results are of the report's year."""
    first = min((line.block for line in report.lines), default=0)
    for passage in report.passages:
        if passage.block > first:
            break
        match = _TITLE.search(passage.text) if passage.is_heading else None
        if match and int(match["year"]) == report.report.year:
            return words(passage, match[0], match.start())
    return None


@dataclass(frozen=True)
class _Dated:
    """A day or month in a cell, and the words that say what happened then."""

    end: date
    place: Place
    is_cited: bool


def _dated(cell: Passage) -> list[_Dated]:
    """Return the days and months of a cell that tell when something was done, those of cited acts among them.

    Whole years are left out: most stand in titles ("Kế hoạch năm 2023") and comparisons.
    """
    found: dict[int, tuple[date, int]] = {}
    for one in cell.times:
        if re.search(r"\d", one.raw) and (one.start or one.end).year == one.end.year and not _YEAR.search(one.raw):
            found[one.span_start] = (one.end, one.span_end)
    taken = [range(start, end) for start, (_, end) in found.items()]
    for match in _DAY.finditer(cell.text):
        day = _day_of(match)
        if day and not any(match.start() in span for span in taken):
            found[match.start()] = (day, match.end())
    return [
        _Dated(end, _event(cell, start, stop), cell.led(_CITED, start) is not None)
        for start, (end, stop) in sorted(found.items())
        if not any(cell.led(mark, start) for mark in (PLANNED, _IN_FORCE, _SINCE))
    ]


def _day_of(match: re.Match[str]) -> date | None:
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None


def _event(cell: Passage, start: int, stop: int) -> Place:
    """Return the place of a date with the words that it dates: the act and its number, else the clause before it."""
    before = cell.text[:start]
    act = _NUMBERED.search(before, max(0, start - PHRASE))
    breaks = [mark.end() for mark in _BREAK.finditer(before)]
    begin = act.start() if act else max([0, *breaks])
    if start - begin > PHRASE:
        begin = before.index(" ", start - PHRASE) if " " in before[start - PHRASE :] else start
    return words(cell, cell.text[begin:stop].strip(" ;:,.-–+*"), start)


@finds(
    relation_rule(
        "result_not_after_its_year",
        Severity.WARNING,
        "no dates after the year in a column of that year's results",
        "cột kết quả của một năm không nêu ngày sau năm đó",
        "A column of results in 2022 tells of decisions of February, April and May 2023.",
        "count what happened later for the later year",
    ),
    relation_rule(
        "result_not_before_its_year",
        Severity.WARNING,
        "no dates before the year in a column of that year's results",
        "cột kết quả của một năm không nêu ngày trước năm đó",
        "A column of results in 2022 tells of acts of 2020 and 2021.",
        "count what happened earlier for the earlier year",
    ),
)
def acts(report: Printed) -> Iterator[Relation]:
    """Pair the dates of each row of one year's results with that year."""
    for one in _results(report):
        dated = _dated(one.cell)
        if not dated:
            continue
        late = [each.place for each in dated if each.end > one.end]
        yield Relation(
            rule="result_not_after_its_year",
            left=exactly(max(each.end for each in dated).year),
            right=at_most(one.end.year),
            found=_some(place.raw for place in late or [each.place for each in dated]),
            places=(
                *(late or [each.place for each in dated]),
                one.named,
                *map(at, _figures_after(report, one.cell, one.end)),
            ),
        )
        done = [each for each in dated if not each.is_cited]
        if done and not _tells_of_year(report, one):
            early = [each.place for each in dated if each.end.year < one.end.year]
            yield Relation(
                rule="result_not_before_its_year",
                left=exactly(max(each.end for each in dated).year),
                right=at_least(one.end.year),
                found=_some(place.raw for place in early or [each.place for each in done]),
                places=(
                    *(early or [each.place for each in done]),
                    one.named,
                    *_counted(report, one.cell, early),
                    *_elapsed(report, one.cell),
                ),
            )


def _tells_of_year(report: Printed, one: _Results) -> bool:
    """Whether a cell tells something of its year, beside what came before."""
    year = one.end.year
    return any(time.end.year == year for time in one.cell.times) or any(
        figure.observation.period_end.year == year and figure.observation.period_stated
        for figure in report.of(one.cell)
    )


def _figures_after(report: Printed, cell: Passage, end: date) -> list[Figure]:
    """Return the figures of a cell that are of a later time."""
    return [one for one in report.of(cell) if one.observation.period_stated and one.observation.period_end > end]


def _counted(report: Printed, cell: Passage, acts: Sequence[Place]) -> tuple[Place, ...]:
    """Return the counts that a cell announces of acts of this name, with their time."""
    named = fold(" ".join(act.raw for act in acts))
    counts = [one for one in report.of(cell) if one.observation.unit and fold(one.observation.unit) in named]
    return tuple(dict.fromkeys(place for one in counts for place in (at(one), *when(one))))


def _elapsed(report: Printed, cell: Passage) -> tuple[Place, ...]:
    """Return how long something is said to have gone on, with the figures of that sentence."""
    found = _ELAPSED.search(cell.text)
    if found is None:
        return ()
    sentence = cell.sentence_at(found.start())
    members = [one for one in report.of(cell) if one.sentence == sentence]
    return (words(cell, found[0], found.start()), *figures(members))


def _some(raws: Iterable[str]) -> str:
    """Return the first of some printed dates, and how many more there are."""
    different = list(dict.fromkeys(raws))
    more = f" … (+{len(different) - SHOWN})" if len(different) > SHOWN else ""
    return ", ".join(different[:SHOWN]) + more


@finds(
    relation_rule(
        "figure_of_its_year",
        Severity.WARNING,
        "figures of the year in a column of that year's results",
        "cột kết quả của một năm nêu số liệu của năm đó",
        "A column of results in 2022 gives growth up to the end of 2021.",
        "count the figure for the year that its sentence names",
    ),
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
                found=f"{', '.join(each.observation.raw for each in members)}: "
                f"đến {members[0].observation.period_end:%d/%m/%Y}",
                places=(*map(at, members), *when(members[0])),
            )


def _belongs(figure: Figure, other: Figure) -> bool:
    """Whether a figure of another year stands beside one of the column's year only for comparison."""
    if figure is other:
        return False
    one, two = figure.observation, other.observation
    earlier = one.period_end < two.period_end
    return earlier and (one.indicator == two.indicator or (figure.sentence == other.sentence and one.unit == two.unit))
