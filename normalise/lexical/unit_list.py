"""The list of units of units.yaml, keyed for looking words up; how it is matched with a text is in `units`."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

import yaml

from normalise.lexical.text import fold

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml where it is there, as for the catalogues."""


class Size(NamedTuple):
    """How much one of a measure is: 1000 kg of mass."""

    kind: str
    """`mass` or `area`."""
    amount: int


class _Entry(NamedTuple):
    name: str | None
    """None for a noun, which is named as printed."""
    kind: str
    families: tuple[str, ...] = ()


class _List(NamedTuple):
    scales: dict[str, int]
    glued_scales: dict[str, int]
    abbreviated_scales: dict[str, int]
    abbreviated_nouns: dict[str, str]
    guards: frozenset[tuple[str, ...]]
    coins: frozenset[tuple[str, ...]]
    """Guards that hold only where no scale word stands before them."""
    units: dict[tuple[str, ...], _Entry]
    signs: dict[str, _Entry]
    sign: re.Pattern[str]
    """Any entry that is not made of words: "%", "km/h", "tấn.km"."""
    bases: dict[str, int]
    whole: dict[str, tuple[int, ...]]
    stops: frozenset[str]
    sizes: dict[str, Size]


@lru_cache(maxsize=20_000)
def key(words: str) -> str:
    """Return the key of words in the lexicon; unlike in names, d and đ differ: "2 km dài" has no "đài"."""
    return fold(words.translate(_D_WITH_STROKE))


_D_WITH_STROKE = str.maketrans("đĐÐ", "ððð")


def _syllables(entry: str) -> tuple[str, ...]:
    return tuple(key(entry).split(" "))


@cache
def known() -> _List:
    """Return what the file lists."""
    data = yaml.load(Path(__file__).with_name("units.yaml").read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506
    units: dict[tuple[str, ...], _Entry] = {}
    for family, nouns in data["nouns"].items():
        for noun in map(_syllables, nouns):
            before = units[noun].families if noun in units else ()
            units[noun] = _Entry(None, "noun", (*before, family))
    signs: dict[str, _Entry] = {}
    for kind in ("measure", "currency"):
        for name, entries in data[{"measure": "measures", "currency": "currencies"}[kind]].items():
            units.update({_syllables(entry): _Entry(name, kind) for entry in entries})
            signs.update({key(entry): _Entry(name, kind) for entry in entries})
    return _List(
        scales={key(word): factor for word, factor in data["scales"].items()},
        glued_scales=data["glued_scales"],
        abbreviated_scales=data["abbreviated_scales"],
        abbreviated_nouns=data["abbreviated_nouns"],
        guards=frozenset(_syllables(entry) for name in _GUARDS for entry in data[name]),
        coins=frozenset(map(_syllables, data["coin_guards"])),
        units=units,
        signs=signs,
        sign=_sign_pattern(
            entry for table in (data["measures"], data["currencies"]) for entries in table.values() for entry in entries
        ),
        bases={key(noun): least for noun, least in data["rate_bases"].items()},
        whole={key(noun): tuple(sizes) for noun, sizes in data["whole_populations"].items()},
        stops=frozenset(key(word) for word in data["stops"]),
        sizes={name: Size(kind, one) for kind, names in data["sizes"].items() for name, one in names.items()},
    )


_GUARDS = ("scale_guards", "currency_guards", "noun_guards")


def _sign_pattern(entries: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern of the entries that are not made of words alone; the longest is tried first."""
    marked = [entry for entry in entries if not all(WORD.fullmatch(word) for word in entry.split())]
    forms = [
        re.escape(entry).replace("\\ ", r"\s{1,3}") + (r"(?!\w)" if entry[-1].isalnum() and len(entry) > 1 else "")
        for entry in sorted(marked, key=len, reverse=True)
    ]
    return re.compile(rf"\s{{0,3}}({'|'.join(forms)})", re.IGNORECASE)
