"""The databases that benchmarks of the warehouse run on: a SQLite file, and PostgreSQL where one answers."""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine, text

from benchmarks.facts import CATALOGUE, ENTITIES
from benchmarks.processes import processor_seconds
from benchmarks.record import Clock, Work, processor
from tests import postgresql
from warehouse.database import connect, migrate
from warehouse.loading.dimensions import load_catalogue


def names() -> list[str]:
    """Those that can be had."""
    reason = postgresql.unreachable(postgresql.address())
    if reason:
        print(f"left out: {reason}", file=sys.stderr)
    return ["sqlite"] if reason else ["sqlite", "postgresql"]


@contextmanager
def warehouse(name: str) -> Iterator[Engine]:
    """A new warehouse with the catalogue of the generated reports, gone afterwards."""
    with _place(name) as url:
        engine = connect(url)
        migrate(engine)
        load_catalogue(engine, CATALOGUE, ENTITIES)
        yield engine
        engine.dispose()


def clock(engine: Engine) -> Clock:
    """Seconds of the processor, those that a PostgreSQL server on this machine spends on our connection included."""
    if engine.dialect.name == "sqlite":
        return processor
    with engine.connect() as connection:  # the pool gives the same one again
        server: int = connection.execute(text("SELECT pg_backend_pid()")).scalar_one()

    def both(work: Work) -> float:
        begun = processor_seconds(server)
        return processor(work) + processor_seconds(server) - begun

    return both


@contextmanager
def _place(name: str) -> Iterator[str]:
    if name == "postgresql":
        with postgresql.database(postgresql.address()) as url:
            yield url
    else:
        with tempfile.TemporaryDirectory() as folder:
            yield f"sqlite:///{Path(folder) / 'warehouse.db'}"
