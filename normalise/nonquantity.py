"""Digits that are no statement and no period: citations, addresses, names, list numbers, times, ages, durations.

The patterns stand in `nonquantity_rules`; dates and years belong in `period`.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from normalise import units
from normalise.nonquantity_rules import ITEMS, REFERENCES, Rule

_DIGIT = re.compile(r"\d")


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
    return _find(text, REFERENCES)


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


def _find(text: str, rules: Iterable[Rule]) -> tuple[Span, ...]:
    spans: list[Span] = []
    if not _DIGIT.search(text):
        return ()
    for rule in rules:
        if rule.needs not in text:
            continue
        found = [
            Span(match.start(), match.end(), rule.reason)
            for match in rule.pattern.finditer(text)
            if _DIGIT.search(match[0]) and not (rule.unless_unit and units.known(text, match.end()))
        ]
        if found:
            text = hide(text, ((span.start, span.end) for span in found))
            spans += found
    return tuple(spans)
