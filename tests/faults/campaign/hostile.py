"""Every hostile file there is, read as any other: each must end as stated, within the limits, with nothing left behind.

`python -m tests.faults.campaign.hostile [FOLDER …]` adds the files of the folders. Prints each outcome that took long
and the count of each kind; exit status 1 if one file ended otherwise or left a process or a temporary file.
"""

import os
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from sources import limits, reader
from sources.document import Rejected
from sources.isolation import sandbox
from tests.faults import made

BUNDLED = Path(reader.__file__).with_name("bundled") / "reports"
DAMAGED = (
    "2023-summary-results.pdf",
    "2024-summary-gdp-share.pdf",
    "2022-summary-growth.docx",
    "2022-summary-plan.html",
)
CUTS, FLIPS = 50, 200
SHOWN_FROM = 1.0
"""Seconds."""


def files(folders: list[str]) -> Iterator[tuple[str, str, bytes]]:
    """What to call it, the file name under which it is read, its bytes."""
    for folder in folders:
        for path in sorted(Path(folder).iterdir()):
            yield str(path), path.name, path.read_bytes()
    for name, make in made.FILES.items():
        yield name, name, make()
    for name in DAMAGED:
        data = (BUNDLED / name).read_bytes()
        for what, damaged in (*made.cut(data, CUTS), *made.flipped(data, FLIPS)):
            yield f"{name}, {what}", name, damaged


def outcome(data: bytes, name: str) -> tuple[str, str]:
    """Its kind and its line."""
    try:
        document = reader.read(data, name)
    except Rejected as error:
        stated = all((error.file == name, error.place, error.found, error.expected, error.remedy))
        return ("rejected" if stated else "UNSTATED"), str(error)
    except Exception as error:
        return "UNSTATED", f"{type(error).__name__}: {error}"
    left_out = [note for note in document.notes if "left out" in note]
    return ("read with pages left out" if left_out else "read"), "; ".join(left_out)


def left_behind(folder: str) -> list[str]:
    """Temporary files, and processes below those that wait for the next file."""
    below = [
        child
        for waiting in sandbox.waiting()
        for child in Path(f"/proc/{waiting}/task/{waiting}/children").read_text().split()
    ]
    return [*(path.name for path in Path(folder).iterdir()), *(f"process {number}" for number in below)]


def main() -> int:
    """Read them all; 1 if one is not as it must be."""
    kinds: Counter[str] = Counter()
    wrong: list[str] = []
    longest = 0.0
    with tempfile.TemporaryDirectory() as folder:
        tempfile.tempdir = os.environ["TMPDIR"] = folder
        for what, name, data in files(sys.argv[1:]):
            begun = time.perf_counter()
            kind, line = outcome(data, name)
            seconds = time.perf_counter() - begun
            longest = max(longest, seconds)
            kinds[kind] += 1
            late = seconds > limits.SECONDS_A_FILE + limits.SECONDS_A_PAGE * 10
            left = left_behind(folder)
            if kind == "UNSTATED" or late or left:
                wrong.append(what)
            if what in wrong or seconds > SHOWN_FROM:
                print(f"{seconds:5.1f} s  {what}: {kind} {line} {'LATE' if late else ''}{left or ''}", flush=True)
        sandbox.end_all()
    for kind, count in kinds.items():
        print(f"{kind}: {count}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"longest {longest:.1f} s, peak memory of this process {peak} MB, not as stated: {len(wrong)}")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
