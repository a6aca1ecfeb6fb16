"""Places below a province, and bodies on their own account, that the catalogue does not have: as a report names them.

"huyện Kim Bôi", "Bệnh viện đa khoa Thanh Nhàn" are told by their title and the name behind it. Entities of the
catalogue are found in `entity`; whose figures they make is decided in `subject_entity` and `issuer`.
"""

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from normalise.lexical import lexicon
from normalise.lexical.lexicon import pattern
from normalise.lexical.text import fold
from normalise.records import EntityEntry
from normalise.reference import entity
from normalise.reference.entity import Match, printed, unlisted

_TITLE = pattern(r"(?P<place>{lower_place|city})|(?P<body>{own_account})")
_CITY = pattern(r"{city}\s")
_SORT = pattern(r"\s+{sort_of_body}")
_WORD = re.compile(r"(?:\s+|\s*[-–]\s*)([^\W_]+)")
_VERB = pattern(r"\s+{tense|have_or_be|act|lead|cooperate|reach|rise|fall|and_then}")
_TITLES = pattern(r"(?:{lower_place|city})(?:(?:\s?[,/–-]\s?|\s{and_then}\s)(?:{lower_place|city}))*")
_PARTED = pattern(r"\s?[,/–-]\s?|\s{and_then}\s")
_NAME = re.compile(r"[^\W\d_]+(?:[\s'’-]+[^\W\d_]+){0,4}")
_IS_PLACE = pattern(r"(?:{lower_place|city}/)*{lower_place|province|city}\s")
_LONGEST = 12
"""Words that a name may have."""


def is_place(entry: EntityEntry) -> bool:
    """Whether an entity is a place and not a body: places are told of, bodies tell."""
    return entry.type == "province" or (unlisted(entry) and _IS_PLACE.match(entry.name_vi) is not None)


def in_full(name: str) -> str:
    """Return the name of a city with its title in full: "TP. Vinh" and "thành phố Vinh" are one."""
    short = _CITY.match(name)
    return f"{max(lexicon.words('city'), key=len)} {name[short.end() :].lstrip()}" if short else name


def titles(heading: str) -> str:
    """Return the titles that a heading consists of, over names without theirs: "Huyện, thành phố" → "Huyện/thành phố".

    Empty for other words.
    """
    return "/".join(_PARTED.split(heading.strip())) if _TITLES.fullmatch(heading.strip()) else ""


def is_name(words: str) -> bool:
    """Whether words are the name of a place without its title: each begins with a capital."""
    return _NAME.fullmatch(words) is not None and all(word[0].isupper() for word in re.findall(r"\w+", words))


def titled(title: str, name: str) -> EntityEntry:
    """Return a place by the titles over it and its name: several where the heading leaves it open which it has."""
    return printed(f"{title[0].upper()}{title[1:]} {name}")


def within(entry: EntityEntry, places: Sequence[EntityEntry]) -> EntityEntry:
    """Return a place under its name with those around it, since many places share a name.

    Of `places` the smallest comes first; one of them that is called so is meant itself, and bodies are passed over.

    >>> within(printed("Thôn Đoài"), [printed("Xã Tân Thành, tỉnh Nam Định")]).name_vi
    'Thôn Đoài, xã Tân Thành, tỉnh Nam Định'
    """
    if "," in entry.name_vi or not (unlisted(entry) and is_place(entry)):
        return entry
    known = [one for one in places if is_place(one) and one != entry]
    start = f"{fold(entry.name_vi)},"
    if own := next((one for one in known if f"{fold(one.name_vi)},".startswith(start)), None):
        return own
    title = fold(entry.name_vi).split()[0]
    others = (one for one in known if one.type == "province" or fold(one.name_vi).split()[0] != title)
    around = next((one.name_vi for one in others), None)
    return printed(f"{entry.name_vi}, {around[0].lower()}{around[1:]}") if around else entry


def find(text: str) -> list[Match]:
    """Return the places and bodies named in a text, left to right; their names begin with a title.

    A title alone names nobody ("các xã", "Trường Mầm non").
    """
    found: list[Match] = []
    for title in _TITLE.finditer(text):
        if (found and title.start() < found[-1].end) or not (end := _end(text, title)):
            continue
        found.append(Match(_named(text[title.start() : end]), title.start(), end))
    return found


def is_of_somebody(words: str, day: date) -> bool:
    """Whether words are the name of a place or a body, of the catalogue or not, and no more."""
    return named(words) is not None or entity.named(words, day) is not None


def named(text: str) -> EntityEntry | None:
    """Return the place or body whose name a text is, and nothing else."""
    title = _TITLE.match(text)
    end = _end(text, title) if title else 0
    return _named(text[:end]) if end and not text[end:].strip(" .:;") and not text.isupper() else None


@lru_cache(maxsize=4096)
def of_name(indicator: str) -> EntityEntry | None:
    """Return the place or body that an indicator's name begins with, or that one of its parts is.

    >>> of_name("Số lượt khám, Bệnh viện Bạch Mai").name_vi
    'Bệnh viện Bạch Mai'
    """
    parts = (named(part.strip()) for part in indicator.split(",")[1:])
    return opening(indicator) or next(filter(None, parts), None)


def opening(text: str) -> EntityEntry | None:
    """Return the place or body whose name a text begins with."""
    title = _TITLE.match(text)
    end = _end(text, title) if title else 0
    return _named(text[:end]) if end else None


def _named(words: str) -> EntityEntry:
    name = in_full(" ".join(words.split()))
    return printed(name[0].upper() + name[1:])


def _end(text: str, title: re.Match[str]) -> int:
    """Return where the name behind a title ends; 0 where none stands there.

    A name goes on while its words have capitals. That of a body may begin with words that many have ("đa khoa", "TNHH
    MTV"), and have one small word between two others: "Cao su Đắk Lắk".
    """
    end = at = title.end()
    if title["body"]:
        while sort := _SORT.match(text, at):
            at = sort.end()
    for _ in range(_LONGEST):
        word = _WORD.match(text, at)
        if word is None:
            break
        numbered = word[1].isdigit() and end == title.end() and title[0][0].isupper() and not title["body"]
        if word[1][0].isupper() or numbered:
            end = word.end()
        elif not (title["body"] and title.end() < end == at and not _VERB.match(text, at)):
            break
        at = word.end()
    return end if end > title.end() else 0
