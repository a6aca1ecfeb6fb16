"""The footnotes of a PDF page: small type at its foot, begun by a mark that stands raised in the text above.

Which characters of a line are raised is the business of `lines`, where a note goes among the blocks of `reader`.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sources.layout import wrapping
from sources.layout.outline import Note
from sources.pdf import lines, paragraphs
from sources.pdf.lines import Line

_SMALLER = 0.92
"""Share of the size of other text: notes are set no larger."""
_PLAIN_MARK = re.compile(r"(?:[(\[](\d{1,2}|\*{1,3})[)\]]\s*|(\d{1,2})(?:[.)]\s*|\s+)|(\*{1,3})\s*)(?=[^\s\d*])")
"""What a note begins with where its mark is not raised."""


@dataclass(frozen=True)
class AtFoot:
    """The notes of a page by their marks, and how many of its lines stand above them."""

    above: int
    notes: dict[str, Note]


def usual_size(found: Iterable[Line]) -> float:
    """Give the size of type that most of the text has."""
    sizes: Counter[float] = Counter()
    for line in found:
        sizes[round(line.size, 1)] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], size), default=0.0)


def at_foot(found: Sequence[Line], in_cells: Sequence[Line], usual: float) -> AtFoot | None:
    """Give the notes that end a page with these lines outside tables and in their cells; None without notes.

    `usual` is the size of most of the document's text. Small type that no raised mark refers to is no note.
    """
    first = len(found)
    while first and found[first - 1].size <= _SMALLER * usual and _follows(found, first):
        first -= 1
    over = [*found[:first], *in_cells]
    referring = _sizes_of_marks(over)
    start = next((place for place in range(first, len(found)) if _begins_with(found[place])[0] in referring), None)
    if start is None:
        return None
    size = referring[_begins_with(found[start])[0]]
    below = all(line.top < found[start].top and line.bottom <= found[start].bottom for line in over)
    smaller = all(line.size <= _SMALLER * size for line in found[start:])
    return AtFoot(start, _notes(found[start:], referring)) if below and smaller else None


def without_marks(line: Line, waiting: dict[str, Note]) -> Line:
    """Give a line without its raised marks; it takes those notes that still wait for a line to refer to them.

    A mark is no part of the word or figure before it, wherever its note stands in the report.
    """
    marks = [raised for raised in line.raised if raised.behind_word]
    if not marks:
        return line
    signs = dict.fromkeys(raised.mark for raised in marks)
    notes = tuple(waiting.pop(sign) for sign in signs if sign in waiting)
    return replace(lines.without(line, marks), notes=notes)


def _follows(found: Sequence[Line], place: int) -> bool:
    """Whether the line at `place`, if there is one, stands below the line before and not beside it."""
    return place == len(found) or found[place].top > found[place - 1].top + found[place - 1].height / 2


def _sizes_of_marks(found: Iterable[Line]) -> dict[str | None, float]:
    """Give the raised marks with the size of the largest line that each stands in."""
    sizes: dict[str | None, float] = {}
    for line in found:
        for raised in line.raised:
            if raised.behind_word:
                sizes[raised.mark] = max(line.size, sizes.get(raised.mark, 0.0))
    return sizes


def _begins_with(line: Line) -> tuple[str | None, str]:
    """Give the mark that a line begins with, raised or not, and the text behind it; None without a mark."""
    if line.raised and not line.raised[0].start:
        return line.raised[0].mark, lines.without(line, line.raised[:1]).text
    found = _PLAIN_MARK.match(line.text)
    return (found[1] or found[2] or found[3], line.text[found.end() :]) if found else (None, line.text)


def _notes(found: Sequence[Line], referring: dict[str | None, float]) -> dict[str, Note]:
    """Part the lines of notes: one begins with each mark that is referred to and counts on."""
    groups: dict[str, list[Line]] = {}
    texts: dict[str, list[str]] = {}
    last = ""
    for line in found:
        sign, text = _begins_with(line)
        if sign and sign in referring and (not last or _counts_on(sign, last)):
            last = sign
        else:
            text = line.text
        groups.setdefault(last, []).append(line)
        texts.setdefault(last, []).append(text)
    return {sign: Note(sign, wrapping.unwrap(texts[sign]), paragraphs.pieces(group)) for sign, group in groups.items()}


def _counts_on(sign: str, last: str) -> bool:
    if sign.isdigit() and last.isdigit():
        return int(sign) == int(last) + 1
    return sign.isdigit() != last.isdigit() or len(sign) > len(last)
