"""How a printed number may have come to differ from the one that was meant.

A number that is off by a slip of the pen was meant to agree; one that is off by more may be of another thing.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal

FEWEST_DIGITS = 3
"""A shorter number may differ in one digit by chance."""


def is_slip(printed: Decimal, meant: Decimal, step: Decimal) -> bool:
    """Whether one digit differs, two neighbours have changed places, or the decimal point has moved.

    >>> is_slip(Decimal(17755), Decimal(17575), Decimal(1)), is_slip(Decimal(700), Decimal(1200), Decimal(1))
    (True, False)
    """
    one, other = (str(abs(int((value / step).to_integral_value()))) for value in (printed, meant))
    if min(len(one), len(other)) < FEWEST_DIGITS:
        return False
    if len(one) != len(other):
        return one.rstrip("0") == other.rstrip("0") and abs(len(one) - len(other)) in {1, 3}
    differing = sum(left != right for left, right in zip(one, other, strict=True))
    return differing == 1 or is_turned(printed, meant, step)


def is_turned(printed: Decimal, meant: Decimal, step: Decimal) -> bool:
    """Whether two neighbouring digits have changed places, and nothing else differs.

    >>> is_turned(Decimal(64180), Decimal(61480), Decimal(1)), is_turned(Decimal(61480), Decimal(61480), Decimal(1))
    (True, False)
    """
    one, other = (str(abs(int((value / step).to_integral_value()))) for value in (printed, meant))
    if len(one) != len(other):
        return False
    turns = [turn for turn, (left, right) in enumerate(zip(one, other, strict=True)) if left != right]
    if len(turns) != 2 or turns[1] != turns[0] + 1:
        return False
    return one[turns[0]] == other[turns[1]] and one[turns[1]] == other[turns[0]]


def slips_of(value: Decimal, step: Decimal) -> Iterator[Decimal]:
    """Yield what may have been meant by a printed number: one digit another, or two neighbours changed.

    >>> sorted(map(int, slips_of(Decimal(120), Decimal(1))))[:4]
    [20, 100, 102, 110]
    """
    digits = str(abs(int((value / step).to_integral_value())))
    if len(digits) < FEWEST_DIGITS:
        return
    for turn, digit in enumerate(digits):
        for other in "0123456789":
            if other != digit:
                yield int(f"{digits[:turn]}{other}{digits[turn + 1 :]}") * step.copy_sign(value)
    for turn in range(len(digits) - 1):
        swapped = f"{digits[:turn]}{digits[turn + 1]}{digits[turn]}{digits[turn + 2 :]}"
        if swapped != digits:
            yield int(swapped) * step.copy_sign(value)


def leaves_out(total: Decimal, parts: Iterable[Decimal], step: Decimal) -> bool:
    """Whether a total is that of its parts but for one of them, which was left out or counted twice.

    >>> leaves_out(Decimal(300), map(Decimal, (100, 200, 50)), Decimal(1))
    True
    """
    values = list(parts)
    whole = sum(values, Decimal(0))
    return len(values) > 2 and any(abs(whole - total) == abs(one) > step for one in values)


def is_point_moved(printed: Decimal, meant: Decimal) -> bool:
    """Whether a number is printed ten, a hundred or a thousand times too large or too small.

    >>> is_point_moved(Decimal(90), Decimal("9.02")), is_point_moved(Decimal(12), Decimal(9))
    (True, False)
    """
    if not printed or not meant:
        return False
    times = max(printed / meant, meant / printed)
    return any(abs(times - power) * 50 < power for power in (10, 100, 1000))
