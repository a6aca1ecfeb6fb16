"""How long a code location takes to load, against importing Dagster alone, and `make dev` to its first page.

Fresh processes, with compiled bytecode.
"""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.record import Record, against, alone, run, wall
from tests.running import dagster_server

IMPORT = "import dagster"
LOAD = "import pipelines.definitions as d; d.defs().get_repository_def()"


def measure() -> Iterator[Record]:
    """Give both."""
    yield against("loading", lambda: _python(LOAD), "import dagster", lambda: _python(IMPORT), 1.8)
    yield alone("loading, as one waits for it", lambda: _python(LOAD), 2.5, wall)
    yield alone("first page of make dev", _first_page, 15.0, wall, rounds=3)


def _python(code: str) -> None:
    run([sys.executable, "-c", code])


def _first_page() -> None:
    with tempfile.TemporaryDirectory() as folder, dagster_server(Path(folder)):
        pass
