"""Periods made from periods: whole months and years, the same months of another year, a target's horizon.

Reading a period's words belongs to `period`, choosing the one of a number to `times`.
"""

import calendar
from datetime import date

from normalise.records import Period
from sources.document import Report


def whole_year(year: int) -> Period:
    """Return a calendar year."""
    return Period(code=str(year), start=date(year, 1, 1), end=date(year, 12, 31))


def of_target(period: Period) -> Period:
    """Return the horizon of a target: "đến hết năm 2022" promises for the year 2022."""
    if period.as_of and (period.end.month, period.end.day) == (12, 31):
        return whole_year(period.end.year)
    return period


def is_ahead(period: Period, report: Report) -> bool:
    """Whether a period ends after a result report could know it."""
    known = max(date(report.year, 12, 31), report.issued_on or date.min)
    return period.end > known


def by_month(period: Period) -> Period:
    """Return a period in whole months, the finest time of an observation: "đến ngày 19/9/2022" is September's end."""
    end = period.end.replace(day=calendar.monthrange(period.end.year, period.end.month)[1])
    start = period.start.replace(day=1) if period.start else None
    if (start, end) == (period.start, period.end):
        return period
    if start is None:
        return as_of(end)
    return span(period.model_copy(update={"start": start}), end)


def shifted(period: Period, year: int) -> Period:
    """Return the same months (or the same date) of another year."""
    years = year - period.end.year
    end = _moved(period.end, years)
    start = _moved(period.start, years) if period.start else None
    code = (
        period.code.replace(str(period.end.year), str(year)) if str(period.end.year) in period.code else end.isoformat()
    )
    return Period(code=code, start=start, end=end, as_of=period.as_of)


def _moved(day: date, years: int) -> date:
    year = day.year + years
    return date(year, day.month, min(day.day, calendar.monthrange(year, day.month)[1]))


def as_of(day: date) -> Period:
    """Return the stock at a date."""
    return Period(code=day.isoformat(), start=None, end=day, as_of=True)


def span(start: Period, end: date) -> Period:
    """Return the months from the beginning of a period to a date; a date before it gives the period's own end."""
    first = start.start or date(start.end.year, start.end.month, 1)
    if end < first:
        return as_of(start.end)
    months = (end.year - first.year) * 12 + end.month - first.month + 1
    if months == 1:
        return Period(code=f"{first:%Y-%m}", start=first, end=end)
    return Period(code=f"{first.isoformat()}/P{months}M", start=first, end=end)


def since_january(period: Period) -> Period:
    """Return the part of the year up to a date: what an average per day or month is taken over."""
    months = period.end.month
    code = str(period.end.year) if months == 12 else f"{period.end.year}-01-01/P{months}M"
    return Period(code=code, start=date(period.end.year, 1, 1), end=period.end)
