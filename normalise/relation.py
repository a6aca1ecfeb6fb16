"""Words that tie a number to the one before it: a share of it, a ratio to a plan, a rank, the same told otherwise.

Cutting names out of a sentence belongs to `phrase`; putting both together to `measure`.
"""

import re

from normalise.phrase import QUALIFIER, repeat

_ASPECT = re.compile(
    r"\s*về (?:mặt )?(?:(?P<worth>(?:tổng )?(?:giá trị|trị giá|số tiền|kim ngạch|(?:số )?vốn|doanh thu|doanh số))|"
    r"số lượng|lượng|số \w+)",
    re.IGNORECASE,
)
_VERB_OF_SHARE = re.compile(
    r"[\s,(]*(?:(?:chỉ|mới|ước|đã|và|nhưng)\s+)*(?:bằng|đạt(?: được)?|hoàn thành|vượt|tương đương)?(?:\s+(?:khoảng|"
    r"gần|hơn|trên|tới))*\s*",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"\s*(?:so với\s+(?P<base>[^,;.()]{2,100})|(?P<plan>(?:GDP|GRDP|kế hoạch|dự toán|chỉ tiêu|mục tiêu|nhiệm vụ|"
    r"cùng kỳ)[^,;.()]{0,60}))",
    re.IGNORECASE,
)
_SET_OUT = re.compile(r"\s+(?:đề ra|đặt ra|và .*|nhưng .*)$", re.IGNORECASE)
_SHARE = re.compile(r"(?<!\w)chiếm(?: tỷ lệ| tỷ trọng| khoảng| hơn| gần| trên| tới)*\s*$", re.IGNORECASE)
_RATIO_OF = re.compile(r"(?:tỷ trọng|tỉ trọng|tỷ lệ|tỉ lệ)\s+(.+?)\s+(?:trong|trên|so với)\s", re.IGNORECASE)
_BEGINS_WITH_PREPOSITION = re.compile(r"(qua|tại|ở|bằng|đối với|sang)\s", re.IGNORECASE)
_CONDITION = re.compile(r"(?:nếu|không kể|chưa kể|loại trừ|không tính|tính cả)\s", re.IGNORECASE)
_DEALS = frozenset({"giao dịch", "món"})
RANKS = frozenset({"bậc", "hạng", "vị trí"})
MONEY = frozenset({"VND", "USD", "EUR", "JPY"})
_RANKED = re.compile(
    r"(?<!\w)(?:(?:xếp|đứng|hạng|vị trí)(?: hạng| ở vị trí)? thứ|xếp(?: thứ)? hạng|xếp ở vị trí)\s*$", re.IGNORECASE
)
_RATE_NAME = re.compile(r"(?:tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng|tỷ suất|tốc độ|mức|chỉ số)\s", re.IGNORECASE)
_EQUALS = re.compile(r"(?:tương ứng|tương đương)(?: với)?\s*$", re.IGNORECASE)


def compared(lead: str, tail: str) -> str | None:
    """Return what a percentage sets the measure before it against: "bằng 106% dự toán năm", "đạt 57% so với …"."""
    found = _AGAINST.match(tail)
    if found is None or not _VERB_OF_SHARE.fullmatch(lead):
        return None
    return _SET_OUT.sub("", (found["base"] or found["plan"]).strip()).strip()


def is_share(lead: str) -> bool:
    """Whether a percentage is the part that the number before it makes up: "chiếm 72,3%"."""
    return _SHARE.search(lead) is not None


def part_of_ratio(measure: str) -> str | None:
    """Return the part that a ratio is of: "Tỷ trọng doanh thu … trong tổng mức bán lẻ" is one of "doanh thu …"."""
    found = _RATIO_OF.match(measure)
    return found[1] if found else None


def aspect(tail: str) -> str | None:
    """Return which of the two, a number or its worth, a rate is of: "14,08% về số lượng", "12,1% về số vốn"."""
    match = _ASPECT.match(tail)
    if match is None:
        return None
    return "giá trị" if match["worth"] else "số lượng"


def is_condition(words: str) -> bool:
    """Whether words narrow a measure instead of naming one: "nếu loại trừ yếu tố giá"."""
    return _CONDITION.match(words) is not None


def counts_deals(unit: str | None) -> bool:
    """Whether transactions are counted: the noun belongs to the name of what a system reaches."""
    return unit in _DEALS


def with_head_of(measure: str, other: str) -> str:
    """Return a measure that begins with a preposition with the head that it shares with another.

    "qua kênh điện thoại" beside "số lượng giao dịch qua Internet" is "số lượng giao dịch qua kênh điện thoại".
    """
    begins = _BEGINS_WITH_PREPOSITION.match(measure)
    at = other.lower().rfind(f" {begins[1].lower()} ") if begins else -1
    return f"{other[:at]} {measure}" if at > 0 else measure


def ranks(lead: str) -> bool:
    """Whether the number is a place among others: "xếp thứ 9/63 tỉnh, thành phố"."""
    return _RANKED.fullmatch(lead.strip(" ,")) is not None


def rank_of(measure: str) -> str:
    """Return the name of the place that a score gives."""
    return measure if measure.startswith("thứ hạng ") else f"thứ hạng {measure}"


def equals(lead: str) -> bool:
    """Whether a number says the one before it again, in another way: "…, tương ứng 22,6 thuê bao/100 dân"."""
    return _EQUALS.search(repeat(QUALIFIER, lead)) is not None


def is_ratio(measure: str) -> bool:
    """Whether a name was made for what a measure is against a plan or a year: a change beside it is not of that."""
    return measure.startswith("tỷ lệ ") and " so với " in measure


def base_of_ratio(measure: str) -> str | None:
    """Return the measure that a made name sets against a plan: "tỷ lệ thu ngân sách so với dự toán"."""
    return measure.removeprefix("tỷ lệ ").split(" so với ")[0] if is_ratio(measure) else None


def is_ratio_name(measure: str) -> bool:
    """Whether a measure is a percentage by its own name."""
    return _RATE_NAME.match(measure) is not None


def plan_behind(tail: str) -> str | None:
    """Return the plan that a percentage is of: "thu ngân sách đạt 55,7% dự toán"."""
    found = _AGAINST.match(tail)
    return _SET_OUT.sub("", found["plan"].strip()).strip() if found and found["plan"] else None
