"""Periods made from periods: whole years, the same days of another year, a target's horizon.

Reading a period's words belongs to `period`, choosing the one of a number to `period_binding`, making codes to
`calendar_code`.
"""

from datetime import date, timedelta
from functools import lru_cache

from normalise.periods import calendar_code
from normalise.records import Period
from sources.document import Report

SLACK = timedelta(days=31)
"""A report may round the day of a stock, or of a month that is nearly over, up to its end."""


def made(first: date, last: date) -> Period:
    """Return the period of the days from one to another."""
    return Period(code=calendar_code.code(first, last), start=first, end=last)


@lru_cache(maxsize=128)
def whole_year(year: int) -> Period:
    """Return a calendar year."""
    return made(date(year, 1, 1), date(year, 12, 31))


def called(reported: Period) -> Period | None:
    """Return the months by whose name a report calls the days that it is about: "tháng 5" those from 15/4 to 14/5."""
    days = calendar_code.called(reported.start, reported.end) if reported.start else None
    return made(*days) if days else None


def of_target(period: Period) -> Period:
    """Return the horizon of a target: "đến hết năm 2022" promises for the year 2022."""
    if period.as_of and (period.end.month, period.end.day) == (12, 31):
        return whole_year(period.end.year)
    return period


def is_ahead(period: Period, report: Report, reported: Period) -> bool:
    """Whether a result report could not know a period yet: it ends after its year, or begins after `reported` or issue.

    One of a school year that has begun is known, and so is what ended before the report was written.
    """
    issued = report.issued_on or date.min
    known = max(date(report.year, 12, 31), issued)
    if period.start and report.issued_on and period.start > issued:
        return True
    if period.start and period.start > reported.end:
        return period.end > max(reported.end, issued)
    if period.start and period.start <= known and calendar_code.is_of_school_year(period.start, period.end):
        return False
    return period.end > known


def is_to_come(period: Period, report: Report) -> bool:
    """Whether a date lies further ahead of a report's own than a month, which a stock may be rounded up by."""
    return period.as_of and report.issued_on is not None and period.end > report.issued_on + SLACK


def shifted(period: Period, year: int) -> Period:
    """Return the same days, months or date of another year."""
    years = year - period.end.year
    if period.start is None:
        return as_of(calendar_code.day_moved(period.end, years))
    return made(*calendar_code.moved(period.start, period.end, years))


def following(period: Period) -> Period:
    """Return the month, quarter or week after one; of other days as many after them."""
    start = period.start or period.end
    months = calendar_code.whole_months(start, period.end)
    first = period.end + timedelta(days=1)
    called = calendar_code.called(start, period.end)
    if called and calendar_code.whole_months(*called) == 1:
        return made(first, calendar_code.same_day(period.end, 1))
    if months is None:
        return made(first, first + (period.end - start))
    return made(first, calendar_code.month_end(calendar_code.month_before(first, 1 - months)))


def as_of(day: date) -> Period:
    """Return the stock at a date."""
    return Period(code=day.isoformat(), start=None, end=day, as_of=True)


def span(start: Period, end: date) -> Period:
    """Return the days from the beginning of a period to a date; a date before it gives the period's own end."""
    first = start.start or date(start.end.year, start.end.month, 1)
    return made(first, end) if end >= first else as_of(start.end)


def since_january(period: Period) -> Period:
    """Return the part of the year up to a date: what an average per day or month is taken over."""
    return made(date(period.end.year, 1, 1), period.end)
