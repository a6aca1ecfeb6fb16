"""Comparing all years of a million generated facts, and what an analyst then asks of the views.

`make bench`, or `python -m benchmarks.year_over_year [sqlite|postgresql] [REPORTS ROWS]`. Every figure is of a curated
indicator and of two or three statements, so 65 of 100 facts become a row of `fact_year_over_year`. Exit status 1 where
all years take more than half a minute or more than 500 MB, a question of an analyst more than 50 milliseconds (median
of five), or a year computed again writes a row.
"""

import resource
import statistics
import sys
import time

from sqlalchemy import Engine, text

from benchmarks.databases import names, warehouse
from benchmarks.facts import reports
from warehouse.comparison.year_over_year import compute_year, stale_years
from warehouse.loading.load import load_report

LIMIT, MEGABYTES, MILLISECONDS, ROUNDS = 30.0, 500, 50.0, 5
QUESTIONS = {
    "card of an indicator and a body": (
        "SELECT * FROM indicator_card WHERE indicator_code = 'INDICATOR_100' AND entity_code = 'BENCH:07'"
    ),
    "series": (
        "SELECT * FROM observations WHERE indicator_code = 'INDICATOR_100' AND entity_code = 'BENCH:07' "
        "ORDER BY period_end, issued_on"
    ),
    "series of compared years": (
        "SELECT * FROM year_over_year WHERE indicator_code = 'INDICATOR_100' AND entity_code = 'BENCH:07' ORDER BY year"
    ),
    "a body's page of a year, first hundred": (
        "SELECT * FROM year_over_year WHERE entity_code = 'BENCH:07' AND year = 2019 ORDER BY indicator_code LIMIT 100"
    ),
    "targets of a body in a year": (
        "SELECT * FROM target_progress WHERE entity_code = 'BENCH:07' AND year = 2019 ORDER BY indicator_code LIMIT 100"
    ),
    "revisions of a series": (
        "SELECT * FROM revisions WHERE indicator_code = 'INDICATOR_100' AND entity_code = 'BENCH:07'"
    ),
    "conflicts of a series": (
        "SELECT * FROM conflicts WHERE indicator_code = 'INDICATOR_100' AND entity_code = 'BENCH:07'"
    ),
    "one figure back to its page": (
        "SELECT * FROM lineage WHERE observation_id = (SELECT MIN(current_observation_id) FROM year_over_year "
        "WHERE indicator_code = 'INDICATOR_100' AND entity_code = 'BENCH:07')"
    ),
}
"""What is asked, and its query."""


def main() -> int:
    """Print the figures of each database; exit status 1 where one misses its limit."""
    count, rows = (int(number) for number in sys.argv[2:4] or (1_000, 1_000))
    failed = 0
    for name in names():
        with warehouse(name) as engine:
            for of, observations in reports(count, rows):
                load_report(engine, of, observations, [], [], [], [])
            failed += compare_years(name, engine) + ask(engine)
    return int(failed > 0)


def compare_years(name: str, engine: Engine) -> int:
    """Compare all years, then the first once more."""
    years = sorted(stale_years(engine))
    begun = time.perf_counter()
    added = sum(compute_year(engine, year).added for year in years)
    took = time.perf_counter() - begun
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    again = sum(compute_year(engine, year).added for year in years[:1])
    print(
        f"{name}: {len(years)} years, {added} rows in {took:.1f} s (limit {LIMIT}), at most {memory} MB, again {again}"
    )
    return int(took > LIMIT or memory > MEGABYTES or again > 0)


def ask(engine: Engine) -> int:
    """Ask every question a few times."""
    slow = 0
    for question, query in QUESTIONS.items():
        took = []
        for _ in range(ROUNDS):
            with engine.connect() as connection:
                begun = time.perf_counter()
                found = len(connection.execute(text(query)).all())
                took.append((time.perf_counter() - begun) * 1000)
        median = statistics.median(took)
        print(f"  {question}: {found} rows in {median:.1f} ms{'  too slow' if median > MILLISECONDS else ''}")
        slow += median > MILLISECONDS
    return slow


if __name__ == "__main__":
    sys.exit(main())
