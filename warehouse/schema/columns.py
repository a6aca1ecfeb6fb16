"""Column types and groups of columns that several tables share.

Tables themselves do not belong here: they are in `tables`.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    DateTime,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    Numeric,
    Text,
    text,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.schema import SchemaItem
from sqlalchemy.types import TypeDecorator, TypeEngine

QUALIFIERS = ("=", ">", ">=", "<", "<=", "~", "<~", "range")
"""How a printed figure is to be read; docs/observations.md says which words give which."""


class Exact(TypeDecorator[Decimal]):
    """A Decimal kept to its last digit: canonical decimal text in SQLite, NUMERIC in PostgreSQL.

    SQLite has no decimal type and 160,74 triệu tỷ (1.6074e17) is past what a double holds exactly. The canonical text
    has no exponent and no trailing zeros, so equal values have equal texts; `CAST(column AS NUMERIC)` sorts and
    computes alike in both databases.
    """

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """NUMERIC without a precision where the database has one."""
        return dialect.type_descriptor(Numeric() if dialect.name == "postgresql" else Text())

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> Any:
        """Refuse what is not a finite Decimal: a float here would already have lost digits."""
        if value is None:
            return None
        return exact_number(value) if dialect.name == "postgresql" else canonical(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:  # noqa: ARG002  SQLAlchemy's signature
        """Give the Decimal back."""
        return None if value is None else Decimal(value)


def exact_number(value: Decimal) -> Decimal:
    """Give the number back if it is one; a TypeError for anything but a finite Decimal."""
    if type(value) is not Decimal or not value.is_finite():
        raise TypeError(f"found {value!r}, expected a finite Decimal")
    return value


def canonical(value: Decimal) -> str:
    """Give the canonical text of a finite Decimal: `Decimal("1.50E+3")` is `1500`, a negative zero is `0`."""
    plain = str(exact_number(value))
    if "E" in plain:
        plain = format(value, "f")
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    return "0" if plain == "-0" else plain


def recorded() -> list[SchemaItem]:
    """Give the columns that say when the warehouse knew a row: rows are closed and kept, never overwritten."""
    return [
        Column("recorded_from", DateTime(timezone=True), nullable=False, comment="When the row was recorded (UTC)"),
        Column("recorded_to", DateTime(timezone=True), comment="When the row was closed (UTC); null while it holds"),
        Column(
            "closed_reason",
            Text,
            comment="Why it was closed: `changed` (a new row follows), `vanished` (no longer in the report) or "
            "`withdrawn` (the report itself is gone)",
        ),
        CheckConstraint(
            "recorded_to IS NULL OR closed_reason IN ('changed', 'vanished', 'withdrawn')", name="closed_with_reason"
        ),
    ]


def one_live(name: str, columns: Sequence[str]) -> Index:
    """Let at most one row of a key be open at a time."""
    live = text("recorded_to IS NULL")
    return Index(name, *columns, unique=True, sqlite_where=live, postgresql_where=live)


def placed() -> list[SchemaItem]:
    """Give the columns that say where a row was printed and who it is about."""
    return [
        Column(
            "report_id", Text, ForeignKey("dim_report.report_id"), nullable=False, comment="Report it is printed in"
        ),
        Column("position", Integer, nullable=False, comment="Turn in reading order within the report, from 0"),
        Column("page", Integer, comment="Page, from 1; null where the format has no pages"),
        Column("locator", Text, nullable=False, comment="Place for people: bảng 1, dòng 4.1, cột Kết quả 2022"),
        Column("section", Text, comment="Nearest headings, joined with ›"),
        Column("entity_id", Text, ForeignKey("dim_entity.entity_id"), nullable=False, comment="Who it is about"),
        Column("agency", Text, comment="Full Vietnamese name of the body; null for the nation"),
        Column("loaded_by", Integer, ForeignKey("load.load_id"), nullable=False, comment="Load that recorded the row"),
    ]


def stated() -> list[SchemaItem]:
    """Give the columns of every fact that comes from a statement: a printed quantity with its meaning."""
    return [
        Column("fact_key", Integer, primary_key=True, comment="Key of this recorded version of the row"),
        Column("observation_id", Text, nullable=False, comment="Identity of the statement, stable over re-reading"),
        *placed(),
        Column(
            "indicator_code",
            Text,
            ForeignKey("dim_indicator.indicator_code"),
            nullable=False,
            comment="Indicator; a provisional code while `mapped` is false",
        ),
        Column("indicator", Text, nullable=False, comment="What is measured, in the words of the report"),
        Column(
            "series",
            Text,
            comment="Equal for figures that are surely of one thing, of which some have a provisional code; else null",
        ),
        Column("period_code", Text, nullable=False, comment="Period in SDMX form: 2022, 2022-Q1, 2022-01-01/P11M"),
        Column("as_of", Boolean, nullable=False, comment="True for a stock at a date"),
        Column("period_stated", Boolean, nullable=False, comment="True where the text itself says the period"),
        Column("value", Exact, comment="Value in base units; null where the report prints a dash"),
        Column("value_high", Exact, comment="Upper end of a printed range"),
        Column("denominator", Exact, comment="The y of a printed x/y"),
        Column("unit", Text, ForeignKey("dim_unit.unit"), comment="Unit: %, VND, x (times) or the counted noun"),
        Column("per", Text, comment="day, month, year or null"),
        Column("qualifier", Text, nullable=False, comment="= > >= < <= ~ (about) <~ (nearly) range"),
        Column("low", Exact, comment="Least value the words allow; null without limit"),
        Column("low_open", Boolean, nullable=False, comment="True if `low` itself is excluded"),
        Column("high", Exact, comment="Greatest value the words allow; null without limit"),
        Column("high_open", Boolean, nullable=False, comment="True if `high` itself is excluded"),
        Column(
            "half_width", Exact, nullable=False, comment="Half of the printed rounding unit: scale / 10^decimals / 2"
        ),
        Column("decimals", Integer, nullable=False, comment="Decimals as printed"),
        Column("scale", BigInteger, nullable=False, comment="Printed multiplier: 1000000 for triệu"),
        Column("flags", JSON, nullable=False, comment="Oddities of the print: dot_decimal, ambiguous_separator …"),
        Column("raw", Text, nullable=False, comment="Printed digits with their unit"),
        Column("sentence", Text, nullable=False, comment="Sentence or cell it stands in (at most 400 characters)"),
        Column("pieces", JSON, nullable=False, comment="Rectangles on the pages, in points from the upper left corner"),
        Column(
            "reported_by",
            Text,
            comment="Code of who tells it: the body of the row or section, else the issuer; null where none is named",
        ),
        Column("reporter", Text, comment="Full Vietnamese name of who tells it"),
        Column("task_id", Text, comment="Task in whose words or reported result it stands"),
        Column(
            "status", Text, nullable=False, comment="SDMX observation status: A normal, E estimated, O not reported"
        ),
        Column("origin", Text, nullable=False, comment="reported, implied (by a printed growth) or derived"),
        *recorded(),
        ForeignKeyConstraint(["period_code", "as_of"], ["dim_period.period_code", "dim_period.as_of"]),
        CheckConstraint(f"qualifier IN {QUALIFIERS!r}", name="qualifier"),
        CheckConstraint("status IN ('A', 'E', 'O', 'P', 'F')", name="status"),
        CheckConstraint("origin IN ('reported', 'implied', 'derived')", name="origin"),
        CheckConstraint("(value IS NULL) = (status = 'O')", name="only_not_reported_is_empty"),
    ]


def indexes_of_statements(table: str) -> list[Index]:
    """Give the ways in which statements are looked for: by report, id, series, body and year."""
    known = text("series IS NOT NULL")
    return [
        one_live(f"ux_{table}_live", ["report_id", "observation_id"]),
        Index(f"ix_{table}_observation", "observation_id"),
        Index(f"ix_{table}_series", "indicator_code", "entity_id", "period_code"),
        Index(f"ix_{table}_entity", "entity_id", "period_code"),
        Index(f"ix_{table}_period", "period_code", "as_of"),
        Index(f"ix_{table}_same", "series", sqlite_where=known, postgresql_where=known),
    ]
