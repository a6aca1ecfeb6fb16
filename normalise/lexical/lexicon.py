r"""Patterns over classes of words: a word that stands in the YAML files beside this is known wherever its class is used.

A pattern is a regular expression in which `{class}` means any word of that class, as a whole word, in either letter
case and either place of its tone mark, with any blanks between its syllables: `pattern(r"{rise}(?:\s+{degree})*\s*$")`.
No module writes words of its own into a pattern.
"""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from normalise.text import fold, tone_spellings
from sources.document import Rejected

FOLDER = Path(__file__).parent
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml where it is there, as for the catalogues."""
_CLASS = re.compile(r"\{([a-z_]+)\}")


class Word(NamedTuple):
    """An entry of a class, a phrase in which it stands, and the syllables beside which it is another word."""

    words: str
    example: str
    not_after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()


class Found(NamedTuple):
    """A word of a class at its place in a text."""

    start: int
    end: int
    words: str
    """Folded, as `fold` gives it."""


@cache
def classes() -> Mapping[str, tuple[Word, ...]]:
    """Return the classes of the YAML files beside this module with their words.

    Raises:
        Rejected: naming the class and the word: one whose example does not hold it, a class told twice.

    """
    made: dict[str, tuple[Word, ...]] = {}
    for path in sorted(FOLDER.glob("*.yaml")):
        for name, body in yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER).items():  # noqa: S506
            if name in made:
                raise _fault(name, f"a second time in {path.name}", "one class of a name")
            made[name] = tuple(_word(name, entry) for entry in body["words"].items())
    return made


def _word(name: str, entry: tuple[str, Any]) -> Word:
    words, told = entry
    told = told if isinstance(told, dict) else {"example": told}
    word = Word(words, told["example"], tuple(told.get("not_after", ())), tuple(told.get("not_before", ())))
    if fold(words) not in fold(word.example):
        raise _fault(name, f"the example {word.example!r} does not hold {words!r}", "a phrase with the word")
    return word


def _fault(name: str, found: str, expected: str) -> Rejected:
    return Rejected(FOLDER.name, f"class {name}: {found}", expected, "correct the entry")


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
def _finder(name: str) -> re.Pattern[str]:
    return re.compile(any_of(name), re.IGNORECASE)


def find(name: str, text: str) -> tuple[Found, ...]:
    """Return the words of a class in a text, in order."""
    return tuple(Found(match.start(), match.end(), fold(match[0])) for match in _finder(name).finditer(text))
