"""Sides of tables that are not drawn: level rulings that run past the last upright one, and end together.

Only the missing edges are found here; which cells they make with the drawn ones is the business of `rulings`.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sources.pdf.page import Edge, PageContent, within

_SAME = 3.0
"""Points within which two rulings are the same, or touch."""
_NARROWEST = 8.0
"""Points: what runs past the last upright ruling by less is no column."""


def with_sides(content: PageContent) -> PageContent:
    """Give the page with an upright edge wherever a table has a column without an outer border.

    Handbooks rule tables inside only: the level rulings go on past the first and last upright one, with text between
    them. Two rulings that end together make a side; one alone may belong to something else.
    """
    level = joined(edge for edge in content.edges if not edge.upright)
    upright = [edge for edge in content.edges if edge.upright]
    missing = [
        side
        for levels, uprights in _tables(level, upright)
        for side in (*_sides(levels, uprights, left=True), *_sides(levels, uprights, left=False))
        # What runs off the page frames the page.
        if _SAME < side.x0 < content.width - _SAME and _has_text(content, side, uprights)
    ]
    return replace(content, edges=(*content.edges, *missing)) if missing else content


def joined(edges: Iterable[Edge]) -> list[Edge]:
    """Give level edges as whole rulings: writers draw them cell by cell, and as boxes with two long sides."""
    out: list[Edge] = []
    rows: list[list[Edge]] = []
    for edge in sorted(edges, key=lambda edge: edge.top):
        if rows and edge.top - rows[-1][0].top <= _SAME:
            rows[-1].append(edge)
        else:
            rows.append([edge])
    for row in rows:
        row.sort()
        x0, top, x1, _ = row[0]
        for edge in row[1:]:
            if edge.x0 - x1 > _SAME:
                out.append(Edge(x0, top, x1, top))
                x0, x1 = edge.x0, edge.x1
            x1 = max(x1, edge.x1)
        out.append(Edge(x0, top, x1, top))
    return sorted(out, key=lambda edge: edge.top)


def meetings(level: Sequence[Edge], upright: Sequence[Edge]) -> Iterator[tuple[int, int]]:
    """Give the places of each level and upright ruling that meet or cross; the level ones come from top to bottom."""
    tops = [edge.top for edge in level]
    for number, edge in enumerate(upright):
        for place in range(bisect_left(tops, edge.top - _SAME), bisect_right(tops, edge.bottom + _SAME)):
            if level[place].x0 - _SAME <= edge.x0 <= level[place].x1 + _SAME:
                yield place, number


def _tables(level: Sequence[Edge], upright: Sequence[Edge]) -> list[tuple[list[Edge], list[Edge]]]:
    """Sort rulings into those that hang together, each group with its level and its upright ones."""
    joined_to = list(range(len(level)))

    def root(place: int) -> int:
        while joined_to[place] != place:
            joined_to[place] = joined_to[joined_to[place]]
            place = joined_to[place]
        return place

    met: dict[int, int] = {}
    for place, number in meetings(level, upright):
        joined_to[root(place)] = root(met.setdefault(number, place))
    groups: dict[int, tuple[list[Edge], list[Edge]]] = {}
    for number, place in met.items():
        groups.setdefault(root(place), ([], []))[1].append(upright[number])
    for place, edge in enumerate(level):
        if root(place) in groups:
            groups[root(place)][0].append(edge)
    return list(groups.values())


def _sides(levels: Sequence[Edge], uprights: Sequence[Edge], *, left: bool) -> list[Edge]:
    """Give the side that is missing on the left or right of a table: none, or one."""
    outermost = min(edge.x0 for edge in uprights) if left else max(edge.x0 for edge in uprights)
    past = [
        edge
        for edge in levels
        if (outermost - edge.x0 if left else edge.x1 - outermost) > _NARROWEST
        and edge.x0 - _SAME <= outermost <= edge.x1 + _SAME
    ]
    ends = [edge.x0 if left else edge.x1 for edge in past]
    together = max(
        ([edge for edge, end in zip(past, ends, strict=True) if abs(end - x) <= _SAME] for x in ends),
        key=len,
        default=[],
    )
    if len(together) < 2:
        return []
    x = min(edge.x0 for edge in together) if left else max(edge.x1 for edge in together)
    return [Edge(x, min(edge.top for edge in together), x, max(edge.top for edge in together))]


def _has_text(content: PageContent, side: Edge, uprights: Sequence[Edge]) -> bool:
    """Whether something is printed between the side and the upright ruling next to it."""
    nearest = min((edge.x0 for edge in uprights), key=lambda x: abs(x - side.x0))
    x0, x1 = sorted((side.x0, nearest))
    there = within(content.chars, (x0, side.top, x1, side.bottom))
    return bool((there & (content.chars["text"] != " ")).any())
