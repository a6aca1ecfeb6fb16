"""What the project uses of Dagster without being public there still does what it is used for.

`failed_partitions` is tried in tests/pipelines/test_automation.py, `is_overdue` in test_alerts.py there,
what `pipelines.workers` uses in tests/deploy.
"""

from collections.abc import Iterator

import dagster as dg
import pytest

from assets.dagster_internals import (
    backfill_under_way,
    carried_out,
    is_valid_cron_string,
    one_by_one,
    partition_begun,
    schedule_execution_time_iterator,
)

NAMES = dg.DynamicPartitionsDefinition(name="names")


@dg.asset(partitions_def=NAMES)
def first(context: dg.AssetExecutionContext) -> dg.MaterializeResult:
    if context.partition_key == "b":
        raise ValueError("b is bad")
    return dg.MaterializeResult()


@dg.asset_check(asset=first, blocking=True, partitions_def=NAMES)
def not_c(context: dg.AssetCheckExecutionContext) -> dg.AssetCheckResult:
    return dg.AssetCheckResult(passed=context.partition_key != "c")


@dg.asset(partitions_def=NAMES, deps=[first])
def second() -> dg.MaterializeResult:
    return dg.MaterializeResult()


@pytest.fixture
def instance() -> Iterator[dg.DagsterInstance]:
    with dg.DagsterInstance.ephemeral() as made:
        made.add_dynamic_partitions("names", list("abcd"))
        yield made


def test_each_partition_of_a_range_is_alone_with_its_failure_and_its_checks(instance: dg.DagsterInstance) -> None:
    definitions = dg.Definitions(
        assets=[first, second], asset_checks=[not_c], jobs=[dg.define_asset_job("both")], executor=one_by_one
    )
    tags = {"dagster/asset_partition_range_start": "a", "dagster/asset_partition_range_end": "d"}
    events = list(carried_out(definitions.resolve_job_def("both"), instance, tags, {}))
    assert [begun for event in events if (begun := partition_begun(event))] == list("abcd")
    assert instance.get_runs()[0].is_failure
    assert instance.get_materialized_partitions(dg.AssetKey("first")) == set("acd")
    assert instance.get_materialized_partitions(dg.AssetKey("second")) == set("ad")


def test_a_run_that_is_told_to_end_tries_no_step_again_and_begins_no_other_partition(
    instance: dg.DagsterInstance,
) -> None:
    @dg.asset(partitions_def=NAMES, retry_policy=dg.RetryPolicy(max_retries=4))
    def told_to_end() -> None:
        raise dg.DagsterExecutionInterruptedError

    definitions = dg.Definitions(assets=[told_to_end], jobs=[dg.define_asset_job("one")], executor=one_by_one)
    tags = {"dagster/asset_partition_range_start": "a", "dagster/asset_partition_range_end": "b"}
    events = list(carried_out(definitions.resolve_job_def("one"), instance, tags, {}))
    assert [begun for event in events if (begun := partition_begun(event))] == ["a"]
    assert sum(event.event_type is dg.DagsterEventType.STEP_START for event in events) == 1
    assert not instance.get_runs()[0].is_success


def test_a_run_without_partitions_is_carried_out_as_it_is(instance: dg.DagsterInstance) -> None:
    @dg.asset
    def whole() -> None: ...

    definitions = dg.Definitions(assets=[whole], jobs=[dg.define_asset_job("one")], executor=one_by_one)
    events = list(carried_out(definitions.resolve_job_def("one"), instance, {}, {}))
    assert not any(partition_begun(event) for event in events)
    assert instance.get_runs()[0].is_success


def test_no_backfill_is_under_way_where_none_was_launched(instance: dg.DagsterInstance) -> None:
    assert backfill_under_way(instance) is None


def test_cron_expressions_are_told_from_other_texts_and_give_times() -> None:
    assert is_valid_cron_string("0 2 * * *")
    assert not is_valid_cron_string("at night")
    times = schedule_execution_time_iterator(0.0, "0 2 * * *", "Asia/Ho_Chi_Minh", ascending=True)
    assert (next(times).isoformat(), next(times).isoformat()) == (
        "1970-01-02T02:00:00+08:00",  # as clocks went in Viet Nam then
        "1970-01-03T02:00:00+08:00",  # as clocks went in Viet Nam then
    )
