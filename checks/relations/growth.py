"""Stated changes: against the printed values, and against the base that they name.

Changes between reports are computed in the warehouse.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from checks.relations.finder import finds, relation_rule
from checks.relations.printed import Figure, Printed, of_sentence
from checks.relations.reading import at_most, exactly, last_place, reading
from checks.relations.relation import Place, Relation, figures, words
from normalise.lexical.lexicon import pattern
from normalise.lexical.units import POINTS
from normalise.records import Interval, Kind, Observation, Severity, quotient

_SAME_PERIOD = re.compile(
    r"so với\s+(?:cùng|cung)\s+k[ỳìy]\s+(?:của\s+)?(?:năm\s+)?(?P<year>(?:19|20)\d\d)", re.IGNORECASE
)
_MULTIPLE = pattern(r"{multiple}(?:\s+{degree}|\s+{about}|\s+{over}|\s+{nearly})*\s*$")
_WHOLE_YEAR = pattern(r"[^;:.\d]{0,40}?{compare}\s+(?P<whole>{whole_of_year}\s+)?{year}\s+(?:19|20)\d\d(?![\d/])")
_AT_FIXED_PRICES = pattern(r"{fixed_prices}|{real_growth}|{index_name}")
_BASE = re.compile(r"so với\s[^;.()]{2,50}?(?:19|20)\d\d", re.IGNORECASE)
MONTHS_OF_YEAR = 12
"""A share of part of a year may be set against that of the whole."""
REACH = 120
"""Characters behind a change in which its base is named."""


@finds(
    relation_rule(
        "change_matches_values",
        Severity.ERROR,
        "a change that is the one between the two printed values, within rounding",
        "mức tăng, giảm khớp với hai giá trị được nêu, trong phạm vi làm tròn",
        '"Tăng 25 lần" may mean 25 times as much or 25 times more; any other reading contradicts the values.',
    ),
)
def changes_and_values(report: Printed) -> Iterator[Relation]:
    """Pair each change with the two values that it is between, where a passage prints all three."""
    for _, row in report.in_passages():
        values = _values(row)
        for change in row:
            one = change.observation
            if one.kind is not Kind.GROWTH or one.value is None:
                continue
            now = values.get((one.indicator, one.period_start, one.period_end))
            then = values.get((one.indicator, one.base_start, one.base_end))
            if now is None or then is None or now is then:
                continue
            allowed = change_between(now.observation, then.observation, change)
            if allowed and (allowed.overlaps(reading(one)) or not _fits_another(row, then, change)):
                yield Relation(
                    rule="change_matches_values",
                    left=reading(one),
                    right=allowed,
                    found=f"{then.observation.raw} → {now.observation.raw}; {one.raw}",
                    places=figures((then, now, change)),
                )


def _fits_another(row: Sequence[Figure], then: Figure, change: Figure) -> bool:
    """Whether a change is that to another value of its sentence: what stands between may be the whole of a share."""
    unit = then.observation.unit
    alike = [
        one for one in of_sentence(row, change) if one.is_level and one.observation.unit == unit and one is not then
    ]
    due = (change_between(one.observation, then.observation, change) for one in alike if one.observation.value)
    return any(one is not None and one.overlaps(reading(change.observation)) for one in due)


def _values(row: Sequence[Figure]) -> dict[tuple[str, date | None, date | None], Figure]:
    """Return the first value of each measure in each period."""
    values: dict[tuple[str, date | None, date | None], Figure] = {}
    for figure in row:
        one = figure.observation
        if one.kind is not Kind.GROWTH and one.unit != "%" and one.per is None:
            values.setdefault((one.indicator, one.period_start, one.period_end), figure)
    return values


def _is_multiple(change: Figure) -> bool:
    """Whether a change in times is said to be a multiple, "gấp 3 lần", and not a rise that may be either."""
    return change.observation.unit == "x" and _MULTIPLE.search(change.before) is not None


def change_between(now: Observation, then: Observation, change: Figure) -> Interval | None:
    """Return what two values allow for the size of a change: in times, in percent or in what is counted."""
    current, previous = reading(now), reading(then)
    if None in (current.low, current.high, previous.low, previous.high):
        return None
    if change.observation.unit == "x":
        return _times(current, previous, change)
    if change.observation.unit == "%" and _AT_FIXED_PRICES.search(f"{now.indicator} {change.before}"):
        return None  # It did not grow by what the two amounts differ, each in the prices of its year.
    if change.observation.unit == "%":
        ratio, slack = quotient(current, previous, 1), last_place(change.observation)
        if ratio is None or ratio.low is None or ratio.high is None:
            return None
        signs = sorted(((ratio.low - 1) * 100, (ratio.high - 1) * 100), key=abs)
        return Interval(abs(signs[0]) - slack, abs(signs[1]) + slack)
    low, high = current.low - previous.high, current.high - previous.low  # type: ignore[operator]
    ends = sorted((abs(low), abs(high)))
    return Interval(ends[0], ends[1])


def _times(current: Interval, previous: Interval, change: Figure) -> Interval | None:
    """Return the times: "tăng 25 lần" may mean 25 times as much, or 25 times more; "giảm 25 lần" a 25th part."""
    is_fall = change.observation.direction == "down"
    ratio = quotient(previous, current) if is_fall else quotient(current, previous)
    if ratio is None or ratio.low is None or ratio.high is None or _is_multiple(change):
        return ratio
    slack = last_place(change.observation)
    return Interval(ratio.low - 1 - slack, ratio.high + slack)


_WITHOUT_VALUE = re.compile(r"\bđạt\s+(?P<change>tăng|giảm)(?! trưởng)\b", re.IGNORECASE)


@finds(
    relation_rule(
        "change_has_value",
        Severity.WARNING,
        "the value that a change led to",
        "có giá trị đạt được bên cạnh mức tăng, giảm",
        '"Năm 2022 đạt tăng 3,3 lần": what was reached is not said.',
    ),
)
def changes_without_value(report: Printed) -> Iterator[Relation]:
    """Look, at each change that "đạt" leads to, for the value that should stand between the two words."""
    for change in report.figures:
        one = change.observation
        if one.direction is None:
            continue
        led = list(_WITHOUT_VALUE.finditer(change.before))
        if not led or re.search(r"[;:]|\d", change.before[led[-1].end() :]):
            continue
        value_behind = re.match(r"\s*\(\s*\d", change.after) is not None
        yield Relation(
            rule="change_has_value",
            left=exactly(int(value_behind)),
            right=exactly(1),
            found=f"{led[-1][0]} {one.raw}",
            places=_around(report, change, led[-1].start()),
        )


def _around(report: Printed, change: Figure, led: int) -> tuple[Place, ...]:
    """Return a change with the words that lead to it from its time on, its base, and the total before it."""
    row = list(report.of(change.passage))
    turn = row.index(change)
    total = [one for one in row[:turn][-1:] if one.sentence == change.sentence]
    base = [one for one in row[turn + 1 : turn + 2] if one.sentence == change.sentence]
    clause = max(change.passage.text.rfind(mark, 0, change.sentence[0] + led) for mark in (",", ":", ";", "."))
    lead = change.passage.text[max(clause + 1, change.sentence[0]) : change.end].strip()
    return (*figures((*total, change)), words(change.passage, lead, change.start), *_base_words(change), *figures(base))


@finds(
    relation_rule(
        "base_lies_before",
        Severity.ERROR,
        "a change against an earlier period",
        "so sánh với một kỳ trước đó",
        "A change of ten months of 2022 is printed against the same period of 2022: itself.",
    ),
    relation_rule(
        "base_as_long",
        Severity.WARNING,
        "a base period as long as the period itself",
        "kỳ gốc dài bằng kỳ báo cáo",
        "Ten months set against a whole year show a fall, or hide a rise, that never was.",
    ),
)
def bases(report: Printed) -> Iterator[Relation]:
    """Pair the length of each period with that of the base which its change is measured against."""
    told: set[tuple[int, tuple[int, int], date]] = set()
    for _, row in report.in_passages():
        values = _values(row)
        for change in row:
            one = change.observation
            if one.direction is None or one.base_end is None:
                continue
            key = (id(change.passage), change.sentence, one.base_end)
            if key in told:
                continue
            base_words = _base_words(change)
            year, named, months = _base_year(change), _whole_year(change), _months(one.period_start, one.period_end)
            if year is None and (named is None or months is None):
                continue
            members = tuple(figure for figure in row if figure is change or _told_of(figure, change))
            if year is not None:
                told.add(key)
                yield Relation(
                    rule="base_lies_before",
                    left=exactly(year),
                    right=at_most(one.period_end.year - 1),
                    found=f"{one.raw} so với {year}; kỳ {one.period_end.year}",
                    places=(*figures(members), *base_words),
                )
                if year >= one.period_end.year:
                    continue
            if (one.indicator, one.base_start, one.base_end) in values:
                continue  # Both ends are printed: what grew from one to the other is plain.
            if months is None or named is None or one.kind is not Kind.GROWTH or one.unit == POINTS:
                continue
            if months == 0 and not named["whole"]:
                continue  # What stands at a day is set against what stood in the year before.
            told.add(key)
            yield Relation(
                rule="base_as_long",
                left=exactly(months),
                right=exactly(MONTHS_OF_YEAR),
                found=f"{one.raw} {named[0]}; {months} tháng / {MONTHS_OF_YEAR} tháng",
                places=(*figures(members), *base_words),
            )


def _whole_year(change: Figure) -> re.Match[str] | None:
    """Return the words that say that a change is against a whole year, and not the same part of it."""
    return _WHOLE_YEAR.match(change.passage.text, change.end, change.end + REACH)


def _base_words(change: Figure) -> tuple[Place, ...]:
    """Return the words that name the base of a change."""
    found = _BASE.search(change.passage.text, change.end, change.end + REACH)
    return (words(change.passage, found[0], found.start()),) if found else ()


def _told_of(figure: Figure, change: Figure) -> bool:
    """Whether a figure is a value, or a second change, that the change's own base is said of too."""
    one = figure.observation
    if figure.sentence != change.sentence:
        return False
    if one.direction is not None:
        between = sorted((figure.end, change.end))
        return (one.base_start, one.base_end) == (
            change.observation.base_start,
            change.observation.base_end,
        ) and change.passage.text.find(";", *between) < 0
    return one.indicator == change.observation.indicator and one.period_end == change.observation.period_end


def _base_year(change: Figure) -> int | None:
    """Return the year of the "same period" that a change is measured against, as it is printed."""
    text = change.passage.text[change.end : change.end + REACH]
    found = _SAME_PERIOD.search(text)
    if not found or ";" in text[: found.start()] or re.search(r"\btăng\b|\bgiảm\b|\)", text[: found.start()]):
        return None
    return int(found["year"])


def _months(start: date | None, end: date) -> int | None:
    """Return how many months a period has: 0 for a day, None for spans that reports count otherwise."""
    if start is None:
        return 0
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    return months if months <= 12 else None
