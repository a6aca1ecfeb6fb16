"""Raised figures that a text holds as signs of their own (¹ ² ³ ⁽⁴⁾): marks of notes are left out, powers are kept.

What a mark looks like is the business of `note_marks`; text that a file raises by its style, of `raised`.
"""

import re

from sources.layout.note_marks import is_raised_mark

_FIGURES, _RAISED = "0123456789-()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁽⁾"
_TO_RAISED = str.maketrans(_FIGURES, _RAISED)
_FROM_RAISED = str.maketrans(_RAISED, _FIGURES)
_ANY = re.compile(f"[{_RAISED}]")
_BEHIND = re.compile(rf"(?<=[\w)\]”\"%‰])\s?([{_RAISED}](?:,?[{_RAISED}])*)(?![{_RAISED}⁺/⁄])")
"""Raised signs behind a word or figure; fractions (¹⁄₂) and ions are none."""
_TEN = re.compile(r"(?:^|[^\d.,])10$")


def without_marks(text: str) -> str:
    """Give a text without the marks of notes that it holds as raised signs.

    >>> without_marks("đạt 95¹ xã, rộng 5 km² và 2,7%⁽²⁾"), without_marks("12×10⁶ kWh")
    ('đạt 95 xã, rộng 5 km² và 2,7%', '12×10⁶ kWh')
    """

    def kept(found: re.Match[str]) -> str:
        return "" if is_raised_mark(found[1].translate(_FROM_RAISED), text[: found.start()]) else found[0]

    return _BEHIND.sub(kept, text) if _ANY.search(text) else text


def as_raised(figures: str, before: str) -> str:
    """Give raised text that is no mark as it must be printed: a power of ten must not become one figure with it.

    >>> as_raised("6", "12 x 10"), as_raised("2", "5 km"), as_raised("0", "nhiệt độ 25")
    ('⁶', '2', '°')
    """
    if _TEN.search(before) and re.fullmatch(r"-?\d+", figures.strip()):
        return figures.strip().translate(_TO_RAISED)
    return "°" if figures.strip() in ("0", "o") and before[-1:].isdigit() else figures
