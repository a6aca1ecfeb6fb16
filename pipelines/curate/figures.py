"""Single figures that wait: held back by a rule, or recognised in a picture; what may be decided on each.

How they are printed by `chiso curate` is `quarantine` and `recognised`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pipelines.curate.decided import Decided
from pipelines.curate.offer import Entry
from pipelines.curate.quarantine import correction
from pipelines.curate.recognised import with_reading

if TYPE_CHECKING:
    from warehouse.database import Engine

ACTIONS = {"statements": ("drop",), "tasks": ("accept", "drop"), "observations": ("override", "accept", "drop")}
"""Stage → what can be decided on its rows."""
MOST = 10_000
"""Recognised figures that are listed at once."""


@dataclass(frozen=True)
class OpenFigure:
    """A row that waits, and the rules whose breach holds it; none of a figure that was only recognised."""

    row: dict[str, Any]
    stage: str
    rules: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, str, str]:
        """Report, place and printed text: what a correction names."""
        return self.row["report_id"], self.row["locator"], self.row["raw"]

    @property
    def actions(self) -> tuple[str, ...]:
        """What can be decided."""
        return ACTIONS[self.stage]

    def decided(self, action: str, reason: str, value: str = "") -> Entry:
        """Give the entry of `corrections.yaml` that says so."""
        decision: Entry = {"action": action}
        if action == "override":
            decision["value"] = value
        elif action == "accept" and self.rules:
            decision["rules"] = list(self.rules)
        return correction(self.row, decision, reason)


def open_figures(engine: "Engine", decided: Decided) -> Iterator[OpenFigure]:
    """Yield the figures on which nobody has decided: those held back first."""
    from warehouse.queries import broken_rules, open_quarantine, recognised

    broken = broken_rules(engine)
    for row in open_quarantine(engine):
        if not decided.covers(row):
            yield OpenFigure(row, row["stage"], tuple(broken.get(row["row_id"], [row["rule_id"]])))
    for row in recognised(engine, MOST):
        if not decided.covers(row):
            yield OpenFigure(with_reading(row), "observations")
