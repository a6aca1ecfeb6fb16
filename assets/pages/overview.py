"""The first page: what was loaded, what was reached, what changed most, what does not agree and what waits."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from assets.pages import charts
from assets.pages.figures import number
from assets.pages.page import Page
from warehouse.views.copied import Copy

Row = Mapping[str, Any]
SHOWN = 12
"""Changes that are drawn."""


@dataclass(frozen=True)
class Told:
    """What the first page tells."""

    reports: Sequence[Row]
    counts: Mapping[str, int]
    targets: Sequence[Row]
    """Targets that a result stands against, the newest year first."""
    attained: Mapping[str, int]
    changes: Sequence[Row]
    """Exact changes of results, the newest year, the greatest first."""
    statuses: Mapping[str, int]
    conflicts: Sequence[Row]
    findings: Mapping[str, int]
    waiting: Mapping[str, int]


def told(copy: Copy) -> Told:
    """Ask the views."""
    targets = [row for row in copy.each("target_progress") if row["attainment"] != "no_actual"]
    years = [row for row in copy.each("year_over_year") if row["kind"] == "actual"]
    exact = [row for row in years if row["point_change"] is not None or row["percent_change"] is not None]
    unlinked = [row for row in copy.each("unlinked_tasks") if row["side"] == "assigned"]
    order = {"not_yet": 0, "undetermined": 1, "achieved": 2}
    return Told(
        sorted(copy.rows("reports"), key=lambda row: (row["issued_on"] or "", row["report_id"]), reverse=True),
        {
            "figures": sum(1 for _ in copy.each("observations")),
            "indicators": len({row["indicator_code"] for row in copy.each("observations")}),
            "tasks": sum(1 for _ in copy.each("tasks")),
        },
        sorted(targets, key=lambda row: (-row["year"], order[row["attainment"]], row["indicator_name"])),
        Counter(row["attainment"] for row in copy.each("target_progress")),
        sorted(exact, key=lambda row: (-row["year"], -abs(change_of(row)))),
        Counter(row["status"] for row in years),
        copy.rows("conflicts"),
        Counter(row["severity"] for row in copy.each("findings")),
        {
            "quarantine": len(copy.rows("quarantine_open")),
            "uncurated": sum(1 for _ in copy.each("unmapped_indicators")),
            "silent": len(unlinked),
        },
    )


def change_of(row: Row) -> float:
    """The change by which rows are compared: points of rates, percent of levels."""
    return float(row["point_change"] if row["point_change"] is not None else row["percent_change"])


def picture(of: Told, page: Page, rates: bool) -> Markup:
    """Draw the greatest changes of the newest year: of rates in points, or of levels in percent."""
    rows = [row for row in of.changes if row["year"] == of.changes[0]["year"] and (row["unit"] == "%") is rates]
    sign = page.t["points"] if rates else "%"
    shown = [
        charts.Bar(
            page.called(row["indicator_code"], row["indicator_name"]),
            change_of(row),
            f"{number(change_of(row), page.words, signed=True)} {sign}",
        )
        for row in rows[:SHOWN]
    ]
    return charts.bars(shown, page.t["rates_chart" if rates else "levels_chart"])
