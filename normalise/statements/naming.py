"""What a level measures, and in which unit: ordered rules over the words around a number.

Of which measure a change is, `change_name` says. How words are cut belongs to `phrase`; completing the names of a
sentence from each other to `indicator_completion`; codes to `indicator`.
"""

from typing import NamedTuple

from normalise.lexical import units
from normalise.lexical.lexicon import pattern
from normalise.lexical.units import SHARES
from normalise.quantities import fraction
from normalise.reference import unlisted
from normalise.statements import change, phrase, relation
from normalise.statements.mention import Mention, Rule, always, fallback
from normalise.statements.passage import Statement

_PLAN = pattern(relation.PLAN_NAMED)
_BRACKETS_OF_PLAN = pattern(relation.PLAN_NAMED + r"\s*\(\s*(?:{is_verb}\s*)?$")
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


def _before(mention: Mention) -> Statement:
    """Return the statement before: of rules that ask for one first."""
    if mention.before is None:
        raise AssertionError("a rule names a measure by the statement before where there is none")
    return mention.before


def last_one(mention: Mention) -> Statement:
    """Return the last statement: of rules that ask for one first."""
    if mention.earlier.last is None:
        raise AssertionError("a rule names a measure by the last statement where there is none")
    return mention.earlier.last


# --- levels: where the sentence says it in relation to the number before ----------------------------------------------


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
    return levelled(mention, (_planned(mention) or _before(mention)).indicator)


def _set_by_a_plan(mention: Mention) -> bool:
    return mention.before is not None and change.is_level_of_plan(mention)


def _ranks(mention: Mention) -> bool:
    return mention.before is not None and relation.ranks(mention.clause.lead)


def _rank(mention: Mention) -> Name:
    return levelled(mention, relation.rank_of(_before(mention).indicator))


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


def _as_before(mention: Mention) -> Name:
    return levelled(mention, _before(mention).indicator)


def _stands_apart(mention: Mention) -> bool:
    return change.apart_from(mention) is not None


def _distance(mention: Mention) -> Name:
    of = relation.measured(_before(mention).indicator)
    return levelled(mention, f"{of} ({change.apart_from(mention)})")


def _set_against(mention: Mention) -> bool:
    known = mention.before is not None and mention.number.unit == "%"
    return known and relation.compared(mention.clause.lead, mention.clause.tail) is not None


def _ratio(mention: Mention) -> Name:
    against = relation.compared(mention.clause.lead, mention.clause.tail)
    return levelled(mention, relation.ratio_of(relation.measured(_before(mention).indicator), str(against)))


def _set_against_in_turn(mention: Mention) -> bool:
    told = mention.turn is not None and mention.number.unit == "%" and not mention.measure
    return told and _against_of_list(mention) is not None


def _against_of_list(mention: Mention) -> str | None:
    """Return what all of a list is set against: "đạt lần lượt 95% và 102% kế hoạch"."""
    listed = mention.analysed.turns[mention.number.start]
    return relation.compared("", mention.clause.sentence[listed.end :])


def _ratio_in_turn(mention: Mention) -> Name:
    of = (mention.turn or _before(mention)).indicator
    return levelled(mention, relation.ratio_of(relation.measured(of), str(_against_of_list(mention))))


def _makes_up(mention: Mention) -> bool:
    share = mention.number.unit == "%" and relation.is_share(mention.clause.lead)
    return mention.before is not None and share and not mention.measure


def _share(mention: Mention) -> Name:
    return levelled(mention, _share_of(_before(mention)))


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
    return bool(words) and mention.before is not None and unlisted.is_of_somebody(words, mention.context.day)


def _of_body(mention: Mention) -> Name:
    """Name the figure of a body in a list by what the list is of, else by what is counted."""
    unit, earlier = mention.number.unit, mention.earlier
    if mention.counted and mention.counted != unit:
        return levelled(mention, mention.counted)
    of_list = (one for one in reversed(earlier.measures) if one.quantity.unit not in SHARES)
    like = earlier.measure_of_unit.get(unit) if unit else next(of_list, None)
    return levelled(mention, like.indicator if like else f"{unit or _before(mention).indicator} ({mention.measure})")


# --- levels: where the words before name the measure ------------------------------------------------------------------


def _leads(mention: Mention) -> bool:
    """Whether the words before the number name the measure whole; a heading does not, where a predicate follows."""
    clause, number, measure = mention.clause, mention.number, mention.measure
    if not measure:
        return False
    if phrase.follows_colon(clause.lead) and number.unit not in phrase.NO_NOUN and phrase.stands_alone(mention.counted):
        return phrase.is_measure(measure)
    if phrase.ends_in_preposition(phrase.lead_words(clause.lead)):
        return False
    named = phrase.named_before(clause.lead) or phrase.is_measure(measure) or phrase.is_bare_amount(measure)
    return named or phrase.in_brackets(clause.lead) or _leads_a_count(mention)


def _leads_a_count(mention: Mention) -> bool:
    """Whether the words before name what is counted, with only the noun behind: "khách quốc tế 3 triệu lượt"."""
    number, measure, parent = mention.number, mention.measure, mention.parent
    noun = str(number.unit).partition("/")[0]
    if mention.counted not in {"", number.unit, noun}:
        return False
    part = parent is not None and phrase.first_verb(measure) is None
    akin = part and (number.unit in relation.MONEY or _akin(measure, number.unit, parent))
    weak = phrase.is_left(mention.clause.lead) or phrase.begins_with(measure, number.unit)
    return units.is_measure(noun) or akin or weak


def _akin(measure: str, unit: str | None, parent: Statement | None) -> bool:
    """Whether words name a part of what was just counted: "khách quốc tế" after "3,2 triệu lượt khách"."""
    texts = (parent.indicator if parent else "", unit)
    words = {word for text in texts for word in str(text).lower().split()}
    return not words.isdisjoint(measure.lower().split())


def _leads_a_part_of_plan(mention: Mention) -> bool:
    percent = mention.number.unit == "%" and not relation.is_ratio_name(mention.measure)
    return percent and relation.plan_behind(mention.clause.tail) is not None and _leads(mention)


def _part_of_plan(mention: Mention) -> Name:
    return levelled(mention, relation.ratio_of(mention.measure, str(relation.plan_behind(mention.clause.tail))))


def _leads_a_share_of_parent(mention: Mention) -> bool:
    share = mention.parent is not None and mention.number.unit == "%" and relation.is_share(mention.clause.lead)
    return share and not phrase.is_measure(mention.measure) and _leads(mention)


def _in_parent(mention: Mention) -> Name:
    parent = mention.parent
    return levelled(mention, f"{parent.indicator if parent else ''} ({mention.measure})")


def _named(mention: Mention) -> Name:
    number, measure, parent = mention.number, mention.measure, mention.parent
    if measure == mention.lead and number.unit == "%" and mention.counted and phrase.is_measure(measure):
        measure = f"{measure} {mention.counted}"
    measure = _whole(mention, measure)
    part = parent if number.unit in relation.MONEY else None
    if part and part.quantity.unit == number.unit and not phrase.is_measure(measure):
        measure = f"{part.indicator} ({measure})"
    return levelled(mention, measure)


def _whole(mention: Mention, measure: str) -> str:
    """Return a measure that says of what: "với giá trị đạt …" after a number of transactions is their value.

    "qua kênh điện thoại đạt …" after a number of transactions by another channel is the number by this one; what a
    system reaches in transactions is named after them.
    """
    unit, before = mention.number.unit, mention.before
    if phrase.is_bare_count(measure) and unit:
        return f"{measure} {unit}"
    if before is not None and phrase.is_bare_amount(measure) and ";" not in mention.clause.between:
        same = phrase.amount_of(measure) in before.indicator.lower()
        return before.indicator if same else f"{measure} {phrase.without_amount(before.indicator)}"
    like = mention.earlier.of_unit.get(unit, before)
    if like is not None:
        measure = relation.with_head_of(relation.with_preposition(mention.clause.lead, measure), like.indicator)
    deals = relation.counts_deals(unit) and not phrase.is_measure(measure)
    return f"{unit} {measure}" if deals and str(unit) not in measure.lower() else measure


# --- levels: where the words behind say what is counted ---------------------------------------------------------------


def _went_to(mention: Mention) -> bool:
    before = mention.before
    if before is None or not phrase.rises_to(mention.clause.lead):
        return False
    return bool(last_one(mention).direction) or phrase.is_origin(mention.clause.sentence[: before.quantity.start])


def _counts_a_part(mention: Mention) -> bool:
    counted = bool(mention.counted) and not mention.lead and mention.parent is not None
    return counted and not phrase.stands_alone(mention.counted)


def _part(mention: Mention) -> Name:
    parent, unit = mention.parent, mention.number.unit
    name = parent.indicator if parent else ""
    same = parent is not None and mention.counted == unit == parent.quantity.unit
    return levelled(mention, name if same else f"{name} ({mention.counted})")


def _continues_a_list(mention: Mention) -> bool:
    listed = not mention.lead and bool(mention.shared) and bool(mention.counted)
    return listed and not phrase.stands_alone(mention.counted)


def _with_shared_verb(mention: Mention) -> Name:
    return levelled(mention, f"{mention.shared} {mention.counted}", mention.shared)


def _counts(mention: Mention) -> bool:
    """Whether something is counted; a physical unit alone names nothing where a measure was told before."""
    measured = mention.counted == mention.number.unit and units.is_measure(mention.number.unit)
    return bool(mention.counted) and not (measured and mention.before is not None and not mention.measure)


def _counted(mention: Mention) -> Name:
    verb = "" if _behind_a_preposition(mention) or not mention.measure else mention.lead
    if phrase.follows_colon(mention.clause.lead) or _ends_the_one_before(mention):
        verb = ""
    alone = mention.counted == mention.number.unit and not phrase.announces(mention.lead)
    if verb and alone and phrase.is_counted_in(mention.measure, mention.number.unit):
        return levelled(mention, mention.measure, verb)
    return levelled(mention, f"{verb} {mention.counted}".strip(), verb)


def _ends_the_one_before(mention: Mention) -> bool:
    """Whether the words before belong to the number before, up to a preposition: "12 điểm kết nối trên 5 vùng"."""
    joined = mention.previous is not None and phrase.cut(mention.clause.between) is None
    noun = phrase.first_verb(mention.lead) is None and not phrase.is_measure(mention.lead)
    return joined and noun and mention.counted != mention.number.unit and phrase.ends_in_preposition(mention.lead)


def _behind_a_preposition(mention: Mention) -> bool:
    """Whether the lead ends in a preposition behind a measure or stands alone: it is no verb of what is counted."""
    lead = mention.lead
    return phrase.ends_in_preposition(lead) and (phrase.is_measure(lead) or " " not in lead)


def _bare(mention: Mention) -> bool:
    return mention.before is not None and (not mention.measure or _behind_a_preposition(mention))


def _of_change_before(mention: Mention) -> bool:
    """Whether a level follows the change of its own measure: "tiền gửi tăng 7,2%, đạt 850 nghìn tỷ đồng"."""
    last = mention.last
    return last is not None and last.direction is not None and mention.number.unit not in SHARES


def _beside(mention: Mention) -> Name:
    """Name a number without words by the one before: an amount beside a ratio is its part, a percentage its share."""
    before, percent = mention.last if _of_change_before(mention) else _before(mention), mention.number.unit == "%"
    before = before or _before(mention)
    if percent and not (before.measure_unit == "%" or before.quantity.unit in SHARES):
        return _share(mention)
    part = relation.part_of_ratio(before.indicator) if before.measure_unit == "%" and not percent else None
    return levelled(mention, part or before.indicator)


def _only_words(mention: Mention) -> bool:
    return bool(mention.measure) and not _behind_a_preposition(mention)


def _by_words(mention: Mention) -> Name:
    return levelled(mention, mention.measure)


def _inherited(mention: Mention) -> Name:
    return levelled(mention, mention.context.subject or fallback(mention))


MADE_UP = "share_made_up"
LEVELS: tuple[Rule[Mention, Name], ...] = (
    Rule("at_another_time", at_another_time, _as_before, "Bội chi 4,5% GDP, cao hơn mức 4,1% của năm trước."),
    Rule("plan_of_the_same", _plans_the_same, _as_planned, "Có 12 xã đạt chuẩn (kế hoạch 10 xã)."),
    Rule("set_by_a_plan", _set_by_a_plan, _as_before, "Lạm phát 3,25%, thấp hơn mức 4,5% Quốc hội giao."),
    Rule("rank", _ranks, _rank, "Chỉ số đạt 62 điểm, xếp thứ 9/34 tỉnh."),
    Rule("said_again", _says_again, _as_before, "Có 22 triệu thuê bao, tương ứng 22,6 thuê bao/100 dân."),
    Rule("apart_from_a_plan", _stands_apart, _distance, "Thu nội địa đạt 12 tỷ đồng, vượt kế hoạch 2 tỷ đồng."),
    Rule("ratios_in_turn", _set_against_in_turn, _ratio_in_turn, "Trồng 9 ha chè, 5 ha cam, đạt 95% và 102% kế hoạch."),
    Rule("set_against_a_plan", _set_against, _ratio, "Thu nội địa đạt 12 tỷ đồng, bằng 106% dự toán."),
    Rule(MADE_UP, _makes_up, _share, "Có 36 trạm đạt chuẩn, chiếm 25%."),
    Rule("member_of_a_list", member, of_member, "Tỷ trọng trồng trọt, chăn nuôi lần lượt là 60%, 40%."),
    Rule("around_the_one_before", _holds_the_one_before, _whole_around, "Số thẻ cấp tại 3 chi nhánh là 9.000 thẻ."),
    Rule("body_of_a_list", _names_a_body, _of_body, "Có 60 trạm (Huyện Bác Ái 40 trạm; Huyện Ninh Sơn 20 trạm)."),
    Rule("part_of_a_plan", _leads_a_part_of_plan, _part_of_plan, "Giải ngân vốn đạt 55,7% kế hoạch."),
    Rule("share_of_a_whole", _leads_a_share_of_parent, _in_parent, "Có 90 ca, trong đó trẻ em chiếm 20%."),
    Rule("words_before", _leads, _named, "Sản lượng lúa đạt 4,2 triệu tấn."),
    Rule("went_to", _went_to, _as_before, "Số trạm tăng từ 12 trạm lên 15 trạm."),
    Rule("part_counted", _counts_a_part, _part, "Có 90 trạm, trong đó 30 trạm ở miền núi."),
    Rule("list_with_one_verb", _continues_a_list, _with_shared_verb, "Đã xây 7 cầu, 21 cống."),
    Rule("words_behind", _counts, _counted, "Đã khám 12.450 lượt người."),
    Rule("beside", _bare, _beside, "Có 36 trạm (25%)."),
    Rule("words", _only_words, _by_words, "Phí dịch vụ 25.000 đồng."),
    Rule("inherited", always, _inherited, "25%"),
)
"""The first that applies names a level."""
