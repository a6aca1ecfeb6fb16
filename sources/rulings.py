"""Ruled tables of a PDF page: which lines are rulings, which rows are left open at the page end, which cells result.

Only geometry belongs here: what is printed in the cells is read in `pdf`, tables over several pages in `stitching`.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from types import SimpleNamespace
from typing import Any

from sources import limits
from sources.document import Box
from sources.page import Edge, PageContent

_SAME = 3.0
"""Points within which two rulings are the same."""
_COVERS = 4.0
_SETTINGS = {"vertical_strategy": "lines", "horizontal_strategy": "lines"}


@dataclass(frozen=True)
class Ruled:
    """The cells that the rulings of one table on one page make.

    `open_top` and `open_bottom`: the writer drew no line there, so that the row goes on over the page end.
    """

    box: Box
    cells: tuple[Box, ...]
    open_top: bool = False
    open_bottom: bool = False

    @cached_property
    def edges(self) -> tuple[float, ...]:
        """The x positions at which columns begin and end."""
        return merged(x for cell in self.cells for x in (cell[0], cell[2]))

    @cached_property
    def levels(self) -> tuple[float, ...]:
        """The y positions at which rows begin and end."""
        return merged(y for cell in self.cells for y in (cell[1], cell[3]))


def merged(positions: Any) -> tuple[float, ...]:
    """Positions in order, those that are the same within the drawing's accuracy once."""
    out: list[float] = []
    for position in sorted(positions):
        if not out or position - out[-1] > _SAME:
            out.append(position)
    return tuple(out)


def ruled_tables(content: PageContent) -> list[Ruled]:
    """Give the ruled tables of a page, from top to bottom; LeftOut if there are too many rulings to make cells of."""
    from pdfplumber.table import TableFinder, merge_edges

    if not content.edges:
        return []
    edges = [_plumber_edge(edge) for edge in content.edges]
    whole = merge_edges(edges, _SAME, _SAME, _SAME, _SAME)
    limits.check(_crossings(whole), limits.CROSSINGS_OF_A_PAGE, "crossings of ruled lines")
    closing = _closing_lines(whole)
    page = SimpleNamespace(edges=edges)
    tables = TableFinder(page, {**_SETTINGS, "explicit_horizontal_lines": closing}).tables
    return [
        Ruled(
            box=table.bbox,
            cells=tuple(table.cells),
            open_top=any(abs(line["top"] - table.bbox[1]) <= _SAME for line in closing),
            open_bottom=any(abs(line["top"] - table.bbox[3]) <= _SAME for line in closing),
        )
        for table in sorted(tables, key=lambda table: table.bbox[1])
    ]


def _crossings(edges: Sequence[dict[str, Any]]) -> int:
    """Count where rulings meet, which is about once a cell, without making the cells; no further than the limit."""
    upright = sorted((edge["x0"], edge["top"], edge["bottom"]) for edge in edges if edge["orientation"] == "v")
    count = 0
    for level in edges:
        if level["orientation"] == "h":
            first = bisect_left(upright, (level["x0"] - _SAME,))
            last = bisect_right(upright, (level["x1"] + _SAME, float("inf")))
            count += sum(top - _SAME <= level["top"] <= bottom + _SAME for _, top, bottom in upright[first:last])
            if count > limits.CROSSINGS_OF_A_PAGE:
                break
    return count


def _closing_lines(edges: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Lines where vertical rulings end together without a horizontal one: a row cut by the page end and left open."""
    upright = [edge for edge in edges if edge["orientation"] == "v"]
    level = [edge for edge in edges if edge["orientation"] == "h"]
    lines = []
    for end in ("top", "bottom"):
        for y in merged(edge[end] for edge in upright):
            ending = [edge["x0"] for edge in upright if abs(edge[end] - y) <= _SAME]
            x0, x1 = min(ending), max(ending)
            drawn = any(abs(h["top"] - y) <= _COVERS and h["x0"] < x1 - _SAME and h["x1"] > x0 + _SAME for h in level)
            passing = any(
                x0 - _SAME < v["x0"] < x1 + _SAME and v["top"] < y - _COVERS and v["bottom"] > y + _COVERS
                for v in upright
            )
            if len(merged(ending)) > 1 and not drawn and not passing:
                lines.append(_line(x0, x1, y))
    return lines


def _line(x0: float, x1: float, y: float) -> dict[str, Any]:
    return _plumber_edge(Edge(x0, y, x1, y))


def _plumber_edge(edge: Edge) -> dict[str, Any]:
    return {
        "object_type": "line",
        "orientation": "v" if edge.upright else "h",
        "x0": edge.x0,
        "x1": edge.x1,
        "top": edge.top,
        "bottom": edge.bottom,
        "width": edge.x1 - edge.x0,
        "height": edge.bottom - edge.top,
    }


class Places:
    """Finds the cell that holds a point, in a time that does not grow with the number of cells."""

    def __init__(self, cells: Sequence[Box]) -> None:
        self._xs = sorted({x for cell in cells for x in (cell[0], cell[2])})
        self._ys = sorted({y for cell in cells for y in (cell[1], cell[3])})
        self._cells: dict[tuple[int, int], int] = {}
        for index, (x0, top, x1, bottom) in enumerate(cells):
            for column in range(bisect_left(self._xs, x0), bisect_left(self._xs, x1)):
                for row in range(bisect_left(self._ys, top), bisect_left(self._ys, bottom)):
                    self._cells.setdefault((column, row), index)

    def at(self, x: float, y: float) -> int | None:
        """Give the index of the cell that holds the point, or None."""
        return self._cells.get((bisect_right(self._xs, x) - 1, bisect_right(self._ys, y) - 1))
