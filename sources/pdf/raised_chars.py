"""Characters of a printed line that stand above the others: marks of notes, and powers and degrees that are none.

What a mark looks like is the business of `note_marks`; text that a file says is raised, of `raised`.
"""

import statistics
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise
from operator import attrgetter
from typing import NamedTuple

from sources.layout.note_marks import as_raised, is_raised_mark, raised_sign
from sources.pdf.page import BLANK, Char

_SMALLER = 0.92
"""Share of the size of a line's other characters: those set smaller to be raised are no larger."""
_RAISED_BY, _RAISED_AS_LARGE_BY = 0.2, 0.3
"""Share of the size of a line by which the bottom of a raised character stands above the bottom of the others, where
it is smaller than they are and where it is not."""
_GAP_BEFORE_MARK = 0.3
"""Share of the size of a line between a figure and the small mark behind it, at most."""
_DEGREE = {"0", "o", "O", "º", "⁰"}
"""What is typed raised for the sign of degrees."""
_WORD = 12
"""Characters: so many before a raised one tell whether it is a power."""
_SIZE, _BOTTOM = attrgetter("size"), attrgetter("bottom")


class Raised(NamedTuple):
    """The small raised characters of a line, from `start` up to `end`, that may be the mark of a note."""

    mark: str
    start: int
    end: int
    behind_word: bool
    """Whether they mark a note as they stand: right behind a word, and no power."""


def found_in(chars: list[Char]) -> tuple[float, tuple[Raised, ...]]:
    """Give the size of most characters, and those raised that may be marks of notes."""
    if len(set(map(_BOTTOM, chars))) == 1:
        sizes_met = set(map(_SIZE, chars))
        if len(sizes_met) == 1:
            return sizes_met.pop(), ()
    sizes = Counter(map(_SIZE, chars))
    usual = max(sizes, key=lambda one: (sizes[one], one))
    if max(map(_BOTTOM, chars)) - min(map(_BOTTOM, chars)) < _RAISED_BY * usual:
        return usual, ()
    # A figure of one digit may have a mark of two.
    size = max(usual, chars[0].size)
    bottom = statistics.median(char.bottom for char in chars if char.size > _SMALLER * size)
    found = []
    end = 0
    for up, group in groupby(chars, lambda char: _is_raised(char, bottom, size)):
        run = list(group)
        start, end = end, end + len(run)
        text = "".join(char.text for char in run)
        sign = text if text in _DEGREE else raised_sign(text)
        if up and sign:
            # The upper figure of a fraction is raised as well: 3¹/₂.
            over = end < len(chars) and chars[end].text in "/⁄"
            found.append(Raised(sign, start, end, not over and _is_behind_word(chars, start, text, size)))
    return usual, tuple(found)


def spelled(chars: Sequence[Char], raised: Iterable[Raised]) -> list[Char]:
    """Give characters with what is raised and marks no note as it must be printed: 25°C, 10⁶."""
    out = list(chars)
    for one in raised:
        if not one.behind_word and one.start:
            before = _word(out[: one.start])
            after = out[one.end].text if one.end < len(out) else ""
            text = as_raised("".join(char.text for char in out[one.start : one.end]), before, after)
            if len(text) == one.end - one.start:
                out[one.start : one.end] = [
                    char._replace(text=sign) for char, sign in zip(out[one.start : one.end], text, strict=True)
                ]
    return out


def _is_raised(char: Char, bottom: float, size: float) -> bool:
    """Whether a character stands above the others of a line, whose size and lower edge are given."""
    by = _RAISED_BY if char.size <= _SMALLER * size else _RAISED_AS_LARGE_BY
    return bottom - char.bottom >= by * size


def _is_behind_word(chars: Sequence[Char], start: int, raised: str, size: float) -> bool:
    """Whether raised characters that begin at `start` mark a note of the word or figure before."""
    if not start:
        return False
    figure = chars[start - 1].text in "0123456789%" and chars[start].size <= _SMALLER * size
    gap = _GAP_BEFORE_MARK if figure else BLANK
    near = chars[start].x0 - chars[start - 1].x1 <= gap * size
    return near and is_raised_mark(raised, _word(chars[:start]))


def _word(chars: Sequence[Char]) -> str:
    """Give the last of the characters, with blanks between words."""
    last = chars[-_WORD:]
    blanks = ("", *(" " if b.x0 - a.x1 > BLANK * b.size else "" for a, b in pairwise(last)))
    return "".join(blank + char.text for blank, char in zip(blanks, last, strict=True))
