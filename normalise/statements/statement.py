"""Statements: each number of a passage bound to what is measured, by whom, when, and of which kind.

A passage is a paragraph or a table cell with what it inherits from where it stands. Records with codes and ids are made
in `observation`; which cells are passages is decided in `statements` and `task`.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from normalise.lexical import units
from normalise.lexical.lexicon import pattern
from normalise.periods import horizon
from normalise.quantities import fraction, qualifier, quantity, worded
from normalise.records import EntityEntry, Kind, Period, Quantity, Skipped
from normalise.statements import (
    change,
    change_name,
    change_verb,
    indicator_completion,
    naming,
    phrase,
    relation,
    statement_kind,
    subject_entity,
    unstated,
)
from normalise.statements.analysis import Sentence, analyse
from normalise.statements.listed import members
from normalise.statements.mention import Earlier, Mention, decide
from normalise.statements.naming_related import Name
from normalise.statements.passage import Clause, Context, Reading, Statement, excerpt, together, unread
from normalise.statements.period_binding import Carried, Times
from normalise.statements.statement_kind import Told
from sources.document import ReportKind

_LISTED = re.compile(r"[-–+*•▪]")
_OPENED = re.compile(r"\s*\(\s*")
_BEHIND_BRACKET = pattern(r"\s*\)\s*(?:{counted_lead}\s+)?")
_PARTS_BEHIND = pattern(r"\s*\(\s*(?:{includes}|{of_which}(?:\s{having})?)\s+(?=\d)")
_ASIDE = pattern(r"\s*\(\s*\d[^()]{0,40}\)(?=\s+(?!{conjunction|of_which}\s)[^\W\d])")
"""A fraction between a percentage and what it is of: "87,9% (29/33) các bệnh viện"; no more of it is behind "và"."""
_DIGIT = re.compile(r"\d")
_PLANNED_BEHIND = pattern(r"\s*" + relation.PLAN_NAMED)
_ESTIMATES = pattern(r"{estimate}")
_ESTIMATES_LISTED = pattern(r"\s*(?:\(?\w{1,3}[.)]\s+|[-–+*•]\s+)?{estimate}\s[^:;.]{0,60}:")
"""At the head of a list of estimates: "Ước thực hiện cả năm 2023: …"."""
_LAST_CLAUSE = re.compile(r"[,;.:()]")
_COUNTED = frozenset({"people", "documents", "events", "cases", "accused", "livestock"})
"""Families of nouns that a measure counts if it begins with one; bodies and goods may be names."""
_BILLION = 1_000_000_000


def read(passage: str, context: Context, count_sentences: bool = False) -> Reading:
    """Return the statements of a passage, in order, with every other number of it as Unread.

    `count_sentences` adds "câu n" to the locator. A date at the head of the passage and an entity that a sentence is
    about carry to the sentences after it.
    """
    carried: Carried | None = None
    announced: Kind | None = None
    about = context.topic
    owner: EntityEntry | None = None
    readings: list[Reading] = []
    told = dict(context.told)
    sentences = analyse(passage).sentences
    last = max((number for number, one in enumerate(sentences, start=1) if one.has_numbers), default=0)
    for number, one in enumerate(sentences, start=1):
        sentence, start = one.text, one.start
        locator = context.locator.in_sentence(number) if count_sentences else context.locator
        announced = announced if _LISTED.match(sentence) else None
        about = indicator_completion.topic(sentence) or about
        if not one.has_numbers:
            owner = _carrying(subject_entity.subjects(one, context)) or owner
            carried = _times(one, context, carried).carried() if number < last else carried
            announced = Kind.TARGET if statement_kind.lists_aims(sentence) else announced
            continue
        here = replace(
            context,
            locator=locator,
            span=context.span.part(start, one.end),
            named=owner,
            kind=announced or context.kind,
            topic=about,
        )
        reading, carried = _read_sentence(one, here, carried)
        whole = _named(reading.statements, passage, start)
        whole = indicator_completion.of_passage(whole, sentence, told, named=context.subject is not None)
        readings.append(Reading(whole, reading.unread, reading.owner))
        owner = reading.owner or owner
        announced = Kind.TARGET if statement_kind.lists_aims(sentence) else announced
    all_read = together(readings)
    return Reading(all_read.statements, all_read.unread, owner)


def _times(one: Sentence, context: Context, carried: Carried | None) -> Times:
    return Times(one, context.report.year, context.reported, carried)


def _carrying(owners: Sequence[subject_entity.Subject]) -> EntityEntry | None:
    """Return the last of a sentence's subjects that later sentences are about too."""
    return next((one.entry for one in reversed(owners) if one.carries), None)


def _named(statements: Sequence[Statement], passage: str, start: int) -> tuple[Statement, ...]:
    """Return the statements of the sentence that begins at `start`, with what they only point to named."""
    names = [indicator_completion.named(one.indicator, passage, start) for one in statements]
    return tuple(
        one if one.indicator == name else replace(one, indicator=name)
        for one, name in zip(statements, names, strict=True)
    )


def _read_sentence(analysed: Sentence, context: Context, carried: Carried | None) -> tuple[Reading, Carried]:
    sentence, quantities = analysed.text, _sides_apart(analysed.text, analysed.quantities)
    times = _times(analysed, context, carried)
    owners = subject_entity.subjects(analysed, context)
    others = [unread(item, item.reason, sentence, context) for item in analysed.skipped]
    listed = members(sentence, analysed.turns)
    earlier = Earlier()
    previous: Quantity | None = None
    shared = ""
    for index, number in enumerate(quantities):
        following = quantities[index + 1] if index + 1 < len(quantities) else None
        clause = _clause(sentence, previous, number, _next_told(sentence, quantities, index))
        if reason := unstated.why(clause, number, previous, following, earlier):
            others.append(unread(number, reason, sentence, context))
            continue
        named = _owner(owners, number.start) or context.named
        here = context if named is context.named else replace(context, named=named)
        mention = Mention(analysed, clause, number, previous, following, listed, earlier, shared, times, here)
        statement, shared = _bind(mention)
        earlier.add(statement, level=change_name.is_level(statement), measure=change_name.is_measure(statement))
        previous = number
    statements = indicator_completion.whole(earlier.statements, sentence, context.topic)
    return Reading(tuple(statements), tuple(others), _carrying(owners)), times.carried()


def _sides_apart(sentence: str, quantities: Sequence[Quantity]) -> list[Quantity]:
    """Return the quantities with a fraction taken apart that tells both sides of the change before its bracket.

    "So với năm 2023 tăng 13 vụ (351/338)" tells that 351 came after 338: it is no part of a whole. Nor is what was
    reached of what was planned: "412 liều/480 liều kế hoạch".
    """
    made: list[Quantity] = []
    for number in quantities:
        if number.denominator is not None and _PLANNED_BEHIND.match(sentence, number.end):
            made += fraction.sides(number, fraction.SIDE_PLANNED)
        elif made and number.denominator is not None and _are_sides(sentence, made[-1], number):
            made += fraction.sides(number)
        else:
            made.append(number)
    return made


def _are_sides(sentence: str, changed: Quantity, number: Quantity) -> bool:
    apart = abs(number.value - (number.denominator or 0)) == changed.value
    opened = _OPENED.fullmatch(sentence, changed.end, number.start) is not None
    return apart and opened and change_verb.is_changed(sentence[: changed.start])


def _next_told(sentence: str, quantities: Sequence[Quantity], index: int) -> Quantity | None:
    """Return the number behind one whose words no longer belong to it; a bound that chose what it counts does."""
    number = quantities[index]
    behind = (one for one in quantities[index + 1 :] if not unstated.selects(sentence, one, number))
    return next(behind, None)


def _clause(sentence: str, previous: Quantity | None, number: Quantity, following: Quantity | None) -> Clause:
    begin = previous.end if previous else 0
    between = sentence[begin : number.start]
    at = (phrase.cut(between) or 0) if previous else _last_stop(between)
    rest = sentence[number.end : following.start] if following else sentence[number.end :]
    tail = rest[: phrase.cut(rest)] if following else rest
    if aside := _ASIDE.match(sentence, number.end):
        digit = _DIGIT.search(sentence, aside.end())
        rest = sentence[aside.end() : digit.start() if digit else None]
        tail = rest[: phrase.cut(rest)] if digit else rest
    return Clause(sentence, between, between[at:].lstrip(" ;,:()."), tail, begin + at)


def _last_stop(between: str) -> int:
    """Return where the clause of the sentence's first number begins: after its last semicolon or heading colon."""
    words = between.rstrip(": ")
    colon = words.rfind(":")
    while colon >= 0 and words.startswith("//", colon + 1):
        colon = words.rfind(":", 0, colon)
    return max(words.rfind(";"), colon) + 1


def _bind(mention: Mention) -> tuple[Statement, str]:
    """Return the statement of one number, and the words that a list of numbers after it shares."""
    clause, number, context, times = mention.clause, mention.number, mention.context, mention.times
    changed = change.decided(mention)
    direction = changed.result
    period, stated = times.of(number, context.period, aim=statement_kind.is_aim(clause.lead))
    if fraction.SIDE_BEFORE in number.flags and (compared := mention.earlier.base):
        period, stated = compared, True
    if changed.rule == change.CAME_FROM and not times.ties(number):
        period, stated = horizon.shifted(period, period.end.year - 1), False
    base = times.base(number, period) if direction else None
    if _is_against_plan(mention, changed.rule):
        base = None
    elif direction and not times.names_base() and (ends := _ends(mention.earlier.levels)):
        base, period = ends
    told = Told(mention, direction, period, stated)
    what = decide(statement_kind.RULES, told)
    if what.result is Kind.TARGET:
        # The date of the results around it is not that of a target quoted among them.
        ahead = stated and period.end > context.reported.end
        quoted = context.report.kind is ReportKind.RESULT and period.end.year <= context.report.year and not ahead
        period = horizon.whole_year(period.end.year) if quoted else horizon.of_target(period)
    named = decide(change_name.CHANGES if direction else naming.LEVELS, mention)
    name = named.result
    if direction and what.result is Kind.TARGET:
        name = Name(change_name.aim_of_change(mention, name.words, direction), number.unit)
    number = _with_unit(mention, name.words, direction)
    if not direction:
        name = name._replace(unit=number.unit if name.unit is None or "implied_unit" in number.flags else name.unit)
    number = _as_told(number, _qualifier(mention, what.rule, direction), _unsigned(number, direction))
    if quantity.is_over_all(number) and (
        changed.rule == change.OF_PLAN or relation.is_of_base(clause.lead, clause.tail, name.words)
    ):
        number = quantity.of_base(number)
    if number.unit is None and number.denominator is None:
        number = number.model_copy(update={"flags": (*number.flags, "no_unit")})
    statement = Statement(
        quantity=number,
        kind=what.result,
        indicator=name.words,
        measure_unit=name.unit,
        period=period,
        period_stated=stated,
        base=base,
        direction=direction,
        sentence=excerpt(clause.sentence, number.start),
        context=context,
        rules=(changed.rule, what.rule, named.rule),
    )
    return statement, mention.shared if direction else name.shared


def _is_against_plan(mention: Mention, changed: str) -> bool:
    """Whether a change is measured against a plan, or says one again that is."""
    last, clause = mention.last, mention.clause
    again = changed == change.AGAIN or clause.between.lstrip().startswith("(")
    of_plan = again and last is not None and last.direction is not None and last.base is None
    return of_plan or relation.against_plan(clause.lead, clause.tail)


def _as_told(number: Quantity, sign: str, value: Decimal) -> Quantity:
    same = number.qualifier == sign and number.value == value
    return number if same else number.model_copy(update={"qualifier": sign, "value": value})


def _unsigned(number: Quantity, direction: str | None) -> Decimal:
    """Return the size of a change: its direction is told apart, so that "giảm 79 vụ (-18,74%)" is 18.74 downwards."""
    return abs(number.value) if direction and number.value_high is None else number.value


def _qualifier(mention: Mention, rule: str, direction: str | None) -> str:
    """Return the sign of a number: that of a rank among the best, of an estimate of the whole clause, or its own.

    A comparison is no bound of the change that it tells: "nhiều hơn 14 vụ so với năm trước".
    """
    lead, own = mention.clause.lead, mention.number.qualifier
    if direction and own in {">", "<"}:
        words = change.bounds(mention)
        own = qualifier.before(words, len(words), 0, spatial=False) or "="
    if phrase.at_end(unstated.TOP, lead) and unstated.BEST.match(mention.clause.tail):
        return "<="
    listed = not direction and _ESTIMATES_LISTED.match(mention.clause.sentence, 0, mention.number.start) is not None
    return "~" if own == "=" and (rule == "estimate" or _ESTIMATES.search(lead) or listed) else own


def _ends(levels: Sequence[Statement]) -> tuple[Period, Period] | None:
    """Return the periods a change spans where both values are given: "từ … năm 2013 lên … (tăng 37 lần)".

    In whichever order: "36 hồ sơ (năm 2023: 29 hồ sơ), tăng 24,1%".
    """
    levels = levels[-2:]
    if len(levels) < 2 or levels[0].indicator != levels[1].indicator or levels[0].period == levels[1].period:
        return None
    earlier, later = sorted((one.period for one in levels), key=lambda period: period.end)
    return earlier, later


def _with_unit(mention: Mention, indicator: str, direction: str | None) -> Quantity:
    """Return a bare number with the unit that its surroundings imply, flagged `implied_unit`.

    The noun that the measure counts ("số lượt giao dịch là 876 triệu"); the noun behind its bracket ("87,9% (29/33) các
    bệnh viện") or of its parts ("3.211 (gồm 2.997 website)"); a rank ("xếp thứ 44"); đồng for an amount of money ("tổng
    giá trị hơn 929 tỷ"); the noun that the measure begins with; that of the count before it. A part by which something
    changed has none: "giảm 1/3".
    """
    number, sentence = mention.number, mention.clause.sentence
    before = _LAST_CLAUSE.split(sentence[max(0, number.start - 30) : number.start])[-1]
    ranked = relation.is_rank(before)
    counted = number.unit is not None and not (ranked and units.is_unlisted(number.unit))
    if counted or (number.denominator is not None and (direction or worded.FLAG in number.flags)):
        return number
    behind, parts = _BEHIND_BRACKET.match(sentence, number.end), _PARTS_BEHIND.match(sentence, number.end)
    unit = (
        phrase.counted_by(indicator)
        or (_noun_at(sentence, behind.end()) if behind else None)
        or (_unit_of_parts(sentence[parts.end() :]) if parts else None)
        or (relation.PLACE if ranked else None)
        or ("VND" if number.scale >= _BILLION or (number.scale > 1 and phrase.is_money(indicator)) else None)
        or (_head_noun(number, indicator) if number.denominator is None and not ranked else None)
        or mention.earlier.counted
    )
    return number.model_copy(update={"unit": unit, "flags": (*number.flags, "implied_unit")}) if unit else number


def _head_noun(number: Quantity, indicator: str) -> str | None:
    """Return the counted noun that a measure begins with: "Lượt bạn đọc đến phòng đọc đạt 31.200"; bodies are names."""
    noun = units.unit(indicator, 0)
    counted = noun is not None and noun.kind == "noun" and noun.family in _COUNTED and noun.end < len(indicator)
    whole = number.value == number.value.to_integral_value() and number.scale < _BILLION
    named = counted and whole and not phrase.is_measure(indicator)
    return noun.name[:1].lower() + noun.name[1:] if named and noun else None


def _noun_at(sentence: str, at: int) -> str | None:
    noun = units.unit(sentence, at)
    return noun.name if noun else None


def _unit_of_parts(words: str) -> str | None:
    return next((one.unit for one in quantity.find(words)[:1] if one.unit != "%"), None)


def _owner(owners: list[subject_entity.Subject], at: int) -> EntityEntry | None:
    """Return the last of a sentence's subjects that stands before the offset `at`."""
    before = [one.entry for one in owners if one.start < at]
    return before[-1] if before else None


def _by_place(one: Sentence) -> list[Quantity | Skipped]:
    printed: list[Quantity | Skipped] = [*one.quantities, *one.skipped]
    return sorted(printed, key=lambda item: item.start)


def skip_all(passage: str, reason: str, context: Context) -> Reading:
    """Return every number of a passage that as a whole states nothing (a list of recipients, a legal basis)."""
    return Reading(
        unread=tuple(
            unread(item, reason, one.text, replace(context, span=context.span.part(one.start, one.end)))
            for one in analyse(passage).sentences
            for item in _by_place(one)
        )
    )
