"""Small reports through a team's processes: two Celery workers, daemon, web server, Redis, PostgreSQL, one machine.

A backfill in runs of twenty reports, as `docs/team.md` advises; then all years and the publication are not in it. The
database's processes are those of its roles here. Every half second it is asked which sessions wait for a lock; memory
is that of the workers' and of all processes. `docs/scale.md` reckons with these figures.
"""

import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import psycopg
from sqlalchemy import make_url

from benchmarks.generated import write
from benchmarks.processes import processor_seconds, watched
from benchmarks.record import Record
from tests.deploy import services
from tests.deploy.team import Team, launch, register, status, wait

REPORTS, FULL, A_RUN, WORKERS = 100, 1_000, 20, ("first", "second")
EVERY, HOUR = 0.5, 3_600
GOES_ON = ("REQUESTED", "IN_PROGRESS")
WAITING = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
FACTS = "SELECT count(*) FROM (SELECT 1 FROM fact_observation UNION ALL SELECT 1 FROM fact_target) AS facts"
SIZE = "SELECT pg_database_size(current_database())"


def measure(reports: int = REPORTS) -> Iterator[Record]:
    """Give time, memory, locks and room."""
    with tempfile.TemporaryDirectory() as root, ExitStack() as stack:
        databases, broker = stack.enter_context(services.databases()), stack.enter_context(services.broker())
        folder, home, data = (Path(root) / name for name in ("reports", "home", "data"))
        write(folder, reports)
        home.mkdir()
        places = {"CHISO_WAREHOUSE_URL": databases.loader, "DAGSTER_POSTGRES_URL": databases.dagster}
        settings = {"CHISO_DATA_DIR": str(data), "CHISO_REPORTS": str(folder), "CHISO_REPORTS_A_RUN": str(A_RUN)}
        team = Team(home, {"DAGSTER_HOME": str(home)} | settings | places | broker)
        roles = ("--loader", databases.names["chiso_loader"], "--reader", databases.names["chiso_reader"])
        team.run("chiso", "migrate", *roles, CHISO_WAREHOUSE_URL=databases.owner)
        stack.callback(team.stop)
        team.start_control()
        for name in WORKERS:
            team.start_worker(name)
        names = register(team)
        empty = {url: _ask(url, SIZE) for url in (databases.owner, databases.dagster)}  # with their tables
        pids = {name: process.pid for name, process in team.processes.items()}
        memory = [stack.enter_context(watched(pid)) for pid in pids.values()]
        waiting = stack.enter_context(_asked(databases.owner, WAITING))
        begun, used = time.perf_counter(), sum(map(processor_seconds, pids.values()))
        backfill = launch(team, names)
        ended = wait(lambda: (said := status(team, backfill)) not in GOES_ON and said, "the backfill ends", HOUR)
        seconds = time.perf_counter() - begun
        used = sum(map(processor_seconds, pids.values())) - used
        facts = _ask(databases.owner, FACTS)
        room, runs = (_ask(url, SIZE) - before for url, before in empty.items())
        staged = sum(file.stat().st_size for file in (data / "staging").rglob("*") if file.is_file())
    yield Record("backfills that failed", ended != "COMPLETED_SUCCESS", "", limit=0)
    yield Record(f"a report of {reports}", 1_000 * seconds / reports, "ms of the clock")
    yield Record(f"a report of {reports}, all processes but the database", 1_000 * used / reports, "ms")
    yield Record("facts a report", facts / reports, "")
    for name, one in zip(pids, memory, strict=True):
        yield Record(f"peak memory: {name}", max(one), "MB", limit=1_500)
    yield Record("sessions that wait for a lock, at most", max(waiting), "", limit=len(WORKERS))
    yield Record("share of moments with one that waits", sum(map(bool, waiting)) / len(waiting), "", limit=0.5)
    yield Record("warehouse, a fact", room / facts, "bytes")
    yield Record("staged, a report", staged / reports, "bytes")
    yield Record("runs and events, a report", runs / reports, "bytes")


def in_full() -> Iterator[Record]:
    """The same of 1,000 reports."""
    return measure(FULL)


def _ask(url: str, query: str) -> int:
    with psycopg.connect(_plain(url)) as connection:
        row = connection.execute(query.encode()).fetchone()
    assert row is not None
    return int(row[0])


def _plain(url: str) -> str:
    return make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)


@contextmanager
def _asked(url: str, query: str) -> Iterator[list[int]]:
    """A list that grows by the answer of each half second."""
    seen: list[int] = []
    over = threading.Event()

    def ask() -> None:
        with psycopg.connect(_plain(url), autocommit=True) as connection:
            while not over.wait(EVERY):
                row = connection.execute(query.encode()).fetchone()
                seen.append(int(row[0]) if row else 0)

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    yield seen
    over.set()
    thread.join()
