"""Printed lines as texts with white space between them: what stands side by side, and what of it is a value.

Which of them make a table is the business of `alignment`.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sources import lines, wrapping
from sources.page import Char

_GAP = 0.9
"""Share of the font size: texts further apart stand side by side, nearer ones are words of one text."""
_BLANK = 0.2
"""Share of the font size: a wider gap between two characters is a blank."""
_VALUE = re.compile(
    r"^[(≥≤<>~≈±+\-–−$€£]*\s?\d[\d.,/\s]*\)?\s?(?:%|‰)?\)?[*†]?$|^(?:[-–—:…]|\.{1,3}|n/?a)$", re.IGNORECASE
)
_LEADERS = re.compile(r"\.{4,}|…{2,}|(?:\. ){3,}")


@dataclass(frozen=True)
class Segment:
    """A text on one line, white space on both sides of it. Lengths in points."""

    text: str
    x0: float
    x1: float

    @property
    def is_value(self) -> bool:
        """Whether it is a number, or a sign that stands for a missing one."""
        return bool(_VALUE.match(self.text))


@dataclass(frozen=True)
class TextRow:
    """The texts of one height, from left to right."""

    segments: tuple[Segment, ...]
    top: float
    bottom: float

    @property
    def height(self) -> float:
        """Height of the tallest character."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """Where the line stands."""
        return (self.top + self.bottom) / 2

    @property
    def values(self) -> int:
        """How many values stand to the right of the first text: a serial number or a year in front is none."""
        return sum(segment.is_value for segment in self.segments[1:])

    @property
    def has_leaders(self) -> bool:
        """Whether dots lead the eye over the line, as in a table of contents."""
        return any(_LEADERS.search(segment.text) for segment in self.segments)


def text_rows(chars: Iterable[Char]) -> list[TextRow]:
    """Give the printed lines from top to bottom, each parted at white space wider than blanks are."""
    found = []
    for row in lines.rows(char for char in chars if not char.text.isspace()):
        parts: list[list[Char]] = []
        for char in sorted(row, key=lambda char: char.x0):
            if parts and char.x0 - max(c.x1 for c in parts[-1][-3:]) <= _GAP * char.size:
                parts[-1].append(char)
            else:
                parts.append([char])
        found.append(
            TextRow(
                tuple(_segment(part) for part in parts),
                top=min(char.top for char in row),
                bottom=max(char.bottom for char in row),
            )
        )
    return found


def _segment(chars: Sequence[Char]) -> Segment:
    text, right = "", chars[0].x0
    for char in chars:
        text += " " + char.text if char.x0 - right > _BLANK * char.size else char.text
        right = char.x1
    return Segment(wrapping.clean(text), chars[0].x0, max(char.x1 for char in chars))
