"""The Great Expectations suites as partitioned asset checks, all made by one factory.

What the rules are belongs to `checks`; here their verdict is stored beside the data and shown in the UI.
"""

from collections.abc import Callable, Sequence
from typing import Any

import dagster as dg

from assets.partitions import REPORTS, YEARS
from assets.resources import Warehouse
from assets.staging import ReadReport, Staging, fingerprint
from normalise.records import CheckRun, Observation, Task, Unread


def result_of(run: CheckRun) -> dg.AssetCheckResult:
    """What the UI shows: a blocked stage as an error, failing rows that were set aside as a warning."""
    failed = [result for result in run.results if not result.passed]
    lines = "\n".join(
        f"| {'passed' if result.passed else 'failed'} | {result.rule_id} | {result.severity.value} | {result.checked} "
        f"| {len(result.failing)} | {result.message} |"
        for result in run.results
    )
    return dg.AssetCheckResult(
        passed=not failed,
        severity=dg.AssetCheckSeverity.ERROR if run.blocked else dg.AssetCheckSeverity.WARN,
        description="; ".join(result.message for result in failed) or f"all {len(run.results)} rules hold",
        metadata={
            "rules": dg.MetadataValue.md(
                f"| outcome | rule | severity | rows | failing | found and expected |\n|---|---|---|---|---|---|\n{lines}"
            ),
            "failing rows": sum(len(result.failing) for result in run.results),
        },
    )
