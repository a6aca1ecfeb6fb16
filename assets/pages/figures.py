"""Numbers and figures as people read them: 129,69 triệu in Vietnamese, 129.69 million in English."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from assets.pages.words import Words

_SCALES = (
    (Decimal(10**12), "nghìn tỷ", "trillion"),
    (Decimal(10**9), "tỷ", "billion"),
    (Decimal(10**6), "triệu", "million"),
)
_UNITS = {"VND": ("đồng", "VND"), "x": ("lần", "times")}
SIGNS = {"=": "=", ">": ">", ">=": "≥", "<": "<", "<=": "≤", "~": "≈", "<~": "≲"}
"""What stands before a figure by its qualifier; a range shows both of its ends."""
DECIMALS = 3
"""A number is told in millions only if so many decimals tell it whole."""


def number(value: Any, words: Words, *, signed: bool = False) -> str:
    """Say a number, in thousand millions and so on where it stays whole.

    >>> number(129690000, Words("vi")), number(1037671, Words("en")), number(-2.5, Words("vi"), signed=True)
    ('129,69 triệu', '1,037,671', '−2,5')
    """
    exact = Decimal(str(value))
    size, name = abs(exact), ""
    for scale, *names in _SCALES:
        if size >= scale and round(size / scale, DECIMALS) * scale == size:
            size, name = size / scale, f" {names[words.turn]}"
            break
    digits = format(size.normalize(), ",f")
    if words.turn == 0:
        digits = digits.translate(str.maketrans(",.", ".,"))
    sign = "−" if exact < 0 else "+" if signed and exact > 0 else ""
    return f"{sign}{digits}{name}"


def unit(of: str | None, words: Words) -> str:
    """Say a unit; counted nouns are Vietnamese in both languages."""
    return _UNITS.get(of or "", (of or "", of or ""))[words.turn]


def figure(row: Mapping[str, Any], words: Words, side: str = "", of: str | None = None) -> str:
    """Say the figure of a row whose columns begin with `side`: sign, number or both ends, unit. Empty without a value.

    >>> row = {"target_value": 7, "target_value_high": 8, "target_qualifier": "range", "unit": "%"}
    >>> figure(row, Words("vi"), "target_")
    '7–8 %'
    """
    value, high = row.get(f"{side}value"), row.get(f"{side}value_high")
    if value is None:
        return ""
    qualifier = row.get(f"{side}qualifier") or "~"
    sign = "" if qualifier in ("=", "range") else f"{SIGNS[qualifier]} "
    ends = number(value, words) if high is None else f"{number(value, words)}–{number(high, words)}"
    if row.get("denominator") is not None and not side:
        ends = f"{ends}/{number(row['denominator'], words)}"
    return f"{sign}{ends} {unit(of or row.get('unit'), words)}".strip()


def change(row: Mapping[str, Any], words: Words) -> str:
    """Say what changed: points, or amount and percent, or the least and the most that it can be."""
    points = "điểm %" if words.turn == 0 else "points"
    of = points if row["unit"] == "%" else unit(row["unit"], words)
    exact = row["point_change"] if row["unit"] == "%" else row["absolute_change"]
    if exact is not None:
        percent = row.get("percent_change")
        more = "" if percent is None else f" ({number(percent, words, signed=True)} %)"
        return f"{number(exact, words, signed=True)} {of}{more}"
    low, high = row.get("change_low"), row.get("change_high")
    if low is None and high is None:
        return ""
    least = "" if low is None else f"{'>' if row['change_low_open'] else '≥'} {number(low, words, signed=True)}"
    most = "" if high is None else f"{'<' if row['change_high_open'] else '≤'} {number(high, words, signed=True)}"
    return f"{'; '.join(end for end in (least, most) if end)} {of}"
