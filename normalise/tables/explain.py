"""The axes of a document's tables as people read them: the role of each column and row, and the rule that gave it.

For `chiso read --explain` and the metadata of the asset; nothing is decided here.
"""

from collections.abc import Iterator
from itertools import groupby

from normalise.periods import reporting
from normalise.periods.period_form import Clock
from normalise.statements.passage import day_of
from normalise.tables import grid, header, lead, rows
from normalise.tables.column import Column
from normalise.tables.meaning import Meaning
from normalise.tables.rows import RowAxis
from sources.document import FAULTS, Document, Report, Table


def explained(document: Document, report: Report) -> Iterator[dict[str, object]]:
    """Yield one record a table: what the lines above it say, its columns and its rows with their roles and rules."""
    about = reporting.of_document(document, report)
    for position, block in enumerate(document.blocks):
        if isinstance(block, Table):
            clock = Clock(report.year, about)
            above = lead.lines(document.blocks, position, block.title)
            try:
                yield _table(block, lead.of(above, clock), report, clock)
            except FAULTS as error:
                told = f"{type(error).__name__}: {error}"
                yield {"table": block.number, "title": block.title, "fault": told, "columns": [], "rows": []}


def _table(table: Table, above: lead.Lead, report: Report, clock: Clock) -> dict[str, object]:
    columns = header.columns(table, report, above.period or clock.reporting)
    lists = [tuple(band) for _, band in groupby(columns, key=lambda column: column.band)]
    return {
        "table": table.number,
        "title": table.title,
        "measures": above.subject or None,
        "units": grid.of(table).units or above.units,
        "period": above.period.code if above.period else None,
        "columns": [_column(column) for column in columns],
        "rows": [_row(row) for one in lists for row in rows.of(table, one, above, clock, day_of(report))],
    }


def _column(column: Column) -> dict[str, object]:
    body = {"entity": column.entity.key if column.entity else None, "list": column.band or None}
    told = {"column": column.name, "role": column.role.value, "rule": column.rule}
    return told | {name: said for name, said in {**body, **_said(column.says)}.items() if said}


def _row(row: RowAxis) -> dict[str, object]:
    body = {"parents": row.parents, "entity": row.entity.key if row.entity else None}
    told = {"row": row.index + 1, "label": row.label, "role": row.role.value, "rule": row.rule}
    return told | {name: said for name, said in {**body, **_said(row.says)}.items() if said}


def _said(says: Meaning) -> dict[str, object]:
    return {
        "measure": says.left,
        "unit": says.unit,
        "period": says.period.code if says.period else None,
        "base": says.base.code if says.base else None,
        "kind": says.kind.value if says.kind else None,
        "estimate": says.estimate,
        "comparison": says.comparison.value if says.comparison else None,
        "against": says.against,
    }
