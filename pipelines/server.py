"""What `make dev` starts: the code location, the web server and the daemon; `python -m pipelines.server [--port PORT]`.

The instance is that of $DAGSTER_HOME, which `python -m pipelines.instance` prepares. Neither Dagster nor the settings
are imported here: this process only waits.

They end together: on a signal, or when one of them ends. `dagster dev` starts the same three and keeps two processes
more, which load changed code again when asked in the UI: worth their memory to those who change the definitions, and
to nobody else (docs/decisions/0019).
"""

import argparse
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
HOST = "127.0.0.1"
"""Dagster asks nobody who they are: from elsewhere it is reached through a proxy that does (docs/team.md)."""
LOCATION = "chiso"
"""As in workspace.yaml: the history of runs is kept under it."""
WORKSPACE = """\
load_from:
  - grpc_server:
      host: {host}
      port: {port}
      location_name: {location}
"""
SPARING = {
    "MALLOC_ARENA_MAX": "1",
    "MALLOC_MMAP_THRESHOLD_": "131072",
    "MALLOC_TRIM_THRESHOLD_": "131072",
    "ARROW_DEFAULT_MEMORY_POOL": "system",
}
"""The threads of a process share one heap, and what was needed for a frame goes back to the system afterwards. Left
alone, glibc and Arrow keep a heap for each thread and as much as was ever needed at once."""
SECONDS_TO_END = 30


def serve(port: int) -> int:
    """Run Dagster until it is told to end, and give the exit status: that of the first process to end by itself."""
    signal.signal(signal.SIGTERM, _interrupt)
    code_port = _free_port()
    workspace = Path(os.environ["DAGSTER_HOME"]) / "workspace.yaml"
    workspace.write_text(WORKSPACE.format(host=HOST, port=code_port, location=LOCATION), encoding="utf-8")
    code = ["dagster", "api", "grpc", "-h", HOST, "-p", str(code_port), "--location-name", LOCATION]
    with suppress(KeyboardInterrupt), _started([*code, "-m", "pipelines.definitions"]) as location:
        _wait_for(location, code_port)
        web = ["dagster-webserver", "-h", HOST, "-p", str(port), "-w", str(workspace)]
        daemon = ["dagster-daemon", "run", "-w", str(workspace)]
        with _started(web) as server:
            # Both would make the databases of a new instance, and one would find them half made.
            _wait_for(server, port)
            with _started(daemon) as third:
                while True:
                    for process in (location, server, third):
                        if process.poll() is not None:
                            return process.returncode
                    time.sleep(1)
    return 0


@contextmanager
def _started(command: list[str]) -> Iterator[subprocess.Popen[bytes]]:
    """A process of Dagster's, which ends with the block."""
    program = Path(sys.executable).parent / command[0]
    variables = SPARING | os.environ
    process = subprocess.Popen([program, *command[1:]], cwd=PROJECT, env=variables)  # noqa: S603  commands of this module
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(SECONDS_TO_END)
        except subprocess.TimeoutExpired:
            process.kill()


def _interrupt(_signal: int, _frame: object) -> None:
    raise KeyboardInterrupt


def _free_port() -> int:
    with socket.socket() as free:
        free.bind((HOST, 0))
        port: int = free.getsockname()[1]
        return port


def _wait_for(process: subprocess.Popen[bytes], port: int) -> None:
    """Until the process answers at the port, or has ended."""
    while process.poll() is None:
        with socket.socket() as asking:
            if asking.connect_ex((HOST, port)) == 0:
                return
        time.sleep(0.1)


if __name__ == "__main__":
    options = argparse.ArgumentParser(description="The Dagster UI with its daemon.")
    options.add_argument("--port", type=int, default=3000)
    sys.exit(serve(options.parse_args().port))
