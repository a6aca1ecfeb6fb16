"""What is broken right now: the standing check on the reports that no run has brought into the warehouse.

A check of a step says what was wrong at one time. This one is evaluated with every look into the folder, and again
whenever what stands wrong changes; it answers for all reports at once. Who is told of it belongs to `pipelines.alerts`.
"""

from typing import NamedTuple

import dagster as dg

from assets.dagster_internals import failed_partitions
from assets.metadata import table
from assets.partitions import REPORTS
from assets.resources import Warehouse

CHECKED = dg.AssetKey("report_folder")
NO_REPORT_LEFT_FAILED = dg.AssetCheckSpec(
    "no_report_left_failed",
    asset=CHECKED,
    description="Every report of the folder is loaded, every partition is a report, every correction is of one.",
)
BROKE_OFF = "its last run ended without an outcome; run it again, and look at the end of that run if it ends so again"
STRAY = "a partition that is no report of the folder; delete it on the page of report_file, or put its file there"


class Left(NamedTuple):
    """A report, or a file of which none could be made, that is left outside; or what belongs to no report."""

    name: str
    """Report id, or the file where no id could be made out."""
    outcome: str
    """`failed` and `rejected` are errors, all else is a warning."""
    message: str


def left_failed(instance: dg.DagsterInstance, warehouse: Warehouse) -> list[Left]:
    """What is left failed, in order: what the register says, and what ended before it could say anything."""
    from warehouse.loading import register

    said = [
        Left(file.report_id or file.file, file.outcome or "", file.outcome_reason or "")
        for file in register.left_failed(warehouse.engine)
    ]
    known = {left.name for left in said}
    there = set(register.report_ids(warehouse.engine))
    broke_off = sorted((failed_partitions(instance, dg.AssetKey("warehouse_facts"), REPORTS) & there) - known)
    return sorted([*said, *(Left(report, "failed", f"{report}: {BROKE_OFF}") for report in broke_off)])


def strays(instance: dg.DagsterInstance, warehouse: Warehouse, location: str) -> list[Left]:
    """Partitions that are no report, and corrections of a report that is not there; Rejected if they cannot be read."""
    from checks.corrections import strangers
    from warehouse.loading.register import report_ids

    reports = set(report_ids(warehouse.engine))
    partitions = sorted(set(instance.get_dynamic_partitions(str(REPORTS.name))) - reports)
    return [
        *(Left(name, "stray partition", f"{name}: {STRAY}") for name in partitions),
        *(Left(line.file, "stray correction", str(line)) for line in strangers(location, reports)),
    ]


def result(left: list[Left]) -> dg.AssetCheckResult:
    """The check as the UI shows it: each report with its reason and remedy."""
    failed = [each for each in left if each.outcome in ("failed", "rejected")]
    return dg.AssetCheckResult(
        asset_key=CHECKED,
        check_name=NO_REPORT_LEFT_FAILED.name,
        passed=not left,
        severity=dg.AssetCheckSeverity.ERROR if failed else dg.AssetCheckSeverity.WARN,
        description="; ".join(each.message for each in left) or "every report that is there is loaded",
        metadata={
            "reports left failed": len(failed),
            "strays": len(left) - len(failed),
            "left failed": table(("report", "outcome", "reason and remedy"), left),
        },
    )


def evaluation(left: list[Left]) -> dg.AssetCheckEvaluation:
    """The same without a run."""
    shown = result(left)
    return dg.AssetCheckEvaluation(
        asset_key=CHECKED,
        check_name=NO_REPORT_LEFT_FAILED.name,
        passed=shown.passed,
        severity=shown.severity,
        description=shown.description,
        metadata=shown.metadata,
    )
