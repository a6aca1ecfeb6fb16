"""Indicators under a provisional code: the most often stated first, each with the YAML that would settle it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from warehouse.database import Engine

TITLE = "Indicators under a provisional code"


def lines(engine: "Engine", limit: int) -> Iterator[str]:
    """Yield, for each of the first `limit` unmapped indicators, where it is stated and the entry to add."""
    from warehouse.export import read_view

    for row in read_view(engine, "unmapped_indicators", limit):
        yield f"# {row['indicator_name']} ({row['unit']}): {row['statements']} × in {row['report_id']}"
