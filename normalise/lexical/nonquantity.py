"""Digits that are no statement and no period: citations, addresses, names, list numbers, times, ages, durations.

The patterns stand in `nonquantity_rules`; dates and years belong in `period`.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from normalise.lexical import units
from normalise.lexical.nonquantity_rules import (
    GLUED,
    ITEMS,
    MEASURED,
    MEASURED_IN,
    PLACE,
    PLACE_AND,
    PLACES,
    REFERENCES,
    WORK_BEFORE,
    WORK_NUMBER,
    Rule,
)

_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+")
_MARKS = tuple(
    sorted(
        {mark for rule in (*REFERENCES, *ITEMS) for mark in rule.needs if not _WORD.fullmatch(mark) or len(mark) == 1}
    )
)
"""What the rules need and is no word by itself: signs, the "h" of an hour."""


class Span(NamedTuple):
    """A piece of the text and what it is."""

    start: int
    end: int
    reason: str


@lru_cache(maxsize=256)
def references(text: str) -> tuple[Span, ...]:
    """Return citations (with their dates), addresses, telephone numbers, names and footnote marks that hold digits.

    Kept for a while, since quantities and periods are looked for in the same texts.
    """
    found = _find(text, REFERENCES)
    if not _DIGIT.search(text):
        return found
    rest = hide(text, ((span.start, span.end) for span in found))
    places = _places(rest)
    return (*found, *places, *_works(hide(rest, ((span.start, span.end) for span in places))))


def items(text: str) -> tuple[Span, ...]:
    """Return list numbers, clock times, ages and durations; to be asked after periods are hidden."""
    return _find(text, ITEMS)


def hide(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return `text` of the same length with the spans blanked out by a character that no pattern matches."""
    pieces: list[str] = []
    done = 0
    for start, end in sorted(spans):
        pieces += [text[done:start], "\0" * (end - start)]
        done = end
    return "".join([*pieces, text[done:]])


def _places(text: str) -> list[Span]:
    """Return names of places that are or hold numbers, whole lists of them; never a count ("…, Cam Ly và 12 xã")."""
    spans: list[Span] = []
    head = PLACES.search(text)
    while head:
        end, numbered = head.end(), 0
        item = PLACE.match(text, end)
        while item and not (item["number"] and _counts(text, item, first=item.start() == head.end())):
            end = item.end()
            numbered = end if item["number"] else numbered
            following = PLACE_AND.match(text, end)
            item = PLACE.match(text, following.end()) if following else None
        if numbered:
            spans.append(Span(head.start(), numbered, "name"))
        head = PLACES.search(text, end)
    return spans


def _works(text: str) -> list[Span]:
    """Return the names of works that end in a number: "cầu Mỹ Thuận 2", not "nhà máy Hòa Phát 5 triệu tấn"."""
    spans: list[Span] = []
    for number in WORK_NUMBER.finditer(text):
        word = text.rfind(" ", max(0, number.start() - _LONGEST_WORD), number.start() - 1) + 1
        if not text[word].isupper() or units.known(text, number.end()):
            continue
        begin = max(0, number.start() - _LONGEST_NAME)
        if work := WORK_BEFORE.search(text, begin, number.start()):
            spans.append(Span(work.start(), number.end(), "name"))
    return spans


_LONGEST_WORD, _LONGEST_NAME = 16, 60


def _counts(text: str, item: re.Match[str], first: bool) -> bool:
    """Return whether the number of an item counts something: "phường Cam Ly, 12 xã"; "thôn 2 được" is the name's."""
    at = item.end("number")
    return units.known(text, at) or not (first or item["name"] or units.unit(text, at) is None)


def _is_measured(text: str, duration: re.Match[str]) -> bool:
    """Return whether a number of days or hours is a figure: with decimals, a mean, a change, or named a time."""
    if not MEASURED_IN.search(duration[0]):
        return False
    return (
        "," in duration[0]
        or MEASURED.search(text, max(0, duration.start() - _LONGEST_NAME), duration.start()) is not None
    )


def _find(text: str, rules: Iterable[Rule]) -> tuple[Span, ...]:
    spans: list[Span] = []
    if not _DIGIT.search(text):
        return ()
    small, glued = text.lower(), GLUED.search(text) is not None
    there = {*_WORD.findall(small), *(mark for mark in _MARKS if mark in small)}
    for rule in rules:
        if (rule.glued and not glued) or (rule.needs and rule.needs.isdisjoint(there)):
            continue
        found = [
            Span(match.start(), match.end(), rule.reason)
            for match in rule.pattern.finditer(text)
            if _DIGIT.search(match[0])
            and not (rule.unless_unit and units.known(text, match.end()))
            and not (rule.unless_measured and _is_measured(text, match))
        ]
        if found:
            text = hide(text, ((span.start, span.end) for span in found))
            spans += found
    return tuple(spans)
