"""A copy of the views as one SQLite file, for pages: a table a view, indexes, and a search that knows no marks.

Made from either database in one state of it; nothing here reads or writes the tables behind the views. Showing it is
for `pipelines.explore`.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from warehouse.export import consistent
from warehouse.exports.rows import Row, typed_rows
from warehouse.folder_lock import alone_in
from warehouse.schema.dictionary import Field, fields
from warehouse.views.view import views
from warehouse.whole_file import whole

KEYS = {"observations": "observation_id", "reports": "report_id"}
"""Views of which a column names the row."""
_REFERS = {column: table for table, column in KEYS.items()}
_TYPES = {"number": "NUMERIC", "integer": "INTEGER", "boolean": "INTEGER"}
_INDEXED = ("indicator_code", "entity_code", "report_id", "observation_id", "year")
_SEARCHED = (
    *("raw", "sentence", "indicator", "indicator_name", "entity", "agency", "section", "report_title", "issuer"),
    *("definition", "message_vi", "reason", "found", "raws", "sentences"),
)
_SQLITE_INTEGER = 2**63
_TO_D = str.maketrans("đĐ", "dD")


@dataclass(frozen=True)
class Copied:
    """A view in the copy."""

    view: str
    comment: str
    fields: tuple[Field, ...]
    rows: int
    search: str | None
    """The FTS5 table whose row ids are those of the view's; None where there is no text to search."""


def snapshot(engine: Engine, path: Path) -> tuple[Copied, ...]:
    """Copy every view to a SQLite file, which is put in place once complete."""
    with alone_in(path.parent), whole(path) as part:
        part.unlink(missing_ok=True)
        with closing(sqlite3.connect(part)) as copy:
            copy.execute("PRAGMA journal_mode = MEMORY")
            with consistent(engine) as connection:
                copied = []
                for view in views():
                    columns = fields(connection, view)
                    batches = typed_rows(connection, view, columns)
                    rows = _fill(copy, view.name, columns, batches)
                    copied.append(Copied(view.name, view.comment, columns, rows, _search(copy, view.name, columns)))
            copy.execute("ANALYZE")
            copy.commit()
    return tuple(copied)


def _fill(copy: sqlite3.Connection, view: str, columns: tuple[Field, ...], batches: Iterable[list[Row]]) -> int:
    """Write a table in the order of its key, with partial indexes.

    Datasette pages through a sorted table by the last value and the key, and does not sort by the key itself: rows of
    one value must come in the order of the key, or some are lost between pages. A whole index read backwards would
    give them the other way round; one that leaves nulls out finds rows and never serves to sort.
    """
    described = []
    for column in columns:
        key = " PRIMARY KEY" if KEYS.get(view) == column.name else ""
        table = _REFERS.get(column.name)
        refers = f' REFERENCES "{table}"("{column.name}")' if table and not key else ""
        described.append(f'"{column.name}" {_TYPES.get(column.type, "TEXT")}{key}{refers}')
    copy.execute(f'CREATE TABLE "{view}" ({", ".join(described)})')
    copy.execute(f'CREATE TEMP TABLE arriving AS SELECT * FROM "{view}"')  # noqa: S608
    marks = ", ".join("?" * len(columns))
    for batch in batches:
        copy.executemany(f"INSERT INTO arriving VALUES ({marks})", ([_stored(value) for value in row] for row in batch))  # noqa: S608
    copy.execute(f'INSERT INTO "{view}" SELECT * FROM arriving ORDER BY "{KEYS.get(view, "rowid")}"')  # noqa: S608
    copy.execute("DROP TABLE arriving")
    names = {column.name for column in columns}
    for name in _INDEXED:
        if name in names and KEYS.get(view) != name:
            copy.execute(f'CREATE INDEX "{view}_{name}" ON "{view}" ("{name}") WHERE "{name}" IS NOT NULL')
    (rows,) = copy.execute(f'SELECT COUNT(*) FROM "{view}"').fetchone()  # noqa: S608
    return int(rows)


def _search(copy: sqlite3.Connection, view: str, columns: tuple[Field, ...]) -> str | None:
    """Index the texts of a view, once as they are and once with d for đ: FTS5 takes the marks off all other letters."""
    names = [column.name for column in columns if column.name in _SEARCHED]
    if not names:
        return None
    index = f"{view}_search"
    copy.execute(
        f'CREATE VIRTUAL TABLE "{index}" '
        "USING fts5(words, folded, content='', tokenize=\"unicode61 remove_diacritics 2\")"
    )
    listed = ", ".join(f'"{name}"' for name in names)
    copy.executemany(
        f'INSERT INTO "{index}" (rowid, words, folded) VALUES (?, ?, ?)',  # noqa: S608
        _words(copy.execute(f'SELECT rowid, {listed} FROM "{view}"')),  # noqa: S608
    )
    return index


def _words(rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[int, str, str]]:
    for rowid, *texts in rows:
        words = " ".join(text for text in texts if text)
        yield rowid, words, words.translate(_TO_D)


def _stored(value: Any) -> Any:
    """Give a typed value as SQLite keeps it; the columns `…_exact` have what a double cannot hold."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() and abs(value) < _SQLITE_INTEGER else float(value)
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="seconds").replace("+00:00", "Z")
    return value.isoformat() if isinstance(value, date) else value
