"""Old runs are forgotten where later ones have replaced them, and only there."""

from datetime import UTC, datetime, timedelta

import dagster as dg
import pytest

from pipelines.retention import forget

YEARS = dg.StaticPartitionsDefinition(["2021", "2022"])


@dg.asset(partitions_def=YEARS)
def figures(context: dg.AssetExecutionContext) -> None:
    if context.run.tags.get("fail"):
        raise RuntimeError("as asked")


@pytest.fixture
def instance():
    with dg.DagsterInstance.ephemeral() as instance:
        yield instance


def materialize(instance, year: str, fail: bool = False) -> str:
    tags = {"fail": "yes"} if fail else {}
    return dg.materialize([figures], instance=instance, partition_key=year, tags=tags, raise_on_error=False).run_id


def kept(instance) -> set[str]:
    return {run.run_id for run in instance.get_runs()}


def test_a_later_success_replaces_what_came_before(instance):
    materialize(instance, "2021")
    materialize(instance, "2021", fail=True)
    last = materialize(instance, "2021")
    other_year = materialize(instance, "2022")
    assert forget(instance, datetime.now(UTC) + timedelta(days=1)) == 2
    assert kept(instance) == {last, other_year}
    assert instance.get_materialized_partitions(figures.key) == {"2021", "2022"}


def test_a_failure_does_not_replace_the_last_success(instance):
    success = materialize(instance, "2021")
    materialize(instance, "2021", fail=True)
    failure = materialize(instance, "2021", fail=True)
    forget(instance, datetime.now(UTC) + timedelta(days=1))
    assert kept(instance) == {success, failure}


def test_runs_that_are_not_old_stay(instance):
    materialize(instance, "2021")
    materialize(instance, "2021")
    assert forget(instance, datetime.now(UTC) - timedelta(days=1)) == 0
