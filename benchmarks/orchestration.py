"""What Dagster costs: `chiso refresh` of five reports against the same functions called one after the other.

`make bench`, or `python -m benchmarks.orchestration [FOLDER]` for other reports than five of the bundled ones. Both as
whole processes in turn, median of five: at most 1.5 × the plain script and ten seconds.
"""

import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS, FACTOR, EXTRA = 5, 1.5, 10.0
BUNDLED = Path(__file__).parent.parent / "sources" / "bundled" / "reports"
FIVE = (
    "2022-summary-indicators.pdf",
    "2022-summary-plan.html",
    "2022-summary-growth.docx",
    "2023-summary-results.pdf",
    "2023-summary-plan.txt",
)


def seconds(command: list[str], data_dir: str) -> tuple[float, float]:
    """Wall and processor seconds of one process and what it starts."""
    begun, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, env=os.environ | {"CHISO_DATA_DIR": data_dir}, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.perf_counter() - begun, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> int:
    """Print each round and the medians; exit status 1 beyond the limit."""
    with tempfile.TemporaryDirectory() as chosen:
        for name in FIVE:
            shutil.copyfile(BUNDLED / name, Path(chosen) / name)
        folder = sys.argv[1] if len(sys.argv) > 1 else chosen
        pairs = []
        for count in range(1, ROUNDS + 1):
            with tempfile.TemporaryDirectory() as first, tempfile.TemporaryDirectory() as second:
                plain = seconds([sys.executable, "-m", "benchmarks.plain", folder, first], first)
                chiso = str(Path(sys.executable).parent / "chiso")
                dagster = seconds([chiso, "refresh", "--reports", folder], second)
            pairs.append((plain, dagster))
            print(
                f"round {count}: plain script {plain[0]:.1f} s ({plain[1]:.1f} s of a processor), "
                f"refresh {dagster[0]:.1f} s ({dagster[1]:.1f} s)",
                flush=True,
            )
    plain, dagster = (statistics.median(wall for wall, _ in times) for times in zip(*pairs, strict=True))
    limit = FACTOR * plain + EXTRA
    print(f"median: plain script {plain:.1f} s, refresh {dagster:.1f} s, limit {limit:.1f} s")
    return int(dagster > limit)


if __name__ == "__main__":
    sys.exit(main())
