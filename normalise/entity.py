"""Who a number is about: the catalogue of entities, and finding them in running text.

The entities themselves are data (entities.yaml). Which entity owns a figure is decided in `statement` and `task`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

from normalise.records import EntityEntry
from normalise.text import fold
from sources.document import Rejected

_FILE = "entities.yaml"
_TOKEN = re.compile(r"[^\W_]+|&")
_JOINT = re.compile(r"[\s,.\-–—]{0,3}")
"""What may stand between two words of a name: blanks, and the signs in "Lao động - Thương binh", "TP.HCM"."""
_PROVINCE_TITLE = re.compile(r"(?:tỉnh|thành phố|tp\.?)\s*$", re.IGNORECASE)
_INSTITUTION = re.compile(
    r"(?:Đại học|Học viện|Bệnh viện|Trường|Đài|Ngân hàng|Tập đoàn|Lăng|Cao tốc|Giao dịch Chứng khoán)"
    r"(?:\s(?!(?:tại|của|ở|trên|thuộc|với|các)\b)[^\W\d]+\.?){0,5}\s*$"
)
"""A province name at the end of another body's name is no province: "Đại học Quốc gia Hà Nội"."""
_LOOK_ALIKES = ("Thái Bình Dương",)
"""Names of other things that begin with the name of a province."""
_SMALL_FIRST_WORDS = {"ngành", "cả", "toàn"}
"""First words of names that are printed small: "ngành Công an", "cả nước"."""
_Token = tuple[int, int, str]
"""Start, end, folded word."""


@dataclass(frozen=True)
class Match:
    """An entity named in a text; `text[start:end]` is the name with its title ("tỉnh Hà Nam")."""

    entry: EntityEntry
    start: int
    end: int


@cache
def catalogue() -> tuple[EntityEntry, ...]:
    """All entries of entities.yaml.

    Raises:
        Rejected: naming every entry that is malformed, doubled, or shares an alias with another entity.

    """
    groups = yaml.safe_load((Path(__file__).parent / _FILE).read_text(encoding="utf-8"))
    entries: list[EntityEntry] = []
    faults: list[str] = []
    for group in groups:
        shared = {key: value for key, value in group.items() if key != "entries"}
        for fields in group["entries"]:
            try:
                entries.append(EntityEntry.model_validate(shared | fields))
            except ValueError as error:
                faults.append(f"{fields.get('code')}: {error}".replace("\n", " "))
    faults += _collisions(entries)
    if faults:
        raise Rejected(
            _FILE, "; ".join(faults), "entries as records.EntityEntry describes", "correct the entries named"
        )
    return tuple(entries)


def _collisions(entries: Iterable[EntityEntry]) -> list[str]:
    """One line for each key, and each printed name, that two entities claim."""
    owner: dict[Any, EntityEntry] = {}
    faults = []
    for entry in entries:
        claims = {(entry.scheme, entry.code, entry.valid_from)} | {
            _words(name) for name in (entry.name_vi, *entry.aliases)
        }
        for claim in claims:
            other = owner.setdefault(claim, entry)
            if other is not entry:
                faults.append(f"{entry.key} and {other.key} both claim {' '.join(map(str, claim))}")
    return faults


def named(name: str, on: date | None = None) -> EntityEntry | None:
    """Return the entity, valid on the day `on`, whose whole name or alias `name` is; "Tỉnh" and the like may lead."""
    found = [
        match
        for match in find(name, on)
        if not name[: match.start].strip(" .-–") and not name[match.end :].strip(" .:;-–")
    ]
    return found[0].entry if found else None


def find(text: str, on: date | None = None) -> list[Match]:
    """Entities named in `text`, left to right, the longest name first, without overlaps.

    `on` leaves out entities that were not valid that day. A name must be printed with its capitals ("Hòa Bình" is a
    province, "hòa bình" is peace), and is left alone inside a longer capitalised name ("Thái Bình Dương").
    """
    tokens = [(token.start(), token.end(), fold(token[0])) for token in _TOKEN.finditer(text)]
    matches: list[Match] = []
    index = 0
    while index < len(tokens):
        length, entry = _longest(text, tokens, index)
        start, end = tokens[index][0], tokens[index + max(length, 1) - 1][1]
        if entry is None or not _valid(entry, on) or not _is_name(text, start, end, entry):
            index += length if entry is None and length else 1
            continue
        if entry.type == "province" and (title := _PROVINCE_TITLE.search(text, 0, start)):
            start = title.start()
        matches.append(Match(entry, start, end))
        index += length
    return matches


def _longest(text: str, tokens: list[_Token], index: int) -> tuple[int, EntityEntry | None]:
    """Return the length in tokens, and the entity, of the longest name that begins at `index` (0 for no name)."""
    best: tuple[int, EntityEntry | None] = (0, None)
    for words, entry in _names().get(tokens[index][2], {}).items():
        run = tokens[index : index + len(words)]
        if len(words) <= best[0] or tuple(token[2] for token in run) != words:
            continue
        if all(_JOINT.fullmatch(text, one[1], two[0]) for one, two in pairwise(run)):
            best = (len(words), entry)
    return best


def _is_name(text: str, start: int, end: int, entry: EntityEntry) -> bool:
    """Whether the printed words are the entity's name and not common words or the end of another body's name."""
    words = _TOKEN.findall(text[start:end])
    if entry.type == "province":
        return all(word[0].isupper() for word in words) and not _INSTITUTION.search(text, max(0, start - 80), start)
    return words[0][0].isupper() or fold(words[0]) in _SMALL_FIRST_WORDS


def _valid(entry: EntityEntry, on: date | None) -> bool:
    if on is None:
        return True
    return (entry.valid_from is None or entry.valid_from <= on) and (entry.valid_to is None or on <= entry.valid_to)


@cache
def _names() -> dict[str, dict[tuple[str, ...], EntityEntry | None]]:
    """First word of a name → all names that begin so, as tuples of folded words; None marks a look-alike."""
    table: dict[str, dict[tuple[str, ...], EntityEntry | None]] = {}
    for name in _LOOK_ALIKES:
        words = _words(name)
        table.setdefault(words[0], {})[words] = None
    for entry in catalogue():
        for name in (entry.name_vi, *entry.aliases):
            words = _words(name)
            table.setdefault(words[0], {})[words] = entry
    return table


def _words(name: str) -> tuple[str, ...]:
    return tuple(fold(token) for token in _TOKEN.findall(name))
