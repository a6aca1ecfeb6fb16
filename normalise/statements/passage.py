"""A passage and what was read from it: the data that `statement`, `statements`, `task` and `observation` hand on.

A passage is a paragraph, a heading or a table cell, with what it inherits from where it stands. No rule belongs here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from normalise.periods import horizon
from normalise.records import EntityEntry, Kind, Period, Quantity, Skipped, Unread
from normalise.reference.issuer import NOBODY, Issuer
from sources.document import Locator, Piece, Report, Span

BEGINNING = Span(block=0)
"""Of the first block, and of a passage that is read by itself."""


@dataclass(frozen=True)
class Context:
    """Where a passage stands, and what it inherits from there."""

    report: Report
    locator: Locator
    span: Span = BEGINNING
    """Where the text begins that is read: offsets in it count from there."""
    page: int | None = None
    pieces: tuple[Piece, ...] = ()
    section: str | None = None
    owner: EntityEntry | None = None
    """The entity of the heading, the row or the column."""
    named: EntityEntry | None = None
    """The entity that the clause names, or one before it that it goes on about."""
    issuer: Issuer = NOBODY
    """Who tells the report, and whom it is about where there is no owner."""
    listed_on: date | None = None
    """The last day of all that a table lists, where some of it was gone when the report was written."""
    kind: Kind | None = None
    """Imposed by a column or by standing in a task's name."""
    period: Period | None = None
    """Said by the column heading, the table title or the deadline."""
    reporting: Period | None = None
    """What the report is about, for figures that nothing dates; None means its year."""
    subject: str | None = None
    """What is measured where the passage itself does not say: the row label."""
    topic: str | None = None
    """What the paragraph is about: the words before a colon at the head of this sentence or of one before it."""
    told: Mapping[str, str] = field(default_factory=dict)
    """What the paragraph before it measures, by unit, where it goes on from that: "Lũy kế 8 tháng đạt 905 tỷ đồng"."""
    task: str | None = None
    """The name of the task whose result the passage tells: a target quoted from it stays a target."""
    task_id: str | None = None
    """The task in whose words, row or result the passage stands."""

    @property
    def places(self) -> tuple[EntityEntry, ...]:
        """What a title alone may mean: the issuer's places, the smallest first, then who owns the row or heading."""
        return (*self.issuer.places, self.owner) if self.owner else self.issuer.places

    @property
    def reported(self) -> Period:
        """What the report is about: a month, a quarter, a year."""
        return self.reporting or horizon.whole_year(self.report.year)

    @property
    def day(self) -> date:
        """The day whose names hold: that of a table that lists older ones, else of the report."""
        return self.listed_on or day_of(self.report)


@dataclass(frozen=True)
class Statement:
    """A quantity understood, not yet coded."""

    quantity: Quantity
    kind: Kind
    indicator: str
    measure_unit: str | None
    """Unit of what is measured: for a growth that of the measure that grew, None where unknown."""
    period: Period
    period_stated: bool
    base: Period | None
    direction: str | None
    sentence: str
    context: Context
    """With the owner of this clause, and the locator and span of this sentence."""
    rules: tuple[str, ...] = ()
    """The rules that decided whether it is a change, its kind, its name; none for a cell that is one number."""

    @property
    def span(self) -> Span:
        """Where the quantity is printed."""
        return self.context.span.part(self.quantity.start, self.quantity.end)


@dataclass(frozen=True)
class Reading:
    """What a passage gave: statements, and the numbers that are none, with reasons."""

    statements: tuple[Statement, ...] = ()
    unread: tuple[Unread, ...] = ()
    owner: EntityEntry | None = None
    """The entity that the passage turned out to be about, for the passages below it."""


@dataclass(frozen=True)
class Clause:
    """The part of a sentence that belongs to one number."""

    sentence: str
    between: str
    """All text since the number before (or the sentence's beginning)."""
    lead: str
    tail: str
    start: int
    """Offset of `lead` in the sentence."""


def together(readings: Sequence[Reading]) -> Reading:
    """Return readings as one; the last owner wins."""
    return Reading(
        tuple(statement for one in readings for statement in one.statements),
        tuple(number for one in readings for number in one.unread),
        next((one.owner for one in reversed(readings) if one.owner), None),
    )


def day_of(report: Report) -> date:
    """Return the day a report was written, for all we know: names mean what they meant then."""
    return report.issued_on or date(report.year, 12, 31)


def unread(skipped: Skipped | Quantity, reason: str, sentence: str, context: Context) -> Unread:
    """Return the record of a printed number that is no statement."""
    return Unread(
        raw=skipped.raw,
        reason=reason,
        page=context.page,
        locator=str(context.locator),
        sentence=excerpt(sentence, skipped.start),
        span=context.span.part(skipped.start, skipped.end),
    )


def excerpt(sentence: str, at: int = 0, length: int = 400) -> str:
    """Return at most `length` characters of the sentence, around the offset `at` where it is longer."""
    start = excerpt_start(sentence, at, length)
    return sentence[start : start + length]


def excerpt_start(sentence: str, at: int, length: int = 400) -> int:
    """Return where the excerpt of a sentence around an offset begins."""
    return max(0, min(at - length // 2, len(sentence) - length))
