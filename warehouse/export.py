"""Reading the views: rows for summaries, CSV files for analysts, and the data dictionary.

The text and order of the views is in `views`.
"""

import csv
import json
import sys
import tempfile
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Table, inspect, text

from warehouse.database import connect, migrate
from warehouse.schema import metadata
from warehouse.views import SHARED, VIEWS, View

Row = dict[str, Any]


def read_view(engine: Engine, name: str, limit: int | None = None) -> list[Row]:
    """Give the rows of a view in its own order, all or the first few. A name that is no view is a ValueError."""
    with engine.connect() as connection:
        return _read(connection, _view(name), limit)


def export_views(engine: Engine, folder: Path) -> list[Path]:
    """Write one CSV file a view (UTF-8, empty for null) and `data-dictionary.md`; give the paths.

    All views are read in one transaction, so the files agree with each other; a file is put in place once complete.
    """
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    with engine.connect() as connection:
        for view in VIEWS:
            path = folder / f"{view.name}.csv"
            _replace(path, _csv_lines(_columns(connection, view), _read(connection, view)))
            paths.append(path)
        path = folder / "data-dictionary.md"
        _replace(path, data_dictionary(connection))
    return [*paths, path]


def data_dictionary(connection: Connection) -> Iterator[str]:
    """Lines of the data dictionary in Markdown, from the comments of the schema and of the views."""
    yield "# Data dictionary\n\nMade from the schema; values are in base units, dates are ISO dates.\n"
    yield "\n## Views for analysts\n"
    for view in VIEWS:
        columns = ((name, meaning(view, name)) for name in _columns(connection, view))
        yield from _section(view.name, view.comment, columns)
    yield "\n## Tables\n"
    for table in metadata.sorted_tables:
        yield from _section(table.name, table.comment or "", _table_columns(table))


def meaning(view: View, column: str) -> str:
    """Say what a column of a view holds: in the view's words, in those of all views, or of the table it comes from.

    A name that several tables have means in a view what it means in the facts.
    """
    if column in view.columns:
        return view.columns[column]
    if column in SHARED:
        return SHARED[column]
    tables = sorted(metadata.sorted_tables, key=lambda table: not table.name.startswith("fact_"))
    comments = (table.columns[column].comment for table in tables if column in table.columns)
    return next((comment for comment in comments if comment), "")


def _section(name: str, comment: str, columns: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield f"\n### {name}\n\n{comment}.\n\n| column | meaning |\n| --- | --- |\n"
    for column, words in columns:
        yield f"| `{column}` | {words.replace('|', chr(92) + '|')} |\n"


def _table_columns(table: Table) -> Iterator[tuple[str, str]]:
    return ((column.name, column.comment or "") for column in table.columns)


def _view(name: str) -> View:
    for view in VIEWS:
        if view.name == name:
            return view
    raise ValueError(f"found no view {name}, expected one of {', '.join(view.name for view in VIEWS)}")


def _columns(connection: Connection, view: View) -> list[str]:
    return [column["name"] for column in inspect(connection).get_columns(view.name)]


def _read(connection: Connection, view: View, limit: int | None = None) -> list[Row]:
    query = f"SELECT * FROM {view.name} ORDER BY {view.order_by}"  # noqa: S608  names from the code, not from outside
    bounded = text(query if limit is None else f"{query} LIMIT :limit")
    rows = connection.execute(bounded, {} if limit is None else {"limit": limit}).mappings()
    return [dict(row) for row in rows]


def _csv_lines(columns: list[str], rows: Iterable[Row]) -> Iterator[str]:
    class Lines:
        """A file for the csv module that hands each line on."""

        def write(self, line: str) -> str:
            return line

    writer = csv.writer(Lines(), lineterminator="\n")
    for values in chain([columns], ([_plain(row[name]) for name in columns] for row in rows)):
        yield writer.writerow(values)


def _plain(value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value


def _replace(path: Path, lines: Iterable[str]) -> None:
    part = path.with_name(path.name + ".part")
    with part.open("w", encoding="utf-8", newline="") as file:
        file.writelines(lines)
    part.replace(path)


def main(path: Path) -> None:
    """Write the data dictionary of an empty warehouse at the newest schema: `python -m warehouse.export FILE`."""
    with tempfile.TemporaryDirectory() as folder:
        engine = connect(f"sqlite:///{folder}/empty.sqlite")
        migrate(engine)
        with engine.connect() as connection:
            _replace(path, data_dictionary(connection))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
