"""How metadata is shown to people in the Dagster UI."""

from collections.abc import Iterable, Sequence

import dagster as dg

from assets.resources import Warehouse


def table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> dg.MarkdownMetadataValue:
    """A table in Markdown: report text is data, so its bars are escaped and its line ends become blanks."""
    lines = [columns, ["---"] * len(columns), *rows]
    return dg.MarkdownMetadataValue("\n".join(f"| {' | '.join(map(_cell, line))} |" for line in lines))


def view_schema(warehouse: Warehouse, view: str) -> dict[str, dg.TableSchema]:
    """Metadata by which the UI shows the columns of a view of the warehouse, with what they mean."""
    from warehouse.export import fields_of

    columns = [dg.TableColumn(each.name, each.type, each.meaning) for each in fields_of(warehouse.engine, view)]
    return {"dagster/column_schema": dg.TableSchema(columns)}


def _cell(value: object) -> str:
    return "" if value is None else " ".join(str(value).split()).replace("|", "\\|")
