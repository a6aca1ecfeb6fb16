"""Tables of tasks: their owners, deadlines, progress and the figures in their cells."""

from datetime import date

from normalise import observation
from normalise.records import DeadlineKind, Extraction, Kind, TaskLevel, TaskStatus
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


def test_a_column_of_deadline_and_progress_may_hold_the_deadline_alone() -> None:
    columns = ("TT", "Nhiệm vụ", "Tiến độ/Thời hạn hoàn thành", "Kết quả")
    (one,) = extract(columns, row("1", "Rà soát quy định", "Thường xuyên", "Đang thực hiện")).tasks
    assert (one.deadline, one.deadline_kind) == ("Thường xuyên", DeadlineKind.RECURRING)
    assert (one.status, one.status_raw) == (TaskStatus.IN_PROGRESS, "Đang thực hiện")


def test_a_class_of_bodies_leads_under_its_printed_words() -> None:
    made = extract(
        COLUMNS,
        row("1", "Mở lớp", "Các bộ, ngành, địa phương", "2022", ""),
        row("2", "Mở lớp", "Bộ TT&TT; các địa phương", "2022", ""),
        row("3", "Mở lớp", "Tỉnh Hà Nam", "2022", ""),
    )
    assert [(one.level, one.agency, one.entity_code is None) for one in made.tasks] == [
        (TaskLevel.COMMON, "Các bộ, ngành, địa phương", True),
        (TaskLevel.MINISTRY, "Bộ Thông tin và Truyền thông", False),
        (TaskLevel.PROVINCE, "Tỉnh Hà Nam", False),
    ]


def test_a_table_that_begins_with_the_time_is_a_calendar() -> None:
    made = extract(
        ("Thời gian", "Hành động", "Cơ quan chủ trì"),
        row("Tháng 4", "Mở cổng dữ liệu", "Bộ TT&TT"),
        kind=ReportKind.PLAN,
    )
    assert [(one.level, one.deadline_month) for one in made.tasks] == [(TaskLevel.CALENDAR, "2022-04")]


def test_figures_of_a_row_know_their_task() -> None:
    made = extract(COLUMNS, row("1", "Phủ sóng tối thiểu 95% số thôn", "Bộ TT&TT", "2023", "Đã phủ sóng 90% số thôn."))
    assert {one.task_id for one in made.observations} == {made.tasks[0].task_id}


def test_a_column_of_judgement_goes_before_the_narrative() -> None:
    columns = ("TT", "Nhiệm vụ", "Kết quả", "Mức độ hoàn thành")
    made = extract(
        columns,
        row("1", "Mở lớp", "Tổ chức 3 lớp học", "Đã hoàn thành"),
        row("2", "Nối mạng", "Đang nối mạng", "-"),
        row("3", "Cấp máy", "", "-"),
    )
    assert [one.status for one in made.tasks] == [TaskStatus.DONE, TaskStatus.IN_PROGRESS, TaskStatus.NOT_REPORTED]
