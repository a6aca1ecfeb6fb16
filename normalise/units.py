"""What stands behind a number: scale words, currencies, measures and counted nouns, looked up in units.yaml.

Reading the number itself belongs in `number`, putting both together in `quantity`.
"""

import re
from decimal import Decimal
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import yaml

from normalise.text import fold

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SIGN = re.compile(r"\s{0,3}(%|‰|₫|\$|€|°[cC]|điểm\s{1,3}%|(?:km/h|mg/ml|k?m[23²³])(?!\w))")
_BLANKS = re.compile(r"\s{0,3}")
_RATE = re.compile(r"\s?/\s?(?=[^\W\d_])")
_COMPANION = re.compile(r",\s{1,3}|\s?/\s?")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml where it is there, as for the catalogues."""
_LONGEST = 6
"""Words of the longest entry."""


class Unit(NamedTuple):
    """What was found behind a number."""

    name: str
    """`%`, `VND`, `km²` …, or the noun as printed."""
    end: int
    kind: str
    """`measure`, `currency`, `noun` (of the lexicon) or `words` (of no list)."""
    family: str | None = None


class Scale(NamedTuple):
    """A multiplier: one scale word, or the product of several."""

    factor: int
    end: int
    flags: tuple[str, ...] = ()


class _Word(NamedTuple):
    key: str
    start: int
    end: int


class _Entry(NamedTuple):
    name: str | None
    """None for a noun, which is named as printed."""
    kind: str
    family: str | None = None


class _Lexicon(NamedTuple):
    scales: dict[str, int]
    glued_scales: dict[str, int]
    guards: frozenset[tuple[str, ...]]
    units: dict[tuple[str, ...], _Entry]
    signs: dict[str, _Entry]
    whole: dict[str, tuple[int, ...]]
    stops: frozenset[str]


_key = lru_cache(maxsize=20_000)(fold)


def _words(entry: str) -> tuple[str, ...]:
    return tuple(fold(entry).split(" "))


@cache
def _lexicon() -> _Lexicon:
    data = yaml.load(Path(__file__).with_name("units.yaml").read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506
    units = {_words(noun): _Entry(None, "noun", family) for family, nouns in data["nouns"].items() for noun in nouns}
    signs: dict[str, _Entry] = {}
    for kind in ("measure", "currency"):
        for name, entries in data[{"measure": "measures", "currency": "currencies"}[kind]].items():
            units.update({_words(entry): _Entry(name, kind) for entry in entries})
            signs.update({fold(entry): _Entry(name, kind) for entry in entries})
    return _Lexicon(
        scales={fold(word): factor for word, factor in data["scales"].items()},
        glued_scales=data["glued_scales"],
        guards=frozenset(_words(entry) for entry in data["scale_guards"] + data["currency_guards"]),
        units=units,
        signs=signs,
        whole={fold(noun): tuple(sizes) for noun, sizes in data["whole_populations"].items()},
        stops=frozenset(fold(word) for word in data["stops"]),
    )


def scale(text: str, pos: int) -> Scale | None:
    """Return the scale words at `pos`, blanks before them skipped: triệu, nghìn tỷ, triệu tỷ, glued "tr", "k".

    "tỷ lệ", "triệu chứng" and the like are no scales. A product that runs from the large to the small ("tỷ triệu", as
    report-942 prints for visits) is taken at its word and flagged `odd_scale`.
    """
    lexicon = _lexicon()
    factors: list[int] = []
    end = pos
    while len(factors) < 3:
        words = _words_at(text, end, 2)
        if not words or words[0].key not in lexicon.scales or _guarded(words):
            break
        factors.append(lexicon.scales[words[0].key])
        end = words[0].end
    if not factors:
        return _glued_scale(text, pos)
    product = 1
    for factor in factors:
        product *= factor
    falls = any(later < earlier for earlier, later in pairwise(factors))
    return Scale(product, end, ("odd_scale",) if falls else ())


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
    """Return the unit with what it is counted on: "61 tạ/ha", "304 người/km2"; an amount of money stays its currency.

    Nothing is counted on "%", and a counted noun only on a measure: "tỉnh/thành phố" are two nouns.
    """
    stroke = _RATE.match(text, found.end)
    base = _single(text, stroke.end()) if stroke and found.name not in {"%", "‰"} else None
    if base is None or not (base.kind == "measure" or (found.kind != "noun" and base.family == "people")):
        return found
    name = found.name if found.kind == "currency" else f"{found.name}/{base.name}"
    return found._replace(name=name, end=base.end)


def _single(text: str, pos: int) -> Unit | None:
    lexicon = _lexicon()
    if sign := _SIGN.match(text, pos):
        entry = lexicon.signs[fold(sign[1])]
        return Unit(entry.name or "", sign.end(), entry.kind)
    words = _words_at(text, pos, _LONGEST)
    for count in range(len(words), 0, -1):
        found = lexicon.units.get(tuple(word.key for word in words[:count]))
        if found is None or (found.kind == "currency" and _guarded(words)):
            continue
        start, end = words[0].start, words[count - 1].end
        if end - start == 1 and start > pos and text[end : end + 1] == ")":
            return None  # "3 đ)" is a point of a list
        if found.name:
            return Unit(found.name, end, found.kind)
        end = _companions(text, start, end, found.family)
        return Unit(_name(text, start, end), end, "noun", found.family)
    return _unlisted(text, words)


def known(text: str, pos: int) -> bool:
    """Return whether a scale or a unit of a list stands at `pos`: then the number before it is a quantity."""
    found = unit(text, pos)
    return scale(text, pos) is not None or (found is not None and found.kind != "words")


def is_measure(name: str | None) -> bool:
    """Return whether the unit is a physical one, "phút": nothing is counted by it."""
    found = unit(name, 0) if name else None
    return found is not None and found.kind == "measure" and found.end == len(name or "")


def is_whole_population(value: Decimal, noun: str) -> bool:
    """Return whether `value` is all there are of `noun`, so that "trên 63 tỉnh" means in all, not in more."""
    return value in _lexicon().whole.get(fold(noun).split(",")[0], ())


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


def _companions(text: str, start: int, end: int, family: str | None) -> int:
    """Return where a list of nouns of one family ends: bộ, ngành, địa phương. A capital begins a name, not a noun.

    The same noun again begins another count: "118 triệu thẻ, thẻ quốc tế 32 triệu thẻ".
    """
    units = _lexicon().units
    first = _key(_name(text, start, end))
    for _ in range(8):
        comma = _COMPANION.match(text, end)
        if not comma:
            break
        words = _words_at(text, comma.end(), _LONGEST)
        if words and text[words[0].start].isupper() and not text[start].isupper():
            break
        matches = (n for n in range(len(words), 0, -1) if tuple(word.key for word in words[:n]) in units)
        count = next(matches, 0)
        noun = tuple(word.key for word in words[:count])
        if not count or units[noun].family != family or " ".join(noun) == first:
            break
        end = words[count - 1].end
    return end


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
