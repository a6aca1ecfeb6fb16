"""Which reported progress is of which assigned task.

Pure matching of tasks that are already read; their figures belong to `figure_link`, keeping links to `warehouse`.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from normalise.lexical.lexicon import pattern
from normalise.lexical.text import fold
from normalise.records import Task, TaskLevel, TaskLink
from normalise.tasks.pairing import best_pairs

LEAST_TASK_SCORE = 80
"""Under it two texts of one agency are two jobs."""
LEAST_SHARE = 0.5
"""Of a report's tasks so many must be found in a plan, or the report is on another plan."""
ABRIDGED, LEAST_WORDS = 90, 6
"""The score of a result that tells all of its words from the plan's text, and how many words that takes."""
_BY_TITLE = 0.99
"""Of two tasks that a result matches, the one whose own words it repeats comes before one with such a heading."""
_DATE = pattern(r"({day}) (\d{1,2}) {month} (\d{1,2}) {year} (\d{4})")


def link_tasks(assigned: Sequence[Task], reported: Sequence[Task]) -> tuple[TaskLink, ...]:
    """Return which result of a report is of which task of a plan, one to one within an agency.

    Of all ways to pair the tasks of an agency the one with the best total is taken. A calendar's actions are not
    reported on, so they are no candidates. A report of which less than half of the tasks are found is on another plan:
    it has no links at all.
    """
    plans = _by_agency(task for task in assigned if task.level is not TaskLevel.CALENDAR)
    results = _by_agency(reported)
    links = tuple(
        TaskLink(plan_task_id=plan.task_id, result_task_id=result.task_id, score=score)
        for agency in sorted(plans.keys() & results.keys())
        for plan, result, score in best_pairs(plans[agency], results[agency], _alike, LEAST_TASK_SCORE)
    )
    return links if len(links) >= LEAST_SHARE * len(reported) else ()


def _by_agency(tasks: Iterable[Task]) -> dict[str, list[Task]]:
    grouped: dict[str, list[Task]] = defaultdict(list)
    for task in tasks:
        grouped[task.entity_code or fold(task.agency or "")].append(task)
    return grouped


def _alike(plan: Task, result: Task) -> float:
    """Return how alike two tasks are: a plan's by its words, or by the heading that names the job.

    A result may abridge its task: then its words are found in the plan's in their order.
    """
    from rapidfuzz import fuzz
    from rapidfuzz.distance import LCSseq

    told, words = _key(result.text), _key(plan.text)
    short = told.split()
    contained = LCSseq.similarity(words.split(), short) / len(short) if len(short) >= LEAST_WORDS else 0
    named = _BY_TITLE * fuzz.ratio(_key(plan.title), told) if plan.title else 0
    return max(fuzz.ratio(words, told), named, ABRIDGED * contained)


def _key(text: str) -> str:
    """Return the words that count: folded, without marks, dates in one form."""
    return re.sub(r"[^\w/]+", " ", _DATE.sub(r"\1 \2/\3/\4", fold(text))).strip()
