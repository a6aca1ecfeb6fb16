"""Lists of counts that end in all the rest ("…, nguyên nhân khác 9 vụ"), against the count that they divide.

The whole stands before the list, in its sentence or in one of the paragraphs before. Lists that "trong đó", "gồm" or a
colon opens behind their whole belong to `parts` and `totals`.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from checks.relations.nouns import same_noun
from checks.relations.printed import Figure, Passage, Printed
from checks.relations.reading import reading
from checks.relations.relation import Relation, figures
from checks.relations.shares import counts, number, sum_of
from normalise.lexical.lexicon import pattern
from normalise.records import total

_REST = pattern(r"(?:^|[,;:–•*+-]|{joins})\s*[^,;:.()\d]{0,60}?{all_the_rest}[^,;:.()\d]{0,40}:?\s*$")
_OPENS = pattern(r"{includes}|{of_which}")
_ITEM = pattern(r"\s*[-–+*•]\s")
_PARTS_ONLY = pattern(r"{partial_list}|{compare}|{rise}|{fall}")
FEWEST, MOST = 3, 12
"""So many counts divide a whole."""
PASSAGES = 4
"""So many passages before a list may tell what it divides."""
NEAR = 16
"""Percent: a list that misses its whole by more divides something else."""


def lists_with_rest(report: Printed) -> Iterator[Relation]:
    """Pair the sum of each list that ends in all the rest with the nearest count before it that it divides."""
    told = [(passage, row) for passage, row in report.in_passages() if passage.table is None]
    for place, (passage, row) in enumerate(told):
        for last in row:
            if counts(last) and last.led(_REST):
                listed = _listed(told, place, last)
                first = place - len({id(one.passage) for one in listed}) + 1
                before = [one for _, figures_told in told[max(0, first - PASSAGES) : first] for one in figures_told]
                yield from _divided(listed, [*before, *row], passage)


def _listed(told: Sequence[tuple[Passage, Sequence[Figure]]], place: int, last: Figure) -> list[Figure]:
    """Return the list that a figure ends: the counts before it in its sentence, or those of the items above its own."""
    passage, row = told[place]
    own = [one for one in row if one.sentence == last.sentence and one.start <= last.start and counts(one)]
    if len(own) > 1 or not _ITEM.match(passage.text):
        return own
    items: list[Figure] = []
    for above, figures_told in reversed(told[:place]):
        if not _ITEM.match(above.text) or len(items) > MOST:
            break
        items += [one for one in figures_told if counts(one)][:1]
    return [*reversed(items), last]


def _divided(listed: Sequence[Figure], before: Sequence[Figure], passage: Passage) -> Iterator[Relation]:
    last = listed[-1]
    alike = all(same_noun(one.observation.unit, last.observation.unit) for one in listed)
    start = listed[0].start if listed[0].passage is passage else 0
    partial = _PARTS_ONLY.search(passage.text, passage.sentence_at(last.start)[0], last.start)
    partial = partial or _OPENS.search(passage.text, start, last.start)  # The list begins behind its first figure.
    if not FEWEST <= len(listed) <= MOST or not alike or partial:
        return
    members = {id(one) for one in listed}
    wholes = [
        one
        for one in reversed(before)
        if id(one) not in members
        and (one.passage is not last.passage or one.start < listed[0].start)
        and counts(one)
        and same_noun(one.observation.unit, last.observation.unit)
    ]
    parts = total(reading(one.observation) for one in listed)
    fitting = next((one for one in wholes if parts.overlaps(reading(one.observation))), None)
    meant = fitting or next((one for one in wholes if _is_near(one, listed)), None)
    if meant:
        yield Relation(
            rule="parts_make_whole",
            left=parts,
            right=reading(meant.observation),
            found=f"{sum_of(listed)} = {number(parts)}; {meant.observation.raw}",
            places=figures((meant, *listed)),
        )


def _is_near(whole: Figure, parts: Sequence[Figure]) -> bool:
    size = whole.observation.value or Decimal(0)
    added = sum((one.observation.value or Decimal(0) for one in parts), Decimal(0))
    return abs(added - size) * 100 <= NEAR * size
