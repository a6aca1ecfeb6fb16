"""The suites: the rules on the rows of each stage, in the order in which a person is told of them.

One module a stage holds the rules; how a suite is run, and what becomes of a breach, does not belong here. Rules on
figures that belong together stand beside their finders (`checks.relations`, `checks.arithmetic`).
"""

from typing import Any

from checks.rule import Rule
from checks.suites import (
    document,
    observations,
    quarantine,
    statements,
    tasks,
    warehouse,
    year_over_year,
)
from normalise.records import Severity

RULES: dict[str, tuple[Rule, ...]] = {
    "document": document.RULES,
    "statements": statements.RULES,
    "observations": observations.RULES,
    "tasks": tasks.RULES,
    "quarantine": quarantine.RULES,
    "warehouse": warehouse.RULES,
    "year_over_year": year_over_year.RULES,
}
"""The rules of each stage that are on rows."""

MAY_BE_HELD = ("observations", "tasks")
"""The stages whose rows an error keeps out, unless a correction accepts the breach."""

ROW_ID = {
    "document": "row_id",
    "statements": "row_id",
    "observations": "observation_id",
    "tasks": "task_id",
    "quarantine": "row_id",
    "warehouse": "observation_id",
    "year_over_year": "row_id",
}
"""The column of each stage's frame that names a row."""


GRAVITY = {Severity.ERROR: "critical", Severity.WARNING: "warning", Severity.INFO: "info"}
"""What Great Expectations calls a severity."""


def suite(name: str, rules: tuple[Rule, ...]) -> Any:
    """Make the Great Expectations suite of some rules; its expectations carry their rule's id and words."""
    from great_expectations import ExpectationSuite
    from great_expectations.expectations.metadata_types import FailureSeverity

    from checks import expectations

    made = []
    for each in rules:
        for expectation in each.expect(expectations) if each.expect else ():
            expectation.severity = FailureSeverity(GRAVITY[each.severity])
            expectation.meta = {
                "rule_id": each.id,
                "severity": each.severity.value,
                "rule": each.expected,
                "why": each.why,
            }
            made.append(expectation)
    return ExpectationSuite(name=name, expectations=made)
