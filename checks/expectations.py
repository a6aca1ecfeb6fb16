"""The expectations that rules are written in: those of Great Expectations, and our own shorthands, subclasses of them.

Words, severities and columns belong to the rules (`checks.suites`). Importing this module imports great_expectations,
which takes seconds: only `checks.runner` does so, when a suite is run. Values stay Decimal and dates stay dates; the
pandas engine compares them as they are, without a detour over float.
"""

from typing import Any

from great_expectations.compatibility.pydantic import PrivateAttr
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
from great_expectations.expectations.expectation import Expectation
from great_expectations.expectations.expectation_configuration import ExpectationConfiguration
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


class Settled(Expectation):
    """Describes itself once: the library asks an expectation for its configuration whenever it looks up a parameter.

    It does so more than a hundred times for each expectation that it validates, and makes the configuration anew each
    time (measured: half the time of a validation). An expectation does not change once a suite is validated.
    """

    _described: ExpectationConfiguration | None = PrivateAttr(default=None)

    @property
    def configuration(self) -> ExpectationConfiguration:
        """Give what the library makes of the parameters."""
        if self._described is None:
            self._described = super().configuration
        return self._described


class Filled(Settled, ExpectColumnValuesToNotBeNull):
    """No cell is empty."""


class Empty(Settled, ExpectColumnValuesToBeNull):
    """Every cell is empty."""


class Unique(Settled, ExpectColumnValuesToBeUnique):
    """No value stands twice."""


class InSet(Settled, ExpectColumnValuesToBeInSet):
    """Every value that is there is one of some."""


class NotInSet(Settled, ExpectColumnValuesToNotBeInSet):
    """No value is one of some."""


class Within(Settled, ExpectColumnValuesToBeBetween):
    """Every value that is there lies within bounds."""


class SomeRows(Settled, ExpectTableRowCountToBeBetween):
    """There is something to look at. `[]` fails, one row passes."""

    min_value: Any = 1


class SomeValue(Settled, ExpectColumnUniqueValueCountToBeBetween):
    """There is something, and not every cell is empty. `[]` and `[None, None]` fail, `[None, 5]` passes."""

    min_value: Any = 1


class TotalPresent(Settled, ExpectColumnMaxToBeBetween):
    """A column of counts that is not zero throughout. `[0, 0]` fails, `[0, 3]` passes."""

    min_value: Any = 1


class SomeText(Settled, ExpectColumnValuesToMatchRegex):
    """More than white space. `" "` fails, `"a"` passes."""

    regex: Any = r"\S"


class AtLeast(Settled, ExpectColumnPairValuesAToBeGreaterThanB):
    """A ≥ B where both are there. `(2, 2)` and `(None, 5)` pass, `(1, 2)` fails."""

    or_equal: Any = True
    ignore_row_if: Any = "either_value_is_missing"


class Same(Settled, ExpectColumnPairValuesToBeEqual):
    """A = B where either is there. `("%", "%")` passes, `("%", None)` and `("%", "x")` fail."""

    ignore_row_if: Any = "both_values_are_missing"


class Share(Settled, ExpectColumnValuesToBeBetween):
    """A share of a whole in percent. `100` passes, `100.01` and `-1` fail.

    The bounds are whole numbers: Great Expectations walks the whole call stack for every Decimal among its parameters
    (measured: half the time of a refresh).
    """

    min_value: Any = 0
    max_value: Any = 100


class NotFlagged(Settled, ExpectColumnValuesToNotMatchRegex):
    r"""The reader raised no such flag. With `(?:^| )odd_scale(?: |$)`, `"dot_decimal"` passes, `"odd_scale"` fails.

    Words are told apart by blanks: `\b` is no word boundary in the regular expressions of PostgreSQL.
    """

    column: Any = "flags"
