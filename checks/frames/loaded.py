"""The frames of what is in the warehouse: a report's facts beside their staged rows, and a year's changes.

Rules do not belong here, nor how the rows are fetched.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from checks.frames.figures import plain
from checks.frames.table import table
from checks.suites.warehouse import FACT_FIELDS
from normalise.records import Observation

if TYPE_CHECKING:
    import pandas as pd

CHANGE_VALUES = (
    "status",
    "reason_vi",
    "reason_en",
    "unit",
    "current_value",
    "previous_value",
    "absolute_change",
    "point_change",
    "percent_change",
    "change_low",
    "change_high",
    "percent_low",
    "percent_high",
    "revised",
)
"""Columns of `fact_year_over_year` that the rules are about."""
CHANGE_KEY = ("kind", "indicator_code", "entity_id", "year", "season")
"""What names a change."""


def warehouse_frame(staged: Sequence[Observation], live: Sequence[Mapping[str, Any]]) -> "pd.DataFrame":
    """One row an observation id that is staged or live: how often on each side, and the fields that must agree.

    `live` are the report's open facts as the warehouse shows them joined with their dimensions, each with
    `observation_id`, `raw`, `locator`, `page`, `sentence` and the fields of `checks.suites.warehouse.FACT_FIELDS`.
    """
    sides: dict[str, list[dict[str, Any]]] = {"staged": [plain(each) for each in staged], "live": [*map(dict, live)]}
    by_id = {side: _grouped(rows) for side, rows in sides.items()}
    rows = []
    for observation_id in dict.fromkeys([*by_id["staged"], *by_id["live"]]):
        found = {side: by_id[side].get(observation_id, []) for side in sides}
        shown = (found["staged"] or found["live"])[0]
        rows.append(
            {
                "observation_id": observation_id,
                **{name: shown[name] for name in ("page", "locator", "raw", "sentence")},
                **{side: len(found[side]) for side in sides},
                **{
                    f"{side}_{field}": found[side][0][field] if found[side] else None
                    for side in sides
                    for field in FACT_FIELDS
                },
            }
        )
    fields = [f"{side}_{field}" for side in sides for field in FACT_FIELDS]
    return table(rows, ("observation_id", "page", "locator", "raw", "sentence", *sides, *fields))


def _grouped(rows: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    grouped: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        grouped.setdefault(row["observation_id"], []).append(row)
    return grouped


def year_over_year_frame(rows: Sequence[Mapping[str, Any]]) -> "pd.DataFrame":
    """One row a change, of mappings with the columns of `fact_year_over_year`, values exact, and the name `indicator`.

    `difference` is this year's value less the value before, computed here; None where either is missing.
    """
    return table(
        (
            {
                **{column: row[column] for column in CHANGE_VALUES},
                "row_id": ":".join(f"{row[part]}" for part in CHANGE_KEY),
                "difference": _difference(row["current_value"], row["previous_value"]),
                "page": None,
                "locator": f"{row['kind']} {row['year']} {row['season']}",
                "raw": row["indicator"],
                "sentence": row["reason_en"],
            }
            for row in rows
        ),
        ("row_id", *CHANGE_VALUES, "difference", "page", "locator", "raw", "sentence"),
    )


def _difference(current: Decimal | None, previous: Decimal | None) -> Decimal | None:
    return None if current is None or previous is None else current - previous
