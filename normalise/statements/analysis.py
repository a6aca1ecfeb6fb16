"""A text analysed once: its sentences, and of each the numbers, other digits, times and names, with offsets.

Statements, the binding of periods, owners and the checks all look at the same analysis. What the parts have to do with
each other does not belong here.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from normalise.lexical import nonquantity
from normalise.lexical.text import sentences
from normalise.periods import period
from normalise.periods.period_form import Clock, Told
from normalise.quantities import quantity, worded
from normalise.quantities.amount import RUN, skip
from normalise.records import Period, Quantity, Skipped
from normalise.reference import entity
from normalise.reference.entity import Match
from normalise.statements import phrase
from normalise.statements.listed import Turn, turns

_ITEM = re.compile(r"(?<=[;.…:])\s+(?=[-–+*•▪]\s)")
"""Where a list was run together in a cell: "…; - Tổ chức …"."""
_LONGEST = 2500
"""Characters; what goes on longer is no sentence but a list without stops, and is read in pieces."""
MOST_NUMBERS = 200
"""Of a sentence. What prints more within so few characters is no sentence, and is refused as one."""
TOO_MANY = "refused:too_many_numbers"
_KEPT = 4096
"""Texts: more than a report has, so that its checks find what its statements were read from."""


@dataclass(frozen=True)
class Sentence:
    """A sentence or list item of a text; offsets count from its own beginning."""

    text: str
    start: int
    """Offset of its beginning in the text."""

    @property
    def end(self) -> int:
        """Offset of its end in the text."""
        return self.start + len(self.text)

    @cached_property
    def has_numbers(self) -> bool:
        """Whether a digit or a ratio in words is printed: else there are no quantities nor anything that is skipped."""
        return RUN.search(self.text) is not None or worded.are_there(self.text)

    @cached_property
    def _overfull(self) -> tuple[Skipped, ...]:
        """All its numbers as one piece, where they are too many for a sentence."""
        if not self.has_numbers:
            return ()
        spans = [run.span() for run in RUN.finditer(self.text)]
        spans += [(one.start, one.end) for one in worded.find(self.text)]
        too_many = len(spans) > MOST_NUMBERS
        return (skip(self.text, min(spans)[0], max(spans)[1], TOO_MANY),) if too_many else ()

    @cached_property
    def _digits(self) -> tuple[tuple[Quantity, ...], tuple[Skipped, ...]]:
        if self._overfull or not self.has_numbers:
            return (), self._overfull
        quantities, skipped = quantity.scan(self.text)
        return tuple(quantities), tuple(skipped)

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """The quantities, in order."""
        return self._digits[0]

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """Every other run of digits, with the reason why it is none."""
        return self._digits[1]

    @cached_property
    def expressions(self) -> tuple[period.Expression, ...]:
        """The expressions of time; what they mean depends on the report."""
        if self._overfull:
            return ()
        hidden = nonquantity.hide(self.text, ((span.start, span.end) for span in nonquantity.references(self.text)))
        return period.expressions(hidden)

    @cached_property
    def breaks(self) -> list[int]:
        """Where "trong đó" and the like begin to tell the parts of what stands before."""
        return phrase.breaks(self.text)

    @cached_property
    def turns(self) -> Mapping[int, Turn]:
        """The places of its quantities in lists, by where they begin."""
        return turns(self.text, self.quantities)

    def times(self, clock: Clock) -> list[Told]:
        """Return what the expressions of time mean by a clock; one that lacks its year or month gives nothing."""
        return period.resolve(self.text, self.expressions, clock)

    @cached_property
    def _names(self) -> dict[date | None, tuple[Match, ...]]:
        return {}

    def names(self, on: date | None) -> tuple[Match, ...]:
        """Return the entities named, as they were on a day."""
        if on not in self._names:
            self._names[on] = tuple(entity.find(self.text, on))
        return self._names[on]


@dataclass(frozen=True)
class Analysis:
    """A paragraph, a heading or a table cell."""

    text: str
    sentences: tuple[Sentence, ...]

    def periods(self, clock: Clock) -> list[Period]:
        """Return the periods that the text names, in order, with their places in it."""
        return [
            told.period.model_copy(
                update={
                    "span_start": told.period.span_start + one.start,
                    "span_end": told.period.span_end + one.start,
                }
            )
            for one in self.sentences
            for told in one.times(clock)
        ]


@lru_cache(maxsize=_KEPT)
def analyse(text: str) -> Analysis:
    """Return the analysis of a text; of one seen before, the same. Its parts are worked out when they are asked for."""
    return Analysis(text, tuple(Sentence(text[start:end], start) for start, end in _spans(text)))


def _spans(text: str) -> list[tuple[int, int]]:
    """Return the sentences and list items of a text as offsets; what has no stops for long is cut into pieces."""
    spans: list[tuple[int, int]] = []
    for sentence_start, end in sentences(text):
        start = sentence_start
        if spans and text[start] == "(" and "\n" not in text[spans[-1][1] : start]:
            start = spans.pop()[0]  # a bracket behind the stop tells more of the same
        marks = list(_ITEM.finditer(text, start, end))
        begins = [start, *(mark.end() for mark in marks)]
        ends = [*(mark.start() for mark in marks), end]
        for begin, stop in zip(begins, ends, strict=True):
            spans += pieces(text, begin, stop)
    return spans


def pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a sentence as offsets, in pieces where it goes on for too long."""
    while end - start > _LONGEST:
        at = max(text.rfind(mark, start, start + _LONGEST) for mark in ";, ")
        stop = at + 1 if at > start else start + _LONGEST
        yield start, stop
        start = stop
    yield start, end
