"""The ground that a trial stands on: a folder of reports whose every figure is known, and a warehouse of them."""

import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import inspect, text

from pipelines.settings import PROJECT
from tests.faults.campaign.handed import handed
from warehouse.database import connect

YEARS = (2021, 2022)
REPORT = (
    "<html><body><h1>Báo cáo kết quả năm {year}</h1><p>Tỷ lệ hộ nghèo còn {share},5%.</p>"
    "<p>Toàn tỉnh có {count} hộ được vay vốn.</p></body></html>"
)
PATIENCE = 600
"""Seconds after which a refresh is taken to hang."""
SAID_BY_THE_RUN = ("failed", "rejected", "interrupted", "warning")
"""What the line begins with that says what went wrong."""


@dataclass(frozen=True)
class Ended:
    """How a refresh ended."""

    status: int
    said: str

    @property
    def lines(self) -> list[str]:
        """The lines that say what went wrong."""
        return [line for line in self.said.splitlines() if line.lstrip().startswith(SAID_BY_THE_RUN)]


class Process(Protocol):
    """What a trial needs of a process that it started."""

    pid: int

    def poll(self) -> int | None:
        """The exit status, None while it is at work."""

    def wait(self, timeout: float | None = None) -> int:
        """Wait for the end."""

    def send_signal(self, number: int, /) -> None:
        """Send a signal."""

    def kill(self) -> None:
        """End it without a word."""


def command(variables: dict[str, str], output: int) -> Process:
    """Start `chiso refresh` as everybody does."""
    return subprocess.Popen(
        [sys.executable, "-m", "pipelines.command", "refresh"],
        cwd=PROJECT,
        env=os.environ | variables,
        stdout=output,
        stderr=subprocess.STDOUT,
    )


@dataclass
class Ground:
    """A folder of two reports and a data folder; `version` counts how often the reports were written."""

    place: Path
    warehouse_url: str | None = None
    begin: Callable[[dict[str, str], int], Process] = command
    """Starts a refresh with variables of the environment and an open file for what it says."""
    version: int = 0
    ever: set[tuple[str, float]] = field(default_factory=set)
    """Rows that were once seen in the warehouse, live or closed: none of them may ever be gone."""

    def __post_init__(self) -> None:
        self.reports.mkdir(parents=True)

    @property
    def reports(self) -> Path:
        """The folder of reports."""
        return self.place / "reports"

    @property
    def data(self) -> Path:
        """All that chiso writes, but for a warehouse on a server."""
        return self.place / "data"

    @property
    def staging(self) -> Path:
        """What lies between two steps."""
        return self.data / "staging"

    @property
    def url(self) -> str:
        """Of the warehouse."""
        return self.warehouse_url or f"sqlite:///{self.data / 'warehouse.sqlite'}"

    def file(self, year: int) -> Path:
        """The report of a year."""
        return self.reports / f"ket-qua-{year}.html"

    def page(self, year: int) -> str:
        """What the report of a year says in this version."""
        return REPORT.format(year=year, share=3 + self.version % 7, count=100 + self.version)

    def write(self, *years: int) -> None:
        """Give the reports of some years new figures, all unless said."""
        self.version += 1
        for year in years or YEARS:
            self.file(year).write_text(self.page(year), encoding="utf-8")

    def next_page(self, year: int) -> str:
        """What the report of a year says in a further version."""
        self.version += 1
        return self.page(year)

    @contextmanager
    def refreshing(self) -> Iterator["Refreshing"]:
        """A refresh under way; killed if the block ends before it does."""
        variables = {"CHISO_DATA_DIR": str(self.data), "CHISO_REPORTS": str(self.reports)}
        if self.warehouse_url:
            variables["CHISO_WAREHOUSE_URL"] = self.warehouse_url
        with tempfile.TemporaryFile("w+", encoding="utf-8") as output:
            process = self.begin(variables, output.fileno())
            try:
                yield Refreshing(process, output.fileno(), time.time())
            finally:
                process.kill()
                process.wait()

    def refresh(self) -> Ended:
        """Refresh to the end."""
        with self.refreshing() as run:
            return run.ended()

    def rows(self) -> list[tuple[str, float, bool]]:
        """Report, value and whether it is live, of every level that was ever loaded; none where nothing was made."""
        query = "SELECT report_id, value, recorded_to IS NULL FROM fact_observation"
        return [(report, float(value), bool(live)) for report, value, live in self._asked(query)]

    def outcomes(self) -> dict[str, str | None]:
        """What the register says became of each file."""
        return dict(self._asked("SELECT file, outcome FROM source_file"))

    def _asked(self, query: str) -> list[Any]:
        if self.warehouse_url is None and not (self.data / "warehouse.sqlite").exists():
            return []
        engine = connect(self.url)
        try:
            with engine.connect() as connection:
                if not inspect(connection).has_table("source_file"):
                    return []
                return [tuple(row) for row in connection.execute(text(query))]
        finally:
            engine.dispose()

    def kept(self) -> list[str]:
        """What is wrong now: reports that are loaded by half, rows that are gone, a file that is not whole."""
        rows = self.rows()
        faults = []
        for report in {report for report, _, _ in rows}:
            live = sorted(value for of, value, is_live in rows if of == report and is_live)
            if live and not self._is_one_version(live):
                faults.append(f"half loaded: {report} has {live}")
        seen = {(report, value) for report, value, _ in rows}
        faults += [f"lost: {report} had {value}" for report, value in sorted(self.ever - seen)]
        self.ever |= seen
        if self.warehouse_url is None and rows:
            with sqlite3.connect(self.data / "warehouse.sqlite") as connection:
                (whole,) = connection.execute("PRAGMA integrity_check").fetchone()
            faults += [] if whole == "ok" else [f"the warehouse is not whole: {whole}"]
        return faults

    def _is_one_version(self, live: list[float]) -> bool:
        return any(live == [3.5 + version % 7, 100.0 + version] for version in range(1, self.version + 1))

    def healed(self) -> list[str]:
        """What is wrong after an undisturbed refresh: it must bring the warehouse to what the pages say."""
        ended = self.refresh()
        live = sorted((report, value) for report, value, is_live in self.rows() if is_live)
        due = sorted(self.due())
        faults = [] if live == due else [f"the next refresh does not heal: due {due}, found {live}; {ended.said}"]
        if ended.status:
            faults.append(f"the next refresh ends with {ended.status}: {ended.said}")
        left = sorted(path.name for path in self.data.rglob("*.part"))
        return [*faults, *(f"left behind: {name}" for name in left), *self.kept(), *handed(self)]

    def due(self) -> set[tuple[str, float]]:
        """Report and value of every figure on the pages as they lie there."""
        return {(f"{year}-ket-qua", value) for year in YEARS for value in self.printed(year)}

    def printed(self, year: int) -> tuple[float, float]:
        """The figures on the page of a year."""
        words = self.file(year).read_text(encoding="utf-8")
        share = words.split("còn ")[1].split("%")[0].replace(",", ".")
        return float(share), float(words.split("có ")[1].split()[0])


@dataclass(frozen=True)
class Refreshing:
    """A refresh under way."""

    process: Process
    output: int
    begun: float

    def said(self) -> str:
        """What it has printed so far."""
        return os.pread(self.output, 1 << 20, 0).decode("utf-8")

    def until(self, holds: Callable[["Refreshing"], bool]) -> bool:
        """Wait until something holds; False if the refresh ended before."""
        end = time.monotonic() + PATIENCE
        while not holds(self):
            if self.process.poll() is not None or time.monotonic() > end:
                return False
            time.sleep(0.005)
        return True

    def ended(self) -> Ended:
        """Wait for its end; one that hangs is killed, and its status tells."""
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
        return Ended(self.process.wait(), self.said())

    def killed(self) -> Ended:
        """End it without a word."""
        self.process.send_signal(signal.SIGKILL)
        return self.ended()


def told(ended: Ended, statuses: tuple[int, ...] = (0, 1)) -> list[str]:
    """What is wrong with how a refresh ended: a traceback, another status, a failure that no line explains."""
    faults = [f"a traceback on the screen: {ended.said}"] if "Traceback" in ended.said else []
    faults += [f"a fault of chiso: {line}" for line in ended.lines if "fault of chiso" in line]
    if ended.status not in statuses:
        faults.append(f"status {ended.status}: {ended.said}")
    elif ended.status > 0 and not any(";" in line for line in ended.lines):
        faults.append(f"status {ended.status} without a line that says what to do: {ended.said}")
    return faults


def touched(path: Path, since: float) -> bool:
    """Whether a file was written since."""
    try:
        return path.stat().st_mtime >= since
    except OSError:
        return False
