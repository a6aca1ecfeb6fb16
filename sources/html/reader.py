"""HTML pages: headings, paragraphs, lists, notes and tables of data; tables used for layout are read as paragraphs.

Scripts, menus and hidden parts are no text. Encodings belong to `encoding`, styles to `style`, notes to
`notes`.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import Any

from sources import limits
from sources.document import Block, Document, Rejected
from sources.html.fonts import decode_old_fonts
from sources.html.notes import Notes
from sources.html.style import Styles
from sources.layout import headings, old_fonts, wrapping
from sources.layout.continued import continued
from sources.layout.cut_figures import joined
from sources.layout.grid import Cell, Grid, GridRow
from sources.layout.numerals import numeral
from sources.layout.outline import Item, Note, Text, blocks, holds_data, parted
from sources.layout.raised import raised, without_raised_marks
from sources.text import reader
from sources.text.encoding import decode

_SKIPPED = {
    *("script", "style", "head", "noscript", "template", "nav", "iframe", "object", "svg", "button", "select"),
    *("textarea", "datalist", "dialog", "del", "rt", "rp"),
}
_BLOCKS = {
    *("address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt", "fieldset", "figure"),
    *("footer", "form", "header", "hr", "html", "li", "main", "ol", "p", "pre", "section", "ul"),
    *("table", "tbody", "td", "tfoot", "th", "thead", "tr", "h1", "h2", "h3", "h4", "h5", "h6"),
}
_DRAWN_LINE = re.compile(r"\s*[-_*=]{5,}$")
"""The line below a letterhead, drawn in characters."""
_LOOSE = {"body", "div", "section", "article", "main", "form", "td"}
"""Elements that may hold text without paragraphs: there a line break parts paragraphs."""
_MOST_LETTERHEAD_ROWS = 4
_LONGEST_RAISED = 12
"""Characters of the marks of notes that stand together."""
_LONGEST_SIGN = 3
"""Characters of a sign that stands for a missing figure; a longer row of them is a drawn line."""
_FRAMED = 0.8
"""Share of a table's text: a cell with more of it is framed by the table."""
_BULLETS = {"circle": "○", "square": "▪", "none": ""}
_NUMBERS = {
    **{"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"},
    **{"lower-alpha": "lowerLetter", "lower-latin": "lowerLetter", "upper-alpha": "upperLetter"},
    **{"upper-latin": "upperLetter", "lower-roman": "lowerRoman", "upper-roman": "upperRoman"},
    "decimal-leading-zero": "decimalZero",
}
_MOST_COLUMNS, _MOST_ROWS = 1000, 65_534
"""What browsers take for the span of a cell at most (HTML 4.9.11)."""
_LEADING_NUMBER = re.compile(r"\s*\+?(\d{1,9})")


def read(data: bytes, name: str) -> Document:
    """Give an HTML page's bytes as a Document; Rejected if it holds no text."""
    from lxml import etree, html

    page, notes = decode(data)
    # lxml refuses text with an encoding declaration of its own.
    page = re.sub(r"^\s*<\?xml[^>]*\?>", "", page)
    # Without the parser's own limit of depth, which saved pages reach, and beyond which text is lost without a word.
    parser = html.HTMLParser(huge_tree=True, no_network=True)
    try:
        root = html.document_fromstring(page, parser=parser)
    except etree.ParserError:  # markup that never gets to an element
        root = None
    if any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log):
        raise limits.LeftOut("elements nested deeper than can be read")
    found: tuple[Block, ...] = ()
    if root is not None:
        styles = Styles(root)
        notes += decode_old_fonts(root, styles, named=old_fonts.named_in(page))
        found = blocks(continued(without_raised_marks(_Page(root, styles).items())))
    if not found:
        raise Rejected(
            name, "an HTML page without text", "the text of a report", "save the page once it has loaded whole"
        )
    return Document(file=name, format="html", pages=None, blocks=found, notes=notes)


class _Page:
    """Walks a page once, in order."""

    def __init__(self, root: Any, styles: Styles) -> None:
        body = root.find(".//body")
        self._body = root if body is None else body
        self.styles = styles
        self.notes = Notes(self._body, self.is_raised)
        self._holding_blocks: set[Any] = set()
        for block in self._body.iter(*_BLOCKS):
            above = block
            while above is not None and above not in self._holding_blocks:
                self._holding_blocks.add(above)
                above = above.getparent()
        self._numbers: dict[Any, int] = {}
        self._waiting: list[Item] = []
        """Notes and inner tables of the table that is being read: they follow it."""

    def items(self) -> Iterator[Item]:
        """Give the paragraphs, notes and tables of the page."""
        return self._inside(self._body)

    def _inside(self, element: Any) -> Iterator[Item]:
        """Give what an element holds; text beside block elements makes paragraphs of its own."""
        run = _Run(self, element)
        for child, tail in self.children(element):
            if child is None:
                run.add(tail, element)
            elif child.tag == "br" and element.tag in _LOOSE:
                yield from run.end()
            elif child.tag in _BLOCKS or child in self._holding_blocks:
                yield from run.end()
                yield from self._block(child)
            else:
                run.add_element(child)
        yield from run.end()

    def children(self, element: Any) -> Iterator[tuple[Any, str]]:
        """Text and child elements that are shown, in order: (None, text) or (child, "")."""
        if element.text:
            yield None, element.text
        for child in element:
            shown = isinstance(child.tag, str) and child.tag not in _SKIPPED and child not in self.notes.elements
            if shown and not self.styles.is_hidden(child):
                yield child, ""
            if child.tail:
                yield None, child.tail

    def is_raised(self, element: Any) -> bool:
        """Whether a few signs are set above the line."""
        return self.styles.is_raised(element) and len(element.text_content().strip()) <= _LONGEST_RAISED

    def _block(self, element: Any) -> Iterator[Item]:
        if element.tag == "table":
            yield from self._table(element)
        elif element.tag == "pre":
            yield from reader.items(element.text_content())
        elif element.tag == "li":
            mark = self._list_mark(element)
            for item in self._inside(element):
                if mark and isinstance(item, Text) and not headings.is_list_item(item.text):
                    yield replace(item, text=f"{mark} {item.text}")
                else:
                    yield item
                mark = ""
        else:
            yield from self._inside(element)

    def _list_mark(self, item: Any) -> str:
        """Give the bullet or number that a browser prints before a list item."""
        above = item.getparent()
        form = self.styles.list_form(item) or self.styles.list_form(above)
        if above.tag != "ol" or form in ("disc", "circle", "square", "none"):
            return _BULLETS.get(form, "•")
        if item not in self._numbers:
            count = _integer(above.get("start"), 1)
            for one in above.iterchildren("li"):
                count = self._numbers[one] = _integer(one.get("value"), count)
                count += 1
        return numeral(self._numbers[item], _NUMBERS.get(above.get("type") or form, "decimal")) + "."

    def _table(self, table: Any) -> Iterator[Item]:
        caption = table.find("caption")
        if caption is not None:
            yield Text(text=wrapping.clean(caption.text_content()), bold=False)
        rows = [row for row in _rows(table) if not self.styles.is_hidden(row)]
        if self._is_layout(table, rows):
            for row in rows:
                for cell in self._cells(row):
                    yield from self._inside(cell)
        else:
            outer, self._waiting = self._waiting, []
            yield self._grid(rows)
            waiting, self._waiting = self._waiting, outer
            yield from waiting

    def _cells(self, row: Any) -> list[Any]:
        return [cell for cell in row.iterchildren("td", "th") if not self.styles.is_hidden(cell)]

    def _is_layout(self, table: Any, rows: list[Any]) -> bool:
        """Say whether a table only places text: letterhead, signatures, a frame, a table around tables."""
        width = max((len(self._cells(row)) for row in rows), default=0)
        if table.get("role") in ("presentation", "none") or width < 2:
            return True
        headed = any(_is_head(row) or row.find("th") is not None for row in rows) or _begins_with_serial(rows)
        ruled = table.get("border") not in (None, "", "0")
        if table.find(".//table") is not None and (_is_frame(rows) or not (headed or ruled)):
            return True
        if headed:
            return False
        if len(rows) <= _MOST_LETTERHEAD_ROWS and headings.is_letterhead(table.text_content()):
            return True
        return table.get("border") == "0" and not _is_filled_in(rows)

    def _grid(self, rows: list[Any]) -> Grid:
        """Cells by place, those over several rows or columns in each of theirs."""
        places: dict[tuple[int, int], Cell] = {}
        ends = _ends_of_groups(rows)
        for number, row in enumerate(rows):
            column = 0
            for cell in self._cells(row):
                while (number, column) in places:
                    column += 1
                found = self._cell(cell)
                down = min(_integer(cell.get("rowspan"), 1), _MOST_ROWS) or len(rows)
                across = min(max(_integer(cell.get("colspan"), 1), 1), _MOST_COLUMNS)
                for r in range(number, min(number + down, ends[number])):
                    for c in range(column, column + across):
                        is_across = c > column
                        places[r, c] = Cell(
                            "" if is_across else found.text, found.bold, r > number, is_across, lines=found.lines
                        )
                column += across
                limits.check(len(places), limits.CELLS, "cells of a table")
        # A column in which no cell begins has no width.
        columns = sorted({c for (_, c), cell in places.items() if not cell.across})
        return Grid(
            rows=tuple(
                GridRow(cells=tuple(places.get((r, c), Cell("")) for c in columns), head=_is_head(row))
                for r, row in enumerate(rows)
            )
        )

    def _cell(self, cell: Any) -> Cell:
        """Give a cell's text. A table inside it that holds rows and columns of its own follows as a table."""
        parts: list[str] = []
        lines: list[str] = []
        bold: list[bool] = []
        for item in self._inside(cell):
            if isinstance(item, Text):
                parts.append(item.text)
                lines += item.lines or (item.text,)
                bold.append(bool(item.bold))
            elif isinstance(item, Note) or holds_data(item):
                self._waiting.append(item)
            else:
                parts += [one.text for row in item.rows for one in row.cells if not one.down]
        # A cell may hold nothing but a dash or dots.
        whole = wrapping.unwrap(joined(parts)) if parts else wrapping.clean(cell.text_content())
        text = whole if parts or len(whole) <= _LONGEST_SIGN else ""
        return Cell(text, all(bold) if bold else None, lines=tuple(lines))


class _Run:
    """Inline text being gathered into a paragraph."""

    def __init__(self, page: _Page, element: Any) -> None:
        self._page, self._element = page, element
        self._clear()

    def _clear(self) -> None:
        self._lines: list[str] = [""]
        self._bold: list[bool] = []
        self._notes: list[Note] = []

    def add(self, text: str, element: Any) -> None:
        """Add the text of an element."""
        self._lines[-1] += text
        if any(char.isalnum() for char in text):
            self._bold.append(self._page.styles.is_bold(element))

    def add_element(self, element: Any) -> None:
        """Add an inline element with what it holds; the mark of a note is left out and its note kept."""
        note = self._page.notes.referred_to(element)
        if note is not None:
            self._notes.append(note)
        elif element.tag == "br":
            self._lines.append("")
        elif self._page.is_raised(element) and (self._lines[-1].strip() or self._page.styles.is_superscript(element)):
            lines, bold = self._lines, list(self._bold)
            self._lines = [""]
            self._add_inside(element)
            inside, self._lines, self._bold = self._lines, lines, bold
            self._lines[-1] += raised(" ".join(inside))
        else:
            self._add_inside(element)

    def _add_inside(self, element: Any) -> None:
        for child, tail in self._page.children(element):
            if child is None:
                self.add(tail, element)
            else:
                self.add_element(child)

    def end(self) -> Iterator[Text | Note]:
        """Give the paragraphs gathered, and the notes that they refer to."""
        tag = self._element.tag
        level = int(tag[1]) if re.fullmatch(r"h[1-6]", tag) else None
        styles = self._page.styles
        lines = joined(map(wrapping.clean, self._lines))
        whole = list(parted(_DRAWN_LINE.sub("", line) for line in lines if not _DRAWN_LINE.fullmatch(line)))
        told = tuple(filter(None, lines)) if len(whole) == 1 else ()
        for found in whole:
            if any(char.isalnum() or char in "%‰" for char in found):
                yield Text(found, all(self._bold), styles.is_centred(self._element), level, lines=told)
        yield from self._notes
        self._clear()


def _rows(table: Any) -> list[Any]:
    """Give a table's own rows as they are shown: those of its foot last."""
    rows = [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]
    return sorted(rows, key=lambda row: row.getparent().tag == "tfoot")


def _ends_of_groups(rows: list[Any]) -> list[int]:
    """Give for each row where its head, body or foot ends, beyond which no cell of it reaches."""
    groups = groupby(enumerate(rows), key=lambda one: one[1].getparent())
    return [end for _, found in groups for group in [list(found)] for end in [group[-1][0] + 1] * len(group)]


def _is_frame(rows: list[Any]) -> bool:
    """Say whether one cell holds almost all the text of a table."""
    lengths = [len(wrapping.clean(cell.text_content())) for row in rows for cell in row.iterchildren("td", "th")]
    return max(lengths, default=0) >= _FRAMED * sum(lengths)


def _begins_with_serial(rows: list[Any]) -> bool:
    first = next(rows[0].iterchildren("td", "th"), None)
    return first is not None and wrapping.clean(first.text_content()).upper() in ("STT", "TT")


def _is_filled_in(rows: list[Any]) -> bool:
    """Whether the cells are many and hold figures, as in a table of data that is ruled by a style sheet."""
    cells = [wrapping.clean(cell.text_content()) for row in rows for cell in row.iterchildren("td", "th")]
    return len(rows) > 2 and sum(any(c.isdigit() for c in t) for t in cells) > len(cells) / 3


def _integer(stated: str | None, otherwise: int) -> int:
    """Give the number that an attribute begins with, as browsers read it: 2 of "2;" and of "2px"."""
    found = _LEADING_NUMBER.match(stated or "")
    return int(found[1]) if found else otherwise


def _is_head(row: Any) -> bool:
    cells = list(row.iterchildren("td", "th"))
    return row.getparent().tag == "thead" or (len(cells) > 1 and all(cell.tag == "th" for cell in cells))
