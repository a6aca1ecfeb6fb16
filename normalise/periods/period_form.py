"""The days that each form of an expression of time means in a report: first and last, by what the words count from.

The forms are those of `period_pattern`. Each function returns None where the year or the month is missing that the
words need, and raises ValueError for days that are in no calendar.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from normalise.lexical import lexicon
from normalise.lexical.text import fold
from normalise.periods import calendar_code
from normalise.periods.calendar_code import Days
from normalise.records import Period


class Clock(NamedTuple):
    """What the words count from that name no year: the reporting year, and the months or days that are reported on."""

    year: int | None = None
    reporting: Period | None = None


class Told(NamedTuple):
    """A period at its place in a text, with its form."""

    period: Period
    form: str


class Said(NamedTuple):
    """What the groups of a form hold, what it counts from, and the last period before it that is no base."""

    words: Mapping[str, str]
    clock: Clock
    named: Told | None = None


_WEEK = timedelta(days=calendar_code.WEEK_DAYS)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
DATES = frozenset({"date", "short_date", "iso_date", "written_date", "day"})
"""Forms of a single day."""
_IN_MONTH = ("month", "month_alone", "half_month", "days_of_month")
_PARTS = ("counted", "half", "half_year", "single", "year", "bare_year", "month", "quarter")
"""After one of these, "6 tháng đầu năm" is of its year."""


def _counted(said: Said) -> Days | None:
    count = number(said.words.get("n") or said.words["word"]) * (3 if "quarter" in said.words else 1)
    if "recent" in said.words and (last := _months_reported(said.clock)) and last.month >= count:
        return calendar_code.month_before(last, count - 1), last
    return _part(_year(said, *_PARTS), count, "tail" in said.words)


def _half(said: Said) -> Days | None:
    return _part(_year(said, *_PARTS), 6, "tail" in said.words)


def _half_month(said: Said) -> Days | None:
    """Return the days of "kỳ 1 tháng 10/2025", of "nửa đầu tháng" in the month at hand."""
    second = number(said.words["k"]) == 2 if "k" in said.words else "tail" in said.words
    if "m" in said.words:
        month = _month(said)
        return calendar_code.half_month(month[0], second) if month else None
    last = _months_reported(said.clock)
    named = said.named.period.end if said.named and said.named.form in _IN_MONTH else last
    return calendar_code.half_month(named, second) if named else None


def _days_of_month(said: Said) -> Days | None:
    month, count = _month(said), int(said.words["n"])
    if month is None:
        return None
    if "tail" in said.words:
        return month[1] - timedelta(days=count - 1), month[1]
    return month[0], month[0] + timedelta(days=count - 1)


def _single(said: Said) -> Days | None:
    return _part(_year(said, *_PARTS), 3 if "quarter" in said.words else 1, "tail" in said.words)


def _part(year: int | None, count: int, last: bool) -> Days | None:
    if year is None or count > calendar_code.YEAR_MONTHS:
        return None
    return calendar_code.months(year, 13 - count, 12) if last else calendar_code.months(year, 1, count)


def _opening(said: Said) -> Days | None:
    year = _year(said)
    if year is None:
        return None
    last = (
        said.clock.reporting.end
        if said.clock.reporting and said.clock.reporting.end.year == year
        else date(year, 12, 31)
    )
    return date(year, 1, 1), last


def _start(said: Said) -> Days | None:
    """Return the day before the year, or the reporting period, began: what there is then was there at its beginning."""
    reporting = said.clock.reporting
    begun = reporting.start if "term" in said.words and reporting else None
    year = _year(said) if begun is None else None
    first = begun or (date(year, 1, 1) if year else None)
    return (first - timedelta(days=1),) * 2 if first else None


def _term_end(said: Said) -> Days | None:
    reporting = said.clock.reporting
    return (reporting.end, reporting.end) if reporting else _whole(said)


def _whole(said: Said) -> Days | None:
    return _part(said.clock.year, 12, last=False)


def _named_month(said: Said) -> Days | None:
    month = number(said.words.get("word") or said.words["small"])
    year = _year(said, "named_month", "month", "month_alone")
    return calendar_code.months(year, month, month) if year else None


def _date(said: Said) -> Days | None:
    """Return the days of "31/12/2022", "07-10/12/2022", "30/10 - 01/11/2022", "ngày 15/3"."""
    year = int(said.words["y"]) if "y" in said.words else said.clock.year
    if year is None:
        return None
    year += 2000 if year < 100 else 0
    last = date(year, int(said.words["m"]), int(said.words["d"]))
    if "d0" not in said.words:
        return last, last
    return calendar_code.in_order(date(year, int(said.words.get("m0", last.month)), int(said.words["d0"])), last)


def _day_range(said: Said) -> Days | None:
    """Return the days of "15/12-14/12": where they run over a year's end, of the year before and the year at hand."""
    if said.clock.year is None:
        return None
    last = date(said.clock.year, int(said.words["m"]), int(said.words["d"]))
    first = date(said.clock.year, int(said.words["m0"]), int(said.words["d0"]))
    return (first if first <= last else calendar_code.day_moved(first, -1)), last


def _quarter(said: Said) -> Days | None:
    quarter, year = number(said.words["q"]), _year(said, "quarter")
    return calendar_code.months(year, quarter * 3 - 2, quarter * 3) if year else None


def _month(said: Said) -> Days | None:
    year = _year(said, *_IN_MONTH, "bare_month", "named_month")
    last = said.words["m"]
    return calendar_code.months(year, int(said.words.get("m0", last)), int(last)) if year else None


def _week(said: Said) -> Days | None:
    year = _year(said, "week")
    last = said.words["w"]
    return calendar_code.weeks(year, int(said.words.get("w0", last)), int(last)) if year else None


def _school(said: Said) -> Days:
    if int(said.words["y1"]) != int(said.words["y0"]) + 1:
        raise ValueError("no school year")
    return calendar_code.school_year(int(said.words["y0"]))


def _semester(said: Said) -> Days | None:
    """Return the days of a semester; without its school year, of the one that is told of or reported on."""
    year = _school_year(said)
    return calendar_code.semester(year, number(said.words["q"])) if year else None


def _school_year(said: Said) -> int | None:
    """Return the year in which the school year opens that an expression names or counts from."""
    if "y0" in said.words:
        return _school(said)[0].year
    near = [said.named.period if said.named else None, said.clock.reporting]
    begun = [one.start for one in near if one and one.start and calendar_code.is_of_school_year(one.start, one.end)]
    opened = [day.year if day.month >= calendar_code.FIRST_SCHOOL_MONTH else day.year - 1 for day in begun]
    shift = -1 if "before" in said.words else 1 if "after" in said.words else 0
    return opened[0] + shift if opened else None


def _crop_years(said: Said) -> Days | None:
    """Return the year that a crop is harvested in: the statistics of crops count it to that one."""
    years = _years(said)
    return _part(years[1].year, 12, last=False) if years else None


def _years_before(said: Said) -> Days | None:
    """Return so many years before the one that is told of: "so với bình quân 5 năm trước"."""
    count, year = number(said.words.get("n") or said.words["word"]), _anchor(said)
    return (date(year - count, 1, 1), date(year - 1, 12, 31)) if year else None


def _years(said: Said) -> Days | None:
    return calendar_code.in_order(date(int(said.words["y0"]), 1, 1), date(int(said.words["y1"]), 12, 31))


def _a_year(said: Said) -> Days | None:
    return calendar_code.months(int(said.words["y"]), 1, 12)


def _same(said: Said) -> Days | None:
    year = _anchor(said)
    return calendar_code.months(year - 1, 1, 12) if year else None


def _relative(said: Said) -> Days | None:
    """Return "năm trước", "quý này", "tháng tới"; "kỳ trước" is as long as what is reported on."""
    shift = -1 if "before" in said.words else 1 if "after" in said.words else 0
    if "school" in said.words:
        school = _school_year(said)
        return calendar_code.school_year(school) if school else None
    if "year" in said.words or "crop" in said.words:
        year = _anchor(said) if shift else said.clock.year
        return calendar_code.months(year + shift, 1, 12) if year else None
    if "quarter" in said.words or "month" in said.words:
        size = 3 if "quarter" in said.words else 1
        if size == 1 and shift and said.named is None and (days := _month_of_days(said.clock)):
            return calendar_code.same_day(days[0], shift), calendar_code.same_day(days[1], shift)
        last = _unit_reported(size, said) or (_year_reported(said.clock) if shift < 0 else None)
        if last is None:
            return None
        return calendar_code.month_before(last, size - 1 - shift * size), calendar_code.month_end(
            calendar_code.month_before(last, -shift * size)
        )
    if "week" in said.words:
        days = _week_at_hand(said)
        return (days[0] + shift * _WEEK, days[1] + shift * _WEEK) if days else None
    days = _reported_days(said.clock)
    return days if shift == 0 or days is None else _half_beside(*days, shift)


def _month_of_days(clock: Clock) -> Days | None:
    """Return the days that a report is about which it calls a month: from 15 April to 14 May."""
    days = _reported_days(clock)
    called = calendar_code.called(*days) if days else None
    return days if called and calendar_code.whole_months(*called) == 1 else None


def _half_beside(first: date, last: date, shift: int) -> Days | None:
    """Return the half of a month before or after one; None of other days."""
    if not calendar_code.is_half_month(first, last):
        return None
    beside = first - timedelta(days=1) if shift < 0 else last + timedelta(days=1)
    return calendar_code.half_month(beside, second=beside.day > calendar_code.MIDDLE_OF_MONTH)


def _within(said: Said) -> Days | None:
    """Return "trong tháng", "trong kỳ": what the report, or the sentence before it, is about."""
    if "year" in said.words:
        return _part(said.clock.year, 12, last=False)
    return _relative(said._replace(words={**said.words, "now": "now"}))


def _to_date(said: Said) -> Days | None:
    if said.clock.reporting and said.clock.reporting.end.year == said.clock.year:
        return said.clock.reporting.end, said.clock.reporting.end
    return _part(said.clock.year, 12, last=False)


FORMS: Mapping[str, Callable[[Said], Days | None]] = {
    "counted": _counted, "counted_short": _counted,
    "half": _half, "half_year": _half, "half_month": _half_month, "days_of_month": _days_of_month,
    "single": _single, "opening": _opening, "whole": _whole, "start": _start, "term_end": _term_end,
    "year_end": _whole,
    "named_month": _named_month, "date": _date, "short_date": _date, "iso_date": _date, "written_date": _date,
    "day": _date, "days": _day_range, "quarter": _quarter, "month": _month, "month_alone": _month,
    "month_short": _month, "bare_month": _month, "week": _week, "school": _school, "semester": _semester,
    "years": _years, "crop_years": _crop_years, "years_before": _years_before, "year": _a_year, "bare_year": _a_year,
    "same": _same, "relative": _relative, "within": _within, "to_date": _to_date,
}  # fmt: skip


def _year(said: Said, *alike: str) -> int | None:
    """Return the year that an expression names, or else that of the one before it of a form like its own."""
    if "y" in said.words:
        return int(said.words["y"])
    if "before" in said.words:
        year = _anchor(said)
        return year - 1 if year else None
    if "after" in said.words and said.clock.year:
        return said.clock.year + 1
    if "now" not in said.words and said.named is not None and said.named.form in alike:
        return said.named.period.end.year
    return said.clock.year


def _anchor(said: Said) -> int | None:
    """Return the year that "năm trước" counts from: the one that the text names before it, else the reporting year."""
    return said.named.period.end.year if said.named else said.clock.year


def _unit_reported(size: int, said: Said) -> date | None:
    """Return the last day of the month or quarter at hand: one just named, else the last that is reported on."""
    if said.named and said.named.period.start in {None, said.named.period.end}:
        end = said.named.period.end
        ended = end == calendar_code.month_end(end) and end.month % size == 0
        return end if ended else calendar_code.month_end(end) if size == 1 else None
    if said.named and said.named.period.start:
        months = calendar_code.whole_months(said.named.period.start, said.named.period.end)
        if months == size:
            return said.named.period.end
    last = _months_reported(said.clock)
    return last if last and last.month % size == 0 else None


def _months_reported(clock: Clock) -> date | None:
    """Return the last day of the months that are reported on; None where they are a whole year."""
    one = clock.reporting
    if one is None or one.start is None or one.end.year != clock.year:
        return None
    months = calendar_code.whole_months(one.start, one.end)
    return one.end if months is not None and months < calendar_code.YEAR_MONTHS else None


def _year_reported(clock: Clock) -> date | None:
    """Return the last day of a year that is reported on: before its last month or quarter is "tháng trước"."""
    one = clock.reporting
    whole = one is not None and one.start == date(one.end.year, 1, 1) and one.end.year == clock.year
    return one.end if one and whole and (one.end.month, one.end.day) == (12, 31) else None


def _week_at_hand(said: Said) -> Days | None:
    """Return the week just named, else the one that is reported on."""
    named = (said.named.period.start, said.named.period.end) if said.named else None
    near = [days for days in (named, _reported_days(said.clock)) if days and days[0]]
    return next(((first, last) for first, last in near if first and calendar_code.is_week(first, last)), None)


def _reported_days(clock: Clock) -> Days | None:
    one = clock.reporting
    return (one.start, one.end) if one and one.start else None


def number(words: str) -> int:
    """Return what a number in digits, Roman ones or words stands for."""
    folded = fold(words)
    return int(folded) if folded.isdecimal() else _ROMAN.get(folded) or lexicon.values("number_word")[folded]
