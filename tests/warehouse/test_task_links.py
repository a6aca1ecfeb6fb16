"""Links between tasks as the warehouse keeps them, and the views that stand on them."""

import re

import pytest
from sqlalchemy import select, text

from normalise.records import Kind, TaskLevel, TaskStatus
from normalise.tasks.figure_link import link_figures
from normalise.tasks.task_link import link_tasks
from pipelines.settings import PROJECT
from tests.warehouse.factory import observation, report, task
from warehouse.export import read_view
from warehouse.loading.task_links import LinkSummary, relink_year
from warehouse.schema.tables import task_figure, task_link

PLAN = report("2022-plan", "2022-03-15", kind="plan")
HALF_YEAR, YEAR_END = report("2022-half-year", "2022-07-20"), report("2022-results", "2023-02-01")
FIBRE = "Phủ cáp quang tới tối thiểu 75% hộ gia đình trong tỉnh"
LESSONS = "Mở 12 lớp học kỹ năng số cho cán bộ xã"
SILENT = "Xây dựng quy chế dùng chung kho dữ liệu ngành"
INDICATOR = "hộ gia đình có cáp quang"


QUERIES = re.findall(r"```sql\n(.*?)```", (PROJECT / "docs" / "tasks.md").read_text("utf-8"), re.DOTALL)


def rows_of(engine, table):
    with engine.connect() as connection:
        return [dict(row) for row in connection.execute(select(table)).mappings()]


@pytest.fixture
def relink(engine):
    return lambda: relink_year(engine, 2022, link_tasks, link_figures)


@pytest.fixture
def plan_and_result(load):
    """A plan of three jobs and a calendar's action; of two jobs the year's report tells."""
    jobs = [task(PLAN, text, level=TaskLevel.MINISTRY) for text in (FIBRE, LESSONS, SILENT)]
    target = observation(PLAN, "75", "2022", kind=Kind.TARGET, indicator=INDICATOR, task_id=jobs[0].task_id)
    load(PLAN, target, tasks=[*jobs, task(PLAN, "Lễ phát động", level=TaskLevel.CALENDAR)])
    told = [
        task(YEAR_END, FIBRE, status=TaskStatus.DONE, result="Đã hoàn thành, đạt 60% số hộ."),
        task(YEAR_END, LESSONS, status=TaskStatus.IN_PROGRESS, result="Đang mở."),
    ]
    reached = observation(YEAR_END, "60", "2022", indicator=INDICATOR, task_id=told[0].task_id)
    load(YEAR_END, reached, tasks=told)


def test_a_year_is_linked_once_and_again_without_a_trace(engine, plan_and_result, relink):
    assert relink() == LinkSummary(year=2022, links=2, targets=1, answered=1)
    before = rows_of(engine, task_link), rows_of(engine, task_figure)
    relink()
    assert (rows_of(engine, task_link), rows_of(engine, task_figure)) == before


def test_progress_of_a_plan_counts_what_is_silent(engine, plan_and_result, relink):
    relink()
    (row,) = read_view(engine, "task_progress")
    assert (row["report_id"], row["agency"]) == (PLAN.id, "Bộ Thông tin và Truyền thông")
    counts = {name: row[name] for name in ("assigned", "done", "done_continuing", "in_progress", "silent")}
    assert counts == {"assigned": 3, "done": 1, "done_continuing": 0, "in_progress": 1, "silent": 1}


def test_what_is_not_linked_is_listed_on_both_sides(engine, load, plan_and_result, relink):
    told = [task(YEAR_END, text, status=TaskStatus.DONE) for text in (FIBRE, LESSONS, "Việc không có trong kế hoạch")]
    load(YEAR_END, tasks=told)
    relink()
    listed = {(row["side"], row["text"]) for row in read_view(engine, "unlinked_tasks")}
    assert listed == {("assigned", SILENT), ("reported", "Việc không có trong kế hoạch")}


def test_done_is_held_against_the_number(engine, plan_and_result, relink):
    relink()
    (row,) = read_view(engine, "task_targets")
    assert (row["status"], row["attainment"], row["contradiction"]) == ("done", "not_yet", "done_but_not_reached")
    assert (row["target_value"], row["actual_value"], row["basis"]) == (75, 60, "words")


def test_the_latest_report_on_a_plan_counts(engine, load, plan_and_result, relink):
    load(HALF_YEAR, tasks=[task(HALF_YEAR, LESSONS, status=TaskStatus.NOT_STARTED)])
    assert relink().links == 3
    (row,) = read_view(engine, "task_progress")
    assert (row["in_progress"], row["not_started"]) == (1, 0)


def test_a_report_whose_plan_is_not_at_hand_tells_of_itself(engine, load, relink):
    load(YEAR_END, tasks=[task(YEAR_END, FIBRE, status=TaskStatus.DONE), task(YEAR_END, LESSONS)])
    relink()
    (row,) = read_view(engine, "task_progress")
    assert (row["report_kind"], row["assigned"], row["done"], row["silent"]) == ("result", 2, 1, 1)
    assert read_view(engine, "unlinked_tasks") == []


def test_a_link_is_closed_and_kept_when_its_task_changes(engine, load, plan_and_result, relink):
    relink()
    load(YEAR_END, tasks=[task(YEAR_END, LESSONS, status=TaskStatus.DONE)])
    assert relink().links == 1
    closed = [row for row in rows_of(engine, task_link) if row["recorded_to"]]
    assert [row["closed_reason"] for row in closed] == ["vanished"]


@pytest.mark.parametrize("query", QUERIES)
def test_the_queries_of_the_tasks_page_answer(engine, plan_and_result, relink, query):
    relink()
    with engine.connect() as connection:
        assert connection.execute(text(query)).all()
