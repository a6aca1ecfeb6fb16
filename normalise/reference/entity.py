"""Who a number is about: finding entities in text, under the names that hold on a day.

The entities themselves are data (`entity_catalogue`), the forms of their names in `entity_name`. Which entity owns a
figure is decided in `subject_entity`, `statement` and `task`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from itertools import islice, pairwise

from normalise.lexical import lexicon
from normalise.lexical.lexicon import cased, pattern
from normalise.lexical.text import fold, fold_word
from normalise.records import EntityEntry
from normalise.reference.entity_catalogue import entries, share_days
from normalise.reference.entity_name import TOKEN, forms, words
from sources.document import Rejected

_JOINT = re.compile(r"[\s,.\-–—]{0,3}")
"""What may stand between two words of a name: blanks, and the signs in "Lao động - Thương binh", "TP.HCM"."""
_PROVINCE_TITLE = pattern(r"(?P<title>{province|city})\s*$")
_PROVINCE = pattern(r"{province}")
_SEVERAL = pattern(r"{province}\s*(?:[,/]|{and_then})?\s*$")
"""Before "thành phố" where it does not belong to the next name: "các tỉnh, thành phố Hà Nam, Hà Nội"."""
_INSTITUTION = cased(
    r"(?:{Institution}|{company})(?:\s(?!{ends_institution}|{and_then}\s*(?:$|{province|city|peoples_committee}))"
    r"[^\W\d]+\.?){0,5}\s*$"
)
"""A province name at the end of another body's name is no province: "Đại học Quốc gia Hà Nội"."""
_OTHER_PLACE = pattern(r"(?:{other_place|person_or_idea}|{branch_of}(?:\s+{province|city})?)\s*$")
"""Before the name of something or someone else: "sông Đồng Nai", "Chủ tịch Hồ Chí Minh", "chi nhánh tỉnh Hà Nam"."""
_BRANCH = pattern(r"\s*[-–(]?\s*{branch}|\s+{province|city}")
"""Behind the name of a central body: what is meant is its branch in a province."""
_SPECIALITY = pattern(r"{speciality}\s*$")
_NEXT_WORD = re.compile(r"\s+(\w)")
"""Around "ngành Giáo dục" where no ministry is meant: "chuyên ngành Giáo dục", "ngành Giáo dục Mầm non"."""
_FULL_CAPITALS = 2
"""Words of a province name that must all have capitals; of longer ones two will do ("Bà rịa Vũng tàu")."""
_LOOK_BACK = 80
_GENERAL = pattern(r"{plural|each_of|sum_of_rows|group}")
"""First words of what is no single body: "Các bộ, ngành", "TỔNG CỘNG"."""
_ABBREVIATION = re.compile(r"[A-ZĐ][A-ZĐ&.-]{2,}")
_LONGEST_NAME = 80
PRINTED = "PRINTED"
"""Scheme of the bodies that only a report names."""

_Token = tuple[int, int, str]
"""Start, end, folded word."""


@dataclass(frozen=True)
class Match:
    """An entity named in a text; `text[start:end]` is the name with its title ("tỉnh Hà Nam")."""

    entry: EntityEntry
    start: int
    end: int


def catalogue() -> tuple[EntityEntry, ...]:
    """All entities.

    Raises:
        Rejected: naming every entry that is malformed, or shares a name with another of the same days.

    """
    _names()
    return entries()


def named(name: str, on: date | None = None) -> EntityEntry | None:
    """Return the entity whose whole name or alias `name` is on a day; "Tỉnh" and the like may lead."""
    found = [
        match
        for match in find(name, on)
        if not name[: match.start].strip(" .-–") and not name[match.end :].strip(" .:;-–")
    ]
    return found[0].entry if found else None


def owner(cell: str, on: date | None = None) -> EntityEntry | None:
    """Return the body that a cell for the body in charge names first.

    A body that the catalogue does not have stays itself, under the code PRINTED and its name. Words for a kind of
    bodies ("Các bộ, ngành, địa phương") name none.
    """
    found = find(cell, on)
    if found:
        return found[0].entry
    name = re.split(r"[;,\n]", cell.strip())[0].strip(" .-–")
    capitals = sum(word[0].isupper() for word in TOKEN.findall(name))
    if _GENERAL.match(name) or len(name) > _LONGEST_NAME or not name[:1].isalpha():
        return None
    if not (_ABBREVIATION.fullmatch(name) or (name[0].isupper() and capitals > 1)):
        return None
    return printed(name)


def printed(name: str) -> EntityEntry:
    """Return the entity of a name that only a report has: the code PRINTED and the name, the same for the same name.

    >>> printed("Trung ương Hội Tin học").key
    'PRINTED:trung-ương-hội-tin-học'
    """
    code = re.sub(r"[\W_]+", "-", fold(name)).strip("-")
    return EntityEntry(scheme=PRINTED, code=code, name_vi=name, type="organisation")


@cache
def nation() -> EntityEntry:
    """Return the nation."""
    return next(entry for entry in entries() if entry.type == "nation")


def unlisted(entry: EntityEntry) -> bool:
    """Whether the catalogue does not have the body."""
    return entry.scheme == PRINTED


def at(entry: EntityEntry, day: date) -> EntityEntry:
    """Return what an entity was on a day: Bắc Ninh of 2026 was another province in 2022; itself where it was alone.

    One that has ended by then stays what it was: who names it in a list of those before the merger means it.
    """
    if entry.valid_on(day) or unlisted(entry) or (entry.valid_to or date.max) < day:
        return entry
    names = forms(entry) if entry.type == "province" else (words(entry.name_vi),)
    others = {other.key + str(other.valid_from): other for name in names for other in _candidates(name)}
    return next((other for other in others.values() if other.type == entry.type and other.valid_on(day)), entry)


def last_day(listed: Iterable[EntityEntry], day: date) -> date | None:
    """Return the last day on which all that are listed were there, if one of them was gone by `day`; else None."""
    gone = [entry.valid_to for entry in listed if entry.valid_to and entry.valid_to < day]
    return min(gone, default=None)


@cache
def provinces_ended(day: date) -> bool:
    """Whether any province of the catalogue was gone by a day."""
    return any(entry.type == "province" and (entry.valid_to or date.max) < day for entry in entries())


def find(text: str, on: date | None = None) -> list[Match]:
    """Entities named in `text`, left to right, the longest name first, without overlaps.

    A name stands for the entity that has it on the day `on`, else for the last that had it; without a day for the
    newest. A name must be printed with its capitals ("Hòa Bình" is a province, "hòa bình" is peace), and is left alone
    inside the name of something else ("Thái Bình Dương", "Đại học Quốc gia Hà Nội").
    """
    matches: list[Match] = []
    done = 0
    for token in TOKEN.finditer(text):
        if (most := _most_words(token[0])) and token.start() >= done:
            done, match = _match(text, _tokens(text, token.start(), most), on)
            if match:
                matches.append(match)
    return matches


def opening(text: str, on: date | None = None) -> Match | None:
    """Return the entity whose name `text` begins with, as `find` gives it."""
    token = TOKEN.search(text)
    most = _most_words(token[0]) if token else 0
    if token is None or not most:
        return None
    found = _match(text, _tokens(text, token.start(), most), on)[1]
    return found if found and found.start == 0 else None


def _tokens(text: str, start: int, count: int) -> list[_Token]:
    """Return the first words of a text from `start` on."""
    return [(token.start(), token.end(), fold_word(token[0])) for token in islice(TOKEN.finditer(text, start), count)]


def _match(text: str, tokens: list[_Token], on: date | None) -> tuple[int, Match | None]:
    """Return where to go on from the first of the tokens, and the entity whose name begins there."""
    length, candidates = _longest(text, tokens)
    start, end, _ = tokens[0]
    if not length:
        return end, None
    entry = _of_day(candidates, on)
    name_end = tokens[length - 1][1]
    if candidates and (entry is None or not _has_capitals(text[start:name_end], entry)):
        return end, None
    end = name_end
    if entry is None or _belongs_to_other(text, start, end, entry):
        return end, None
    return end, Match(entry, _with_title(text, start) if entry.type == "province" else start, end)


def _longest(text: str, tokens: list[_Token]) -> tuple[int, tuple[EntityEntry, ...]]:
    """Return the length, and the entities, of the longest name that the tokens begin with (0 for no name)."""
    longest = 1
    for one, two in pairwise(tokens):
        if not _JOINT.fullmatch(text, one[1], two[0]):
            break
        longest += 1
    for length in range(longest, 0, -1):
        name = tuple(token[2] for token in tokens[:length])
        if name in _names():
            return length, _candidates(name)
    return 0, ()


def _of_day(candidates: Iterable[EntityEntry], on: date | None) -> EntityEntry | None:
    """Return the one that was there on the day, else the last that was there before: none can be named ahead."""
    day = on or date.max
    begun = [entry for entry in candidates if (entry.valid_from or date.min) <= day]
    return max(begun, key=lambda entry: entry.valid_to or date.max, default=None)


def _has_capitals(printed: str, entry: EntityEntry) -> bool:
    """Whether words are printed as a name and not as common words."""
    found = TOKEN.findall(printed)
    if entry.type != "province":
        return found[0][0].isupper() or fold(found[0]) in lexicon.words("small_first_word")
    capitals = sum(word[0].isupper() for word in found)
    return capitals == len(found) if len(found) <= _FULL_CAPITALS else found[0][0].isupper() and capitals > 1


def _belongs_to_other(text: str, start: int, end: int, entry: EntityEntry) -> bool:
    """Whether a name is part of something else's: a document number, a branch, an institution, a street, a town."""
    if entry.type != "province":
        code = TOKEN.fullmatch(text, start, end) and start and text[start - 1] in "-/"
        in_number = bool(code) and text[start - 2 : start - 1].isalnum()  # 24/QĐ-UBQGCĐS
        first = fold(TOKEN.findall(text[start:end])[0])
        if first in lexicon.words("sector"):
            following = _NEXT_WORD.match(text, end)
            narrower = following is not None and following[1].isupper()
            return narrower or _SPECIALITY.search(text, max(0, start - _LOOK_BACK), start) is not None
        branch = (
            entry.type != "nation" and first not in lexicon.words("ministry") and _BRANCH.match(text, end) is not None
        )
        return in_number or branch
    near = max(0, start - _LOOK_BACK)
    if _INSTITUTION.search(text, near, start) or _OTHER_PLACE.search(text, near, start):
        return True
    title = _PROVINCE_TITLE.search(text, near, start)
    if title is None or fold(title["title"]) in lexicon.words("province") or not _PROVINCE.match(entry.name_vi):
        return False
    return not _SEVERAL.search(text, near, title.start())


def _with_title(text: str, start: int) -> int:
    title = _PROVINCE_TITLE.search(text, max(0, start - _LOOK_BACK), start)
    return title.start() if title else start


def _candidates(name: tuple[str, ...]) -> tuple[EntityEntry, ...]:
    return _names().get(name, ())


@cache
def _names() -> dict[tuple[str, ...], tuple[EntityEntry, ...]]:
    """Folded words of a name → who has it, one after the other; nobody has a look-alike."""
    table: dict[tuple[str, ...], tuple[EntityEntry, ...]] = {words(name): () for name in lexicon.words("look_alike")}
    faults = []
    for entry in entries():
        for name in forms(entry):
            others = table.get(name, ())
            faults += [
                f"{entry.key} and {other.key} both claim {' '.join(name)}"
                for other in others
                if share_days(entry, other)
            ]
            table[name] = (*others, entry)
    if faults:
        raise Rejected("entities/*.yaml", "; ".join(faults), "a name for one entity a day", "correct the aliases")
    return table


@lru_cache(maxsize=20_000)
def _most_words(first: str) -> int:
    """Return the number of words of the longest name that begins with a word; 0 for none."""
    return _longest_names().get(fold(first), 0)


@cache
def _longest_names() -> dict[str, int]:
    """First word → the number of words of the longest name that begins so."""
    longest: dict[str, int] = {}
    for name in _names():
        longest[name[0]] = max(longest.get(name[0], 0), len(name))
    return longest
