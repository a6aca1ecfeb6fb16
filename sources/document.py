"""The Document model: a report as it was read, block by block, every block and cell with the place it was printed in.

Only data belongs here; the readers that make a Document are the other modules of `sources`.
"""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Box = tuple[float, float, float, float]
"""x0, top, x1, bottom in points, measured from the page's upper left corner."""


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
        super().__init__(f"{file}: {place}: found {found}, expected {expected}; {remedy}")


class Unavailable(Exception):  # noqa: N818 (a state of the world, not a fault of the program)
    """Something outside does not answer now: a store, a database, the process that reads files. Worth trying again.

    The opposite is `Rejected`, which trying again does not change.
    """

    def __init__(self, what: str, found: str, remedy: str) -> None:
        self.what, self.found, self.remedy = what, found, remedy
        super().__init__(f"{what}: does not answer now: {found}; {remedy}")
