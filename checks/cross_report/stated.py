"""Figures of several reports as they can be set side by side: each with its sentence, its report and what it counts.

A file that was just read and the warehouse know this much alike, and no more: the passage around a sentence is not
kept. What may stand for one thing belongs to `between`; figures of one report to the other modules.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property

from checks.relations.nouns import content
from checks.relations.printed import Figure, Passage
from checks.relations.reading import reading, step
from checks.relations.relation import EXCERPT, SHORT, Place
from normalise.lexical.text import fold
from normalise.records import Interval, Kind, Observation, Task
from normalise.reference.indicator import dimension, led_by
from sources.document import Report, ReportKind

RUN = 15
"""Two results that have so many words on end in common were written from one another."""
ONE_DATE = timedelta(days=31)
"""Two reports on one year that were issued within so many days of each other are of about one date."""
LONG_NAME = 4
"""So many words that say what is measured make a name that is no other thing's."""
HAIR = Decimal("0.001")
"""Of its step, what "hơn" is above the number and "gần" below it: "hơn 15 triệu" is not 15 triệu."""

When = tuple[date | None, date]


@dataclass(frozen=True)
class Publication:
    """A report with its figures, and what its tasks narrate."""

    report: Report
    observations: Sequence[Observation]
    tasks: Sequence[Task] = ()


@dataclass(frozen=True, eq=False)
class Stated:
    """A figure in its sentence, and the report that states it."""

    report: Report
    figure: Figure
    narrative: str = ""
    """The reported result that it stands in; empty where it stands in none."""

    @property
    def observation(self) -> Observation:
        """What the figure means."""
        return self.figure.observation

    @cached_property
    def when(self) -> When:
        """Its period; a stock at the last day of a year and the whole of that year are one."""
        one = self.observation
        first = date(one.period_end.year, 1, 1)
        whole_year = one.period_start == first and one.period_end == date(first.year, 12, 31)
        return (None if whole_year else one.period_start), one.period_end

    @property
    def body(self) -> str | None:
        """Who it is about: figures of the ministry that leads an indicator are the nation's."""
        one = self.observation
        return None if one.mapped and one.entity_code == led_by(one.indicator_code) else one.entity_code

    @cached_property
    def runs(self) -> frozenset[tuple[str, ...]]:
        """All runs of words of the reported result that it stands in."""
        words = fold(self.narrative).split()
        return frozenset(tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))

    @cached_property
    def thing(self) -> object:
        """The curated code of what is measured, or its own words where they are enough of them; else None."""
        one = self.observation
        if one.mapped:
            return one.indicator_code
        words = content(one.indicator)
        return (words, *re.findall(r"\d+", one.indicator), fold(one.unit or "")) if len(words) >= LONG_NAME else None

    @cached_property
    def measure(self) -> tuple[object, ...]:
        """What two figures must have in common besides, to be two values of one thing."""
        one = self.observation
        return (
            *(one.kind, dimension(one.unit), one.per, self.when),
            *(one.base_start, one.base_end, one.direction),
        )

    @cached_property
    def reading(self) -> Interval:
        """What another report may print for it: a target again, a result within the rounding of both."""
        one = self.observation
        if one.kind is Kind.TARGET:
            one = one.model_copy(update={"qualifier": "range" if one.qualifier == "range" else "="})
        low, high = (getattr(reading(one), end) for end in ("low", "high"))
        if low is not None and low == high:
            low, high = low - _rounding(low), high + _rounding(low)
        if one.qualifier == ">":
            low += step(one) * HAIR
        if one.qualifier in ("<", "<~"):
            high -= step(one) * HAIR
        return Interval(low, high)

    @property
    def place(self) -> Place:
        """Where it is printed, the report named; a short cell says what it is of."""
        one = self.observation
        said = one.sentence if len(one.sentence) > SHORT else f"{one.indicator}: {one.sentence}"
        return Place(one.raw, said[:EXCERPT], f"{self.report.id}, {one.locator}", one.page, one.observation_id)

    @property
    def told(self) -> str:
        """The figure with report, page and place, in words of no language: "> 3.609 doanh nghiệp [2022-a, …]"."""
        one = self.observation
        sign = "" if one.qualifier in ("=", "range") else f"{one.qualifier} "
        page = f", trang {one.page}" if one.page else ""
        return f"{sign}{one.raw} [{self.report.id}{page}, {one.locator}]"


def stated(publication: Publication) -> list[Stated]:
    """Put each figure of a report at its place in its own sentence; what was recognised in a picture is left out."""
    narratives = {task.task_id: task.result or "" for task in publication.tasks}
    turns: Counter[tuple[str, str, str]] = Counter()
    found = []
    for one in publication.observations:
        if one.value is None or "ocr" in one.flags:
            continue
        key = (one.locator, one.sentence, one.raw)
        start = _turn(one.sentence, one.raw, turns[key])
        turns[key] += 1
        passage = Passage(one.sentence, 0, one.page, one.locator)
        told = narratives.get(one.task_id or "", "")
        found.append(
            Stated(
                publication.report,
                Figure(one, passage, start, start + len(one.raw)),
                told if one.sentence in told else "",
            )
        )
    return found


def _rounding(value: Decimal) -> Decimal:
    """Return by how much a whole number may have been rounded: what is round to two digits or more.

    >>> [int(_rounding(Decimal(value))) for value in (10, 240, 14_500, 30_000, 3_609)]
    [0, 5, 50, 500, 0]
    """
    digits = value.as_tuple().digits
    zeros = len(digits) - len("".join(map(str, digits)).rstrip("0"))
    return Decimal(10) ** min(zeros, len(digits) - 2) / 2 if zeros and len(digits) > 2 else Decimal(0)


def _turn(text: str, raw: str, turn: int) -> int:
    """Return where the text has the printed number for the n-th time, or the last; 0 where it has it nowhere."""
    places = [match.start() for match in re.finditer(rf"(?<!\d){re.escape(raw)}", text)] or [0]
    return places[min(turn, len(places) - 1)]


def of_about_one_date(one: Report, other: Report) -> bool:
    """Whether neither of two reports can be taken for a later word on the other.

    They cover one year, and were issued within a month. Where a day of issue is not known, what a report covers stands
    for it: two of one kind for one year are of about one date.
    """
    if one.year != other.year:
        return False
    if one.issued_on and other.issued_on:
        return abs(one.issued_on - other.issued_on) <= ONE_DATE
    return one.kind is other.kind


def in_order(one: Report, other: Report) -> bool:
    """Whether the first of two reports comes before the other, or neither does.

    By the days of issue, where both are known; else by the year covered, and of one year the plan before the results.
    """
    if one.issued_on and other.issued_on:
        return one.issued_on <= other.issued_on
    return _covered(one) <= _covered(other)


def issued(report: Report) -> tuple[date, int, bool]:
    """Return what puts many reports in order: results of a day that is not known come when their year is over."""
    year, results = _covered(report)
    return report.issued_on or date(year + results, 1, 1), year, results


def _covered(report: Report) -> tuple[int, bool]:
    return report.year, report.kind is ReportKind.RESULT
