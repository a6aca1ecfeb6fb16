"""How a column of a table may compare two others: by a ratio, a growth, a difference or an average, row by row.

Which columns compare which is found by `compared`, shares of a total by `column_shares`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from checks.arithmetic.grid import GridColumn, GridRow, Number
from checks.arithmetic.slips import is_point_moved, is_slip, slips_of
from checks.arithmetic.sums import printed
from checks.relations.relation import Relation
from normalise.records import Interval

HUNDRED = Decimal(100)
SURE_ROWS = 3
"""In so many rows an identity holds by no chance, whatever the headings say."""
SPREAD = 10
"""Numbers that differ by fewer of their last places are all alike, and any such column gives them."""
OFF = Decimal("0.05")
"""How far, in powers of ten, a quotient may be from the number that is to be it: 0,9 and 12 off by rounding."""
MOST_POWER = 6
"""Người and triệu người: units are no further from each other."""
TELLING = 3
"""Two columns give a number of so many digits in one row by chance in few tables of a thousand."""


class Form(NamedTuple):
    """How a column compares two others."""

    name: str
    of: Callable[[Interval, Interval], Interval | None]


def ratio(one: Interval, other: Interval) -> Interval | None:
    """Return the one in percent of the other; None where one is without limit, or one is less than nothing."""
    if None in (one.low, one.high, other.low, other.high) or other.low <= 0 or one.low < 0:  # type: ignore[operator]
        return None
    return Interval(one.low / other.high * HUNDRED, one.high / other.low * HUNDRED)  # type: ignore[operator]


def _growth(one: Interval, other: Interval) -> Interval | None:
    made = ratio(one, other)
    if made is None or made.low is None or made.high is None:
        return None
    return Interval(made.low - HUNDRED, made.high - HUNDRED)


def difference(one: Interval, other: Interval) -> Interval | None:
    """Return all differences of two intervals; None where one is without limit."""
    if None in (one.low, one.high, other.low, other.high):
        return None
    return Interval(one.low - other.high, one.high - other.low)  # type: ignore[operator]


def quotient(power: int) -> Form:
    """Return the form of an average or density, in a unit so many powers of ten off: tỷ đồng by người in triệu."""

    def of(one: Interval, other: Interval) -> Interval | None:
        made = ratio(one, other)
        if made is None or made.low is None or made.high is None:
            return None
        return Interval(made.low.scaleb(power - 2), made.high.scaleb(power - 2))

    return Form("average", of)


def powers(one: Number, other: Number, made: Number) -> Iterator[int]:
    """Yield the power of ten by which one number, divided by another, may give a third; none if none comes near."""
    if one.value > 0 and other.value > 0 and made.value > 0:
        times = (made.value * other.value / one.value).log10()
        power = int(times.to_integral_value())
        if abs(times - power) <= OFF and abs(power) <= MOST_POWER:
            yield power


def _rest(one: Interval, other: Interval) -> Interval | None:
    """Return what the one leaves of the other, in percent of it: water that was sold of what was produced."""
    made = ratio(one, other)
    if made is None or made.low is None or made.high is None:
        return None
    return Interval(HUNDRED - made.high, HUNDRED - made.low)


def _of_both(one: Interval, other: Interval) -> Interval | None:
    """Return the one in percent of both together: women among men and women."""
    turned = ratio(other, one)
    if turned is None or turned.low is None or turned.high is None:
        return None
    return Interval(HUNDRED * HUNDRED / (HUNDRED + turned.high), HUNDRED * HUNDRED / (HUNDRED + turned.low))


RATIO = Form("ratio", ratio)
FORMS = (RATIO, Form("growth", _growth), Form("difference", difference))
PARTED = (Form("rest", _rest), Form("of both", _of_both))
"""Of a column that none of the others explains."""


@dataclass(frozen=True)
class Case:
    """One row of a column that compares: what is printed there, and what the two other columns give."""

    row: GridRow
    now: Number
    then: Number
    printed: Number
    due: Interval
    as_amount: bool
    """Whether the heading speaks of a fall only, so that the sign is left out."""

    @property
    def stated(self) -> Interval:
        """All that the printed number allows: reports cut digits off as often as they round."""
        value, step = self.printed.value, self.printed.step
        below = self.as_amount and self.middle < 0 < value
        return Interval(-value - step, -value + step) if below else Interval(value - step, value + step)

    @property
    def holds(self) -> bool:
        """Whether the printed number is the one that the two others give."""
        return self.due.overlaps(self.stated)

    @property
    def is_telling(self) -> bool:
        """Whether it holds, and not by chance."""
        digits = max(self.printed.digits + (self.printed.step < 1), self.now.digits if self.printed.value else 0)
        return self.holds and digits >= TELLING - 1 and self.now.value != self.then.value

    @property
    def middle(self) -> Decimal:
        """What the two others give, as a number."""
        return ((self.due.low or Decimal(0)) + (self.due.high or Decimal(0))) / 2

    @property
    def is_slip(self) -> bool:
        """Whether a slip of the pen explains what is printed."""
        rounded = self.middle.quantize(self.printed.step)
        same_sign = self.as_amount or (rounded < 0) == (self.printed.value < 0) or not rounded
        return same_sign and is_slip(self.printed.value, rounded, self.printed.step)

    @property
    def is_moved(self) -> bool:
        """Whether one of the three numbers lost or won a place: all is ten, a hundred or a thousand times off."""
        return is_point_moved(self.printed.value, self.middle)

    def is_mended(self, form: Form) -> bool:
        """Whether a slip of the pen in one of the two numbers that are compared explains what is printed."""
        now, then = self.now, self.then
        return any(
            due is not None and due.overlaps(self.stated)
            for due in (
                *(form.of(now.meaning(value), then.reading) for value in slips_of(now.value, now.step)),
                *(form.of(now.reading, then.meaning(value)) for value in slips_of(then.value, then.step)),
            )
        )

    def relation(self, rule: str, form: Form) -> Relation:
        """Return it as a relation."""
        numbers = (self.then, self.now, self.printed)
        between = f"{self.then.place.raw} → {self.now.place.raw}"
        if form.name in ("ratio", "average"):
            between = f"{self.now.place.raw} / {self.then.place.raw}"
        sign = "" if form.name in ("difference", "average") else "%"
        return Relation(
            rule=rule,
            left=self.due,
            right=self.stated,
            found=f"{between} = {printed(self.middle, self.printed.step)}{sign}; {self.printed.place.raw}",
            places=tuple(number.place for number in numbers),
        )


@dataclass(frozen=True)
class Meaning:
    """What a column that compares may mean: a form over two other columns, with its rows."""

    form: Form
    now: GridColumn
    then: GridColumn
    cases: tuple[Case, ...]

    @property
    def telling(self) -> int:
        """In how many rows it holds, and not by chance."""
        return sum(case.is_telling for case in self.cases)

    @property
    def broken(self) -> list[Case]:
        """The rows in which it does not hold."""
        return [case for case in self.cases if not case.holds]

    @property
    def is_sure(self) -> bool:
        """Whether the numbers alone show it: it holds in enough rows, in three of four, and they differ.

        Of three numbers, each of which follows from the other two, the one with the fewest digits is the quotient.
        """
        held = [case for case in self.cases if case.is_telling and case.printed.digits >= TELLING - 1]
        told = [case.printed for case in held]
        shorter = all(case.printed.length <= min(case.now.length, case.then.length) for case in held)
        values = {number.value for number in told}
        differ = max(values, default=0) - min(values, default=0) >= SPREAD * max((one.step for one in told), default=1)
        return len(values) >= SURE_ROWS and len(told) >= 3 * len(self.broken) and differ and shorter
