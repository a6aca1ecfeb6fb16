"""Open quarantine: each row with what was found, and the entry of `corrections.yaml` that would settle it.

What corrections do is said in `checks.correcting`. Figures that were only recognised in a picture are in `recognised`.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from normalise.curation import TO_FILL
from pipelines.curate.decided import Decided
from pipelines.curate.offer import Entry, Offer, one_line

if TYPE_CHECKING:
    from warehouse.database import Engine

TITLE = "Quarantine: complete each with its reason, then `chiso curate --apply FILE`"
EXPECTED = ("kind", "value", "unit", "text")
"""What the entry takes for granted: not the name of the indicator, which the next release may read more fully."""


def offers(engine: "Engine", decided: Decided, limit: int) -> Iterator[Offer]:
    """Yield, for each of the first `limit` open rows, what is wrong with it and the entry to complete."""
    from warehouse.queries import broken_rules, open_quarantine

    broken = broken_rules(engine)
    for row in islice((row for row in open_quarantine(engine) if not decided.covers(row)), limit):
        rules = broken.get(row["row_id"], [row["rule_id"]])
        remarks = [one_line(row["sentence"]), f"found {row['found']}", f"expected {row['expected']}; {row['remedy']}"]
        decision = likely(row, rules)
        if decision["action"] == "override":
            remarks += [
                "`value` is the figure as it should have been printed; if it is right as printed, put instead:",
                f"  action: accept, rules: [{', '.join(rules)}]; if it is no figure: action: drop",
            ]
        yield Offer(tuple(remarks), (("corrections", correction(row, decision)),))


def likely(row: Mapping[str, Any], rules: Sequence[str]) -> Entry:
    """Give the decision that fits most rows of the kind: what is no figure is dropped, a task is right as it stands."""
    if row["stage"] == "statements":
        return {"action": "drop"}
    return (
        {"action": "accept", "rules": list(rules)}
        if row["stage"] == "tasks"
        else {"action": "override", "value": TO_FILL}
    )


def correction(row: Mapping[str, Any], decision: Mapping[str, Any], reason: str = "") -> Entry:
    """Give the entry of `corrections.yaml` for a row of the warehouse; its reason is for a person to give."""
    reading = row["reading"] or {}
    return {
        "report": row["report_id"],
        "locator": row["locator"],
        "printed": row["raw"],
        "expect": {name: reading[name] for name in EXPECTED if name in reading},
        **decision,
        "reason": reason,
        "told": None,
        "status": "open",
    }
