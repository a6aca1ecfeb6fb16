"""A ruled PDF table that repeats its header and cuts the row that a page end falls into, as word processors do.

reportlab's own `splitInRow` repeats the header above the cut row in the middle of a page, which no real report shows.
What stands in the cells does not belong here. Import this module only where a PDF is made: it needs reportlab.
"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Any

from reportlab.lib.colors import black
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, Table

_PADDING_X, _PADDING_Y = 6, 3  # points on each side of a cell: reportlab's own
_STYLE = [("GRID", (0, 0), (-1, -1), 0.5, black), ("VALIGN", (0, 0), (-1, -1), "TOP")]


class CutTable(Table):
    """Rows of paragraphs, the first row being the header; widths in points."""

    def __init__(self, rows: Sequence[Sequence[Paragraph]], widths: Sequence[float]) -> None:
        super().__init__([list(row) for row in rows], colWidths=list(widths), style=_STYLE, spaceAfter=11)
        self._rows, self._widths = list(rows), list(widths)

    def split(self, _width: float, room: float) -> list[Flowable]:
        """Return what fits into the room (points) and the rest, with the header again; nothing if no row fits."""
        header, *rows = self._rows
        room -= self._rowHeights[0]
        ends = list(accumulate(self._rowHeights[1:]))
        fitting = bisect_right(ends, room)
        if fitting == len(rows):
            return [self]
        room -= ends[fitting - 1] if fitting else 0
        upper, lower = self._cut(rows[fitting], room)
        above, below = [*rows[:fitting], *upper], [*lower, *rows[fitting + 1 :]]
        return [CutTable([header, *part], self._widths) for part in (above, below)] if above else []

    def _cut(self, row: Sequence[Paragraph], room: float) -> tuple[list[Any], list[Any]]:
        """Return what fits of the row and the rest, each as no row or one; it is cut only if each cell begins."""
        parts = [
            cell.split(width - 2 * _PADDING_X, room - 2 * _PADDING_Y)
            for cell, width in zip(row, self._widths, strict=True)
        ]
        if not all(parts):
            return [], [row]
        empty = Paragraph("", ParagraphStyle(""))
        return [[part[0] for part in parts]], [[part[1] if len(part) > 1 else empty for part in parts]]
