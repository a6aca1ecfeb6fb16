"""Shares: a fraction and its percent, percentages of one whole.

Parts and their whole belong to `parts`, counts of listed names to `listed`, the size of a class to `classes`.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from checks.relations.finder import finds, relation_rule
from checks.relations.nouns import same_noun
from checks.relations.printed import Figure, Passage, Printed
from checks.relations.reading import exactly, last_place, reading
from checks.relations.relation import Relation, figures
from normalise.lexical.lexicon import pattern
from normalise.lexical.text import fold
from normalise.records import Interval, Kind, Severity, quotient
from normalise.statements.relation import MONEY

_SHARE = re.compile(r"^[^;.]{0,90}?\b(?:chiếm|đạt|tương đương|tương ứng|bằng|tỷ lệ)\b[^;.\d]{0,40}$", re.IGNORECASE)
"""Between a count and the percentage that it makes up: "(chiếm tỷ lệ", "đạt tỷ lệ"."""
_NAMED_STROKE = re.compile(r"\s*\([^()]*\)\s*/\s*")
"""Between a part, its members named, and the whole: "4 huyện (…)/7 huyện"."""
_REACHED = re.compile(r"\bđạt(?: tỷ lệ| được)?\s*$", re.IGNORECASE)
_ANOTHER = re.compile(r"\(\s*[A-ZĐ][^\W\d_]*\s+\w")
"""A bracket that begins with a name is about another than the figure before it: "108 huyện (Sơn Động … đạt 85%)"."""
_BRACKET = re.compile(r"^[^;.,()\d]{0,40}\(\s*$")
_JOINED = re.compile(r"^[^;.\d]*\bvà\s+$")
_OUT_OF = re.compile(r"\b(?:trong|trên) tổng số\b|^[^;.\d]{0,12}/\s*$", re.IGNORECASE)
_AGAINST = pattern(r"\s*(?:{compare}|{plan}|{same_period})")
_MAKES_UP = pattern(r"{share_verb}")
_AMONG = pattern(r"{of_which}")
MOST_BEFORE = 12
"""Figures before a share among which the whole is looked for that it fits."""
ALL = 100
BOUNDS = (">=", "<=", "range")
MOVES = 1
"""Percent by which a whole may differ between two counts of it."""


@finds(
    relation_rule(
        "fraction_matches_percent",
        Severity.ERROR,
        "a percentage that is that of its own fraction, within rounding",
        "tỷ lệ phần trăm khớp với phân số đi kèm, trong phạm vi làm tròn",
        "A summary of indicators prints 14 of 36 as 35 %, which is 38.9 %: one of the three numbers is wrong.",
    ),
)
def fractions_and_percents(report: Printed) -> Iterator[Relation]:
    """Pair each percentage with the count and the whole that it is said to be of."""
    for passage, row in report.in_passages():
        for place, percent in enumerate(row):
            if percent.observation.unit != "%" or not percent.is_level or percent.observation.value is None:
                continue
            if percent.observation.qualifier in BOUNDS or _AGAINST.match(percent.after):
                continue  # So many reached a bound, or that much of a plan.
            found = _fraction(passage, row, place) or _of_total(passage, row, place)
            if found is None:
                continue
            share, members = found
            printed = stated(percent)
            yield Relation(
                rule="fraction_matches_percent",
                left=share,
                right=printed,
                found=f"{sum_of(members)} = {_percent(share)}; {percent.observation.raw}",
                places=figures((*members, percent)),
            )


def shares_reached(report: Printed, passage: Passage) -> Iterator[tuple[Interval, tuple[Figure, ...]]]:
    """Yield the shares of a whole that a passage says were reached: fractions, and counts out of a total in percent."""
    row = report.of(passage)
    for part, whole in pairwise(row):
        stroke = _NAMED_STROKE.fullmatch(passage.text[part.end : whole.start])
        size = size_of(whole, part) if stroke and counts(part) else None
        if size and (share := quotient(reading(part.observation), size, 100)):
            yield share, (part, whole)
    for place, figure in enumerate(row):
        one = figure.observation
        if one.denominator is not None and one.kind is Kind.ACTUAL:
            behind = row[place + 1 : place + 2]
            percent = tuple(
                each for each in behind if each.observation.unit == "%" and each.sentence == figure.sentence
            )
            yield _share_of((figure,))[0], (figure, *percent)
        elif (
            one.unit == "%"
            and place >= 2
            and _REACHED.search(figure.before)
            and not _AMONG.search(figure.before)
            and (found := _of_total(passage, row, place))
        ):
            yield found[0], (*found[1], figure)


def stated(percent: Figure) -> Interval:
    """Return what a printed percentage allows; reports cut digits off as often as they round."""
    one = percent.observation
    value = reading(one)
    if one.qualifier in ("=", "~"):
        value = Interval(one.value - last_place(one) / 2, one.value + last_place(one))  # type: ignore[operator]
    return value


def _fraction(passage: Passage, row: Sequence[Figure], place: int) -> tuple[Interval, tuple[Figure, ...]] | None:
    """Return the share that a fraction before the percentage makes, or several joined by "và", or one behind it."""
    percent = row[place]
    behind = row[place + 1] if place + 1 < len(row) else None
    between = passage.text[percent.end : behind.start] if behind else ""
    if behind and behind.observation.denominator and _BRACKET.match(between) and _of_one_noun(between, behind):
        return _share_of((behind,))
    if place == 0 or not row[place - 1].observation.denominator or not follows(passage, row, place):
        return None
    first = place - 1
    while first and row[first - 1].observation.denominator == row[place - 1].observation.denominator:
        if not _JOINED.match(passage.text[row[first - 1].end : row[first].start]):
            break
        first -= 1
    return _share_of(row[first:place])


def _of_one_noun(between: str, fraction: Figure) -> bool:
    """Whether a percentage is of what the fraction in the bracket behind it counts: "98% các xã (118/120 xã)"."""
    named = fold(between.strip(" ("))
    return not named or fold(fraction.observation.unit or "").split(",")[0] in named


def _share_of(parts: Sequence[Figure]) -> tuple[Interval, tuple[Figure, ...]]:
    """Return what fractions of one whole make together."""
    whole = parts[0].observation.denominator or Decimal(1)
    return exactly(sum((one.observation.value or Decimal(0) for one in parts), Decimal(0)) * 100 / whole), tuple(parts)


def follows(passage: Passage, row: Sequence[Figure], place: int) -> bool:
    """Whether the percentage says again what the figure before it says."""
    before, percent = row[place - 1], row[place]
    between = passage.text[before.end : percent.start]
    whole = percent.observation.value == ALL and before.observation.denominator is not None
    if whole and not re.search(r"[,(]", between):
        return False  # "47/52 kỳ đạt 100%": so many have all.
    return before.sentence == percent.sentence and bool(_SHARE.match(between)) and not _ANOTHER.search(between)


def _of_total(passage: Passage, row: Sequence[Figure], place: int) -> tuple[Interval, tuple[Figure, ...]] | None:
    """Return the share of a count in the total that its sentence names: "2,34 triệu, trong đó 1,62 triệu (69,23%)"."""
    if place == 0 or not follows(passage, row, place):
        return None
    part = row[place - 1]
    if not counts(part):
        return None
    if place >= 2 and counts(row[place - 2]) and _OUT_OF.search(passage.text[row[place - 2].end : part.start]):
        share = quotient(reading(row[place - 2].observation), reading(part.observation), 100)
        return (share, (row[place - 2], part)) if share else None
    if fitting := _fitting(row, place):
        return fitting
    if part.observation.unit in MONEY and not _MAKES_UP.search(passage.text, part.end, row[place].start):
        return None  # What was spent of an amount in percent is of its own plan.
    for whole in reversed(row[: place - 1]):
        between = passage.text[whole.end : part.start]
        if whole.sentence != part.sentence or not _AMONG.search(between):
            continue
        size = size_of(whole, part)
        if size and (share := quotient(reading(part.observation), size, 100)) and (share.low or 0) <= 100:
            return share, (whole, part)
    return None


def _fitting(row: Sequence[Figure], place: int) -> tuple[Interval, tuple[Figure, ...]] | None:
    """Return the share of a count in a figure before it, of which it has the percentage that is printed."""
    part, said = row[place - 1], stated(row[place])
    for whole in reversed(row[max(0, place - MOST_BEFORE) : place - 1]):
        size = reading(whole.observation) if size_of(whole, part) else None
        share = quotient(reading(part.observation), size, 100) if size else None
        if share and share.overlaps(said):
            return share, (whole, part)
    return None


def counts(figure: Figure) -> bool:
    """Whether a figure is a count: no percentage, rate or change."""
    one = figure.observation
    return figure.is_level and one.unit not in ("%", None) and one.value is not None and one.per is None


def size_of(whole: Figure, part: Figure) -> Interval | None:
    """Return the whole that a figure gives for a part of its noun: its denominator, else its value."""
    if not counts(whole) or not same_noun(whole.observation.unit, part.observation.unit):
        return None
    if whole.observation.denominator is not None:
        return exactly(whole.observation.denominator)
    return reading(whole.observation)


def _percent(share: Interval) -> str:
    if share.low is None or share.high is None:
        return "?"
    if share.high - share.low < 1:
        return f"{(share.low + share.high) / 2:.1f}%".replace(".", ",")
    return f"{share.low:.1f}–{share.high:.1f}%".replace(".", ",")


@finds(
    relation_rule(
        "one_whole_behind_shares",
        Severity.WARNING,
        "one whole behind the percentages of one count",
        "các tỷ lệ phần trăm của một chỉ tiêu tính trên cùng một tổng số",
        "796 268 people are 79.89 % in November, 852 174 are 82.52 % in December: the wholes differ by 36 000.",
    ),
)
def wholes_behind_shares(report: Printed) -> Iterator[Relation]:
    """Pair the wholes that follow from two counts of one passage and their percentages: those of one noun are one."""
    for passage, row in report.in_passages():
        implied: dict[str, list[tuple[Interval, tuple[Figure, Figure]]]] = defaultdict(list)
        for place, percent in enumerate(row):
            count = row[place - 1] if place else None
            if count is None or percent.observation.unit != "%" or not percent.is_level or not counts(count):
                continue
            if count.observation.denominator or not follows(passage, row, place) or _AMONG.search(percent.before):
                continue
            if _AGAINST.match(percent.after):
                continue
            if whole := quotient(reading(count.observation), stated(percent), 100):
                implied[count.observation.indicator].append((whole, (count, percent)))
        for (one, first), (other, second) in (pair for group in implied.values() for pair in pairwise(group)):
            yield Relation(
                rule="one_whole_behind_shares",
                left=one,
                right=_moved(other),
                found=f"{sum_of(first)}; {sum_of(second)}: {number(one)} / {number(other)}",
                places=figures((*first, *second)),
            )


def _moved(whole: Interval) -> Interval:
    """Return all that a whole may be on another day: a population grows between a count and its estimate."""
    if whole.low is None or whole.high is None:
        return whole
    return Interval(whole.low * (100 - MOVES) / 100, whole.high * (100 + MOVES) / 100)


def sum_of(members: Sequence[Figure]) -> str:
    """Write out a sum of figures as they are printed."""
    return " + ".join(one.observation.raw for one in members)


def number(value: Interval) -> str:
    """Write an interval of whole numbers: 1.250, or 1.240–1.260."""
    low = f"{value.low:,.0f}".replace(",", ".") if value.low is not None else "?"
    high = f"{value.high:,.0f}".replace(",", ".") if value.high is not None else "?"
    return low if low == high else f"{low}–{high}"
