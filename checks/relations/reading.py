"""What a printed number may stand for: the interval that a reader takes it for, and sums and ratios of such intervals.

"= 54,3 %" stands for all that rounds to it. "hơn 152 triệu" is taken for 152 to 153 million: whoever had counted 154
would have said so; the step is that of the last digit that is not zero. Which numbers belong together does not belong
here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from normalise.records import Observation


@dataclass(frozen=True)
class Reading:
    """From `low` to `high`, both included; None is without limit."""

    low: Decimal | None
    high: Decimal | None

    def meets(self, other: "Reading") -> bool:
        """Whether some number lies in both."""
        return not (
            (self.high is not None and other.low is not None and self.high < other.low)
            or (other.high is not None and self.low is not None and other.high < self.low)
        )


def exactly(value: Decimal | int) -> Reading:
    """Return the number itself."""
    return Reading(Decimal(value), Decimal(value))


def at_most(value: Decimal | int) -> Reading:
    """Return all up to a number."""
    return Reading(None, Decimal(value))


def at_least(value: Decimal | int) -> Reading:
    """Return all from a number on."""
    return Reading(Decimal(value), None)


def step(one: Observation) -> Decimal:
    """Return the value of one in the last digit that is not zero: 1000000 for 152 triệu, 10 for 240."""
    value = one.value or Decimal(0)
    printed = Decimal(one.scale).scaleb(-one.decimals)
    digits = int(value / printed)
    while digits and digits % 10 == 0:
        digits, printed = digits // 10, printed * 10
    return printed


def digits(one: Observation) -> int:
    """Return how many significant digits a value is printed with: 3 for 152 triệu, 2 for 240."""
    return len(str(int((one.value or Decimal(0)) / step(one)))) if one.value else 0


def last_place(one: Observation) -> Decimal:
    """Return the value of one in the last printed place: 0.01 for 54,34, 1000000 for 152 triệu, 1 for 240."""
    return Decimal(one.scale).scaleb(-one.decimals)


def reading(one: Observation) -> Reading:
    """Return what a reader takes a printed number for.

    >>> reading(hon_152_trieu)  # doctest: +SKIP
    Reading(low=152000000, high=153000000)
    """
    value = one.value or Decimal(0)
    if one.qualifier == "range" and one.value_high is not None:
        return Reading(value, one.value_high)
    if one.qualifier == ">":
        return Reading(value, value + step(one))
    if one.qualifier == "<~":
        return Reading(value - step(one), value)
    if one.qualifier == "<":
        return Reading(value - step(one), value)
    if one.qualifier == ">=":
        return at_least(value)
    if one.qualifier == "<=":
        return at_most(value)
    half = (step(one) if one.qualifier == "~" else last_place(one)) / 2
    exact = one.decimals == 0 and one.scale == 1 and one.unit != "%" and one.qualifier == "="
    return exactly(value) if exact else Reading(value - half, value + half)


def total(parts: Iterable[Reading]) -> Reading:
    """Return all sums of numbers out of these intervals."""
    low, high = Decimal(0), Decimal(0)
    for part in parts:
        if part.low is None or part.high is None:
            return Reading(None if part.low is None else low, None)
        low, high = low + part.low, high + part.high
    return Reading(low, high)


def quotient(part: Reading, whole: Reading, times: int = 1) -> Reading | None:
    """Return all quotients of two positive intervals, `times` 100 for percent; None where the whole may be 0."""
    if part.low is None or part.high is None or whole.low is None or whole.high is None or whole.low <= 0:
        return None
    return Reading(part.low / whole.high * times, part.high / whole.low * times)
