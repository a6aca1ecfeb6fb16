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

from normalise.analysis import analyse
from normalise.lexical.lexicon import pattern
from normalise.passage import Statement
from normalise.records import Kind
from normalise.text import fold_word

Words = tuple[str, ...]

_NUMBERING = re.compile(r"^\s*(?:(?:[IVXLC]+|\d+(?:\.\d+)*)[.):]?\s+|[^\W\d_][.)]\s+|[-–+*•]\s*)+")
_NUMBER = re.compile(r"\d[\d.,]*")
_WORD = re.compile(r"[^\W\d_]+")
_TOKEN = re.compile(r"\w+")
_DIGIT = re.compile(r"\d")
_CLAUSE = re.compile(r"[,;:()](?!\d)")
_SEGMENT = re.compile(r";|[.…]\s")
_STOPS = pattern(r"[,;:()]|{compare|tail_stop|rise|fall}")
_SILENT = pattern(
    r"{rise|fall}(?:\s+{degree})*|{heading_actual}|{reach|reaches|left_over|have_or_be|estimate|share_verb|equal_to}"
    r"|{at_least|at_most|over|under|nearly|about|exceed_plan}"
    r"|{compare|same_period|year_before|since|still|within|during|until|end_of|moment|of_which|includes}"
    r"|{previous|current|year|quarter|month|day|whole|opening|moves_to|arrives|come_from|and}"
)
"""What may differ between two reports on one thing: that it was reached, about when, and how it changed."""
_SO_FAR = pattern(r"{cumulative|to_date|now}(?:\s+{cumulative|to_date|now})*")
"""What was reached so far is another thing than what was reached in a year."""
_FILLS_HEADING = pattern(r"{heading_filler}")
_GENERIC = pattern(
    r"{amount|amount_lead|count_of|count_lead|ratio_head|total|in_all|everywhere|common_syllable|unsaid_percent"
    r"|unsaid_count|result_heading|narrated_heading|figure_heading|label_heading|cumulative}"
)
"""What is said of anything: a name made of such words tells nothing apart."""
_EVERYWHERE = pattern(r"{everywhere}")
_SHORT_NOUN = 2
"""Syllables of a counted noun that by itself does not say what is counted: "hộ", "giao dịch"."""
_PERCENT, FIGURE, SO_FAR = "%", "#", " so_far "


def of_headings(section: str | None) -> str:
    """Return what the headings above a figure say of it, folded: without numbering, time, and that they report.

    >>> of_headings("I. KẾT QUẢ NĂM 2022 › 2. Cửa khẩu Tân Thanh"), of_headings("II. Kết quả năm 2023")
    ('cửa khẩu tân thanh', '')
    """
    parts = (_NUMBERING.sub("", part) for part in (section or "").split(" › "))
    told = (_words(_FILLS_HEADING.sub(" ", _bare(part))) for part in parts)
    return " › ".join(" ".join(words) for words in told if words)


def series(statements: Sequence[Statement], codes: Sequence[tuple[str, bool]]) -> list[str | None]:
    """Return the series of each statement, None where it is not sure of what it is; `codes` are code and `mapped`.

    A growth has the series of the figure that grew.
    """
    made: list[str | None] = [None] * len(statements)
    turns = range(len(statements))
    for _, group in groupby(turns, lambda turn: (str(statements[turn].context.locator), statements[turn].sentence)):
        places = list(group)
        if all(codes[turn][1] for turn in places):
            continue
        for turn in places:
            if statements[turn].kind is not Kind.GROWTH:
                made[turn] = _key(codes[turn][0], _setting(statements[turn]))
        for first, second in _two_years([(turn, statements[turn]) for turn in places]):
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


def _setting(one: Statement) -> Words | None:
    """Return the words that say of what a figure is, beside its code; None where none of them tells it apart."""
    place = _place(one)
    if place is None:
        return None
    start, end = place
    if _is_grade(one, start, end):
        return None
    context = one.context
    column = context.locator.column if context.locator.column and not _is_prose(one) else None
    above = (_words(_bare(text)) for text in (context.topic, column, context.task) if text)
    bare = _bare(one.sentence)
    before, after = bare[:start], bare[end:]
    segment = before[_last(_SEGMENT, before) :]
    stop = _STOPS.search(after)
    name = tuple(_WORD.findall(_folded(one.indicator)))
    led = (*_words(segment), FIGURE, *_words(after[: stop.start() if stop else None]))
    told = (*name, *led)
    if not _tells(one, told) and segment != before:
        led = (*_words(before), *led)
    setting = (*(word for words in above for word in words), *led)
    return setting if _tells(one, (*name, *setting)) else None


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


def _tells(one: Statement, told: Words) -> bool:
    """Whether words tell a thing apart: "thủy điện" does, "tổng số giao dịch" and "tỷ lệ" do not."""
    text = " ".join(word for word in told if word != FIGURE)
    unit = [fold_word(word) for word in _WORD.findall(one.quantity.unit or "")]
    plain = set(unit) if len(unit) <= _SHORT_NOUN else set()
    if set(_WORD.findall(_unfolded_generic(text))) - plain:
        return True
    return bool(unit) and one.quantity.unit != _PERCENT and _EVERYWHERE.search(one.sentence) is not None


@lru_cache(maxsize=4096)
def _unfolded_generic(text: str) -> str:
    return _folded(_GENERIC.sub(" ", text))


def _folded(text: str) -> str:
    return " ".join(fold_word(word) for word in _WORD.findall(text))


def _last(looked: re.Pattern[str], text: str) -> int:
    """Return where the last match ends; 0 without one."""
    return max((match.end() for match in looked.finditer(text)), default=0)


@lru_cache(maxsize=4096)
def _bare(text: str) -> str:
    """Return a text of the same length without its expressions of time and its figures; "lũy kế" and "đến nay" stay.

    A figure of one digit may as well be a grade ("đạt 4 sao", "cấp 3"), and one that is no quantity is a name ("Quốc lộ
    14"): both stay.
    """
    kept = list(text)
    for sentence in analyse(text).sentences:
        hidden = [(told.start, told.end) for told in sentence.expressions]
        hidden += [
            (number.start, number.start + len(digits[0]))
            for number in sentence.quantities
            if (digits := _NUMBER.match(number.raw)) and len(digits[0]) > 1
        ]
        for start, end in hidden:
            kept[sentence.start + start : sentence.start + end] = " " * (end - start)
    for whole in _SO_FAR.finditer(text):
        kept[whole.start() : whole.end()] = whole[0]
    return "".join(kept)


@lru_cache(maxsize=4096)
def _words(text: str) -> Words:
    """Return the words of a bare text that may say of what a figure is, folded, in their order."""
    spoken = _SILENT.sub(" ", _SO_FAR.sub(SO_FAR, text))
    return tuple(fold_word(word) for word in _TOKEN.findall(spoken))


# --- both years in one sentence ------------------------------------------------------------------------------------


def _two_years(sentence: Sequence[tuple[int, Statement]]) -> Iterator[tuple[int, int]]:
    """Yield the places of two figures of which a sentence says that they are one thing in two years.

    It says so by nothing but time, change and unit between them ("từ 1.955 năm 2021 lên 2.997 năm 2022"), or by a
    printed change that is exactly the one between them.
    """
    figures = [(turn, one) for turn, one in sentence if one.kind is Kind.ACTUAL and one.quantity.unit is not None]
    paired: set[int] = set()
    for (first, one), (second, other) in pairwise(figures):
        if paired & {first, second} or not _a_year_apart(one, other) or not _alike(one, other):
            continue
        growths = [each for _, each in sentence if each.kind is Kind.GROWTH]
        if _only_time_between(one, other, growths) or any(_explains(each, one, other) for each in growths):
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


def _only_time_between(one: Statement, other: Statement, growths: Sequence[Statement]) -> bool:
    """Whether nothing but time, change and unit stands between two figures and behind the second."""
    first, second = _place(one), _place(other)
    if first is None or second is None or first[1] > second[0]:
        return False
    text = _bare(one.sentence)
    for place in filter(None, map(_place, growths)):
        text = text[: place[0]] + " " * (place[1] - place[0]) + text[place[1] :]
    stop = _STOPS.search(text, second[1])
    rest = (*_words(text[first[1] : second[0]]), *_words(text[second[1] : stop.start() if stop else None]))
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
