"""A value, the percentage of the plan that it is, and what the plan then was: told twice, or with the amount beyond it.

The percentage of a plan that is printed itself belongs to `bracketed` and `structure`.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from checks.relations.finder import finds, relation_rule
from checks.relations.nouns import same_unit
from checks.relations.printed import Figure, Passage, Printed, of_sentence
from checks.relations.reading import digits, last_place, reading
from checks.relations.relation import Relation, figures
from normalise.lexical.lexicon import pattern
from normalise.records import Interval, Severity, quotient

_OF_PLAN = pattern(r"\s*(?:{compare}\s+)?(?:{level_word}\s+)?(?:{plan}|{plan_heading}|{heading_target})")
_BEYOND = pattern(
    r"\s*(?P<plan>(?:{plan}|{plan_heading}|{heading_target})[^,;.()\d]{0,30}?)?\s*[,(]\s*(?:{joins}\s+)?"
    r"(?:(?P<over>{exceed_plan})|(?P<short>{lacks}))\s+"
)
_ENDS = pattern(r"\s*(?:[,.;)]|$|(?P<plan>(?:{compare}\s+)?(?:{plan}|{plan_heading}|{heading_target})))")
TELLING = 3
"""Digits of a value from which the plan is known closely."""


@finds(
    relation_rule(
        "beyond_plan_matches",
        Severity.ERROR,
        "as much beyond the plan, or short of it, as the value and its percentage of the plan leave",
        "số vượt, số thiếu so với kế hoạch khớp với số thực hiện và tỷ lệ phần trăm kế hoạch",
        "47 560 tỷ đồng are 104,2 % of the estimate and 2 080 above it: they would be 1 917 above it.",
    ),
)
def beyond_plans(report: Printed) -> Iterator[Relation]:
    """Pair what a value is above or below its plan with what follows from its percentage of the plan."""
    for passage, row in report.in_passages():
        for turn, (share, rest) in enumerate(pairwise(row)):
            value = _value(row[:turn], share, rest)
            if value is not None and _is_beyond(passage, share, rest) and (due := _due(value, share)):
                yield Relation(
                    rule="beyond_plan_matches",
                    left=reading(rest.observation).shift(-last_place(rest.observation), last_place(rest.observation)),
                    right=due,
                    found=f"{value.observation.raw}, {share.observation.raw}; {rest.observation.raw}",
                    places=figures((value, share, rest)),
                )


def _value(before: Sequence[Figure], share: Figure, rest: Figure) -> Figure | None:
    """Return the value right before its percentage, in the unit of what lies beyond the plan."""
    value = next(reversed(before), None)
    if value is None or not value.is_level:
        return None
    told = value.sentence == share.sentence == rest.sentence
    told = told and share.observation.unit == "%" and same_unit(value.observation.unit, rest.observation.unit)
    return value if told else None


def _is_beyond(passage: Passage, share: Figure, rest: Figure) -> bool:
    between = _BEYOND.fullmatch(passage.text, share.end, rest.start)
    behind = _ENDS.match(passage.text, rest.end)
    if between is None or behind is None or not (between["plan"] or behind["plan"]):
        return False
    return ((share.observation.value or 0) > 100) == bool(between["over"])


def _due(value: Figure, share: Figure) -> Interval | None:
    """Return how far a value is from the plan that it is a percentage of."""
    size, slack, percent = reading(value.observation), last_place(share.observation), share.observation.value
    if size.low is None or size.high is None or percent is None or percent <= slack or percent == 100:
        return None
    ends = [abs(end - end * 100 / (percent + off)) for end in (size.low, size.high) for off in (-slack, slack)]
    return Interval(min(ends), max(ends))


def values_of_one_plan(report: Printed) -> Iterator[Relation]:
    """Pair two values of one measure and time whose percentages say that they are of one plan."""
    for passage, row in report.in_passages():
        told = [(one, share) for one, share in pairwise(row) if _is_of_plan(passage, one, share)]
        for (one, share), (other, its_share) in combinations(told, 2):
            plan, its_plan = _plan(one, share), _plan(other, its_share)
            if _are_one(one, other) and plan and its_plan and plan.overlaps(its_plan):
                yield Relation(
                    rule="one_value_for_one_thing",
                    left=reading(one.observation),
                    right=reading(other.observation),
                    found=f"{one.observation.raw}, {share.observation.raw}; "
                    f"{other.observation.raw}, {its_share.observation.raw}",
                    places=figures((one, other)),
                )


def _is_of_plan(passage: Passage, one: Figure, share: Figure) -> bool:
    told = one.is_level and bool(one.observation.value) and digits(one.observation) >= TELLING
    of_plan = share.observation.unit == "%" and _OF_PLAN.match(passage.text, share.end) is not None
    return told and of_plan and share in of_sentence((one, share), one)


def _are_one(one: Figure, other: Figure) -> bool:
    """Whether two figures are of one measure, and each is said to be of the same time."""
    left, right = one.observation, other.observation
    same = (left.indicator, left.unit, left.period_code) == (right.indicator, right.unit, right.period_code)
    return same and left.unit != "%" and left.period_stated and right.period_stated


def _plan(one: Figure, share: Figure) -> Interval | None:
    slack = last_place(share.observation)
    return quotient(reading(one.observation), reading(share.observation).shift(-slack, slack), 100)
