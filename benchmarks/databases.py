"""The databases that benchmarks of the warehouse run on: a SQLite file, and PostgreSQL where one answers."""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine

from benchmarks.facts import CATALOGUE, ENTITIES
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


@contextmanager
def _place(name: str) -> Iterator[str]:
    if name == "postgresql":
        with postgresql.database(postgresql.address()) as url:
            yield url
    else:
        with tempfile.TemporaryDirectory() as folder:
            yield f"sqlite:///{Path(folder) / 'warehouse.db'}"
