"""Periods and dates that a text names, as SDMX codes: years, quarters, months, "11 tháng đầu năm 2022", bases.

A text is searched once (`expressions`); what its words mean in a report is told later (`resolve`). Which figure a period
belongs to, and what holds where none is named, is for `times`. Roman years and lunar dates are not read.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from normalise import calendar_code, nonquantity, units
from normalise import period_pattern as forms
from normalise.calendar_code import Days
from normalise.lexical import lexicon
from normalise.records import Period
from normalise.text import fold


class Expression(NamedTuple):
    """A piece of a text that tells time, as it is printed."""

    start: int
    end: int
    reason: str
    """`date`, `year`, `period`, or `refused:impossible_date`."""
    form: str
    """The form of `period_pattern` that it has, or `span` for two that "đến" makes one."""
    words: Mapping[str, str]
    """What the groups of the form hold."""
    lead: int = 0
    """Where the words begin that lead to it: "so với", "đến hết"."""
    base: bool = False
    as_of: bool = False
    since: bool = False
    """A word for "from" leads to it."""
    ends: tuple["Expression", ...] = ()
    """First and last of a span."""


class Clock(NamedTuple):
    """What the words count from that name no year: the reporting year, and the months or days that are reported on."""

    year: int | None = None
    reporting: Period | None = None


class Told(NamedTuple):
    """A period at its place in a text, with its form."""

    period: Period
    form: str


_LOOK_BACK = 48
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
DATES = frozenset({"date", "short_date", "iso_date", "written_date", "day"})
"""Forms of a single day."""
_PARTS = ("counted", "half", "single", "year", "bare_year", "month", "quarter")
"""After one of these, "6 tháng đầu năm" is of its year."""
_EXACT = DATES | {"month", "bare_month", "month_alone", "named_month"}
"""What "đến" makes a stock at a date."""


def find(
    text: str, default_year: int | None = None, reporting: Period | None = None, *, heading: bool = False
) -> list[Period]:
    """Return the periods and dates of `text` in order; `default_year` completes those without a year.

    - A span counts from its first to its last day: "11 tháng đầu năm 2022" is 2022-01-01/P11M, "giai đoạn 2021-2025"
      2021-01-01/P5Y; what is a quarter, a week or a year is coded as one. A printed day stays the day.
    - "đến hết tháng 12/2022", "tính đến ngày 31/12/2022", "cuối năm 2022" are stocks at a date: `as_of`, no start.
    - "so với", "cùng kỳ" make a base: `is_base`. "năm trước" counts from the year named before it in the text, else
      from `default_year`; "tháng trước" and "trong tháng" need a month in the text, or that `reporting` ends with one.
    - "lũy kế đến nay" is a stock at the end of what is reported on, nothing without a year.
    - The date of a cited document, and the year in a law's name, are no periods.
    - In a `heading` a mere number of months is a time: "So sánh 5 tháng (%)".
    """
    return [told.period for told in read(text, Clock(default_year, reporting), heading=heading)]


def read(text: str, clock: Clock, *, heading: bool = False) -> list[Told]:
    """Return the periods of a text that may hold citations, in order; their spans do not overlap."""
    hidden = nonquantity.hide(text, ((span.start, span.end) for span in nonquantity.references(text)))
    return resolve(text, expressions(hidden, heading), clock)


@lru_cache(maxsize=256)
def expressions(text: str, heading: bool = False) -> tuple[Expression, ...]:
    """Return every expression of time in `text`, from which citations are already hidden; spans do not overlap.

    Kept for a while, since quantities and periods are looked for in the same texts.
    """
    found: list[Expression] = []
    for match in forms.CORE.finditer(text):
        form = match.lastgroup or ""
        words = _words(match, form)
        if not _tells_time(text, match, form, words, heading):
            continue
        one = _expression(text, match, form, words, found[-1].end if found else 0)
        if found and (joined := _joined(text, found[-1], one)):
            found[-1] = joined
        else:
            found.append(one)
    return tuple(found)


def resolve(text: str, found: tuple[Expression, ...], clock: Clock) -> list[Told]:
    """Return what the expressions of a text mean in a report; one that lacks its year or month gives nothing."""
    told: list[Told] = []
    named: Told | None = None
    for one in found:
        made = _period(text, one, clock, named)
        if made is None:
            continue
        told.append(made)
        if not made.period.is_base:
            named = made
    return told


def _words(match: re.Match[str], form: str) -> dict[str, str]:
    """Return what the groups of a form hold; two places of one group are told apart in print by `part_`."""
    said = ((name, match[f"{form}__{name}"]) for name in forms.GROUPS[form])
    return {name.removeprefix("part_"): words for name, words in said if words}


def _tells_time(text: str, match: re.Match[str], form: str, words: Mapping[str, str], heading: bool) -> bool:
    before = text[max(0, match.start() - 16) : match.start()]
    if form == "bare_year":
        return _is_year(text, match, before)
    if form == "day":
        return "day" in words or not units.known(text, match.end())
    if form in {"days", "week"}:
        return not units.known(text, match.end()) and not forms.PLURAL.search(before)
    if form == "quarter":
        return _number(words["q"]) in range(1, 5)
    if form == "counted":
        return _counts_from_january(text, match, words, heading)
    if form in {"relative", "single", "within"}:
        return not (forms.PLURAL.search(before) or (form == "relative" and forms.COUNTED.search(before)))
    return True


def _is_year(text: str, match: re.Match[str], before: str) -> bool:
    """Return whether a bare number of four digits is a year: not before something counted ("2021 doanh nghiệp")."""
    if forms.OF_YEARS.search(before):
        return True
    found = units.unit(text, match.end())
    if found and found.kind == "noun":
        return text[match.end() : match.end() + 2].strip()[:1].isupper()
    return not units.known(text, match.end())


def _counts_from_january(text: str, match: re.Match[str], words: Mapping[str, str], heading: bool) -> bool:
    """Whether a number of months is a part of the year: "Trong 11 tháng, …", not "kỳ hạn 6 tháng"."""
    if {"head", "tail"} & set(words):
        return True
    if "quarter" in words:
        return False
    before = text[max(0, match.start() - 24) : match.start()]
    if forms.SPAN_BEFORE.search(before):
        return False
    if {"y", "before", "now", "after"} & set(words):
        return True
    if forms.SPAN_AFTER.match(text, match.end()):
        return False
    if heading or "recent" in words or forms.COUNTS.search(before) or forms.STATED.match(text, match.end()):
        return True
    return forms.CLAUSE.search(before) is not None and forms.COMMA.match(text, match.end()) is not None


def _expression(text: str, match: re.Match[str], form: str, words: Mapping[str, str], floor: int) -> Expression:
    """Make the match an Expression; nothing before `floor` leads to it."""
    begin = max(floor, match.start() - _LOOK_BACK)
    before = text[begin : match.start()]
    base, until = forms.BASE.search(before), forms.UNTIL.search(before)
    led = base or until
    return Expression(
        start=match.start(),
        end=match.end(),
        reason=_reason(form, words),
        form=form,
        words=words,
        lead=begin + led.start() if led else match.start(),
        base=bool(base) or form == "same" or "compared" in words,
        as_of=form == "to_date" or bool(until and (form in _EXACT or forms.END_OF.search(before))),
        since=forms.SINCE.search(before) is not None,
    )


def _reason(form: str, words: Mapping[str, str]) -> str:
    try:
        if form in DATES | {"days"}:
            _FORMS[form](words, Clock(_leap(words)), None)
        elif form in {"years", "school", "month", "bare_month", "month_alone", "week"}:
            _FORMS[form](words, Clock(_leap({})), None)
    except ValueError:
        return "refused:impossible_date"
    if form in DATES:
        return "date"
    return "year" if form in {"year", "bare_year"} else "period"


def _leap(words: Mapping[str, str]) -> int:
    """Return a year that has every day, for a day without one."""
    return int(words["y"]) if len(words.get("y", "")) == 4 else 2000


def _joined(text: str, first: Expression, second: Expression) -> Expression | None:
    """Return "từ tháng 1/2022 đến tháng 11/2022", "từ 15/12 đến 14/12/2023", "từ đầu năm đến ngày 15/8" as one."""
    if first.as_of or first.ends or first.reason.startswith("refused") or second.reason.startswith("refused"):
        return None
    between = text[first.end : second.lead]
    dash = between.strip() in {"-", "–", "—"}
    to = dash or (forms.TO.fullmatch(between.strip()) if between.strip() else forms.TO.match(text, second.lead))
    days = first.form in DATES and second.form in DATES and dash
    if not to or not (first.since or first.form == "opening" or days) or second.base:
        return None
    return Expression(
        first.start, second.end, "period", "span", {}, first.lead if first.base else first.start, first.base,
        ends=(first, second),
    )  # fmt: skip


def _period(text: str, one: Expression, clock: Clock, named: Told | None) -> Told | None:
    try:
        days = _span(one.ends, clock, named) if one.ends else _days(one, clock, named)
    except ValueError:
        return None
    if days is None:
        return None
    as_of = one.as_of
    if "compared" in one.words:
        days, as_of = (date(days[0].year - 1, 12, 31),) * 2, True
    first, last = days
    period = Period(
        code=last.isoformat() if as_of else calendar_code.code(first, last),
        start=None if as_of else first,
        end=last,
        as_of=as_of,
        is_base=one.base,
        raw=text[one.lead : one.end],
        span_start=one.lead,
        span_end=one.end,
    )
    return Told(period, one.form)


def _days(one: Expression, clock: Clock, named: Told | None) -> Days | None:
    return _FORMS[one.form](one.words, clock, named)


def _span(ends: tuple[Expression, ...], clock: Clock, named: Told | None) -> Days | None:
    """Return the days of a span; its first end without a year is in that of the last, or the one before."""
    first, second = ends
    last = _days(second, clock, named)
    if last is None:
        return None
    begin = _days(first, Clock(last[1].year, clock.reporting), None)
    if begin is None:
        return None
    if begin[0] > last[1] and not {"y", "y0"} & set(first.words):
        begin = calendar_code.moved(*begin, -1)
    return calendar_code.in_order(begin[0], last[1])


# --- the forms: first and last day of each, None where a year or a month is missing, ValueError where no calendar has it


def _counted(words: Mapping[str, str], clock: Clock, named: Told | None) -> Days | None:
    count = _number(words.get("n") or words["word"]) * (3 if "quarter" in words else 1)
    if "recent" in words and (last := _months_reported(clock)) and last.month >= count:
        return calendar_code.month_before(last, count - 1), last
    return _part(_year(words, clock, named, *_PARTS), count, "tail" in words)


def _half(words: Mapping[str, str], clock: Clock, named: Told | None) -> Days | None:
    return _part(_year(words, clock, named, *_PARTS), 6, "tail" in words)


def _single(words: Mapping[str, str], clock: Clock, named: Told | None) -> Days | None:
    return _part(_year(words, clock, named, *_PARTS), 3 if "quarter" in words else 1, "tail" in words)


def _part(year: int | None, count: int, last: bool) -> Days | None:
    if year is None or count > calendar_code.YEAR_MONTHS:
        return None
    return calendar_code.months(year, 13 - count, 12) if last else calendar_code.months(year, 1, count)


def _opening(words: Mapping[str, str], clock: Clock, named: Told | None) -> Days | None:
    year = _year(words, clock, named)
    if year is None:
        return None
    last = clock.reporting.end if clock.reporting and clock.reporting.end.year == year else date(year, 12, 31)
    return date(year, 1, 1), last


def _whole(words: Mapping[str, str], clock: Clock, named: Told | None) -> Days | None:
    return _part(clock.year, 12, last=False)


def _named_month(words: Mapping[str, str], clock: Clock, named: Told | None) -> Days | None:
    month = _number(words.get("word") or words["small"])
    year = _year(words, clock, named, "named_month", "month", "month_alone")
    return calendar_code.months(year, month, month) if year else None


def _date(words: Mapping[str, str], clock: Clock, named: Told | None) -> Days | None:
    """Return the days of "31/12/2022", "07-10/12/2022", "30/10 - 01/11/2022", "ngày 15/3"."""
    year = int(words["y"]) if "y" in words else clock.year
    if year is None:
        return None
    year += 2000 if year < 100 else 0
    last = date(year, int(words["m"]), int(words["d"]))
    if "d0" not in words:
        return last, last
    return calendar_code.in_order(date(year, int(words.get("m0", last.month)), int(words["d0"])), last)


def _day_range(words: Mapping[str, str], clock: Clock, named: Told | None) -> Days | None:
    """Return the days of "15/12-14/12": where they run over a year's end, of the year before and the year at hand."""
    if clock.year is None:
        return None
    last = date(clock.year, int(words["m"]), int(words["d"]))
    first = date(clock.year, int(words["m0"]), int(words["d0"]))
    return (first if first <= last else calendar_code.day_moved(first, -1)), last


def _quarter(words: Mapping[str, str], clock: Clock, named: Told | None) -> Days | None:
    quarter, year = _number(words["q"]), _year(words, clock, named, "quarter")
    return calendar_code.months(year, quarter * 3 - 2, quarter * 3) if year else None


def _month(words: Mapping[str, str], clock: Clock, named: Told | None) -> Days | None:
    year = _year(words, clock, named, "month", "month_alone", "bare_month", "named_month")
    return calendar_code.months(year, int(words.get("m0", words["m"])), int(words["m"])) if year else None


def _week(words: Mapping[str, str], clock: Clock, named: Told | None) -> Days | None:
    year = _year(words, clock, named, "week")
    return calendar_code.weeks(year, int(words.get("w0", words["w"])), int(words["w"])) if year else None


def _school(words: Mapping[str, str], clock: Clock, named: Told | None) -> Days | None:
    if int(words["y1"]) != int(words["y0"]) + 1:
        raise ValueError("no school year")
    return calendar_code.school_year(int(words["y0"]))


def _years(words: Mapping[str, str], clock: Clock, named: Told | None) -> Days | None:
    return calendar_code.in_order(date(int(words["y0"]), 1, 1), date(int(words["y1"]), 12, 31))


def _a_year(words: Mapping[str, str], clock: Clock, named: Told | None) -> Days | None:
    return calendar_code.months(int(words["y"]), 1, 12)


def _same(words: Mapping[str, str], clock: Clock, named: Told | None) -> Days | None:
    year = _anchor(clock, named)
    return calendar_code.months(year - 1, 1, 12) if year else None


def _relative(words: Mapping[str, str], clock: Clock, named: Told | None) -> Days | None:
    """Return "năm trước", "quý này", "tháng tới"; "kỳ trước" is as long as what is reported on."""
    shift = -1 if "before" in words else 1 if "after" in words else 0
    if "year" in words:
        year = _anchor(clock, named) if shift else clock.year
        return calendar_code.months(year + shift, 1, 12) if year else None
    if "quarter" in words or "month" in words:
        size = 3 if "quarter" in words else 1
        last = _unit_reported(size, clock, named)
        if last is None:
            return None
        return calendar_code.month_before(last, size - 1 - shift * size), calendar_code.month_end(
            calendar_code.month_before(last, -shift * size)
        )
    return _reported_days(clock) if shift == 0 else None


def _within(words: Mapping[str, str], clock: Clock, named: Told | None) -> Days | None:
    """Return "trong tháng", "trong kỳ": what the report, or the sentence before it, is about."""
    if "year" in words:
        return _part(clock.year, 12, last=False)
    if "week" in words:
        days = _reported_days(clock)
        return days if days and calendar_code.is_week(*days) else None
    return _relative({**words, "now": "now"}, clock, named)


def _to_date(words: Mapping[str, str], clock: Clock, named: Told | None) -> Days | None:
    if clock.reporting and clock.reporting.end.year == clock.year:
        return clock.reporting.end, clock.reporting.end
    return _part(clock.year, 12, last=False)


_FORMS: Mapping[str, Callable[[Mapping[str, str], Clock, Told | None], Days | None]] = {
    "counted": _counted, "half": _half, "single": _single, "opening": _opening, "whole": _whole,
    "named_month": _named_month, "date": _date, "short_date": _date, "iso_date": _date, "written_date": _date,
    "day": _date, "days": _day_range, "quarter": _quarter, "month": _month, "month_alone": _month,
    "bare_month": _month, "week": _week, "school": _school, "years": _years, "year": _a_year, "bare_year": _a_year,
    "same": _same, "relative": _relative, "within": _within, "to_date": _to_date,
}  # fmt: skip


def _year(words: Mapping[str, str], clock: Clock, named: Told | None, *alike: str) -> int | None:
    """Return the year that an expression names, or else that of the one before it of a form like its own."""
    if said := words.get("y"):
        return int(said)
    if "before" in words:
        year = _anchor(clock, named)
        return year - 1 if year else None
    if "after" in words and clock.year:
        return clock.year + 1
    if "now" not in words and named is not None and named.form in alike:
        return named.period.end.year
    return clock.year


def _anchor(clock: Clock, named: Told | None) -> int | None:
    """Return the year that "năm trước" counts from: the one that the text names before it, else the reporting year."""
    return named.period.end.year if named else clock.year


def _unit_reported(size: int, clock: Clock, named: Told | None) -> date | None:
    """Return the last day of the month or quarter at hand: one just named, else the last that is reported on."""
    if named and named.period.start:
        months = calendar_code.whole_months(named.period.start, named.period.end)
        if months == size:
            return named.period.end
    last = _months_reported(clock)
    return last if last and last.month % size == 0 else None


def _months_reported(clock: Clock) -> date | None:
    """Return the last day of the months that are reported on; None where they are a whole year."""
    one = clock.reporting
    if one is None or one.start is None or one.end.year != clock.year:
        return None
    months = calendar_code.whole_months(one.start, one.end)
    return one.end if months is not None and months < calendar_code.YEAR_MONTHS else None


def _reported_days(clock: Clock) -> Days | None:
    one = clock.reporting
    return (one.start, one.end) if one and one.start else None


def _number(words: str) -> int:
    """Return what a number in digits, Roman ones or words stands for."""
    folded = fold(words)
    return int(folded) if folded.isdigit() else _ROMAN.get(folded) or lexicon.values("number_word")[folded]
