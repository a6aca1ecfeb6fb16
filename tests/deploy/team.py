"""A team's processes, started for real on this machine: Celery workers, daemon and web server.

What they need (PostgreSQL, Redis, an S3 store) is given by the fixtures of `conftest`. Each is ended by its process id.
"""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pipelines.settings import PROJECT

BIN = Path(sys.executable).parent
PATIENCE = 600
"""Seconds; how long something takes is not what is tested."""
ASSETS = ("report_file", "document", "statements", "corrections", "observations", "tasks", "warehouse_facts")


class Team:
    """The processes of one set-up; `stop` ends them all."""

    def __init__(self, home: Path, environment: dict[str, str]) -> None:
        self.home = home
        # dagster-celery starts `celery` from the path.
        self.environment = os.environ | {"PATH": f"{BIN}:{os.environ['PATH']}"} | environment
        self.processes: dict[str, subprocess.Popen[bytes]] = {}
        self.port = free_port()
        shutil.copyfile(PROJECT / "deploy" / "dagster.yaml", home / "dagster.yaml")

    def start(self, name: str, *command: str) -> None:
        """Start a process in a session of its own; what it says goes to a file in the home folder."""
        with (self.home / f"{name}.log").open("wb") as log:
            self.processes[name] = subprocess.Popen(
                [str(BIN / command[0]), *command[1:]],
                cwd=PROJECT,
                env=self.environment,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                # A process started where SIGINT is ignored would not stop on SIGTERM either.
                preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
            )

    def run(self, *command: str, **environment: str) -> str:
        """Run a command to its end; what it says."""
        ended = subprocess.run(
            [str(BIN / command[0]), *command[1:]],
            cwd=PROJECT,
            env=self.environment | environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert ended.returncode == 0, ended.stderr
        return ended.stdout

    def start_worker(self, name: str) -> None:
        """A Celery worker with one process for runs."""
        configuration = str(PROJECT / "deploy" / "celery.yaml")
        options = ("-y", configuration, "-q", "dagster", "-n", name, "--", "--concurrency=1")
        self.start(name, "dagster-celery", "worker", "start", "-A", "dagster_celery.app", *options)

    def start_control(self) -> None:
        """The daemon, and the web server that the UI talks to."""
        self.start("daemon", "dagster-daemon", "run", "-w", "workspace.yaml")
        self.start("web", "dagster-webserver", "-w", "workspace.yaml", "-h", "127.0.0.1", "-p", str(self.port))
        wait(lambda: answers(f"http://127.0.0.1:{self.port}/server_info"), "the web server answers")

    def kill(self, name: str) -> None:
        """End a process and its children at once, as a machine that loses power does."""
        os.killpg(self.processes.pop(name).pid, signal.SIGKILL)

    def pause(self, name: str) -> None:
        """Stop a process and its children where they are."""
        os.killpg(self.processes[name].pid, signal.SIGSTOP)

    def resume(self, name: str) -> None:
        """Let a paused process go on."""
        os.killpg(self.processes[name].pid, signal.SIGCONT)

    def stop(self) -> None:
        """End what is left."""
        for process in self.processes.values():
            os.killpg(process.pid, signal.SIGTERM)
        for process in self.processes.values():
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()

    def ask(self, query: str, **variables: Any) -> Any:
        """What the web server's GraphQL endpoint answers."""
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}/graphql",
            json.dumps({"query": query, "variables": variables}).encode(),
            {"Content-Type": "application/json"},
        )
        try:
            with urllib.request.urlopen(request) as response:
                answer = json.load(response)
        except urllib.error.HTTPError as error:  # how the server answers to a query it cannot serve
            answer = json.load(error)
        assert "errors" not in answer, answer["errors"]
        return answer["data"]


def register(team: Team) -> list[str]:
    """Make the reports of the folder partitions: the asset `report_folder`, as a person materializes it first."""
    script = """
from dagster import AssetKey, DagsterInstance
from pipelines.definitions import definitions_for
from pipelines.settings import Settings
with DagsterInstance.get() as instance:
    job = definitions_for(Settings()).resolve_implicit_global_asset_job_def()
    job.execute_in_process(instance=instance, asset_selection=[AssetKey("report_folder")])
    print("", *instance.get_dynamic_partitions("reports"), sep="\\npartition ")
"""
    said = team.run("python", "-c", script)
    return [line.removeprefix("partition ") for line in said.splitlines() if line.startswith("partition ")]


def launch(team: Team, partitions: list[str]) -> str:
    """Launch a backfill as the UI does."""
    answer = team.ask(
        """mutation($params: LaunchBackfillParams!) { launchPartitionBackfill(backfillParams: $params) {
             __typename ... on LaunchBackfillSuccess { backfillId } ... on PythonError { message } } }""",
        params={"assetSelection": [{"path": [name]} for name in ASSETS], "partitionNames": partitions},
    )
    assert answer["launchPartitionBackfill"]["__typename"] == "LaunchBackfillSuccess", answer
    return answer["launchPartitionBackfill"]["backfillId"]


def status(team: Team, backfill: str) -> str:
    """What became of a backfill so far."""
    answer = team.ask(
        """query($id: String!) { partitionBackfillOrError(backfillId: $id) {
             ... on PartitionBackfill { status } } }""",
        id=backfill,
    )
    return answer["partitionBackfillOrError"]["status"]


def wait(holds: Callable[[], Any], what: str, seconds: float = PATIENCE) -> Any:
    """Wait until something holds, and return it."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := holds():
            return found
        time.sleep(1)
    raise AssertionError(f"{what}: not within {seconds} s")


def answers(address: str) -> bool:
    """Whether an HTTP server answers there."""
    try:
        urllib.request.urlopen(address).close()
    except OSError:
        return False
    return True


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]
