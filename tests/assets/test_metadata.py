"""What materializations tell the Dagster UI."""

from assets.metadata import table, view_schema
from assets.resources import Warehouse


def test_the_columns_of_what_a_load_fills_are_shown_with_their_meaning(tmp_path):
    warehouse = Warehouse(url=f"sqlite:///{tmp_path / 'warehouse.sqlite'}")
    (schema,) = view_schema(warehouse, "observations").values()
    columns = {column.name: column for column in schema.columns}
    assert columns["value"].type == "number"
    assert columns["value"].description == "Value in base units; null where the report prints a dash"
    assert columns["page"].type == "integer"


def test_text_of_a_report_breaks_no_table():
    shown = table(("printed",), [("14 | 36\ncơ quan",), (None,)]).value
    assert shown.splitlines() == ["| printed |", "| --- |", "| 14 \\| 36 cơ quan |", "|  |"]
