"""HTML pages: headings, paragraphs and ruled tables; tables used for layout are read as paragraphs.

Also here: which encoding a page is in when it states none or a wrong one. Scripts, menus and hidden parts are no text.
"""

import re
from collections.abc import Iterator
from typing import Any

from sources import limits, wrapping
from sources.document import Document, Rejected
from sources.encoding import decode
from sources.grid import Cell, Grid, GridRow
from sources.outline import Text, blocks

_SKIPPED = {"script", "style", "head", "noscript", "template", "nav", "iframe", "svg", "button", "select", "textarea"}
_BLOCKS = {
    *("address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt", "fieldset", "figure"),
    *("footer", "form", "header", "hr", "html", "li", "main", "ol", "p", "pre", "section", "ul"),
    *("table", "tbody", "td", "tfoot", "th", "thead", "tr", "h1", "h2", "h3", "h4", "h5", "h6"),
}
_BOLD = {"b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"}
_LETTERHEAD = re.compile(
    r"độc lập\s*[-–]\s*tự do|cộng h(?:òa|oà) xã hội chủ nghĩa|nơi nhận\s*:|^\s*số\s*:\s*\S*/",
    re.IGNORECASE | re.MULTILINE,
)
_DRAWN_LINE = re.compile(r"\s*[-_*=]{5,}$")
"""The line below a letterhead, drawn in characters."""
_MOST_PLACES = 1000
"""A cell said to span more rows or columns than this is a mistake of the page."""


def read(data: bytes, name: str) -> Document:
    """Give an HTML page's bytes as a Document; Rejected if it holds no text."""
    from lxml import etree, html

    text, notes = decode(data)
    # lxml refuses text with an encoding declaration of its own.
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    # Without the parser's own limit of depth, which saved pages reach, and beyond which text is lost without a word.
    parser = html.HTMLParser(huge_tree=True, no_network=True)
    root = html.document_fromstring(text, parser=parser) if text.strip() else None
    if any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log):
        raise limits.LeftOut("elements nested deeper than can be read")
    found = () if root is None else blocks(_items(root))
    if not found:
        raise Rejected(
            name, "an HTML page without text", "the text of a report", "save the page once it has loaded whole"
        )
    return Document(file=name, format="html", pages=None, blocks=found, notes=notes)


def _items(root: Any) -> Iterator[Text | Grid]:
    body = root.find(".//body")
    yield from _inside(root if body is None else body)


def _inside(element: Any) -> Iterator[Text | Grid]:
    """Give the paragraphs and tables of an element; text beside block elements makes paragraphs of its own."""
    run = _Run(element)
    for child, tail in _children(element):
        if child is None:
            run.add(tail, bold=_says_bold(element))
        elif child.tag == "br" and _is_loose(element):
            yield from run.end()
        elif child.tag == "table":
            yield from run.end()
            yield from _table(child)
        elif _holds_blocks(child):
            yield from run.end()
            yield from _inside(child)
        else:
            run.add_element(child)
    yield from run.end()


def _children(element: Any) -> Iterator[tuple[Any, str]]:
    """Text and child elements in order: (None, text) or (child, "")."""
    if element.text:
        yield None, element.text
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _SKIPPED and not _is_hidden(child):
            yield child, ""
        if child.tail:
            yield None, child.tail


class _Run:
    """Inline text being gathered into one paragraph."""

    def __init__(self, element: Any) -> None:
        self._element = element
        self._parts: list[str] = []
        self._bold: list[bool] = []

    def add(self, text: str, bold: bool) -> None:
        self._parts.append(text)
        if any(char.isalnum() for char in text):
            self._bold.append(bold)

    def add_element(self, element: Any) -> None:
        if element.tag == "br":
            self._parts.append(" ")
        for child, text in _children(element):
            if child is None:
                self.add(text, bold=_says_bold(element))
            else:
                self.add_element(child)

    def end(self) -> Iterator[Text]:
        text = _DRAWN_LINE.sub("", wrapping.clean("".join(self._parts)))
        if any(char.isalnum() for char in text):
            tag = self._element.tag
            level = int(tag[1]) if re.fullmatch(r"h[1-6]", tag) else None
            yield Text(text=text, bold=all(self._bold), centred=_is_centred(self._element), level=level)
        self._parts, self._bold = [], []


def _holds_blocks(element: Any) -> bool:
    return element.tag in _BLOCKS or any(isinstance(e.tag, str) and e.tag in _BLOCKS for e in element.iterdescendants())


def _is_loose(element: Any) -> bool:
    """Say whether an element holds text without paragraphs: there a line break parts paragraphs."""
    return element.tag in ("body", "div", "section", "article", "main", "form", "td")


def _is_hidden(element: Any) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return "display:none" in style or "visibility:hidden" in style or element.get("hidden") is not None


def _says_bold(element: Any) -> bool:
    while element is not None:
        style = (element.get("style") or "").replace(" ", "").lower()
        if element.tag in _BOLD or re.search(r"font-weight:(?:bold|[6-9]00)", style):
            return True
        element = element.getparent()
    return False


def _is_centred(element: Any) -> bool:
    while element is not None and element.tag not in ("body", "td"):
        style = (element.get("style") or "").replace(" ", "").lower()
        if element.tag == "center" or element.get("align") == "center" or "text-align:center" in style:
            return True
        element = element.getparent()
    return False


def _table(element: Any) -> Iterator[Text | Grid]:
    caption = element.find("caption")
    if caption is not None:
        yield Text(text=wrapping.clean(caption.text_content()), bold=False)
    rows = _rows(element)
    if _is_layout(element, rows):
        for row in rows:
            for cell in row.iterchildren("td", "th"):
                yield from _inside(cell)
    else:
        yield _grid(rows)


def _rows(table: Any) -> list[Any]:
    return [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]


def _is_layout(table: Any, rows: list[Any]) -> bool:
    """Say whether a table only places text: the letterhead, the signatures, a frame, a table around tables."""
    width = max((sum(1 for _ in row.iterchildren("td", "th")) for row in rows), default=0)
    if table.get("role") == "presentation" or width < 2 or table.find(".//table") is not None:
        return True
    if next(table.iter("th", "thead"), None) is not None:
        return False
    if len(rows) <= 4 and _LETTERHEAD.search(table.text_content()):
        return True
    return table.get("border") == "0" and not _is_filled_in(rows)


def _is_filled_in(rows: list[Any]) -> bool:
    """Whether the cells are short and many, as in a table of data that is ruled by a style sheet."""
    cells = [wrapping.clean(cell.text_content()) for row in rows for cell in row.iterchildren("td", "th")]
    first = [wrapping.clean(cell.text_content()).upper() for cell in rows[0].iterchildren("td", "th")]
    return len(rows) > 2 and (
        first[:1] in (["STT"], ["TT"]) or sum(any(c.isdigit() for c in t) for t in cells) > len(cells) / 3
    )


def _grid(rows: list[Any]) -> Grid:
    """Cells by place, those over several rows or columns in each of theirs."""
    places: dict[tuple[int, int], tuple[Any, Cell]] = {}
    for number, row in enumerate(rows):
        column = 0
        for cell in row.iterchildren("td", "th"):
            while (number, column) in places:
                column += 1
            found = _cell(cell)
            down, across = _span(cell, "rowspan"), _span(cell, "colspan")
            for r in range(number, min(number + down, len(rows))):
                for c in range(column, column + across):
                    is_across = c > column
                    text = "" if is_across else found.text
                    places[r, c] = cell, Cell(text, found.bold, down=r > number, across=is_across)
            column += across
            limits.check(len(places), limits.CELLS, "cells of a table")
    width = max(c for _, c in places) + 1 if places else 0
    empty = None, Cell("")
    return Grid(
        rows=tuple(
            GridRow(cells=tuple(places.get((r, c), empty)[1] for c in range(width)), head=_is_head(row))
            for r, row in enumerate(rows)
        )
    )


def _cell(cell: Any) -> Cell:
    texts = [item for item in _inside(cell) if isinstance(item, Text)]
    return Cell(" ".join(item.text for item in texts) or _bare(cell), all(t.bold for t in texts) if texts else None)


def _bare(cell: Any) -> str:
    """Give a cell without letters or digits ("-")."""
    return wrapping.clean(cell.text_content())


def _span(cell: Any, name: str) -> int:
    value = cell.get(name) or "1"
    return max(1, min(int(value), _MOST_PLACES)) if value.isdigit() else 1


def _is_head(row: Any) -> bool:
    cells = list(row.iterchildren("td", "th"))
    return row.getparent().tag == "thead" or (len(cells) > 1 and all(cell.tag == "th" for cell in cells))
