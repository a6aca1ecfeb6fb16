"""DOCX files: paragraphs, notes and tables in the order of the document, merged cells, tables inside tables.

What is printed of a paragraph belongs to `text`, what numbers it to `numbering`, what its style says of it to
`styles`. Headers, footers, comments and the table of contents are no text of a report. A DOCX file knows no pages.
"""

import io
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from sources.document import Document, Rejected
from sources.docx.fonts import decode_old_fonts
from sources.docx.numbering import Numbering
from sources.docx.styles import Style, Styles, W, switch, value
from sources.docx.text import GONE, Printed, Runs, chosen, is_placeholder
from sources.layout import headings, wrapping
from sources.layout.continued import continued
from sources.layout.cut_figures import joined
from sources.layout.grid import Cell, Grid, GridRow
from sources.layout.numerals import numeral
from sources.layout.outline import Item, Note, Text, blocks, holds_data, parted
from sources.layout.raised import without_raised_marks

_MOST_COLUMNS = 63
"""Word allows no more; a wider cell is a mistake of the file."""
_MOST_LETTERHEAD_ROWS = 4
_INDEX_STYLES = ("toc ", "table of figures")


def read(data: bytes, name: str) -> Document:
    """Give a DOCX file's bytes as a Document; Rejected if it is damaged or no text document."""
    import docx
    from docx.opc.exceptions import PackageNotFoundError
    from lxml.etree import XMLSyntaxError

    try:
        story = _Story(docx.Document(io.BytesIO(data)))
        found = blocks(continued(without_raised_marks(story.items())))
    except (zipfile.BadZipFile, PackageNotFoundError, XMLSyntaxError, KeyError, ValueError, OSError) as error:
        raise Rejected(
            name,
            f"a damaged DOCX ({type(error).__name__})",
            "a whole Word document",
            "fetch it again from its publisher",
        ) from error
    if not found:
        raise Rejected(
            name, "a DOCX without text", "paragraphs or tables", "take the document that holds the report itself"
        )
    return Document(file=name, format="docx", pages=None, blocks=found, notes=story.of_fonts)


@dataclass(frozen=True)
class _Paragraph:
    """A paragraph with what is printed of it. `mark` is its number or bullet."""

    printed: Printed
    style: Style
    mark: str

    @property
    def bold(self) -> bool:
        return bool(self.printed.bold) and all(self.printed.bold)


class _Story:
    """Walks a document once, in order: list numbers and note numbers are counted on the way."""

    def __init__(self, opened: Any) -> None:
        from docx.opc.constants import RELATIONSHIP_TYPE as KIND

        self._body = opened.element.body
        parts = {relation.reltype: relation for relation in opened.part.rels.values() if not relation.is_external}
        self._styles = Styles(_root(parts.get(KIND.STYLES)))
        self._numbering = Numbering(_root(parts.get(KIND.NUMBERING)))
        self._notes = {"footnote": _notes(parts.get(KIND.FOOTNOTES)), "endnote": _notes(parts.get(KIND.ENDNOTES))}
        notes = (note for one in self._notes.values() for note in one.values())
        self.of_fonts = decode_old_fonts([self._body, *notes], self._styles)
        """What is to be said of the fonts of the text."""
        self._forms = _note_forms(_root(parts.get(KIND.SETTINGS)))
        self._counted: Counter[str] = Counter()
        self._waiting: list[Item] = []
        """Notes and inner tables of the table that is being read: they follow it."""

    def items(self) -> Iterator[Item]:
        """Give the paragraphs, notes and tables of the body."""
        return self._items(self._body)

    def _items(self, container: Any) -> Iterator[Item]:
        for item in self._contents(container):
            if isinstance(item, _Paragraph):
                yield from self._texts(item)
                yield from map(self._note, item.printed.notes)
                for box in item.printed.boxes:
                    yield from self._items(box)
            elif _is_layout(item):
                for cell in _cells(item):
                    yield from self._items(cell)
            else:
                yield self._grid(item)
                yield from self._waiting
                self._waiting = []

    def _contents(self, container: Any) -> Iterator[Any]:
        """Give the paragraphs of a body, cell, box or note, read, and its tables, as they are in the file."""
        runs = Runs(self._styles)
        printed = Printed()
        for element in _children(container):
            if element.tag == f"{W}tbl":
                yield element
            elif element.tag == f"{W}p":
                properties = element.find(f"{W}pPr")
                style = self._styles.paragraph(properties)
                runs.read(element, style, printed)
                marks = None if properties is None else properties.find(f"{W}rPr")
                if marks is not None and any(marks.find(tag) is not None for tag in GONE):
                    # The end of the paragraph was taken out: the next one goes on with it.
                    continue
                mark = self._numbering.mark(style.list_id, style.list_level, value(properties, "pStyle"))
                yield _Paragraph(printed, style, mark)
                printed = Printed()
        if printed.text:
            yield _Paragraph(printed, Style(), "")

    def _texts(self, paragraph: _Paragraph) -> Iterator[Text]:
        style = paragraph.style
        if style.name.startswith(_INDEX_STYLES):
            return
        for place, text in enumerate(parted(paragraph.printed.lines)):
            whole = f"{paragraph.mark} {text}".strip() if place == 0 else text
            yield Text(whole, paragraph.bold, bool(style.centred), style.level if place == 0 else None)

    def _note(self, reference: tuple[str, str, str]) -> Note:
        """Give a note with the mark that is printed, which is counted unless it has one of its own."""
        kind, note_id, mark = reference
        if not mark:
            self._counted[kind] += 1
            mark = numeral(self._counted[kind], self._forms[kind])
        element = self._notes[kind].get(note_id)
        parts = [] if element is None else [item for item in self._contents(element) if isinstance(item, _Paragraph)]
        text = " ".join(f"{part.mark} {part.printed.text}".strip() for part in parts).strip()
        return Note(mark, text.removeprefix(mark).lstrip() if reference[2] else text)

    def _grid(self, table: Any) -> Grid:
        """Give a table's cells by place; one over rows stands in each, one over columns in the first."""
        rows: list[tuple[list[Cell], bool]] = []
        merged: dict[int, Cell] = {}
        for row in _rows(table):
            properties = row.find(f"{W}trPr")
            cells = [Cell("")] * _count(value(properties, "gridBefore"), least=0)
            still: dict[int, Cell] = {}
            for tc in _children(row):
                if tc.tag != f"{W}tc" or _is_taken_out(tc):
                    continue
                own = tc.find(f"{W}tcPr")
                down, across = _merge(own, "vMerge"), _merge(own, "hMerge")
                goes_on = down == "continue" and len(cells) in merged
                if across == "continue" and cells:
                    cells.append(replace(cells[-1], text="", across=True))
                    continue
                cell = replace(merged[len(cells)], down=True) if goes_on else self._cell(tc)
                if down:
                    still[len(cells)] = cell
                width = _count(value(own, "gridSpan"), least=1)
                cells += [cell, *[replace(cell, text="", across=True)] * (width - 1)]
            merged = still
            rows.append((cells, bool(switch(properties, "tblHeader"))))
        width = max((len(cells) for cells, _ in rows), default=0)
        return Grid(
            rows=tuple(GridRow((*cells, *[Cell("")] * (width - len(cells))), head=head) for cells, head in rows)
        )

    def _cell(self, tc: Any) -> Cell:
        """Give a cell's text. A table inside it that holds rows and columns of its own follows as a table."""
        parts: list[str] = []
        apart: list[str] = []
        bold: list[bool] = []
        for item in self._contents(tc):
            if isinstance(item, _Paragraph):
                # A number stands alone where the column of serial numbers is a list.
                lines = joined(item.printed.lines)
                text = wrapping.clean(f"{item.mark} {wrapping.unwrap(lines)}")
                if any(char.isalnum() for char in text) or any(map(str.strip, lines)):
                    parts.append(text)
                    apart += [text] if item.mark else map(wrapping.clean, filter(str.strip, lines))
                    bold.append(item.bold)
                self._waiting += map(self._note, item.printed.notes)
                for box in item.printed.boxes:
                    parts.append(self._cell(box).text)
            else:
                place = len(self._waiting)
                inner = self._grid(item)
                if holds_data(inner):
                    self._waiting.insert(place, inner)
                else:
                    parts += [cell.text for row in inner.rows for cell in row.cells if not cell.down]
        text = wrapping.clean(" ".join(filter(None, joined(parts))))
        return Cell(text, all(bold) if bold else None, lines=tuple(apart))


def _root(relation: Any) -> Any:
    """Give the root element of the part that a relation leads to, None without one."""
    from docx.oxml.parser import parse_xml

    if relation is None:
        return None
    part = relation.target_part
    return part.element if hasattr(part, "element") else parse_xml(part.blob)


def _notes(relation: Any) -> dict[str, Any]:
    """Notes by id; the lines that part them from the text are none."""
    root = _root(relation)
    return {} if root is None else {note.get(f"{W}id"): note for note in root if note.get(f"{W}type") is None}


def _note_forms(settings: Any) -> dict[str, str]:
    """Kind of note → how it is numbered: footnotes by figures and endnotes by small Roman numbers unless said."""
    stated = {} if settings is None else {kind: settings.find(f"{W}{kind}Pr") for kind in ("footnote", "endnote")}
    return {
        kind: value(stated.get(kind), "numFmt") or usual
        for kind, usual in (("footnote", "decimal"), ("endnote", "lowerRoman"))
    }


def _children(container: Any) -> Iterator[Any]:
    """Give the paragraphs and tables, rows or cells of an element, those in content controls and insertions too."""
    for child in container:
        if child.tag == f"{W}sdt":
            if not (is_placeholder(child) or _is_table_of_contents(child)):
                yield from _children(child)
        elif child.tag.endswith("}AlternateContent"):
            yield from _children(chosen(child))
        elif child.tag in (f"{W}sdtContent", f"{W}customXml", f"{W}ins", f"{W}moveTo"):
            yield from _children(child)
        elif isinstance(child.tag, str):
            yield child


def _is_table_of_contents(control: Any) -> bool:
    galleries = control.iterfind(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return any("table of contents" in (gallery.get(f"{W}val") or "").lower() for gallery in galleries)


def _rows(table: Any) -> Iterator[Any]:
    """Give the rows that are printed: none that is hidden or taken out."""
    for row in _children(table):
        properties = row.find(f"{W}trPr")
        gone = properties is not None and properties.find(f"{W}del") is not None
        if row.tag == f"{W}tr" and not gone and not switch(properties, "hidden"):
            yield row


def _cells(table: Any) -> Iterator[Any]:
    for row in _rows(table):
        for tc in _children(row):
            if tc.tag == f"{W}tc" and _merge(tc.find(f"{W}tcPr"), "vMerge") != "continue":
                yield tc


def _is_taken_out(tc: Any) -> bool:
    properties = tc.find(f"{W}tcPr")
    return properties is not None and properties.find(f"{W}cellDel") is not None


def _merge(properties: Any, tag: str) -> str | None:
    """Give "restart" for the first cell of a merged area, "continue" for the others, None outside of one."""
    merge = None if properties is None else properties.find(f"{W}{tag}")
    return None if merge is None else merge.get(f"{W}val", "continue")


def _count(stated: str | None, least: int) -> int:
    return max(least, min(int(stated), _MOST_COLUMNS)) if stated and stated.isdecimal() else least


def _is_layout(table: Any) -> bool:
    """Say whether a table only places text: a frame of one column, a letterhead, a signature."""
    rows = list(_rows(table))
    if max((sum(1 for tc in _children(row) if tc.tag == f"{W}tc") for row in rows), default=0) < 2:
        return True
    if len(rows) > _MOST_LETTERHEAD_ROWS:
        return False
    return headings.is_letterhead(
        "\n".join("".join(t.text or "" for t in p.iter(f"{W}t")) for p in table.iter(f"{W}p"))
    )
