"""The expectations that rules are written in: those of Great Expectations, and our own shorthands, subclasses of them.

Words, severities and columns belong to the rules (`checks.suites`). Importing this module imports great_expectations,
which takes seconds: only `checks.runner` does so, when a suite is run. Values stay Decimal and dates stay dates; the
pandas engine compares them as they are, without a detour over float.
"""

from typing import Any

from great_expectations.expectations import (
    ExpectColumnMaxToBeBetween,
    ExpectColumnPairValuesAToBeGreaterThanB,
    ExpectColumnPairValuesToBeEqual,
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
    "AtLeast",
    "Column",
    "Empty",
    "Filled",
    "InSet",
    "NotFlagged",
    "NotInSet",
    "Same",
    "Share",
    "SomeRows",
    "SomeText",
    "SomeValue",
    "TotalPresent",
    "Unique",
    "Within",
]

Filled = ExpectColumnValuesToNotBeNull
Empty = ExpectColumnValuesToBeNull
Unique = ExpectColumnValuesToBeUnique
InSet = ExpectColumnValuesToBeInSet
NotInSet = ExpectColumnValuesToNotBeInSet
Within = ExpectColumnValuesToBeBetween


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


class AtLeast(ExpectColumnPairValuesAToBeGreaterThanB):
    """A ≥ B where both are there. `(2, 2)` and `(None, 5)` pass, `(1, 2)` fails."""

    or_equal: Any = True
    ignore_row_if: Any = "either_value_is_missing"


class Same(ExpectColumnPairValuesToBeEqual):
    """A = B where either is there. `("%", "%")` passes, `("%", None)` and `("%", "x")` fail."""

    ignore_row_if: Any = "both_values_are_missing"


class Share(ExpectColumnValuesToBeBetween):
    """A share of a whole in percent. `100` passes, `100.01` and `-1` fail.

    The bounds are whole numbers: Great Expectations walks the whole call stack for every Decimal among its parameters
    (measured: half the time of a refresh).
    """

    min_value: Any = 0
    max_value: Any = 100


class NotFlagged(ExpectColumnValuesToNotMatchRegex):
    r"""The reader raised no such flag. With `(?:^| )odd_scale(?: |$)`, `"dot_decimal"` passes, `"odd_scale"` fails.

    Words are told apart by blanks: `\b` is no word boundary in the regular expressions of PostgreSQL.
    """

    column: Any = "flags"
