"""What a number measures, and in which unit: the level it is, or the measure that a change is of.

How words are cut belongs to `phrase`; codes to `indicator`.
"""

from normalise import entity, phrase
from normalise.passage import Clause, Context, Statement
from normalise.records import Quantity
from normalise.times import Times


def level(
    clause: Clause,
    number: Quantity,
    earlier: list[Statement],
    lead_in: str,
    times: Times,
    context: Context,
) -> tuple[str, str | None, str]:
    """Return what a level or target measures, its unit, and the words that the next number of a list would share."""
    lead = without_owner(phrase.lead_words(times.without(clause.lead)))
    counted = phrase.tail_words(times.without(clause.tail), number)
    measure = phrase.without_verb(lead)
    before = earlier[-1] if earlier else None
    if measure and (
        phrase.named_before(clause.lead)
        or phrase.is_measure(measure)
        or phrase.is_bare_amount(measure)
        or phrase.in_brackets(clause.lead)
    ):
        return _whole(measure, before), number.unit, ""
    if before is not None and phrase.rises_to(clause.lead) and _rose(clause.sentence, before):
        return before.indicator, number.unit, ""
    if (
        counted
        and not lead
        and (parent := _parent(clause.sentence, number, earlier))
        and not phrase.stands_alone(counted)
    ):
        same = counted == number.unit == parent.quantity.unit
        return parent.indicator if same else f"{parent.indicator} ({counted})", number.unit, ""
    if not lead and lead_in and counted and not phrase.stands_alone(counted):
        return f"{lead_in} {counted}", number.unit, lead_in
    verb = lead if measure else ""
    if counted:
        return f"{verb} {counted}".strip(), number.unit, verb
    if not measure and before is not None:
        share = number.unit == "%" and before.measure_unit != "%" and not phrase.is_measure(before.indicator)
        measure = f"tỷ lệ {before.indicator}" if share else before.indicator
    return measure or context.subject or fallback(clause, context), number.unit, ""


def _rose(sentence: str, before: Statement) -> bool:
    """Whether the number before is where a measure came from: "từ 1.923 tài khoản … lên 72.060"."""
    return sentence[: before.quantity.start].rstrip().lower().endswith("từ")


def _whole(measure: str, before: Statement | None) -> str:
    """Return a measure that says of what: "với giá trị đạt …" after a number of transactions is their value."""
    if before is not None and phrase.is_bare_amount(measure):
        return f"{measure} {phrase.without_count(before.indicator)}"
    return measure


def _parent(sentence: str, number: Quantity, earlier: list[Statement]) -> Statement | None:
    """Return the statement that a number breaks down: the one before its bracket, or before "trong đó"."""
    head = sentence[: number.start]
    opened = head.rfind("(") if head.rfind("(") > head.rfind(")") else -1
    among = head.rfind("trong đó", head.rfind(";") + 1)
    at = max(opened, among)
    whole = [one for one in earlier if one.quantity.end <= at and one.direction is None and one.sentence]
    return whole[-1] if at >= 0 and whole else None


def change(
    clause: Clause, number: Quantity, earlier: list[Statement], times: Times, context: Context
) -> tuple[str, str | None]:
    """Return the measure that a growth is of, and its unit: named in the clause, else one that the sentence stated.

    "về số lượng" and "về giá trị" choose between a count and its amount of money; after "tương ứng" the rates stand in
    the order of the measures; else a rate is of the measure just before it.
    """
    named = phrase.without_verb(without_owner(phrase.lead_words(times.without(clause.lead))))
    named = phrase.without_growth(named)
    levels = [one for one in earlier if one.direction is None]
    same = [one for one in levels if one.quantity.unit == number.unit]
    if (
        number.unit not in {"%", "x"}
        and not (same and not named)
        and (counted := phrase.tail_words(times.without(clause.tail), number))
    ):
        return f"{named} {counted}".strip(), number.unit
    reduced = phrase.tail_words(times.without(clause.tail), number) if not levels and number.unit == "%" else ""
    if named and not reduced:
        return named, None
    if reduced:
        return reduced, None
    if not levels:
        return (
            (earlier[-1].indicator, earlier[-1].measure_unit)
            if earlier
            else (context.subject or fallback(clause, context), None)
        )
    if aspect := phrase.aspect(clause.tail):
        return _aspect(aspect, levels)
    rates = len([one for one in earlier if one.direction and one.quantity.start > levels[-1].quantity.start])
    respective = "tương ứng" in clause.sentence[levels[-1].quantity.end : number.start].lower()
    of = levels[-2:][min(rates, 1)] if respective and len(levels) > 1 else levels[-1]
    return of.indicator, of.measure_unit


def _aspect(aspect: str, levels: list[Statement]) -> tuple[str, str | None]:
    """Return the count or the amount of money among the levels; a missing one is named after the other."""
    money = aspect == "giá trị"
    for one in reversed(levels):
        if (one.measure_unit in {"VND", "USD"}) is money:
            return one.indicator, one.measure_unit
    return f"{aspect} {phrase.without_count(levels[-1].indicator)}", None


def without_owner(words: str) -> str:
    """Return the words without the entity they begin with: it is recorded beside them."""
    found = entity.find(words)
    if found and found[0].start == 0 and found[0].entry.type != "nation":
        return phrase.lead_words(words[found[0].end :])
    return words


def fallback(clause: Clause, context: Context) -> str:
    """Return a name where the clause has none: the words that lead the sentence, else its section."""
    words = phrase.lead_words(clause.sentence[: clause.start] + clause.lead) or phrase.lead_words(clause.sentence)
    return phrase.without_verb(words) or context.section or clause.sentence
