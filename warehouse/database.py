"""Connections, transactions and the schema's version.

What is written in a transaction belongs to the module that writes it.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from traceback import walk_tb
from typing import Any

from sqlalchemy import URL, Connection, Engine, ExceptionContext, create_engine, event, func, make_url, select, text
from sqlalchemy.exc import OperationalError

from sources.document import Rejected, Unavailable

BUSY_MILLISECONDS = 60_000
"""How long a writer waits for another on SQLite; a load takes well under a second."""

CACHE_KIB, CHECKPOINT_PAGES = 65_536, 16_384
"""SQLite holds 64 MiB of pages and copies its log back every 64 MiB: the indexes of a large load stay at hand."""

ROWS_COUNTED, ROWS_A_TARGET = 3_000, 300
"""How many rows a database looks at for its statistics, enough to tell ten from a thousand; the target of PostgreSQL is
a three hundredth of it."""

WRITER_LOCK = 0x636869736F
"""The advisory lock that writers of one PostgreSQL database take: "chiso" in ASCII."""

MIGRATIONS = Path(__file__).parent / "migrations"


def connect(url: str, *, read_only: bool = False) -> Engine:
    """Open the warehouse at an SQLAlchemy URL: `sqlite:///data/warehouse.db` or `postgresql+psycopg://user@host/name`.

    A missing folder of a SQLite file is made. On SQLite readers never wait for a writer (WAL), foreign keys are
    enforced and transactions begin when SQLAlchemy says so, not at the first write as the driver would have it.
    `read_only` refuses every write, and a SQLite file that is not there.
    """
    place = make_url(url)
    if place.get_backend_name() == "sqlite":
        engine = _connect_sqlite(place, read_only)
    else:
        options = {"options": "-c default_transaction_read_only=on"} if read_only else {}
        engine = create_engine(place, connect_args=options, pool_pre_ping=True)
    event.listen(engine, "handle_error", _tell_unavailable)
    return engine


_REBUILD = (
    "put a copy from a backup in its place, or move it away: the next refresh reads all reports anew, but what earlier "
    "loads recorded is lost with it"
)
_READ_ONLY = "readonly"
SQLITE_FAULTS = {
    "locked": "wait for the other writer to end",
    "busy": "wait for the other writer to end",
    "full": "make room on the disk; what was loaded before is kept",
    "disk I/O error": "see whether the disk is whole, has room and is still there",
    "unable to open": "see whether its folder is there and may be written to, or correct CHISO_WAREHOUSE_URL",
    _READ_ONLY: "let it be written to, or name another warehouse in CHISO_WAREHOUSE_URL",
    "not a database": _REBUILD,
    "malformed": _REBUILD,
}
"""What SQLite says when the world, not the statement, is at fault, and what to do."""
POSTGRESQL_FAULTS = {
    "25006": "it may only be read, as a standby is: name the server that is written to in CHISO_WAREHOUSE_URL",
    "42501": "let its owner call `chiso migrate --loader ROLE`, or name a role that may load in CHISO_WAREHOUSE_URL",
}
"""The same of PostgreSQL, by SQLSTATE, beside what its driver takes for operational: no writing, no right to."""


def _tell_unavailable(context: ExceptionContext) -> None:
    """Raise Unavailable where the database, its file or its disk is at fault; leave faults of statements as they are.

    The driver of PostgreSQL has a class for what lies outside the program's control; SQLite uses the same class for
    statements that are wrong.
    """
    error = context.original_exception
    url = context.engine.url.render_as_string() if context.engine else "the warehouse"
    if isinstance(error, sqlite3.Error):
        refused = _READ_ONLY in str(error) and context.engine is not None and "mode" in context.engine.url.query
        if (remedy := _sqlite_remedy(error)) and not refused:  # who may only read has tried to write
            raise Unavailable(url, str(error), remedy) from error
        return
    remedy = POSTGRESQL_FAULTS.get(getattr(error, "sqlstate", None) or "")
    if remedy is None and isinstance(context.sqlalchemy_exception, OperationalError):
        remedy = "start it, wait for the other writer, or correct CHISO_WAREHOUSE_URL"
    if remedy is not None:
        raise Unavailable(url, str(error).partition("\n")[0], remedy) from error


def fault_of(error: BaseException | None) -> str | None:
    """Say what is wrong with an SQLite file, Dagster's own too, that an error came from; None if from none."""
    while error is not None:
        if _is_unreadable(error):
            return f"a database: a stored value that is not of its column's kind ({error}); {_REBUILD}"
        original = getattr(error, "orig", error)
        if isinstance(original, sqlite3.Error) and (remedy := _sqlite_remedy(original)):
            return f"a database in the data folder: {original}; {remedy}"
        error = error.__cause__ or error.__context__
    return None


def _is_unreadable(error: BaseException) -> bool:
    """Whether a stored value could not be taken for a date or a number: SQLite notices no block that a disk lost."""
    frames = (frame.f_code.co_name for frame, _ in walk_tb(error.__traceback__))
    return isinstance(error, ValueError | ArithmeticError) and any("_apply_processors" in name for name in frames)


def _sqlite_remedy(error: sqlite3.Error) -> str | None:
    return next((remedy for words, remedy in SQLITE_FAULTS.items() if words in str(error)), None)


def settle(engine: Engine) -> None:
    """Bring what SQLite keeps in its log into the file itself, so that a copy of the file is a copy of all of it.

    Readers that are at work hold a part of the log back until they end: nothing is lost by that.
    """
    if engine.dialect.name == "sqlite":
        connection = engine.raw_connection()  # without the transaction that SQLAlchemy begins
        try:
            connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            connection.close()


def _connect_sqlite(place: URL, read_only: bool) -> Engine:
    if read_only:
        engine = create_engine(
            place.set(database=f"file:{place.database}").update_query_dict({"mode": "ro", "uri": "true"})
        )
    else:
        if place.database and place.database != ":memory:":
            Path(place.database).parent.mkdir(parents=True, exist_ok=True)
        engine = create_engine(place)
        event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None
    for pragma in (
        f"busy_timeout = {BUSY_MILLISECONDS}",
        f"cache_size = -{CACHE_KIB}",
        "journal_mode = WAL",
        f"wal_autocheckpoint = {CHECKPOINT_PAGES}",
        "synchronous = NORMAL",
        "foreign_keys = ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    mode = connection.get_execution_options().get("sqlite_begin", "DEFERRED")
    connection.exec_driver_sql(f"BEGIN {mode}")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction that reads, compares and writes: all of it or nothing, and no other writer in between.

    A writer that came second would otherwise have read what the first is about to change, and fail or overlook it. On
    SQLite the write lock is taken at once (BEGIN IMMEDIATE), on PostgreSQL an advisory lock until the transaction
    ends (docs/decisions/0009). Readers wait for nobody.
    """
    with engine.execution_options(sqlite_begin="IMMEDIATE").begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(select(func.pg_advisory_xact_lock(WRITER_LOCK)))
        yield connection


def gather_statistics(connection: Connection, written: str) -> None:
    """Let the database count its rows, without which it does not know which of two indexes narrows a question more.

    PostgreSQL goes on counting by itself after a while, so there only the table just written is counted, and those that
    never were.
    """
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA analysis_limit = {ROWS_COUNTED}")
        connection.exec_driver_sql("ANALYZE")
        return
    connection.exec_driver_sql(f"SET LOCAL default_statistics_target = {ROWS_COUNTED // ROWS_A_TARGET}")
    uncounted = text("SELECT relname FROM pg_class WHERE relkind = 'r' AND reltuples < 0 AND pg_table_is_visible(oid)")
    for table in {written, *connection.scalars(uncounted)}:
        connection.exec_driver_sql(f"ANALYZE {table}")


def migrate(engine: Engine) -> str:
    """Bring tables and views to the newest state and name the revision; takes no lock where they are there.

    Views are made anew after every upgrade and whenever their files have changed, in one transaction: a changed text
    of a view needs no revision. Roles that could read the views still can. Rejected if a newer chiso has been here;
    Unavailable if no database answers.
    """
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    from warehouse.schema import access, comments
    from warehouse.views import view

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    scripts = ScriptDirectory.from_config(config)
    newest = str(scripts.get_current_head())

    def is_done(connection: Connection) -> bool:
        return _revision_on(connection) == newest and view.are_current(connection)

    with engine.connect() as connection:
        found = _revision_on(connection)
        if is_done(connection):
            return newest
    if found not in (None, *(revision.revision for revision in scripts.walk_revisions())):
        raise Rejected(
            engine.url.render_as_string(),
            place="schema",
            found=f"revision {found}",
            expected=f"{newest} or an older one",
            remedy="a newer chiso has migrated this warehouse: update chiso, or name another warehouse",
        )
    with writing(engine) as connection:
        if is_done(connection):
            return newest  # another process was first while this one waited for the lock
        readers = access.readers(connection)
        view.drop(connection)
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        view.create(connection)
        comments.write(connection)
        access.grant(connection, readers)
    return newest


def _revision_on(connection: Connection) -> str | None:
    from alembic.runtime.migration import MigrationContext

    return MigrationContext.configure(connection).get_current_revision()
