"""What is told as reached at a day that had not come, and targets below what is reached.

What is announced for a day that has passed belongs to `dates`.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from checks.relations.finder import finds, relation_rule
from checks.relations.nouns import content, less_is_better
from checks.relations.printed import Figure, Passage, Printed
from checks.relations.reading import at_least, at_most, digits, exactly, reading
from checks.relations.relation import Place, Relation, figures, words
from normalise.lexical.lexicon import pattern
from normalise.periods.horizon import SLACK
from normalise.records import Kind, Severity
from sources.document import ReportKind

_COUNTED_TO = pattern(
    r"(?:(?<!\w)(?P<said>{counted_to})|(?:^|[.;]\s+){up_to_day})\s+(?:{end_of}\s+)?(?:{day}\s+)?"
    r"(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>(?:19|20)\d\d)(?!\d)"
)
_DONE_ON = pattern(
    r"(?:^|[.;,]\s+)(?:{on_day}\s+)?{day}\s+(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>(?:19|20)\d\d)"
    r"(?!\d),?\s+(?:[^,;.:\d]{2,80}\s)?{done_before}\s"
)
"""The day at the head of what was done on it: "Ngày 15/8/2023, Sở đã ban hành …"."""
_COUNTED_ON = pattern(
    r"(?:{up_to_day})\s+(?:{end_of}\s+)?(?:{day}\s+)?"
    r"(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>(?:19|20)\d\d)(?!\d)[^\d;.]{0,12}$"
)
"""The day right before what was counted up to it: "giải ngân đến ngày 25/12/2021: 109.907 triệu đồng"."""
_HAPPENED_ON = pattern(
    r"(?:^|[.;]\s+)(?:{on_day}\s+)?{day}\s+(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>(?:19|20)\d\d)(?!\d),\s"
)
"""The day at the head of a sentence: done on it where the paragraph tells results and nothing that is to come."""
_WRITTEN = pattern(r"{day}\s+(?P<day>\d{1,2})\s+{month}\s+(?P<month>\d{1,2})\s+{year}\s+(?P<year>(?:19|20)\d\d)(?!\d)")
_STILL = pattern(r"{aim}|{planned}|{heading_target}|{will_be}|{estimate}|{plan}|{expected}|{next}|{due_before}")
_AHEAD = pattern(r"{aim}|{planned}|{heading_target}|{will_be}")
_DONE = pattern(r"{done_before}")
EXACT = 5
"""Significant digits."""
FEWEST_WORDS = 2


@finds(
    relation_rule(
        "counted_up_to_issue",
        Severity.ERROR,
        "a count up to a day before the report was issued",
        "số liệu tính đến một ngày không sau ngày ban hành báo cáo",
        "A report of January 2024 counts up to 31 December 2032.",
        "ask the issuer for the day; a digit of the year may be wrong",
    ),
)
def counted_ahead(report: Printed) -> Iterator[Relation]:
    """Pair the day up to which something was counted with the day of issue."""
    for passage, match, day, issued in _days(report, _COUNTED_TO):
        start, end = passage.sentence_at(match.start("day"))
        counted = next((one for one in report.of(passage) if match.end() <= one.start < end), None)
        if counted is None or _AHEAD.search(passage.text, start, end):
            continue
        if match["said"] is None and not (_DONE.search(passage.text, start, end) or _is_exact(counted)):
            continue  # "Đến ngày 31/12/2025, 90% …" may be a plan.
        yield _counted(report, counted, match, day, issued)
    yield from _counted_beside(report)


def _counted_beside(report: Printed) -> Iterator[Relation]:
    """Pair the day right before an exact count with the day of issue."""
    issued = _issued(report)
    for counted in report.figures if issued else ():
        match = counted.led(_COUNTED_ON) if counted.is_level and _is_exact(counted) else None
        day = _day(match) if match else None
        if match and day and issued and not _STILL.search(_clause(counted)):
            yield _counted(report, counted, match, day, issued)


def _counted(report: Printed, counted: Figure, match: re.Match[str], day: date, issued: date) -> Relation:
    place = words(counted.passage, match[0].strip(" .;:"), match.start("day"))
    found = f"{place.raw}; ngày ban hành {issued:%d/%m/%Y}"
    places = (place, *figures((counted,)), *_issue(report, issued))
    return _not_after("counted_up_to_issue", day, issued, found, places)


def _clause(figure: Figure) -> str:
    """Return the words before a figure from the last figure or semicolon on, the digits of days aside."""
    return re.split(r"[;:](?=.*\d)|,\s", figure.before.rstrip(" :"))[-1]


@finds(
    relation_rule(
        "done_before_issue",
        Severity.ERROR,
        "what was done on a day that is not after the report was issued",
        "việc đã làm vào một ngày không sau ngày ban hành báo cáo",
        "A report of December 2022 tells of a plan that was issued on 15 August 2025.",
        "ask the issuer for the day; a digit of the year may be wrong",
    ),
)
def done_ahead(report: Printed) -> Iterator[Relation]:
    """Pair the day on which something was done with the day of issue."""
    for passage, match, day, issued in _days(report, _DONE_ON):
        found = f"{day:%d/%m/%Y}; ngày ban hành {issued:%d/%m/%Y}"
        place = words(passage, match[0].strip(" .;,"), match.start("day"))
        yield _not_after("done_before_issue", day, issued, found, (place, *_issue(report, issued)))
    for passage, match, day, issued in _days(report, _HAPPENED_ON):
        kinds = {one.observation.kind for one in report.of(passage)}
        sentence = passage.text[slice(*passage.sentence_at(match.start("day")))]
        if Kind.ACTUAL in kinds and Kind.TARGET not in kinds and not _STILL.search(sentence):
            found = f"{day:%d/%m/%Y}; ngày ban hành {issued:%d/%m/%Y}"
            place = words(passage, match[0].strip(" .;,"), match.start("day"))
            yield _not_after("done_before_issue", day, issued, found, (place, *_issue(report, issued)))


def _issue(report: Printed, issued: date) -> tuple[Place, ...]:
    """Return the day of issue where it is printed."""
    for passage in report.passages:
        for match in _WRITTEN.finditer(passage.text):
            if _day(match) == issued:
                return (words(passage, match[0], match.start()),)
    return ()


def _is_exact(counted: Figure) -> bool:
    """Whether a figure has more digits than anybody plans with."""
    return digits(counted.observation) >= EXACT


def _days(report: Printed, told: re.Pattern[str]) -> Iterator[tuple[Passage, re.Match[str], date, date]]:
    """Yield each day that a pattern finds in a report of results, and the day on which the report was issued."""
    issued = _issued(report)
    for passage in report.passages if issued else ():
        for match in told.finditer(passage.text):
            if issued and (day := _day(match)):
                yield passage, match, day, issued


def _issued(report: Printed) -> date | None:
    """Return the day on which a report of results was issued."""
    return None if report.report.kind is ReportKind.PLAN else report.report.issued_on


def _day(match: re.Match[str]) -> date | None:
    """Return the day that a pattern found; None for one that no calendar has, which belongs to `numbering`."""
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None


def _not_after(rule: str, day: date, issued: date, found: str, places: tuple[Place, ...]) -> Relation:
    """Pair a day with that of issue; the end of a month or of its half may be rounded up to."""
    rounded = day.day == 15 or (day + timedelta(days=1)).day == 1
    last = issued + SLACK if rounded else issued
    return Relation(rule, exactly(day.toordinal()), at_most(last.toordinal()), found, places)


@finds(
    relation_rule(
        "target_above_result",
        Severity.WARNING,
        "a target that is not below what is reached already",
        "mục tiêu không thấp hơn kết quả đã đạt",
        "96.2 % of the households have clean water; the plan of the next year aims at 92 %.",
        "ask the issuer whether the target was updated",
    ),
)
def targets_below_results(report: Printed) -> Iterator[Relation]:
    """Pair each target of at least a share with the share that was reached before, in the same words."""
    reached: dict[frozenset[str], list[Figure]] = defaultdict(list)
    targets: list[Figure] = []
    for figure in report.figures:
        one = figure.observation
        if one.unit != "%" or one.value is None or "of_base" in one.flags or one.direction:
            continue
        if one.kind is Kind.ACTUAL and one.qualifier in ("=", ">", ">=", "~"):
            reached[content(one.indicator)].append(figure)
        elif one.kind is Kind.TARGET and one.qualifier in ("=", ">", ">="):
            targets.append(figure)
    for target in targets:
        name = content(target.observation.indicator)
        if len(name) < FEWEST_WORDS or less_is_better(target.observation.indicator):
            continue
        for result in reached.get(name, ())[:3]:
            now, then = result.observation, target.observation
            if now.period_end < (then.period_start or then.period_end) and now.entity_code == then.entity_code:
                yield Relation(
                    rule="target_above_result",
                    left=reading(then),
                    right=at_least(reading(now).low or 0),
                    found=f"{now.raw}; {then.raw}",
                    places=figures((result, target)),
                )
