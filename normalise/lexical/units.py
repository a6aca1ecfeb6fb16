"""What stands behind a number: scale words, currencies, measures and counted nouns, looked up in the list of units.

The list itself is in `unit_list`; reading the number belongs in `number`, putting both together in `quantity`.
"""

import re
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from normalise.lexical import lexicon, unit_list
from normalise.lexical.text import fold
from normalise.lexical.unit_list import WORD, Size, key

POINTS = lexicon.only("percentage_point")
TIMES = lexicon.only("times_unit")
"""Units as `units.yaml` names them."""
SHARES = frozenset({"%", "‰", POINTS})
"""Units that need nothing beside them that they are of."""
_BLANKS = re.compile(r"\s{0,3}")
_RATE = re.compile(r"\s?/\s?(?=[^\W_])")
_RATE_FURTHER = re.compile(r"(?:\s[^\W\d_]+){1,3}?\s?/\s?(?=[^\W_])")
"""… with words between: "14 người chết do tai nạn/100.000 dân"."""
_ON = lexicon.pattern(r"\s{1,3}(?:(?P<on>{on_each})(?:\s{each_one})?|{each_one})\s{1,3}")
"""… in words: "18,9 ca trên 1.000 trẻ đẻ sống", "9 bác sĩ mỗi vạn dân"."""
_BASE = re.compile(r"(?P<number>1(?:0(?:0(?:0(?:00?0?)?)?)?|0?0?(?:\.000){1,2})?)(?![\d.,])\s{0,3}")
"""1, 10, 100, 1.000 … 1.000.000: how many a rate is counted on."""
_TOTAL = lexicon.pattern(r"\s{0,3}{total}(?=\s)")
_ROUND = re.compile(r"1(?:\.?000){1,2}|10\.?000|100(?:\.?000)?")
_COMPANION = re.compile(r",\s{1,3}|\s?/\s?")
_FIGURE = re.compile(r"\s\d")
BODIES = "institutions"
"""The family of what has people, and is not counted on them."""
_LONGEST = 6
"""Words of the longest entry."""
_CLAUSE = 3
"""Words that no list has are a noun; more are a clause."""
_GREATEST = 10**18
"""tỷ tỷ: more is not counted in."""


class Unit(NamedTuple):
    """What was found behind a number."""

    name: str
    """`%`, `VND`, `km²` …, or the noun as printed."""
    end: int
    kind: str
    """`measure`, `currency`, `noun` (of the lexicon) or `words` (of no list)."""
    family: str | None = None


class Scale(NamedTuple):
    """A multiplier: one scale word, or the product of several; factor 0 where no figure is that large."""

    factor: int
    end: int
    flags: tuple[str, ...] = ()


class _Word(NamedTuple):
    key: str
    start: int
    end: int


def scale(text: str, pos: int) -> Scale | None:
    """Return the scale words at `pos`, after blanks: triệu, nghìn tỷ, glued "k", "tr." before a unit.

    "tỷ lệ", "triệu chứng" and the like are no scales. A product that does not rise ("tỷ triệu", as report-942 prints
    for visits) is taken at its word and flagged `odd_scale`; above tỷ tỷ it is no figure, and the factor is 0.
    """
    known_words = unit_list.known()
    factors: list[int] = []
    end = pos
    product = 1
    while words := _words_at(text, end, 2):
        if words[0].key not in known_words.scales or _guarded(words):
            break
        factors.append(known_words.scales[words[0].key])
        product = product * factors[-1] if product <= _GREATEST else product
        end = words[0].end
    if not factors:
        return _glued_scale(text, pos) or _abbreviated_scale(text, pos)
    if text[end : end + 1] == "." and _is_listed(text, end + 1):
        end += 1  # "Tỷ.đ"
    rises = all(earlier < later for earlier, later in pairwise(factors))
    return Scale(product if product <= _GREATEST else 0, end, () if rises else ("odd_scale",))


def _abbreviated_scale(text: str, pos: int) -> Scale | None:
    """Return the scale of "tr.đ", "Tr kWh", "ngđ": a shortened scale word with a listed unit behind it."""
    words = _words_at(text, pos, 1)
    if not words:
        return None
    start, end = words[0].start, words[0].end
    for letters, factor in unit_list.known().abbreviated_scales.items():
        if text[start : start + len(letters)].lower() != letters:
            continue
        behind = start + len(letters)
        if behind < end and text[behind:end] != "đ":
            continue
        behind += text[behind : behind + 1] == "."
        if _is_listed(text, behind):
            return Scale(factor, behind)
    return None


def _is_listed(text: str, pos: int) -> bool:
    """Whether a unit of a list stands at `pos`."""
    found = _single(text, pos)
    return found is not None and found.kind != "words"


def _glued_scale(text: str, pos: int) -> Scale | None:
    letters = WORD.match(text, pos)
    if not letters or text[letters.end() : letters.end() + 1].isdecimal():
        return None
    mark = letters[0].removesuffix("đ")
    factor = unit_list.known().glued_scales.get(mark) or unit_list.known().glued_scales.get(mark.lower())
    return Scale(factor, pos + len(mark)) if factor else None


def unit(text: str, pos: int, scaled: bool = False) -> Unit | None:
    """Return the unit at `pos`, blanks before it skipped: the longest entry that matches, else words of no list.

    Behind a scale word (`scaled`) "đồng tiền phạt" is an amount of money; elsewhere it would be a coin.

    Nouns of one family in a list are taken together, as printed: "cơ quan, doanh nghiệp".
    """
    found = _single(text, pos, scaled)
    return _over(text, found) if found else None


def _over(text: str, found: Unit) -> Unit:
    """Return the unit with what it is counted on: "61 tạ/ha", "15 bác sĩ/1 vạn dân", "9 ca trên 1.000 dân".

    An amount of money stays its currency, whatever it is for: "575 USD/tấn", "4,5 triệu đồng/người". Nothing is counted
    on "%". Two nouns of one family are two that are counted ("tỉnh/thành phố"); a capital begins a name.
    """
    stroke = _RATE.match(text, found.end)
    if stroke is None and (further := _RATE_FURTHER.match(text, found.end)):
        stroke = further if rate_base(text, further.end()) else None
    if stroke is None and found.kind in {"noun", "words"} and (said := _ON.match(text, found.end)):
        # "5 phường trên 10.000 dân" are those with more than that
        stroke = said if rate_base(text, said.end()) and not (said["on"] and found.family == BODIES) else None
    if stroke is None or found.name in {"%", "‰"}:
        return found
    end = rate_base(text, stroke.end())
    counted = _single(text, stroke.end()) if end is None else None
    if counted and _is_base(text, stroke.end(), found, counted):
        end = counted.end
    if end is None or _alike(found.name, text[stroke.end() : end]):
        return found
    base = counted.name if counted else _name(text, stroke.end(), end)
    return found._replace(name=found.name if found.kind == "currency" else f"{found.name}/{base}", end=end)


def _is_base(text: str, start: int, found: Unit, base: Unit) -> bool:
    """Whether a unit is what the other is counted on; "per day" is read with the quantity."""
    if fold(base.name) in lexicon.words("per_day"):
        return False
    if base.kind == "measure" or found.kind == "currency":
        return True
    if text[start].isupper() or base.kind == "currency":
        return False
    return base.family != found.family or found.kind != "noun"


def _alike(name: str, base: str) -> bool:
    """Whether a number of the same noun stands behind the stroke: "12 hộ/40 hộ dân"; not "19 trẻ/1.000 trẻ đẻ sống"."""
    figures, _, noun = base.partition(" ")
    if not figures[:1].isdecimal():
        return False
    return key(name) in key(base) and (key(name) == key(noun) or not _ROUND.fullmatch(figures))


def rate_base(text: str, pos: int) -> int | None:
    """Return where the base of a rate ends that begins at `pos`: "100 dân", "1 vạn dân", "vạn dân"; None for none."""
    number = _BASE.match(text, pos)
    at = number.end() if number else pos
    multiplier = scale(text, at)
    if not number and not multiplier:
        return None
    base = _single(text, multiplier.end if multiplier else at)
    if base is None:
        return None
    count = int(number["number"].replace(".", "")) if number else 1
    count *= multiplier.factor if multiplier else 1
    least = unit_list.known().bases.get(key(base.name))
    return base.end if count == 1 or (least is not None and count >= least) else None


def scale_word(factor: int) -> str | None:
    """Return the word for a multiplier: "nghìn" for 1000; None where there is none."""
    return next((word for word, one in unit_list.known().scales.items() if one == factor), None)


def size(name: str) -> Size | None:
    """Return how much one of a measure is, by its name; None of one that is of no kind with several."""
    return unit_list.known().sizes.get(name)


def noun_in_full(words: str) -> str:
    """Return a unit that stands by itself with its noun written out: "Nghìn HK" is "Nghìn hành khách"."""
    before, blank, noun = words.rpartition(" ")
    return before + blank + unit_list.known().abbreviated_nouns.get(noun, noun)


def after_total(text: str, pos: int) -> int:
    """Return where "tổng số" ends that stands between a number and its noun ("156 tổng số hồ sơ"), else `pos`."""
    total = _TOTAL.match(text, pos)
    return total.end() if total else pos


def _single(text: str, pos: int, scaled: bool = False) -> Unit | None:
    known_words = unit_list.known()
    if sign := known_words.sign.match(text, pos):
        entry = known_words.signs[key(sign[1])]
        return Unit(entry.name or "", sign.end(), entry.kind)
    words = _words_at(text, pos, _LONGEST)
    for count in range(len(words), 0, -1):
        found = known_words.units.get(tuple(word.key for word in words[:count]))
        if found is None or ((found.kind == "currency" or count == 1) and _guarded(words)):
            continue
        if found.kind == "currency" and not scaled and _pair(words) in known_words.coins:
            continue
        start, end = words[0].start, words[count - 1].end
        if end - start == 1 and start > pos and text[end : end + 1] == ")":
            return None  # "3 đ)" is a point of a list
        if found.name:
            return Unit(found.name, end, found.kind)
        end = _companions(text, start, end, found.families)
        # "Vụ" is a department, "vụ" a case: the family of institutions is that of capitals
        family = found.families[0] if text[start].isupper() else found.families[-1]
        return Unit(_name(text, start, end), end, "noun", family)
    return _unlisted(text, words)


def known(text: str, pos: int) -> bool:
    """Return whether a scale or a unit of a list stands at `pos`: then the number before it is a quantity."""
    found = unit(text, pos)
    return scale(text, pos) is not None or (found is not None and found.kind != "words")


def is_measure(name: str | None) -> bool:
    """Return whether the unit is a physical one, "phút": nothing is counted by it."""
    found = unit(name, 0) if name else None
    return found is not None and found.kind == "measure" and found.end == len(name or "")


def is_unlisted(name: str) -> bool:
    """Return whether the unit is words of no list: "đứng thứ 44 thế giới" counts no worlds."""
    found = unit(name, 0)
    return found is not None and found.kind == "words"


def is_whole_population(value: Decimal, noun: str) -> bool:
    """Return whether `value` is all there are of `noun`, so that "trên 63 tỉnh" means in all, not in more."""
    return value in unit_list.known().whole.get(key(noun).split(",")[0], ())


def _words_at(text: str, pos: int, count: int) -> list[_Word]:
    """Return up to `count` words in a row from `pos`; only blanks stand between them, and before the first."""
    words: list[_Word] = []
    while len(words) < count:
        blanks = _BLANKS.match(text, pos)
        start = blanks.end() if blanks else pos
        word = WORD.match(text, start)
        if not word or text[word.end() : word.end() + 1].isalnum():
            break
        pos = word.end()
        words.append(_Word(key(word[0]), start, pos))
    return words


def _guarded(words: list[_Word]) -> bool:
    return _pair(words) in unit_list.known().guards


def _pair(words: list[_Word]) -> tuple[str, ...]:
    return tuple(word.key for word in words[:2])


def _companions(text: str, start: int, end: int, families: tuple[str, ...]) -> int:
    """Return where a list of nouns of one family ends: bộ, ngành, địa phương. A capital begins a name, not a noun.

    The same noun again begins another count: "118 triệu thẻ, thẻ quốc tế 32 triệu thẻ".
    """
    units = unit_list.known().units
    first = key(_name(text, start, end))
    if first == key(TIMES):
        return end  # "tăng 3,4 lần, lượt phương tiện tăng 41%"
    for _ in range(8):
        comma = _COMPANION.match(text, end)
        if not comma:
            break
        words = _words_at(text, comma.end(), _LONGEST)
        if words and text[words[0].start].isupper() and not text[start].isupper():
            break
        if _guarded(words):
            break
        matches = (n for n in range(len(words), 0, -1) if tuple(word.key for word in words[:n]) in units)
        count = next(matches, 0)
        noun = tuple(word.key for word in words[:count])
        if not count or not set(units[noun].families) & set(families) or " ".join(noun) == first:
            break
        if _has_figure(text, words[count - 1].end, words[count:]):
            break  # "45,2 nghìn con, đàn bò 120,5 nghìn con"
        end = words[count - 1].end
    return end


def _has_figure(text: str, end: int, words: list[_Word]) -> bool:
    """Whether a noun that ends there, with the words that say more of it, has a figure: no verb stands between."""
    stops = unit_list.known().stops
    return _FIGURE.match(text, words[-1].end if words else end) is not None and not any(
        word.key in stops for word in words
    )


def _unlisted(text: str, words: list[_Word]) -> Unit | None:
    """Name what no list has by its words up to a verb, a preposition or a mark; by two where that would be a clause.

    Of a clause the third belongs to the name that it ends: "giám định viên pháp y tỉnh".
    """
    stops = unit_list.known().stops
    count = next((n for n, word in enumerate(words) if word.key in stops), len(words))
    if not count or _guarded(words):
        return None
    named = count > _CLAUSE and words[_CLAUSE - 1].key in lexicon.words("last_syllable")
    end = words[(_CLAUSE if named else 2 if count > _CLAUSE else count) - 1].end
    return Unit(_name(text, words[0].start, end), end, "words")


def _name(text: str, start: int, end: int) -> str:
    return " ".join(text[start:end].split())
