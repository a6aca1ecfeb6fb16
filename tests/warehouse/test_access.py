"""Reading without being able to write: a role on PostgreSQL, a file opened read-only on SQLite."""

from decimal import Decimal
from uuid import uuid4

import pytest
from sqlalchemy import make_url, text
from sqlalchemy.exc import DatabaseError

from normalise.records import Suggestion
from normalise.reference import entity, entity_catalogue
from sources.document import Rejected, Unavailable
from tests.warehouse.factory import CATALOGUE, observation, report
from warehouse.comparison.year_over_year import compute_year
from warehouse.database import connect, migrate, writing
from warehouse.loading.dimensions import load_catalogue, load_suggestions
from warehouse.loading.entities import load_changes_and_classes
from warehouse.loading.load import load_report
from warehouse.loading.marks import mark
from warehouse.schema.access import grant_loading, grant_views
from warehouse.schema.tables import metadata
from warehouse.views.view import views

REPORT = report("2022-results")
WRITES = (
    "INSERT INTO entity_alias VALUES ('VN', 'x')",
    "DELETE FROM fact_observation",
    "UPDATE dim_report SET title = 'x'",
    "CREATE TABLE mine (x INTEGER)",
    "DROP VIEW observations",
)


@pytest.fixture
def role(engine):
    """A role that may log in, dropped with all it was granted."""
    if engine.dialect.name != "postgresql":
        pytest.skip("SQLite has no roles")
    name = f"chiso_test_{uuid4().hex}"
    with engine.begin() as connection:
        connection.exec_driver_sql(f"CREATE ROLE {name} LOGIN")
    yield name
    with engine.begin() as connection:
        connection.exec_driver_sql(f"DROP OWNED BY {name}")
        connection.exec_driver_sql(f"DROP ROLE {name}")


def refused(engine, statement: str) -> bool:
    try:
        with engine.begin() as connection:
            connection.execute(text(statement))
    except (DatabaseError, Unavailable):
        return True
    return False


def test_a_read_only_connection_reads_and_writes_nothing(engine, url, load):
    load(REPORT, observation(REPORT, "1", "2022"))
    reading = connect(url, read_only=True)
    with reading.connect() as connection:
        assert connection.execute(text("SELECT COUNT(*) FROM observations")).scalar() == 1
    assert [statement for statement in WRITES if not refused(reading, statement)] == []
    reading.dispose()


def test_a_file_that_is_not_there_is_not_made(tmp_path):
    with pytest.raises(Unavailable), connect(f"sqlite:///{tmp_path / 'none.db'}", read_only=True).connect():
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_role_reads_the_views_and_nothing_else(engine, url, load, role):
    load(REPORT, observation(REPORT, "1", "2022"))
    with engine.begin() as connection:
        connection.exec_driver_sql(f"GRANT SELECT ON fact_observation TO {role}")
    grant_views(engine, role)
    reader = connect(make_url(url).set(username=role).render_as_string())
    assert [view.name for view in views() if refused(reader, f"SELECT * FROM {view.name}")] == []
    tables = [table.name for table in metadata.sorted_tables]
    assert [table for table in tables if not refused(reader, f"SELECT * FROM {table}")] == []
    assert [statement for statement in WRITES if not refused(reader, statement)] == []
    reader.dispose()


def test_a_role_can_still_read_after_a_migration(engine, url, role):
    grant_views(engine, role)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE made_views SET sha256 = 'another text'")
    migrate(engine)
    reader = connect(make_url(url).set(username=role).render_as_string())
    assert [view.name for view in views() if refused(reader, f"SELECT * FROM {view.name}")] == []
    reader.dispose()


def test_a_role_loads_and_neither_deletes_facts_nor_changes_tables(engine, url, role):
    grant_loading(engine, role)
    loader = connect(make_url(url).set(username=role).render_as_string())
    figure = observation(REPORT, "1", "2022")
    assert load_report(loader, REPORT, [figure], [], [], [], []).added == 1
    assert load_report(loader, REPORT, [], [], [], [], []).closed == 1
    assert compute_year(loader, 2022).year == 2022
    assert refused(loader, "DELETE FROM fact_observation")
    assert refused(loader, "DROP TABLE stale_year")
    assert refused(loader, "ALTER TABLE fact_observation ADD COLUMN x INTEGER")
    loader.dispose()


def test_a_role_replaces_what_loads_make_anew(engine, url, role):
    """Suggestions, the history of bodies, marks of findings: each made twice, so that the first are deleted."""
    grant_loading(engine, role)
    loader = connect(make_url(url).set(username=role).render_as_string())
    named = {"indicator_code": "X_PHONES", "indicator": "thuê bao có điện thoại thông minh", "mapped": False}
    figure = observation(REPORT, "80", "2022", unit="%", **named)
    load_report(loader, REPORT, [figure], [], [], [], [])
    load_catalogue(loader, CATALOGUE, entity.catalogue())
    for score in ("0.86", "0.50"):
        load_suggestions(loader, {"X_PHONES": [Suggestion(code="PHONES", score=Decimal(score))]})
    for changes, classes in ((entity_catalogue.changes(), entity_catalogue.classes()), ((), ())):
        load_changes_and_classes(loader, entity.catalogue(), changes, classes)
    with writing(loader) as connection:
        mark(connection, [figure.observation_id])
    loader.dispose()


def test_what_cannot_be_granted_is_said(engine):
    remedy = "mode=ro" if engine.dialect.name == "sqlite" else "CREATE ROLE nobody_at_all"
    with pytest.raises(Rejected, match=remedy):
        grant_views(engine, "nobody_at_all")
