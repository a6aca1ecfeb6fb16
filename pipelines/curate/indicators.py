"""Indicators under a provisional code: the most often stated first, each with the YAML that settles it.

An alias is offered where the words that differ change nothing that is known to matter, else a new entry filled with
what is known; a person reads both names and decides. What is alike is found by `normalise.matching`.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from warehouse.database import Engine

TITLE = "Indicators under a provisional code: paste what is right into normalise/indicators/, then run `chiso refresh`"
ALIKE = Decimal("0.75")
"""From this share of words in common on, the name is an alias, or needs a link that says why it is none."""
TO_FILL = "…"

Row = dict[str, Any]


def lines(engine: "Engine", limit: int) -> Iterator[str]:
    """Yield, for each of the first `limit` unmapped indicators, where it is stated, what it may be, and the YAML."""
    from warehouse.export import read_view

    for row in read_view(engine, "unmapped_indicators", limit):
        yield ""
        yield f"# {row['indicator_name']} ({row['unit'] or 'no unit'})"
        yield f"# stated {row['statements']} times, in {row['report_id']}: “{_one_line(row['sentence'])}”"
        yield from _suggestions(row)
        yield from _alias(row) if _is_alike(row) and not row["suggestion_is_another"] else _entry(row)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _suggestions(row: Row) -> Iterator[str]:
    """Say the best suggestion with the words that differ, and the next ones."""
    if row["suggestion"] is None:
        yield "# like no curated indicator"
        return
    words = f"# {row['suggestion']}: {_percent(row['suggestion_score'])} of the words"
    differing = [
        f"only {side} has “{row[column]}”"
        for side, column in (("the curated name", "suggestion_lacks"), ("the printed one", "suggestion_adds"))
        if row[column]
    ]
    yield "; ".join([words, *differing, *["another indicator by these words"] * row["suggestion_is_another"]])
    further = [each for each in (row["second_suggestion"], row["third_suggestion"]) if each]
    if further:
        yield f"# then {', '.join(further)}"


def _percent(score: Any) -> str:
    return f"{Decimal(str(score)) * 100:.0f} %"


def _is_alike(row: Row) -> bool:
    return row["suggestion_score"] is not None and Decimal(str(row["suggestion_score"])) >= ALIKE


def _alias(row: Row) -> Iterator[str]:
    yield f"# under {row['suggestion']}:"
    yield from _yaml({"aliases": [row["indicator_name"]]})


def _entry(row: Row) -> Iterator[str]:
    """Give a new entry: names, unit and kind are known, what is left to fill is marked."""
    share = row["unit"] == "%"
    entry = {
        "code": TO_FILL,
        "name_vi": row["indicator_name"],
        "name_en": TO_FILL,
        "unit": row["unit"] or TO_FILL,
        "kind": "rate" if share else "level",
        "time_basis": "stock" if share or row["stated_at_a_date"] else "flow",
        "definition": TO_FILL,
        **({"numerator": TO_FILL, "population": TO_FILL} if share else {}),
        "direction": "up",
        "minimum": 0,
        **({"maximum": 100} if share else {}),
        "themes": [TO_FILL],
    }
    if _is_alike(row):
        reasons = {"reason_vi": TO_FILL, "reason_en": TO_FILL}
        entry["links"] = [{"to": row["suggestion"], "relation": "not_comparable", **reasons}]
    yield from _yaml([entry])


def _yaml(value: Any) -> list[str]:
    import yaml

    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=118).splitlines()
