"""Loading reports against the bare insertion of the same rows into the same tables, and loading them once more.

The bare way is what the database has for it, COPY of ready bytes or executemany of ready tuples, with the same indexes
and foreign keys and, like a load, a transaction for each report. Both ways take turns, a report each, so that other
work on the machine falls on both. 200,000 rows in 200 reports, a million in a thousand with `--full`.
"""

from collections.abc import Iterable, Iterator
from time import perf_counter

from sqlalchemy import Connection, Engine, func, insert, select

from benchmarks.databases import names, warehouse
from benchmarks.facts import reports
from benchmarks.record import Record
from normalise.records import Observation
from sources.document import Report
from warehouse.database import writing
from warehouse.loading.facts import FACTS
from warehouse.loading.load import load_report
from warehouse.schema.tables import metadata

BARE = {"sqlite": "bare executemany", "postgresql": "bare COPY"}
FIRST_LIMIT, AGAIN_LIMIT = 1.5, 0.25


def measure(count: int = 200, rows: int = 1_000) -> Iterator[Record]:
    """Give the first load and the second, and what the second wrote, on each database."""
    for name in names():
        first, plain = 0.0, 0.0
        with warehouse(name) as loaded, warehouse(name) as bare:
            for one in reports(count, rows):
                first += seconds_of_loads(loaded, [one])
                plain += seconds_of_copy(loaded, bare)
            written = total(loaded)
            again = seconds_of_loads(loaded, reports(count, rows))
            new = total(loaded) - written
        subject, unit = f"{name}: {count * rows:,} rows", "s of the clock"
        yield Record(f"{subject}, first load", first, unit, BARE[name], plain, first / plain, FIRST_LIMIT)
        yield Record(f"{subject}, again", again, unit, "the first load", first, again / first, AGAIN_LIMIT)
        yield Record(f"{name}: rows written by loading again", new, "", limit=0)


def in_full() -> Iterator[Record]:
    """The same of a million rows."""
    return measure(1_000, 1_000)


def seconds_of_loads(engine: Engine, generated: Iterable[tuple[Report, list[Observation]]]) -> float:
    """Wall seconds of loading reports, without those of making them up."""
    took = 0.0
    for of, observations in generated:
        begun = perf_counter()
        load_report(engine, of, observations, [], [], [], [])
        took += perf_counter() - begun
    return took


def seconds_of_copy(source: Engine, target: Engine) -> float:
    """Wall seconds of the bare insertion of the facts that the target lacks; the rows are read before."""
    took = 0.0
    with source.connect() as reading, writing(target) as connection:
        for table in metadata.sorted_tables:
            if table in FACTS.values():
                took += insert_facts(reading, connection, table.name)
            elif table.name.startswith("dim_") or table.name == "load":
                keys = list(table.primary_key.columns)
                known = {tuple(row) for row in connection.execute(select(*keys))}
                fresh = [dict(row) for row in reading.execute(select(table)).mappings()]
                fresh = [row for row in fresh if tuple(row[key.name] for key in keys) not in known]
                if fresh:
                    connection.execute(insert(table), fresh)
        begun = perf_counter()
    return took + perf_counter() - begun  # with the commit


def insert_facts(reading: Connection, connection: Connection, table: str) -> float:
    """Seconds of inserting the facts beyond the last key, in the database's own way."""
    last = connection.exec_driver_sql(f"SELECT COALESCE(MAX(fact_key), 0) FROM {table}").scalar()
    query = f"SELECT * FROM {table} WHERE fact_key > {last}"
    source, target = (each.connection.driver_connection for each in (reading, connection))
    if connection.dialect.name == "postgresql":
        with source.cursor() as cursor, cursor.copy(f"COPY ({query}) TO STDOUT") as copy:
            data = b"".join(copy)
        begun = perf_counter()
        with target.cursor() as cursor, cursor.copy(f"COPY {table} FROM STDIN") as copy:
            copy.write(data)
    else:
        rows = source.execute(query).fetchall()
        marks = ", ".join("?" * len(rows[0])) if rows else ""
        begun = perf_counter()
        if rows:
            target.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
    return perf_counter() - begun


def total(engine: Engine) -> int:
    """Rows of all tables."""
    with engine.connect() as connection:
        return sum(connection.scalar(select(func.count()).select_from(table)) for table in metadata.sorted_tables)
