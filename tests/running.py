"""A running Dagster, as `make dev` starts it, over a data folder of its own."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from pipelines.instance import open_instance
from pipelines.settings import PROJECT, Settings

REPORT_ASSETS = ["report_file", "document", "statements", "observations", "tasks", "corrections", "warehouse_facts"]
"""All that a report is made into."""
LOG = "dagster.log"
PATIENCE = 300
"""Seconds after which something that should come is taken to have failed; how long it takes is not tested."""


class Running(NamedTuple):
    """A running Dagster."""

    address: str
    """Of the UI."""
    pid: int
    """The process that started all others."""


@contextmanager
def dagster_server(data_dir: Path, **variables: str) -> Iterator[Running]:
    """Run Dagster over a data folder until the block ends; its log is `LOG` there."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = Settings(data_dir=data_dir)
    with open_instance(settings):
        pass  # makes its home
    log = (data_dir / LOG).open("wb")
    process = subprocess.Popen(
        [Path(sys.executable).parent / "dagster", "dev", "--workspace", "workspace.yaml", "--port", str(port)],
        cwd=PROJECT,
        env=os.environ | {"CHISO_DATA_DIR": str(data_dir), "DAGSTER_HOME": str(settings.dagster_home)} | variables,
        stdout=log,
        stderr=subprocess.STDOUT,
        start_new_session=True,
        # A process started where SIGINT is ignored would not stop on SIGTERM either.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    address = f"http://127.0.0.1:{port}"
    try:
        until(lambda: _answers(f"{address}/server_info"), f"{address} answers")
        yield Running(address, process.pid)
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=60)
        until(lambda: not _any_left(process.pid), "runs that were under way end")
        log.close()


def _any_left(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def _answers(address: str) -> bool:
    try:
        urllib.request.urlopen(address).close()
    except OSError:
        return False
    return True


def until(holds: Callable[[], Any], what: str, seconds: float = PATIENCE) -> Any:
    """Wait until something holds, and give it."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = holds()
        if found:
            return found
        time.sleep(0.5)
    raise AssertionError(f"waited {seconds} s in vain: {what}")


def ask(address: str, query: str, variables: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The answer of the UI's GraphQL service."""
    request = urllib.request.Request(
        f"{address}/graphql",
        json.dumps({"query": query, "variables": variables or {}}).encode(),
        {"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request) as response:
        answer = json.load(response)
    assert "errors" not in answer, answer["errors"]
    return answer["data"]


LAUNCH = """
mutation LaunchPartitionBackfill($backfillParams: LaunchBackfillParams!) {
  launchPartitionBackfill(backfillParams: $backfillParams) {
    __typename
    ... on LaunchBackfillSuccess { backfillId }
    ... on PythonError { message }
    ... on InvalidSubsetError { message }
  }
}"""
"""The mutation that the UI sends."""

STATE = """
query Backfill($id: String!) {
  partitionBackfillOrError(backfillId: $id) {
    ... on PartitionBackfill {
      status
      error { message }
      assetBackfillData {
        assetBackfillStatuses {
          ... on AssetPartitionsStatusCounts {
            assetKey { path }
            numPartitionsTargeted numPartitionsInProgress numPartitionsMaterialized numPartitionsFailed
          }
        }
      }
    }
  }
}"""


def launch_backfill(address: str, assets: list[str], partitions: list[str], **more: Any) -> str:
    """Launch a backfill as the UI does; gives its id."""
    parameters = {"assetSelection": [{"path": [asset]} for asset in assets], "partitionNames": partitions, **more}
    launched = ask(address, LAUNCH, {"backfillParams": parameters})["launchPartitionBackfill"]
    assert launched["__typename"] == "LaunchBackfillSuccess", launched
    return launched["backfillId"]


def wait_for_backfill(address: str, backfill: str, seconds: float = PATIENCE) -> tuple[str, dict[str, tuple[int, int]]]:
    """Status of a backfill at its end, and for each asset how many partitions were materialized and how many failed."""

    def ended() -> dict[str, Any] | None:
        state = ask(address, STATE, {"id": backfill})["partitionBackfillOrError"]
        return state if state["status"] not in ("REQUESTED", "CANCELING", "FAILING") else None

    state = until(ended, f"backfill {backfill} ends", seconds)
    counts = {
        each["assetKey"]["path"][-1]: (each["numPartitionsMaterialized"], each["numPartitionsFailed"])
        for each in state["assetBackfillData"]["assetBackfillStatuses"]
        if "numPartitionsFailed" in each
    }
    return state["status"], counts


REEXECUTE = """
mutation Again($again: ReexecutionParams!) {
  reexecutePartitionBackfill(reexecutionParams: $again) {
    __typename
    ... on LaunchBackfillSuccess { backfillId }
    ... on PythonError { message }
  }
}"""


def run_again_what_failed(address: str, backfill: str) -> str:
    """What "Re-execute from failure" on a backfill's page does; gives the id of the new backfill."""
    again = {"parentRunId": backfill, "strategy": "FROM_FAILURE"}
    launched = ask(address, REEXECUTE, {"again": again})["reexecutePartitionBackfill"]
    assert launched["__typename"] == "LaunchBackfillSuccess", launched
    return launched["backfillId"]
