"""Reading a copy of the views row by row, by the columns that it has indexes on; `snapshot` makes it."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Engine

from warehouse.schema.dictionary import Field
from warehouse.snapshot import snapshot

Row = dict[str, Any]
_JSON = ("array", "object")


class Copy:
    """The views of a warehouse in one state of it."""

    def __init__(self, path: Path, fields: dict[str, tuple[Field, ...]]) -> None:
        # One reader may be asked from several threads, one after the other.
        self._connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, check_same_thread=False)
        self._connection.row_factory = sqlite3.Row
        self.fields = fields
        """The columns of each view."""
        self._decoded = {view: [one.name for one in found if one.type in _JSON] for view, found in fields.items()}

    def rows(self, view: str, **equal: Any) -> list[Row]:
        """Give the rows of a view in which columns have the values named, None for none; lists are lists."""
        return list(self.each(view, **equal))

    def each(self, view: str, **equal: Any) -> Iterator[Row]:
        """Yield what `rows` gives, without keeping it."""
        given = {name: value for name, value in equal.items() if name in {field.name for field in self.fields[view]}}
        if len(given) < len(equal):
            raise ValueError(f"{view} has no column {', '.join(equal.keys() - given.keys())}")
        where = " AND ".join(f'"{name}" IS NULL' if value is None else f'"{name}" = ?' for name, value in given.items())
        query = f'SELECT * FROM "{view}" {f"WHERE {where}" if where else ""}'  # noqa: S608  names of the dictionary
        for found in self._connection.execute(query, [value for value in given.values() if value is not None]):
            row = dict(found)
            for name in self._decoded[view]:
                row[name] = json.loads(row[name]) if row[name] else row[name]
            yield row

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()


@contextmanager
def copied(engine: Engine) -> Iterator[Copy]:
    """Copy the views to a file that is gone afterwards."""
    with TemporaryDirectory(prefix="chiso-") as folder:
        path = Path(folder) / "views.sqlite"
        copy = Copy(path, {one.view: one.fields for one in snapshot(engine, path)})
        try:
            yield copy
        finally:
            copy.close()
