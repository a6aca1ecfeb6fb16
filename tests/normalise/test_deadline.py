"""Deadlines: the month they name, how they are meant, and the last day in time."""

from datetime import date

import pytest

from normalise.records import DeadlineKind
from normalise.tasks.deadline import in_text, of_field


@pytest.mark.parametrize(
    ("printed", "raw", "kind", "month", "due"),
    [
        ("Tháng 6/2022.", "Tháng 6/2022", DeadlineKind.IN, "2022-06", date(2022, 6, 30)),
        ("Quý I", "Quý I", DeadlineKind.IN, "2022-03", date(2022, 3, 31)),
        ("Trước tháng 9/2023", "Trước tháng 9/2023", DeadlineKind.BEFORE, "2023-09", date(2023, 8, 31)),
        ("Đến hết năm 2022", "Đến hết năm 2022", DeadlineKind.BY, "2022-12", date(2022, 12, 31)),
        ("2022 - 2025", "2022 - 2025", DeadlineKind.IN, "2025-12", date(2025, 12, 31)),
        ("2025", "2025", DeadlineKind.IN, "2025-12", date(2025, 12, 31)),
        ("Hàng năm", "Hàng năm", DeadlineKind.RECURRING, None, None),
        ("Theo kế hoạch cụ thể của Bộ Y tế", "Theo kế hoạch cụ thể của Bộ Y tế", DeadlineKind.OWN_PLAN, None, None),
        ("xem phụ lục", "xem phụ lục", None, None, None),
    ],
)
def test_a_column_or_a_line_of_deadlines(printed, raw, kind, month, due):
    found = of_field(printed, 2022)
    assert (found.raw, found.kind, found.month, found.due) == (raw, kind, month, due)


def test_an_empty_cell_sets_no_deadline():
    assert of_field(" ", 2022) is None


@pytest.mark.parametrize(
    ("text", "raw", "kind"),
    [
        ("Mở kho dữ liệu, hoàn thành trước tháng 9/2023.", "trước tháng 9/2023", DeadlineKind.BEFORE),
        ("Mục tiêu đến hết năm 2023 đạt 50%.", "đến hết năm 2023", DeadlineKind.BY),
        # of several the last
        ("ban hành trong Quý I/2023, sơ kết trong tháng 9/2023", "trong tháng 9/2023", DeadlineKind.IN),
        # no word that makes a time a deadline
        ("theo kế hoạch năm 2023", None, None),
        # the horizon of a strategy that the plan names
        ("theo chiến lược đến năm 2030", None, None),
    ],
)
def test_a_deadline_in_the_words_of_a_task(text, raw, kind):
    found = in_text(text, 2023)
    assert (found and found.raw, found and found.kind) == (raw, kind)
