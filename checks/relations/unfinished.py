"""What is said to be open or done against what the report tells of it in words or elsewhere."""

import re
from collections.abc import Iterator
from decimal import Decimal

from checks.relations.finder import finds, relation_rule
from checks.relations.nouns import content, same_noun
from checks.relations.printed import Figure, Passage, Printed
from checks.relations.reading import at_most, exactly, reading
from checks.relations.relation import Place, Relation, at, said, words
from checks.relations.standing import DONE, row_name, standings
from checks.relations.task_status import ALIKE
from normalise.records import Kind, Severity
from normalise.tables.header import Role

_UNDER_WAY = re.compile(r"\b(?:đang|sẽ|chuẩn bị|dự kiến|chưa)\b", re.IGNORECASE)
_STILL_OPEN = re.compile(
    r"\bchưa (?:thực hiện|triển khai|hoàn thành|xác định|ban hành|được phân bổ|được cấp|có đơn vị|có sản phẩm)\b"
    r"|\bmới (?:chỉ|có)\b|\b(?:dự kiến|sẽ)\b[^.;]{0,60}\b(?:đưa hệ thống|xây dựng, phê duyệt|tích hợp|đi vào)"
    r"|\bchuẩn bị (?:ban hành|ký)\b|\bđang (?:trong quá trình|được gửi xin ý kiến|hoàn thiện dự thảo)\b"
    r"|\bđang (?:tiến hành )?nhập liệu\b|\bđã [^.;]{0,60}(?<!trong )\bthử nghiệm\b(?![^.;]{0,40}\bđưa vào\b)",
    re.IGNORECASE,
)
"""What is not done yet, or shall be done, of the task itself."""
_TRIAL = re.compile(r"\bthí điểm\b|\bthử nghiệm\b", re.IGNORECASE)
"""A task that is a trial is done when the trial runs."""
_WHEN = re.compile(r"\b(?:số )?\d+/[A-ZĐ][\w-]*|\b(?:ngày )?\d{1,2}/\d{1,2}/\d{4}\b|\btháng \d{1,2}(?:/\d{4})?\b")
_FINISHED = re.compile(r"\b(?:đã|hiện có|đạt|đưa vào|100%)|(?:^|[.;] )ban hành [^.;]{0,60}\bsố \d+/", re.IGNORECASE)
"""What is done: also the body's own act, "Ban hành Kế hoạch số 5/KH-UBND"."""
SHOWN = 160
"""Characters of a result that a message shows."""


@finds(
    relation_rule(
        "open_target_not_met",
        Severity.WARNING,
        "a result below the target of a task that is still in progress",
        "kết quả còn dưới mục tiêu khi nhiệm vụ vẫn đang thực hiện",
        "A task for at least 860 million transactions is in progress; the report counts 876 million.",
        "check whether target and result are of the same period",
    ),
)
def targets_still_open(report: Printed) -> Iterator[Relation]:
    """Pair each target of a row that is still in progress with what the report elsewhere says was reached of it."""
    for one in standings(report):
        if one.grade == DONE or re.match(r"hoàn thành", one.status, re.IGNORECASE):
            continue
        for cell in one.line.cells:
            for target in report.of(cell):
                aim = target.observation
                if aim.kind is not Kind.TARGET or not aim.value or aim.unit in ("%", None) or aim.value < 1000:
                    continue
                topic = f"{one.line.cells[1].text if len(one.line.cells) > 1 else ''} {target.passage.text}"
                if reached := _reached_elsewhere(report, target, topic):
                    yield Relation(
                        rule="open_target_not_met",
                        left=reading(reached.observation),
                        right=at_most(aim.value),
                        found=f"{reached.observation.raw}; {aim.raw}: {one.status}",
                        places=(at(target), at(reached), words(one.cell, one.status)),
                    )


def _reached_elsewhere(report: Printed, target: Figure, topic: str) -> Figure | None:
    """Return the result nearest to a target, of its noun, of the same order and about the same thing."""
    aim = target.observation.value or Decimal(0)
    about = content(topic)
    near = []
    for figure in report.figures:
        one = figure.observation
        if one.kind is not Kind.ACTUAL or one.per or one.value is None or not aim / 2 <= one.value <= aim * 2:
            continue
        if not same_noun((one.unit or "").removeprefix("lượt "), target.observation.unit):
            continue
        if len(about & content(figure.passage.text)) >= ALIKE * len(about):
            near.append(figure)
    return max(near, key=lambda one: one.observation.value or Decimal(0), default=None)


@finds(
    relation_rule(
        "done_tells_of_work_done",
        Severity.WARNING,
        "something that was done, in the result of a task that is called done",
        "nhiệm vụ báo cáo hoàn thành có nêu việc đã làm xong",
        'A task is called "Đã hoàn thành"; its result only tells of what is under way.',
        "read the result, not the status",
    ),
)
def work_done(report: Printed) -> Iterator[Relation]:
    """Look in the result of each task that is called done for a sentence that tells of something done."""
    for one in standings(report):
        if one.grade != DONE or one.result is None or one.result is not one.cell:
            continue
        told = one.cell.text[len(one.status) :].strip(" .")
        under_way = _UNDER_WAY.search(told) or _STILL_OPEN.search(told)
        if not under_way:
            continue
        task = one.line.cell(Role.TASK)
        is_trial = task is not None and _TRIAL.search(task.text) is not None
        still_open = _STILL_OPEN.search(told) if not is_trial else None
        finished = _FINISHED.search(told) is not None
        start = one.cell.text.find(told, len(one.status)) + (still_open or under_way).start()
        yield Relation(
            rule="done_tells_of_work_done",
            left=exactly(int(finished and still_open is None)),
            right=exactly(1),
            found=f"{one.status}: {said(one.cell, start)[:SHOWN]}",
            places=(
                *row_name(one.line),
                words(one.cell, one.status, start),
                *_dated(one.cell, start),
            ),
        )


def _dated(cell: Passage, start: int) -> tuple[Place, ...]:
    """Return what a sentence dates and numbers, by which it is known again."""
    begin, end = cell.sentence_at(start)
    return tuple(words(cell, match[0], match.start()) for match in _WHEN.finditer(cell.text, begin, end))
