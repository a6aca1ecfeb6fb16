"""A backfill of 200 generated reports through the daemon, as the UI launches it: time, memory, and locks of SQLite.

`make bench`, or `python -m benchmarks.backfill [REPORTS]`. The named alternative is a run, and so a process, for each
report: the time of one such run is measured in the same Dagster and multiplied. Memory is that of all processes of
Dagster together, and must not grow with the reports: its peak in the last quarter against that in the second.
"""

import statistics
import sys
import tempfile
import time
from pathlib import Path

from assets.folder import look
from assets.resources import Warehouse
from benchmarks.generated import write
from benchmarks.processes import processor_seconds, watched
from pipelines.instance import open_instance
from pipelines.settings import Settings
from tests.running import LOG, REPORT_ASSETS, dagster_server, launch_backfill, wait_for_backfill

SECONDS, MEGABYTES, GROWTH = 300, 1500, 1.2


def main() -> int:
    """Print what was measured; 1 beyond a limit."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    with tempfile.TemporaryDirectory() as root:
        folder, data_dir = Path(root) / "reports", Path(root) / "data"
        data_dir.mkdir()
        write(folder, count)
        settings = Settings(data_dir=data_dir, reports=str(folder))
        with open_instance(settings) as instance:
            reports = look(instance, Warehouse(url=settings.warehouse_url), settings.reports).new
        with dagster_server(data_dir, CHISO_REPORTS=str(folder)) as running, watched(running.pid) as memory:
            address = running.address
            begun = time.perf_counter()
            alone = wait_for_backfill(address, launch_backfill(address, REPORT_ASSETS, [reports[0]]))
            one = time.perf_counter() - begun
            begun, used, idle = time.perf_counter(), processor_seconds(running.pid), len(memory)
            ended = wait_for_backfill(address, launch_backfill(address, REPORT_ASSETS, list(reports)), 3600)
            seconds = time.perf_counter() - begun
            used = processor_seconds(running.pid) - used
        locked = (data_dir / LOG).read_text(errors="replace").count("database is locked")
    under_way = memory[idle:]
    quarter = len(under_way) // 4
    second, last = (max(under_way[start * quarter : (start + 1) * quarter]) for start in (1, 3))
    print(f"one report alone: {alone[0]}, {one:.0f} s with the daemon's ticks")
    loaded, failed = ended[1]["warehouse_facts"]
    print(f"{count} reports: {ended[0]}, {loaded} loaded, {failed} failed, {seconds:.0f} s, limit {SECONDS}")
    print(f"processor time of all of Dagster {used:.0f} s: no less than {used / 2:.0f} s on two cores")
    print(f"against a run for each, two at a time: {seconds / (one * count / 2):.3f}")
    print(f"memory of all processes: {statistics.median(memory[:idle]):.0f} MB at rest, peak {max(under_way):.0f} MB,")
    print(f"last quarter against second {last / second:.2f}; said “database is locked”: {locked} times")
    return int(
        ended[0] != "COMPLETED_SUCCESS"
        or seconds > SECONDS
        or max(under_way) > MEGABYTES
        or locked > 0
        or last / second > GROWTH
    )


if __name__ == "__main__":
    sys.exit(main())
