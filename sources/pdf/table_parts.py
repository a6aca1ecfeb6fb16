"""Which printed lines are the header and the body of a table whose columns no upright ruling shows.

Level rulings part them, or white space alone. Which cells the lines make is the business of `alignment`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from sources.pdf import extents
from sources.pdf.segments import TextRow

APART = 2.6
"""Line heights between the upper edges of two rows of one table without rulings."""
_FAR_APART = 4.5
"""The same between two rows of which each text stands right below one of the other."""
_CONTINUED = 1.6
"""Line heights between the upper edges of two lines of one cell."""
_SAME = 3.0
"""Points by which a name of columns may begin left of them."""
_HEADER_ROWS = 5
"""More lines above the first values are running text rather than a header."""
_BETWEEN = 5
"""Lines from one row of values to the next, both counted, at most."""
_FEWEST_TEXTS = 4
"""Texts side by side, of which one is a value, that make a row: three may be an item of a list of contents."""


@dataclass(frozen=True)
class Part:
    """The lines of a table, its header apart, and the level rulings across it."""

    header: tuple[TextRow, ...]
    body: tuple[TextRow, ...]
    rules: tuple[float, ...] = ()

    @property
    def rows(self) -> tuple[TextRow, ...]:
        """All lines, from top to bottom."""
        return self.header + self.body


def between_rules(rows: Sequence[TextRow], levels: Sequence[float]) -> list[Part]:
    """Give what stands between three rulings or more, if texts stand side by side between each two of them."""
    bands = [[row for row in rows if top < row.middle < bottom] for top, bottom in pairwise(levels)]
    runs: list[list[int]] = []
    for place, band in enumerate(bands):
        if not band or 2 * sum(len(row.segments) > 1 for row in band) < len(band):
            continue
        if runs and runs[-1][-1] == place - 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    parts = []
    for run in (run for run in runs if len(run) > 1):
        first = run[0]
        begin = max(first + 1, next((place for place in run if any(row.values for row in bands[place])), 0))
        body = tuple(row for band in bands[begin : run[-1] + 1] for row in band)
        while first and _stands_over_columns(bands[first - 1], body):
            first -= 1
        header = tuple(row for band in bands[first:begin] for row in band)
        parts.append(Part(header, body, rules=tuple(levels[first : run[-1] + 2])))
    return parts


def _stands_over_columns(band: Sequence[TextRow], body: Sequence[TextRow]) -> bool:
    """Whether a line alone between rulings is a text over columns right of the first."""
    gaps = extents.gaps(body)
    return len(band) == 1 and bool(gaps) and band[0].segments[0].x0 > gaps[0][1] - _SAME


def by_white_space(rows: Sequence[TextRow]) -> list[Part]:
    """Give rows of values one below the other, with the lines above them that name their columns.

    Only values count here: texts side by side without any may be a letterhead, signatures or running text in columns.
    """
    seeds = [place for place, row in enumerate(rows) if _is_row_of_values(row)]
    runs: list[list[int]] = []
    for place in seeds:
        if runs and _hangs_together(rows[runs[-1][-1] : place + 1]):
            runs[-1].append(place)
        else:
            runs.append([place])
    parts = []
    end = 0
    for run in runs:
        if len(run) > 2:
            begin = run[0]
            last = _end(rows, run)
            header = _header_above(rows[end:begin], rows[begin:last])
            groups = _groups_under(header, rows[begin:last])
            body = (*header[len(header) - groups :], *rows[begin:last])
            parts.append(Part(header[: len(header) - groups], body))
            end = last
    return parts


def _is_row_of_values(row: TextRow) -> bool:
    if row.has_leaders:
        return False
    return row.values > 1 or (row.values == 1 and len(row.segments) >= _FEWEST_TEXTS)


def _hangs_together(rows: Sequence[TextRow]) -> bool:
    """Whether the lines from one row of values to the next stand as close as those of a table do.

    Rows that are set loosely have their texts right below each other.
    """
    if len(rows) > _BETWEEN or any(row.has_leaders for row in rows):
        return False
    apart = _FAR_APART if _stands_below(rows[0], rows[-1]) else APART
    return all(b.top - a.top <= apart * max(a.height, b.height) for a, b in pairwise(rows))


def _stands_below(above: TextRow, row: TextRow) -> bool:
    """Whether of two rows the one with fewer texts, three or more, has each right below or above one of the other."""
    few, many = sorted((above.segments, row.segments), key=len)
    if len(few) < 3 or len(few) + 1 < len(many):
        return False
    met = [[place for place, other in enumerate(many) if other.x0 < one.x1 and one.x0 < other.x1] for one in few]
    return all(len(places) == 1 for places in met) and len({places[0] for places in met}) == len(few)


def _end(rows: Sequence[TextRow], run: Sequence[int]) -> int:
    """Give the place after the last line of a body whose rows of values stand at `run`.

    A last row with a single value belongs to it, and so does what a name of the last row goes on with.
    """
    gaps = extents.gaps(rows[run[0] : run[-1] + 1])
    pitch = max(b - a for a, b in pairwise(rows[place].top for place in run))
    end = run[-1] + 1
    if not gaps:
        return end
    while end < len(rows):
        row, above = rows[end], rows[end - 1]
        first = row.segments[0]
        goes_on = (
            len(row.segments) == 1
            and first.text[0].islower()
            and first.x0 < gaps[-1][0]
            and row.top - above.top <= _CONTINUED * row.height
        )
        stands_below = row.values == 1 and row.top - above.top <= pitch + _SAME and _keeps_gaps(row, gaps)
        if not (goes_on or stands_below) or row.has_leaders:
            break
        end += 1
    return end


def _keeps_gaps(row: TextRow, gaps: Sequence[extents.Extent]) -> bool:
    """Whether no text of a row runs over a gap between columns."""
    return not any(s.x0 < left and s.x1 > right for s in row.segments for left, right in gaps)


def _header_above(above: Sequence[TextRow], body: Sequence[TextRow]) -> tuple[TextRow, ...]:
    """Give the lines right above a body that fit its columns: several texts, or one over columns of values alone."""
    gaps = extents.gaps(body)
    if not gaps:
        return ()
    header: list[TextRow] = []
    below = body[0]
    pitch = _pitch(body)
    left = min(row.segments[0].x0 for row in body)
    for row in reversed(above[-_HEADER_ROWS:]):
        start = row.segments[0].x0
        fits = start >= left - _SAME - row.height if len(row.segments) > 1 else start > gaps[0][1] - _SAME
        if not fits or below.top - row.top > max(APART * row.height, pitch + _SAME) or row.has_leaders:
            break
        header.insert(0, row)
        below = row
    # A single text alone is a caption, not a name of columns.
    return tuple(header) if any(len(row.segments) > 1 for row in header) else ()


def _pitch(body: Sequence[TextRow]) -> float:
    """Give the smallest distance between the upper edges of two rows."""
    return min((b.top - a.top for a, b in pairwise(body)), default=0.0)


def _groups_under(header: Sequence[TextRow], body: Sequence[TextRow]) -> int:
    """Count the lines right above a body that are headings within the table and name no columns.

    Above them stand the names of all columns; they fill only the columns of names, and stand as far apart as rows do.
    """
    gaps = extents.gaps(body)
    found = 0
    for place in range(len(header) - 1, 0, -1):
        row, above = header[place], header[place - 1]
        named = len(above.segments) > len(gaps) and len(row.segments) < 3 and row.segments[-1].x1 < gaps[-1][0]
        if not named or row.top - above.top < max(_CONTINUED * row.height, _pitch(body) - _SAME):
            break
        found += 1
    return found
