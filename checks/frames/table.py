"""How a frame is made of plain rows.

What the rows are is the business of the other modules of `checks.frames`.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd


def table(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> "pd.DataFrame":
    """Make a frame of dtype object that has all columns even where there are no rows."""
    import pandas as pd

    return pd.DataFrame([[row[column] for column in columns] for row in rows], columns=list(columns), dtype=object)
