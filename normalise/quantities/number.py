"""One printed number token ("1.234.567,8") to an exact Decimal, or the reason why it cannot be understood.

Scales, units and everything around the token belong in `quantity`. Why Babel is not called: docs/decisions/0003.
"""

import re
from decimal import Decimal
from typing import NamedTuple

TOKEN = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
"""A number as printed. A stop or comma belongs to it only between digits."""

_PLAIN = re.compile(r"[0-9]+")
_VIETNAMESE = re.compile(r"([0-9]{1,3}(?:\.[0-9]{3})+)(?:,([0-9]+))?")
_ENGLISH = re.compile(r"([0-9]{1,3}(?:,[0-9]{3}){2,})(?:\.([0-9]+))?|([0-9]{1,3},[0-9]{3})\.([0-9]+)")
_COMMA = re.compile(r"([0-9]+),([0-9]+)")
_DOT = re.compile(r"([0-9]+)\.([0-9]+)")
_LOST_STOP = re.compile(r"([1-9][0-9]{3,5})\.([0-9]{3})")
_LONGEST = 28
"""Digits and marks; what Decimal multiplies exactly, and more than anything is counted in."""
_CODE = re.compile(r"00+[0-9]{2,}")


class Number(NamedTuple):
    """A token understood."""

    value: Decimal
    decimals: int
    flags: tuple[str, ...] = ()


class Unreadable(NamedTuple):
    """A token that is no number of either style; `why` follows `refused:` in a Skipped."""

    why: str


def parse(token: str, grouped_by_comma: bool = False, dot_is_decimal: bool = False) -> Number | Unreadable:
    """Return the value of `token`: comma before decimals, dots between groups of three, as CLDR has it for Vietnamese.

    Mistakes that reports make are read where only one reading is left, and flagged:
    - `dot_decimal`: "10.15" (report-942 prints it), "12.3456"; "1.234" stays 1234.
    - `lost_separator`: "1042.800", which lacks its first stop, since a decimal is not printed to three places behind
      thousands; not of a share.
    - `comma_grouped`: "1,234,567", "1,299.5".
    - `ambiguous_separator`: "60,240", which is 60.24 here and would be 60240 in English.
    What follows the token may settle it: `grouped_by_comma` for one group of money without decimals ("880,000 đồng"),
    `dot_is_decimal` for a share ("10.150%").
    """
    if len(token) > _LONGEST:
        return Unreadable("too_long")
    if _PLAIN.fullmatch(token):
        return Unreadable("leading_zeros") if _CODE.fullmatch(token) else Number(Decimal(token), 0)
    if vietnamese := _VIETNAMESE.fullmatch(token):
        whole, fraction = vietnamese.groups()
        groups = whole.split(".")
        if len(groups) == 2 and not fraction and (dot_is_decimal or groups[0] == "0"):
            flags = ("dot_decimal",) if groups[0] == "0" else ("dot_decimal", "ambiguous_separator")
            return _number(groups[0], groups[1], *flags)
        if whole.startswith("0"):
            return Unreadable("broken_grouping")
        return _number("".join(groups), fraction or "")
    if english := _ENGLISH.fullmatch(token):
        whole, fraction = english[1] or english[3], english[2] or english[4]
        if whole.startswith("0"):
            return Unreadable("broken_grouping")
        return _number(whole.replace(",", ""), fraction or "", "comma_grouped", *(["dot_decimal"] if fraction else []))
    if comma := _COMMA.fullmatch(token):
        whole, fraction = comma.groups()
        if len(fraction) != 3 or len(whole) > 3 or whole.startswith("0"):
            return _number(whole, fraction)
        if grouped_by_comma:
            return _number(whole + fraction, "", "comma_grouped", "ambiguous_separator")
        return _number(whole, fraction, "ambiguous_separator")
    if not dot_is_decimal and (lost := _LOST_STOP.fullmatch(token)):
        return _number(lost[1] + lost[2], "", "lost_separator")
    if dot := _DOT.fullmatch(token):
        return _number(dot[1], dot[2], "dot_decimal")
    return Unreadable("broken_grouping")


def _number(whole: str, fraction: str, *flags: str) -> Number:
    return Number(Decimal(f"{whole}.{fraction}" if fraction else whole), len(fraction), flags)
