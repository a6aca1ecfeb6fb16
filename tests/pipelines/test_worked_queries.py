"""The worked queries of docs/analyst.md on the bundled reports, on both databases.

The expected rows were looked up in the reports themselves (sources/bundled/reports), not taken from what chiso says.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
from sqlalchemy import Engine, text

from pipelines.explore.worked_queries import PAGE, WorkedQuery, worked_queries
from tests import postgresql
from tests.bundled import bundled_warehouse
from warehouse.export import Format, export_views
from warehouse.queries import first_row

QUERIES = {query.name: query for query in worked_queries()}
SHARE = "Tỷ trọng giá trị tăng thêm của kinh tế số trong GDP (Tổng cục Thống kê)"

EXPECTED: dict[str, list[dict]] = {
    # The plan's paragraphs and the result tables of 2022; contracts are a stock, so they stand at the year's end.
    "which-targets-of-a-year-were-met": [
        {
            "indicator_name": "Tỷ trọng doanh thu thương mại điện tử trong tổng mức bán lẻ",
            "target_value": 7,
            "actual_value": 7.5,
            "attainment": "achieved",
            "gap": 0.5,
        },
        {
            "indicator_name": "Tỷ lệ doanh nghiệp sử dụng hợp đồng điện tử",
            "target_value": 50,
            "actual_value": 33,
            "attainment": "not_yet",
            "gap": -17,
        },
        {
            "indicator_name": "Tỷ lệ dịch vụ công trực tuyến phát sinh hồ sơ",
            "target_value": 80,
            "actual_value": 51.43,
            "attainment": "not_yet",
            "gap": -28.57,
        },
    ],
    # Plan of 2022, table 1: "15-20%", "Tối thiểu 150.000 doanh nghiệp", "Trên 90%"; no report states a result.
    "which-targets-given-to-ministries-were-met": [
        {"reporter": "Bộ Công an", "target_qualifier": "range", "target_value": 15, "target_value_high": 20},
        {"reporter": "Bộ Kế hoạch và Đầu tư", "target_qualifier": ">=", "target_value": 150_000},
        {"reporter": "Bộ Y tế", "target_qualifier": ">", "target_value": 90, "attainment": "no_actual"},
    ],
    # Results of 2022, table 1: 136,153 → 148 tỷ USD (148 / 136,153 = 1,0870); 36,47 → 51,43 %; rank 44 → 48.
    "how-did-it-change-from-the-year-before": [
        {
            "indicator_name": "Doanh thu công nghiệp ICT",
            "season": "A",
            "previous_value": 136_153_000_000,
            "current_value": 148_000_000_000,
            "absolute_change": 11_847_000_000,
            "percent_change": 8.7,
        },
        {
            "indicator_name": "Tỷ lệ dịch vụ công trực tuyến phát sinh hồ sơ",
            "point_change": 14.96,
            "percent_change": None,
        },
        {"indicator_name": "Thứ hạng đổi mới sáng tạo toàn cầu (GII)", "absolute_change": 4},
    ],
    # Results of 2023: 113,8 tỷ USD in ten months; smartphones by subscription, then by user; 85,6 triệu at 30/9.
    "why-is-there-no-change-to-show": [
        {"indicator_name": "Doanh thu công nghiệp ICT", "season": "YTD10", "status": "coverage_mismatch"},
        {"indicator_name": "Tỷ lệ người sử dụng điện thoại thông minh", "status": "break", "current_value": 84.4},
    ],
    # Results of 2022: "hơn 9.700" → 11.213; 3.462.170 → "hơn 3.890.000" tỷ đồng.
    "what-can-be-said-of-a-change-when-a-figure-is-only-a-bound": [
        {
            "indicator_name": "Số cuộc tấn công mạng gây ra sự cố",
            "previous_qualifier": ">",
            "at_least": None,
            "at_most": 1513,
        },
        {
            "indicator_name": "Doanh thu toàn ngành thông tin và truyền thông",
            "current_qualifier": ">",
            "at_least": 427_830_000_000_000,
            "at_most": None,
            "direction": "up",
        },
    ],
    # Results of 2023, part II: 139.260 after 138.000 is 0,91 %, printed as 0,41 %.
    "where-does-a-reports-own-growth-differ-from-its-figures": [
        {"indicator_name": "Doanh thu dịch vụ viễn thông", "percent_change": 0.91, "stated_change": 0.41}
    ],
    # Agencies, table 1: 27 → 15, 7 → 3, and three that rose by one.
    "which-provinces-rose-in-the-ranking": [
        {"entity": "Tỉnh Yên Bái", "previous_value": 27, "current_value": 15, "absolute_change": -12},
        {"entity": "Tỉnh Quảng Ninh", "previous_value": 7, "current_value": 3, "absolute_change": -4},
        {"entity": "Thành phố Hồ Chí Minh", "absolute_change": -1},
        {"entity": "Tỉnh Bắc Giang", "absolute_change": -1},
        {"entity": "Tỉnh Trà Vinh", "absolute_change": -1},
    ],
    # Agencies, table 2.
    "which-provinces-reach-a-threshold": [
        {"entity": "Tỉnh Bắc Ninh", "value": 56.83, "threshold": "reached"},
        {"entity": "Tỉnh Thái Nguyên", "value": 42.92, "threshold": "reached"},
        {"entity": "Tỉnh Bắc Giang", "value": 42.13, "threshold": "reached"},
        {"entity": "Thành phố Hải Phòng", "value": 29.48, "threshold": "reached"},
        {"entity": "Tỉnh Vĩnh Phúc", "value": 22.87, "threshold": "reached"},
        {"entity": "Thành phố Đà Nẵng", "value": 19.76, "threshold": "below"},
        {"entity": "Thành phố Hồ Chí Minh", "value": 18.66, "threshold": "below"},
        {"entity": "Thành phố Hà Nội", "value": 17.15, "threshold": "below"},
    ],
    # Agencies, tables 1 and 2, the rows of Đà Nẵng.
    "what-does-one-body-stand-at": [
        {"indicator_name": "Chỉ số chuyển đổi số cấp tỉnh (DTI)", "value": 0.8002, "previous_value": 0.6419},
        {"indicator_name": "Thứ hạng chuyển đổi số cấp tỉnh (DTI)", "value": 1, "absolute_change": 0},
        {"value": 19.76, "unit": "%", "previous_value": None},
    ],
    # The latest of four publications, table 1.
    "how-did-a-series-run": [
        {"y2020": 12.66, "y2021": 12.87, "y2022": 12.83, "y2023": 12.87, "y2024": 13.17, "inexact": None}
    ],
    # January 2025 against the publication of 2024, and 137 tỷ USD after 142.
    "what-changed-since-the-last-publication": [
        {"year": 2023, "value_before": 142_000_000_000, "value": 137_000_000_000},
        {"indicator_name": SHARE, "year": 2021, "value_before": 12.88, "value": 12.87, "revised_by": -0.01},
        {"indicator_name": SHARE, "year": 2022, "value_before": 12.63, "value": 12.83, "revised_by": 0.2},
        {"indicator_name": SHARE, "year": 2023, "value_before": 12.33, "value": 12.87, "revised_by": 0.54},
    ],
    # The four publications.
    "what-did-each-publication-say-of-a-figure": [
        {"vintage": 1, "issued_on": "2023-09-14", "value": 12.86, "locator": "đoạn 4, câu 1"},
        {"vintage": 2, "issued_on": "2023-12-04", "value": 12.67},
        {"vintage": 3, "issued_on": "2024-12-31", "value": 12.63},
        {"vintage": 4, "issued_on": "2025-01-06", "value": 12.83, "page": 1},
    ],
    # On 30 June 2024 the second of the four was the latest.
    "what-was-known-on-a-day": [{"year": 2022, "value": 12.67, "issued_on": "2023-12-04"}],
    # 7,77 in December 2023 after 7,82 in September.
    "where-do-two-reports-disagree": [{"value": 7.77, "other_value": 7.82, "conflict": "between_reports"}],
    # Results of 2023, table 1, row 9: the later of the two reports that print 148.
    "where-is-it-printed": [
        {
            "raw": "148",
            "page": 1,
            "locator": "bảng 1, dòng 9, cột Kết quả 2022",
            "file": "2023-summary-results.pdf",
        }
    ],
    # Agencies, table 1: no index of 2021 for Cần Thơ.
    "what-is-named-and-not-reported": [{"entity": "Thành phố Cần Thơ", "period_code": "2021", "raw": "-"}],
    # Growth of 2022: "hơn 4,62 triệu hồ sơ", an indicator that the catalogue does not have.
    "which-indicators-wait-for-a-person": [
        {"indicator_name": "số hồ sơ trực tuyến thực hiện từ Cổng Dịch vụ công quốc gia", "unit": "hồ sơ"}
    ],
    # Agencies, table 3: 0,4944 in 2020 and 0,6321 in 2021, difference 0,1377.
    "how-did-one-body-change-from-the-year-before": [
        {"year": 2021, "previous_value": 0.4944, "current_value": 0.6321, "absolute_change": 0.1377, "status": "ok"}
    ],
    # Agencies, table 2, in the order printed.
    "which-provinces-come-first": [
        {"place": 1, "entity": "Tỉnh Bắc Ninh", "value": 56.83},
        {"place": 2, "entity": "Tỉnh Thái Nguyên", "value": 42.92},
        {"place": 3, "entity": "Tỉnh Bắc Giang", "value": 42.13},
        {"place": 4, "entity": "Thành phố Hải Phòng", "value": 29.48},
        {"place": 5, "entity": "Tỉnh Vĩnh Phúc", "value": 22.87},
        {"place": 6, "entity": "Thành phố Đà Nẵng", "value": 19.76},
        {"place": 7, "entity": "Thành phố Hồ Chí Minh", "value": 18.66},
        {"place": 8, "entity": "Thành phố Hà Nội", "value": 17.15},
    ],
    # Subscriptions in the tables of 2021 and 2022 (69,55; 75; 75,8), users in that of 2023 (84,4).
    "how-did-it-run-over-a-changed-definition": [
        {"y2023": 84.4, "relation": None, "kind": "actual"},
        {"y2020": 69.55, "y2021": 75, "y2022": 75.8, "relation": "replaces", "kind": "actual"},
    ],
    # The bundled reports assign no tasks and keep no findings; those are asked of the real ones.
    "what-is-overdue-by-ministry": [],
    "what-must-a-body-do": [],
    "what-is-called-done-and-is-not-reached": [],
    "which-figures-are-suspicious-or-contradict-each-other": [],
    # Agencies: Đà Nẵng has an index, a rank and a share of 2022; the Ministry of Industry and Trade stands nowhere.
    "who-told-what-and-who-told-nothing": [
        {"entity": "Bộ Công Thương", "coverage": "nothing"},
        {"entity": "Thành phố Đà Nẵng", "coverage": "told", "actuals": 3, "dashes": 0},
    ],
    # Plan of 2022: "15-20%" for the identity application; no report tells of it.
    "which-targets-of-a-plan-have-no-result": [{"target_value": 15, "target_value_high": 20, "unit": "%"}],
    # Growth of 2022, part III: 20.853 machines.
    "which-indicators-are-there-on-a-theme": [{"indicator_code": "ATM_MACHINES", "actuals": 1, "targets": 0}],
    # Plan of 2023 only.
    "what-is-an-indicator-that-only-has-a-target": [
        {"indicator_code": "ADULT_EID_SHARE", "population": "dân số trưởng thành", "targets": 1}
    ],
    # Growth of 2022, part III: 160,74 triệu tỷ đồng, then 40,3.
    "what-are-the-largest-amounts-of-money-by-programme": [
        {"place": 1, "value": 160_740_000_000_000_000},
        {"place": 2, "value": 40_300_000_000_000_000},
    ],
    # Services with dossiers: 36,47 % in 2021, 51,43 % in 2022, 100 % to be reached in 2025: 51,43 + 3 × 14,96 = 96,31.
    "will-a-target-be-reached-at-the-present-pace": [
        {"target_value": 100, "baseline_value": 36.47, "latest_value": 51.43, "at_present_pace": 96.31}
    ],
    # Agencies, tables 1 and 2, the rows of Đà Nẵng.
    "what-is-all-that-is-told-of-one-body": [
        {"period_code": "2021", "value": 0.6419},
        {"period_code": "2022", "value": 0.8002},
        {"period_code": "2021", "value": 1},
        {"period_code": "2022", "value": 1},
        {"period_code": "2022", "value": 19.76},
    ],
    # Agencies, table 3.
    "what-did-a-ministry-reach-itself": [
        {"agency": "Bộ Tài chính", "period_code": "2020", "value": 0.4944},
        {"agency": "Bộ Tài chính", "period_code": "2021", "value": 0.6321},
    ],
    # Results of 2021 and 2022: 38,33; 36,47; 51,43.
    "how-do-all-rates-run-year-by-year": [{"y2020": 38.33, "y2021": 36.47, "y2022": 51.43, "season": "A"}],
    # Results of 2023, below table 1: smartphones by subscription in 2022, by user in 2023, not to be subtracted.
    "what-was-worded-otherwise-the-year-before": [
        {
            "indicator_name": "Tỷ lệ người sử dụng điện thoại thông minh",
            "previous_value": 75.8,
            "current_value": 84.4,
            "comparability": "not_comparable",
        }
    ],
}
WHOLE = {
    "which-provinces-come-first",
    "what-is-all-that-is-told-of-one-body",
    "what-did-a-ministry-reach-itself",
    "which-provinces-rose-in-the-ranking",
    "which-provinces-reach-a-threshold",
    "what-does-one-body-stand-at",
    "how-did-a-series-run",
    "what-changed-since-the-last-publication",
    "what-did-each-publication-say-of-a-figure",
    "where-is-it-printed",
}
"""Queries whose expected rows are all there are, in this order."""


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def engine(request, tmp_path_factory) -> Iterator[Engine]:
    if request.param == "sqlite":
        yield bundled_warehouse(f"sqlite:///{tmp_path_factory.mktemp('bundled') / 'warehouse.sqlite'}")
        return
    with postgresql.database(postgresql.server()) as url:
        engine = bundled_warehouse(url)
        yield engine
        engine.dispose()


def answer(engine: Engine, query: WorkedQuery) -> list[dict]:
    with engine.connect() as connection:
        rows = connection.execute(text(query.sql), query.parameters).mappings()
        return [{name: _plain(value) for name, value in row.items()} for row in rows]


def _plain(value):
    if isinstance(value, date):
        return value.isoformat()
    return round(float(value), 6) if isinstance(value, Decimal | float) else value


def test_each_question_is_tested():
    assert QUERIES.keys() == EXPECTED.keys()


@pytest.mark.parametrize("name", [name for name in EXPECTED if EXPECTED[name] and QUERIES[name].loaded])
def test_a_query_starts_from_what_is_loaded(engine: Engine, name: str):
    query = QUERIES[name]
    found = first_row(engine, query.loaded)
    assert found.keys() <= query.parameters.keys()
    parameters = query.parameters | {name: str(value) for name, value in found.items()}
    assert answer(engine, replace(query, parameters=parameters))


@pytest.mark.parametrize("name", EXPECTED)
def test_a_worked_query_answers_what_the_reports_print(engine: Engine, name: str):
    rows = answer(engine, QUERIES[name])
    found = [[row for row in rows if row.items() >= wanted.items()] for wanted in EXPECTED[name]]
    missing = [wanted for wanted, matches in zip(EXPECTED[name], found, strict=True) if not matches]
    assert not missing, rows
    if name in WHOLE:
        assert [matches[0] for matches in found] == rows


def test_the_query_in_duckdb_runs_on_the_exported_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (query,) = re.findall(r"```duckdb\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    engine = bundled_warehouse(f"sqlite:///{tmp_path}/warehouse.sqlite")
    export_views(engine, tmp_path / "out", [Format.PARQUET])
    monkeypatch.chdir(tmp_path)
    answer = duckdb.sql(query)
    rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.fetchall()]
    # The plan for 2023 asks for more than 16 % of GDP from the digital economy; the results of 2023 print 16,5 %.
    economy = next(row for row in rows if row["indicator_name"] == "Tỷ trọng kinh tế số trong GDP")
    assert (economy["year"], economy["attainment"], economy["actual_value"]) == (2023, "achieved", 16.5)
    # DuckDB sees what the database sees.
    with engine.connect() as connection:
        told = "SELECT COUNT(*) FROM target_progress WHERE year = 2023 AND attainment IN ('achieved', 'not_yet')"
        assert len(rows) == connection.scalar(text(told))
