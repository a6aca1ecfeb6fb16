"""Words that tie a number to the one before it: a share of it, a ratio to a plan, a rank, the same told otherwise.

Cutting names out of a sentence belongs to `phrase`; putting both together to `naming`.
"""

from normalise.lexical import lexicon
from normalise.lexical.lexicon import pattern
from normalise.lexical.text import fold
from normalise.statements.phrase import QUALIFIER, at_end, repeat

WORTH, _NUMBER = lexicon.only("made_worth"), lexicon.only("made_number")
PLACE = lexicon.only("made_place")
"""The unit of a rank where none is printed."""
PLAN_NAMED = r"{plan}(?:\s+{aim_given}|\s+{time_noun}(?:\s[\d/]+)?|(?:\s+[^\W\d]+){1,4}?\s+{given})*"
"""A plan by its name, within a pattern: "kế hoạch năm", "chỉ tiêu tỉnh giao", "KH 2024"."""
_RATIO, _AGAINST_PLAN = f"{lexicon.only('made_ratio')} ", f" {lexicon.only('made_against')} "
_RANK = f"{lexicon.only('made_rank')} "
_ASPECT = pattern(r"\s*{aspect_of}\s(?:(?P<worth>{about_worth})|{about_number}|{count_of}\s\w+)")
_VERB_OF_SHARE = pattern(
    r"[\s,(]*(?:{aspect_modal}\s+)*{compared_verb}?(?:\s*(?:{about}|{nearly}|{over}|{even_to}))*\s*"
)
_AGAINST = pattern(
    r"\s*(?:{compare}\s+(?P<base>[^,;.()]{2,100})|(?P<plan>(?:{whole_of_economy}|{plan}|{same_period})[^,;.()]{0,60}))"
)
_APART = pattern(
    r"[\s,(]*(?:{aspect_modal}\s)?(?P<verb>{above|below|exceed_plan|falls_short})(?:\s(?P<of>[^,;.()\d]{2,80}?))?"
    r"(?:\s(?:{is_verb|about|nearly|over}))*\s*"
)
_APART_FROM = pattern(r"(?:{compare}\s)?(?:{plan|average})[^,;.()]{0,60}$")
_PLAN = pattern(r"{plan|plan_short}")
_AGAINST_PLAN_LED = pattern(r"{compare}\s+{plan|plan_short}[^;.\d]{0,40}$")
_AGAINST_LED = pattern(r"(?:{compare}|{fulfil}(?:\s+{plan_part})*\s+{plan})[^;.\d]{0,60}$")
_HEADING_OF_BASE = pattern(
    r"{compare}|/\s*{plan|plan_short}|{fulfil}(?:\s+{plan_part})*\s+{plan|plan_short}|{ratio_head}\s+{fulfil}\s*$"
)
_INDEX = pattern(r"{index_name}")
_SET_OUT = pattern(r"\s+(?:{set_out}|{set_out_end}\s.*)$")
_SHARE = pattern(r"{share_verb}(?:\s+(?:{about}|{over}|{nearly}|{even_to}))*\s*$")
_RATIO_OF = pattern(r"{ratio_of_part}\s+(.+?)\s+(?:{within_whole}|{compare})\s")
_BEGINS_WITH_PREPOSITION = pattern(r"({channel})\s")
_OPENED_BY_OF = pattern(r"[\s,;]*({belongs})\s")
_CONDITION = pattern(r"{condition}\s")
MONEY = frozenset({"VND", "USD", "EUR", "JPY"})
_RANKED = pattern(r"{rank_word}\s*$")
_RATE_NAME = pattern(r"{ratio_head}\s")
_EQUALS = pattern(r"{equals}\s*$")


def compared(lead: str, tail: str) -> str | None:
    """Return what a percentage sets the measure before it against: "bằng 106% dự toán năm", "đạt 57% so với …"."""
    found = _AGAINST.match(tail)
    if found is None or not _VERB_OF_SHARE.fullmatch(lead):
        return None
    return _SET_OUT.sub("", (found["base"] or found["plan"]).strip()).strip()


def is_set(lead: str) -> bool:
    """Whether the words before a percentage are those of one that is set against something: "bằng", "đạt"."""
    return bool(lead.strip()) and _VERB_OF_SHARE.fullmatch(lead) is not None


def against_plan(lead: str, tail: str) -> bool:
    """Whether a change is measured against a plan, not against an earlier time: "tăng 6 tỷ đồng so với dự toán"."""
    found = _AGAINST.match(tail)
    behind = found is not None and found["base"] is not None and _PLAN.match(found["base"]) is not None
    return behind or _AGAINST_PLAN_LED.search(lead) is not None


def apart(lead: str, tail: str) -> str | None:
    """Return the words by which a number is the distance of a measure from a plan or a mean, not its level.

    "cao hơn kế hoạch 12 đồng", "vượt 2 tỷ đồng so với dự toán".
    """
    found = _APART.fullmatch(lead)
    if found is None:
        return None
    if found["of"]:
        return f"{found['verb']} {found['of']}" if _APART_FROM.match(found["of"]) else None
    against = _AGAINST.match(tail)
    of = against and (against["base"] or against["plan"])
    return f"{found['verb']} {_SET_OUT.sub('', of.strip()).strip()}" if of and _APART_FROM.match(of) else None


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
    return WORTH if match["worth"] else _NUMBER


def is_condition(words: str) -> bool:
    """Whether words narrow a measure instead of naming one: "nếu loại trừ yếu tố giá"."""
    return _CONDITION.match(words) is not None


def counts_deals(unit: str | None) -> bool:
    """Whether transactions are counted: the noun belongs to the name of what a system reaches."""
    return unit is not None and fold(unit) in lexicon.words("deal")


def is_place(unit: str | None) -> bool:
    """Whether a number is so many places among others: "tăng 4 bậc"."""
    return unit is not None and fold(unit) in lexicon.words("rank_unit")


def with_preposition(lead: str, measure: str) -> str:
    """Return a measure with the preposition that opens its clause: ", của người bệnh ngoại trú đạt …"."""
    opened = _OPENED_BY_OF.match(lead)
    return f"{opened[1]} {measure}" if opened else measure


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


def is_rank(before: str) -> bool:
    """Whether the words before a number say that it is a place among others, whatever they name."""
    return at_end(_RANKED, before) is not None


def rank_of(measure: str) -> str:
    """Return the name of the place that a score gives."""
    return measure if measure.startswith(_RANK) else f"{_RANK}{measure}"


def equals(lead: str) -> bool:
    """Whether a number says the one before it again, in another way: "…, tương ứng 22,6 thuê bao/100 dân"."""
    return at_end(_EQUALS, repeat(QUALIFIER, lead)) is not None


def is_ratio(measure: str) -> bool:
    """Whether a name was made for what a measure is against a plan or a year: a change beside it is not of that."""
    return measure.startswith(_RATIO) and _AGAINST_PLAN in measure


def share_of(measure: str) -> str:
    """Return the name of the share that something makes up."""
    return f"{_RATIO}{measure}"


def ratio_of(measure: str, against: str) -> str:
    """Return the name of what a measure is against a plan or a year."""
    return f"{_RATIO}{measure}{_AGAINST_PLAN}{against}"


def index_against(measure: str, against: str) -> str:
    """Return the name of an index against one of its bases: "chỉ số giá tiêu dùng so với tháng trước"."""
    return f"{measure}{_AGAINST_PLAN}{against}"


def against(measure: str) -> str | None:
    """Return the plan or year that a made name sets a measure against."""
    return measure.partition(_AGAINST_PLAN)[2] if is_ratio(measure) else None


def base_of_ratio(measure: str) -> str | None:
    """Return the measure that a made name sets against a plan: "tỷ lệ thu ngân sách so với dự toán"."""
    return measure.removeprefix(_RATIO).split(_AGAINST_PLAN)[0] if is_ratio(measure) else None


def measured(measure: str) -> str:
    """Return what is set against a plan or a year, where a name was made for that already; else the measure itself."""
    return base_of_ratio(measure) or measure


def is_of_base(lead: str, tail: str, measure: str) -> bool:
    """Whether a percentage is one of a plan, of a base or of an index, which all may be exceeded; no share of a whole.

    "bằng 105,2% dự toán", "so với kế hoạch đạt 104%", "chỉ số giá tiêu dùng là 103,1%".
    """
    against = _AGAINST.match(tail) is not None or _AGAINST_LED.search(lead) is not None
    return against or is_ratio(measure) or _INDEX.search(measure) is not None


def is_of_base_by_heading(heading: str) -> bool:
    """Whether a column or a row of a table holds percentages of a plan, a base or an index: "Thực hiện/Kế hoạch"."""
    return _HEADING_OF_BASE.search(heading) is not None or _INDEX.search(heading) is not None


def is_index(measure: str) -> bool:
    """Whether a measure tells how something stands against a base of 100: "chỉ số giá tiêu dùng"."""
    return _INDEX.search(measure) is not None


def is_ratio_name(measure: str) -> bool:
    """Whether a measure is a percentage by its own name."""
    return _RATE_NAME.match(measure) is not None


def plan_behind(tail: str) -> str | None:
    """Return the plan that a percentage is of: "thu ngân sách đạt 55,7% dự toán"."""
    found = _AGAINST.match(tail)
    return _SET_OUT.sub("", found["plan"].strip()).strip() if found and found["plan"] else None
