"""What a sentence says of a target: that it was reached or missed, and of whom the result is that is set against it.

The status of a table row belongs to `task_status`, the percentage of a plan to `structure`.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from checks.relations.bracketed import stated_within
from checks.relations.finder import finds, relation_rule
from checks.relations.nouns import content, less_is_better
from checks.relations.printed import Figure, Passage, Printed, of_sentence
from checks.relations.reading import at_least, at_most, reading
from checks.relations.relation import Relation, figures, slip
from normalise.lexical.lexicon import pattern
from normalise.lexical.units import POINTS
from normalise.records import Kind, Severity, quotient

_PLAN = r"(?:\s+{level_word})?\s+{plan}(?![^,;.()\d]*\s{of_next})"
_VERDICT = pattern(r"[^;.\d]{0,60}?(?:(?P<short>{falls_short})|(?P<there>{gets_there}))" + _PLAN + r"[^;.\d]{0,60}")
_DISTANCE = pattern(
    r"[^;.\d]{0,30}?(?:(?P<short>(?:{falls_short}[\s,]+)?{below})|(?P<there>(?:{gets_there}[\s,]+)?(?:{above|exceed_plan})))"
    r"\s+[\d.,]+[^;.\d]{0,30}\s{compare}" + _PLAN + r"[^;.\d]{0,30}"
)
"""From a result by its distance to the target: "95,1% (thấp hơn 5,1 điểm phần trăm so với chỉ tiêu 90,0%)"."""
_TARGET = pattern(r"{target_set}(?:\s+(?:{is_verb}|{aim_given}))?\s*$")
_MET = pattern(r"^[^;.\d]{0,40}?{gets_there}(?:\s+{level_word})?\s+{plan}(?:\s+{aim_given})*\s*(?:$|[,;.])")
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_POPULATIONS = tuple(
    tuple(pattern(f"{{{name}}}") for name in kind)
    for kind in (
        ("urban", "rural"),
        ("male", "female"),
        ("nursery_school", "primary_school", "lower_secondary_school", "upper_secondary_school"),
        ("province_level", "district_level", "commune_level"),
    )
)
"""What a population is told apart by, each in its values."""
CEILINGS = ("<", "<=")
FEWEST_WORDS = 2
"""So many words besides that of the population say that two figures measure the same."""


@finds(
    relation_rule(
        "verdict_fits_target",
        Severity.WARNING,
        "a target that is called reached or missed as the two values say",
        "lời đánh giá đạt, vượt hay chưa đạt phù hợp với số thực hiện và số mục tiêu",
        "96.3 % are said to fall short of a target of 95 %.",
    ),
)
def verdicts(report: Printed) -> Iterator[Relation]:
    """Pair a result with the target behind it that the sentence says it reached, or did not."""
    for passage, row in report.in_passages():
        for result, target in pairwise(_outside_brackets(passage, row)):
            between = _BRACKETS.sub("", passage.text[result.end : target.start])
            if (found := _VERDICT.fullmatch(between)) and _of_one_measure(result, target, row):
                yield _verdict(result, target, found["short"] or found["there"], is_short=bool(found["short"]))
        for result, distance, target in zip(row, row[1:], row[2:], strict=False):
            if _is_distance(distance) and _of_one_measure(result, target, row):
                found = _DISTANCE.fullmatch(passage.text[result.end : target.start])
                if found and (found["short"] is None or found["there"] is None):
                    yield _verdict(result, target, found["short"] or found["there"], is_short=bool(found["short"]))


def _verdict(result: Figure, target: Figure, word: str, is_short: bool) -> Relation:
    now, aim = reading(result.observation), reading(target.observation)
    return Relation(
        rule="verdict_fits_target",
        left=now,
        right=at_most(aim.high) if is_short else at_least(aim.low),  # type: ignore[arg-type]
        found=f"{result.observation.raw}; {word} {target.observation.raw}",
        places=figures((result, target)),
    )


def _is_distance(figure: Figure) -> bool:
    """Whether a figure says how far a percentage is from another."""
    return figure.observation.unit == POINTS


def _outside_brackets(passage: Passage, row: Sequence[Figure]) -> list[Figure]:
    """Return the figures but for those in brackets that close before another: they are of parts, or of other times."""
    spans = [match.span() for match in _BRACKETS.finditer(passage.text)]
    return [one for one in row if _is_target(one) or not _is_inside(one, spans, row[-1].start)]


def _is_inside(one: Figure, spans: Sequence[tuple[int, int]], last: int) -> bool:
    """Whether a figure stands in one of the brackets, which follow each other, and that closes before another."""
    turn = bisect_left(spans, (one.start,)) - 1
    return turn >= 0 and one.start < spans[turn][1] <= last


def _is_target(figure: Figure) -> bool:
    """Whether a figure is to be reached, or the noun of a target leads to it."""
    return figure.observation.kind is Kind.TARGET or (figure.is_level and figure.led(_TARGET) is not None)


def _of_one_measure(result: Figure, target: Figure, row: Sequence[Figure]) -> bool:
    one, other = result.observation, target.observation
    levels = one.kind is Kind.ACTUAL and _is_target(target) and not (one.direction or other.direction)
    bound = one.qualifier in CEILINGS or other.qualifier != "="
    alike = one.per == other.per and (one.unit == other.unit or _is_ratio(result, target, row))
    alike = alike and None not in (one.value, other.value)
    plain = "of_base" not in one.flags and one.denominator is None
    return levels and alike and plain and not bound and not less_is_better(one.indicator)


def _is_ratio(result: Figure, target: Figure, row: Sequence[Figure]) -> bool:
    """Whether a percentage of the sentence is that of two counts, which then are of one thing."""
    made = quotient(reading(result.observation), reading(target.observation), 100)
    shares = [one for one in of_sentence(row, result) if one.observation.unit == "%" and one.is_level]
    counted = "%" not in (result.observation.unit, target.observation.unit)
    return counted and made is not None and any(stated_within(one).overlaps(made) for one in shares)


@finds(
    relation_rule(
        "result_is_of_its_target",
        Severity.WARNING,
        "a result of those whom the target is about",
        "kết quả tính trên đúng đối tượng của mục tiêu",
        "The target is for rural households; the 82 % that are said to exceed it are urban ones.",
        "quote the result with its own population, and do not count the target as reached",
    ),
)
def results_of_others(report: Printed) -> Iterator[Relation]:
    """Pair a result that is said to reach its target with the target of the same words but another population."""
    last: list[Figure] = []
    """The targets of the last passage that had some."""
    for passage, row in report.in_passages():
        targets = [*last, *(one for one in row if one.observation.kind is Kind.TARGET)]
        for result in row:
            if result.observation.kind is Kind.ACTUAL and _MET.match(result.after):
                yield from _of_others(passage, result, targets)
        last = [one for one in row if one.observation.kind is Kind.TARGET] or last


def _of_others(passage: Passage, result: Figure, targets: Sequence[Figure]) -> Iterator[Relation]:
    before = [one for one in targets if one.passage is not passage or one.start < result.start]
    named = [one for one in before if one.observation.unit == result.observation.unit]
    apart = [one for one in named if _differ(one.observation.indicator, result.observation.indicator)]
    if apart and len(apart) == len(named):
        target = apart[-1]
        found = f"{target.observation.raw} {target.observation.indicator}; {result.observation.raw} "
        yield slip("result_is_of_its_target", found + result.observation.indicator, figures((target, result)))


def _differ(one: str, other: str) -> bool:
    """Whether two names are the same but for their population, and each names one that the other does not."""
    for kind in _POPULATIONS:
        left, right = ({turn for turn, looks in enumerate(kind) if looks.search(name)} for name in (one, other))
        if left and right and left.isdisjoint(right):
            return content(_without(one, kind)) == content(_without(other, kind)) and _is_long(one, kind)
    return False


def _without(name: str, kind: Sequence[re.Pattern[str]]) -> str:
    for looks in kind:
        name = looks.sub(" ", name)
    return name


def _is_long(name: str, kind: Sequence[re.Pattern[str]]) -> bool:
    return len(content(_without(name, kind))) >= FEWEST_WORDS
