"""How many bodies of a kind there are: the denominators that "05/22 bộ, ngành" may have.

The classes and their sizes are data (entities/classes.yaml). Whether a printed denominator is right is for `checks`.
"""

import re
from datetime import date
from functools import cache
from itertools import product

from normalise.lexical import lexicon
from normalise.lexical.text import fold
from normalise.records import EntityClass
from normalise.reference.entity_catalogue import classes

_WORD = re.compile(r"[^\W_]+")


def class_size(noun: str, on: date) -> tuple[int, ...]:
    """Return how many of what `noun` counts there were on a day, smallest first; empty where that is not known.

    A noun may count several things: "bộ, ngành" in 2022 are the 22 ministries and bodies of their rank, or with the
    agencies under the Government 30. A list counts together: "bộ, ngành, địa phương" are 85 or 93. The sizes are those
    of the whole country: of "85/85 xã" in the figures of one province they say nothing.

    >>> class_size("bộ, ngành", date(2022, 12, 31))
    (22, 30)
    >>> class_size("tỉnh, thành phố trực thuộc Trung ương", date(2025, 12, 31))
    (34,)
    >>> class_size("hồ sơ", date(2022, 12, 31))
    ()
    """
    named = _named(noun)
    if named is None:
        return ()
    counts = [{size.size for one in options for size in one.sizes_on(on)} for options in named]
    return tuple(sorted({sum(one) for one in product(*counts)}))


def _named(noun: str) -> list[tuple[EntityClass, ...]] | None:
    """Return for each part of a list the classes it may name, the longest noun first; None if a word names none."""
    words = _words(noun)
    named: list[tuple[EntityClass, ...]] = []
    while words:
        length = next((n for n in range(len(words), 0, -1) if words[:n] in _nouns()), 0)
        if length:
            named.append(_nouns()[words[:length]])
        elif not (length := next((len(lead) for lead in _leads() if words[: len(lead)] == lead), 0)):
            return named if named and words in _ends() else None
        words = words[length:]
    return named or None


def _words(text: str) -> tuple[str, ...]:
    return tuple(word for word in _WORD.findall(fold(text)) if word not in lexicon.words("unsaid_in_class"))


@cache
def _nouns() -> dict[tuple[str, ...], tuple[EntityClass, ...]]:
    """Folded words of a noun → the classes that it names."""
    table: dict[tuple[str, ...], tuple[EntityClass, ...]] = {}
    for one in classes():
        for words in {_words(noun) for noun in one.nouns}:
            table[words] = (*table.get(words, ()), one)
    return table


@cache
def _leads() -> tuple[tuple[str, ...], ...]:
    """What may lead the noun of a class, since each unit has one ("217/705 đơn vị cấp huyện"): the longest first."""
    return tuple(sorted(map(_words, lexicon.words("administrative_unit")), key=len, reverse=True))


@cache
def _ends() -> set[tuple[str, ...]]:
    return {_words(end) for end in lexicon.words("nationwide")}
