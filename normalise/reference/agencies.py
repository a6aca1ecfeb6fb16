"""Bodies that a list names: who leads a task and who works with them.

Which entity a name is belongs to `entity`; a class of bodies ("các bộ, ngành, địa phương") keeps its printed words.
"""

from collections.abc import Iterator
from datetime import date

from normalise.lexical.lexicon import cased, pattern, words
from normalise.lexical.text import fold
from normalise.reference import entity
from normalise.reference.entity import Match

_CLASS = pattern(
    r"(?:{peoples_committee}\s+)?(?:{plural}\s+{member_body}|{member_body}(?=,?\s+(?:{and_then}\s+)?{member_body}))"
    r"(?:(?:,\s*|\s+{and_then}\s+|\s+){member_body})*(?:\s+{central})?(?:\s+{concerned})?(?!\w)"
)
_THE_CLASS = pattern(r"{the_class}\s")
_JOINT = pattern(r"\s*(?:[,;]\s*(?:{and_then}\s+)?|{and_then}\s+)")
_BETWEEN = cased(r"\s*[,;]\s*|\s+{and_then}\s+(?=(?-i:{plural|enterprise}|{Body}))")
_OFFICE = r"(?:{Deputy}\s+)?{Office}"
_OFFICES = cased(rf"\s*{_OFFICE}(?:,\s*{_OFFICE})*\s+")
_WITH_THEM = pattern(r"{lead}(?:,?\s+{direct})?,\s*(?P<who>[^.;]{3,500}?)\s+{cooperate}(?!\s+{with|plural})")
_WITH = pattern(r"{cooperate}(?:\s+{with})?\s+")


def led_by(text: str, day: date) -> Match | None:
    """Return the body whose head, or which itself, opens the text: "Bộ trưởng Bộ Y tế chủ trì chỉ đạo, …"."""
    office = _OFFICES.match(text)
    start = office.end() if office else len(text) - len(text.lstrip())
    return next((match for match in entity.find(text[: start + 120], day) if match.start == start), None)


def is_class(text: str) -> bool:
    """Whether the text begins with a class of bodies and not with one of them."""
    return _THE_CLASS.match(text) is not None or _CLASS.match(text) is not None


def listed(text: str, day: date) -> tuple[str, ...]:
    """Return the bodies that a list names, in its order: full names of those known, the printed words of the others.

    >>> listed("Bộ VHTTDL, Bộ TT&TT và các địa phương", date(2022, 12, 31))
    ('Bộ Văn hóa, Thể thao và Du lịch', 'Bộ Thông tin và Truyền thông', 'các địa phương')
    """
    names: list[str] = []
    place = 0
    for start, end, name in _named(text, day):
        names += _others(text[place:start])
        names.append(name)
        place = end
    return tuple(dict.fromkeys(names + _others(text[place:])))


def coordinators(text: str, day: date) -> tuple[str, ...]:
    """Return who works with the leader, as a task says it: "…, các địa phương phối hợp", "phối hợp với …"."""
    found: list[str] = []
    if together := _WITH_THEM.search(text):
        found += listed(together["who"], day)
    for lead in _WITH.finditer(text):
        found += _run(text[lead.end() : lead.end() + 400], day)
    return tuple(dict.fromkeys(found))


def _run(text: str, day: date) -> list[str]:
    """Return the bodies named one after another from the beginning of the text; other words end the run."""
    names, place = [], 0
    for start, end, name in _named(text, day):
        between = text[place:start]
        if between and not _JOINT.fullmatch(between):
            break
        names.append(name)
        place = end
    return names


def _named(text: str, day: date) -> Iterator[tuple[int, int, str]]:
    """Yield entities and classes of bodies, left to right, without overlaps."""
    entities = [
        (match.start, match.end, match.entry.name_vi)
        for match in entity.find(text, day)
        if match.entry.type != "nation"
    ]
    classes = [
        (match.start(), match.end(), match[0])
        for match in _CLASS.finditer(text)
        if not any(match.start() < end and start < match.end() for start, end, _ in entities)
    ]
    yield from sorted([*entities, *classes])


def _others(text: str) -> list[str]:
    """Return the names between those known; "và" parts two only before a word that begins one ("và Hội Tin học")."""
    return [
        part
        for part in (one.strip(" .,;:-–") for one in _BETWEEN.split(text))
        if fold(part) not in {"", *words("and_then")}
    ]
