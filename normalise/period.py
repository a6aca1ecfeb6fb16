"""Periods and dates that a text names, as SDMX codes: years, quarters, months, "11 tháng đầu năm 2022", bases.

Which figure a period belongs to, and what holds where none is named, is for `statement`. Spelled-out numbers
("quý bốn", but for the months, "tháng Chín"), Roman years and lunar dates are not read.
"""

import calendar
import re
from datetime import date, timedelta
from typing import NamedTuple

from normalise import nonquantity, units
from normalise import period_pattern as forms
from normalise.records import Period


class Expression(NamedTuple):
    """A piece of the text that tells time, whether or not it gives a Period ("quý 4" without a year gives none)."""

    start: int
    end: int
    reason: str
    """`date`, `year`, `period`, or `refused:impossible_date`."""
    period: Period | None


_LOOK_BACK = 48
_SHIFTS = {"trước": -1, "ngoái": -1, "nay": 0, "này": 0}
_MONTH_NAMES = {
    "một": 1, "giêng": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
    "mười một": 11, "mười hai": 12, "chạp": 12,
}  # fmt: skip
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def find(text: str, default_year: int | None = None) -> list[Period]:
    """Return the periods and dates of `text` in order; `default_year` completes those without a year.

    - A span counts from its first to its last day: "11 tháng đầu năm 2022" is 2022-01-01/P11M, "giai đoạn 2021-2025"
      2021-01-01/P5Y; what is a quarter or a year is coded as one.
    - "đến hết tháng 12/2022", "tính đến ngày 31/12/2022", "cuối năm 2022" are stocks at a date: `as_of`, no start.
    - "so với", "cùng kỳ" make a base: `is_base`. "năm trước" counts from the year named before it in the text, else
      from `default_year`; "tháng trước" and "quý trước" need the month or quarter in the text.
    - "lũy kế đến nay" is a stock at the end of `default_year`, nothing without one.
    - The date of a cited document, and the year in a law's name, are no periods.
    """
    hidden = nonquantity.hide(text, ((span.start, span.end) for span in nonquantity.references(text)))
    return [found.period for found in expressions(hidden, default_year) if found.period]


def expressions(text: str, default_year: int | None = None) -> list[Expression]:
    """Return every expression of time in `text`, from which citations are already hidden; spans do not overlap."""
    found: list[Expression] = []
    named: Period | None = None
    for match in forms.CORE.finditer(text):
        if not _tells_time(text, match):
            continue
        expression = _read(text, match, found[-1].end if found else 0, named, default_year)
        joined = _join(text, found[-1], expression) if found else None
        if joined:
            found[-1] = joined
        else:
            found.append(expression)
        if found[-1].period and not found[-1].period.is_base:
            named = found[-1].period
    return found


def _tells_time(text: str, match: re.Match[str]) -> bool:
    if match["bare"]:
        return _is_year(text, match)
    if match["nd"]:
        return bool(match["day"]) or not units.known(text, match.end())
    return not (match["shift"] and forms.PLURAL.search(text[max(0, match.start() - 12) : match.start()]))


def _read(text: str, match: re.Match[str], floor: int, named: Period | None, default_year: int | None) -> Expression:
    """Make the match an Expression; `named` is the last period that is no base, `floor` where it may begin."""
    try:
        days = _days(match, named, default_year)
    except ValueError:
        return Expression(match.start(), match.end(), "refused:impossible_date", None)
    start, base, as_of = _role(text, match, floor)
    if days and as_of and (since := forms.SINCE_JANUARY.search(text[floor : match.start()])):
        start, as_of, days = floor + since.start(), False, (date(days[1].year, 1, 1), days[1])
    period = None
    if days:
        base, as_of = base or bool(match["same"]), as_of or bool(match["sum"])
        period = _period(text, start, match.end(), *days, base=base, as_of=as_of)
    return Expression(start, match.end(), _reason(match), period)


def _reason(match: re.Match[str]) -> str:
    if match["y"] or match["bare"]:
        return "year"
    return "date" if any(match[name] for name in ("dy", "sy", "iy", "wd", "nd")) else "period"


def _is_year(text: str, match: re.Match[str]) -> bool:
    """Return whether a bare number of four digits is a year: not before something counted ("2021 doanh nghiệp")."""
    if forms.OF_YEARS.search(text[max(0, match.start() - 16) : match.start()]):
        return True
    found = units.unit(text, match.end())
    if found and found.kind == "noun":
        return text[match.end() : match.end() + 2].strip()[:1].isupper()
    return not units.known(text, match.end())


def _days(match: re.Match[str], named: Period | None, default_year: int | None) -> tuple[date, date] | None:
    """Return first and last day; None where a year is missing. ValueError for a day that is in no calendar."""
    if match["half"]:
        year = _int(match["half_y"]) or _anchor(named, default_year)
        return _halves(match["half"], match["side"].lower() == "đầu", year) if year else None
    if match["ytd"]:
        return _months(int(match["ytd_y"]), 1, int(match["ytd"]))
    if match["sofar"]:
        return _months(default_year, 1, int(match["sofar"])) if default_year else None
    if match["whole"]:
        return _months(default_year, 1, 12) if default_year else None
    if match["word"]:
        month, year = _MONTH_NAMES[match["word"].lower()], _int(match["word_y"]) or default_year
        return _months(year, month, month) if year else None
    if match["dy"]:
        last = date(int(match["dy"]), int(match["dm"]), int(match["dd"]))
        return _first_day(match, last), last
    if match["sy"]:
        return (day := date(2000 + int(match["sy"]), int(match["sm"]), int(match["sd"]))), day
    if match["iy"]:
        return (day := date(int(match["iy"]), int(match["im"]), int(match["id"]))), day
    if match["wd"] or match["nd"]:
        return _day_of_year(match, default_year)
    if match["q"]:
        quarter = _ROMAN.get(match["q"].lower()) or int(match["q"])
        year = _int(match["qy"]) or default_year
        return _months(year, quarter * 3 - 2, quarter * 3) if year else None
    if match["m"]:
        return _months(int(match["my"]), int(match["m0"] or match["m"]), int(match["m"]))
    if match["m_only"]:
        month = int(match["m_only"])
        return _months(default_year, month, month) if default_year else None
    if match["bm"]:
        return _months(int(match["by"]), int(match["bm"]), int(match["bm"]))
    if match["school"]:
        return None  # its months are not said
    if match["y0"]:
        return _in_order(date(int(match["y0"]), 1, 1), date(int(match["y1"]), 12, 31))
    if match["y"] or match["bare"]:
        return _months(int(match["y"] or match["bare"]), 1, 12)
    return _relative(match, named, default_year)


def _first_day(match: re.Match[str], last: date) -> date:
    """Return the first day of "07-10/12/2022" and "30/10 - 01/11/2022"."""
    if not match["dd0"]:
        return last
    first = last.replace(day=1, month=int(match["dm0"] or last.month)).replace(day=int(match["dd0"]))
    return _in_order(first, last)[0]


def _in_order(first: date, last: date) -> tuple[date, date]:
    if first > last:
        raise ValueError("days run backwards")
    return first, last


def _day_of_year(match: re.Match[str], default_year: int | None) -> tuple[date, date] | None:
    year = _int(match["wy"]) or default_year
    day = date(year or 2000, int(match["wm"] or match["nm"]), int(match["wd"] or match["nd"]))
    return (day, day) if year else None


def _relative(match: re.Match[str], named: Period | None, default_year: int | None) -> tuple[date, date] | None:
    if match["sum"]:
        return _months(default_year, 1, 12) if default_year else None
    shift = -1 if match["same"] else _SHIFTS.get(match["shift"].lower(), 1)
    if match["same"] or match["unit"].lower() == "năm":
        year = _anchor(named, default_year)
        return _months(year + shift, 1, 12) if year else None
    size = 3 if match["unit"].lower() == "quý" else 1
    if not named or not named.start or _length(named.start, named.end) != size:
        return None
    months = named.start.year * 12 + named.start.month - 1 + shift * size
    return _months(months // 12, months % 12 + 1, months % 12 + size)


def _anchor(named: Period | None, default_year: int | None) -> int | None:
    """Return the year that "năm trước" counts from: the one that the text names before it, else the reporting year."""
    return named.end.year if named else default_year


def _halves(size: str, first: bool, year: int) -> tuple[date, date]:
    months = 6 if size.lower() == "nửa" else int(size)
    return _months(year, 1, months) if first else _months(year, 13 - months, 12)


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    if last > 12:
        raise ValueError("no such month")
    return _in_order(date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1]))


def _role(text: str, match: re.Match[str], floor: int) -> tuple[int, bool, bool]:
    """Return where the expression begins with its leading words, whether it is a base, and whether a stock."""
    begin = max(floor, match.start() - _LOOK_BACK)
    before = text[begin : match.start()]
    base, until = forms.BASE.search(before), forms.UNTIL.search(before)
    exact = any(match[name] for name in ("m", "bm", "m_only", "dy", "sy", "iy", "wy"))
    as_of = bool(until and (exact or forms.END_OF.search(before)))
    led = base or until
    return begin + led.start() if led else match.start(), bool(base), as_of


def _join(text: str, first: Expression, second: Expression) -> Expression | None:
    """Return "từ tháng 1 đến tháng 11/2022", "từ năm 2016 đến năm 2020" as one period."""
    if not (first.period and second.period) or first.period.start is None:
        return None
    led = forms.SINCE.search(text[max(0, first.start - 24) : first.start])
    between = text[first.end : second.start].strip()
    to = between in {"đến", "tới", "-", "–"} or (not between and second.period.raw.lower().startswith(("đến", "tới")))
    if not (led and to) or second.period.end < first.period.start:
        return None
    return Expression(
        first.start,
        second.end,
        "period",
        _period(
            text, first.start, second.end, first.period.start, second.period.end, base=first.period.is_base, as_of=False
        ),
    )


def _period(text: str, start: int, end: int, first: date, last: date, *, base: bool, as_of: bool) -> Period:
    return Period(
        code=last.isoformat() if as_of else code(first, last),
        start=None if as_of else first,
        end=last,
        as_of=as_of,
        is_base=base,
        raw=text[start:end],
        span_start=start,
        span_end=end,
    )


def code(first: date, last: date) -> str:
    """Return the SDMX code of the days from `first` to `last`: 2022, 2022-Q1, 2022-03, 2022-01-01/P11M, 2022-12-31.

    A period that is no year, quarter, month or day of the calendar is its first day and its length, as SDMX writes it.
    """
    if first == last:
        return first.isoformat()
    months = _length(first, last)
    if not months:
        return f"{first.isoformat()}/P{(last - first).days + 1}D"
    if months == 1:
        return f"{first:%Y-%m}"
    if months == 3 and first.month % 3 == 1:
        return f"{first.year}-Q{first.month // 3 + 1}"
    if months % 12 == 0 and first.month == 1:
        return f"{first.year}" if months == 12 else f"{first.isoformat()}/P{months // 12}Y"
    return f"{first.isoformat()}/P{months}M"


def _length(first: date, last: date) -> int:
    """Return the number of whole months, 0 where the days do not fill months."""
    following = last + timedelta(days=1)
    if first.day != 1 or following.day != 1:
        return 0
    return (following.year - first.year) * 12 + following.month - first.month


def _int(text: str | None) -> int | None:
    return int(text) if text else None
