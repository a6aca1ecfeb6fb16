"""Comparing all years of generated facts, and what an analyst then asks of the views.

Every figure is of a curated indicator and of two or three statements, so 65 of 100 facts become a row of
`fact_year_over_year`: the most that years can cost. At most 40 s of a processor for a million facts, which `--full`
compares (half a minute of the clock where nothing else runs), and as much for each of fewer; a question of an analyst
at most 50 milliseconds.
"""

from collections.abc import Iterator, Sequence
from functools import partial

from sqlalchemy import Engine, text

from benchmarks.databases import clock, names, warehouse
from benchmarks.facts import YEARS, reports
from benchmarks.record import Record, growth
from warehouse.comparison.year_over_year import compute_year, stale_years
from warehouse.loading.load import load_report

ROWS, TIMES = 1_000, 20
"""Rows of a report; how often each question is asked."""
MILLISECONDS, LIMIT = 50.0, 40 / 1_000_000
"""Of a question; seconds of a fact."""
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


def measure(bodies: Sequence[int] = (1, 10, 30)) -> Iterator[Record]:
    """Give what loading and comparing so many bodies' ten years costs on each database, and each question."""
    for name in names():
        loads, comparisons = [], []
        for count in bodies:
            with warehouse(name) as engine:
                load, comparison, again = _of_bodies(name, engine, count)
                loads.append(load)
                comparisons.append(comparison)
                answers = list(_answers(name, engine)) if count == bodies[-1] else []
        yield from loads
        yield growth(loads, 1.15)  # indexes grow deeper
        yield from comparisons
        yield growth(comparisons, 1.1)
        yield again
        yield from answers


def in_full() -> Iterator[Record]:
    """The same up to a million facts."""
    return measure(bodies=(1, 10, 100))


def _of_bodies(name: str, engine: Engine, bodies: int) -> tuple[Record, Record, Record]:
    """Load ten years, compare all, then the first year once more."""
    seconds = clock(engine)
    facts = bodies * YEARS * ROWS
    loading = sum(
        seconds(partial(load_report, engine, of, observations, [], [], [], []))
        for of, observations in reports(bodies * YEARS, ROWS, bodies)
    )
    years = sorted(stale_years(engine))
    comparing = seconds(lambda: [compute_year(engine, year) for year in years])
    again = compute_year(engine, years[0]).added
    return (
        Record(f"{name}: load facts", loading, "s", size=facts),
        Record(f"{name}: compare all years of facts", comparing, "s", limit=LIMIT * facts, size=facts),
        Record(f"{name}: rows written by computing a year again", again, "", limit=0),
    )


def _answers(name: str, engine: Engine) -> Iterator[Record]:
    seconds = clock(engine)
    for question, query in QUESTIONS.items():
        took = 1_000 * seconds(partial(_ask, engine, query)) / TIMES
        yield Record(f"{name}: {question}", took, "ms", limit=MILLISECONDS)


def _ask(engine: Engine, query: str) -> None:
    """Ask often, since a server's processor time is told in hundredths of a second."""
    for _ in range(TIMES):
        with engine.connect() as connection:
            connection.execute(text(query)).all()
