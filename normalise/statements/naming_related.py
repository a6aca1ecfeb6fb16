"""Names of levels that are told in relation to what stands before: a plan, a rank, a share, a list, a body.

Where the words around a number name its measure themselves, `naming` has the rules.
"""

from typing import NamedTuple

from normalise.lexical.lexicon import pattern
from normalise.lexical.units import SHARES
from normalise.quantities import fraction
from normalise.reference import unlisted
from normalise.statements import change, phrase, relation
from normalise.statements.mention import Mention, Rule
from normalise.statements.passage import Statement

_PLAN = pattern(relation.PLAN_NAMED)
_BRACKETS_OF_PLAN = pattern(relation.PLAN_NAMED + r"\s*\(\s*(?:{is_verb}\s*)?$")
_MEAN = pattern(
    r"(?:{joins}\s)?(?P<mean>{average}(?:\s{each_one}\s[^,;.:()\d]{2,40}?)?)(?:\s{reach|is_verb|left_over})*\s*"
)
_IS_MEAN = pattern(r"{average}")
_PART, _OTHER_PART = pattern(r"{part_of_all}"), pattern(r"\s\({part_of_all}\)$")
_LOOK_BACK = 240
"""Characters before a number that can hold the name of a measure around it."""


class Name(NamedTuple):
    """What is measured."""

    words: str
    unit: str | None
    """Unit of what is measured: of a change that of the measure that changed, None where unknown."""
    shared: str = ""
    """The words that the next number of a list would share."""


def levelled(mention: Mention, words: str, shared: str = "") -> Name:
    """Return the name of a level, which is in the unit that is printed."""
    return Name(words, mention.number.unit, shared)


def one_before(mention: Mention) -> Statement:
    """Return the statement before: of rules that ask for one first."""
    if mention.before is None:
        raise AssertionError("a rule names a measure by the statement before where there is none")
    return mention.before


def last_one(mention: Mention) -> Statement:
    """Return the last statement: of rules that ask for one first."""
    if mention.earlier.last is None:
        raise AssertionError("a rule names a measure by the last statement where there is none")
    return mention.earlier.last


def _plans_the_same(mention: Mention) -> bool:
    return _planned(mention) is not None


def _planned(mention: Mention) -> Statement | None:
    """Return what a plan beside it is of: "12 xã (kế hoạch 10 xã)", "đạt 85% kế hoạch (8.000 ha)"."""
    if fraction.SIDE_PLANNED in mention.number.flags:
        return mention.earlier.last
    start, noun = mention.number.start, str(mention.number.unit).split()[0]
    words = phrase.without_verb(phrase.lead_words(mention.clause.lead))
    behind = _BRACKETS_OF_PLAN.search(mention.clause.sentence, max(0, start - _LOOK_BACK), start)
    if _PLAN.fullmatch(words) is None and behind is None:
        return None
    alike = (one for one in reversed(mention.earlier.measures) if str(one.quantity.unit).split()[0] == noun)
    return next(alike, None)


def _as_planned(mention: Mention) -> Name:
    return levelled(mention, (_planned(mention) or one_before(mention)).indicator)


def _set_by_a_plan(mention: Mention) -> bool:
    return mention.before is not None and change.is_level_of_plan(mention)


def _ranks(mention: Mention) -> bool:
    return mention.before is not None and relation.ranks(mention.clause.lead)


def _rank(mention: Mention) -> Name:
    return levelled(mention, relation.rank_of(one_before(mention).indicator))


def at_another_time(mention: Mention) -> bool:
    """Whether the number is what the last statement measures was at another time."""
    return mention.earlier.last is not None and change.is_level_of_another(mention)


def as_last(mention: Mention) -> Name:
    """Name a number as the last statement is named."""
    last = last_one(mention)
    return Name(last.indicator, last.measure_unit)


def _says_again(mention: Mention) -> bool:
    before, unit = mention.before, mention.number.unit
    if before is None or not relation.equals(mention.clause.lead):
        return False
    return (
        str(unit).split("/", maxsplit=1)[0] == str(before.quantity.unit)
        or mention.counted == unit == before.quantity.unit
    )


def as_before(mention: Mention) -> Name:
    """Name a number as the level before is named."""
    return levelled(mention, one_before(mention).indicator)


def _stands_apart(mention: Mention) -> bool:
    return change.apart_from(mention) is not None


def _distance(mention: Mention) -> Name:
    of = relation.measured(one_before(mention).indicator)
    return levelled(mention, f"{of} ({change.apart_from(mention)})")


def _set_against(mention: Mention) -> bool:
    known = mention.before is not None and mention.number.unit == "%"
    return known and _against(mention) is not None


def _ratio(mention: Mention) -> Name:
    return levelled(
        mention, relation.ratio_of(relation.measured(one_before(mention).indicator), str(_against(mention)))
    )


def _against(mention: Mention) -> str | None:
    """Return what a percentage is set against, be it told of its neighbour in a list.

    "Đàn trâu 213 con, bằng 97,4%; đàn bò 648 con, bằng 101,2% so với cùng kỳ."
    """
    clause = mention.clause
    if own := relation.compared(clause.lead, clause.tail):
        return own
    if not relation.is_set(clause.lead) or clause.tail.strip(" ,;."):
        return None
    return _against_next(mention) or _against_last(mention)


def _against_last(mention: Mention) -> str | None:
    """Return what the percentage of the item before is set against: "thu phí đạt 104% kế hoạch; thu khác đạt 98%"."""
    last = next((one for one in reversed(mention.earlier.statements) if one.quantity.unit == "%"), None)
    between = mention.clause.sentence[last.quantity.end : mention.number.start] if last else ""
    return relation.against(last.indicator) if last and between.count(";") == 1 else None


def _against_next(mention: Mention) -> str | None:
    clause, at = mention.clause, mention.number.end
    for one in mention.analysed.quantities:
        if one.start < at or one.unit != "%":
            continue
        between = clause.sentence[at : one.start]
        if ";" not in between or not relation.is_set(between.rpartition(",")[2]):
            return None
        at = one.end
        if told := relation.compared("", clause.sentence[at:]):
            return told
    return None


def _set_against_in_turn(mention: Mention) -> bool:
    told = mention.turn is not None and mention.number.unit == "%" and not mention.measure
    return told and _against_of_list(mention) is not None


def _against_of_list(mention: Mention) -> str | None:
    """Return what all of a list is set against: "đạt lần lượt 95% và 102% kế hoạch"."""
    listed = mention.analysed.turns[mention.number.start]
    return relation.compared("", mention.clause.sentence[listed.end :])


def _ratio_in_turn(mention: Mention) -> Name:
    of = (mention.turn or one_before(mention)).indicator
    return levelled(mention, relation.ratio_of(relation.measured(of), str(_against_of_list(mention))))


def _makes_up(mention: Mention) -> bool:
    share = mention.number.unit == "%" and relation.is_share(mention.clause.lead)
    return mention.before is not None and share and not mention.measure


def share_of_one_before(mention: Mention) -> Name:
    """Name a percentage that the level before makes up."""
    return levelled(mention, _share_of(one_before(mention)))


def _share_of(before: Statement) -> str:
    """Return the name of the share that a count or an amount makes up."""
    of = phrase.without_count(before.indicator)
    return before.indicator if phrase.is_measure(of) and before.measure_unit == "%" else relation.share_of(of)


def member(mention: Mention) -> bool:
    """Whether the number tells one of the names before its list."""
    return mention.number.start in mention.listed and mention.times.in_order(mention.number) is None


def of_member(mention: Mention) -> Name:
    """Name a number by its own of the names before its list."""
    return levelled(mention, phrase.without_verb(phrase.lead_words(mention.listed[mention.number.start])))


def _holds_the_one_before(mention: Mention) -> bool:
    return _around(mention) is not None


def _around(mention: Mention) -> str | None:
    """Return a measure that holds the number before: "tổng số tài khoản mở tại 03 doanh nghiệp là hơn 2,34 triệu"."""
    clause, before = mention.clause, mention.before
    if before is None or not phrase.named_before(clause.lead) or phrase.cut(clause.between) is not None:
        return None
    start = before.quantity.start
    near = max(0, start - _LOOK_BACK)
    begin = max(near, *(clause.sentence.rfind(mark, near, start) + 1 for mark in ";:"))
    if not phrase.ends_in_preposition(phrase.lead_words(clause.sentence[begin:start])):
        return None
    words = mention.times.without(clause.sentence[begin : mention.number.start])
    whole = phrase.without_verb(phrase.lead_words(words))
    return whole if phrase.is_measure(whole) else None


def _whole_around(mention: Mention) -> Name:
    return levelled(mention, _around(mention) or "")


def _names_a_body(mention: Mention) -> bool:
    """Whether the words are the name of a body or place and no more: whose the figure is, not of what."""
    words = mention.measure
    listed = mention.before is not None or mention.list_of
    return bool(words and listed) and unlisted.is_of_somebody(words, mention.context.day)


def _of_body(mention: Mention) -> Name:
    """Name the figure of a body in a list by what the list is of, else by what is counted."""
    unit, earlier = mention.number.unit, mention.earlier
    if mention.counted and mention.counted != unit:
        return levelled(mention, mention.counted)
    of_list = (one for one in reversed(earlier.measures) if one.quantity.unit not in SHARES)
    like = earlier.measure_of_unit.get(unit) if unit else next(of_list, None)
    if like is None and mention.list_of:
        return levelled(mention, mention.list_of)
    return levelled(mention, like.indicator if like else f"{unit or one_before(mention).indicator} ({mention.measure})")


def _averages(mention: Mention) -> bool:
    return _average(mention) is not None


def _average(mention: Mention) -> str | None:
    """Return the words by which a number is the mean of what was just told: "…, bình quân 8,65 tỷ đồng/dự án"."""
    last, lead = mention.last, phrase.repeat(phrase.QUALIFIER, mention.clause.lead)
    found = _MEAN.fullmatch(lead) if last is not None and last.direction is None else None
    alike = last is not None and str(last.quantity.unit).split("/")[0] == str(mention.number.unit).split("/")[0]
    return found["mean"] if found and alike and last and not _IS_MEAN.search(last.indicator) else None


def _mean(mention: Mention) -> Name:
    return levelled(mention, f"{last_one(mention).indicator} {_average(mention)}")


def _tells_a_part(mention: Mention) -> bool:
    """Whether the words name only whom or where of all: "tuổi thọ 74 tuổi, trong đó nữ 76 tuổi"."""
    before, number = mention.before, mention.number
    rate = before is not None and before.quantity.unit == number.unit and before.direction is None
    rate = rate and (number.unit in SHARES or number.value != number.value.to_integral_value())
    return rate and mention.counted in {"", number.unit} and _PART.fullmatch(mention.measure) is not None


def _part_told(mention: Mention) -> Name:
    whole = _OTHER_PART.sub("", one_before(mention).indicator)
    return levelled(mention, f"{whole} ({mention.measure})")


MADE_UP, APART = "share_made_up", "apart_from_a_plan"
RELATED: tuple[Rule[Mention, Name], ...] = (
    Rule("at_another_time", at_another_time, as_before, "Bội chi 4,5% GDP, cao hơn mức 4,1% của năm trước."),
    Rule("plan_of_the_same", _plans_the_same, _as_planned, "Có 12 xã đạt chuẩn (kế hoạch 10 xã)."),
    Rule("set_by_a_plan", _set_by_a_plan, as_before, "Lạm phát 3,25%, thấp hơn mức 4,5% Quốc hội giao."),
    Rule("rank", _ranks, _rank, "Chỉ số đạt 62 điểm, xếp thứ 9/34 tỉnh."),
    Rule("said_again", _says_again, as_before, "Có 22 triệu thuê bao, tương ứng 22,6 thuê bao/100 dân."),
    Rule(APART, _stands_apart, _distance, "Thu nội địa đạt 12 tỷ đồng, vượt kế hoạch 2 tỷ đồng."),
    Rule("ratios_in_turn", _set_against_in_turn, _ratio_in_turn, "Trồng 9 ha chè, 5 ha cam, đạt 95% và 102% kế hoạch."),
    Rule("set_against_a_plan", _set_against, _ratio, "Thu nội địa đạt 12 tỷ đồng, bằng 106% dự toán."),
    Rule(MADE_UP, _makes_up, share_of_one_before, "Có 36 trạm đạt chuẩn, chiếm 25%."),
    Rule("mean_of_the_same", _averages, _mean, "Vốn đăng ký 9.860 tỷ đồng, bình quân 8,6 tỷ đồng/dự án."),
    Rule("part_told", _tells_a_part, _part_told, "Tuổi thọ đạt 74,3 tuổi, trong đó nữ 76,9 tuổi."),
    Rule("member_of_a_list", member, of_member, "Tỷ trọng trồng trọt, chăn nuôi lần lượt là 60%, 40%."),
    Rule("around_the_one_before", _holds_the_one_before, _whole_around, "Số thẻ cấp tại 3 chi nhánh là 9.000 thẻ."),
    Rule("body_of_a_list", _names_a_body, _of_body, "Có 60 trạm (Huyện Bác Ái 40 trạm; Huyện Ninh Sơn 20 trạm)."),
)
"""The first of the rules for levels, in their order."""
