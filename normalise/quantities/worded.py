"""Ratios that are told in words: "gấp đôi", "tăng gấp ba lần", "gấp rưỡi", "giảm một nửa", "bằng một nửa cùng kỳ".

Only behind the words that make a ratio of them: "nửa đầu năm" is a time, "ba" elsewhere a count. Numbers in digits
belong to `quantity`.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from normalise.lexical import lexicon
from normalise.lexical.lexicon import pattern
from normalise.lexical.text import fold
from normalise.quantities import qualifier
from normalise.records import Quantity

FLAG = "in_words"
_BOUND = r"(?:{over|about|nearly}\s+)?"
_MULTIPLE = pattern(
    r"{multiple}\s+" + _BOUND + r"(?P<told>(?:(?P<twice>{twice})|(?P<half_more>{half_more})"
    r"|(?P<count>{number_word})(?:\s+{times_unit}|(?=\s*(?:[,;.)]|$)|\s+(?:{compare|same_period}|{time_noun}\s+{previous}))))"
    r"(?P<and_half>\s+{half_more})?)"
)
_HALF = pattern(
    r"(?:{fall|equal_to|left_over|share_verb|reach|arrives})\s+(?:(?:{degree|over|about|nearly})\s+)*"
    r"(?P<told>{one_half})(?!\s+(?:{first_of|last_of}|{time_noun}(?!\s+(?:{previous}|\d{4}))))"
)
_MARKS = lexicon.openings("multiple", "half")


def are_there(text: str) -> bool:
    """Whether a text may tell a ratio in words: most do not, and are spared the search."""
    small = text.lower()
    return any(mark in small for mark in _MARKS)


def find(text: str) -> list[Quantity]:
    """Return the ratios of a text that are told in words: multiples in `x`, a half as 1 of 2."""
    if not are_there(text):
        return []
    halves = (_made(text, found, Decimal(1), Decimal(2)) for found in _HALF.finditer(text))
    return sorted([*_multiples(text), *halves], key=lambda one: one.start)


def _multiples(text: str) -> Iterator[Quantity]:
    for found in _MULTIPLE.finditer(text):
        more = Decimal("0.5") if found["half_more"] or found["and_half"] else Decimal(0)
        whole = 2 if found["twice"] else lexicon.values("number_word")[fold(found["count"])] if found["count"] else 1
        yield _made(text, found, whole + more, None)


def _made(text: str, found: re.Match[str], value: Decimal, denominator: Decimal | None) -> Quantity:
    start, end = found.span("told")
    return Quantity(
        value=value,
        denominator=denominator,
        unit=None if denominator else "x",
        qualifier=qualifier.before(text, start, found.start(), spatial=False)
        or qualifier.before(text, found.start(), 0, spatial=True)
        or "=",
        raw=text[start:end],
        start=start,
        end=end,
        flags=(FLAG,),
    )
