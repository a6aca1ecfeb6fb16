"""Statements: each number of a passage bound to what is measured, by whom, when, and of which kind.

A passage is a paragraph or a table cell with what it inherits from where it stands. Records with codes and ids are made
in `observation`; which cells are passages is decided in `table` and `task`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from normalise import entity, horizon, kind, phrase, quantity, text
from normalise.records import EntityEntry, Kind, Period, Quantity, Skipped, Unread
from sources.document import Piece, Report, ReportKind

_ITEM = re.compile(r"(?<=[;.…:])\s+(?=[-–+*•▪]\s)")
"""Where a list was run together in a cell: "…; - Tổ chức …"."""
_OPENING = re.compile(
    r"^\s*(?:[-+*•▪]\s*)?(?:[^:;.]{1,120}:\s*)?(?:(?:trong|đến|tính đến|từ|năm|nay|hiện|ngoài ra|bên cạnh đó|điển hình|tiêu biểu|"
    r"như|cụ thể|theo đó|nhóm|dịch vụ|dvc|csdl|cơ sở dữ liệu|dữ liệu|của|theo|báo cáo|số liệu|ubnd|tỉnh|thành phố|bộ trưởng|"
    r"thống đốc|chủ nhiệm|tổng giám đốc|riêng|đối với|tại|có thể kể đến|là|và|các|tháng|ngày|quý|[\d/]+)(?=[\s,])[\s,]*)*$",
    re.IGNORECASE,
)
"""What may stand between the beginning of a sentence and the entity it is about."""
_AGENT = re.compile(r"(?:[.;:,(–]\s*|\b(?:được|do|bởi|để|và|điển hình như|tiêu biểu như)\s+)$", re.IGNORECASE)
"""What stands before an entity that acts further on in a sentence, if a verb follows."""
_ACTS = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:đã|đang|sẽ|cũng|hiện|chủ trì|chủ động|phối hợp|ban hành|triển khai|xây dựng|hoàn thành|tổ chức|tiếp tục|"
    r"thực hiện|cung cấp|có|là|đạt|được giao|tham mưu|trình|phát triển|quản lý|công bố|cấp|hỗ trợ|:)(?!\w)|"
    r"\s*,\s*(?:các )?(?:địa phương|bộ|ngành)[^.;]{0,30}\b(?:phát triển|xây dựng|triển khai|thực hiện)\b",
    re.IGNORECASE,
)
_THRESHOLD = re.compile(r"^[^,;.:()\d]{0,60}\b(?:đạt|có|với) tỷ lệ\b[^,;.:()\d]{0,30}$", re.IGNORECASE)
_PER_HEAD = frozenset({100, 1_000, 10_000, 100_000, 1_000_000})
_RATIO = re.compile(r"(?:trên|/|mỗi|cho)\s*$", re.IGNORECASE)
_STRUCTURE = frozenset(["miền", "lớp", "trụ", "cột", "cấp", "bước", "phần", "chiều", "bên", "mặt", "khâu", "vòng", "phía", "tầng", "nội", "dung", "cửa"])
_TOP = re.compile(r"\b(?:nhóm|top|tốp)\s*$", re.IGNORECASE)
_BEST = re.compile(r"^[^,;.]{0,40}\b(?:tốt nhất|dẫn đầu|đứng đầu|hàng đầu|cao nhất|đầu)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Context:
    """Where a passage stands, and what it inherits from there."""

    report: Report
    locator: str
    page: int | None = None
    pieces: tuple[Piece, ...] = ()
    section: str | None = None
    owner: EntityEntry | None = None
    """The entity of the heading, the row or the column."""
    kind: Kind | None = None
    """Imposed by a column or by standing in a task's name."""
    period: Period | None = None
    """Said by the column heading, the table title or the deadline."""
    subject: str | None = None
    """What is measured where the passage itself does not say: the row label."""
    unit: str | None = None
    """The unit of bare numbers: of a column."""


@dataclass(frozen=True)
class Statement:
    """A quantity understood, not yet coded."""

    quantity: Quantity
    kind: Kind
    indicator: str
    measure_unit: str | None
    """Unit of what is measured: for a growth that of the measure that grew, None where unknown."""
    period: Period
    period_stated: bool
    base: Period | None
    direction: str | None
    sentence: str
    context: Context
    """With the owner of this clause and the locator of this sentence."""


@dataclass(frozen=True)
class Reading:
    """What a passage gave: statements, and the numbers that are none, with reasons."""

    statements: tuple[Statement, ...] = ()
    unread: tuple[Unread, ...] = ()
    owner: EntityEntry | None = None
    """The entity that the passage turned out to be about, for the passages below it."""

    def __add__(self, other: "Reading") -> "Reading":
        """Return both readings as one; the later owner wins."""
        return Reading(self.statements + other.statements, self.unread + other.unread, other.owner or self.owner)


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
        here = replace(
            context, locator=locator, owner=_subject(sentence, len(sentence)) or reading.owner or context.owner
        )
        sentence_reading, carried = _read_sentence(sentence, here, carried)
        about = _subject(sentence, len(sentence))
        reading += replace(sentence_reading, owner=about)
    return reading


def _sentences(passage: str) -> list[tuple[int, int]]:
    spans = []
    for start, end in text.sentences(passage):
        for mark in _ITEM.finditer(passage, start, end):
            spans.append((start, mark.start()))
            start = mark.end()
        spans.append((start, end))
    return spans


def unread(skipped: Skipped | Quantity, reason: str, sentence: str, context: Context) -> Unread:
    """Return the record of a printed number that is no statement."""
    return Unread(
        raw=skipped.raw,
        reason=reason,
        page=context.page,
        locator=context.locator,
        sentence=excerpt(sentence, skipped.start),
    )


def excerpt(sentence: str, at: int = 0, length: int = 400) -> str:
    """Return at most `length` characters of the sentence, around the offset `at` where it is longer."""
    if len(sentence) <= length:
        return sentence
    start = min(max(0, at - length // 2), len(sentence) - length)
    return sentence[start : start + length]


def _read_sentence(sentence: str, context: Context, carried: Period | None) -> tuple[Reading, Period | None]:
    quantities, skipped = quantity.scan(sentence)
    times = horizon.Times(sentence, context.report.year, carried)
    others = [unread(item, item.reason, sentence, context) for item in skipped]
    statements: list[Statement] = []
    previous: Quantity | None = None
    lead_in = ""
    for index, number in enumerate(quantities):
        following = quantities[index + 1] if index + 1 < len(quantities) else None
        clause = _clause(sentence, previous, number, following)
        if reason := _no_statement(clause, number, previous):
            others.append(unread(number, reason, sentence, context))
            previous = number
            continue
        before = statements[-1] if statements else None
        chained = (
            previous is not None and before is not None and before.direction is not None and before.quantity.start == previous.start
        )
        statement, lead_in = _bind(clause, number, before, chained, lead_in, times, context)
        statements.append(statement)
        previous = number
    return Reading(tuple(statements), tuple(others)), times.carried()


@dataclass(frozen=True)
class _Clause:
    """The part of a sentence that belongs to one number."""

    sentence: str
    between: str
    """All text since the number before (or the sentence's beginning)."""
    lead: str
    tail: str
    start: int
    """Offset of `lead` in the sentence."""


def _clause(sentence: str, previous: Quantity | None, number: Quantity, following: Quantity | None) -> _Clause:
    begin = previous.end if previous else 0
    between = sentence[begin : number.start]
    at = (phrase.cut(between) or 0) if previous else _last_stop(between)
    rest = sentence[number.end : following.start] if following else sentence[number.end :]
    tail = rest[: phrase.cut(rest)] if following else rest
    return _Clause(sentence, between, between[at:].lstrip(" ;,:()."), tail, begin + at)


def _last_stop(between: str) -> int:
    """Return where the clause of the sentence's first number begins: after its last semicolon or heading colon."""
    stop = max(between.rfind(";"), between.rfind(":", 0, len(between.rstrip()) - 1))
    return stop + 1


def _no_statement(clause: _Clause, number: Quantity, previous: Quantity | None) -> str | None:
    """Return why a quantity states nothing, else None.

    A part of a structure ("4 cấp hành chính"), a base of a ratio ("trên 100 dân"), how often something is done, a
    threshold that selects what was counted ("12 Sở Y tế đạt tỷ lệ 100%"), or a bare number that nothing leads up to.
    """
    unit = number.unit or ""
    if any(unit == noun or unit.startswith(f"{noun} ") for noun in _STRUCTURE):
        return "structure"
    if number.value in _PER_HEAD and unit in {"dân", "người", "người dân", "hộ"} and _RATIO.search(clause.between):
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
    clause: _Clause,
    number: Quantity,
    before: Statement | None,
    chained: bool,
    lead_in: str,
    times: "horizon.Times",
    context: Context,
) -> tuple[Statement, str]:
    """Return the statement of one number, and the words that a list of numbers after it shares."""
    direction = kind.growth(clause.between, number, clause.sentence[number.end :])
    if direction is None and chained and before is not None and kind.continues_growth(clause.between, number):
        direction = before.direction
    owner = _subject(clause.sentence, number.start) or context.owner
    period, stated = times.of(number, context.period)
    what = _kind(clause, number, direction, period, stated, times.planned(number), context)
    if what is Kind.TARGET:
        period = horizon.of_target(period)
    if direction:
        indicator, unit = _grown(clause, number, before, times, context)
        shared = lead_in
        if what is Kind.TARGET:
            indicator, unit = f"{'tăng' if direction == 'up' else 'giảm'} {indicator}", number.unit
    else:
        indicator, unit, shared = _measured(clause, number, before, lead_in, times, context)
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
        context=replace(context, owner=owner),
    )
    return statement, shared


def _kind(
    clause: _Clause,
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


def _measured(
    clause: _Clause, number: Quantity, before: Statement | None, lead_in: str, times: "horizon.Times", context: Context
) -> tuple[str, str | None, str]:
    """Return what a level or target measures, its unit, and the words that the next number of a list would share."""
    lead = _own(phrase.lead_words(times.without(clause.lead)))
    counted = phrase.tail_words(times.without(clause.tail), number)
    measure = phrase.without_verb(lead)
    if measure and (phrase.named_before(clause.lead) or phrase.is_measure(measure) or phrase.in_brackets(clause.lead)):
        return measure, number.unit, ""
    if not lead and lead_in and counted and not phrase.stands_alone(counted):
        return f"{lead_in} {counted}", number.unit, lead_in
    verb = lead if measure else ""
    if counted:
        return f"{verb} {counted}".strip(), number.unit, verb
    if not measure and not context.subject and before is not None:
        share = number.unit == "%" and before.measure_unit != "%" and not phrase.is_measure(before.indicator)
        measure = f"tỷ lệ {before.indicator}" if share else before.indicator
    return measure or context.subject or _fallback(clause, context), number.unit, ""


def _grown(
    clause: _Clause, number: Quantity, before: Statement | None, times: "horizon.Times", context: Context
) -> tuple[str, str | None]:
    """Return the measure that a growth is of, and its unit: named in the clause, or the measure just stated."""
    named = phrase.without_verb(_own(phrase.lead_words(times.without(clause.lead))))
    if number.unit not in {"%", "x"} and (counted := phrase.tail_words(times.without(clause.tail), number)):
        return f"{named} {counted}".strip(), number.unit
    if named:
        return named, None
    if before is not None:
        return before.indicator, before.measure_unit
    return context.subject or _fallback(clause, context), None


def _own(words: str) -> str:
    """Return the words without the entity they begin with: it is recorded beside them."""
    found = entity.find(words)
    if found and found[0].start == 0 and found[0].entry.type != "nation":
        return phrase.lead_words(words[found[0].end :])
    return words


def _fallback(clause: _Clause, context: Context) -> str:
    words = phrase.lead_words(clause.sentence[: clause.start] + clause.lead) or phrase.lead_words(clause.sentence)
    return phrase.without_verb(words) or context.section or clause.sentence


def _subject(sentence: str, until: int) -> EntityEntry | None:
    """Return the last entity before the offset `until` that a clause is about, not one it only mentions.

    It opens the sentence, or it acts: "được Bộ Tài nguyên và Môi trường … phát triển", not "phối hợp với Bộ Y tế".
    """
    found = entity.find(sentence)
    for match in reversed(found):
        if match.start >= until or match.entry.type == "nation":
            continue
        before, after = sentence[: match.start], sentence[match.end :]
        if _OPENING.match(before) or (_AGENT.search(before) and _ACTS.match(after)):
            return match.entry
    return None


def skip_all(passage: str, reason: str, context: Context) -> Reading:
    """Return every number of a passage that as a whole states nothing (a list of recipients, a legal basis)."""
    quantities, skipped = quantity.scan(passage)
    others: Sequence[Quantity | Skipped] = [*quantities, *skipped]
    return Reading(
        unread=tuple(unread(item, reason, passage, context) for item in sorted(others, key=lambda o: o.start))
    )
