"""Backfills as the UI launches them: its GraphQL calls, the web server, the daemon, real files, a SQLite warehouse."""

import shutil
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import dagster as dg
import pytest
from dagster._core.events import StepMaterializationData
from dagster._core.instance.utils import RUNLESS_RUN_ID

from assets.folder import look
from assets.resources import Warehouse
from pipelines.instance import open_instance
from pipelines.settings import Settings
from tests.alerts_endpoint import Endpoint, endpoint
from tests.pipelines.test_refresh import BUNDLED, everything
from tests.running import (
    REPORT_ASSETS,
    ask,
    dagster_server,
    launch_backfill,
    run_again_what_failed,
    until,
    wait_for_backfill,
)

GOOD = ("2022-summary-plan.html", "2022-summary-growth.docx")
LATE = "2023-summary-plan.txt"
"""Registered, but not there when the backfill runs."""
BLOCKED = "2022-words"
"""Its text holds no number, which the structure check does not let pass."""

RUNS = "{ runsOrError { ... on Runs { results { runId status tags { key value } } } } }"
STATES = """
query States($asset: AssetKeyInput!) {
  assetNodeOrError(assetKey: $asset) {
    ... on AssetNode {
      assetPartitionStatuses { ... on DefaultPartitionStatuses { materializedPartitions failedPartitions } }
    }
  }
}"""


class Backfilled(NamedTuple):
    """A backfill of four reports and the one that followed it, as they ended."""

    address: str
    data_dir: Path
    first: tuple[str, dict[str, tuple[int, int]]]
    after_first: dict[str, Any]
    runs_of_first: list[dict[str, Any]]
    again: tuple[str, dict[str, tuple[int, int]]]
    rows_before_good_again: dict[str, list[tuple]]
    alerts: Endpoint


@pytest.fixture(scope="module")
def backfilled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Backfilled]:
    data_dir, folder = tmp_path_factory.mktemp("backfill"), tmp_path_factory.mktemp("reports")
    for name in (*GOOD, LATE):
        shutil.copyfile(BUNDLED / name, folder / name)
    (folder / "words-2022.txt").write_text("Báo cáo kết quả\n\nCác đơn vị tích cực triển khai.\n", encoding="utf-8")
    settings = Settings(data_dir=data_dir, reports=str(folder))
    with open_instance(settings) as instance:
        looked_at_long_ago(instance)
        reports = look(instance, Warehouse(url=settings.warehouse_url), settings.reports).new
    (folder / LATE).rename(folder / "late.part")
    with (
        endpoint() as service,
        dagster_server(data_dir, CHISO_REPORTS=str(folder), CHISO_ALERT_URLS=service.url) as running,
    ):
        address = running.address
        first = launch_backfill(address, REPORT_ASSETS, list(reports))
        ended = wait_for_backfill(address, first)
        after_first = states(address)
        runs = ask(address, RUNS)["runsOrError"]["results"]
        (folder / "late.part").rename(folder / LATE)
        rows = everything(data_dir)
        again = run_again_what_failed(address, first)
        good = launch_backfill(address, REPORT_ASSETS, ["2022-summary-plan"])
        ended_again = wait_for_backfill(address, again)
        assert wait_for_backfill(address, good)[0] == "COMPLETED_SUCCESS"
        yield Backfilled(address, data_dir, ended, after_first, runs, ended_again, rows, service)


def looked_at_long_ago(instance: dg.DagsterInstance) -> None:
    """As if the last refresh had been two days ago."""
    data = StepMaterializationData(dg.AssetMaterialization("report_folder"))
    event = dg.DagsterEvent(dg.DagsterEventType.ASSET_MATERIALIZATION.value, "", event_specific_data=data)
    instance.report_dagster_event(event, RUNLESS_RUN_ID, timestamp=time.time() - 2 * 24 * 3600)


def states(address: str) -> dict[str, list[str]]:
    """What the partitions page of `warehouse_facts` shows."""
    node = ask(address, STATES, {"asset": {"path": ["warehouse_facts"]}})["assetNodeOrError"]
    return {name: sorted(keys) for name, keys in node["assetPartitionStatuses"].items()}


def test_the_reports_of_a_batch_share_one_run(backfilled: Backfilled):
    tagged = [(run, {tag["key"]: tag["value"] for tag in run["tags"]}) for run in backfilled.runs_of_first]
    # the sensor may have begun with the years
    ((run, tags),) = [(run, tags) for run, tags in tagged if "dagster/backfill" in tags]
    assert "dagster/asset_partition_range_start" in tags
    assert run["status"] == "FAILURE"


def test_what_fails_for_one_report_stops_no_other_and_is_seen_as_failed(backfilled: Backfilled):
    status, counts = backfilled.first
    assert status == "COMPLETED_FAILED"
    assert counts == {
        "report_file": (3, 1),  # the late one is not there
        "document": (3, 1),
        "statements": (2, 2),  # the one without a number is blocked by the check of its document
        "observations": (2, 2),
        "tasks": (2, 2),
        "corrections": (2, 2),
        "warehouse_facts": (2, 2),
    }
    assert backfilled.after_first["materializedPartitions"] == ["2022-summary-growth", "2022-summary-plan"]
    assert backfilled.after_first["failedPartitions"] == [BLOCKED, "2023-summary-plan"]


def test_only_what_failed_is_run_again(backfilled: Backfilled):
    status, counts = backfilled.again
    assert status == "COMPLETED_FAILED"
    assert counts["report_file"] == (1, 0)
    assert counts["warehouse_facts"] == (1, 1)
    assert states(backfilled.address)["failedPartitions"] == [BLOCKED]


def test_the_register_says_why_a_report_is_left_failed(backfilled: Backfilled):
    with sqlite3.connect(backfilled.data_dir / "warehouse.sqlite") as connection:
        left = connection.execute(
            "select report_id, outcome, outcome_reason from source_file where outcome <> 'loaded'"
        ).fetchall()
    assert [(report, outcome) for report, outcome, _ in left] == [(BLOCKED, "rejected")]
    assert left[0][2].startswith("words-2022.txt: ")
    assert "expected at least one printed number" in left[0][2]


def test_the_services_are_told_what_failed_and_what_is_over(backfilled: Backfilled):
    service = backfilled.alerts
    until(lambda: "over: failed: 2023-summary-plan.txt" in service.text, "the end of a fault is told")
    for text in ("rejected: words-2022.txt", "failed: 2023-summary-plan.txt: file: found no such file"):
        assert len([line for line in service.text.splitlines() if line.startswith(text)]) == 1


def test_an_overdue_refresh_is_told(backfilled: Backfilled):
    until(lambda: "refresh overdue" in backfilled.alerts.text, "the overdue refresh is told")


def test_running_a_good_report_again_changes_no_row(backfilled: Backfilled):
    before, after = backfilled.rows_before_good_again, everything(backfilled.data_dir)
    for table, rows in before.items():
        assert [row for row in after[table] if "2022-summary-plan" in row] == [
            row for row in rows if "2022-summary-plan" in row
        ], table


def test_a_check_has_a_verdict_for_each_report(backfilled: Backfilled):
    query = """
    query Checks($asset: AssetKeyInput!) {
      assetCheckExecutions(assetKey: $asset, checkName: "structure", limit: 20) {
        status evaluation { partition success severity }
      }
    }"""
    executions = ask(backfilled.address, query, {"asset": {"path": ["document"]}})["assetCheckExecutions"]
    verdicts = {
        (each["evaluation"]["partition"], each["evaluation"]["success"]) for each in executions if each["evaluation"]
    }
    assert {("2022-summary-growth", True), ("2022-summary-plan", True), (BLOCKED, False)} <= verdicts
