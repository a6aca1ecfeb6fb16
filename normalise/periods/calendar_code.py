"""Days of the calendar and the one code of each span of them: years, quarters, months, weeks, days.

The one place where codes are made and months counted. Nothing is read here, and nothing known of reports.
"""

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

_CODE = re.compile(
    r"(?P<first>\d{4}-\d{2}-\d{2})/P(?P<count>\d{1,4})(?P<of>[DMY])"
    r"|(?P<year>\d{4})(?:-(?:W(?P<week>\d{2})|Q(?P<quarter>[1-4])|(?P<month>\d{2})))?"
)
Days = tuple[date, date]
"""First and last day of a span, both in it."""
YEAR_MONTHS = 12
WEEK_DAYS = 7
_ABOUT_A_MONTH = 4
"""Days by which some months may be longer or shorter than as many of the mean length."""
MIDDLE_OF_MONTH = 15
"""Last day of the first half of a month: the customs count "kỳ 1" from the 1st to the 15th, "kỳ 2" from the 16th on."""
FIRST_SCHOOL_MONTH, LAST_SCHOOL_MONTH = 9, 5
"""A school year opens on 5 September and ends before 31 May (the ministry's frame of time for each year)."""
FIRST_SEMESTER_END = 1
"""Month in which the first semester ends: before the 20th of January by the same frame."""


def code(first: date, last: date) -> str:
    """Return the SDMX code of the days from `first` to `last`; the same days have one code, whatever they are called.

    A day is 2022-12-31, a month 2022-03, a quarter 2022-Q1, a year 2022, a week from Monday to Sunday 2023-W35. Other
    whole months are the first day and their number (2022-01-01/P11M, 2021-01-01/P5Y), other days 2022-12-15/P365D.
    """
    if first == last:
        return first.isoformat()
    if is_week(first, last):
        year, week, _ = first.isocalendar()
        return f"{year}-W{week:02}"
    months = whole_months(first, last)
    if months is None:
        return f"{first.isoformat()}/P{(last - first).days + 1}D"
    if months == 1:
        return f"{first:%Y-%m}"
    if months == 3 and first.month % 3 == 1:
        return f"{first.year}-Q{first.month // 3 + 1}"
    if months % YEAR_MONTHS == 0 and first.month == 1:
        return f"{first.year}" if months == YEAR_MONTHS else f"{first.isoformat()}/P{months // YEAR_MONTHS}Y"
    return f"{first.isoformat()}/P{months}M"


def days(code: str) -> Days:
    """Return the days of a code; the opposite of `code`.

    >>> days("2024-Q3"), days("2023-09-01/P9M")[1]
    ((datetime.date(2024, 7, 1), datetime.date(2024, 9, 30)), datetime.date(2024, 5, 31))

    Raises:
        ValueError: for what is no code, or a day that is in no calendar.

    """
    match = _CODE.fullmatch(code)
    if match is None:
        raise ValueError(f"{code!r} is no code of a period")
    if match["count"]:
        first, count = date.fromisoformat(match["first"]), int(match["count"])
        if match["of"] == "D":
            return first, first + timedelta(days=count - 1)
        return first, month_before(first, -count * (YEAR_MONTHS if match["of"] == "Y" else 1)) - timedelta(days=1)
    year = int(match["year"])
    if match["week"]:
        return weeks(year, int(match["week"]), int(match["week"]))
    if match["quarter"]:
        return months(year, 3 * int(match["quarter"]) - 2, 3 * int(match["quarter"]))
    month = int(match["month"] or 0)
    return months(year, month, month) if month else months(year, 1, YEAR_MONTHS)


def whole_months(first: date, last: date) -> int | None:
    """Return how many whole months the days fill; None where they begin or end within one.

    >>> whole_months(date(2022, 1, 1), date(2022, 11, 30)), whole_months(date(2022, 1, 1), date(2022, 12, 15))
    (11, None)
    """
    if first.day != 1 or last != month_end(last):
        return None
    return (last.year - first.year) * YEAR_MONTHS + last.month - first.month + 1


def called(first: date, last: date) -> Days | None:
    """Return the calendar months by whose name a report calls days that are none; None of whole months of one year.

    >>> called(date(2023, 4, 15), date(2023, 5, 14))
    (datetime.date(2023, 5, 1), datetime.date(2023, 5, 31))
    >>> called(date(2022, 10, 1), date(2023, 7, 31))
    (datetime.date(2023, 1, 1), datetime.date(2023, 10, 31))
    """
    days = (last - first).days + 1
    count = round(days * YEAR_MONTHS / 365)
    near = abs(days - count * 365 / YEAR_MONTHS) <= _ABOUT_A_MONTH
    whole = whole_months(first, last) is not None and first.year == last.year
    if whole or not near or not 1 <= count <= YEAR_MONTHS or is_of_school_year(first, last):
        return None
    return months(last.year, last.month - count + 1, last.month) if count <= last.month else months(last.year, 1, count)


def is_week(first: date, last: date) -> bool:
    """Whether the days are one week from Monday to Sunday."""
    return first.weekday() == 0 and (last - first).days == WEEK_DAYS - 1


@lru_cache(maxsize=512)
def month_end(day: date) -> date:
    """Return the last day of a day's month."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def months(year: int, first: int, last: int) -> Days:
    """Return the days from one month of a year to another.

    Raises:
        ValueError: for a month that is in no calendar, or where they run backwards.

    """
    return in_order(date(year, first, 1), month_end(date(year, last, 1)))


def month_before(day: date, count: int) -> date:
    """Return the first day of the month that is `count` months before a day's own; below nought, after it."""
    number = day.year * YEAR_MONTHS + day.month - 1 - count
    return date(number // YEAR_MONTHS, number % YEAR_MONTHS + 1, 1)


def same_day(day: date, shift: int) -> date:
    """Return the same day of another month, or the last that it has."""
    first = month_before(day, -shift)
    return min(first + timedelta(days=day.day - 1), month_end(first))


def weeks(year: int, first: int, last: int) -> Days:
    """Return the days from Monday of one week of a year to Sunday of another; week 1 has the year's first Thursday.

    Raises:
        ValueError: for a week that the year has not, or where they run backwards.

    """
    return in_order(date.fromisocalendar(year, first, 1), date.fromisocalendar(year, last, WEEK_DAYS))


def school_year(year: int) -> Days:
    """Return the days of the school year that opens in a year.

    >>> school_year(2022)
    (datetime.date(2022, 9, 1), datetime.date(2023, 5, 31))
    """
    return date(year, FIRST_SCHOOL_MONTH, 1), date(year + 1, LAST_SCHOOL_MONTH, 31)


def semester(year: int, turn: int) -> Days:
    """Return the days of the first or the second semester of the school year that opens in a year.

    >>> semester(2023, 1)
    (datetime.date(2023, 9, 1), datetime.date(2024, 1, 31))
    """
    first, last = school_year(year)
    end = month_end(date(year + 1, FIRST_SEMESTER_END, 1))
    return (first, end) if turn == 1 else (date(year + 1, FIRST_SEMESTER_END + 1, 1), last)


def is_of_school_year(first: date, last: date) -> bool:
    """Whether the days are those of a school year or of one of its semesters."""
    opened = first.year if first.month >= FIRST_SCHOOL_MONTH else first.year - 1
    return (first, last) in {school_year(opened), semester(opened, 1), semester(opened, 2)}


def half_month(month: date, second: bool) -> Days:
    """Return the days of the first or the second half of a day's month.

    >>> half_month(date(2023, 2, 8), second=True)
    (datetime.date(2023, 2, 16), datetime.date(2023, 2, 28))
    """
    middle = month.replace(day=MIDDLE_OF_MONTH)
    return (middle.replace(day=MIDDLE_OF_MONTH + 1), month_end(month)) if second else (month.replace(day=1), middle)


def is_half_month(first: date, last: date) -> bool:
    """Whether the days are a half of one month."""
    return (first, last) in {half_month(last, second=False), half_month(last, second=True)}


def in_order(first: date, last: date) -> Days:
    """Return both days.

    Raises:
        ValueError: where the last is before the first.

    """
    if first > last:
        raise ValueError("days run backwards")
    return first, last


def day_moved(day: date, years: int) -> date:
    """Return the same day of another year; the end of February is one day, whatever the year."""
    year = day.year + years
    last = month_end(date(year, day.month, 1))
    ends_february = day.month == 2 and day == month_end(day)
    return last if ends_february or day.day > last.day else day.replace(year=year)


def moved(first: date, last: date, years: int) -> Days:
    """Return the same days of another year: of a week, the week of the same number, or else the last one."""
    if is_week(first, last):
        year, week, _ = first.isocalendar()
        final = date(year + years, 12, 28).isocalendar().week
        return weeks(year + years, min(week, final), min(week, final))
    return day_moved(first, years), day_moved(last, years)
