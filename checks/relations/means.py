"""Means in sentences: against the total and the count that they are of, and against the values themselves.

A number a day or month against a total over a known time belongs to `rates`; columns of means to `checks.arithmetic`.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product

from checks.arithmetic.slips import is_point_moved, is_slip
from checks.arithmetic.sums import printed
from checks.relations.finder import finds, relation_rule
from checks.relations.nouns import same_noun
from checks.relations.printed import Figure, Printed, of_sentence
from checks.relations.reading import at_least, at_most, last_place, reading
from checks.relations.relation import Relation, figures
from normalise.lexical import units
from normalise.lexical.lexicon import pattern
from normalise.lexical.text import fold
from normalise.records import Interval, Severity, quotient
from normalise.statements.relation import MONEY

_MEAN = pattern(r"{average}[^,;.:()\d]{0,60}$")
_HIGHEST = pattern(r"{highest}[^,;.:()\d]{0,60}$")
_LOWEST = pattern(r"{lowest}[^,;.:()\d]{0,60}$")
_OTHER_TIME = pattern(r"{compare}|{same_period}|{previous}|{plan}|{rise}|{fall}")
FEWEST = 3
"""So many values of one sentence are those that a mean behind them is of."""
SLACK = Decimal("0.01")
"""The part by which a mean may miss: it is cut off as often as rounded, and of days with and without a holiday."""


@finds(
    relation_rule(
        "mean_matches_total",
        Severity.WARNING,
        "a mean that is the total divided by what it is taken over",
        "số bình quân bằng tổng số chia cho số đơn vị",
        "5 projects raised 7.35 tỷ đồng, on average 1.47 triệu đồng: it is tỷ.",
    ),
)
def means_of_totals(report: Printed) -> Iterator[Relation]:
    """Pair each mean with the total before it and the count that it is taken over, where a slip parts them."""
    for _, row in report.in_passages():
        for turn, mean in enumerate(row):
            over = _taken_over(mean)
            if over is None or not mean.led(_MEAN):
                continue
            totals = [one for one in row[:turn] if _is_total(one, mean)]
            counts = [one for one in row[:turn] if _counts(one, over)]
            made = [
                (total, count, due)
                for total, count in product(reversed(totals), reversed(counts))
                if total is not count and (due := quotient(reading(total.observation), reading(count.observation)))
            ]
            if made:
                yield from _judged(mean, made)


def _taken_over(mean: Figure) -> str | None:
    """Return what a mean is taken over: "dự án" of "1,47 tỷ đồng/dự án"."""
    one = mean.observation
    over = one.raw.rpartition("/")[2].strip()
    return (
        over if mean.is_level and one.value and "/" in one.raw and one.per is None and not over[:1].isdigit() else None
    )


def _is_total(one: Figure, mean: Figure) -> bool:
    left, right = one.observation, mean.observation
    alike = left.unit == right.unit or same_noun(left.unit, str(right.unit).partition("/")[0])
    whole = one.is_level and left.value and left.per is None and "/" not in left.raw and left.denominator is None
    return bool(alike and whole and one.sentence == mean.sentence)


def _counts(one: Figure, over: str) -> bool:
    noun, counted = units.unit(over, 0), one.observation
    if noun is None or counted.unit in (None, "%", *MONEY) or not one.is_level or not counted.value:
        return False
    own = units.unit(counted.unit or "", 0)
    family = own is not None and noun.kind == own.kind == "noun" and noun.family == own.family and _is_person(noun)
    return "/" not in counted.raw and (same_noun(counted.unit, over) or family)


def _is_person(noun: units.Unit) -> bool:
    return fold(noun.name) == "người"


def _judged(mean: Figure, made: Sequence[tuple[Figure, Figure, Interval]]) -> Iterator[Relation]:
    """Yield the mean of the total and the count that it fits, else of those that a slip keeps it from."""
    one = mean.observation
    step, value = last_place(one), one.value or Decimal(0)
    said = Interval(value * (1 - SLACK) - step, value * (1 + SLACK) + step)
    fitting = next((each for each in made if each[2].overlaps(said)), None)
    meant = fitting or next((each for each in made if _is_meant(value, _middle(each[2]), step)), None)
    if meant:
        total, count, due = meant
        raws = (
            f"{total.observation.raw} / {count.observation.raw} = {printed(_middle(due) / one.scale, step / one.scale)}"
        )
        yield Relation("mean_matches_total", said, due, f"{raws}; {one.raw}", figures((total, count, mean)))


def _middle(due: Interval) -> Decimal:
    return ((due.low or Decimal(0)) + (due.high or Decimal(0))) / 2


def _is_meant(value: Decimal, due: Decimal, step: Decimal) -> bool:
    return is_slip(value, due, step) or is_point_moved(value, due)


@finds(
    relation_rule(
        "mean_within_values",
        Severity.WARNING,
        "a mean between the smallest and the largest of its values",
        "số bình quân nằm giữa giá trị thấp nhất và cao nhất",
        "Three groups pay 8 900, 11 400 and 14 200 đồng; on average 16 160 are printed.",
    ),
)
def means_among_values(report: Printed) -> Iterator[Relation]:
    """Pair each mean with the values of its sentence that it is of: three or more, or the highest and the lowest."""
    for _, row in report.in_passages():
        for mean in row:
            if not mean.is_level or mean.observation.value is None or not mean.led(_MEAN):
                continue
            others = [one for one in of_sentence(row, mean) if one is not mean and _is_like(one, mean)]
            values = [one for one in others if one.start < mean.start and not one.led(_MEAN)]
            if len(values) >= FEWEST and _are_all(values, mean):
                yield from _within(mean, values)
            for one in others:
                if one.led(_HIGHEST) or one.led(_LOWEST):
                    highest = one.led(_HIGHEST) is not None
                    limit = reading(one.observation)
                    end = limit.high if highest else limit.low
                    if end is not None:
                        yield Relation(
                            rule="mean_within_values",
                            left=reading(mean.observation),
                            right=at_most(end) if highest else at_least(end),
                            found=f"{mean.observation.raw}; {one.observation.raw}",
                            places=figures((mean, one)),
                        )


def _is_like(one: Figure, mean: Figure) -> bool:
    left, right = one.observation, mean.observation
    base = str(left.unit).partition("/")[0] == str(right.unit).partition("/")[0]
    return one.is_level and left.value is not None and base and left.unit is not None and left.per == right.per


def _are_all(values: Sequence[Figure], mean: Figure) -> bool:
    """Whether values listed before a mean are what it is of: printed in its unit, at its time, without a comparison."""
    unit = mean.observation.raw.lstrip("0123456789., ")
    alike = all(one.observation.raw.lstrip("0123456789., ") == unit for one in values)
    times = {one.observation.period_code for one in (*values, mean)}
    between = mean.passage.text[values[0].start : mean.start]
    return alike and "/" in unit and len(times) == 1 and _OTHER_TIME.search(between) is None


def _within(mean: Figure, values: Sequence[Figure]) -> Iterator[Relation]:
    spans = [reading(one.observation) for one in values]
    lows, highs = [one.low for one in spans if one.low is not None], [one.high for one in spans if one.high is not None]
    if len(lows) == len(highs) == len(values):
        raws = "; ".join(one.observation.raw for one in values)
        yield Relation(
            rule="mean_within_values",
            left=reading(mean.observation),
            right=Interval(min(lows), max(highs)),
            found=f"{raws}; {mean.observation.raw}",
            places=figures((mean, *values)),
        )
