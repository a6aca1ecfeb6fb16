"""What the checks cost: their share of a refresh of the bundled reports, and all checks of the real reports.

A refresh in a fresh process is looked at every few milliseconds of its processor time: whether one of the asset checks
is under way, the import of Great Expectations in it. The alternative is all of the refresh, the reading of files in
processes of their own included.
"""

import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

from assets import asset_checks
from benchmarks.record import PROJECT, SHARED, Record, of_pairs, processor

SHARE = 0.4
SECONDS = 15
EVERY = 0.005
"""Seconds of processor time between two looks."""


def measure() -> Iterator[Record]:
    """Give the share of a refresh, and the checks of the real reports if they are there."""
    yield of_pairs("checks of all bundled reports", [_watched() for _ in range(3)], "the refresh with them", SHARE)
    if taken := list(_of_reports()):
        yield Record("checks of the real reports", sum(taken), "s", limit=SECONDS)


def _watched() -> tuple[float, float]:
    with tempfile.TemporaryDirectory() as data_dir:
        command = [sys.executable, "-m", __name__, data_dir]
        made = subprocess.run(command, stdout=subprocess.PIPE, check=True, cwd=PROJECT)
    checks, used = map(float, made.stdout.split()[-2:])
    return checks, used


def _of_reports() -> Iterator[float]:
    """Give the seconds of all checks of each real report."""
    from checks.findings import findings
    from normalise.observation import extract
    from sources.catalogue import describe
    from sources.reader import read

    for path in sorted((SHARED / "reports").glob("*.*")):
        if path.suffix in (".pdf", ".docx", ".html"):
            data = path.read_bytes()
            document = read(data, path.name)
            report = describe(str(path.parent), path.name, data, document)
            extraction = extract(document, report)
            yield processor(lambda of=(document, extraction, report): findings(*of))


def seconds(data_dir: str) -> tuple[float, float]:
    """Refresh once in this process; return the processor seconds of its checks, and of all."""
    from pipelines.instance import open_instance
    from pipelines.refresh import refresh
    from pipelines.settings import Settings

    spent = last = 0.0

    def look(_signal: int, frame: FrameType | None) -> None:
        nonlocal spent, last
        now = time.process_time()
        if _in_check(frame):
            spent += now - last
        last = now

    settings = Settings(data_dir=Path(data_dir))
    with open_instance(settings) as instance:

        def work() -> None:
            outcome = refresh(instance, settings, lambda _line: None)
            if outcome.failed or outcome.rejected or not outcome.done:
                sys.exit(f"the refresh did not do its work: {outcome}")

        signal.signal(signal.SIGPROF, look)
        last = time.process_time()
        signal.setitimer(signal.ITIMER_PROF, EVERY, EVERY)
        used = processor(work)
        signal.setitimer(signal.ITIMER_PROF, 0)
    return spent, used


def _in_check(frame: FrameType | None) -> bool:
    while frame is not None:
        if frame.f_code.co_filename == asset_checks.__file__ and frame.f_code.co_name == "check":
            return True
        frame = frame.f_back
    return False


if __name__ == "__main__":
    print(*seconds(sys.argv[1]))
