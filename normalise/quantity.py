"""Quantities in Vietnamese text and table cells: every run of digits is read, skipped or refused with a reason.

What is measured, by whom and when belongs in `statement`; times and dates in `period`. Out of scope, since reports do
not write them: spelled-out numbers ("hai mươi"), price-tag shorthand ("2tr5", "8,92 T"), mixed numbers ("5 1/2"),
stop-watch times ("10 giây 04"). Durations ("5-10 ngày") are skipped: they are no results.
"""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from normalise import nonquantity, number, period, qualifier, units
from normalise.records import Quantity, Skipped

_RUN = re.compile(r"\d+")
_TOKEN = re.compile(
    r"[0-9]{1,3}(?:[\u00A0\u2009\u202F][0-9]{3})+(?![0-9])|[0-9]{1,3}(?: [0-9]{3})+(?= ?[₫$€])|" + number.TOKEN.pattern
)
"""A number token; groups may be set apart by blanks that do not break, or by any blank before a currency sign."""
_ONE_GROUP = re.compile(r"[0-9]+\.[0-9]{3}")
_CURRENCY_BEFORE = re.compile(r"(?:(?<!\w)(?:US\$|USD|EUR|VNĐ|VND)|[$€₫])\s?$", re.IGNORECASE)
_GLUED = re.compile(r"[^\W\d]\w*")
_DAMAGE = re.compile(r"[0-9]+[OoIl]\d*")
_SLASH = re.compile(r"\s?/\s?(?=[0-9])")
_TO = re.compile(r"\s{0,2}(?:(?P<dash>[-–—])|đến|tới|(?P<and>và))\s{0,2}(?P<minus>[-−])?(?=[$€₫]?[0-9])", re.IGNORECASE)
_LED = re.compile(r"\b(?:từ|khoảng|(?P<between>giữa))\s+[-−$€₫]?$", re.IGNORECASE)
_PER = re.compile(r"\s?(?:/\s?|(?:mỗi|một|trên một)\s+)(?:1\s?)?(?P<time>ngày|này|tháng|năm)\b", re.IGNORECASE)
_EACH = re.compile(
    r"\b(?:mỗi|(?:bình quân|trung bình)\s+(?:mỗi|một|hằng|hàng))\s+(?P<time>ngày|tháng|năm)\b[^\d.;:,]{0,60}$",
    re.IGNORECASE,
)
_TIMES = re.compile(
    r"\b(?:gấp|tăng|giảm|nhân|cao|nhiều|lớn)"
    r"(?:\s+(?:gấp|hơn|trên|khoảng|gần|tới|đến|lên|thêm|xấp xỉ|trưởng|nhanh|được)){0,3}\s*$",
    re.IGNORECASE,
)
_COMPARED = re.compile(r"\s+so với\b", re.IGNORECASE)
_CHANGE = re.compile(r"\b(?:tăng|giảm|vượt|gấp)\b[^;]{0,80}$", re.IGNORECASE)
_DAY_NEARBY = re.compile(r"\bngày\b[^.;\d]{0,40}$", re.IGNORECASE)
_NOTHING = re.compile(r"[\s.)]*$")
_DAY_MONTH = re.compile(r"(?:0?[1-9]|[12][0-9]|3[01])\.(?:0?[1-9]|1[0-2])")
_MINUS = re.compile(r"(?P<glued>[-−])$|(?P<apart>[-−–]\s)$|(?P<word>\bâm\s)$", re.IGNORECASE)
_SHARES = {"%", "‰", "điểm phần trăm"}
_TIME_NAMES = {"ngày": "day", "này": "day", "tháng": "month", "năm": "year"}


class _Part(NamedTuple):
    """A number with what stands directly before and behind it."""

    value: Decimal
    decimals: int
    scale: int
    unit: units.Unit | None
    start: int
    end: int
    flags: tuple[str, ...]


def find(text: str) -> list[Quantity]:
    """Return the quantities of `text` in order. See `scan`."""
    return scan(text)[0]


def scan(text: str) -> tuple[list[Quantity], list[Skipped]]:
    """Return the quantities of `text`, and every other run of digits with the reason why it is none.

    `text` is one sentence or cell in NFC. Each maximal run of digits lies in exactly one of the spans returned; any
    text whatsoever gives a result. Values are in base units: "129,69 triệu giao dịch" is 129690000, with scale 1000000
    and two decimals; both ends of a range share scale and unit; "05/22 bộ, ngành" is 5 of 22. A number without a unit
    is a quantity with unit None. `start` and `end` enclose `raw`: the number with its unit, without qualifying words.
    """
    if not _RUN.search(text):
        return [], []
    spans = nonquantity.references(text)
    hidden = _hide(text, spans)
    times = [nonquantity.Span(found.start, found.end, found.reason) for found in period.expressions(hidden)]
    times = [span for span in times if _RUN.search(text, span.start, span.end)]
    hidden = _hide(hidden, times)
    rest = nonquantity.items(hidden)
    hidden = _hide(hidden, rest)
    quantities: list[Quantity] = []
    skipped = [_skip(text, *span) for span in (*spans, *times, *rest)]
    done = 0
    while run := _RUN.search(hidden, done):
        result = _read(hidden, run.start(), run.end(), done)
        if isinstance(result, Quantity):
            quantities.append(result)
        else:
            skipped.append(result)
        done = result.end
    return quantities, sorted(skipped, key=lambda skip: skip.start)


def _hide(text: str, spans: Iterable[nonquantity.Span]) -> str:
    return nonquantity.hide(text, ((span.start, span.end) for span in spans))


def _skip(text: str, start: int, end: int, reason: str) -> Skipped:
    return Skipped(raw=text[start:end], start=start, end=end, reason=reason)


def _read(text: str, start: int, run_end: int, floor: int) -> Quantity | Skipped:
    """Read what begins with the run of digits at `start`; nothing before `floor` belongs to it."""
    first = _part(text, start, run_end, floor)
    if isinstance(first, Skipped):
        return first
    slash = _SLASH.match(text, first.end)
    if slash and first.scale == 1:
        fraction = _fraction(text, first, slash.end(), floor)
        if fraction:
            return fraction
    if first.unit is None and _DAY_MONTH.fullmatch(text, first.start, first.end) and _near_day(text, first.start):
        return _skip(text, first.start, first.end, "date")
    to = _TO.match(text, first.end)
    if to and (second := _second(text, to)):
        ranged = _range(text, first, second, to, floor)
        if ranged:
            return ranged
    return _quantity(text, first, floor)


def _part(text: str, start: int, run_end: int, floor: int) -> _Part | Skipped:
    """Read one number token with the currency sign before it and the scale and unit behind it."""
    token = _TOKEN.match(text, start)
    if not token or text[token.end() : token.end() + 1].isdecimal():
        return _skip(text, start, run_end, "refused:foreign_digits")
    end = token.end()
    currency = _CURRENCY_BEFORE.search(text, max(floor, start - 5), start)
    if not currency and start > floor and (text[start - 1].isalpha() or text[start - 1] == "_"):
        return _skip(text, start, end, "refused:glued_word")
    scale = units.scale(text, end)
    after = scale.end if scale else end
    unit = units.unit(text, after)
    if not scale and _GLUED.match(text, end) and (unit is None or unit.kind == "words"):
        return _glued(text, start, end)
    if currency:
        sign = units.unit(currency[0].strip().upper().removeprefix("US").ljust(1, "$"), 0)
        unit = units.Unit(sign.name, after, "currency") if sign else unit
    digits = re.sub(r"\s", "", token[0])
    parsed = number.parse(
        digits,
        grouped_by_comma=unit is not None and unit.name == "VND" and not scale,
        dot_is_decimal=unit is not None and unit.name in _SHARES,
    )
    if isinstance(parsed, number.Unreadable):
        return _skip(text, start, end, f"refused:{parsed.why}")
    flags = parsed.flags + (scale.flags if scale else ())
    if _ONE_GROUP.fullmatch(digits) and not flags and (scale or unit is None):
        flags = ("ambiguous_separator",)
    return _Part(
        value=parsed.value,
        decimals=parsed.decimals,
        scale=scale.factor if scale else 1,
        unit=unit,
        start=currency.start() if currency else start,
        end=unit.end if unit else after,
        flags=flags,
    )


def _glued(text: str, start: int, end: int) -> Skipped:
    """Name what letters without a blank make of a number: "36a", "4K"; or call it damage: "123O"."""
    rest = _GLUED.match(text, end)
    stop = rest.end() if rest else end
    damaged = _DAMAGE.fullmatch(text, start, stop)
    return _skip(text, start, stop, "refused:letters_in_number" if damaged else "name")


def _second(text: str, to: re.Match[str]) -> _Part | None:
    """Return the number behind a dash or "đến"."""
    run = _RUN.search(text, to.end())
    part = _part(text, run.start(), run.end(), to.end()) if run else None
    return part if isinstance(part, _Part) else None


def _fraction(text: str, first: _Part, start: int, floor: int) -> Quantity | Skipped | None:
    """Read "05/22 bộ, ngành" as 5 of 22, also with the noun twice; None where the second number counts something else.

    It is a day of a month only where "ngày" stands near and nothing is counted.
    """
    run = _RUN.match(text, start)
    second = _part(text, start, run.end() if run else start, start)
    if isinstance(second, Skipped):
        return _skip(text, first.start, second.end, second.reason)
    if first.unit and (second.unit is None or first.unit.name != second.unit.name):
        return None
    if _SLASH.match(text, second.end) or not second.value:
        return _skip(text, first.start, second.end, "refused:broken_fraction")
    is_day = first.value <= 31 and second.value <= 12 and second.unit is None
    if is_day and _near_day(text, first.start):
        return _skip(text, first.start, second.end, "date")
    over = ("share_over_100",) if first.value > second.value else ()
    flags = tuple(flag for flag in first.flags + second.flags if flag != "ambiguous_separator" or second.unit is None)
    whole = first._replace(value=first.value, scale=second.scale, unit=second.unit, end=second.end, flags=flags + over)
    return _quantity(text, whole, floor, denominator=second.value * second.scale)


def _near_day(text: str, start: int) -> bool:
    """Return whether the words before speak of a day: "ngày chuyển đổi số quốc gia (10/10)"."""
    return _DAY_NEARBY.search(text[max(0, start - 60) : start]) is not None


def _range(text: str, low: _Part, high: _Part, to: re.Match[str], floor: int) -> Quantity | Skipped | None:
    """Read "15-20%", "từ 5 đến 7 triệu đồng": both ends share scale and unit. None where these are two figures."""
    dash = to["dash"] is not None
    led = _LED.search(text[max(floor, low.start - 24) : low.start])
    if to["and"] and not (led and led["between"]):
        return None
    if low.unit is not None and (high.unit is None or low.unit.name != high.unit.name):
        return None
    if _is_counted(low.unit) and not (dash or led):
        return None
    shared = high.scale if low.unit is None and low.scale == 1 else low.scale
    sign_low, start = _sign(text, low.start, high.end, high.unit, floor)
    sign_high = -1 if to["minus"] else 1
    bottom, top = sign_low * low.value, sign_high * high.value * high.scale
    if bottom * shared >= top:
        return _skip(text, low.start, high.end, "refused:descending_range") if dash and low.unit is None else None
    decimals = max(low.decimals, high.decimals)
    both = low._replace(
        value=bottom,
        decimals=decimals,
        scale=shared,
        unit=high.unit,
        start=start,
        end=high.end,
        flags=tuple(dict.fromkeys(low.flags + high.flags)),
    )
    return _quantity(text, both, floor, value_high=top)


def _quantity(
    text: str, part: _Part, floor: int, value_high: Decimal | None = None, denominator: Decimal | None = None
) -> Quantity:
    unit, flags = part.unit.name if part.unit else None, part.flags
    start, end = part.start, part.end
    if unit == "lần" and (_TIMES.search(text[max(floor, start - 32) : start]) or _COMPARED.match(text, end)):
        unit = "x"
    if unit == "điểm phần trăm":
        flags += ("percentage_points",)
    per, end, misspelt = _per(text, start, end, floor, unit)
    if misspelt:
        flags += ("misspelt",)
    sign = 1
    if value_high is None and denominator is None:
        sign, start = _sign(text, start, end, part.unit, floor)
    value = sign * part.value * part.scale
    spatial = unit != "x" and _tells_where(part, denominator)
    bound = qualifier.after(text, end) or qualifier.before(text, start, floor, spatial)
    if value_high is not None:
        flags += ("approximate",) if bound in {"~", "<~"} else ()
        bound = "range"
    if unit == "%" and _over_all(value_high or value, bound) and not _CHANGE.search(text[max(0, start - 80) : start]):
        flags += ("share_over_100",)
    return Quantity(
        value=value,
        value_high=value_high,
        denominator=denominator,
        unit=unit,
        per=per,
        qualifier=bound or "=",
        decimals=part.decimals,
        scale=part.scale,
        raw=text[start:end],
        start=start,
        end=end,
        flags=flags,
    )


def _sign(text: str, start: int, end: int, unit: units.Unit | None, floor: int) -> tuple[int, int]:
    """Return -1 and where the sign begins for a negative number, else 1 and `start`.

    A dash at the head of a text or sentence is a bullet where words follow the number ("- 26 thủ tục mới"), and always
    where a blank follows the dash, unless the text is that number and nothing else.
    """
    minus = _MINUS.search(text, max(floor, start - 4), start)
    if not minus:
        return 1, start
    at = minus.start()
    if minus["word"]:
        return -1, at
    head = text[max(0, floor, at - 3) : at]
    opens = not head.strip() or head.rstrip()[-1] in ".;:…"
    if opens:
        negative = _NOTHING.match(text, end) is not None and (minus["glued"] or (at <= 3 and unit is None))
    else:
        negative = minus["glued"] and head[-1] in " (" and not _is_counted(unit)
    return (-1, at) if negative else (1, start)


def _per(text: str, start: int, end: int, floor: int, unit: str | None) -> tuple[str | None, int, bool]:
    """Return `day`, `month` or `year`, where the quantity ends with it, and whether it is misspelt.

    It stands behind ("giao dịch/ngày") or governs from before ("mỗi năm cung cấp 65.000 nhân lực"), though no share.
    "/này" can only be "/ngày" (report-942).
    """
    if behind := _PER.match(text, end):
        time = behind["time"].lower()
        return _TIME_NAMES[time], behind.end(), time == "này"
    each = None if unit in {*_SHARES, "x"} else _EACH.search(text[max(floor, start - 90) : start])
    return (_TIME_NAMES[each["time"].lower()] if each else None), end, False


def _is_counted(unit: units.Unit | None) -> bool:
    return unit is not None and unit.kind in {"noun", "words"}


def _tells_where(part: _Part, denominator: Decimal | None) -> bool:
    """Return whether trên and dưới before it tell a place: "trên 5 vùng", "trên 63 tỉnh", "trên 05/22 bộ"."""
    if denominator is not None:
        return True
    if part.scale != 1 or not (part.unit is None or _is_counted(part.unit)):
        return False
    whole = part.unit is not None and units.is_whole_population(part.value, part.unit.name)
    return part.value < 10 or whole


def _over_all(value: Decimal, bound: str | None) -> bool:
    """Return whether a share cannot be: over 100, or "trên 100%"."""
    return value > 100 or (value == 100 and bound == ">")
