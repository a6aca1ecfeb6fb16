"""Characters row by row, each from left to right, and their texts with a blank in each gap: all of a page at once.

What the rows mean is the business of those who ask: `lines`, `segments`, `columns`.
"""

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np

from sources.layout import wrapping
from sources.pdf.page import BLANK, Chars, Flags, Numbers, Places

_SAME_ROW = 0.5
"""Font sizes between the middles of characters of one row, at most: marks are raised by less."""


@dataclass(frozen=True)
class Rows:
    """Characters in the order in which they are read."""

    chars: Chars
    starts: Places
    """Where each row begins."""
    regions: Places
    """The part of the page that each row stands in."""
    before: Numbers
    """How far to the right the characters of a row reach that stand before each; of the first, its own left side."""

    @property
    def first_region(self) -> "Rows":
        """The rows of region 0."""
        rows = int(np.searchsorted(self.regions, 1))
        end = self.starts[rows] if rows < len(self.starts) else len(self.chars)
        if end == len(self.chars):
            return self
        return Rows(self.chars[:end], self.starts[:rows], self.regions[:rows], self.before[:end])

    @cached_property
    def blanks(self) -> Flags:
        """Whether a blank stands before each character."""
        return self.gaps(BLANK)

    @cached_property
    def texts(self) -> "Texts":
        """What is printed, with blanks between words."""
        return Texts(self.chars, self.blanks)

    def gaps(self, wider: float) -> Flags:
        """Say of each character whether the gap before it is wider than so many font sizes."""
        found: Flags = self.chars["x0"] - self.before > wider * self.chars["size"]
        return found


def by_height(chars: Chars, regions: Places | None = None) -> Rows:
    """Give the rows of a page from top to bottom, those of each region apart, in the order of the regions' numbers."""
    if not len(chars):
        return _arranged(chars, np.zeros(0, np.intp), np.zeros(0, np.intp))
    regions = np.zeros(len(chars), np.intp) if regions is None else regions
    middle = (chars["top"] + chars["bottom"]) / 2
    order = np.lexsort((middle, regions))
    middle, regions = middle[order], regions[order]
    new = np.empty(len(order), np.bool_)
    new[0] = True
    new[1:] = (middle[1:] != middle[:-1]) | (regions[1:] != regions[:-1])
    levels = np.flatnonzero(new)
    rows, row = [0], 0
    steps = zip(
        pairwise(middle[levels].tolist()),
        pairwise(regions[levels].tolist()),
        chars["size"][order[levels]].tolist()[1:],
        strict=True,
    )
    for (above, here), (before, region), size in steps:
        row += region != before or here - above > _SAME_ROW * size
        rows.append(row)
    return _arranged(chars[order], np.array(rows)[np.cumsum(new) - 1], regions)


def one_row(chars: Chars) -> Rows:
    """Give characters that stand in order, from left to right, as a row."""
    before = np.concatenate((chars["x0"][:1], np.maximum.accumulate(chars["x1"])[:-1]))
    return Rows(chars, np.zeros(1, np.intp), np.zeros(1, np.intp), before)


def by_number(chars: Chars, numbers: Places) -> Rows:
    """Give the rows that the characters of each number make."""
    order = np.argsort(numbers, kind="stable")
    return _arranged(chars[order], numbers[order], np.zeros(len(chars), np.intp))


def _arranged(chars: Chars, rows: Places, regions: Places) -> Rows:
    """Put each row in order from left to right; those of `chars` stand together already."""
    order = np.lexsort((chars["x0"], rows))
    chars = chars[order]
    starts = beginnings(rows)
    right = chars["x1"]
    before = np.empty(len(chars))
    before[1:] = right[:-1]
    # Letters that lie over others may end before them.
    falling = np.flatnonzero((right[1:] < right[:-1]) & (rows[1:] == rows[:-1]))
    for row in np.unique(np.searchsorted(starts, falling, side="right")).tolist():
        start, end = starts[row - 1], starts[row] if row < len(starts) else len(chars)
        before[start + 1 : end] = np.maximum.accumulate(right[start:end])[:-1]
    before[starts] = chars["x0"][starts]
    return Rows(chars, starts, regions[starts], before)


def beginnings(values: Places) -> Places:
    """Give the places from which on an array has another value than before."""
    new = np.ones(len(values), np.bool_)
    new[1:] = values[1:] != values[:-1]
    return np.flatnonzero(new)


class Texts:
    """The texts of characters in order, a blank before those for which `blank` says so."""

    def __init__(self, chars: Chars, blank: Flags) -> None:
        texts = chars["text"]
        width = texts.dtype.itemsize // 4
        signs = np.zeros((len(texts), width + 1), np.uint32)
        signs[:, 0] = np.where(blank, ord(" "), 0)
        signs[:, 1:] = np.ascontiguousarray(texts).view(np.uint32).reshape(len(texts), width)
        printed = signs != 0
        self._whole = signs[printed].tobytes().decode("utf-32-le", "surrogatepass")
        self._is_clean = wrapping.is_clean(self._whole)
        ends = np.cumsum(printed.sum(axis=1))
        self._starts = (ends - printed[:, 1:].sum(axis=1)).tolist()
        self._ends = ends.tolist()

    def between(self, start: int, end: int) -> str:
        """Give the text of the characters from `start` up to `end`, without a blank before the first."""
        text = self._whole[self._starts[start] : self._ends[end - 1]]
        return text if self._is_clean else wrapping.clean(text)
