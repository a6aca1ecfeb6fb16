"""Relations between the figures of several reports: the same thing told in two of them.

Two figures are of one thing only where something says so: the code or the words of what is measured, a figure beside
them that both reports print alike, the passage around them, or the place of a target in the words of its task.
Counting the same noun is never enough.
"""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import product

from checks.cross_report.paired import (
    Pair,
    Side,
    by,
    comparable,
    of_one_body,
    of_one_whole,
    pair_of,
    pairs_of,
    relation,
    rule_for,
)
from checks.cross_report.slips import lost_digits, sizes_of_one_class, targets_quoted
from checks.cross_report.stated import Publication, Stated, issued, stated
from checks.relations.classes import sizes_of
from checks.relations.duplicate_statements import NEAR, phrase
from checks.relations.finder import ASK_BOTH, finds, relation_rule
from checks.relations.nouns import same_noun
from checks.relations.reading import digits
from checks.relations.relation import Relation
from normalise.lexical.text import fold
from normalise.records import Kind, Severity, TaskLink

EXACT = 4
"""So many significant digits are an exact count: two reports print it alike only of one thing."""
WORDS_BEFORE = 3
LONG_DEED, ALIKE = 6, 0.75
"""So many words say what members of a class do, and two reports say it in so many of them alike."""

_PART = re.compile(r"\b(?:trong đó|bao gồm|gồm)\b", re.IGNORECASE)


def between(publications: Sequence[Publication], links: Iterable[TaskLink] = ()) -> list[Relation]:
    """Return the relations between reports, those that hold and those that do not.

    `links` say which of their tasks are one job.
    """
    figures = [one for publication in publications for one in stated(publication)]
    results = [one for one in figures if one.observation.kind is Kind.ACTUAL]
    return _once(
        (
            *beside_one_figure(results),
            *told_alike(figures),
            *in_one_passage(results),
            *counts_of_one_class(results),
            *sizes_of_one_class(results),
            *lost_digits(results),
            *targets_quoted(figures, links),
        )
    )


def _once(relations: Iterable[Relation]) -> list[Relation]:
    """Return the relations without those of which all figures are in one before."""
    told: dict[str | None, set[int]] = defaultdict(set)
    kept: list[Relation] = []
    for one in relations:
        figures = {place.observation_id for place in one.places}
        if not set.intersection(*(told[figure] for figure in figures)):
            for figure in figures:
                told[figure].add(len(kept))
            kept.append(one)
    return kept


def told_alike(figures: Side) -> Iterator[Relation]:
    """Pair the figures of one indicator, of one body at one time: by its code, or by its own words.

    Each report is held against those before it, back to the last one that gave the figure otherwise: of four values
    in four publications three are news.
    """
    for group in by(figures, lambda one: one.thing and (one.thing, one.body, one.measure)).values():
        agreeing: list[Side] = []
        for side in sorted(by(group, lambda one: one.report.id).values(), key=lambda side: issued(side[0].report)):
            pairs = [pair_of(before, side) for before in reversed(agreeing)]
            broken = next((pair for pair in pairs if not pair.agrees and of_one_whole(*pair.meeting)), None)
            if pairs:
                pair = broken or pairs[0]
                yield relation(rule_for(pair), [pair])
            agreeing = [side] if broken else [*agreeing, side]


@finds(
    relation_rule(
        "reports_give_one_value",
        Severity.WARNING,
        "one value, beyond rounding, in reports of about one date",
        "một giá trị duy nhất, ngoài sai số làm tròn, trong các báo cáo cùng thời điểm",
        'The transactions up to one day are "hơn 15 triệu" in one report and "gần 15 triệu" in another.',
        ASK_BOTH,
    ),
    relation_rule(
        "value_not_restated",
        Severity.INFO,
        "the value that the earlier report gave",
        "giá trị mà báo cáo trước đã nêu",
        "The share of the digital economy in one year differs in each of four publications.",
        "take the later value, and name its publication",
    ),
)
def beside_one_figure(results: Side) -> Iterator[Relation]:
    """Pair what is counted beside a figure that two reports print alike: 71.836 teams here and there, and members."""
    sentences = by(results, lambda one: (one.report.id, one.observation.locator, one.observation.sentence))
    neighbours = {id(one): members for members in sentences.values() for one in members}
    for anchor in pairs_of(results, _anchor):
        if not of_one_body(anchor.left[0], anchor.right[0]):
            continue
        beside = [
            [one for stays in side for one in _counted_once(neighbours[id(stays)]) if one is not stays]
            for side in anchor
        ]
        pairs = _by_noun(*beside)
        broken = [pair for pair in pairs if not pair.agrees]
        if pairs:
            yield relation(rule_for(anchor), broken or pairs, anchor)


def _anchor(one: Stated) -> Hashable:
    """Return what a figure is known by in another report: its code and value, or an exact count."""
    figure = one.observation
    if figure.unit == "%":
        return None
    if figure.mapped:
        return figure.indicator_code, figure.value, figure.qualifier, one.when
    return (figure.value, figure.qualifier, _first(figure.unit), one.when) if digits(figure) >= EXACT else None


def _counted_once(sentence: Side) -> list[Stated]:
    """Return the figures of a sentence that are no part of another, and whose noun no other counts."""
    return [
        one
        for one in sentence
        if one.observation.unit != "%"
        and not _PART.search(one.figure.before)
        and sum(same_noun(one.observation.unit, other.observation.unit) for other in sentence) == 1
    ]


def _by_noun(left: Side, right: Side) -> list[Pair]:
    """Pair the figures of two sides that count the same noun at the same time."""
    pairs: dict[tuple[str, object], tuple[list[Stated], list[Stated]]] = {}
    for one, other in product(left, right):
        if one.measure == other.measure and comparable(one, other) and _near(one, other):
            sides = pairs.setdefault((_first(one.observation.unit), one.when), ([], []))
            for side, figure in zip(sides, (one, other), strict=True):
                if figure not in side:
                    side.append(figure)
    return [Pair(*sides) for sides in pairs.values()]


def _near(one: Stated, other: Stated) -> bool:
    low, high = sorted(each.observation.value or Decimal(0) for each in (one, other))
    return high <= low * NEAR


def in_one_passage(results: Side) -> Iterator[Relation]:
    """Pair the figures behind the same words in results of which one was written from the other."""
    for pair in pairs_of(results, _behind_words):
        if not pair.left[0].runs.isdisjoint(pair.right[0].runs):
            yield relation(rule_for(pair), [pair])


def _behind_words(one: Stated) -> Hashable:
    before = tuple(fold(one.figure.before).split()[-WORDS_BEFORE:])
    if not one.narrative or one.observation.unit == "%" or len(before) < WORDS_BEFORE:
        return None
    return before, fold(one.observation.unit or ""), phrase(one.figure), one.body, one.measure


def counts_of_one_class(results: Side) -> Iterator[Relation]:
    """Pair how many members of one class do the same: 19 provinces here, 52 of 63 there."""
    counted = [one for one in results if one.observation.entity_code and sizes_of(one.figure)]
    for pair in pairs_of(counted, lambda one: (sizes_of(one.figure), one.observation.entity_code, one.measure)):
        alike = [both for both in product(*pair) if of_one_whole(*both) and _does_the_same(*both)]
        if alike:
            yield relation(rule_for(pair), [Pair(*map(list, map(dict.fromkeys, zip(*alike, strict=True))))])


def _does_the_same(one: Stated, other: Stated) -> bool:
    """Whether the words of the shorter name, those of the class apart, are in the other, in their order."""
    from rapidfuzz.distance import LCSseq

    nouns = set(_words(one.observation.unit)) | set(_words(other.observation.unit))
    names = [[word for word in _words(each.observation.indicator) if word not in nouns] for each in (one, other)]
    short = min(map(len, names))
    return short >= LONG_DEED and LCSseq.similarity(*names) >= ALIKE * short


def _words(text: str | None) -> list[str]:
    return re.findall(r"\w+", fold(text or ""))


def _first(unit: str | None) -> str:
    return fold(unit or "").split(",")[0].split(" ")[0]


FINDERS = (beside_one_figure, sizes_of_one_class, lost_digits, targets_quoted)
"""Those that declare the rules; the others pair more figures for the same."""
