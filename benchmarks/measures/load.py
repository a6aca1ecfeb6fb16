"""Loading reports against the bare insertion of the same rows into the same tables, and loading them once more.

The bare way is what the database has for it, COPY of ready bytes or executemany of ready tuples, with the same indexes
and foreign keys and, like a load, a transaction for each report. Both ways take turns, a report each, so that other
work on the machine falls on both. 200,000 rows in 200 reports, a million in a thousand with `--full`.
"""

from collections.abc import Iterator
from functools import partial

from sqlalchemy import Connection, Engine, func, insert, select

from benchmarks.databases import clock, names, warehouse
from benchmarks.facts import reports
from benchmarks.record import Clock, Record, Work
from normalise.records import Observation
from sources.document import Report
from warehouse.database import writing
from warehouse.loading.facts import FACTS
from warehouse.loading.load import load_report
from warehouse.schema.tables import metadata

BARE = {"sqlite": "bare executemany", "postgresql": "bare COPY"}
FIRST_LIMIT, AGAIN_LIMIT = 2.2, 0.25


def measure(count: int = 200, rows: int = 1_000) -> Iterator[Record]:
    """Give the first load and the second, and what the second wrote, on each database."""
    for name in names():
        first, plain = 0.0, 0.0
        with warehouse(name) as loaded, warehouse(name) as bare:
            ours, theirs = clock(loaded), clock(bare)
            for one in reports(count, rows):
                first += ours(partial(loading, loaded, *one))
                plain += copied(loaded, bare, theirs)
            written = total(loaded)
            again = sum(ours(partial(loading, loaded, *one)) for one in reports(count, rows))
            new = total(loaded) - written
        subject = f"{name}: {count * rows:,} rows"
        yield Record(f"{subject}, first load", first, "s", BARE[name], plain, first / plain, FIRST_LIMIT)
        yield Record(f"{subject}, again", again, "s", "the first load", first, again / first, AGAIN_LIMIT)
        yield Record(f"{name}: rows written by loading again", new, "", limit=0)


def in_full() -> Iterator[Record]:
    """The same of a million rows."""
    return measure(1_000, 1_000)


def loading(engine: Engine, of: Report, observations: list[Observation]) -> None:
    """Load a report."""
    load_report(engine, of, observations, [], [], [], [])


def copied(source: Engine, target: Engine, seconds: Clock) -> float:
    """Seconds of the bare insertion of the facts that the target lacks; the rows are read before."""
    took = 0.0
    with source.connect() as reading, writing(target) as connection:
        for table in metadata.sorted_tables:
            if table in FACTS.values():
                took += seconds(_insertion(reading, connection, table.name))
            elif table.name.startswith("dim_") or table.name == "load":
                keys = list(table.primary_key.columns)
                known = {tuple(row) for row in connection.execute(select(*keys))}
                fresh = [dict(row) for row in reading.execute(select(table)).mappings()]
                fresh = [row for row in fresh if tuple(row[key.name] for key in keys) not in known]
                if fresh:
                    connection.execute(insert(table), fresh)
        return took + seconds(connection.commit)


def _insertion(reading: Connection, connection: Connection, table: str) -> Work:
    """Make ready what inserts the facts beyond the last key, in the database's own way."""
    last = connection.exec_driver_sql(f"SELECT COALESCE(MAX(fact_key), 0) FROM {table}").scalar()
    query = f"SELECT * FROM {table} WHERE fact_key > {last}"
    source, target = (each.connection.driver_connection for each in (reading, connection))
    if connection.dialect.name == "postgresql":
        with source.cursor() as cursor, cursor.copy(f"COPY ({query}) TO STDOUT") as copy:
            data = b"".join(copy)

        def insertion() -> None:
            with target.cursor() as cursor, cursor.copy(f"COPY {table} FROM STDIN") as copy:
                copy.write(data)

        return insertion
    rows = source.execute(query).fetchall()
    marks = ", ".join("?" * len(rows[0])) if rows else ""
    return lambda: rows and target.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)


def total(engine: Engine) -> int:
    """Rows of all tables."""
    with engine.connect() as connection:
        return sum(connection.scalar(select(func.count()).select_from(table)) for table in metadata.sorted_tables)
