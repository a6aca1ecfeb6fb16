"""docs/life-of-a-number.md: its records are what the program makes of the bundled report, from the page to the view."""

import json
import re
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

import pytest

from assets.resources import Warehouse
from normalise.observation import extract
from pipelines.settings import PROJECT
from sources.catalogue import describe
from sources.document import Table
from sources.reader import read
from tests.bundled import REPORTS
from warehouse.comparison.year_over_year import compute_year
from warehouse.export import read_view
from warehouse.loading.load import load_report

FILE = "2023-summary-results.pdf"
HEADER, ROW, OBSERVATION, LINEAGE, COMPARED = (
    json.loads(block)
    for block in re.findall(
        r"```json\n(.*?)```", (PROJECT / "docs" / "life-of-a-number.md").read_text(encoding="utf-8"), re.S
    )
)


def told(record: Any, fields: dict[str, Any]) -> dict[str, Any]:
    """What a record or a row of a view says in some fields, in the types of JSON."""
    get = record.get if isinstance(record, dict) else lambda name: getattr(record, name)
    return {name: _plain(get(name)) for name in fields}


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return float(value)
    return value.value if isinstance(value, Enum) else value


@pytest.fixture(scope="module")
def loaded(tmp_path_factory):
    """The document of the report, its figure, and a warehouse that holds the report."""
    path = REPORTS / FILE
    document = read(path)
    report = describe(str(REPORTS), FILE, path.read_bytes(), document)
    made = extract(document, report)
    (figure,) = (one for one in made.observations if told(one, OBSERVATION) == OBSERVATION)
    engine = Warehouse(url=f"sqlite:///{tmp_path_factory.mktemp('life') / 'warehouse.sqlite'}").engine
    load_report(engine, report, made.observations, made.not_reported, made.tasks, [], [])
    compute_year(engine, 2023)
    return document, figure, engine


def test_the_cell_is_read_as_told(loaded):
    document, figure, _ = loaded
    table = document.blocks[figure.span.block]
    assert isinstance(table, Table)
    assert list(table.columns) == HEADER["columns"]
    row = table.rows[figure.span.row]
    assert (list(row.cells), row.page) == (ROW["cells"], ROW["page"])


def test_it_is_understood_as_told(loaded):
    assert told(loaded[1], OBSERVATION) == OBSERVATION


def test_it_is_traced_and_compared_as_told(loaded):
    engine = loaded[2]
    key = LINEAGE["observation_id"]
    (traced,) = (row for row in read_view(engine, "lineage") if row["observation_id"] == key)
    assert told(traced, LINEAGE) == LINEAGE
    (compared,) = (row for row in read_view(engine, "year_over_year") if row["current_observation_id"] == key)
    assert told(compared, COMPARED) == COMPARED
