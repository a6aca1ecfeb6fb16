"""How long 100 000 printed names take against 5 000 curated ones, beside the plain way of comparing names.

The statements are in the shares of the five real reports: a third has a name that the catalogue knows, of the others
nearly all names differ. The plain way is rapidfuzz's token_sort_ratio over all curated names, a statement at a time
(https://rapidfuzz.github.io/RapidFuzz/Usage/process.html); it is timed on every fiftieth of the same statements, all
in one thread.
"""

import random
from collections.abc import Iterator

from rapidfuzz import fuzz, process

from benchmarks.record import ROUNDS, Record, of_pairs, processor
from normalise.records import IndicatorEntry
from normalise.reference import indicator
from normalise.reference.matching import Matcher

INDICATORS, STATEMENTS, EVERY = 5_000, 100_000, 50
KNOWN, REPEATED = 0.34, 0.06
"""Shares of statements with a curated name, and with an unknown name that was there before."""


def varied(name: str, words: list[str], chance: random.Random) -> str:
    """Change one to four words of a name."""
    said = name.split()
    for _ in range(chance.randint(1, 4)):
        place = chance.randrange(len(said))
        match chance.randrange(3):
            case 0:
                said[place] = chance.choice(words)
            case 1:
                said.insert(place, chance.choice(words))
            case _ if len(said) > 3:
                del said[place]
    return " ".join(said)


def made(chance: random.Random) -> tuple[list[IndicatorEntry], list[tuple[str, str]]]:
    """Give a catalogue of 5 000, the real one varied, and 100 000 (name, unit) pairs."""
    real = indicator.catalogue()
    words = [word for entry in real for word in entry.name_vi.split()]
    entries = list(real)
    while len(entries) < INDICATORS:
        entry = chance.choice(real)
        changes = {"code": f"V{len(entries)}", "name_vi": varied(entry.name_vi, words, chance), "aliases": ()}
        entries.append(entry.model_copy(update=changes))
    said: list[tuple[str, str]] = []
    unknown: list[tuple[str, str]] = []
    for _ in range(STATEMENTS):
        entry, turn = chance.choice(entries), chance.random()
        if turn < KNOWN:
            said.append((entry.name_vi, entry.unit))
        elif turn < KNOWN + REPEATED and unknown:
            said.append(chance.choice(unknown))
        else:
            unknown.append((varied(entry.name_vi, words, chance), entry.unit))
            said.append(unknown[-1])
    return entries, said


def measure() -> Iterator[Record]:
    """Give both ways."""
    entries, said = made(random.Random(1))  # noqa: S311  the same made names every time
    pairs = [
        (processor(lambda: ours(entries, said)), EVERY * processor(lambda: plain(entries, said[::EVERY])))
        for _ in range(ROUNDS)
    ]
    yield of_pairs("100,000 names against 5,000", pairs, "rapidfuzz over all names", 0.1)


def ours(entries: list[IndicatorEntry], said: list[tuple[str, str]]) -> None:
    """Build the matcher, look every name up and suggest for each unknown one."""
    known = {
        indicator.key(name, indicator.dimension(entry.unit))
        for entry in entries
        for name in (entry.name_vi, *entry.aliases)
    }
    matcher = Matcher(entries)
    for name, unit in set(said):
        if indicator.key(name, indicator.dimension(unit)) not in known:
            matcher.suggest(name, unit)


def plain(entries: list[IndicatorEntry], said: list[tuple[str, str]]) -> None:
    """Compare each name with all."""
    names = [name for entry in entries for name in (entry.name_vi, *entry.aliases)]
    for name, _ in said:
        process.extract(name, names, scorer=fuzz.token_sort_ratio, limit=3)
