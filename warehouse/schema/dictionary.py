"""What the columns of the views are: meaning, type and Vietnamese title; and the data dictionary made of it.

The words come from the YAML files of the views or, where a column is one of a table, from the comments of the schema,
and those very words in Vietnamese from `meanings.yaml`; titles of columns from `titles.yaml`. `export` reads rows.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Connection,
    Date,
    DateTime,
    Integer,
    Table,
    inspect,
)

from sources.own_yaml import read_yaml
from warehouse.schema.codes import CodeList, code_lists, codes_of
from warehouse.schema.columns import Exact
from warehouse.schema.tables import fact_year_over_year, metadata
from warehouse.views.view import ColumnWords, View, shared_columns, views

_TYPES: tuple[tuple[type, str], ...] = (
    (Exact, "number"),
    (Boolean, "boolean"),
    (Integer, "integer"),
    (BigInteger, "integer"),
    (DateTime, "datetime"),
    (Date, "date"),
    (JSON, "array"),
)
"""Names of types as Table Schema has them; what is none of these is a `string`."""
_OBJECTS = {"reading"}
"""JSON columns that hold fields and their values; all others hold lists."""
_ROLES = ("previous_", "current_", "target_", "actual_", "other_", "stated_", "first_", "last_")
"""A column `other_page` is of the type of `page`."""


@dataclass(frozen=True)
class Field:
    """A column of a view."""

    name: str
    type: str
    title: str
    meaning: str
    meaning_vi: str
    codes: CodeList | None = None
    """The list that its values are of; None where they are no codes."""


def fields(connection: Connection, view: View) -> tuple[Field, ...]:
    """Give the columns of a view in their order."""
    return tuple(_field(view, name) for name in columns_of(connection, view))


def _field(view: View, name: str) -> Field:
    words = meaning(view, name)
    return Field(name, type_of(view, name), column_title(name), words.en, words.vi, codes_of(view.name, name))


def columns_of(connection: Connection, view: View) -> list[str]:
    """Give the names of the columns of a view."""
    return [column["name"] for column in inspect(connection).get_columns(view.name)]


def meaning(view: View, column: str) -> ColumnWords:
    """Say what a column of a view holds: in the view's words, in those of all views, or of a table the view names.

    A column that only has its name in common with one of another table has no meaning from there, and one whose words
    nobody has translated none in Vietnamese ("" then).
    """
    for words in (view.columns, shared_columns()):
        if column in words and words[column].en:
            return words[column]
    tables = (metadata.tables[name] for name in view.tables)
    english = next((str(table.columns[column].comment) for table in tables if column in table.columns), "")
    return ColumnWords(english, str(_read("meanings.yaml").get(english, "")))


def type_of(view: View, column: str) -> str:
    """Name the type of a column of a view, as Table Schema does; a `number` is exact."""
    if column in view.columns and view.columns[column].type:
        return view.columns[column].type
    if column in _OBJECTS:
        return "object"
    for name in (column, *(column.removeprefix(role) for role in _ROLES if column.startswith(role))):
        for found in _columns_named(name):
            return next((said for kind, said in _TYPES if isinstance(found.type, kind)), "string")
    return "string"


def view_title(name: str) -> str:
    """Give the Vietnamese title of a view; its name where it is none for analysts."""
    return next((view.title for view in views() if view.name == name), name)


def view_about(name: str) -> str:
    """Say in Vietnamese what a view is for."""
    return next((view.about for view in views() if view.name == name), "")


def shown_first(name: str) -> tuple[str, ...]:
    """Name the columns that a page shows at once; none where all fit."""
    return next((view.shown_first for view in views() if view.name == name), ())


def column_title(column: str) -> str:
    """Give the Vietnamese title of a column; its name while it has none."""
    if column.startswith("y") and column[1:].isdigit():
        return column[1:]
    return _titles().get(column, column)


def code_title(column: str, code: object, view: str = "") -> str | None:
    """Say in Vietnamese what a code in a column means; None where it is no code that has words.

    In the result of a query, which is of no view, the first list of a column of that name that has the code counts.
    """
    listed = codes_of(view, column)
    lists = [listed] if listed else [each for each in code_lists() if each.is_of(column)]
    return next((one.vi for each in lists for one in each.codes if one.code == code), None)


def data_dictionary(connection: Connection) -> Iterator[str]:
    """Lines of the data dictionary in Markdown."""
    yield "# Data dictionary\n\nMade from the schema; values are in base units, dates are ISO dates.\n"
    yield "\n## Views for analysts\n"
    for view in views():
        yield f"\n### {view.name}\n\n{view.comment}.\n\n{view.title}: {view.about}.\n\n"
        yield "| column | tiếng Việt | type | meaning | nghĩa |\n| --- | --- | --- | --- | --- |\n"
        for each in fields(connection, view):
            said = f"{_cell(each.meaning)} | {_cell(each.meaning_vi)}"
            yield f"| `{each.name}` | {each.title} | {each.type} | {said} |\n"
    yield "\n## Tables\n"
    for table in metadata.sorted_tables:
        yield f"\n### {table.name}\n\n{table.comment}.\n\n| column | meaning |\n| --- | --- |\n"
        yield from _rows(table)


def _rows(table: Table) -> Iterator[str]:
    return (f"| `{column.name}` | {_cell(column.comment or '')} |\n" for column in table.columns)


def _cell(words: str) -> str:
    return words.replace("|", "\\|")


def _columns_named(name: str) -> Iterable[Column[Any]]:
    tables = sorted(metadata.sorted_tables, key=lambda t: (not t.name.startswith("fact_"), t is fact_year_over_year))
    return (table.columns[name] for table in tables if name in table.columns)


@cache
def _titles() -> dict[str, str]:
    own = {name: words.title for view in views() for name, words in view.columns.items() if words.title}
    return {**_read("titles.yaml"), **own}


@cache
def _read(file: str) -> dict[str, Any]:
    words: dict[str, Any] = read_yaml(Path(__file__).parent / file)
    return words
