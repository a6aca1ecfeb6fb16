"""What the mark of a footnote looks like in running text, and what only looks like one.

Where notes stand in a file is the business of the format modules.
"""

import re

_MARK = re.compile(r"[(\[]?(\d{1,3}|\*{1,3}|[a-z]|[ivx]{1,5})[)\].]?")
_RAISED = re.compile(r"[(\[]?(?:[1-9]\d{0,2}(?:[,;][1-9]\d{0,2})*|\*{1,3}|[†‡§])[)\]]?")
_RAISED_LETTER = re.compile(r"[a-e]|[(\[][a-e][)\]]")
"""Letters mark figures, as in statistical tables; behind words they are ordinals and names."""
_TAKES_POWER = re.compile(r"(?:^|[\s\d/(.,])(?:[mkcdhμµ]|da)?m$|(?:^|[\s/(])(?:[Rrxynσχ]|ft)$")
"""What a raised figure is a power of: km², R²."""
_TAKES_EXPONENT = re.compile(r"(?:^|[\s×x*·.(])10$")
"""The ten of 10³ and 1,5.10⁶, and not that of 110 or of 3,10; nobody writes 10¹."""


def mark(text: str) -> str | None:
    """Give the mark in a text that is nothing else: "1" of "[1]"; None for other text."""
    found = _MARK.fullmatch(text.strip())
    return found[1] if found else None


def raised_sign(text: str) -> str | None:
    """Give the sign by which raised characters may refer to a note: "1" of "(1)", "1,2"; None for others."""
    if not (_RAISED.fullmatch(text) or _RAISED_LETTER.fullmatch(text)):
        return None
    return text.strip("()[]")


def is_raised_mark(raised: str, before: str) -> bool:
    """Whether raised figures mark a note: they stand right behind a word that takes no power.

    >>> is_raised_mark("1", "06 Quyết định"), is_raised_mark("2", "5 km")
    (True, False)
    >>> is_raised_mark("6", "10"), is_raised_mark("1", "10"), is_raised_mark("2", "110")
    (False, True, True)
    """
    raised = raised.strip()
    if not before or before[-1].isspace():
        return False
    if _RAISED_LETTER.fullmatch(raised):
        return before[-1].isdigit() or before[-1] == "%"
    if not _RAISED.fullmatch(raised) or _TAKES_POWER.search(before):
        return False
    return raised == "1" or not _TAKES_EXPONENT.search(before)
