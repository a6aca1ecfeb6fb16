"""Tasks that no report tells of, and tasks told of that the plan does not have: each with its agency and words."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipelines.curate.decided import Decided
from pipelines.curate.offer import Offer

if TYPE_CHECKING:
    from warehouse.database import Engine

TITLE = "Tasks without a partner in the plan, or in the report on it"
WORDS_SHOWN = 120


def offers(engine: "Engine", _decided: Decided, limit: int) -> Iterator[Offer]:
    """Yield the first `limit` unlinked tasks with their side, agency, place and first words."""
    from warehouse.export import read_view

    for row in read_view(engine, "unlinked_tasks", limit):
        item = " ".join(part for part in (row["number"], row["letter"]) if part)
        place = f"page {row['page']}, {row['locator']}" if row["page"] else row["locator"]
        words = " ".join((row["title"] or row["text"]).split())[:WORDS_SHOWN]
        yield Offer((f"{row['side']}: {row['agency']}, {item or '-'} ({row['report_id']}, {place}): {words}",))
