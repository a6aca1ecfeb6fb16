"""A backfill of 200 generated reports through the daemon, as the UI launches it: time, memory, and locks of SQLite.

The named alternative is a run, and so a process, for each report: the time of one such run is measured in the same
Dagster and multiplied. Memory is that of all processes of Dagster together, and must not grow with the reports: its
peak in the last quarter against that in the second.
"""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from assets.folder import look
from assets.resources import Warehouse
from benchmarks.generated import write
from benchmarks.processes import processor_seconds, watched
from benchmarks.record import Record
from pipelines.instance import open_instance
from pipelines.settings import Settings
from tests.running import LOG, REPORT_ASSETS, dagster_server, launch_backfill, wait_for_backfill

REPORTS = 200


def measure() -> Iterator[Record]:
    """Give time, memory, locks and failures."""
    with tempfile.TemporaryDirectory() as root:
        folder, data_dir = Path(root) / "reports", Path(root) / "data"
        data_dir.mkdir()
        write(folder, REPORTS)
        settings = Settings(data_dir=data_dir, reports=str(folder))
        with open_instance(settings) as instance:
            reports = look(instance, Warehouse(url=settings.warehouse_url), settings.reports).new
        with dagster_server(data_dir, CHISO_REPORTS=str(folder)) as running, watched(running.pid) as memory:
            address = running.address
            begun = time.perf_counter()
            wait_for_backfill(address, launch_backfill(address, REPORT_ASSETS, [reports[0]]))
            one = time.perf_counter() - begun
            begun, used, idle = time.perf_counter(), processor_seconds(running.pid), len(memory)
            status, counts = wait_for_backfill(address, launch_backfill(address, REPORT_ASSETS, list(reports)), 3600)
            seconds = time.perf_counter() - begun
            used = processor_seconds(running.pid) - used
        locked = (data_dir / LOG).read_text(errors="replace").count("database is locked")
    loaded, failed = counts["warehouse_facts"]
    under_way = memory[idle:]
    quarter = len(under_way) // 4
    second, last = (max(under_way[start * quarter : (start + 1) * quarter]) for start in (1, 3))
    yield Record("200 reports", seconds, "s of the clock", limit=300)
    runs = one * REPORTS / 2
    yield Record("200 reports", seconds, "s of the clock", "a run each, two at a time", runs, seconds / runs, 1.0)
    yield Record("200 reports, all of Dagster", used, "s")
    yield Record("reports not loaded", failed + REPORTS - loaded + (status != "COMPLETED_SUCCESS"), "", limit=0)
    yield Record("peak memory of all processes", max(under_way), "MB", limit=1500)
    yield Record("peak of the last quarter", last, "MB", "of the second", second, last / second, 1.2)
    yield Record("times “database is locked” was said", locked, "", limit=0)
