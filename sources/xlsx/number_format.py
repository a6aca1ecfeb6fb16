"""What a spreadsheet prints of a stored value: number formats (ECMA-376 part 1, 18.8.31) with Vietnamese signs.

The decimal sign is a comma and thousands are parted by dots, as Excel prints them on a Vietnamese system. Where cells
stand is the business of `reader`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from itertools import takewhile
from typing import Literal, NamedTuple, Self

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_.|\*.|\[\$(?P<currency>[^\]-]*)[^\]]*\]|\[[^\]]*\]'
    r"|(?P<general>general)|(?P<char>.)",
    re.DOTALL | re.IGNORECASE,
)
_DATE_TOKEN = re.compile(
    r'"([^"]*)"|\\(.)|_.|\*.|\[(?:\$[^\]]*|h+|m+|s+)\]|(yyyy|yy|m{1,5}|d{1,4}|h{1,2}|s{1,2}|AM/PM|A/P|general|.)',
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"^\[(<=|>=|<>|<|>|=)(-?[\d.]+)\]")
_SYSTEM_DATES = {"mm-dd-yy": "dd/mm/yyyy", "m/d/yy h:mm": "dd/mm/yyyy hh:mm", "mm/dd/yy": "dd/mm/yyyy"}
"""Formats 14 and 22 mean the short date of the reader's system, however they are written in the file."""
_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")
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
    return _text(str(value), form)


def _text(text: str, form: str) -> str:
    """Give a text with what its format prints around it: `"năm "@`."""
    section = _parted(form)[-1]
    if "@" not in section or section == "@":
        return text
    return "".join(text if token.text == "@" else token.text for token in _tokens(section))


def _number(value: Decimal, form: str) -> str:
    section, value, sign = _section(value, form)
    if section in ("", "@"):
        # A section without anything in it hides the number.
        return "" if ";" in form and not section else sign + _general(value)
    pattern = _Pattern.of(section)
    if pattern.general:
        return sign + pattern.before + _general(value) + pattern.after
    if pattern.fraction_or_power:
        return sign + _general(value)
    number = pattern.number(value) if pattern.has_places else ""
    return f"{sign}{pattern.before}{number}{pattern.after}"


def _section(value: Decimal, form: str) -> tuple[str, Decimal, str]:
    """Give the part of a format that holds for a number, the number without its sign, and the sign to be printed."""
    sections = _parted(form)
    minus = "-" if value < 0 else ""
    if any(map(_CONDITION.match, sections)):
        for section in sections:
            condition = _CONDITION.match(section)
            if not condition or _holds(value, condition[1], Decimal(condition[2])):
                return _CONDITION.sub("", section), abs(value), minus
        return "", abs(value), minus
    if value < 0 and len(sections) > 1:
        return sections[1], -value, ""
    if value == 0 and len(sections) > 2:
        return sections[2], value, ""
    return sections[0], abs(value), minus


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


class _Token(NamedTuple):
    """One sign of a section: a place for a digit ("0", "#", "?"), a sign with a meaning, or text."""

    kind: Literal["place", "point", "comma", "percent", "divide", "general", "text"]
    text: str


_KINDS: dict[str, Literal["place", "point", "comma", "percent", "divide"]] = {
    **dict.fromkeys("0#?", "place"),
    **{".": "point", ",": "comma", "%": "percent", "/": "divide", "E": "divide", "e": "divide"},
}


def _tokens(section: str) -> Iterator[_Token]:
    for found in _TOKEN.finditer(section):
        char = found["char"] or ""
        if found["general"]:
            yield _Token("general", "")
        elif char in _KINDS:
            yield _Token(_KINDS[char], char)
        else:
            yield _Token("text", found["quoted"] or found["escaped"] or found["currency"] or char)


@dataclass(frozen=True)
class _Pattern:
    """A section of a number format: what stands before and after the number, and the places of its digits.

    Only a percent sign that is neither quoted nor escaped multiplies by 100.
    """

    before: str
    after: str
    whole: tuple[_Token, ...]
    decimals: tuple[_Token, ...]
    grouped: bool
    thousands_left_out: int
    percents: int
    fraction_or_power: bool
    general: bool

    @classmethod
    def of(cls, section: str) -> Self:
        tokens = tuple(_tokens(section))
        places = [at for at, token in enumerate(tokens) if token.kind in ("place", "general")]
        start, end = (places[0], places[-1] + 1) if places else (len(tokens), len(tokens))
        if start and tokens[start - 1].kind == "point":
            start -= 1
        point = next((at for at in range(start, end) if tokens[at].kind == "point"), end)
        # Commas behind the last place, before or behind the point, leave thousands out.
        behind = end + sum(1 for _ in takewhile(lambda token: token.kind in ("comma", "point"), tokens[end:]))
        inside = sum(1 for _ in takewhile(lambda token: token.kind == "comma", reversed(tokens[start:point])))
        left_out = inside + sum(token.kind == "comma" for token in tokens[end:behind])
        whole = tokens[start : point - inside]
        return cls(
            before="".join(token.text for token in tokens[:start]),
            after="".join(token.text for token in tokens[behind:]),
            whole=tuple(token for token in whole if token.kind != "comma"),
            decimals=tuple(token for token in tokens[point:end] if token.kind in ("place", "text")),
            grouped=any(token.kind == "comma" for token in whole),
            thousands_left_out=left_out,
            percents=sum(token.kind == "percent" for token in tokens),
            fraction_or_power=any(token.kind == "divide" for token in tokens[start:end]),
            general=any(token.kind == "general" for token in tokens),
        )

    @property
    def has_places(self) -> bool:
        return any(token.kind == "place" for token in (*self.whole, *self.decimals))

    def number(self, value: Decimal) -> str:
        """Give a positive number with its digits in the places."""
        value = value * 100**self.percents / 1000**self.thousands_left_out
        value = value.quantize(Decimal(1).scaleb(-sum(token.kind == "place" for token in self.decimals)), ROUND_HALF_UP)
        whole, _, decimals = f"{value:f}".partition(".")
        number, fraction = self._whole(whole.lstrip("0")), self._decimals(decimals)
        return f"{number or '0'},{fraction}" if fraction else number

    def _whole(self, digits: str) -> str:
        """Set digits into the places from the right; those that have none of their own stand in the first place."""
        least = sum(token.text == "0" for token in self.whole if token.kind == "place")
        digits = digits.rjust(least, "0")
        if self.grouped:
            first = len(digits) % 3 or 3
            return ".".join([digits[:first], *(digits[at : at + 3] for at in range(first, len(digits), 3))])
        out = ""
        places = sum(token.kind == "place" for token in self.whole)
        for token in reversed(self.whole):
            if token.kind != "place":
                out = token.text + out if digits else out
            elif digits:
                places -= 1
                kept = 0 if not places else -1
                out, digits = digits[kept:] + out, digits[:kept]
        return out

    def _decimals(self, digits: str) -> str:
        """Set digits into the places behind the point; the last zeros are not printed in places that need none."""
        texts = [token.text for token in self.decimals if token.kind == "place"]
        while texts and texts[-1] != "0" and digits.endswith("0"):
            texts, digits = texts[:-1], digits[:-1]
        left = iter(digits)
        return "".join(token.text if token.kind == "text" else next(left, "") for token in self.decimals).strip()


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
