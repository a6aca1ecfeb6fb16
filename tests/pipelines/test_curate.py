"""What `chiso curate` prints for a person to settle."""

from pipelines.curate import SECTIONS, curate
from pipelines.settings import Settings


def test_an_empty_warehouse_has_nothing_to_curate(settings: Settings) -> None:
    printed = [line for line in curate(settings, SECTIONS, 20) if line]
    assert len(printed) == len(SECTIONS)
    assert all(line.endswith(": none") for line in printed)
