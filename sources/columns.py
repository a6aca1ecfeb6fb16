"""Cells over several columns that are parted by white space alone: tables with upright rulings in their header only.

Where the rulings are is the business of `rulings`; tables whose columns no ruling shows at all, of `alignment`.
"""

from collections.abc import Sequence
from itertools import pairwise

from sources import lines
from sources.document import Box
from sources.page import Char

_SAME = 3.0
"""Points within which an edge is the border of a cell."""
_GAP = 0.5
"""Share of the font size: white space between columns is wider, blanks between words are narrower."""


def by_column(box: Box, chars: Sequence[Char], edges: Sequence[float]) -> list[tuple[Box, Sequence[Char]]]:
    """Part a cell at the column edges within it, if white space stands around each of them in every printed line.

    A heading merged over several columns stays whole: its words run over an edge, or it stands in one column alone.
    """
    x0, top, x1, bottom = box
    bounds = [x for x in edges if x0 + _SAME < x < x1 - _SAME]
    if not bounds or not chars or any(char.turn for char in chars):
        return [(box, chars)]
    rows = [sorted((c for c in row if not c.text.isspace()), key=lambda char: char.x0) for row in lines.rows(chars)]
    if not all(_is_free(row, bound) for row in rows for bound in bounds):
        return [(box, chars)]
    parts: list[tuple[Box, Sequence[Char]]] = [
        ((a, top, b, bottom), [char for char in chars if a <= _middle(char) < b])
        for a, b in pairwise([x0, *bounds, x1])
    ]
    filled = [part for _, part in parts if any(not char.text.isspace() for char in part)]
    return parts if len(filled) > 1 else [(box, chars)]


def _is_free(row: Sequence[Char], bound: float) -> bool:
    before = max((char.x1 for char in row if _middle(char) < bound), default=None)
    after = [char for char in row if _middle(char) >= bound]
    return before is None or not after or after[0].x0 - before > _GAP * after[0].size


def _middle(char: Char) -> float:
    return (char.x0 + char.x1) / 2
