"""Tables that a file holds in pieces: a word processor, a page or a sheet begins the table anew with the same header.

Tables that a printed page cuts are the business of `stitching`.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from sources.layout.grid import Grid, header_depth
from sources.layout.outline import Item, Note, Text

_CONTINUED = re.compile(r".{0,150}\(?\s*tiếp(?:\s+theo)?(?:\s+(?:bảng|trang)[^)]{0,20})?\s*\)?\.?", re.IGNORECASE)


def continued(items: Iterable[Item]) -> Iterator[Item]:
    """Give items with pieces of a table as one: nothing but notes, or "(tiếp theo)", stands between them."""
    held: list[Item] = []
    """A table and what follows it that may stand between its pieces."""
    for item in items:
        if held and isinstance(item, Grid) and isinstance(held[0], Grid) and (depth := _repeated(held[0], item)):
            held[0] = replace(held[0], rows=(*held[0].rows, *item.rows[depth:]))
            held = [one for one in held if not isinstance(one, Text)]
        elif held and (isinstance(item, Note) or (isinstance(item, Text) and _CONTINUED.fullmatch(item.text))):
            held.append(item)
        else:
            yield from held
            held = [item] if isinstance(item, Grid) else []
            if not held:
                yield item
    yield from held


def _repeated(first: Grid, second: Grid) -> int:
    """Give how many rows of a header a table repeats of the one before it; 0 where it is another table."""
    depth = header_depth(first.rows)
    headers = [[[cell.text for cell in row.cells] for row in one.rows[:depth]] for one in (first, second)]
    return depth if depth < len(second.rows) and headers[0] == headers[1] else 0
