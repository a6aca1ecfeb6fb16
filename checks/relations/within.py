"""One measure over a time and over a part of it: what was counted in a quarter cannot exceed the year.

Running totals of tables belong to `checks.arithmetic.series`.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations

from checks.relations.finder import finds, relation_rule
from checks.relations.nouns import content
from checks.relations.printed import Figure, Printed
from checks.relations.reading import at_most, reading
from checks.relations.relation import Relation, figures
from normalise.lexical.lexicon import pattern
from normalise.lexical.text import fold
from normalise.records import Kind, Severity, total

_ADDS_NOT = pattern(r"^\W*{adds_not}|{average}|{may_fall}")
_WHOLE = pattern(r"(?:{whole_of_year}|{running_total})$")
FEWEST_WORDS = 2
PARTS = (range(181, 185), range(90, 93), range(28, 32))
"""Days of a half, a quarter and a month."""
QUARTERS = 4
NEAR = Decimal("0.1")
"""Quarters that miss a year by no more were meant to make it up, whatever they are called."""
MOST_ALIKE = 14
"""So many figures of one measure are compared with each other: the months of a year and the year."""


@finds(
    relation_rule(
        "part_of_time_within_whole",
        Severity.ERROR,
        "no more in a part of a time than in the whole of it",
        "số của một phần kỳ không lớn hơn số của cả kỳ",
        "The turnover is 5 200 tỷ đồng in the fourth quarter and 4 800 in the year.",
    ),
    relation_rule(
        "quarters_make_year",
        Severity.ERROR,
        "halves, quarters or months that add up to the whole of their time, within rounding",
        "các quý (hoặc các tháng, hai nửa năm) cộng lại bằng cả kỳ, trong phạm vi làm tròn",
        "The visitors of four quarters add up to 2 140 thousand; the year has 2 410.",
    ),
)
def parts_of_years(report: Printed) -> Iterator[Relation]:
    """Pair what was counted in a part of a time with what was counted in the whole of it."""
    groups: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for figure in report.figures:
        one = figure.observation
        flow = one.period_start is not None and not one.as_of and one.period_stated
        counts = one.unit not in ("%", "x", None) and one.per is None and one.denominator is None
        told = one.kind is Kind.ACTUAL and one.value is not None and one.value > 0 and figure.passage.table is None
        if told and flow and counts and not _ADDS_NOT.search(one.indicator):
            groups[(_name(one.indicator), one.unit, one.entity_code)].append(figure)
    for (name, *_), members in groups.items():
        if isinstance(name, frozenset) and len(name) >= FEWEST_WORDS and len(members) <= MOST_ALIKE:
            yield from _nested(members)
            yield from _quarters(members)
    yield from _listed_quarters(report)


def _name(indicator: str) -> frozenset[str]:
    return content(_WHOLE.sub("", fold(indicator)).strip())


def _nested(members: Sequence[Figure]) -> Iterator[Relation]:
    for part, whole in permutations(members, 2):
        if _lies_in(part, whole):
            limit = reading(whole.observation).high
            if limit is not None:
                yield Relation(
                    rule="part_of_time_within_whole",
                    left=reading(part.observation),
                    right=at_most(limit),
                    found=f"{part.observation.raw} ({_time(part)}); {whole.observation.raw} ({_time(whole)})",
                    places=figures((part, whole)),
                )


def _quarters(members: Sequence[Figure]) -> Iterator[Relation]:
    """Yield the halves, quarters or months of a time with the whole of it, where all of them are told."""
    for whole in members:
        for lengths in PARTS:
            parts = [one for one in members if _lies_in(one, whole) and _days(one) in lengths]
            starts = {one.observation.period_start for one in parts}
            if 1 < len(parts) == len(starts) and sum(map(_days, parts)) == _days(whole):
                yield _sum(whole, parts)


def _listed_quarters(report: Printed) -> Iterator[Relation]:
    """Yield the four quarters that one sentence lists with the figure of their year that their passage told before.

    "Cả năm đạt 1.760 triệu kWh: quý I 418, quý II 462, quý III 447, quý IV 433" names what was counted once.
    """
    for passage, row in report.in_passages():
        told = [one for one in row if passage.table is None and one.is_level and one.observation.period_start]
        for turn in range(len(told) - QUARTERS + 1):
            parts = told[turn : turn + QUARTERS]
            if not _are_quarters(parts):
                continue
            wholes = [one for one in told[:turn] if all(_lies_in(part, one) and _is_like(part, one) for part in parts)]
            whole = next((one for one in reversed(wholes) if _days(one) == sum(map(_days, parts))), None)
            if whole and _is_near(whole, parts):
                yield _sum(whole, parts)


def _are_quarters(parts: Sequence[Figure]) -> bool:
    of_one_list = len({one.sentence for one in parts}) == 1 and all(_days(one) in PARTS[1] for one in parts)
    starts = [one.observation.period_start for one in parts]
    return of_one_list and starts == sorted(set(starts), key=str) and len(set(starts)) == QUARTERS


def _is_like(one: Figure, other: Figure) -> bool:
    left, right = one.observation, other.observation
    return left.unit == right.unit and left.unit not in ("%", None) and left.per is None and left.kind is right.kind


def _is_near(whole: Figure, parts: Sequence[Figure]) -> bool:
    size = whole.observation.value or Decimal(0)
    return abs(sum((one.observation.value or Decimal(0) for one in parts), Decimal(0)) - size) <= NEAR * size


def _sum(whole: Figure, parts: Sequence[Figure]) -> Relation:
    return Relation(
        rule="quarters_make_year",
        left=total(reading(one.observation) for one in parts),
        right=reading(whole.observation),
        found=f"{' + '.join(one.observation.raw for one in parts)}; {whole.observation.raw}",
        places=figures((whole, *parts)),
    )


def _lies_in(part: Figure, whole: Figure) -> bool:
    inner, outer = part.observation, whole.observation
    if inner.period_start is None or outer.period_start is None:
        return False
    inside = outer.period_start <= inner.period_start and inner.period_end <= outer.period_end
    return inside and (inner.period_start, inner.period_end) != (outer.period_start, outer.period_end)


def _days(figure: Figure) -> int:
    one = figure.observation
    return (one.period_end - one.period_start).days + 1 if one.period_start else 0


def _time(figure: Figure) -> str:
    """Return a period as it is said: quý 4/2023, tháng 5/2023, năm 2023, else its days."""
    one = figure.observation
    start, end = one.period_start, one.period_end
    assert start is not None
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    if months == 12 and start.month == 1:
        return f"năm {start.year}"
    if months == 3 and start.month % 3 == 1:
        return f"quý {(start.month + 2) // 3}/{start.year}"
    if months == 1 and start.day == 1:
        return f"tháng {start.month}/{start.year}"
    if start.month == 1 and start.day == 1:
        return f"{months} tháng năm {start.year}"
    return f"{start:%d/%m/%Y} đến {end:%d/%m/%Y}"
