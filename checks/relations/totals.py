"""Wholes that a sentence names as such, with their parts and the percent that they make.

Lists that "trong đó" or "gồm" opens, and fractions, belong to `shares`.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from checks.arithmetic.slips import is_slip
from checks.relations.nouns import same_noun
from checks.relations.printed import Figure, Passage, Printed, of_sentence
from checks.relations.ratio import percent_made
from checks.relations.reading import at_most, last_place, reading
from checks.relations.relation import Relation, figures
from normalise.lexical.lexicon import pattern
from normalise.records import total
from normalise.statements.relation import MONEY

_OF_TOTAL = pattern(r"(?:{of_total})(?:\s+{sum_label_alone})?\s*$")
_OUT_OF, _HAS = pattern(r"(?:^|[;.]\s*)\s*{within}\s*$"), pattern(r"\s{having}\s*$")
_TAKEN_IN = pattern(r"{taken_in}(?:\s+\w+){0,2}\s*$")
_MAKES = pattern(r"\s*(?:\w+\s+){0,3},\s*(?:{reaches_share})(?:\s+{share_name})?\s*")
_SUM = pattern(r"(?:{sum_label})(?:\s+\w+){0,3}\s*$")
_AMONG = pattern(r"^\s*(?:{among})(?:\s+{sum_label_alone})?\s*$")
_APART = pattern(r"{partial_list}|{compare}|{plan_heading}")
_COLON = pattern(r"[^,;.:()\d]{0,40}(?:,[^,;.:()\d]{0,30})?:[^,;.:()\d]{0,40}")
_LISTED = pattern(r"[^,;.:()\d]{0,60}(?:,|;|\s{joins})[^,;.:()\d]{0,40}")
_OPENS = pattern(r"{partial_list}|{compare}|{rise}|{fall}|{plan_heading}")
NEAR = Decimal("0.1")
"""Parts whose sum is so near to the whole were meant to make it up."""
FEW_POINTS = Decimal(12)
"""Percentage points up to which a share was meant to be that of the two counts before it."""
FEWEST, MOST = 3, 12
"""So many parts divide a whole."""


def wholes_named(report: Printed) -> Iterator[Relation]:
    """Pair a part with the whole that the words between call so: "trong tổng số 320 …, có 345 …"."""
    for passage, row in report.in_passages():
        for place, (one, other) in enumerate(pairwise(row)):
            if not _alike(one, other):
                continue
            first = one.led(_OF_TOTAL)
            first = first or (one.led(_OUT_OF) and _HAS.search(passage.text, one.end, other.start))
            second = _OF_TOTAL.search(passage.text, one.end, other.start)
            if first or second:
                whole, part = (one, other) if first else (other, one)
                limit = reading(whole.observation).high
                if limit is not None:
                    yield Relation(
                        rule="parts_make_whole",
                        left=reading(part.observation),
                        right=at_most(limit),
                        found=f"{part.observation.raw}; {whole.observation.raw}",
                        places=figures((whole, part)),
                    )
            yield from _share(passage, row[place : place + 3])


def _alike(one: Figure, other: Figure) -> bool:
    """Whether two figures of one sentence count the same."""
    levels = one.is_level and other.is_level and one.sentence == other.sentence
    left, right = one.observation, other.observation
    whole = left.denominator is None and right.denominator is None and left.per is None and right.per is None
    return levels and whole and bool(left.value and right.value) and same_noun(left.unit, right.unit)


def _share(passage: Passage, members: Sequence[Figure]) -> Iterator[Relation]:
    """Yield the percent that a part and the whole before it make: "tiếp nhận 100 đơn, giải quyết 98 đơn, đạt 98%"."""
    if len(members) < 3 or members[2].observation.unit != "%" or not members[2].is_level:
        return
    whole, part, percent = members
    led = whole.led(_TAKEN_IN)
    joined = _MAKES.fullmatch(passage.text, part.end, percent.start)
    opens = _OPENS.match(percent.after.strip())
    if led is None or joined is None or opens or "of_base" in percent.observation.flags:
        return
    yield from percent_made("fraction_matches_percent", part, whole, percent, FEW_POINTS, most=100)


def sums_named(report: Printed) -> Iterator[Relation]:
    """Pair a sum that a sentence calls so with its other counts, where they were meant to make it up."""
    for passage, row in report.in_passages():
        for whole in row:
            divided = whole.led(_AMONG) is not None
            if not divided and not whole.led(_SUM):
                continue
            behind = [one for one in of_sentence(row, whole) if one.start > whole.start]
            before = [one for one in of_sentence(row, whole) if one.start < whole.start]
            parts = before or behind
            one_time = {one.observation.period_code for one in (whole, *parts)}
            if not 2 <= len(parts) <= MOST or len(one_time) > 1 or not all(_alike(whole, one) for one in parts):
                continue
            start, end = min(one.start for one in (whole, *parts)), max(one.end for one in (whole, *parts))
            if not (_APART if divided else _OPENS).search(passage.text, start, end):
                yield from _sum(whole, parts)


def sums_before_colons(report: Printed) -> Iterator[Relation]:
    """Pair a count with the list of counts behind its colon, where they were meant to make it up, whatever they are."""
    for passage, row in report.in_passages():
        for whole, following in pairwise(row):
            if not _is_count(whole) or not _COLON.fullmatch(passage.text, whole.end, following.start):
                continue
            behind = [one for one in of_sentence(row, whole) if one.start > whole.start]
            between = [passage.text[one.end : other.start] for one, other in pairwise(behind)]
            listed = bool(behind) and all(_LISTED.fullmatch(words) for words in between) and all(map(_is_count, behind))
            if listed and FEWEST <= len(behind) <= MOST and not any(_is_more(one, whole) for one in behind):
                yield from _sum(whole, _that_make(whole, behind))


def _that_make(whole: Figure, listed: Sequence[Figure]) -> Sequence[Figure]:
    """Return the first of a list that make a whole up; what is told behind them does not divide it: "còn thiếu 2"."""
    first = (listed[:many] for many in range(2, len(listed)))
    fitting = (
        parts
        for parts in first
        if total(reading(one.observation) for one in parts).overlaps(reading(whole.observation))
    )
    return next(fitting, listed)


def _is_count(figure: Figure) -> bool:
    one = figure.observation
    noun = one.unit not in ("%", "x", None, *MONEY) and "/" not in (one.unit or "")
    return figure.is_level and noun and one.per is None and one.denominator is None


def _is_more(one: Figure, other: Figure) -> bool:
    return (one.observation.value or 0) >= (other.observation.value or 0)


def _sum(whole: Figure, parts: Sequence[Figure]) -> Iterator[Relation]:
    size, added = reading(whole.observation), total(reading(one.observation) for one in parts)
    value = sum((one.observation.value or Decimal(0) for one in parts), Decimal(0))
    printed = whole.observation.value or Decimal(0)
    near = len(parts) >= FEWEST and abs(value - printed) <= NEAR * printed
    if added.overlaps(size) or near or is_slip(printed, value, last_place(whole.observation)):
        yield Relation(
            rule="parts_make_whole",
            left=added,
            right=size,
            found=f"{' + '.join(one.observation.raw for one in parts)}; {whole.observation.raw}",
            places=figures((whole, *parts)),
        )
