"""`chiso refresh` as whole processes: against plain scripts that do the same without Dagster, or far less; then again.

The same functions called one after the other (`benchmarks.plain`) tell what Dagster costs. The pandas script
(`benchmarks.pandas_script`) is what one writes instead of chiso: cells of tables into one table, not understood, not
checked, not compared. Five of the bundled reports, and all of them for the second refresh.
"""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.generated import BUNDLED
from benchmarks.record import Record, against, of_pairs, processor, run

ROUNDS = 3
"""Each is of many seconds."""
CHISO = Path(sys.executable).parent / "chiso"
FIVE = (
    "2022-summary-indicators.pdf",
    "2022-summary-plan.html",
    "2022-summary-growth.docx",
    "2023-summary-results.pdf",
    "2023-summary-plan.txt",
)


def measure() -> Iterator[Record]:
    """Give the first refresh against each script, and the second against the first."""
    with tempfile.TemporaryDirectory() as folder:
        for name in FIVE:
            shutil.copyfile(BUNDLED / name, Path(folder) / name)
        ways = {
            "its functions without Dagster": (lambda: _script("plain", folder), 2.5),
            "pandas script, cells only": (lambda: _script("pandas_script", folder), None),
        }
        for name, (theirs, limit) in ways.items():
            yield against("first refresh, 5 reports", lambda: _first(folder), name, theirs, limit, rounds=ROUNDS)
    rounds = [_twice(BUNDLED) for _ in range(ROUNDS)]
    yield of_pairs("second refresh, all bundled reports", rounds, "the first", 0.2)


def _script(name: str, folder: str) -> None:
    with tempfile.TemporaryDirectory() as data:
        run([sys.executable, "-m", f"benchmarks.{name}", folder, data])


def _first(folder: str | Path) -> None:
    with tempfile.TemporaryDirectory() as data:
        refresh(folder, data)


def refresh(folder: str | Path, data: str | Path) -> None:
    """Refresh as a user does."""
    run([CHISO, "refresh", "--reports", folder], CHISO_DATA_DIR=data)


def _twice(folder: Path) -> tuple[float, float]:
    """Seconds of a second refresh, and of the first before it."""
    with tempfile.TemporaryDirectory() as data:
        first, second = (processor(lambda: refresh(folder, data)) for _ in range(2))
    return second, first
