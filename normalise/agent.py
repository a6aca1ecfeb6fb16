"""Which entity a sentence is about: the one that opens it, or acts in it; not one that it merely mentions.

Finding names belongs to `entity`; what a row or a heading owns to `table`, `task` and `observation`.
"""

from dataclasses import dataclass
from datetime import date

from normalise import entity
from normalise.analysis import Sentence
from normalise.lexical.lexicon import only, pattern
from normalise.records import EntityEntry

_OPENING = pattern(
    r"^\s*(?:[-+*•▪]\s*)?(?:[^:;.]{1,120}:\s*)?"
    r"(?:(?:{before_subject|peoples_committee|province|city|office|plural|and_then}|[\d/]+)(?=[\s,])[\s,]*)*$"
)
"""What may stand between the beginning of a sentence and the entity it is about."""
_AGENT = pattern(r"(?:[.;:,(–]\s*|{before_agent}\s+)$")
"""What stands before an entity that acts further on in a sentence, if a verb follows."""
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


_LOOK_BACK = 240
"""Characters around a name that tell its part in the sentence."""
_COUNTED = pattern(
    r"\s*(?:(?:[:(]\s*)?(?:{having|reach|rise|fall|share_verb}\s+)?(?:{about|nearly|over}\s+)?\d|\([^()\d]{1,30}\d)"
)
"""A number directly behind an entity is its own: "Hải Phòng (132 tổ), Cần Thơ (56 tổ)"."""


@dataclass(frozen=True)
class Subject:
    """An entity that a clause is about."""

    start: int
    entry: EntityEntry
    carries: bool
    """Whether later sentences are about it too: not for one of a list."""


def subjects(analysed: Sentence, on: date | None = None) -> list[Subject]:
    """Return the entities that the clauses of a sentence are about, in order.

    An entity counts where it opens the sentence ("Trong năm 2023, Bộ …", "Nhóm dịch vụ của ngành Công an: …") or acts
    in it ("được Bộ Tài nguyên và Môi trường … phát triển"), not in "phối hợp với Bộ Y tế". The nation owns nothing.
    """
    sentence, found = analysed.text, []
    if (field := _FIELD.match(sentence)) and (ministry := entity.named(f"{only('ministry')} {field['field']}", on)):
        found.append(Subject(field.start("field"), ministry, carries=True))
    for match in analysed.names(on):
        before, after = (
            sentence[max(0, match.start - _LOOK_BACK) : match.start],
            sentence[match.end : match.end + _LOOK_BACK],
        )
        if match.entry.type == "nation":
            continue
        if _PARTNER.search(before) or (_SECOND.search(before) and _HELPS.match(after)):
            continue
        if (match.start < _LOOK_BACK and _OPENING.match(before)) or (_AGENT.search(before) and _ACTS.match(after)):
            found.append(Subject(match.start, match.entry, carries=True))
        elif _AGENT.search(before) and _COUNTED.match(after):
            found.append(Subject(match.start, match.entry, carries=False))
    return found
