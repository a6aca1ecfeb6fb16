"""Tables whose cells are boxes of their own: frames with white between them, areas of colour without a ruling.

Only boxes that no ruled table holds count. What is printed in the cells is read in `reader`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from sources.document import Box
from sources.pdf.page import Chars, middles
from sources.pdf.rulings import CellPlaces, Ruled, hanging_together

_WIDEST_GAP = 6.5
"""Points between two cells of one table; cards with figures stand further apart."""
_TOUCHES = 3.0
"""Points between a ruled table and the coloured band above it that names its columns."""
_FEWEST = 4
"""Boxes in rows and columns that make a table."""
_MOST = 400
"""Boxes outside ruled tables; a page with more is a drawing."""
_FILLED = 0.6
"""Share of the boxes that have a text: bars of a chart have none."""


def with_boxed(ruled: Sequence[Ruled], boxes: Sequence[Box], chars: Chars) -> list[Ruled]:
    """Give the tables of a page with those made of boxes, and the ruled ones with the coloured bands above them."""
    tables = list(ruled)
    free = [box for box in dict.fromkeys(boxes) if not any(_lies_in(box, table.box) for table in tables)]
    if not 0 < len(free) <= _MOST:
        return tables
    free = _without_holders(free)
    found = []
    for cells in hanging_together(_side_by_side(free)):
        if _is_table(cells, chars):
            x0s, tops, x1s, bottoms = zip(*cells, strict=True)
            found.append(Ruled((min(x0s), min(tops), max(x1s), max(bottoms)), tuple(cells)))
    tables = [_with_band(table, free, chars) for table in tables]
    return sorted([*tables, *found], key=lambda table: table.box[1])


def _without_holders(boxes: Sequence[Box]) -> list[Box]:
    """Leave out boxes behind others: the ground of a whole table, a row or a page."""
    return [box for box in boxes if not any(_lies_in(other, box) and not _lies_in(box, other) for other in boxes)]


def _lies_in(box: Box, outer: Box) -> bool:
    """Whether the middle of a box lies in another that is no smaller."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    larger = (outer[2] - outer[0]) * (outer[3] - outer[1]) >= (box[2] - box[0]) * (box[3] - box[1])
    return larger and outer[0] <= x <= outer[2] and outer[1] <= y <= outer[3]


def _side_by_side(boxes: Sequence[Box]) -> list[Box]:
    """Give boxes that meet in the middle of the gaps between them."""
    across = _met(x for box in boxes for x in (box[0], box[2]))
    down = _met(y for box in boxes for y in (box[1], box[3]))
    return list(dict.fromkeys((across[x0], down[top], across[x1], down[bottom]) for x0, top, x1, bottom in boxes))


def _met(places: Iterable[float]) -> dict[float, float]:
    """Give for each place the middle of those that are a gap apart at most."""
    out: dict[float, float] = {}
    bundle: list[float] = []
    for place in sorted(set(places)):
        if bundle and place - bundle[0] > _WIDEST_GAP:
            out |= dict.fromkeys(bundle, (bundle[0] + bundle[-1]) / 2)
            bundle = []
        bundle.append(place)
    return out | dict.fromkeys(bundle, (bundle[0] + bundle[-1]) / 2 if bundle else 0.0)


def _is_table(cells: Sequence[Box], chars: Chars) -> bool:
    columns, rows = {cell[0] for cell in cells}, {cell[1] for cell in cells}
    if len(cells) < _FEWEST or min(len(columns), len(rows)) < 2:
        return False
    filled = np.unique(CellPlaces(cells).at(*middles(chars)))
    return int((filled >= 0).sum()) >= _FILLED * len(cells)


def _with_band(table: Ruled, boxes: Sequence[Box], chars: Chars) -> Ruled:
    """Give a table with the row of coloured boxes right above it, from its left to its right border."""
    x0, top, x1, bottom = table.box
    band = sorted(
        box for box in boxes if abs(box[3] - top) <= _TOUCHES and x0 - _TOUCHES <= box[0] and box[2] <= x1 + _TOUCHES
    )
    if not band or abs(band[0][0] - x0) > _TOUCHES or abs(max(box[2] for box in band) - x1) > _TOUCHES:
        return table
    highest = min(box[1] for box in band)
    y = middles(chars)[1]
    if not ((x0 <= chars["x0"]) & (chars["x0"] <= x1) & (highest <= y) & (y <= top)).any():
        return table
    cells = tuple((_nearest(box[0], table.edges), highest, _nearest(box[2], table.edges), top) for box in band)
    return replace(table, box=(x0, highest, x1, bottom), cells=(*cells, *table.cells), open_top=False)


def _nearest(x: float, edges: Sequence[float]) -> float:
    near = min(edges, key=lambda edge: abs(edge - x))
    return near if abs(near - x) <= _TOUCHES else x
