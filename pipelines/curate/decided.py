"""What stands written beside the reports, so that what is decided does not wait until the next refresh to be gone."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from normalise.curation import Curation

if TYPE_CHECKING:
    from warehouse.database import Engine


class Decided(NamedTuple):
    """Decisions that are written down."""

    curation: Curation = Curation()
    corrected: frozenset[tuple[str, str, str]] = frozenset()
    """Report, place and printed text of the corrections that no refresh has put into effect yet."""

    def covers(self, row: Mapping[str, Any]) -> bool:
        """Whether a correction of a row is written and not yet in effect."""
        return (row["report_id"], row["locator"], row["raw"]) in self.corrected


def of_folder(engine: "Engine", location: str) -> Decided:
    """Read the decisions that lie beside the reports of a folder. Rejected if something in them is wrong."""
    from assets import curation
    from checks import corrections
    from warehouse.export import read_view

    in_effect = {(row["report_id"], row["locator"], row["raw"]) for row in read_view(engine, "corrections")}
    written = {(one.entry.report, one.entry.locator, one.entry.printed) for one in corrections.of_folder(location)}
    return Decided(curation.of_folder(location), frozenset(written - in_effect))
