"""Makes the frame of a Document's structure: blocks, table rows with their serial numbers, pages.

What the structure should be is said by `checks.suites.document`; numbers are only counted here, not understood.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING, Any

from checks.frames.table import table
from normalise.lexical.text import fold
from sources.document import Document, Footnote, Heading, Locator, Paragraph, Table

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = (
    "row_id",
    "kind",
    "numbers",
    "rows",
    "columns",
    "named_columns",
    "low_confidence",
    "cells",
    "serial",
    "serial_due",
    "blocks",
    "page",
    "locator",
    "raw",
    "sentence",
)
FEWEST_ROWS = 3
"""A table of fewer rows needs no headings."""
EMPTY: dict[str, Any] = dict.fromkeys(COLUMNS)
NUMBER = re.compile(r"\d+")
SERIAL = re.compile(r"\d{1,3}(?:\.\d{1,3})*")
SERIAL_HEADINGS = frozenset(fold(text) for text in ("STT", "TT", "Số TT", "Số thứ tự", "Thứ tự"))


def document_frame(document: Document) -> "pd.DataFrame":
    """One row a heading, paragraph, footnote, table, table row and page (`kind`).

    `numbers` counts the runs of digits; of a table also `rows`, `named_columns` and `low_confidence`; of a table row
    `cells`, `columns` of its table, its `serial` and the `serial_due` after the rows before; of a page the `blocks`
    that have a piece on it.
    """
    rows: list[dict[str, Any]] = []
    for position, block in enumerate(document.blocks, start=1):
        if isinstance(block, Table):
            rows.extend(_table_rows(block))
        else:
            rows.append(_text_row(block, position))
    return table(chain(rows, _page_rows(document)), COLUMNS)


def misread_rows(document: Document) -> frozenset[tuple[int, int | None]]:
    """Return the rows, as block and row, whose figures cannot be told: cells are missing, or no column has a heading.

    A letterhead or a signature is laid out as a table too, and has few rows; plain text gives its tables with low
    confidence and is read without their headings.
    """
    found: set[tuple[int, int | None]] = set()
    for position, block in enumerate(document.blocks):
        if not isinstance(block, Table):
            continue
        nameless = (
            len(block.rows) >= FEWEST_ROWS and not block.low_confidence and not any(map(str.strip, block.columns))
        )
        found |= {
            (position, turn) for turn, row in enumerate(block.rows) if nameless or len(row.cells) != len(block.columns)
        }
    return frozenset(found)


def _text_row(block: Heading | Paragraph | Footnote, position: int) -> dict[str, Any]:
    page = block.pieces[0].page if block.pieces else None
    return {
        **EMPTY,
        "row_id": f"block-{position}",
        "kind": block.type,
        "numbers": _numbers(block.text),
        "page": page,
        "locator": str(Locator.of(block)),
        "raw": block.text[:60],
        "sentence": block.text[:400],
    }


def _table_rows(block: Table) -> Iterator[dict[str, Any]]:
    texts = [" | ".join(row.cells) for row in block.rows]
    where = Locator.of(block)
    yield {
        **EMPTY,
        "row_id": f"table-{block.number}",
        "kind": "table",
        "numbers": sum(map(_numbers, texts)),
        "rows": len(block.rows),
        "named_columns": sum(bool(column.strip()) for column in block.columns),
        "low_confidence": block.low_confidence,
        "page": block.rows[0].page if block.rows else None,
        "locator": str(where),
        "raw": (block.title or " | ".join(block.columns))[:60],
        "sentence": " | ".join(block.columns)[:400],
    }
    lines = zip(block.rows, texts, run_on(_serials(block)), strict=True)
    for count, (row, text, (serial, due)) in enumerate(lines, start=1):
        yield {
            **EMPTY,
            "row_id": f"table-{block.number}-row-{count}",
            "kind": "row",
            "numbers": _numbers(text),
            "columns": len(block.columns),
            "cells": len(row.cells),
            "serial": serial,
            "serial_due": due,
            "page": row.page,
            "locator": str(where.in_row(serial or f"{count}")),
            "raw": text[:60],
            "sentence": text[:400],
        }


def _page_rows(document: Document) -> Iterator[dict[str, Any]]:
    """One row a page of a format that has pages and says where its text stands."""
    blocks: Counter[int] = Counter()
    for block in document.blocks:
        if isinstance(block, Table):
            pieces = chain.from_iterable(chain.from_iterable(row.boxes) for row in block.rows)
            pages = {piece.page for piece in pieces} | {row.page for row in block.rows if row.page}
        else:
            pages = {piece.page for piece in block.pieces}
        blocks.update(pages)
    for page in range(1, (document.pages or 0) + 1):
        yield {
            **EMPTY,
            "row_id": f"page-{page}",
            "kind": "page",
            "numbers": 0,
            "blocks": blocks[page],
            "page": page,
            "locator": f"trang {page}",
            "raw": f"trang {page}",
            "sentence": f"trang {page}",
        }


def _numbers(text: str) -> int:
    return len(NUMBER.findall(text))


def _serials(block: Table) -> list[str | None]:
    """Return each row's serial number: empty for an empty cell, None for a group row or where no column holds them."""
    place = next((place for place, name in enumerate(block.columns) if fold(name) in SERIAL_HEADINGS), None)
    if place is None:
        return [None] * len(block.rows)
    return [None if row.group else "".join(row.cells[place : place + 1]).rstrip(".") for row in block.rows]


def run_on(serials: list[str | None]) -> Iterator[tuple[str | None, str | None]]:
    """Each serial number of a column with the one that was due there; (None, None) for a row that has none.

    A number may start anew at 1 (under a group row), repeat the row before (one cell merged over several rows), or
    follow the last of its level; the first of a table may continue an earlier table. Rows with an empty cell may have
    been numbered by the word processor, out of sight, and so may or may not count. Letters and Roman numerals, which
    name groups, are not followed.

    >>> list(run_on(["1", "2", "2.1", "2.3", None, "4"]))
    [('1', '1'), ('2', '2'), ('2.1', '2.1'), ('2.3', '2.2'), (None, None), ('4', '3')]
    """
    last: dict[tuple[int, ...], int] = {}
    before, unnumbered = "", 0
    for serial in serials:
        if serial is None or not SERIAL.fullmatch(serial):
            unnumbered = 0 if serial is None else unnumbered + 1
            yield None, None
            continue
        *above, number = map(int, serial.split("."))
        level = tuple(above)
        follows = last.get(level, 0 if level else number - 1) + 1
        in_order = serial == before or number <= 1 + unnumbered or follows <= number <= follows + unnumbered
        yield serial, serial if in_order else ".".join(map(str, (*above, follows)))
        last[level] = number
        before, unnumbered = serial, 0
