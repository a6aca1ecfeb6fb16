"""What the mark of a footnote looks like in running text, and what only looks like one.

Where notes stand in a file is the business of the format modules.
"""

import re

_MARK = re.compile(r"[(\[]?(\d{1,3}|\*{1,3}|[a-z]|[ivx]{1,5})[)\].]?")
_ONE = r"(?:[1-9]\d{0,2}|\*{1,3}|[†‡§])"
_RAISED = re.compile(rf"[(\[]?{_ONE}(?:\s?[,;]\s?{_ONE})*[)\]]?")
_RAISED_LETTER = re.compile(r"[a-e]|[(\[][a-e][)\]]")
"""Letters mark figures, as in statistical tables; behind words they are ordinals and names."""
_TAKES_POWER = re.compile(r"(?:^|[\s\d/(.,])(?:[mkcdhμµ]|da)?m$|(?:^|[\s/(])(?:[Rrxynσχ]|ft)$|/s$")
"""What a raised figure is a power of: km², m³/s, R²."""
_TEN = re.compile(r"(?:^|[^\d.,]|\d\.)10$")
_POWERS_OF_TEN = {"3", "4", "5", "6", "7", "8", "9", "12"}
"""What tables state multiples in; a raised 1, 2 or 10 behind the figure ten is rather a note."""
_TIMES = re.compile(r"[×x*·]\s?10$")
_FIGURES, _RAISED_FIGURES = "0123456789-()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁽⁾"
_TO_RAISED = str.maketrans(_FIGURES, _RAISED_FIGURES)
_FROM_RAISED = str.maketrans(_RAISED_FIGURES, _FIGURES)
_SIGNS = re.compile(rf"[{_RAISED_FIGURES}]")
_RUN = re.compile(rf"(?<=[\w)\]”\"%‰])\s?([{_RAISED_FIGURES}](?:,?[{_RAISED_FIGURES}])*)(?![{_RAISED_FIGURES}⁺/⁄])")
"""Raised figures that a file holds as signs of their own, behind a word or figure; fractions (¹⁄₂) are none."""


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
    >>> is_raised_mark("3", "là 210"), is_raised_mark("6", "12 x 10"), is_raised_mark("1", "10")
    (True, False, True)
    """
    raised = raised.strip()
    if _RAISED_LETTER.fullmatch(raised):
        return before[-1:].isdigit() or before[-1:] == "%"
    if not _RAISED.fullmatch(raised) or not before or before[-1].isspace():
        return False
    if _TEN.search(before):
        return not (raised in _POWERS_OF_TEN or (raised.isdigit() and _TIMES.search(before)))
    return not (raised.isdigit() and takes_power(before))


def takes_power(before: str) -> bool:
    """Whether a text ends with what a raised figure is a power of."""
    return bool(_TAKES_POWER.search(before))


def as_raised(raised: str, before: str, after: str = "") -> str:
    """Give raised figures that are no mark as they must be printed: a power of ten must not become one figure with it.

    Nor must the upper figure of a fraction, which a bar follows.

    >>> as_raised("6", "12 x 10"), as_raised("2", "5 km"), as_raised("0", "nhiệt độ 25")
    ('⁶', '2', '°')
    """
    is_upper = after[:1] in ("/", "⁄") and before[-1:].isdigit()
    if (is_upper or _TEN.search(before)) and re.fullmatch(r"-?\d+", raised.strip()):
        return raised.strip().translate(_TO_RAISED)
    return "°" if raised.strip() in ("0", "o") and before[-1:].isdigit() else raised


def without_marks(text: str) -> str:
    """Give a text without the marks of notes that it holds as raised signs.

    >>> without_marks("đạt 95¹ xã, rộng 5 km² và 2,7%⁽²⁾"), without_marks("12×10⁶ kWh")
    ('đạt 95 xã, rộng 5 km² và 2,7%', '12×10⁶ kWh')
    """

    def kept(found: re.Match[str]) -> str:
        return "" if is_raised_mark(found[1].translate(_FROM_RAISED), text[: found.start()]) else found[0]

    return _RUN.sub(kept, text) if _SIGNS.search(text) else text
