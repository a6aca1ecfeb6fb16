"""Totals of columns: a column of sums and the columns that it is divided into, months or quarters and their year.

Totals of rows belong to `sums`.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, islice, takewhile

from checks.arithmetic.forms import SURE_ROWS
from checks.arithmetic.grid import Grid, GridColumn, GridRow
from checks.arithmetic.sums import Sum
from checks.relations.finder import finds, relation_rule
from checks.relations.reading import at_most
from checks.relations.relation import Relation
from normalise.lexical.lexicon import pattern
from normalise.records import Severity

_SUM = pattern(r"(?:^|›)\W*{sum_label}(?!.*›)|^\W*{sum_label}")
_PART_ONLY = pattern(r"{partial_list}")
_QUARTER = pattern(r"^\W*(?:{quarter}\s*(?:[1-4]|I{1,3}|IV)(?![\w])|{month}\s*\d{1,2}(?!\d)|T\d{1,2}(?!\d))")
_ENOUGH = {2, 4, 12}
FEWEST_ROWS = 2
"""In so many rows the columns must add up before another row is said to be wrong, unless a slip explains it."""
MOST_COLUMNS = 16
"""Of a table of more columns only so many are tried: runs of columns grow fast."""
HOLDING_PART = 3
"""In so many rows a column must be no more than its whole before a row is said to be wrong."""


@finds(
    relation_rule(
        "total_is_sum_of_columns",
        Severity.ERROR,
        "a total that is the sum of the columns it is divided into, within rounding",
        "cột tổng bằng tổng các cột chia ra, trong phạm vi làm tròn",
        "688 men and 546 women are 1 234 people; the column of the total has 1 324.",
    ),
)
def sums_across(grid: Grid) -> Iterator[Relation]:
    """Pair each total of a row with the sum of the columns that it is divided into.

    A column that is named as a total is held against all that may make it up. Any other is a total where the numbers
    say so: columns that stand together make it up in nearly all rows.
    """
    for whole in grid.columns[:MOST_COLUMNS]:
        named = whole.adds and (_SUM.search(whole.heading) is not None or _is_year(whole))
        schemes = [_in_rows(grid, whole, parts) for parts in _candidates(grid, whole)] if named else []
        most = max((len(_telling(sums)) for sums in schemes), default=0)
        for sums in schemes:
            if most and len(_telling(sums)) == most:
                yield from _judged(sums)
        if not most:
            yield from _found(grid, whole)


def _found(grid: Grid, whole: GridColumn) -> Iterator[Relation]:
    """Yield the sums of a column that others make up though nothing says so, and the row in which they do not."""
    others = [one for one in grid.columns[:MOST_COLUMNS] if one is not whole]
    runs = [others[start:end] for start, end in combinations(range(len(others) + 1), 2) if end - start > 1]
    made = [(frozenset(parts), _in_rows(grid, whole, parts)) for parts in runs if _is_likely(grid, whole, parts)]
    sure = [(parts, sums) for parts, sums in made if _is_sure(sums)]
    for parts, sums in sure:
        # A column of the sum that is next to nothing is none of its parts.
        if any(fewer < parts and len(_telling(other)) >= len(_telling(sums)) for fewer, other in sure):
            continue
        broken = [one for one in sums if not one.holds]
        alone = len(broken) == 1 and len(_telling(sums)) > SURE_ROWS
        for one in sums:
            meant = one.is_slip or (alone and one.is_near and one.is_possible)
            if one.is_telling or (not one.holds and meant):
                yield one.relation("total_is_sum_of_columns")


def _is_sure(sums: Sequence[Sum]) -> bool:
    """Whether the numbers alone show that columns add up: in enough rows, three of four, and not all alike."""
    telling = [one for one in _telling(sums) if one.total.digits > 1]
    broken = sum(not one.holds for one in sums)
    return len({one.total.value for one in telling}) >= SURE_ROWS and broken * 3 <= len(telling)


def _is_likely(grid: Grid, whole: GridColumn, parts: Sequence[GridColumn]) -> bool:
    """Whether some of the first rows add up: most columns do not, and are not looked at any further."""
    first = islice((one for row in grid.rows if row.adds and (one := _sum(row, whole, parts))), SURE_ROWS)
    return any(one.holds for one in first)


def _is_year(column: GridColumn) -> bool:
    return len(column.years) == 1


def _telling(sums: Sequence[Sum]) -> list[Sum]:
    """Return the sums that hold, and not because all parts but one are nothing."""
    return [one for one in sums if one.is_telling and one.is_divided]


def _judged(sums: Sequence[Sum]) -> Iterator[Relation]:
    telling = _telling(sums)
    broken = [one for one in sums if not one.holds]
    sure = len(telling) >= FEWEST_ROWS and len(telling) > len(broken)
    for one in sums:
        slip = one.is_slip and (one.is_possible or len(telling) >= FEWEST_ROWS)
        meant = telling and (slip or (sure and one.is_possible and one.total.digits > 1))
        if one.is_telling or (not one.holds and meant):
            yield one.relation("total_is_sum_of_columns")


def _candidates(grid: Grid, whole: GridColumn) -> Iterator[Sequence[GridColumn]]:
    """Yield the columns that may make up one: those beside it, those under one heading, the quarters of a year."""
    amounts = [one for one in grid.amounts if not _PART_ONLY.search(one.heading)]
    if whole not in amounts:
        return
    place = grid.columns.index(whole)
    some = list(takewhile(lambda one: _PART_ONLY.search(one.heading), grid.columns[place + 1 :]))
    if len(some) > 1:  # "Trong đó" stands over all parts as often as over some of them.
        yield some
    periods = [one for one in amounts if _QUARTER.match(one.heading)]
    if len(periods) in _ENOUGH and whole not in periods:
        yield periods
    if not _SUM.search(whole.heading):
        return
    turn = amounts.index(whole)
    behind, before = amounts[turn + 1 :], amounts[:turn]
    stop = next((place for place, one in enumerate(behind) if _SUM.search(one.heading)), len(behind))
    start = max((place + 1 for place, one in enumerate(before) if _SUM.search(one.heading)), default=0)
    for length in range(stop, 1, -1):
        yield behind[:length]
    for length in range(len(before) - start, 1, -1):
        yield before[-length:]
    tops = [one for one in amounts if one is not whole and _SUM.search(one.heading)]
    if len(tops) > 1:
        yield tops
    named: dict[str, list[GridColumn]] = defaultdict(list)
    for one in before:
        named[one.heading.rpartition("›")[2].strip()].append(one)
    yield from (alike for alike in named.values() if len(alike) > 1)


def _in_rows(grid: Grid, whole: GridColumn, parts: Sequence[GridColumn]) -> list[Sum]:
    return [one for row in grid.rows if row.adds and (one := _sum(row, whole, parts))]


def _sum(row: GridRow, whole: GridColumn, parts: Sequence[GridColumn]) -> Sum | None:
    number = row.numbers.get(whole.index)
    found = [row.numbers[part.index] for part in parts if part.index in row.numbers]
    told = all(part.index in row.numbers or part.index in row.blanks for part in parts)
    if number is None or number.percent or len(found) < 2 or not told or any(one.percent for one in found):
        return None
    return Sum(number, tuple(found))


@finds(
    relation_rule(
        "part_within_column",
        Severity.ERROR,
        "no more in a column of a part than in the column of its whole",
        "số ở cột “trong đó” không lớn hơn số ở cột chung",
        "Of 1 250 members 1 520 are women.",
    ),
)
def parts_within_columns(grid: Grid) -> Iterator[Relation]:
    """Pair each number under "Trong đó" with the number of the column that it is a part of."""
    for place, part in enumerate(grid.columns):
        if not part.adds or not _PART_ONLY.search(part.heading):
            continue
        whole = next((one for one in reversed(grid.columns[:place]) if not _PART_ONLY.search(one.heading)), None)
        if whole is None or not whole.adds:
            continue
        pairs = [(row.numbers[whole.index], row.numbers[part.index]) for row in grid.rows if _both(row, whole, part)]
        broken = [pair for pair in pairs if not pair[1].reading.overlaps(at_most(pair[0].reading.high or 0))]
        if len(pairs) - len(broken) < HOLDING_PART:
            continue
        for size, number in pairs:
            yield Relation(
                rule="part_within_column",
                left=number.reading,
                right=at_most(size.reading.high or 0),
                found=f"{number.place.raw}; {size.place.raw}",
                places=(size.place, number.place),
            )


def _both(row: GridRow, *columns: GridColumn) -> bool:
    return row.adds and all(column.index in row.numbers for column in columns)
