"""From one value to another: whether it rose or fell, by percent or by points, as the sentence says.

How large a change is, where values of no percentage are printed, belongs to `growth`.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise

from checks.relations.finder import finds, relation_rule
from checks.relations.nouns import content, same_unit
from checks.relations.printed import Figure, Passage, Printed, of_sentence
from checks.relations.ranks import is_rank
from checks.relations.reading import last_place, reading
from checks.relations.relation import Relation, figures
from normalise.lexical.lexicon import pattern
from normalise.lexical.units import POINTS
from normalise.records import Interval, Kind, Severity, quotient

_FROM = pattern(r"(?P<verb>{rise}|{fall}|{moved_up}|{moved_down})(?:\s+\w+){0,3}?\s+{from_value}(?:\s+\w+){0,2}\s*$")
_TO = pattern(r"^[^;.]{0,60}?(?<!\w)(?P<to>{up_to_value}|{down_to_value})(?:\s+\w+){0,2}\s*$")
_RANK = pattern(r"{rank_unit}")
_FALL = pattern(r"{fall}|{moved_down}|{below}")
_DOWN = pattern(r"{down_to_value}")
_JOINED = pattern(r"\W*(?:{so_that_is}\W*)?(?:(?:{rise}|{fall}|{moved_up}|{moved_down})\s+)?(?:{from_value}\s+)?")
_OPENED = pattern(r"(?:\s*{compare}\s[^;.()]{0,40})?\W*{from_value}\s+")
_BARE = pattern(
    r"[^,;.:()\d]{0,40}\W*(?:{joins}\s+)?(?P<verb>{rise}|{fall}|{above}|{below})(?:\s+{degree})*\s+(?:{compare}|{level_word})[^;.:]{0,60}"
)
_TIMES = pattern(r"{multiple}\s*$")
_BRACKET = pattern(r"\s*\(\s*(?:{so_that_is}\s+)?(?:{rise}\s+)?")
_AT_FIRST = pattern(r"(?<!\w){at_beginning}\s+{time_noun}[^,;.\d]{0,20}(?:(?:19|20)\d\d[^,;.\d]{0,20})?$")
_AT_LAST = pattern(r"(?<!\w){at_end}\s+{time_noun}[^,;.\d]{0,20}(?:(?:19|20)\d\d[^,;.\d]{0,20})?$")
_Time = tuple[tuple[int, int], date | None, date | None]
"""A sentence, and the first and last day that a figure of it is of."""
LOOK = 60
"""Characters before a value in which the verb stands that says how it moved."""


@finds(
    relation_rule(
        "direction_fits_values",
        Severity.ERROR,
        "a rise to a larger value and a fall to a smaller one",
        "tăng thì số sau lớn hơn số trước, giảm thì số sau nhỏ hơn số trước",
        "The fires fell from 120 to 135.",
    ),
    relation_rule(
        "points_are_no_percent",
        Severity.WARNING,
        "a change of a percentage in points, or else the percent by which it changed",
        "mức tăng, giảm của một tỷ lệ tính bằng điểm phần trăm, hoặc đúng bằng số phần trăm thay đổi",
        "A share rose from 42.3 to 45.8 %: that is by 3.5 points, or by 8.3 per cent.",
        "read the change as points, and ask the issuer to print it so",
    ),
)
def directions(report: Printed) -> Iterator[Relation]:
    """Pair the two values that a measure moved between with the words that say which way it moved."""
    for passage, row in report.in_passages():
        for one, other in pairwise(row):
            moved = _moved(passage, one, other)
            if moved is not None:
                yield _direction(one, other, moved, _words(passage, one, other))
                yield from _beside(passage, row, (one, other), moved)
            elif said := _compared(passage, one, other):
                yield _direction(
                    other,
                    one,
                    "down" if _FALL.fullmatch(said) else "up",
                    f"{said}; {one.observation.raw} / {other.observation.raw}",
                )
        for change, one, other in zip(row, row[1:], row[2:], strict=False):
            if _spans(passage, change, one, other):
                yield from changed(one, other, change)
    yield from _of_changes(report)


def between_ends(report: Printed) -> Iterator[Relation]:
    """Pair what stood at the beginning and at the end of a time with the change told directly behind both."""
    for _, figures_told in report.in_passages():
        row = [one for one in figures_told if one.observation.unit != "%"]
        for then, now, change in zip(row, row[1:], row[2:], strict=False):
            levels = then.is_level and now.is_level and change.observation.kind is Kind.GROWTH
            alike = {one.observation.unit for one in (then, now, change)}
            there = then.sentence == change.sentence and None not in (then.observation.value, now.observation.value)
            if levels and there and len(alike) == 1 and then.led(_AT_FIRST) and now.led(_AT_LAST):
                yield from _difference(then, now, change)


def _direction(then: Figure, now: Figure, moved: str | None, found: str, *beside: Figure) -> Relation:
    before, after = reading(then.observation), reading(now.observation)
    return Relation(
        rule="direction_fits_values",
        left=after,
        right=Interval(None, before.high) if moved == "down" else Interval(before.low, None),
        found=found,
        places=figures((then, now, *beside)),
    )


def _compared(passage: Passage, now: Figure, then: Figure) -> str | None:
    """Return the verb between a level and an earlier one that says how it moved: "820 vụ, giảm so với 870 vụ …"."""
    one, other = now.observation, then.observation
    if one.unit != other.unit or one.kind is not other.kind or not (now.is_level and then.is_level):
        return None
    if None in (one.value, other.value) or now.sentence != then.sentence or other.period_end >= one.period_end:
        return None
    found = _BARE.fullmatch(passage.text, now.end, then.start)
    return found["verb"] if found and not _RANK.search(passage.text, now.sentence[0], then.end) else None


def _spans(passage: Passage, change: Figure, one: Figure, other: Figure) -> bool:
    """Whether the values that a change is between stand directly behind it: "giảm 10 vụ (từ 145 vụ xuống 135 vụ)"."""
    said, values = change.observation, (one.observation, other.observation)
    if said.kind is not Kind.GROWTH or said.direction is None or None in (said.value, *(each.value for each in values)):
        return False
    alike = values[0].unit == values[1].unit and said.unit in (values[0].unit, POINTS)
    opened = _OPENED.fullmatch(passage.text, change.end, one.start)
    return bool(alike and opened and _TO.match(passage.text[one.end : other.start]))


def changed(then: Figure, now: Figure, change: Figure) -> Iterator[Relation]:
    """Yield which way a measure moved between two values, and how far where both are percentages or counts alike."""
    found = f"{_verb(change)} {change.observation.raw}; {then.observation.raw} → {now.observation.raw}"
    yield _direction(then, now, change.observation.direction, found, change)
    if now.observation.unit == "%":
        yield from _points(then, now, change)
    elif change.observation.unit == now.observation.unit:
        yield from _difference(then, now, change)


def _beside(passage: Passage, row: Sequence[Figure], pair: tuple[Figure, Figure], moved: str) -> Iterator[Relation]:
    """Yield the change that stands directly beside the two values that it is between, against their difference."""
    then, now = pair
    for change in row:
        one = change.observation
        if one.kind is not Kind.GROWTH or one.value is None or (one.direction == "down") != (moved == "down"):
            continue
        gap = (
            passage.text[change.end : then.start] if change.end <= then.start else passage.text[now.end : change.start]
        )
        beside = _JOINED.fullmatch(gap)
        if beside and one.unit in (now.observation.unit, POINTS):
            yield from _points(then, now, change) if now.observation.unit == "%" else _difference(then, now, change)


def _difference(then: Figure, now: Figure, change: Figure) -> Iterator[Relation]:
    after, before = reading(now.observation), reading(then.observation)
    if None in (after.low, after.high, before.low, before.high):
        return
    ends = sorted((abs(after.low - before.high), abs(after.high - before.low)))  # type: ignore[operator]
    yield Relation(
        rule="change_matches_values",
        left=reading(change.observation),
        right=Interval(ends[0], ends[1]),
        found=f"{then.observation.raw} → {now.observation.raw}; {_verb(change)} {change.observation.raw}",
        places=figures((then, now, change)),
    )


def times_and_percents(report: Printed) -> Iterator[Relation]:
    """Pair a multiple with the percent that is said of it: three times as much is 200 per cent more."""
    for passage, row in report.in_passages():
        for multiple, percent in pairwise(row):
            one, other = multiple.observation, percent.observation
            if one.unit != "x" or other.unit != "%" or other.direction != "up" or one.value is None:
                continue
            if _TIMES.search(multiple.before) and _BRACKET.fullmatch(passage.text[multiple.end : percent.start]):
                ratio = reading(one)
                if ratio.low is not None and ratio.high is not None:
                    yield Relation(
                        rule="change_matches_values",
                        left=reading(other),
                        right=Interval((ratio.low - 1) * 100, (ratio.high - 1) * 100),
                        found=f"gấp {one.raw}; tăng {other.raw}",
                        places=figures((multiple, percent)),
                    )


def points_between(report: Printed) -> Iterator[Relation]:
    """Pair a change in points with the only two percentages before it in its sentence."""
    for _, row in report.in_passages():
        for change in row:
            one = change.observation
            if one.unit not in (POINTS, "%") or one.kind is not Kind.GROWTH or one.value is None:
                continue
            before = [each for each in of_sentence(row, change) if each.start < change.start]
            levels = [each for each in before if each.is_level]
            percents = all(each.observation.unit == "%" for each in levels)
            if (
                len(before) == len(levels) == 2
                and percents
                and levels[0].observation.value != levels[1].observation.value
                and _of_one_measure(*levels)
                and (one.unit == POINTS or _is_difference(levels, change))
            ):
                yield from _points(levels[0], levels[1], change)


def _is_difference(levels: Sequence[Figure], change: Figure) -> bool:
    """Whether a change in percent is as large as the points between two percentages of two times."""
    one, other = (each.observation for each in levels)
    apart = abs((one.value or 0) - (other.value or 0))
    return one.period_end != other.period_end and apart == change.observation.value


def _of_one_measure(one: Figure, other: Figure) -> bool:
    """Whether two levels may be of one measure: they are of two times, or neither name says what the other does not."""
    left, right = content(one.observation.indicator), content(other.observation.indicator)
    of_two_times = one.observation.period_code != other.observation.period_code
    return of_two_times or not (left - right and right - left)


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
        levels = _levels(row)
        for change in row:
            one = change.observation
            if one.kind is not Kind.GROWTH or one.value is None or one.direction is None or is_rank(change):
                continue
            now = _of_name(levels[change.sentence, one.period_start, one.period_end], one.indicator)
            then = _of_name(levels[change.sentence, one.base_start, one.base_end], one.indicator)
            if now is None or then is None or now is then or not same_unit(now.observation.unit, then.observation.unit):
                continue
            if not _is_apart(now, then, change) and any(
                _is_apart(each, then, change) for each in of_sentence(row, change)
            ):
                continue  # Another value of the sentence is meant: "15 tỷ đồng trên dự toán 25 tỷ đồng, giảm …".
            found = f"{then.observation.raw} → {now.observation.raw}; {_verb(change)} {one.raw}"
            yield _direction(then, now, one.direction, found, change)
            if now.observation.unit == "%":
                yield from _points(then, now, change)


def _is_apart(now: Figure, then: Figure, change: Figure) -> bool:
    """Whether two levels of one unit differ by a change that is told in it."""
    units = {each.observation.unit for each in (now, then, change)}
    values = [each.observation.value or 0 for each in (now, then, change)]
    return now.is_level and len(units) == 1 and abs(values[0] - values[1]) == values[2]


def _verb(change: Figure) -> str:
    return "giảm" if change.observation.direction == "down" else "tăng"


def _levels(row: Sequence[Figure]) -> Mapping[_Time, list[Figure]]:
    """Return the levels of each time in each sentence."""
    levels: dict[_Time, list[Figure]] = defaultdict(list)
    for figure in row:
        one = figure.observation
        if figure.is_level and one.value is not None and one.per is None and "of_base" not in one.flags:
            levels[figure.sentence, one.period_start, one.period_end].append(figure)
    return levels


def _of_name(levels: Sequence[Figure], indicator: str) -> Figure | None:
    """Return the level of what changed, if only one has its name."""
    named = [one for one in levels if _one_name(one.observation.indicator, indicator)]
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
    difference = Interval(min(map(abs, ends)) if ends[0] * ends[1] > 0 else ends[0] * 0, max(map(abs, ends)))
    slack = last_place(one) / 2
    stated = Interval(one.value - slack, one.value + slack)
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
        left=Interval(one.value - slack * 2, one.value + slack * 2),
        right=Interval(growth[0], growth[1]),
        found=found,
        places=figures((then, now, change)),
    )
