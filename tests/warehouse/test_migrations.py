"""The schema: made by revisions, from nothing or from any earlier one with rows in it."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Boolean, Connection, Date, DateTime, Integer, MetaData, Numeric, Table, inspect

from sources.document import Rejected, Unavailable
from tests.warehouse.factory import CATALOGUE, ENTITIES, observation, report
from warehouse.database import MIGRATIONS, connect, migrate, writing
from warehouse.loading.dimensions import load_catalogue
from warehouse.loading.load import load_report
from warehouse.schema.tables import metadata
from warehouse.views import view
from warehouse.views.view import helpers, views

REVISIONS = sorted(path.name[:4] for path in (MIGRATIONS / "versions").glob("*.py"))
ALLOWED = {
    "kind": "actual",
    "qualifier": "=",
    "status": "A",
    "origin": "reported",
    "relation": "not_comparable",
    "change_kind": "merge",
    "action": "drop",
}
"""Values of columns of which the schema allows only some."""


def sample(table: Table) -> dict[str, Any]:
    """A row in which each column holds its own name, or whatever its type can hold."""
    return {column.name: _value(column) for column in table.columns if _needed(column)}


def _needed(column: Any) -> bool:
    return column.primary_key or not column.nullable or column.name == "value"


def _value(column: Any) -> Any:
    name, kind = column.name, column.type
    if name in ALLOWED:
        return ALLOWED[name]
    if name == "closed_reason":
        return None
    if isinstance(kind, Boolean):
        return False
    if isinstance(kind, Integer):
        return 1000  # beyond where the counters of keys begin
    if isinstance(kind, Date):
        return date(2023, 1, 15)
    if isinstance(kind, DateTime):
        return datetime(2023, 1, 15, tzinfo=UTC)
    if isinstance(kind, Numeric) or name in ("value", "half_width", "factor_to_base"):
        return Decimal("0.5")
    return [] if str(kind) == "JSON" else next((key.column.name for key in column.foreign_keys), name)


def fill(connection: Connection) -> dict[str, dict[str, Any]]:
    """One row in every table of the schema as it is in the database; table → row."""
    tables = MetaData()
    tables.reflect(connection)
    rows = {}
    for table in tables.sorted_tables:
        if table.name != "alembic_version":
            # Exact numbers are text in SQLite, and what a correction should have said is text in both.
            row = {
                name: str(value)
                if isinstance(value, Decimal) and not isinstance(table.columns[name].type, Numeric)
                else value
                for name, value in sample(table).items()
            }
            connection.execute(table.insert().values(row))
            rows[table.name] = row
    return rows


def config(connection: Connection) -> Config:
    made = Config()
    made.set_main_option("script_location", str(MIGRATIONS))
    made.attributes["connection"] = connection
    return made


@pytest.mark.parametrize("revision", REVISIONS[:-1])
def test_rows_of_every_earlier_revision_are_kept(empty_url, revision):
    engine = connect(empty_url)
    with writing(engine) as connection:
        command.upgrade(config(connection), revision)
        rows = fill(connection)
    migrate(engine)
    with engine.connect() as connection:
        tables = MetaData()
        tables.reflect(connection)
        for name, row in rows.items():
            (kept,) = connection.execute(tables.tables[name].select()).mappings()
            same = {column: _comparable(kept[column]) for column in row if column in kept}
            assert same == {column: _comparable(row[column]) for column in same}, name
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    load_catalogue(engine, CATALOGUE, ENTITIES)
    of = report("2022-results")
    assert load_report(engine, of, [observation(of, "1", "2022")], [], [], [], []).added == 1
    engine.dispose()


def _comparable(value: Any) -> Any:
    return value.replace(tzinfo=None) if isinstance(value, datetime) else value


def test_the_revisions_make_the_schema_of_the_code(engine):
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
        assert set(inspect(connection).get_view_names()) == {each.name for each in (*helpers(), *views())}


def test_both_databases_have_the_same_indexes(engine):
    """What `compare_metadata` does not look at on either: conditions and columns of indexes."""
    inspector = inspect(engine)
    found = {
        index["name"]: (index["column_names"], bool(index["unique"]))
        for table in metadata.sorted_tables
        for index in inspector.get_indexes(table.name)
        if not index.get("duplicates_constraint")
    }
    assert found == {
        index.name: ([column.name for column in index.columns], index.unique)
        for table in metadata.sorted_tables
        for index in table.indexes
    }


def test_migrating_again_changes_nothing(engine):
    catalogue = {
        "sqlite": "SELECT rootpage, sql FROM sqlite_master ORDER BY 1, 2",
        "postgresql": "SELECT oid, relname FROM pg_class ORDER BY 1",
    }[engine.dialect.name]

    def schema():
        with engine.connect() as connection:
            return connection.exec_driver_sql(catalogue).all()

    before = schema()
    assert migrate(engine) == REVISIONS[-1]
    assert schema() == before


def test_a_warehouse_of_a_newer_chiso_is_refused(engine):
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(Rejected, match=r"found revision 9999.*update chiso"):
        migrate(engine)


def test_a_migration_that_fails_leaves_no_table_behind(empty_url, monkeypatch):
    fresh = connect(empty_url)
    monkeypatch.setattr(view, "create", lambda _: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        migrate(fresh)
    assert inspect(fresh).get_table_names() == []
    fresh.dispose()


def test_a_database_that_does_not_answer_is_named_without_its_password():
    with pytest.raises(Unavailable, match=r"start it, .* or correct CHISO_WAREHOUSE_URL") as caught:
        migrate(connect("postgresql+psycopg://someone:secret@127.0.0.1:1/nowhere"))
    assert "secret" not in str(caught.value)


def test_revisions_follow_each_other():
    """One chain, numbered in order; two branches would each look right alone."""
    chain = []
    for path in sorted((MIGRATIONS / "versions").glob("*.py")):
        found = dict(re.findall(r'^(revision|down_revision) = "?(\w+)"?$', path.read_text(encoding="utf-8"), re.M))
        assert path.name.startswith(found["revision"])
        chain.append((found["revision"], found["down_revision"]))
    assert chain == list(zip(REVISIONS, ["None", *REVISIONS[:-1]], strict=True))


def test_a_changed_text_of_a_view_needs_no_revision(engine):
    """The views of an earlier version: one with another text, one that this version does not have, a note of both."""
    with engine.begin() as connection:
        view.drop(connection)
        connection.exec_driver_sql("CREATE VIEW reports AS SELECT 1 AS one")
        connection.exec_driver_sql("CREATE VIEW built_on_it AS SELECT one FROM reports")
        connection.exec_driver_sql("UPDATE made_views SET sha256 = 'another', names = '[\"reports\", \"built_on_it\"]'")
    assert migrate(engine) == REVISIONS[-1]
    assert set(inspect(engine).get_view_names()) == {each.name for each in (*helpers(), *views())}
    assert "report_title" in {column["name"] for column in inspect(engine).get_columns("reports")}


def test_views_that_others_made_stay(engine):
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE VIEW of_my_own AS SELECT report_id FROM dim_report")
        connection.exec_driver_sql("UPDATE made_views SET sha256 = 'another'")
    migrate(engine)
    assert "of_my_own" in inspect(engine).get_view_names()
