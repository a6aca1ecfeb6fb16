"""The Document model: a report as it was read, block by block, every block and cell with the place it was printed in.

Only data belongs here; the readers that make a Document are the other modules of `sources`.
"""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field

Box = tuple[float, float, float, float]
"""x0, top, x1, bottom in points, measured from the page's upper left corner."""
PERIOD = r"^\d{4}(-(0[1-9]|1[0-2])|-Q[1-4]|-W\d{2}|-\d{2}-\d{2}/P[1-9]\d{0,3}[DMY])?$"
"""The code of a period as SDMX writes it."""
SHOWN = 60
"""Characters of a heading by which it is named."""
_NAMES = {"heading": "mục", "paragraph": "đoạn", "footnote": "chú thích", "table": "bảng"}


class Frozen(BaseModel):
    """Base of all records: immutable, and an unknown field is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class ReportKind(StrEnum):
    """What a report states: what shall be reached (`plan`) or what was (`result`)."""

    PLAN = "plan"
    RESULT = "result"


class Report(Frozen):
    """One published document, as its catalogue entry or its first page describes it."""

    id: str = Field(pattern=r"^\d{4}-[a-z0-9]+(-[a-z0-9]+)*$")
    """Reporting year first (`2022-report-942`), so that partitions sort and filter by year."""
    title: str
    issuer: str | None
    """The issuing body in its full Vietnamese name; None where neither catalogue nor first page says."""
    number: str | None
    issued_on: date | None
    kind: ReportKind
    year: int
    """The reporting year: a plan's year, or the year whose results are reported."""
    period: str | None = Field(default=None, pattern=PERIOD)
    """What it reports on, where a catalogue says so: `2024-05`, `2024-01-01/P9M`; None leaves it to the title."""
    file: str
    """File name within the folder or store of reports."""
    sha256: str
    inferred: tuple[str, ...] = ()
    """Names of the fields above that no catalogue gave: read off the first page or the file name."""


class Piece(Frozen):
    """One rectangle of a page; a cell or paragraph cut by a page end has several."""

    page: int
    """1-based."""
    box: Box


class Heading(Frozen):
    """A section heading; `level` 1 is the outermost, deeper ones count up."""

    type: Literal["heading"] = "heading"
    text: str
    level: int = Field(ge=1)
    pieces: tuple[Piece, ...] = ()


class Paragraph(Frozen):
    """A paragraph or list item of running text, unwrapped to one line."""

    type: Literal["paragraph"] = "paragraph"
    text: str
    number: int
    """1-based count of the paragraphs of the document: its place where a format has no pages."""
    pieces: tuple[Piece, ...] = ()

    @property
    def page(self) -> int | None:
        """The page on which the paragraph begins."""
        return self.pieces[0].page if self.pieces else None


class Footnote(Frozen):
    """A footnote or endnote; it stands after the heading, paragraph or table that refers to it."""

    type: Literal["footnote"] = "footnote"
    text: str
    mark: str
    """What is printed before it and, in the text, where it belongs: "1", "a", "*"."""
    number: int
    """1-based count of the notes of the document: marks may begin anew on each page."""
    pieces: tuple[Piece, ...] = ()


class Row(Frozen):
    """One logical table row. `cells` and `boxes` have one entry a column of the table."""

    cells: tuple[str, ...]
    page: int | None
    """The page on which the row begins; None where the format has no pages."""
    group: bool = False
    """A heading row inside the table: its text in the first cell, or in the second beside a serial number."""
    boxes: tuple[tuple[Piece, ...], ...] = ()


class Join(Frozen):
    """A decision taken where a table meets a page end."""

    page: int
    """The page that continues the table."""
    action: Literal["continued_table", "dropped_header", "joined_row"]
    rule: str
    """Name of the rule that decided, for example `open_border` or `first_cell_empty`."""
    text: str
    """Beginning of the row concerned."""


class Table(Frozen):
    """One logical table, stitched over its pages. A table without a header has empty `columns` texts."""

    type: Literal["table"] = "table"
    number: int
    """1-based count of the tables of the document."""
    title: str | None
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    joins: tuple[Join, ...] = ()
    low_confidence: bool = False
    """The layout did not allow the cells to be told apart with certainty (plain text)."""


Block = Annotated[Heading | Paragraph | Footnote | Table, Field(discriminator="type")]


class Locator(Frozen):
    """Where something is printed, in the words with which people point at it.

    >>> str(Locator(block="table", number=1).in_row("4.1").in_column("Kết quả 2022"))
    'bảng 1, dòng 4.1, cột Kết quả 2022'
    >>> str(Locator(block="paragraph", number=17).in_sentence(2))
    'đoạn 17, câu 2'
    """

    block: Literal["heading", "paragraph", "footnote", "table"]
    number: int | None = None
    """Count of the block among those of its kind; None for a heading, which is named by its words."""
    words: str = ""
    """How a heading begins."""
    row: str | None = None
    """Of a table: the serial mark of the row, or its count."""
    column: str | None = None
    """Of a table: the heading of the column, or its count."""
    sentence: int | None = None
    """1-based."""

    @classmethod
    def of(cls, block: Block) -> Self:
        """Return where a whole block stands."""
        if isinstance(block, Heading):
            return cls(block="heading", words=block.text[:SHOWN])
        return cls(block=block.type, number=block.number)

    def in_row(self, mark: str) -> Self:
        """Return where a row of this table stands."""
        return self.model_copy(update={"row": mark})

    def in_column(self, name: str) -> Self:
        """Return where a cell of this row stands."""
        return self.model_copy(update={"column": name})

    def in_sentence(self, count: int) -> Self:
        """Return where a sentence of this block stands."""
        return self.model_copy(update={"sentence": count})

    def __str__(self) -> str:
        """Print it: the one form that exports, corrections and `chiso show` know."""
        parts = (
            f"{_NAMES[self.block]} {self.words or self.number}",
            f"dòng {self.row}" if self.row is not None else "",
            f"cột {self.column}" if self.column is not None else "",
            f"câu {self.sentence}" if self.sentence is not None else "",
        )
        return ", ".join(filter(None, parts))


class Span(Frozen):
    """Characters of a document: `document.text(span)[span.start:span.end]` is what is printed there.

    It lies in a block, or in one text of a table: a cell, a column's heading (no row) or the title (neither).
    """

    block: int = Field(ge=0)
    """Place of the block in the document, counted from 0."""
    row: int | None = None
    """Counted from 0."""
    column: int | None = None
    """Counted from 0."""
    start: int = 0
    end: int = 0

    @property
    def place(self) -> tuple[int, int | None, int | None]:
        """The text that it lies in: block, row, column."""
        return self.block, self.row, self.column

    def cell(self, row: int | None, column: int | None) -> Self:
        """Return where another text of this table begins."""
        return type(self)(block=self.block, row=row, column=column)

    def part(self, start: int, end: int) -> Self:
        """Return the span from `start` to `end`, both counted from where this one begins."""
        begin = self.start
        return type(self)(block=self.block, row=self.row, column=self.column, start=begin + start, end=begin + end)


class Document(Frozen):
    """A report as read. Text is NFC with single blanks; blocks stand in reading order."""

    file: str
    format: Literal["pdf", "docx", "html", "text", "xlsx"]
    pages: int | None
    blocks: tuple[Block, ...]
    notes: tuple[str, ...] = ()
    """What the reader wants known: pages left out, why; encodings mended."""
    ocr_pages: tuple[int, ...] = ()
    """Pages whose text was recognised in a picture of the page, so that any digit of it may be wrong."""
    needs_ocr: tuple[int, ...] = ()
    """Pages that are images, or print other text than they hold, and could not be read."""

    def text(self, span: Span) -> str:
        """Return the whole text that a span lies in: of a paragraph, a heading, a note or a cell."""
        block = self.blocks[span.block]
        if not isinstance(block, Table):
            return block.text
        if span.column is None:
            return block.title or ""
        return block.columns[span.column] if span.row is None else block.rows[span.row].cells[span.column]

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables, in order."""
        return tuple(block for block in self.blocks if isinstance(block, Table))


class Rejected(Exception):  # noqa: N818 (an outcome of reading, not a fault of the program)
    """A file that cannot be read as a report: permanent, said in one line, never retried.

    The line names file, place, what was found, what was expected and the remedy.
    """

    def __init__(self, file: str, found: str, expected: str, remedy: str, place: str = "file") -> None:
        self.file, self.place, self.found, self.expected, self.remedy = file, place, found, expected, remedy
        super().__init__(_one_line(f"{file}: {place}: found {found}, expected {expected}; {remedy}"))


FAULTS = (
    *(ArithmeticError, AssertionError, AttributeError, LookupError),
    *(RuntimeError, StopIteration, TypeError, ValueError),
)
"""What a fault of the program itself raises: it costs the table, the sentence or the rule that it happens in, and the
rest of the report goes on. `Rejected` and `Unavailable` are none of them, nor is an exhausted memory."""


class Unavailable(Exception):  # noqa: N818 (a state of the world, not a fault of the program)
    """Something outside does not answer now: a store, a database, the process that reads files. Worth trying again.

    The opposite is `Rejected`, which trying again does not change.
    """

    def __init__(self, what: str, found: str, remedy: str) -> None:
        self.what, self.found, self.remedy = what, found, remedy
        super().__init__(_one_line(f"{what}: does not answer now: {found}; {remedy}"))


def _one_line(text: str) -> str:
    """What files and stores say may hold line ends, and signs that steer a terminal: those are shown, not sent."""
    return "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in text)
