"""Ruled tables of a PDF page: which lines are rulings, which rows are left open at the page end, which cells result.

Only geometry belongs here: what is printed in the cells is read in `reader`, tables over several pages in `stitching`.
"""

import statistics
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from sources import limits
from sources.document import Box
from sources.pdf.page import Numbers, PageContent

_SAME = 3.0
"""Points within which two rulings are the same."""
_COVERS = 4.0


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


def merged(positions: Iterable[float]) -> tuple[float, ...]:
    """Positions in order, those that are the same within the drawing's accuracy once."""
    out: list[float] = []
    for position in sorted(positions):
        if not out or position - out[-1] > _SAME:
            out.append(position)
    return tuple(out)


class Ruling(NamedTuple):
    """A level or upright line: where it stands on the page, and from where to where it runs."""

    at: float
    start: float
    end: float


def ruled_tables(content: PageContent) -> list[Ruled]:
    """Give the ruled tables of a page, from top to bottom; LeftOut if there are too many rulings to make cells of."""
    return tables_and_frames(content)[0]


def tables_and_frames(content: PageContent) -> tuple[list[Ruled], list[Box]]:
    """Give the ruled tables of a page, and the cells that hang together with no other; LeftOut as `ruled_tables`."""
    level = [Ruling(edge.top, edge.x0, edge.x1) for edge in content.edges if not edge.upright]
    upright = whole(Ruling(edge.x0, edge.top, edge.bottom) for edge in content.edges if edge.upright)
    closing = _closing_lines(whole(level), upright)
    crossings = _Crossings(_long(whole([*level, *closing])), _long(upright))
    tables, frames = [], []
    for cells in hanging_together(crossings.cells()):
        if len(cells) == 1:
            frames += cells
            continue
        x0s, tops, x1s, bottoms = zip(*cells, strict=True)
        box = min(x0s), min(tops), max(x1s), max(bottoms)
        open_top, open_bottom = (any(abs(line.at - y) <= _SAME for line in closing) for y in (box[1], box[3]))
        tables.append(Ruled(box, tuple(cells), open_top, open_bottom))
    return sorted(tables, key=lambda table: table.box[1]), frames


def whole(pieces: Iterable[Ruling]) -> list[Ruling]:
    """Give rulings of one direction as a reader sees them, from first to last.

    Those that lie side by side are one, at their mean: a line drawn as a thin box has two long edges. Pieces that meet
    end to end are one: many writers draw each side of each cell.
    """
    out = []
    for bundle in _bundles(sorted(pieces)):
        at = statistics.fmean(piece.at for piece in bundle)
        bundle.sort(key=lambda piece: piece.start)
        start, end = bundle[0].start, bundle[0].end
        for piece in bundle[1:]:
            if piece.start > end + _SAME:
                out.append(Ruling(at, start, end))
                start = piece.start
            end = max(end, piece.end)
        out.append(Ruling(at, start, end))
    return out


def _bundles(pieces: Iterable[Ruling]) -> list[list[Ruling]]:
    out: list[list[Ruling]] = []
    for piece in pieces:
        if out and piece.at - out[-1][-1].at <= _SAME:
            out[-1].append(piece)
        else:
            out.append([piece])
    return out


def _long(rulings: Iterable[Ruling]) -> list[Ruling]:
    """Leave out what is no longer than two rulings may be apart: the corner of a border."""
    return [ruling for ruling in rulings if ruling.end - ruling.start >= _SAME]


def _closing_lines(level: Sequence[Ruling], upright: Sequence[Ruling]) -> list[Ruling]:
    """Lines where vertical rulings end together without a horizontal one: a row cut by the page end and left open."""
    lines = []
    for end in ("start", "end"):
        for y in merged(getattr(ruling, end) for ruling in upright):
            ending = [ruling.at for ruling in upright if abs(getattr(ruling, end) - y) <= _SAME]
            x0, x1 = min(ending), max(ending)
            drawn = any(abs(h.at - y) <= _COVERS and h.start < x1 - _SAME and h.end > x0 + _SAME for h in level)
            passing = any(
                x0 - _SAME < v.at < x1 + _SAME and v.start < y - _COVERS and v.end > y + _COVERS for v in upright
            )
            if len(merged(ending)) > 1 and not drawn and not passing:
                lines.append(Ruling(y, x0, x1))
    return lines


_Point = tuple[float, float]


class _Crossings:
    """Where level and upright rulings meet, and the cells that lie between such points; LeftOut if there are too many.

    A cell begins at each point from which rulings lead to a neighbour below and one to the right whose own rulings
    meet in a fourth point; of several, the smallest counts.
    """

    def __init__(self, level: Sequence[Ruling], upright: Sequence[Ruling]) -> None:
        self._level: dict[_Point, set[int]] = {}
        """Which level rulings go through a point, by number."""
        self._upright: dict[_Point, set[int]] = {}
        places = [ruling.at for ruling in upright]
        count = 0
        for number, h in enumerate(level):
            first, last = bisect_left(places, h.start - _SAME), bisect_right(places, h.end + _SAME)
            for other in range(first, last):
                v = upright[other]
                if v.start - _SAME <= h.at <= v.end + _SAME:
                    count += 1
                    self._level.setdefault((v.at, h.at), set()).add(number)
                    self._upright.setdefault((v.at, h.at), set()).add(other)
            limits.check(count, limits.CROSSINGS_OF_A_PAGE, "crossings of ruled lines")

    def cells(self) -> list[Box]:
        """Give the cells, column by column."""
        points = sorted(self._level)
        columns = _lines(points, key=lambda point: point[0])
        rows = _lines(points, key=lambda point: point[1])
        found = (self._cell(point, columns[point[0]], rows[point[1]]) for point in points)
        return [cell for cell in found if cell]

    def _cell(self, point: _Point, column: Sequence[_Point], row: Sequence[_Point]) -> Box | None:
        for under in column[bisect_right(column, point) :]:
            if not self._upright[point] & self._upright[under]:
                break
            for beside in row[bisect_right(row, point) :]:
                if not self._level[point] & self._level[beside]:
                    break
                corner = beside[0], under[1]
                if (
                    corner in self._level
                    and self._upright[corner] & self._upright[beside]
                    and self._level[corner] & self._level[under]
                ):
                    return (*point, *corner)
        return None


def _lines(points: Iterable[_Point], key: Callable[[_Point], float]) -> dict[float, list[_Point]]:
    """Sort points by what they have in common, each line in order."""
    lines: dict[float, list[_Point]] = {}
    for point in points:
        lines.setdefault(key(point), []).append(point)
    return lines


def hanging_together(cells: Sequence[Box]) -> list[list[Box]]:
    """Sort cells by the corners that they share; one cell alone is a frame, not a table."""
    tables: dict[_Point, list[Box]] = {}
    for cell in cells:
        x0, top, x1, bottom = cell
        corners = (x0, top), (x1, top), (x0, bottom), (x1, bottom)
        met = {id(tables[corner]): tables[corner] for corner in corners if corner in tables}
        first, *others = [*met.values()] or [[]]
        first.append(cell)
        for other in others:
            first += other
        for x0, top, x1, bottom in (cell, *(cell for other in others for cell in other)):
            tables |= dict.fromkeys(((x0, top), (x1, top), (x0, bottom), (x1, bottom)), first)
    return list({id(table): table for table in tables.values()}.values())


class CellPlaces:
    """Finds the cells that hold points, in a time that does not grow with the number of cells."""

    def __init__(self, cells: Sequence[Box]) -> None:
        self._xs = np.array(sorted({x for cell in cells for x in (cell[0], cell[2])}))
        self._ys = np.array(sorted({y for cell in cells for y in (cell[1], cell[3])}))
        # One more at each end, for what lies outside.
        self._cells = np.full((len(self._xs) + 1, len(self._ys) + 1), -1, np.int32)
        boxes = np.array(cells).reshape(-1, 4)
        columns, rows = np.searchsorted(self._xs, boxes[:, ::2]), np.searchsorted(self._ys, boxes[:, 1::2])
        # Of cells that overlap the first counts.
        for index in reversed(range(len(cells))):
            (left, right), (top, bottom) = columns[index], rows[index]
            self._cells[left + 1 : right + 1, top + 1 : bottom + 1] = index

    def at(self, x: float | Numbers, y: float | Numbers) -> npt.NDArray[np.int32]:
        """Give the index of the cell that holds each point, -1 for none."""
        columns, rows = np.searchsorted(self._xs, x, side="right"), np.searchsorted(self._ys, y, side="right")
        found: npt.NDArray[np.int32] = self._cells[columns, rows]
        return found
