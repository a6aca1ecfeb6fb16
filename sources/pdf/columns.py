"""Cells over several columns that are parted by white space alone: tables with upright rulings in their header only.

Where the rulings are is the business of `rulings`; tables whose columns no ruling shows at all, of `alignment`.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from sources.document import Box
from sources.pdf.page import Chars, middles
from sources.pdf.rows import beginnings, by_height

_SAME = 3.0
"""Points within which an edge is the border of a cell."""
_GAP = 0.5
"""Share of the font size: white space between columns is wider, blanks between words are narrower."""


def within(box: Box, edges: Sequence[float]) -> list[float]:
    """Give the column edges that run through a cell."""
    return [x for x in edges if box[0] + _SAME < x < box[2] - _SAME]


def parts(box: Box, chars: Chars, bounds: Sequence[float]) -> list[Box]:
    """Part a cell at the column edges within it, if white space stands around each of them in every printed line.

    A heading merged over several columns stays whole: its words run over an edge, or it stands in one column alone.
    """
    x0, top, x1, bottom = box
    chars = chars[chars["text"] != " "]
    if not len(chars) or chars["turn"].any():
        return [box]
    column = np.searchsorted(bounds, middles(chars)[0], side="right")
    if column.min() == column.max() or not _is_free(chars, bounds):
        return [box]
    return [(a, top, b, bottom) for a, b in pairwise([x0, *bounds, x1])]


def _is_free(chars: Chars, bounds: Sequence[float]) -> bool:
    """Whether white space stands around each bound in every line."""
    rows = by_height(chars)
    column = np.searchsorted(bounds, middles(rows.chars)[0], side="right")
    row = np.searchsorted(rows.starts, np.arange(len(column)), side="right")
    crossing = np.setdiff1d(beginnings(column), rows.starts)
    return bool(rows.gaps(_GAP)[crossing].all() and (np.diff(column)[np.diff(row) == 0] >= 0).all())
