"""Plain text: wrapped lines into paragraphs, headings by their numbering, tables where tabs, bars or gaps rule them.

How lines are set and where paragraphs begin belongs to `lines`, tables to `tables`. Plain text knows no
pages, no bold and no merged cells.
"""

import re
from collections.abc import Iterator, Sequence

from sources.document import Document, Rejected
from sources.layout import wrapping
from sources.layout.outline import Item, Text, blocks
from sources.layout.raised import without_raised_marks
from sources.text import markdown
from sources.text.encoding import decode
from sources.text.lines import Setting, begins, is_closed, is_page_number, setting, widths
from sources.text.tables import tables

_DRAWN = re.compile(r"^[\s|+:=_*-]+$")
_BOOKMARK = re.compile(r"\[bookmark: \w+\]")
"""What an export leaves of the bookmarks of a Word file."""


def read(data: bytes, name: str) -> Document:
    """Give a text file's bytes as a Document; Rejected if it holds no text."""
    text, notes = decode(data)
    found = blocks(without_raised_marks(items(text)))
    if not found:
        raise Rejected(name, "a text file without text", "the text of a report", "take the file that holds the report")
    return Document(file=name, format="text", pages=None, blocks=found, notes=notes)


def items(text: str) -> Iterator[Item]:
    """Give the paragraphs and tables of a text, in order."""
    text = _BOOKMARK.sub("", text).replace("\f", "\n\n")
    if markdown.is_marked(text):
        yield from markdown.items(text.splitlines(), _plain)
    else:
        yield from _plain(text.splitlines())


def _plain(lines: Sequence[str]) -> Iterator[Item]:
    form = setting(lines)
    for part in tables(list(lines)):
        if isinstance(part, list):
            yield from _paragraphs(part, form)
        else:
            yield part


def _paragraphs(lines: list[str], form: Setting) -> Iterator[Text]:
    """Join the lines of paragraphs: an empty line parts them unless one follows every line or a page ends there."""
    paragraph: list[str] = []
    empty, page_ends = 0, False
    for line, width in zip(map(str.strip, lines), widths(lines), strict=True):
        if is_page_number(line) and (empty or not paragraph):
            page_ends = True
        elif not line or _DRAWN.match(line):
            empty += 1 if not line else 2
        else:
            apart = empty > (1 if form.spaced else 0)
            if page_ends:
                apart = not paragraph or is_closed(paragraph[-1]) or not line[:1].islower()
            if paragraph and (apart or begins(line, paragraph, form, width)):
                yield Text(text=wrapping.unwrap(paragraph))
                paragraph = []
            paragraph.append(line)
            empty, page_ends = 0, False
    if paragraph:
        yield Text(text=wrapping.unwrap(paragraph))
