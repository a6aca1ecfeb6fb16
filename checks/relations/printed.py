"""A report as its figures stand on the page: passages in order, each with its figures at their places.

An observation says what a number means; what it has to do with the number beside it, the words between the two say. So
the relations of `checks.relations` are found here, in the passages. How numbers are understood does not belong here.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from normalise.header import Column, Role, columns
from normalise.passage import excerpt
from normalise.records import Kind, Observation
from normalise.text import sentences
from sources.document import Document, Footnote, Heading, Paragraph, Report, Row, Table

_SENTENCE = re.compile(r", câu \d+$")


@dataclass(frozen=True, eq=False)
class Passage:
    """A heading, a paragraph, a note or a table cell."""

    text: str
    block: int
    """Place of its block in the document, counted from 0."""
    page: int | None
    locator: str
    """Of the passage as a whole; figures have their own, down to the sentence."""
    table: Table | None = None
    row: int | None = None
    column: Column | None = None
    beside: str = ""
    """Of a table cell: the text of its row."""

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Start and end of each sentence."""
        return sentences(self.text)

    def sentence_at(self, at: int) -> tuple[int, int]:
        """Return the start and end of the sentence around an offset."""
        return next(((start, end) for start, end in self.sentences if start <= at < end), (0, len(self.text)))


@dataclass(frozen=True, eq=False)
class Figure:
    """An observation at its place: `passage.text[start:end]` is its printed text."""

    observation: Observation
    passage: Passage
    start: int
    end: int

    @cached_property
    def sentence(self) -> tuple[int, int]:
        """Start and end of the sentence that the figure stands in."""
        return self.passage.sentence_at(self.start)

    @property
    def before(self) -> str:
        """The words of the sentence before the figure."""
        return self.passage.text[self.sentence[0] : self.start]

    @property
    def after(self) -> str:
        """The words of the sentence behind the figure."""
        return self.passage.text[self.end : self.sentence[1]]

    @property
    def is_level(self) -> bool:
        """Whether it says where something stands, and not how it changed."""
        return self.observation.kind is not Kind.GROWTH


@dataclass(frozen=True)
class Line:
    """A table row: its cells as passages, by what their column holds."""

    table: Table
    row: Row
    block: int
    cells: tuple[Passage, ...]

    def cell(self, *roles: Role) -> Passage | None:
        """Return the first cell of a column of one of these roles that is not empty."""
        return next((one for one in self.cells if one.column and one.column.role in roles and one.text.strip()), None)


@dataclass(frozen=True)
class Printed:
    """All passages and figures of a report."""

    report: Report
    passages: tuple[Passage, ...]
    lines: tuple[Line, ...]
    groups: tuple[Line, ...]
    """The heading rows of tables."""
    figures: tuple[Figure, ...]
    _by_passage: dict[int, list[Figure]] = field(default_factory=dict)

    def of(self, passage: Passage | None) -> Sequence[Figure]:
        """Return the figures of a passage, in the order of the text."""
        return self._by_passage.get(id(passage), ())

    def in_passages(self) -> Iterator[tuple[Passage, Sequence[Figure]]]:
        """Yield each passage that has figures."""
        for passage in self.passages:
            if found := self.of(passage):
                yield passage, found


def printed(document: Document, report: Report, observations: Sequence[Observation]) -> Printed:
    """Put each observation at its place in the document; one whose text stands nowhere is left out."""
    passages: list[Passage] = []
    lines: list[Line] = []
    groups: list[Line] = []
    for position, block in enumerate(document.blocks):
        if isinstance(block, Table):
            rows = list(_lines(block, position, report))
            groups += (line for line in rows if line.row.group)
            made = [line for line in rows if not line.row.group]
            lines += made
            passages += (cell for line in made for cell in line.cells)
        else:
            passages.append(_text(block, position))
    figures = _placed(passages, observations)
    by_passage: dict[int, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_passage[id(figure.passage)].append(figure)
    return Printed(report, tuple(passages), tuple(lines), tuple(groups), tuple(figures), dict(by_passage))


def _text(block: Heading | Paragraph | Footnote, position: int) -> Passage:
    page = block.pieces[0].page if block.pieces else None
    name = {"heading": "mục", "paragraph": "đoạn", "footnote": "chú thích"}[block.type]
    which = excerpt(block.text, length=60) if isinstance(block, Heading) else f"{block.number}"
    return Passage(block.text, position, page, f"{name} {which}")


def _lines(table: Table, position: int, report: Report) -> Iterator[Line]:
    heads = columns(table, report)
    serial = next((column.index for column in heads if column.role is Role.SERIAL), None)
    for count, row in enumerate(table.rows):
        number = (row.cells[serial].strip() if serial is not None else "") or f"{count + 1}"
        place = f"bảng {table.number}, dòng {number}"
        cells = tuple(
            Passage(text, position, row.page, f"{place}, {head.place()}", table, count, head, " | ".join(row.cells))
            for text, head in zip(row.cells, heads, strict=False)
        )
        yield Line(table, row, position, cells)


def _placed(passages: Sequence[Passage], observations: Sequence[Observation]) -> list[Figure]:
    """Give each observation the first free place of its printed text in the passage that it names and that has it."""
    named: dict[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        named[passage.locator].append(passage)
    taken: set[tuple[int, int]] = set()
    figures = []
    for one in observations:
        for passage in named[_SENTENCE.sub("", one.locator)]:
            begin = passage.text.find(one.sentence)
            at = _next(passage.text, one.raw, begin, taken, id(passage)) if begin >= 0 else None
            if at is not None:
                taken.add((id(passage), at))
                figures.append(Figure(one, passage, at, at + len(one.raw)))
                break
    order = {id(passage): place for place, passage in enumerate(passages)}
    return sorted(figures, key=lambda figure: (order[id(figure.passage)], figure.start))


def _next(text: str, raw: str, begin: int, taken: set[tuple[int, int]], passage: int) -> int | None:
    at = text.find(raw, begin)
    while at >= 0:
        if (passage, at) not in taken and not (at and text[at - 1].isdigit() and raw[:1].isdigit()):
            return at
        at = text.find(raw, at + 1)
    return None
