"""Printed lines as texts with white space between them: what stands side by side, and what of it is a value.

Which of them make a table is the business of `alignment`.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np

from sources.document import Box
from sources.pdf.page import Chars
from sources.pdf.rows import Rows, by_height

_GAP = 0.9
"""Share of the font size: texts further apart stand side by side, nearer ones are words of one text."""
_VALUE_GAP = 0.45
"""The same between two values, whose columns stand close; blanks between thousands are narrower."""
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

    def __init__(self, page: "_Page", start: int, end: int, top: float, bottom: float) -> None:
        self._page, self._start, self._end = page, start, end
        self.top, self.bottom = top, bottom

    @cached_property
    def segments(self) -> tuple[Segment, ...]:
        """The texts, parted at white space wider than blanks are."""
        found: list[Segment] = []
        for start, end in self._page.parts(self._page.wide, self._start, self._end):
            parts = self._page.parts(self._page.less_wide, start, end)
            closer = [self._page.segment(*part) for part in parts]
            whole = len(closer) == 1 or not all(segment.is_value for segment in closer)
            found += [self._page.segment(start, end)] if whole else closer
        return tuple(found)

    @cached_property
    def _letters(self) -> str:
        return self._page.texts.between(self._start, self._end)

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
        x = (self._page.x0s[self._start] + self._page.x1s[self._start]) / 2
        return any(x0 <= x <= x1 and top <= self.middle <= bottom for x0, top, x1, bottom in boxes)

    @property
    def has_leaders(self) -> bool:
        """Whether dots lead the eye over the line, as in a table of contents."""
        if self._letters.count(".") + 2 * self._letters.count("…") < _FEWEST_DOTS:
            return False
        return any(_LEADERS.search(segment.text) for segment in self.segments)


class _Page:
    """What the lines of a page are made of, each character at its place among all of them."""

    def __init__(self, rows: Rows) -> None:
        chars = rows.chars
        self.x0s, self.x1s = chars["x0"].tolist(), chars["x1"].tolist()
        self.texts = rows.texts
        self.wide, self.less_wide = (np.flatnonzero(rows.gaps(gap)).tolist() for gap in (_GAP, _VALUE_GAP))

    def parts(self, gaps: Sequence[int], start: int, end: int) -> list[tuple[int, int]]:
        """Part the characters from `start` up to `end` at the gaps before some of them."""
        inside = gaps[bisect_right(gaps, start) : bisect_left(gaps, end)]
        return list(pairwise([start, *inside, end]))

    def segment(self, start: int, end: int) -> Segment:
        """Give the text of some characters."""
        return Segment(self.texts.between(start, end), self.x0s[start], max(self.x1s[start:end]))


def text_rows(chars: Chars) -> list[TextRow]:
    """Give the printed lines from top to bottom, without what runs up or down."""
    return texts_of(by_height(chars[chars["turn"] == 0]))


def texts_of(rows: Rows) -> list[TextRow]:
    """Give rows of characters as rows of texts; blanks that stand for gaps are left out."""
    blank = rows.chars["text"] == " "
    if blank.any():
        rows = by_height(rows.chars[~blank])
    if not len(rows.chars):
        return []
    page = _Page(rows)
    tops = np.minimum.reduceat(rows.chars["top"], rows.starts).tolist()
    bottoms = np.maximum.reduceat(rows.chars["bottom"], rows.starts).tolist()
    ends = pairwise([*rows.starts.tolist(), len(rows.chars)])
    return [TextRow(page, *end, top, bottom) for end, top, bottom in zip(ends, tops, bottoms, strict=True)]
