"""Plain text with the marks of Markdown, as programs export documents: headings, bold, lists, notes without the marks.

Tables and the paragraphs of unmarked lines are the business of `reader`.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from sources.layout.grid import Cell, Grid
from sources.layout.outline import Item, Note, Text
from sources.layout.raised import raised

_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_BOLD_LINE = re.compile(r"\s*(\*\*|__)(?=\S)((?:(?!\1).)+)(?<=\S)\1(:?)\s*")
_ITALIC = re.compile(r"(?<![\w*\\])\*(?=[^\s*])([^*]+?)(?<=[^\s*\\])\*(?![\w*])")
_ITEM = re.compile(r"\s*([*+-])\s+")
_RULE = re.compile(r"\s*(?:\*\s*){3,}|\s*(?:-\s*){3,}|\s*(?:_\s*){3,}")
_QUOTE = re.compile(r"^\s{0,3}>\s?")
_NOTE = re.compile(r"\s*\[\^([\w*]{1,4})\]:\s*(.+)")
_REFERENCE = re.compile(r"\[\^([\w*]{1,4})\]")
_RAISED = re.compile(r"<sup>(.*?)</sup>", re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_LINK = re.compile(r"!?\[([^\]]+)\]\((?:[^()\s]|\([^()]*\))+\)")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|~>])")
_SEVERAL = 2
"""Bold words without which asterisks may be anything."""


def is_marked(text: str) -> bool:
    """Whether a text bears the marks of Markdown: a heading, or bold words again and again."""
    return bool(re.search(r"^#{1,6} +\S", text, re.MULTILINE)) or sum(1 for _ in _BOLD.finditer(text)) >= _SEVERAL


def items(lines: Iterable[str], plain: Callable[[Sequence[str]], Iterator[Item]]) -> Iterator[Item]:
    """Give the headings, notes, bold lines, and what `plain` makes of the lines between them."""
    run: list[str] = []
    for line in lines:
        marked = _marked_line(line)
        if marked is None:
            run.append(line if line.lstrip().startswith("|") else _without_marks(line))
            continue
        yield from map(_cleared, plain(run))
        run = []
        yield marked
    yield from map(_cleared, plain(run))


def _marked_line(line: str) -> Text | Note | None:
    """Give a line that is a block of its own."""
    if found := _HEADING.fullmatch(line):
        return Text(words(found[2]), bold=True, level=len(found[1]))
    if found := _NOTE.fullmatch(line):
        return Note(found[1], words(found[2]))
    if found := _BOLD_LINE.fullmatch(line):
        return Text(words(found[2] + found[3]), bold=True)
    return None


def _without_marks(line: str) -> str:
    line = _QUOTE.sub("", line)
    if _RULE.fullmatch(line):
        return ""
    item = _ITEM.match(line)
    return f"{item[1]} {words(line[item.end() :])}" if item else words(line)


def words(text: str) -> str:
    """Give text without the marks within a line.

    >>> words("đạt **54,3%** *(ước)*, xem [Phụ lục](pl.md) 5 * 3")
    'đạt 54,3% (ước), xem Phụ lục 5 * 3'
    """
    text = _REFERENCE.sub(lambda found: raised(found[1]), _RAISED.sub(lambda found: raised(found[1]), text))
    text = _ITALIC.sub(r"\1", _BOLD.sub(r"\2", _LINK.sub(r"\1", _BREAK.sub(" ", text))))
    return _ESCAPED.sub(r"\1", text)


def _cleared(item: Item) -> Item:
    """Give a table with its cells without marks, and bold where they are."""
    if not isinstance(item, Grid):
        return item
    rows = (replace(row, cells=tuple(map(_cell, row.cells))) for row in item.rows)
    return replace(item, rows=tuple(rows))


def _cell(cell: Cell) -> Cell:
    return replace(cell, text=words(cell.text), bold=bool(_BOLD_LINE.fullmatch(cell.text)))
