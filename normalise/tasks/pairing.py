"""One-to-one pairs of two lists with the best total score.

What is alike is said by those who ask: `task_link` and `figure_link`.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

_One = TypeVar("_One")
_Other = TypeVar("_Other")
_LATER = 1e-6
"""What a later candidate has over an earlier one as good: reports go on to the more recent figure."""


def best_pairs(
    left: Sequence[_One], right: Sequence[_Other], score: Callable[[_One, _Other], float], least: float
) -> Iterator[tuple[_One, _Other, int]]:
    """Yield the pairs, with their scores, of the assignment with the best total; pairs under `least` are left out."""
    if not left or not right:
        return
    from scipy.optimize import linear_sum_assignment

    scores = [
        [value + turn * _LATER if (value := score(one, other)) >= least else 0.0 for turn, other in enumerate(right)]
        for one in left
    ]
    for i, j in zip(*linear_sum_assignment(scores, maximize=True), strict=True):
        if scores[i][j]:
            yield left[i], right[j], int(scores[i][j])
