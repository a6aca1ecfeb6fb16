"""Hostile files are read with a folder for temporary files of the test's own, and nothing may be left behind."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from sources.isolation import sandbox


def children(process: int) -> list[int]:
    """Process numbers of the children; none for a process that is gone."""
    try:
        return [int(child) for child in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
    except (FileNotFoundError, ProcessLookupError):
        return []


@pytest.fixture(scope="module", autouse=True)
def _temporary_files(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Processes that are started from here on have a folder of their own for temporary files."""
    folder = tmp_path_factory.mktemp("temporary")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tempfile, "tempdir", str(folder))
        patch.setenv("TMPDIR", str(folder))
        sandbox.end_all()
        yield folder
        sandbox.end_all()


@pytest.fixture(autouse=True)
def _nothing_left(_temporary_files: Path) -> Iterator[None]:
    """After each test: no temporary file, and no process but those that wait for the next file."""
    yield
    assert list(_temporary_files.iterdir()) == []
    waiting = set(sandbox.waiting())
    assert all(children(number) == [] for number in waiting)
    assert {child for child in children(os.getpid()) if "sources.isolation.child" in _command(child)} == waiting


def _command(process: int) -> str:
    return Path(f"/proc/{process}/cmdline").read_text()
