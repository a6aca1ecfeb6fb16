"""What two reports state of one thing: grouped by what says that it is one, and made a relation.

What says so belongs to `between` and `slips`.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import combinations, product
from typing import NamedTuple

from checks.cross_report.stated import Stated, in_order, of_about_one_date
from checks.relations.nouns import same_noun
from checks.relations.relation import Relation
from normalise.records import Kind

Side = Sequence[Stated]


class Pair(NamedTuple):
    """What two reports state of one thing, in the order in which they were issued."""

    left: Side
    right: Side

    @property
    def meeting(self) -> tuple[Stated, Stated]:
        """The first two of its figures that agree, or the first two where none do."""
        pairs = list(product(self.left, self.right))
        return next((pair for pair in pairs if pair[0].reading.overlaps(pair[1].reading)), pairs[0])

    @property
    def agrees(self) -> bool:
        """Whether any figure of the one may be one of the other: a report that contradicts itself is told of that."""
        left, right = self.meeting
        return left.reading.overlaps(right.reading)


def by(figures: Iterable[Stated], key: Callable[[Stated], Hashable]) -> dict[Hashable, list[Stated]]:
    """Group figures by what they have in common; those of which the key says nothing are left out."""
    groups: dict[Hashable, list[Stated]] = defaultdict(list)
    for one in figures:
        if found := key(one):
            groups[found].append(one)
    return groups


def pairs_of(figures: Iterable[Stated], key: Callable[[Stated], Hashable]) -> Iterator[Pair]:
    """Yield what any two reports state of one thing."""
    for group in by(figures, key).values():
        by_report = by(group, lambda one: one.report.id)
        for one, other in combinations(by_report.values(), 2):
            yield pair_of(one, other)


def pair_of(one: Side, other: Side) -> Pair:
    """Pair what two reports state of one thing, the earlier first."""
    return Pair(one, other) if in_order(one[0].report, other[0].report) else Pair(other, one)


def comparable(one: Stated, other: Stated) -> bool:
    """Whether two figures count the same noun, and not out of different wholes."""
    units = one.observation.unit, other.observation.unit
    return of_one_whole(one, other) and (units[0] == units[1] or same_noun(*units))


def of_one_whole(one: Stated, other: Stated) -> bool:
    """Whether two figures are not out of different wholes: 19, or 19/63, and 52/63 are not."""
    return len({one.observation.denominator, other.observation.denominator} - {None}) < 2


def of_one_body(one: Stated, other: Stated) -> bool:
    """Whether two figures may be about one body: the nation's may be in a ministry's row, those of a province not."""
    bodies = {one.observation.entity_code, other.observation.entity_code} - {None}
    return len(bodies) < 2


def rule_for(pair: Pair) -> str:
    """Return by which rule two reports are judged: of about one date, one later than the other, plan and results."""
    one, other = pair.left[0], pair.right[0]
    if one.observation.kind is Kind.TARGET and one.report.kind is not other.report.kind:
        return "target_quoted_as_planned"
    return "reports_give_one_value" if of_about_one_date(one.report, other.report) else "value_not_restated"


def relation(rule: str, pairs: Sequence[Pair], anchor: Pair | None = None) -> Relation:
    """Make the relation of the first pair, with the places of all of them, and of what both reports print beside."""
    left, right = pairs[0].meeting
    shown = [*pairs, anchor] if anchor else pairs
    members = [one for side in (0, 1) for one in _distinct(each for pair in shown for each in pair[side])]
    return Relation(
        rule=rule,
        left=left.reading,
        right=right.reading,
        found="; ".join(one.told for one in members),
        places=tuple(one.place for one in members),
    )


def _distinct(figures: Iterable[Stated]) -> Iterator[Stated]:
    """Yield the first of the figures that are printed alike."""
    printed = set()
    for one in figures:
        if (raw := (one.observation.qualifier, one.observation.raw)) not in printed:
            printed.add(raw)
            yield one
