"""Pages of one report: what was read of it, page by page with cells outlined, or as text with figures marked."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from assets.pages.folder import Folder
from assets.pages.page import Known, Sheet, page_path, report_path
from assets.pages.text import put, safe
from normalise.records import Observation
from sources.document import Document, Heading, Rejected, Span, Table

Row = Mapping[str, Any]
Render = Callable[..., None]
"""Template, path within a language, and what it shows."""
BESIDE = 160
"""Characters of a cell that stand beside a figure."""


@dataclass(frozen=True)
class Staged:
    """What a refresh left of a report: its file, its text, and where in it the figures stand."""

    data: bytes
    document: Document
    figures: tuple[Observation, ...]


@dataclass(frozen=True)
class Told:
    """What the views tell of a report."""

    report: Row
    figures: Sequence[Row]
    tasks: Sequence[Row]
    findings: Sequence[Row]
    quarantine: Sequence[Row]


@dataclass(frozen=True)
class Outline:
    """A cell on a page with the statements that stand in it, in hundredths of the page."""

    statements: tuple[str, ...]
    boxes: tuple[tuple[float, float, float, float], ...]


def note(known: Known, told: Told) -> None:
    """Note which pages a report has, and on which each figure is printed, before any page points at them."""
    report_id = told.report["report_id"]
    for number in _pages(told):
        known.places.add(page_path(report_id, number))
    for row in told.figures:
        known.cells[row["observation_id"]] = f"{page_path(report_id, row['page'])}#{row['observation_id']}"


def draw(known: Known, folder: Folder, told: Told, staged: Staged | None) -> None:
    """Draw the pages that have something on them; quote the cells of a format without pages."""
    if staged is not None and staged.document.format == "pdf":
        _draw(known, folder, told.report, staged, _pages(told))
    if staged is not None and staged.document.pages is None:
        for one in staged.figures:
            if one.span is not None:
                known.quotes[one.observation_id] = _quote(staged.document, one.span)


def write(known: Known, told: Told, staged: Staged | None, pieces: Mapping[str, list[Any]], render: Render) -> None:
    """Write the first page of a report and one for each of its pages, or one for its text."""
    report_id = told.report["report_id"]
    by_page = {number: _on(told, number) for number in _pages(told)}
    numbers = sorted(number for number in by_page if number is not None)
    render("report.html", report_path(report_id), told=told, numbers=numbers, by_page=by_page)
    for number, there in by_page.items():
        path = page_path(report_id, number)
        if number is None:
            blocks = list(_blocks(staged)) if staged is not None else []
            render("report_text.html", path, told=told, blocks=blocks, there=there)
            continue
        place = numbers.index(number)
        sheet = known.sheets.get((report_id, number))
        render(
            "report_page.html",
            path,
            told=told,
            number=number,
            there=there,
            sheet=sheet,
            outlines=_outlines(there.figures, pieces, number, sheet) if sheet else [],
            before=numbers[place - 1] if place else None,
            after=numbers[place + 1] if place + 1 < len(numbers) else None,
        )


def _pages(told: Told) -> list[int | None]:
    """Pages on which something stands; None for what stands on none."""
    of = told.report["report_id"]
    found = {row["page"] for row in (*told.figures, *told.quarantine)}
    found |= {row["page"] for row in told.tasks if row["report_id"] == of}
    found |= {row["result_page"] for row in told.tasks if row["result_report_id"] == of}
    return sorted(found, key=lambda page: (page is None, page or 0))


def _on(told: Told, number: int | None) -> Told:
    """What of a report stands on one page."""
    of = told.report["report_id"]
    return Told(
        told.report,
        [row for row in told.figures if row["page"] == number],
        [
            row
            for row in told.tasks
            if (row["report_id"], row["page"]) == (of, number)
            or (row["result_report_id"], row["result_page"]) == (of, number)
        ],
        [row for row in told.findings if number is not None and row["page"] == number],
        [row for row in told.quarantine if row["page"] == number],
    )


def _draw(known: Known, folder: Folder, report: Row, staged: Staged, pages: Iterable[int | None]) -> None:
    """Draw pages as pictures named by the file that they are of: what was drawn once stays."""
    from sources.picture import sheets

    names = {number: f"pictures/{report['sha256'][:16]}-{number}.png" for number in pages if number is not None}
    wanted = {number for number, name in names.items() if not folder.has(name)}
    try:
        for number, width, height, picture in sheets(staged.data, report["file"], wanted.__contains__):
            if picture is not None:
                folder.write(names[number], picture)
            if number in names:
                known.sheets[report["report_id"], number] = Sheet(names[number], width, height)
    except Rejected:
        return  # a file that reads and cannot be drawn: its pages show the words


def _outlines(figures: Iterable[Row], pieces: Mapping[str, list[Any]], number: int, sheet: Sheet) -> list[Outline]:
    """Cells of a page, each once with all that stands in it."""
    together: dict[tuple[tuple[float, ...], ...], list[str]] = defaultdict(list)
    for row in figures:
        boxes = tuple(tuple(piece["box"]) for piece in pieces.get(row["observation_id"], ()) if piece["page"] == number)
        together[boxes].append(row["observation_id"])
    return [
        Outline(
            tuple(statements),
            tuple(
                (
                    round(100 * x0 / sheet.width, 2),
                    round(100 * top / sheet.height, 2),
                    round(100 * (x1 - x0) / sheet.width, 2),
                    round(100 * (bottom - top) / sheet.height, 2),
                )
                for x0, top, x1, bottom in boxes
            ),
        )
        for boxes, statements in together.items()
    ]


def _blocks(staged: Staged) -> Iterator[dict[str, Any]]:
    """Blocks of a text with their figures marked: `kind`, and `text` or `title`, `columns` and `rows`."""
    spans: dict[tuple[int, int | None, int | None], list[Observation]] = defaultdict(list)
    for one in staged.figures:
        if one.span is not None:
            spans[one.span.place].append(one)
    for turn, block in enumerate(staged.document.blocks):
        if not isinstance(block, Table):
            kind = f"h{min(block.level + 1, 6)}" if isinstance(block, Heading) else "p"
            yield {"kind": kind, "text": _marked(block.text, spans.get((turn, None, None), []))}
            continue
        yield {
            "kind": "table",
            "title": _marked(block.title or "", spans.get((turn, None, None), [])),
            "columns": [_marked(text, spans.get((turn, None, place), [])) for place, text in enumerate(block.columns)],
            "rows": [
                [_marked(text, spans.get((turn, row, place), [])) for place, text in enumerate(cells.cells)]
                for row, cells in enumerate(block.rows)
            ],
        }


def _marked(text: str, figures: Iterable[Observation]) -> Markup:
    """Mark figures in their text; one that stands in another is pointed at there."""
    done, parts = 0, []
    for one in sorted(figures, key=lambda each: (each.span.start, -each.span.end) if each.span else (0, 0)):
        if one.span is None:
            continue
        anchor = Markup('<mark id="{}">{}</mark>')
        if one.span.start < done or one.span.end <= one.span.start:
            parts.append(Markup('<i id="{}"></i>').format(one.observation_id))
            continue
        parts.append(safe(text[done : one.span.start]))
        parts.append(anchor.format(one.observation_id, put(text[one.span.start : one.span.end])))
        done = one.span.end
    return Markup().join([*parts, safe(text[done:])])


def _quote(document: Document, span: Span) -> Markup:
    """Show a cell with its heading and the beginning of its row, or the words around a figure in running text."""
    text = document.text(span)
    start, end = max(0, span.start - BESIDE), min(len(text), span.end + BESIDE)
    marked = Markup("{}{}<mark>{}</mark>{}{}").format(
        "… " if start else "",
        put(text[start : span.start]),
        put(text[span.start : span.end]),
        put(text[span.end : end]),
        " …" if end < len(text) else "",
    )
    block = document.blocks[span.block]
    if not isinstance(block, Table) or span.column is None or span.row is None:
        return Markup('<blockquote class="cell" lang="vi">{}</blockquote>').format(marked)
    beside = [place for place in range(min(2, len(block.columns))) if place != span.column]
    row = block.rows[span.row].cells
    shown = [(block.columns[place], safe(_short(row[place]))) for place in beside]
    shown.append((block.columns[span.column], marked))
    heads = Markup().join(Markup("<th>{}</th>").format(_short(head)) for head, _ in shown)
    cells = Markup().join(
        Markup("<td{}>{}</td>").format(Markup(' class="cell"') if last else "", cell)
        for (_, cell), last in zip(shown, [*[False] * len(beside), True], strict=True)
    )
    return Markup(
        '<div class="scroll" tabindex="0"><table class="quote" lang="vi"><tr>{}</tr><tr>{}</tr></table></div>'
    ).format(heads, cells)


def _short(text: str) -> str:
    return str(put(text if len(text) <= BESIDE else f"{text[:BESIDE].rstrip()} …"))
