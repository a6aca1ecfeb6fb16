"""The views, read from their files; and how a database gets them."""

import hashlib
import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from sqlalchemy import Connection, delete, insert, inspect, select, text

from sources.own_yaml import read_yaml
from warehouse.schema import codes
from warehouse.schema.tables import fact_observation, made_views

FOLDER = Path(__file__).parent
_SHARED = "shared_columns.yaml"
_READS = re.compile(r"\b(?:FROM|JOIN)\s+(\w+)")


@dataclass(frozen=True)
class ColumnWords:
    """What a column holds, in English and Vietnamese, and its type where no table says it."""

    en: str = ""
    vi: str = ""
    type: str = ""
    """`integer`, `number`, `boolean` or `date`; "" for that of a column of this name in a table, else text."""
    title: str = ""
    """Vietnamese title; "" for that in `schema/titles.yaml`, where those stand that several views share."""


@dataclass(frozen=True)
class View:
    """A view: its SELECT, and the words of its YAML file."""

    name: str
    sql: str
    comment: str
    place: int | None = None
    """Where lists and exports have it, from 1; None for a view that only other views are built on."""
    title: str = ""
    """Name in Vietnamese."""
    about: str = ""
    """What it is for, in Vietnamese."""
    order_by: str = ""
    """In which order exports and summaries give the rows."""
    key: tuple[str, ...] = ()
    """Columns that tell the rows apart and are never null; none where only nullable ones do."""
    tables: tuple[str, ...] = ()
    """Tables that say what its other columns mean, the first that has a column."""
    shown_first: tuple[str, ...] = ()
    """Columns that a page shows at once, the others being one click away; none where all fit."""
    columns: dict[str, ColumnWords] = field(default_factory=dict)
    """Columns that no table explains."""

    @property
    def reads(self) -> set[str]:
        """Names of the tables and views it selects from, and of its own common table expressions."""
        return set(_READS.findall(self.sql))


@cache
def views() -> tuple[View, ...]:
    """Give the views for analysts, in their place."""
    return tuple(sorted((view for view in _all() if view.place is not None), key=lambda view: view.place or 0))


@cache
def helpers() -> tuple[View, ...]:
    """Give the views that others are built on; they are not exported."""
    return tuple(view for view in _all() if view.place is None)


@cache
def shared_columns() -> dict[str, ColumnWords]:
    """Give the columns that mean the same in every view that has them."""
    return _columns(read_yaml(FOLDER / _SHARED))


@cache
def _all() -> tuple[View, ...]:
    """Give every view, those that others build on first."""
    templates = Environment(  # noqa: S701  SQL, not HTML; what is filled in comes from the project's own files
        loader=FileSystemLoader(FOLDER), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    templates.filters["quoted"] = _quoted
    known = {
        "statement_columns": ", ".join(f"f.{column.name}" for column in fact_observation.columns),
        "code_lists": codes.code_lists(),
    }
    found = {
        path.stem: _view(path.stem, templates.get_template(path.name).render(known)) for path in FOLDER.glob("*.sql")
    }
    ordered: dict[str, View] = {}
    for name in sorted(found):
        _add_after_what_it_reads(name, found, ordered)
    return tuple(ordered.values())


def _view(name: str, sql: str) -> View:
    told: dict[str, Any] = read_yaml(FOLDER / f"{name}.yaml")
    told["columns"] = _columns(told.get("columns", {}))
    told |= {names: tuple(told[names]) for names in ("key", "tables", "shown_first") if names in told}
    return View(name, sql.strip(), **told)


def _columns(told: dict[str, dict[str, str]]) -> dict[str, ColumnWords]:
    return {name: ColumnWords(**words) for name, words in told.items()}


def _add_after_what_it_reads(name: str, found: dict[str, View], ordered: dict[str, View]) -> None:
    if name not in ordered:
        for other in sorted(found[name].reads & found.keys() - {name}):
            _add_after_what_it_reads(other, found, ordered)
        ordered[name] = found[name]


def _quoted(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"


@cache
def fingerprint() -> str:
    """Give the SHA-256 of all that the views and their comments are made of: another one means to make them anew."""
    files = [*FOLDER.rglob("*.sql"), *FOLDER.glob("*.yaml"), *Path(codes.__file__).parent.glob("*.yaml")]
    content = b"\0".join(part for path in sorted(files) for part in (path.name.encode(), path.read_bytes()))
    return hashlib.sha256(content).hexdigest()


def are_current(connection: Connection) -> bool:
    """Whether the views of a database were made from the files as they are."""
    if not inspect(connection).has_table(made_views.name):
        return False
    return connection.scalar(select(made_views.c.sha256)) == fingerprint()


def drop(connection: Connection) -> None:
    """Drop the views, also those that this version does not have any more; what others made in the schema stays."""
    names = {view.name for view in _all()}
    if inspect(connection).has_table(made_views.name):
        names.update(connection.scalar(select(made_views.c.names)) or ())
    if connection.dialect.name == "postgresql":  # which heeds what is built on what, unless told all at once
        connection.execute(text(f"DROP VIEW IF EXISTS {', '.join(sorted(names))}"))
        return
    for name in names:
        connection.execute(text(f"DROP VIEW IF EXISTS {name}"))


def create(connection: Connection) -> None:
    """Create all views, those that others build on first, and note what they were made from."""
    for view in _all():
        connection.exec_driver_sql(f"CREATE VIEW {view.name} AS {view.sql}")
    connection.execute(delete(made_views))
    connection.execute(insert(made_views).values(sha256=fingerprint(), names=[view.name for view in _all()]))
