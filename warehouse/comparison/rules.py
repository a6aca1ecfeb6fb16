"""One figure against the figure of the year before: whether they can be compared, and what the change is.

Pure functions on figures; finding the figures is `year_over_year`, the words for a status are in `reasons`.
"""

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal
from enum import StrEnum
from typing import NamedTuple

from normalise.records import Interval, difference
from warehouse.comparison.intervals import APPROXIMATE, BOUNDS, allowed, relative

PERCENT, POINTS, TIMES = "%", "điểm phần trăm", "x"
PLACES = Decimal("0.000001")
"""Relative changes are kept to a millionth of a percent; the quotient itself has no end."""


class Status(StrEnum):
    """Whether and how a year can be compared with the year before."""

    OK = "ok"
    ZERO_BASE = "zero_base"
    SIGN = "sign"
    COVERAGE_MISMATCH = "coverage_mismatch"
    ASOF_SHIFT = "asof_shift"
    BOUNDED = "bounded"
    APPROX = "approx"
    IMPLIED_BASE = "implied_base"
    STATED_MISMATCH = "stated_mismatch"
    BREAK = "break"
    UNIT_MISMATCH = "unit_mismatch"
    MISSING = "missing"
    NO_PREVIOUS = "no_previous"


@dataclass(frozen=True)
class Series:
    """What the catalogue says of the indicator."""

    kind: str
    """level, rate, index or rank."""
    stock: bool
    unit: str | None
    minimum: Decimal | None
    maximum: Decimal | None
    additive: bool = False
    """Whether the figures of parts add up to that of the whole."""


class Figure(NamedTuple):
    """A stated value of one year."""

    observation_id: str | None
    """None for a sum."""
    report_id: str | None
    entity_id: str
    period_code: str
    value: Decimal
    value_high: Decimal | None
    denominator: Decimal | None
    unit: str | None
    per: str | None
    qualifier: str
    half: Decimal
    """Half of the printed rounding unit."""
    raw: str
    """As printed, without the qualifying word."""
    dimension: str | None
    factor: Decimal
    """Base units of the dimension in one unit."""
    parts: tuple[str, ...] = ()
    """Statements that a sum over bodies which merged is made of."""

    @property
    def reach(self) -> Interval:
        """What the words allow, taken to the letter."""
        return allowed(self.value, self.value_high, self.qualifier, self.half)

    @property
    def rounded(self) -> Interval:
        """What the words allow when the printed digits were themselves rounded."""
        return self.reach if self.qualifier in APPROXIMATE else self.reach.shift(-self.half, self.half)

    def in_unit_of(self, other: "Figure") -> "Figure":
        """Give the same in the other's unit of the same dimension."""
        if self.unit == other.unit:
            return self
        ratio = self.factor / other.factor
        high = None if self.value_high is None else self.value_high * ratio
        return self._replace(value=self.value * ratio, value_high=high, half=self.half * ratio, unit=other.unit)


class Growth(NamedTuple):
    """A change as the report prints it, against the same season of the year before."""

    observation_id: str
    value: Decimal
    value_high: Decimal | None
    unit: str | None
    qualifier: str
    half: Decimal
    direction: str | None
    raw: str = ""
    """As printed, without the word of its direction."""

    @property
    def signed(self) -> Decimal:
        """Down is negative; a ratio stays as printed."""
        return -self.value if self.direction == "down" and self.unit != TIMES else self.value

    def ratio(self, value: Decimal) -> Decimal:
        """How many times the value before a change of so many percent, or times, gives."""
        if self.unit != TIMES:
            return 1 + (-value if self.direction == "down" else value) / 100
        return 1 / value if self.direction == "down" else value

    @property
    def rounded(self) -> Interval:
        """What the printed change allows, signed."""
        reach = allowed(self.value, self.value_high, self.qualifier, self.half)
        if self.qualifier not in APPROXIMATE:
            reach = reach.shift(-self.half, self.half)
        if self.direction == "down" and self.unit != TIMES:
            return difference(Interval(Decimal(0), Decimal(0)), reach)
        return reach


class Link(NamedTuple):
    """Another indicator, and how far its figures may be set against those of this one."""

    code: str
    name_vi: str
    name_en: str
    relation: str
    """`caveat`, `not_comparable` or `replaces`."""
    reason_vi: str
    reason_en: str

    @property
    def comparable(self) -> bool:
        """Whether a change may be shown, with the reason as its caveat."""
        return self.relation == "caveat"


class Pair(NamedTuple):
    """All that is known for one indicator, entity, season and kind in two successive years."""

    current: Figure | None
    previous: Figure | None
    link: Link | None = None
    """Where the previous figure is one of another indicator: which."""
    current_dashed: bool = False
    """The report of this year prints a dash."""
    previous_dashed: bool = False
    other_season: Figure | None = None
    """Where the same season is missing the year before: what there is of that year."""
    growth: Growth | None = None


class Comparison(NamedTuple):
    """The result: a status, the figure compared with, and the changes that may be shown."""

    status: Status
    previous: Figure | None = None
    implied: Interval | None = None
    """Range of a previous value that a printed growth implies."""
    implied_value: Decimal | None = None
    change: Decimal | None = None
    """In the unit, or in percentage points."""
    percent: Decimal | None = None
    reach: Interval | None = None
    """All changes possible where the change itself cannot be given."""
    percent_reach: Interval | None = None
    direction: str | None = None
    entity_changed: bool = False


def compare(pair: Pair, series: Series) -> Comparison:
    """Decide the case and compute what it allows to be shown."""
    current, previous = pair.current, pair.previous
    if current is None:
        return Comparison(Status.MISSING, previous)
    if previous is None:
        return implied_base(current, pair.growth) or _without_partner(pair, series)
    if current.entity_id != previous.entity_id:
        return Comparison(Status.BREAK, previous, entity_changed=True)
    if pair.link is not None and not pair.link.comparable:
        return Comparison(Status.BREAK, previous)
    if current.denominator != previous.denominator and None not in (current.denominator, previous.denominator):
        return Comparison(Status.BREAK, previous)
    if current.per != previous.per or (current.unit != previous.unit and current.dimension != previous.dimension):
        return Comparison(Status.UNIT_MISMATCH, previous)
    previous = previous.in_unit_of(current)
    outcome = _change(current, previous, series)
    if pair.growth is not None and contradicts(pair.growth, current, previous):
        return outcome._replace(status=Status.STATED_MISMATCH)
    return outcome


def _without_partner(pair: Pair, series: Series) -> Comparison:
    if pair.other_season is not None:
        return Comparison(Status.ASOF_SHIFT if series.stock else Status.COVERAGE_MISMATCH, pair.other_season)
    return Comparison(Status.NO_PREVIOUS)


def _change(current: Figure, previous: Figure, series: Series) -> Comparison:
    relative_allowed = current.unit != PERCENT and series.kind != "rank"
    if current.qualifier in BOUNDS or previous.qualifier in BOUNDS:
        now, then = _within_limits(current, series), _within_limits(previous, series)
        return _reach(Status.BOUNDED, previous, now, then, relative_allowed)
    if current.qualifier in APPROXIMATE or previous.qualifier in APPROXIMATE:
        return _reach(Status.APPROX, previous, current.rounded, previous.rounded, relative_allowed)
    change = current.value - previous.value
    status, percent = Status.OK, None
    if not relative_allowed:
        pass
    elif previous.value == 0:
        status = Status.ZERO_BASE
    elif previous.value < 0 or current.value < 0:
        status = Status.SIGN
    else:
        percent = ((current.value / previous.value - 1) * 100).quantize(PLACES)
    direction = "up" if change > 0 else "down" if change < 0 else "same"
    return Comparison(status, previous, change=change, percent=percent, direction=direction)


def _within_limits(figure: Figure, series: Series) -> Interval:
    """Apply the natural limits, which are known in the indicator's own unit only."""
    return figure.reach.within(series.minimum, series.maximum) if figure.unit == series.unit else figure.reach


def _reach(status: Status, previous: Figure, now: Interval, then: Interval, relative_allowed: bool) -> Comparison:
    reach = difference(now, then)
    percent = relative(now, then) if relative_allowed else None
    return Comparison(
        status, previous, reach=reach, percent_reach=percent and _outward(percent), direction=reach.direction
    )


def _outward(percent: Interval) -> Interval:
    """Round so that the true interval stays inside."""
    low = None if percent.low is None else percent.low.quantize(PLACES, ROUND_FLOOR)
    high = None if percent.high is None else percent.high.quantize(PLACES, ROUND_CEILING)
    return percent._replace(low=low, high=high)


def implied_base(current: Figure, growth: Growth | None) -> Comparison | None:
    """Give the previous value that an exact value and its exact printed growth imply; None where they imply none.

    previous = current / (1 + g) for percent, current / k for "gấp k lần". A percent on a percentage is left alone,
    since it may mean points. The value is given to the power of ten below the width of its interval, no finer.
    """
    if growth is None or current.qualifier != "=" or growth.qualifier != "=" or growth.direction is None:
        return None
    if growth.unit not in (TIMES, PERCENT) or (growth.unit == PERCENT == current.unit):
        return None
    slack = growth.half
    if growth.value <= slack or current.value <= 0:
        return None
    ratios = [growth.ratio(growth.value + turn) for turn in (-slack, Decimal(0), slack)]
    if min(ratios) <= 0:
        return None
    least, ratio, greatest = sorted(ratios)
    low, high = current.value / greatest, current.value / least
    step = Decimal(1).scaleb((high - low).adjusted()) if high > low else PLACES
    previous = (current.value / ratio / step).to_integral_value(ROUND_HALF_EVEN) * step
    bounds = Interval(low.quantize(PLACES, ROUND_FLOOR), high.quantize(PLACES, ROUND_CEILING))
    now = Interval(current.value, current.value)
    percent = relative(now, bounds) if current.unit != PERCENT else None
    return Comparison(
        Status.IMPLIED_BASE,
        implied=bounds,
        implied_value=previous,
        change=current.value - previous,
        percent=((ratio - 1) * 100).quantize(PLACES) if current.unit != PERCENT else None,
        reach=difference(now, bounds),
        percent_reach=percent and _outward(percent),
        direction=difference(now, bounds).direction,
    )


def contradicts(growth: Growth, current: Figure, previous: Figure) -> bool:
    """Whether a printed change cannot be the one between the two values, whatever the rounding of all three.

    "%" on a percentage is read either way, as points and as a relative change: reports write both so.
    """
    if growth.direction is None:
        return False
    now, then = current.rounded, previous.rounded
    if growth.unit == TIMES:
        return _contradicts_ratio(growth, now, then)
    possible = [relative(now, then)] if growth.unit == PERCENT else []
    if (growth.unit in (POINTS, PERCENT) and current.unit == PERCENT) or growth.unit == current.unit != PERCENT:
        possible.append(difference(now, then))
    known = [reach for reach in possible if reach is not None]
    return bool(known) and not any(growth.rounded.overlaps(reach) for reach in known)


def _contradicts_ratio(growth: Growth, current: Interval, previous: Interval) -> bool:
    percent = relative(previous, current) if growth.direction == "down" else relative(current, previous)
    if percent is None:
        return False
    hundred = Decimal(100)
    stated = growth.rounded
    as_percent = Interval(
        None if stated.low is None else stated.low * hundred - hundred,
        None if stated.high is None else stated.high * hundred - hundred,
        stated.low_open,
        stated.high_open,
    )
    return not as_percent.overlaps(percent)
