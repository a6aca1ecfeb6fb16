"""What the words of a heading, a label or a title say beside what is measured: unit, time, scenario, comparison.

The same words mean the same on either axis, so columns, rows, groups and titles are all read here. Which role a column
or row has, and which of several meanings holds for a cell, is decided elsewhere.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from statistics import median

from normalise.lexical.lexicon import only, pattern
from normalise.periods import calendar_code, horizon, period
from normalise.periods.period_form import Clock
from normalise.quantities import unit_text
from normalise.records import Kind, Period

_SHARE = pattern(r"{share_heading}(?:\s+{within_whole|compare}\s+{count_of})?[\s(%)]*$")
_GROWTH = pattern(
    r"{change_heading}|{rise|fall}\s*\(?[+-]?\)?\s*(?:[/,–-]|{joins})?\s*\(?\s*{rise|fall}|%\s*{rise|fall}|^\s*{rise|fall}"
    r"|\+\s*/\s*[-–−]|±|{rise|fall}\s*\(?\s*%"
)
_RATE = pattern(r"{growth_head}")
_RATIO = pattern(r"{ratio_heading}")
_OF_YEARS = pattern(r"\b(?P<now>(?:19|20)\d\d)\s*/\s*(?:{done_heading}\s+)?(?:{year}\s+)?(?P<before>(?:19|20)\d\d)\b")
_PLAN = r"(?P<plan>{plan|plan_short|heading_target})"
_OF_PLAN = pattern(
    r"{ratio_heading}[^;]{0,40}?\s"
    + _PLAN
    + r"|/\s*"
    + _PLAN.replace("<plan>", "<over>")
    + r"|%\s*(?:{of}\s+)?(?:(?:{reaches}|{fulfil|plan_part|done_heading})\s+)*"
    + _PLAN.replace("<plan>", "<share>")
    + r"|{fulfil}(?:\s+{plan_part})*\s+"
    + _PLAN.replace("<plan>", "<done>")
    + r"(?=.*%)"
)
_PERCENT = re.compile(r"%")
_ESTIMATE = pattern(r"{estimate|estimate_heading}")
_PLANNED = pattern(r"{heading_target}|{plan_figure}(?=.*\d)")
_DONE = pattern(r"{done_heading}")
_SAME = pattern(r"{same_period}")
_OTHER_SAME = pattern(r"{same_period}\s+(?P<when>{month|quarter|week}\s+{previous})")
"""The same days, but not of the year before: "cùng thời điểm tháng trước"."""
_BELOW = re.compile(r"[(]\s*%\s*[)]\s+(?P<words>\S.*)$")
"""The lower heading under one that ends with its unit: "… so với cùng kỳ (%)" over "Lượng"."""
_CUMULATIVE = pattern(r"{cumulative}")
_OPENING = pattern(r"{opening_heading}(?:(?:\s+{year})?\s+\d{4})?")
_CLOSING = pattern(r"{closing_heading}(?:(?:\s+{year})?\s+\d{4})?")
_FIGURE = pattern(r"^(?:{figure_heading}(?:\s+|(?=[,;:–-])|$))+")
_TAIL = pattern(
    r"(?:^|\s)(?:{year|quarter|month|plural_time|of|to|until|during|within|current|cumulative|estimate|joins})\s*$"
)
_BEFORE = pattern(r"(?:{figure_heading|unsaid_heading}\s+)?{reporting_time}\s+{previous}")
_WITHIN = pattern(r"{during|within}")
_UNSAID = pattern(r"{unsaid_heading}")
_FULFILLED = pattern(r"(?:{ratio_head}\s+)?(?:{fulfil}|{reach}|{ratio_head})")
_YEARLY = pattern(r"(?:{of}\s+)?(?:{whole}\s+)?{year}")
_LEFT_OVER = re.compile(r"[\s,;:–/(%+-]+$|^[\s,;:–/)%+-]+|\(\s*[+-]?\s*\)\s*$")
_UNOPENED = re.compile(r"^([^()]*)\)$")
"""A bracket whose beginning was taken off with the words before it; one that is whole stays: "(DTI)"."""
_RATIO_FROM = Decimal(60)
"""From this median on the figures of a comparison are ratios in percent to its base, else changes."""


class Comparison(StrEnum):
    """What figures that are set against others are."""

    PLAN = "ratio_to_plan"
    BASE = "ratio_to_base"
    GROWTH = "growth"
    SHARE = "share"


_SHARES = frozenset({Comparison.PLAN, Comparison.BASE, Comparison.SHARE})


@dataclass(frozen=True)
class Meaning:
    """What words say, and what is left of them: the measure or a part of it."""

    left: str = ""
    unit: str | None = None
    period: Period | None = None
    base: Period | None = None
    kind: Kind | None = None
    estimate: bool = False
    comparison: Comparison | None = None
    as_before: bool = False
    """Whether its time is "cùng kỳ năm trước" of a time that stands beside it."""
    against: str = ""
    """What a ratio is to, as it goes into its name: "kế hoạch", "cùng kỳ năm trước"."""

    @property
    def is_bare(self) -> bool:
        """Whether the words say a time, a scenario or a comparison and nothing else: "Năm trước", "Kế hoạch 2025"."""
        return not self.left and bool(self.period or self.kind or self.comparison or self.base)


def of(words: str, clock: Clock, figures: Sequence[Decimal] = ()) -> Meaning:
    """Return what words mean in a report. `figures` are those under the heading, or in the row.

    "So với cùng kỳ (%)" over 105,2 and 98,7 is a ratio to the base, over 5,2 and -1,3 a growth.
    """
    if unit_text.is_nothing_else(words):
        return Meaning(unit=words.strip())
    unit, bare = unit_text.in_brackets(words), unit_text.without(words)
    found = period.find(bare, clock.year, clock.reporting, heading=True)
    comparison, against = _comparison(words, figures)
    at = max((ratio.start() for ratio in _RATIO.finditer(bare)), default=len(bare))
    told = [one for one in found if not one.is_base and one.span_start < at]
    exact = [one for one in told if not _CUMULATIVE.fullmatch(one.raw.strip())]
    own = min(exact or told, key=days_of, default=None)
    dated = own is not None
    base = next((one for one in found if one.is_base or one.span_start >= at), None)
    if comparison is None:
        own, base = _of_values(bare, own, base, clock), None
    else:
        own, base, against = _of_comparison(bare, own, base, clock, against)
    share = comparison in _SHARES or (comparison is Comparison.GROWTH and _is_rate(bare))
    return Meaning(
        left=_left(bare, found, comparison) or (_below(words, bare, base) if comparison else ""),
        unit=unit or ("%" if share else None),
        period=own,
        base=base,
        kind=_kind(bare, comparison),
        estimate=_ESTIMATE.search(bare) is not None and comparison is None,
        comparison=comparison,
        as_before=comparison is None and own is not None and not dated and _SAME.search(bare) is not None,
        against=against
        or (name_of_base(base, own or clock.reporting, bare[at:]) if comparison is Comparison.BASE else ""),
    )


def compares(words: str) -> bool:
    """Whether words say what figures are compared with, and when that was."""
    return _RATIO.search(words) is not None and any(one.is_base for one in period.find(words, 2000, heading=True))


def days_of(one: Period) -> int:
    """Return how long a period is: of a stacked heading, "Thực hiện năm 2023 › Tháng 5", the finest time counts."""
    return (one.end - one.start).days if one.start else 0


def _comparison(words: str, figures: Sequence[Decimal]) -> tuple[Comparison | None, str]:
    """Return what a heading compares, and the plan that a ratio is to."""
    if _SHARE.search(words):
        return Comparison.SHARE, ""
    grows = _GROWTH.search(words) is not None
    if not grows and (plan := _OF_PLAN.search(words)):
        named = next(word for word in plan.groups() if word)
        return Comparison.PLAN, named.lower() if len(named) > 3 else only("made_plan")
    if grows:
        return Comparison.GROWTH, ""
    if _RATIO.search(words) or _OF_YEARS.search(words) or (_SAME.search(words) and _PERCENT.search(words)):
        return (Comparison.BASE if _are_ratios(figures, words) else Comparison.GROWTH), ""
    return None, ""


def ratio_or_growth(figures: Sequence[Decimal]) -> Comparison:
    """Return what percentages are that are headed "%" behind a comparison."""
    return Comparison.BASE if _are_ratios(figures, "") else Comparison.GROWTH


def _are_ratios(figures: Sequence[Decimal], words: str) -> bool:
    """Whether the figures of a comparison are ratios in percent: around a hundred, none below nothing."""
    given = unit_text.in_brackets(words)
    if (given and given != "%") or any(one < 0 for one in figures):
        return False
    return bool(figures) and median(figures) >= _RATIO_FROM


def _is_rate(words: str) -> bool:
    """Whether a change is told in percent without saying so: "Tốc độ tăng"; a mere "tăng, giảm" is in its own unit."""
    return _RATE.search(words) is not None or _GROWTH.search(words) is None


def _of_values(words: str, own: Period | None, base: Period | None, clock: Clock) -> Period | None:
    """Return the time of a column of values: "cùng kỳ năm trước", "số đầu năm", "lũy kế" name theirs without a date."""
    reporting = clock.reporting
    if base is not None and _SAME.search(base.raw):
        near = own or reporting or base
        return horizon.shifted(near, base.end.year)
    if own is None and base is not None:
        return base
    if own is None and _BEFORE.fullmatch(words) and reporting and reporting.start:
        months = calendar_code.whole_months(reporting.start, reporting.end)
        last = reporting.start - timedelta(days=1)
        return horizon.made(calendar_code.month_before(last, months - 1), last) if months else own
    if opening := _OPENING.search(words):
        year = next(iter(re.findall(r"\d{4}", opening[0])), None)
        return horizon.as_of(date(int(year or clock.year or 1) - 1, 12, 31)) if year or clock.year else own
    if (closing := _CLOSING.search(words)) and (own is None or own.start):
        year = next(iter(re.findall(r"\d{4}", closing[0])), None)
        end = date(int(year), 12, 31) if year else reporting.end if reporting else None
        return horizon.as_of(end) if end else own
    if own is not None and own.as_of and _CUMULATIVE.fullmatch(own.raw.strip()):
        return horizon.since_january(own)
    return own


def _of_comparison(
    words: str, own: Period | None, base: Period | None, clock: Clock, against: str
) -> tuple[Period | None, Period | None, str]:
    """Return the time of a column that compares, its base, and what a ratio is to.

    "Lũy kế/KH năm (%)" names no time: it is of that of the column beside it.
    """
    if years := _OF_YEARS.search(words):
        return horizon.whole_year(int(years["now"])), horizon.whole_year(int(years["before"])), against
    if own is not None and own.as_of and _CUMULATIVE.fullmatch(own.raw.strip()):
        own = None
    if other := _OTHER_SAME.search(words):
        return own, None, f"{only('made_same_time')} {other['when']}"
    if base is not None and is_same_period(base):
        near = own or clock.reporting or base
        base = horizon.shifted(near, base.end.year).model_copy(update={"raw": base.raw})
    return own, base, against


def as_long_as(now: Period, base: Period) -> Period:
    """Return the part of a base that is as long as what is compared with it: the same months of another year."""
    whole_year = (
        base.start is not None and calendar_code.whole_months(base.start, base.end) == calendar_code.YEAR_MONTHS
    )
    same = _SAME.search(base.raw) is not None and _OTHER_SAME.search(base.raw) is None
    return horizon.shifted(now, base.end.year) if (whole_year or same) and base.end.year != now.end.year else base


def is_same_period(base: Period) -> bool:
    """Whether a base is told as "cùng kỳ", the same days of the year before."""
    return _SAME.search(base.raw) is not None


def name_of_base(base: Period | None, own: Period | None, printed: str) -> str:
    """Return what a ratio is to without naming a year, so that next year's ratio has the same name."""
    if _SAME.search(printed):
        return only("made_same_period")
    if base is not None and own is not None:
        if (base.start, base.end) == _shifted(own):
            months = calendar_code.whole_months(own.start, own.end) if own.start else None
            return only("made_year_before" if months == calendar_code.YEAR_MONTHS else "made_same_period")
        if own.start and base.end == own.start - timedelta(days=1) and base.start:
            months = calendar_code.whole_months(base.start, base.end)
            names = {1: "made_month_before", 3: "made_quarter_before", 12: "made_year_before"}
            if months in names:
                december = months == 1 and base.end.month == 12 and own.start.month != 1
                return only("made_december_before" if december else names[months])
        if (base.end.month, base.end.year) == (12, own.end.year - 1):
            return only("made_december_before")
    return " ".join(_RATIO.sub("", unit_text.without(printed), count=1).split()).strip(" :,;()%")


def _shifted(own: Period) -> tuple[date | None, date]:
    before = horizon.shifted(own, own.end.year - 1)
    return before.start, before.end


def _kind(words: str, comparison: Comparison | None) -> Kind | None:
    """Return the scenario of a column; the first word that tells decides: "Thực hiện kế hoạch" is reached."""
    if comparison is not None:
        return Kind.GROWTH if comparison is Comparison.GROWTH else Kind.ACTUAL
    planned, done = _PLANNED.search(words), _DONE.search(words)
    if planned and done:
        return Kind.TARGET if planned.start() < done.start() else Kind.ACTUAL
    return Kind.TARGET if planned else Kind.ACTUAL if done else None


def _left(words: str, found: Sequence[Period], comparison: Comparison | None) -> str:
    """Return the words without time, scenario and comparison: what is measured, or which part of it."""
    if comparison is not None:
        words = _PERCENT.sub(" ", _without_comparison(words, comparison))
    bare = "" if _BEFORE.fullmatch(words) else _CLOSING.sub(" ", _OPENING.sub(" ", words))
    for one in found:
        rest = bare.replace(one.raw, " ", 1)
        bare = bare if _WITHIN.match(one.raw) and rest.strip() else rest
    dated = bare != words
    left = " ".join(bare.split())
    for _ in range(4):
        shorter = _UNOPENED.sub(r"\1", _LEFT_OVER.sub("", _FIGURE.sub("", left)))
        shorter = _TAIL.sub("", shorter) if dated else shorter
        if shorter == left:
            break
        left = shorter
    if comparison is not None and _FULFILLED.fullmatch(left):
        return ""
    return "" if _UNSAID.fullmatch(left) or _YEARLY.fullmatch(left) else left


def _without_comparison(words: str, comparison: Comparison) -> str:
    """Return the words before a comparison; of a change that leads, those between it and what it is compared with."""
    looks = (_RATIO, _SHARE, _GROWTH, _OF_PLAN, _SAME, _OF_YEARS)
    found = [match for one in looks if (match := one.search(words))]
    if not found:  # what compares stood in the unit
        return words
    first = min(found, key=re.Match.start)
    if comparison is not Comparison.GROWTH or words[: first.start()].strip(" (") or not _GROWTH.match(words):
        return words[: first.start()]
    behind = words[first.end() :]
    stops = [match.start() for one in (_RATIO, _SAME, _OF_YEARS) if (match := one.search(behind))]
    return behind[: min(stops, default=len(behind))]


def _below(words: str, bare: str, base: Period | None) -> str:
    """Return the lower heading under one that compares: "Tháng 1 năm 2020 so với cùng kỳ (%)" over "Trị giá"."""
    found = _BELOW.search(words)
    rest = found["words"] if found else bare[base.span_end :].strip() if base else ""
    if not rest[:1].isupper() or any(looks.search(rest) for looks in (_RATIO, _GROWTH, _SHARE, _OF_PLAN, _SAME)):
        return ""
    return unit_text.without(rest).strip(" ,;:–-")
