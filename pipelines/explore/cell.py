"""Where a figure is printed: the page with the cell outlined, or the table or paragraph where a format has no pages.

How a page is drawn is in `sources.picture`, how a place is found in `pipelines.show`.
"""

import threading
from dataclasses import dataclass
from functools import lru_cache

from normalise.records import Observation
from pipelines.settings import Settings
from sources.document import Document, Rejected, Span, Table

_DRAWING = threading.Lock()
"""PDFium draws one page at a time."""
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


def printed(data_dir: str, report: str, observation_id: str) -> Printed:
    """Give the table rows or the paragraph around a figure, from the report as it was read; empty if it has it not."""
    from pathlib import Path

    from dagster import Failure

    from assets.staging import ReadReport, Staging

    staging = Staging(root=Settings(data_dir=Path(data_dir)).staging_root)
    try:
        document = staging.load("document", report, ReadReport).document
        figures = staging.load("observations", report, list[Observation])
    except Failure as error:
        raise Rejected(report, "nothing read of it", "a report that was read", "run `chiso refresh`") from error
    span = next((one.span for one in figures if one.observation_id == observation_id), None)
    return place(document, span) if span else Printed()


def place(document: Document, span: Span) -> Printed:
    """Give the rows around a cell, or the text that a span lies in."""
    block = document.blocks[span.block]
    if not isinstance(block, Table) or span.row is None:
        return Printed(paragraph=document.text(span))
    first = max(0, span.row - _CONTEXT)
    return Printed(
        block.title or "",
        block.columns,
        tuple(
            PrintedRow(row.cells, span.column if index == span.row else None)
            for index, row in enumerate(block.rows[first : span.row + _CONTEXT + 1], start=first)
        ),
    )
