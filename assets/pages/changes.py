"""What each publication brought: new figures, restated ones, targets met, changes; as a page and as a feed."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import format_datetime
from typing import Any

from assets.pages.figures import number
from assets.pages.words import Words
from warehouse.views.copied import Copy

Row = Mapping[str, Any]
SHOWN, MOST = 12, 20
"""Publications, and rows of each kind of one of them."""


@dataclass(frozen=True)
class Publication:
    """A report with what it brought."""

    report: Row
    first_told: Sequence[str]
    """Codes of curated indicators that no earlier report states."""
    restated: Sequence[Row]
    targets: Sequence[Row]
    changes: Sequence[Row]

    @property
    def key(self) -> str:
        """What tells it from other publications, and from another file of the same report."""
        return f"{self.report['report_id']} {self.report['sha256']}"

    @property
    def day(self) -> str:
        """The day of issue as feeds write it; nothing where it is not known."""
        if not self.report["issued_on"]:
            return ""
        issued = date.fromisoformat(self.report["issued_on"])
        return format_datetime(datetime(issued.year, issued.month, issued.day, tzinfo=UTC))


def told(copy: Copy) -> list[Publication]:
    """Ask the views; the newest publication comes first."""
    reports = sorted(copy.each("reports"), key=lambda row: (row["issued_on"] or "", row["report_id"]))
    curated = {row["indicator_code"] for row in copy.each("indicators") if row["mapped"]}
    stated: dict[str, set[str]] = defaultdict(set)
    for row in copy.each("observations"):
        if row["indicator_code"] in curated:
            stated[row["report_id"]].add(row["indicator_code"])
    restated = _by(copy, "revisions", "report_id", lambda row: row["vintage"] > 1)
    targets = _by(copy, "target_progress", "actual_report_id", lambda row: row["attainment"] != "no_actual")
    changes = _by(copy, "year_over_year", "current_report_id", lambda row: row["kind"] == "actual" and row["direction"])
    known: set[str] = set()
    found = []
    for row in reports:
        of = row["report_id"]
        found.append(
            Publication(row, sorted(stated[of] - known), restated[of][:MOST], targets[of][:MOST], changes[of][:MOST])
        )
        known |= stated[of]
    return found[::-1][:SHOWN]


def said(of: Publication, words: Words) -> str:
    """Say in a sentence what a publication brought."""
    return words.phrases["publication"].format(
        figures=number(of.report["statements"], words),
        first=len(of.first_told),
        restated=len(of.restated),
        targets=len(of.targets),
        changes=len(of.changes),
    )


def _by(copy: Copy, view: str, column: str, wanted: Any) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in copy.each(view):
        if wanted(row):
            found[row[column]].append(row)
    return found
