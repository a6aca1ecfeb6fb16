"""Which entity a sentence is about: the one that opens it, or acts in it; not one that it merely mentions.

Finding names belongs to `entity` and `unlisted`, what a report as a whole is about to `issuer`; what a row or a heading
owns to `statements`, `task` and `observation`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from normalise.lexical import lexicon
from normalise.lexical.lexicon import only, pattern
from normalise.lexical.text import fold
from normalise.records import EntityEntry
from normalise.reference import entity, unlisted
from normalise.reference.entity import Match
from normalise.statements.analysis import Sentence
from normalise.statements.passage import Context

_OPENING = pattern(
    r"^\s*(?:[-+*•▪]\s*)?(?:[^:;.]{1,120}:\s*)?"
    r"(?:(?:{before_subject|peoples_committee|province|city|office|plural|and_then}|[\d/]+)(?=[\s,])[\s,]*)*$"
)
"""What may stand between the beginning of a sentence and the entity it is about."""
_AGENT = pattern(r"(?:[.;:,(–]\s*|{before_agent}\s+)$")
"""What stands before an entity that acts further on in a sentence, if a verb follows."""
_OTHERS = pattern(r";\s*(?:{plural|each_of}\s+)(?:{member_body|lower_place|own_account})")
"""A clause about several, behind those about single ones: "…; các tỉnh còn lại tăng 1,5%"."""
_CLAUSE = re.compile(r";\s*$")
_BRANCH = pattern(r"{local_body|branch_body}(?:\s(?!{tense|have_or_be|act|lead|cooperate})[^\W\d_]+){0,6}\s+$")
"""A body before the place that it governs in its field, whose figures it tells: "Công an tỉnh Hà Nam", "Sở Y tế …"."""
_PARTNER = pattern(r"{cooperate}\s+{with}[^;:.]*$")
"""Before an entity: the sentence's subject works with it."""
_SECOND = pattern(r"{lead}[^;.]*$")
_HELPS = pattern(
    r"\s*(?:\([^)]*\)\s*)?(?:(?:{and_then}\s[^,;.]{0,60})?{cooperate}|,\s[^;.]{0,100}?{cooperate}(?!\s+{with}))"
)
"""Around a partner of the one that leads: "Bộ trưởng Bộ … chủ trì chỉ đạo, Bộ Y tế phối hợp"."""
_FIELD = pattern(r"\s*(?:[-+*•▪]\s*)?{group}\s+{public_service}\s+{about_field}\s+(?P<field>[^:;.\d]{3,60}):")
"""A heading that names services by the field of their ministry: "Nhóm DVC về giáo dục và đào tạo:"."""
_ACTS = pattern(
    r"\s*(?:\([^)]*\)\s*)?(?:{tense|lead|cooperate|go_about|act|have_or_be}|:(?!\w))|"
    r"\s*,\s*(?:{plural}\s+)?{member_body}[^.;]{0,30}{act}"
)
_TITLE = pattern(r"(?P<whole>{whole_of}\s+)?(?P<title>{province|city|lower_place|body|own_account|ministry})")
"""A place or a body that is called by its title alone: "Toàn tỉnh", "Sở"."""
_NEXT = re.compile(r"\s+(\w+)")
_SEVERAL = pattern(r"\s*,?\s+(?:{and_then}\s+)?{member_body}")
_CLASS = pattern(r"\s+{body|sort_of_body}")
"""Behind a title that tells a class, and no single body: "bộ, ngành", "ngân hàng thương mại"."""
_NATIONWIDE = pattern(r"{nationwide}")
_IS_PLACE = pattern(r"{province|city|lower_place}$")


_LOOK_BACK = 240
"""Characters around a name that tell its part in the sentence."""
_DIRECT = r"\s*(?:[:(]\s*)?(?:{having|reach|rise|fall|share_verb|is_verb|with}\s+)?(?:{about|nearly|over}\s+)?\d"
_COUNTED_AT_ONCE = pattern(_DIRECT)
_COUNTED = pattern(rf"{_DIRECT}|\s*\([^()\d]{{1,30}}\d")
"""A number directly behind an entity is its own: "Hải Phòng (132 tổ), Cần Thơ (56 tổ)"."""
_SAME_VERB = pattern(r"(?:\s+(?!{and_then|with})[^\W\d]+){1,3}\s+\d")
"""Behind one more of a list: "Nghệ An triệt phá 120 vụ, Hà Tĩnh triệt phá 95 vụ"."""
_MEASURED = pattern(r"(?:{compare|above|below|come_from|with|part_of_way}\s+|[-–]\s*)$")
"""Before a place from which something is measured, or that ends a name: "cao hơn Hà Nội 2%", "Hà Nội - Hải Phòng"."""


@dataclass(frozen=True)
class Subject:
    """An entity that a clause is about."""

    start: int
    entry: EntityEntry
    carries: bool
    """Whether later sentences are about it too: not for one of a list, nor for a place beside others."""


def subjects(analysed: Sentence, context: Context) -> list[Subject]:
    """Return the entities that the clauses of a sentence are about, in order.

    An entity counts where it opens the sentence ("Trong năm 2023, Bộ …", "Nhóm dịch vụ của ngành Công an: …") or acts
    in it ("được Bộ Tài nguyên và Môi trường … phát triển"), not in "phối hợp với Bộ Y tế". What a title alone means
    ("Toàn tỉnh", "Sở đã …") is told by the report's issuer, then by the row or the section.
    """
    sentence, found = analysed.text, []
    if (field := _FIELD.match(sentence)) and (
        ministry := entity.named(f"{only('ministry')} {field['field']}", context.day)
    ):
        found.append(Subject(field.start("field"), ministry, carries=True))
    for match in _names(analysed, context):
        before, after = (
            sentence[max(0, match.start - _LOOK_BACK) : match.start],
            sentence[match.end : match.end + _LOOK_BACK],
        )
        if _PARTNER.search(before) or (_SECOND.search(before) and _HELPS.match(after)):
            continue
        if unlisted.is_place(match.entry) and (branch := _BRANCH.search(before)):
            before = before[: branch.start()]
        opens = _CLAUSE.search(before) or (match.start < _LOOK_BACK and _OPENING.match(before))
        if opens or (_AGENT.search(before) and _ACTS.match(after)):
            found.append(Subject(match.start, match.entry, _carries(match.entry, context)))
        elif _counts(match.entry, before, after, bool(found)):
            found.append(Subject(match.start, match.entry, carries=False))
    if found:
        everybody = context.issuer.subject or entity.nation()
        found += [Subject(one.start(), everybody, carries=False) for one in _OTHERS.finditer(sentence)]
        found.sort(key=lambda one: one.start)
    if len({one.entry.key for one in found}) > 1:
        found = [replace(one, carries=one.carries and not unlisted.is_place(one.entry)) for one in found]
    return _of_one_day(found, context.day)


def _counts(entry: EntityEntry, before: str, after: str, listed: bool) -> bool:
    """Whether a number behind an entity is its own: of a place wherever it stands, of one more in a list."""
    if _AGENT.search(before):
        return _COUNTED.match(after) is not None or (listed and _SAME_VERB.match(after) is not None)
    return unlisted.is_place(entry) and _COUNTED_AT_ONCE.match(after) is not None and not _MEASURED.search(before)


def _carries(entry: EntityEntry, context: Context) -> bool:
    """Whether the sentences after it go on about an entity that a sentence is about.

    Not about the nation where the report is about a place; nor about a body that the catalogue does not have, or the
    issuer itself where it is about another: "Bộ đã ban hành 12 thông tư. Số ca mắc là …".
    """
    issuer = context.issuer
    if entry.type == "nation":
        return issuer.subject is None
    if entity.unlisted(entry) and not unlisted.is_place(entry):
        return False
    return issuer.subject == issuer.body or entry != issuer.body


def _names(analysed: Sentence, context: Context) -> list[Match]:
    """Return the entities that a sentence names, by name or by title, in order, each place once."""
    found = [one for one in analysed.names(context.day) if one.entry.type != "nation" or _is_whole(analysed.text, one)]
    printed = [replace(one, entry=unlisted.within(one.entry, context.places)) for one in unlisted.find(analysed.text)]
    for other in (*printed, *_by_title(analysed.text, context)):
        if not any(one.start < other.end and other.start < one.end for one in found):
            found.append(other)
    return sorted(found, key=lambda one: one.start)


def _is_whole(sentence: str, nation: Match) -> bool:
    """Whether the nation is told of as a whole: "Cả nước có …", not "Việt Nam" beside other countries."""
    return _NATIONWIDE.fullmatch(sentence, nation.start, nation.end) is not None


def _by_title(sentence: str, context: Context) -> Iterator[Match]:
    """Yield the places and bodies that are called by their title alone, where the report says which it means."""
    known = (*context.places, *filter(None, (context.issuer.body,)))
    for match in _TITLE.finditer(sentence):
        following, acts = _NEXT.match(sentence, match.end()), _ACTS.match(sentence, match.end())
        if _SEVERAL.match(sentence, match.end()) or (following and following[1][0].isupper()):
            continue
        if not acts and _CLASS.match(sentence, match.end()):
            continue
        entry = _meant(match["title"], known)
        place = _IS_PLACE.match(match["title"]) is not None
        if entry is None and match["whole"] and place and not any(map(unlisted.is_place, known)):
            entry = entity.printed(match["title"].capitalize())
        if entry and ((acts or match["whole"]) if place else match[0][0].isupper()):
            yield Match(entry, match.start(), match.end())


def _meant(title: str, known: Sequence[EntityEntry]) -> EntityEntry | None:
    """Return the first of the entities whose name begins with a title."""
    folded = fold(title)
    titles = lexicon.words("city") if folded in lexicon.words("city") else {folded}
    starts = tuple(f"{one} " for one in titles)
    return next((entry for entry in known if fold(entry.name_vi).startswith(starts)), None)


def _of_one_day(found: list[Subject], day: date) -> list[Subject]:
    """Return subjects as they were when all of them were there: one province that is gone makes a list one of before.

    "Hưng Yên 120 lượt, Thái Bình 150 lượt" in a report of December 2025 are two of the 63.
    """
    provinces = [one.entry for one in found if one.entry.type == "province"]
    then = entity.last_day(provinces, day) if len(provinces) > 1 else None
    return [replace(one, entry=entity.at(one.entry, then)) for one in found] if then else found
