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
_BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)


class Char(NamedTuple):
    """A printed character, a blank included. Lengths in points from the page's upper left corner."""

    text: str
    """Never empty; several letters where the font prints them as one sign."""
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


def is_shading(width: float, height: float, *, filled: bool, stroked: bool) -> bool:
    """Whether a box is a filled area rather than a border or a line drawn as a thin box."""
    return filled and not stroked and min(width, height) > _SHADING_THICKER


def edges_between(points: Sequence[tuple[float, float]]) -> list[Edge]:
    """Give the level and upright edges of a line drawn from point to point; slanted and tiny ones are none."""
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


def edges_around(box: Box) -> list[Edge]:
    """Give the edges of a box."""
    x0, top, x1, bottom = box
    return edges_between([(x0, top), (x1, top), (x1, bottom), (x0, bottom), (x0, top)])
