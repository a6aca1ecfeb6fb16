"""What the warehouse gives back of a year: the very figures and tasks that were loaded, report by report."""

from decimal import Decimal

from normalise.records import Kind, TaskStatus
from normalise.tasks.task_link import link_tasks
from sources.document import Piece, ReportKind
from tests.warehouse.factory import growth, observation, report, task
from warehouse.loading.load import load_report
from warehouse.loading.publications import load_publications
from warehouse.loading.task_links import relink_year

EARLY, LATE = report("2022-early", issued_on="2023-01-15"), report("2022-late", issued_on="2023-06-01")
PLAN = report("2022-plan", issued_on="2022-03-15", kind=ReportKind.PLAN)


def no_figures(*_):
    return ()


def test_figures_of_all_kinds_come_back_as_they_were_loaded(engine, load):
    figures = [
        observation(EARLY, "160.74", "2022", scale=10**15, flags=("dot_decimal",), denominator=Decimal(200)),
        observation(EARLY, "70", "2022", kind=Kind.TARGET, entity_code="VN-AGENCY:BTTTT", agency="Bộ TTTT", per="day"),
        growth(EARLY, "9.4", "2022", "2021"),
    ]
    load(EARLY, *figures)
    load(LATE, observation(LATE, "161", "2022"))
    (early, late), _ = load_publications(engine, 2022)
    assert (early.report, late.report) == (EARLY, LATE)
    assert sorted(early.observations, key=lambda one: one.kind) == sorted(figures, key=lambda one: one.kind)


def test_only_what_is_live_and_a_value_of_the_year_comes_back(engine, load):
    load(EARLY, observation(EARLY, "1", "2022", observation_id="changed"))
    load(
        EARLY,
        observation(EARLY, "2", "2022", observation_id="changed", pieces=(Piece(page=1, box=(0, 0, 9, 9)),)),
        observation(EARLY, None, "2022"),
        observation(EARLY, "3", "2021"),
    )
    load(LATE, observation(LATE, "4", "2021"))
    ((_, observations, _),), _ = load_publications(engine, 2022)
    assert [(one.value, one.pieces) for one in observations] == [(2, ())]


def test_tasks_come_with_their_links(engine):
    words = "Ban hành quy chế khai thác dữ liệu dùng chung của ngành"
    given, told = (
        task(PLAN, words),
        task(EARLY, words, status=TaskStatus.DONE, status_raw="Đã xong", result="Đã xong 5."),
    )
    for of, one in ((PLAN, given), (EARLY, told)):
        load_report(engine, of, [observation(of, "5", "2022")], [], [one], [], [])
    relink_year(engine, 2022, link_tasks, no_figures)
    reports, links = load_publications(engine, 2022)
    assert [one.tasks for one in reports] == [[told], [given]]
    assert [(link.plan_task_id, link.result_task_id) for link in links] == [(given.task_id, told.task_id)]
    assert load_publications(engine, 2030) == ([], [])
