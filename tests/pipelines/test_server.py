"""The processes that `make dev` starts end together."""

import os
import signal
from pathlib import Path

from benchmarks.processes import below
from tests.running import LOG, dagster_server, until


def test_where_one_process_ends_all_end(tmp_path: Path):
    with dagster_server(tmp_path) as running:
        (daemon,) = [pid for pid, command in below(running.pid).items() if "dagster-daemon" in command]
        os.kill(daemon, signal.SIGKILL)
        until(lambda: list(below(running.pid)) == [running.pid], "web server and code location end")
    assert "Serving dagster-webserver" in (tmp_path / LOG).read_text(encoding="utf-8")
