"""Amounts that a sentence and a table tell with the same digits, and units a thousand times apart.

Amounts of one name belong to `alike`; here the digits themselves, and the figures beside them, say what is meant.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby, product

from checks.relations.printed import Figure, Printed
from checks.relations.reading import reading
from checks.relations.relation import Relation, figures
from normalise.records import Interval

THOUSAND = Decimal(1000)
SURE = 4
"""Printed digits of an amount that a table holds by chance in one report of many."""


def units_of_tables(report: Printed) -> Iterator[Relation]:
    """Pair the amounts of the text with those of a table, where all that have its digits are a thousand times off."""
    told: dict[str | None, list[Figure]] = defaultdict(list)
    for passage, row in report.in_passages():
        if passage.table is None:
            for one in row:
                if one.is_level and one.observation.value and one.observation.scale > 1:
                    told[one.observation.unit].append(one)
    for _, lines in groupby(report.lines, key=lambda line: id(line.table)):
        rows = [[one for cell in line.cells for one in report.of(cell) if one.observation.value] for line in lines]
        for amounts in told.values():
            yield from _of_table(report, rows, amounts)


def _of_table(report: Printed, rows: Sequence[Sequence[Figure]], told: Sequence[Figure]) -> Iterator[Relation]:
    pairs = [(one, cell, row) for row in rows for one, cell in product(told, row) if _are_of_one_unit(one, cell)]
    agree = [pair for pair in pairs if _size(pair[0], pair[1], Decimal(1))]
    off = [pair for pair in pairs if _is_off(pair[0], pair[1]) and _is_confirmed(report, *pair)]
    for one, cell, _ in agree or off:
        yield _relation(one, cell)


def _are_of_one_unit(one: Figure, cell: Figure) -> bool:
    left, right = one.observation, cell.observation
    return left.unit == right.unit and left.per == right.per and cell.is_level and _printed_digits(cell) >= SURE - 1


def _printed_digits(one: Figure) -> int:
    return sum(map(str.isdigit, one.observation.raw))


def _size(one: Figure, cell: Figure, times: Decimal) -> bool:
    """Whether what a table holds, so many times as much, is what the text tells, as far as it is printed."""
    value = (cell.observation.value or Decimal(0)) * times
    return _printed_digits(one) >= SURE - 2 and reading(one.observation).overlaps(Interval(value, value))


def _is_confirmed(report: Printed, one: Figure, cell: Figure, row: Sequence[Figure]) -> bool:
    """Whether another figure of the paragraph stands in the row too, or off by a thousand likewise."""
    beside = [other for other in report.of(one.passage) if other is not one and other.is_level]
    others = [other for other in row if other is not cell]
    return any(
        _printed_digits(left) >= SURE - 2
        and (left.observation.value == right.observation.value or _is_off(left, right))
        for left, right in product(beside, others)
        if left.observation.unit == right.observation.unit
    )


def _is_off(one: Figure, cell: Figure) -> bool:
    return any(_size(one, cell, times) for times in (THOUSAND, 1 / THOUSAND))


def _relation(one: Figure, cell: Figure) -> Relation:
    return Relation(
        rule="one_size_for_one_thing",
        left=reading(one.observation),
        right=reading(cell.observation),
        found=f"{one.observation.raw}; {cell.observation.raw}",
        places=figures((one, cell)),
    )
