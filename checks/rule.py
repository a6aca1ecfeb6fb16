"""What a rule is: its name, how grave a breach is, whom it concerns, and the words that a person is given.

Rules on rows stand in `checks.suites`, one module a stage; those on relations beside their finders. Nothing here
imports great_expectations.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from operator import le
from typing import Any

from checks.phrasebook import REMEDIES
from normalise.records import Severity

Expectations = Callable[[Any], tuple[Any, ...]]
"""Given the module `checks.expectations`, the expectations of a rule: called only when a suite is run."""
Row = Mapping[Any, Any]
"""A row of a frame by column, or what is told of a relation: `raw` and `locator` at least."""


def in_order(*values: Any) -> bool:
    """Whether none of the values that are there is above a later one.

    >>> in_order(1, None, 3), in_order(None, 3, 1)
    (True, False)
    """
    there = [value for value in values if value is not None]
    return all(map(le, there, there[1:]))


class Scope(StrEnum):
    """Whom a breach concerns."""

    ROW = "row"
    """The failing rows alone: an error sends them to quarantine, the others go on."""
    PARTITION = "partition"
    """The whole partition: an error blocks it."""
    PRESENCE = "presence"
    """The whole partition, and only where rows are expected: nothing to look at must not look like all is well."""
    RELATION = "relation"
    """Several figures that cannot all be right. Each is plainly printed and which is wrong is not known, so all enter
    and all are marked; nothing is blocked and nothing set aside."""


@dataclass(frozen=True)
class Rule:
    """One rule of one stage.

    It says what it expects of columns, where Great Expectations judges, or what holds of a row; a rule on relations
    says neither, since what must hold of two intervals is always that they meet.
    """

    id: str
    """Unique over all stages; results, quarantine and documentation name it."""
    severity: Severity
    scope: Scope
    expected: str
    """What must be so, as a noun phrase that completes "expected …"."""
    expected_vi: str
    """The same in Vietnamese, completing "cần …": for the people who wrote the report."""
    why: str
    """One sentence: the reason, or where the breach was seen."""
    remedy: str
    """What a person does about a breach."""
    expect: Expectations | None = None
    """Of columns, and of the table as a whole."""
    holds: Callable[[Row], bool | None] | None = None
    """Of one row and several of its fields: whether it keeps the rule, or None where the rule is not about it."""
    shows: tuple[str, ...] = ()
    """Columns whose values say what was found, beside the printed text."""

    @property
    def remedy_vi(self) -> str:
        """The remedy in Vietnamese; as it is where the phrasebook lacks it, in a rule of one's own."""
        return REMEDIES.get(self.remedy, self.remedy)

    @property
    def blocks(self) -> bool:
        """Whether a breach keeps the whole partition from going on."""
        return self.severity is Severity.ERROR and self.scope in (Scope.PARTITION, Scope.PRESENCE)
