"""PDF files with text: pages into lines, ruled tables and images; running heads and page numbers left out.

Pages that hold no text of their own are the business of `reader`, joining tables over pages of `stitching`.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from sources import limits
from sources.document import Box, Document, Piece, Rejected
from sources.layout.grid import Grid
from sources.layout.outline import Item, Note, Text, blocks
from sources.pdf import (
    alignment,
    boxed,
    charts,
    columns,
    foot_notes,
    lines,
    overprint,
    paragraphs,
    pasted,
    rulings,
    sides,
    stitching,
    turned,
)
from sources.pdf.lines import Line
from sources.pdf.page import Chars, PageContent, Places, middles
from sources.pdf.rows import by_height
from sources.pdf.rulings import Ruled
from sources.pdf.stitching import PageCell, PageTable
from sources.pdf.turned import Turn
from sources.pdf.two_ways import Pages
from sources.scan.reader import REMEDY, Scans

_EDGE = 0.1
"""Share of the page height at its top and bottom in which page numbers and running heads stand."""
_COUNTING = 0.75
"""So large a part of the pages a figure of a running head counts with: numbers may begin anew in a part of a report."""
_PAGE_NUMBER = re.compile(r"^[-–—\s]*(?:trang\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?[-–—\s]*$", re.IGNORECASE)


@dataclass(frozen=True)
class _Page:
    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    tables: tuple[PageTable, ...]
    turn: Turn | None = None
    notes: tuple[str, ...] = ()


def read(data: bytes, name: str, only_first: bool = False, watch: limits.Watch | None = None) -> Document:
    """Read a PDF, or its first page alone, as a Document; Rejected if it is damaged, locked or without text.

    Pages that cannot be read are left out; `watch` knows those that ended an earlier try.
    """
    watch = watch or limits.Watch()
    pages, pictured, left_out = [], [], dict(watch.given_up)
    with Pages(data, name) as pdf, Scans(data, watch) as scans:
        count = pdf.count
        if count > limits.PAGES:
            raise limits.rejected(name, f"{count:,} pages, more than the {limits.PAGES:,} that are read")
        wanted = 1 if only_first else count
        watch.pages(wanted)
        for number in range(1, wanted + 1):
            if number in left_out:
                continue
            watch.page(number)
            try:
                content = scans.resolve(pdf.content(number))
                pages.append(_page(content))
                if number not in scans.unread and pasted.unread_pictures(data, content):
                    pictured.append(number)
            except limits.LeftOut as error:
                left_out[number] = str(error)
            except MemoryError:
                left_out[number] = "contents that need more memory than there is"
        watch.page(0)
    if not pages:
        if not left_out:
            raise Rejected(name, "no pages", "a PDF with pages", "fetch it again from its publisher")
        number, why = min(left_out.items())
        raise limits.rejected(name, why, f"page {number}")
    if not any(page.lines or page.tables for page in pages):
        raise Rejected(
            name,
            f"no text on {len(pages)} page(s)",
            "a PDF with a text layer",
            f"take the file that the issuer published as text{', or ' + REMEDY if scans.unread else ''}",
        )
    notes = [
        *scans.notes.items(),
        *((page.number, note) for page in pages for note in page.notes),
        *((number, "a picture in the text, not read; see on the page whether it is a table") for number in pictured),
        *((number, f"left out: {why}") for number, why in left_out.items()),
    ]
    return Document(
        file=name,
        format="pdf",
        pages=count,
        blocks=blocks(_as_shown(_items(_with_notes(_without_running_heads(pages))), pages)),
        notes=tuple(f"page {number}: {note}" for number, note in sorted(notes)),
        ocr_pages=tuple(scans.recognised),
        needs_ocr=tuple(sorted({*scans.unread, *pictured})),
    )


def _page(content: PageContent) -> _Page:
    content, turn = turned.made_level(content)
    content = sides.with_sides(charts.without_charts(overprint.without_overlays(content)))
    ruled, frames = rulings.tables_and_frames(content)
    ruled = boxed.with_boxed(ruled, [*frames, *content.shading], content.chars)
    level = content.chars["turn"] == 0
    first_regions = _regions(content.chars, ruled)
    rows = by_height(content.chars[level], first_regions[level])
    aligned = alignment.aligned_tables(content, rows.first_region, ruled)
    tables = sorted([*ruled, *aligned], key=lambda table: table.box[1])
    regions = _regions(content.chars, tables) if aligned else first_regions.copy()
    cells = _cells(content.chars, tables, regions)
    if (regions != first_regions).any():
        rows = by_height(content.chars[level], regions[level])
    found = lines.lines(rows, content.number)
    if not level.all():
        lines.add_turned(found, content.chars, regions, content.number)
    return _Page(
        number=content.number,
        width=content.width,
        height=content.height,
        lines=tuple(found.get(0, ())),
        tables=tuple(
            PageTable(
                content.number,
                table,
                tuple(PageCell(content.number, box, tuple(found.get(region, ()))) for box, region in boxes),
            )
            for table, boxes in zip(tables, cells, strict=True)
        ),
        turn=turn,
        notes=content.notes,
    )


def _regions(chars: Chars, tables: Sequence[Ruled]) -> Places:
    """Number for each character the cell that it stands in, through all tables from 1 on; 0 outside."""
    regions = np.zeros(len(chars), np.intp)
    x, y = middles(chars)
    first = 1
    for table in tables:
        _, highest, _, lowest = table.box
        free = (regions == 0) & (highest <= y) & (y <= lowest)
        found = rulings.CellPlaces(table.cells).at(x[free], y[free])
        regions[free] = np.where(found < 0, 0, found + first)
        first += len(table.cells)
    return regions


def _cells(chars: Chars, tables: Sequence[Ruled], regions: Places) -> list[list[tuple[Box, int]]]:
    """Give the cells of each table with their regions; a cell parted by white space has a new region for each part."""
    further = 1 + sum(len(table.cells) for table in tables)
    first = 1
    out = []
    for table in tables:
        cells: list[tuple[Box, int]] = []
        for number, box in enumerate(table.cells, first):
            bounds = columns.within(box, table.edges)
            here = np.flatnonzero(regions == number) if bounds else ()
            parts = columns.parts(box, chars[here], bounds) if len(here) else [box]
            if len(parts) > 1:
                regions[here] = further + np.searchsorted(bounds, middles(chars[here])[0], side="right")
                cells += zip(parts, range(further, further + len(parts)), strict=True)
                further += len(parts)
            else:
                cells.append((box, number))
        first += len(table.cells)
        out.append(cells)
    return out


def _without_running_heads(pages: Sequence[_Page]) -> list[_Page]:
    """Give the pages without their numbers and without what stands at the edge of most of them, digits apart."""
    seen: dict[str, list[tuple[int, list[str]]]] = defaultdict(list)
    for page in pages:
        for key, text in {_edge_key(line, page): line.text for line in page.lines}.items():
            seen[key].append((page.number, re.findall(r"[0-9]+", text)))
    often = {key for key, on in seen.items() if key and 3 <= len(on) > len(pages) / 2 and _only_counts(on)}
    out = []
    for page in pages:
        kept = tuple(
            line
            for line in page.lines
            if not (key := _edge_key(line, page)) or not (key in often or _PAGE_NUMBER.match(line.text))
        )
        out.append(replace(page, lines=kept))
    return out


def _only_counts(on: Sequence[tuple[int, list[str]]]) -> bool:
    """Whether the figures of a line that stands on many pages stay the same, or count with the pages.

    Those of "Doanh thu 12 tỷ đồng", then "Doanh thu 31 tỷ đồng" tell something: that is no running head.
    """
    for place in range(len(on[0][1])):
        figures = [(number, int(runs[place])) for number, runs in on]
        steps = [(after[0] - before[0], after[1] - before[1]) for before, after in pairwise(figures)]
        if sum(step in {0, apart} for apart, step in steps) < _COUNTING * len(steps):
            return False
    return True


def _edge_key(line: Line, page: _Page) -> str:
    """Text and height of a line at the edge of a page, digits masked; empty for other lines."""
    if page.height * _EDGE < line.bottom and line.top < page.height * (1 - _EDGE):
        return ""
    return f"{round(line.top / 4)} {re.sub(r'[0-9]+', '#', line.text)}"


def _with_notes(pages: Sequence[_Page]) -> list[_Page]:
    """Give the pages without raised marks, their footnotes at the lines that refer to them instead of at the foot."""
    usual = foot_notes.usual_size(line for page in pages for line in page.lines)
    out = []
    for page in pages:
        in_cells = [line for table in page.tables for cell in table.cells for line in cell.lines]
        found = foot_notes.at_foot(page.lines, in_cells, usual)
        waiting = dict(found.notes) if found else {}
        above = page.lines[: found.above] if found else page.lines
        kept = tuple(foot_notes.without_marks(line, waiting) for line in above)
        tables = tuple(
            replace(
                table,
                cells=tuple(
                    replace(cell, lines=tuple(foot_notes.without_marks(line, waiting) for line in cell.lines))
                    for cell in table.cells
                ),
            )
            for table in page.tables
        )
        out.append(replace(page, lines=kept, tables=tables))
    return out


def _items(pages: Sequence[_Page]) -> Iterator[Text | Grid | Note]:
    """Paragraphs, tables and the notes that they refer to, in reading order, each table over all its pages."""
    every = [line for page in pages for line in page.lines]
    knows_bold = any(line.bold for line in every) and not all(line.bold for line in every)
    within = {
        width: paragraphs.margins([line for page in pages if round(page.width) == width for line in page.lines])
        for width in {round(page.width) for page in pages}
    }
    waiting: list[Line] = []
    pieces: list[PageTable] = []
    width = before = 0

    def flush() -> Iterator[Text | Grid | Note]:
        if pieces:
            yield stitching.stitch(pieces)
            for piece in pieces:
                yield from (note for cell in piece.cells for line in cell.lines for note in line.notes)
            pieces.clear()
        if waiting:
            yield from paragraphs.paragraphs(waiting, within[width], knows_bold)
            waiting.clear()

    for page in pages:
        # Nothing goes on over a page that was left out.
        if round(page.width) != width or page.number != before + 1:
            yield from flush()
            width = round(page.width)
        before = page.number
        for item in _in_order(page):
            if isinstance(item, Line):
                if pieces:
                    yield from flush()
                waiting.append(item)
            else:
                if not (pieces and stitching.continues(item, pieces)):
                    yield from flush()
                pieces.append(item)
    yield from flush()


def _as_shown(items: Iterable[Item], pages: Sequence[_Page]) -> Iterator[Item]:
    """Give the items with their places on the pages as shown, where a page was turned to be read."""
    turns = {page.number: page.turn for page in pages if page.turn}

    def shown(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
        return tuple(turns[piece.page].piece(piece) if piece.page in turns else piece for piece in pieces)

    for item in items:
        if not turns:
            yield item
        elif isinstance(item, Grid):
            rows = (
                replace(row, cells=tuple(replace(cell, pieces=shown(cell.pieces)) for cell in row.cells))
                for row in item.rows
            )
            yield replace(item, rows=tuple(rows))
        else:
            yield replace(item, pieces=shown(item.pieces))


def _in_order(page: _Page) -> list[Line | PageTable]:
    """Lines keep the order in which they are read; a table comes before the first line that stands below its top."""
    out: list[Line | PageTable] = []
    tables = list(page.tables)
    for line in page.lines:
        while tables and tables[0].ruled.box[1] < line.top:
            out.append(tables.pop(0))
        out.append(line)
    return out + tables
