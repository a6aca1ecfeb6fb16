"""Bodies that a list names: who leads a task and who works with them.

Which entity a name is belongs to `entity`; a class of bodies ("các bộ, ngành, địa phương") keeps its printed words.
"""

import re
from collections.abc import Iterator
from datetime import date

from normalise import entity
from normalise.entity import Match

_MEMBER = (
    r"(?:bộ|ngành|tỉnh|thành phố|địa phương|"
    r"cơ quan (?:ngang bộ|thuộc Chính phủ|trung ương|truyền thông|báo chí)|cơ quan)"
)
_CLASS = re.compile(
    rf"(?:(?:UBND|Ủy ban nhân dân)\s+)?(?:các\s+{_MEMBER}|{_MEMBER}(?=,?\s+(?:và\s+)?{_MEMBER}))"
    rf"(?:(?:,\s*|\s+và\s+|\s+){_MEMBER})*(?:\s+trực thuộc (?:trung ương|TW))?(?:\s+(?:có )?liên quan)?\b",
    re.IGNORECASE,
)
_JOINT = re.compile(r"\s*(?:[,;]\s*(?:và\s+)?|\bvà\s+)", re.IGNORECASE)
_BETWEEN = re.compile(
    r"\s*[,;]\s*|\s+và\s+(?=(?:các|những|Bộ|Sở|Ban|Hội|Hiệp hội|Tập đoàn|Tổng công ty|doanh nghiệp)\b)"
)
_OFFICE = r"(?:Phó )?(?:Bộ trưởng|Thống đốc|Chủ nhiệm|Chủ tịch|Tổng Thanh tra|Tổng Giám đốc|Giám đốc|Thủ trưởng)"
_OFFICES = re.compile(rf"\s*{_OFFICE}(?:,\s*{_OFFICE})*\s+")
_WITH_THEM = re.compile(
    r"\bchủ trì(?:,? chỉ đạo)?,\s*(?P<who>[^.;]{3,500}?)\s+phối hợp\b(?!\s+(?:với|cùng|các)\b)", re.IGNORECASE
)
_WITH = re.compile(r"\bphối hợp(?: chặt chẽ)?(?:\s+(?:với|cùng))?\s+", re.IGNORECASE)


def led_by(text: str, day: date) -> Match | None:
    """Return the body whose head, or which itself, opens the text: "Bộ trưởng Bộ Y tế chủ trì chỉ đạo, …"."""
    office = _OFFICES.match(text)
    start = office.end() if office else len(text) - len(text.lstrip())
    return next((match for match in entity.find(text[: start + 120], day) if match.start == start), None)


def is_class(text: str) -> bool:
    """Whether the text begins with a class of bodies and not with one of them."""
    return text.lower().startswith("các ") or _CLASS.match(text) is not None


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
    return [part for part in (one.strip(" .,;:-–") for one in _BETWEEN.split(text)) if part.lower() not in {"", "và"}]
