"""What a page of a PDF holds, whichever way it was read: characters, straight edges, shading, images.

Only the record and the rules that both ways must share belong here. How a page is read is the business of `exact`
and `fast`; which edges make a table of `rulings`; which characters make a line of `lines`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from sources.document import Box

_STRAIGHT = 0.5
"""Points by which the ends of a level or upright line may differ: drawn by hand of a program, rounded on the way."""
_SHORTEST = 1.0
"""Points: what is shorter is the corner of a border or the thickness of a line drawn as a box."""
_SHADING_THICKER = 3.0
"""Points: a filled box thicker than this on both sides is the shading of a cell, a thinner one is a drawn line."""
_SQUARE = 0.01
"""Points by which the corners of a box may be off, for what is rounded."""
_DEPTH = 0.22
"""Share of the font size below the baseline, as in Times and most fonts made to replace it."""
_BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)


class Char(NamedTuple):
    """A printed character. Lengths in points from the page's upper left corner.

    Blanks are not among them: some writers print them, some print two and some leave them out; the gap tells.
    """

    text: str
    """Never empty or blank; several letters where the font prints them as one sign."""
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    """Height of the font as printed."""
    bold: bool


class Edge(NamedTuple):
    """A straight edge of something drawn, level (`top == bottom`) or upright (`x0 == x1`)."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def upright(self) -> bool:
        """Whether it runs from top to bottom."""
        return self.x0 == self.x1


@dataclass(frozen=True)
class PageContent:
    """A page as drawn: nothing is ordered, joined or interpreted yet."""

    number: int
    """1-based."""
    width: float
    height: float
    chars: tuple[Char, ...]
    edges: tuple[Edge, ...]
    """Of lines and boxes; the edges of shading are not among them."""
    shading: tuple[Box, ...]
    """Filled boxes without an outline: Word shades a cell by one inside it, other writers print cells as such boxes."""
    images: float
    """Square points that images cover, those that overlap counted each."""


def is_bold(font: str) -> bool:
    """Whether a font is bold, as its name says."""
    return bool(_BOLD.search(font))


def extent(baseline: float, size: float) -> tuple[float, float]:
    """Give top and bottom of a character that stands upright on its baseline.

    What a file says of its fonts' heights is not asked: LibreOffice writes 0 for the depth below the baseline.
    """
    bottom = baseline + _DEPTH * size
    return bottom - size, bottom


Point = tuple[float, float]
"""x and y in points from the page's upper left corner."""


class Drawing:
    """Takes what is drawn on a page, line by line, and sorts it into edges and shading."""

    def __init__(self) -> None:
        self.edges: list[Edge] = []
        self.shading: list[Box] = []

    def add(self, points: Sequence[Point], *, filled: bool, stroked: bool) -> None:
        """Add a line drawn from point to point; a filled area that has no outline is shading and has no edges.

        Slanted lines and tiny ones are no edges.
        """
        xs, ys = [x for x, _ in points], [y for _, y in points]
        box = min(xs), min(ys), max(xs), max(ys)
        if filled and not stroked and min(box[2] - box[0], box[3] - box[1]) > _SHADING_THICKER:
            if _is_box(points):
                self.shading.append(box)
        else:
            self.edges += _edges(points)


def _is_box(points: Sequence[Point]) -> bool:
    """Whether a line runs around a box and ends where it began."""
    if len(points) != 5 or not all(_same(a, b) for a, b in zip(points[0], points[4], strict=True)):
        return False
    turns = [(_same(x0, x1), _same(y0, y1)) for (x0, y0), (x1, y1) in pairwise(points)]
    return turns[0] != turns[1] and turns[:2] == turns[2:] and all(a != b for a, b in turns)


def _same(a: float, b: float) -> bool:
    return abs(a - b) < _SQUARE


def _edges(points: Sequence[Point]) -> list[Edge]:
    found = []
    for (x0, y0), (x1, y1) in pairwise(points):
        width, height = abs(x1 - x0), abs(y1 - y0)
        if height <= _STRAIGHT and width >= _SHORTEST:
            y = (y0 + y1) / 2
            found.append(Edge(min(x0, x1), y, max(x0, x1), y))
        elif width <= _STRAIGHT and height >= _SHORTEST:
            x = (x0 + x1) / 2
            found.append(Edge(x, min(y0, y1), x, max(y0, y1)))
    return found
