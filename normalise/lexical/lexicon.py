"""Patterns over classes of words: a word that stands in lexicon.yaml is known wherever its class is used.

A pattern is a regular expression in which `{class}` means any word of that class, as a whole word, in either letter
case and either place of its tone mark, with any blanks between its syllables: `pattern(r"{rise}(?:\\s+{degree})*\\s*$")`.
No module writes words of its own into a pattern.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from normalise.text import fold, tone_spellings
from sources.document import Rejected

FILE = Path(__file__).with_name("lexicon.yaml")
_CLASS = re.compile(r"\{([a-z_]+)\}")


class Word(NamedTuple):
    """An entry of a class: its words, a phrase in which it stands, and the syllables beside which it is another word."""

    words: str
    example: str
    not_after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    value: int | None = None
    """The number that it stands for."""


class Found(NamedTuple):
    """A word of a class at its place in a text."""

    start: int
    end: int
    words: str
    """Folded, as `fold` gives it."""


@cache
def classes() -> Mapping[str, tuple[Word, ...]]:
    """Return the classes of lexicon.yaml with their words.

    Raises:
        Rejected: naming the class and the word: one without an example that holds it, or one twice in a class.

    """
    data = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    made = {name: tuple(_word(name, entry) for entry in _entries(data[name])) for name in data}
    for name, words in made.items():
        twice = {word.words for word in words if sum(word.words == other.words for other in words) > 1}
        if twice:
            raise _fault(name, f"{sorted(twice)} twice", "each word once in a class")
    return made


def _entries(body: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    yield from body["words"].items()


def _word(name: str, entry: tuple[str, Any]) -> Word:
    words, told = entry
    told = told if isinstance(told, dict) else {"example": told}
    sides = tuple(told.get("not_after", ())), tuple(told.get("not_before", ()))
    word = Word(words, told["example"], *sides, told.get("value"))
    if fold(words) not in fold(word.example):
        raise _fault(name, f"the example {word.example!r} does not hold {words!r}", "a phrase with the word")
    return word


def _fault(name: str, found: str, expected: str) -> Rejected:
    return Rejected(FILE.name, f"class {name}: {found}", expected, "correct the entry")


def pattern(template: str) -> re.Pattern[str]:
    """Return the compiled pattern of a template, blind to letter case; `{class}` is any word of the class.

    Raises:
        KeyError: naming a class that lexicon.yaml does not have.

    """
    return re.compile(expand(template), re.IGNORECASE)


def expand(template: str) -> str:
    """Return a template as a regular expression, for patterns that are put together from several."""
    return _CLASS.sub(lambda name: any_of(name[1]), template)


@cache
def any_of(name: str) -> str:
    """Return the regular expression of a class: the longest words first, whole words only."""
    words = sorted(classes()[name], key=lambda word: (-len(word.words), word.words))
    return "(?:" + "|".join(_expression(word) for word in words) + ")"


def _expression(word: Word) -> str:
    body = r"\s+".join(_syllable(one) for one in word.words.split())
    before = r"(?<!\w)" if word.words[0].isalnum() else ""
    behind = r"(?!\w)" if word.words[-1].isalnum() else ""
    after = "".join(rf"(?<!{re.escape(one)}\s)" for one in word.not_after)
    ahead = rf"(?!\s+(?:{'|'.join(map(re.escape, word.not_before))})(?!\w))" if word.not_before else ""
    return f"{before}{after}{body}{behind}{ahead}"


def _syllable(syllable: str) -> str:
    spellings = tone_spellings(syllable)
    return re.escape(spellings[0]) if len(spellings) == 1 else f"(?:{'|'.join(map(re.escape, spellings))})"


def words(name: str) -> frozenset[str]:
    """Return the words of a class, folded, for looking one up."""
    return frozenset(fold(word.words) for word in classes()[name])


@cache
def values(name: str) -> Mapping[str, int]:
    """Return the numbers that the words of a class stand for, by the folded words."""
    return {fold(word.words): word.value for word in classes()[name] if word.value is not None}


@cache
def _finder(name: str) -> re.Pattern[str]:
    return re.compile(any_of(name), re.IGNORECASE)


def find(name: str, text: str) -> tuple[Found, ...]:
    """Return the words of a class in a text, in order."""
    return tuple(Found(match.start(), match.end(), fold(match[0])) for match in _finder(name).finditer(text))
