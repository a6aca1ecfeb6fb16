"""The main job against what it was: `chiso refresh` of the same reports by this code and by that of 5fdb92d.

Each with the libraries that its own lock file names: those of 5fdb92d are installed beside it, so a package registry
must answer. Whole processes in turn. What came since, such as the pages to read, is counted against this code.
"""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.record import PROJECT, Record, against, run

BEFORE, LIMIT = "5fdb92d", 0.9
REFRESH = "import sys; from pipelines.cli import app; sys.argv[1:] = ['refresh']; app()"
BIN = Path(sys.executable).parent


def measure() -> Iterator[Record]:
    """Give one refresh of each."""
    with tempfile.TemporaryDirectory() as root:
        before = Path(root) / "before"
        _git("worktree", "add", "--detach", before, BEFORE)
        try:
            python = _installed(before, Path(root) / "libraries")
            reports = before / "sources" / "bundled" / "reports"
            yield against(
                "first refresh, all bundled reports",
                lambda: _refresh(Path(sys.executable), PROJECT, reports),
                f"the code of {BEFORE}",
                lambda: _refresh(python, before, reports),
                LIMIT,
                rounds=3,
            )
        finally:
            _git("worktree", "remove", "--force", before)


def _git(*arguments: str | Path) -> None:
    subprocess.run(["git", *arguments], cwd=PROJECT, check=True, capture_output=True)


def _installed(code: Path, place: Path) -> Path:
    """Install what the lock file of a checkout names; gives the Python that has it."""
    run([BIN / "uv", "venv", "--quiet", "--python", sys.executable, place])
    python = place / "bin" / "python"
    lock = code / "requirements.lock"
    run([BIN / "uv", "pip", "install", "--quiet", "--compile-bytecode", "--python", python, "--requirements", lock])
    return python


def _refresh(python: Path, code: Path, reports: Path) -> None:
    with tempfile.TemporaryDirectory() as data:
        run([python, "-P", "-c", REFRESH], PYTHONPATH=code, CHISO_DATA_DIR=data, CHISO_REPORTS=reports)
