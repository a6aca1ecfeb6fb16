"""Rules on tasks and their reported progress.

The frame is `checks.frames.tasks_frame`. Progress against figures and targets does not belong here.
"""

from checks.rule import Rule, Scope
from normalise.records import Severity, TaskStatus

RULES = (
    Rule(
        id="tasks_found",
        severity=Severity.ERROR,
        scope=Scope.PRESENCE,
        expected="at least one task",
        expected_vi="có ít nhất một nhiệm vụ",
        why="A document that assigns tasks or reports on them cannot come out without any.",
        remedy="compare the task table with the page and report the reading as a fault",
        expect=lambda e: (e.SomeValue(column="text"),),
    ),
    Rule(
        id="task_id_unique",
        severity=Severity.ERROR,
        scope=Scope.PARTITION,
        expected="an id for every task, and no id twice",
        expected_vi="mỗi nhiệm vụ có một mã riêng, không mã nào trùng",
        why="Tasks are loaded by id: a second row of the same id would overwrite the first.",
        remedy="report it as a fault of the extraction",
        expect=lambda e: (e.Filled(column="task_id"), e.Unique(column="task_id")),
    ),
    Rule(
        id="task_has_text",
        severity=Severity.ERROR,
        scope=Scope.ROW,
        expected="the words of the task",
        expected_vi="nhiệm vụ có nội dung",
        why="A task without words cannot be told from another; it is a layout row, or the cell was lost.",
        remedy="compare the row with the page",
        expect=lambda e: (e.Filled(column="text"), e.SomeText(column="text")),
        shows=("number", "status_raw"),
    ),
    Rule(
        id="task_status_known",
        severity=Severity.ERROR,
        scope=Scope.ROW,
        expected=f"one of {', '.join(status.value for status in TaskStatus)}, or no status in a plan",
        expected_vi="trạng thái thuộc danh mục đã biết, hoặc để trống trong kế hoạch",
        why="Views count by status; a word outside the list would fall out of every count.",
        remedy="add the printed wording to the status words",
        expect=lambda e: (e.InSet(column="status", value_set=[status.value for status in TaskStatus]),),
        shows=("status", "status_raw"),
    ),
    Rule(
        id="task_status_in_result",
        severity=Severity.ERROR,
        scope=Scope.ROW,
        expected="a status beside reported progress",
        expected_vi="nhiệm vụ có kết quả thì có trạng thái",
        why="A result that was printed and has no status would be counted as a task that nobody reported on.",
        remedy="add the printed wording to the status words",
        expect=lambda e: (e.Filled(column="status", row_condition=e.Column("status_raw").is_not_null()),),
        shows=("status_raw",),
    ),
    Rule(
        id="task_has_agency",
        severity=Severity.WARNING,
        scope=Scope.ROW,
        expected="somebody who leads",
        expected_vi="có cơ quan chủ trì",
        why="A task that nobody leads is counted for nobody: the cell or the heading with the name was not read.",
        remedy="compare the row with the page",
        expect=lambda e: (e.Filled(column="agency"),),
        shows=("number", "section"),
    ),
    Rule(
        id="task_deadline_understood",
        severity=Severity.WARNING,
        scope=Scope.ROW,
        expected="a deadline that names a time, recurs, or is left to the agency's plan",
        expected_vi="thời hạn nêu thời điểm, lặp lại định kỳ, hoặc theo kế hoạch của cơ quan",
        why="A deadline that is not understood cannot be watched.",
        remedy="add the printed wording to normalise/deadline.py",
        expect=lambda e: (e.Filled(column="deadline_kind", row_condition=e.Column("deadline").is_not_null()),),
        shows=("deadline",),
    ),
    Rule(
        id="task_letters_run_on",
        severity=Severity.WARNING,
        scope=Scope.ROW,
        expected="the letter after the one before in its item",
        expected_vi="chữ cái tiếp theo trong cùng mục",
        why="A gap in a), b), c) is a task that was lost, or glued to another.",
        remedy="compare the item with the page",
        expect=lambda e: (
            e.Same(column_A="letter", column_B="letter_due", row_condition=e.Column("letter").is_not_null()),
        ),
        shows=("letter", "letter_due"),
    ),
)
