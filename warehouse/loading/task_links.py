"""Links between live tasks and figures of one year, kept by difference: which result is of which assigned task.

How alike two tasks or figures are is decided by the functions that are handed in (`normalise`).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, Engine, RowMapping, select

from normalise.records import FigureLink, Kind, Task, TaskFigure, TaskLink
from sources.document import ReportKind
from warehouse.database import writing
from warehouse.loading.difference import Row, compare_named, write
from warehouse.loading.dimensions import NATION
from warehouse.schema.tables import (
    dim_entity,
    dim_report,
    fact_observation,
    fact_target,
    fact_task,
    task_figure,
    task_link,
)

LinkTasks = Callable[[Sequence[Task], Sequence[Task]], tuple[TaskLink, ...]]
LinkFigures = Callable[[Mapping[str, str | None], Mapping[str, str], Iterable[TaskFigure]], tuple[FigureLink, ...]]


@dataclass(frozen=True)
class LinkSummary:
    """What is linked in a year."""

    year: int
    links: int
    """Tasks of plans whose progress is told."""
    targets: int
    """Targets inside tasks."""
    answered: int
    """Targets for which a reached figure was found."""


def relink_year(engine: Engine, year: int, link_tasks: LinkTasks, link_figures: LinkFigures) -> LinkSummary:
    """Make the links of a reporting year those that its live tasks give, in one transaction.

    Each plan is held against each result report of the year. Doing it again writes nothing.
    """
    with writing(engine) as connection:
        tasks = _live_tasks(connection, year)
        plans = {report: rows for (report, kind), rows in tasks.items() if kind == ReportKind.PLAN}
        results = {report: rows for (report, kind), rows in tasks.items() if kind == ReportKind.RESULT}
        links: list[Row] = [
            link.model_dump() | {"year": year, "plan_report_id": plan, "result_report_id": result}
            for plan, assigned in plans.items()
            for result, reported in results.items()
            for link in link_tasks(assigned, reported)
        ]
        reported = [task for rows in results.values() for task in rows]
        assigned = [task for rows in plans.values() for task in rows]
        figures = link_figures(
            _told_by(assigned, reported, links),
            {task.task_id: task.result or "" for task in reported},
            _figures(connection, [task.report_id for task in (*assigned, *reported)]),
        )
        now = datetime.now(UTC)
        rows = [figure.model_dump() | {"year": year} for figure in figures]
        for table, key, wanted in (
            (task_link, ["plan_task_id", "result_task_id"], links),
            (task_figure, ["target_observation_id"], rows),
        ):
            write(connection, compare_named(connection, table, {"year": year}, key, wanted), now)
    answered = sum(figure.actual_observation_id is not None for figure in figures)
    return LinkSummary(year, len(links), len(figures), answered)


def _told_by(assigned: Sequence[Task], reported: Sequence[Task], links: Sequence[Row]) -> dict[str, str | None]:
    """Return task → who tells of it; a result task of a plan that is not at hand tells of itself.

    Of several reports on a plan the latest counts: their links come in the order of issue.
    """
    told: dict[str, str | None] = {task.task_id: None for task in assigned}
    told |= {link["plan_task_id"]: link["result_task_id"] for link in links}
    follows = {link["result_report_id"] for link in links}
    return told | {task.task_id: task.task_id for task in reported if task.report_id not in follows}


def _live_tasks(connection: Connection, year: int) -> dict[tuple[str, str], list[Task]]:
    """Read the live tasks of a year's reports, by report and its kind: in the order of issue, then of reading."""
    query = (
        select(fact_task, dim_entity.c.entity_code, dim_report.c.kind)
        .join(dim_report, dim_report.c.report_id == fact_task.c.report_id)
        .join(dim_entity, dim_entity.c.entity_id == fact_task.c.entity_id)
        .where(dim_report.c.year == year, fact_task.c.recorded_to.is_(None))
        .order_by(dim_report.c.issued_on.asc().nulls_first(), fact_task.c.report_id, fact_task.c.position)
    )
    found: dict[tuple[str, str], list[Task]] = {}
    for row in connection.execute(query).mappings():
        found.setdefault((row["report_id"], row["kind"]), []).append(task_of(row))
    return found


def task_of(row: RowMapping) -> Task:
    """Give the task that a row of `fact_task`, with the code of its body, was loaded from."""
    fields = {name: row[name] for name in Task.model_fields}
    return Task(**fields | {"entity_code": None if fields["entity_code"] == NATION else fields["entity_code"]})


def _figures(connection: Connection, reports: Iterable[str]) -> list[TaskFigure]:
    """Read the live targets and reached figures that stand in tasks."""
    found = []
    for kind, table in ((Kind.TARGET, fact_target), (Kind.ACTUAL, fact_observation)):
        query = select(table).where(
            table.c.report_id.in_(sorted(set(reports))),
            table.c.task_id.is_not(None),
            table.c.value.is_not(None),
            table.c.recorded_to.is_(None),
        )
        found += [
            TaskFigure(kind=kind, **{name: row[name] for name in TaskFigure.model_fields if name != "kind"})
            for row in connection.execute(query.order_by(table.c.report_id, table.c.position)).mappings()
        ]
    return found
