"""The five real reports in one go: the figures that were looked up on their pages."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from pipelines.explore.worked_queries import worked_queries
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
        named = values[0] if values and isinstance(values[0], dict) else values
        with sqlite3.connect(data_dir / "warehouse.sqlite") as connection:
            return connection.execute(query, named).fetchall()

    return ask


PAIRS = [
    # (how far comparable, this year's indicator, the year before's where it is another, before, now): off both plans
    pytest.param("same", "HH_FIBRE_SHARE", None, 75, 85, id="household fibre: 75% in 2022, trên 85% in 2023"),
    pytest.param("same", "DOSSIER_ONLINE_PROCESSED_SHARE", None, 50, 60, id="dossiers processed online: 50%, trên 60%"),
    pytest.param("same", "ECOMMERCE_RETAIL_SHARE", None, 7, 8.5, id="e-commerce in retail: 7%, trên 8,5%"),
    pytest.param(
        "caveat",
        "RESULT_DIGITISED_SHARE",
        "DOSSIER_RESULT_DIGITISED_SHARE",
        100,
        100,
        id="digitised: dossiers and results of one-stop offices, then results",
    ),
    pytest.param(
        "caveat",
        "SME_PLATFORM_REGULAR_SHARE",
        "SME_PLATFORM_SHARE",
        30,
        30,
        id="small firms: using platforms, then using them regularly",
    ),
    pytest.param(
        "caveat",
        "PAYMENT_ACCOUNT_15PLUS_SHARE",
        "BANK_ACCOUNT_15PLUS_SHARE",
        65,
        75,
        id="accounts from 15 years: 65 - 70% transaction accounts, then trên 75% payment accounts",
    ),
    pytest.param(
        "caveat",
        "POPULATION_HEALTH_RECORD_SHARE",
        "PEOPLE_EHEALTH_RECORD_SHARE",
        90,
        80,
        id="health records: trên 90% người dân (led by the Ministry of Health), then trên 80% dân số",
    ),
    pytest.param(
        "not_comparable",
        "SMARTPHONE_SUBSCRIPTION_SHARE",
        "SMARTPHONE_POPULATION_SHARE",
        85,
        80,
        id="smartphones: population, then subscriptions",
    ),
    pytest.param(
        "not_comparable",
        "OPEN_DATA_PLAN_AGENCY_SHARE",
        "OPEN_DATA_CATALOGUE_SHARE",
        50,
        100,
        id="open data: provided in full, then planned",
    ),
    pytest.param(
        "not_comparable",
        "ADULT_EID_SHARE",
        "PEOPLE_EID_APP_SHARE",
        15,
        30,
        id="electronic identity: people using the application, then adults with an account",
    ),
    pytest.param(
        "not_comparable",
        "SME_PLATFORM_TRIAL_SHARE",
        "SME_SUPPORTED",
        150000,
        90,
        id="support of small firms: 150.000 firms, then a share",
    ),
    pytest.param(
        "not_comparable",
        "CASHLESS_SCHOOL_HOSPITAL_PLAN_SHARE",
        "FEE_CASHLESS_SHARE",
        50,
        100,
        id="fees in schools and hospitals: paid without cash, then plans for it",
    ),
    pytest.param(
        "not_comparable",
        "OFFICIAL_DIGITAL_SKILLS_SHARE",
        "DIGITAL_SKILLS_REACHED",
        10000000,
        50,
        id="digital skills: 10 triệu lượt người, then officials",
    ),
    pytest.param(
        "not_comparable",
        "OFFICIAL_DIGITAL_SKILLS_SHARE",
        "OFFICIALS_TRAINED",
        10000,
        50,
        id="officials trained: 10.000 selected, then a share of all",
    ),
]
NATIONAL = (
    " from year_over_year where kind = 'target' and year = 2023 and entity_code = 'VN'"
    " and previous_value is not null and current_value is not null"
)
CHANGES = "coalesce(point_change, absolute_change, percent_change, change_low, change_high, percent_low, percent_high)"


@pytest.mark.parametrize(("comparability", "code", "other", "before", "now"), PAIRS)
def test_plan_2022_against_plan_2023(
    rows: Rows, comparability: str, code: str, other: str | None, before: float, now: float
):
    (found,) = rows(
        "select previous_value, current_value, comparability, status = 'break', caveat_vi, caveat_en, reason_vi,"
        f" reason_en, {CHANGES} is null" + NATIONAL + " and indicator_code = ? and previous_indicator_code is ?",
        code,
        other,
    )
    assert found[:3] == (before, now, comparability)
    broken, caveat_vi, caveat_en, reason_vi, reason_en, nothing_shown = found[3:]
    assert bool(broken) == bool(nothing_shown) == (comparability == "not_comparable")
    assert bool(caveat_vi) == bool(caveat_en) == (comparability == "caveat")
    if broken:
        assert reason_vi.startswith("Không so được: năm trước là ")
        assert reason_en.startswith("Not comparable: the year before it was ")


def test_no_other_national_pair_is_made_of_the_two_plans(rows: Rows):
    pairs = rows("select indicator_code, previous_indicator_code" + NATIONAL)
    assert sorted(pairs, key=str) == sorted((param.values[1:3] for param in PAIRS), key=str)


def test_a_bound_on_one_side_gives_a_bound_on_the_change(rows: Rows):
    # "trên" is a bound: the change is more than this many points, and no single figure is given for it.
    found = rows(
        "select status, change_low, change_low_open, point_change, percent_change"
        + NATIONAL
        + " and indicator_code = 'HH_FIBRE_SHARE'"
    )
    assert found == [("bounded", 10, 1, None, None)]


def test_a_break_names_both_printed_figures(rows: Rows):
    ((words,),) = rows("select reason_vi" + NATIONAL + " and previous_indicator_code = 'SME_SUPPORTED'")
    assert "(tối thiểu 150.000 doanh nghiệp nhỏ và vừa)" in words
    assert "(trên 90%)" in words


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


def test_the_plan_for_2022_against_what_its_report_tells(rows: Rows):
    # Appendix 3 has 108 rows, one of them without a result; of the 20 tasks of ministers it tells of one.
    counts = rows(
        "select sum(assigned), sum(done), sum(done_continuing), sum(in_progress), sum(silent) from task_progress"
        " where report_id like '2022-plan%'"
    )
    assert counts == [(127, 81, 20, 6, 1 + 19)]
    assert rows("select side, level, count(*) from unlinked_tasks group by 1, 2") == [("assigned", "member", 19)]


def worked(rows: Rows, name: str, **values: str) -> list[tuple]:
    """The answer of a worked query of docs/analyst.md."""
    query = next(query for query in worked_queries() if query.name == name)
    return rows(query.sql, query.parameters | values)


def test_both_years_that_a_report_prints_are_compared(rows: Rows):
    # Result of task 8 and of task 43 in the report on Decision 411; the platform's transactions stand in Appendix 3.
    found = rows(
        "select previous_value, current_value, stated_change from year_over_year"
        " where kind = 'actual' and year = 2022 and previous_report_id = current_report_id or previous_value = 51947"
    )
    assert sorted(found, key=str) == sorted(
        [
            (1955, 2997, 1042),
            (74665, 1375607, 18),
            (123_200_000_000, 221_760_000_000, 1.8),
            (1037671, 7078278, 6.8),
            (51947, None, 3.3),
            (13485482, 349054681, 25),
        ],
        key=str,
    )


def test_most_rows_that_are_shown_say_how_a_figure_changed_or_why_not(rows: Rows):
    ((shown, useful),) = rows(
        "select count(*), sum(status not in ('missing', 'no_previous') or stated_change is not null)"
        " from year_over_year"
    )
    assert useful >= 0.6 * shown


def test_tasks_that_are_due_and_not_done_by_ministry(rows: Rows):
    # Every row counts tasks of the year whose last day is before the report that tells of them.
    found = worked(rows, "what-is-overdue-by-ministry", year="2022")
    assert all(0 < overdue <= tasks for _, tasks, overdue, *_ in found)
    listed = rows("select count(*) from tasks where year = 2022 and overdue = 1 and due >= told_on")
    assert listed == [(0,)]


def test_what_the_plan_asks_of_a_ministry(rows: Rows):
    found = worked(rows, "what-must-a-body-do", year="2023", agency="Bộ Y tế")
    assert found
    assert {row[9] for row in found} == {"2023-plan"}


def test_findings_are_listed_figure_by_figure(rows: Rows):
    # "hơn 1 tỷ triệu lượt truy cập"
    found = worked(rows, "which-figures-are-suspicious-or-contradict-each-other")
    assert "1 tỷ triệu lượt truy cập" in {row[4] for row in found}


def test_a_target_in_a_task_is_judged_alike_in_both_views(rows: Rows):
    both = rows(
        "select t.attainment, p.attainment from task_targets t"
        " join target_progress p on p.target_observation_id = t.target_observation_id where p.basis = 'task'"
    )
    assert both
    assert [one for one, other in both if one != other] == []


def test_done_with_less_than_was_asked_for(rows: Rows):
    # Lai Châu: at least half of the communes were to have digital radio, 21.2 % have it, and the task is called done.
    found = rows("select agency, status, target_raw, actual_raw from task_targets where contradiction is not null")
    assert found == [("Tỉnh Lai Châu", "done", "50%", "21.2%")]
