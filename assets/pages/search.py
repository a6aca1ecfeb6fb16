"""Finding a page by what people type: names without marks, English names, codes, abbreviations.

The same index and order serve the site, where static/search.js looks through it, and the assistant's server.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from assets.pages.text import plain

Row = Mapping[str, Any]
Thing = TypeVar("Thing")
_WORD = re.compile(r"[a-z0-9]+")
_LONG = 3
"""Letters from which on the first letters of words in a row may be what was typed."""
CURATED, PROMISED = 1_000_000, 10_000
"""What a curated indicator weighs more than any that is not, and what one with a target more than one without."""


@dataclass(frozen=True)
class Entry:
    """Something that has a page. The texts are plain, as `plain` gives them."""

    code: str
    vietnamese: str
    english: str
    short: str
    """Abbreviations that people write, and the first letters of all words."""
    weight: int
    """Of two that fit alike, the one with more comes first."""


def entry(code: str, vietnamese: str, english: str | None, weight: int) -> Entry:
    """Make the entry of a thing with its names."""
    name = " ".join(_WORD.findall(plain(vietnamese)))
    written = [short for short, words in _abbreviations().items() if f" {words} " in f" {name} "]
    initials = "".join(word[0] for word in name.split())
    return Entry(
        plain(code), name, " ".join(_WORD.findall(plain(english or ""))), " ".join([*written, initials]), weight
    )


def of_indicator(row: Row) -> Entry:
    """Make the entry of an indicator: curated ones come first, then those with a target, then those more told of."""
    weight = CURATED * bool(row["mapped"]) + PROMISED * bool(row["targets"]) + row["actuals"] + row["targets"]
    return entry(row["indicator_code"], row["indicator_name"], row["name_en"], weight)


def rank(one: Entry, query: str) -> int | None:
    """Say how well an entry fits what was typed, 0 the best; None where it does not.

    >>> shares = entry("ECOMMERCE_RETAIL_SHARE", "Tỷ trọng thương mại điện tử", "E-commerce share of retail", 3)
    >>> [rank(shares, words) for words in ("ecommerce_retail_share", "dien tu", "TMĐT", "ttt", "dien tu e-commerce")]
    [0, 1, 1, 2, 3]
    >>> rank(shares, "hạ tầng")
    """
    typed = plain(query).strip()
    words = _WORD.findall(typed)
    if not words:
        return None
    joined = " ".join(words)
    if typed == one.code or joined in (one.vietnamese, one.english):
        return 0
    names = (one.vietnamese, one.english)
    if joined in one.short.split() or any(all(word in name for word in words) for name in names):
        return 1
    if len(words) == 1 and len(joined) >= _LONG and joined in one.short:
        return 2
    everything = f"{one.code} {one.vietnamese} {one.english} {one.short}"
    return 3 if all(word in everything for word in words) else None


def found(entries: Iterable[tuple[Entry, Thing]], query: str) -> list[Thing]:
    """Give what fits what was typed, the best first."""
    ranked = [(rank(one, query), -one.weight, turn, thing) for turn, (one, thing) in enumerate(entries)]
    fitting = [each for each in ranked if each[0] is not None]
    return [each[-1] for each in sorted(fitting, key=lambda each: each[:-1])]


def index(entries: Iterable[tuple[Entry, Sequence[str]]]) -> str:
    """Give the index as a script: it opens from a folder too, where no page may read a file."""
    rows = [[one.code, one.vietnamese, one.english, one.short, one.weight, *shown] for one, shown in entries]
    text = json.dumps(rows, ensure_ascii=True, separators=(",", ":")).replace("<", "\\u003c")
    return f"const ENTRIES = {text};\n"


@cache
def _abbreviations() -> dict[str, str]:
    from normalise.reference.matching import abbreviations

    return {plain(short): plain(" ".join(words)) for short, words in abbreviations().items()}
