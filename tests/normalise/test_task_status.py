"""How far a task is: single cells, and every row of the three real reports against what was read off their pages."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from normalise.records import TaskStatus
from normalise.tasks.task_status import status_of
from tests.normalise.real_tasks import extraction

BY_HAND: dict[str, dict[int, Any]] = yaml.safe_load((Path(__file__).parent / "task_statuses.yaml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("cell", "status", "words"),
    [
        # in words that lead the cell
        ("Đã hoàn thành. Công bố 26 thủ tục.", TaskStatus.DONE, "Đã hoàn thành"),
        ("Hoàn thành và tiếp tục duy trì", TaskStatus.DONE_CONTINUING, "Hoàn thành và tiếp tục duy trì"),
        ("Đã hoàn thành. Tỉnh tiếp tục mở lớp.", TaskStatus.DONE, "Đã hoàn thành"),
        ("Đang nghiên cứu", TaskStatus.STUDIED, "Đang nghiên cứu"),
        ("- Đang thực hiện", TaskStatus.IN_PROGRESS, "Đang thực hiện"),
        ("Chưa triển khai", TaskStatus.NOT_STARTED, "Chưa triển khai"),
        # not over: a part, a draft, most of it
        ("Chưa hoàn thành", TaskStatus.IN_PROGRESS, "Chưa hoàn thành"),
        ("Cơ bản hoàn thành", TaskStatus.IN_PROGRESS, "Cơ bản hoàn thành"),
        ("Hoàn thành 70% khối lượng", TaskStatus.IN_PROGRESS, "Hoàn thành 70% khối lượng"),
        ("Đã hoàn thành giai đoạn 1, tiếp tục giai đoạn 2", TaskStatus.IN_PROGRESS, None),
        ("Hoàn thành dự thảo đề án", TaskStatus.IN_PROGRESS, "Hoàn thành dự thảo đề án"),
        # said of a body that the cell begins with
        ("Đến tháng 8/2022, Bộ Y tế đã hoàn thành việc nối mạng.", TaskStatus.DONE, "đã hoàn thành việc nối mạng"),
        ("Bộ Y tế đang nghiên cứu mô hình này.", TaskStatus.STUDIED, "đang nghiên cứu mô hình này"),
        ("Bộ Y tế đang xây dựng đề án.", TaskStatus.IN_PROGRESS, None),
        # in the one word of a column of judgements
        ("Đạt", TaskStatus.DONE, "Đạt"),
        ("Không đạt", TaskStatus.IN_PROGRESS, "Không đạt"),
        ("Quá hạn", TaskStatus.IN_PROGRESS, "Quá hạn"),
        ("Đã thực hiện", TaskStatus.DONE, "Đã thực hiện"),
        # planned for later than the reporting year
        ("Kế hoạch triển khai trong giai đoạn 2024-2025", TaskStatus.NOT_STARTED, None),
        # the report says that it does not say
        ("Báo cáo số 12/BC-BYT chưa có nội dung này.", TaskStatus.NOT_REPORTED, None),
        ("Báo cáo chưa có thông tin về nhiệm vụ này. Tỷ lệ chi khoảng 0,2%.", TaskStatus.NOT_REPORTED, None),
        ("Báo cáo chưa có thông tin về nhiệm vụ này. Bộ đã cấp 3 tỷ đồng.", TaskStatus.IN_PROGRESS, None),
        ("-", TaskStatus.NOT_REPORTED, "-"),
        ("", TaskStatus.NOT_REPORTED, None),
        # a narrative only
        ("Tổ chức ba hội nghị.", TaskStatus.IN_PROGRESS, None),
    ],
)
def test_the_words_of_a_cell_say_how_far_a_task_is(cell: str, status: TaskStatus, words: str | None) -> None:
    found, printed = status_of(cell, 2022)
    assert found is status
    if words:
        assert printed == words


@pytest.mark.parametrize(("file", "table"), [(file, table) for file, tables in BY_HAND.items() for table in tables])
def test_every_row_of_the_real_reports(shared: Path, file: str, table: int) -> None:
    by_hand = BY_HAND[file][table]
    headings = by_hand.get("headings", [])
    last = by_hand["rows"] + len(headings)
    named = {turn: status for status in TaskStatus for turn in by_hand.get(status.value, [])}
    expected = [named.get(turn, by_hand["else"]) for turn in range(1, last + 1) if turn not in headings]
    tasks = extraction(shared / "reports" / file).tasks
    found = [task.status for task in tasks if task.locator.startswith(f"bảng {table},")]
    assert found == [TaskStatus(status) for status in expected]
