"""Intervals of exact decimals: what a printed figure allows, and what two of them allow for their difference.

Which figures are compared, and what is said of it, does not belong here: that is `rules`.
"""

from decimal import Decimal
from typing import NamedTuple

BOUNDS = frozenset({">", ">=", "<", "<=", "range"})
"""Qualifiers that leave a whole stretch open."""
APPROXIMATE = frozenset({"~", "<~"})


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


def allowed(value: Decimal, value_high: Decimal | None, qualifier: str, half: Decimal) -> Interval:
    """Give what the words allow: "=" the number itself, "~" all that rounds to it, ">" all above it."""
    if qualifier == "range" and value_high is not None:
        return Interval(value, value_high)
    if qualifier in APPROXIMATE:
        return Interval(value - half, value + half)
    if qualifier in (">", ">="):
        return Interval(value, None, low_open=qualifier == ">")
    if qualifier in ("<", "<="):
        return Interval(None, value, high_open=qualifier == "<")
    return Interval(value, value)


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


def relative(current: Interval, previous: Interval) -> Interval | None:
    """All relative changes in percent; None unless both intervals lie above zero, where a ratio has a meaning."""
    if previous.low is None or previous.low <= 0 or current.low is None or current.low < 0:
        return None
    low = None if previous.high is None else (current.low / previous.high - 1) * 100
    high = None if current.high is None else (current.high / previous.low - 1) * 100
    return Interval(
        low,
        high,
        low is not None and (current.low_open or previous.high_open),
        high is not None and (current.high_open or previous.low_open),
    )
