"""The page on quality: every rule with its history, what was found, what was corrected."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assets.pages.page import Page
from warehouse.views.copied import Copy

Row = Mapping[str, Any]
GRAVITY = ("error", "warning", "info")
MOST = 200
"""Findings that are spelled out; the pages of the reports have them all."""


@dataclass(frozen=True)
class RuleHistory:
    """A rule with its verdicts that hold and how many rows broke it on the days on which verdicts were given."""

    rule_id: str
    stage: str
    severity: str
    asked: int
    broken: int
    """Reports and years that break it now."""
    rows: int
    days: Sequence[tuple[str, int]]

    @property
    def is_broken(self) -> bool:
        """Whether a report or year breaks it now."""
        return self.broken > 0


@dataclass(frozen=True)
class Told:
    """What the views tell of checks."""

    rules: Sequence[RuleHistory]
    findings: Sequence[Row]
    corrections: Sequence[Row]
    quarantine: Sequence[Row]


def told(copy: Copy) -> Told:
    """Ask the views."""
    verdicts: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in copy.each("verdicts"):
        verdicts[row["stage"], row["rule_id"]].append(row)
    rules = [_history(stage, rule_id, rows) for (stage, rule_id), rows in verdicts.items()]
    return Told(
        sorted(rules, key=lambda rule: (not rule.broken, GRAVITY.index(rule.severity), rule.stage, rule.rule_id)),
        sorted(copy.each("findings"), key=lambda row: (turn(row)[0], row["partition"], turn(row))),
        copy.rows("corrections"),
        copy.rows("quarantine_open"),
    )


def turn(finding: Row) -> tuple[int, int]:
    """Where a finding stands among those of its report: the gravest first, then by page."""
    return GRAVITY.index(finding["severity"]), finding["page"] or 0


def expected(rule_id: str, page: Page) -> str:
    """Say what a rule asks for; nothing for one that there is no more."""
    from checks.rules import rule

    try:
        found = rule(rule_id)
    except KeyError:
        return ""
    return found.expected_vi if page.language == "vi" else found.expected


def _history(stage: str, rule_id: str, rows: Sequence[Row]) -> RuleHistory:
    now = [row for row in rows if row["recorded_to"] is None]
    days: dict[str, int] = {}
    for row in sorted(rows, key=lambda each: each["recorded_from"]):
        day = row["recorded_from"][:10]
        days[day] = days.get(day, 0) + len(row["failing"])
    return RuleHistory(
        rule_id,
        stage,
        rows[-1]["severity"],
        len(now),
        sum(not row["passed"] for row in now),
        sum(len(row["failing"]) for row in now),
        list(days.items()),
    )
