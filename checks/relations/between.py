"""Relations between the figures of several reports: the same thing told in two of them.

Two figures are of one thing only where something says so: the code or the words of what is measured, a figure beside
them that both reports print alike, the passage around them, or the place of a target in the words of its task.
Counting the same noun is never enough.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations, product
from typing import NamedTuple

from checks.relations.classes import sizes_of
from checks.relations.nouns import content, overlap, same_noun
from checks.relations.reading import digits, exactly
from checks.relations.relation import Relation
from checks.relations.same import NEAR, phrase
from checks.relations.stated import LONG_NAME, Publication, Stated, in_order, of_about_one_date, stated
from normalise.indicator import dimension
from normalise.pairing import best_pairs
from normalise.records import Kind, TaskLink
from normalise.text import fold

EXACT = 4
"""So many significant digits are an exact count: two reports print it alike only of one thing."""
WORDS_BEFORE = 3
SHARED_RUN = 15
"""Two results that have so many words on end in common were written from one another."""
LONG_DEED, ALIKE = 6, 0.75
"""So many words say what members of a class do, and two reports say it in so many of them alike."""
LEAST_SENTENCE = 90
"""Two sentences of a task that are less alike are two sentences."""
NEAR_SIZE = 4
"""Two sizes of one class differ by less than one part in so many; what differs by more is a part of the class."""
ABOUT = 0.6
"""Of the words of the shorter name so many are in the other, where the digits say that two counts are one."""

_PART = re.compile(r"\b(?:trong đó|bao gồm|gồm)\b", re.IGNORECASE)

Side = Sequence[Stated]


class Pair(NamedTuple):
    """What two reports state of one thing, in the order in which they were issued."""

    left: Side
    right: Side

    @property
    def meeting(self) -> tuple[Stated, Stated]:
        """The first two of its figures that agree, or the first two where none do."""
        pairs = list(product(self.left, self.right))
        return next((pair for pair in pairs if pair[0].reading.meets(pair[1].reading)), pairs[0])

    @property
    def agrees(self) -> bool:
        """Whether any figure of the one may be one of the other: a report that contradicts itself is told of that."""
        left, right = self.meeting
        return left.reading.meets(right.reading)


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
    for relation in relations:
        figures = {place.observation_id for place in relation.places}
        if not set.intersection(*(told[figure] for figure in figures)):
            for figure in figures:
                told[figure].add(len(kept))
            kept.append(relation)
    return kept


def told_alike(figures: Side) -> Iterator[Relation]:
    """Pair the figures of one indicator, of one body at one time: by its code, or by its own words."""
    for pair in _pairs(figures, lambda one: one.thing and (one.thing, one.body, one.measure)):
        if all(one.observation.mapped for one in pair.left) or _comparable(*pair.meeting):
            yield _relation(_rule(pair), [pair])


def beside_one_figure(results: Side) -> Iterator[Relation]:
    """Pair what is counted beside a figure that two reports print alike: 71.836 teams here and there, and members."""
    sentences = _by(results, lambda one: (one.report.id, one.observation.locator, one.observation.sentence))
    neighbours = {id(one): members for members in sentences.values() for one in members}
    for anchor in _pairs(results, _anchor):
        if not _of_one_body(anchor.left[0], anchor.right[0]):
            continue
        beside = [
            [one for stays in side for one in _counted_once(neighbours[id(stays)]) if one is not stays]
            for side in anchor
        ]
        pairs = _by_noun(*beside)
        broken = [pair for pair in pairs if not pair.agrees]
        if pairs:
            yield _relation(_rule(anchor), broken or pairs, anchor)


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
        if one.measure == other.measure and _comparable(one, other) and _near(one, other):
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
    for pair in _pairs(results, _behind_words):
        if _shared_run(pair.left[0].narrative, pair.right[0].narrative):
            yield _relation(_rule(pair), [pair])


def _behind_words(one: Stated) -> Hashable:
    before = tuple(fold(one.figure.before).split()[-WORDS_BEFORE:])
    if not one.narrative or one.observation.unit == "%" or len(before) < WORDS_BEFORE:
        return None
    return before, fold(one.observation.unit or ""), phrase(one.figure), one.body, one.measure


def _shared_run(one: str, other: str) -> bool:
    """Whether two texts have a run of words in common."""
    runs = [
        {tuple(words[at : at + SHARED_RUN]) for at in range(len(words) - SHARED_RUN + 1)}
        for words in (fold(one).split(), fold(other).split())
    ]
    return bool(runs[0] & runs[1])


def counts_of_one_class(results: Side) -> Iterator[Relation]:
    """Pair how many members of one class do the same: 19 provinces here, 52 of 63 there."""
    counted = [one for one in results if one.observation.entity_code and _sizes(one)]
    for pair in _pairs(counted, lambda one: (_sizes(one), one.observation.entity_code, one.measure)):
        alike = [both for both in product(*pair) if _of_one_whole(*both) and _does_the_same(*both)]
        if alike:
            yield _relation(_rule(pair), [Pair(*map(list, map(dict.fromkeys, zip(*alike, strict=True))))])


def _does_the_same(one: Stated, other: Stated) -> bool:
    """Whether the words of the shorter name, those of the class apart, are in the other, in their order."""
    from rapidfuzz.distance import LCSseq

    nouns = set(_words(one.observation.unit)) | set(_words(other.observation.unit))
    names = [[word for word in _words(each.observation.indicator) if word not in nouns] for each in (one, other)]
    short = min(map(len, names))
    return short >= LONG_DEED and LCSseq.similarity(*names) >= ALIKE * short


def _words(text: str | None) -> list[str]:
    return re.findall(r"\w+", fold(text or ""))


def sizes_of_one_class(results: Side) -> Iterator[Relation]:
    """Pair the wholes that two reports count members of one class out of: 63 provinces here, 62 there."""
    fractions = [one for one in results if one.observation.denominator is not None and _sizes(one)]
    parts = {(one.report.id, one.observation.value) for one in fractions}
    wholes = [
        one
        for one in fractions
        # 25/45 where 45/63 reported: the whole is a part of the class.
        if one.observation.denominator in _sizes(one) or (one.report.id, one.observation.denominator) not in parts
    ]
    for pair in _pairs(wholes, lambda one: (_sizes(one), one.observation.period_end.year)):
        told = set()
        for one, other in product(*(sorted(side, key=_is_part) for side in pair)):
            here, there = (each.observation.denominator or Decimal(0) for each in (one, other))
            if (here, there) not in told and abs(here - there) * NEAR_SIZE < max(here, there):
                told.add((here, there))
                yield Relation(
                    rule="class_of_one_size",
                    left=exactly(here),
                    right=exactly(there),
                    found=f"{one.told}; {other.told}",
                    places=(one.place, other.place),
                )


def _is_part(one: Stated) -> bool:
    """Whether fewer than all were counted; "63/63" names the whole best."""
    return one.observation.value != one.observation.denominator


def _sizes(one: Stated) -> tuple[int, ...]:
    return sizes_of(one.figure)


def lost_digits(results: Side) -> Iterator[Relation]:
    """Pair the exact counts of which one is the other, or the other less a digit: 13.460 products, 3.460 codes."""
    exact = [one for one in results if _written_out(one) and digits(one.observation) >= EXACT - 1]
    by_value = _by(exact, _printed)
    for long in exact:
        whole = _printed(long)
        less = {whole[:at] + whole[at + 1 :] for at in range(len(whole))} if len(whole) > EXACT else set()
        for other in (other for value in sorted({whole} | less) for other in by_value.get(value, ())):
            turned = other.report.id > long.report.id if _printed(other) == whole else other.report.id != long.report.id
            if turned and long.when == other.when and _of_one_body(long, other) and _about_the_same(long, other):
                yield Relation(
                    rule="no_digit_lost",
                    left=exactly(Decimal(_printed(other))),
                    right=exactly(Decimal(whole)),
                    found=f"{other.told}; {long.told}",
                    places=(other.place, long.place),
                )


def _written_out(one: Stated) -> bool:
    return one.observation.unit != "%" and one.observation.scale == 1 and one.observation.decimals == 0


def _printed(one: Stated) -> str:
    return f"{one.observation.value:f}"


def targets_quoted(figures: Side, links: Iterable[TaskLink]) -> Iterator[Relation]:
    """Pair the targets in the words of a plan's task with those in the words that a report quotes of it.

    Sentence by sentence, and in a sentence by their turn: several targets of one unit are easily crossed.
    """
    targets = _by(figures, lambda one: one.observation.kind is Kind.TARGET and one.observation.task_id)
    for link in links:
        planned = _sentences(targets.get(link.plan_task_id, ()))
        quoted = _sentences(one for one in targets.get(link.result_task_id, ()) if not one.narrative)
        for left, right, _ in best_pairs(planned, quoted, _alike, LEAST_SENTENCE):
            if [_kind_of_number(one) for one in left] == [_kind_of_number(one) for one in right]:
                for one, other in zip(left, right, strict=True):
                    yield _relation("target_quoted_as_planned", [Pair([one], [other])])


def _kind_of_number(one: Stated) -> tuple[str, str | None]:
    return dimension(one.observation.unit), one.observation.per


def _sentences(targets: Iterable[Stated]) -> list[list[Stated]]:
    return list(_by(targets, lambda one: (one.observation.locator, one.observation.sentence)).values())


def _alike(left: Side, right: Side) -> float:
    from rapidfuzz import fuzz

    one, other = (" ".join(fold(_without_numbers(side[0].observation.sentence)).split()) for side in (left, right))
    return fuzz.ratio(one, other)


def _without_numbers(text: str) -> str:
    return "".join(letter for letter in text if not letter.isdigit())


def _by(figures: Iterable[Stated], key: Callable[[Stated], Hashable]) -> dict[Hashable, list[Stated]]:
    """Group figures by what they have in common; those of which the key says nothing are left out."""
    groups: dict[Hashable, list[Stated]] = defaultdict(list)
    for one in figures:
        if found := key(one):
            groups[found].append(one)
    return groups


def _pairs(figures: Iterable[Stated], key: Callable[[Stated], Hashable]) -> Iterator[Pair]:
    """Yield what any two reports state of one thing."""
    for group in _by(figures, key).values():
        by_report = _by(group, lambda one: one.report.id)
        for one, other in combinations(by_report.values(), 2):
            yield Pair(one, other) if in_order(one[0].report, other[0].report) else Pair(other, one)


def _comparable(one: Stated, other: Stated) -> bool:
    """Whether two figures count the same noun, and not out of different wholes."""
    units = one.observation.unit, other.observation.unit
    return _of_one_whole(one, other) and (units[0] == units[1] or same_noun(*units))


def _of_one_whole(one: Stated, other: Stated) -> bool:
    return len({one.observation.denominator, other.observation.denominator} - {None}) < 2


def _of_one_body(one: Stated, other: Stated) -> bool:
    """Whether two figures may be about one body: the nation's may be in a ministry's row, those of a province not."""
    bodies = {one.observation.entity_code, other.observation.entity_code} - {None}
    return len(bodies) < 2


def _about_the_same(one: Stated, other: Stated) -> bool:
    names = one.observation.indicator, other.observation.indicator
    return len(content(names[0]) & content(names[1])) >= LONG_NAME and overlap(*names) >= ABOUT


def _first(unit: str | None) -> str:
    return fold(unit or "").split(",")[0].split(" ")[0]


def _rule(pair: Pair) -> str:
    """Return by which rule two reports are judged: of about one date, one later than the other, plan and results."""
    one, other = pair.left[0], pair.right[0]
    if one.observation.kind is Kind.TARGET and one.report.kind is not other.report.kind:
        return "target_quoted_as_planned"
    return "reports_give_one_value" if of_about_one_date(one.report, other.report) else "value_not_restated"


def _relation(rule: str, pairs: Sequence[Pair], anchor: Pair | None = None) -> Relation:
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
