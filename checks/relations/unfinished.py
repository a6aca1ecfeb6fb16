"""What is said to be open or done against what the report tells of it in words or elsewhere."""

import re
from collections.abc import Iterator
from decimal import Decimal

from checks.relations.nouns import content, same_noun
from checks.relations.printed import Figure, Printed
from checks.relations.reading import at_most, exactly, reading
from checks.relations.relation import Relation, at, words
from checks.relations.standing import ALIKE, DONE, open_words, standings
from normalise.records import Kind

_UNDER_WAY = re.compile(r"\b(?:đang|sẽ|chuẩn bị|dự kiến|chưa)\b", re.IGNORECASE)
_FINISHED = re.compile(r"\b(?:đã|hiện có|đạt|đưa vào|100%)", re.IGNORECASE)
SHOWN = 80
"""Characters of a result that a message shows."""


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


def work_done(report: Printed) -> Iterator[Relation]:
    """Look in the result of each task that is called done for a sentence that tells of something done."""
    for one in standings(report):
        if one.grade != DONE or one.result is None or one.result is not one.cell or "tiếp tục" in one.status.lower():
            continue
        told = one.cell.text[len(one.status) :].strip(" .")
        if not _UNDER_WAY.search(told):
            continue
        yield Relation(
            rule="done_tells_of_work_done",
            left=exactly(int(_FINISHED.search(told) is not None)),
            right=exactly(1),
            found=f"{one.status}: {told[:SHOWN]}",
            places=(words(one.cell, one.status, open_words(one)),),
        )
