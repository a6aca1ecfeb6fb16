"""A second `chiso refresh` on the same files against the first, as whole processes: at most a fifth of the time.

`make bench`, or `python -m benchmarks.second_refresh [FOLDER]` for other reports than the bundled ones.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 5
LIMIT = 0.2


def seconds_of_refresh(data_dir: str, folder: str | None) -> float:
    """Wall seconds of one `chiso refresh` process."""
    command = [str(Path(sys.executable).parent / "chiso"), "refresh", *(["--reports", folder] if folder else [])]
    begun = time.perf_counter()
    subprocess.run(command, env=os.environ | {"CHISO_DATA_DIR": data_dir}, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - begun


def main() -> int:
    """Print each round and the median ratio; exit status 1 above the limit."""
    folder = sys.argv[1] if len(sys.argv) > 1 else None
    ratios = []
    for count in range(1, ROUNDS + 1):
        with tempfile.TemporaryDirectory() as data_dir:
            first, second = (seconds_of_refresh(data_dir, folder) for _ in range(2))
        ratios.append(second / first)
        print(f"round {count}: first {first:.1f} s, second {second:.1f} s, ratio {second / first:.3f}")
    median = statistics.median(ratios)
    print(f"median ratio {median:.3f}, limit {LIMIT}")
    return int(median > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
