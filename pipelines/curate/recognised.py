"""Figures that were recognised in the picture of a page: they stay out of comparisons until a person confirms them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipelines.curate.quarantine import entry

if TYPE_CHECKING:
    from warehouse.database import Engine

TITLE = "Recognised in a picture of the page: confirm each by an entry in corrections.yaml, after `chiso show`"


def lines(engine: "Engine", limit: int) -> Iterator[str]:
    """Yield, for each of the first `limit` recognised figures, where it stands and the entry that confirms it."""
    from warehouse.queries import recognised

    for row in recognised(engine, limit):
        yield f"# page {row['page']}: {row['sentence']}"
        yield f'# chiso show {row["report_id"]} "{row["locator"]}"'
        reading = {name: str(row[name]) for name in ("kind", "unit") if row[name] is not None}
        yield from entry(row | {"reading": reading | {"value": f"{row['value_exact']:f}"}}, {"action": "accept"})
