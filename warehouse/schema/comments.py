"""What views and columns mean, said to PostgreSQL, whose tools show it; SQLite has no comments.

The words are those of `dictionary`; this module only writes them.
"""

from sqlalchemy import Connection

from warehouse.schema.dictionary import fields
from warehouse.views.view import views


def write(connection: Connection) -> None:
    """Comment on every view and column for analysts, in Vietnamese and English, where the database keeps comments."""
    if not connection.dialect.supports_comments:
        return
    for view in views():
        _comment(connection, f"VIEW {view.name}", f"{view.title}. {view.about}. {view.comment}.")
        for field in fields(connection, view):
            _comment(
                connection, f'COLUMN {view.name}."{field.name}"', f"{field.title}. {field.meaning_vi}. {field.meaning}."
            )


def _comment(connection: Connection, what: str, words: str) -> None:
    said = words.replace("'", "''").replace("%", "%%")
    connection.exec_driver_sql(f"COMMENT ON {what} IS '{said}'")
