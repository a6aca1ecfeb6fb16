"""How a frame is made of plain rows.

What the rows are is the business of the other modules of `checks.frames`.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd


def table(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> "pd.DataFrame":
    """Make a frame of dtype object that has all columns even where there are no rows."""
    import pandas as pd

    return pd.DataFrame([[row[column] for column in columns] for row in rows], columns=list(columns), dtype=object)


def exact(value: Any) -> Any:
    """Give a number as the Decimal of its digits, whatever number type a database gave; leave all else as it is.

    >>> exact(54.34), exact(3), exact("3"), exact(True)
    (Decimal('54.34'), Decimal('3'), '3', True)
    """
    return Decimal(str(value)) if isinstance(value, int | float) and not isinstance(value, bool) else value
