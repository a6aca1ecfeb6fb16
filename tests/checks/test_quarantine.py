"""Failing rows are kept out with all that a person needs, and the others go on."""

from decimal import Decimal

import pytest

from checks.frames import observations_frame, tasks_frame
from checks.quarantine import refused_rows, split, with_share
from checks.runner import run
from normalise.records import CheckResult, CheckRun, Observation, Quarantined, Severity
from tests.checks.records_of import CATALOGUE, REPORT, observation, task, unread


def checked(*rows: Observation) -> tuple[list[Observation], list[Quarantined]]:
    return split(rows, run("observations", REPORT.id, observations_frame(rows, REPORT, CATALOGUE), "f"), REPORT.id)


def test_failing_row_is_kept_out_and_the_others_go_on_in_order() -> None:
    first, last = observation("o1"), observation("o3")
    over = observation(
        "o2", value=Decimal("105.2"), raw="105,2%", sentence="Đạt 105,2%.", page=9, locator="đoạn 4, câu 2"
    )
    accepted, quarantined = checked(first, over, last)
    assert accepted == [first, last]
    assert quarantined == [
        Quarantined(
            row_id="o2",
            report_id=REPORT.id,
            stage="observations",
            rule_id="share_within_hundred",
            page=9,
            locator="đoạn 4, câu 2",
            found='"105,2%" (value 105.2, value_high none, unit %) at đoạn 4, câu 2',
            expected="a share between 0 and 100 %",
            remedy="compare with the page; if the indicator is no share, give its valid range in the catalogue",
            raw="105,2%",
            sentence="Đạt 105,2%.",
            reading={
                "indicator": "Tỷ lệ hồ sơ nộp trực tuyến",
                "kind": "actual",
                "period_code": "2022",
                "value": "105.2",
                "unit": "%",
                "qualifier": "=",
            },
            message_vi="“105,2%” (giá trị 105,2, đầu trên không có, đơn vị %), tại đoạn 4, câu 2: "
            "cần tỷ lệ từ 0 đến 100 %. Cách xử lý: đối chiếu với trang in; nếu chỉ tiêu không phải tỷ lệ của tổng thể, "
            "khai báo khoảng hợp lệ trong danh mục.",
        )
    ]


def test_row_that_fails_several_rules_is_listed_once_with_all_reasons() -> None:
    _, quarantined = checked(observation("o1", value=Decimal(105), per="week"))
    assert [row.rule_id for row in quarantined] == ["rate_basis_known"]
    assert quarantined[0].expected == (
        "a value per day, per month, per year, or per nothing; a share between 0 and 100 %"
    )


def test_cell_that_reports_nothing_goes_on() -> None:
    dash = observation("o2", value=None, raw="-", flags=("not_reported",))
    assert checked(observation("o1"), dash) == ([observation("o1"), dash], [])


def test_failing_task_is_kept_out_with_its_words() -> None:
    rows = [task("t1"), task("t2", status=None, status_raw="Cơ bản", result="Cơ bản xong")]
    accepted, quarantined = split(rows, run("tasks", REPORT.id, tasks_frame(rows), "f"), REPORT.id)
    assert accepted == rows[:1]
    assert [(row.row_id, row.rule_id, row.raw, row.sentence) for row in quarantined] == [
        ("t2", "task_status_in_result", "5", "Cơ bản xong")
    ]


def test_only_errors_on_rows_keep_rows_out() -> None:
    # A failed rule on the whole report blocks it; its rows are not at fault one by one. The same for warnings.
    def verdict(rule_id: str, severity: Severity) -> CheckRun:
        failed = CheckResult(
            rule_id=rule_id, severity=severity, passed=False, checked=1, failing=("o1",), message="found, expected"
        )
        return CheckRun(stage="observations", partition="r", fingerprint="f", results=(failed,), blocked=False)

    row = observation("o1")
    assert split([row], verdict("value_present", Severity.ERROR), "r")[0] == []
    assert split([row], verdict("value_present", Severity.WARNING), "r")[0] == [row]
    assert split([row], verdict("observation_id_unique", Severity.ERROR), "r")[0] == [row]


def test_refused_numbers_are_quarantined_under_ids_of_their_own() -> None:
    cell = unread("1.23.4", "separators in no order", "Đạt 1.23.4 hồ sơ, sau đó 1.23.4 hồ sơ")
    other = unread("1.23.4", "separators in no order", cell.sentence, "đoạn 2")
    rows = refused_rows([cell, cell, other], REPORT.id)
    assert len({row.row_id for row in rows}) == 3
    assert rows == refused_rows([cell, cell, other], REPORT.id)
    assert (rows[0].stage, rows[0].rule_id, rows[0].locator, rows[0].page) == (
        "statements",
        "number_understood",
        "đoạn 1",
        1,
    )
    assert rows[0].found == '"1.23.4": separators in no order'
    assert {row.row_id for row in refused_rows([cell], "2023-other")}.isdisjoint(row.row_id for row in rows)


# One figure in five wrong, or ten of a short report, is what a page may hold; more was misread, and is said.
@pytest.mark.parametrize(("right", "wrong", "told"), [(5, 10, False), (0, 11, True), (80, 20, False), (80, 21, True)])
def test_it_is_told_when_too_many_rows_of_a_report_are_held(right: int, wrong: int, told: bool) -> None:
    rows = [observation(f"right-{turn}") for turn in range(right)]
    rows += [observation(f"wrong-{turn}", value=Decimal(105)) for turn in range(wrong)]
    verdict = run("observations", REPORT.id, observations_frame(rows, REPORT, CATALOGUE), "f")
    assert not verdict.blocked
    whole = with_share(verdict, len(rows))
    assert not whole.blocked
    (share,) = (result for result in whole.results if result.rule_id == "few_rows_held")
    assert share.passed is not told
    assert (f"held {wrong}, rows {right + wrong}" in share.message) is told


def test_a_number_that_was_not_understood_waits_with_its_reason_in_vietnamese() -> None:
    (row,) = refused_rows([unread("12/73/", "refused:broken_fraction", "Có 12/73/ xã.", "đoạn 7, câu 1")], REPORT.id)
    assert row.message_vi == (
        "“12/73/” (phân số in không đầy đủ hoặc có quá nhiều dấu gạch chéo), tại đoạn 7, câu 1: "
        "cần số liệu rõ giá trị, đơn vị, chỉ tiêu và kỳ. "
        "Cách xử lý: đọc lại câu hoặc ô đã in; nếu đúng là số liệu, báo lỗi trích xuất của phần mềm."
    )
