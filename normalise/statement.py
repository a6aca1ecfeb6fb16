"""Statements: each number of a passage bound to what is measured, by whom, when, and of which kind.

A passage is a paragraph or a table cell with what it inherits from where it stands. Records with codes and ids are made
in `observation`; which cells are passages is decided in `table` and `task`.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from normalise import agent, complete, horizon, kind, measure, phrase, quantity, relation, text, units
from normalise.passage import Clause, Context, Reading, Statement, excerpt, unread
from normalise.records import EntityEntry, Kind, Period, Quantity, Skipped
from normalise.times import Carried, Times
from sources.document import ReportKind

_ITEM = re.compile(r"(?<=[;.…:])\s+(?=[-–+*•▪]\s)")
"""Where a list was run together in a cell: "…; - Tổ chức …"."""
_LISTED = re.compile(r"[-–+*•▪]")
_THRESHOLD = re.compile(r"^[^,;.:\d]{0,160}\b(?:đạt|có|với) tỷ lệ\b[^,;.:()\d]{0,30}$", re.IGNORECASE)
_SELECTS = re.compile(r"[^,;.:\d()]{0,100}\bđạt\b[^,;.:\d()]{0,40}", re.IGNORECASE)
_BOUNDS = frozenset({">", ">=", "<", "<="})
"""Between what was counted and a bound that chose it: "26 mặt hàng đạt kim ngạch trên 1 tỷ USD"."""
_GROUPED = re.compile(r"\d\.\d{3}(?!\d)")
_EACH_ONE = re.compile(r"\b(?:bình quân|trung bình|mỗi|tính trên)\s*$", re.IGNORECASE)
"""Before what an average is taken over: "bình quân 1 hộ có 3,6 người"."""
_PER_HEAD = frozenset({100, 1_000, 10_000, 100_000, 1_000_000})
_RATIO = re.compile(r"(?:(?:/|mỗi)\s*(?:dân|người|người dân|hộ)|trên\s*dân)$", re.IGNORECASE)
_PER_POPULATION = re.compile(r"\s*/\s*(\d[\d.]* (?:dân|người|hộ))\b", re.IGNORECASE)
_STRUCTURE = re.compile(
    r"(?:miền|trụ cột|cấp(?: hành chính)?|bước|chiều|bên|mặt(?! hàng| bằng)|khâu|vòng|phía|tầng|"
    r"cửa(?! hàng| khẩu)|(?:lớp|phần)(?=\s*(?:$|"
    r"[,.;:()]))|thành phần(?= dữ liệu| chính|:))(?!\w)",
    re.IGNORECASE,
)
"""Nouns of the parts that something has by its nature: "4 cấp hành chính", "3 miền"."""
_ITEM_NUMBER = re.compile(r"\d{1,2}[.)]?")
"""A number that ends its sentence is the first of a list run together: "Cụ thể: 1. …"."""
_BEHIND_BRACKET = re.compile(r"\s*\)\s*(?:(?:các|số|tổng số)\s+)?")
_PARTS_BEHIND = re.compile(r"\s*\(\s*(?:bao gồm|gồm|trong đó(?: có)?)\s+(?=\d)", re.IGNORECASE)
_ASIDE = re.compile(r"\s*\(\s*\d[^()]{0,40}\)(?=\s+[^\W\d])")
"""A fraction between a percentage and what it is of: "87,9% (29/33) các bệnh viện"."""
_ESTIMATES = re.compile(r"ước\s+(?=[^\W\d])", re.IGNORECASE)
"""Before a verb: "Ước phát triển 6.800 thuê bao"."""
_ESTIMATED = re.compile(r"(?:^|[,:]\s*)ước (?:thực hiện|tính)\b(?! đạt)", re.IGNORECASE)
"""At the head of a sentence, for all its numbers: "ước thực hiện đến 31/12/2022: …"."""
_HEAD_END = re.compile(r"[;.\d]")
_STOP = re.compile(r";|:(?!//)")
_LONGEST = 2500
"""Characters; what goes on longer is no sentence but a list without stops, and is read in pieces."""
_TOP = re.compile(r"\b(?:nhóm|top|tốp)\s*$", re.IGNORECASE)
_BEST = re.compile(r"^[^,;.]{0,40}\b(?:tốt nhất|dẫn đầu|đứng đầu|hàng đầu|cao nhất|đầu)\b", re.IGNORECASE)


def read(passage: str, context: Context, count_sentences: bool = False) -> Reading:
    """Return the statements of a passage, in order, with every other number of it as Unread.

    `count_sentences` adds "câu n" to the locator. A date at the head of the passage and an entity that a sentence is
    about carry to the sentences after it.
    """
    carried: Carried | None = None
    announced: Kind | None = None
    about = context.topic
    reading = Reading()
    for number, (start, end) in enumerate(_sentences(passage), start=1):
        sentence = passage[start:end]
        locator = f"{context.locator}, câu {number}" if count_sentences else context.locator
        announced = announced if _LISTED.match(sentence) else None
        about = complete.topic(sentence) or about
        here = replace(
            context,
            locator=locator,
            owner=reading.owner or context.owner,
            kind=announced or context.kind,
            topic=about,
        )
        sentence_reading, carried = _read_sentence(sentence, here, carried)
        sentence_reading = replace(
            sentence_reading,
            statements=tuple(
                replace(one, indicator=complete.named(one.indicator, passage[:start]))
                for one in sentence_reading.statements
            ),
        )
        announced = Kind.TARGET if kind.lists_aims(sentence) else announced
        reading += sentence_reading
    return reading


def _sentences(passage: str) -> list[tuple[int, int]]:
    """Return the sentences and list items of a passage as offsets; what has no stops for long is cut into pieces."""
    spans: list[tuple[int, int]] = []
    for sentence_start, end in text.sentences(passage):
        start = sentence_start
        if spans and passage[start] == "(" and "\n" not in passage[spans[-1][1] : start]:
            start = spans.pop()[0]  # a bracket behind the stop tells more of the same
        begins = [start, *(mark.end() for mark in _ITEM.finditer(passage, start, end))]
        ends = [*(mark.start() for mark in _ITEM.finditer(passage, start, end)), end]
        for begin, stop in zip(begins, ends, strict=True):
            spans += _pieces(passage, begin, stop)
    return spans


def _pieces(passage: str, start: int, end: int) -> list[tuple[int, int]]:
    pieces = []
    while end - start > _LONGEST:
        at = max(passage.rfind(mark, start, start + _LONGEST) for mark in ";, ")
        stop = at + 1 if at > start else start + _LONGEST
        pieces.append((start, stop))
        start = stop
    return [*pieces, (start, end)]


def _read_sentence(sentence: str, context: Context, carried: Carried | None) -> tuple[Reading, Carried]:
    quantities, skipped = quantity.scan(sentence)
    first = quantities[0].start if quantities else len(sentence)
    times = Times(sentence, context.report.year, context.reported, carried, first)
    owners = agent.subjects(sentence, context.day)
    others = [unread(item, item.reason, sentence, context) for item in skipped]
    statements: list[Statement] = []
    previous: Quantity | None = None
    lead_in = ""
    for index, number in enumerate(quantities):
        following = quantities[index + 1] if index + 1 < len(quantities) else None
        clause = _clause(sentence, previous, number, following)
        if reason := _no_statement(clause, number, previous):
            others.append(unread(number, reason, sentence, context))
            continue
        here = replace(context, owner=_owner(owners, number.start) or context.owner)
        statement, lead_in = _bind(clause, number, previous, statements, lead_in, times, here)
        statements.append(statement)
        previous = number
    statements = complete.whole(statements, sentence, context.topic)
    carrying = [one.entry for one in owners if one.carries]
    owner = carrying[-1] if carrying else None
    return Reading(tuple(statements), tuple(others), owner), times.carried()


def _clause(sentence: str, previous: Quantity | None, number: Quantity, following: Quantity | None) -> Clause:
    begin = previous.end if previous else 0
    between = sentence[begin : number.start]
    at = (phrase.cut(between) or 0) if previous else _last_stop(between)
    rest = sentence[number.end : following.start] if following else sentence[number.end :]
    tail = rest[: phrase.cut(rest)] if following else rest
    if aside := _ASIDE.match(sentence, number.end):
        tail = sentence[aside.end() :]
    return Clause(sentence, between, between[at:].lstrip(" ;,:()."), tail, begin + at)


def _last_stop(between: str) -> int:
    """Return where the clause of the sentence's first number begins: after its last semicolon or heading colon."""
    stops = [mark.end() for mark in _STOP.finditer(between.rstrip(": "))]
    return stops[-1] if stops else 0


def _no_statement(clause: Clause, number: Quantity, previous: Quantity | None) -> str | None:
    """Return why a quantity states nothing, else None.

    A part of a structure ("4 cấp hành chính"), a base of a ratio ("trên 100 dân"), how often something is done, a
    threshold that selects what was counted ("12 Sở Y tế đạt tỷ lệ 100%"), or a bare number that nothing leads up to.
    """
    unit = number.unit or ""
    if unit and _STRUCTURE.match(f"{unit}{clause.sentence[number.end :]}"):
        return "structure"
    if number.value in _PER_HEAD and _RATIO.search(f"{clause.between}{unit}"):
        return "name"
    if number.value == 1 and unit and _EACH_ONE.search(clause.lead):
        return "rate_base"
    if unit == "lần" and clause.between.rstrip().endswith("/"):
        return "frequency"
    if (
        unit == "%"
        and previous is not None
        and _THRESHOLD.search(clause.between)
        and _counts_bodies(clause.sentence, previous)
    ):
        return "threshold"
    if previous is not None and unit != "%" and number.qualifier in _BOUNDS and _SELECTS.fullmatch(clause.between):
        return "threshold"
    if _TOP.search(clause.lead) and not _BEST.match(clause.tail):
        return "name"
    if number.denominator is not None or _GROUPED.search(number.raw):
        return None
    if number.unit is None and number.value < 100 and _ITEM_NUMBER.fullmatch(clause.sentence[number.start :]):
        return "list_number"
    if number.unit is None and number.scale == 1 and not phrase.leads_to_bare(clause.lead):
        return "no_unit"
    return None


def _counts_bodies(sentence: str, number: Quantity) -> bool:
    """Whether a number counts bodies, by itself or in percent: a figure that each of them has may select them."""
    at = number.end if number.unit == "%" else number.start
    noun = units.unit(number.unit or "", 0) if number.unit != "%" else units.unit(sentence, at)
    return noun is not None and noun.family == "institutions"


def _bind(
    clause: Clause,
    number: Quantity,
    previous: Quantity | None,
    earlier: list[Statement],
    lead_in: str,
    times: Times,
    context: Context,
) -> tuple[Statement, str]:
    """Return the statement of one number, and the words that a list of numbers after it shares."""
    beside = earlier[-1].quantity.unit if earlier and previous is not None else None
    direction = kind.growth(clause.between, number, clause.sentence[number.end :], same_unit=number.unit == beside)
    chained = bool(earlier) and previous is not None and earlier[-1].quantity.start == previous.start
    if direction is None and chained and earlier[-1].direction and kind.continues_growth(clause.between, number):
        direction = earlier[-1].direction
    period, stated = times.of(number, context.period, aim=kind.is_aim(clause.lead))
    base = times.base(number, period) if direction else None
    if direction and not times.names_base() and (ends := _ends(earlier)):
        base, period = ends
    what = _kind(clause, number, direction, period, stated, times.planned(number), context)
    if what is Kind.TARGET:
        # The date of the results around it is not that of a target quoted among them.
        quoted = context.report.kind is ReportKind.RESULT and period.end.year <= context.report.year
        period = horizon.whole_year(period.end.year) if quoted else horizon.of_target(period)
    if direction:
        indicator, unit = measure.change(clause, number, earlier, times, context)
        shared = lead_in
        if what is Kind.TARGET:
            indicator, unit = measure.aim_of_change(clause, indicator, direction), number.unit
    else:
        indicator, unit, shared = measure.level(clause, number, earlier, lead_in, times, context)
    number = _with_unit(number, clause.sentence, indicator, earlier)
    unit = unit or (number.unit if not direction else None)
    if ratio := _PER_POPULATION.match(clause.sentence, number.end):
        number = number.model_copy(update={"unit": f"{number.unit}/{ratio[1]}"})
        unit = number.unit
    if number.qualifier == "=" and (
        _ESTIMATES.match(clause.lead) or _ESTIMATED.search(_head(clause.sentence, number.start))
    ):
        number = number.model_copy(update={"qualifier": "~"})
    if _TOP.search(clause.lead) and _BEST.match(clause.tail):
        number = number.model_copy(update={"qualifier": "<="})
    statement = Statement(
        quantity=number,
        kind=what,
        indicator=indicator,
        measure_unit=unit,
        period=period,
        period_stated=stated,
        base=base,
        direction=direction,
        sentence=excerpt(clause.sentence, number.start),
        context=context,
    )
    return statement, shared


def _ends(earlier: list[Statement]) -> tuple[Period, Period] | None:
    """Return the periods a change spans where both values are given: "từ … năm 2013 lên … (tăng 37 lần)"."""
    levels = [one for one in earlier if one.direction is None][-2:]
    if len(levels) < 2 or levels[0].indicator != levels[1].indicator or levels[0].period == levels[1].period:
        return None
    return levels[0].period, levels[1].period


def _with_unit(number: Quantity, sentence: str, indicator: str, earlier: list[Statement]) -> Quantity:
    """Return a bare number with the unit that its surroundings imply, flagged `implied_unit`.

    The noun that the measure counts ("số lượt giao dịch là 876 triệu"); the noun behind its bracket ("87,9% (29/33) các
    bệnh viện") or of its parts ("3.211 (gồm 2.997 website)"); a rank ("xếp thứ 44"); đồng for an amount of money ("tổng
    giá trị hơn 929 tỷ"); the noun of the count before it.
    """
    if number.unit is not None:
        return number
    unit = phrase.counted_by(indicator)
    if unit is None and (behind := _BEHIND_BRACKET.match(sentence, number.end)):
        noun = units.unit(sentence, behind.end())
        unit = noun.name if noun else None
    if unit is None and (parts := _PARTS_BEHIND.match(sentence, number.end)):
        first = next((one for one in quantity.find(sentence[parts.end() :])[:1] if one.unit != "%"), None)
        unit = first.unit if first else None
    if unit is None and relation.ranks(re.split(r"[,;.:()]", sentence[max(0, number.start - 30) : number.start])[-1]):
        unit = "hạng"
    if unit is None and number.scale >= 1_000_000 and phrase.is_money(indicator):
        unit = "VND"
    unit = unit or next(
        (one.quantity.unit for one in reversed(earlier) if one.quantity.unit not in phrase.NO_NOUN), None
    )
    return number.model_copy(update={"unit": unit, "flags": (*number.flags, "implied_unit")}) if unit else number


def _owner(owners: list[agent.Subject], at: int) -> EntityEntry | None:
    """Return the last of a sentence's subjects that stands before the offset `at`."""
    before = [one.entry for one in owners if one.start < at]
    return before[-1] if before else None


def _kind(
    clause: Clause,
    number: Quantity,
    direction: str | None,
    period: Period,
    stated: bool,
    planned: bool,
    context: Context,
) -> Kind:
    """Return the kind by the words of the clause, then by column and report; a plan's growth is a target of growth."""
    report = context.report
    past = stated and report.kind is ReportKind.PLAN and period.end.year < report.year
    quoted = context.task is not None and kind.quotes(clause.sentence, number, context.task)
    rule = number.unit == "%" and number.qualifier == "<="
    aims = (
        planned
        or quoted
        or rule
        or kind.is_missed(clause.between)
        or kind.is_aim(clause.lead)
        or kind.is_aim(_head(clause.sentence, number.start))
    )
    ahead = stated and horizon.is_ahead(period, report)
    if (
        aims
        or (report.kind is ReportKind.PLAN and not past)
        or (direction and ((ahead and not period.as_of) or context.kind is Kind.TARGET))
    ):
        return Kind.TARGET
    if direction:
        return Kind.GROWTH
    if past:
        return Kind.ACTUAL
    return context.kind or (Kind.TARGET if ahead else Kind.ACTUAL)


def _head(sentence: str, until: int) -> str:
    """Return the words that open a sentence's first clause, where an aim is announced for all its numbers."""
    end = _HEAD_END.search(sentence, 0, until)
    return sentence[: end.start() if end else until]


def skip_all(passage: str, reason: str, context: Context) -> Reading:
    """Return every number of a passage that as a whole states nothing (a list of recipients, a legal basis)."""
    quantities, skipped = quantity.scan(passage)
    others: Sequence[Quantity | Skipped] = [*quantities, *skipped]
    return Reading(
        unread=tuple(unread(item, reason, passage, context) for item in sorted(others, key=lambda o: o.start))
    )
