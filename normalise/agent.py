"""Which entity a sentence is about: the one that opens it, or acts in it; not one that it merely mentions.

Finding names belongs to `entity`; what a row or a heading owns to `table`, `task` and `observation`.
"""

import re
from dataclasses import dataclass
from datetime import date

from normalise import entity
from normalise.records import EntityEntry

_OPENING = re.compile(
    r"^\s*(?:[-+*•▪]\s*)?(?:[^:;.]{1,120}:\s*)?(?:(?:trong|đến|tính đến|từ|năm|nay|hiện|ngoài ra|bên cạnh đó|"
    r"điển hình|tiêu biểu|"
    r"như|cụ thể|theo đó|nhóm|dịch vụ|dvc|csdl|cơ sở dữ liệu|dữ liệu|của|theo|báo cáo|số liệu|ubnd|tỉnh|thành phố|"
    r"bộ trưởng|"
    r"thống đốc|chủ nhiệm|tổng giám đốc|riêng|đối với|tại|có thể kể đến|là|và|các|tháng|ngày|quý|"
    r"[\d/]+)(?=[\s,])[\s,]*)*$",
    re.IGNORECASE,
)
"""What may stand between the beginning of a sentence and the entity it is about."""
_AGENT = re.compile(r"(?:[.;:,(–]\s*|\b(?:được|do|bởi|để|và|điển hình như|tiêu biểu như)\s+)$", re.IGNORECASE)
"""What stands before an entity that acts further on in a sentence, if a verb follows."""
_PARTNER = re.compile(r"\bphối hợp(?: chặt chẽ)? (?:với|cùng)\b[^;:.]*$", re.IGNORECASE)
"""Before an entity: the sentence's subject works with it."""
_SECOND = re.compile(r"\bchủ trì\b[^;.]*$", re.IGNORECASE)
_HELPS = re.compile(r"\s*(?:\([^)]*\)\s*)?(?:và [^,;.]{0,60})?\bphối hợp\b", re.IGNORECASE)
"""Around a partner of the one that leads: "Bộ trưởng Bộ … chủ trì chỉ đạo, Bộ Y tế phối hợp"."""
_FIELD = re.compile(
    r"\s*(?:[-+*•▪]\s*)?nhóm (?:dịch vụ(?: công)?|dvc)(?: trực tuyến)? về (?:lĩnh vực )?(?P<field>[^:;.\d]{3,60}):",
    re.IGNORECASE,
)
"""A heading that names services by the field of their ministry: "Nhóm DVC về giáo dục và đào tạo:"."""
_ACTS = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:đã|đang|sẽ|cũng|hiện|chủ trì|chủ động|phối hợp|ban hành|triển khai|xây dựng|hoàn thành|"
    r"tổ chức|tiếp tục|"
    r"thực hiện|cung cấp|có|là|đạt|được giao|tham mưu|trình|phát triển|quản lý|công bố|cấp|hỗ trợ|:)(?!\w)|"
    r"\s*,\s*(?:các )?(?:địa phương|bộ|ngành)[^.;]{0,30}\b(?:phát triển|xây dựng|triển khai|thực hiện)\b",
    re.IGNORECASE,
)


_LOOK_BACK = 240
"""Characters around a name that tell its part in the sentence."""
_COUNTED = re.compile(r"\s*(?:(?:[:(]\s*)?(?:có\s+)?\d|\([^()\d]{1,30}\d)")
"""A number directly behind an entity is its own: "Hải Phòng (132 tổ), Cần Thơ (56 tổ)"."""


@dataclass(frozen=True)
class Subject:
    """An entity that a clause is about."""

    start: int
    entry: EntityEntry
    carries: bool
    """Whether later sentences are about it too: not for one of a list."""


def subjects(sentence: str, on: date | None = None) -> list[Subject]:
    """Return the entities that the clauses of a sentence are about, in order.

    An entity counts where it opens the sentence ("Trong năm 2023, Bộ …", "Nhóm dịch vụ của ngành Công an: …") or acts
    in it ("được Bộ Tài nguyên và Môi trường … phát triển"), not in "phối hợp với Bộ Y tế". The nation owns nothing.
    """
    found = []
    if (field := _FIELD.match(sentence)) and (ministry := entity.named(f"Bộ {field['field']}", on)):
        found.append(Subject(field.start("field"), ministry, carries=True))
    for match in entity.find(sentence, on):
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
