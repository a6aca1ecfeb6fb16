"""What is broken right now: the standing check on the reports that no run has brought into the warehouse.

A check of a step says what was wrong at one time. This one is given again whenever what stands wrong changes, and
answers for all reports at once. Who is told of it belongs to `pipelines.alerts`.
"""

from typing import NamedTuple

import dagster as dg

from assets.failures import passing_or_final
from assets.metadata import table
from assets.partitions import REPORTS
from assets.resources import Warehouse

CHECKED, CHECK = dg.AssetKey("report_folder"), "no_report_left_failed"
BROKE_OFF = "its last run ended without an outcome; run it again, and look at the end of that run if it ends so again"


class Left(NamedTuple):
    """A report, or a file of which none could be made, that is left outside."""

    name: str
    """Report id, or the file where no id could be made out."""
    outcome: str
    message: str


def left_failed(instance: dg.DagsterInstance, warehouse: Warehouse) -> list[Left]:
    """What is left failed, in order: what the register says, and what ended before it could say anything."""
    from warehouse import register

    said = [
        Left(file.report_id or file.file, file.outcome or "", file.outcome_reason or "")
        for file in register.left_failed(warehouse.engine)
    ]
    known = {left.name for left in said}
    there = set(register.report_ids(warehouse.engine))
    broke_off = sorted((_failed_partitions(instance) & there) - known)
    return sorted([*said, *(Left(report, "failed", f"{report}: {BROKE_OFF}") for report in broke_off)])


def result(left: list[Left]) -> dg.AssetCheckResult:
    """The check as the UI shows it: each report with its reason and remedy."""
    return dg.AssetCheckResult(
        passed=not left,
        severity=dg.AssetCheckSeverity.ERROR,
        description="; ".join(each.message for each in left) or "every report that is there is loaded",
        metadata={
            "reports left failed": len(left),
            "left failed": table(("report", "outcome", "reason and remedy"), left),
        },
    )


@dg.asset_check(asset=CHECKED, name=CHECK, description="No report is left failed or rejected.")
def no_report_left_failed(context: dg.AssetCheckExecutionContext, warehouse: Warehouse) -> dg.AssetCheckResult:
    """Answers for all reports, whatever run was the last."""
    with passing_or_final(context.retry_number):
        return result(left_failed(context.instance, warehouse))


def _failed_partitions(instance: dg.DagsterInstance) -> set[str]:
    """Reports that a failed run meant to load and that no run has loaded since, as the partitions page shows them."""
    from dagster._core.storage.partition_status_cache import get_and_update_asset_status_cache_value

    status = get_and_update_asset_status_cache_value(instance, dg.AssetKey("warehouse_facts"), REPORTS)
    if status is None:
        return set()
    with dg.partition_loading_context(dynamic_partitions_store=instance):
        return set(status.deserialize_failed_partition_subsets(REPORTS).get_partition_keys())
