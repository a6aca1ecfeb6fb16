"""What became of entities, the classes they are counted in, and the bodies that only reports name.

The entities themselves are loaded in `dimensions`; how they are found in text is the business of `normalise`.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Engine, Table, delete, insert, or_, select, text

from normalise.records import EntityChange, EntityClass, EntityEntry
from warehouse.database import writing
from warehouse.loading.dimensions import entity_id, mark_stale
from warehouse.schema.tables import dim_entity, dim_period, entity_change, entity_class, entity_class_member

Row = dict[str, Any]


def load_changes_and_classes(
    engine: Engine, entities: Sequence[EntityEntry], changes: Sequence[EntityChange], classes: Sequence[EntityClass]
) -> None:
    """Make entity_change, entity_class and entity_class_member what the catalogue says, in one transaction.

    Doing it again with the same catalogue writes nothing. The entities must be in dim_entity already. Where a change
    was added or mended, all years are due to be compared anew.
    """
    sizes = [
        size.model_dump() | {"class_code": one.code, "name_vi": one.name_vi} for one in classes for size in one.sizes
    ]
    with writing(engine) as connection:
        if _make(connection, entity_change, [_change_row(change, entities) for change in changes]):
            mark_stale(connection, connection.scalars(select(dim_period.c.year).distinct()), datetime.now(UTC))
        _make(connection, entity_class, sizes)
        _make(connection, entity_class_member, _members(entities, classes))


def _change_row(change: EntityChange, entities: Iterable[EntityEntry]) -> Row:
    before, now = change.changed_on - timedelta(days=1), change.changed_on
    row = change.model_dump(include={"changed_on", "whole", "legal_basis"}) | {"change_kind": change.kind}
    return row | {
        "from_entity_id": _id_on(change.from_key, before, entities),
        "to_entity_id": _id_on(change.to_key, now, entities),
    }


def _id_on(key: str, day: date, entities: Iterable[EntityEntry]) -> str:
    """Give the id of the entity with a key on a day; the catalogue has been checked to have one."""
    return next(entity_id(entry) for entry in entities if entry.key == key and entry.valid_on(day))


def _members(entities: Sequence[EntityEntry], classes: Sequence[EntityClass]) -> Iterator[Row]:
    """Give each class its members, a class of classes those of its parts."""
    for one in classes:
        for entry in entities:
            if entry.member_of in (one.code, *one.parts):
                until = entry.member_until or entry.valid_to
                yield {
                    "class_code": one.code,
                    "entity_id": entity_id(entry),
                    "valid_from": entry.valid_from,
                    "valid_to": until,
                }


def _make(connection: Connection, table: Table, rows: Iterable[Row]) -> bool:
    """Make the rows of a table these; nothing refers to them, so a changed one is simply replaced. Say if any was."""
    keys = [column.name for column in table.primary_key.columns]
    wanted = {tuple(row[name] for name in keys): row for row in rows}
    live = {tuple(row[name] for name in keys): dict(row) for row in connection.execute(select(table)).mappings()}
    gone = [key for key, row in live.items() if wanted.get(key) != row]
    fresh = [row for key, row in wanted.items() if live.get(key) != row]
    for key in gone:
        connection.execute(delete(table).where(*(table.c[name] == part for name, part in zip(keys, key, strict=True))))
    if fresh:
        connection.execute(insert(table), fresh)
    return bool(gone or fresh)


def successors(connection: Connection, first: date, last: date) -> dict[str, Row]:
    """Give, for each entity that changed between two days, the `entity_code` under which its figures are followed.

    One that was only renamed, or whose code list changed, also has the new `entity_id`: it is the same body. One that
    merged with others under its name keeps its own, so that the two are seen to be different bodies.
    """
    before, now = dim_entity.alias(), dim_entity.alias()
    asked = (
        select(entity_change.c.from_entity_id, entity_change.c.change_kind, now.c.entity_id, now.c.entity_code)
        .join(before, before.c.entity_id == entity_change.c.from_entity_id)
        .join(now, now.c.entity_id == entity_change.c.to_entity_id)
        .where(entity_change.c.changed_on.between(first, last))
        .where(or_(entity_change.c.change_kind == "rename", before.c.name_vi == now.c.name_vi))
        .order_by(entity_change.c.changed_on.desc())
    )
    found: dict[str, Row] = {}
    for row in connection.execute(asked):
        renamed = {"entity_id": row.entity_id} if row.change_kind == "rename" else {}
        following = found.get(row.entity_id, {}) if renamed else {}
        found[row.from_entity_id] = {"entity_code": row.entity_code} | renamed | following
    return found


def merged(connection: Connection, first: date, last: date) -> dict[str, list[str]]:
    """Give, for each entity made of several between two days, the ids of those that went into it, all of them whole.

    One that only a part of another went into is left out: the parts do not add up to it.
    """
    asked = (
        select(entity_change.c.to_entity_id, entity_change.c.from_entity_id, entity_change.c.whole)
        .where(entity_change.c.changed_on.between(first, last))
        .order_by(entity_change.c.from_entity_id)
    )
    found: dict[str, list[str]] = {}
    partly = set()
    for row in connection.execute(asked):
        found.setdefault(row.to_entity_id, []).append(row.from_entity_id)
        if not row.whole:
            partly.add(row.to_entity_id)
    return {body: parts for body, parts in found.items() if len(parts) > 1 and body not in partly}


def unlisted_bodies(engine: Engine, limit: int) -> list[Row]:
    """Give the bodies that reports name and the catalogue does not have, the most often named first.

    Keys: `entity_code`, `name_vi`, `rows` (live statements and tasks), and one of the places as `report_id`, `locator`.
    """
    asked = text(
        "SELECT e.entity_code, e.name_vi, COUNT(*) AS rows, MIN(r.report_id) AS report_id, MIN(r.locator) AS locator "
        "FROM dim_entity e JOIN ("
        " SELECT entity_id, report_id, locator FROM facts WHERE recorded_to IS NULL"
        " UNION ALL SELECT entity_id, report_id, locator FROM fact_task WHERE recorded_to IS NULL"
        ") r ON r.entity_id = e.entity_id WHERE NOT e.mapped "
        "GROUP BY e.entity_code, e.name_vi ORDER BY COUNT(*) DESC, e.entity_code LIMIT :limit"
    )
    with engine.connect() as connection:
        return [dict(row) for row in connection.execute(asked, {"limit": limit}).mappings()]
