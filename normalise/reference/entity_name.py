"""The forms in which the name of an entity is printed, as folded words.

What is no rule but a habit of print is an alias in the catalogue; finding names in text belongs to `entity`.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import product

from normalise.lexical.lexicon import cased, only, pattern
from normalise.lexical.text import fold
from normalise.records import EntityEntry

TOKEN = re.compile(r"[^\W_]+|&")
_TITLE = cased(r"{Province|city}\s+")
_MINISTRY = cased(r"{Ministry}\s+")
_PARTS = pattern(r"\s*(?:,|-|–|{and_then})\s*")
_LINKS: tuple[tuple[str, ...], ...] = ((), (only("and_then"),), ("&",))
"""What may stand between the parts of a ministry's name; commas and dashes are no words."""


def words(name: str) -> tuple[str, ...]:
    """Return the folded words of a name: "TP.HCM" has two."""
    return tuple(fold(token) for token in TOKEN.findall(name))


@cache
def forms(entry: EntityEntry) -> tuple[tuple[str, ...], ...]:
    """Return all forms of an entity's name, each as its folded words.

    A province also goes without its title. Each part of a ministry's name may be shortened to its initials, and the
    parts may be linked by "và", "&" or nothing: Bộ Nông nghiệp và PTNT, Bộ LĐ-TB&XH, Bộ TTTT, BTTTT.

    >>> entry = EntityEntry(scheme="X", code="1", name_vi="Bộ Y tế", type="ministry")
    >>> [" ".join(form) for form in forms(entry)]
    ['bộ y tế', 'bộ yt', 'byt']
    """
    names = [words(name) for name in (entry.name_vi, *entry.aliases)]
    if entry.type == "province":
        names.append(words(_TITLE.sub("", entry.name_vi)))
    if ministry := _MINISTRY.match(entry.name_vi):
        names += _of_ministry(entry.name_vi[ministry.end() :])
    return tuple(dict.fromkeys(names))


def _of_ministry(name: str) -> Iterator[tuple[str, ...]]:
    title = fold(only("ministry"))
    parts = [words(part) for part in _PARTS.split(name)]
    initials = ["".join(word[0] for word in part) for part in parts]
    choices = [((part, False), ((short,), True)) for part, short in zip(parts, initials, strict=True)]
    for chosen in product(*choices):
        for links in product((*_LINKS, None), repeat=len(parts) - 1):
            if (made := _joined(chosen, links)) is None:
                continue
            yield (title, *made)
            if chosen[0][1]:
                yield (title[0] + made[0], *made[1:])


def _joined(
    parts: tuple[tuple[tuple[str, ...], bool], ...], links: tuple[tuple[str, ...] | None, ...]
) -> tuple[str, ...] | None:
    """Return the words of the parts with their links; None as a link writes two abbreviations as one, if both are."""
    made = parts[0][0]
    for (_, short_before), (part, short), link in zip(parts, parts[1:], links, strict=False):
        if link is not None:
            made = (*made, *link, *part)
        elif short_before and short:
            made = (*made[:-1], made[-1] + part[0])
        else:
            return None
    return made
