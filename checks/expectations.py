"""The expectations that rules are written in: those of Great Expectations, and our own shorthands, subclasses of them.

Words, severities and columns belong to the rules (`checks.suites`). Importing this module imports great_expectations,
which takes seconds: only `checks.runner` does so, when a suite is run. Values stay Decimal and dates stay dates; the
pandas engine compares them as they are, without a detour over float.
"""

from typing import Any

from great_expectations.expectations import (
    ExpectColumnMaxToBeBetween,
    ExpectColumnUniqueValueCountToBeBetween,
    ExpectColumnValuesToBeBetween,
    ExpectColumnValuesToBeInSet,
    ExpectColumnValuesToBeNull,
    ExpectColumnValuesToBeUnique,
    ExpectColumnValuesToMatchRegex,
    ExpectColumnValuesToNotBeInSet,
    ExpectColumnValuesToNotBeNull,
    ExpectColumnValuesToNotMatchRegex,
    ExpectTableRowCountToBeBetween,
)
from great_expectations.expectations.row_conditions import Column

__all__ = [
    "Column",
    "Empty",
    "Filled",
    "InSet",
    "NotFlagged",
    "NotInSet",
    "SomeRows",
    "SomeText",
    "SomeValue",
    "TotalPresent",
    "Unique",
    "Within",
]


class Filled(ExpectColumnValuesToNotBeNull):
    """No cell is empty."""


class Empty(ExpectColumnValuesToBeNull):
    """Every cell is empty."""


class Unique(ExpectColumnValuesToBeUnique):
    """No value stands twice."""


class InSet(ExpectColumnValuesToBeInSet):
    """Every value that is there is one of some."""


class NotInSet(ExpectColumnValuesToNotBeInSet):
    """No value is one of some."""


class Within(ExpectColumnValuesToBeBetween):
    """Every value that is there lies within bounds."""


class SomeRows(ExpectTableRowCountToBeBetween):
    """There is something to look at. `[]` fails, one row passes."""

    min_value: Any = 1


class SomeValue(ExpectColumnUniqueValueCountToBeBetween):
    """There is something, and not every cell is empty. `[]` and `[None, None]` fail, `[None, 5]` passes."""

    min_value: Any = 1


class TotalPresent(ExpectColumnMaxToBeBetween):
    """A column of counts that is not zero throughout. `[0, 0]` fails, `[0, 3]` passes."""

    min_value: Any = 1


class SomeText(ExpectColumnValuesToMatchRegex):
    """More than white space. `" "` fails, `"a"` passes."""

    regex: Any = r"\S"


class NotFlagged(ExpectColumnValuesToNotMatchRegex):
    r"""The reader raised no such flag. With `(?:^| )odd_scale(?: |$)`, `"dot_decimal"` passes, `"odd_scale"` fails.

    Words are told apart by blanks: `\b` is no word boundary in the regular expressions of PostgreSQL.
    """

    column: Any = "flags"
