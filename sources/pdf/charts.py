"""Charts drawn on a page: where they stand, so that neither their axes nor their labels are read as tables or text.

A chart is told by an axis (figures that stand at the ends of lines and grow with the way along it) or by bars that
stand on one base. What is left on the page is the business of `rulings`, `alignment` and `lines`.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from sources.document import Box
from sources.pdf import sides
from sources.pdf.page import Char, Chars, Edge, PageContent, each, within
from sources.pdf.rows import by_number
from sources.pdf.segments import TextRow, text_rows, texts_of

_ALIKE = 3.0
"""Points within which the ends of lines are the same, or a figure stands at a line."""
_FEWEST = 3
"""Lines with figures that make an axis, and bars that make a chart."""
_FROM_AXIS, _OVER_AXIS = 30.0, 8.0
"""Points by which a figure may stand away from the line that it belongs to, and reach over its end."""
_LINEAR = 0.02
"""Share of the length of an axis by which a figure may stand away from its place."""
_TICK = 12.0
"""Points: shorter lines are the ticks of an axis, longer ones run through the chart."""
_SAME_BAR = 1.0
"""Points by which the widths of bars may differ."""
_LINES_AWAY = 2.5
"""Heights of a line of text between a chart and the names and values that stand below and above it."""
_FIGURE = re.compile(r"^[-–]?\d[\d.,]*\s?%?$")
_SHOWN = 60
"""Characters of a chart's text that a note repeats."""


class _Label(NamedTuple):
    """A text on a page."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float


def without_charts(content: PageContent) -> PageContent:
    """Give a page without its charts: their lines, their labels and the names below, with a note of what they say."""
    stacks = [*_stacks(content.edges, upright=False), *_stacks(content.edges, upright=True)]
    bars = _bars(content.shading)
    if not bars and not _has_figures_at(content.chars, stacks):
        return content
    rows = [_labels(row) for row in _rows(content.chars)]
    labels = [label for row in rows for label in row]
    drawn = [*content.edges, *content.shading]
    plotted = [_whole_axis(box, stack, drawn) for stack in stacks if (box := _plotted(stack, labels, content.edges))]
    if not plotted and not bars:
        return content
    upright = [edge for edge in content.edges if edge.upright]
    boxes = [_with_names(box, rows, upright) for box in [*plotted, *bars]]
    held = np.logical_or.reduce([within(content.chars, _with_margin(box)) for box in boxes])
    inside = content.chars[held]
    words = " ".join(segment.text for row in text_rows(inside) for segment in row.segments)
    note = f"left out, a chart: “{words[:_SHOWN]}{'…' if len(words) > _SHOWN else ''}”"
    return replace(
        content,
        chars=content.chars[~held],
        edges=tuple(edge for edge in content.edges if not _is_within(edge, boxes)),
        notes=(*content.notes, note) if len(inside) else content.notes,
    )


def _stacks(edges: Sequence[Edge], *, upright: bool) -> Iterator[list[Edge]]:
    """Give lines of one direction that begin and end together, three or more."""
    if upright:
        turned = sides.joined(Edge(edge.top, edge.x0, edge.bottom, edge.x0) for edge in edges if edge.upright)
        lines = [Edge(edge.top, edge.x0, edge.top, edge.x1) for edge in turned]
    else:
        lines = sides.joined(edge for edge in edges if not edge.upright)
    stacks: list[list[Edge]] = []
    for line in lines:
        first, last = _ends(line)
        same = (s for s in stacks if abs(_ends(s[0])[0] - first) <= _ALIKE and abs(_ends(s[0])[1] - last) <= _ALIKE)
        stack = next(same, None)
        if stack:
            stack.append(line)
        else:
            stacks.append([line])
    return (stack for stack in stacks if len(stack) >= _FEWEST)


def _ends(line: Edge) -> tuple[float, float]:
    return (line.top, line.bottom) if line.upright else (line.x0, line.x1)


def _has_figures_at(chars: Chars, stacks: Sequence[Sequence[Edge]]) -> bool:
    """Whether digits stand at the ends of lines at all: on most pages with rulings none do, and no more is asked."""
    if not stacks or not len(chars):
        return False
    digits = np.char.isdigit(chars["text"])
    left, right = chars["x0"].min(), chars["x1"].max()
    for first, *others in stacks:
        if not first.upright and left > first.x0 and right < first.x1:
            continue
        if first.upright:
            low, high = first.bottom - _ALIKE, first.bottom + _FROM_AXIS
            beside = digits & (low <= chars["top"]) & (chars["top"] <= high)
        else:
            low, high = first.x0 + _OVER_AXIS, first.x1 - _OVER_AXIS
            beside = digits & ((chars["x1"] <= low) | (chars["x0"] >= high))
        there = each(chars[beside])
        if sum(any(_stands_at(char, line) for char in there) for line in (first, *others)) >= _FEWEST:
            return True
    return False


def _is_beside(thing: Char | _Label, line: Edge) -> bool:
    """Whether something is as far left or right of a level line, or below an upright one, as figures of an axis are."""
    if line.upright:
        return -_ALIKE <= thing.top - line.bottom <= _FROM_AXIS
    return -_OVER_AXIS <= max(line.x0 - thing.x1, thing.x0 - line.x1) <= _FROM_AXIS


def _stands_at(thing: Char | _Label, line: Edge) -> bool:
    """Whether something stands at an end of a line of a chart."""
    miss = (thing.x0 + thing.x1) / 2 - line.x0 if line.upright else (thing.top + thing.bottom) / 2 - line.top
    return abs(miss) <= _ALIKE and _is_beside(thing, line)


def _rows(chars: Chars) -> list[TextRow]:
    """Give the texts by where they stand to the point: labels of a chart are at all heights."""
    level = chars[chars["turn"] == 0]
    return texts_of(by_number(level, np.rint(level["bottom"] * 10).astype(np.intp)))


def _labels(row: TextRow) -> list[_Label]:
    return [_Label(segment.text, segment.x0, row.top, segment.x1, row.bottom) for segment in row.segments]


def _plotted(stack: Sequence[Edge], labels: Sequence[_Label], edges: Sequence[Edge]) -> Box | None:
    """Give the box of lines and figures if the figures are those of an axis: further up or right they are greater."""
    at = [(line, label) for line in stack for label in labels if _FIGURE.match(label.text) and _stands_at(label, line)]
    places = [line.x0 if line.upright else -line.top for line, _ in at]
    if len(set(places)) < _FEWEST:
        return None
    texts = [label.text.strip("%").strip().replace("–", "-") for _, label in at]
    if not any(_grows(places, texts, read) for read in (_whole, _with_comma, _with_point)):
        return None
    box = _around([label[1:] for _, label in at])
    if any(_parts(edge, box) for edge in edges if edge.upright == stack[0].upright):
        return None
    return _around([*stack, box])


def _parts(edge: Edge, labels: Box) -> bool:
    """Whether a line runs between the figures, which are then the names of rows that reach over several others."""
    x, y = (labels[0] + labels[2]) / 2, (labels[1] + labels[3]) / 2
    if edge.upright:
        return edge.top < y < edge.bottom and labels[0] < edge.x0 < labels[2]
    return edge.x0 < x < edge.x1 and labels[1] < edge.top < labels[3]


def _whole_axis(box: Box, stack: Sequence[Edge], drawn: Sequence[Sequence[float]]) -> Box:
    """Widen the box of short ticks and their figures to what is drawn beside them, within the length of the axis."""
    first, last = stack[0], stack[-1]
    if max(first.x1 - first.x0, first.bottom - first.top) > _TICK:
        return box
    # The last tick may be hidden in the axis that meets this one.
    along = abs((last.x0 - first.x0) if first.upright else (last.top - first.top)) / (len(stack) - 1) + _ALIKE
    low, high = (0, 2) if first.upright else (1, 3)
    beside = [thing for thing in drawn if box[low] - along <= thing[low] and thing[high] <= box[high] + along]
    while meeting := [thing for thing in beside if _meet(box, thing)]:
        beside = [thing for thing in beside if not _meet(box, thing)]
        box = _around([box, *meeting])
    return box


def _meet(one: Sequence[float], other: Sequence[float]) -> bool:
    return (
        one[0] - _ALIKE <= other[2]
        and other[0] <= one[2] + _ALIKE
        and one[1] - _ALIKE <= other[3]
        and other[1] <= one[3] + _ALIKE
    )


def _whole(text: str) -> float:
    return float(re.sub(r"[.,]", "", text))


def _with_comma(text: str) -> float:
    return float(text.replace(".", "").replace(",", "."))


def _with_point(text: str) -> float:
    return float(text.replace(",", ""))


def _grows(places: Sequence[float], texts: Sequence[str], read: Callable[[str], float]) -> bool:
    """Whether figures grow in step with their places."""
    try:
        values = [read(text) for text in texts]
    except ValueError:
        return False
    (first, low), *_, (last, high) = sorted(zip(places, values, strict=True))
    if high <= low:
        return False
    step = (last - first) / (high - low)
    return all(
        abs(first + (value - low) * step - place) <= _LINEAR * (last - first)
        for place, value in zip(places, values, strict=True)
    )


def _bars(shading: Sequence[Box]) -> list[Box]:
    """Give the box around bars of one width on one base, of three heights or more; shaded cells have two at most."""
    found: dict[tuple[int, int], list[Box]] = {}
    for box in shading:
        found.setdefault((round(box[3] / _SAME_BAR), round((box[2] - box[0]) / _SAME_BAR)), []).append(box)
    return [
        _around(boxes)
        for boxes in found.values()
        if len({round(box[1]) for box in boxes}) >= _FEWEST
        and all(a[2] <= b[0] + _SAME_BAR for a, b in pairwise(sorted(boxes)))
    ]


def _with_names(box: Box, rows: Sequence[Sequence[_Label]], upright: Sequence[Edge]) -> Box:
    """Widen the box of a chart to the values right above it and the names, side by side, below it.

    Texts with rulings between them are the cells of a table below the chart.
    """
    x0, top, x1, bottom = box
    for row in rows:
        height = row[0].bottom - row[0].top
        below = len(row) > 1 and 0 <= row[0].top - bottom + _ALIKE <= _LINES_AWAY * height
        beneath = below and x0 - _FROM_AXIS <= row[0].x0 and row[-1].x1 <= x1 + _FROM_AXIS
        if beneath and not _has_between(row, upright):
            x0, x1, bottom = min(x0, row[0].x0), max(x1, row[-1].x1), row[0].bottom
    for row in reversed(rows):
        above = 0 <= top - row[0].bottom + _ALIKE <= row[0].bottom - row[0].top
        if above and x0 <= row[0].x0 and row[-1].x1 <= x1 and all(_FIGURE.match(label.text) for label in row):
            top = row[0].top
    return x0, top, x1, bottom


def _has_between(row: Sequence[_Label], upright: Sequence[Edge]) -> bool:
    """Whether an upright ruling parts the texts of a row."""
    y = (row[0].top + row[0].bottom) / 2
    return any(edge.top < y < edge.bottom and row[0].x1 <= edge.x0 <= row[-1].x0 for edge in upright)


def _around(boxes: Sequence[Sequence[float]]) -> Box:
    x0s, tops, x1s, bottoms = zip(*boxes, strict=True)
    return min(x0s), min(tops), max(x1s), max(bottoms)


def _with_margin(box: Box) -> Box:
    x0, top, x1, bottom = box
    return x0 - _ALIKE, top - _ALIKE, x1 + _ALIKE, bottom + _ALIKE


def _is_within(edge: Edge, boxes: Sequence[Box]) -> bool:
    x, y = (edge.x0 + edge.x1) / 2, (edge.top + edge.bottom) / 2
    return any(x0 <= x <= x1 and top <= y <= bottom for x0, top, x1, bottom in map(_with_margin, boxes))
