"""The main job against what it was: `chiso refresh` of the bundled reports by this code and by that of 5fdb92d.

`make bench`, or `python -m benchmarks.main_job [ROUNDS]` in a clone with that commit. Both run the same reports with
the same libraries, as whole processes in turn; processor time of the process and all that it starts, median of the
rounds. The rows of the tables of facts must be the same in number; runs and events of Dagster are told for each. What
came since, such as the pages to read, is counted against this code.
"""

import os
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from pipelines.settings import PROJECT

BEFORE, ROUNDS, LIMIT = "5fdb92d", 5, 0.5
REFRESH = "import sys; from pipelines.cli import app; sys.argv[1:] = ['refresh']; app()"


class Refreshed(NamedTuple):
    """What one refresh took and left."""

    processor: float
    seconds: float
    rows: dict[str, int]
    runs: int
    events: int


def refreshed(code: Path, reports: Path, data: Path) -> Refreshed:
    """Refresh with the code of a checkout."""
    environment = {"PYTHONPATH": str(code), "CHISO_DATA_DIR": str(data), "CHISO_REPORTS": str(reports)}
    begun, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, "-P", "-c", REFRESH],
        cwd=data,
        env=os.environ | environment,
        stdout=subprocess.DEVNULL,
        check=True,
    )
    seconds, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    logs = [path for path in (data / "dagster" / "history" / "runs").glob("*.db") if path.stem != "index"]
    counts = [_ask(path, "select count(*) from event_logs")[0][0] for path in logs]
    tables = _ask(
        data / "warehouse.sqlite", "select name from sqlite_master where type = 'table' and name like 'fact%'"
    )
    rows = {name: _ask(data / "warehouse.sqlite", f"select count(*) from {name}")[0][0] for (name,) in sorted(tables)}
    return Refreshed(used, seconds, rows, len(logs), sum(counts))


def _ask(database: Path, query: str) -> list[tuple]:
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute(query).fetchall()


def main() -> int:
    """Print each round and the medians; exit status 1 beyond the limit or where rows differ."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    with tempfile.TemporaryDirectory() as root:
        before = Path(root) / "before"
        subprocess.run(["git", "worktree", "add", "--detach", str(before), BEFORE], cwd=PROJECT, check=True)
        reports = before / "sources" / "bundled" / "reports"
        try:
            pairs = []
            for turn in range(rounds + 1):
                then, now = (Path(root) / f"{name}{turn}" for name in ("then", "now"))
                then.mkdir()
                now.mkdir()
                pairs.append((refreshed(before, reports, then), refreshed(PROJECT, reports, now)))
        finally:
            subprocess.run(["git", "worktree", "remove", "--force", str(before)], cwd=PROJECT, check=True)
    pairs = pairs[1:] or pairs  # the first compiles the modules
    ratios = [now.processor / then.processor for then, now in pairs]
    for (then, now), ratio in zip(pairs, ratios, strict=True):
        print(f"processor time: {BEFORE} {then.processor:.1f} s, now {now.processor:.1f} s ({ratio:.2f})")
    for name, times in zip((BEFORE, "now"), zip(*pairs, strict=True), strict=True):
        print(f"wall time of {name}: {statistics.median(one.seconds for one in times):.0f} s")
    then, now = pairs[-1]
    print(f"runs of Dagster {then.runs}, now {now.runs}; events {then.events}, now {now.events}")
    print(f"rows {then.rows}, now {now.rows}")
    print(f"median ratio {statistics.median(ratios):.2f}, limit {LIMIT}")
    return int(statistics.median(ratios) > LIMIT or then.rows != now.rows)


if __name__ == "__main__":
    sys.exit(main())
