"""The most memory that all processes of a refresh hold at one time: `python -m tests.faults.campaign.memory [FOLDER]`.

Without a folder of reports, of a refresh of the bundled ones and all hostile files. Pages that processes share are
counted once (the proportional set size of Linux). Exit status 1 beyond the limit.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from pipelines.settings import PROJECT
from tests.faults import made
from tests.faults.campaign.mutations import BUNDLED
from tests.faults.campaign.trials import below

LIMIT = 1_500
"""MB."""
LOOKS_EVERY = 0.1
"""Seconds."""


def held(process: int) -> dict[str, int]:
    """What each process of a tree holds, in MB."""
    found = {}
    for number in below(process):
        try:
            command = Path(f"/proc/{number}/cmdline").read_text().split("\0")
            lines = Path(f"/proc/{number}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        size = sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
        found[f"{number} {' '.join(command[-3:])}"] = size // 1024
    return found


def main() -> int:
    """Refresh, and print what was held when most was."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(sys.argv[1]) if len(sys.argv) > 1 else _hostile(Path(place) / "reports")
        most: dict[str, int] = {}
        process = subprocess.Popen(
            [sys.executable, "-m", "pipelines.command", "refresh", "--reports", str(folder)],
            cwd=PROJECT,
            env=os.environ | {"CHISO_DATA_DIR": f"{place}/data"},
        )
        while process.poll() is None:
            most = max(most, held(process.pid), key=lambda each: sum(each.values()))
            time.sleep(LOOKS_EVERY)
    for name, size in most.items():
        print(f"{size:6,} MB  {name}")
    total = sum(most.values())
    print(f"{total:6,} MB at most, of {LIMIT:,} MB")
    return int(total > LIMIT)


def _hostile(folder: Path) -> Path:
    folder.mkdir()
    for path in BUNDLED.iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    for number, (name, make) in enumerate(made.FILES.items()):
        (folder / f"2022-{number:02}-{name}").write_bytes(make())
    return folder


if __name__ == "__main__":
    sys.exit(main())
