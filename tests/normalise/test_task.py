"""Tables of tasks: their owners, deadlines, progress and the figures in their cells."""

from datetime import date

import pytest

from normalise import observation, task
from normalise.records import Extraction, Kind, TaskStatus
from sources.document import Document, Report, ReportKind, Row, Table


def extract(
    columns: tuple[str, ...], *rows: Row, title: str | None = None, kind: ReportKind = ReportKind.RESULT
) -> Extraction:
    report = Report(
        id="2022-trial", title="", issuer=None, number=None, issued_on=None, kind=kind, year=2022, file="", sha256=""
    )
    table = Table(number=1, title=title, columns=columns, rows=rows)
    return observation.extract(Document(file="", format="docx", pages=None, blocks=(table,)), report)


COLUMNS = ("TT", "Nhiệm vụ, giải pháp", "Chủ trì", "Thời gian", "Kết quả đạt được đến hết 2022")


def row(*cells: str, group: bool = False) -> Row:
    return Row(cells=cells, page=None, group=group)


def test_a_task_has_its_number_owner_deadline_progress_and_section() -> None:
    made = extract(
        COLUMNS,
        row("I", "Hạ tầng", "", "", "", group=True),
        row("1", "Mở rộng mạng lưới", "Bộ TT&TT", "2022 - 2025", "Đang triển khai. Đã xong 3 huyện."),
    )
    (one,) = made.tasks
    assert (one.number, one.agency, one.deadline) == ("1", "Bộ Thông tin và Truyền thông", "2022 - 2025")
    assert (one.status, one.status_raw) == (TaskStatus.IN_PROGRESS, "Đang triển khai")
    assert one.section == "I Hạ tầng"
    assert one.locator == "bảng 1, dòng 1, cột Nhiệm vụ, giải pháp"


def test_a_figure_in_the_name_is_a_target_and_one_in_the_result_is_reached() -> None:
    made = extract(COLUMNS, row("1", "Phủ sóng tối thiểu 95% số thôn", "Bộ TT&TT", "2023", "Đã phủ sóng 90% số thôn."))
    target, actual = made.observations
    assert (target.kind, target.period_end, target.qualifier) == (Kind.TARGET, date(2023, 12, 31), ">=")
    assert (actual.kind, actual.period_end, actual.as_of) == (Kind.ACTUAL, date(2022, 12, 31), True)
    assert actual.agency == "Bộ Thông tin và Truyền thông"


def test_a_target_that_the_result_repeats_stays_a_target() -> None:
    name = "Đưa nền tảng dạy học tới 100% các trường trên địa bàn tỉnh"
    made = extract(COLUMNS, row("1", name, "Tỉnh Hà Nam", "", f"Đã ban hành kế hoạch: {name.lower()}."))
    assert [one.kind for one in made.observations] == [Kind.TARGET, Kind.TARGET]


def test_the_title_names_the_owner_of_all_rows() -> None:
    made = extract(
        ("TT", "Tên nhiệm vụ", "Kết quả"),
        row("1", "Mở lớp", "Đã mở 7 lớp học"),
        title="Các nhiệm vụ do Bộ Y tế chủ trì",
    )
    assert [one.agency for one in made.observations] == ["Bộ Y tế"]


def test_a_plan_assigns_tasks_without_a_status() -> None:
    made = extract(
        ("TT", "Nhiệm vụ", "Chủ trì", "Thời hạn"),
        row("1", "Mở kho dữ liệu", "Bộ Y tế", "Quý III"),
        kind=ReportKind.PLAN,
    )
    assert [(one.status, one.deadline) for one in made.tasks] == [(None, "Quý III")]


def test_progress_and_deadline_may_share_a_column() -> None:
    made = extract(("TT", "Nhiệm vụ", "Tiến độ/Thời hạn hoàn thành"), row("1", "Mở kho dữ liệu", "Hoàn thành/2023"))
    assert [(one.status, one.deadline) for one in made.tasks] == [(TaskStatus.DONE, "2023")]


@pytest.mark.parametrize(
    ("cell", "status"),
    [
        # in words that tell
        ("Đã hoàn thành. Công bố 26 thủ tục.", TaskStatus.DONE),
        ("Hoàn thành và tiếp tục duy trì", TaskStatus.DONE_CONTINUING),
        ("Đang nghiên cứu", TaskStatus.STUDIED),
        ("- Đang thực hiện", TaskStatus.IN_PROGRESS),
        ("Chưa triển khai", TaskStatus.NOT_STARTED),
        # the report says that it does not say
        ("Báo cáo số 12/BC-BYT chưa có nội dung này.", TaskStatus.NOT_REPORTED),
        ("-", TaskStatus.NOT_REPORTED),
        ("", TaskStatus.NOT_REPORTED),
        # a narrative only
        ("Tổ chức ba hội nghị.", TaskStatus.IN_PROGRESS),
    ],
)
def test_the_first_words_of_a_cell_say_how_far_a_task_is(cell: str, status: TaskStatus) -> None:
    assert task.status_of(cell)[0] is status
