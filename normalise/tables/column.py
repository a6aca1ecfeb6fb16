"""One column of a table and its role.

How a column gets its role belongs to `roles`, what its heading compares to `comparing`, all together to
`normalise.tables.header`.
"""

import re
from dataclasses import dataclass, field
from enum import StrEnum

from normalise.lexical.lexicon import pattern
from normalise.records import EntityEntry, Kind, Period
from normalise.tables.meaning import Meaning

_MEASURES = pattern(r"^(?:{label_heading_lead}\s+)?{label_heading}(?:\s+{label_heading_end})?$")
WHOLE = pattern(r"{breakdown_row|total_row|average}")
"""A heading that tells a part, the whole or the mean of what the title or the column before measures."""
BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")
"""What stands in brackets at the end of a heading, which tells nothing of its role."""


class Role(StrEnum):
    """What the cells of a column are."""

    SERIAL = "serial"
    CODE = "code"
    LABEL = "label"
    UNIT = "unit"
    ENTITY = "entity"
    TASK = "task"
    EXPECTED = "expected"
    DEADLINE = "deadline"
    PROGRESS = "progress"
    RESULT = "result"
    NOTE = "note"
    VALUE = "value"


@dataclass(frozen=True)
class Column:
    """One column: what its heading says, and what its cells are."""

    index: int
    heading: str
    role: Role
    lower: str = ""
    """Of a heading over two levels the words that are its own, where others stand beside it under the same."""
    rule: str = "heading"
    """The name of the rule that gave it its role."""
    says: Meaning = field(default_factory=Meaning)
    """What its heading says beside what is measured; of columns of values, results and expected results."""
    entity: EntityEntry | None = None
    """Whom its cells are about: a column may be a province."""
    unit_beside: str | None = None
    """The unit of the column before it, where its own heading says only a time or a scenario."""
    row_by_row: tuple[int, int] | None = None
    """The columns, later and earlier, that its figures compare each in a way of its own: "+12", "110%", "-0,6"."""
    part_of: str | None = None
    """What the column before measures, of which this one holds a part: "Số lao động (người)", "Trong đó nữ"."""
    band: int = 0
    """Which of the lists that stand side by side it belongs to, counted from 0."""
    dot_decimal: bool = False
    """Whether a stop stands before decimals in its cells."""

    @property
    def name(self) -> str:
        """The heading, or the count of a column that has none."""
        return self.heading or f"{self.index + 1}"

    @property
    def kind(self) -> Kind | None:
        """The kind that the heading announces."""
        return self.says.kind

    @property
    def period(self) -> Period | None:
        """The time that the heading names."""
        return self.says.period

    @property
    def base(self) -> Period | None:
        """What a growth or a ratio compares with, where the heading says it."""
        return self.says.base

    @property
    def unit(self) -> str | None:
        """The unit in the heading."""
        return self.says.unit

    @property
    def subject(self) -> str:
        """What is measured, or which part of it: the heading without unit, time and scenario."""
        return self.says.left

    @property
    def names_measures(self) -> bool:
        """Whether it heads the names of what is measured, rather than of places or parts."""
        return _MEASURES.search(BRACKETS.sub("", self.heading).strip()) is not None
