"""What a printed number may stand for: the interval that a reader takes it for.

"= 54,3 %" stands for all that rounds to it. "hơn 152 triệu" is taken for 152 to 153 million: whoever had counted 154
would have said so; the step is that of the last digit that is not zero. Which numbers belong together does not belong
here.
"""

from decimal import Decimal

from normalise.records import Interval, Observation


def exactly(value: Decimal | int) -> Interval:
    """Return the number itself."""
    return Interval(Decimal(value), Decimal(value))


def at_most(value: Decimal | int) -> Interval:
    """Return all up to a number."""
    return Interval(None, Decimal(value))


def at_least(value: Decimal | int) -> Interval:
    """Return all from a number on."""
    return Interval(Decimal(value), None)


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


def reading(one: Observation) -> Interval:
    """Return what a reader takes a printed number for.

    >>> reading(hon_152_trieu)  # doctest: +SKIP
    Interval(low=152000000, high=153000000)
    """
    value = one.value or Decimal(0)
    if one.qualifier == "range" and one.value_high is not None:
        return Interval(value, one.value_high)
    if one.qualifier == ">":
        return Interval(value, value + step(one))
    if one.qualifier == "<~":
        return Interval(value - step(one), value)
    if one.qualifier == "<":
        return Interval(value - step(one), value)
    if one.qualifier == ">=":
        return at_least(value)
    if one.qualifier == "<=":
        return at_most(value)
    half = (step(one) if one.qualifier == "~" else last_place(one)) / 2
    exact = one.decimals == 0 and one.scale == 1 and one.unit != "%" and one.qualifier == "="
    return exactly(value) if exact else Interval(value - half, value + half)
