"""Quantities that state nothing: thresholds that select, bases of ratios, parts of structures, bare numbers.

Digits that are no quantity at all belong to `nonquantity`; what the others state, to `statement`.
"""

import re
from functools import lru_cache

from normalise.lexical import units
from normalise.lexical.lexicon import pattern
from normalise.quantities import fraction
from normalise.records import Quantity
from normalise.statements import phrase, relation
from normalise.statements.mention import Earlier
from normalise.statements.passage import Clause

_TELLS_OF_ALL = pattern(r"{joined_with}\s{ratio_head}[^,;.:()\d]*$|{average}\s*$")
"""Behind what was counted, before a figure of all of it: "6 khu công nghiệp với tỷ lệ lấp đầy 72,4%"."""
_THRESHOLD = pattern(r"^[^,;.:\d]{0,160}{choosing}\s{ratio_head}[^,;.:()\d]{0,30}$")
_EACH_HAS = pattern(r"[^,;.:\d()]{0,80}\s{having}\s(?!{total|in_all})[^,;.:\d()]{0,60}")
_CHOOSES = pattern(r"[^,;.:\d()]{0,40}{choosing}\s*")
_SHORT = re.compile(r"[^,;.:\d()]{0,60}")
_BOUND = pattern(r"\s*(?:{over|under|at_least|at_most})\s*")
_BEGINS_BOUND = pattern(r"{come_from}\s*$")
_FROM, _UPWARDS = pattern(r"\s*(?:[^\W\d_]+\s){0,2}{come_from}\s*"), pattern(r"\s*{and_upwards|and_downwards}")
"""Around a bound that chose what was counted before it: "1.022 tàu dài từ 15 m trở lên"."""
_CLASS = pattern(
    r"(?:^|[(,;:])\s*{come_from|over|under|at_least|at_most}\s+[\d.,]+\s?%?"
    r"(?:\s*(?:[-–]|{arrives})\s*(?:{over|under|at_least|at_most}\s+)?[\d.,]+\s?%)?\s*(?:{and_upwards|and_downwards}\s*)?"
    r"(?:{is_verb}|{having}|:)\s*(?=\d[\d.]*\s[^\W\d])"
)
"""A class told by its bounds, before the count of what is in it: "(từ 30% - dưới 70% là 58 đơn vị; dưới 30% là …"."""
_BEFORE_COUNT = pattern(r"\s*(?:{and_upwards|and_downwards})\s*(?:(?:{is_verb}|{having}|:)\s*)?")
"""Between a bound and the count of what is beyond it: "tàu cá từ 15 m trở lên 318 tàu"."""
_REST_OF_NAME = pattern(r"\s*(?:{and_upwards|and_downwards})(?:\s[^\W\d_]+){1,8}\s*")
"""Between a bound and the figure of what it chose: "khách sạn từ 3 sao trở lên đạt 61,5%"."""
_IN_TOTAL = pattern(r"\W*{within}(?:\s{in_all})?\s*")
_ALL_OF = pattern(r"{whole_word}\s*$")
_REACHED_BY_EACH = pattern(r"[^,;.:\d()]{0,100}{reached_by_each}[^,;.:\d()]{0,40}")
_BOUNDS = frozenset({">", ">=", "<", "<="})
"""Between what was counted and a bound that chose it: "26 mặt hàng đạt kim ngạch trên 1 tỷ USD"."""
_GROUPED = re.compile(r"\d\.\d{3}(?!\d)")
_EACH_ONE = pattern(r"(?:{average}|{each_one})\s*$")
"""Before what an average is taken over: "bình quân 1 hộ có 3,6 người"."""
_PER_HEAD = frozenset({100, 1_000, 10_000, 100_000, 1_000_000})
_RATIO = pattern(r"(?:/|{each_one})\s*{population}$")
_RATIO_ON = pattern(r"[^\W\d_]\s{on_each}\s*{population}$")
_LAST_WORDS = re.compile(r"\b[^\W\d_]+(?=(?:\s[^\W\d_]+){0,4}\s{1,3}$)")
_TOLD = pattern(r"\s?(?:[^,;.:()\d]{0,40}(?:\s\d{4})?\s)??(?:{is_verb}|{reach}|{rise}|{fall}|:)\s")
"""Behind the base of a ratio that a name has: "Số ca mắc trên 100.000 dân năm 2023 là"; not behind a bound."""
_STRUCTURE = pattern(
    r"{part_of_structure}|(?P<few>{part_alone})(?=\s*(?:$|[,.;:)]|\((?!\w+\)\s+[^\W\d])))"
    r"|{component}(?=\s{component_of}|:)"
)
"""Nouns of the parts that something has by its nature: "4 cấp hành chính", "3 miền"; many "lớp" are classes."""
_ITEM_NUMBER = re.compile(r"\d{1,2}[.)]?")
"""A number that ends its sentence is the first of a list run together: "Cụ thể: 1. …"."""
TOP = pattern(r"{group_of_best}\s*$")
BEST = pattern(r"^[^,;.]{0,40}{best}")
_PLAIN_WORDS = re.compile(r"[\s,]*[^\W\d_]+(?:\s[^\W\d_]+){0,4}\s*:?\s*")
_LOOK_AHEAD = 80
"""Characters behind a number that can tell a part of a structure."""
_FEW = 10
_SIDES = {fraction.SIDE_NOW, fraction.SIDE_BEFORE}


def why(
    clause: Clause,
    number: Quantity,
    previous: Quantity | None,
    following: Quantity | None,
    earlier: Earlier,
) -> str | None:
    """Return why a quantity states nothing, else None.

    A part of a structure ("4 cấp hành chính"), a base of a ratio ("trên 100 dân"), how often something is done, a
    threshold that selects what is counted ("12 Sở Y tế đạt tỷ lệ 100%", "dưới 30% là 29 đơn vị"), or a bare number
    that nothing leads up to.
    """
    unit = number.unit or ""
    parts = _STRUCTURE.match(f"{unit}{clause.sentence[number.end : number.end + _LOOK_AHEAD]}") if unit else None
    if parts and not (parts["few"] and number.value > _FEW):
        return "structure"
    if number.value in _PER_HEAD and _is_base_in_name(clause, number):
        return "name"
    if number.value == 1 and number.value_high is None and unit and phrase.at_end(_EACH_ONE, clause.lead):
        return "rate_base"
    if unit == units.TIMES and clause.between.rstrip().endswith("/"):
        return "frequency"
    if number.unit == "%" and any(start < number.start < end for start, end in _classes(clause.sentence)):
        return "threshold"
    if following is not None and following.unit != unit and _chooses_next(clause, number, following):
        return "threshold"
    if previous is not None and selects(clause.sentence, number, previous):
        return "threshold"
    if _is_base_of_next(clause, number, following):
        return "rate_base"
    if number.value < _FEW and number.denominator is None and phrase.at_end(_ALL_OF, clause.lead):
        return "structure"
    if phrase.at_end(TOP, clause.lead) and not BEST.match(clause.tail):
        return "name"
    if number.denominator is not None or _GROUPED.search(number.raw):
        return None
    return _no_unit(clause, number, earlier) if number.unit is None else None


def _is_base_in_name(clause: Clause, number: Quantity) -> bool:
    """Whether a name tells what a rate is counted on; "thu hút trên 10.000 người" is more than that many."""
    before = f"{clause.between}{number.unit or ''}"
    if not _RATIO_ON.search(before):
        return _RATIO.search(before) is not None
    words = _LAST_WORDS.finditer(clause.sentence, 0, number.start)
    counted = [found for word in words if (found := units.unit(clause.sentence, word.start()))]
    rate = any(found.kind == "noun" and found.end >= number.end for found in counted)
    return rate or _TOLD.match(clause.sentence, number.end) is not None


@lru_cache(maxsize=8)
def _classes(sentence: str) -> tuple[tuple[int, int], ...]:
    """Return where a sentence tells classes by their bounds; kept while its numbers are read."""
    return tuple(one.span() for one in _CLASS.finditer(sentence))


def selects(sentence: str, number: Quantity, previous: Quantity) -> bool:
    """Whether a bound chose what was counted before it: "12/20 huyện có kết quả giải ngân vượt mốc 60%"."""
    bounded = previous.denominator is not None and number.qualifier in _BOUNDS
    bodies = bounded or _counts_bodies(sentence, previous)
    between = sentence[previous.end : number.start]
    if number.unit == "%" and bodies and (_THRESHOLD.search(between) or _CHOOSES.fullmatch(between)):
        return number.qualifier in _BOUNDS or _TELLS_OF_ALL.search(between) is None
    bounded = _UPWARDS.match(sentence, number.end) is not None and _FROM.fullmatch(between) is not None
    if number.unit not in phrase.NO_NOUN and (bounded or _BOUND.fullmatch(between)):
        return True
    if number.qualifier not in _BOUNDS:
        return False
    if number.unit == "%":
        return bodies and _SHORT.fullmatch(between) is not None
    return bool(_REACHED_BY_EACH.fullmatch(between) or _EACH_HAS.fullmatch(between))


def _chooses_next(clause: Clause, number: Quantity, following: Quantity) -> bool:
    """Whether a number bounds what the next one tells: "tàu từ 15 m trở lên 318 tàu"."""
    if _BEFORE_COUNT.fullmatch(clause.sentence, number.end, following.start):
        return True
    bounds = phrase.at_end(_BEGINS_BOUND, clause.lead) is not None
    return bounds and _REST_OF_NAME.fullmatch(clause.sentence, number.end, following.start) is not None


def _is_base_of_next(clause: Clause, number: Quantity, following: Quantity | None) -> bool:
    """Whether a number is the whole that the next one is a part of: "Trong 11 nhóm hàng, có 10/11 nhóm tăng giá"."""
    whole = following is not None and following.denominator == number.value
    return whole and _IN_TOTAL.fullmatch(clause.between) is not None


def _no_unit(clause: Clause, number: Quantity, earlier: Earlier) -> str | None:
    """Return why a number without a unit states nothing: it numbers an item, or no measure leads up to it.

    One of a list tells more of what the first said: "tiểu học là 206 (75,2%), trung học cơ sở 123 (56%)".
    """
    named = phrase.leads_to_bare(clause.lead) or relation.is_rank(clause.lead) or not _SIDES.isdisjoint(number.flags)
    if number.value < 100 and _ITEM_NUMBER.fullmatch(clause.sentence[number.start :]) and not named:
        return "list_number"
    listed = earlier.implies_unit and _PLAIN_WORDS.fullmatch(clause.lead)
    return None if listed or named or number.scale > 1 else "no_unit"


def _counts_bodies(sentence: str, number: Quantity) -> bool:
    """Whether a number counts bodies, by itself or in percent: a figure that each of them has may select them."""
    at = number.end if number.unit == "%" else number.start
    noun = units.unit(number.unit or "", 0) if number.unit != "%" else units.unit(sentence, at)
    return noun is not None and noun.family == "institutions"
