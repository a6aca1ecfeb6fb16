"""A change that is told in what is counted and in percent: "tăng 27 vụ (+9,3%)".

The base of both follows from the value before them. A change against two printed values belongs to `growth`.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from checks.arithmetic.slips import is_slip
from checks.arithmetic.sums import printed
from checks.relations.bracketed import stated_within
from checks.relations.nouns import same_unit
from checks.relations.printed import Figure, Passage, Printed
from checks.relations.reading import last_place, reading
from checks.relations.relation import Relation, figures
from normalise.lexical.lexicon import pattern
from normalise.records import Interval, Kind, quotient

_AGAIN = pattern(
    r"[^,;.()\d]{0,30}(?:\(\s*(?:(?:{equals}|{that_is}|{rise}|{fall})\s*)*|,\s*(?:{equals}|{that_is})\s*(?:{rise}|{fall})?\s*)"
    r"[-+−–]?\s*"
)
NEAR = Decimal(6)
"""Percentage points up to which a percentage was meant to be that of the amount before it."""


def amounts_and_percents(report: Printed) -> Iterator[Relation]:
    """Pair each change in percent with the change in what is counted before it, and a value before both."""
    for passage, row in report.in_passages():
        for place, (amount, percent) in enumerate(pairwise(row)):
            if _is_again(passage, amount, percent):
                yield from _relation(amount, percent, _values(passage, row[:place], amount))


def _is_again(passage: Passage, amount: Figure, percent: Figure) -> bool:
    one, other = amount.observation, percent.observation
    changes = one.kind is other.kind is Kind.GROWTH and one.direction == other.direction and one.direction is not None
    units = one.unit not in ("%", "x", None) and other.unit == "%" and bool(one.value)
    return changes and units and _AGAIN.fullmatch(passage.text, amount.end, percent.start) is not None


def _values(passage: Passage, before: Sequence[Figure], amount: Figure) -> list[Figure]:
    """Return the values of the unit of a change, the nearest first: of its sentence, else of the one before."""
    alike = [
        one
        for one in reversed(before)
        if one.is_level
        and one.observation.value
        and same_unit(one.observation.unit, amount.observation.unit)
        and one.observation.denominator is None
    ]
    last, _ = passage.sentence_at(max(amount.sentence[0] - 2, 0))
    here = [one for one in alike if one.sentence == amount.sentence]
    return here or [one for one in alike if one.start >= last]


def _relation(amount: Figure, percent: Figure, values: Sequence[Figure]) -> Iterator[Relation]:
    """Yield the percentage of the base of the value that it fits, else of the one that it was meant to fit."""
    said = stated_within(percent)
    if any(
        (due := quotient(reading(amount.observation), reading(one.observation), 100)) and due.overlaps(said)
        for one in values
    ):
        return  # The value before both is the one that they began with.
    made = [(now, due) for now in values if (due := _due(amount, now))]
    fitting = next(((now, due) for now, due in made if due.overlaps(said)), None)
    meant = fitting or next(((now, due) for now, due in made if _is_meant(percent, due)), None)
    if meant is None:
        return
    now, due = meant
    middle = ((due.low or Decimal(0)) + (due.high or Decimal(0))) / 2
    told = printed(middle, last_place(percent.observation))
    yield Relation(
        rule="change_matches_values",
        left=said,
        right=due,
        found=f"{now.observation.raw}, {amount.observation.raw} = {told}%; {percent.observation.raw}",
        places=figures((now, amount, percent)),
    )


def _due(amount: Figure, now: Figure) -> Interval | None:
    """Return the percentage that a change is of the value that it began with."""
    change, value = reading(amount.observation), reading(now.observation)
    if change.low is None or change.high is None or value.low is None or value.high is None:
        return None
    is_fall = amount.observation.direction == "down"
    base = (
        Interval(value.low + change.low, value.high + change.high)
        if is_fall
        else Interval(value.low - change.high, value.high - change.low)
    )
    return quotient(change, base, 100)


def _is_meant(percent: Figure, due: Interval) -> bool:
    middle, value = ((due.low or Decimal(0)) + (due.high or Decimal(0))) / 2, percent.observation.value or Decimal(0)
    return abs(middle - value) <= NEAR or is_slip(value, middle, last_place(percent.observation))
