"""Periods and dates that a text names, as SDMX codes: years, quarters, months, "11 tháng đầu năm 2022", bases.

A text is searched once (`expressions`); what its words mean in a report is told later (`resolve`, by `period_form`).
Which figure a period belongs to, and what holds where none is named, is for `period_binding`. Roman years and lunar
dates are not read.
"""

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from normalise.lexical import nonquantity, units
from normalise.periods import calendar_code
from normalise.periods import period_pattern as forms
from normalise.periods.calendar_code import Days
from normalise.periods.period_form import DATES, FORMS, Clock, Said, Told, number
from normalise.records import Period


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


_LOOK_BACK = 48
_EXACT = DATES | {"month", "bare_month", "month_alone", "named_month", "half_month", "week"}
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
    short = heading and forms.MONTH_SHORT.fullmatch(text.strip()) is not None
    cited = () if short else nonquantity.references(text)
    hidden = nonquantity.hide(text, ((span.start, span.end) for span in cited))
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
        if form == "years" and forms.OF_CROP.search(text[max(0, match.start() - 24) : match.start()]):
            form = "crop_years"
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
    for turn, one in enumerate(found):
        from_next = one.base and one.form == "relative" and named is None
        made = _period(text, one, clock, _next_named(text, found[turn + 1 :], clock) if from_next else named)
        if made is None:
            continue
        told.append(made)
        if not made.period.is_base and made.form != "relative":
            named = made
    return told


def _next_named(text: str, found: tuple[Expression, ...], clock: Clock) -> Told | None:
    """Return the first time that is no base: what one before it counts from ("So với quý trước, quý II/2024 …")."""
    one = next((one for one in found if not one.base), None)
    return _period(text, one, clock, None) if one else None


def _words(match: re.Match[str], form: str) -> dict[str, str]:
    """Return what the groups of a form hold; two places of one group are told apart in print by `part_`."""
    said = ((name, match[f"{form}__{name}"]) for name in forms.GROUPS[form])
    return {name.removeprefix("part_"): words for name, words in said if words}


def _tells_time(text: str, match: re.Match[str], form: str, words: Mapping[str, str], heading: bool) -> bool:
    before = text[max(0, match.start() - 16) : match.start()]
    if form == "bare_year":
        return _is_year(text, match, before)
    if form == "month_short":
        return heading and forms.MONTH_SHORT.fullmatch(text.strip()) is not None
    if form in {"day", "days"} and "day" in words:
        return True
    if form == "day":
        return not units.known(text, match.end())
    if form in {"days", "week"}:
        return not units.known(text, match.end()) and not forms.PLURAL.search(before)
    if form == "quarter":
        return number(words["q"]) in range(1, 5)
    if form == "counted":
        return _counts_from_january(text, match, words, heading)
    if form in {"start", "term_end"}:
        stood = forms.AFTER_CLAUSE.search(before) is not None and forms.STOOD.match(text, match.end()) is not None
        return not heading and (stood or forms.STANDS.match(text, match.end()) is not None)
    if form == "years_before":
        return forms.AVERAGE_OF_BASE.search(text[max(0, match.start() - 32) : match.start()]) is not None
    if form in {"month_alone", "quarter"} and forms.EACH.search(before):
        return False
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
    if forms.SPAN_AFTER.match(text, match.end()) or forms.SPAN_SINCE.search(before):
        return False
    if heading or "recent" in words or forms.COUNTS.search(before) or forms.STATED.match(text, match.end()):
        return True
    told = forms.CLAUSE.search(before) is not None and forms.TOLD.match(text, match.end()) is not None
    done = forms.AFTER_CLAUSE.search(before) is not None and forms.DOES.match(text, match.end()) is not None
    return told or done


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
        as_of=form in {"to_date", "start", "term_end", "year_end"}
        or bool(until and (form in _EXACT or forms.END_OF.search(before))),
        since="since" in words or forms.SINCE.search(before) is not None,
    )


def _reason(form: str, words: Mapping[str, str]) -> str:
    try:
        if form in DATES | {"days"}:
            FORMS[form](Said(words, Clock(_leap(words))))
        elif form in {"years", "school", "month", "bare_month", "month_alone", "week"}:
            FORMS[form](Said(words, Clock(_leap({}))))
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
    return FORMS[one.form](Said(one.words, clock, named))


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
