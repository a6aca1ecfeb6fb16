"""What a number measures, and in which unit: the level it is, or the measure that a change is of.

How words are cut belongs to `phrase`; completing the names of a sentence from each other to `complete`; codes to
`indicator`.
"""

from datetime import date

from normalise import entity, kind, phrase, relation, units
from normalise.passage import Clause, Context, Statement
from normalise.records import Quantity
from normalise.times import Times

_LOOK_BACK = 240
"""Characters before a number that can hold the name of a measure around it."""


def level(
    clause: Clause,
    number: Quantity,
    earlier: list[Statement],
    lead_in: str,
    times: Times,
    context: Context,
) -> tuple[str, str | None, str]:
    """Return what a level or target measures, its unit, and the words that the next number of a list would share."""
    lead = without_owner(phrase.lead_words(times.without(clause.lead)), context.day)
    counted = phrase.tail_words(times.without(clause.tail), number)
    lead = phrase.shortened(lead)
    measure = phrase.without_verb(lead)
    before = next((one for one in reversed(earlier) if one.direction is None), earlier[-1] if earlier else None)
    if before is not None and relation.ranks(clause.lead):
        return relation.rank_of(before.indicator), number.unit, ""
    if before is not None and relation.equals(clause.lead) and counted == number.unit == before.quantity.unit:
        return before.indicator, number.unit, ""
    if before is not None and (ratio := _ratio(clause, number, before, measure)):
        return ratio, number.unit, ""
    if whole := _around(clause, number, before, times):
        return whole, number.unit, ""
    parent = _parent(clause.sentence, number, earlier)
    if measure and _leads(clause, number, measure, counted, parent):
        if number.unit == "%" and not relation.is_ratio_name(measure) and (plan := relation.plan_behind(clause.tail)):
            return f"tỷ lệ {measure} so với {plan}", number.unit, ""
        if parent and number.unit == "%" and relation.is_share(clause.lead) and not phrase.is_measure(measure):
            return f"{parent.indicator} ({measure})", number.unit, ""
        if measure == lead and number.unit == "%" and counted and phrase.is_measure(measure):
            measure = f"{measure} {counted}"
        like = next((one for one in reversed(earlier) if one.quantity.unit == number.unit), before)
        measure = _whole(measure, number, like, before)
        part = parent if number.unit in relation.MONEY else None
        if part and part.quantity.unit == number.unit and not phrase.is_measure(measure):
            measure = f"{part.indicator} ({measure})"
        return measure, number.unit, ""
    if (
        before is not None
        and phrase.rises_to(clause.lead)
        and (earlier[-1].direction or _rose(clause.sentence, before))
    ):
        return before.indicator, number.unit, ""
    if counted and not lead and parent and not phrase.stands_alone(counted):
        same = counted == number.unit == parent.quantity.unit
        return parent.indicator if same else f"{parent.indicator} ({counted})", number.unit, ""
    if not lead and lead_in and counted and not phrase.stands_alone(counted):
        return f"{lead_in} {counted}", number.unit, lead_in
    if phrase.ends_in_preposition(lead) and (phrase.is_measure(lead) or " " not in lead):
        lead = measure = ""
    verb = lead if measure else ""
    if phrase.follows_colon(clause.lead):
        verb = ""
    if counted:
        return f"{verb} {counted}".strip(), number.unit, verb
    if not measure and before is not None:
        rate = before.measure_unit == "%" or before.quantity.unit in kind.SHARES
        measure = _beside(number, before) if rate or number.unit != "%" else _share_of(before)
    return measure or context.subject or fallback(clause, context), number.unit, ""


def _leads(clause: Clause, number: Quantity, measure: str, counted: str, parent: Statement | None) -> bool:
    """Whether the words before the number name the measure whole; a heading does not, where a predicate follows."""
    if phrase.follows_colon(clause.lead) and number.unit not in phrase.NO_NOUN and phrase.stands_alone(counted):
        return phrase.is_measure(measure)
    if phrase.ends_in_preposition(phrase.lead_words(clause.lead)):
        return False
    if (
        phrase.named_before(clause.lead)
        or phrase.is_measure(measure)
        or phrase.is_bare_amount(measure)
        or phrase.in_brackets(clause.lead)
    ):
        return True
    alone = counted in {"", number.unit}
    if alone and units.is_measure(number.unit):
        return True
    nominal = (
        parent is not None
        and phrase.first_verb(measure) is None
        and (number.unit in relation.MONEY or _akin(measure, number, parent))
    )
    return alone and (nominal or phrase.is_left(clause.lead) or phrase.begins_with(measure, number.unit))


def _akin(measure: str, number: Quantity, parent: Statement) -> bool:
    """Whether words name a part of what was just counted: "khách quốc tế" after "3,2 triệu lượt khách"."""
    words = {word for text in (parent.indicator, number.unit) for word in str(text).lower().split()}
    return not words.isdisjoint(measure.lower().split())


def _ratio(clause: Clause, number: Quantity, before: Statement, measure: str) -> str | None:
    """Return the name of a percentage that sets the measure before it against a plan, a year or a whole."""
    if number.unit != "%":
        return None
    if against := relation.compared(clause.lead, clause.tail):
        return f"tỷ lệ {before.indicator} so với {against}"
    return _share_of(before) if relation.is_share(clause.lead) and not measure else None


def _share_of(before: Statement) -> str:
    """Return the name of the share that a count or an amount makes up."""
    of = phrase.without_count(before.indicator)
    return before.indicator if phrase.is_measure(of) and before.measure_unit == "%" else f"tỷ lệ {of}"


def _beside(number: Quantity, before: Statement) -> str:
    """Return the name that a number without words takes from the one before: an amount beside a ratio is its part."""
    part = relation.part_of_ratio(before.indicator) if before.measure_unit == "%" and number.unit != "%" else None
    return part or before.indicator


def _around(clause: Clause, number: Quantity, before: Statement | None, times: Times) -> str | None:
    """Return a measure that holds the number before: "tổng số tài khoản mở tại 03 doanh nghiệp là hơn 2,34 triệu"."""
    if before is None or not phrase.named_before(clause.lead) or phrase.cut(clause.between) is not None:
        return None
    near = max(0, before.quantity.start - _LOOK_BACK)
    begin = max(near, *(clause.sentence.rfind(mark, near, before.quantity.start) + 1 for mark in ";:"))
    if not phrase.ends_in_preposition(phrase.lead_words(clause.sentence[begin : before.quantity.start])):
        return None
    whole = phrase.without_verb(phrase.lead_words(times.without(clause.sentence[begin : number.start])))
    return whole if phrase.is_measure(whole) else None


def _rose(sentence: str, before: Statement) -> bool:
    """Whether the number before is where a measure came from: "từ 1.923 tài khoản … lên 72.060"."""
    return sentence[: before.quantity.start].rstrip().lower().endswith("từ")


def _whole(measure: str, number: Quantity, same: Statement | None, before: Statement | None) -> str:
    """Return a measure that says of what: "với giá trị đạt …" after a number of transactions is their value.

    "qua kênh điện thoại đạt …" after a number of transactions by another channel is the number by this one (`same` is
    the last statement of this unit); what a system reaches in transactions is named after them.
    """
    if phrase.is_bare_count(measure) and number.unit:
        return f"{measure} {number.unit}"
    if before is not None and phrase.is_bare_amount(measure):
        return f"{measure} {phrase.without_count(before.indicator)}"
    if same is not None:
        measure = relation.with_head_of(measure, same.indicator)
    deals = relation.counts_deals(number.unit) and not phrase.is_measure(measure)
    return f"{number.unit} {measure}" if deals and str(number.unit) not in measure.lower() else measure


def _parent(sentence: str, number: Quantity, earlier: list[Statement]) -> Statement | None:
    """Return the statement that a number breaks down: the one before its bracket, or before "trong đó"."""
    head = sentence[: number.start]
    opened = head.rfind("(") if head.rfind("(") > head.rfind(")") else -1
    among = head.rfind("trong đó", head.rfind(";") + 1)
    at = max(opened, among)
    if at < 0:
        return None
    return next((one for one in reversed(earlier) if one.quantity.end <= at and one.direction is None), None)


def change(
    clause: Clause, number: Quantity, earlier: list[Statement], times: Times, context: Context
) -> tuple[str, str | None]:
    """Return the measure that a growth is of, and its unit: named in the clause, else one that the sentence stated.

    "về số lượng" and "về giá trị" choose between a count and its amount of money; after "tương ứng" the rates stand in
    the order of the measures; else a rate is of the measure just before it.
    """
    share = number.unit in {*kind.SHARES, "x"}
    named = phrase.without_verb(without_owner(phrase.lead_words(times.without(clause.lead)), context.day))
    named = phrase.without_growth(named)
    levels = [one for one in earlier if one.direction is None and not relation.is_ratio(one.indicator)]
    same = [one for one in levels if one.quantity.unit == number.unit]
    if (
        not share
        and number.unit not in relation.RANKS
        and not (same and not named)
        and (counted := phrase.tail_words(times.without(clause.tail), number))
    ):
        return (named if named and counted == number.unit else f"{named} {counted}".strip()), number.unit
    reduced = phrase.tail_words(times.without(clause.tail), number) if not levels and share else ""
    if named and not (reduced and not phrase.is_measure(named)):
        return _with_condition(named, levels), None
    if reduced:
        return reduced, None
    if number.unit in relation.RANKS and earlier:
        return relation.rank_of((levels or earlier)[-1].indicator), number.unit
    if not levels:
        if not earlier:
            return context.subject or fallback(clause, context), None
        base = relation.base_of_ratio(earlier[-1].indicator)
        return (base, None) if base else (earlier[-1].indicator, earlier[-1].measure_unit)
    if aspect := relation.aspect(clause.tail):
        return _aspect(aspect, levels)
    respective = "tương ứng" in clause.sentence[levels[-1].quantity.end : number.start].lower()
    if respective and len(levels) > 1:
        rates = len([one for one in earlier if one.direction and one.quantity.start > levels[-1].quantity.start])
        of = levels[-2:][min(rates, 1)]
    else:
        of = earlier[-1] if earlier[-1].direction else (levels if share or not same else same)[-1]
    return of.indicator, of.measure_unit


def aim_of_change(clause: Clause, indicator: str, direction: str) -> str:
    """Return the name of a change to be reached: the report's own, "tăng trưởng kinh tế", or one made like it."""
    own = phrase.without_verb(phrase.lead_words(clause.lead))
    at = own.lower().rfind("tăng trưởng ")
    if at >= 0 and own.endswith(f" {indicator}"):
        return own[at:]
    return f"{'tăng' if direction == 'up' else 'giảm'} {indicator}"


def _with_condition(named: str, earlier: list[Statement]) -> str:
    """Return a condition behind the measure it narrows: "nếu loại trừ yếu tố giá" is no measure of its own."""
    return f"{earlier[-1].indicator} ({named})" if earlier and relation.is_condition(named) else named


def _aspect(aspect: str, levels: list[Statement]) -> tuple[str, str | None]:
    """Return the count or the amount of money among the levels; a missing one is named after the other."""
    money = aspect == "giá trị"
    for one in reversed(levels):
        if (one.measure_unit in {"VND", "USD"}) is money:
            return one.indicator, one.measure_unit
    return f"{aspect} {phrase.without_count(levels[-1].indicator)}", None


def without_owner(words: str, on: date) -> str:
    """Return the words without the entity they begin with: it is recorded beside them."""
    found = entity.find(words, on)
    if found and found[0].start == 0 and found[0].entry.type != "nation":
        return phrase.lead_words(words[found[0].end :])
    return words


def fallback(clause: Clause, context: Context) -> str:
    """Return a name where the clause has none: the words that lead the sentence, else its section."""
    words = phrase.lead_words(clause.sentence[: clause.start] + clause.lead) or phrase.lead_words(clause.sentence)
    return phrase.without_verb(words) or context.section or clause.sentence[:_LOOK_BACK]
