"""Of which measure a change is: ordered rules over its clause and the levels before it.

Whether a number is a change is for `change`; what a level measures, for `naming`.
"""

from normalise.lexical import units
from normalise.lexical.lexicon import only, pattern
from normalise.lexical.units import SHARES
from normalise.statements import change_verb, phrase, relation
from normalise.statements.mention import Mention, Rule, always, fallback
from normalise.statements.naming_related import (
    APART,
    MADE_UP,
    Name,
    as_last,
    at_another_time,
    last_one,
    levelled,
    member,
    of_member,
)
from normalise.statements.passage import Statement

_NOUN_BEHIND = pattern(r"\s*(?:{aspect_of}\s)?{count_of}\s")
_TELLING = 2
"""Words of an object that is another measure than the one before: "số vụ vi phạm"; "số vụ" may be the same."""


def _own(mention: Mention) -> str:
    """Return the measure that the clause of a change names: "tốc độ tăng trưởng doanh thu" is of "doanh thu"."""
    return phrase.without_growth(phrase.without_verb(mention.words))


def is_level(one: Statement) -> bool:
    """Whether a statement tells how much of something there is: no change, and no distance from a plan or a mean."""
    return one.direction is None and APART not in one.rules


def is_measure(one: Statement) -> bool:
    """Whether a change may be of what a level measures: no share or ratio of something told before."""
    return not (relation.is_ratio(one.indicator) or MADE_UP in one.rules)


def _is_rank(mention: Mention) -> bool:
    return relation.is_place(mention.number.unit)


def _noun(unit: str | None) -> str:
    return str(unit).partition("/")[0]


def _counts_more(mention: Mention) -> bool:
    number = mention.number
    relative = number.unit in {*SHARES, "x"} or _is_rank(mention) or number.denominator is not None
    same = _alike(mention) is not None and mention.counted == _noun(number.unit)
    return not relative and not (same and not _own(mention)) and bool(mention.counted)


def _alike(mention: Mention) -> Statement | None:
    """Return the last level that counts the same, perhaps with attributes or on a base: "người nghiện", "giờ/lượt"."""
    unit, noun = mention.number.unit, _noun(mention.number.unit)
    if exact := mention.earlier.measure_of_unit.get(unit):
        return exact
    counted = (one for one in reversed(mention.earlier.measures) if one.quantity.unit)
    return next((one for one in counted if f"{one.quantity.unit} ".startswith((f"{noun} ", f"{noun}/"))), None)


def _count_that_changed(mention: Mention) -> Name:
    own, counted = _own(mention), mention.counted
    return levelled(mention, own if own and counted == mention.number.unit else f"{own} {counted}".strip())


def _reduced(mention: Mention) -> str:
    """Return what is made less or more, told behind the number: "giảm 30% chi phí"."""
    relative = mention.number.unit in {"%", "‰", "x"} and relation.aspect(mention.clause.tail) is None
    told = phrase.is_measure(mention.clause.tail.lstrip()) and len(mention.counted.split()) >= _TELLING
    return mention.counted if relative and (told or not mention.earlier.measures) else ""


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
    return levelled(mention, relation.rank_of((mention.earlier.measures or mention.earlier.statements)[-1].indicator))


def _opens_sentence(mention: Mention) -> bool:
    return mention.earlier.last is None


def _of_subject(mention: Mention) -> Name:
    return Name(mention.context.subject or fallback(mention), None)


def _no_level(mention: Mention) -> bool:
    return not mention.earlier.measures


def _of_last(mention: Mention) -> Name:
    last = last_one(mention)
    base = relation.base_of_ratio(last.indicator)
    if (
        last.direction
        and relation.aspect(mention.clause.tail) == relation.WORTH
        and relation.WORTH not in last.indicator
    ):
        return Name(f"{relation.WORTH} {phrase.without_count(last.indicator)}", None)
    return Name(base, None) if base else Name(last.indicator, last.measure_unit)


def _of_noun_behind(mention: Mention) -> bool:
    return _counted_behind(mention) is not None


def _counted_behind(mention: Mention) -> Statement | None:
    """Return the level that counts the noun behind a relative change: "176 vụ, 624 người, giảm 57,3% số vụ"."""
    tail = mention.clause.tail
    named = _NOUN_BEHIND.match(tail) if mention.number.unit in {"%", "x"} else None
    noun = units.unit(tail, named.end()) if named else None
    counted = (one for one in reversed(mention.earlier.measures) if noun and one.quantity.unit)
    return next((one for one in counted if noun and _noun(one.quantity.unit) == noun.name), None)


def _as_counted_behind(mention: Mention) -> Name:
    of = _counted_behind(mention) or last_one(mention)
    return Name(of.indicator, of.measure_unit)


def _in_one_respect(mention: Mention) -> bool:
    return relation.aspect(mention.clause.tail) is not None


def _by_respect(mention: Mention) -> Name:
    """Name the count or the amount of money among the levels; a missing one is named after the other."""
    respect, levels = relation.aspect(mention.clause.tail) or "", mention.earlier.measures
    for one in reversed(levels):
        if (one.measure_unit in relation.MONEY) is (respect == relation.WORTH):
            return Name(one.indicator, one.measure_unit)
    return Name(f"{respect} {phrase.without_count(levels[-1].indicator)}", None)


def _has_turn(mention: Mention) -> bool:
    return mention.turn is not None


def _of_turn(mention: Mention) -> Name:
    of = mention.turn or mention.earlier.measures[-1]
    return Name(of.indicator, of.measure_unit)


def _of_measure_before(mention: Mention) -> Name:
    last, unit = last_one(mention), mention.number.unit
    same = _alike(mention) if unit not in {*SHARES, "x"} else None
    of = last if last.direction else mention.outside or same or mention.earlier.measures[-1]
    return Name(of.indicator, of.measure_unit)


CHANGES: tuple[Rule[Mention, Name], ...] = (
    Rule("change_at_another_time", at_another_time, as_last, "Dư nợ tăng 14%, thấp hơn mức 18% của năm trước."),
    Rule("member_of_a_list_changed", member, of_member, "Đàn trâu và đàn bò tăng lần lượt 1,2% và 2,5%."),
    Rule("count_that_changed", _counts_more, _count_that_changed, "Tỉnh giảm 12 đơn vị so với năm trước."),
    Rule("noun_behind", _of_noun_behind, _as_counted_behind, "Bắt 12 vụ, 30 người, giảm 5% số vụ."),
    Rule("measure_in_clause", _named_in_clause, _by_clause, "Doanh thu bán lẻ tăng 9,2%."),
    Rule("object_behind", _reduces, _by_object, "Giảm 30% chi phí đi lại so với năm trước."),
    Rule("rank_of_a_score", _rank_of_score, _rank_changed, "Chỉ số đạt 62 điểm, tăng 4 bậc."),
    Rule("subject", _opens_sentence, _of_subject, "Tăng 9,2%."),
    Rule("last_one", _no_level, _of_last, "Doanh thu đạt 95% kế hoạch, tăng 8%."),
    Rule("in_one_respect", _in_one_respect, _by_respect, "Có 9 dự án, vốn 3 tỷ đồng, tăng 12% về số vốn."),
    Rule("in_order", _has_turn, _of_turn, "Có 9 dự án với vốn 3 tỷ đồng, tăng tương ứng 12% và 8%."),
    Rule("measure_before", always, _of_measure_before, "Sản lượng đạt 3 triệu tấn, tăng 2%."),
)
"""The first that applies names the measure of a change."""


def aim_of_change(mention: Mention, indicator: str, direction: str) -> str:
    """Return the name of a change to be reached: the report's own, "tăng trưởng kinh tế", or one made like it."""
    own = phrase.without_verb(phrase.lead_words(mention.clause.lead))
    at = own.lower().rfind(f"{only('made_growth')} ")
    if at >= 0 and own.endswith(f" {indicator}"):
        return own[at:]
    return f"{only('made_rise' if direction == change_verb.UP else 'made_fall')} {indicator}"
