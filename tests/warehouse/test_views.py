"""What analysts see: views, and the schema that carries them."""

from decimal import Decimal

import pytest
from sqlalchemy import inspect

from normalise.records import Kind, TaskStatus
from tests.warehouse.factory import growth, observation, report, task
from tests.warehouse.rows import plain
from warehouse.comparison.year_over_year import compute_year
from warehouse.export import read_view
from warehouse.loading.dimensions import season
from warehouse.schema.columns import canonical
from warehouse.schema.dictionary import meaning
from warehouse.schema.tables import metadata
from warehouse.views.view import helpers, views

REPORT, PLAN = report("2022-results"), report("2022-plan", "2022-01-05", kind="plan")
CONTRACT = """
report_id issued_on page locator section entity_code agency reported_by reporter indicator_code indicator mapped kind
period_start period_end as_of period_stated period_code value value_high denominator unit per qualifier base_start
base_end direction decimals scale flags raw sentence
"""
"""Fields of an extracted observation, which the view `observations` has as well (docs/observations.md)."""


def test_observations_have_the_columns_of_the_record(engine, load):
    load(REPORT, growth(REPORT, "14.08", "2022/10", "2021/10"), observation(REPORT, "91", "2022-12-31"))
    stock, change = plain(sorted(read_view(engine, "observations"), key=lambda row: row["kind"]))
    assert stock.keys() >= set(CONTRACT.split())
    assert (stock["period_start"], stock["period_end"], stock["as_of"]) == (None, "2022-12-31", 1)
    assert (change["base_start"], change["base_end"], change["direction"]) == ("2021-01-01", "2021-10-31", "up")
    assert (change["entity_code"], change["agency"], change["entity"]) == (None, None, "Việt Nam")


ATTAINMENT = {
    # target, reached, direction of the indicator, result
    "54,34 % reached of at least 80 %": ((">=", "80"), ("=", "54.34"), "FIBRE", "not_yet", -25.66),
    "more than 90 % against at least 95 %": ((">=", "95"), (">", "90"), "FIBRE", "undetermined", None),
    "more than 95 % against at least 95 %": ((">=", "95"), (">", "95"), "FIBRE", "achieved", None),
    "exactly 80 % is not more than 80 %": ((">", "80"), ("=", "80"), "FIBRE", "not_yet", 0),
    "a bare target of an indicator that should rise": (("=", "75"), ("=", "79.4"), "FIBRE", "achieved", 4.4),
    "a rank should fall": (("=", "50"), ("=", "48"), "RANK", "achieved", -2),
    "at most 30 %": (("<=", "30"), ("=", "31"), "FIBRE", "not_yet", 1),
    "about 80 % against 80 %": ((">=", "80"), ("~", "80"), "FIBRE", "undetermined", None),
    "no direction known": (("=", "75"), ("=", "80"), "ECONOMY", "undetermined", None),
}


@pytest.mark.parametrize(("target", "actual", "code", "result", "gap"), ATTAINMENT.values(), ids=ATTAINMENT.keys())
def test_targets_against_results(engine, load, target, actual, code, result, gap):
    unit = {"indicator_code": code, "unit": "hạng" if code == "RANK" else "%"}
    load(PLAN, observation(PLAN, target[1], "2022", kind=Kind.TARGET, qualifier=target[0], **unit))
    load(REPORT, observation(REPORT, actual[1], "2022", qualifier=actual[0], **unit))
    compute_year(engine, 2022)
    (row,) = plain(read_view(engine, "target_progress"))
    assert (row["attainment"], row["gap"]) == (result, gap)


def test_a_target_without_a_result(engine, load):
    load(PLAN, observation(PLAN, "80", "2022", kind=Kind.TARGET, indicator_code="FIBRE", unit="%"))
    load(REPORT, observation(REPORT, None, "2022", indicator_code="FIBRE", unit="%"))
    compute_year(engine, 2022)
    assert [row["attainment"] for row in read_view(engine, "target_progress")] == ["no_actual"]
    assert [row["raw"] for row in read_view(engine, "not_reported")] == ["-"]


FIBRE = {"indicator_code": "FIBRE", "unit": "%"}


def test_the_way_to_a_target_is_a_straight_line_from_the_last_value_before_it_was_set(engine, load):
    """60 % in 2021, 100 % by 2025 as the plan of 2022 says: 70 % is due in 2022, 80 % in 2023; 75 % was reached."""
    earlier, later = report("2021-results"), report("2023-results")
    load(earlier, observation(earlier, "60", "2021", **FIBRE))
    load(PLAN, observation(PLAN, "100", "2025", kind=Kind.TARGET, qualifier=">=", **FIBRE))
    load(REPORT, observation(REPORT, "69", "2022", **FIBRE))
    load(later, observation(later, "75", "2023", **FIBRE))
    for year in (2021, 2022, 2023, 2025):
        compute_year(engine, year)
    (row,) = plain(read_view(engine, "target_progress"))
    columns = ("baseline_year", "baseline_value", "latest_year", "latest_value", "expected_value", "ahead_of_path")
    assert [row[name] for name in columns] == [2021, 60, 2023, 75, 80, -5]
    assert (row["attainment"], row["needed_per_year"]) == ("no_actual", 12.5)


def test_a_falling_target_needs_less_each_year(engine, load):
    """Rank 50 in 2021, 40 by 2025: 48 in 2022 is half a place behind, and 8 places in 3 years are left."""
    rank = {"indicator_code": "RANK", "unit": "hạng"}
    earlier = report("2021-results")
    load(earlier, observation(earlier, "50", "2021", **rank))
    load(PLAN, observation(PLAN, "40", "2025", kind=Kind.TARGET, **rank))
    load(REPORT, observation(REPORT, "48", "2022", **rank))
    for year in (2021, 2022, 2025):
        compute_year(engine, year)
    (row,) = plain(read_view(engine, "target_progress"))
    assert (row["expected_value"], row["ahead_of_path"]) == (47.5, 0.5)
    assert row["needed_per_year"] == pytest.approx(-8 / 3, abs=1e-6)


def test_without_an_exact_value_before_there_is_no_path(engine, load):
    earlier = report("2021-results")
    load(earlier, observation(earlier, "60", "2021", qualifier=">", **FIBRE))
    load(PLAN, observation(PLAN, "100", "2025", kind=Kind.TARGET, **FIBRE))
    load(REPORT, observation(REPORT, "69", "2022", **FIBRE))
    for year in (2021, 2022, 2025):
        compute_year(engine, year)
    (row,) = plain(read_view(engine, "target_progress"))
    assert (row["baseline_year"], row["expected_value"], row["latest_value"]) == (None, None, 69)
    assert row["needed_per_year"] == pytest.approx(31 / 3, abs=1e-6)


def test_conflicts_are_what_rounding_does_not_explain(engine, load):
    """20,4 and 20,37 agree, 20,5 agrees with neither; a later report is a conflict of another sort."""
    later = report("2023-results")
    load(REPORT, *(observation(REPORT, value, "2022") for value in ("20.4", "20.37")))
    assert read_view(engine, "conflicts") == []
    load(later, observation(later, "20.5", "2022"))
    pairs = {(row["value"], row["other_value"]) for row in plain(read_view(engine, "conflicts"))}
    assert {frozenset(pair) for pair in pairs} == {frozenset({20.37, 20.5})}
    assert {row["conflict"] for row in read_view(engine, "conflicts")} == {"between_reports"}


def test_figures_that_touch_at_the_ends_of_their_rounding_agree(engine, load):
    """20,0 may be as much as 20,05 and 20,1 as little: in doubles their difference is a hair more."""
    load(REPORT, *(observation(REPORT, value, "2022") for value in ("20.0", "20.1")))
    assert read_view(engine, "conflicts") == []


def test_tasks_by_agency(engine, load):
    statuses = (TaskStatus.DONE, TaskStatus.DONE, TaskStatus.IN_PROGRESS, None)
    load(REPORT, tasks=[task(REPORT, f"việc {turn}", status=status) for turn, status in enumerate(statuses)])
    (row,) = read_view(engine, "task_progress")
    counts = {name: row[name] for name in ("assigned", "done", "in_progress", "not_started", "silent")}
    assert counts == {"assigned": 4, "done": 2, "in_progress": 1, "not_started": 0, "silent": 1}
    assert row["agency"] == "Bộ Thông tin và Truyền thông"


def test_lineage_leads_to_page_and_file(engine, load):
    load(REPORT, observation(REPORT, "54.34", "2022", raw="54,34%", page=7, locator="bảng 1, dòng 4.1"))
    (row,) = plain(read_view(engine, "lineage"))
    traced = [row[name] for name in ("value_exact", "raw", "page", "locator", "file", "sha256")]
    assert traced == [54.34, "54,34%", 7, "bảng 1, dòng 4.1", "2022-results.pdf", "0" * 64]


def test_every_column_of_every_view_and_table_has_a_meaning(engine):
    with engine.connect() as connection:
        unexplained = [
            f"{view.name}.{column['name']}"
            for view in views()
            for column in inspect(connection).get_columns(view.name)
            if not meaning(view, column["name"]).en
        ]
    unexplained += [
        f"{table.name}.{column.name}"
        for table in metadata.sorted_tables
        for column in table.columns
        if not column.comment
    ]
    assert unexplained == []


def test_a_view_that_is_none_is_named(engine):
    with pytest.raises(ValueError, match="found no view observation, expected one of observations, "):
        read_view(engine, "observation")


def test_views_use_only_what_both_databases_know():
    """Words of one of the two that the other lacks, or reads otherwise."""
    foreign = ("ifnull(", "group_concat", "string_agg", "::", " glob ", "strftime", "julianday", "date_part", "json_")
    found = [(view.name, word) for view in (*helpers(), *views()) for word in foreign if word in view.sql.lower()]
    assert found == []


SEASONS = {
    ("2022-01-01", "2022-12-31"): "A",
    ("2022-01-01", "2022-03-31"): "Q1",
    ("2022-07-01", "2022-12-31"): "S2",
    ("2022-11-01", "2022-11-30"): "M11",
    ("2022-01-01", "2022-11-30"): "YTD11",
    ("2021-07-01", "2022-06-30"): "M07P12",
    ("2024-02-01", "2024-02-29"): "M02",
    ("2022-10-10", "2022-10-16"): "W41",
    ("2022-10-11", "2022-10-17"): "1011-1017",
    ("2022-12-15", "2023-12-14"): "1215-1214",  # met only by the same days of another year
    ("2022-01-01", "2022-12-15"): "0101-1215",  # no year
    ("2021-01-01", "2025-12-31"): None,  # a plan of five years has no year before
    (None, "2022-12-31"): "AT1231",
    (None, "2024-02-29"): "AT0228",
}


@pytest.mark.parametrize(("days", "name"), SEASONS.items())
def test_what_repeats_each_year(days, name):
    from datetime import date

    start, end = (day and date.fromisoformat(day) for day in days)
    assert season(start, end) == name


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("1.50E+3", "1500"),
        ("12.830", "12.83"),
        ("-0.0", "0"),
        ("0.10", "0.1"),
        ("1E+17", "100000000000000000"),
        ("100", "100"),
    ],
)
def test_canonical_text(value, text):
    assert canonical(Decimal(value)) == text
