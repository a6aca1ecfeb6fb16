"""Characters of a PDF page into printed lines, and lines into paragraphs.

Tables are not looked at here: the characters of their cells come one cell at a time.
"""

import math
import re
import statistics
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from operator import attrgetter
from typing import NamedTuple

from sources import headings, turned, wrapping
from sources.document import Piece
from sources.note_marks import as_raised, is_raised_mark, raised_sign
from sources.outline import Note, Text
from sources.page import Char
from sources.turned import Turn

_BLANK = 0.12
"""Share of the font size: a wider gap between two characters is a blank.

In the reports and samples looked at, letters of a word stand up to 0.1 apart, words 0.13 and more.
"""
_LETTERS = 6
"""Letters: a shorter line shows no pattern of gaps."""
_SAME_LINE = 0.5
"""Font sizes between the middles of characters of one line, at most: marks are raised by less."""
_COLUMN_GAP = 3.0
"""Font sizes: a wider gap parts two texts set side by side (the two halves of a letterhead)."""
_INDENT = 8.0
"""Points: a line that begins further right than the lines around it begins a paragraph."""
_CENTRED = 6.0
"""Points by which the middle of a centred line may miss the middle of the column."""
_LEADING = 1.35
"""Times the usual distance of lines: a wider one parts paragraphs."""
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
_SIZE = attrgetter("size")
_LEFT, _TOP, _RIGHT, _BOTTOM = (attrgetter(side) for side in ("x0", "top", "x1", "bottom"))
_UNBROKEN = re.compile(r"^(?:[A-ZĐ0-9&.\-]+|\(?(?:https?://|www\.)\S+|\S+@\S+)$")
"""Tokens that are no words of Vietnamese, whose syllables are too short to be cut: abbreviations and addresses."""
_GROUPED = re.compile(r"^\d{1,3}(?:\.\d{3})*(?:,\d+)?%?$")
"""A figure with points between its thousands."""


class Raised(NamedTuple):
    """The small raised characters of a line, from `start` up to `end`, that may be the mark of a note."""

    mark: str
    start: int
    end: int
    behind_word: bool
    """Whether they mark a note as they stand: right behind a word, and no power."""


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


def lines(chars: Iterable[Char], page: int) -> list[Line]:
    """Give printed lines from top to bottom; texts side by side are lines of their own, the left column first.

    Text that runs up or down comes after, as in the names of narrow columns.
    """
    every = list(chars)
    level = [char for char in every if not char.turn]
    found = _level_lines(level, page)
    return found if len(level) == len(every) else [*found, *_turned_lines(every, page)]


def _level_lines(chars: Iterable[Char], page: int) -> list[Line]:
    parted = [[_line(part, page) for part in _parts(row)] for row in rows(chars)]
    return _column_by_column([[line for line in row if line.text] for row in parted])


def _turned_lines(chars: Sequence[Char], page: int) -> list[Line]:
    found = []
    for degrees in sorted({char.turn for char in chars if char.turn in (90, 180, 270)}):
        turn = Turn(degrees, 0.0, 0.0)
        for line in _level_lines((turned.level(char, turn) for char in chars if char.turn == degrees), page):
            x0, top, x1, bottom = turn.box((line.x0, line.top, line.x1, line.bottom))
            found.append(replace(line, x0=x0, top=top, x1=x1, bottom=bottom, raised=(), chars=()))
    return found


def rows(chars: Iterable[Char]) -> list[list[Char]]:
    """Give the characters of each height, from top to bottom."""
    levels: dict[float, list[Char]] = {}
    for char in chars:
        levels.setdefault((char.top + char.bottom) / 2, []).append(char)
    found: list[list[Char]] = []
    above = 0.0
    for level in sorted(levels):
        here = levels[level]
        if found and level - above <= _SAME_LINE * here[0].size:
            found[-1] += here
        else:
            found.append(here)
        above = level
    return found


def _parts(row: list[Char]) -> list[list[Char]]:
    """Give the characters of one height from left to right, parted at gaps too wide for a blank."""
    parts: list[list[Char]] = []
    right = -math.inf
    for char in sorted(row, key=_LEFT):
        if char.x0 - right > _COLUMN_GAP * char.size:
            parts.append([])
            right = char.x1
        elif char.x1 > right:
            right = char.x1
        parts[-1].append(char)
    return parts


def _line(chars: list[Char], page: int) -> Line:
    size, raised = _raised(chars)
    if raised:
        chars = _spelled(chars, raised)
    text, first_word = _spaced(chars, _BLANK)
    if len(chars) > _LETTERS and text.count(" ") > len(chars) / 2:
        # A title set with wide gaps between all of its letters.
        gaps = sorted((b.x0 - a.x1) / b.size for a, b in pairwise(chars))
        text, first_word = _spaced(chars, gaps[len(gaps) // 2] + _BLANK)
    return Line(
        text=wrapping.clean(text),
        page=page,
        x0=chars[0].x0,
        top=min(map(_TOP, chars)),
        x1=max(map(_RIGHT, chars)),
        bottom=max(map(_BOTTOM, chars)),
        bold=all(char.bold for char in chars if char.text.isalnum()),
        first_word=first_word,
        size=size,
        raised=raised,
        chars=tuple(chars) if raised else (),
    )


def _raised(chars: list[Char]) -> tuple[float, tuple[Raised, ...]]:
    """Give the size of most characters, and those raised that may be marks of notes."""
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


def _spelled(chars: Sequence[Char], raised: Iterable[Raised]) -> list[Char]:
    """Give characters with what is raised and marks no note as it must be printed: 25°C, 10⁶."""
    out = list(chars)
    for one in raised:
        if not one.behind_word and one.start:
            before = _spaced(out[max(0, one.start - _WORD) : one.start], _BLANK)[0]
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
    gap = _GAP_BEFORE_MARK if figure else _BLANK
    near = chars[start].x0 - chars[start - 1].x1 <= gap * size
    return near and is_raised_mark(raised, _spaced(list(chars[max(0, start - _WORD) : start]), _BLANK)[0])


def without(line: Line, raised: Iterable[Raised]) -> Line:
    """Give a line without some of its raised characters, as wide as before."""
    chars: list[Char] = []
    end = 0
    shift = 0.0
    for one in raised:
        chars += _moved(line.chars[end : one.start], shift)
        shift += line.chars[one.end - 1].x1 - line.chars[one.start].x0
        end = one.end
    left = _line([*chars, *_moved(line.chars[end:], shift)], line.page)
    return replace(left, x0=line.x0, x1=line.x1)


def _moved(chars: Iterable[Char], shift: float) -> list[Char]:
    """Give characters moved to the left, so that no gap stands where a mark stood."""
    return [char._replace(x0=char.x0 - shift, x1=char.x1 - shift) for char in chars]


def _spaced(chars: list[Char], blank: float) -> tuple[str, float]:
    """Give the text, a blank in each gap wider than `blank` font sizes, and the width of its first word."""
    texts = []
    first_word = None
    right = left = chars[0].x0
    for char in chars:
        if char.x0 - right > blank * char.size:
            if first_word is None:
                first_word = right - left
            texts.append(" ")
        texts.append(char.text)
        if char.x1 > right:
            right = char.x1
    return "".join(texts), right - left if first_word is None else first_word


def _column_by_column(found: list[list[Line]]) -> list[Line]:
    """Rows of several texts side by side, one below the other, are read column by column."""
    out: list[Line] = []
    block: list[list[Line]] = []
    for row in found:
        if block and (len(row) != len(block[-1]) or len(row) == 1):
            out += [line for column in zip(*block, strict=True) for line in column]
            block = []
        block.append(row)
    return out + [line for column in zip(*block, strict=True) for line in column] if block else out


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


@dataclass(frozen=True)
class Margins:
    """The column of running text on the pages of a document, and the usual distance of its lines."""

    left: float
    right: float
    leading: float


def margins(found: Sequence[Line]) -> Margins:
    """Give the margins that most lines keep to."""
    if not found:
        return Margins(0.0, 0.0, 0.0)
    starts = Counter(round(line.x0) for line in found)
    often = [x for x, count in starts.items() if count >= max(2, len(found) // 50)] or list(starts)
    ends = sorted(line.x1 for line in found)
    steps = [b.top - a.top for a, b in pairwise(found) if a.page == b.page and 0 < b.top - a.top < 3 * a.height]
    return Margins(min(often), ends[int(len(ends) * 0.95)], statistics.median_low(steps) if steps else 0.0)


def paragraphs(found: Sequence[Line], within: Margins, knows_bold: bool) -> list[Text | Note]:
    """Lines that follow each other, without a table between, as paragraphs, each before the notes it refers to."""
    groups: list[list[Line]] = []
    for line in found:
        if groups and not _begins(line, groups[-1], within):
            groups[-1].append(line)
        else:
            groups.append([line])
    out: list[Text | Note] = []
    for group in groups:
        text = Text(
            text=wrapping.unwrap(line.text for line in group),
            bold=all(line.bold for line in group) if knows_bold else None,
            centred=all(_is_centred(line, within) for line in group),
            pieces=pieces(group),
        )
        out += [text, *(note for line in group for note in line.notes)]
    return out


def _begins(line: Line, group: list[Line], within: Margins) -> bool:
    """Whether a line begins a new paragraph after the lines of `group`."""
    before = group[-1]
    same_page = line.page == before.page
    if same_page and line.top - before.top > max(_LEADING * within.leading, 1.9 * before.height):
        return True
    if before.bold != line.bold and (before.bold or headings.numbered_level(line.text)):
        return True
    # A letterhead sets the name of a body in capitals above words in small letters.
    if before.text.isupper() and not line.text.isupper() and any(char.isalpha() for char in line.text):
        return True
    centred = _is_centred(line, within) and abs(_axis(before) - _axis(line)) < _CENTRED
    used = before.x1 - (before.x0 - within.left if centred else 0)
    if used + before.blank + line.first_word < within.right:
        return True
    if centred:
        return False
    if len(group) == 1 and line.x0 > before.x0 + _INDENT:
        # A hanging indent goes on further right only below a list mark.
        return not headings.is_list_item(before.text)
    start = min(other.x0 for other in group)
    if line.x0 > start + _INDENT:
        return True
    # Two indented lines in a row: each begins a paragraph, unless the text as a whole is set further in.
    indented = line.x0 > within.left + _INDENT and abs(line.x0 - before.x0) < _INDENT and len(group) == 1
    return indented and (headings.is_list_item(line.text) or headings.is_list_item(before.text))


def _is_centred(line: Line, within: Margins) -> bool:
    return abs(_axis(line) - (within.left + within.right) / 2) < _CENTRED and line.x0 > within.left + 4


def _axis(line: Line) -> float:
    return (line.x0 + line.x1) / 2


def pieces(group: Sequence[Line]) -> tuple[Piece, ...]:
    """One box a page."""
    out = []
    for page in dict.fromkeys(line.page for line in group):
        on = [line for line in group if line.page == page]
        box = (min(x.x0 for x in on), min(x.top for x in on), max(x.x1 for x in on), max(x.bottom for x in on))
        out.append(Piece(page=page, box=box))
    return tuple(out)
