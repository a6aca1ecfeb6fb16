"""A report as its figures stand on the page: passages in order, each with its figures at their places.

An observation says what a number means; what it has to do with the number beside it, the words between the two say. So
the relations of `checks.relations` are found here, in the passages. How numbers are understood does not belong here.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

from normalise.header import Column, Role, columns
from normalise.records import Kind, Observation
from normalise.table import locator
from normalise.text import sentences
from sources.document import Document, Footnote, Heading, Locator, Paragraph, Report, Row, Table

Spot = tuple[int, int | None, int | None]
"""Block, row and column of a text."""


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
    is_heading: bool = False

    @property
    def place(self) -> Spot:
        """Where it stands, as the spans of its figures have it."""
        return self.block, self.row, self.column.index if self.column else None

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
    _by_spot: Mapping[Spot, Sequence[Figure]] = field(default_factory=dict)

    def of(self, passage: Passage | None) -> Sequence[Figure]:
        """Return the figures of a passage, in the order of the text."""
        return self._by_spot.get(passage.place, ()) if passage else ()

    def in_passages(self) -> Iterator[tuple[Passage, Sequence[Figure]]]:
        """Yield each passage that has figures."""
        for passage in self.passages:
            if found := self.of(passage):
                yield passage, found


def printed(document: Document, report: Report, observations: Sequence[Observation]) -> Printed:
    """Put each observation where its span says that it is printed."""
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
    stated: dict[Spot, list[Observation]] = defaultdict(list)
    for one in observations:
        if one.span:
            stated[one.span.place].append(one)
    figures = {passage.place: _figures(passage, stated[passage.place]) for passage in passages}
    return Printed(report, tuple(passages), tuple(lines), tuple(groups), tuple(chain(*figures.values())), figures)


def _figures(passage: Passage, stated: Sequence[Observation]) -> list[Figure]:
    """Return the figures of a passage, in the order of the text."""
    made = [Figure(one, passage, one.span.start, one.span.end) for one in stated if one.span]
    return sorted(made, key=lambda figure: figure.start)


def _text(block: Heading | Paragraph | Footnote, position: int) -> Passage:
    page = block.pieces[0].page if block.pieces else None
    return Passage(block.text, position, page, str(Locator.of(block)), is_heading=isinstance(block, Heading))


def _lines(table: Table, position: int, report: Report) -> Iterator[Line]:
    heads = columns(table, report)
    for turn, row in enumerate(table.rows):
        where, beside = locator(table, heads, turn), " | ".join(row.cells)
        cells = tuple(
            Passage(text, position, row.page, str(where.in_column(head.name)), table, turn, head, beside)
            for text, head in zip(row.cells, heads, strict=False)
        )
        yield Line(table, row, position, cells)
