r"""Patterns over classes of words: a word of the YAML files beside this is known wherever its class is used.

A pattern is a regular expression in which `{class}` means any word of that class, as a whole word, in either letter
case and either place of its tone mark, with any blanks between its syllables: `pattern(r"{rise}(?:\s+{degree})*\s*$")`.
`{Class}` is a word of it that begins with a capital, as names do ("Sở Y tế", no "cơ sở"); `{one|other}` is a word of
either class; a word of `{class-}` may be glued to what follows ("Tháng12"). No module writes words of its own into a
pattern.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

from normalise.lexical.text import fold, tone_spellings
from sources.document import Rejected

FOLDER = Path(__file__).with_name("classes")
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""libyaml where it is there, as for the catalogues; every scalar is text."""
_NAME = "[A-Za-z][a-z_]*"
_CLASS = re.compile(rf"\{{({_NAME}(?:\|{_NAME})*)(-?)\}}")
_GUARDS = ("not_after", "not_before")


class Word(NamedTuple):
    """An entry of a class, a phrase in which it stands, and the syllables beside which it is another word."""

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
    """Return the classes of the YAML files beside this module with their words, as `read` gives them."""
    return read(sorted(FOLDER.glob("*.yaml")))


def read(files: Iterable[Path]) -> Mapping[str, tuple[Word, ...]]:
    """Read classes: each has what it `means` and its `words`, each word an example or a mapping with its guards.

    Raises:
        Rejected: naming every fault at once, with its file, class and word: a class or a word of a class told twice, an
            example that does not hold its word, a guard of more than one syllable, a key that is none.

    """
    made: dict[str, tuple[Word, ...]] = {}
    faults: list[str] = []
    for file in files:
        for name, body in _pairs(yaml.compose(file.read_text(encoding="utf-8"), Loader=_LOADER)):
            words, wrong = _words(body)
            wrong += ["the class is there already"] if name in made else []
            faults += [f"{file.name}: class {name}: {one}" for one in wrong]
            made[name] = words
    if faults:
        expected = "classes with `means` and `words`, each word once, with an example that holds it"
        raise Rejected(FOLDER.name, "; ".join(faults), expected, "correct the entries named")
    return made


def _pairs(node: yaml.Node | None) -> Iterator[tuple[str, yaml.Node]]:
    """Yield the keys of a mapping as written ("no" is a word, no truth value), each also where it stands twice."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield str(key.value), value


def _words(body: yaml.Node) -> tuple[tuple[Word, ...], list[str]]:
    """Return the words of a class, and what is wrong with them."""
    parts = dict(_pairs(body))
    faults = [] if set(parts) == {"means", "words"} else [f"has {sorted(parts)}, not `means` and `words`"]
    made: dict[str, Word] = {}
    for words, entry in _pairs(parts.get("words")):
        word, wrong = _word(words, entry)
        key = tone_spellings(words.lower())[0]
        wrong += ["is there already"] if key in made else []
        faults += [f"word {words!r}: {one}" for one in wrong]
        made[key] = word
    return tuple(made.values()), faults


def _word(words: str, entry: yaml.Node) -> tuple[Word, list[str]]:
    told = dict(_pairs(entry))
    example = str(told["example"].value) if "example" in told else str(entry.value) if not told else ""
    after, before = (tuple(str(one.value) for one in told[name].value) if name in told else () for name in _GUARDS)
    faults = [f"{name!r} is no key of an entry" for name in told if name not in {"example", "value", *_GUARDS}]
    faults += [] if words in example or fold(words) in fold(example) else [f"the example {example!r} does not hold it"]
    faults += [f"the guard {one!r} is more than one syllable" for one in (*after, *before) if " " in one]
    value = int(told["value"].value) if "value" in told else None
    return Word(words, example, after, before, value), faults


def pattern(template: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """Return the compiled pattern of a template, blind to letter case; `{class}` is any word of the class.

    Raises:
        KeyError: naming a class that no file has.

    """
    return re.compile(expand(template), re.IGNORECASE | flags)


def cased(template: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """Return the compiled pattern of a template that sees letter case, except in the words of a `{class}`."""
    return re.compile(expand(template), flags)


def expand(template: str) -> str:
    """Return a template as a regular expression, for patterns that are put together from several."""
    return _CLASS.sub(lambda name: any_of(name[1], whole=not name[2]), template)


@cache
def any_of(names: str, whole: bool = True) -> str:
    """Return the regular expression of a class, or of several parted by bars: the longest words first.

    Words begin where a word begins, and end, if they are `whole`, where one ends. Looking at the first letter before
    trying the words saves most of the time.
    """
    capital = names[0].isupper()
    found = {word._replace(example="") for name in names.split("|") for word in _class(name.lower())}
    words = sorted(found, key=lambda word: (-len(word.words), word))
    first = sorted({one[0] for word in words for one in tone_spellings(word.words)})
    before = r"(?<!\w)" if all(word.words[0].isalnum() for word in words) else ""
    case = "(?-i:" if capital else "(?i:"
    letters = "".join(re.escape(one.upper()) if capital else _in_either_case(one) for one in first)
    expressions = "|".join(_expression(word, capital, whole) for word in words)
    return f"{case}{before}(?-i:(?=[{letters}]))(?:{expressions}))"


def _class(name: str) -> tuple[Word, ...]:
    if name not in classes():
        raise KeyError(f"no class {name!r} in {FOLDER.name}/*.yaml")
    return classes()[name]


def _expression(word: Word, capital: bool, whole: bool) -> str:
    _, *others = (_syllable(one) for one in word.words.split())
    if capital:
        first = _either([f"{re.escape(one[0].upper())}(?i:{re.escape(one[1:])})" for one in _spellings(word)])
    else:
        first = _either([f"(?-i:[{_in_either_case(one[0])}]){re.escape(one[1:])}" for one in _spellings(word)])
    body = r"\s+".join([first, *(f"(?i:{one})" if capital else one for one in others)])
    behind = r"(?!\w)" if whole and word.words[-1].isalnum() else ""
    after = "".join(rf"(?<!(?i:{re.escape(one)})\s)" for guard in word.not_after for one in tone_spellings(guard))
    guards = [_syllable(one) for one in word.not_before]
    ahead = rf"(?!\s+(?i:{'|'.join(guards)})(?!\w))" if guards else ""
    return f"{after}{body}{behind}{ahead}"


def _in_either_case(letter: str) -> str:
    """Return a letter as the inside of a set: `re` passes over a word by a set much faster than by a folded letter."""
    return "".join(re.escape(one) for one in sorted({letter.lower(), letter.upper()}))


def _spellings(word: Word) -> Sequence[str]:
    return tone_spellings(word.words.split()[0])


def _syllable(syllable: str) -> str:
    return _either([re.escape(one) for one in tone_spellings(syllable)])


def _either(expressions: Sequence[str]) -> str:
    return expressions[0] if len(expressions) == 1 else f"(?:{'|'.join(expressions)})"


@cache
def words(name: str) -> frozenset[str]:
    """Return the words of a class, folded, for looking one up."""
    return frozenset(fold(word.words) for word in _class(name))


def openings(*names: str) -> tuple[str, ...]:
    """Return the first syllables of the words of classes, in small letters: a text without them has no such word."""
    words = (word.words for name in names for word in _class(name))
    return tuple(sorted({one for word in words for one in tone_spellings(word.lower().split()[0])}))


def only(name: str) -> str:
    """Return the word of a class that has one only, as the class has it: for printing it, or looking for it.

    Raises:
        ValueError: of a class with several.

    """
    (word,) = _class(name)
    return word.words


@cache
def values(name: str) -> Mapping[str, int]:
    """Return the numbers that the words of a class stand for, by the folded words."""
    return {fold(word.words): word.value for word in _class(name) if word.value is not None}


@cache
def _finder(name: str) -> re.Pattern[str]:
    return re.compile(any_of(name))


def find(name: str, text: str) -> tuple[Found, ...]:
    """Return the words of a class in a text, in order."""
    return tuple(Found(match.start(), match.end(), fold(match[0])) for match in _finder(name).finditer(text))
