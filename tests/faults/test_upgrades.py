"""A warehouse of an earlier version with the bundled reports in it: upgraded, cut short, tried by an older version."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from sqlalchemy import Connection, MetaData, Table, inspect, select

from sources.document import Rejected
from tests import postgresql
from tests.bundled import bundled_warehouse
from tests.warehouse.test_migrations import REVISIONS, config, sample
from warehouse import database
from warehouse.database import connect, migrate, writing
from warehouse.schema.access import REPLACED
from warehouse.views import view

Rows = dict[str, list[dict[str, Any]]]
EARLIER = ("0001", "0008", "0015")
MADE_ANEW = {table.name for table in REPLACED}
"""Tables whose rows follow from the catalogues and the other rows, some in words that are younger than a revision."""


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> Rows:
    """All rows of the bundled reports."""
    engine = bundled_warehouse(f"sqlite:///{tmp_path_factory.mktemp('bundled') / 'warehouse.sqlite'}")
    with engine.connect() as connection:
        found = _rows(connection)
    engine.dispose()
    return found


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Of a database without any table."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'old.sqlite'}"
    else:
        with postgresql.database(postgresql.server()) as fresh:
            yield fresh


def _tables(connection: Connection) -> list[Table]:
    found = MetaData()
    found.reflect(connection)
    return [table for table in found.sorted_tables if table.name not in ("alembic_version", "made_views")]


def _rows(connection: Connection) -> Rows:
    return {
        table.name: sorted((dict(row) for row in connection.execute(select(table)).mappings()), key=str)
        for table in _tables(connection)
    }


def _old(url: str, revision: str, rows: Rows) -> Rows:
    """Make a warehouse of an earlier revision with as much of the rows as it had columns for."""
    engine = connect(url)
    with writing(engine) as connection:
        command.upgrade(config(connection), revision)
        for table in _tables(connection):
            known = [
                sample(table) | {name: value for name, value in row.items() if name in table.columns}
                for row in (rows[table.name] if table.name in rows.keys() - MADE_ANEW else [])
            ]
            if known:
                connection.execute(table.insert(), known)
        found = _rows(connection)
    engine.dispose()
    return found


def _missing(before: Rows, after: Rows) -> list[str]:
    """Rows of before that are not among those after, in the columns that both have."""
    lost = []
    for table, old in before.items():
        columns = old[0].keys() & after[table][0].keys() if old and after[table] else set[str]()
        there = {str(sorted((name, str(row[name])) for name in columns)) for row in after[table]}
        lost += [
            f"{table}: {row}" for row in old if str(sorted((name, str(row[name])) for name in columns)) not in there
        ]
    return lost


@pytest.mark.parametrize("revision", EARLIER)
def test_every_row_is_there_after_an_upgrade_and_after_one_that_was_killed(
    url: str, revision: str, rows: Rows, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _old(url, revision, rows)
    assert sum(map(len, before.values())) > 1_000
    fork = os.fork()
    if fork == 0:
        monkeypatch.setattr(view, "create", lambda _: os.kill(os.getpid(), signal.SIGKILL))
        try:
            migrate(connect(url))
        finally:
            os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(fork, 0)[1]) == -signal.SIGKILL
    engine = connect(url)
    with engine.connect() as connection:
        assert database._revision_on(connection) == revision
        assert _rows(connection) == before
    assert migrate(engine) == REVISIONS[-1]
    with engine.connect() as connection:
        assert _missing(before, _rows(connection)) == []
        assert connection.exec_driver_sql("SELECT COUNT(*) FROM observations").scalar()
    engine.dispose()


def test_an_older_version_leaves_a_newer_warehouse_as_it_is(
    url: str, rows: Rows, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    before = _old(url, REVISIONS[-1], rows)
    older = tmp_path / "migrations"
    (older / "versions").mkdir(parents=True)
    for path in (*database.MIGRATIONS.glob("*.py*"), *sorted(database.MIGRATIONS.glob("versions/*.py"))[:-1]):
        (older / path.relative_to(database.MIGRATIONS)).write_bytes(path.read_bytes())
    monkeypatch.setattr(database, "MIGRATIONS", older)
    engine = connect(url)
    with pytest.raises(Rejected, match="update chiso, or name another warehouse"):
        migrate(engine)
    with engine.connect() as connection:
        assert _rows(connection) == before
        assert inspect(connection).has_table("made_views")
    engine.dispose()
