"""What is printed over other text of a page: letters printed twice to look bold, watermarks, stamps.

Each reader of a page leaves out the second print of a letter; what was laid over the text is left out and said.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from operator import attrgetter

import numpy as np

from sources.pdf import turned
from sources.pdf.page import ASKEW, Char, Edge, PageContent, each

_COVERS = 0.5
"""Share of its width and of its size by which a letter lies over the same letter: letters of a word stand further
apart, doubled ones by a tenth of their width."""
_LARGER = 1.4
"""Times the size of most letters: watermarks are larger than text."""
_PALE = 0.45
"""Lightness from which ink on white paper is meant to be read through."""
_CORE = 0.3, 0.75
"""From and to which share of a letter's height it is crossed by nothing but the borders of what it was laid over."""
_STYLE = attrgetter("size", "ink")


def once(chars: Iterable[Char]) -> tuple[Char, ...]:
    """Give letters without those printed over the same letter, as programs do that have no bold font.

    The first print is kept. It counts as bold, as it looks.
    """
    kept: list[Char] = []
    placed: dict[tuple[str, int, int], list[int]] = {}
    for char in chars:
        x, y = (char.x0 + char.x1) / 2, (char.top + char.bottom) / 2
        step = max(char.size, 1.0)
        column, row = int(x / step), int(y / step)
        near = (
            place
            for across in (column, column - 1, column + 1)
            for down in (row, row - 1, row + 1)
            for place in placed.get((char.text, across, down), ())
        )
        under = next((place for place in near if _covers(char, kept[place])), None)
        if under is None:
            placed.setdefault((char.text, column, row), []).append(len(kept))
            kept.append(char)
        else:
            kept[under] = kept[under]._replace(bold=True)
    return tuple(kept)


def _covers(char: Char, other: Char) -> bool:
    across, down = abs(char.x0 - other.x0), abs(char.top - other.top)
    return char.turn == other.turn and (
        across < _COVERS * min(char.x1 - char.x0, other.x1 - other.x0)
        and down < _COVERS * min(char.bottom - char.top, other.bottom - other.top)
    )


def without_overlays(content: PageContent) -> PageContent:
    """Give a page without the letters laid over it, with a note of what they say.

    What stands askew was laid over the page; so was what is larger than the text, or in another ink, and has letters
    of the text beneath its own, or borders of cells beneath large pale ones. Headings and coloured figures have none.
    """
    if not len(content.chars):
        return content
    inks, sizes = content.chars["ink"], content.chars["size"]
    askew = bool((content.chars["turn"] == ASKEW).any())
    if not askew and inks.min() == inks.max() and sizes.max() <= _LARGER * sizes.min():
        return content
    if askew and turned.most(content.chars) == ASKEW:
        return content
    styles = Counter(zip(sizes.tolist(), inks.tolist(), strict=True))
    usual = max(styles, key=lambda style: (styles[style], style))
    if not askew and not any(_may_lie_over(style, usual) for style in styles):
        return content
    chars = each(content.chars)
    laid = sorted(_laid_over(chars, content.edges, usual))
    if not laid:
        return content
    words = dict.fromkeys("".join(chars[place].text for place in run) for run in _runs(laid))
    note = "left out, printed over the page: " + ", ".join(f"“{word}”" for word in words)
    return replace(content, chars=np.delete(content.chars, laid), notes=(*content.notes, note))


def _may_lie_over(style: tuple[float, int], usual: tuple[float, int]) -> bool:
    return style[0] > _LARGER * usual[0] or style[1] != usual[1]


def _laid_over(chars: Sequence[Char], edges: Sequence[Edge], usual: tuple[float, int]) -> Iterator[int]:
    """Give the places of the letters laid over a page."""
    text: list[Char] = []
    doubtful: list[list[int]] = []
    for (style, askew), group in groupby(range(len(chars)), lambda at: (_STYLE(chars[at]), chars[at].turn == ASKEW)):
        if askew:
            yield from group
        elif _may_lie_over(style, usual):
            doubtful.append(list(group))
        else:
            text += [chars[at] for at in group]
    below = _Below(text)
    for run in doubtful:
        letters = [chars[at] for at in run]
        large = letters[0].size > _LARGER * usual[0]
        pale = large and _lightness(letters[0].ink) >= _PALE
        if any(below.has(char) for char in letters) or (pale and _is_crossed(letters, edges)):
            yield from run


class _Below:
    """The middles of the letters of a text, found by their height."""

    _STEP = 8

    def __init__(self, text: Iterable[Char]) -> None:
        self._rows: dict[int, list[tuple[float, float]]] = {}
        for char in text:
            x, y = (char.x0 + char.x1) / 2, (char.top + char.bottom) / 2
            self._rows.setdefault(int(y / self._STEP), []).append((x, y))

    def has(self, char: Char) -> bool:
        """Whether the middle of a letter lies beneath another one."""
        first, last = int(char.top / self._STEP), int(char.bottom / self._STEP)
        return any(
            char.x0 < x < char.x1 and char.top < y < char.bottom
            for row in range(first, last + 1)
            for x, y in self._rows.get(row, ())
        )


def _is_crossed(letters: Sequence[Char], edges: Sequence[Edge]) -> bool:
    """Whether borders of cells run through letters, as they never do through those of a cell."""
    for char in letters:
        height = char.bottom - char.top
        top, bottom = (char.top + share * height for share in _CORE)
        for edge in edges:
            if edge.x0 < char.x1 and edge.x1 > char.x0 and edge.top < bottom and edge.bottom > top:
                return True
    return False


def _lightness(ink: int) -> float:
    """Give how light an ink is, 0 for black and 1 for white, by the weights of Rec. 601."""
    red, green, blue = ink >> 16, ink >> 8 & 255, ink & 255
    return (0.299 * red + 0.587 * green + 0.114 * blue) / 255


def _runs(places: Sequence[int]) -> Iterator[list[int]]:
    """Give places that follow one another together."""
    for _, group in groupby(enumerate(places), lambda pair: pair[1] - pair[0]):
        yield [place for _, place in group]
