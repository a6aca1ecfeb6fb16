"""Pages whose text runs up or down, as wide tables are set without a word of it in the file, made level to be read.

What is read of such a page is put back to where it stands, since a Document's places are those of the page as shown.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from sources.document import Box, Piece
from sources.pdf.page import ASKEW, Char, Chars, Edge, PageContent, as_array, each

_Point = tuple[float, float]


@dataclass(frozen=True)
class Turn:
    """How a page was turned to be read: text that ran at `degrees` to the left runs level now."""

    degrees: int
    width: float
    height: float
    """Of the page as shown."""

    def level(self, x: float, y: float) -> _Point:
        """Give where a point of the page as shown lies on the page as read."""
        if self.degrees == 90:
            return self.height - y, x
        if self.degrees == 180:
            return self.width - x, self.height - y
        return (y, self.width - x) if self.degrees == 270 else (x, y)

    def shown(self, x: float, y: float) -> _Point:
        """Give where a point of the page as read lies on the page as shown."""
        if self.degrees == 90:
            return y, self.height - x
        if self.degrees == 180:
            return self.width - x, self.height - y
        return (self.width - y, x) if self.degrees == 270 else (x, y)

    def piece(self, piece: Piece) -> Piece:
        """Give a place on the page as read as one on the page as shown."""
        return Piece(page=piece.page, box=self.box(piece.box))

    def box(self, box: Box) -> Box:
        """Give a box on the page as read as one on the page as shown."""
        return _box(box, self.shown)


def most(chars: Chars) -> int:
    """Give the turn of most letters; 0 without any."""
    if not chars["turn"].any():
        return 0
    turns = Counter(chars["turn"].tolist())
    return max(turns, key=lambda turn: (turns[turn], turn == 0))


def made_level(content: PageContent) -> tuple[PageContent, Turn | None]:
    """Give a page with most of its text level, and how it was turned for that; None if it was so already."""
    degrees = most(content.chars)
    if degrees not in (90, 180, 270):
        return content, None
    turn = Turn(degrees, content.width, content.height)
    width, height = (content.height, content.width) if degrees % 180 else (content.width, content.height)
    return (
        replace(
            content,
            width=width,
            height=height,
            chars=level(content.chars, turn),
            edges=tuple(Edge(*_box(edge, turn.level)) for edge in content.edges),
            shading=tuple(_box(box, turn.level) for box in content.shading),
            images=tuple(_box(box, turn.level) for box in content.images),
        ),
        turn,
    )


def level(chars: Chars, turn: Turn) -> Chars:
    """Give letters as they stand on a page that was turned; those askew stay so."""
    turned = [
        char if char.turn == ASKEW else Char(char.text, *_box(char[1:5], turn.level), *char[5:]) for char in each(chars)
    ]
    out = as_array(turned)
    out["turn"] = np.where(out["turn"] == ASKEW, ASKEW, (out["turn"] - turn.degrees) % 360)
    return out


def _box(box: Box, to: Callable[[float, float], _Point]) -> Box:
    (ax, ay), (bx, by) = to(box[0], box[1]), to(box[2], box[3])
    return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)
