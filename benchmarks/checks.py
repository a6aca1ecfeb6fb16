"""What the checks cost: their share of a refresh of the bundled reports, and all checks of the real reports.

`make bench`, or `python -m benchmarks.checks`. A refresh in a fresh process is looked at every few
milliseconds of its processor time: whether one of the asset checks is under way, the import of Great Expectations in
it. The named alternative is all else that the refresh does, the reading of files in processes of their own included.
Median of five, at most two fifths. Then every check of the real reports beside the project, if they are there, in at
most 15 s.
"""

import resource
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import FrameType

from assets import asset_checks

ROUNDS = 5
LIMIT = 0.4
SECONDS = 15
REPORTS = Path(__file__).parents[2] / "shared" / "reports"
EVERY = 0.005
"""Seconds of processor time between two looks."""


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
        signal.signal(signal.SIGPROF, look)
        before, last = _used(), time.process_time()
        signal.setitimer(signal.ITIMER_PROF, EVERY, EVERY)
        outcome = refresh(instance, settings, lambda _line: None)
        signal.setitimer(signal.ITIMER_PROF, 0)
        used = _used() - before
    if outcome.failed or outcome.rejected or not outcome.done:
        sys.exit(f"the refresh did not do its work: {outcome}")
    return spent, used


def _in_check(frame: FrameType | None) -> bool:
    while frame is not None:
        if frame.f_code.co_filename == asset_checks.__file__ and frame.f_code.co_name == "check":
            return True
        frame = frame.f_back
    return False


def _used() -> float:
    own, children = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def of_reports() -> bool:
    """Print the seconds of all checks of each real report; False above the limit."""
    from checks.findings import findings
    from normalise.observation import extract
    from sources.catalogue import describe
    from sources.reader import read

    total = 0.0
    for path in sorted(REPORTS.glob("*.*")):
        if path.suffix not in (".pdf", ".docx", ".html"):
            continue
        data = path.read_bytes()
        document = read(data, path.name)
        report = describe(str(path.parent), path.name, data, document)
        extraction = extract(document, report)
        begun = time.perf_counter()
        found = findings(document, extraction, report)
        took = time.perf_counter() - begun
        print(f"{path.name}: {len(found)} findings in {took:.2f} s")
        total += took
    if total:
        print(f"all checks of the real reports: {total:.1f} s (at most {SECONDS})")
    return total <= SECONDS


def of_refresh() -> bool:
    """Print the share of each round and their median; False above the limit."""
    shares = []
    for turn in range(1, ROUNDS + 1):
        with tempfile.TemporaryDirectory() as data_dir:
            made = subprocess.run([sys.executable, "-m", __spec__.name, data_dir], stdout=subprocess.PIPE, check=True)
        checks, used = map(float, made.stdout.split()[-2:])
        shares.append(checks / used)
        print(f"round {turn}: {checks:.1f} of {used:.1f} s, {checks / (used - checks):.2f} × all else", flush=True)
    share = statistics.median(shares)
    print(f"median share of the checks {share:.3f}, limit {LIMIT}")
    return share <= LIMIT


def main() -> int:
    """Print the figures; exit status 1 where one misses its limit."""
    return int(not all((of_refresh(), of_reports())))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(*seconds(sys.argv[1]))
    else:
        sys.exit(main())
