"""Plain text: wrapped lines into paragraphs, headings by their numbering, tables only where tabs or bars rule them.

Plain text knows no pages, no bold and no merged cells; a table read from it is marked as of low confidence.
"""

import re
from collections.abc import Iterator

from sources import headings, wrapping
from sources.document import Document, Rejected
from sources.grid import Cell, Grid, GridRow
from sources.html import decode
from sources.outline import Text, blocks

_RULE = re.compile(r"^[\s|+:=_-]+$")
_SENTENCE_END = re.compile(r"[.;:!?]$|\./\.$")
_SHORT = 0.75
"""Share of the usual line width: a shorter line ends its paragraph."""


def read(data: bytes, name: str) -> Document:
    """Give a text file's bytes as a Document; Rejected if it holds no text."""
    text, notes = decode(data)
    found = blocks(_items(text.replace("\f", "\n\n").splitlines()))
    if not found:
        raise Rejected(name, "a text file without text", "the text of a report", "take the file that holds the report")
    return Document(file=name, format="text", pages=None, blocks=found, notes=notes)


def _items(lines: list[str]) -> Iterator[Text | Grid]:
    lengths = sorted(len(line.rstrip()) for line in lines if line.strip())
    usual = lengths[int(len(lengths) * 0.9)] if lengths else 0
    waiting: list[str] = []
    table: list[tuple[str, ...]] = []
    for line in [*lines, ""]:
        cells = _cells(line)
        if table and (not cells or len(cells) != len(table[0])) and not (_RULE.match(line) and line.strip()):
            yield from _table(table)
            table = []
        if cells:
            yield from _paragraph(waiting)
            waiting = []
            table.append(cells)
        elif table:
            continue
        elif not line.strip() or _RULE.match(line):
            yield from _paragraph(waiting)
            waiting = []
        else:
            if waiting and _begins(line, waiting[-1], usual):
                yield from _paragraph(waiting)
                waiting = []
            waiting.append(line)


def _cells(line: str) -> tuple[str, ...]:
    """Give the cells of a line that tabs or bars part into two or more, else nothing."""
    if _RULE.match(line):
        return ()
    if "|" in line:
        parts = line.strip().removeprefix("|").removesuffix("|").split("|")
    elif "\t" in line.strip():
        parts = line.strip("\n").split("\t")
    else:
        return ()
    cells = tuple(wrapping.clean(part) for part in parts)
    return cells if len(cells) > 1 and sum(map(bool, cells)) else ()


def _table(rows: list[tuple[str, ...]]) -> Iterator[Text | Grid]:
    """Two lines or more with as many cells make a table; a single one is a paragraph."""
    if len(rows) == 1:
        yield Text(text=wrapping.clean(" ".join(rows[0])))
    else:
        yield Grid(rows=tuple(GridRow(tuple(Cell(cell) for cell in row)) for row in rows), low_confidence=True)


def _begins(line: str, before: str, usual: int) -> bool:
    """Whether a line begins a new paragraph: a list mark, a number, an indentation, or the line before ended early."""
    text, last = line.strip(), before.rstrip()
    if headings.is_list_item(text) or headings.numbered_level(text) is not None:
        return (
            bool(_SENTENCE_END.search(last))
            or len(last) < _SHORT * usual
            or headings.is_heading(last.strip(), bold=None)
        )
    if line[:1].isspace() and not before[:1].isspace():
        return True
    first_word = len(text.split()[0])
    return len(last) + 1 + first_word <= usual and (len(last) < _SHORT * usual or bool(_SENTENCE_END.search(last)))


def _paragraph(lines: list[str]) -> Iterator[Text]:
    if lines:
        yield Text(text=wrapping.unwrap(lines))
