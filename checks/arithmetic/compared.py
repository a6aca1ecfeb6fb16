"""Columns that compare: a percentage of a plan or a base, a growth, a difference, a share of the total.

Which two columns such a column compares, and how, is not printed: what fits most of the rows is what is meant. A row in
which it does not fit is then wrong in one of its numbers.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import permutations
from typing import NamedTuple

from checks.arithmetic.grid import Grid, GridColumn, GridRow, Number
from checks.arithmetic.slips import is_point_moved, is_slip
from checks.arithmetic.sums import printed
from checks.relations.finder import finds, relation_rule
from checks.relations.reading import Reading, exactly, total
from checks.relations.relation import Place, Relation, slip
from normalise.lexical.lexicon import pattern
from normalise.records import Kind, Severity

_FALL_ONLY = pattern(r"{fall}")
_RISE = pattern(r"{rise}|{heading_growth}")
_PLAN = pattern(r"{heading_target}|{plan_heading}")
_FIXED = pattern(r"{fixed_prices}|{whole_of_economy}|{index_name}")
_STRUCTURE = pattern(r"{structure_of}")
_OF_EARLIER = pattern(r"{same_period}|{time_noun}\s{previous}")
_OF_PLAN = pattern(r"{plan_heading}|{heading_target}|^\W*(?:{compares})\W*(?:%|$)")
HUNDRED = Decimal(100)
MOST_COLUMNS = 16
"""A table of more columns of numbers is looked at only up to so many: pairs of columns grow fast."""
SAMPLE, LIKELY = 40, 6
"""What a column compares is found in so many rows; so many of the likeliest readings are held against all rows."""
NEAR = Decimal(30)
"""Percentage points up to which a printed ratio was meant to be that of the numbers beside it."""
TELLING = 3
"""Two columns give a number of so many digits in one row by chance in few tables of a thousand."""
SHARES_NEAR = Decimal(12)
"""Percent from 100 up to which shares of one whole were meant to make it up."""


class Form(NamedTuple):
    """How a column compares two others."""

    name: str
    of: Callable[[Reading, Reading], Reading | None]


def _ratio(one: Reading, other: Reading) -> Reading | None:
    if None in (one.low, one.high, other.low, other.high) or other.low <= 0 or one.low < 0:  # type: ignore[operator]
        return None
    return Reading(one.low / other.high * HUNDRED, one.high / other.low * HUNDRED)  # type: ignore[operator]


def _growth(one: Reading, other: Reading) -> Reading | None:
    ratio = _ratio(one, other)
    if ratio is None or ratio.low is None or ratio.high is None:
        return None
    return Reading(ratio.low - HUNDRED, ratio.high - HUNDRED)


def difference(one: Reading, other: Reading) -> Reading | None:
    """Return all differences of two intervals; None where one is without limit."""
    if None in (one.low, one.high, other.low, other.high):
        return None
    return Reading(one.low - other.high, one.high - other.low)  # type: ignore[operator]


FORMS = (Form("ratio", _ratio), Form("growth", _growth), Form("difference", difference))


@dataclass(frozen=True)
class _Case:
    """One row of a column that compares: what is printed there, and what the two other columns give."""

    row: GridRow
    now: Number
    then: Number
    printed: Number
    due: Reading
    as_amount: bool
    """Whether the heading speaks of a fall only, so that the sign is left out."""

    @property
    def stated(self) -> Reading:
        """All that the printed number allows: reports cut digits off as often as they round."""
        value, step = self.printed.value, self.printed.step
        below = self.as_amount and self.middle < 0 < value
        return Reading(-value - step, -value + step) if below else Reading(value - step, value + step)

    @property
    def holds(self) -> bool:
        """Whether the printed number is the one that the two others give."""
        return self.due.meets(self.stated)

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
        return is_slip(self.printed.value, rounded, self.printed.step)

    def relation(self, rule: str, form: Form) -> Relation:
        """Return it as a relation."""
        numbers = (self.then, self.now, self.printed)
        between = {"ratio": f"{self.now.place.raw} / {self.then.place.raw}"}.get(
            form.name, f"{self.then.place.raw} → {self.now.place.raw}"
        )
        sign = "%" if form.name != "difference" else ""
        return Relation(
            rule=rule,
            left=self.due,
            right=self.stated,
            found=f"{between} = {printed(self.middle, self.printed.step)}{sign}; {self.printed.place.raw}",
            places=tuple(number.place for number in numbers),
        )


@dataclass(frozen=True)
class _Meaning:
    """What a column that compares may mean: a form over two other columns, with its rows."""

    form: Form
    now: GridColumn
    then: GridColumn
    cases: tuple[_Case, ...]

    @property
    def telling(self) -> int:
        """In how many rows it holds, and not by chance."""
        return sum(case.is_telling for case in self.cases)

    @property
    def broken(self) -> list[_Case]:
        """The rows in which it does not hold."""
        return [case for case in self.cases if not case.holds]


@finds(
    relation_rule(
        "comparison_matches_columns",
        Severity.ERROR,
        "a ratio, growth or difference that is the one between the two columns it compares, within rounding",
        "tỷ lệ, mức tăng giảm hoặc chênh lệch khớp với hai cột được so sánh, trong phạm vi làm tròn",
        "13 120 of 12 450 are 105.4 %; the column of the comparison has 115.4.",
    ),
    relation_rule(
        "columns_in_their_order",
        Severity.ERROR,
        "headings over the columns that they are of",
        "tiêu đề cột đúng với số liệu của cột",
        "In every row the percentage of the plan is the plan in percent of what was reached: two columns are swapped.",
    ),
)
def comparisons(grid: Grid) -> Iterator[Relation]:
    """Pair each number of a column that compares with what the two columns give that it compares."""
    if _FIXED.search(grid.title):
        return
    for column in grid.columns[:MOST_COLUMNS]:
        if not column.compares or _FIXED.search(column.heading):
            continue
        likely = [one for one in _meanings(grid, column) if one.telling]
        likely.sort(key=lambda one: (-one.telling, len(one.broken)))
        meanings = [_over_all(grid, column, one) for one in likely[:LIKELY]]
        best = meanings[0] if meanings else None
        if best is None:
            yield from _alone(grid, column)
        elif _is_turned(column, best):
            yield from _turned(best)
        else:
            yield from _judged(best, meanings)


def _meanings(grid: Grid, column: GridColumn) -> Iterator[_Meaning]:
    others = [one for one in grid.columns[:MOST_COLUMNS] if one is not column and not (one.compares and not one.adds)]
    for now, then in permutations(others, 2):
        for form in FORMS:
            cases = tuple(case for row in grid.rows[:SAMPLE] if (case := _case(row, column, now, then, form)))
            if cases:
                yield _Meaning(form, now, then, cases)


def _of_plan_alone(column: GridColumn, now: GridColumn, then: GridColumn) -> bool:
    """Whether one of two columns is a plan, and the column that compares sets nothing against a plan."""
    earlier = _OF_EARLIER.search(column.heading) is not None and _OF_PLAN.search(column.heading) is None
    return earlier and _is_plan(now) != _is_plan(then)


def _over_all(grid: Grid, column: GridColumn, found: _Meaning) -> _Meaning:
    """Return what was found in the first rows with the cases of all rows."""
    rest = (_case(row, column, found.now, found.then, found.form) for row in grid.rows[SAMPLE:])
    return replace(found, cases=(*found.cases, *filter(None, rest)))


def _case(row: GridRow, column: GridColumn, now: GridColumn, then: GridColumn, form: Form) -> _Case | None:
    one, other, stated = (row.numbers.get(each.index) for each in (now, then, column))
    if one is None or other is None or stated is None or _FIXED.search(row.label) or _of_plan_alone(column, now, then):
        return None
    due = form.of(one.reading, other.reading)
    as_amount = _FALL_ONLY.search(column.heading) is not None and _RISE.search(column.heading) is None
    return _Case(row, one, other, stated, due, as_amount) if due else None


def _judged(best: _Meaning, meanings: Sequence[_Meaning]) -> Iterator[Relation]:
    """Yield the rows that hold, and those that no other reading of the columns explains."""
    explained = {
        case.row.index
        for one in meanings
        if (one.now, one.then) != (best.then, best.now)
        for case in one.cases
        if case.holds
    }
    if best.telling * 2 < len(best.cases):
        return  # In a long table some rows fit by chance.
    sure = best.telling >= 2 and best.telling > len(best.broken)
    for case in best.cases:
        if case.holds:
            yield case.relation("comparison_matches_columns", best.form)
        elif case.row.index in explained or _other_form(case, best) or _is_capped(case):
            continue
        elif case.is_slip or (sure and _is_meant(best.form, case)):
            yield case.relation("comparison_matches_columns", best.form)


def _is_meant(form: Form, case: _Case) -> bool:
    """Whether a printed number is so near to what is due, or off by a power of ten, that it was meant to be it."""
    reach = abs(case.middle) * 3 if form.name == "difference" else max(NEAR, abs(case.middle))
    return abs(case.middle - case.printed.value) <= reach or is_point_moved(case.printed.value, case.middle)


def _other_form(case: _Case, best: _Meaning) -> bool:
    """Whether the row is compared otherwise than the rest: rates by points among amounts, or turned round."""
    forms = [form.of(case.now.reading, case.then.reading) for form in FORMS if form is not best.form]
    if not case.row.adds:
        forms.append(best.form.of(case.then.reading, case.now.reading))
    return any(due is not None and due.meets(case.stated) for due in forms)


def _is_capped(case: _Case) -> bool:
    """Whether 100 stands for all that is 100 or more."""
    return case.printed.value == HUNDRED and case.middle > HUNDRED


def _is_turned(column: GridColumn, best: _Meaning) -> bool:
    """Whether all rows fit with the two columns the wrong way round: the headings have changed places."""
    if best.broken or best.telling < 2 or best.form.name == "difference":
        return False
    plan_first = _is_plan(best.now) and not _is_plan(best.then) and best.now.years == best.then.years
    earlier_first = bool(best.now.years and best.then.years) and max(best.now.years) < min(best.then.years)
    same_kind = _is_plan(best.now) == _is_plan(best.then)
    return (plan_first and _OF_PLAN.search(column.heading) is not None) or (earlier_first and same_kind)


def _is_plan(column: GridColumn) -> bool:
    return column.kind is Kind.TARGET or _PLAN.search(column.heading) is not None


def _turned(best: _Meaning) -> Iterator[Relation]:
    places: list[Place] = []
    for case in best.cases:
        places += [case.now.place, case.then.place, case.printed.place]
    found = f"{best.now.heading} / {best.then.heading}: {best.cases[0].now.place.raw} / {best.cases[0].then.place.raw}"
    yield slip("columns_in_their_order", f"{found} = {best.cases[0].printed.place.raw}", places)


def _alone(grid: Grid, column: GridColumn) -> Iterator[Relation]:
    """Yield the comparison of a table with two columns to compare, where a slip of the pen explains what is printed."""
    others = [one for one in grid.columns if not one.compares]
    if len(others) != 2 or "%" not in column.heading:
        return
    for row in grid.rows:
        cases = [
            (case, form)
            for now, then in permutations(others, 2)
            for form in FORMS[:2]
            if (case := _case(row, column, now, then, form))
        ]
        if cases and not any(case.holds for case, _ in cases):
            slips = [(case, form) for case, form in cases if case.is_slip]
            if len(slips) == 1:
                yield slips[0][0].relation("comparison_matches_columns", slips[0][1])


@finds(
    relation_rule(
        "share_of_total_matches",
        Severity.ERROR,
        "a share that is that of its own row in the total, within rounding",
        "tỷ trọng khớp với số của dòng chia cho tổng, trong phạm vi làm tròn",
        "1 250 of 5 000 are 25 %; the column of shares has 35.",
    ),
)
def shares(grid: Grid) -> Iterator[Relation]:
    """Pair each column of shares with 100, and each share with that of its row in the total."""
    for column in grid.columns:
        percent = "%" in column.heading or "%" in grid.title
        if not (percent and _STRUCTURE.search(f"{column.heading} {grid.title}")):
            continue
        yield from _of_hundred(grid, column)
        yield from _of_total(grid, column)


def _of_hundred(grid: Grid, column: GridColumn) -> Iterator[Relation]:
    """Yield the sum of a column of shares, taken over its outermost rows."""
    parts = [one for one in grid.rows if not one.is_total and not one.part_only and column.index in one.numbers]
    depth = min((one.depth for one in parts), default=0)
    numbers = [one.numbers[column.index] for one in parts if one.depth == depth]
    if len(numbers) < 3 or len({one.group for one in parts}) > 1 or any(one.value < 0 for one in numbers):
        return
    added = total(_as_share(number) for number in numbers)
    value = sum((number.value for number in numbers), Decimal(0))
    if abs(value - HUNDRED) <= SHARES_NEAR:
        listed = " + ".join(number.place.raw for number in numbers)
        yield Relation(
            rule="shares_make_hundred",
            left=added,
            right=exactly(100),
            found=f"{listed} = {printed(value, numbers[0].step)}",
            places=tuple(number.place for number in numbers),
        )


def _as_share(number: Number) -> Reading:
    half = number.step / 2
    return Reading(number.value - half, number.value + half)


def _of_total(grid: Grid, column: GridColumn) -> Iterator[Relation]:
    """Yield each share of its row in the total row, by the column of amounts that most of them are of."""
    whole = next((one for one in grid.rows if one.is_total and column.index in one.numbers), None)
    if whole is None or whole.numbers[column.index].value != HUNDRED:
        return
    best: list[_Case] = []
    for amount in [one for one in grid.columns if not one.compares]:
        size = whole.numbers.get(amount.index)
        cases = [
            _Case(row, row.numbers[amount.index], size, row.numbers[column.index], due, as_amount=False)
            for row in grid.rows
            if size
            and row is not whole
            and {amount.index, column.index} <= row.numbers.keys()
            and (due := _ratio(row.numbers[amount.index].reading, size.reading))
        ]
        if sum(case.holds for case in cases) > sum(case.holds for case in best):
            best = cases
    held = sum(case.is_telling for case in best)
    for case in best:
        if case.holds or (held >= 2 and held > len(best) - held) or (held * 2 >= len(best) and case.is_slip):
            yield case.relation("share_of_total_matches", FORMS[0])
