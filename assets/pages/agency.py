"""The page of a body: what it was to reach and reached, what it is to do and by when, and what nobody told of it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from warehouse.views.copied import Copy

Row = Mapping[str, Any]
NATION = "VN"
MOST = 400
"""Rows of one table: of the nation everything is told, and each indicator has a page of its own."""


@dataclass(frozen=True)
class Told:
    """All that the views tell of a body."""

    entity: Row
    times: Sequence[Row]
    """The same body from when to when: a code may have been two, before and after a merger."""
    targets: Sequence[Row]
    """Those that a result stands against first."""
    results: Sequence[Row]
    tasks: Sequence[Row]
    coverage: Sequence[Row]

    @property
    def statuses(self) -> Mapping[str, int]:
        """How many tasks stand how."""
        return Counter(task["status"] for task in self.tasks)

    @property
    def attained(self) -> Mapping[str, int]:
        """How many targets were met, and not."""
        return Counter(target["attainment"] for target in self.targets)

    @property
    def years(self) -> Sequence[Row]:
        """What was told for each year in which anything was."""
        return [row for row in self.coverage if row["coverage"] != "nothing" or row["tasks"]]


def told(copy: Copy, entity: Row, times: Sequence[Row]) -> Told:
    """Ask the views for all on a body."""
    code = entity["entity_code"]
    order = {"not_yet": 0, "undetermined": 1, "achieved": 2, "no_actual": 3}
    targets = sorted(
        copy.each("target_progress", entity_code=code),
        key=lambda row: (row["attainment"] == "no_actual", -row["year"], order[row["attainment"]]),
    )
    stated = copy.each("observations", entity_code=None if code == NATION else code)
    results = sorted(
        (row for row in stated if row["kind"] == "actual"),
        key=lambda row: (-row["year"], row["indicator_name"]),
    )
    return Told(
        entity,
        times,
        targets,
        results,
        sorted(copy.each("tasks", entity_code=code), key=lambda row: (-row["year"], row["due"] or "9", row["task_id"])),
        sorted(copy.each("coverage", entity_code=code), key=lambda row: -row["year"]),
    )
