"""Bodies that reports name and the catalogue does not have: the most often named first, with the YAML to add."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from warehouse.database import Engine

TITLE = "Bodies that the catalogue does not have"


def lines(engine: "Engine", limit: int) -> Iterator[str]:
    """Yield, for each of the first `limit` unlisted bodies, where it is named and the entry to add."""
    from warehouse.entities import unlisted_bodies

    for row in unlisted_bodies(engine, limit):
        yield f"# {row['rows']} × in {row['report_id']}, {row['locator']}: an alias in normalise/entities/*.yaml, or"
        yield f'- {{code: ?, name_vi: "{row["name_vi"]}", name_en: ?}}'
