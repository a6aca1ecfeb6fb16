"""A statement understood, and what became of the numbers that are none."""

from datetime import date
from decimal import Decimal

from pydantic import Field

from normalise.records.quantity import Kind
from sources.document import Frozen, Piece, Span


class Observation(Frozen):
    """A statement understood: indicator × entity × period × kind → quantity (docs/observations.md has each field)."""

    observation_id: str
    """Stable over re-extractions: made of the report, the locator, the printed text and its turn there."""
    report_id: str
    issued_on: date | None
    page: int | None
    locator: str
    """For people: "bảng 1, dòng 4.1, cột Kết quả 2022", "đoạn 17, câu 2"."""
    section: str | None
    entity_code: str | None
    """Who it is about; None for the nation."""
    agency: str | None
    reported_by: str | None = None
    """Who tells it: code of the body of the row or the section, else of the issuer; None where none is named."""
    reporter: str | None = None
    """Its full Vietnamese name."""
    indicator_code: str
    indicator: str
    mapped: bool
    series: str | None = None
    """Equal for figures that are surely of one thing, of which some have a provisional code; None where not sure."""
    kind: Kind
    period_start: date | None
    period_end: date
    as_of: bool
    period_stated: bool
    period_code: str
    value: Decimal | None
    """None only for a cell that says that nothing is reported ("-"); flags then hold `not_reported`."""
    value_high: Decimal | None = None
    denominator: Decimal | None = None
    unit: str | None
    per: str | None = None
    qualifier: str = "="
    base_start: date | None = None
    base_end: date | None = None
    direction: str | None = None
    decimals: int = 0
    scale: int = 1
    flags: tuple[str, ...] = ()
    raw: str
    sentence: str = Field(max_length=400)
    pieces: tuple[Piece, ...] = ()
    """Where it stands on the page; empty where the format has no pages."""
    span: Span | None = None
    """Where `raw` stands in the Document; None for a row of the warehouse, which keeps no Document."""
    task_id: str | None = None
    """The task in whose words or reported result it stands."""
    rules: tuple[str, ...] = ()
    """The rules that decided whether it is a change, its kind, its name; none for a cell that is one number."""


class Unread(Frozen):
    """A printed number that is not an observation, where it stands, and why."""

    raw: str
    reason: str
    page: int | None
    locator: str
    sentence: str = Field(max_length=400)
    span: Span | None = None
    """Where `raw` stands in the Document."""
