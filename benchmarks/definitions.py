"""How long a code location takes to load, against importing Dagster alone, and `make dev` to its first page.

`make bench`, or `python -m benchmarks.definitions`. With compiled bytecode; fresh processes, median of five.
"""

import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.running import dagster_server

ROUNDS = 5
LOADED, FIRST_PAGE = 2.5, 15.0
"""Seconds."""
IMPORT = "import dagster"
LOAD = "import pipelines.definitions as d; d.defs().get_repository_def()"


def seconds(code: str) -> tuple[float, float]:
    """Wall and processor time of a fresh interpreter that runs the code."""
    begun, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", code], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.perf_counter() - begun, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def first_page() -> float:
    """Of `make dev`, until its page answers, over an empty data folder."""
    with tempfile.TemporaryDirectory() as folder:
        begun = time.perf_counter()
        with dagster_server(Path(folder)):
            return time.perf_counter() - begun


def main() -> int:
    """Print medians; 1 beyond a limit."""
    seconds(LOAD)
    pairs = [(seconds(IMPORT), seconds(LOAD)) for _ in range(ROUNDS)]
    load, cpu = (statistics.median(load[which] for _, load in pairs) for which in (0, 1))
    ratio = statistics.median(load[1] / bare[1] for bare, load in pairs)
    print(
        f"definitions: {load:.2f} s, limit {LOADED}; {cpu:.2f} s of a processor, {ratio:.2f} × importing dagster alone"
    )
    page = statistics.median(first_page() for _ in range(ROUNDS))
    print(f"first page of `make dev`: {page:.1f} s, limit {FIRST_PAGE}")
    return int(load > LOADED or page > FIRST_PAGE)


if __name__ == "__main__":
    sys.exit(main())
