"""A relation: two or more figures of a report, and what must hold between them.

A finder pairs the figures and gives the relations that hold as well as those that do not, so that it can be told how
many were looked at. Finders and rules are declared by `checks.relations.finder`, judged by `checks.relations.judging`.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass

from checks.relations.printed import Figure, Passage
from checks.relations.reading import exactly
from normalise.records import Interval

EXCERPT = 400
"""Characters of a sentence that a finding shows."""
SHORT = 60
"""Up to so many characters a cell says nothing by itself: its row is shown."""


@dataclass(frozen=True)
class Place:
    """A printed piece that a relation is about: a figure, or words that are none (a date, a status, an empty cell)."""

    raw: str
    sentence: str
    locator: str
    page: int | None
    observation_id: str | None = None


@dataclass(frozen=True)
class Relation:
    """Two intervals that must meet, and where their numbers are printed."""

    rule: str
    left: Interval
    """What is printed, or follows from it."""
    right: Interval
    """What it must agree with."""
    found: str
    """Both sides in numbers, for people of both languages: "14/36 = 38,9 %, 35 %"."""
    places: tuple[Place, ...]


def at(figure: Figure) -> Place:
    """Return the place of a figure."""
    one = figure.observation
    return Place(one.raw, said(figure.passage, figure.start), one.locator, one.page, one.observation_id)


def first_few(members: Sequence[Figure], said: Callable[[Figure], Hashable], count: int = 2) -> list[Figure]:
    """Return the figures, of those that say the same only the first few: what is told often is not paired as often."""
    told: dict[Hashable, list[Figure]] = defaultdict(list)
    for figure in members:
        told[said(figure)].append(figure)
    kept = {id(figure) for group in told.values() for figure in group[:count]}
    return [figure for figure in members if id(figure) in kept]


def words(passage: Passage, raw: str, start: int = 0) -> Place:
    """Return the place of words of a passage that are no figure."""
    return Place(raw, said(passage, start), passage.locator, passage.page)


def figures(members: Iterable[Figure]) -> tuple[Place, ...]:
    """Return the places of figures."""
    return tuple(map(at, members))


def when(figure: Figure) -> tuple[Place, ...]:
    """Return the words of its sentence, else of those before, that say of which time a figure is."""
    passage = figure.passage
    named = [one for one in passage.periods if one.code == figure.observation.period_code]
    start, end = figure.sentence
    own = [one for one in named if start <= one.span_start < end] or [one for one in named if one.span_start < start][
        -1:
    ]
    return tuple(words(passage, passage.text[one.span_start : one.span_end], one.span_start) for one in own[:1])


def slip(rule: str, found: str, places: Iterable[Place]) -> Relation:
    """Return a relation that does not hold: of slips there is nothing to look at where there is none."""
    return Relation(rule, exactly(0), exactly(1), found, tuple(places))


def said(passage: Passage, about: int = 0) -> str:
    """Return the sentence around an offset, what stands around it in a long one, or the row of a short cell."""
    if passage.table is not None and len(passage.text) <= SHORT:
        return passage.beside[:EXCERPT]
    start, end = passage.sentence_at(about)
    if end - start > EXCERPT:
        start = min(max(start, about - EXCERPT // 2), end - EXCERPT)
        end = start + EXCERPT
    return passage.text[start:end].strip()
