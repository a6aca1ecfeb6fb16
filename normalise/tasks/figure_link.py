"""Which reached figure answers which target inside a task: "done" can then be held against the number.

Pure matching of figures that are already read; whether a target is reached is computed in the warehouse's view.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from normalise.lexical import lexicon
from normalise.lexical.text import fold
from normalise.records import FigureLink, Kind, TaskFigure
from normalise.tasks.pairing import best_pairs

LEAST_SCORE, LEAST_SOLE_SCORE = 90, 30
"""Of a target's words so many in a hundred must be the answer's; fewer, where no other figure has the unit."""


def link_figures(
    told_by: Mapping[str, str | None], narratives: Mapping[str, str], figures: Iterable[TaskFigure]
) -> tuple[FigureLink, ...]:
    """Return the targets in the words of tasks, each with the reached figure that answers it or with none.

    `told_by` has task → the task of a report that tells of it: another one for a plan's task, itself where the plan is
    not at hand, None where no report tells. `narratives` has task → what a report tells: a target that stands there is
    quoted or is a rule, and is not the task's.
    """
    inside: dict[str, list[TaskFigure]] = defaultdict(list)
    for figure in figures:
        inside[figure.task_id].append(figure)
    links = []
    for task, teller in told_by.items():
        told = narratives.get(task, "")
        targets = [one for one in inside[task] if one.kind is Kind.TARGET and one.sentence not in told]
        reached = [one for one in inside[teller] if one.kind is Kind.ACTUAL] if teller else []
        answers = _answers(targets, reached)
        links += [
            FigureLink(
                task_id=task,
                result_task_id=teller,
                target_observation_id=target.observation_id,
                **answers.get(target.observation_id, {}),
            )
            for target in targets
        ]
    return tuple(links)


def _answers(targets: Sequence[TaskFigure], reached: Sequence[TaskFigure]) -> dict[str, dict[str, object]]:
    """Return target → its answer, among figures of one unit and one to one."""
    found: dict[str, dict[str, object]] = {}
    for measure in {_measure(target) for target in targets}:
        ours, theirs = ([one for one in side if _measure(one) == measure] for side in (targets, reached))
        if len(ours) == len(theirs) == 1:
            pairs = [(*pair, "sole") for pair in best_pairs(ours, theirs, _in_sentence, LEAST_SOLE_SCORE)]
        else:
            pairs = []
        pairs += [(*pair, "words") for pair in best_pairs(ours, theirs, _in_words, LEAST_SCORE)]
        for target, answer, score, basis in pairs:
            found[target.observation_id] = {
                "actual_observation_id": answer.observation_id,
                "score": score,
                "basis": basis,
            }
    return found


def _measure(figure: TaskFigure) -> tuple[str | None, str | None]:
    return figure.unit, figure.per


def _in_words(target: TaskFigure, reached: TaskFigure) -> float:
    return _contained(target.indicator, reached.indicator)


def _in_sentence(target: TaskFigure, reached: TaskFigure) -> float:
    return _contained(target.indicator, f"{reached.indicator} {reached.sentence}")


def _contained(wanted: str, text: str) -> float:
    """Return how many in a hundred of the wanted words the text has, those that mean nothing left out."""
    words = [word for word in _words(wanted) if word not in lexicon.words("common_syllable")]
    there = set(_words(text))
    return 100 * sum(word in there for word in words) / len(words) if words else 0


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text))
