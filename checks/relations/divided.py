"""Counts that are listed with the share that each of them has of one whole: "thành thị 52 vụ (60,5%), nông thôn …".

The whole need not stand beside them: it is the figure that some of them have their share of. Percentages alone belong
to `structure`, a fraction and its percent to `shares`.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from checks.arithmetic.slips import is_slip
from checks.arithmetic.sums import printed
from checks.relations.nouns import same_noun
from checks.relations.printed import Figure, Passage, Printed
from checks.relations.reading import exactly, last_place, reading
from checks.relations.relation import Relation, figures
from checks.relations.shares import counts, stated
from normalise.lexical.lexicon import pattern
from normalise.records import Interval, quotient, total

_SHARE = pattern(r"\s*,?\s*{share_verb}\s*|\s*\((?:\s*{share_verb})?\s*")
_OF_OTHER = pattern(r"\s*(?:{compare}|{plan}|{same_period})")
NEAR = Decimal(12)
"""Percentage points up to which a share was meant to be that of its count."""
TELLING = 2
"""A percentage of so many digits is not met by chance."""
MOST = 12
"""So many counts divide a whole."""


class _Share(NamedTuple):
    """A count and the percentage that it is said to make up."""

    part: Figure
    percent: Figure

    def of(self, whole: Interval) -> Interval | None:
        """Return the percentage that the count is of a whole."""
        return quotient(reading(self.part.observation), whole, 100)

    def fits(self, whole: Interval) -> bool:
        """Whether it is the printed one."""
        due = self.of(whole)
        return due is not None and due.overlaps(stated(self.percent))


class _Whole(NamedTuple):
    """What shares may be of: a figure, or the sum of the counts."""

    size: Interval
    figures: tuple[Figure, ...]


def shares_of_listed(report: Printed) -> Iterator[Relation]:
    """Pair each share of a list with that of its count in the whole that another share of the list is of."""
    for passage, row in report.in_passages():
        listed: dict[tuple[tuple[int, int], str | None], list[_Share]] = defaultdict(list)
        for count, percent in pairwise(row):
            if _is_share(passage, count, percent):
                listed[count.sentence, count.observation.unit].append(_Share(count, percent))
        for members in listed.values():
            if 1 < len(members) <= MOST:
                yield from _judged(members, _wholes(row, members))


def _is_share(passage: Passage, count: Figure, percent: Figure) -> bool:
    plain = percent.is_level and percent.observation.unit == "%" and "of_base" not in percent.observation.flags
    return bool(
        plain
        and counts(count)
        and count.observation.denominator is None
        and count.sentence == percent.sentence
        and _SHARE.fullmatch(passage.text, count.end, percent.start)
        and not _OF_OTHER.match(percent.after)
    )


def _wholes(row: Sequence[Figure], members: Sequence[_Share]) -> list[_Whole]:
    """Return the figures of the passage that count the same, and what the list adds up to."""
    first, parts = members[0].part, [one.part for one in members]
    alike = [one for one in row if counts(one) and same_noun(one.observation.unit, first.observation.unit)]
    named = [
        _Whole(size, (one,))
        for one in alike
        for size in (reading(one.observation), *map(exactly, filter(None, (one.observation.denominator,))))
    ]
    return [*named, _Whole(total(reading(one.observation) for one in parts), tuple(parts))]


def _judged(members: Sequence[_Share], wholes: Sequence[_Whole]) -> Iterator[Relation]:
    """Yield the shares of the whole that most of them are of, but for those that are shares of something else."""
    best = max(wholes, key=lambda whole: sum(_is_telling(one, whole) for one in members))
    if not any(_is_telling(one, best) for one in members):
        return
    for one in members:
        due = one.of(best.size)
        if due is None or due.low is None or due.high is None or due.high > 100 + NEAR:
            continue
        middle, value = (due.low + due.high) / 2, one.percent.observation.value or Decimal(0)
        step = last_place(one.percent.observation)
        meant = abs(middle - value) <= NEAR or is_slip(value, middle, step)
        if one.fits(best.size) or (meant and not any(one.fits(whole.size) for whole in wholes)):
            yield Relation(
                rule="fraction_matches_percent",
                left=due,
                right=stated(one.percent),
                found=f"{one.part.observation.raw} = {printed(middle, step)}%; {one.percent.observation.raw}",
                places=figures((one.part, *(each for each in best.figures if each is not one.part), one.percent)),
            )


def _is_telling(share: _Share, whole: _Whole) -> bool:
    """Whether a share is that of its count in a whole, and neither by chance nor of itself."""
    digits = len(str(int((share.percent.observation.value or Decimal(0)) / last_place(share.percent.observation))))
    return whole.figures != (share.part,) and digits >= TELLING and share.fits(whole.size)
