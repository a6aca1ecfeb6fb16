"""Whether a figure was reached, is promised, or is a change: decided by the words around it.

Periods and what is measured do not belong here.
"""

import re

from normalise.records import Kind, Quantity
from normalise.text import fold

SHARES = frozenset({"%", "điểm phần trăm"})
"""Units of a change that need no base beside them."""
_FILLERS = (
    r"(?:\s+(?:trưởng|tương ứng|tương đương|khoảng|hơn|trên|gần|thêm|mới|bình quân|trung bình|hằng năm|hàng năm|"
    r"mỗi năm|mức|tới|nhẹ|mạnh|nhanh|cao|sâu|khá|đáng kể|đều|"
    r"xấp xỉ|ở|đạt|được|là|ước|từ|gấp|tối thiểu|ít nhất|lần lượt|về số lượng|về giá trị|"
    r"so với[^,;.]{0,60}?|(?:cùng kỳ )?năm (?:trước|ngoái|\d{4})|(?:quý|tháng) trước))*[\s:~≈≥>]*$"
)
_UP = re.compile(r"(?<!\w)(?:tăng|cao hơn|nhiều hơn|nhanh hơn|gấp)\b" + _FILLERS, re.IGNORECASE)
_DOWN = re.compile(r"(?<!\w)(?:giảm|thấp hơn|ít hơn)\b" + _FILLERS, re.IGNORECASE)
_RATE_OF_GROWTH = re.compile(r"(?:tăng trưởng|(?:tốc độ|tỷ lệ|mức) (?:tăng|giảm))\b[^,;:.\d]{0,100}$", re.IGNORECASE)
"""The measure stands between the word and the figure: "tăng trưởng doanh thu ~35%"."""
_AGAINST = re.compile(r"[^;.]{0,80}?(?:so với|cùng kỳ)", re.IGNORECASE)
_CHAINED = re.compile(r"\s*(?:về [^,;.\d]{1,30})?(?:,|và|;)?\s*(?:tương ứng|hơn|gần|khoảng)?\s*", re.IGNORECASE)
"""Between two growth rates of one verb: "tăng 86,9% về số lượng và 40,4% về giá trị"."""
_ADDED = re.compile(r"\btăng thêm(?: mới)?\s*$", re.IGNORECASE)
_SET = re.compile(
    r"\b(?:chỉ tiêu|mục tiêu|kế hoạch)\b[^,;.\d]{0,80}\blà\s*(?:từ\s*)?$|\b(?:nhiệm vụ|"
    r"kế hoạch)\b[^,;.\d]{0,40}\bgiao\s*$",
    re.IGNORECASE,
)
"""A target that a result quotes: "vượt chỉ tiêu theo yêu cầu … là 65-70%", "Nhiệm vụ giao 100% thôn …"."""
_MISSED = re.compile(
    r"\b(?:kế hoạch|mục tiêu|chỉ tiêu)(?: (?:đề ra|đặt ra|được giao|giao|năm))*\s*\(\s*(?:là\s*)?$", re.IGNORECASE
)
_AIM = re.compile(
    r"(?<!hoàn thành )(?<!thực hiện )(?<!vượt )\b(?:mục tiêu|phấn đấu|chỉ tiêu (?:đề ra|đặt ra|là)|dự kiến|cần đạt|"
    r"hướng tới(?= mục tiêu| đạt| có|\s*$)|đặt ra|sẽ)\b",
    re.IGNORECASE,
)


def growth(lead: str, quantity: Quantity, tail: str, same_unit: bool = False) -> str | None:
    """Return `up` or `down` where `quantity` is a change, else None.

    `lead` is the clause before the printed number, `tail` what follows it. A change is a percentage or a multiple
    after a word of growth, or a count after one that is compared: "tăng 1.042 website so với năm 2021", or that has the
    unit of the measure just stated (`same_unit`): "đạt 61,0 tạ/ha, tăng 1,0 tạ/ha".
    """
    down = _DOWN.search(lead)
    if quantity.unit == "x":
        return "down" if down else "up"
    if not (down or _UP.search(lead) or _RATE_OF_GROWTH.search(lead)):
        return None
    if quantity.unit not in SHARES and not (_AGAINST.match(tail) or _ADDED.search(lead) or same_unit):
        return None
    return "down" if down else "up"


def continues_growth(between: str, quantity: Quantity) -> bool:
    """Whether a percentage shares the word of growth of the one before; `between` is the text between the two."""
    return quantity.unit in SHARES and _CHAINED.fullmatch(between) is not None


def is_aim(clause: str) -> bool:
    """Whether the words before a number say that it is still to be reached ("phấn đấu", "dự kiến")."""
    return _AIM.search(clause) is not None or _SET.search(clause) is not None


def is_missed(between: str) -> bool:
    """Whether a number in brackets is what was to be reached: "không đạt kế hoạch đề ra (95%)"."""
    return _MISSED.search(between) is not None


_HEADER_GROWTH = re.compile(
    r"tăng trưởng|tốc độ (?:tăng|giảm)|tăng\s*[/,(–-]\s*giảm|%\s*tăng|^\s*tăng\b|so (?:với|sánh)(?! (?:kế hoạch|"
    r"mục tiêu|chỉ tiêu))",
    re.IGNORECASE,
)
_HEADER_TARGET = re.compile(r"mục tiêu|chỉ tiêu(?=.*\d)|kế hoạch|phấn đấu|dự kiến", re.IGNORECASE)
_HEADER_ACTUAL = re.compile(r"kết quả|thực hiện|ước|đạt được|số liệu", re.IGNORECASE)


_NAMES_PLAN = re.compile(
    r"\b(?:phê duyệt|ban hành|xây dựng)\s+(?:kế hoạch|đề án|chương trình)\b(?:(?!\b(?:đã|với)\b)[^;.:”])*$",
    re.IGNORECASE,
)


_LISTS_AIMS = re.compile(r"\b(?:mục tiêu|chỉ tiêu|lộ trình)\b(?! đã đạt)[^;:.]*:\s*$", re.IGNORECASE)


def lists_aims(sentence: str) -> bool:
    """Whether the items after a sentence are to be reached: "… đã đề ra lộ trình cụ thể:"."""
    return _LISTS_AIMS.search(sentence) is not None and _HEADER_ACTUAL.search(sentence) is None


def quotes(sentence: str, number: Quantity, task: str) -> bool:
    """Whether a result repeats its task with the figure: three words on either side stand so in the task's name.

    Within the name of the plan that was issued for the task the figure alone is enough.
    """
    rest = re.split(r"[”\"»]", sentence[number.end :], maxsplit=1)[0]
    before, after = sentence[: number.start].split()[-3:], rest.split()[:3]
    words = fold(" ".join((*before, number.raw, *after))).rstrip('”".,;')
    named = _NAMES_PLAN.search(sentence[: number.start]) is not None and fold(number.raw.split(",")[0]) in fold(task)
    return named or (len(before) + len(after) > 3 and words in fold(task))


def of_header(header: str) -> Kind | None:
    """Return the kind that a column heading announces, or None; the first word that tells decides."""
    if _HEADER_GROWTH.search(header):
        return Kind.GROWTH
    target, actual = _HEADER_TARGET.search(header), _HEADER_ACTUAL.search(header)
    if target and actual:
        return Kind.TARGET if target.start() < actual.start() else Kind.ACTUAL
    return Kind.TARGET if target else Kind.ACTUAL if actual else None
