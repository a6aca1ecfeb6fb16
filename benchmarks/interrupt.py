"""Refreshes that are interrupted or killed at random moments: each ends at once, and the next goes on undisturbed.

`python -m benchmarks.interrupt [MOMENTS]`, a hundred unless said otherwise. Two reports change before each refresh, so
that there is always something to read, check, load, compare and publish. At the end a refresh runs through, and its
rows are held against those of an undisturbed one. Exit status 1 where one of them differs, an end took longer than two
seconds, a failure was recorded or a traceback printed.
"""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

MOMENTS, SECONDS = 100, 2.0
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGKILL)
REPORT = (
    "<html><body><h1>Báo cáo kết quả năm {year}</h1><p>Tỷ lệ hộ nghèo còn {share},5%. "
    "Toàn tỉnh có {count} hộ được vay vốn, tăng 4% so với năm trước.</p></body></html>"
)
ROWS = (
    "select report_id, indicator, kind, period_code, value, raw from observations order by 1, 2, 3, 4, 5",
    "select year, indicator, status, current_value, previous_value from year_over_year order by 1, 2, 3, 4",
)


def main() -> int:
    """Interrupt so many refreshes; print what was found."""
    moments = int(sys.argv[1]) if len(sys.argv) > 1 else MOMENTS
    moment = random.Random(moments)  # noqa: S311  moments, not secrets
    faults: list[str] = []
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "reports"
        folder.mkdir()
        write(folder, 0)
        whole = time.monotonic()
        refreshed(Path(place) / "data", folder)
        whole = time.monotonic() - whole
        for turn in range(1, moments + 1):
            write(folder, turn)
            faults += interrupted(Path(place) / "data", folder, moment.choice(SIGNALS), moment.uniform(0.5, whole))
        refreshed(Path(place) / "data", folder)
        refreshed(Path(place) / "undisturbed", folder)
        for query in ROWS:
            if rows(Path(place) / "data", query) != rows(Path(place) / "undisturbed", query):
                faults.append(f"other rows than undisturbed: {query}")
    print(f"{moments} refreshes of some {whole:.0f} s interrupted or killed, {len(faults)} faults")
    print(*faults, sep="\n")
    return int(bool(faults))


def write(folder: Path, turn: int) -> None:
    """Give both reports new figures."""
    for year in (2021, 2022):
        text = REPORT.format(year=year, share=3 + turn % 7, count=1000 + turn)
        (folder / f"ket-qua-{year}.html").write_text(text, encoding="utf-8")


def refreshed(data_dir: Path, folder: Path) -> None:
    """Refresh to the end."""
    subprocess.run(command(folder), env=environment(data_dir), stdout=subprocess.DEVNULL, check=True)


def interrupted(data_dir: Path, folder: Path, number: signal.Signals, seconds: float) -> list[str]:
    """Send a signal to a refresh after so many seconds; give what is wrong with its end."""
    with tempfile.TemporaryFile("w+", encoding="utf-8") as output:
        process = subprocess.Popen(command(folder), env=environment(data_dir), stdout=output, stderr=subprocess.STDOUT)
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.send_signal(number)
        told = time.monotonic()
        status = process.wait()
        took = time.monotonic() - told
        output.seek(0)
        said = output.read()
    where = f"{number.name} after {seconds:.1f} s: "
    faults = [f"{where}took {took:.1f} s to end"] if took > SECONDS else []
    faults += [f"{where}{said}"] if "Traceback" in said else []
    faults += [f"{where}status {status}"] if status not in (0, -signal.SIGKILL, 128 + number) else []
    if (data_dir / "warehouse.sqlite").exists():
        left = rows(data_dir, "select file, outcome_reason from source_file where outcome in ('failed', 'rejected')")
        faults += [f"{where}{line}" for line in left]
    return faults


def command(folder: Path) -> list[str]:
    """The command that a user gives."""
    return [sys.executable, "-m", "pipelines.command", "refresh", "--reports", str(folder)]


def environment(data_dir: Path) -> dict[str, str]:
    """All that it writes, it writes there."""
    return os.environ | {"CHISO_DATA_DIR": str(data_dir)}


def rows(data_dir: Path, query: str) -> list[tuple[object, ...]]:
    """What a warehouse answers."""
    with sqlite3.connect(data_dir / "warehouse.sqlite") as connection:
        return connection.execute(query).fetchall()


if __name__ == "__main__":
    sys.exit(main())
