"""What a number measures, and in which unit: ordered rules for the level it is, or for the measure a change is of.

How words are cut belongs to `phrase`; completing the names of a sentence from each other to `complete`; codes to
`indicator`.
"""

from itertools import takewhile
from typing import NamedTuple

from normalise import change, phrase, relation, units
from normalise.lexical.lexicon import only, pattern
from normalise.mention import Mention, Rule, always, fallback
from normalise.passage import Statement
from normalise.units import SHARES

_PLAN = pattern(r"{plan}(?:\s+{aim_given}|\s+{time_noun}(?:\s[\d/]+)?)*")
_LOOK_BACK = 240
"""Characters before a number that can hold the name of a measure around it."""


class Name(NamedTuple):
    """What is measured."""

    words: str
    unit: str | None
    """Unit of what is measured: of a change that of the measure that changed, None where unknown."""
    shared: str = ""
    """The words that the next number of a list would share."""


def _levelled(mention: Mention, words: str, shared: str = "") -> Name:
    return Name(words, mention.number.unit, shared)


def _before(mention: Mention) -> Statement:
    """Return the statement before: of rules that ask for one first."""
    if mention.before is None:
        raise AssertionError("a rule names a measure by the statement before where there is none")
    return mention.before


def _last(mention: Mention) -> Statement:
    """Return the last statement: of rules that ask for one first."""
    if mention.earlier.last is None:
        raise AssertionError("a rule names a measure by the last statement where there is none")
    return mention.earlier.last


# --- levels: where the sentence says it in relation to the number before ----------------------------------------------


def _plans_the_same(mention: Mention) -> bool:
    words = phrase.without_verb(phrase.lead_words(mention.clause.lead))
    alike = mention.before is not None and mention.before.quantity.unit == mention.number.unit
    return alike and _PLAN.fullmatch(words) is not None


def _ranks(mention: Mention) -> bool:
    return mention.before is not None and relation.ranks(mention.clause.lead)


def _rank(mention: Mention) -> Name:
    return _levelled(mention, relation.rank_of(_before(mention).indicator))


def _at_another_time(mention: Mention) -> bool:
    return mention.earlier.last is not None and change.is_level_of_another(mention)


def _as_last(mention: Mention) -> Name:
    last = _last(mention)
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
    return _levelled(mention, _before(mention).indicator)


def _set_against(mention: Mention) -> bool:
    known = mention.before is not None and mention.number.unit == "%"
    return known and relation.compared(mention.clause.lead, mention.clause.tail) is not None


def _ratio(mention: Mention) -> Name:
    against = relation.compared(mention.clause.lead, mention.clause.tail)
    return _levelled(mention, relation.ratio_of(relation.measured(_before(mention).indicator), str(against)))


def _makes_up(mention: Mention) -> bool:
    share = mention.number.unit == "%" and relation.is_share(mention.clause.lead)
    return mention.before is not None and share and not mention.measure


def _share(mention: Mention) -> Name:
    return _levelled(mention, _share_of(_before(mention)))


def _share_of(before: Statement) -> str:
    """Return the name of the share that a count or an amount makes up."""
    of = phrase.without_count(before.indicator)
    return before.indicator if phrase.is_measure(of) and before.measure_unit == "%" else relation.share_of(of)


def _member(mention: Mention) -> bool:
    return mention.number.start in mention.listed and mention.times.in_order(mention.number) is None


def _of_member(mention: Mention) -> Name:
    return _levelled(mention, phrase.without_verb(phrase.lead_words(mention.listed[mention.number.start])))


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
    return _levelled(mention, _around(mention) or "")


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
    if mention.counted not in {"", number.unit}:
        return False
    part = parent is not None and phrase.first_verb(measure) is None
    akin = part and (number.unit in relation.MONEY or _akin(measure, number.unit, parent))
    weak = phrase.is_left(mention.clause.lead) or phrase.begins_with(measure, number.unit)
    return units.is_measure(number.unit) or akin or weak


def _akin(measure: str, unit: str | None, parent: Statement | None) -> bool:
    """Whether words name a part of what was just counted: "khách quốc tế" after "3,2 triệu lượt khách"."""
    texts = (parent.indicator if parent else "", unit)
    words = {word for text in texts for word in str(text).lower().split()}
    return not words.isdisjoint(measure.lower().split())


def _leads_a_part_of_plan(mention: Mention) -> bool:
    percent = mention.number.unit == "%" and not relation.is_ratio_name(mention.measure)
    return percent and relation.plan_behind(mention.clause.tail) is not None and _leads(mention)


def _part_of_plan(mention: Mention) -> Name:
    return _levelled(mention, relation.ratio_of(mention.measure, str(relation.plan_behind(mention.clause.tail))))


def _leads_a_share_of_parent(mention: Mention) -> bool:
    share = mention.parent is not None and mention.number.unit == "%" and relation.is_share(mention.clause.lead)
    return share and not phrase.is_measure(mention.measure) and _leads(mention)


def _in_parent(mention: Mention) -> Name:
    parent = mention.parent
    return _levelled(mention, f"{parent.indicator if parent else ''} ({mention.measure})")


def _named(mention: Mention) -> Name:
    number, measure, parent = mention.number, mention.measure, mention.parent
    if measure == mention.lead and number.unit == "%" and mention.counted and phrase.is_measure(measure):
        measure = f"{measure} {mention.counted}"
    measure = _whole(mention, measure)
    part = parent if number.unit in relation.MONEY else None
    if part and part.quantity.unit == number.unit and not phrase.is_measure(measure):
        measure = f"{part.indicator} ({measure})"
    return _levelled(mention, measure)


def _whole(mention: Mention, measure: str) -> str:
    """Return a measure that says of what: "với giá trị đạt …" after a number of transactions is their value.

    "qua kênh điện thoại đạt …" after a number of transactions by another channel is the number by this one; what a
    system reaches in transactions is named after them.
    """
    unit, before = mention.number.unit, mention.before
    if phrase.is_bare_count(measure) and unit:
        return f"{measure} {unit}"
    if before is not None and phrase.is_bare_amount(measure):
        same = phrase.amount_of(measure) in before.indicator.lower()
        return before.indicator if same else f"{measure} {phrase.without_amount(before.indicator)}"
    like = mention.earlier.of_unit.get(unit, before)
    if like is not None:
        measure = relation.with_head_of(measure, like.indicator)
    deals = relation.counts_deals(unit) and not phrase.is_measure(measure)
    return f"{unit} {measure}" if deals and str(unit) not in measure.lower() else measure


# --- levels: where the words behind say what is counted ---------------------------------------------------------------


def _went_to(mention: Mention) -> bool:
    before = mention.before
    if before is None or not phrase.rises_to(mention.clause.lead):
        return False
    return bool(_last(mention).direction) or phrase.is_origin(mention.clause.sentence[: before.quantity.start])


def _counts_a_part(mention: Mention) -> bool:
    counted = bool(mention.counted) and not mention.lead and mention.parent is not None
    return counted and not phrase.stands_alone(mention.counted)


def _part(mention: Mention) -> Name:
    parent, unit = mention.parent, mention.number.unit
    name = parent.indicator if parent else ""
    same = parent is not None and mention.counted == unit == parent.quantity.unit
    return _levelled(mention, name if same else f"{name} ({mention.counted})")


def _continues_a_list(mention: Mention) -> bool:
    listed = not mention.lead and bool(mention.shared) and bool(mention.counted)
    return listed and not phrase.stands_alone(mention.counted)


def _with_shared_verb(mention: Mention) -> Name:
    return _levelled(mention, f"{mention.shared} {mention.counted}", mention.shared)


def _counts(mention: Mention) -> bool:
    """Whether something is counted; a physical unit alone names nothing where a measure was told before."""
    measured = mention.counted == mention.number.unit and units.is_measure(mention.number.unit)
    return bool(mention.counted) and not (measured and mention.before is not None and not mention.measure)


def _counted(mention: Mention) -> Name:
    verb = "" if _behind_a_preposition(mention) or not mention.measure else mention.lead
    if phrase.follows_colon(mention.clause.lead):
        verb = ""
    return _levelled(mention, f"{verb} {mention.counted}".strip(), verb)


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
    return _levelled(mention, part or before.indicator)


def _only_words(mention: Mention) -> bool:
    return bool(mention.measure) and not _behind_a_preposition(mention)


def _by_words(mention: Mention) -> Name:
    return _levelled(mention, mention.measure)


def _inherited(mention: Mention) -> Name:
    return _levelled(mention, mention.context.subject or fallback(mention))


_MADE_UP = "share_made_up"
LEVELS: tuple[Rule[Mention, Name], ...] = (
    Rule("at_another_time", _at_another_time, _as_before, "Bội chi 4,5% GDP, cao hơn mức 4,1% của năm trước."),
    Rule("plan_of_the_same", _plans_the_same, _as_before, "Có 12 xã đạt chuẩn (kế hoạch 10 xã)."),
    Rule("rank", _ranks, _rank, "Chỉ số đạt 62 điểm, xếp thứ 9/34 tỉnh."),
    Rule("said_again", _says_again, _as_before, "Có 22 triệu thuê bao, tương ứng 22,6 thuê bao/100 dân."),
    Rule("set_against_a_plan", _set_against, _ratio, "Thu nội địa đạt 12 tỷ đồng, bằng 106% dự toán."),
    Rule(_MADE_UP, _makes_up, _share, "Có 36 trạm đạt chuẩn, chiếm 25%."),
    Rule("member_of_a_list", _member, _of_member, "Tỷ trọng trồng trọt, chăn nuôi lần lượt là 60%, 40%."),
    Rule("around_the_one_before", _holds_the_one_before, _whole_around, "Số thẻ cấp tại 3 chi nhánh là 9.000 thẻ."),
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


# --- changes ---------------------------------------------------------------------------------------------------------


def _own(mention: Mention) -> str:
    """Return the measure that the clause of a change names: "tốc độ tăng trưởng doanh thu" is of "doanh thu"."""
    return phrase.without_growth(phrase.without_verb(mention.words))


def is_measure(one: Statement) -> bool:
    """Whether a change may be of what a level measures: no share or ratio of something told before."""
    return not (relation.is_ratio(one.indicator) or _MADE_UP in one.rules)


def _is_rank(mention: Mention) -> bool:
    return relation.is_place(mention.number.unit)


def _noun(unit: str | None) -> str:
    return str(unit).partition("/")[0]


def _counts_more(mention: Mention) -> bool:
    number = mention.number
    relative = number.unit in {*SHARES, "x"} or _is_rank(mention) or number.denominator is not None
    same = number.unit in mention.earlier.measure_of_unit and mention.counted == _noun(number.unit)
    return not relative and not (same and not _own(mention)) and bool(mention.counted)


def _count_that_changed(mention: Mention) -> Name:
    own, counted = _own(mention), mention.counted
    return _levelled(mention, own if own and counted == mention.number.unit else f"{own} {counted}".strip())


def _reduced(mention: Mention) -> str:
    """Return what is made less or more, told behind the number: "giảm 30% chi phí"."""
    relative = mention.number.unit in {"%", "‰", "x"} and relation.aspect(mention.clause.tail) is None
    return mention.counted if relative and not mention.earlier.measures else ""


def _named_in_clause(mention: Mention) -> bool:
    own = _own(mention)
    return bool(own) and not (_reduced(mention) and not phrase.is_measure(own))


def _by_clause(mention: Mention) -> Name:
    """Name the measure; a condition stands behind the one it narrows: "nếu loại trừ yếu tố giá" is none itself."""
    own, levels = _own(mention), mention.earlier.measures
    if mention.earlier.last:
        own = relation.with_head_of(own, mention.earlier.last.indicator)
    return Name(f"{levels[-1].indicator} ({own})" if levels and relation.is_condition(own) else own, None)


def _reduces(mention: Mention) -> bool:
    return bool(_reduced(mention))


def _by_object(mention: Mention) -> Name:
    return Name(_reduced(mention), None)


def _rank_of_score(mention: Mention) -> bool:
    return _is_rank(mention) and mention.earlier.last is not None


def _rank_changed(mention: Mention) -> Name:
    return _levelled(mention, relation.rank_of((mention.earlier.measures or mention.earlier.statements)[-1].indicator))


def _opens_sentence(mention: Mention) -> bool:
    return mention.earlier.last is None


def _of_subject(mention: Mention) -> Name:
    return Name(mention.context.subject or fallback(mention), None)


def _no_level(mention: Mention) -> bool:
    return not mention.earlier.measures


def _of_last(mention: Mention) -> Name:
    last = _last(mention)
    base = relation.base_of_ratio(last.indicator)
    return Name(base, None) if base else Name(last.indicator, last.measure_unit)


def _in_one_respect(mention: Mention) -> bool:
    return relation.aspect(mention.clause.tail) is not None


def _by_respect(mention: Mention) -> Name:
    """Name the count or the amount of money among the levels; a missing one is named after the other."""
    respect, levels = relation.aspect(mention.clause.tail) or "", mention.earlier.measures
    for one in reversed(levels):
        if (one.measure_unit in relation.MONEY) is (respect == relation.WORTH):
            return Name(one.indicator, one.measure_unit)
    return Name(f"{respect} {phrase.without_count(levels[-1].indicator)}", None)


def _in_order(mention: Mention) -> bool:
    levels = mention.earlier.measures
    between = mention.clause.sentence[levels[-1].quantity.end : mention.number.start]
    return len(levels) > 1 and relation.in_order(between)


def _by_order(mention: Mention) -> Name:
    levels = mention.earlier.measures
    behind = takewhile(lambda one: one is not levels[-1], reversed(mention.earlier.statements))
    of = levels[-2:][any(one.direction for one in behind)]
    return Name(of.indicator, of.measure_unit)


def _of_measure_before(mention: Mention) -> Name:
    last, unit = _last(mention), mention.number.unit
    same = mention.earlier.measure_of_unit.get(unit) if unit not in {*SHARES, "x"} else None
    of = last if last.direction else same or mention.earlier.measures[-1]
    return Name(of.indicator, of.measure_unit)


CHANGES: tuple[Rule[Mention, Name], ...] = (
    Rule("change_at_another_time", _at_another_time, _as_last, "Dư nợ tăng 14%, thấp hơn mức 18% của năm trước."),
    Rule("member_of_a_list_changed", _member, _of_member, "Đàn trâu và đàn bò tăng lần lượt 1,2% và 2,5%."),
    Rule("count_that_changed", _counts_more, _count_that_changed, "Tỉnh giảm 12 đơn vị so với năm trước."),
    Rule("measure_in_clause", _named_in_clause, _by_clause, "Doanh thu bán lẻ tăng 9,2%."),
    Rule("object_behind", _reduces, _by_object, "Giảm 30% chi phí đi lại so với năm trước."),
    Rule("rank_of_a_score", _rank_of_score, _rank_changed, "Chỉ số đạt 62 điểm, tăng 4 bậc."),
    Rule("subject", _opens_sentence, _of_subject, "Tăng 9,2%."),
    Rule("last_one", _no_level, _of_last, "Doanh thu đạt 95% kế hoạch, tăng 8%."),
    Rule("in_one_respect", _in_one_respect, _by_respect, "Có 9 dự án, vốn 3 tỷ đồng, tăng 12% về số vốn."),
    Rule("in_order", _in_order, _by_order, "Có 9 dự án với vốn 3 tỷ đồng, tăng tương ứng 12% và 8%."),
    Rule("measure_before", always, _of_measure_before, "Sản lượng đạt 3 triệu tấn, tăng 2%."),
)
"""The first that applies names the measure of a change."""


def aim_of_change(mention: Mention, indicator: str, direction: str) -> str:
    """Return the name of a change to be reached: the report's own, "tăng trưởng kinh tế", or one made like it."""
    own = phrase.without_verb(phrase.lead_words(mention.clause.lead))
    at = own.lower().rfind(f"{only('made_growth')} ")
    if at >= 0 and own.endswith(f" {indicator}"):
        return own[at:]
    return f"{only('made_rise' if direction == change.UP else 'made_fall')} {indicator}"
