"""One figure of a benchmark, and how it is taken: ours and the alternative in turns, medians of a few rounds.

Seconds are of the processor, of this process and of all that it started and waited for, so that other work on the
machine changes little; where what is measured runs elsewhere (a database server, a daemon) a benchmark passes the
`wall` clock and says so in the unit.
"""

import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import log
from pathlib import Path
from statistics import linear_regression, median

ROUNDS = 5
PROJECT = Path(__file__).parents[1]
SHARED = PROJECT.parent / "shared"
"""Real reports, where they lie beside the checkout."""

Work = Callable[[], object]
Clock = Callable[[Work], float]


@dataclass(frozen=True)
class Record:
    """What was measured of a subject, in a unit; less is better."""

    subject: str
    value: float
    unit: str
    alternative: str | None = None
    alternative_value: float | None = None
    ratio: float | None = None
    """Ours to the alternative's."""
    limit: float | None = None
    """At most so much: the ratio where there is an alternative, else the value."""
    size: int | None = None
    """Of how many, where the same is measured of several sizes."""

    @property
    def ok(self) -> bool:
        """Whether the limit is kept; without one there is nothing to keep."""
        held = self.value if self.alternative is None else self.ratio
        return self.limit is None or (held is not None and held <= self.limit)


def processor(work: Work) -> float:
    """Seconds of the processor, those of processes that were started and have ended included."""
    begun = _spent()
    work()
    return _spent() - begun


def wall(work: Work) -> float:
    """Seconds of the clock."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _spent() -> float:
    own, children = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def run(command: Sequence[str | Path], **variables: object) -> None:
    """Run a command to its end with more variables in its environment; what it says is told only if it fails."""
    environment = os.environ | {name: str(value) for name, value in variables.items()}
    done = subprocess.run(command, env=environment, cwd=PROJECT, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))[:200]} ended with {done.returncode}:\n{done.stderr}")


def alone(
    subject: str, work: Work, limit: float | None = None, clock: Clock = processor, rounds: int = ROUNDS
) -> Record:
    """Time what has no alternative; done once before, so that imports and caches are not counted."""
    work()
    return Record(subject, median(clock(work) for _ in range(rounds)), unit_of(clock), limit=limit)


def against(
    subject: str,
    ours: Work,
    alternative: str,
    theirs: Work,
    limit: float | None = None,
    clock: Clock = processor,
    rounds: int = ROUNDS,
) -> Record:
    """Time both in turns, each done once before; the ratio is the median of those of the rounds."""
    ours(), theirs()
    return of_pairs(subject, [(clock(ours), clock(theirs)) for _ in range(rounds)], alternative, limit, unit_of(clock))


def of_pairs(
    subject: str, pairs: Sequence[tuple[float, float]], alternative: str, limit: float | None = None, unit: str = "s"
) -> Record:
    """Make a record of (ours, theirs) of several rounds."""
    ours, theirs = (median(side) for side in zip(*pairs, strict=True))
    return Record(subject, ours, unit, alternative, theirs, median(a / b for a, b in pairs), limit)


def unit_of(clock: Clock) -> str:
    """Seconds of the processor are the usual ones."""
    return "s" if clock is processor else "s of the clock"


def growth(sizes: Sequence[Record], limit: float) -> Record:
    """Fit cost = a · size ^ n to the records of one subject in several sizes: 1 is linear, less has a fixed part."""
    slope, _ = linear_regression([log(one.size or 1) for one in sizes], [log(one.value) for one in sizes])
    return Record(f"{sizes[0].subject}, exponent", slope, "", limit=limit)
