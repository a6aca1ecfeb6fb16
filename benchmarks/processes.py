"""What processes hold in memory and use of the processor. Pages that a tree of them shares are counted once (PSS)."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from benchmarks.record import PROJECT

EVERY = 1.0
"""Seconds between two looks."""


def below(pid: int) -> dict[int, str]:
    """The process and all that it started, with their command lines."""
    found = {}
    waiting = [pid]
    while waiting:
        one = waiting.pop()
        with suppress(OSError):
            found[one] = Path(f"/proc/{one}/cmdline").read_text().replace("\0", " ")
            for thread in Path(f"/proc/{one}/task").iterdir():
                waiting += map(int, (thread / "children").read_text().split())
    return found


def megabytes(pid: int) -> float:
    """The proportional set size of one process; 0 when it has ended."""
    with suppress(OSError, StopIteration):
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        return int(next(line for line in lines if line.startswith("Pss:")).split()[1]) / 1024
    return 0.0


def processor_seconds(pid: int) -> float:
    """What a process and all below it have used, those that have ended among them."""
    ticks = 0
    for one in below(pid):
        with suppress(OSError):
            ticks += sum(map(int, Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()[11:15]))
    return ticks / os.sysconf("SC_CLK_TCK")


@contextmanager
def watched(pid: int, only: str = "") -> Iterator[list[float]]:
    """A list that grows by the memory of a process tree, or of those in it whose command line holds `only`."""
    seen: list[float] = []
    over = threading.Event()

    def watch() -> None:
        while not over.is_set():
            seen.append(sum(megabytes(one) for one, command in below(pid).items() if only in command))
            time.sleep(EVERY)

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    yield seen
    over.set()
    thread.join()


def peak_megabytes(code: str, *arguments: object) -> float:
    """The most that a Python process which runs the code holds.

    Not by getrusage, whose peak after a fork is at least that of the parent.
    """
    told = f"{code}\nimport re; print(re.search(r'VmHWM:\\s+(\\d+) kB', open('/proc/self/status').read())[1])"
    command = [sys.executable, "-c", told, *map(str, arguments)]
    done = subprocess.run(command, cwd=PROJECT, stdout=subprocess.PIPE, check=True, text=True)
    return int(done.stdout.split()[-1]) / 1024
