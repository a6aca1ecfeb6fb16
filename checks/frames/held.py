"""The frame of what a verdict keeps out of the warehouse: how many of a partition's rows, and how many may be.

Which rows are kept out does not belong here.
"""

from typing import TYPE_CHECKING

from checks.frames.table import table
from checks.suites.quarantine import FEW, SHARE

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = ("row_id", "rows", "held", "allowed", "page", "locator", "raw", "sentence")


def held_frame(stage: str, held: int, rows: int) -> "pd.DataFrame":
    """One row: the rows of a stage, how many of them are `held` back, and how many are `allowed` to be."""
    row = {
        "row_id": stage,
        "rows": rows,
        "held": held,
        "allowed": max(FEW, int(rows * SHARE)),
        "page": None,
        "locator": stage,
        "raw": f"{held} / {rows}",
        "sentence": None,
    }
    return table([row], COLUMNS)
