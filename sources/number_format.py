"""What a spreadsheet prints of a stored value: number formats (ECMA-376 part 1, 18.8.31) with Vietnamese signs.

The decimal sign is a comma and thousands are parted by dots, as Excel prints them on a Vietnamese system. Where cells
stand is the business of `xlsx`.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

_TOKEN = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]|(.)', re.DOTALL)
_DATE_TOKEN = re.compile(
    r'"([^"]*)"|\\(.)|_.|\*.|\[(?:\$[^\]]*|h+|m+|s+)\]|(yyyy|yy|m{1,5}|d{1,4}|h{1,2}|s{1,2}|AM/PM|A/P|general|.)',
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"^\[(<=|>=|<>|<|>|=)(-?[\d.]+)\]")
_SYSTEM_DATES = {"mm-dd-yy": "dd/mm/yyyy", "m/d/yy h:mm": "dd/mm/yyyy hh:mm", "mm/dd/yy": "dd/mm/yyyy"}
"""Formats 14 and 22 mean the short date of the reader's system, however they are written in the file."""
_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")
_PLACES = set("0#?")
_DIGITS_KEPT = 15
"""What Excel keeps of a number."""
_DIGITS_SHOWN = 11
"""What the format "General" shows of a fraction."""


def printed(value: object, form: str) -> str:
    """Give what is printed of a cell's value in a number format.

    >>> printed(0.5434, "0.00%"), printed(1234567.8, "#,##0.0"), printed(54.34, "General")
    ('54,34%', '1.234.567,8', '54,34')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return _number(Decimal(f"{value:.{_DIGITS_KEPT}g}") if isinstance(value, float) else Decimal(value), form)
    if isinstance(value, datetime | date | time):
        return _date(value, form)
    if isinstance(value, timedelta):
        minutes = int(value.total_seconds()) // 60
        return f"{minutes // 60}:{minutes % 60:02}"
    return str(value)


def _number(value: Decimal, form: str) -> str:
    section, value, sign = _section(value, form)
    if "general" in section.lower() or section in ("", "@"):
        return sign + _general(value)
    pattern = _Pattern.of(section)
    if not pattern.whole and not pattern.decimals:
        return sign + pattern.before + pattern.after
    if pattern.fraction_or_power:
        return sign + _general(value)
    value = value * 100**pattern.percents / 1000**pattern.thousands_left_out
    value = value.quantize(Decimal(1).scaleb(-len(pattern.decimals)), ROUND_HALF_UP)
    whole, _, decimals = f"{value:f}".partition(".")
    least = pattern.decimals.count("0")
    while len(decimals) > least and decimals.endswith("0"):
        decimals = decimals[:-1]
    whole = whole.rjust(pattern.whole.count("0"), "0")
    if pattern.grouped:
        whole = f"{int(whole):,}".replace(",", ".").rjust(len(whole), "0")
    number = f"{whole},{decimals}" if decimals else whole
    return f"{sign}{pattern.before}{number}{pattern.after}"


def _section(value: Decimal, form: str) -> tuple[str, Decimal, str]:
    """Give the part of a format that holds for a number, the number without its sign, and the sign to be printed."""
    sections = _parted(form)
    for section in sections:
        if condition := _CONDITION.match(section):
            if _holds(value, condition[1], Decimal(condition[2])):
                return section[condition.end() :], abs(value), "-" if value < 0 else ""
        else:
            break
    if value < 0 and len(sections) > 1:
        return sections[1], -value, ""
    if value == 0 and len(sections) > 2:
        return sections[2], value, ""
    return _CONDITION.sub("", sections[0]), abs(value), "-" if value < 0 else ""


def _parted(form: str) -> list[str]:
    """Part a format at its semicolons, except those in quotation marks."""
    return [part.replace("\0", ";") for part in re.sub(r'"[^"]*"', lambda m: m[0].replace(";", "\0"), form).split(";")]


def _holds(value: Decimal, sign: str, limit: Decimal) -> bool:
    return {
        "<": value < limit,
        "<=": value <= limit,
        ">": value > limit,
        ">=": value >= limit,
        "=": value == limit,
        "<>": value != limit,
    }[sign]


@dataclass(frozen=True)
class _Pattern:
    """A section of a number format: what stands before and after the number, and the places of its digits."""

    before: str
    after: str
    whole: str
    decimals: str
    grouped: bool
    thousands_left_out: int
    percents: int
    fraction_or_power: bool

    @classmethod
    def of(cls, section: str) -> "_Pattern":
        texts = ["", ""]
        places = ""
        for quoted, escaped, currency, char in _TOKEN.findall(section):
            if char and (char in _PLACES or char == "." or (char == "," and places)):
                places += char
            elif char in ("/", "E", "e") and places:
                places += "/"
            else:
                texts[bool(places)] += quoted or escaped or currency or char
        whole, _, decimals = places.replace("/", "").partition(".")
        digits = whole.rstrip(",")
        left_out = len(whole) - len(digits) + (len(decimals) - len(decimals.rstrip(",")))
        return cls(
            before=texts[0],
            after=texts[1],
            whole=digits.replace(",", ""),
            decimals=decimals.replace(",", ""),
            grouped="," in digits,
            thousands_left_out=left_out,
            percents=(texts[0] + texts[1]).count("%"),
            fraction_or_power="/" in places,
        )


def _general(value: Decimal) -> str:
    """Give a number as the format "General" prints it: no thousands, no more decimals than it has."""
    if value == value.to_integral_value():
        return f"{value:.0f}"
    shown = Decimal(f"{value:.{_DIGITS_SHOWN}g}")
    return f"{shown:f}".rstrip("0").rstrip(".").replace(".", ",")


def _date(value: datetime | date | time, form: str) -> str:
    form = _SYSTEM_DATES.get(form.lower(), form)
    if form.lower() in ("general", "@"):
        form = "hh:mm" if isinstance(value, time) else "dd/mm/yyyy"
    tokens = [(quoted or escaped, token) for quoted, escaped, token in _DATE_TOKEN.findall(_parted(form)[0])]
    words = [token.lower() for _, token in tokens]
    out = ""
    for place, (literal, token) in enumerate(tokens):
        near = [word for word in words[:place] if word[:1] in ("h", "d", "y", "m")][-1:]
        after = [word for word in words[place + 1 :] if word[:1] in ("s", "d", "y", "m", "h")][:1]
        is_minute = (near and near[0][0] == "h") or (after and after[0][0] == "s")
        out += literal or _part_of_date(value, token, minute=bool(is_minute))
    return out.strip()


def _part_of_date(value: datetime | date | time, token: str, *, minute: bool) -> str:
    letter, width = token[:1].lower(), len(token)
    number = None
    if not letter:
        return ""
    if letter in "ymd" and not isinstance(value, time) and not (letter == "m" and minute):
        if letter == "d" and width > 2:
            return _WEEKDAYS[value.weekday()]
        if letter == "m" and width > 2:
            return f"Tháng {value.month}" if width > 3 else f"Thg{value.month}"
        number = {"y": value.year % 100 if width == 2 else value.year, "m": value.month, "d": value.day}[letter]
    elif letter in "hms" and isinstance(value, datetime | time):
        number = {"h": value.hour, "m": value.minute, "s": value.second}[letter]
    elif letter in "ymdhs":
        return ""
    if number is None:
        return "" if token.upper() in ("AM/PM", "A/P") else token
    return f"{number:0{width}}"
