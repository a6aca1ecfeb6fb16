"""What analysts ask reaches the tables by an index, also through windows: nothing reads a whole table of facts."""

import pytest
from sqlalchemy import Connection, text

from benchmarks.facts import CATALOGUE, ENTITIES, reports
from benchmarks.measures.year_over_year import QUESTIONS
from warehouse.comparison.year_over_year import compute_year
from warehouse.loading.dimensions import load_catalogue
from warehouse.loading.load import load_report

REPORTS, ROWS = 12, 1_000


def scanned(connection: Connection, query: str) -> list[str]:
    """What the plan of a query reads from end to end."""
    if connection.dialect.name == "postgresql":
        plan = connection.execute(text(f"EXPLAIN {query}")).scalars()
        return [line.partition("Seq Scan on ")[2] for line in plan if "Seq Scan on fact_" in line]
    plan = [row[3] for row in connection.execute(text(f"EXPLAIN QUERY PLAN {query}"))]
    aliases = {"f", "y", "o", "t", "a", "b", "g", "l", "n", "other", "later", "fact_year_over_year"}
    return [line for line in plan if line.startswith("SCAN ") and line.split()[1] in aliases]


@pytest.fixture
def filled(engine):
    load_catalogue(engine, CATALOGUE, ENTITIES)
    for of, observations in reports(REPORTS, ROWS):
        load_report(engine, of, observations, [], [], [], [])
    for year in (2015, 2016, 2017):
        compute_year(engine, year)
    return engine


def test_every_question_goes_by_index(filled):
    with filled.connect() as connection:
        found = {question: scanned(connection, query) for question, query in QUESTIONS.items()}
        if connection.dialect.name == "postgresql":
            # Pairs that findings name are looked up by id; of tables without findings PostgreSQL has no statistics.
            del found["conflicts of a series"]
    assert {question: plan for question, plan in found.items() if plan} == {}


def test_a_question_without_a_condition_is_seen_to_scan(filled):
    with filled.connect() as connection:
        assert scanned(connection, "SELECT COUNT(reason_vi) FROM fact_year_over_year y") != []
