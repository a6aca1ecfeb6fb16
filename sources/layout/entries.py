"""Several entries in one ruled row: each cell lists as many lines, and of a column of figures each is one number.

Word processors set such lists where a row was meant for each line. A label that is merely written over several lines
has fewer figures beside it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sources.layout.grid import GridRow

_NUMBER = re.compile(
    r"[≥≤<>~≈±+\-–(]?\s*\d{1,3}(?:[. ]?\d{3})*(?:,\d+)?\s*[%‰)]?|\d+(?:[.,]\d+)?\s?%?|[-–]|\d{1,2}[.)]"
)
_BEGINS = re.compile(r"[-–+•*]\s*\S|\d{1,2}[.)]\s|[^\W\d_]")


def apart(rows: Sequence[GridRow]) -> tuple[GridRow, ...]:
    """Return the rows, each that holds several entries as a row for each of them."""
    return tuple(made for row in rows for made in _rows(row))


def _rows(row: GridRow) -> Iterator[GridRow]:
    count = _entries(row)
    if count is None:
        yield row
        return
    for turn in range(count):
        cells = (replace(one, text=one.lines[turn], lines=()) if one.text else one for one in row.cells)
        yield replace(row, cells=tuple(cells))


def _entries(row: GridRow) -> int | None:
    """Return how many entries a row holds; None of a row of one."""
    filled = [one for one in row.cells if one.text]
    counts = {len(one.lines) for one in filled}
    if len(filled) < 3 or len(counts) != 1 or any(one.down or one.across for one in row.cells):
        return None
    count = counts.pop()
    listed = [all(map(_NUMBER.fullmatch, one.lines)) for one in filled]
    names = [one.lines for one, numbers in zip(filled, listed, strict=True) if not numbers]
    if count < 2 or sum(listed) < 2 or not names:
        return None
    begun = all(_BEGINS.match(line) and not line[0].islower() for lines in names[:1] for line in lines)
    return count if begun else None
