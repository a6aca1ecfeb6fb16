"""Statements: each number of a passage bound to what is measured, by whom, when, and of which kind.

A passage is a paragraph or a table cell with what it inherits from where it stands. Records with codes and ids are made
in `observation`; which cells are passages is decided in `table` and `task`.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from normalise import agent, horizon, kind, measure, phrase, quantity, text
from normalise.passage import Clause, Context, Reading, Statement, excerpt, unread
from normalise.records import EntityEntry, Kind, Period, Quantity, Skipped
from sources.document import ReportKind

_ITEM = re.compile(r"(?<=[;.…:])\s+(?=[-–+*•▪]\s)")
"""Where a list was run together in a cell: "…; - Tổ chức …"."""
_THRESHOLD = re.compile(r"^[^,;.:()\d]{0,60}\b(?:đạt|có|với) tỷ lệ\b[^,;.:()\d]{0,30}$", re.IGNORECASE)
_PER_HEAD = frozenset({100, 1_000, 10_000, 100_000, 1_000_000})
_RATIO = re.compile(r"(?:(?:/|mỗi)\s*(?:dân|người|người dân|hộ)|trên\s*dân)$", re.IGNORECASE)
_PER_POPULATION = re.compile(r"\s*/\s*(\d[\d.]* (?:dân|người|hộ))\b", re.IGNORECASE)
_STRUCTURE = (
    "miền",
    "lớp",
    "trụ cột",
    "cấp",
    "bước",
    "phần",
    "chiều",
    "bên",
    "mặt",
    "khâu",
    "vòng",
    "phía",
    "tầng",
    "cửa",
)
"""Nouns of the parts that something has by its nature: "4 cấp hành chính", "3 miền"."""
_TOP = re.compile(r"\b(?:nhóm|top|tốp)\s*$", re.IGNORECASE)
_BEST = re.compile(r"^[^,;.]{0,40}\b(?:tốt nhất|dẫn đầu|đứng đầu|hàng đầu|cao nhất|đầu)\b", re.IGNORECASE)


def read(passage: str, context: Context, count_sentences: bool = False) -> Reading:
    """Return the statements of a passage, in order, with every other number of it as Unread.

    `count_sentences` adds "câu n" to the locator. A date at the head of the passage and an entity that a sentence is
    about carry to the sentences after it.
    """
    carried: Period | None = None
    reading = Reading()
    for number, (start, end) in enumerate(_sentences(passage), start=1):
        sentence = passage[start:end]
        locator = f"{context.locator}, câu {number}" if count_sentences else context.locator
        here = replace(context, locator=locator, owner=reading.owner or context.owner)
        sentence_reading, carried = _read_sentence(sentence, here, carried)
        reading += sentence_reading
    return reading


def _sentences(passage: str) -> list[tuple[int, int]]:
    spans = []
    for start, end in text.sentences(passage):
        for mark in _ITEM.finditer(passage, start, end):
            spans.append((start, mark.start()))
            start = mark.end()
        spans.append((start, end))
    return spans


def _read_sentence(sentence: str, context: Context, carried: Period | None) -> tuple[Reading, Period | None]:
    quantities, skipped = quantity.scan(sentence)
    first = quantities[0].start if quantities else len(sentence)
    times = horizon.Times(sentence, context.report.year, carried, first)
    owners = agent.subjects(sentence)
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
    owner = owners[-1][1] if owners else None
    return Reading(tuple(statements), tuple(others), owner), times.carried()


def _clause(sentence: str, previous: Quantity | None, number: Quantity, following: Quantity | None) -> Clause:
    begin = previous.end if previous else 0
    between = sentence[begin : number.start]
    at = (phrase.cut(between) or 0) if previous else _last_stop(between)
    rest = sentence[number.end : following.start] if following else sentence[number.end :]
    tail = rest[: phrase.cut(rest)] if following else rest
    return Clause(sentence, between, between[at:].lstrip(" ;,:()."), tail, begin + at)


def _last_stop(between: str) -> int:
    """Return where the clause of the sentence's first number begins: after its last semicolon or heading colon."""
    stop = max(between.rfind(";"), between.rfind(":", 0, len(between.rstrip()) - 1))
    return stop + 1


def _no_statement(clause: Clause, number: Quantity, previous: Quantity | None) -> str | None:
    """Return why a quantity states nothing, else None.

    A part of a structure ("4 cấp hành chính"), a base of a ratio ("trên 100 dân"), how often something is done, a
    threshold that selects what was counted ("12 Sở Y tế đạt tỷ lệ 100%"), or a bare number that nothing leads up to.
    """
    unit = number.unit or ""
    if any(unit == noun or unit.startswith(f"{noun} ") for noun in _STRUCTURE):
        return "structure"
    if number.value in _PER_HEAD and _RATIO.search(f"{clause.between}{unit}"):
        return "name"
    if unit == "lần" and clause.between.rstrip().endswith("/"):
        return "frequency"
    counted = previous is not None and previous.unit not in {None, "%", "VND", "USD", "x"}
    if unit == "%" and counted and _THRESHOLD.search(clause.between):
        return "threshold"
    if number.unit is None and number.scale == 1 and not phrase.leads_to_bare(clause.lead):
        return "no_unit"
    return None


def _bind(
    clause: Clause,
    number: Quantity,
    previous: Quantity | None,
    earlier: list[Statement],
    lead_in: str,
    times: "horizon.Times",
    context: Context,
) -> tuple[Statement, str]:
    """Return the statement of one number, and the words that a list of numbers after it shares."""
    direction = kind.growth(clause.between, number, clause.sentence[number.end :])
    chained = bool(earlier) and previous is not None and earlier[-1].quantity.start == previous.start
    if direction is None and chained and earlier[-1].direction and kind.continues_growth(clause.between, number):
        direction = earlier[-1].direction
    period, stated = times.of(number, context.period)
    what = _kind(clause, number, direction, period, stated, times.planned(number), context)
    if what is Kind.TARGET:
        period = horizon.of_target(period)
    if direction:
        indicator, unit = measure.change(clause, number, earlier, times, context)
        shared = lead_in
        if what is Kind.TARGET:
            indicator, unit = f"{'tăng' if direction == 'up' else 'giảm'} {indicator}", number.unit
    else:
        indicator, unit, shared = measure.level(clause, number, earlier, lead_in, times, context)
    if ratio := _PER_POPULATION.match(clause.sentence, number.end):
        number = number.model_copy(update={"unit": f"{number.unit}/{ratio[1]}"})
        unit = number.unit
    if number.unit is None and (noun := phrase.counted_by(indicator)):
        number, unit = number.model_copy(update={"unit": noun}), unit or noun
    if _TOP.search(clause.lead) and _BEST.match(clause.tail):
        number = number.model_copy(update={"qualifier": "<="})
    statement = Statement(
        quantity=number,
        kind=what,
        indicator=indicator,
        measure_unit=unit,
        period=period,
        period_stated=stated,
        base=times.base(number, period) if direction else None,
        direction=direction,
        sentence=excerpt(clause.sentence, number.start),
        context=context,
    )
    return statement, shared


def _owner(owners: list[tuple[int, EntityEntry]], at: int) -> EntityEntry | None:
    """Return the last of a sentence's subjects that stands before the offset `at`."""
    before = [entry for start, entry in owners if start < at]
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
    aims = planned or kind.is_aim(clause.lead) or kind.is_aim(_head(clause.sentence, number.start))
    ahead = stated and horizon.is_ahead(period, report)
    if aims or (report.kind is ReportKind.PLAN and not past) or (direction and context.kind is Kind.TARGET):
        return Kind.TARGET
    if direction:
        return Kind.GROWTH
    if past:
        return Kind.ACTUAL
    return context.kind or (Kind.TARGET if ahead else Kind.ACTUAL)


def _head(sentence: str, until: int) -> str:
    """Return the words that open a sentence's first clause, where an aim is announced for all its numbers."""
    return re.split(r"[;.\d]", sentence[:until], maxsplit=1)[0]


def skip_all(passage: str, reason: str, context: Context) -> Reading:
    """Return every number of a passage that as a whole states nothing (a list of recipients, a legal basis)."""
    quantities, skipped = quantity.scan(passage)
    others: Sequence[Quantity | Skipped] = [*quantities, *skipped]
    return Reading(
        unread=tuple(unread(item, reason, passage, context) for item in sorted(others, key=lambda o: o.start))
    )
