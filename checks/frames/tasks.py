"""Makes the frame of tasks: their fields, and the letter that each must have after the one before it.

Rules do not belong here.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from checks.frames.figures import plain
from checks.frames.table import table
from normalise.records import Task

if TYPE_CHECKING:
    import pandas as pd

LETTERS = "abcdđeghiklmnopqrstuvxy"
"""Of lists in Vietnamese documents, in order."""
ASIDE = {"f": "e", "g": "f", "j": "i", "w": "v", "z": "y"}
"""Letters that some lists have besides, and the one that each follows."""


def tasks_frame(tasks: Sequence[Task]) -> "pd.DataFrame":
    """One row a task: its fields, its number and words as printed, the `letter_due` in its item, and `assigned`.

    A report on results may list an issuer's own tasks without saying who leads: `assigned` is whether some task of the
    section names somebody, or all are still plans.
    """
    assigning = {task.section for task in tasks if task.agency or task.status is None}
    rows = [
        plain(task) | {"letter_due": due, "assigned": task.section in assigning}
        for task, due in zip(tasks, _letters_due(tasks), strict=True)
    ]
    return table(rows, (*Task.model_fields, "letter_due", "assigned", "raw", "sentence"))


def _letters_due(tasks: Sequence[Task]) -> Iterator[str | None]:
    """Yield the letter due for each task: its own where it follows the one before, None where it has none."""
    item, before = None, ""
    for task in tasks:
        item, before = task.section, before if task.section == item else ""
        if task.letter is None:
            yield None
            continue
        due = LETTERS[(LETTERS.find(before) + 1) % len(LETTERS)] if before else LETTERS[0]
        yield task.letter if before and ASIDE.get(task.letter) == before else due
        before = task.letter
