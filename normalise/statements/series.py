"""Which figures under provisional codes are surely of one thing: those with the same `series`.

A name alone does not tell: "kim ngạch xuất khẩu" is said of every border gate. A series is made of the code (which
holds name, unit and section) and of all words of its sentence, column, row and topic that may say of what the figure
is; only words of time, amount and change are left out. Two figures of which a sentence prints both years are one series
whatever they are called (docs/decisions/0026). Comparing years is the warehouse's.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from itertools import groupby, pairwise

from normalise.lexical.lexicon import pattern
from normalise.lexical.text import fold_word
from normalise.records import Kind
from normalise.statements.framing import Framing
from normalise.statements.passage import Statement, excerpt_start
from normalise.statements.wording import Words, bare, words

_NUMBER = re.compile(r"\d[\d.,]*")
_WORD = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")
_CLAUSE = re.compile(r"[,;:()](?!\d)")
_SEGMENT = re.compile(r";|[.…]\s")
_STOPS = pattern(r"[,;:()]|{compare|tail_stop|rise|fall}")
_GENERIC = pattern(
    r"{amount|amount_lead|count_of|count_lead|ratio_head|total|in_all|everywhere|common_syllable|unsaid_percent"
    r"|unsaid_count|result_heading|narrated_heading|figure_heading|label_heading|cumulative}"
)
"""What is said of anything: a name made of such words tells nothing apart."""
_EVERYWHERE = pattern(r"{everywhere}")
_SHORT_NOUN = 2
"""Syllables of a counted noun that by itself does not say what is counted: "hộ", "giao dịch"."""
_PERCENT, FIGURE = "%", "#"


def series(statements: Sequence[Statement], codes: Sequence[tuple[str, bool]], framing: Framing) -> list[str | None]:
    """Return the series of each statement, None where it is not sure of what it is; `codes` are code and `mapped`.

    `framing` is of the document that they stand in. A growth has the series of the figure that grew.
    """
    made: list[str | None] = [None] * len(statements)
    turns = range(len(statements))
    for _, group in groupby(turns, lambda turn: (str(statements[turn].context.locator), statements[turn].sentence)):
        places = list(group)
        if all(codes[turn][1] for turn in places):
            continue
        for turn in places:
            if statements[turn].kind is not Kind.GROWTH:
                made[turn] = _key(codes[turn][0], _setting(statements[turn], framing))
        for first, second in _two_years([(turn, statements[turn]) for turn in places], framing):
            made[first] = made[first] or _key(codes[first][0], (statements[first].context.report.id, str(first)))
            made[second] = made[first]
        for turn in places:
            if statements[turn].kind is Kind.GROWTH:
                made[turn] = _of_growth(turn, places, statements, codes, made)
    return made


def _key(code: str, setting: Words | None) -> str | None:
    if setting is None:
        return None
    return "S" + hashlib.sha256("\x1f".join((code, *setting)).encode()).hexdigest()[:12]


def _of_growth(
    turn: int,
    places: Sequence[int],
    statements: Sequence[Statement],
    codes: Sequence[tuple[str, bool]],
    made: Sequence[str | None],
) -> str | None:
    """Return the series of the one figure of the sentence that has the code of a growth, of its period or its base."""
    growth = statements[turn]
    same = [place for place in places if statements[place].kind is Kind.ACTUAL and codes[place] == codes[turn]]
    for period in filter(None, (growth.period, growth.base)):
        grown = [place for place in same if statements[place].period.end == period.end]
        if grown:
            return made[grown[0]] if len(grown) == 1 else None
    return None


# --- what is said of a figure --------------------------------------------------------------------------------------


def _setting(one: Statement, framing: Framing) -> Words | None:
    """Return the words that say of what a figure is, beside its code; None where none of them tells it apart."""
    place = _place(one)
    if place is None:
        return None
    start, end = place
    if _is_grade(one, start, end):
        return None
    context = one.context
    column = context.locator.column if context.locator.column and not _is_prose(one) else None
    above = [words(bare(text)) for text in (context.topic, column, context.task) if text]
    sentence = _spoken(one, framing)
    before, after = sentence[:start], sentence[end:]
    segment = before[_last(_SEGMENT, before) :]
    stop = _STOPS.search(after)
    name = _named(one.indicator)
    led = (*words(segment), FIGURE, *words(after[: stop.start() if stop else None]))
    tells = _tells(one, name, led) or _is_of_all(one)
    if not tells and segment != before:
        led = (*words(before), *led)
    framed = framing.of(context.span)
    setting = (*framed, *(word for told in above for word in told), *led)
    return setting if tells or _tells(one, framed, *above, led) else None


def _spoken(one: Statement, framing: Framing) -> str:
    """Return the sentence that is kept of a figure without time and figures, as its whole sentence tells them."""
    passage, span = framing.text(one.context.span), one.context.span
    start = span.start + excerpt_start(passage[span.start : span.end], one.quantity.start)
    end = start + len(one.sentence)
    return bare(passage)[start:end] if passage[start:end] == one.sentence else bare(one.sentence)


def _is_grade(one: Statement, start: int, end: int) -> bool:
    """Whether a figure of one digit stands in one clause with another, as in "142 sản phẩm đạt 3 sao"."""
    if len(one.quantity.raw.split()[0]) > 1:
        return False
    clause = _CLAUSE.search(one.sentence, end)
    last = clause.start() if clause else len(one.sentence)
    first = _last(_CLAUSE, one.sentence[:start])
    return _DIGIT.search(one.sentence[first:start] + one.sentence[end:last]) is not None


def _place(one: Statement) -> tuple[int, int] | None:
    """Return where the figure stands in the sentence that is kept of it, which may be cut out of a longer one."""
    number = one.quantity
    if one.sentence[number.start : number.end] == number.raw:
        return number.start, number.end
    if one.sentence.count(number.raw) == 1:
        start = one.sentence.index(number.raw)
        return start, start + len(number.raw)
    return None if _is_prose(one) else (0, len(one.sentence))


def _is_prose(one: Statement) -> bool:
    """Whether the figure stands in a sentence; a cell holds it alone, with its unit at most."""
    rest = _NUMBER.sub(" ", one.sentence.replace(one.quantity.raw, " "))
    return _WORD.search(rest) is not None


def _tells(one: Statement, *told: Words) -> bool:
    """Whether words tell a thing apart: "thủy điện" does, "tổng số giao dịch" and "tỷ lệ" do not."""
    unit = _named(one.quantity.unit or "")
    plain = set(unit) if len(unit) <= _SHORT_NOUN else set()
    return any(_telling(words) - plain for words in told)


def _is_of_all(one: Statement) -> bool:
    """Whether a count or an amount is of all that there is: "cả nước có 1,2 triệu hộ"."""
    counted = bool(_named(one.quantity.unit or "")) and one.quantity.unit != _PERCENT
    return counted and _EVERYWHERE.search(one.sentence) is not None


@lru_cache(maxsize=4096)
def _telling(told: Words) -> frozenset[str]:
    """Return the words that are not said of just anything."""
    return frozenset(_named(_GENERIC.sub(" ", " ".join(word for word in told if word != FIGURE))))


@lru_cache(maxsize=4096)
def _named(text: str) -> Words:
    return tuple(fold_word(word) for word in _WORD.findall(text))


def _last(looked: re.Pattern[str], text: str) -> int:
    """Return where the last match ends; 0 without one."""
    return max((match.end() for match in looked.finditer(text)), default=0)


# --- both years in one sentence ------------------------------------------------------------------------------------


def _two_years(sentence: Sequence[tuple[int, Statement]], framing: Framing) -> Iterator[tuple[int, int]]:
    """Yield the places of two figures of which a sentence says that they are one thing in two years.

    It says so by nothing but time, change and unit between them ("từ 1.955 năm 2021 lên 2.997 năm 2022"), or by a
    printed change that is exactly the one between them.
    """
    figures = [(turn, one) for turn, one in sentence if one.kind is Kind.ACTUAL and one.quantity.unit is not None]
    growths = [each for _, each in sentence if each.kind is Kind.GROWTH]
    paired: set[int] = set()
    for (first, one), (second, other) in pairwise(figures):
        if paired & {first, second} or not _a_year_apart(one, other) or not _alike(one, other):
            continue
        if _only_time_between(one, other, growths, framing) or any(_explains(each, one, other) for each in growths):
            paired |= {first, second}
            yield first, second


def _alike(one: Statement, other: Statement) -> bool:
    return (one.quantity.unit, one.quantity.per) == (other.quantity.unit, other.quantity.per)


def _a_year_apart(one: Statement, other: Statement) -> bool:
    """Whether two periods are the same season of two years on end."""
    early, late = sorted((one.period, other.period), key=lambda period: period.end)
    return (
        early.as_of == late.as_of
        and _next_year(early.end) == late.end
        and (early.start is None) == (late.start is None)
        and (early.start is None or _next_year(early.start) == late.start)
    )


def _next_year(day: date) -> date:
    """Return the same day a year later; the end of February is one day whatever the year."""
    last_of_february = day.month == 2 and (day.day == 29 or (day.day == 28 and (day.year + 1) % 4 == 0))
    if last_of_february:
        return date(day.year + 1, 3, 1).fromordinal(date(day.year + 1, 3, 1).toordinal() - 1)
    return day.replace(year=day.year + 1)


def _only_time_between(one: Statement, other: Statement, growths: Sequence[Statement], framing: Framing) -> bool:
    """Whether nothing but time, change and unit stands between two figures and behind the second."""
    first, second = _place(one), _place(other)
    if first is None or second is None or first[1] > second[0]:
        return False
    text = _spoken(one, framing)
    for place in filter(None, map(_place, growths)):
        text = text[: place[0]] + " " * (place[1] - place[0]) + text[place[1] :]
    stop = _STOPS.search(text, second[1])
    rest = (*words(text[first[1] : second[0]]), *words(text[second[1] : stop.start() if stop else None]))
    return not set(rest) - {fold_word(word) for word in _WORD.findall(one.quantity.unit or "")}


def _explains(growth: Statement, one: Statement, other: Statement) -> bool:
    """Whether a printed change is exactly the one between two figures, in their unit."""
    early, late = sorted((one, other), key=lambda each: each.period.end)
    if growth.base is None or growth.base.end != early.period.end or growth.period.end != late.period.end:
        return False
    before, now, change = early.quantity.value, late.quantity.value, growth.quantity
    if {early.quantity.qualifier, late.quantity.qualifier, change.qualifier} != {"="} or not before:
        return False
    signed = -change.value if growth.direction == "down" else change.value
    if change.unit == late.quantity.unit and change.unit != _PERCENT:
        return now - before == signed
    places = Decimal(1).scaleb(-change.decimals)
    if change.unit == _PERCENT and late.quantity.unit != _PERCENT:
        return change.decimals > 0 and ((now / before - 1) * 100).quantize(places, ROUND_HALF_UP) == signed
    return False
