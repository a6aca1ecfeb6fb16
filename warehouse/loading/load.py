"""The load of one report: facts, tasks, quarantine, corrections and verdicts, by difference, in one transaction.

Whether a report may be loaded is decided before (`checks`); comparing years is `year_over_year`.
"""

import inspect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from hashlib import blake2b
from itertools import chain
from pathlib import Path
from typing import Any

from pydantic_core import to_json
from sqlalchemy import Connection, Engine, Table, insert, select, update

from normalise.records import CheckRun, Correction, Interval, Kind, Observation, Quarantined, Task
from sources.document import Rejected, Report
from warehouse.comparison import intervals
from warehouse.database import writing
from warehouse.loading import dimensions, facts, verdicts
from warehouse.loading.difference import Difference, Row, compare, compare_named, write
from warehouse.loading.facts import COLUMNS, FACTS, fact_row
from warehouse.schema.tables import (
    correction,
    dim_entity,
    dim_indicator,
    dim_period,
    dim_report,
    dim_unit,
    fact_task,
    load,
    quarantine,
)


@dataclass(frozen=True)
class LoadSummary:
    """What a load did."""

    report_id: str
    added: int
    """Facts and tasks recorded, changed ones among them."""
    closed: int
    """Facts and tasks closed: changed or no longer in the report."""
    unchanged: int
    quarantined: int
    """Rows of the report now open in quarantine."""
    years: tuple[int, ...]
    """Years to compare anew: those of changed facts, and the years after them."""


def load_report(
    engine: Engine,
    report: Report,
    observations: Sequence[Observation],
    not_reported: Sequence[Observation],
    tasks: Sequence[Task],
    quarantined: Sequence[Quarantined],
    check_runs: Sequence[CheckRun],
    corrections: Sequence[Correction] = (),
) -> LoadSummary:
    """Make the live rows of a report those given here: all of it, or nothing if anything fails.

    Unchanged rows are not touched; changed and vanished ones are closed and kept. A load that finds no difference
    writes nothing at all, not even a row in `load`: there would be nothing it explains; where the content is that of
    the last load to the byte it does not even compare. Raises Rejected for an observation of another report, a curated
    indicator the warehouse does not know, or a period code with other days than before.
    """
    statements = (*observations, *not_reported)
    content = _hash([report, statements, tasks, quarantined, check_runs, corrections])
    if _loaded_content(engine, report.id) == content:
        return LoadSummary(report.id, 0, 0, len(statements) + len(tasks), len(quarantined), ())
    _check_owner(report, [*statements, *tasks, *quarantined, *corrections])
    with writing(engine) as connection:
        dimensions.check_curated(connection, report.file, statements)
        periods = dimensions.period_rows(statements)
        dimensions.check_periods(connection, report.file, periods)
        entities = dimensions.resolve_entities(connection, _who(report, statements, tasks))
        changes = _fact_changes(connection, report, statements, tasks, entities)
        held = _kept_beside(connection, report, quarantine, quarantined)
        decided = _kept_beside(connection, report, correction, corrections)
        fresh = verdicts.new(connection, check_runs)
        known = _known_report(connection, report)
        described = _report_row(report, content)
        summary = LoadSummary(
            report_id=report.id,
            added=sum(len(change.added) for change in changes),
            closed=sum(len(change.closed) for change in changes),
            unchanged=sum(change.unchanged for change in changes),
            quarantined=len(quarantined),
            years=_years(connection, changes, periods, everything=known is not None and _reordered(known, described)),
        )
        same = known is not None and known | {"content": content} == described
        if same and decided.empty and held.empty and not fresh and all(change.empty for change in changes):
            if known != described:
                _write_report(connection, described, fresh=False)
            return summary
        now = datetime.now(UTC)
        _write_report(connection, described, known is None)
        _write_dimensions(connection, statements, periods, entities)
        load_id = _write_load(connection, report, summary, now)
        for change in changes:
            write(connection, change, now, loaded_by=load_id)
        write(connection, held, now)
        write(connection, decided, now)
        verdicts.write(connection, fresh, now)
        dimensions.mark_stale(connection, summary.years, now)
    return summary


def loaded_reports(engine: Engine) -> dict[str, str]:
    """Report id → SHA-256 of the file last loaded."""
    with engine.connect() as connection:
        return {row.report_id: row.sha256 for row in connection.execute(select(dim_report))}


def _check_owner(report: Report, rows: Iterable[Observation | Task | Quarantined | Correction]) -> None:
    for row in rows:
        if row.report_id != report.id:
            raise Rejected(
                report.file,
                place=row.locator,
                found=f"a row of report {row.report_id}",
                expected=f"rows of {report.id}",
                remedy="load each report with its own rows",
            )


def _who(
    report: Report, statements: Iterable[Observation], tasks: Iterable[Task]
) -> Iterable[tuple[str | None, str | None, date]]:
    yield from ((o.entity_code, o.agency, _day(report, o.period_end)) for o in statements)
    yield from ((t.entity_code, t.agency, _task_day(report)) for t in tasks)


def _task_day(report: Report) -> date:
    """Give the day on which a task's agency must exist: the end of the reporting year."""
    return _day(report, date(report.year, 12, 31))


def _day(report: Report, end: date) -> date:
    """Give the day on which a body must exist: the end of the period, but not after the report was written."""
    return min(end, report.issued_on or date(report.year, 12, 31))


def _fact_changes(
    connection: Connection,
    report: Report,
    statements: Sequence[Observation],
    tasks: Sequence[Task],
    entities: dict[Any, Row],
) -> list[Difference]:
    rows: dict[Kind, list[list[Any]]] = {kind: [] for kind in FACTS}
    for position, observation in enumerate(statements):
        day = _day(report, observation.period_end)
        entity = entities[observation.entity_code, observation.agency, day]["entity_id"]
        rows[observation.kind].append(fact_row(observation, position, entity))
    changes = [
        compare(connection, table, {"report_id": report.id}, ["observation_id"], COLUMNS[kind], rows[kind])
        for kind, table in FACTS.items()
    ]
    jobs = [
        task.model_dump(exclude={"entity_code"})
        | {
            "position": turn,
            "entity_id": entities[task.entity_code, task.agency, _task_day(report)]["entity_id"],
            "level": task.level and task.level.value,
            "deadline_kind": task.deadline_kind and task.deadline_kind.value,
            "coordinators": list(task.coordinators),
            "status": task.status and task.status.value,
        }
        for turn, task in enumerate(tasks)
    ]
    return [*changes, compare_named(connection, fact_task, {"report_id": report.id}, ["task_id"], jobs)]


def _kept_beside(
    connection: Connection, report: Report, table: Table, rows: Sequence[Quarantined | Correction]
) -> Difference:
    """Compare what is kept of a report beside its facts."""
    wanted = [row.model_dump(mode="json") for row in rows]
    return compare_named(connection, table, {"report_id": report.id}, ["row_id"], wanted)


def _hash(content: Any) -> str:
    """Hash what a load is given, together with the code that makes rows of it: a changed rule is a changed content."""
    return blake2b(to_json(content), digest_size=16, key=_rules()).hexdigest()


@cache
def _rules() -> bytes:
    """Hash the modules that decide what a row says."""
    sources = (
        Path(str(file)).read_bytes()
        for file in (__file__, facts.__file__, dimensions.__file__, intervals.__file__, inspect.getfile(Interval))
    )
    return blake2b(b"".join(sources), digest_size=16).digest()


def _loaded_content(engine: Engine, report_id: str) -> str | None:
    with engine.connect() as connection:
        return connection.scalar(select(dim_report.c.content).where(dim_report.c.report_id == report_id))


def _report_row(report: Report, content: str) -> Row:
    renamed = {"report_id": report.id, "kind": report.kind.value, "inferred": list(report.inferred)}
    return report.model_dump(exclude={"id"}) | renamed | {"content": content}


def _known_report(connection: Connection, report: Report) -> Row | None:
    row = connection.execute(select(dim_report).where(dim_report.c.report_id == report.id)).mappings().first()
    return None if row is None else dict(row)


def _reordered(known: Row, described: Row) -> bool:
    """Whether the report may now rank otherwise among the reports that state the same figure."""
    return any(known[name] != described[name] for name in ("issued_on", "year"))


def _years(
    connection: Connection, changes: Sequence[Difference], periods: Sequence[Row], everything: bool
) -> tuple[int, ...]:
    facts_changed = [change for change in changes if change.table is not fact_task]
    codes = set(chain.from_iterable(change.touched("period_code", "as_of") for change in facts_changed))
    known = dimensions.rows_among(connection, select(dim_period), dim_period.c.period_code, {code for code, _ in codes})
    years = {(row.period_code, row.as_of): row.year for row in known}
    years |= {(row["period_code"], row["as_of"]): row["year"] for row in periods}
    touched = {years[code] for code in codes}
    if everything:
        touched |= {row["year"] for row in periods}
    return tuple(sorted(touched | {year + 1 for year in touched}))


def _write_report(connection: Connection, row: Row, fresh: bool) -> None:
    if fresh:
        connection.execute(insert(dim_report).values(row))
    else:
        connection.execute(update(dim_report).where(dim_report.c.report_id == row["report_id"]).values(row))


def _write_dimensions(
    connection: Connection, statements: Sequence[Observation], periods: Sequence[Row], entities: dict[Any, Row]
) -> None:
    units = {observation.unit for observation in statements if observation.unit is not None}
    dimensions.insert_missing(connection, dim_unit, map(dimensions.counted_unit, sorted(units)))
    new = {observation.indicator_code: observation for observation in reversed(statements) if not observation.mapped}
    dimensions.insert_missing(connection, dim_indicator, map(dimensions.provisional_indicator, new.values()))
    dimensions.insert_missing(connection, dim_period, periods)
    dimensions.insert_missing(connection, dim_entity, entities.values())


def _write_load(connection: Connection, report: Report, summary: LoadSummary, now: datetime) -> int:
    row = {"report_id": report.id, "sha256": report.sha256, "loaded_at": now}
    counts = {"added": summary.added, "closed": summary.closed, "unchanged": summary.unchanged}
    written = connection.execute(insert(load).values(row | counts))
    return int(written.inserted_primary_key[0])  # type: ignore[index]
