"""One count told twice, the second time with two neighbouring digits turned round.

Values that differ otherwise, in the same words, belong to `alike`.
"""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from checks.arithmetic.slips import is_turned
from checks.relations.nouns import overlap
from checks.relations.printed import Figure, Printed
from checks.relations.reading import digits, reading
from checks.relations.relation import Relation, figures

SURE, TELLING = 5, 4
"""Digits of two figures that differ so by chance in no report of many, and of two that do so in few."""
ALIKE = 0.5
MOST = 40
"""Figures of one unit and size that are compared with each other."""


def turned_round(report: Printed) -> Iterator[Relation]:
    """Pair the figures of different passages of the text whose digits are the same but for two that changed places."""
    groups: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for passage, row in report.in_passages():
        for figure in row if passage.table is None else ():
            one = figure.observation
            if figure.is_level and one.unit not in (None, "%") and one.value and digits(one) >= TELLING:
                counted = str(abs(int(one.value / one.scale * 10**one.decimals)))
                groups[one.unit, one.per, one.scale, one.decimals, *sorted(counted)].append(figure)
    for members in groups.values():
        for left, right in combinations(members[:MOST], 2):
            if left.passage is not right.passage and _is_meant(left, right):
                yield Relation(
                    rule="one_value_for_one_thing",
                    left=reading(left.observation),
                    right=reading(right.observation),
                    found=f"{left.observation.raw}; {right.observation.raw}",
                    places=figures((left, right)),
                )


def _is_meant(left: Figure, right: Figure) -> bool:
    one, other = left.observation, right.observation
    step = Decimal(one.scale).scaleb(-one.decimals)
    near = digits(one) >= SURE or overlap(one.indicator, other.indicator) >= ALIKE
    same_time = one.kind is other.kind and one.period_code == other.period_code
    return near and same_time and is_turned(one.value or step, other.value or step, step)
