"""Rows in the form in which the database stores them: to write many at once, and to compare with what is there.

Decimals and lists are text in SQLite; lists are text in PostgreSQL too. Which rows, and in which transaction, is said
by the caller.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from pydantic_core import to_json
from sqlalchemy import JSON, Column, Connection, Date, DateTime, Table, text

from warehouse.columns import Exact, canonical, exact_number

CONVERTED = (Exact, JSON, Date, DateTime)
"""Types of which the stored form is another; text, whole numbers and truth values are stored as they are."""

Values = Sequence[Any]


def stored(connection: Connection, columns: Sequence[Column[Any]], rows: list[list[Any]]) -> list[list[Any]]:
    """Bring rows, given as lists in the order of the columns, into the form in which they are stored, in place."""
    converted = [
        (place, _convert(connection, column))
        for place, column in enumerate(columns)
        if isinstance(column.type, CONVERTED)
    ]
    for row in rows:
        for place, convert in converted:
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
    names = ", ".join(column.name for column in columns)
    driver: Any = connection.connection.driver_connection
    if connection.dialect.name == "postgresql":
        with driver.cursor() as cursor, cursor.copy(f"COPY {table.name} ({names}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
    else:
        marks = ", ".join("?" * len(columns))
        driver.executemany(f"INSERT INTO {table.name} ({names}) VALUES ({marks})", rows)  # noqa: S608  from the schema


def _convert(connection: Connection, column: Column[Any]) -> Callable[[Any], Any]:
    if isinstance(column.type, Exact):
        return exact_number if connection.dialect.name == "postgresql" else canonical
    if isinstance(column.type, JSON):
        return _json
    return column.type.dialect_impl(connection.dialect).bind_processor(connection.dialect) or (lambda value: value)


def _json(value: Any) -> str:
    return to_json(value).decode()
