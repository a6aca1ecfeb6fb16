"""Tables whose columns no upright ruling shows: level rulings alone, or white space alone, keep them apart.

Precision goes before recall: running text in one or two columns, letterheads, lists, signatures and tables of contents
are no tables. Where columns are ruled, `rulings` finds the table; what is printed in the cells is read in `reader`.
"""

import math
from collections.abc import Sequence
from itertools import pairwise

from sources.document import Box
from sources.pdf import extents, sides
from sources.pdf.extents import Extent, Span
from sources.pdf.page import Edge, PageContent, within
from sources.pdf.rows import Rows
from sources.pdf.rulings import Ruled
from sources.pdf.segments import Segment, TextRow, text_rows, texts_of
from sources.pdf.table_parts import APART, Part, between_rules, by_white_space

_SAME = 3.0
"""Points within which two rulings are the same."""
_SHORTEST_RULE = 60.0
"""Points: a shorter level line underlines a word or heads a footnote."""
_NAMED_COLUMNS = 4
"""Columns of a table that has values in one of them only, and names above them."""
_MARGIN = 2.0
"""Points between the outermost text and the border of its cell."""


def aligned_tables(content: PageContent, outside: Rows, ruled: Sequence[Ruled]) -> list[Ruled]:
    """Give the tables among the characters outside the ruled ones, with the cells that their texts make."""
    boxes = [table.box for table in ruled]
    found = []
    for x0, x1, levels in _stacks(content, boxes):
        between = outside.chars[within(outside.chars, (x0 - _SAME, -math.inf, x1 + _SAME, math.inf))]
        for part in between_rules(text_rows(between), levels):
            if table := _table(part, (x0, x1)):
                found.append(table)
    taken = [*boxes, *(table.box for table in found)]
    rest = [row for row in texts_of(outside) if not row.is_within(taken)]
    return found + [table for part in by_white_space(rest) if (table := _table(part))]


def _within(x: float, y: float, boxes: Sequence[Box]) -> bool:
    return any(x0 <= x <= x1 and top <= y <= bottom for x0, top, x1, bottom in boxes)


def _stacks(content: PageContent, taken: Sequence[Box]) -> list[tuple[float, float, list[float]]]:
    """Give level rulings that no upright one meets, those of the same length one below the other together."""
    rules = sides.joined(edge for edge in content.edges if not edge.upright)
    met = {place for place, _ in sides.meetings(rules, [edge for edge in content.edges if edge.upright])}
    stacks: list[list[Edge]] = []
    for place, rule in enumerate(rules):
        if rule.x1 - rule.x0 < _SHORTEST_RULE or place in met:
            continue
        if _within((rule.x0 + rule.x1) / 2, rule.top, taken):
            continue
        same = [s for s in stacks if abs(s[0].x0 - rule.x0) <= _SAME and abs(s[0].x1 - rule.x1) <= _SAME]
        if same:
            same[0].append(rule)
        else:
            stacks.append([rule])
    return [(stack[0].x0, stack[0].x1, [rule.top for rule in stack]) for stack in stacks if len(stack) > 2]


def _table(part: Part, ends: tuple[float, float] | None = None) -> Ruled | None:
    """Give the cells of a table; None if its texts make no columns, or no rows."""
    columns = extents.extents(part.body, part.header)
    if len(columns) < 2:
        return None
    texts = [segment for row in part.rows for segment in row.segments]
    x0 = min(min(s.x0 for s in texts) - _MARGIN, ends[0] if ends else texts[0].x0)
    x1 = max(max(s.x1 for s in texts) + _MARGIN, ends[1] if ends else texts[0].x1)
    edges = extents.edges(columns, x0, x1)
    rows = _logical_rows(part, edges)
    if not _is_table(part, rows, edges):
        return None
    header = _header_rows(part.header, columns)
    levels = _levels([*(lines for lines, _ in header), *rows], part.rules)
    cells = _header_cells([spans for _, spans in header], edges, levels[: len(header) + 1])
    for row, (top, bottom) in zip(rows, pairwise(levels[len(header) :]), strict=True):
        cells += _cells([_column(segment, edges) for line in row for segment in line.segments], edges, top, bottom)
    return Ruled(box=(x0, levels[0], x1, levels[-1]), cells=tuple(cells))


def _column(segment: Segment, edges: Sequence[float]) -> tuple[int, int]:
    """Give the first and last column that a text stands in."""
    inner = edges[1:-1]
    return sum(segment.x0 >= x for x in inner), sum(segment.x1 > x for x in inner)


def _columns_filled(row: TextRow, edges: Sequence[float]) -> set[int]:
    return {_column(segment, edges)[0] for segment in row.segments}


def _logical_rows(part: Part, edges: Sequence[float]) -> list[list[TextRow]]:
    """Gather the lines of each row of the body."""
    bands = [[row for row in part.body if top < row.middle < bottom] for top, bottom in pairwise(part.rules)]
    bands = [band for band in bands if band]
    if len(bands) > 2 and all(sum(row.values > 0 for row in band) <= 1 for band in bands):
        return bands
    rows: list[list[TextRow]] = []
    for row in part.body:
        ruled = bool(rows) and any(rows[-1][-1].middle < level < row.middle for level in part.rules)
        if rows and not ruled and _goes_on(row, rows[-1], edges):
            rows[-1].append(row)
        else:
            rows.append([row])
    return rows


def _goes_on(line: TextRow, row: Sequence[TextRow], edges: Sequence[float]) -> bool:
    """Whether a line is a further line of the cells of a row."""
    filled = _columns_filled(line, edges)
    before = set().union(*(_columns_filled(other, edges) for other in row))
    if line.top - row[-1].top > APART * line.height:
        return False
    starts_small = line.segments[0].text[0].islower()
    if any(segment.is_value for segment in line.segments[0 if 0 not in filled else 1 :]):
        # Values end a name of several lines, "Number of households" / "with a computer 12 14".
        named_only = before == {0} and not row[0].segments[0].is_value
        return named_only and (starts_small or 0 not in filled)
    if 0 not in filled:
        return filled <= before
    return starts_small and filled <= before


def _is_named(row: TextRow, edges: Sequence[float]) -> bool:
    """Whether a row begins with a name, a serial number before it or not."""
    first = row.segments[0]
    if first.x0 >= edges[1]:
        return False
    name = row.segments[1] if len(first.text) < 3 and first.is_value and len(row.segments) > 1 else first
    return len(name.text) > 1


def _is_table(part: Part, rows: Sequence[Sequence[TextRow]], edges: Sequence[float]) -> bool:
    """Whether columns hold what columns hold: values, or short texts between rulings of their own."""
    if len(rows) < 2 or any(row.has_leaders for row in part.rows):
        return False
    columns = len(edges) - 1
    texts: list[list[Segment]] = [[] for _ in range(columns)]
    for row in part.body:
        for segment in row.segments:
            first, last = _column(segment, edges)
            if first == last:
                texts[first].append(segment)
    values = sum(bool(found) and sum(s.is_value for s in found) >= 0.6 * len(found) for found in texts[1:])
    if not part.rules:
        # Letters set upright beside a chart fall apart into rows of single signs.
        named = sum(_is_named(row[0], edges) for row in rows)
        enough = values > 1 or (values == 1 and columns >= _NAMED_COLUMNS and bool(part.header))
        return columns > 2 and enough and 2 * named >= len(rows)
    if values:
        return True
    # Rulings between all rows: each row begins with a text in its first column and one beside it.
    beside = [len(_columns_filled(row[0], edges)) > 1 and 0 in _columns_filled(row[0], edges) for row in rows]
    return len(part.rules) > 4 and len(rows) >= len(part.rules) - 2 and all(beside)


def _header_rows(header: Sequence[TextRow], columns: Sequence[Extent]) -> list[tuple[list[TextRow], list[Span]]]:
    """Gather the lines of a header: those with a text over several columns are rows, the others below them one row."""
    rows: list[tuple[list[TextRow], list[Span]]] = []
    for line, spans in zip(header, extents.header_spans(header, columns), strict=True):
        if rows and not any(first < last for first, last in (*rows[-1][1], *spans)):
            rows[-1][0].append(line)
            rows[-1][1].extend(spans)
        else:
            rows.append(([line], list(spans)))
    return rows


def _levels(rows: Sequence[Sequence[TextRow]], rules: Sequence[float]) -> list[float]:
    """Give the heights between the rows: that of the ruling where there is one."""
    out = [rules[0] if rules else rows[0][0].top - _MARGIN]
    for above, below in pairwise(rows):
        bottom, top = max(row.bottom for row in above), min(row.top for row in below)
        drawn = [level for level in rules if above[-1].middle < level < below[0].middle]
        out.append(drawn[0] if drawn else (bottom + top) / 2)
    return [*out, rules[-1] if rules else rows[-1][-1].bottom + _MARGIN]


def _cells(spans: Sequence[Span], edges: Sequence[float], top: float, bottom: float) -> list[Box]:
    """Give a row's cells; a text over several columns has one cell over all of them."""
    out = []
    place = 0
    while place < len(edges) - 1:
        last = max((last for first, last in spans if first == place), default=place)
        out.append((edges[place], top, edges[last + 1], bottom))
        place = last + 1
    return out


def _header_cells(rows: Sequence[Sequence[Span]], edges: Sequence[float], levels: Sequence[float]) -> list[Box]:
    """Give the cells of a header; a column that no text spreads over has one cell as high as the header."""
    wide = {place for row in rows for first, last in row if first < last for place in range(first, last + 1)}
    out = [(a, levels[0], b, levels[-1]) for place, (a, b) in enumerate(pairwise(edges)) if rows and place not in wide]
    for row, (top, bottom) in zip(rows, pairwise(levels), strict=True):
        out += [box for box in _cells(row, edges, top, bottom) if any(box[0] <= edges[p] < box[2] for p in wide)]
    return out
