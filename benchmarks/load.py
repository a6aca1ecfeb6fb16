"""Loading reports against the bare insertion of the same rows into the same tables, and loading them once more.

`make bench`, or `python -m benchmarks.load [sqlite|postgresql] [REPORTS ROWS]`; a million rows in a thousand reports
unless said otherwise. The bare way is what the database has for it, COPY of ready bytes or executemany of ready
tuples, with the same indexes and foreign keys and, like a load, a transaction for each report. Both ways take turns, a
report each, so that other work on the machine falls on both. Exit status 1 where a first load takes more than twice
the bare time, the second more than a quarter of the first, or the second writes a row.
"""

import statistics
import sys
import time
from collections.abc import Iterable

from sqlalchemy import Connection, Engine, func, insert, select

from benchmarks.databases import names, warehouse
from benchmarks.facts import reports
from normalise.records import Observation
from sources.document import Report
from warehouse.database import writing
from warehouse.loading.facts import FACTS
from warehouse.loading.load import load_report
from warehouse.schema.tables import metadata

FIRST_LIMIT, AGAIN_LIMIT = 2.0, 0.25
PARTS = 5
"""Of how many parts of the reports the median ratio is given."""


def main() -> int:
    """Print both ratios for each database; exit status 1 where one misses its limit."""
    count, rows = (int(number) for number in sys.argv[2:4] or (1_000, 1_000))
    return max(measure(name, count, rows) for name in names())


def measure(name: str, count: int, rows: int) -> int:
    """Load into one warehouse and insert into another, turn by turn; then load all again."""
    first, plain = [], []
    with warehouse(name) as loaded, warehouse(name) as bare:
        for one in reports(count, rows):
            first.append(seconds_of_loads(loaded, [one]))
            plain.append(seconds_of_copy(loaded, bare))
        written = total(loaded)
        again = seconds_of_loads(loaded, reports(count, rows))
        new = total(loaded) - written
    ratio, second = sum(first) / sum(plain), again / sum(first)
    size = max(count // PARTS, 1)
    parts = [sum(first[at : at + size]) / sum(plain[at : at + size]) for at in range(0, count, size)]
    print(
        f"{name}, {count} reports of {rows} rows: bare {sum(plain):.1f} s, first load {sum(first):.1f} s, "
        f"ratio {ratio:.2f} (median of {len(parts)} parts {statistics.median(parts):.2f}, limit {FIRST_LIMIT}); "
        f"again {again:.1f} s, ratio {second:.3f} (limit {AGAIN_LIMIT}), {new} rows written"
    )
    return int(ratio > FIRST_LIMIT or second > AGAIN_LIMIT or new > 0)


def seconds_of_loads(engine: Engine, generated: Iterable[tuple[Report, list[Observation]]]) -> float:
    """Wall seconds of loading reports, without those of making them up."""
    took = 0.0
    for of, observations in generated:
        begun = time.perf_counter()
        load_report(engine, of, observations, [], [], [], [])
        took += time.perf_counter() - begun
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
        begun = time.perf_counter()
    return took + time.perf_counter() - begun  # with the commit


def insert_facts(reading: Connection, connection: Connection, table: str) -> float:
    """Seconds of inserting the facts beyond the last key, in the database's own way."""
    last = connection.exec_driver_sql(f"SELECT COALESCE(MAX(fact_key), 0) FROM {table}").scalar()
    query = f"SELECT * FROM {table} WHERE fact_key > {last}"
    source, target = (each.connection.driver_connection for each in (reading, connection))
    if connection.dialect.name == "postgresql":
        with source.cursor() as cursor, cursor.copy(f"COPY ({query}) TO STDOUT") as copy:
            data = b"".join(copy)
        begun = time.perf_counter()
        with target.cursor() as cursor, cursor.copy(f"COPY {table} FROM STDIN") as copy:
            copy.write(data)
    else:
        rows = source.execute(query).fetchall()
        marks = ", ".join("?" * len(rows[0])) if rows else ""
        begun = time.perf_counter()
        if rows:
            target.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
    return time.perf_counter() - begun


def total(engine: Engine) -> int:
    """Rows of all tables."""
    with engine.connect() as connection:
        return sum(connection.scalar(select(func.count()).select_from(table)) for table in metadata.sorted_tables)


if __name__ == "__main__":
    sys.exit(main())
