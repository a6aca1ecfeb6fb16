"""A night on which none of 1,000 reports changed: what the look costs, against hashing all files; nothing else runs.

The reports are registered as loaded, which is all that the look asks; loading them is another benchmark. A fresh
process for each night.
"""

import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.generated import write
from benchmarks.record import Record, against, alone, run

REPORTS = 1_000
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


def measure() -> Iterator[Record]:
    """Give a night, by itself and against hashing."""
    with tempfile.TemporaryDirectory() as root:
        write(Path(root) / "reports", REPORTS)
        time.sleep(3)  # a file that was written just now is hashed again

        def python(code: str) -> None:
            run([sys.executable, "-c", code], CHISO_DATA_DIR=f"{root}/data", CHISO_REPORTS=f"{root}/reports")

        python(PREPARE)
        yield alone("1,000 unchanged reports", lambda: python(NIGHT), 20.0)
        yield against("1,000 unchanged reports", lambda: python(NIGHT), "hashing the files alone", lambda: python(HASH))
