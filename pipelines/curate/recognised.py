"""Figures that were recognised in the picture of a page: they stay out of comparisons until a person confirms them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pipelines.curate.decided import Decided
from pipelines.curate.offer import Offer, one_line
from pipelines.curate.quarantine import correction

if TYPE_CHECKING:
    from warehouse.database import Engine

TITLE = "Recognised in a picture of the page: confirm each with a reason, after `chiso show`"


def offers(engine: "Engine", decided: Decided, limit: int) -> Iterator[Offer]:
    """Yield, for each of the first `limit` recognised figures, where it stands and the entry that confirms it."""
    from warehouse.queries import recognised

    for row in recognised(engine, limit):
        if decided.covers(row):
            continue
        remarks = (
            f"page {row['page']}: {one_line(row['sentence'])}",
            f'chiso show {row["report_id"]} "{row["locator"]}"',
        )
        yield Offer(remarks, (("corrections", correction(with_reading(row), {"action": "accept"})),))


def with_reading(row: dict[str, Any]) -> dict[str, Any]:
    """Give a recognised figure with how it was read, as a row of quarantine has it."""
    reading = {name: str(row[name]) for name in ("kind", "unit") if row[name] is not None}
    return row | {"reading": reading | {"value": f"{row['value_exact']:f}"}}
