"""Rows in the form in which the database stores them: to write many at once, and to compare with what is there.

Decimals and lists are text in SQLite; lists are text in PostgreSQL too. Which rows, and in which transaction, is said
by the caller.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import compress, groupby
from typing import Any

from pydantic_core import to_json
from sqlalchemy import JSON, Boolean, Column, Connection, Date, DateTime, Table, text

from warehouse.schema.columns import Exact, canonical, exact_number

Values = Sequence[Any]


def stored(connection: Connection, columns: Sequence[Column[Any]], rows: list[list[Any]]) -> list[list[Any]]:
    """Bring rows, given as lists in the order of the columns, into the form in which they are stored, in place."""
    for place, column in enumerate(columns):
        convert = _conversion(connection, column)
        if convert is None:
            continue
        for row in rows:
            if row[place] is not None:
                row[place] = convert(row[place])
    return rows


def read_live(
    connection: Connection, table: Table, columns: Sequence[Column[Any]], where: Mapping[str, Any]
) -> list[list[Any]]:
    """Give the live rows of a table, of which some columns have the values of `where`, as they are stored."""
    names = ", ".join(f"CAST({c.name} AS TEXT)" if isinstance(c.type, JSON) else c.name for c in columns)
    conditions = "".join(f" AND {name} = :{name}" for name in where)
    query = f"SELECT {names} FROM {table.name} WHERE recorded_to IS NULL{conditions}"  # noqa: S608  from the schema
    return [list(row) for row in connection.execute(text(query), dict(where))]


def insert_stored(connection: Connection, table: Table, columns: Sequence[Column[Any]], rows: Iterable[Values]) -> None:
    """Insert rows in stored form: by COPY on PostgreSQL, by executemany on SQLite.

    What the database refuses raises the driver's own error.
    """
    names = [column.name for column in columns]
    driver: Any = connection.connection.driver_connection
    if connection.dialect.name == "postgresql":
        with driver.cursor() as cursor, cursor.copy(f"COPY {table.name} ({', '.join(names)}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
        return
    for filled, alike in groupby(rows, _filled):
        given = list(compress(names, filled))
        query = f"INSERT INTO {table.name} ({', '.join(given)}) VALUES ({', '.join('?' * len(given))})"  # noqa: S608
        driver.executemany(query, [tuple(compress(row, filled)) for row in alike])


def _filled(row: Values) -> tuple[bool, ...]:
    """Say which values are given: the driver of SQLite takes longer over a null than over a number."""
    return tuple([value is not None for value in row])


def _conversion(connection: Connection, column: Column[Any]) -> Callable[[Any], Any] | None:
    """Give what makes of a value its stored form; None for what is stored as it is."""
    in_postgresql = connection.dialect.name == "postgresql"
    if isinstance(column.type, Exact):
        return exact_number if in_postgresql else canonical
    if isinstance(column.type, JSON):
        return _json
    if isinstance(column.type, Boolean):
        return None if in_postgresql else int
    if isinstance(column.type, Date | DateTime):
        return column.type.dialect_impl(connection.dialect).bind_processor(connection.dialect)
    return None


def _json(value: Any) -> str:
    return to_json(value).decode()
