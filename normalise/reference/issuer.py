"""Who tells a report, and whom its figures are about where nothing nearer says so.

The rule (docs/decisions/0023): a body that governs a place reports on the place, all of it or in its field; one that
governs none reports on itself. What the whole country is governed by reports on the nation, which is nobody here.
Whom a clause, a row or a heading names stands above this: `subject_entity`, `statements` and `observation`.
"""

import re
from dataclasses import dataclass
from datetime import date

from normalise.lexical.lexicon import pattern
from normalise.lexical.text import fold
from normalise.records import EntityEntry
from normalise.reference import entity, unlisted
from normalise.reference.entity_name import TOKEN
from sources.document import Report

_PLACE = pattern(r"(?P<title>{province|city|lower_place})\s+(?=[^\W\d_])")
_COMMITTEE = pattern(r"{peoples_committee}")
_OWN_ACCOUNT = pattern(r"(?:{own_account})")
_LOCAL = pattern(r"(?:{local_body})")
_DEPARTMENT = pattern(r"{local_body|branch_body}[^,.;:\d]{0,60}$")
_WITHIN = re.compile(r"\s*,?\s*")
"""Between a place and the one that it lies in: "xã Tân Thành, huyện Vụ Bản, tỉnh Nam Định"."""
_JOINT = re.compile(r"\s+|\s*-\s*")


@dataclass(frozen=True)
class Issuer:
    """Who tells a report, and whom it is about."""

    body: EntityEntry | None = None
    """Who tells it; None where nothing says so. A people's committee is its place."""
    subject: EntityEntry | None = None
    """Whom its figures are about where nothing nearer says so; None for the nation."""
    places: tuple[EntityEntry, ...] = ()
    """The place that it governs and those around it, the smallest first: what "toàn xã", "toàn tỉnh" mean."""


NOBODY = Issuer()
"""Of a report that does not say who tells it: its figures are the nation's."""


def of_report(report: Report, day: date) -> Issuer:
    """Return who tells a report, by its issuer and its title; names are those of the day.

    - Who governs no place (a company, a hospital, a school) reports on itself.
    - A people's committee, a department, a branch reports on the place in its name; without one there, on the one
      place that the title names.
    - A ministry, and whoever else the name ties to no place, reports on the nation, unless the title names one place.
    - A department without a place anywhere reports on itself: what it governs is not the nation.
    """
    name = (report.issuer or "").strip()
    own, titled = _first_chain(name, day), _one_chain(report.title, day)
    if not name:
        bodies = [match.entry for match in unlisted.find(report.title) if not unlisted.is_place(match.entry)]
        return Issuer(bodies[0], bodies[0]) if len(bodies) == 1 else _governing(_of_title(report.title, titled), titled)
    body = entity.named(name, day) or entity.printed(name)
    if _OWN_ACCOUNT.match(name) or (_LOCAL.match(name) and not (own or titled)):
        return Issuer(body, body)
    own = titled if own and [one.title for one in titled[: len(own)]] == [one.title for one in own] else own
    return _governing(None if _COMMITTEE.match(name) and own else body, own or titled)


def _of_title(title: str, chain: tuple["_Named", ...]) -> EntityEntry | None:
    """Return the department or branch that a title names before its place: "của Sở Xây dựng tỉnh Lào Cai"."""
    body = _DEPARTMENT.search(title[: chain[0].start]) if chain else None
    return entity.printed(title[body.start() : chain[0].end]) if body and not _COMMITTEE.match(body[0]) else None


@dataclass(frozen=True)
class _Named:
    """A place as a text names it."""

    title: str
    """Folded, with its name: "tỉnh nam dịnh"."""
    words: str
    entry: EntityEntry | None
    """Of the catalogue."""
    start: int
    end: int


def _governing(body: EntityEntry | None, chain: tuple[_Named, ...]) -> Issuer:
    """Return the issuer that governs the first place of a chain; without a body its people's committee."""
    places = tuple(_entry(chain[turn:]) for turn in range(len(chain)))
    return Issuer(body or (places[0] if places else None), places[0] if places else None, places)


def _entry(chain: tuple[_Named, ...]) -> EntityEntry:
    """Return the first place of a chain: under its name with those around it, where the catalogue does not have it."""
    first = chain[0]
    around = (one.entry.name_vi[0].lower() + one.entry.name_vi[1:] if one.entry else one.words for one in chain[1:])
    return first.entry or entity.printed(", ".join((first.words[0].upper() + first.words[1:], *around)))


def _first_chain(text: str, day: date) -> tuple[_Named, ...]:
    return next(iter(_chains(text, day)), ())


def _one_chain(text: str, day: date) -> tuple[_Named, ...]:
    """Return the place that a title is about with those around it; nothing where it names several, or none."""
    chains = _chains(text, day)
    return chains[0] if len({chain[0].title for chain in chains}) == 1 else ()


def _chains(text: str, day: date) -> list[tuple[_Named, ...]]:
    """Return the places named in a text, each with those that it says to lie around it."""
    chains: list[tuple[_Named, ...]] = []
    for one in _places(text, day):
        if chains and _WITHIN.fullmatch(text, chains[-1][-1].end, one.start):
            chains[-1] = (*chains[-1], one)
        else:
            chains.append((one,))
    return chains


def _places(text: str, day: date) -> list[_Named]:
    found = [_place(text, match, day) for match in _PLACE.finditer(text)]
    told = [one for one in found if one is not None]
    bare = [
        _Named(fold(match.entry.name_vi), match.entry.name_vi, match.entry, match.start, match.end)
        for match in entity.find(text, day)
        if match.entry.type == "province" and not any(one.start <= match.start < one.end for one in told)
    ]
    return sorted([*told, *bare], key=lambda one: one.start)


def _place(text: str, match: re.Match[str], day: date) -> _Named | None:
    """Return the place whose title stands in a text; its name goes on while words have capitals."""
    names: list[str] = []
    at = end = match.end()
    for token in TOKEN.finditer(text, match.end()):
        joined = not names or _JOINT.fullmatch(text, at, token.start())
        if not (joined and token[0][0].isupper()) or _PLACE.match(text, token.start()):
            break
        names.append(token[0].title() if token[0].isupper() else token[0])
        at = end = token.end()
    if not names:
        return None
    title = match["title"].lower()
    for count in range(len(names), 0, -1):
        entry = entity.named(f"{title} {' '.join(names[:count])}", day)
        if entry and entry.type == "province":
            return _Named(fold(entry.name_vi), entry.name_vi, entry, match.start(), end)
    words = unlisted.in_full(f"{title} {' '.join(names)}")
    return _Named(fold(words), words, None, match.start(), end)
