"""Rows of the views as Python values of their types, the same from either database. Writing them is for the formats."""

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, text

from warehouse.schema.columns import canonical
from warehouse.schema.dictionary import Field
from warehouse.views.view import View

Row = tuple[Any, ...]
BATCH = 5_000
_EXACT = "_exact"


def typed_rows(connection: Connection, view: View, fields: Sequence[Field]) -> Iterator[list[Row]]:
    """Give the rows of a view in its own order, some thousands at a time.

    Values are str, int, bool, Decimal, date, datetime (UTC) or None; lists are JSON text. A number whose exact text
    the view has as well (`value`, `value_exact`) is taken from it: SQLite computes in doubles.
    """
    query = text(f"SELECT * FROM {view.name} ORDER BY {view.order_by}")  # noqa: S608  names from the code
    names = [field.name for field in fields]
    sources = [
        names.index(f"{name}{_EXACT}") if f"{name}{_EXACT}" in names else place for place, name in enumerate(names)
    ]
    plan = [(source, field.type) for source, field in zip(sources, fields, strict=True)]
    found = connection.execution_options(yield_per=BATCH).execute(query)
    for batch in found.partitions(BATCH):
        yield [tuple(typed(row[source], kind) for source, kind in plan) for row in batch]


def typed(value: Any, kind: str) -> Any:
    """Give a database's value as the Python value of a type of the dictionary.

    >>> typed(12.83, "number"), typed("12.830", "number"), typed(1, "boolean")
    (Decimal('12.83'), Decimal('12.83'), True)
    """
    if value is None:
        return None
    match kind:
        case "number":
            return Decimal(canonical(Decimal(str(value))))
        case "integer":
            return int(value)
        case "boolean":
            return bool(value)
        case "date":
            return value if isinstance(value, date) else date.fromisoformat(value)
        case "datetime":
            moment = value if isinstance(value, datetime) else datetime.fromisoformat(value)
            return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
        case "array" | "object":
            return json.dumps(json.loads(value) if isinstance(value, str) else value, ensure_ascii=False)
        case _:
            return value if isinstance(value, str) else canonical(value) if isinstance(value, Decimal) else str(value)
