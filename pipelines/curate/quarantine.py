"""Open quarantine: each row with what was found, and the entry of `corrections.yaml` that would settle it.

What corrections do is said in `checks.correcting`. Figures that were only recognised in a picture are in `recognised`.
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from warehouse.database import Engine

TITLE = "Quarantine: add an entry with its reason to corrections.yaml beside the reports, and refresh"
EXPECTED = ("kind", "value", "unit", "text")
"""What the entry takes for granted: not the name of the indicator, which the next release may read more fully."""


def lines(engine: "Engine", limit: int) -> Iterator[str]:
    """Yield, for each of the first `limit` open rows, what is wrong with it and the entry to complete."""
    from warehouse.queries import broken_rules, open_quarantine

    broken = broken_rules(engine)
    for row in open_quarantine(engine)[:limit]:
        rules = broken.get(row["row_id"], [row["rule_id"]])
        yield f"# {row['sentence']}"
        yield f"# found {row['found']}"
        yield f"# expected {row['expected']}; {row['remedy']}"
        if row["message_vi"]:
            yield f"# {row['message_vi']}"
        if row["stage"] == "statements":
            yield from entry(row, {"action": "drop"})
        elif row["stage"] == "tasks":
            yield from entry(row, {"action": "accept", "rules": rules})
        else:
            yield "# `value` is the figure as it should have been printed; if it is right as printed, put instead:"
            yield f"#   action: accept, rules: [{', '.join(rules)}]; if it is no figure: action: drop"
            yield from entry(row, {"action": "override", "value": row["raw"]})


def entry(row: Mapping[str, Any], decision: Mapping[str, Any]) -> Iterator[str]:
    """Yield the lines of an entry for a row of the warehouse; its reason is for a person to give."""
    import yaml

    reading = row["reading"] or {}
    fields = {
        "report": row["report_id"],
        "locator": row["locator"],
        "printed": row["raw"],
        "expect": {name: reading[name] for name in EXPECTED if name in reading},
        **decision,
        "reason": "",
        "told": None,
        "status": "open",
    }
    written = yaml.safe_dump([fields], allow_unicode=True, sort_keys=False, default_flow_style=None, width=10_000)
    yield from written.splitlines()
