"""What a sentence divides a whole into by percent, and what it says was reached of a plan.

Counts and their sum belong to `shares`, the columns of tables to `checks.arithmetic`.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby, pairwise

from checks.arithmetic.sums import printed as printed_number
from checks.relations.finder import finds, relation_rule
from checks.relations.nouns import same_noun
from checks.relations.printed import Figure, Passage, Printed, of_sentence
from checks.relations.ratio import percent_made
from checks.relations.reading import exactly, last_place, reading
from checks.relations.relation import Relation, figures
from normalise.lexical.lexicon import pattern
from normalise.records import Kind, Severity, total

_STRUCTURE = pattern(r"{structure_word}")
_OPPOSITES = tuple(
    (pattern(f"{{{one}}}"), pattern(f"{{{other}}}")) for one, other in (("male", "female"), ("urban", "rural"))
)
"""The two parts that make up a whole."""
_SHARES = pattern(r"{share_verb}\s*$")
_PARTIAL = pattern(r"{partial_list}")
_PLANNED = pattern(r"(?:{plan_heading}|{heading_target})[^;.]{0,60}$")
_OF_PLAN = pattern(r"^\s*(?:{compare}\s+|{of_total}\s+)?(?:{plan_heading}|{heading_target})")
_MAKES = pattern(r",\s*(?:{reaches_share})(?:\s+{share_name})?\s*$")
"""Before a percentage that two amounts directly before it make."""
FEWEST, MOST = 3, 12
"""So many shares divide one whole."""
NEAR = Decimal(12)
"""Percentage points up to which shares that were meant to make 100 miss it."""
LEAD = 60
"""Characters before a share that say of whom it is."""
REACHED = Decimal(40)
"""Percentage points up to which a ratio to a plan was meant to be that of the values beside it."""


def shares_of_wholes(report: Printed) -> Iterator[Relation]:
    """Yield the shares that a passage on a structure lists with their sum."""
    for passage, row in report.in_passages():
        opening = _STRUCTURE.search(passage.text) if passage.table is None else None
        if opening is None:
            continue
        listed = [one for one in row if one.start > opening.end() and _is_share(one)]
        for _, members in groupby(listed, key=lambda one: (one.observation.period_code, one.observation.kind)):
            yield from _sum(passage, list(members))


def shares_of_opposites(report: Printed) -> Iterator[Relation]:
    """Yield the shares of the two halves of one whole that a sentence tells one after the other with their sum."""
    for passage, row in report.in_passages():
        for one, other in pairwise(filter(_is_share, row)):
            told = one.led(_SHARES) and other.led(_SHARES) and one.sentence == other.sentence
            if told and _are_opposite(passage.text[one.sentence[0] : one.start], passage.text[one.end : other.start]):
                yield from _sum(passage, (one, other), fewest=2)


def _are_opposite(before: str, between: str) -> bool:
    pairs = [(left, right) for kind in _OPPOSITES for left, right in (kind, kind[::-1])]
    return len(between) < LEAD and any(
        left.search(before, max(0, len(before) - LEAD)) and right.search(between) and not left.search(between)
        for left, right in pairs
    )


def _is_share(figure: Figure) -> bool:
    one = figure.observation
    return figure.is_level and one.unit == "%" and one.qualifier in "=~" and "of_base" not in one.flags


def _sum(passage: Passage, shares: Sequence[Figure], fewest: int = FEWEST) -> Iterator[Relation]:
    if not fewest <= len(shares) <= MOST or _PARTIAL.search(passage.text, 0, shares[-1].start):
        return
    value = sum((one.observation.value or Decimal(0) for one in shares), Decimal(0))
    if abs(value - 100) > NEAR:
        return
    listed = " + ".join(one.observation.raw for one in shares)
    yield Relation(
        rule="shares_make_hundred",
        left=total(reading(one.observation) for one in shares),
        right=exactly(100),
        found=f"{listed} = {printed_number(value, last_place(shares[0].observation))}%",
        places=figures(shares),
    )


@finds(
    relation_rule(
        "percent_of_plan_matches",
        Severity.ERROR,
        "a percentage of the plan that is that of the two values beside it, within rounding",
        "tỷ lệ so với kế hoạch khớp với số thực hiện và số kế hoạch đi kèm, trong phạm vi làm tròn",
        "13 120 of 12 450 are 105.4 % of the plan; 115.4 % is printed.",
    ),
)
def parts_of_plans(report: Printed) -> Iterator[Relation]:
    """Pair each percentage of a plan with what was reached and what was planned, where its sentence has both."""
    for passage, row in report.in_passages():
        for percent in row:
            one = percent.observation
            if one.unit != "%" or one.value is None or one.kind is Kind.GROWTH:
                continue
            of_plan = _OF_PLAN.match(percent.after) or "of_base" in one.flags or _MAKES.search(percent.before)
            values = _values(row, percent) if of_plan else []
            planned = [each for each in values if _is_planned(passage, row, each)]
            if len(values) == 2 and len(planned) == 1:
                (plan,) = planned
                (reached,) = [each for each in values if each is not plan]
                yield from percent_made("percent_of_plan_matches", reached, plan, percent, REACHED)


def _is_planned(passage: Passage, row: Sequence[Figure], figure: Figure) -> bool:
    """Whether the words between a figure and the one before it name a plan."""
    turn = bisect_left(row, figure.start, key=lambda one: one.start)
    before = row[turn - 1].end if turn else 0
    return _PLANNED.search(passage.text, max(before, figure.sentence[0]), figure.start) is not None


def _values(row: Sequence[Figure], percent: Figure) -> list[Figure]:
    """Return the amounts and counts of a percentage's sentence, if all are of one unit."""
    there = [
        one
        for one in of_sentence(row, percent)
        if one.is_level and one.observation.unit != "%" and one.observation.value
    ]
    alike = all(one.observation.unit == there[0].observation.unit or _same_noun(one, there[0]) for one in there)
    return there if alike else []


def _same_noun(one: Figure, other: Figure) -> bool:
    return same_noun(one.observation.unit, other.observation.unit)
