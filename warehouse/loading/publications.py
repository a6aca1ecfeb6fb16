"""What the reports that are loaded tell of one year, as the records that they were loaded from.

What two of them say of each other is for `checks`; which statement counts where several give one figure, for the views.
"""

from collections import defaultdict
from typing import NamedTuple

from sqlalchemy import Connection, Engine, RowMapping, select

from normalise.records import Observation, Task, TaskLink
from sources.document import Report
from warehouse.loading.dimensions import NATION
from warehouse.loading.facts import FACTS
from warehouse.loading.task_links import task_of
from warehouse.schema.tables import dim_entity, dim_indicator, dim_period, dim_report, fact_task, task_link


class LoadedReport(NamedTuple):
    """A report, its figures of a year, and all of its tasks."""

    report: Report
    observations: list[Observation]
    tasks: list[Task]


def load_publications(engine: Engine, year: int) -> tuple[list[LoadedReport], list[TaskLink]]:
    """Give what is live of a year, report by report, and which of the reports' tasks are one job.

    A figure is of the year in which its period ends; a dash is none. Rectangles on pages are left out.
    """
    with engine.connect() as connection:
        reports = {row["report_id"]: _report(row) for row in connection.execute(select(dim_report)).mappings()}
        figures = _figures(connection, year)
        tasks = _tasks(connection, set(figures))
        told = [LoadedReport(reports[report], figures[report], tasks[report]) for report in sorted(figures)]
        return told, _links(connection, set(figures))


def _report(row: RowMapping) -> Report:
    return Report(**{name: row["report_id" if name == "id" else name] for name in Report.model_fields})


def _figures(connection: Connection, year: int) -> dict[str, list[Observation]]:
    """Read the live figures of all three kinds, by report, in the order of reading."""
    found: dict[str, list[Observation]] = defaultdict(list)
    for kind, table in FACTS.items():
        query = (
            select(
                table,
                dim_indicator.c.mapped,
                dim_period.c.period_start,
                dim_period.c.period_end,
                dim_entity.c.entity_code,
                dim_report.c.issued_on,
            )
            .join(dim_indicator, dim_indicator.c.indicator_code == table.c.indicator_code)
            .join(dim_period, (dim_period.c.period_code == table.c.period_code) & (dim_period.c.as_of == table.c.as_of))
            .join(dim_entity, dim_entity.c.entity_id == table.c.entity_id)
            .join(dim_report, dim_report.c.report_id == table.c.report_id)
            .where(dim_period.c.year == year, table.c.value.is_not(None), table.c.recorded_to.is_(None))
            .order_by(table.c.report_id, table.c.position)
        )
        for row in connection.execute(query).mappings():
            given = {name: row[name] for name in Observation.model_fields if name in row and name != "pieces"}
            found[row["report_id"]].append(Observation(**given | {"kind": kind, "entity_code": _body(row)}))
    return found


def _body(row: RowMapping) -> str | None:
    code: str = row["entity_code"]
    return None if code == NATION else code


def _tasks(connection: Connection, reports: set[str]) -> dict[str, list[Task]]:
    query = (
        select(fact_task, dim_entity.c.entity_code)
        .join(dim_entity, dim_entity.c.entity_id == fact_task.c.entity_id)
        .where(fact_task.c.report_id.in_(reports), fact_task.c.recorded_to.is_(None))
        .order_by(fact_task.c.report_id, fact_task.c.position)
    )
    found: dict[str, list[Task]] = defaultdict(list)
    for row in connection.execute(query).mappings():
        found[row["report_id"]].append(task_of(row))
    return found


def _links(connection: Connection, reports: set[str]) -> list[TaskLink]:
    query = select(task_link).where(task_link.c.plan_report_id.in_(reports), task_link.c.recorded_to.is_(None))
    rows = connection.execute(query.order_by(task_link.c.plan_task_id, task_link.c.result_task_id)).mappings()
    return [TaskLink(**{name: row[name] for name in TaskLink.model_fields}) for row in rows]
