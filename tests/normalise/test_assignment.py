"""Tasks in the running text of plans: what counts as one, and all 265 of the two real plans."""

import re
from collections import Counter
from pathlib import Path

import pytest

from normalise import observation
from normalise.records import DeadlineKind, Extraction, Kind, Task, TaskLevel
from sources.document import Document, Heading, Paragraph, Report, ReportKind
from tests.normalise.real_tasks import extraction

TITLE = "II. NHIỆM VỤ PHÂN CÔNG CÁC BỘ, CƠ QUAN NGANG BỘ"


def extract(*texts: str, kind: ReportKind = ReportKind.PLAN) -> Extraction:
    """Read a plan: texts with "#" are headings, "##" deeper ones."""
    blocks = [
        Heading(text=text.lstrip("# "), level=text.index(" ") + 1)
        if text.startswith("#")
        else Paragraph(text=text, number=number)
        for number, text in enumerate(texts, start=1)
    ]
    report = Report(
        id="2023-trial", title="", issuer=None, number=None, issued_on=None, kind=kind, year=2023, file="", sha256=""
    )
    return observation.extract(Document(file="", format="docx", pages=None, blocks=tuple(blocks)), report)


def test_under_a_body_each_lettered_paragraph_is_a_task() -> None:
    made = extract(
        f"# {TITLE}",
        "Các bộ ban hành kế hoạch trong Quý I/2023.",
        "## 1. Bộ Y tế",
        "a) Mở 3 kho dữ liệu.",
        "Thời gian hoàn thành: Tháng 6/2023.",
        "Đơn vị phối hợp: Bộ Công an, các địa phương.",
        "b) Chủ trì, phối hợp với Bộ Tài chính xây dựng quy chế.",
        "## 2. Bộ Công an",
        "Nối mạng, hoàn thành trước tháng 9/2023.",
    )
    assert [(one.level, one.number, one.letter, one.agency, one.text) for one in made.tasks] == [
        (TaskLevel.MINISTRY, "1", "a", "Bộ Y tế", "Mở 3 kho dữ liệu."),
        (TaskLevel.MINISTRY, "1", "b", "Bộ Y tế", "Chủ trì, phối hợp với Bộ Tài chính xây dựng quy chế."),
        (TaskLevel.MINISTRY, "2", None, "Bộ Công an", "Nối mạng, hoàn thành trước tháng 9/2023."),
    ]
    assert [one.deadline_month for one in made.tasks] == ["2023-06", None, "2023-09"]
    assert [one.coordinators for one in made.tasks] == [("Bộ Công an", "các địa phương"), ("Bộ Tài chính",), ()]
    (figure,) = (one for one in made.observations if one.value == 3)
    assert (figure.kind, figure.task_id) == (Kind.TARGET, made.tasks[0].task_id)


def test_where_the_heading_names_the_job_the_text_names_the_leader() -> None:
    made = extract(
        "# II. NHIỆM VỤ PHÂN CÔNG CÁC THÀNH VIÊN ỦY BAN",
        "## 1. Phổ cập sổ sức khỏe",
        "Bộ trưởng Bộ Y tế chủ trì, Bộ Công an và các địa phương phối hợp thúc đẩy sổ sức khỏe.",
        "Mục tiêu đến hết năm 2023 có trên 80% người dân có sổ.",
        "## 2. Những việc khác",
        "Tiếp tục mở lớp học.",
    )
    (one,) = made.tasks
    assert (one.level, one.title, one.agency) == (TaskLevel.MEMBER, "Phổ cập sổ sức khỏe", "Bộ Y tế")
    assert (one.agency_raw, one.coordinators) == ("Bộ trưởng Bộ Y tế", ("Bộ Công an", "các địa phương"))
    assert (one.deadline, one.deadline_kind) == ("đến hết năm 2023", DeadlineKind.BY)
    assert one.text.count("\n") == 1


def test_a_body_that_no_catalogue_has_leads_under_its_printed_name() -> None:
    (one,) = extract(f"# {TITLE}", "## 7. Hội Tin học Việt Nam", "Mở lớp.").tasks
    assert (one.agency, one.entity_code) == ("Hội Tin học Việt Nam", None)


def test_who_carries_a_plan_out_is_given_tasks_too() -> None:
    made = extract(
        "# III. TỔ CHỨC THỰC HIỆN",
        "## 1. Bộ Y tế (cơ quan thường trực)",
        "a) Mở lớp.",
        "## 2. Tỉnh Hà Nam",
        "Mở lớp.",
        "## 3. Các bộ, ngành, địa phương",
        "Cử cán bộ dự lớp.",
    )
    assert [(one.level, one.agency) for one in made.tasks] == [
        (TaskLevel.MINISTRY, "Bộ Y tế"),
        (TaskLevel.PROVINCE, "Tỉnh Hà Nam"),
        (TaskLevel.COMMON, "Các bộ, ngành, địa phương"),
    ]


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(("# I. MỤC TIÊU", "## 1. Bộ Y tế", "a) Tỷ lệ đạt 50%."), id="targets are no tasks"),
        pytest.param((f"# {TITLE}", "Các bộ ban hành kế hoạch."), id="before the first item: to all at once"),
        pytest.param(
            (f"# {TITLE}", "# V. HOẠT ĐỘNG KHÁC", "## 1. Họp", "a) Họp hằng quý."), id="another section has begun"
        ),
    ],
)
def test_what_is_no_task(texts: tuple[str, ...]) -> None:
    assert extract(*texts).tasks == ()


def test_a_result_report_assigns_nothing_in_its_text() -> None:
    assert extract(f"# {TITLE}", "## 1. Bộ Y tế", "Mở lớp.", kind=ReportKind.RESULT).tasks == ()


# How many tasks the plans give to whom, counted on their pages: 2022 has 18 items for members of which two have two
# letters, 30 ministries with 44 jobs and 63 provinces with one each; 2023 has 13 members, 32 bodies with 56 jobs and 63
# provinces of which Hải Phòng and Nam Định have three jobs, Lào Cai and Quảng Ninh two.
COUNTS = {
    "plan-2022.html": {TaskLevel.MEMBER: 20, TaskLevel.MINISTRY: 44, TaskLevel.PROVINCE: 63},
    "plan-2023.pdf": {TaskLevel.MEMBER: 13, TaskLevel.MINISTRY: 56, TaskLevel.PROVINCE: 69},
}


def assigned(shared: Path, file: str) -> list[Task]:
    tasks = extraction(shared / "reports" / file).tasks
    return [task for task in tasks if task.level is not TaskLevel.CALENDAR]


@pytest.mark.parametrize("file", [*COUNTS, "text/plan-2022.txt", "text/plan-2023.txt"])
def test_all_tasks_of_the_real_plans(shared: Path, file: str) -> None:
    counts = COUNTS.get(file) or next(each for name, each in COUNTS.items() if name[:9] == Path(file).name[:9])
    assert Counter(task.level for task in assigned(shared, file)) == counts


@pytest.mark.parametrize("file", COUNTS)
def test_the_words_of_each_task_are_those_of_the_page(shared: Path, file: str) -> None:
    printed = (shared / "reports" / "text" / f"{file[:9]}.txt").read_text("utf-8")
    blanks = re.compile(r"\s+")
    plain = blanks.sub("", printed)
    lost = [
        (task.agency, part)
        for task in assigned(shared, file)
        for part in task.text.split("\n")
        if blanks.sub("", part) not in plain
    ]
    assert lost == []


def test_the_deadlines_of_plan_2022_are_those_of_its_lines(shared: Path) -> None:
    printed = re.findall(
        r"Thời gian hoàn thành:\s*([^.]+)", (shared / "reports" / "text" / "plan-2022.txt").read_text("utf-8")
    )
    found = [task.deadline for task in assigned(shared, "plan-2022.html") if task.level is not TaskLevel.MEMBER]
    assert found == [" ".join(one.split()) for one in printed]
    assert len(found) == 107


# (item, letter) → deadline as its sentence says it, read on pages 14 to 28
DEADLINES_2023 = {
    ("province", "1", None): ("trong tháng 12/2023", DeadlineKind.IN),
    ("province", "2", None): ("trước tháng 9/2023", DeadlineKind.BEFORE),
    ("province", "3", None): (None, None),
    ("province", "5", None): ("trước tháng 6/2023", DeadlineKind.BEFORE),
    ("province", "6", None): ("trước tháng 6/2023", DeadlineKind.BEFORE),
    ("province", "28", "b"): (None, None),
    ("province", "40", "b"): ("trong tháng 9/2023", DeadlineKind.IN),
    ("province", "56", None): ("trước tháng 11/2023", DeadlineKind.BEFORE),
    ("ministry", "10", "b"): (None, None),  # "đến năm 2026" is how far the ministry's own plan reaches
    ("ministry", "21", None): ("đến hết năm 2023", DeadlineKind.BY),
}


def test_deadlines_in_the_sentences_of_plan_2023(shared: Path) -> None:
    tasks = {(task.level, task.number, task.letter): task for task in assigned(shared, "plan-2023.pdf")}
    found = {key: (tasks[key].deadline, tasks[key].deadline_kind) for key in DEADLINES_2023}  # type: ignore[index]
    assert found == DEADLINES_2023
