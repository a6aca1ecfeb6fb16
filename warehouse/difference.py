"""Rows by difference: what is new is added, what changed or vanished is closed and kept, the rest is not touched.

Which rows there should be does not belong here.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, bindparam, insert, select, update

Row = dict[str, Any]
Key = tuple[Any, ...]


@dataclass(frozen=True)
class Difference:
    """What has to be written so that the live rows of a table become the wanted ones."""

    table: Table
    added: tuple[Row, ...]
    closed: tuple[tuple[Row, str], ...]
    """Live rows with the reason: `changed` or `vanished`."""
    moved: tuple[Row, ...]
    """Only their turn in the report changed; a turn is no statement, so it is set without closing the row."""
    unchanged: int

    @property
    def empty(self) -> bool:
        """Nothing to write."""
        return not (self.added or self.closed or self.moved)


def compare(
    connection: Connection, table: Table, where: ColumnElement[bool], key: Sequence[str], wanted: Iterable[Row]
) -> Difference:
    """Compare wanted rows with the live ones that meet `where`. Two wanted rows of one key are a ValueError."""
    rows = _by_key(key, wanted, table.name)
    live = _by_key(key, _live_rows(connection, table, where), table.name)
    kept = {k: live[k] for k in rows.keys() & live.keys() if _same(rows[k], live[k])}
    return Difference(
        table=table,
        added=tuple(row for k, row in rows.items() if k not in kept),
        closed=tuple((row, "changed" if k in rows else "vanished") for k, row in live.items() if k not in kept),
        moved=tuple(
            {"moved_key": _primary(table, kept[k]), "moved_to": row["position"]}
            for k, row in rows.items()
            if k in kept and row.get("position") != kept[k].get("position")
        ),
        unchanged=len(kept),
    )


def write(connection: Connection, change: Difference, now: datetime, **stamps: Any) -> None:
    """Write a difference; `stamps` are columns that every added row gets, such as the load."""
    table = change.table
    primary = next(iter(table.primary_key.columns))
    if change.closed:
        connection.execute(
            update(table)
            .where(primary == bindparam("closed_key"))
            .values(recorded_to=now, closed_reason=bindparam("reason")),
            [{"closed_key": _primary(table, row), "reason": reason} for row, reason in change.closed],
        )
    if change.moved:
        connection.execute(
            update(table).where(primary == bindparam("moved_key")).values(position=bindparam("moved_to")),
            list(change.moved),
        )
    if change.added:
        connection.execute(insert(table), [{**row, **stamps, "recorded_from": now} for row in change.added])


def _live_rows(connection: Connection, table: Table, where: ColumnElement[bool]) -> Iterable[Row]:
    live = select(table).where(where, table.c.recorded_to.is_(None))
    return (dict(row) for row in connection.execute(live).mappings())


def _by_key(key: Sequence[str], rows: Iterable[Row], table: str) -> dict[Key, Row]:
    keyed: dict[Key, Row] = {}
    for row in rows:
        k = tuple(row[column] for column in key)
        if k in keyed:
            raise ValueError(f"{table}: found two rows of {k}, expected one; ids must differ within a report")
        keyed[k] = row
    return keyed


def _same(wanted: Mapping[str, Any], live: Mapping[str, Any]) -> bool:
    return all(live[column] == value for column, value in wanted.items() if column != "position")


def _primary(table: Table, row: Row) -> Any:
    return row[next(iter(table.primary_key.columns)).name]
