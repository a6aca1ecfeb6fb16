"""The five real reports in one go: the figures that were looked up on their pages."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.pipelines.test_refresh import chiso

Rows = Callable[..., list[tuple]]


@pytest.fixture(scope="module")
def rows(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Rows:
    """Ask the warehouse after one refresh of the folder as it lies there, without a catalogue of its own."""
    data_dir = tmp_path_factory.mktemp("real")
    result = chiso(data_dir, "refresh", "--reports", str(shared / "reports"))
    assert result.returncode == 0, result.stdout + result.stderr
    assert "Reports: 5 read, 0 unchanged, 0 rejected, 0 failed" in result.stdout

    def ask(query: str, *values: object) -> list[tuple]:
        with sqlite3.connect(data_dir / "warehouse.sqlite") as connection:
            return connection.execute(query, values).fetchall()

    return ask


@pytest.mark.parametrize(
    ("words", "before", "now", "lowest"),
    [
        pytest.param("%cáp quang băng rộng", 75, 85, 10, id="household fibre: 75% in 2022, trên 85% in 2023"),
        pytest.param("%xử lý trực tuyến", 50, 60, 10, id="dossiers processed online: 50%, trên 60%"),
        pytest.param("Tỷ trọng%thương mại điện tử%bán lẻ", 7, 8.5, 1.5, id="e-commerce in retail: 7%, trên 8,5%"),
    ],
)
def test_plan_2022_against_plan_2023(rows: Rows, words: str, before: float, now: float, lowest: float):
    found = rows(
        "select previous_value, current_value, status, change_low, change_low_open, point_change, percent_change"
        " from year_over_year where kind = 'target' and year = 2023 and entity_code = 'VN' and indicator_name like ?"
        " and previous_value is not null and current_value is not null",
        words,
    )
    # "trên" is a bound: the change is more than this many points, and no single figure is given for it.
    assert found == [(before, now, "bounded", lowest, 1, None, None)]


def test_no_other_pair_is_made_of_the_two_plans(rows: Rows):
    pairs = rows(
        "select count(*) from year_over_year where kind = 'target' and year = 2023"
        " and previous_value is not null and current_value is not null"
    )
    assert pairs == [(3,)]


def test_smartphones_in_the_population_never_meet_smartphones_among_subscriptions(rows: Rows):
    codes = rows(
        "select distinct indicator_code, value from observations where kind = 'target' and entity_code is null"
        " and indicator like '%điện thoại%thông minh' and period_code in ('2022', '2023') order by value"
    )
    assert [value for _, value in codes] == [80, 85]
    assert len({code for code, _ in codes}) == 2


def test_the_indicator_tables_of_report_942(rows: Rows):
    # Tables 1.1 and 1.2 print 35 indicators: each has a target for 2025, 11 a result, 24 a dash. Two indicators hold a
    # target in their own words besides ("thuộc nhóm 03 nước tốt nhất").
    in_tables = "report_id = '2022-report-942' and (locator like 'bảng 1,%' or locator like 'bảng 2,%')"
    counts = rows(
        "select kind, substr(locator, instr(locator, 'cột')), count(*), count(page), min(length(raw)) > 0"
        f" from observations where {in_tables} group by 1, 2 order by 1, 3"
    )
    assert counts == [
        ("actual", "cột Kết quả 2022", 11, 11, 1),
        ("target", "cột Chỉ tiêu", 2, 2, 1),
        ("target", "cột Mục tiêu 2025", 35, 35, 1),
    ]
    assert rows(f"select count(*), count(page) from not_reported where {in_tables}") == [(24, 24)]


@pytest.mark.parametrize(
    ("locator", "page", "raw", "value", "period_end"),
    [
        # the cells as they stand on pages 1 and 2 of the PDF
        pytest.param("bảng 1, dòng 1.1, cột Kết quả 2022", 1, "54,34%", 54.34, "2022-12-31", id="result"),
        pytest.param("bảng 1, dòng 1.1, cột Mục tiêu 2025", 1, "80%", 80, "2025-12-31", id="target behind ≥"),
        pytest.param("bảng 1, dòng 4.1, cột Kết quả 2022", 2, "22%", 22, "2022-12-31", id="row after a page end"),
    ],
)
def test_cells_of_report_942_as_printed(rows: Rows, locator: str, page: int, raw: str, value: float, period_end: str):
    found = rows(
        "select page, raw, value, period_end from observations where report_id = '2022-report-942' and locator = ?",
        locator,
    )
    assert found == [(page, raw, value, period_end)]


def test_a_trillion_visits_wait_in_quarantine(rows: Rows):
    # "hơn 1 tỷ triệu lượt truy cập" in the second task table: 10^15 visits cannot be.
    (row,) = rows("select rule_id, raw from quarantine_open")
    assert row == ("scale_plausible", "1 tỷ triệu lượt truy cập")
