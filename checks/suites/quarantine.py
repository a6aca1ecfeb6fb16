"""The rule on what other rules keep out: single rows may be wrong on the page, many of them were read wrongly.

The frame is `checks.frames.held.held_frame`. What is wrong with a row does not belong here.
"""

from checks.rule import Rule, Scope
from normalise.records import Severity

SHARE = 0.2
FEW = 10
"""So many rows may be wrong in a short report, whatever share of it they are."""

RULES = (
    Rule(
        id="few_rows_held",
        severity=Severity.WARNING,
        scope=Scope.PARTITION,
        expected=f"at most {SHARE:.0%} of the rows in quarantine, or {FEW} of them",
        expected_vi=f"không quá {SHARE:.0%} số dòng bị giữ lại, hoặc không quá {FEW} dòng",
        why="Of real reports one figure in 900 is impossible: where one in five is, a table was misread as a whole.",
        remedy="compare the held rows with the page and report the reading as a fault; accept those that are right",
        holds=lambda row: row["held"] <= row["allowed"],
        shows=("held", "rows"),
    ),
)
