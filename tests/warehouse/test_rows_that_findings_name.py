"""A contradiction stands on the rows that it is about: read, judged, loaded and compared on either database."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine, text

from checks.relations import related
from checks.relations.judging import judge
from normalise.observation import extract
from normalise.reference.entity import catalogue as entities
from normalise.reference.indicator import catalogue as indicators
from sources.document import Report
from tests.checks.text_of import REPORT, document
from warehouse.comparison.year_over_year import compute_year
from warehouse.database import Connection
from warehouse.loading.dimensions import load_catalogue
from warehouse.loading.load import load_report

SAME = "Tỷ lệ hộ gia đình có đường Internet cáp quang băng rộng năm {} đạt {}."
BEFORE = SAME.format(2022, "72,4%")
RIGHT = f"{SAME.format(2023, '78,5%')}\nHạ tầng số được quan tâm. {SAME.format(2023, '78,5%')}"
WRONG = RIGHT.replace("78,5%", "75,8%", 1)


def of_year(year: int) -> Report:
    """A report of results that was issued in the January after."""
    return REPORT.model_copy(update={"id": f"{year}-bao-cao", "year": year, "issued_on": date(year + 1, 1, 15)})


def loaded(engine: Engine, words: str, year: int) -> None:
    """Read, judge and load a text as the report of a year; compute 2023."""
    report, read = of_year(year), document(words)
    figures = extract(read, report).observations
    verdict = judge("relations", report.id, related(read, report, figures), words)
    load_report(engine, report, figures, [], [], [], [verdict])
    compute_year(engine, 2023)


def rows(connection: Connection, query: str) -> list[dict[str, Any]]:
    return [dict(row) for row in connection.execute(text(query)).mappings()]


@pytest.fixture
def warehouse(engine: Engine) -> Engine:
    load_catalogue(engine, indicators(), entities())
    loaded(engine, BEFORE, 2022)
    return engine


def test_a_compared_year_of_a_contradicted_figure_is_disputed(warehouse: Engine) -> None:
    loaded(warehouse, WRONG, 2023)
    with warehouse.connect() as connection:
        (finding,) = rows(connection, "SELECT finding_id, rule_id, message FROM findings")
        (year,) = rows(connection, "SELECT * FROM year_over_year WHERE year = 2023")
        (card,) = rows(connection, "SELECT * FROM indicator_card WHERE year = 2023")
        marked = rows(
            connection, "SELECT raw, findings, worst_severity FROM observations WHERE year = 2023 ORDER BY raw"
        )
        pairs = rows(connection, "SELECT raw, other_raw, finding FROM conflicts")
    assert finding["rule_id"] == "one_value_for_one_thing"
    for row in (year, card):
        assert row["status"] == "disputed"
        assert (row["findings"], row["previous_findings"]) == (finding["finding_id"], None)
        assert row["worst_severity"] == "error"
        for reason in (row["reason_vi"], row["reason_en"]):
            assert "78,5%" in reason
            assert "75,8%" in reason
        assert row["reason_vi"].startswith("Số năm nay bị mâu thuẫn: ")
    assert marked == [
        {"raw": raw, "findings": finding["finding_id"], "worst_severity": "error"} for raw in ("75,8%", "78,5%")
    ]
    assert [{*pair.values()} for pair in pairs] == [{"75,8%", "78,5%", finding["finding_id"]}]


def test_the_row_is_free_when_the_report_is_mended(warehouse: Engine) -> None:
    loaded(warehouse, WRONG, 2023)
    loaded(warehouse, RIGHT, 2023)
    with warehouse.connect() as connection:
        (year,) = rows(connection, "SELECT status, findings, worst_severity, reason_vi FROM year_over_year")
        assert rows(connection, "SELECT * FROM conflicts") == []
        assert rows(connection, "SELECT * FROM finding_mark") == []
    assert (year["status"], year["findings"], year["worst_severity"]) == ("ok", None, None)
    assert "mâu thuẫn" not in year["reason_vi"]


def test_the_value_before_may_be_the_one_that_is_contradicted(warehouse: Engine) -> None:
    loaded(warehouse, RIGHT, 2023)
    loaded(warehouse, WRONG.replace("2023", "2022"), 2022)
    with warehouse.connect() as connection:
        (year,) = rows(connection, "SELECT * FROM year_over_year WHERE year = 2023")
    assert year["status"] == "disputed"
    assert year["findings"] is None
    assert year["previous_findings"] is not None
    assert year["reason_en"].startswith("The value before is contradicted: ")
