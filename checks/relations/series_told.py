"""A change that a sentence tells since another time, against the column of a table that has both times.

Changes within one row belong to `rows_told`, the columns of a table to `checks.arithmetic`.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from checks.relations.bracketed import compared_with, stated_within
from checks.relations.nouns import overlap
from checks.relations.printed import Figure, Printed, of_sentence
from checks.relations.reading import digits
from checks.relations.relation import Relation, figures
from normalise.records import Kind

TELLING = 3
"""A value of so many significant digits that stands at its time in a column of a like name is that column's."""
ALIKE = 0.6
"""Share of the words of a name that the column's has too."""


def changes_of_series(report: Printed) -> Iterator[Relation]:
    """Pair each change of a sentence with the value before it and the one that the same column has at its base."""
    columns: dict[tuple[int, int | None], list[Figure]] = defaultdict(list)
    for line in report.lines:
        for cell in line.cells:
            block, _, column = cell.place
            columns[block, column] += [one for one in report.of(cell) if _is_value(one)]
    series = [held for held in columns.values() if len({one.observation.period_code for one in held}) == len(held) > 2]
    for passage, told in report.in_passages() if series else ():
        for change in told if passage.table is None else ():
            if change.observation.kind is Kind.GROWTH and change.observation.unit != "x":
                yield from _since(change, of_sentence(told, change), series)


def _is_value(one: Figure) -> bool:
    plain = one.observation.denominator is None and one.observation.qualifier == "="
    return plain and one.observation.kind is Kind.ACTUAL and bool(one.observation.value)


def _since(change: Figure, sentence: Sequence[Figure], series: Sequence[Sequence[Figure]]) -> Iterator[Relation]:
    now = next((one for one in reversed(sentence) if one.start < change.start and one.is_level), None)
    if now is None or not _is_value(now) or digits(now.observation) < TELLING or now.observation.unit == "%":
        return
    for held in series:
        here = next((one for one in held if _is_same(one, now)), None)
        there = next((one for one in held if _is_base(one, change)), None)
        if here and there and here is not there and (due := compared_with(here, there, change)):
            yield Relation(
                rule="change_matches_values",
                left=stated_within(change),
                right=due,
                found=f"{there.observation.raw} → {now.observation.raw}; {change.observation.raw}",
                places=figures((now, there, change)),
            )


def _is_same(one: Figure, now: Figure) -> bool:
    """Whether a column has at the same time what a sentence tells."""
    there, told = one.observation, now.observation
    same = (there.value, there.period_end.year) == (told.value, told.period_end.year)
    return same and there.unit != "%" and overlap(there.indicator, told.indicator) >= ALIKE


def _is_base(one: Figure, change: Figure) -> bool:
    base = change.observation
    return (one.observation.period_start, one.observation.period_end) == (base.base_start, base.base_end)
