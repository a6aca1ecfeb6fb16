"""Characters of a PDF page into printed lines, those of each cell apart.

Which lines make a paragraph is the business of `paragraphs`, the text of a cell that of `cell_text`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

import numpy as np

from sources.layout.outline import Note
from sources.pdf import raised_chars, turned
from sources.pdf.page import BLANK, Char, Chars, Flags, Places, as_array, each
from sources.pdf.raised_chars import Raised
from sources.pdf.rows import Rows, Texts, by_height, one_row
from sources.pdf.turned import Turn

_LETTERS = 6
"""Letters: a shorter line shows no pattern of gaps."""
_COLUMN_GAP = 3.0
"""Font sizes: a wider gap parts two texts set side by side (the two halves of a letterhead)."""


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line, or the part of it in one cell or column. Lengths in points."""

    text: str
    page: int
    x0: float
    top: float
    x1: float
    bottom: float
    bold: bool
    first_word: float
    """Width of the first word: would it have fitted on the line before?"""
    size: float = 0.0
    """Size of most of its characters."""
    raised: tuple[Raised, ...] = ()
    chars: tuple[Char, ...] = ()
    """From left to right, kept only where some are raised."""
    notes: tuple[Note, ...] = ()
    """The footnotes that it refers to."""

    @property
    def height(self) -> float:
        """Height of the tallest character."""
        return self.bottom - self.top

    @property
    def blank(self) -> float:
        """Width of a blank, as most fonts have it."""
        return 0.25 * self.height


def lines(rows: Rows, page: int) -> dict[int, list[Line]]:
    """Give the printed lines of each region, by its number, from top to bottom.

    Texts side by side are lines of their own, the left column first.
    """
    if not len(rows.chars):
        return {}
    apart = rows.gaps(_COLUMN_GAP)
    apart[rows.starts] = True
    starts = np.flatnonzero(apart)
    row_of = np.searchsorted(rows.starts, starts, side="right") - 1
    by_row: dict[int, list[Line]] = {}
    for row, line in zip(row_of.tolist(), _lines(rows, starts, page), strict=True):
        if line.text:
            by_row.setdefault(row, []).append(line)
    regions = rows.regions.tolist()
    by_region: dict[int, list[list[Line]]] = {}
    for row, side_by_side in by_row.items():
        by_region.setdefault(regions[row], []).append(side_by_side)
    return {region: _column_by_column(found) for region, found in by_region.items()}


def add_turned(found: dict[int, list[Line]], chars: Chars, regions: Places, page: int) -> None:
    """Add the lines that run up or down after those of their region, as in the names of narrow columns."""
    for degrees in (90, 180, 270):
        here = chars["turn"] == degrees
        turn = Turn(degrees, 0.0, 0.0)
        for region, more in lines(by_height(turned.level(chars[here], turn), regions[here]), page).items():
            found.setdefault(region, []).extend(_shown(line, turn) for line in more)


def _shown(line: Line, turn: Turn) -> Line:
    x0, top, x1, bottom = turn.box((line.x0, line.top, line.x1, line.bottom))
    return replace(line, x0=x0, top=top, x1=x1, bottom=bottom, raised=(), chars=())


def _lines(rows: Rows, starts: Places, page: int) -> list[Line]:
    """Give the lines that begin at `starts`; what stands raised in them is told and spelled."""
    found = _plain_lines(rows, starts, page)
    chars = rows.chars
    ends = [*starts[1:].tolist(), len(chars)]
    uneven = np.zeros(len(starts), np.bool_)
    for name in ("bottom", "size"):
        uneven |= np.minimum.reduceat(chars[name], starts) != np.maximum.reduceat(chars[name], starts)
    for place in np.flatnonzero(uneven).tolist():
        letters = each(chars[starts[place] : ends[place]])
        size, raised = raised_chars.found_in(letters)
        found[place] = _with_raised(letters, raised, page) if raised else found[place]
        found[place] = replace(found[place], size=size)
    return found


def _with_raised(letters: Sequence[Char], raised: tuple[Raised, ...], page: int) -> Line:
    spelled = raised_chars.spelled(letters, raised)
    return replace(_plain_line(spelled, page), raised=raised, chars=tuple(spelled))


def _plain_line(letters: Iterable[Char], page: int) -> Line:
    """Give one line, whatever stands raised in it."""
    (line,) = _plain_lines(one_row(as_array(letters)), np.zeros(1, np.intp), page)
    return line


def _plain_lines(rows: Rows, starts: Places, page: int) -> list[Line]:
    """Give the lines that begin at `starts`, whatever stands raised in them, all at once."""
    chars = rows.chars
    ends = [*starts[1:].tolist(), len(chars)]
    texts = [rows.texts.between(start, end) for start, end in zip(starts.tolist(), ends, strict=True)]
    first_words = _first_words(rows, starts, rows.blanks)
    bold = np.logical_and.reduceat(chars["bold"], starts).tolist()
    partly = np.logical_or.reduceat(chars["bold"], starts).tolist()
    columns = (
        chars["x0"][starts],
        np.minimum.reduceat(chars["top"], starts),
        np.maximum.reduceat(chars["x1"], starts),
        np.maximum.reduceat(chars["bottom"], starts),
        chars["size"][starts],
    )
    boxes = zip(*(column.tolist() for column in columns), strict=True)
    found = []
    for place, (x0, top, x1, bottom, size) in enumerate(boxes):
        start, end = starts[place], ends[place]
        text, first_word = texts[place], first_words[place]
        if end - start > _LETTERS and 2 * text.count(" ") > end - start:
            text, first_word = _without_wide_gaps(one_row(chars[start:end]))
        is_bold = bold[place] or _is_bold(chars[start:end], partly[place], text)
        found.append(Line(text, page, x0, top, x1, bottom, is_bold, first_word, size))
    return found


def _without_wide_gaps(row: Rows) -> tuple[str, float]:
    """Give the text of a title set with gaps between all of its letters, and the width of its first word."""
    gaps = sorted((b.x0 - a.x1) / b.size for a, b in pairwise(each(row.chars)))
    blank = row.gaps(gaps[len(gaps) // 2] + BLANK)
    (first_word,) = _first_words(row, row.starts, blank)
    return Texts(row.chars, blank).between(0, len(row.chars)), first_word


def _is_bold(chars: Chars, partly: bool, text: str) -> bool:
    """Whether the letters and digits of a line are bold, some or none of whose characters are."""
    if not partly:
        return not any(map(str.isalnum, text))
    return all(
        bold for sign, bold in zip(chars["text"].tolist(), chars["bold"].tolist(), strict=True) if sign.isalnum()
    )


def _first_words(rows: Rows, starts: Places, blank: Flags) -> list[float]:
    """Give the width of the first word of each line."""
    chars = rows.chars
    inside = blank.copy()
    inside[starts] = False
    blanks = np.append(np.flatnonzero(inside), len(chars))
    first = blanks[np.searchsorted(blanks, starts)]
    ends = np.append(starts[1:], len(chars))
    right = np.where(first < ends, np.append(rows.before, 0.0)[first], np.maximum.reduceat(chars["x1"], starts))
    widths: list[float] = (right - chars["x0"][starts]).tolist()
    return widths


def without(line: Line, raised: Iterable[Raised]) -> Line:
    """Give a line without some of its raised characters, as wide as before."""
    chars: list[Char] = []
    end = 0
    shift = 0.0
    for one in raised:
        chars += _moved(line.chars[end : one.start], shift)
        shift += line.chars[one.end - 1].x1 - line.chars[one.start].x0
        end = one.end
    chars += _moved(line.chars[end:], shift)
    size, left = raised_chars.found_in(chars)
    made = _with_raised(chars, left, line.page) if left else _plain_line(chars, line.page)
    return replace(made, size=size, x0=line.x0, x1=line.x1)


def _moved(chars: Iterable[Char], shift: float) -> list[Char]:
    """Give characters moved to the left, so that no gap stands where a mark stood."""
    return [char._replace(x0=char.x0 - shift, x1=char.x1 - shift) for char in chars]


def _column_by_column(found: list[list[Line]]) -> list[Line]:
    """Rows of several texts side by side, one below the other, are read column by column."""
    out: list[Line] = []
    for _, rows in groupby(found, len):
        out += [line for column in zip(*rows, strict=True) for line in column]
    return out
