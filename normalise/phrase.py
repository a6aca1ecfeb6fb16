"""Cutting the words of what is measured out of a sentence, in the words of the report.

Codes for these words belong to `indicator`; which numbers are statements to `statement`.
"""

import re

from normalise.records import Quantity

_SEPARATOR = re.compile(r";|,(?!\d)|\.\s|[()]|:|\s(?:và|với|trong đó|hoặc|trên tổng số)(?=\s)", re.IGNORECASE)
_MARK = re.compile(r"^\s*(?:[-–+*•▪●○]|\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-zđ]|[ivxIVX]{1,4})[.)](?=\s))+\s*", re.IGNORECASE)
_LEAD_IN = re.compile(
    r"^\s*(?:trong đó|theo đó|ngoài ra|bên cạnh đó|hiện nay|hiện tại|hiện|đến nay|tính|lũy kế|luỹ kế|trong|đến|tới|vào|từ|hết|kết quả(?= có| là| trên| đã)|"
    r"cụ thể(?: như sau)?|điển hình(?: như)?|tiêu biểu(?: như)?|riêng|mục tiêu|phấn đấu|dự kiến|kết quả cho thấy|đã|đang|sẽ|có|được|"
    r"tỷ lệ(?=\s*$)|thống kê được|là|của|với|và|cả|đạt|chiếm|ước(?: tính)?|khoảng|hơn|trên(?=\s*$)|gần|tổng cộng|theo|vẫn|còn|nêu trên)(?:\s+|$|(?=[,:]))[,:]?",
    re.IGNORECASE,
)
_REACH = re.compile(
    r"[\s,:]*(?<!\w)(?:đạt tỷ lệ|đạt mức|ước đạt|ước tính|ước|đã đạt|đạt được|đạt|là|chiếm tỷ lệ|chiếm|ở mức|bằng|lên tới|lên đến|lên|gồm có|gồm|có|"
    r"tương ứng|tương đương|tăng trưởng|tăng|giảm|gấp|vượt|xuống còn|còn|từ|trung bình|bình quân|lần lượt|được)\s*$",
    re.IGNORECASE,
)
_QUALIFIER = re.compile(
    r"\s*(?:(?<!\w)(?:tối thiểu|tối đa|ít nhất|nhiều nhất|không quá|không dưới|không vượt quá|hơn|trên|dưới|gần|khoảng|xấp xỉ|đạt khoảng|ước|từ|"
    r"tổng số|tổng cộng)|[≥≤<>~≈=])\s*$",
    re.IGNORECASE,
)
_STATES = re.compile(r"(?<!\w)(?:đạt tỷ lệ|đạt|là|chiếm|bằng|ở mức|tăng|giảm|gấp|tăng trưởng)\s*$|:\s*$", re.IGNORECASE)
"""The words before the number already name the measure: "Tỷ lệ X đạt 85%"."""
_TAIL_END = re.compile(
    r";|\.(?=\s|$)|\(|\)|:|\s[–-]\s|/\.|,?\s(?:so với|trong đó)\s|,\s*(?:được|đưa|phục vụ|góp phần|từng bước|giúp|đáp ứng|bao gồm|nhằm|để|qua đó|"
    r"thông qua đó|đồng thời|tăng|giảm|lũy kế|luỹ kế|trung bình|bình quân|chiếm|vượt|đạt|do|với|là|tương|cao|thấp|hoàn thành|cơ bản|tổng|trong khi|còn|nâng|ước|"
    r"gấp|đã|đang|tuy nhiên|trên cơ sở|từ đó|đặc biệt|hiện)\s",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"(?<!\w)(?:được|đã|đang|sử dụng|có|tham gia|ban hành|triển khai|áp dụng|hoàn thành|kết nối|đăng ký|cung cấp|thực hiện|"
    r"thuộc|của)(?!\w)",
    re.IGNORECASE,
)


def cut(between: str) -> int:
    """Return the offset in the text between two numbers where the first one's words end and the second one's begin."""
    last = 0
    for separator in _SEPARATOR.finditer(between):
        if between[separator.end() :].strip() or not last:
            last = separator.start()
    return last if last else 0


def lead_words(lead: str) -> str:
    """Return the words before a number without list mark, introduction and qualifier ("tối thiểu", "hơn")."""
    words = _MARK.sub("", lead)
    while (shorter := _QUALIFIER.sub("", words)) != words:
        words = shorter
    while (shorter := _LEAD_IN.sub("", words, count=1)) != words:
        words = shorter.lstrip(" ,:")
    return words.strip(' ,;–-(“"')


def tail_words(tail: str, quantity: Quantity) -> str:
    """Return what is counted: the unit noun and the words after it, up to the end of the phrase."""
    end = _TAIL_END.search(tail)
    words = (tail[: end.start()] if end else tail).strip(" ,.;–-")
    words = re.sub(r"^(?:số|các|những|tổng số)\s+", "", words, flags=re.IGNORECASE)
    noun = "" if quantity.unit in {None, "%", "VND", "USD", "x"} else f"{quantity.unit} "
    return f"{noun}{words}".strip()


def named_before(lead: str) -> bool:
    """Whether the words before the number state the measure whole, so that nothing after it belongs to the name."""
    words = lead
    while (shorter := _QUALIFIER.sub("", words)) != words:
        words = shorter
    return _STATES.search(words) is not None


def without_verb(words: str) -> str:
    """Return the measure without the verb of reaching at its end."""
    while (shorter := _REACH.sub("", words)) != words:
        words = shorter
    return words.strip(" ,;:–-(")


def stands_alone(words: str) -> bool:
    """Whether a counted phrase says by itself what is counted and done, so that it needs no verb of its neighbour."""
    return _VERB.search(words) is not None
