"""Columns that compare: a percentage of a plan or a base, a growth, a difference, an average.

Which two columns such a column compares, and how, is not printed: what fits most of the rows is what is meant. A row in
which it does not fit is then wrong in one of its numbers.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import permutations

from checks.arithmetic.column_shares import are_shares
from checks.arithmetic.forms import FORMS, HUNDRED, PARTED, SURE_ROWS, Case, Form, Meaning, powers, quotient
from checks.arithmetic.grid import Grid, GridColumn, GridRow
from checks.arithmetic.slips import is_point_moved
from checks.relations.finder import finds, relation_rule
from checks.relations.relation import Place, Relation, slip
from normalise.lexical.lexicon import pattern
from normalise.records import Kind, Severity

_AVERAGE = pattern(r"{average}")
_FALL_ONLY = pattern(r"{fall}")
_RISE = pattern(r"{rise}|{heading_growth}")
_PLAN = pattern(r"{heading_target}|{plan_heading}")
_FIXED = pattern(r"{fixed_prices}|{whole_of_economy}|{index_name}")
_OF_EARLIER = pattern(r"{same_period}|{time_noun}\s{previous}")
_TO_ANOTHER = pattern(r"{compares}|{plan_heading}|{heading_target}")
_OF_PLAN = pattern(r"{plan_heading}|{heading_target}|^\W*(?:{compares})\W*(?:%|$)")
MOST_COLUMNS = 16
"""A table of more columns of numbers is looked at only up to so many: pairs of columns grow fast."""
SAMPLE, LIKELY = 40, 6
"""What a column compares is found in so many rows; so many of the likeliest readings are held against all rows."""
FIRST = 4
"""So many rows show in which unit a quotient is printed."""
NEAR = Decimal(30)
"""Percentage points up to which a printed ratio was meant to be that of the numbers beside it."""


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
        average = _AVERAGE.search(column.heading) is not None
        if _FIXED.search(column.heading) or are_shares(grid, column):
            continue
        if average or not column.compares:
            yield from _divided(_likeliest(grid, column, _quotients(grid, column)), said=average)
            continue
        meanings = _likeliest(grid, column, _meanings(grid, column, FORMS))
        if not meanings or meanings[0].telling < SURE_ROWS:
            parted = _likeliest(grid, column, _meanings(grid, column, PARTED))
            meanings = [one for one in parted if one.is_sure] or meanings
        best = meanings[0] if meanings else None
        if best is None:
            yield from _alone(grid, column)
        elif _is_turned(column, best):
            yield from _turned(best)
        else:
            yield from _judged(best, meanings)


def _likeliest(grid: Grid, column: GridColumn, meanings: Iterable[Meaning]) -> list[Meaning]:
    """Return what a column most likely means, over all rows, the likeliest first."""
    likely = [one for one in meanings if one.telling]
    likely.sort(key=lambda one: (-one.telling, len(one.broken)))
    return [_over_all(grid, column, one) for one in likely[:LIKELY]]


def _divided(meanings: Sequence[Meaning], said: bool) -> Iterator[Relation]:
    """Yield the quotients of a column that is one of the same two others in most rows.

    Where the heading does not say that it is an average (`said`), more rows must show it: a density, a rate by 100
    inhabitants, a price.
    """
    for best in meanings[:1]:
        sure = best.telling >= 2 and best.telling > len(best.broken) if said else best.is_sure
        alone = len(best.broken) == 1 and best.telling > SURE_ROWS
        for case in best.cases if sure else ():
            meant = case.is_slip or case.is_moved
            meant = meant or ((said or alone) and (_is_meant(best.form, case) or case.is_mended(best.form)))
            if case.holds or meant:
                yield case.relation("comparison_matches_columns", best.form)


def _meanings(grid: Grid, column: GridColumn, forms: Sequence[Form]) -> Iterator[Meaning]:
    for now, then in _pairs(grid, column):
        for form in forms:
            if cases := _cases(grid, column, now, then, form):
                yield Meaning(form, now, then, cases)


def _quotients(grid: Grid, column: GridColumn) -> Iterator[Meaning]:
    """Yield the quotients that a column may be, in the unit that one of the first rows shows."""
    for now, then in _pairs(grid, column):
        three = (now.index, then.index, column.index)
        first = [row.numbers for row in grid.rows[:FIRST] if set(three) <= row.numbers.keys()]
        units = {power for numbers in first for power in powers(*(numbers[index] for index in three))}
        for power in sorted(units):
            if cases := _cases(grid, column, now, then, quotient(power)):
                yield Meaning(quotient(power), now, then, cases)


def _pairs(grid: Grid, column: GridColumn) -> Iterator[tuple[GridColumn, GridColumn]]:
    """Yield the pairs of other columns that a column may compare, in both orders."""
    others = [one for one in grid.columns[:MOST_COLUMNS] if one is not column and not (one.compares and not one.adds)]
    yield from permutations(others, 2)


def _cases(grid: Grid, column: GridColumn, now: GridColumn, then: GridColumn, form: Form) -> tuple[Case, ...]:
    return tuple(case for row in grid.rows[:SAMPLE] if (case := _case(row, column, now, then, form)))


def _of_plan_alone(column: GridColumn, now: GridColumn, then: GridColumn) -> bool:
    """Whether one of two columns is a plan, and the column that compares sets nothing against a plan."""
    earlier = _OF_EARLIER.search(column.heading) is not None and _OF_PLAN.search(column.heading) is None
    return earlier and _is_plan(now) != _is_plan(then)


def _over_all(grid: Grid, column: GridColumn, found: Meaning) -> Meaning:
    """Return what was found in the first rows with the cases of all rows."""
    rest = (_case(row, column, found.now, found.then, found.form) for row in grid.rows[SAMPLE:])
    return replace(found, cases=(*found.cases, *filter(None, rest)))


def _case(row: GridRow, column: GridColumn, now: GridColumn, then: GridColumn, form: Form) -> Case | None:
    one, other, stated = (row.numbers.get(each.index) for each in (now, then, column))
    if one is None or other is None or stated is None or _FIXED.search(row.label) or _of_plan_alone(column, now, then):
        return None
    due = form.of(one.reading, other.reading)
    as_amount = _FALL_ONLY.search(column.heading) is not None and _RISE.search(column.heading) is None
    return Case(row, one, other, stated, due, as_amount) if due else None


def _judged(best: Meaning, meanings: Sequence[Meaning]) -> Iterator[Relation]:
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
        elif case.is_slip or (sure and (_is_meant(best.form, case) or case.is_mended(best.form))):
            yield case.relation("comparison_matches_columns", best.form)


def _is_meant(form: Form, case: Case) -> bool:
    """Whether a printed number is so near to what is due, or off by a power of ten, that it was meant to be it."""
    reach = abs(case.middle) * 3 if form.name == "difference" else max(NEAR, abs(case.middle))
    return abs(case.middle - case.printed.value) <= reach or is_point_moved(case.printed.value, case.middle)


def _other_form(case: Case, best: Meaning) -> bool:
    """Whether the row is compared otherwise than the rest: rates by points among amounts, or turned round."""
    forms = [form.of(case.now.reading, case.then.reading) for form in FORMS if form is not best.form]
    if not case.row.adds:
        forms.append(best.form.of(case.then.reading, case.now.reading))
    return any(due is not None and due.overlaps(case.stated) for due in forms)


def _is_capped(case: Case) -> bool:
    """Whether 100 stands for all that is 100 or more."""
    return case.printed.value == HUNDRED and case.middle > HUNDRED


def _is_turned(column: GridColumn, best: Meaning) -> bool:
    """Whether all rows fit with the two columns the wrong way round: the headings have changed places."""
    if best.broken or best.telling < 2 or best.form.name == "difference":
        return False
    plan_first = _is_plan(best.now) and not _is_plan(best.then) and best.now.years == best.then.years
    earlier_first = bool(best.now.years and best.then.years) and max(best.now.years) < min(best.then.years)
    same_kind = _is_plan(best.now) == _is_plan(best.then)
    return (plan_first and _OF_PLAN.search(column.heading) is not None) or (earlier_first and same_kind)


def _is_plan(column: GridColumn) -> bool:
    return column.kind is Kind.TARGET or _PLAN.search(column.heading) is not None


def _turned(best: Meaning) -> Iterator[Relation]:
    places: list[Place] = []
    for case in best.cases:
        places += [case.now.place, case.then.place, case.printed.place]
    found = f"{best.now.heading} / {best.then.heading}: {best.cases[0].now.place.raw} / {best.cases[0].then.place.raw}"
    yield slip("columns_in_their_order", f"{found} = {best.cases[0].printed.place.raw}", places)


def _alone(grid: Grid, column: GridColumn) -> Iterator[Relation]:
    """Yield the comparison of a table with two columns to compare, where a slip of the pen explains what is printed."""
    others = [one for one in grid.columns if not one.compares]
    if len(others) != 2 or "%" not in column.heading or not _TO_ANOTHER.search(column.heading):
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
