"""Cutting the words of what is measured out of a sentence, in the words of the report.

Codes for these words belong to `indicator`; which numbers are statements to `statement`.
"""

import re

from normalise import units
from normalise.records import Quantity

_SEPARATOR = re.compile(
    r";|,(?!\d)|\.\s|[()]|:|\s(?:và|(?<!so )với|trong đó|hoặc|trên tổng số|lên đến|lên tới|lên|xuống còn|xuống|nhưng"
    r"|trong khi)(?=[\s:])",
    re.IGNORECASE,
)
_MARK = re.compile(r"^\s*(?:[-–+*•▪●○]|\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-zđ]|[ivxIVX]{1,4})[.)](?=\s))+\s*", re.IGNORECASE)
_DOUBLED = re.compile(r",\s*,")
"""What is left where words of time were taken out."""
_INTRODUCTION = re.compile(
    r"^\s*(?:theo|sau|ngoài|bên cạnh|cùng với|căn cứ|trên cơ sở|thực hiện (?:nghị|quyết|chỉ thị|luật|kế hoạch))\s"
    r"[^;:]{1,240},\s*(?=(?:cho đến|cho có|đến|đã|có|hiện|tính|tổng|số|tỷ lệ|toàn|cả)\s)|"
    r"^\s*(?:theo|sau|ngoài|bên cạnh|cùng với|căn cứ|trên cơ sở)\s(?![^,;:]*\d)[^,;:]{1,120},\s*(?=\S)|"
    r"^\s*(?:(?:kể )?từ )?khi\s[^,;:]{1,60},\s*(?=\S)|^\s*cho(?=\s*$|\s(?:có|đã))|"
    r"^\s*(?:trên|tại|toàn|trong)\s[^,;:\d]{1,60}?\s(?:hiện\s|hiện nay\s)?(?:đã\s)?có(?=\s*$)|"
    r"^\s*(?:hoàn thành |hướng tới |đạt(?: được)? |vượt )?(?:mục tiêu|chỉ tiêu)(?:\s(?:đề ra|đặt ra|được giao))?"
    r"(?:\s(?:cho|là|đến))?(?=\s*$|\s(?!thông tin|kinh tế|thống kê|xếp|cụ thể))|"
    r"^\s*nhiệm vụ(?:\s\S+){0,2}\sgiao(?=\s*$|\s)|"
    r"^\s*(?:nâng|đưa|tăng|giảm|duy trì|giữ|bảo đảm|đảm bảo)\s+(?=(?:tổng|số|tỷ lệ|tỉ lệ|tỷ trọng|tỷ suất|mức)\s)",
    re.IGNORECASE,
)
"""An adverbial phrase before the measure, the place where something is found, an aim, or a verb of changing it."""
_LEAD_IN = re.compile(
    r"^\s*(?:(?:trên )?(?:toàn quốc|cả nước|toàn tỉnh|toàn ngành|toàn thành phố)(?= có| đã| hiện| xảy ra)|"
    r"(?:tính )?(?:bình quân|trung bình)(?=,)|(?:bình quân |trung bình )?mỗi (?:ngày|tháng|năm)(?= có| đã)|"
    r"(?:quý|tháng|kỳ|năm|tuần)(?: này| nay| qua)?(?=,)|năm học \d{4}\s?[-–]\s?\d{4}|"
    r"nhưng|chỉ(?! (?:số|tiêu|thị|đạo|dẫn))|trong khi|tính chung|cùng với|"
    r"cùng (?:thời gian|thời điểm|thời kỳ|kỳ)(?: này| đó)?(?=,)|"
    r"trong đó|theo đó|ngoài ra|bên cạnh đó|hiện nay|hiện tại|hiện|đến nay|tính|lũy kế|luỹ kế|trong|đến|tới|"
    r"vào|từ|hết|kết quả(?= có| là| trên| đã)|"
    r"cụ thể(?: như sau)?|điển hình(?: như)?|tiêu biểu(?: như)?|riêng|mục tiêu|phấn đấu|dự kiến|kết quả cho thấy|đã|"
    r"đang|sẽ|có|được|"
    r"tỷ lệ(?=\s*$)|kết quả(?=\s*$|\s*,)|thời điểm hiện tại|về [^,]{1,80}(?=,)|thống kê được|là|của|với|và|"
    r"cả(?! nước)|đạt|chiếm|ước(?: tính)?|khoảng|hơn|trên(?=\s*$)|gần|tổng cộng|theo|vẫn|còn|nêu trên|"
    r"(?:bao )?gồm(?: có)?(?=\s*:|\s*$))(?:\s+|$|(?=[,:]))[,:]?",
    re.IGNORECASE,
)
_REACH = re.compile(
    r"[\s,:]*(?<!\w)(?:đạt tỷ lệ|đạt mức|ước đạt|ước tính|ước|đã đạt|đạt được|đạt|là|chiếm tỷ lệ|chiếm|ở mức|bằng|"
    r"(?:tăng |nâng )?(?:lên tới|lên đến|lên)(?: mức)?|(?:giảm )?(?:xuống còn|xuống dưới|xuống|còn)(?: mức)?|gồm có|"
    r"gồm|có|duy trì(?: ổn định)?|giữ|cần|phải|(?:cần|phải|phấn đấu|dự kiến|sẽ) đạt|phấn đấu|dự kiến|"
    r"tương ứng|tương đương|hiện nay|hiện tại|(?<!thực )(?<!thể )(?<!phát )(?<!xuất )hiện|tăng trưởng|"
    r"(?:tăng|giảm)(?: (?:nhẹ|mạnh|nhanh|cao|sâu|khá|đáng kể|đều))?|"
    r"(?:cao |nhiều )?gấp|vượt|từ|(?<!trung )bình|(?:(?:tăng|giảm|đạt|là|có)\s+|^|(?<=,)\s*)(?:trung bình|bình quân)|"
    r"lần lượt|được)\s*$",
    re.IGNORECASE,
)
QUALIFIER = re.compile(
    r"\s*(?:(?<!\w)(?:tối thiểu|tối đa|ít nhất|nhiều nhất|không quá|không dưới|không vượt quá|hơn|trên|dưới|gần|"
    r"khoảng|xấp xỉ|đạt khoảng|ước|từ|"
    r"tổng số|tổng cộng)|[≥≤<>~≈=])\s*$",
    re.IGNORECASE,
)
_STATES = re.compile(
    r"(?<!\w)(?:đạt tỷ lệ|đạt|là|chiếm|bằng|ở mức|tăng|giảm|gấp|tăng trưởng|giảm xuống|xuống dưới)\s*$|:\s*$",
    re.IGNORECASE,
)
"""The words before the number already name the measure: "Tỷ lệ X đạt 85%"."""
_TAIL_END = re.compile(
    r";|\.(?=\s|$)|\(|\)|:|,?\sdự kiến hoàn thành\s|\s[–-]\s(?-i:(?=[A-ZĐ]))|/\.|,?\s(?:so với|trong đó)\s|"
    r",\s*(?:được|đưa|phục vụ|góp phần|từng bước|giúp|đáp ứng|bao gồm|nhằm|để|qua đó|"
    r"thông qua đó|đồng thời|tăng|giảm|lũy kế|luỹ kế|trung bình|bình quân|chiếm|vượt|đạt|do|với|là|tương|cao|thấp|"
    r"hoàn thành|cơ bản|tổng|trong khi|còn|nâng|ước|"
    r"gấp|đã|đang|tuy nhiên|trên cơ sở|từ đó|đặc biệt|hiện)\s",
    re.IGNORECASE,
)
_ACTS = re.compile(
    r"(?<!\w)(?:được|đã|đang|sẽ|sử dụng|có|tham gia|ban hành|triển khai|áp dụng|hoàn thành|kết nối|đăng ký|cung cấp|"
    r"thực hiện|xây dựng|tổ chức|thay thế|thu hút|tạo|cấp|mở|đạt|vận hành|phục vụ|tiếp nhận|xử lý|hỗ trợ)(?!\w)",
    re.IGNORECASE,
)
"""Words that make a predicate, without those that only attribute."""
NO_NOUN = frozenset({None, "%", "‰", "điểm phần trăm", "VND", "USD", "EUR", "JPY", "x"})
"""Units that are not what is counted."""
_EXPLAINED = re.compile(r"^(\s*\w+(?: \w+){0,2})\s*\([^()\d]{1,40}\)(?=\s+[^\W\d])")
"""A short noun with its other name: "63,8% địa phương (Sở Y tế) có …"."""
_PER_HEAD = re.compile(r"^\s?/\s?\d[\d.]*\s+(?:dân|người|hộ)\b|^\s*trở (?:lên|xuống)\b", re.IGNORECASE)
"""What belongs to the number, not to what is counted."""
_DANGLING = re.compile(
    r"(?:^|[\s,]+)(?:và|với|tại|của|thuộc|cho|trên|hơn|gần|khoảng|có|là|(?<!chưa )(?<!không )đạt|"
    r"bình|bình quân|trung bình|từ|tới|đến|hoặc|ở|đã|qua|"
    r"trong đó|tăng|giảm|gồm)$",
    re.IGNORECASE,
)
"""Words at the end of a phrase that belong to the number after it."""
_TURN = re.compile(
    r"(?:,|…)\s*(?:hiện nay|đến nay|lũy kế|luỹ kế|kết quả(?= là| có| đã| đạt|\s*$)|qua đó|nhờ đó)(?!\w)[,\s]*",
    re.IGNORECASE,
)
"""Where a long sentence turns to its result: what stands before it is not what is measured."""
_MEASURE = re.compile(
    r"(?:tổng|số lượng|số lượt|số|tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng|doanh thu|doanh số|giá trị|kim ngạch|quy mô|tốc độ|"
    r"chỉ số|"
    r"thứ hạng|điểm (?:số|trung bình)|sản lượng|đóng góp|nộp ngân sách|thu nhập|chi phí|dung lượng)\s+\S",
    re.IGNORECASE,
)
_COUNTS = re.compile(r"(?:tổng )?số(?: lượng)?\s+", re.IGNORECASE)
_BARE_COUNT = re.compile(r"(?:tổng )?số(?: lượng)?", re.IGNORECASE)
_AMOUNT = re.compile(
    r"(?:tổng |số |trị )*(?:tiền|giá trị|giá|kinh phí|doanh thu|vốn|diện tích|khối lượng|công suất)", re.IGNORECASE
)
_MONEY = re.compile(r"\b(?:giá trị|số tiền|doanh thu|kinh phí|vốn|trị giá|nộp ngân sách)\b", re.IGNORECASE)
_GROWS = re.compile(
    r"^(?:(?:cao|thấp|nhiều|ít|nhanh|chậm) hơn(?:\s(?:so với\s)?(?:cùng kỳ |mức )*(?:năm|quý|tháng)\s\S+)?|"
    r"(?:tốc độ |tỷ lệ |mức )?(?:tăng|giảm|thêm)(?: trưởng| thêm)?(?: mới)?"
    r"(?: (?:trung bình|bình quân))?(?: (?:hằng|hàng) năm)?)"
    r"(?:\s+|$)",
    re.IGNORECASE,
)
_RISES = re.compile(r"(?:tăng )?(?:lên đến|lên tới|lên|xuống còn|xuống)\b", re.IGNORECASE)
_COUNTED = re.compile(r"^(?:tổng )?(?:số lượng|số lượt|số|giá trị|số tiền)\s+", re.IGNORECASE)
_ANNOUNCES = re.compile(r"(?:như sau|sau đây|cụ thể|bao gồm|gồm|kết quả)\s*:?\s*$", re.IGNORECASE)
_VERB = re.compile(
    r"(?<!\w)(?:được|đã|đang|sử dụng|có|tham gia|ban hành|triển khai|áp dụng|hoàn thành|kết nối|đăng ký|cung cấp|"
    r"thực hiện|"
    r"(?<!trực )thuộc|của)(?!\w)",
    re.IGNORECASE,
)


def cut(between: str) -> int | None:
    """Return where, between two numbers, the words of the first end and those of the second begin; None for nowhere.

    A semicolon always parts them, and so does "trong đó". Else it is the last mark or conjunction; but where the second
    number is led by its own measure ("…, doanh thu hàng hóa và dịch vụ đạt 5%") a mark goes before "và", unless nothing
    but a verb follows it ("… và giảm 5,4%").
    """
    if (semicolon := between.rfind(";")) >= 0:
        return semicolon
    found = [one for one in _SEPARATOR.finditer(between) if between[one.end() :].strip() or one[0] != ":"]
    if not found:
        return None
    found = [one for one in found if not rises_to(one[0])] or found
    among = [one for one in found if one[0].strip().lower() == "trong đó"]
    if among and is_measure(lead_words(between[among[-1].end() :])):
        return among[-1].start()
    if named_before(between[found[-1].end() :]):
        measures = [one for one in found if is_measure(lead_words(between[one.end() :]))]
        marks = [one for one in found if one[0].strip().lower() not in {"và", "hoặc"}]
        verb_alone = not without_verb(lead_words(between[found[-1].end() :]))
        found = measures or among or (found if verb_alone else marks or found)
    return found[-1].start()


def lead_words(lead: str) -> str:
    """Return the words before a number without list mark, introduction and qualifier ("tối thiểu", "hơn")."""
    words = _INTRODUCTION.sub("", _MARK.sub("", _DOUBLED.sub(",", lead)))
    if turn := _TURN.search(words):
        words = words[turn.end() :]
    words = repeat(QUALIFIER, words).lstrip(" ,;:")
    while (shorter := _LEAD_IN.sub("", words, count=1)) != words:
        words = _INTRODUCTION.sub("", _MARK.sub("", shorter.lstrip(" ,:")))
    return words.strip(' ,;–-(“"')


def repeat(pattern: re.Pattern[str], words: str) -> str:
    """Return the words with what the pattern finds removed until it finds nothing more."""
    while (shorter := pattern.sub("", words)) != words:
        words = shorter
    return words


def in_brackets(lead: str) -> bool:
    """Whether the number stands in brackets behind the words it measures: "kỹ năng số (trên 204.397 lượt)"."""
    return repeat(QUALIFIER, lead).rstrip().endswith("(")


def is_measure(words: str) -> bool:
    """Whether the words are the name of a measure: "Tổng số …", "Tỷ lệ …", "Doanh thu …"."""
    return _MEASURE.match(words) is not None


def tail_words(tail: str, quantity: Quantity) -> str:
    """Return what is counted: the unit noun and the words after it, up to the end of the phrase."""
    tail = _EXPLAINED.sub(r"\1", tail)
    end = _TAIL_END.search(tail)
    words = _PER_HEAD.sub("", tail[: end.start()] if end else tail).strip(" ,.;–-")
    words = repeat(_DANGLING, re.sub(r"^(?:số|các|những|tổng số)\s+", "", words, flags=re.IGNORECASE))
    noun = "" if quantity.unit in NO_NOUN else f"{quantity.unit} "
    return f"{noun}{words}".strip()


def named_before(lead: str) -> bool:
    """Whether the words before the number state the measure whole, so that nothing after it belongs to the name."""
    words = repeat(QUALIFIER, lead)
    return _STATES.search(words) is not None and not _ANNOUNCES.search(words)


def announces(words: str) -> bool:
    """Whether words before a colon only announce what follows: "cụ thể như sau", "bao gồm"."""
    return _ANNOUNCES.search(words) is not None


def without_growth(measure: str) -> str:
    """Return the measure that grows: "tốc độ tăng trưởng doanh thu" → "doanh thu"."""
    return _GROWS.sub("", measure)


def is_bare_amount(measure: str) -> bool:
    """Whether a measure does not say of what: "số tiền", "giá trị", "doanh thu"."""
    return _AMOUNT.fullmatch(measure) is not None


def is_bare_count(measure: str) -> bool:
    """Whether a measure does not say what it counts: "…, số lượng 100 người"."""
    return _BARE_COUNT.fullmatch(measure) is not None


def is_money(measure: str) -> bool:
    """Whether a measure is an amount of money by its name: "tổng giá trị giao dịch"."""
    return _MONEY.search(measure) is not None


def rises_to(lead: str) -> bool:
    """Whether a number is where a measure went to, from the number before it: "từ 1.923 … lên 72.060"."""
    return _RISES.match(lead.strip()) is not None


def without_count(measure: str) -> str:
    """Return what a measure counts or values: "số lượng giao dịch qua ATM" → "giao dịch qua ATM"."""
    return _COUNTED.sub("", measure)


def leads_to_bare(lead: str) -> bool:
    """Whether a number without a unit is a value: the words before it name a measure or say that it is reached."""
    return named_before(lead) or is_measure(lead_words(lead))


def without_verb(words: str) -> str:
    """Return the measure without the verb of reaching at its end."""
    return repeat(_REACH, words).strip(" ,;:–-(")


def counted_by(measure: str) -> str | None:
    """Return the noun that a measure counts, for numbers printed bare: "số lượt giao dịch là trên 876 triệu"."""
    counts = _COUNTS.match(measure)
    found = units.unit(measure, counts.end()) if counts else None
    return found.name if found and found.kind == "noun" else None


def counted_noun(measure: str) -> str | None:
    """Return the noun of a measure that says only what is counted, not of what: "Tổng số lượng giao dịch"."""
    counts = _COUNTS.match(measure)
    found = units.unit(measure, counts.end()) if counts else None
    return found.name if found and found.kind == "noun" and found.end == len(measure) else None


_LONG = 100
_PARTS_OF_LEAD = re.compile(
    r",\s|\s(?:để|nhằm|về việc|theo đó|cho phép|trong đó|từ đó|qua đó|góp phần|hướng dẫn)\s", re.IGNORECASE
)


def shortened(lead: str) -> str:
    """Return the end of a long lead, from its last mark or conjunction on: what the number is the object of."""
    if len(lead) <= _LONG or is_measure(lead):
        return lead
    starts = [mark.end() for mark in _PARTS_OF_LEAD.finditer(lead) if 10 <= len(lead) - mark.end() <= _LONG]
    return lead[starts[-1] :] if starts else lead


def follows_colon(lead: str) -> bool:
    """Whether the number stands right behind a colon, which a heading or a list of things may end with."""
    return repeat(QUALIFIER, lead).rstrip().endswith(":")


def first_verb(words: str) -> int | None:
    """Return where the first word stands that makes a predicate; None where there is none."""
    found = _ACTS.search(words)
    return found.start() if found else None


def stands_alone(words: str) -> bool:
    """Whether a counted phrase says by itself what is counted and done, so that it needs no verb of its neighbour."""
    return _VERB.search(words) is not None


_PREPOSITION = re.compile(
    r"(?<!\w)(?:tại|trên|của|thuộc|ở|trong|cho|tới|đến|với|từ|trên địa bàn)(?: (?:các|tất cả|toàn bộ))?$", re.IGNORECASE
)
_LEFT = re.compile(r"(?<!\w)(?:còn|ước)\s*$", re.IGNORECASE)


def ends_in_preposition(words: str) -> bool:
    """Whether a number after the words is part of a name or a place: "… được mở tại 03 doanh nghiệp"."""
    return _PREPOSITION.search(words) is not None


def is_left(lead: str) -> bool:
    """Whether the words name a measure before a weak verb: "Hộ nghèo đa chiều còn 815.101 hộ"."""
    return _LEFT.search(repeat(QUALIFIER, lead)) is not None or _LEFT.search(lead) is not None


def begins_with(measure: str, unit: str | None) -> bool:
    """Whether a measure is the counted noun with its attributes: "thẻ nội địa 118 triệu thẻ"."""
    return bool(unit) and measure.lower().startswith(f"{str(unit).lower()} ")
