"""Cutting the words of what is measured out of a sentence, in the words of the report.

Codes for these words belong to `indicator`; which numbers are statements to `statement`.
"""

import re
from functools import lru_cache

from normalise.lexical import units
from normalise.lexical.lexicon import pattern
from normalise.records import Quantity

_SEPARATOR = pattern(r";|,(?!\d)|\.\s|[()]|:|\s(?:{conjunction}|{of_which}|{arrives})(?=[\s:])")
_ARRIVES = pattern(r"\s*{arrives}")
_OF_WHICH = pattern(r"\s*{of_which}\s*")
_JOINS = pattern(r"\s*{joins}\s*")
_MARK = re.compile(r"^\s*(?:[-–+*•▪●○]|\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-zđ]|[ivxIVX]{1,4})[.)](?=\s))+\s*", re.IGNORECASE)
_UNOPENED = re.compile(r"^[^()]*\)")
"""What a bracket ends with that began before the words."""
_DOUBLED = re.compile(r",\s*,")
"""What is left where words of time were taken out."""
_INTRODUCTION = pattern(
    r"^\s*(?:{source}|{carry_out_paper})[^;:]{0,240},\s*(?={statement_opening}\s)|"
    r"^\s*{source}\s(?![^,;:]*\d)[^,;:]{1,120},\s*(?=\S)|"
    r"^\s*{when_since}\s[^,;:]{1,60},\s*(?=\S)|"
    r"^\s*{for_whom}(?=\s*$|\s{there_is})|"
    r"^\s*{place_opening}\s[^,;:\d]{1,60}?\s(?:{at_present}\s)?(?:{done_before}\s)?{having}(?=\s*$)|"
    r"^\s*(?:{to_aim}\s)?{aim_noun}(?:\s{aim_given})?(?:\s{aim_link})?(?=\s*$|\s(?!{aim_of_name}))|"
    r"^\s*{task_noun}(?:\s\S+){0,2}\s{given}(?=\s*$|\s)|"
    r"^\s*{result_word}(?:\s[^\W\d_]+){0,6}?\s{shows}(?=\s|$)|"
    r"^\s*{change_measure}\s+(?={changed_head}\s)"
)
"""An adverbial phrase before the measure, the place where something is found, an aim, or a verb of changing it."""
_LEAD_IN = pattern(
    r"^\s*(?:{everywhere}(?=\s{there_is})|(?:{at_present}\s)?{average}(?=,)|(?:{average}\s)?{each_time}(?=\s)|"
    r"{time_noun}(?:\s{time_pointer})?(?=,)|{school_year} \d{4}\s?[-–]\s?\d{4}|"
    r"(?:{same_time}(?:\s{time_pointer})?|{time_pointer})(?=,)|{result_word}(?=\s{result_link}|\s*$|\s*,)|"
    r"{ratio_head}(?=\s*$)|{regarding} [^,]{1,80}(?=,)|{over}(?=\s*$)|"
    r"{only}(?!\s{only_name})|{whole_word}(?!\s{whole_name})|"
    r"{includes}(?=\s*:|\s*$)|{opening|of_which|now|cumulative})(?:\s+|$|(?=[,:]))[,:]?"
)
_REACHES = pattern(
    r"[\s,:]*(?:{reach|reaches|surpass|arrives|multiple}|{rise|fall|added}(?:\s{degree})*|(?:{average_verb}\s+|^|(?<=,)\s*){average})\s*$"
)
_WHOLE_LEFT = pattern(r"\s{whole_of_time}$")
"""What is left of "cả năm" where the words of time were taken out."""
_NOT_REACHED = pattern(r"(?:^|[,;(]\s*){not_yet}\s{reach}\s*$")
"""A verb of its own, which names what is counted: "chưa đạt 3 chỉ tiêu"."""
_ADDED = pattern(r".*{added_amount}(?=\s|$)")
QUALIFIER = pattern(
    r"\s*(?:{at_least|at_most|over|under|above|below|nearly|about|estimate_bare|come_from|in_all}|[≥≤<>~≈=])\s*$"
)
_STATES = pattern(r"(?:{reach|surpass|rise|multiple}|{fall}(?:\s+{arrives})?)\s*$|:\s*$")
"""The words before the number already name the measure: "Tỷ lệ X đạt 85%"."""
_TAIL_END = pattern(r";|\.(?=\s|$)|\(|\)|:|\s[–-]\s(?-i:(?=[A-ZĐ]))|/\.|,?\s{tail_stop}\s|,\s*{tail_end}\s")
_ACTS = pattern(r"{act|predicate_mark|attain}")
"""Words that make a predicate, without those that only attribute."""
NO_NOUN = frozenset({None, *units.SHARES, "VND", "USD", "EUR", "JPY", "x"})
"""Units that are not what is counted."""
UNCOUNTED = NO_NOUN - {"VND", "USD"}
_EXPLAINED = re.compile(
    r"^(?P<noun>\s*\w+(?: \w+){0,2})\s*\([^()\d]{1,40}\)(?=\s+[^\W\d])|^\s*\([^\W\d]+(?: [^\W\d]+)?\)(?=\s+[^\W\d])"
)
"""A short noun with its other name: "63,8% địa phương (Sở Y tế) có …"."""
_PER_HEAD = pattern(r"^\s?/\s?\d[\d.]*\s+{population}|^\s*{and_upwards|and_downwards}")
"""What belongs to the number, not to what is counted."""
_DANGLING = pattern(r"(?:^|[\s,]+){dangling|share_verb|reach}$")
"""Words at the end of a phrase that belong to the number after it."""
_COUNTED_LEAD = pattern(r"^{counted_lead}\s+")
_TURN = pattern(r"(?:,|…)\s*(?:{turn}|{result_word}(?=\s{result_link}|\s*$))[,\s]*")
"""Where a long sentence turns to its result: what stands before it is not what is measured."""
_MEASURE = pattern(r"{measure_name}\s+\S")
_COUNTS = pattern(r"{count_of}\s+")
_BARE_COUNT = pattern(r"{count_of}")
_AMOUNT = pattern(r"(?:{amount_lead}\s)*{amount}")
_AMOUNT_LEAD = pattern(r"^(?:{amount_lead}\s)+(?={amount})")
_OF_AMOUNT = pattern(r"^{amount_name}\s+")
_MONEY = pattern(r"{money_name}")
_GROWS = pattern(
    r"^(?:(?:{above}|{below})(?:\s(?:{compare}\s)?(?:{same_period}\s|{level_word}\s)*{time_noun}\s\S+)?|"
    r"(?:{ratio_head}\s)?{rise|fall|added}(?:\s{degree})*)(?:\s+|$)"
)
_RISES = pattern(r"(?:{rise|fall}\s+)?{arrives}")
_COMES = pattern(r"{come_from}\s*$")
_ARRIVES_AT = pattern(r"{arrives|come_from}(?:\s+{place_word|level_word})*\s*$")
_COUNTED = pattern(r"^{count_lead}\s+")
_ANNOUNCES = pattern(r"{announce|includes}\s*:?\s*$")
_VERB = pattern(r"{act|predicate_mark|belongs}")
_CHAIN = 80
"""Characters that several words in a row may take, where mostly one is looked for."""
_DIGIT = re.compile(r"\d")
_kept = lru_cache(maxsize=1024)
"""For what the rules ask of the same words again and again while a sentence is read."""


@_kept
def cut(between: str) -> int | None:
    """Return where, between two numbers, the words of the first end and those of the second begin; None for nowhere.

    A semicolon always parts them, and so does "trong đó". Else it is the last mark or conjunction; but where the second
    number is led by its own measure ("…, doanh thu hàng hóa và dịch vụ đạt 5%") a mark goes before "và", unless nothing
    but a verb follows it ("… và giảm 5,4%").
    """
    if (semicolon := between.rfind(";")) >= 0:
        return semicolon
    found = [one for one in _SEPARATOR.finditer(between) if between[one.end() :].strip() or one[0] != ":"]
    if not found:
        return None
    found = [one for one in found if not rises_to(one[0])] or found
    among = [one for one in found if _OF_WHICH.fullmatch(one[0])]
    if among and is_measure(lead_words(between[among[-1].end() :])):
        return among[-1].start()
    if found[-1][0] == "(" and _names_item(between, found):
        return found[-2].start()
    if named_before(between[found[-1].end() :]):
        measures = [one for one in found if is_measure(lead_words(between[one.end() :]))]
        marks = [one for one in found if not _JOINS.fullmatch(one[0])]
        verb_alone = not without_verb(lead_words(between[found[-1].end() :]))
        found = measures or among or (found if verb_alone else marks or found)
    return found[-2 if _is_end_of_name(between, found) else -1].start()


def _is_end_of_name(between: str, marks: list[re.Match[str]]) -> bool:
    """Whether the last of the words is a name's second part: "tỉnh 480 tỷ, ngân sách huyện, xã 459 tỷ"."""
    if len(marks) < 2 or between[: marks[-2].start()].strip() or marks[-1][0] != ",":
        return False
    name, last = between[marks[-2].end() : marks[-1].start()], between[marks[-1].end() :]
    return len(last.split()) == 1 < len(name.split()) and first_verb(name) is None and first_verb(last) is None


def _names_item(between: str, marks: list[re.Match[str]]) -> bool:
    """Whether the bracket at the end of the words holds the figure of an item of a list: "…: lúa (5%), ngô (7%)"."""
    listed = len(marks) > 1 and (between.lstrip().startswith(")") or marks[-2][0] == ":")
    bare = listed and not repeat(QUALIFIER, between[marks[-1].end() :]).strip()
    return bare and bool(without_verb(lead_words(between[marks[-2].end() : marks[-1].start()])))


@_kept
def lead_words(lead: str) -> str:
    """Return the words before a number without list mark, introduction and qualifier ("tối thiểu", "hơn")."""
    lead = _UNOPENED.sub("", _DOUBLED.sub(",", lead))
    words = _without_head(_INTRODUCTION, _without_head(_MARK, lead.lstrip(" ,/")).lstrip(" ,"))
    if turn := _TURN.search(words):
        words = words[turn.end() :]
    words = repeat(QUALIFIER, words).lstrip(" ,;:")
    while found := _LEAD_IN.match(words):
        words = _without_head(_INTRODUCTION, _without_head(_MARK, words[found.end() :].lstrip(" ,:")))
    return words.strip(' ,;–-(“"')


@_kept
def repeat(pattern: re.Pattern[str], words: str, longest: int = 32) -> str:
    """Return the words with what the pattern finds at their end removed until it finds nothing more."""
    while found := at_end(pattern, words, longest):
        words = words[: found.start()]
    return words


@_kept
def at_end(pattern: re.Pattern[str], words: str, longest: int = 32) -> re.Match[str] | None:
    """Return what a pattern that is anchored at the end finds within the last characters, however long the words."""
    return pattern.search(words, max(0, len(words.rstrip()) - longest))


def _without_head(pattern: re.Pattern[str], words: str) -> str:
    found = pattern.match(words)
    return words[found.end() :] if found else words


def in_brackets(lead: str) -> bool:
    """Whether the number stands in brackets behind the words it measures: "kỹ năng số (trên 204.397 lượt)"."""
    return repeat(QUALIFIER, lead).rstrip().endswith("(")


def is_measure(words: str) -> bool:
    """Whether the words are the name of a measure: "Tổng số …", "Tỷ lệ …", "Doanh thu …"."""
    return _MEASURE.match(words) is not None


def tail_words(tail: str, quantity: Quantity) -> str:
    """Return what is counted: the unit noun and the words after it, up to the end of the phrase."""
    if explained := _EXPLAINED.match(tail):
        tail = (explained["noun"] or "") + tail[explained.end() :]
    end = _TAIL_END.search(tail)
    words = _without_head(_PER_HEAD, tail[: end.start()] if end else tail).strip(" ,.;–-/")
    words = repeat(_DANGLING, _without_head(_COUNTED_LEAD, words))
    noun = "" if quantity.unit in NO_NOUN else str(quantity.unit).partition("/")[0] + " "
    return f"{noun}{words}".strip()


@_kept
def named_before(lead: str) -> bool:
    """Whether the words before the number state the measure whole, so that nothing after it belongs to the name."""
    words = repeat(QUALIFIER, lead)
    return at_end(_STATES, words) is not None and not announces(words) and not _NOT_REACHED.search(words)


def announces(words: str) -> bool:
    """Whether words before a colon only announce what follows: "cụ thể như sau", "bao gồm"."""
    return at_end(_ANNOUNCES, words) is not None


def without_growth(measure: str) -> str:
    """Return the measure that grows: "tốc độ tăng trưởng doanh thu" → "doanh thu"."""
    return _without_head(_GROWS, measure)


def is_bare_amount(measure: str) -> bool:
    """Whether a measure does not say of what: "số tiền", "giá trị", "doanh thu"."""
    return _AMOUNT.fullmatch(measure) is not None


def amount_of(measure: str) -> str:
    """Return the noun of a bare amount: "tổng sản lượng" → "sản lượng"."""
    return _without_head(_AMOUNT_LEAD, measure).lower()


def is_bare_count(measure: str) -> bool:
    """Whether a measure does not say what it counts: "…, số lượng 100 người"."""
    return _BARE_COUNT.fullmatch(measure) is not None


def is_money(measure: str) -> bool:
    """Whether a measure is an amount of money by its name: "tổng giá trị giao dịch"."""
    return _MONEY.search(measure) is not None


def breaks(sentence: str) -> list[int]:
    """Return where "trong đó" and the like stand in a sentence, with the blanks before them."""
    return [match.start() for match in _OF_WHICH.finditer(sentence)]


def is_origin(head: str) -> bool:
    """Whether the words before a number say that a measure came from it: "từ 1.923 tài khoản"."""
    return at_end(_COMES, head) is not None


def rises_to(lead: str) -> bool:
    """Whether a number is where a measure went to, from the number before it: "từ 1.923 … lên 72.060"."""
    return _RISES.match(lead.strip()) is not None


def without_count(measure: str) -> str:
    """Return what a measure counts or values: "số lượng giao dịch qua ATM" → "giao dịch qua ATM"."""
    return _without_head(_COUNTED, measure)


def without_amount(measure: str) -> str:
    """Return of what an amount is: "năng suất lúa" → "lúa", so that "sản lượng" behind it is that of "lúa"."""
    return without_count(_OF_AMOUNT.sub("", measure))


def leads_to_bare(lead: str) -> bool:
    """Whether a number without a unit is a value: the words before it name a measure or say that it is reached."""
    return named_before(lead) or is_measure(lead_words(lead)) or at_end(_ARRIVES_AT, lead, _CHAIN) is not None


def without_verb(words: str) -> str:
    """Return the measure without the verb of reaching at its end; "tăng thêm" of what was added is its own."""
    added = _ADDED.match(words)
    kept = added.end() if added else 0
    if _NOT_REACHED.fullmatch(words):
        return words
    return _WHOLE_LEFT.sub("", f"{words[:kept]}{repeat(_REACHES, words[kept:], _CHAIN)}".strip(" ,;:–-("))


def counted_by(measure: str) -> str | None:
    """Return the noun that a measure counts, for numbers printed bare: "số lượt giao dịch là trên 876 triệu"."""
    counts = _COUNTS.match(measure)
    found = units.unit(measure, counts.end()) if counts else None
    return found.name if found and found.kind == "noun" else None


def counted_noun(measure: str) -> str | None:
    """Return the noun of a measure that says only what is counted, not of what: "Tổng số lượng giao dịch"."""
    counts = _COUNTS.match(measure)
    found = units.unit(measure, counts.end()) if counts else None
    return found.name if found and found.kind == "noun" and found.end == len(measure) else None


_LONG = 100
_PARTS_OF_LEAD = pattern(r",\s|\s{clause_opening}\s")


def shortened(lead: str) -> str:
    """Return the end of a long lead, from its last mark or conjunction on: what the number is the object of."""
    if len(lead) <= _LONG or is_measure(lead):
        return lead
    starts = [mark.end() for mark in _PARTS_OF_LEAD.finditer(lead) if 10 <= len(lead) - mark.end() <= _LONG]
    return lead[starts[-1] :] if starts else lead


def follows_colon(lead: str) -> bool:
    """Whether the number stands right behind a colon, which a heading or a list of things may end with."""
    return repeat(QUALIFIER, lead).rstrip().endswith(":")


def first_verb(words: str) -> int | None:
    """Return where the first word stands that makes a predicate; None where there is none."""
    found = _ACTS.search(words)
    return found.start() if found else None


def stands_alone(words: str) -> bool:
    """Whether a counted phrase says by itself what is counted and done, so that it needs no verb of its neighbour."""
    return _VERB.search(words) is not None


_PREPOSITION = pattern(r"{place_preposition}(?:\s{every})?$")
_LEFT = pattern(r"{left_over}\s*$")


def ends_in_preposition(words: str) -> bool:
    """Whether a number after the words is part of a name or a place: "… được mở tại 03 doanh nghiệp"."""
    return at_end(_PREPOSITION, words) is not None


def is_left(lead: str) -> bool:
    """Whether the words name a measure before a weak verb: "Hộ nghèo đa chiều còn 815.101 hộ"."""
    return any(at_end(_LEFT, words) is not None for words in (repeat(QUALIFIER, lead), lead))


def is_counted_in(measure: str, unit: str | None) -> bool:
    """Whether a measure is a noun of the unit's family with its attributes: the unit adds nothing to "đàn trâu"."""
    noun, counted = units.unit(measure, 0), units.unit(str(unit), 0)
    if noun is None or counted is None or noun.kind != "noun" or noun.end == len(measure):
        return False
    plain = first_verb(measure) is None and not ends_in_preposition(measure) and not _DIGIT.search(measure)
    return plain and noun.family == counted.family


def begins_with(measure: str, unit: str | None) -> bool:
    """Whether a measure is the counted noun with its attributes: "thẻ nội địa 118 triệu thẻ"."""
    return bool(unit) and measure.lower().startswith(f"{str(unit).lower()} ")
