"""How the cost of a refresh grows with the number of small reports: the first, and a nightly one where nothing changed.

Generated reports of twenty rows and two sentences over ten years; whole `chiso refresh` processes.
"""

import tempfile
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from benchmarks.generated import write
from benchmarks.measures.refresh import refresh
from benchmarks.record import Record, growth, processor

NAMES = ("first refresh of small reports", "nightly refresh of small reports")
SECONDS = 0.5
"""Of a report."""


def measure(sizes: Sequence[int] = (10, 40, 160)) -> Iterator[Record]:
    """Give both of each size."""
    taken = [_of(count) for count in sizes]
    for records in zip(*taken, strict=True):
        yield from records
        yield growth(records, 1.05)


def in_full() -> Iterator[Record]:
    """The same up to 1,000 reports."""
    return measure((10, 100, 1_000))


def _of(count: int) -> list[Record]:
    with tempfile.TemporaryDirectory() as root:
        folder, data = Path(root) / "reports", Path(root) / "data"
        write(folder, count)
        return [
            Record(name, processor(partial(refresh, folder, data)), "s", limit=10 + SECONDS * count, size=count)
            for name in NAMES
        ]
