"""A report as its figures stand on the page: passages in order, each with its figures at their places.

An observation says what a number means; what it has to do with the number beside it, the words between the two say. So
the relations of `checks.relations` are found here, in the passages. How numbers are understood does not belong here.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain
from operator import itemgetter

from normalise.lexical.text import sentences
from normalise.periods.period_form import Clock
from normalise.records import Kind, Observation, Period
from normalise.statements.analysis import analyse, pieces
from normalise.tables.header import Column, Role, columns
from normalise.tables.statements import locator
from sources.document import FAULTS, Document, Footnote, Heading, Locator, Paragraph, Report, Row, Table

Spot = tuple[int, int | None, int | None]
"""Block, row and column of a text."""
REACH = 400
"""Characters before a number or time in which the words stand that say what it is."""
NEAR = 120
"""Characters before a number in which the words stand that lead to it."""
LONGEST = 10_000
"""Characters: what goes on longer is no paragraph and no cell, and is looked at in pieces, lest its figures be paired
each with each."""


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
    year: int | None = None
    """The reporting year, of which a day or month without a year is."""
    offset: int = 0
    """Where it begins in its paragraph or cell: 0 but for the pieces of one that is far too long."""

    @property
    def place(self) -> Spot:
        """Where it stands, as the spans of its figures have it."""
        return self.block, self.row, self.column.index if self.column else None

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Start and end of each sentence, in pieces where it is too long for one."""
        return [piece for start, end in sentences(self.text) for piece in pieces(self.text, start, end)]

    def sentence_at(self, at: int) -> tuple[int, int]:
        """Return the start and end of the sentence around an offset; of the whole text if it is between two."""
        turn = bisect_right(self.sentences, at, key=itemgetter(0)) - 1
        start, end = self.sentences[turn] if turn >= 0 else (0, 0)
        return (start, end) if at < end else (0, len(self.text))

    def led(self, pattern: re.Pattern[str], at: int) -> re.Match[str] | None:
        """Return what a pattern that ends with `$` finds before an offset."""
        return pattern.search(self.text, max(0, at - REACH), at)

    @cached_property
    def periods(self) -> list[Period]:
        """The times that it names, the bases of changes among them."""
        return analyse(self.text).periods(Clock(self.year))

    @cached_property
    def times(self) -> list[Period]:
        """The times that it names, without the bases of changes."""
        return [one for one in self.periods if not one.is_base]

    def pieces(self) -> Iterator["Passage"]:
        """Yield it, or its pieces if it is too long, each of whole sentences where it has any."""
        start = 0
        while len(self.text) - start > LONGEST:
            stops = bisect_right(self.sentences, start + LONGEST, key=itemgetter(1))
            whole = self.sentences[stops - 1][1] if stops else 0
            end = whole if whole > start else start + LONGEST
            yield replace(self, text=self.text[start:end], offset=start)
            start = end
        yield replace(self, text=self.text[start:], offset=start) if start else self


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

    def led(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Return what a pattern that ends with `$` finds in the sentence before the figure."""
        return pattern.search(self.passage.text, max(self.sentence[0], self.start - NEAR), self.start)

    @property
    def is_level(self) -> bool:
        """Whether it says where something stands, and not how it changed."""
        return self.observation.kind is not Kind.GROWTH


def of_sentence(row: Sequence[Figure], figure: Figure) -> Sequence[Figure]:
    """Return the figures of a passage, in their order, that stand in the sentence of one of them."""
    start, end = figure.sentence
    first = bisect_left(row, start, key=lambda one: one.start)
    return row[first : bisect_left(row, end, lo=first, key=lambda one: one.start)]


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
    _by_passage: Mapping[int, Sequence[Figure]] = field(default_factory=dict)

    def of(self, passage: Passage | None) -> Sequence[Figure]:
        """Return the figures of a passage, in the order of the text."""
        return self._by_passage.get(id(passage), ())

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
            rows = _lines_or_none(block, position, report)
            groups += (line for line in rows if line.row.group)
            made = [line for line in rows if not line.row.group]
            lines += made
            passages += (cell for line in made for cell in line.cells)
        else:
            passages += _text(block, position, report).pieces()
    stated: dict[Spot, list[Observation]] = defaultdict(list)
    for one in observations:
        if one.span:
            stated[one.span.place].append(one)
    figures = {id(passage): _figures(passage, stated[passage.place]) for passage in passages}
    return Printed(report, tuple(passages), tuple(lines), tuple(groups), tuple(chain(*figures.values())), figures)


def _figures(passage: Passage, stated: Sequence[Observation]) -> list[Figure]:
    """Return the figures of a passage, in the order of the text."""
    begin, end = passage.offset, passage.offset + len(passage.text)
    made = [
        Figure(one, passage, one.span.start - begin, one.span.end - begin)
        for one in stated
        if one.span and begin <= one.span.start < end
    ]
    return sorted(made, key=lambda figure: figure.start)


def _text(block: Heading | Paragraph | Footnote, position: int, report: Report) -> Passage:
    return Passage(
        block.text,
        position,
        block.pieces[0].page if block.pieces else None,
        str(Locator.of(block)),
        is_heading=isinstance(block, Heading),
        year=report.year,
    )


def _lines_or_none(table: Table, position: int, report: Report) -> list[Line]:
    """Return the lines of a table; of one in which the program itself fails, none: its numbers wait in quarantine."""
    try:
        return list(_lines(table, position, report))
    except FAULTS:
        return []


def _lines(table: Table, position: int, report: Report) -> Iterator[Line]:
    heads = columns(table, report)
    for turn, row in enumerate(table.rows):
        where, beside = locator(table, heads, turn), " | ".join(row.cells)
        cells = tuple(
            piece
            for text, head in zip(row.cells, heads, strict=False)
            for piece in Passage(
                text, position, row.page, str(where.in_column(head.name)), table, turn, head, beside, year=report.year
            ).pieces()
        )
        yield Line(table, row, position, cells)
