"""Numbers that follow each other: running totals that fall, columns copied from another year, rows printed twice.

Sums belong to `sums` and `across`, columns that compare to `compared`.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from checks.arithmetic.grid import Grid, GridColumn, GridRow, Number
from checks.relations.finder import finds, relation_rule
from checks.relations.reading import at_least
from checks.relations.relation import Relation, slip
from normalise.lexical.lexicon import pattern
from normalise.lexical.text import fold
from normalise.records import Kind, Severity

_RUNNING = pattern(r"{running_total}")
_MONTHS = pattern(r"^\W*(?P<months>3|6|9|12)\s*{month}|^\W*(?P<year>{whole_year})")
_MAY_FALL = pattern(r"{may_fall}")
_UNTIL = re.compile(r"(?<!\d)(?P<day>\d{1,2})[/.](?P<month>\d{1,2})(?:[/.](?P<year>(?:19|20)\d\d))?(?!\d)")
_MONTH = pattern(r"{month}\s*(?P<month>\d{1,2})(?!\d)")
_PLAN = pattern(r"{heading_target}|{plan_heading}")
TELLING = 3
"""Numbers of so many digits are not alike by chance in row after row."""
FEWEST_ALIKE = 3
"""So many rows alike make a column a copy of another."""


@finds(
    relation_rule(
        "running_total_rises",
        Severity.ERROR,
        "a running total no smaller than the one before",
        "số lũy kế không nhỏ hơn số lũy kế kỳ trước",
        "25 310 accounts were opened up to September and 24 980 up to December.",
    ),
)
def running_totals(grid: Grid) -> Iterator[Relation]:
    """Pair each running total with the one before it: neither count nor sum can fall."""
    columns = _in_time([one for one in grid.columns if not one.compares], grid)
    for row in grid.rows:
        if not row.adds or _MAY_FALL.search(row.label):
            continue
        numbers = [row.numbers[one.index] for one in columns if one.index in row.numbers]
        yield from _rising(numbers)
    for column in grid.amounts:
        if _RUNNING.search(f"{column.heading} {grid.title}") and not _MAY_FALL.search(f"{column.heading} {grid.title}"):
            rows = [row for row in grid.rows if column.index in row.numbers and not row.is_total]
            if (
                len(rows) > 1
                and len({row.group for row in rows}) == 1
                and _ordered([_moment(one.label) for one in rows])
            ):
                yield from _rising([row.numbers[column.index] for row in rows])


def _in_time(columns: Sequence[GridColumn], grid: Grid) -> list[GridColumn]:
    """Return the columns that run on from the beginning of a time: said so, and in the order of their ends."""
    running = [
        one
        for one in columns
        if (_RUNNING.search(f"{one.heading} {grid.title}") or _MONTHS.match(one.heading))
        and not _PLAN.search(one.heading)
    ]
    return running if len(running) > 1 and _ordered([_moment(one.heading) for one in running]) else []


def _moment(words: str) -> tuple[int, int, int] | None:
    """Return until when a heading or label says that it counts: year (0 if not said), month, day."""
    if found := _UNTIL.search(words):
        return int(found["year"] or 0), int(found["month"]), int(found["day"])
    year = re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", words)
    if found := _MONTHS.match(words):
        return int(year[0]) if year else 0, int(found["months"] or 12), 0
    if found := _MONTH.search(words):
        return int(year[0]) if year else 0, int(found["month"]), 0
    return None


def _ordered(moments: Sequence[tuple[int, int, int] | None]) -> bool:
    told = [one for one in moments if one is not None]
    one_year = len({year for year, _, _ in told if year}) <= 1
    return len(told) == len(moments) and one_year and all(one[1:] < other[1:] for one, other in pairwise(told))


def _rising(numbers: Sequence[Number]) -> Iterator[Relation]:
    for before, after in pairwise(numbers):
        if before.value >= 0 and after.value >= 0 and not before.percent and not after.percent:
            yield Relation(
                rule="running_total_rises",
                left=after.reading,
                right=at_least(before.reading.low or 0),
                found=f"{before.place.raw} → {after.place.raw}",
                places=(before.place, after.place),
            )


@finds(
    relation_rule(
        "column_not_copied",
        Severity.WARNING,
        "other results in another year",
        "số liệu của hai năm khác nhau",
        "The results of two years are alike in every row: one column may have been copied from the other.",
    ),
)
def columns_copied(grid: Grid) -> Iterator[Relation]:
    """Find two columns of results of different years that are alike in every row."""
    for one, other in combinations(grid.columns, 2):
        if one.compares or other.compares or not one.years or not other.years or one.years == other.years:
            continue
        if any(Kind.TARGET is each.kind or _PLAN.search(each.heading) for each in (one, other)):
            continue
        both = [row for row in grid.rows if one.index in row.numbers and other.index in row.numbers]
        alike = [row for row in both if row.numbers[one.index].value == row.numbers[other.index].value]
        telling = [row for row in alike if row.numbers[one.index].digits >= TELLING]
        if len(alike) == len(both) and len(telling) >= FEWEST_ALIKE:
            places = [row.numbers[each.index].place for row in telling for each in (one, other)]
            values = ", ".join(row.numbers[one.index].place.raw for row in telling)
            yield slip("column_not_copied", f"{one.heading} = {other.heading}: {values}", places)


@finds(
    relation_rule(
        "row_printed_once",
        Severity.WARNING,
        "each row of a table once",
        "mỗi dòng của bảng chỉ in một lần",
        "A district stands twice in a table, with the same numbers: a sum over the table counts it twice.",
        "count the row once, and ask the issuer whether another row was meant",
    ),
)
def rows_twice(grid: Grid) -> Iterator[Relation]:
    """Find two rows of one group that have the same name and numbers, or other names and the same many numbers."""
    seen: dict[tuple[object, ...], GridRow] = {}
    for row in grid.rows:
        values = tuple(sorted((index, number.value) for index, number in row.numbers.items()))
        telling = [number for number in row.numbers.values() if number.digits >= TELLING]
        for key in ((row.group, row.depth, fold(row.label), values),):
            first = seen.setdefault(key, row)
            if first is not row and telling and values and row.label:
                places = [row.name, *(number.place for one in (first, row) for number in one.numbers.values())]
                yield slip("row_printed_once", f"2 × {row.label}", places)
