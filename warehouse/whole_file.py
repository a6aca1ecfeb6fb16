"""A file that is put in place once it is whole: readers never see half of one, and a fault leaves nothing behind."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Give the place beside a file in which to write it; what is there replaces the file at the end.

    A process that is killed leaves the place behind, which the next writing of the file takes.
    """
    part = path.with_name(f"{path.name}.part")
    try:
        yield part
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
