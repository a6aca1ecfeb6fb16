"""What is told as reached at a day that had not come, and targets below what is reached.

What is announced for a day that has passed belongs to `dates`.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from checks.relations.finder import finds, relation_rule
from checks.relations.nouns import content, less_is_better
from checks.relations.printed import Figure, Passage, Printed
from checks.relations.reading import at_least, at_most, exactly, reading
from checks.relations.relation import Place, Relation, figures, words
from normalise.lexical.lexicon import pattern
from normalise.periods.horizon import SLACK
from normalise.records import Kind, Severity
from sources.document import ReportKind

_COUNTED_TO = pattern(
    r"(?<!\w)(?:{counted_to})\s+(?:{end_of}\s+)?(?:{day}\s+)?(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>(?:19|20)\d\d)(?!\d)"
)
_DONE_ON = pattern(
    r"(?:^|[.;,]\s+)(?:{on_day}\s+)?{day}\s+(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>(?:19|20)\d\d)"
    r"(?!\d),?\s+(?:[^,;.:\d]{2,80}\s)?{done_before}\s"
)
"""The day at the head of what was done on it: "Ngày 15/8/2023, Sở đã ban hành …"."""
_AHEAD = pattern(r"{aim}|{planned}|{heading_target}|{will_be}")
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
    issued = report.report.issued_on
    if issued is None or report.report.kind is ReportKind.PLAN:
        return
    for passage in report.passages:
        for match in _COUNTED_TO.finditer(passage.text):
            day = _day(match)
            start, end = passage.sentence_at(match.start())
            if day is None or _AHEAD.search(passage.text, start, end):
                continue
            counted = [one for one in report.of(passage) if match.end() <= one.start < end][:1]
            if counted:
                yield Relation(
                    rule="counted_up_to_issue",
                    left=exactly(day.toordinal()),
                    right=at_most(_latest(issued)),
                    found=f"{match[0]}; ngày ban hành {issued:%d/%m/%Y}",
                    places=(_named(passage, match), *figures(counted)),
                )


def _named(passage: Passage, match: re.Match[str]) -> Place:
    return words(passage, match[0], match.start())


def _day(match: re.Match[str]) -> date | None:
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None


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
    issued = report.report.issued_on
    if issued is None or report.report.kind is ReportKind.PLAN:
        return
    for passage in report.passages:
        for match in _DONE_ON.finditer(passage.text):
            if day := _day(match):
                said = f"{day:%d/%m/%Y}; ngày ban hành {issued:%d/%m/%Y}"
                place = words(passage, match[0].strip(" .;,"), match.start("day"))
                yield Relation("done_before_issue", exactly(day.toordinal()), at_most(_latest(issued)), said, (place,))


def _latest(issued: date) -> int:
    return (issued + SLACK).toordinal()


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
            if now.period_end < then.period_end and now.entity_code == then.entity_code:
                yield Relation(
                    rule="target_above_result",
                    left=reading(then),
                    right=at_least(reading(now).low or 0),
                    found=f"{now.raw}; {then.raw}",
                    places=figures((result, target)),
                )
