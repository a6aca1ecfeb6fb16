"""One measure in the same words at the same time: values that differ, or differ by a power of ten.

What is counted in other words, and yet the same, belongs to `duplicate_statements`; values of two times to `within`.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import combinations, product
from typing import NamedTuple

from checks.arithmetic.slips import is_point_moved, is_slip
from checks.relations.duplicate_statements import of_two_bodies
from checks.relations.finder import finds, relation_rule
from checks.relations.nouns import content
from checks.relations.printed import Figure, Printed
from checks.relations.reading import digits, last_place, reading, step
from checks.relations.relation import Relation, figures, slip
from normalise.lexical.lexicon import pattern
from normalise.lexical.text import fold
from normalise.records import Kind, Observation, Severity

_PLAN = pattern(r"{heading_target}|{plan_heading}|{partial_list}")
_NARROWED = pattern(r"{partial_list}")
_EDGE = pattern(r"(?P<edge>{at_beginning|at_end|at_middle})\s+{time_noun}")
FEWEST_WORDS = 3
"""A name of fewer words that say something may be of many things."""
LONG_ENOUGH = 2
"""Significant digits that two values of other size must share to be one value with its point moved."""
MOST_ALIKE = 6
"""So many figures of one name are compared with each other; more are rows of a series."""


class _Measure(NamedTuple):
    """What two figures must have in common to be one."""

    words: frozenset[str]
    numbers: tuple[str, ...]
    unit: str | None
    per: str | None
    period: str
    stated: bool
    body: str | None
    is_fraction: bool


@finds(
    relation_rule(
        "one_size_for_one_thing",
        Severity.ERROR,
        "one order of magnitude for one thing at one time",
        "một chỉ tiêu tại một thời điểm có cùng một độ lớn (không lệch dấu phẩy, không lẫn tỷ với triệu)",
        "The expenses of one year are 2 350 tỷ đồng in one place and 2 350 triệu đồng in another.",
    ),
)
def alike(report: Printed) -> Iterator[Relation]:
    """Pair the values of one measure in the same words, of two sentences or of a sentence and a table."""
    groups: dict[_Measure, list[Figure]] = defaultdict(list)
    for figure in report.figures:
        if figure.observation.kind is Kind.ACTUAL and figure.observation.value and not _is_planned(figure):
            groups[_measure(figure)].append(figure)
    for measure, members in groups.items():
        if measure.words and len(members) <= MOST_ALIKE:
            yield from _pairs(report, members, is_named=len(measure.words) >= FEWEST_WORDS)
    yield from _to_one_day(groups)


def _to_one_day(groups: Mapping[_Measure, Sequence[Figure]]) -> Iterator[Relation]:
    """Pair what a sentence says of a day with what a table says of the time that ends on it, if the point has moved."""
    ends: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for measure, members in groups.items():
        if measure.words and len(members) <= MOST_ALIKE:
            for figure in members:
                ends[measure._replace(period="", stated=False), figure.observation.period_end].append(figure)
    for group in ends.values():
        for one, other in combinations(group, 2) if len(group) <= MOST_ALIKE else ():
            left, right = one.observation, other.observation
            of_text_and_table = (one.passage.table is None) != (other.passage.table is None)
            other_day = left.period_code != right.period_code and digits(left) > LONG_ENOUGH
            if of_text_and_table and other_day and _is_moved(left, right) and not of_two_bodies(one, other):
                yield _pair("one_size_for_one_thing", one, other)


def _measure(figure: Figure) -> _Measure:
    one = figure.observation
    name = fold(one.indicator)
    return _Measure(
        content(name),
        _numbers(name),
        one.unit,
        one.per,
        one.period_code,
        "of_base" in one.flags,
        one.entity_code,
        one.denominator is not None,
    )


@lru_cache(maxsize=4096)
def _numbers(name: str) -> tuple[str, ...]:
    return tuple(sorted(part for part in name.split() if any(map(str.isdigit, part))))


def _is_planned(figure: Figure) -> bool:
    """Whether a figure stands in a column of what was to be, or of a part only."""
    column = figure.passage.column
    return column is not None and _PLAN.search(column.heading) is not None


def _pairs(report: Printed, members: Sequence[Figure], is_named: bool) -> Iterator[Relation]:
    """Yield the pairs of figures of one name; of a short one only those whose digits are the same."""
    for one, other in combinations(members, 2):
        if one.passage is other.passage and one.sentence == other.sentence:
            continue
        if one.passage.table is not None and other.passage.table is not None:
            continue  # Tables divide their figures by more than the names of the rows.
        if of_two_bodies(one, other) or _narrowed(one) != _narrowed(other) or _edge(one) != _edge(other):
            continue
        if _agrees_beside(report, one, other):
            yield from _crossed(report, one, other)
            continue
        left, right = one.observation, other.observation
        moved = _is_moved(left, right)
        if not is_named and not (moved and digits(left) > LONG_ENOUGH):
            continue
        if not moved and (_of_two_subjects(one, other) or not (_in_one_section(one, other) or _is_off(left, right))):
            continue
        yield _pair("one_size_for_one_thing" if moved else "one_value_for_one_thing", one, other)


def _pair(rule: str, one: Figure, other: Figure) -> Relation:
    left, right = one.observation, other.observation
    return Relation(rule, reading(left), reading(right), f"{left.raw}; {right.raw}", figures((one, other)))


def _crossed(report: Printed, one: Figure, other: Figure) -> Iterator[Relation]:
    """Yield the two values of a row that a sentence tells of the same two times the other way round."""
    text, cell = (one, other) if one.passage.table is None else (other, one)
    if cell.passage.table is None:
        return
    told = [each for each in _beside(report, text) if each.observation.value == cell.observation.value]
    held = [each for each in _beside(report, cell) if each.observation.value == text.observation.value]
    for then, there in product(told, held):
        periods = then.observation.period_code, there.observation.period_code
        if periods[0] == periods[1] != text.observation.period_code and then.observation.unit == there.observation.unit:
            yield slip(
                "columns_in_their_order",
                f"{text.observation.raw}, {then.observation.raw}; {cell.observation.raw}, {there.observation.raw}",
                figures((text, then, cell, there)),
            )


def _in_one_section(one: Figure, other: Figure) -> bool:
    return one.observation.section == other.observation.section


def _of_two_subjects(one: Figure, other: Figure) -> bool:
    """Whether the words before each of two figures tell of something that those before the other do not."""
    left, right = (content(each.before) - content(each.observation.indicator) for each in (one, other))
    return bool(left - right) and bool(right - left)


def _narrowed(figure: Figure) -> bool:
    return _NARROWED.search(figure.before) is not None


def _edge(figure: Figure) -> str | None:
    """Return the end of a time, its beginning or its close, at which a figure is told to stand: "Đầu năm có 705 …"."""
    named = _EDGE.search(figure.before)
    return fold(named["edge"]) if named else None


def _agrees_beside(report: Printed, one: Figure, other: Figure) -> bool:
    """Whether the row, or the sentence, of one of two figures has the value of the other too."""
    return any(
        each.observation.value == there.observation.value
        for here, there in ((one, other), (other, one))
        for each in _beside(report, here)
    )


def _beside(report: Printed, here: Figure) -> list[Figure]:
    """Return the other figures of the row, or of the sentence, of a figure."""
    if here.passage.table is not None:
        row = next(line for line in report.lines if line.row is here.passage.table.rows[here.passage.row or 0])
        beside = [each for cell in row.cells for each in report.of(cell)]
    else:
        beside = [each for each in report.of(here.passage) if each.sentence == here.sentence]
    return [each for each in beside if each is not here]


def _is_off(left: Observation, right: Observation) -> bool:
    """Whether a slip of the pen explains how two values differ."""
    values = left.value or Decimal(0), right.value or Decimal(0)
    return is_slip(*values, min(last_place(left), last_place(right)))


def _is_moved(left: Observation, right: Observation) -> bool:
    """Whether two values have the same digits and differ by a power of ten."""
    counts = [int((one.value or Decimal(0)) / step(one)) for one in (left, right)]
    same = counts[0] == counts[1] and len(str(counts[0])) >= LONG_ENOUGH
    return same and is_point_moved(left.value or Decimal(0), right.value or Decimal(0))
