"""Figures in one list: "tăng 3,2%, 25,6% và 11,8%", and the names before that each of them has in its turn.

Which of the measures told before a list of changes or ratios is of, is chosen in `in_turn`.
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from normalise.lexical.lexicon import pattern
from normalise.records import Quantity
from normalise.statements.passage import Statement
from normalise.statements.phrase import without_verb

_IN_TURN = pattern(
    r"(?:{respectively}|{equals})(?:\s+(?:{rise}|{fall}|{reach}|{equal_to}|{degree}|{over}|{nearly}|{about}))*\s*"
)
_NEXT = pattern(r"\s*(?:[,;]|[,;]?\s*{joins}(?:\s+(?:{rise}|{fall}))?)(?:\s+(?:{about}|{over}|{nearly}))*\s*")
_BETWEEN_NAMES = pattern(r"\s*,\s*(?:{joins}\s+)?|\s+{joins}\s+")
_LAST_NAME = pattern(r"\s{joins}\s[^,;.:]+$")
_FIGURE = re.compile(r"\d")
_CLAUSE = pattern(r".*[;:.]\s")
_LONGEST = 600
"""Characters before a list in which its names stand."""


class Turn(NamedTuple):
    """The place of a number in a list."""

    said: int | None
    """Where "lần lượt" or the like stands, which leads to the list."""
    start: int
    """Where the list begins."""
    end: int
    turn: int
    """Counted from 0."""
    size: int
    """How many numbers the list has, two at least."""
    alike: bool
    """Whether all have one unit."""


def turns(sentence: str, numbers: Sequence[Quantity]) -> dict[int, Turn]:
    """Return the places of numbers in lists, by where they begin."""
    said = {told.end(): told.start() for told in _IN_TURN.finditer(sentence)} if len(numbers) > 1 else {}
    found: dict[int, Turn] = {}
    first = 0
    while first < len(numbers):
        last = first
        while last + 1 < len(numbers) and _NEXT.fullmatch(sentence, numbers[last].end, numbers[last + 1].start):
            last += 1
        size, start, end = last - first + 1, numbers[first].start, numbers[last].end
        if size > 1:
            listed = numbers[first : last + 1]
            whole = Turn(said.get(start), start, end, 0, size, len({one.unit for one in listed}) == 1)
            found |= {one.start: whole._replace(turn=turn) for turn, one in enumerate(listed)}
        first = last + 1
    return found


def members(sentence: str, listed: Mapping[int, Turn]) -> dict[int, str]:
    """Return the names of numbers in lists: of the names before, each its own.

    "Tỷ trọng trồng trọt, chăn nuôi lần lượt là 60%, 40%" tells "Tỷ trọng trồng trọt" and "Tỷ trọng chăn nuôi": the head
    that they share belongs to all. A list of more numbers than names has none. Where no word says that names and
    figures stand in one order, they do if there are as many: "Doanh thu và lợi nhuận đạt 45 tỷ đồng và 3 tỷ đồng".
    """
    lists = {one.start: one for one in listed.values()}
    names = {start: _members(sentence, one) for start, one in lists.items()}
    return {start: names[one.start][one.turn] for start, one in listed.items() if names[one.start]}


def _members(sentence: str, listed: Turn) -> list[str]:
    """Return the names that stand before a list, none where they are fewer."""
    before = sentence[: listed.start if listed.said is None else listed.said]
    begin = max(len(before) - _LONGEST, 0)
    clause = _CLAUSE.match(before, begin)
    words = without_verb(before[clause.end() if clause else begin :]).strip(" ,")
    names = _BETWEEN_NAMES.split(words)
    if listed.said is None and not _are_as_many(before, words, names, listed):
        return []
    names = names[-listed.size :]
    if len(names) < listed.size or any(_FIGURE.search(name) for name in names):
        return []
    head = names[0].split()[: -len(names[1].split())]
    return [names[0], *(" ".join([*head, name]) for name in names[1:])]


def _are_as_many(before: str, words: str, names: Sequence[str], listed: Turn) -> bool:
    """Whether names that a verb ends are as many as the figures; a time before them is none of them."""
    named = [name for name in names if not _FIGURE.search(name)]
    told = not before.rstrip().endswith(words) and _LAST_NAME.search(words) is not None
    return told and len(named) == listed.size and named == list(names[-listed.size :])


def in_turn(listed: Turn | None, measures: Sequence[Statement]) -> Statement | None:
    """Return the measure told before that has the turn of a number: "tôm 12 tấn, cá 45 tấn, tăng 3% và 4%".

    A word says that they stand in one order, or there are as many measures as numbers of one unit.
    """
    if listed is None:
        return None
    before = [one for one in measures if one.quantity.end <= listed.start]
    if len(before) < listed.size or (listed.said is None and not (listed.alike and len(before) == listed.size)):
        return None
    return before[len(before) - listed.size + listed.turn]
