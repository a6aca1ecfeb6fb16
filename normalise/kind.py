"""Whether a figure was reached, is promised, or is a change: decided by the words around it.

Periods and what is measured do not belong here.
"""

import re

from normalise.records import Kind, Quantity
from normalise.text import fold

_FILLERS = (
    r"(?:\s+(?:trưởng|tương ứng|tương đương|khoảng|hơn|trên|gần|thêm|mới|bình quân|trung bình|hằng năm|hàng năm|"
    r"mỗi năm|mức|tới|"
    r"xấp xỉ|ở|đạt|được|là|ước|từ|gấp|tối thiểu|ít nhất|lần lượt|về số lượng|về giá trị|"
    r"so với[^,;.]{0,60}?))*[\s:~≈≥>]*$"
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
_AIM = re.compile(
    r"(?<!hoàn thành )(?<!thực hiện )(?<!vượt )\b(?:mục tiêu|phấn đấu|chỉ tiêu (?:đề ra|đặt ra|là)|dự kiến|cần đạt|"
    r"hướng tới|đặt ra|sẽ)\b",
    re.IGNORECASE,
)


def growth(lead: str, quantity: Quantity, tail: str) -> str | None:
    """Return `up` or `down` where `quantity` is a change, else None.

    `lead` is the clause before the printed number, `tail` what follows it. A change is a percentage or a multiple
    after a word of growth, or a count after one that is compared: "tăng 1.042 website so với năm 2021".
    """
    down = _DOWN.search(lead)
    if quantity.unit == "x":
        return "down" if down else "up"
    if not (down or _UP.search(lead) or _RATE_OF_GROWTH.search(lead)):
        return None
    if quantity.unit != "%" and not _AGAINST.match(tail) and not _ADDED.search(lead):
        return None
    return "down" if down else "up"


def continues_growth(between: str, quantity: Quantity) -> bool:
    """Whether a percentage shares the word of growth of the one before; `between` is the text between the two."""
    return quantity.unit == "%" and _CHAINED.fullmatch(between) is not None


def is_aim(clause: str) -> bool:
    """Whether the words before a number say that it is still to be reached ("phấn đấu", "dự kiến")."""
    return _AIM.search(clause) is not None or _SET.search(clause) is not None


_HEADER_GROWTH = re.compile(
    r"tăng trưởng|tốc độ (?:tăng|giảm)|tăng\s*[/,(–-]\s*giảm|%\s*tăng|^\s*tăng\b|so (?:với|sánh)(?! (?:kế hoạch|"
    r"mục tiêu|chỉ tiêu))",
    re.IGNORECASE,
)
_HEADER_TARGET = re.compile(r"mục tiêu|chỉ tiêu(?=.*\d)|kế hoạch|phấn đấu|dự kiến", re.IGNORECASE)
_HEADER_ACTUAL = re.compile(r"kết quả|thực hiện|ước|đạt được|số liệu", re.IGNORECASE)


def quotes(sentence: str, number: Quantity, task: str) -> bool:
    """Whether a result repeats its task with the figure: three words on either side stand so in the task's name."""
    before, after = sentence[: number.start].split()[-3:], sentence[number.end :].split()[:3]
    words = fold(" ".join((*before, number.raw, *after))).rstrip('”".,;')
    return len(before) + len(after) > 3 and words in fold(task)


def of_header(header: str) -> Kind | None:
    """Return the kind that a column heading announces, or None; the first word that tells decides."""
    if _HEADER_GROWTH.search(header):
        return Kind.GROWTH
    target, actual = _HEADER_TARGET.search(header), _HEADER_ACTUAL.search(header)
    if target and actual:
        return Kind.TARGET if target.start() < actual.start() else Kind.ACTUAL
    return Kind.TARGET if target else Kind.ACTUAL if actual else None
