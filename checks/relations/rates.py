"""Rates against counts: so many a day against the total, people a household.

Shares and parts belong to `shares`.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from checks.arithmetic.slips import is_slip
from checks.relations.finder import finds, relation_rule
from checks.relations.nouns import overlap, same_noun
from checks.relations.printed import Figure, Printed
from checks.relations.reading import last_place, reading, step
from checks.relations.relation import Relation, figures
from normalise.lexical.lexicon import pattern
from normalise.lexical.text import fold
from normalise.records import Interval, Observation, Severity, quotient
from normalise.statements.relation import MONEY

_BRACKETS = re.compile(r"\([^()]*\)")
_BESIDE = re.compile(r"[\s,;()]*(?:[^\W\d]+[\s,;()]*){0,2}")
_PEOPLE = frozenset(map(fold, ("dân", "người", "người dân", "nhân khẩu", "khẩu", "công dân")))
_HOUSEHOLDS = frozenset(map(fold, ("hộ", "hộ gia đình", "hộ dân")))
_AVERAGE = pattern(r"{average}")
NEAR = 20
"""A rate that differs from that of a total by less than one part in so many was meant to be it."""
ALIKE = 0.5
"""Share of the words of a name, of amounts of money, that the other has too."""
PEOPLE_A_HOUSEHOLD = Interval(Decimal(2), Decimal(7))
"""The census of 2019 has 3.6; no province is outside 2 to 6."""


def _rounded(one: Observation) -> Interval:
    """Return what a number a day or month may stand for: an average is rounded, whatever it counts."""
    half = last_place(one) / 2
    said = reading(one)
    return Interval(said.low - half, said.high + half) if said.low is not None and said.high is not None else said


@finds(
    relation_rule(
        "rate_matches_total",
        Severity.WARNING,
        "a number a day or month that gives the total of the period",
        "số bình quân ngày hoặc tháng khớp với tổng số của kỳ",
        "5.8 million documents in 11 months are 527 000 a month; 550 000 a month is printed beside it.",
    ),
)
def rates_and_totals(report: Printed) -> Iterator[Relation]:
    """Pair each number a day, month or year with the total over a known time that its passage gives."""
    for _, row in report.in_passages():
        for rate in row:
            one = rate.observation
            if one.per not in ("day", "month") or one.value is None or one.raw.count("/") > 1:
                continue  # "500.000 đồng/em/tháng" is that of one.
            totals = [figure for figure in row if _is_total(figure, rate)]
            made = [(figure, average) for figure in totals if (average := _average(figure.observation, one.per))]
            if not made:
                continue
            fitting = next(((figure, average) for figure, average in made if average.overlaps(_rounded(one))), made[0])
            total, average = fitting
            if not average.overlaps(_rounded(one)) and not _is_meant(row, total, rate, average):
                continue
            yield Relation(
                rule="rate_matches_total",
                left=average,
                right=_rounded(one),
                found=f"{total.observation.raw} / {_length(total.observation, one.per)} = "
                f"{average.low:,.0f}–{average.high:,.0f}; {one.raw}".replace(",", "."),
                places=figures((total, rate)),
            )


def _is_meant(row: Sequence[Figure], total: Figure, rate: Figure, average: Interval) -> bool:
    """Whether a rate was meant to be that of a total: it is near, or off by a slip, or stands next to it."""
    middle, value = ((average.low or 0) + (average.high or 0)) / Decimal(2), rate.observation.value or Decimal(0)
    near = abs(middle - value) * NEAR <= value
    beside = total.sentence == rate.sentence and abs(row.index(total) - row.index(rate)) == 1
    return near or beside or is_slip(value, middle, step(rate.observation))


def _is_more(one: Figure, other: Figure) -> bool:
    """Whether a sentence counts more elsewhere."""
    return one.sentence == other.sentence and (one.observation.value or 0) > (other.observation.value or 0)


def _is_total(figure: Figure, rate: Figure) -> bool:
    one = figure.observation
    counted = one.unit and rate.observation.unit
    if one.unit in MONEY and overlap(one.indicator, rate.observation.indicator) < ALIKE:
        return False
    if _AVERAGE.search(one.indicator):
        return False
    return bool(
        figure.is_level
        and one.per is None
        and one.value
        and counted
        and (
            same_noun(one.unit, rate.observation.unit)
            or same_noun((one.unit or "").removeprefix("lượt "), rate.observation.unit)
        )
        and one.value > (rate.observation.value or 0)
        and one.kind is rate.observation.kind
    )


def _length(one: Observation, per: str) -> int | None:
    """Return the days or months of a period; a count up to the last day of a year is taken for that year's."""
    start, end = one.period_start, one.period_end
    if start is None:
        if not one.period_stated or (end.month, end.day) != (12, 31):
            return None
        start = end.replace(month=1, day=1)
    if not one.period_stated:
        return None
    days = (end - start).days + 1
    return days if per == "day" else (end.year - start.year) * 12 + end.month - start.month + 1


def _average(one: Observation, per: str) -> Interval | None:
    length = _length(one, per)
    return quotient(reading(one), Interval(Decimal(length), Decimal(length))) if length else None


def _are_beside(home: Figure, person: Figure) -> bool:
    """Whether two counts stand beside each other: with a clause or a figure between they are of other people."""
    first, second = sorted((home, person), key=lambda one: one.start)
    return _BESIDE.fullmatch(_BRACKETS.sub("", first.passage.text[first.end : second.start])) is not None


@finds(
    relation_rule(
        "household_size_plausible",
        Severity.ERROR,
        "two to seven people a household",
        "mỗi hộ có từ hai đến bảy người",
        "98 million people in 2.7 million households would be 36 in each: a digit is missing.",
    ),
)
def households(report: Printed) -> Iterator[Relation]:
    """Pair the people and the households that one sentence counts."""
    for _, row in report.in_passages():
        people = [one for one in row if fold(one.observation.unit or "") in _PEOPLE and one.is_level]
        homes = [one for one in row if fold(one.observation.unit or "") in _HOUSEHOLDS and one.is_level]
        for person in people:
            home = next((one for one in homes if one.sentence == person.sentence and _are_beside(one, person)), None)
            if home and any(_is_more(one, person) for one in people):
                continue  # Men and women apart are fewer than the households have members.
            if home is None or person.observation.per or home.observation.per:
                continue
            if ratio := quotient(reading(person.observation), reading(home.observation)):
                yield Relation(
                    rule="household_size_plausible",
                    left=ratio,
                    right=PEOPLE_A_HOUSEHOLD,
                    found=f"{person.observation.raw} / {home.observation.raw} = {ratio.low:.1f}".replace(".", ","),
                    places=figures((person, home)),
                )
