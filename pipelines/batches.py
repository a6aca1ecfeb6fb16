"""How a run over several partitions is carried out: in one process, one partition after the other, each in full.

Dagster hands a run over a range of partitions to each step as a whole. A step that fails for one report would then stop
all of them, a check would give one verdict for all, and a blocking one would hold back all (docs/decisions/0014).
Here every partition goes through all steps and checks as if it were alone; what fails for it stops only itself, and the
run fails at its end. What a step does, and which partitions a run has, does not belong here.
"""

from collections.abc import Iterator

import dagster as dg
from dagster._core.execution.context.system import PlanOrchestrationContext
from dagster._core.execution.plan.plan import ExecutionPlan
from dagster._core.execution.retries import RetryMode
from dagster._core.executor.in_process import InProcessExecutor
from dagster._core.storage.tags import (
    ASSET_PARTITION_RANGE_END_TAG,
    ASSET_PARTITION_RANGE_START_TAG,
    PARTITION_NAME_TAG,
)

_RANGE = (ASSET_PARTITION_RANGE_START_TAG, ASSET_PARTITION_RANGE_END_TAG)


class PartitionByPartition(InProcessExecutor):
    """Carries out the whole plan for one partition of the run after the other."""

    def execute(
        self, plan_context: PlanOrchestrationContext, execution_plan: ExecutionPlan
    ) -> Iterator[dg.DagsterEvent]:
        """Yield the events of all partitions, all of them under the id of the run."""
        for run in _one_by_one(plan_context):
            alone = PlanOrchestrationContext(
                plan_data=plan_context.plan_data._replace(dagster_run=run),
                log_manager=plan_context.log,
                executor=self,
                output_capture=plan_context.output_capture,
            )
            yield from super().execute(alone, execution_plan)


@dg.executor(name="partition_by_partition")
def partition_by_partition(_context: dg.InitExecutorContext) -> PartitionByPartition:
    """All steps of a run in one process, the partitions of a range one after the other."""
    return PartitionByPartition(retries=RetryMode.ENABLED)


def _one_by_one(context: PlanOrchestrationContext) -> Iterator[dg.DagsterRun]:
    """The run once for each partition of its range; as it is if it has none."""
    run = context.dagster_run
    if any(tag not in run.tags for tag in _RANGE):
        yield run
        return
    others = {name: value for name, value in run.tags.items() if name not in _RANGE}
    first, last = (run.tags[tag] for tag in _RANGE)
    layer = context.job.get_definition().asset_layer
    partitions = next(found for key in layer.executable_asset_keys if (found := layer.get(key).partitions_def))
    with dg.partition_loading_context(dynamic_partitions_store=context.instance):
        keys = partitions.get_partition_keys_in_range(dg.PartitionKeyRange(first, last))
    for key in keys:
        yield run._replace(tags={**others, PARTITION_NAME_TAG: key})
