"""Which curated indicator a printed name may mean: suggestions for a person, never a code.

What the catalogue knows by its exact name is `indicator.resolve`. The words that change a definition, and the
abbreviations that are written out, are data (matching.yaml).
"""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import Indel

from normalise.lexical.text import fold, nfc
from normalise.records import IndicatorEntry, Suggestion
from normalise.reference import indicator
from sources.own_yaml import read_yaml

_FILE = Path(__file__).parent / "matching.yaml"
SHOWN = 3
LEAST = 0.5
"""Under half of the words in common two names are not alike."""
_PLACES = Decimal("0.01")
_WORDS = re.compile(r"\w+")
_UNKNOWN = "\ue000"
"""Stands for a word that no curated name has: it is like none."""
_FIRST = 0xE001
_SEVERAL = 8
"""Names looked at for each indicator shown: the nearest ones are often names of one indicator."""


class _Word(NamedTuple):
    """A word as it is compared and as it is shown."""

    folded: str
    shown: str


class _Name(NamedTuple):
    """A curated name: its words, what they are written as, and which of them change a definition."""

    code: str
    words: tuple[_Word, ...]
    spelled: str
    distinctions: frozenset[str]


class Matcher:
    """The names of a catalogue, ready to be compared with printed ones.

    A name is spelled with one character a word, so that comparing two names word by word is comparing two short
    strings: thousands in a millisecond, and all of them are compared, none is left out by a rough first choice.
    """

    def __init__(self, entries: Iterable[IndicatorEntry]) -> None:
        self._letters: dict[str, str] = {}
        self._names: dict[str, list[_Name]] = {}
        for entry in entries:
            kind = indicator.dimension(entry.unit)
            for name in (entry.name_vi, *entry.aliases):
                words = _words(name, kind)
                for word in words:
                    self._letters.setdefault(word.folded, chr(_FIRST + len(self._letters)))
                self._names.setdefault(kind, []).append(
                    _Name(entry.code, words, self._spell(words), _distinctions(words))
                )
        self._spelled = {kind: [name.spelled for name in names] for kind, names in self._names.items()}

    def _spell(self, words: Sequence[_Word]) -> str:
        return "".join(self._letters.get(word.folded, _UNKNOWN) for word in words)

    def suggest(self, name: str, unit: str | None) -> tuple[Suggestion, ...]:
        """Give the indicators of the unit's dimension whose names are likest to `name`, at most three, in order.

        The score is the share of words in common and in order. It `is_another` where a word that changes a
        definition ("nộp" and "xử lý", "dân số" and "thuê bao", another number) stands on one side only.
        """
        kind = indicator.dimension(unit)
        words = _words(name, kind)
        spelled, mine = self._spell(words), _distinctions(words)
        near = process.extract(
            spelled,
            self._spelled.get(kind, ()),
            scorer=Indel.normalized_similarity,
            score_cutoff=LEAST,
            limit=SHOWN * _SEVERAL,
        )
        found: dict[str, Suggestion] = {}
        for _, score, place in near:
            other = self._names[kind][place]
            if other.code not in found and len(found) < SHOWN:
                lacks, adds = _differing(words, spelled, other)
                found[other.code] = Suggestion(
                    code=other.code,
                    score=Decimal(score).quantize(_PLACES),
                    lacks=lacks,
                    adds=adds,
                    is_another=mine != other.distinctions,
                )
        return tuple(found.values())


@cache
def matcher() -> Matcher:
    """Compare with the curated catalogue."""
    return Matcher(indicator.catalogue())


def _words(name: str, kind: str) -> tuple[_Word, ...]:
    """Give the words of a name, abbreviations written out, without the first word that the unit implies."""
    printed = _WORDS.findall(nfc(name).lower())
    implied = len(printed) - len(_WORDS.findall(indicator.key(name, kind)[0]))
    return tuple(word for one in printed[implied:] for word in _written_out(one))


@lru_cache(maxsize=1 << 16)
def _written_out(word: str) -> tuple[_Word, ...]:
    """Give a word, or the words that an abbreviation stands for; a language has few words, so each is folded once."""
    return tuple(_Word(fold(full), full) for full in abbreviations().get(fold(word), (word,)))


def _distinctions(words: Sequence[_Word]) -> frozenset[str]:
    """Give what in a name changes a definition: listed words, and every number."""
    folded = [word.folded for word in words]
    text = f" {' '.join(folded)} "
    numbers = (word for word in folded if any(map(str.isdigit, word)))
    return frozenset([*(phrase for phrase in _phrases() if phrase in text), *numbers])


def _differing(words: Sequence[_Word], spelled: str, other: _Name) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give, as phrases, the words that only the curated name has and those that only the printed one has."""
    lacks: list[str] = []
    adds: list[str] = []
    for step in Indel.opcodes(other.spelled, spelled):
        if step.tag == "delete":
            lacks.append(" ".join(word.shown for word in other.words[step.src_start : step.src_end]))
        elif step.tag == "insert":
            adds.append(" ".join(word.shown for word in words[step.dest_start : step.dest_end]))
    return tuple(lacks), tuple(adds)


@cache
def _data() -> dict[str, dict[str, list[str]]]:
    data: dict[str, dict[str, list[str]]] = read_yaml(_FILE)
    return data


@cache
def _phrases() -> tuple[str, ...]:
    """Listed words as they stand in a text of folded words, with a blank on either side."""
    return tuple({f" {fold(phrase)} " for group in _data()["distinctions"].values() for phrase in group})


@cache
def abbreviations() -> dict[str, tuple[str, ...]]:
    """Give the words of each abbreviation, folded."""
    return {fold(short): tuple(str(full).split()) for short, full in _data()["abbreviations"].items()}
