"""Links between plans and the reports on them, and between targets and the figures that answer them."""

from pathlib import Path

import pytest

from normalise.records import Kind, Task, TaskFigure, TaskLevel, TaskStatus
from normalise.tasks.figure_link import link_figures
from normalise.tasks.task_link import link_tasks
from tests.normalise.real_tasks import extraction


def task(name: str, agency: str, text: str, **other: object) -> Task:
    given = {
        "task_id": name,
        "report_id": "2022-trial",
        "page": None,
        "locator": "đoạn 1",
        "section": None,
        "number": None,
        "entity_code": agency,
        "agency": agency,
        "text": text,
        "deadline": None,
        "status": None,
        "status_raw": None,
        "result": None,
    }
    return Task.model_validate(given | other)


OPEN_DATA = "Mở kho dữ liệu mở của ngành, cập nhật hằng quý"
LESSONS = "Mở 12 lớp học kỹ năng số cho cán bộ xã"


def pairs(assigned: list[Task], reported: list[Task]) -> set[tuple[str, str]]:
    return {(link.plan_task_id, link.result_task_id) for link in link_tasks(assigned, reported)}


def test_tasks_of_one_agency_are_paired_by_their_words() -> None:
    plan = [task("p1", "A", OPEN_DATA), task("p2", "A", LESSONS), task("p3", "B", LESSONS)]
    results = [task("r2", "A", LESSONS + "."), task("r1", "A", OPEN_DATA.upper()), task("r3", "B", LESSONS)]
    assert pairs(plan, results) == {("p1", "r1"), ("p2", "r2"), ("p3", "r3")}


def test_the_best_total_wins_over_the_best_single_pair() -> None:
    plan = [task("near", "A", "Mở 12 lớp học kỹ năng số cho cán bộ"), task("same", "A", LESSONS)]
    assert pairs(plan, [task("r", "A", LESSONS)]) == {("same", "r")}


def test_a_result_may_abridge_its_task_and_write_dates_otherwise() -> None:
    plan = [task("p", "A", "Triển khai Quyết định số 12/QĐ-TTg ngày 05 tháng 3 năm 2022 về kho dữ liệu; mở lớp học.")]
    assert pairs(plan, [task("r", "A", "Triển khai Quyết định số 12/QĐ-TTg ngày 05/3/2022")]) == {("p", "r")}


def test_a_heading_that_names_the_job_is_compared_too() -> None:
    plan = [task("p", "A", "Bộ trưởng chủ trì việc này cùng các địa phương.", title="Phổ cập sổ sức khỏe")]
    assert pairs(plan, [task("r", "A", "Phổ cập sổ sức khỏe.")]) == {("p", "r")}


def test_a_report_on_another_plan_has_no_links() -> None:
    other = [task(f"r{turn}", "A", f"Việc số {turn} của chiến lược") for turn in range(2)]
    assert pairs([task("p", "A", LESSONS)], [task("r", "A", LESSONS), *other]) == set()


def test_actions_of_a_calendar_are_not_reported_on() -> None:
    assert pairs([task("p", "A", LESSONS, level=TaskLevel.CALENDAR)], [task("r", "A", LESSONS)]) == set()


def test_appendix_3_against_the_plan_for_2022(shared: Path) -> None:
    # Both number the bodies alike and keep their jobs in one order, so each row's partner is known from the page: the
    # n-th row of a body is its n-th job; the third row of the Ministry of Finance is a job of the minister, item II.7.
    plan = list(extraction(shared / "reports/plan-2022.html").tasks)
    results = extraction(shared / "reports/pl3-results-2022.pdf").tasks
    expected = set()
    for level in (TaskLevel.MINISTRY, TaskLevel.PROVINCE):
        for number in {one.number for one in results if one.level is level}:
            jobs = [one.task_id for one in plan if (one.level, one.number) == (level, number)]
            rows = [one.task_id for one in results if (one.level, one.number) == (level, number)]
            if (level, number) == (TaskLevel.MINISTRY, "5"):
                jobs += [one.task_id for one in plan if (one.level, one.number) == (TaskLevel.MEMBER, "7")]
            expected |= set(zip(jobs, rows, strict=True))
    assert len(expected) == 108
    assert pairs(plan, list(results)) == expected


@pytest.mark.parametrize("file", ["report-942-2022.pdf", "results-411-2022.docx"])
def test_reports_on_strategies_are_not_on_the_plan_of_the_year(shared: Path, file: str) -> None:
    plan = extraction(shared / "reports/plan-2022.html").tasks
    assert link_tasks(plan, extraction(shared / "reports" / file).tasks) == ()


def figure(name: str, kind: Kind, indicator: str, unit: str = "%", **other: object) -> TaskFigure:
    given = {"observation_id": name, "task_id": "p" if kind is Kind.TARGET else "r", "kind": kind}
    return TaskFigure.model_validate(given | {"indicator": indicator, "unit": unit, "sentence": indicator} | other)


def answers(*figures: TaskFigure, told: str = "") -> dict[str, tuple[str | None, str | None]]:
    links = link_figures({"p": "r"}, {"p": told}, figures)
    return {link.target_observation_id: (link.actual_observation_id, link.basis) for link in links}


def test_a_target_is_answered_by_the_figure_of_the_same_words() -> None:
    found = answers(
        figure("t", Kind.TARGET, "hộ gia đình có cáp quang"),
        figure("a", Kind.ACTUAL, "tỷ lệ dân số dùng điện thoại"),
        figure("b", Kind.ACTUAL, "tỷ lệ hộ gia đình đã có cáp quang"),
    )
    assert found == {"t": ("b", "words")}


def test_of_two_figures_of_the_same_words_the_later_answers() -> None:
    kinds = {"t": Kind.TARGET, "a": Kind.ACTUAL, "b": Kind.ACTUAL}
    found = answers(*(figure(name, kind, "hộ có cáp quang") for name, kind in kinds.items()))
    assert found == {"t": ("b", "words")}


def test_the_only_figures_of_a_unit_need_fewer_words_in_common() -> None:
    sole = figure("a", Kind.ACTUAL, "xã có đài", sentence="Tỉnh có 21 đài, đạt 21,2% số xã phát thanh qua mạng.")
    target = figure("t", Kind.TARGET, "xã, thị trấn phát thanh trên nền tảng")
    assert answers(target, sole) == {"t": ("a", "sole")}
    assert answers(target, sole, figure("b", Kind.ACTUAL, "hộ có cáp quang")) == {"t": (None, None)}


def test_another_unit_or_another_measure_of_time_is_no_answer() -> None:
    target = figure("t", Kind.TARGET, "giao dịch qua nền tảng", "giao dịch")
    assert answers(target, figure("a", Kind.ACTUAL, "giao dịch qua nền tảng", "hồ sơ")) == {"t": (None, None)}
    daily = figure("a", Kind.ACTUAL, "giao dịch qua nền tảng", "giao dịch", per="day")
    assert answers(target, daily) == {"t": (None, None)}


def test_a_target_quoted_in_the_result_is_not_set_there() -> None:
    quoted = figure("t", Kind.TARGET, "hộ có cáp quang", sentence="Kế hoạch giao 75% số hộ.")
    assert answers(quoted, told="Kế hoạch giao 75% số hộ. Đã xong.") == {}


def test_done_against_the_number_in_appendix_3(shared: Path) -> None:
    # Read on the pages: these ten answer their target. Not found are Long An's and two of Hà Giang's (96 % of 100 %,
    # 63,2 % of 85 %), told in other words. Điện Biên's 100 % is of fewer bodies, and Quảng Trị counts other things.
    # Bà Rịa - Vũng Tàu has 79,89 % in November and 82,52 % at the end of the year. Lai Châu is said to be done.
    plan = extraction(shared / "reports/plan-2022.html")
    report = extraction(shared / "reports/pl3-results-2022.pdf")
    told = {link.plan_task_id: link.result_task_id for link in link_tasks(plan.tasks, report.tasks)}
    seen = [
        TaskFigure(**one.model_dump(include=set(TaskFigure.model_fields)))
        for one in (*plan.observations, *report.observations)
        if one.task_id
    ]
    raws = {one.observation_id: one.raw for one in (*plan.observations, *report.observations)}
    agency = {one.task_id: (one.agency or "").removeprefix("Tỉnh ") for one in plan.tasks}
    status = {one.task_id: one.status for one in report.tasks}
    found = {
        agency[link.task_id]: (raws[link.target_observation_id], raws[link.actual_observation_id], link.basis)
        for link in link_figures(told, {}, seen)
        if link.actual_observation_id
    }
    assert found == {
        "Bà Rịa - Vũng Tàu": ("65-70%", "82,52%", "words"),
        "Bình Thuận": ("90%", "90%", "words"),
        "Bắc Ninh": ("10 - 12%", "10.15%", "words"),
        "Cao Bằng": ("50%", "100%", "sole"),
        "Lai Châu": ("50%", "21.2%", "sole"),
        "Lâm Đồng": ("50%", "100%", "sole"),
        "Ninh Thuận": ("100%", "100%", "sole"),
        "Phú Yên": ("100%", "100%", "sole"),
        "Quảng Nam": ("70%", "86,58%", "words"),
        "Vĩnh Phúc": ("100%", "100%", "words"),
    }
    lai_chau = next(one.task_id for one in plan.tasks if one.agency == "Tỉnh Lai Châu")
    assert status[told[lai_chau]] is TaskStatus.DONE
