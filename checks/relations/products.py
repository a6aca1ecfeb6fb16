"""A rate, what it is of, and what the two make: yield, area and harvest, density, area and people.

A number a day or month belongs to `rates`, percentages to `shares`.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from checks.relations.finder import finds, relation_rule
from checks.relations.printed import Figure, Line, Printed
from checks.relations.reading import reading
from checks.relations.relation import Relation, figures
from normalise.lexical import units
from normalise.records import Interval, Observation, Severity

SLACK = Decimal("0.05")
"""What is harvested is less than what was sown, and rates are of averages: so far may the product be off."""
NEAR = Decimal("0.3")
"""What is further off is of something else."""
PEOPLE = "người"


@finds(
    relation_rule(
        "product_matches_rate",
        Severity.WARNING,
        "an amount that is the rate times what it is of, within five per cent",
        "tổng lượng khớp với mức bình quân nhân với quy mô, sai khác không quá 5%",
        "40 000 ha with 60 tạ/ha give 240 000 tấn; 260 000 are printed.",
    ),
)
def rates_and_products(report: Printed) -> Iterator[Relation]:
    """Pair a rate with the one amount that it is of and the one that it makes, in a sentence or a row of a table."""
    for _, row in report.in_passages():
        for _, members in groupby(row, key=lambda one: one.sentence):
            yield from _products(list(members))
    for line in report.lines:
        yield from _products(_of_row(report, line))


def _of_row(report: Printed, line: Line) -> list[Figure]:
    return [one for cell in line.cells for one in report.of(cell)]


def _products(row: Sequence[Figure]) -> Iterator[Relation]:
    levels = [one for one in row if one.is_level and one.observation.value and one.observation.unit]
    rates = [one for one in levels if _rate(one.observation)]
    if len(rates) != 1:
        return
    (rate,) = rates
    made, of = _rate(rate.observation) or ("", "")
    alike = [one for one in levels if one is not rate and _of_one_time(one.observation, rate.observation)]
    wholes = [one for one in alike if _kind(one.observation.unit) == _kind(of)]
    amounts = [one for one in alike if _kind(one.observation.unit) == _kind(made)]
    if len(wholes) == len(amounts) == 1:
        due = _times(_measured(rate.observation, made, of), _measured(wholes[0].observation))
        if due and (relation := _relation(rate, wholes[0], amounts[0], due)):
            yield relation


def _rate(one: Observation) -> tuple[str, str] | None:
    """Return what a rate counts and on what: mass or people on an area."""
    made, _, of = (one.unit or "").partition("/")
    kinds = _kind(made), _kind(of)
    return (made, of) if kinds[0] in ("mass", PEOPLE) and kinds[1] == "area" else None


def _kind(unit: str | None) -> str | None:
    size = units.size(unit or "")
    return size.kind if size else unit if unit == PEOPLE else None


def _of_one_time(one: Observation, other: Observation) -> bool:
    return one.period_code == other.period_code and one.kind is other.kind and one.denominator is None


def _measured(one: Observation, unit: str | None = None, per: str | None = None) -> Interval:
    """Return what a printed number may stand for, in the smallest measure of its kind."""
    own, base = units.size(unit or one.unit or ""), units.size(per or "")
    factor = Decimal(own.amount if own else 1) / Decimal(base.amount if base else 1)
    said = reading(one)
    low, high = (None if end is None else end * factor for end in (said.low, said.high))
    return Interval(low, high)


def _times(rate: Interval, whole: Interval) -> Interval | None:
    if None in (rate.low, rate.high, whole.low, whole.high):
        return None
    return Interval(rate.low * whole.low * (1 - SLACK), rate.high * whole.high * (1 + SLACK))  # type: ignore[operator]


def _relation(rate: Figure, whole: Figure, amount: Figure, due: Interval) -> Relation | None:
    """Return the relation of what is due to what is printed, if that is so near that it was meant to be it."""
    printed = _measured(amount.observation)
    wide = Interval((due.low or Decimal(0)) * (1 - NEAR), (due.high or Decimal(0)) * (1 + NEAR))
    if not printed.overlaps(wide):
        return None
    raws = f"{rate.observation.raw} × {whole.observation.raw}; {amount.observation.raw}"
    return Relation("product_matches_rate", printed, due, raws, figures((rate, whole, amount)))
