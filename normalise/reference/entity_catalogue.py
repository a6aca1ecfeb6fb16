"""The catalogue of entities: who there is and was, what became of them, and which classes they are counted in.

Only the reading and checking of entities/*.yaml belongs here. Finding entities in text is the business of `entity`, the
size of a class that of `entity_class`.
"""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any, TypeVar

from normalise.records import ClassSize, EntityChange, EntityClass, EntityEntry
from sources.document import Rejected
from sources.own_yaml import read_yaml

_FOLDER = Path(__file__).parent / "entities"
_FILES = ("bodies.yaml", "provinces.yaml")
_DAY = timedelta(days=1)
_Record = TypeVar("_Record", EntityEntry, EntityChange, EntityClass)


@cache
def entries() -> tuple[EntityEntry, ...]:
    """All entities of bodies.yaml and provinces.yaml.

    Raises:
        Rejected: naming every entry that is malformed, or claims a key for days that another has it for.

    """
    rows = [row for file in _FILES for row in _grouped(file)]
    return _checked(" and ".join(_FILES), rows, EntityEntry.model_validate, _overlaps)


@cache
def changes() -> tuple[EntityChange, ...]:
    """All changes of changes.yaml, one for each pair of entities.

    Raises:
        Rejected: naming every change that is malformed, or whose entities were not there on the days it says.

    """
    rows = [
        row | {"from_key": key, "to_key": row["to"]} for row in _grouped("changes.yaml") for key in row.get("from", ())
    ]
    return _checked("changes.yaml", rows, _change, _dangling)


@cache
def classes() -> tuple[EntityClass, ...]:
    """All classes of classes.yaml; those with parts have the sums of their sizes.

    Raises:
        Rejected: naming every class that is malformed, has an unknown part, or another number of members than it says.

    """
    found = _checked("classes.yaml", _rows("classes.yaml"), EntityClass.model_validate, _miscounted)
    by_code = {one.code: one for one in found}
    return tuple(
        one.model_copy(update={"sizes": _sums([by_code[part] for part in one.parts])}) if one.parts else one
        for one in found
    )


def _sums(parts: list[EntityClass]) -> tuple[ClassSize, ...]:
    """Give the sizes that several classes have together, from each day on which one of them changed."""
    begins = sorted({size.valid_from for part in parts for size in part.sizes})
    made = []
    for begin, following in zip(begins, [*begins[1:], None], strict=True):
        ends = following and following - _DAY
        made += [
            ClassSize(
                valid_from=begin,
                valid_to=ends,
                size=sum(size.size for size in one),
                source="; ".join(dict.fromkeys(size.source for size in one)),
            )
            for one in product(*(part.sizes_on(begin) for part in parts))
        ]
    return tuple(made)


def _rows(file: str) -> list[dict[str, Any]]:
    return list(read_yaml(_FOLDER / file))


def _grouped(file: str) -> list[dict[str, Any]]:
    """Give the entries of all groups, each with what its group says for all of them."""
    return [
        {key: value for key, value in group.items() if key != "entries"} | row
        for group in _rows(file)
        for row in group["entries"]
    ]


def _change(row: dict[str, Any]) -> EntityChange:
    return EntityChange.model_validate({key: value for key, value in row.items() if key not in {"from", "to"}})


def _checked(
    file: str,
    rows: Iterable[dict[str, Any]],
    make: Callable[[dict[str, Any]], _Record],
    faults_of: Callable[[list[_Record]], list[str]],
) -> tuple[_Record, ...]:
    made: list[_Record] = []
    faults: list[str] = []
    for row in rows:
        try:
            made.append(make(row))
        except ValueError as error:
            faults.append(f"{row.get('code') or row.get('to')}: {error}".replace("\n", " "))
    faults += faults_of(made)
    if faults:
        raise Rejected(
            f"entities/{file}", "; ".join(faults), "rows as `normalise.records` describes", "correct those named"
        )
    return tuple(made)


def _overlaps(found: list[EntityEntry]) -> list[str]:
    """One line for each entry that has a key on days on which another has it."""
    return [
        f"{one.key} stands twice for the same days"
        for index, one in enumerate(found)
        for other in found[:index]
        if one.key == other.key and share_days(one, other)
    ]


def share_days(one: EntityEntry, other: EntityEntry) -> bool:
    """Whether there is a day on which both were there."""
    begins = max(one.valid_from or date.min, other.valid_from or date.min)
    return begins <= min(one.valid_to or date.max, other.valid_to or date.max)


def _dangling(found: list[EntityChange]) -> list[str]:
    faults = []
    for change in found:
        for key, day in ((change.from_key, change.changed_on - _DAY), (change.to_key, change.changed_on)):
            if not any(entry.key == key and entry.valid_on(day) for entry in entries()):
                faults.append(f"{change.from_key} to {change.to_key}: there is no {key} on {day}")
    return faults


def _miscounted(found: list[EntityClass]) -> list[str]:
    """One line for each unknown part, and for each size that the members in the catalogue contradict."""
    codes = {one.code for one in found}
    faults = [f"{one.code}: no class {part}" for one in found for part in one.parts if part not in codes]
    for one in found:
        members = [entry for entry in entries() if entry.member_of == one.code]
        for size in one.sizes if members else ():
            for day in (size.valid_from, size.valid_to or date.max):
                count = sum(entry.valid_on(day) and day <= (entry.member_until or date.max) for entry in members)
                if count != size.size:
                    faults.append(f"{one.code}: {size.size} on {day}, but {count} members in the catalogue")
    return faults
