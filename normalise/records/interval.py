"""Intervals of exact decimals: all that a printed figure may stand for, and what two of them allow together.

What a figure's words allow is said where it is asked: by the warehouse for comparing years, by the checks for holding
figures against each other.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple


class Interval(NamedTuple):
    """From `low` to `high`; None is without limit, and an open end is itself excluded."""

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False

    def shift(self, left: Decimal, right: Decimal) -> "Interval":
        """Move both ends, for example outwards by half a rounding unit."""
        return Interval(
            None if self.low is None else self.low + left,
            None if self.high is None else self.high + right,
            self.low_open,
            self.high_open,
        )

    def within(self, minimum: Decimal | None, maximum: Decimal | None) -> "Interval":
        """Close the ends that are without limit with the natural limits: ">85 %" of a share ends at 100.

        A printed end is never moved, and a limit that the printed end already passes (">105 %") is not applied.
        """
        low, high, low_open, high_open = self.low, self.high, self.low_open, self.high_open
        if high is None and maximum is not None and (low is None or low <= maximum):
            high, high_open = maximum, False
        if low is None and minimum is not None and (high is None or minimum <= high):
            low, low_open = minimum, False
        return Interval(low, high, low_open, high_open)

    def overlaps(self, other: "Interval") -> bool:
        """Whether some number lies in both; touching closed ends do."""
        return not (_below(self, other) or _below(other, self))

    @property
    def direction(self) -> str | None:
        """Of a change: `up`, `down`, `same`, or None where the interval allows more than one."""
        if self.low is not None and (self.low > 0 or (self.low == 0 and self.low_open)):
            return "up"
        if self.high is not None and (self.high < 0 or (self.high == 0 and self.high_open)):
            return "down"
        return "same" if self.low == self.high == 0 else None


def _below(left: Interval, right: Interval) -> bool:
    if left.high is None or right.low is None:
        return False
    return left.high < right.low or (left.high == right.low and (left.high_open or right.low_open))


def half_width(decimals: int, scale: int) -> Decimal:
    """Half of the printed rounding unit: "129,69 triệu" stands for anything within 5 000 of it."""
    return Decimal(scale).scaleb(-decimals) / 2


def difference(current: Interval, previous: Interval) -> Interval:
    """All changes possible between two intervals: lowest current less highest previous, and the other way round."""
    low = None if current.low is None or previous.high is None else current.low - previous.high
    high = None if current.high is None or previous.low is None else current.high - previous.low
    return Interval(
        low,
        high,
        low is not None and (current.low_open or previous.high_open),
        high is not None and (current.high_open or previous.low_open),
    )


def total(parts: Iterable[Interval]) -> Interval:
    """Return all sums of numbers out of intervals that are closed, or without limit."""
    low, high = Decimal(0), Decimal(0)
    for part in parts:
        if part.low is None or part.high is None:
            return Interval(None if part.low is None else low, None)
        low, high = low + part.low, high + part.high
    return Interval(low, high)


def quotient(part: Interval, whole: Interval, times: int = 1) -> Interval | None:
    """Return all quotients of two positive intervals, `times` 100 for percent; None where the whole may be 0."""
    if part.low is None or part.high is None or whole.low is None or whole.high is None or whole.low <= 0:
        return None
    return Interval(part.low / whole.high * times, part.high / whole.low * times)
