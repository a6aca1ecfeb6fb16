"""Columns as the widths that their texts take up, and which of them a text of the header stands over.

Which lines are a table's header and body is the business of `alignment`.
"""

from collections.abc import Sequence
from itertools import pairwise

from sources.pdf.segments import Segment, TextRow

Extent = tuple[float, float]
"""Left and right end of what is printed in a column, in points."""
Span = tuple[int, int]
"""First and last column of a text."""
_OFF_CENTRE = 0.15
"""Share of the width of several columns by which the middle of a text over all of them may miss theirs."""


def gaps(rows: Sequence[TextRow]) -> list[Extent]:
    """Give the white gaps that no text of the rows runs over; rows of a single text may, they are headings."""
    taken = sorted((s.x0, s.x1) for row in rows if len(row.segments) > 1 for s in row.segments)
    found = []
    right = taken[0][1] if taken else 0.0
    for x0, x1 in taken:
        if x0 > right:
            found.append((right, x0))
        right = max(right, x1)
    return found


def extents(body: Sequence[TextRow], header: Sequence[TextRow]) -> list[Extent]:
    """Give the columns, from left to right; empty if there are fewer than two."""
    texts = [s for row in body if len(row.segments) > 1 for s in row.segments]
    white = gaps(body)
    if not white:
        return []
    ends = [min(s.x0 for s in texts), *(x for gap in white for x in gap), max(s.x1 for s in texts)]
    found = _without_halves(list(zip(ends[::2], ends[1::2], strict=True)), body, header)
    for line, over in zip(header, header_spans(header, found), strict=True):
        for segment, (first, last) in zip(line.segments, over, strict=True):
            if first == last:
                found[first] = _widened(segment, first, found)
    return found


def edges(columns: Sequence[Extent], x0: float, x1: float) -> list[float]:
    """Give the borders of the columns: in the middle of the white between them, and at the ends of the table."""
    return [x0, *((a[1] + b[0]) / 2 for a, b in pairwise(columns)), x1]


def header_spans(header: Sequence[TextRow], columns: Sequence[Extent]) -> list[list[Span]]:
    """Give the columns that each text of each header line stands over.

    As many texts as columns name one each. Above a line that names them all, a text centred over several belongs to
    each of those.
    """
    found: list[list[Span]] = []
    named = False
    for line in reversed(header):
        alone = _one_each(line, columns)
        over = alone or [_over(segment, columns) for segment in line.segments]
        if named and not alone:
            over = [_centred(place, line.segments, over, columns) for place in range(len(over))]
        found.insert(0, over)
        named = named or len(line.segments) >= len(columns) - 1
    return found


def _one_each(line: TextRow, columns: Sequence[Extent]) -> list[Span]:
    aside = len(columns) - len(line.segments)
    if aside > 1 or aside < 0 or (aside and line.segments[0].x0 <= columns[0][1]):
        return []
    near = all(_near(segment, place, columns) for place, segment in enumerate(line.segments, start=aside))
    return [(place, place) for place in range(aside, len(columns))] if near else []


def _without_halves(columns: list[Extent], body: Sequence[TextRow], header: Sequence[TextRow]) -> list[Extent]:
    """Join neighbours of which every row fills one at most: values and words of one column, aligned differently."""
    out = columns[:1]
    for column in columns[1:]:
        if any(_fills_apart(row, out[-1], column) for row in (*body, *header)):
            out.append(column)
        else:
            out[-1] = (out[-1][0], column[1])
    return out


def _fills_apart(row: TextRow, left: Extent, right: Extent) -> bool:
    """Whether a row has a text of its own in each of two columns."""
    on = [(_meets(segment, left), _meets(segment, right)) for segment in row.segments]
    return (True, False) in on and (False, True) in on


def _meets(segment: Segment, column: Extent) -> bool:
    return segment.x0 < column[1] and segment.x1 > column[0]


def _over(segment: Segment, columns: Sequence[Extent]) -> Span:
    over = [place for place, column in enumerate(columns) if _meets(segment, column)]
    if over:
        return over[0], over[-1]
    nearest = min(
        range(len(columns)), key=lambda place: max(columns[place][0] - segment.x1, segment.x0 - columns[place][1])
    )
    return nearest, nearest


def _near(segment: Segment, place: int, columns: Sequence[Extent]) -> bool:
    """Whether a text may name a column: it stands over that one, or over none and between its neighbours."""
    first, last = _over(segment, columns)
    if first <= place <= last:
        return last - first < 2
    left = columns[place - 1][1] if place else segment.x0
    right = columns[place + 1][0] if place + 1 < len(columns) else segment.x1
    return left <= segment.x0 and segment.x1 <= right


def _centred(place: int, texts: Sequence[Segment], found: Sequence[Span], columns: Sequence[Extent]) -> Span:
    """Widen the columns of a text to those that it is centred over, as far as the texts beside it leave them free."""
    first, last = found[place]
    low = found[place - 1][1] + 1 if place else 1
    high = found[place + 1][0] - 1 if place + 1 < len(found) else len(columns) - 1
    middle = (texts[place].x0 + texts[place].x1) / 2
    best, off = (first, last), abs(middle - (columns[first][0] + columns[last][1]) / 2)
    for a in range(low, first + 1):
        for b in range(last, high + 1):
            miss = abs(middle - (columns[a][0] + columns[b][1]) / 2)
            if b > a and miss < off / 2 and miss <= _OFF_CENTRE * (columns[b][1] - columns[a][0]):
                best, off = (a, b), miss
    return best


def _widened(segment: Segment, place: int, columns: Sequence[Extent]) -> Extent:
    """Give the column with the text of its header, unless that runs into a neighbour."""
    x0, x1 = min(columns[place][0], segment.x0), max(columns[place][1], segment.x1)
    free = (not place or columns[place - 1][1] < x0) and (place + 1 == len(columns) or x1 < columns[place + 1][0])
    return (x0, x1) if free else columns[place]
