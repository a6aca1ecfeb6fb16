"""The copy that the pages show: every row of every view, from either database, and a search that knows no marks."""

import sqlite3
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import Engine

from tests.warehouse.factory import observation, report, task
from warehouse.exports.rows import typed_rows
from warehouse.snapshot import snapshot
from warehouse.views.view import views

RESULTS = report("2022-results")
TEXTS = ("Doanh thu 5 tỷ đồng", "Kết quả thực hiện Đề án 06", "Đạt trên 85% số hộ")


@pytest.fixture
def copy(engine: Engine, load, tmp_path: Path):
    load(
        RESULTS,
        *(observation(RESULTS, "12.5", "2022", sentence=text) for text in TEXTS),
        observation(RESULTS, "1234567890123456.78", "2022", indicator_code="REVENUE", unit="VND"),
        tasks=(task(RESULTS, "Việc"),),
    )
    path = tmp_path / "explore" / "chiso.sqlite"
    copied = snapshot(engine, path)
    with closing(sqlite3.connect(path)) as connection:
        yield copied, connection


def test_every_row_of_every_view_is_there(engine: Engine, copy):
    copied, connection = copy
    assert [each.view for each in copied] == [view.name for view in views()]
    for each, view in zip(copied, views(), strict=True):
        with engine.connect() as source:
            rows = [row for batch in typed_rows(source, view, each.fields) for row in batch]
        assert len(rows) == each.rows
        found = connection.execute(f'SELECT * FROM "{view.name}" ORDER BY rowid').fetchall()
        numbers = [place for place, field in enumerate(each.fields) if field.type == "number"]
        for row, kept in zip(rows, found, strict=True):
            assert [None if row[place] is None else float(row[place]) for place in numbers] == [
                kept[place] for place in numbers
            ]


def test_what_a_double_cannot_hold_stands_beside_it(copy):
    _, connection = copy
    (exact,) = connection.execute("SELECT value_exact FROM observations WHERE indicator_code = 'REVENUE'").fetchone()
    assert Decimal(exact) == Decimal("1234567890123456.78")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("dong", TEXTS[0]),
        ("đồng", TEXTS[0]),
        ("DONG", TEXTS[0]),
        ("de an", TEXTS[1]),
        ("Đề án", TEXTS[1]),
        ("so ho", TEXTS[2]),
    ],
)
def test_search_knows_no_marks(copy, typed: str, found: str):
    _, connection = copy
    words = " ".join(f'"{word}"' for word in typed.split())
    rows = connection.execute(
        "SELECT sentence FROM observations WHERE rowid IN "
        "(SELECT rowid FROM observations_search WHERE observations_search MATCH ?)",
        (words,),
    ).fetchall()
    assert rows == [(found,)]


def test_a_copy_is_replaced_whole(engine: Engine, copy, load, tmp_path: Path):
    path = tmp_path / "explore" / "chiso.sqlite"
    later = report("2023-results")
    load(later, observation(later, "13", "2023"))
    snapshot(engine, path)
    assert [each.name for each in path.parent.iterdir()] == [path.name]
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT COUNT(*) FROM reports").fetchone() == (2,)
