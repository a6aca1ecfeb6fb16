"""Who may do what on PostgreSQL: a role that reads the views and nothing else, and one that loads.

On SQLite a file has no roles: `connect(url, read_only=True)` of `database` opens it for reading.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, text

from sources.document import Rejected
from warehouse.schema.tables import (
    entity_change,
    entity_class,
    entity_class_member,
    finding_mark,
    indicator_link,
    indicator_suggestion,
    metadata,
    stale_year,
)
from warehouse.views.view import views

REPLACED = (
    stale_year,
    finding_mark,
    indicator_link,
    indicator_suggestion,
    entity_change,
    entity_class,
    entity_class_member,
)
"""Work lists, marks made of findings, and what the catalogues say beside their entries: all that is ever deleted."""


def grant_views(engine: Engine, role: str) -> None:
    """Let a role read every view for analysts, and take from it whatever else it was granted in the schema.

    Views read the tables with the rights of their owner, so the role needs none on tables. The grants last over
    `migrate`, which makes the views anew. Rejected on SQLite, and for a role that does not exist.
    """
    with _for_role(engine, role) as (connection, name):
        connection.exec_driver_sql(f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {name}")
        grant(connection, [role])


def grant_loading(engine: Engine, role: str) -> None:
    """Let a role add rows and close them, on the tables that are and on those that later upgrades make.

    It can delete nothing but what is replaced as a whole (`REPLACED`), and change no table. Rejected as `grant_views`.
    """
    with _for_role(engine, role) as (connection, name):
        tables = ", ".join(metadata.tables)
        connection.exec_driver_sql(f"GRANT SELECT, INSERT, UPDATE ON {tables} TO {name}")
        connection.exec_driver_sql(f"GRANT DELETE ON {', '.join(table.name for table in REPLACED)} TO {name}")
        connection.exec_driver_sql(f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {name}")
        connection.exec_driver_sql(f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {name}")
        for what in ("SELECT, INSERT, UPDATE ON TABLES", "USAGE ON SEQUENCES"):
            connection.exec_driver_sql(f"ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT {what} TO {name}")


@contextmanager
def _for_role(engine: Engine, role: str) -> Iterator[tuple[Connection, str]]:
    """A transaction in which to grant, and the quoted name of the role, which may use the schema."""
    if engine.dialect.name != "postgresql":
        raise Rejected(
            engine.url.render_as_string(),
            place=f"role {role}",
            found=f"a {engine.dialect.name} warehouse",
            expected="PostgreSQL",
            remedy="a SQLite file is protected by the rights on the file; open it with mode=ro",
        )
    with engine.begin() as connection:
        known = connection.scalar(text("SELECT 1 FROM pg_roles WHERE rolname = :role"), {"role": role})
        if known is None:
            raise Rejected(
                engine.url.render_as_string(),
                place=f"role {role}",
                found="no such role",
                expected="a role of this server",
                remedy=f"make it first: CREATE ROLE {role} LOGIN PASSWORD '…'",
            )
        name = connection.dialect.identifier_preparer.quote(role)
        connection.exec_driver_sql(f"GRANT USAGE ON SCHEMA public TO {name}")
        yield connection, name


def readers(connection: Connection) -> list[str]:
    """Roles that were granted the views."""
    if connection.dialect.name != "postgresql":
        return []
    granted = text(
        "SELECT DISTINCT grantee FROM information_schema.role_table_grants WHERE table_schema = 'public' "
        "AND table_name = :view AND privilege_type = 'SELECT' AND grantee <> grantor ORDER BY grantee"
    )
    return list(connection.scalars(granted, {"view": views()[0].name}))


def grant(connection: Connection, roles: list[str]) -> None:
    """Let roles read every view for analysts."""
    for role in roles:
        name = connection.dialect.identifier_preparer.quote(role)
        for view in views():
            connection.exec_driver_sql(f"GRANT SELECT ON {view.name} TO {name}")
