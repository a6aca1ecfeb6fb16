"""What is drawn on a page, sorted into straight edges and the shading of areas, whichever way the page was read.

Borders come in many shapes: lines, thin filled boxes, frames filled between an outer and an inner box, areas of which
a clip shows only a strip. Which edges make a table is the business of `rulings`.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from sources.document import Box
from sources.pdf.page import Edge

Point = tuple[float, float]
"""x and y in points from the page's upper left corner."""

_STRAIGHT = 0.5
"""Points by which the ends of a level or upright line may differ: drawn by hand of a program, rounded on the way."""
_SHORTEST = 1.0
"""Points: what is shorter is the corner of a border or the thickness of a line drawn as a box."""
_THICKEST = 3.0
"""Points: a filled box thicker than this on both sides is the shading of a cell, a thinner one is a drawn line."""
_THICKEST_FRAME = 7.0
"""Points: a frame filled between two boxes is a border up to this; nothing else is drawn so."""
_SQUARE = 0.01
"""Points by which the corners of a box may be off, for what is rounded."""


class Drawing:
    """Takes what is drawn on a page, path by path, and sorts it into edges and shading."""

    def __init__(self) -> None:
        self.edges: list[Edge] = []
        self.shading: list[Box] = []

    def add(
        self,
        parts: Sequence[Sequence[Point]],
        *,
        filled: bool,
        stroked: bool,
        clip: Box | None = None,
        odd: bool = True,
    ) -> None:
        """Add a path, each of its parts a line from point to point; only what lies within `clip` is seen.

        A filled area that has no outline is shading and has no edges; the strip between two boxes is a border. `odd`
        says that a box within another is left open, whichever way round the two are drawn. Slanted lines and tiny
        ones are no edges.
        """
        if not filled or stroked:
            self.edges += [seen for part in parts for edge in _edges(part) if (seen := _seen(edge, clip))]
            return
        boxes = [_bounds(part) for part in parts]
        whole = _holder(boxes) if len(boxes) > 1 and (odd or _turn_against(parts)) else None
        if whole is not None:
            holes = [box for place, box in enumerate(boxes) if place != whole]
            for strip in _frame(boxes[whole], holes):
                self._fill(_corners(strip), strip, clip)
            return
        for part, box in zip(parts, boxes, strict=True):
            self._fill(part, box, clip)

    def _fill(self, points: Sequence[Point], box: Box, clip: Box | None) -> None:
        """Add a filled area without an outline."""
        if clip and not _holds(clip, box):
            seen = _common(box, clip)
            if seen is None:
                return
            points, box = _corners(seen), seen
        if _thickness(box) <= _THICKEST:
            self.edges += _edges(points)
        elif _is_box(points):
            self.shading.append(box)


def _holder(boxes: Sequence[Box]) -> int | None:
    """Give the place of the box that holds all others, which are holes in it if none of them holds another."""
    place = max(range(len(boxes)), key=lambda one: _area(boxes[one]))
    holes = [box for other, box in enumerate(boxes) if other != place]
    if not all(_holds(boxes[place], hole) for hole in holes):
        return None
    apart = all(_common(a, b) is None for a, b in pairwise(sorted(holes)))
    return place if apart else None


def _frame(outer: Box, holes: Sequence[Box]) -> Iterator[Box]:
    """Give the strips of a frame: of one hole its sides, thinned to a line; of more the box and what surrounds each."""
    if len(holes) > 1:
        for x0, top, x1, bottom in (outer, *holes):
            yield from ((x0, top, x1, top), (x0, bottom, x1, bottom), (x0, top, x0, bottom), (x1, top, x1, bottom))
        return
    (hole,) = holes
    gaps = hole[0] - outer[0], hole[1] - outer[1], outer[2] - hole[2], outer[3] - hole[3]
    if max(gaps) > _THICKEST_FRAME:
        yield outer
        return
    left, top, right, bottom = (
        outer[0] + gaps[0] / 2,
        outer[1] + gaps[1] / 2,
        outer[2] - gaps[2] / 2,
        outer[3] - gaps[3] / 2,
    )
    if gaps[0] > _SQUARE:
        yield left, top, left, bottom
    if gaps[1] > _SQUARE:
        yield left, top, right, top
    if gaps[2] > _SQUARE:
        yield right, top, right, bottom
    if gaps[3] > _SQUARE:
        yield left, bottom, right, bottom


def _turn_against(parts: Sequence[Sequence[Point]]) -> bool:
    """Whether some parts run round clockwise and others against it: then what lies between them is filled."""
    return len({_signed_area(part) > 0 for part in parts}) > 1


def _signed_area(points: Sequence[Point]) -> float:
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise([*points, points[0]]))


def _bounds(points: Sequence[Point]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _thickness(box: Box) -> float:
    return min(box[2] - box[0], box[3] - box[1])


def _holds(outer: Box, inner: Box) -> bool:
    return (
        outer[0] <= inner[0] + _SQUARE
        and outer[1] <= inner[1] + _SQUARE
        and inner[2] <= outer[2] + _SQUARE
        and inner[3] <= outer[3] + _SQUARE
    )


def _common(one: Box, other: Box) -> Box | None:
    """Give what two boxes have in common, which may be a line; None if they lie apart."""
    box = max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])
    return box if box[0] <= box[2] + _SQUARE and box[1] <= box[3] + _SQUARE else None


def common(boxes: Sequence[Box]) -> Box | None:
    """Give what all boxes have in common, an empty box at their side if nothing, None without any."""
    if not boxes:
        return None
    x0s, tops, x1s, bottoms = zip(*boxes, strict=True)
    return max(x0s), max(tops), min(x1s), min(bottoms)


def _corners(box: Box) -> list[Point]:
    x0, top, x1, bottom = box
    return [(x0, top), (x1, top), (x1, bottom), (x0, bottom), (x0, top)]


def _seen(edge: Edge, clip: Box | None) -> Edge | None:
    """Give the part of an edge that lies within the clip, if it is long enough."""
    if clip is None:
        return edge
    box = _common((edge.x0, edge.top, edge.x1, edge.bottom), clip)
    if box is None or max(box[2] - box[0], box[3] - box[1]) < _SHORTEST:
        return None
    return Edge(*box)


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
