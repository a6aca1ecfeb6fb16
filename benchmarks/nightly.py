"""A night on which none of 1,000 reports changed: what the look costs, against hashing all files; nothing else runs.

`make bench`, or `python -m benchmarks.nightly [REPORTS]`. The reports are registered as loaded, which is all that the
look asks; loading them is another benchmark. A fresh process for each night, median of five.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.generated import write

ROUNDS, LIMIT = 5, 20.0
PREPARE = """
from assets.folder import look
from assets.resources import Warehouse
from assets.version import content_key
from pipelines.instance import open_instance
from pipelines.settings import Settings
from warehouse.loading.register import Outcome, files_of, record_outcome
settings = Settings()
warehouse = Warehouse(url=settings.warehouse_url)
with open_instance(settings) as instance:
    look(instance, warehouse, settings.reports)
for file in files_of(warehouse.engine, settings.reports).values():
    record_outcome(warehouse.engine, file.folder, file.file, Outcome.LOADED, content_key(file), None)
"""
NIGHT = """
import dagster as dg
from pipelines.definitions import definitions_for
from pipelines.instance import open_instance
from pipelines.sensors import what_is_due
from pipelines.settings import Settings
settings = Settings()
with open_instance(settings) as instance:
    assert definitions_for(settings).resolve_job_def("look").execute_in_process(instance=instance).success
    asked = what_is_due(dg.build_sensor_context(instance=instance))
    assert not asked.run_requests, "a run was asked for"
"""
HASH = """
import hashlib, os, pathlib
for path in pathlib.Path(os.environ["CHISO_REPORTS"]).iterdir():
    hashlib.sha256(path.read_bytes()).hexdigest()
"""


def run(code: str, environment: dict[str, str]) -> float:
    """Seconds of a fresh interpreter."""
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], env=os.environ | environment, check=True)
    return time.perf_counter() - begun


def main() -> int:
    """Print the medians; 1 beyond the limit."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with tempfile.TemporaryDirectory() as root:
        write(Path(root) / "reports", count)
        environment = {"CHISO_DATA_DIR": f"{root}/data", "CHISO_REPORTS": f"{root}/reports"}
        time.sleep(3)  # a file that was written just now is hashed again
        run(PREPARE, environment)
        pairs = [(run(HASH, environment), run(NIGHT, environment)) for _ in range(ROUNDS)]
    night = statistics.median(night for _, night in pairs)
    print(f"a night over {count} reports: {night:.1f} s, limit {LIMIT}")
    print(f"hashing the files alone: {statistics.median(bare for bare, _ in pairs):.2f} s")
    return int(night > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
