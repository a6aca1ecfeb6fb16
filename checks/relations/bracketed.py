"""A comparison with its base in brackets behind it: "bằng 106,3% so với cùng kỳ (22.460 người)".

Which values a change without brackets is between belongs to `growth`, places among others to `ranks`.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from checks.relations.growth import change_between
from checks.relations.moved import changed
from checks.relations.nouns import same_noun
from checks.relations.printed import Figure, Passage, Printed
from checks.relations.reading import last_place, reading
from checks.relations.relation import Relation, figures
from normalise.lexical.lexicon import pattern
from normalise.records import Interval, Kind, quotient

_BASE = pattern(
    r"(?P<words>[^;.()\d]{0,80}(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?[^;.()\d]{0,20})?)"
    r"\((?:\s*(?:{same_period}|{plan}|{time_noun}|{previous}|{is_verb}|(?:19|20)\d\d|[:=]))*\s*"
)
_DIRECT = pattern(r"\s*{compare}\s(?:(?:{level_word}|{ratio_head}|{count_of}|{over}|{nearly}|{about})\s+)*")
_CLOSED = pattern(r"[^()\d;.,]{0,24}\)")
_COMPARES = pattern(r"\s*(?:{compare}|{same_period}|{time_noun}|{plan}|{plan_heading}|{heading_target})")
_OF_PLAN = pattern(r"{plan}|{plan_heading}|{heading_target}")
_MORE = pattern(r"(?:{exceed_plan}|{rise}|{above})(?:\s+\w+){0,2}\s*$")
_LESS = pattern(r"(?:{fall}|{below})(?:\s+\w+){0,2}\s*$")


def bases_in_brackets(report: Printed) -> Iterator[Relation]:
    """Pair each comparison that names its base, in brackets or directly, with the value before it and that base."""
    for passage, row in report.in_passages():
        for place, (compared, base) in enumerate(pairwise(row)):
            if _DIRECT.fullmatch(passage.text, compared.end, base.start):
                yield from _between(row[:place], compared, base)
            words = _words(passage, compared, base)
            values = _values(row[:place], compared, base) if words is not None else []
            if values:
                of_plan = _OF_PLAN.search(words or "") is not None
                yield from _relation(compared, base, values, of_plan)


def _between(before: Sequence[Figure], change: Figure, base: Figure) -> Iterator[Relation]:
    """Yield which way, and how far, a measure moved from a base that stands right behind the change."""
    told, unit = change.observation, base.observation.unit
    values = [one for one in reversed(before) if one.sentence == change.sentence and one.observation.unit == unit]
    if told.kind is not Kind.GROWTH or told.direction is None or not base.is_level or not values:
        return
    fitting = (one for one in values if one.is_level and _moved(one, base) == abs(told.value or 0))
    now = next(fitting, values[0])  # Between them may stand a plan: "đạt 15 tỷ đồng trên dự toán 25 tỷ đồng, giảm …".
    if now.is_level and now.observation.per == base.observation.per and None not in (told.value, now.observation.value):
        yield from changed(base, now, change)


def _moved(now: Figure, base: Figure) -> Decimal:
    return abs((now.observation.value or Decimal(0)) - (base.observation.value or Decimal(0)))


def _words(passage: Passage, compared: Figure, base: Figure) -> str | None:
    """Return the words between a comparison and its base; None where the base is none, or stands in no brackets."""
    if compared.sentence != base.sentence or not base.is_level or not base.observation.value:
        return None
    between = _BASE.fullmatch(passage.text, compared.end, base.start)
    closed = _CLOSED.match(passage.text, base.end)
    told = between and closed and (compared.observation.unit == "x" or _COMPARES.match(between["words"]))
    return between["words"] if told and between else None


def _values(before: Sequence[Figure], compared: Figure, base: Figure) -> list[Figure]:
    """Return the values that may be compared, the nearest first: those of the base's unit before, in its sentence."""
    return [
        one
        for one in reversed(before)
        if one.sentence == compared.sentence and one.is_level and one.observation.value and _is_like(one, base)
    ]


def _is_like(one: Figure, base: Figure) -> bool:
    """Whether two figures count or measure the same, and neither is a percentage: a change of one may be points."""
    left, right = one.observation, base.observation
    alike = left.unit == right.unit or same_noun(left.unit, right.unit)
    return alike and left.unit not in ("%", None) and left.per == right.per


def _relation(compared: Figure, base: Figure, values: Sequence[Figure], of_plan: bool) -> Iterator[Relation]:
    """Yield the comparison of the value that it fits, else of the nearest."""
    made = [(now, due) for now in values if (due := compared_with(now, base, compared))]
    if not made:
        return
    said = stated_within(compared)
    now, due = next((one for one in made if one[1].overlaps(said)), made[0])
    yield Relation(
        rule="percent_of_plan_matches" if of_plan else "change_matches_values",
        left=said,
        right=due,
        found=f"{base.observation.raw} → {now.observation.raw}; {compared.observation.raw}",
        places=figures((now, base, compared)),
    )


def stated_within(compared: Figure) -> Interval:
    """Return what a printed comparison allows: digits are cut off as often as rounded."""
    slack, said = last_place(compared.observation), reading(compared.observation)
    return said.shift(-slack, slack)


def compared_with(now: Figure, base: Figure, compared: Figure) -> Interval | None:
    """Return what the two values allow for the comparison."""
    if compared.observation.kind is Kind.GROWTH:
        return change_between(now.observation, base.observation, compared)
    ratio = quotient(reading(now.observation), reading(base.observation), 100)
    if compared.observation.unit != "%" or ratio is None or ratio.low is None or ratio.high is None:
        return None
    if compared.led(_MORE):
        return Interval(ratio.low - 100, ratio.high - 100)
    if compared.led(_LESS):
        return Interval(100 - ratio.high, 100 - ratio.low)
    return ratio
