"""The register of the files of reports: where they were seen, what they held, and what became of them last.

What a file is, and whether it has to be run, is decided outside; so is what a run does. Closing the rows of a withdrawn
report is here, since it is what becomes of a file that is gone.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Engine, insert, select, union, update

from warehouse.database import writing
from warehouse.loading import dimensions
from warehouse.schema.tables import (
    check_run,
    correction,
    dim_period,
    dim_report,
    fact_observation,
    fact_stated_change,
    fact_target,
    fact_task,
    quarantine,
    source_file,
    task_link,
)

STATEMENTS = (fact_observation, fact_target, fact_stated_change)
OUTCOME = ("outcome", "outcome_of", "outcome_reason", "outcome_at")


class Outcome(StrEnum):
    """What became of a file in its last run."""

    LOADED = "loaded"
    REJECTED = "rejected"
    """Permanent: the file itself is at fault. It is not tried again until it, its entry or the code changes."""
    FAILED = "failed"
    """Something else was at fault. It is tried again by the next refresh."""


@dataclass(frozen=True)
class SourceFile:
    """A file as the register knows it; the columns of `source_file`."""

    folder: str
    file: str
    report_id: str | None
    sha256: str
    stamp: str | None = None
    entry: str | None = None
    withdrawn_at: datetime | None = None
    outcome: Outcome | None = None
    outcome_of: str | None = None
    outcome_reason: str | None = None
    outcome_at: datetime | None = None


def files_of(engine: Engine, folder: str) -> dict[str, SourceFile]:
    """Give the files of a folder that are there, by name."""
    here = select(source_file).where(source_file.c.folder == folder, source_file.c.withdrawn_at.is_(None))
    with engine.connect() as connection:
        return {row["file"]: SourceFile(**row) for row in connection.execute(here).mappings()}


def file_of(engine: Engine, report_id: str) -> SourceFile | None:
    """Give the file that a report was last seen in, one that is there before one that is gone; None if never."""
    found = select(source_file).where(source_file.c.report_id == report_id)
    latest = found.order_by(source_file.c.withdrawn_at.is_(None).desc(), source_file.c.withdrawn_at.desc()).limit(1)
    with engine.connect() as connection:
        row = connection.execute(latest).mappings().first()
        return SourceFile(**row) if row else None


def report_ids(engine: Engine) -> list[str]:
    """Name the reports whose file is there, in order."""
    there = select(source_file.c.report_id).where(
        source_file.c.report_id.is_not(None), source_file.c.withdrawn_at.is_(None)
    )
    with engine.connect() as connection:
        return sorted(set(connection.scalars(there)))


def left_failed(engine: Engine) -> list[SourceFile]:
    """Give the files that are there and whose last run did not load them, in the order of their names."""
    broken = (Outcome.REJECTED, Outcome.FAILED)
    there = select(source_file).where(source_file.c.outcome.in_(broken), source_file.c.withdrawn_at.is_(None))
    with engine.connect() as connection:
        ordered = there.order_by(source_file.c.report_id, source_file.c.file)
        return [SourceFile(**row) for row in connection.execute(ordered).mappings()]


def register(engine: Engine, folder: str, found: Iterable[SourceFile]) -> list[str]:
    """Make the files of a folder those that were found now; give the ids of the reports that are gone, in order.

    A file keeps its outcome while it is there; one that comes back has none. A report that moved to another file is not
    gone. One that was seen in another folder is in this one from now on, since a folder may be moved, renamed or
    mounted elsewhere: the other file is taken for gone, and what became of it stays known where the bytes are the same.
    """
    wanted = {each.file: each for each in found}
    with writing(engine) as connection:
        rows = connection.execute(select(source_file).where(source_file.c.folder == folder)).mappings()
        known = {row["file"]: SourceFile(**row) for row in rows}
        there = {name: each for name, each in known.items() if each.withdrawn_at is None}
        for name, each in wanted.items():
            if name not in known:
                connection.execute(insert(source_file).values(_content(each) | {"folder": folder, "file": name}))
            elif _content(each) != _content(known[name]) or name not in there:
                _update(connection, folder, name, _content(each) | {"withdrawn_at": None})
        now = datetime.now(UTC)
        for name in there.keys() - wanted.keys():
            _update(connection, folder, name, {"withdrawn_at": now} | dict.fromkeys(OUTCOME))
        _move_here(connection, folder, wanted.values(), now)
        before, after = ({each.report_id for each in files.values()} for files in (there, wanted))
        return sorted(gone for gone in before - after if gone is not None)


def _move_here(connection: Connection, folder: str, found: Iterable[SourceFile], now: datetime) -> None:
    """Take the files of other folders for gone whose reports are found in this one."""
    here = {each.report_id: each for each in found if each.report_id is not None}
    elsewhere = select(source_file).where(
        source_file.c.folder != folder, source_file.c.withdrawn_at.is_(None), source_file.c.report_id.is_not(None)
    )
    for row in connection.execute(elsewhere).mappings().all():
        if (moved := here.get(row["report_id"])) is None:
            continue
        _update(connection, row["folder"], row["file"], {"withdrawn_at": now} | dict.fromkeys(OUTCOME))
        if moved.sha256 == row["sha256"]:
            _update(connection, folder, moved.file, {name: row[name] for name in OUTCOME})


def record_outcome(
    engine: Engine, folder: str, file: str, outcome: Outcome, of: str | None, reason: str | None
) -> None:
    """Record what became of a file; the same outcome of the same content is not written again."""
    values = {"outcome": outcome.value, "outcome_of": of, "outcome_reason": reason}
    with writing(engine) as connection:
        here = (source_file.c.folder == folder) & (source_file.c.file == file)
        row = connection.execute(select(source_file).where(here)).mappings().first()
        if row is not None and any(row[name] != value for name, value in values.items()):
            connection.execute(update(source_file).where(here).values(values | {"outcome_at": datetime.now(UTC)}))


def withdraw_report(engine: Engine, report_id: str) -> int:
    """Close all that is live of a report whose file is gone, with the reason `withdrawn`; give the number of rows.

    Nothing is deleted, and the years that its figures bear on have to be compared anew. Should the file come back, a
    load records its rows again. Doing it twice changes nothing.
    """
    now = datetime.now(UTC)
    closing = {"recorded_to": now, "closed_reason": "withdrawn"}
    with writing(engine) as connection:
        years = _years(connection, report_id)
        closed = 0
        for table, owner in (
            *((table, table.c.report_id) for table in (*STATEMENTS, fact_task, quarantine, correction)),
            *((task_link, task_link.c[side]) for side in ("plan_report_id", "result_report_id")),
            (check_run, check_run.c.partition),
        ):
            live = update(table).where(owner == report_id, table.c.recorded_to.is_(None)).values(closing)
            closed += connection.execute(live).rowcount
        # A load that finds the content of the last one does not compare: it would not see that the rows are closed.
        connection.execute(update(dim_report).where(dim_report.c.report_id == report_id).values(content=None))
        dimensions.mark_stale(connection, years, now)
    return closed


def _years(connection: Connection, report_id: str) -> tuple[int, ...]:
    """Years that the report's live statements bear on: their own and those after them."""
    stated = union(
        *(
            select(dim_period.c.year)
            .join(table, (table.c.period_code == dim_period.c.period_code) & (table.c.as_of == dim_period.c.as_of))
            .where(table.c.report_id == report_id, table.c.recorded_to.is_(None))
            for table in STATEMENTS
        )
    )
    years = set(connection.scalars(stated))
    return tuple(sorted(years | {year + 1 for year in years}))


def _content(each: SourceFile) -> dict[str, Any]:
    return {name: getattr(each, name) for name in ("report_id", "sha256", "stamp", "entry")}


def _update(connection: Connection, folder: str, file: str, values: dict[str, Any]) -> None:
    here = (source_file.c.folder == folder) & (source_file.c.file == file)
    connection.execute(update(source_file).where(here).values(values))
