"""Bodies that reports name and the catalogue does not have: the most often named first, with the YAML to add."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipelines.curate.decided import Decided
from pipelines.curate.offer import Offer

if TYPE_CHECKING:
    from warehouse.database import Engine

TITLE = "Bodies that the catalogue does not have"


def offers(engine: "Engine", _decided: Decided, limit: int) -> Iterator[Offer]:
    """Yield, for each of the first `limit` unlisted bodies, where it is named and the entry to add."""
    from warehouse.loading.entities import unlisted_bodies

    for row in unlisted_bodies(engine, limit):
        place = f"{row['rows']} × in {row['report_id']}, {row['locator']}"
        named = f"{place}: an alias in normalise/reference/entities/*.yaml, or"
        yield Offer((named, f'- {{code: ?, name_vi: "{row["name_vi"]}", name_en: ?}}'))
