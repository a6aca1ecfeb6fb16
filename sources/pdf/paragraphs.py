"""Printed lines into paragraphs: where one begins, told by indents, by the room on the line before and by the leading.

How characters become lines is the business of `lines`; what the paragraphs are, of `outline`.
"""

import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from sources.document import Piece
from sources.layout import headings, wrapping
from sources.layout.outline import Note, Text
from sources.pdf.lines import Line

_INDENT = 8.0
"""Points: a line that begins further right than the lines around it begins a paragraph."""
_CENTRED = 6.0
"""Points by which the middle of a centred line may miss the middle of the column."""
_LEADING = 1.35
"""Times the usual distance of lines: a wider one parts paragraphs."""


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
