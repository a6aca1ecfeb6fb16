"""Places among others: by how many a body moved, and which way.

The first place is the best: who rises by 17 places comes from 38 to 21. Values that grow or shrink belong to `moved`.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product

from checks.relations.finder import finds, relation_rule
from checks.relations.printed import Figure, Printed
from checks.relations.reading import exactly
from checks.relations.relation import Relation, figures, words
from normalise.lexical.lexicon import pattern
from normalise.records import Kind, Severity

_UNIT = pattern(r"{rank_unit}")
_BASE = pattern(
    r"[^;.()\d]{0,60}(?:(?:19|20)\d\d\s*)?\([^()\d]{0,20}{place_word}\s+(?P<rank>\d{1,3})(?:\s?/\s?\d{1,3})?\s*\)"
)
"""Behind a move, the rank that it began at: "tăng 2 bậc so với năm 2021 (thứ 10)"."""


def is_rank(figure: Figure) -> bool:
    """Whether a figure is a place among others, or a number of such places."""
    return _UNIT.fullmatch(figure.observation.unit or "") is not None


@finds(
    relation_rule(
        "rank_moved_as_told",
        Severity.ERROR,
        "as many places up or down as lie between the two ranks",
        "số bậc tăng, giảm khớp với hai thứ hạng được nêu (thứ hạng nhỏ hơn là tốt hơn)",
        "From the 38th place to the 21st a province rises by 17; a report lets it fall by 17.",
    ),
)
def ranks_moved(report: Printed) -> Iterator[Relation]:
    """Pair the places that a body moved by with the rank that it had and the one that it has."""
    for _, row in report.in_passages():
        for place, change in enumerate(row):
            one = change.observation
            if one.kind is Kind.GROWTH and one.direction and one.value and is_rank(change):
                yield from _moved(change, row[:place], row[place + 1 :])
                yield from _from_bracket(change, row[:place], row[place + 1 :])


def _moved(change: Figure, before: Sequence[Figure], behind: Sequence[Figure]) -> Iterator[Relation]:
    """Yield the move between two ranks that it fits, else between the first two: one on each side, or both behind."""
    told = [one for one in reversed(before) if _is_beside(one, change)][:1]
    named = [one for one in behind if _is_beside(one, change)][:2]
    pairs = [*product(named[:1], told), *([(named[0], named[1])] if len(named) == 2 else [])]
    places = [(then, now) for then, now in pairs if then.observation.value != now.observation.value]
    if not places:
        return
    signed = _signed(change)
    then, now = next((one for one in places if _places(*one) == signed), places[0])
    yield Relation(
        rule="rank_moved_as_told",
        left=exactly(signed),
        right=exactly(_places(then, now)),
        found=f"{then.observation.raw} → {now.observation.raw}; {change.observation.raw}",
        places=figures((then, now, change)),
    )


def _from_bracket(change: Figure, before: Sequence[Figure], behind: Sequence[Figure]) -> Iterator[Relation]:
    """Yield the move from the rank in the bracket behind it to the one before it."""
    now = next((one for one in reversed(before) if _is_beside(one, change)), None)
    base = _BASE.match(change.passage.text, change.end, change.sentence[1])
    if now is None or base is None or any(_is_beside(one, change) for one in behind):
        return
    rank = int(base["rank"])
    yield Relation(
        rule="rank_moved_as_told",
        left=exactly(_signed(change)),
        right=exactly(rank - int(now.observation.value or 0)),
        found=f"{rank} → {now.observation.raw}; {change.observation.raw}",
        places=(*figures((now, change)), words(change.passage, base["rank"], base.start("rank"))),
    )


def _signed(change: Figure) -> Decimal:
    """Return how many places a move is said to lead upwards."""
    size = change.observation.value or Decimal(0)
    return size if change.observation.direction == "up" else -size


def _is_beside(one: Figure, change: Figure) -> bool:
    told = one.is_level and one.sentence == change.sentence and one.observation.value is not None
    return told and is_rank(one)


def _places(then: Figure, now: Figure) -> int:
    """Return how many places lie between two ranks, upwards."""
    return int((then.observation.value or 0) - (now.observation.value or 0))
