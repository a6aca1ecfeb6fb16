"""What a page of a PDF holds, whichever way it was read: characters, straight edges, shading, images.

Only the record and the rules that both ways must share belong here. How a page is read is the business of `exact`
and `fast`, what drawn paths come to, of `drawing`; which edges make a table of `rulings`; which characters make a
line of `lines`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from sources.document import Box

Chars = npt.NDArray[np.void]
"""Characters as an array of records with the fields of `Char`: a page has thousands, and an object of each costs more
than all that is asked of them."""
Numbers = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Places = npt.NDArray[np.intp]

BLANK = 0.12
"""Share of the font size: a wider gap between two characters is a blank.

In the reports and samples looked at, letters of a word stand up to 0.1 apart, words 0.13 and more.
"""
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
    turn: int = 0
    """Degrees by which it is turned to the left: 0, 90, 180, 270; `ASKEW` for anything else."""
    ink: int = 0
    """Colour as 0xRRGGBB, as it shows on white paper."""


_FIELDS = {
    **dict.fromkeys(("x0", "top", "x1", "bottom", "size"), np.float64),
    **{"bold": np.bool_, "turn": np.int16, "ink": np.int64},
}


def columns(texts: Iterable[str] | npt.NDArray[np.str_], **fields: npt.ArrayLike) -> Chars:
    """Give characters whose texts and other fields, all of `Char`, come in columns; one value may stand for all."""
    found = texts if isinstance(texts, np.ndarray) else np.array(list(texts), dtype=np.str_)
    out = np.empty(len(found), dtype=[("text", found.dtype), *_FIELDS.items()])
    out["text"] = found
    for name, values in fields.items():
        out[name] = values
    return out


def as_array(chars: Iterable[Char]) -> Chars:
    """Give characters as an array."""
    texts, *others = list(zip(*chars, strict=True)) or [()] * len(Char._fields)
    return columns(texts, **dict(zip(_FIELDS, others, strict=True)))


def each(chars: Chars) -> list[Char]:
    """Give the characters of an array one by one."""
    return [Char(*char) for char in chars.tolist()]


def middles(chars: Chars) -> tuple[Numbers, Numbers]:
    """Give the x and the y of the middle of each character."""
    return (chars["x0"] + chars["x1"]) / 2, (chars["top"] + chars["bottom"]) / 2


def within(chars: Chars, box: Box) -> Flags:
    """Say of each character whether its middle lies in a box, its borders included."""
    x, y = middles(chars)
    x0, top, x1, bottom = box
    return (x0 <= x) & (x <= x1) & (top <= y) & (y <= bottom)


ASKEW = -1
"""The turn of what stands neither level nor upright, as watermarks do."""


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
    chars: Chars
    edges: tuple[Edge, ...]
    """Of lines and boxes; the edges of shading are not among them."""
    shading: tuple[Box, ...]
    """Filled boxes without an outline: Word shades a cell by one inside it, other writers print cells as such boxes."""
    images: tuple[Box, ...] = ()
    """Where images stand."""
    notes: tuple[str, ...] = ()
    """What of the page was left out, and why."""

    @property
    def covered(self) -> float:
        """Share of the page that images cover, those that overlap counted each."""
        area = sum((x1 - x0) * (bottom - top) for x0, top, x1, bottom in self.images)
        return area / (self.width * self.height)


def is_bold(font: str) -> bool:
    """Whether a font is bold, as its name says."""
    return bool(_BOLD.search(font))


def extent(baseline: float, size: float) -> tuple[float, float]:
    """Give top and bottom of a character that stands upright on its baseline.

    What a file says of its fonts' heights is not asked: LibreOffice writes 0 for the depth below the baseline.
    """
    bottom = baseline + _DEPTH * size
    return bottom - size, bottom
