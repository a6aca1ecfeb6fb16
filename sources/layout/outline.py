"""From paragraphs and tables as a format module finds them to the blocks of a Document: headings, numbers, titles.

How a file is read and where its paragraphs end is the business of the format modules.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from sources.document import Block, Footnote, Heading, Paragraph, Piece, Table
from sources.layout import entries, grid, headings, wrapping
from sources.layout.grid import Cell, Grid
from sources.layout.raised_signs import without_marks

_UNIT_LINE = re.compile(r"^\(?\s*(?:đơn vị(?: tính)?|đvt)\b", re.IGNORECASE)
_CLOSED = re.compile(r"[.;:!?]$|\./\.$")
_BARE = 3
"""Words: a heading of a part or an appendix with no more of them names no subject."""


@dataclass(frozen=True)
class Text:
    """A paragraph as found. `level` is set where the file itself says that it is a heading, and how deep."""

    text: str
    bold: bool | None = None
    centred: bool = False
    level: int | None = None
    pieces: tuple[Piece, ...] = ()
    lines: tuple[str, ...] = ()
    """Its lines, where the file parts them itself."""


@dataclass(frozen=True)
class Note:
    """A footnote as found, given after what refers to it."""

    mark: str
    text: str
    pieces: tuple[Piece, ...] = ()


Item = Text | Grid | Note


def blocks(items: Iterable[Item]) -> tuple[Block, ...]:
    """Give the blocks of a Document, in the order of `items`; empty paragraphs and tables are left out."""
    out: list[Block] = []
    paragraphs = tables = notes = 0
    depth = _Depth()
    for item in map(_without_marks, items):
        if isinstance(item, Grid):
            if any(cell.text for row in item.rows for cell in row.cells):
                tables += 1
                out.append(_table(item, tables, _title(out)))
        elif isinstance(item, Note):
            if item.text:
                notes += 1
                out.append(Footnote(text=item.text, mark=item.mark, number=notes, pieces=item.pieces))
        elif item.text and (
            (item.level and not headings.is_caption(item.text))
            or headings.is_heading(item.text, bold=item.bold, centred=item.centred)
        ):
            out.append(Heading(text=item.text, level=depth.level(item), pieces=item.pieces))
        elif item.text:
            paragraphs += 1
            out.append(Paragraph(text=item.text, number=paragraphs, pieces=item.pieces))
    return tuple(out)


def _without_marks(item: Item) -> Item:
    if isinstance(item, Grid):
        rows = tuple(replace(row, cells=tuple(_unmarked(cell) for cell in row.cells)) for row in item.rows)
        return replace(item, rows=rows)
    return item if isinstance(item, Note) else replace(item, text=without_marks(item.text))


def _unmarked(cell: Cell) -> Cell:
    text = without_marks(cell.text)
    return cell if text == cell.text else replace(cell, text=text)


def parted(lines: Iterable[str]) -> list[str]:
    """Give the paragraphs that line breaks set inside one of the file make; most breaks only wrap a line.

    A new one begins after an empty line, and with the mark of a list where the line before is closed or a heading.
    """
    out: list[str] = []
    apart = True
    for line in map(wrapping.clean, lines):
        if not line:
            apart = True
        elif apart or (
            headings.is_list_item(line) and (_CLOSED.search(out[-1]) or headings.is_heading(out[-1], bold=None))
        ):
            out.append(line)
            apart = False
        else:
            out[-1] = wrapping.join(out[-1], line)
    return out


def holds_data(found: Grid) -> bool:
    """Whether a table inside a cell has text in several rows and several columns, and so is a table of its own."""
    filled = [(r, c) for r, row in enumerate(found.rows) for c, cell in enumerate(row.cells) if cell.text]
    return len({r for r, _ in filled}) > 1 and len({c for _, c in filled}) > 1


class _Depth:
    """How deep headings stand, told by their numbering, by the level that the file states, and by those before."""

    def __init__(self) -> None:
        self._numbered = headings.PART
        self._stated: list[tuple[int, int]] = []
        """(level that the file states, level given) of the stated headings that the next may stand under."""

    def level(self, item: Text) -> int:
        """Give a heading's level.

        The numbering comes first: a page that sets "I." as h2 and "1." as h3 agrees with one in print. Without a
        number a heading stands beside the last one of the same stated level, or under the last of a lesser one.
        """
        level = headings.numbered_level(item.text)
        if level is not None:
            self._numbered = level
        elif item.level == 1 or item.centred or item.text.isupper() or headings.is_document_title(item.text):
            level = self._numbered = headings.PART
        else:
            level = self._beside_or_under(item.level)
        self._stated = [one for one in self._stated if one[1] < level and (not item.level or one[0] < item.level)]
        if item.level:
            self._stated.append((item.level, level))
        return level

    def _beside_or_under(self, stated: int | None) -> int:
        for above, level in reversed(self._stated):
            if stated is None:
                break
            if above == stated:
                return level
            if above < stated:
                return level + 1
        return self._numbered + 1


def _table(found: Grid, number: int, title: str | None) -> Table:
    depth = grid.header_depth(found.rows)
    names = grid.columns(found.rows[:depth]) if depth else ("",) * len(found.rows[0].cells)
    rows = entries.apart(found.rows[depth:])
    return Table(
        number=number,
        title=title,
        columns=names,
        rows=grid.body(rows, names),
        joins=found.joins,
        low_confidence=found.low_confidence,
    )


def _title(above: list[Block]) -> str | None:
    """Give the caption right above, else the nearest heading; a line that names the unit may stand between."""
    for block in reversed(above):
        if isinstance(block, Footnote) or _names_unit(block):
            continue
        if isinstance(block, Paragraph) and headings.is_caption(block.text):
            return block.text
        break
    place = next((place for place in reversed(range(len(above))) if isinstance(above[place], Heading)), None)
    if place is None:
        return None
    heading = _text(above[place])
    subject = next((_text(block) for block in above[place + 1 :] if not _names_unit(block)), "")
    # "PHỤ LỤC" alone says nothing: its subject stands in the line below.
    bare = headings.numbered_level(heading) == headings.PART and len(heading.split()) <= _BARE
    return f"{heading} {subject}" if bare and subject and not subject.startswith("(") else heading


def _names_unit(block: Block) -> bool:
    return isinstance(block, Paragraph) and _UNIT_LINE.match(block.text) is not None


def _text(block: Block) -> str:
    return "" if isinstance(block, Table) else block.text
