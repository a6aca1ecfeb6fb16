"""Connections, transactions and the schema's version.

What is written in a transaction belongs to the module that writes it.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url

from sources.document import Rejected

BUSY_MILLISECONDS = 60_000
"""How long a writer waits for another; a load takes well under a second."""

MIGRATIONS = Path(__file__).parent / "migrations"


def connect(url: str) -> Engine:
    """Open the warehouse at an SQLAlchemy URL, for example `sqlite:///data/warehouse.db`.

    A missing folder of a SQLite file is made. On SQLite readers never wait for a writer (WAL), foreign keys are
    enforced and transactions begin when SQLAlchemy says so, not at the first write as the driver would have it.
    """
    place = make_url(url)
    is_sqlite = place.get_backend_name() == "sqlite"
    if is_sqlite and place.database and place.database != ":memory:":
        Path(place.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(place)
    if is_sqlite:
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None
    for pragma in (
        f"busy_timeout = {BUSY_MILLISECONDS}",
        "journal_mode = WAL",
        "synchronous = NORMAL",
        "foreign_keys = ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    mode = connection.get_execution_options().get("sqlite_begin", "DEFERRED")
    connection.exec_driver_sql(f"BEGIN {mode}")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction that reads, compares and writes: all of it or nothing.

    On SQLite the write lock is taken at once (BEGIN IMMEDIATE). Two loads at a time then follow each other; with the
    default a second one would have read what the first is about to change, and fail or overlook it.
    """
    with engine.execution_options(sqlite_begin="IMMEDIATE").begin() as connection:
        yield connection


def migrate(engine: Engine) -> None:
    """Bring tables and views to the newest revision; does nothing, and takes no lock, where they are.

    Views are made anew after every upgrade, in the same transaction: a revision that only exists because the text of
    a view changed has nothing to say itself. Rejected if a newer chiso has been here.
    """
    from alembic import command
    from alembic.config import Config
    from alembic.runtime.migration import MigrationContext
    from alembic.script import ScriptDirectory

    from warehouse import views

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    scripts = ScriptDirectory.from_config(config)
    newest = scripts.get_current_head()
    with engine.connect() as connection:
        found = MigrationContext.configure(connection).get_current_revision()
    if found == newest:
        return
    if found not in (None, *(revision.revision for revision in scripts.walk_revisions())):
        raise Rejected(
            engine.url.render_as_string(),
            place="schema",
            found=f"revision {found}",
            expected=f"{newest} or an older one",
            remedy="a newer chiso has migrated this warehouse: update chiso, or name another warehouse",
        )
    with writing(engine) as connection:
        if MigrationContext.configure(connection).get_current_revision() == newest:
            return  # another process was first while this one waited for the lock
        views.drop(connection)
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        views.create(connection)
