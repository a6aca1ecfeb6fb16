"""Printed lines as texts with white space between them: what stands side by side, and what of it is a value.

Which of them make a table is the business of `alignment`.
"""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from sources import lines, wrapping
from sources.document import Box
from sources.page import Char

_GAP = 0.9
"""Share of the font size: texts further apart stand side by side, nearer ones are words of one text."""
_VALUE_GAP = 0.45
"""The same between two values, whose columns stand close; blanks between thousands are narrower."""
_BLANK = 0.2
"""Share of the font size: a wider gap between two characters is a blank."""
_VALUE = re.compile(
    r"^[(≥≤<>~≈±+\-–−$€£]*\s?\d[\d.,/\s]*\)?\s?(?:%|‰)?\)?[*†]?$|^(?:[-–—:…]|\.{1,3}|n/?a)$", re.IGNORECASE
)
_DIGIT = re.compile(r"\d")
_FEWEST_DOTS = 3
"""Dots in a line that may lead the eye; an ellipsis has two or more."""
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


class TextRow:
    """The texts of one height, from left to right."""

    def __init__(self, chars: Sequence[Char]) -> None:
        self._chars = chars
        self.top = min(char.top for char in chars)
        self.bottom = max(char.bottom for char in chars)

    @cached_property
    def segments(self) -> tuple[Segment, ...]:
        """The texts, parted at white space wider than blanks are."""
        found: list[Segment] = []
        for chars in _parts(sorted(self._chars, key=lambda char: char.x0), _GAP):
            closer = [_segment(part) for part in _parts(chars, _VALUE_GAP)]
            found += closer if all(segment.is_value for segment in closer) else [_segment(chars)]
        return tuple(found)

    @cached_property
    def _letters(self) -> str:
        """The characters in no order."""
        return "".join([char.text for char in self._chars])

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
        if not _DIGIT.search(self._letters):
            return 0
        return sum(segment.is_value for segment in self.segments[1:])

    def is_within(self, boxes: Sequence[Box]) -> bool:
        """Whether the line stands in one of the boxes."""
        x = (self._chars[0].x0 + self._chars[0].x1) / 2
        return any(x0 <= x <= x1 and top <= self.middle <= bottom for x0, top, x1, bottom in boxes)

    @property
    def has_leaders(self) -> bool:
        """Whether dots lead the eye over the line, as in a table of contents."""
        if self._letters.count(".") + 2 * self._letters.count("…") < _FEWEST_DOTS:
            return False
        return any(_LEADERS.search(segment.text) for segment in self.segments)


def text_rows(chars: Iterable[Char]) -> list[TextRow]:
    """Give the printed lines from top to bottom, without blanks and what runs up or down."""
    return [TextRow(row) for row in lines.rows(char for char in chars if not (char.turn or char.text.isspace()))]


def _parts(chars: Sequence[Char], gap: float) -> list[list[Char]]:
    """Part characters from left to right where white space is wider than a share of the font size."""
    parts: list[list[Char]] = []
    right = -math.inf
    for char in chars:
        if char.x0 - right > gap * char.size:
            parts.append([])
        right = max(right, char.x1)
        parts[-1].append(char)
    return parts


def _segment(chars: Sequence[Char]) -> Segment:
    text, right = "", chars[0].x0
    for char in chars:
        text += " " + char.text if char.x0 - right > _BLANK * char.size else char.text
        right = char.x1
    return Segment(wrapping.clean(text), chars[0].x0, max(char.x1 for char in chars))
