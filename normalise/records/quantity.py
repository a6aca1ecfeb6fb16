"""What a printed number says: the quantity, its kind, the time it is of."""

from datetime import date
from decimal import Decimal
from enum import StrEnum

from sources.document import Frozen


class Kind(StrEnum):
    """What a figure is: reached, promised, or the change that the report itself states."""

    ACTUAL = "actual"
    TARGET = "target"
    GROWTH = "growth"


class Quantity(Frozen):
    """One printed quantity in base units (129,69 triệu is 129690000, 54,34% is 54.34)."""

    value: Decimal
    value_high: Decimal | None = None
    denominator: Decimal | None = None
    unit: str | None = None
    """`%`, `VND`, `USD`, `x` (times) or the counted noun as printed; None where nothing is printed."""
    per: str | None = None
    """`day`, `month`, `year` or None."""
    qualifier: str = "="
    """`=` `>` `>=` `<` `<=` `~` `<~` `range`, as in docs/observations.md."""
    decimals: int = 0
    """Decimals as printed."""
    scale: int = 1
    """Printed multiplier: 1000000 for triệu. With `decimals` it gives the rounding width: scale / 10**decimals."""
    raw: str
    """The printed digits with their unit, without the qualifying word."""
    start: int
    end: int
    """Offsets of `raw` in the text that was searched."""
    flags: tuple[str, ...] = ()


class Skipped(Frozen):
    """Digits that are no quantity, and why: `date`, `document_number`, `list_number`, `name`, `time` and so on."""

    raw: str
    start: int
    end: int
    reason: str


class Period(Frozen):
    """A period or a date that a text names."""

    code: str
    """SDMX form: `2022`, `2022-Q1`, `2022-01-01/P11M`, `2022-12-31`."""
    start: date | None
    """None for a stock at a date."""
    end: date
    as_of: bool = False
    is_base: bool = False
    """What a change is measured against: "so với cùng kỳ năm 2021"."""
    raw: str = ""
    span_start: int = 0
    span_end: int = 0
