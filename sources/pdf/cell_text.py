"""The lines of a cell as one text, words and figures made whole that the cell was too narrow for.

How lines of running text are joined is the business of `wrapping`.
"""

import re
from collections.abc import Sequence

from sources.layout import wrapping
from sources.pdf.lines import Line

_UNBROKEN = re.compile(r"^(?:[A-ZĐ0-9&.\-]+|\(?(?:https?://|www\.)\S+|\S+@\S+)$")
"""Tokens that are no words of Vietnamese, whose syllables are too short to be cut: abbreviations and addresses."""
_GROUPED = re.compile(r"^\d{1,3}(?:\.\d{3})*(?:,\d+)?%?$")
"""A figure with points between its thousands."""


def cell_text(found: Sequence[Line], width: float) -> str:
    """Give the lines of a cell, whose inner width is given, as one text.

    An abbreviation or address that fills its line was cut by a cell too narrow for it ("TT&T" / "T").
    """
    text = ""
    before: Line | None = None
    for line in found:
        filled = before is not None and before.x1 - before.x0 + line.height * 0.5 > width
        cut = filled and before is not None and _is_cut(before.text, line.text)
        text = text + line.text if cut else wrapping.join(text, line.text)
        before = line
    return text


def _is_cut(before: str, after: str) -> bool:
    """Whether a token that fills its line goes on in the next; figures have to make a well-formed one."""
    if before[0].isdigit() and after[0].isdigit():
        return bool(_GROUPED.match(before + after)) and not _GROUPED.match(before)
    return bool(_UNBROKEN.match(before)) and after[0].isalnum()
