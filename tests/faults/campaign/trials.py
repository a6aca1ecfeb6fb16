"""What is done to a refresh, kind by kind: each trial gives what was wrong with how the refresh took it.

What must hold afterwards is the same for all kinds and is looked at by the campaign: `Ground.kept` and `healed`.
"""

import os
import random
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from sqlalchemy import text

from tests.faults.campaign import mutations
from tests.faults.campaign.ground import YEARS, Ended, Ground, Refreshing, told, touched
from warehouse.database import connect

Trial = Callable[[Ground, random.Random], list[str]]

SOON = 0.3
"""Seconds within which a fault strikes after its stage began."""
SECONDS_TO_END = 2
_SETTLED = ("loaded", "rejected")
"""Outcomes of a file that need no further try."""
_ROOM = 4 * 1024**2
"""Bytes that are left at most on a disk that fills up; a refresh writes some six million."""


class CannotBeTriedError(Exception):
    """Here is not what a trial needs: rights, a server."""


def stage(ground: Ground, year: int, by: random.Random) -> tuple[str, Callable[[Refreshing], bool]]:
    """Draw a stage of a refresh of the report of a year, and how to tell that it was reached."""
    report = f"{year}-ket-qua"
    stages: Mapping[str, Callable[[Refreshing], bool]] = {
        "starting": lambda run: time.time() - run.begun > by.uniform(0, 1),
        "looking": lambda run: touched(ground.data / "dagster" / "dagster.yaml", run.begun),
        "reading": lambda run: touched(ground.staging / "report_file" / f"{report}.bin", run.begun),
        "understanding": lambda run: touched(ground.staging / "document" / f"{report}.json", run.begun),
        "checking": lambda run: touched(ground.staging / "verdict_document" / f"{report}.json", run.begun),
        "loading": lambda run: touched(ground.staging / "verdict_tasks" / f"{report}.json", run.begun),
        "comparing": lambda run: f"read      {report}" in run.said(),
        "publishing": lambda run: (ground.data / "exports" / "observations.csv.part").exists(),
        "ending": lambda run: touched(ground.data / "site" / ".chiso-pages.json", run.begun),
    }
    return by.choice(list(stages.items()))


def strike(ground: Ground, by: random.Random, fault: Callable[[Refreshing], object]) -> Ended:
    """Refresh new figures of one report, let a fault strike a moment into a stage, and wait for the end."""
    year = by.choice(YEARS)
    ground.write(year)
    _, reached = stage(ground, year, by)
    with ground.refreshing() as run:
        if run.until(reached):
            time.sleep(by.uniform(0, SOON))
        fault(run)
        return run.ended()


def killed(ground: Ground, by: random.Random) -> list[str]:
    """kill -9 of one process of a refresh, or of all of them."""
    whom = by.choice(("all", "the one that watches", "the one that works", "the one that reads"))

    def kill(run: Refreshing) -> None:
        processes = below(run.process.pid)
        chosen = {
            "all": processes,
            "the one that watches": processes[:1],
            "the one that works": processes[1:2],
            "the one that reads": processes[-1:],
        }[whom]
        for process in chosen:
            _kill(process)

    return [f"{whom} killed: {fault}" for fault in told(strike(ground, by, kill), (0, 1, -9))]


def interrupted(ground: Ground, by: random.Random) -> list[str]:
    """Ctrl-C or SIGTERM: it ends within two seconds, says so, and leaves no failure behind."""
    number = by.choice((signal.SIGINT, signal.SIGTERM))
    sent: list[float] = []

    def interrupt(run: Refreshing) -> None:
        if run.process.poll() is None:
            sent.append(time.monotonic())
            run.process.send_signal(number)

    ended = strike(ground, by, interrupt)
    # Before it has begun there is nothing to tell.
    faults = told(ended, (0, 128 + number)) if ended.said or ended.status != 128 + number else []
    if sent and (took := time.monotonic() - sent[0]) > SECONDS_TO_END:
        faults.append(f"{took:.1f} s to end")
    return [f"{number.name}: {fault}" for fault in faults + _failures(ground)]


def _failures(ground: Ground) -> list[str]:
    if not (ground.data / "warehouse.sqlite").exists():
        return []
    return [
        f"left as {outcome}: {file}" for file, outcome in ground.outcomes().items() if outcome not in (*_SETTLED, None)
    ]


def two_at_once(ground: Ground, by: random.Random) -> list[str]:
    """Two or three refreshes of one data folder."""
    ground.write()
    with ExitStack() as stack:
        runs = []
        for _ in range(by.randint(2, 3)):
            runs.append(stack.enter_context(ground.refreshing()))
            time.sleep(by.uniform(0, 2))
        return [fault for run in runs for fault in told(run.ended(), (0,))]


def report_changed(ground: Ground, by: random.Random) -> list[str]:
    """A report that is replaced, rewritten in place, emptied, halved or removed while it is at work."""
    year = by.choice(YEARS)
    file = ground.file(year)
    ways: Mapping[str, Callable[[], object]] = {
        "replaced": lambda: _replace(file, ground.next_page(year)),
        "rewritten": lambda: file.write_text(ground.next_page(year), encoding="utf-8"),
        "emptied": lambda: file.write_bytes(b""),
        "halved": lambda: file.write_bytes(file.read_bytes()[: file.stat().st_size // 2]),
        "removed": lambda: file.unlink(),
    }
    name, way = by.choice(list(ways.items()))
    faults = told(strike(ground, by, lambda _: way()))
    ground.write(year)
    return [f"{name}: {fault}" for fault in faults]


def folder_gone(ground: Ground, by: random.Random) -> list[str]:
    """The folder of reports is moved away while it is at work, as a mount that is lost, and back."""
    away = ground.place / "away"
    faults = told(strike(ground, by, lambda _: ground.reports.rename(away)))
    faults += told(ground.refresh(), (1,))
    away.rename(ground.reports)
    return faults


def reports_read_only(ground: Ground, _by: random.Random) -> list[str]:
    """The folder of reports may only be read: nothing of chiso's is written there."""
    ground.write()
    with _read_only(ground.reports):
        return told(ground.refresh(), (0,))


def data_read_only(ground: Ground, _by: random.Random) -> list[str]:
    """The data folder may only be read."""
    ground.write()
    with _read_only(ground.data):
        return told(ground.refresh(), (1,))


def disk_full(ground: Ground, by: random.Random) -> list[str]:
    """The disk of the data folder fills up in the middle of a refresh, and is given room again."""
    ground.write()
    with _disk(ground.data, by.randint(0, _ROOM)):
        return told(ground.refresh())


def warehouse_damaged(ground: Ground, by: random.Random) -> list[str]:
    """Pages of the warehouse's file are lost, or its end; afterwards a copy is put in its place, as the line says."""
    return _damaged(ground, by, ground.data / "warehouse.sqlite")


def dagster_damaged(ground: Ground, by: random.Random) -> list[str]:
    """The same of a file of Dagster's storage, which afterwards is moved away: it holds no figure."""
    files = sorted((ground.data / "dagster").rglob("*.db"))
    faults = _damaged(ground, by, by.choice(files), put_back=False)
    shutil.rmtree(ground.data / "dagster")
    return faults


def damaged_reports(ground: Ground, by: random.Random, count: int = 24, smallest: bool = True) -> list[str]:
    """Damaged files of every format among the good reports: each has an outcome, and the good ones are loaded."""
    ground.write()
    names = mutations.write(ground.reports, count, by, smallest)
    ended = ground.refresh()
    faults = told(ended)
    outcomes = ground.outcomes()
    live = {(report, value) for report, value, is_live in ground.rows() if is_live and report.endswith("-ket-qua")}
    faults += [f"{name}: outcome {outcomes.get(name)}" for name in names if outcomes.get(name) not in _SETTLED]
    if live != ground.due():
        faults.append(f"among damaged files: due {sorted(ground.due())}, found {sorted(live)}")
    for name in names:
        (ground.reports / name).unlink()
    return faults


def server_restarted(ground: Ground, by: random.Random, restart: Callable[[str], object]) -> list[str]:
    """PostgreSQL is restarted, with or without mercy."""
    how = by.choice(("fast", "immediate"))
    return [f"{how}: {fault}" for fault in told(strike(ground, by, lambda _: restart(how)))]


def connections_cut(ground: Ground, by: random.Random) -> list[str]:
    """The server ends all connections, once or three times."""

    def cut(_run: Refreshing) -> None:
        for _ in range(by.choice((1, 3))):
            engine = connect(ground.url)
            with engine.connect() as connection:
                connection.execute(
                    text(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        " WHERE datname = current_database() AND pid <> pg_backend_pid()"
                    )
                )
            engine.dispose()
            time.sleep(by.uniform(0, SOON))

    return told(strike(ground, by, cut))


def _damaged(ground: Ground, by: random.Random, file: Path, put_back: bool = True) -> list[str]:
    ground.write()
    whole = file.read_bytes()
    way = by.choice((mutations.cut, mutations.blanked, mutations.dropped, _no_head))
    file.write_bytes(way(whole, by))
    ended = ground.refresh()
    if put_back:
        for beside in file.parent.glob(f"{file.name}-*"):
            beside.unlink()
        file.write_bytes(whole)
    return [f"{file.name} {way.__name__.strip('_')}: {fault}" for fault in told(ended)]


def _no_head(data: bytes, by: random.Random) -> bytes:
    """A database that does not begin as one."""
    return by.randbytes(100) + data[100:]


def _replace(file: Path, page: str) -> None:
    other = file.with_suffix(".new")
    other.write_text(page, encoding="utf-8")
    other.replace(file)


def below(process: int) -> list[int]:
    """A process and all that it started, parents first."""
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except OSError:
        return []
    return [process, *(each for child in children for each in below(int(child)))]


def _kill(process: int) -> None:
    try:
        os.kill(process, 9)
    except ProcessLookupError:
        return


@contextmanager
def _read_only(folder: Path) -> Iterator[None]:
    """Nothing in a folder can be written; needs the right to mount, since root may write everywhere else."""
    _mount("--bind", folder, folder)
    try:
        _mount("-o", "remount,ro,bind", folder)
        yield
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


@contextmanager
def _disk(folder: Path, room: int) -> Iterator[None]:
    """A folder lies on a disk of its own that has so many bytes left."""
    away = folder.with_name(f"{folder.name}-away")
    shutil.copytree(folder, away)
    used = sum(path.stat().st_blocks * 512 for path in away.rglob("*"))
    _mount("-t", "tmpfs", "-o", f"size={used + room}", "tmpfs", folder)
    try:
        shutil.copytree(away, folder, dirs_exist_ok=True)
        yield
        shutil.rmtree(away)
        shutil.copytree(folder, away)
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)
        shutil.rmtree(folder)
        away.rename(folder)


def _mount(*arguments: str | Path) -> None:
    done = subprocess.run(["mount", *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        raise CannotBeTriedError(f"mount: {done.stderr.strip()}")
