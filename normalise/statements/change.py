"""Whether a number is a change, and in which direction: ordered rules over the words around it.

Of which measure the change is, `change_name` says; against which period, `period_binding`.
"""

import re

from normalise.lexical.lexicon import pattern
from normalise.lexical.units import SHARES
from normalise.statements import phrase, relation
from normalise.statements.change_verb import DOWN, LOOK_BACK, UP, Verb, verb_before
from normalise.statements.mention import Decision, Mention, Rule, always, decide
from normalise.statements.passage import Statement

_FALLS = pattern(r"{fall}|{below}")
_EXCEEDS = pattern(r"{exceed_plan}(?:\s+(?:{over}|{nearly}|{about}))*\s*$")
_ARRIVES = pattern(
    r"[^;.]{0,80}?\s(?:{arrives}|{left_over})(?:\s+(?:{level_word}|{place_word}|{over}|{nearly}|{about}))*\s*"
)
_COMES = pattern(r"{come_from}(?:\s+(?:{over}|{nearly}|{about}))*\s*$")
_CHANGED_FROM = pattern(
    r"[\s,(]*(?:{aspect_modal}\s)?{rise|fall}(?:\s{degree})*\s{come_from}(?:\s(?:{level_word}|{over}|{nearly}|{about}))*\s*"
)
_ARRIVED = pattern(r"{arrives}(?:\s+(?:{level_word}|{place_word}|{over}|{nearly}|{about}|{thus}))*\s*$")
_CONTRIBUTES = pattern(r"{contribute}(?:\s+(?:{over}|{nearly}|{about}|{into}))*\s*$")
_PLANNED_CHANGE = pattern(r"(?:{rise}|{fall})(?:\s{degree})*\s*$")
_LEVEL_OF = pattern(r"(?:{above}|{below})(?:\s+(?:{compare}|{degree}))*\s+{level_word}\s*$")
_COMPARED_WITH = pattern(r"(?:{above}|{below})\s[^,;.\d]{2,80}\s{is_verb}\s*$")
_WAS_SET = pattern(r"[^,;.()\d]{0,40}\s(?:{given}|{set_out}|{allowed})(?=\s*(?:$|[,;.)]|{year|plan}))")
_AGAINST_IT = pattern(r"{compare}\s+(?:(?:{level_word}|{over}|{nearly}|{about})\s*)*$")
_BASE_IN_BRACKETS = pattern(r"{compare}\s[^;.()]{2,60}\(\s*(?:(?:{level_word}|{over}|{nearly}|{about})\s*)*$")
_OF_TIME = pattern(r"[^,;.()]{0,24}\s{whose}\s")
_AGAINST = pattern(r"[^;.]{0,80}?(?:{compare}|{same_period})")
_AGAINST_BEFORE = pattern(r"{compare}\s[^;.]{2,80}?$")
_BASE_BETWEEN = pattern(r"{same_period}|{time_noun|school_year}\s{previous}")
_SPEED = pattern(r"{of_speed}")
_LASTS = pattern(r"{duration_unit}")
"""What is faster takes less of it: "14 phút, nhanh hơn 3 phút"."""
_ADDED = pattern(r"(?:{rise})(?:\s+{degree})*\s*$")
_ADDED_AMOUNT = pattern(r"{added_amount}(?:\s+(?:{link}|{average}|{over}|{nearly}|{about}|{estimate}|{reach}))*\s*$")
_RATE_NAME = pattern(r"{growth_head}[^,;:.\d]{0,100}$")
_MEASURE_NAME = pattern(r"^{rise|fall}\s+(?=(?:{measure_name}|{ratio_head})\s)[^,;:.\d]{2,100}$")
_CHAINED = pattern(
    r"\s*(?:{compare}\s[^,;.]{1,40})?(?:{aspect_of}\s[^,;.\d]{1,30})?(?:,|;)?\s*(?:{joins})?\s*"
    r"(?:{equals}|{over}|{nearly}|{about})?\s*"
)
_AGAIN = pattern(r"[^,;.()\d]{0,40}\(\s*(?:{equals}|{that_is}|{over}|{nearly}|{about}|{rise}|{fall}|[-+−–])?\s*")
_AGAIN_APART = pattern(r"[^,;.()\d]{0,40}[,(]?\s*(?:{equals}|{that_is})\s*(?:{rise}|{fall})?\s*")
_MAY_CHANGE = pattern(r"{rise|fall|multiple|above|below|come_from|arrives|compare}|[(][-+−–]?$")
_EQUAL = pattern(r"[^,;.()\d]{0,40}[,(]?\s*{equals}(?:\s{over|nearly|about})?\s*")
_ALL = 100
_SIZES_APART = 3
"""By how much less than a level what stands in brackets behind it may be, to be another level and no change."""
_OPENED = re.compile(r"\s*\(\s*(?P<sign>[-+−–])?")
_OPENED_BEHIND = re.compile(r"[^,;:.()\d]{0,60}\(\s*(?P<sign>[-+−–])?")
_PLUS = re.compile(r"(?:^|[\s(,:])\+$")
_PART_OF_ALL = pattern(r"\s*[,;]\s*(?P<of_which>{of_which}[\s:]*)?(?:{joins}\s)?[^,;.:()\d]{2,80}\s")
_MAKES_UP = pattern(r"{share_verb}")


def _verb(mention: Mention) -> Verb | None:
    verb = verb_before(_near(mention))
    return None if verb and verb.of_level and not _compared(mention) else verb


def bounds(mention: Mention) -> str:
    """Return the words before a number that may bound it: those behind a comparison, which bounds no change itself."""
    verb = _verb(mention)
    return verb.behind if verb and verb.comparing else mention.clause.between


def _compared(mention: Mention) -> bool:
    return bool(_AGAINST.match(mention.behind) or _AGAINST_BEFORE.search(_near(mention)))


def _near(mention: Mention) -> str:
    return mention.clause.between[-LOOK_BACK:]


def came_from(mention: Mention) -> bool:
    """Whether the number is where a measure came from: the next one is where it went to."""
    if mention.number.value_high is not None or not _COMES.search(_near(mention)):
        return False
    if _is_origin_of_last(mention):
        return True
    if mention.following is None:
        return False
    return _ARRIVES.fullmatch(mention.clause.sentence, mention.number.end, mention.following.start) is not None


def _is_origin_of_last(mention: Mention) -> bool:
    """Whether a level told just before came from the number: "đạt 12,5 ha, giảm từ 31,2 ha của năm trước"."""
    last = mention.last
    told = last is not None and last.direction is None and last.quantity.unit == mention.number.unit
    return told and _CHANGED_FROM.fullmatch(mention.clause.between) is not None


def arrived(mention: Mention) -> bool:
    """Whether the number is where a measure went to: "từ 3% lên 5%", "giảm còn 3%"."""
    return _ARRIVED.search(_near(mention)) is not None


def _of_plan(mention: Mention) -> bool:
    return (
        mention.is_share
        and not _equal_change(mention)
        and relation.compared(mention.clause.lead, mention.clause.tail) is not None
    )


def _contributes(mention: Mention) -> bool:
    return mention.is_share and _CONTRIBUTES.search(_near(mention)) is not None


def is_level_of_another(mention: Mention) -> bool:
    """Whether the number is what a measure was at another time: "cao hơn mức 4,1% của năm trước", "so với 82 vụ …"."""
    level = _LEVEL_OF.search(_near(mention)) is not None and _OF_TIME.match(mention.behind) is not None
    against = _AGAINST_IT.search(_near(mention)) is not None and mention.times.tells_earlier(mention.number)
    return level or against or _is_base_in_brackets(mention)


def _is_base_in_brackets(mention: Mention) -> bool:
    """Whether brackets behind the base of a change give its level: "16.000 ha, tăng so với năm 2022 (15.800 ha)"."""
    last, number = mention.last, mention.number
    level = last is not None and last.direction is None and last.quantity.unit == number.unit
    large = level and number.value * _SIZES_APART >= last.quantity.value  # type: ignore[union-attr]
    return large and _BASE_IN_BRACKETS.search(_near(mention)) is not None


def is_level_of_plan(mention: Mention) -> bool:
    """Whether the number is what a plan set: "thấp hơn mức 4,5% Quốc hội giao", "vượt chỉ tiêu 95%"."""
    before, lead = mention.before, mention.clause.lead
    if before is not None and _is_as_large(mention, before) and relation.apart(lead, "") is not None:
        return _PLANNED_CHANGE.search(lead) is None
    return _LEVEL_OF.search(_near(mention)) is not None and _WAS_SET.match(mention.behind) is not None


def apart_from(mention: Mention) -> str | None:
    """Return the words by which a number is the distance from a plan or a mean: "cao hơn kế hoạch 12 đồng".

    A figure behind a plan that is as large as the measure itself is what the plan set: "vượt kế hoạch 90%".
    """
    words = relation.apart(mention.clause.lead, mention.clause.tail)
    return words if words and mention.before and not _is_as_large(mention, mention.before) else None


def _is_as_large(mention: Mention, before: Statement) -> bool:
    number, of = mention.number, before.quantity
    return number.unit == of.unit and 2 * abs(number.value) >= abs(of.value)


def _multiple(mention: Mention) -> bool:
    return mention.number.unit == "x"


def _by_verb(mention: Mention) -> bool:
    return mention.is_share and _verb(mention) is not None


def _exceeds(mention: Mention) -> bool:
    return mention.is_share and _EXCEEDS.search(_near(mention)) is not None and bool(_AGAINST.match(mention.behind))


def _differs(mention: Mention) -> bool:
    return mention.is_share and _COMPARED_WITH.search(_near(mention)) is not None


def _adds(mention: Mention) -> bool:
    """Whether a measure is named after what was added: "số vốn đăng ký tăng thêm đạt 2,1 tỷ USD"."""
    return not mention.is_share and _ADDED_AMOUNT.search(_near(mention)) is not None


def _counted(mention: Mention) -> bool:
    verb = _verb(mention)
    return verb is not None and verb.plain and not verb.comparing


def _counted_and_compared(mention: Mention) -> bool:
    verb = _verb(mention)
    if verb is None:
        return False
    last = mention.earlier.last
    same_unit = last and mention.previous and last.quantity.unit == mention.number.unit
    to_base = _BASE_BETWEEN.search(verb.behind) is not None
    return bool(same_unit or to_base or _compared(mention) or _ADDED.search(mention.clause.lead))


def _again(mention: Mention) -> bool:
    """Whether the number says the change before again: as a share of a count, or as the amount behind a share."""
    last, number = mention.last, mention.number
    if last is None or last.direction is None or number.denominator is not None or number.unit is None:
        return False
    between = mention.times.without(mention.clause.between)
    told = (mention.is_share and _AGAIN.fullmatch(between)) or _AGAIN_APART.fullmatch(between)
    return told is not None and mention.is_share is not (last.quantity.unit in SHARES)


def _equal_change(mention: Mention) -> bool:
    """Whether a share says the count by which a measure changed again: "tăng 800 ha, tương đương 6,9% so với …"."""
    last, number = mention.last, mention.number
    counted = last is not None and last.direction is not None and last.quantity.unit not in {*SHARES, "x"}
    return counted and number.value < _ALL and _EQUAL.fullmatch(mention.clause.between) is not None


def _amount_of_share(mention: Mention) -> bool:
    """Whether a count in brackets is the amount of the share before it: "980 tin, tăng 15,6% (132 tin)"."""
    last, number = mention.last, mention.number
    of = mention.earlier.measure_of_unit.get(number.unit)
    shared = last is not None and last.direction is not None and last.quantity.unit in SHARES
    return shared and of is not None and number.value < of.quantity.value and mention.clause.between.strip() == "("


def _signed(mention: Mention) -> bool:
    """Whether a sign makes the number a change: "+3% so với …", behind a level "(-12,5%)", "65 tạ/ha (+1,4 tạ/ha)"."""
    number, last = mention.number, mention.last
    if mention.is_share and _PLUS.search(mention.clause.between):
        return True
    bracket = _OPENED_BEHIND if mention.is_share else _OPENED
    opened = bracket.fullmatch(mention.clause.between) if last and last.direction is None else None
    if opened is None or last is None or not (opened["sign"] or number.value < 0):
        return False
    return (last.quantity.unit not in SHARES) if mention.is_share else last.quantity.unit == number.unit


def _has_turn(mention: Mention) -> bool:
    """Whether the number goes on with a list of changes: "lần lượt giảm 9 vụ và 17,3 ha"."""
    turn = mention.analysed.turns.get(mention.number.start)
    return (
        turn is not None
        and turn.said is not None
        and turn.turn > 0
        and mention.last is not None
        and mention.last.direction is not None
    )


def _shares_verb(mention: Mention) -> bool:
    last = mention.last
    shares = last is not None and last.direction is not None and last.quantity.unit == mention.number.unit
    shares = shares and _verb(mention) is None and _AGAINST_IT.search(_near(mention)) is None
    return shares and mention.is_share and _CHAINED.fullmatch(mention.clause.between) is not None


def _rate_name(mention: Mention) -> str | None:
    """Return the words from the name of a change on, times left out: "tốc độ tăng trưởng tín dụng năm 2018 khoảng"."""
    found = _RATE_NAME.search(mention.times.without(_near(mention)))
    return found[0] if found else None


def _rate_by_name(mention: Mention) -> bool:
    return mention.is_share and _rate_name(mention) is not None


def _part_of_rate(mention: Mention) -> bool:
    """Whether a percentage is the growth of a part of what a growth was just named of, and so on for the next parts."""
    last, between = mention.last, mention.clause.between
    part = _PART_OF_ALL.fullmatch(between) if mention.is_share and last and last.direction else None
    if part is None or last is None or _MAKES_UP.search(between) or phrase.is_measure(mention.words):
        return False
    return last.rules[0] == (RATE_BY_NAME if part["of_which"] else PART_OF_RATE)


def _change_of_measure(mention: Mention) -> bool:
    words = mention.words
    return mention.is_share and words == mention.measure and _MEASURE_NAME.match(words) is not None


def _level(_: Mention) -> None:
    return None


def _of_verb(mention: Mention) -> str | None:
    verb = _verb(mention)
    if verb and verb.comparing and _LASTS.fullmatch(mention.number.unit or "") and _SPEED.search(_near(mention)):
        return DOWN if verb.direction == UP else UP
    return verb.direction if verb else None


def _of_last(mention: Mention) -> str | None:
    return mention.last.direction if mention.last and mention.last.direction else None


def _of_sign(mention: Mention) -> str:
    return DOWN if mention.number.value < 0 or mention.clause.between[-1:] in "-−–" else UP


def _up(_: Mention) -> str:
    return UP


def _of_sister(mention: Mention) -> str | None:
    """Return the direction of the change that the level of another time is compared with; None beside a level."""
    alike = mention.last is not None and mention.last.quantity.unit == mention.number.unit
    of_level = _AGAINST_IT.search(_near(mention)) and mention.number.unit in mention.earlier.measure_of_unit
    return mention.last.direction if mention.last and alike and not of_level else None


def _of_multiple(mention: Mention) -> str:
    return _of_verb(mention) or UP


def _of_comparison(mention: Mention) -> str:
    compared = _COMPARED_WITH.search(_near(mention))
    return DOWN if compared and _FALLS.match(compared[0]) else UP


def _of_name(mention: Mention) -> str:
    falls = mention.number.value < 0 or _FALLS.search(_rate_name(mention) or "") is not None
    return DOWN if falls else UP


def _of_words(mention: Mention) -> str:
    return DOWN if _FALLS.match(mention.words) else UP


CAME_FROM, OF_PLAN, AGAIN = "came_from", "of_plan", "again"
RATE_BY_NAME, PART_OF_RATE = "rate_by_name", "part_of_rate"
RULES: tuple[Rule[Mention, str | None], ...] = (
    Rule(CAME_FROM, came_from, _level, "Tỷ lệ che phủ rừng tăng từ 41% lên 42%."),
    Rule("arrived", arrived, _level, "Tỷ lệ hộ nghèo giảm xuống còn 3,1%."),
    Rule("shares_verb", _shares_verb, _of_last, "Xuất khẩu tăng 8,6% về lượng và 9,1% về trị giá."),
    Rule("has_turn", _has_turn, _of_last, "Số vụ và diện tích lần lượt giảm 9 vụ và 17,3 ha."),
    Rule(OF_PLAN, _of_plan, _level, "Thu ngân sách đạt 12 tỷ đồng, vượt 5,4% dự toán."),
    Rule("contributes", _contributes, _level, "Khu vực dịch vụ tăng 6,9%, đóng góp 42,5%."),
    Rule("level_of_another", is_level_of_another, _of_sister, "Bội chi 4,5%, cao hơn mức 4,1% của năm trước."),
    Rule("added_amount", _adds, _level, "Có 12 dự án điều chỉnh vốn với số vốn tăng thêm 1,4 tỷ USD."),
    Rule("level_of_plan", is_level_of_plan, _level, "Lạm phát 3,25%, thấp hơn mức 4,5% Quốc hội giao."),
    Rule("multiple", _multiple, _of_multiple, "Số lượt khám gấp 2,4 lần cùng kỳ."),
    Rule("verb", _by_verb, _of_verb, "Sản lượng điện tăng nhẹ 1,2%."),
    Rule("differs", _differs, _of_comparison, "Điểm trung bình thấp hơn mức chung của cả nước là 5,2%."),
    Rule("exceeds", _exceeds, _up, "Lượng khách vượt 12% so với năm trước."),
    Rule("counted", _counted, _of_verb, "Toàn tỉnh xảy ra 60 vụ cháy, giảm 7 người bị thương."),
    Rule(
        "counted_and_compared",
        _counted_and_compared,
        _of_verb,
        "Số trường là 310, nhiều hơn 4 trường so với năm trước.",
    ),
    Rule("signed", _signed, _of_sign, "Xuất khẩu sang Nga đạt 1,2 tỷ USD (+12,5%)."),
    Rule(AGAIN, _again, _of_last, "Tiếp nhận 900 đơn, giảm 100 đơn (10%)."),
    Rule("amount_of_share", _amount_of_share, _of_last, "Tiếp nhận 980 tin báo, tăng 15,6% (132 tin)."),
    Rule(PART_OF_RATE, _part_of_rate, _of_last, "Tốc độ tăng GRDP là 7,5%, trong đó nông nghiệp 3,2%."),
    Rule(RATE_BY_NAME, _rate_by_name, _of_name, "Tốc độ tăng năng suất lao động 5,2%."),
    Rule("change_of_measure", _change_of_measure, _of_words, "Tăng sản lượng thủy sản 3,5%."),
    Rule("level", always, _level, "Tỷ lệ xã đạt chuẩn đạt 78%."),
)
"""The first that applies decides; None is no change."""


def decided(mention: Mention) -> Decision[str | None]:
    """Return the direction of a number that is a change, None of a level, and the rule that decided.

    Most numbers are counts or amounts with no word of change before them, of which the last rule is sure.
    """
    goes_on = mention.last is not None and mention.last.direction is not None
    sure = not (mention.is_share or _multiple(mention) or goes_on) and not _MAY_CHANGE.search(_near(mention))
    return Decision(RULES[-1].name, None) if sure else decide(RULES, mention)
