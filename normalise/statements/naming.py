"""What a level measures, and in which unit: ordered rules over the words around a number.

Of which measure a change is, `change_name` says. How words are cut belongs to `phrase`; completing the names of a
sentence from each other to `indicator_completion`; codes to `indicator`.
"""

from normalise.lexical import units
from normalise.lexical.units import SHARES
from normalise.statements import phrase, relation
from normalise.statements.mention import Mention, Rule, always, fallback
from normalise.statements.naming_related import (
    RELATED,
    Name,
    as_before,
    last_one,
    levelled,
    one_before,
    share_of_one_before,
)
from normalise.statements.passage import Statement

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
    before, percent = mention.last if _of_change_before(mention) else one_before(mention), mention.number.unit == "%"
    before = before or one_before(mention)
    if percent and not (before.measure_unit == "%" or before.quantity.unit in SHARES):
        rate = mention.earlier.measure_of_unit.get("%")
        of_rate = rate is not None and before.indicator.startswith(f"{rate.indicator} (")
        return levelled(mention, rate.indicator) if rate and of_rate else share_of_one_before(mention)
    part = relation.part_of_ratio(before.indicator) if before.measure_unit == "%" and not percent else None
    return levelled(mention, part or before.indicator)


def _only_words(mention: Mention) -> bool:
    return bool(mention.measure) and not _behind_a_preposition(mention)


def _by_words(mention: Mention) -> Name:
    return levelled(mention, mention.measure)


def _inherited(mention: Mention) -> Name:
    return levelled(mention, mention.context.subject or fallback(mention))


INHERITED = "inherited"
LEVELS: tuple[Rule[Mention, Name], ...] = (
    *RELATED,
    Rule("part_of_a_plan", _leads_a_part_of_plan, _part_of_plan, "Giải ngân vốn đạt 55,7% kế hoạch."),
    Rule("share_of_a_whole", _leads_a_share_of_parent, _in_parent, "Có 90 ca, trong đó trẻ em chiếm 20%."),
    Rule("words_before", _leads, _named, "Sản lượng lúa đạt 4,2 triệu tấn."),
    Rule("went_to", _went_to, as_before, "Số trạm tăng từ 12 trạm lên 15 trạm."),
    Rule("part_counted", _counts_a_part, _part, "Có 90 trạm, trong đó 30 trạm ở miền núi."),
    Rule("list_with_one_verb", _continues_a_list, _with_shared_verb, "Đã xây 7 cầu, 21 cống."),
    Rule("words_behind", _counts, _counted, "Đã khám 12.450 lượt người."),
    Rule("beside", _bare, _beside, "Có 36 trạm (25%)."),
    Rule("words", _only_words, _by_words, "Phí dịch vụ 25.000 đồng."),
    Rule(INHERITED, always, _inherited, "25%"),
)
"""The first that applies names a level."""
