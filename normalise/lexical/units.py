"""What stands behind a number: scale words, currencies, measures and counted nouns, looked up in units.yaml.

Reading the number itself belongs in `number`, putting both together in `quantity`.
"""

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import yaml

from normalise.lexical import lexicon
from normalise.lexical.text import fold

POINTS = lexicon.only("percentage_point")
TIMES = lexicon.only("times_unit")
"""Units as `units.yaml` names them."""
SHARES = frozenset({"%", "‰", POINTS})
"""Units that need nothing beside them that they are of."""
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BLANKS = re.compile(r"\s{0,3}")
_RATE = re.compile(r"\s?/\s?(?=[^\W_])")
_RATE_FURTHER = re.compile(r"(?:\s[^\W\d_]+){1,3}?\s?/\s?(?=[^\W_])")
"""… with words between: "14 người chết do tai nạn/100.000 dân"."""
_ON = lexicon.pattern(r"\s{1,3}(?:(?P<on>{on_each})(?:\s{each_one})?|{each_one})\s{1,3}")
"""… in words: "18,9 ca trên 1.000 trẻ đẻ sống", "9 bác sĩ mỗi vạn dân"."""
_BASE = re.compile(r"(?P<number>1(?:0(?:0(?:0(?:00?0?)?)?)?|0?0?(?:\.000){1,2})?)(?![\d.,])\s{0,3}")
"""1, 10, 100, 1.000 … 1.000.000: how many a rate is counted on."""
_TOTAL = lexicon.pattern(r"\s{0,3}{total}(?=\s)")
_COMPANION = re.compile(r",\s{1,3}|\s?/\s?")
_FIGURE = re.compile(r"\s\d")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml where it is there, as for the catalogues."""
BODIES = "institutions"
"""The family of what has people, and is not counted on them."""
_LONGEST = 6
"""Words of the longest entry."""
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


class Size(NamedTuple):
    """How much one of a measure is: 1000 kg of mass."""

    kind: str
    """`mass` or `area`."""
    amount: int


class _Word(NamedTuple):
    key: str
    start: int
    end: int


class _Entry(NamedTuple):
    name: str | None
    """None for a noun, which is named as printed."""
    kind: str
    families: tuple[str, ...] = ()


class _Lexicon(NamedTuple):
    scales: dict[str, int]
    glued_scales: dict[str, int]
    abbreviated_scales: dict[str, int]
    abbreviated_nouns: dict[str, str]
    guards: frozenset[tuple[str, ...]]
    units: dict[tuple[str, ...], _Entry]
    signs: dict[str, _Entry]
    sign: re.Pattern[str]
    """Any entry that is not made of words: "%", "km/h", "tấn.km"."""
    bases: dict[str, int]
    whole: dict[str, tuple[int, ...]]
    stops: frozenset[str]
    sizes: dict[str, Size]


@lru_cache(maxsize=20_000)
def _key(words: str) -> str:
    """Return the key of words in the lexicon; unlike in names, d and đ differ: "2 km dài" has no "đài"."""
    return fold(words.translate(_D_WITH_STROKE))


_D_WITH_STROKE = str.maketrans("đĐÐ", "ððð")


def _words(entry: str) -> tuple[str, ...]:
    return tuple(_key(entry).split(" "))


@cache
def _lexicon() -> _Lexicon:
    data = yaml.load(Path(__file__).with_name("units.yaml").read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506
    units: dict[tuple[str, ...], _Entry] = {}
    for family, nouns in data["nouns"].items():
        for noun in map(_words, nouns):
            known = units[noun].families if noun in units else ()
            units[noun] = _Entry(None, "noun", (*known, family))
    signs: dict[str, _Entry] = {}
    for kind in ("measure", "currency"):
        for name, entries in data[{"measure": "measures", "currency": "currencies"}[kind]].items():
            units.update({_words(entry): _Entry(name, kind) for entry in entries})
            signs.update({_key(entry): _Entry(name, kind) for entry in entries})
    return _Lexicon(
        scales={_key(word): factor for word, factor in data["scales"].items()},
        glued_scales=data["glued_scales"],
        abbreviated_scales=data["abbreviated_scales"],
        abbreviated_nouns=data["abbreviated_nouns"],
        guards=frozenset(_words(entry) for name in _GUARDS for entry in data[name]),
        units=units,
        signs=signs,
        sign=_sign_pattern(
            entry for table in (data["measures"], data["currencies"]) for entries in table.values() for entry in entries
        ),
        bases={_key(noun): least for noun, least in data["rate_bases"].items()},
        whole={_key(noun): tuple(sizes) for noun, sizes in data["whole_populations"].items()},
        stops=frozenset(_key(word) for word in data["stops"]),
        sizes={name: Size(kind, one) for kind, names in data["sizes"].items() for name, one in names.items()},
    )


_ROUND = re.compile(r"1(?:\.?000){1,2}|10\.?000|100(?:\.?000)?")
_GUARDS = ("scale_guards", "currency_guards", "noun_guards")


def _sign_pattern(entries: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern of the entries that are not made of words alone; the longest is tried first."""
    marked = [entry for entry in entries if not all(_WORD.fullmatch(word) for word in entry.split())]
    forms = [
        re.escape(entry).replace("\\ ", r"\s{1,3}") + (r"(?!\w)" if entry[-1].isalnum() and len(entry) > 1 else "")
        for entry in sorted(marked, key=len, reverse=True)
    ]
    return re.compile(rf"\s{{0,3}}({'|'.join(forms)})", re.IGNORECASE)


def scale(text: str, pos: int) -> Scale | None:
    """Return the scale words at `pos`, after blanks: triệu, nghìn tỷ, glued "k", "tr." before a unit.

    "tỷ lệ", "triệu chứng" and the like are no scales. A product that does not rise ("tỷ triệu", as report-942 prints
    for visits) is taken at its word and flagged `odd_scale`; above tỷ tỷ it is no figure, and the factor is 0.
    """
    known_words = _lexicon()
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
    for letters, factor in _lexicon().abbreviated_scales.items():
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
    letters = _WORD.match(text, pos)
    if not letters or text[letters.end() : letters.end() + 1].isdecimal():
        return None
    mark = letters[0].removesuffix("đ")
    factor = _lexicon().glued_scales.get(mark) or _lexicon().glued_scales.get(mark.lower())
    return Scale(factor, pos + len(mark)) if factor else None


def unit(text: str, pos: int) -> Unit | None:
    """Return the unit at `pos`, blanks before it skipped: the longest entry that matches, else words of no list.

    Nouns of one family in a list are taken together, as printed: "cơ quan, doanh nghiệp".
    """
    found = _single(text, pos)
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
    return _key(name) in _key(base) and (_key(name) == _key(noun) or not _ROUND.fullmatch(figures))


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
    least = _lexicon().bases.get(_key(base.name))
    return base.end if count == 1 or (least is not None and count >= least) else None


def scale_word(factor: int) -> str | None:
    """Return the word for a multiplier: "nghìn" for 1000; None where there is none."""
    return next((word for word, one in _lexicon().scales.items() if one == factor), None)


def size(name: str) -> Size | None:
    """Return how much one of a measure is, by its name; None of one that is of no kind with several."""
    return _lexicon().sizes.get(name)


def noun_in_full(words: str) -> str:
    """Return a unit that stands by itself with its noun written out: "Nghìn HK" is "Nghìn hành khách"."""
    before, blank, noun = words.rpartition(" ")
    return before + blank + _lexicon().abbreviated_nouns.get(noun, noun)


def after_total(text: str, pos: int) -> int:
    """Return where "tổng số" ends that stands between a number and its noun ("156 tổng số hồ sơ"), else `pos`."""
    total = _TOTAL.match(text, pos)
    return total.end() if total else pos


def _single(text: str, pos: int) -> Unit | None:
    known_words = _lexicon()
    if sign := known_words.sign.match(text, pos):
        entry = known_words.signs[_key(sign[1])]
        return Unit(entry.name or "", sign.end(), entry.kind)
    words = _words_at(text, pos, _LONGEST)
    for count in range(len(words), 0, -1):
        found = known_words.units.get(tuple(word.key for word in words[:count]))
        if found is None or ((found.kind == "currency" or count == 1) and _guarded(words)):
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
    return value in _lexicon().whole.get(_key(noun).split(",")[0], ())


def _words_at(text: str, pos: int, count: int) -> list[_Word]:
    """Return up to `count` words in a row from `pos`; only blanks stand between them, and before the first."""
    words: list[_Word] = []
    while len(words) < count:
        blanks = _BLANKS.match(text, pos)
        start = blanks.end() if blanks else pos
        word = _WORD.match(text, start)
        if not word or text[word.end() : word.end() + 1].isalnum():
            break
        pos = word.end()
        words.append(_Word(_key(word[0]), start, pos))
    return words


def _guarded(words: list[_Word]) -> bool:
    return tuple(word.key for word in words[:2]) in _lexicon().guards


def _companions(text: str, start: int, end: int, families: tuple[str, ...]) -> int:
    """Return where a list of nouns of one family ends: bộ, ngành, địa phương. A capital begins a name, not a noun.

    The same noun again begins another count: "118 triệu thẻ, thẻ quốc tế 32 triệu thẻ".
    """
    units = _lexicon().units
    first = _key(_name(text, start, end))
    if first == _key(TIMES):
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
        if _has_figure(text, words[count:]):
            break  # "45,2 nghìn con, đàn bò 120,5 nghìn con"
        end = words[count - 1].end
    return end


def _has_figure(text: str, words: list[_Word]) -> bool:
    """Whether words say more of the noun before them and have a figure: no verb or preposition stands between."""
    stops = _lexicon().stops
    figure = bool(words) and _FIGURE.match(text, words[-1].end) is not None
    return figure and not any(word.key in stops for word in words)


def _unlisted(text: str, words: list[_Word]) -> Unit | None:
    """Name what no list has by its words up to a verb, a preposition or a mark; by two where that would be a clause."""
    stops = _lexicon().stops
    count = next((n for n, word in enumerate(words) if word.key in stops), len(words))
    if not count or _guarded(words):
        return None
    end = words[(count if count <= 3 else 2) - 1].end
    return Unit(_name(text, words[0].start, end), end, "words")


def _name(text: str, start: int, end: int) -> str:
    return " ".join(text[start:end].split())
