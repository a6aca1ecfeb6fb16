"""Everything that the project uses of Dagster without being public there, each with its reason.

The version is pinned in pyproject.toml; tests/assets/test_dagster_internals.py tells what a newer one changes.
"""

from collections.abc import Iterator

import dagster as dg
from dagster._core.definitions.freshness import FreshnessState
from dagster._core.definitions.job_base import InMemoryJob
from dagster._core.events import EngineEventData
from dagster._core.execution.api import ExecuteRunWithPlanIterable, execute_run_iterator
from dagster._core.execution.backfill import BulkActionStatus
from dagster._core.execution.context.system import PlanOrchestrationContext
from dagster._core.execution.context_creation_job import PlanExecutionContextManager
from dagster._core.execution.plan.plan import ExecutionPlan
from dagster._core.execution.retries import RetryMode
from dagster._core.executor.in_process import InProcessExecutor, inprocess_execution_iterator
from dagster._core.launcher import CheckRunHealthResult, WorkerStatus
from dagster._core.storage.partition_status_cache import get_and_update_asset_status_cache_value
from dagster._utils.schedules import is_valid_cron_string, schedule_execution_time_iterator

from assets.partitions import ALONE, FIRST, LAST

__all__ = [
    "CheckRunHealthResult",
    "WorkerStatus",
    "backfill_under_way",
    "carried_out",
    "failed_partitions",
    "is_overdue",
    "is_valid_cron_string",
    "one_by_one",
    "partition_begun",
    "schedule_execution_time_iterator",
]

INTERRUPTS = ("DagsterExecutionInterruptedError", "KeyboardInterrupt")
BEGUN = "partition"
"""Metadata of the event that says which partition of a range begins."""


class OneByOne(InProcessExecutor):
    """Carries out the whole plan for one partition of the run after the other, all in this process.

    Dagster hands a run over a range of partitions to each step as a whole. A step that fails for one report would stop
    all of them, a check would give one verdict for all, and a blocking one would hold back all. Here every partition
    goes through all steps and checks as if it were alone; what fails for it stops only itself, and the run fails at its
    end. Dagster has no public way to write an executor, and none to run a plan once a partition.
    """

    def execute(
        self, plan_context: PlanOrchestrationContext, execution_plan: ExecutionPlan
    ) -> Iterator[dg.DagsterEvent]:
        """Yield the events of all partitions, all of them under the id of the run."""
        for run in _alone(plan_context):
            partition = run.tags.get(ALONE)
            if partition:
                yield dg.DagsterEvent.engine_event(
                    plan_context,
                    f"{partition} begins",
                    EngineEventData(metadata={BEGUN: dg.TextMetadataValue(partition)}),
                )
            steps = PlanExecutionContextManager(
                job=plan_context.job,
                retry_mode=plan_context.retry_mode,
                execution_plan=execution_plan,
                run_config=plan_context.run_config,
                dagster_run=run,
                instance=plan_context.instance,
                raise_on_error=plan_context.raise_on_error,
                output_capture=plan_context.output_capture,
                step_dependency_config=self.step_dependency_config,
            )
            for event in iter(ExecuteRunWithPlanIterable(execution_plan, inprocess_execution_iterator, steps)):
                yield event
                if _interrupted(event):
                    raise dg.DagsterExecutionInterruptedError


@dg.executor(name="one_by_one")
def one_by_one(_context: dg.InitExecutorContext) -> OneByOne:
    """All steps of a run in one process, the partitions of a range one after the other."""
    return OneByOne(retries=RetryMode.ENABLED)


def _interrupted(event: dg.DagsterEvent) -> bool:
    """Whether a step is to be tried again although its process was told to end: retries do not tell the two apart.

    The run of somebody who cancels it would otherwise go on, with a retry or with the next partition.
    """
    error = event.step_retry_data.error if event.event_type is dg.DagsterEventType.STEP_UP_FOR_RETRY else None
    causes = (error, error.cause) if error else ()
    return any(one is not None and one.cls_name in INTERRUPTS for one in causes)


def _alone(context: PlanOrchestrationContext) -> Iterator[dg.DagsterRun]:
    """The run once for each partition of its range; as it is if it has none."""
    run = context.dagster_run
    if FIRST not in run.tags or LAST not in run.tags:
        yield run
        return
    others = {name: value for name, value in run.tags.items() if name not in (FIRST, LAST)}
    layer = context.job.get_definition().asset_layer
    partitions = next(found for key in layer.executable_asset_keys if (found := layer.get(key).partitions_def))
    with dg.partition_loading_context(dynamic_partitions_store=context.instance):
        keys = partitions.get_partition_keys_in_range(dg.PartitionKeyRange(run.tags[FIRST], run.tags[LAST]))
    for key in keys:
        yield run._replace(tags={**others, ALONE: key})


def partition_begun(event: dg.DagsterEvent) -> str | None:
    """The partition whose turn it is from this event on; None of any other event."""
    if event.event_type is not dg.DagsterEventType.ENGINE_EVENT:
        return None
    begun = event.engine_event_data.metadata.get(BEGUN)
    return str(begun.value) if begun else None


def carried_out(
    job: dg.JobDefinition, instance: dg.DagsterInstance, tags: dict[str, str], run_config: dict[str, object]
) -> Iterator[dg.DagsterEvent]:
    """Carry out a run in this process and give its events as they come.

    `JobDefinition.execute_in_process` puts an executor of its own in the place of the job's.
    """
    run = instance.create_run_for_job(job_def=job, tags=tags, run_config=run_config)
    return execute_run_iterator(InMemoryJob(job), run, instance)


def failed_partitions(
    instance: dg.DagsterInstance, asset: dg.AssetKey, partitions: dg.PartitionsDefinition
) -> set[str]:
    """Partitions that a failed run meant to make and that no run has made since, as the page of the asset shows them.

    Dagster publishes the materialized partitions of an asset (`get_materialized_partitions`), not the failed ones.
    """
    status = get_and_update_asset_status_cache_value(instance, asset, partitions)
    if status is None:
        return set()
    with dg.partition_loading_context(dynamic_partitions_store=instance):
        return set(status.deserialize_failed_partition_subsets(partitions).get_partition_keys())


def is_overdue(instance: dg.DagsterInstance, asset: dg.AssetKey) -> bool:
    """Whether the freshness policy of an asset is broken, as the daemon found; the UI shows it, no public call does."""
    record = instance.get_freshness_state_records([asset]).get(asset)
    return record is not None and record.freshness_state is FreshnessState.FAIL


def backfill_under_way(instance: dg.DagsterInstance) -> str | None:
    """The id of a backfill that has not ended; the call is public, the status that it asks for is not."""
    backfills = instance.get_backfills(status=BulkActionStatus.REQUESTED, limit=1)
    return backfills[0].backfill_id if backfills else None
