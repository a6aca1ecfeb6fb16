"""Rows by difference: what is new is added, what changed or vanished is closed and kept, the rest is not touched.

Which rows there should be does not belong here.
"""

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import itemgetter
from typing import Any

from sqlalchemy import JSON, Connection, Table, bindparam, update

from warehouse.loading.bulk import Values, insert_stored, read_live, stored

Row = dict[str, Any]
POSITION = "position"
"""A row's turn in its report, which is no statement: it is set without closing the row."""


@dataclass(frozen=True)
class Difference:
    """What has to be written so that the live rows of a table become the wanted ones; rows are in stored form."""

    table: Table
    columns: tuple[str, ...]
    added: tuple[Values, ...]
    closed: tuple[tuple[int, str, Values], ...]
    """Primary key, reason (`changed` or `vanished`) and values of a live row."""
    moved: tuple[tuple[int, int], ...]
    """Primary key and new turn of rows of which only that changed."""
    unchanged: int

    @property
    def empty(self) -> bool:
        """Nothing to write."""
        return not (self.added or self.closed or self.moved)

    def touched(self, *columns: str) -> set[tuple[Any, ...]]:
        """Give what added and closed rows hold in some columns."""
        pick = itemgetter(*map(self.columns.index, columns))
        return {pick(row) for row in self.added} | {pick(row) for _, _, row in self.closed}


def compare(
    connection: Connection,
    table: Table,
    where: Mapping[str, Any],
    key: Sequence[str],
    columns: Sequence[str],
    wanted: list[list[Any]],
) -> Difference:
    """Compare wanted rows, given as lists in the order of `columns`, with the live ones that have the values `where`.

    Two wanted rows of one key are a ValueError.
    """
    (primary,) = table.primary_key.columns
    shown = [table.columns[name] for name in columns]
    rows = _by_key(columns, key, stored(connection, shown, wanted), table.name)
    found = read_live(connection, table, [primary, *shown], where)
    live = _by_key(columns, key, [row[1:] for row in found], table.name)
    numbers = dict(zip(live, (row[0] for row in found), strict=True))
    meaning = _meaning(table, columns)
    kept = {k for k in rows.keys() & live.keys() if rows[k] == live[k] or meaning(rows[k]) == meaning(live[k])}
    turn = columns.index(POSITION) if POSITION in columns else None
    return Difference(
        table=table,
        columns=tuple(columns),
        added=tuple(row for k, row in rows.items() if k not in kept),
        closed=tuple(
            (numbers[k], "changed" if k in rows else "vanished", row) for k, row in live.items() if k not in kept
        ),
        moved=()
        if turn is None
        else tuple((numbers[k], rows[k][turn]) for k in kept if rows[k][turn] != live[k][turn]),
        unchanged=len(kept),
    )


def compare_named(
    connection: Connection, table: Table, where: Mapping[str, Any], key: Sequence[str], wanted: Sequence[Row]
) -> Difference:
    """Compare wanted rows that name their columns, all the same ones."""
    columns = tuple(wanted[0]) if wanted else tuple(key)
    return compare(connection, table, where, key, columns, [[row[name] for name in columns] for row in wanted])


def write(connection: Connection, change: Difference, now: datetime, **stamps: Any) -> None:
    """Write a difference; `stamps` are columns that every added row gets, such as the load."""
    table = change.table
    (primary,) = table.primary_key.columns
    if change.closed:
        closing = update(table).where(primary == bindparam("key")).values(closed_reason=bindparam("why"))
        rows = [{"key": key, "why": reason} for key, reason, _ in change.closed]
        connection.execute(closing.values(recorded_to=now), rows)
    if change.moved:
        moving = update(table).where(primary == bindparam("key")).values({POSITION: bindparam("turn")})
        connection.execute(moving, [{"key": key, "turn": turn} for key, turn in change.moved])
    if change.added:
        stamps |= {"recorded_from": now}
        extra = [table.columns[name] for name in stamps]
        (constant,) = stored(connection, extra, [list(stamps.values())])
        columns = [*(table.columns[name] for name in change.columns), *extra]
        insert_stored(connection, table, columns, ([*row, *constant] for row in change.added))


def _by_key(columns: Sequence[str], key: Sequence[str], rows: Sequence[Values], table: str) -> dict[Any, Values]:
    keys = list(map(itemgetter(*map(list(columns).index, key)), rows))
    keyed = dict(zip(keys, rows, strict=True))
    if len(keyed) < len(rows):
        twice = next(k for k, count in Counter(keys).items() if count > 1)
        raise ValueError(f"{table}: found two rows of {twice}, expected one; ids must differ within a report")
    return keyed


def _meaning(table: Table, columns: Sequence[str]) -> Callable[[Values], list[Any]]:
    """Give what makes of a row what it says: its turn apart, and however the text of a list is spaced."""
    turn = [place for place, name in enumerate(columns) if name == POSITION]
    lists = [place for place, name in enumerate(columns) if isinstance(table.columns[name].type, JSON)]

    def meaning(row: Values) -> list[Any]:
        values = list(row)
        for place in turn:
            values[place] = None
        for place in lists:
            values[place] = values[place] and json.loads(values[place])
        return values

    return meaning
