"""From one value to another: whether it rose or fell, by percent or by points, as the sentence says.

How large a change is, where values of no percentage are printed, belongs to `growth`.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from checks.relations.nouns import content
from checks.relations.printed import Figure, Passage, Printed
from checks.relations.reading import Reading, last_place, quotient, reading
from checks.relations.relation import Relation, figures
from normalise.lexical.lexicon import pattern
from normalise.records import Kind

_FROM = pattern(r"(?P<verb>{rise}|{fall}|{moved_up}|{moved_down})(?:\s+\w+){0,3}?\s+{from_value}(?:\s+\w+){0,2}\s*$")
_TO = pattern(r"^[^;.]{0,60}?(?<!\w)(?P<to>{up_to_value}|{down_to_value})(?:\s+\w+){0,2}\s*$")
_RANK = pattern(r"{rank_unit}")
_FALL = pattern(r"{fall}|{moved_down}")
_DOWN = pattern(r"{down_to_value}")
POINTS = "điểm phần trăm"
LOOK = 60
"""Characters before a value in which the verb stands that says how it moved."""


def directions(report: Printed) -> Iterator[Relation]:
    """Pair the two values that a measure moved between with the words that say which way it moved."""
    for passage, row in report.in_passages():
        for one, other in pairwise(row):
            moved = _moved(passage, one, other)
            if moved is not None:
                before, after = reading(one.observation), reading(other.observation)
                yield Relation(
                    rule="direction_fits_values",
                    left=after,
                    right=Reading(None, before.high) if moved == "down" else Reading(before.low, None),
                    found=f"{_words(passage, one, other)}",
                    places=figures((one, other)),
                )
    yield from _of_changes(report)


def _moved(passage: Passage, one: Figure, other: Figure) -> str | None:
    """Return which way the words between two values of one unit say that the first moved to the second."""
    left, right = one.observation, other.observation
    if left.unit != right.unit or one.sentence != other.sentence or None in (left.value, right.value):
        return None
    led = _FROM.search(passage.text, max(one.sentence[0], one.start - LOOK), one.start)
    to = _TO.match(passage.text[one.end : other.start])
    if led is None or to is None or _RANK.search(passage.text, led.start(), other.end + LOOK // 4):
        return None
    down = _FALL.fullmatch(led["verb"]) is not None
    if _DOWN.fullmatch(to["to"]) is not None and not down:
        return None  # "tăng từ … xuống" contradicts itself, whatever the values.
    return "down" if down else "up"


def _words(passage: Passage, one: Figure, other: Figure) -> str:
    led = _FROM.search(passage.text, max(one.sentence[0], one.start - LOOK), one.start)
    return passage.text[led.start() if led else one.start : other.end]


def _of_changes(report: Printed) -> Iterator[Relation]:
    """Pair each stated change with the values that it is between: which way, and of percentages by how many points."""
    for _, row in report.in_passages():
        for change in row:
            one = change.observation
            if one.kind is not Kind.GROWTH or one.value is None or one.direction is None:
                continue
            now = _value(row, change, one.period_start, one.period_end)
            then = _value(row, change, one.base_start, one.base_end)
            if now is None or then is None or now is then:
                continue
            before, after = reading(then.observation), reading(now.observation)
            yield Relation(
                rule="direction_fits_values",
                left=after,
                right=Reading(None, before.high) if one.direction == "down" else Reading(before.low, None),
                found=f"{then.observation.raw} → {now.observation.raw}; {_verb(change)} {one.raw}",
                places=figures((then, now, change)),
            )
            if now.observation.unit == "%":
                yield from _points(then, now, change)


def _verb(change: Figure) -> str:
    return "giảm" if change.observation.direction == "down" else "tăng"


def _value(row: Sequence[Figure], change: Figure, start: date | None, end: date | None) -> Figure | None:
    """Return the level of what changed at a time: of the same name, or the only one of that time in the sentence."""
    there = [
        one
        for one in row
        if one.is_level
        and one.observation.value is not None
        and one.sentence == change.sentence
        and (one.observation.period_start, one.observation.period_end) == (start, end)
        and one.observation.per is None
        and "of_base" not in one.observation.flags
    ]
    named = [one for one in there if _one_name(one.observation.indicator, change.observation.indicator)]
    return named[0] if len(named) == 1 else None


def _one_name(one: str, other: str) -> bool:
    return one == other or content(one) == content(other)


def _points(then: Figure, now: Figure, change: Figure) -> Iterator[Relation]:
    """Yield the difference of two percentages, against a change in points, or in percent that is no percent of them."""
    one = change.observation
    after, before = reading(now.observation), reading(then.observation)
    if None in (after.low, after.high, before.low, before.high) or one.value is None:
        return
    ends = sorted((after.low - before.high, after.high - before.low), key=abs)  # type: ignore[operator]
    difference = Reading(min(map(abs, ends)) if ends[0] * ends[1] > 0 else ends[0] * 0, max(map(abs, ends)))
    slack = last_place(one) / 2
    stated = Reading(one.value - slack, one.value + slack)
    found = f"{then.observation.raw} → {now.observation.raw}; {_verb(change)} {one.raw}"
    if one.unit == POINTS:
        yield Relation("change_matches_values", stated, difference, found, figures((then, now, change)))
        return
    ratio = quotient(after, before, 100)
    if one.unit != "%" or ratio is None or ratio.low is None or ratio.high is None:
        return
    growth = sorted((abs(ratio.low - 100), abs(ratio.high - 100)))
    yield Relation(
        rule="points_are_no_percent",
        left=Reading(one.value - slack * 2, one.value + slack * 2),
        right=Reading(growth[0], growth[1]),
        found=found,
        places=figures((then, now, change)),
    )
