"""Where a figure is printed: the page with the cell outlined, or the table or paragraph where a format has no pages.

How a page is drawn is in `sources.picture`, how a place is found in `pipelines.show`.
"""

import re
import threading
from dataclasses import dataclass
from functools import lru_cache

from pipelines.settings import Settings
from sources.document import Document, Paragraph, Rejected, Table

_DRAWING = threading.Lock()
"""PDFium draws one page at a time."""
_TABLE = re.compile(r"bảng (?P<number>\d+), dòng (?P<row>[^,]+)(?:, cột (?P<column>.+))?")
_PARAGRAPH = re.compile(r"đoạn (?P<number>\d+)")
_CONTEXT = 3
"""Rows shown above and below."""


@dataclass(frozen=True)
class PrintedRow:
    """A row of a printed table; `marked` is the place of the cell that is meant."""

    cells: tuple[str, ...]
    marked: int | None = None


@dataclass(frozen=True)
class Printed:
    """A place in a format without pages."""

    title: str = ""
    columns: tuple[str, ...] = ()
    rows: tuple[PrintedRow, ...] = ()
    paragraph: str = ""


@lru_cache(maxsize=64)
def picture(data_dir: str, report: str, observation_id: str) -> bytes | None:
    """Give a PNG of a figure on its page; None where the format has no pages. Rejected as `pipelines.show`."""
    from pathlib import Path

    from pipelines.show import drawn, places_of_report

    with _DRAWING:
        places = places_of_report(report, Settings(data_dir=Path(data_dir)))
        return drawn(places, places.at(observation_id))


def printed(data_dir: str, report: str, locator: str, raw: str) -> Printed:
    """Give the table rows or the paragraph around a place, from the report as it was read."""
    from pathlib import Path

    from dagster import Failure

    from assets.staging import ReadReport, Staging

    staging = Staging(root=Settings(data_dir=Path(data_dir)).staging_root)
    try:
        document = staging.load("document", report, ReadReport).document
    except Failure as error:
        raise Rejected(report, "nothing read of it", "a report that was read", "run `chiso refresh`") from error
    return place(document, locator, raw)


def place(document: Document, locator: str, raw: str) -> Printed:
    """Find the table rows or the paragraph that a locator names; empty where it names neither."""
    if found := _TABLE.match(locator):
        table = next((table for table in document.tables if table.number == int(found["number"])), None)
        return _table(table, found["row"], found["column"], raw) if table else Printed()
    if found := _PARAGRAPH.match(locator):
        number = int(found["number"])
        blocks = (block for block in document.blocks if isinstance(block, Paragraph) and block.number == number)
        return Printed(paragraph=next((block.text for block in blocks), ""))
    return Printed()


def _table(table: Table, name: str, column: str | None, raw: str) -> Printed:
    """Serial numbers may begin anew within a table: of the rows of a name, the one that prints the figure is meant."""
    named = [
        index
        for index, row in enumerate(table.rows)
        if name in (str(index + 1), *(cell.strip().rstrip(".)") for cell in row.cells[:2]))
    ]
    meant = next((index for index in named if any(raw in cell for cell in table.rows[index].cells)), None)
    if meant is None:
        return Printed(table.title or "", table.columns)
    cells = table.rows[meant].cells
    marked = next(
        (index for index, cell in enumerate(cells) if table.columns[index] == column and raw in cell),
        next((index for index, cell in enumerate(cells) if raw in cell), None),
    )
    first = max(0, meant - _CONTEXT)
    return Printed(
        table.title or "",
        table.columns,
        tuple(
            PrintedRow(row.cells, marked if index == meant else None)
            for index, row in enumerate(table.rows[first : meant + _CONTEXT + 1], start=first)
        ),
    )
