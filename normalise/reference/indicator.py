"""What is measured: the catalogue of curated indicators, and giving a printed name its code.

The indicators themselves are data (indicators/*.yaml, a file a theme). How the name is cut out of a sentence belongs to
`statement`; which curated indicator an unknown name may mean, to `matching`.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from normalise.lexical import lexicon, units
from normalise.lexical.lexicon import pattern
from normalise.lexical.text import fold
from normalise.records import IndicatorEntry, Relation
from sources.document import Rejected
from sources.own_yaml import read_yaml

FOLDER = Path(__file__).parent / "indicators"
_EDGES = re.compile(r"^\W+|\W+$")
_FIRST_WORDS = {"%": pattern(r"{unsaid_percent} "), "count": pattern(r"{unsaid_count} ")}


@cache
def catalogue() -> tuple[IndicatorEntry, ...]:
    """All entries of the catalogue, as `read` gives them."""
    return read(FOLDER)


def read(folder: Path) -> tuple[IndicatorEntry, ...]:
    """Read the entries of all YAML files of a folder, in the order of the files' names.

    Raises:
        Rejected: naming every fault at once: an entry that is malformed or contradicts itself, a code or a name (within
            a unit dimension) that two indicators claim, a link that leads nowhere, is said on both sides, or promises a
            comparison of two kinds of number.

    """
    entries: list[IndicatorEntry] = []
    faults: list[str] = []
    for path in sorted(folder.glob("*.yaml")):
        for row in read_yaml(path) or ():
            try:
                entries.append(IndicatorEntry.model_validate(row))
            except ValueError as error:
                faults.append(f"{path.name}: {_code(row)}: {error}".replace("\n", " "))
    faults += faults_between(entries)
    if faults:
        expected = "entries as records.IndicatorEntry describes, each name once for a unit, each link once"
        raise Rejected(folder.name, "; ".join(faults), expected, "correct the entries named")
    return tuple(entries)


def faults_between(entries: Sequence[IndicatorEntry]) -> list[str]:
    """Say what is wrong between entries: names and codes that two claim, links that lead nowhere."""
    return [*_shared_names(entries), *_bad_links(entries)]


def _code(row: Any) -> str:
    return str(row.get("code")) if isinstance(row, dict) else f"{row!r} is no entry"


def _shared_names(entries: Sequence[IndicatorEntry]) -> Iterator[str]:
    """Yield a line for each code or name that two indicators claim, and each name that one has twice."""
    for code, count in Counter(entry.code for entry in entries).items():
        if count > 1:
            yield f"{code}: {count} entries"
    owner: dict[tuple[str, str], str] = {}
    for entry in entries:
        for name in (entry.name_vi, *entry.aliases):
            known = key(name, dimension(entry.unit))
            other = owner.get(known)
            owner.setdefault(known, entry.code)
            if other == entry.code:
                yield f"{entry.code}: the name {name!r} is there already"
            elif other is not None:
                yield f"{other} and {entry.code} share the name {name!r}"


def _bad_links(entries: Sequence[IndicatorEntry]) -> Iterator[str]:
    """Yield a line for each link that leads nowhere, is said twice, or promises what cannot be computed."""
    known = {entry.code: entry for entry in entries}
    said = {(entry.code, link.to) for entry in entries for link in entry.links}
    for entry in entries:
        for link in entry.links:
            other = known.get(link.to)
            if other is None:
                yield f"{entry.code}: linked to unknown {link.to}"
            elif (link.to, entry.code) in said and entry.code < link.to:
                yield f"{entry.code} and {link.to}: linked from both sides"
            elif link.relation is Relation.CAVEAT and _measure(entry) != _measure(other):
                yield f"{entry.code}: a caveat needs {link.to} to be of the same unit, kind and time basis"


def _measure(entry: IndicatorEntry) -> tuple[str, str, str]:
    return dimension(entry.unit), entry.kind, entry.time_basis


@lru_cache(maxsize=4096)
def resolve(text: str, unit: str | None, growth: bool = False, section: str = "") -> tuple[str, bool]:
    """Return the code of what is measured, and whether the catalogue knows it.

    An indicator is known when the folded text is its name or an alias and the unit is of its dimension: 7 % and 7 tỷ
    đồng of one name are two indicators. What the unit says already need not be printed: "75% hộ gia đình có …" is the
    "Tỷ lệ hộ gia đình có …", "20.853 máy ATM" the "Số máy ATM".

    All else gets a provisional code that is the same for the same words, unit and headings above (`section`, as
    `series.of_headings` gives them), in any report; nothing is merged by likeness. `unit` is that of the measure: for a
    `growth` whose measure has no printed unit it is None, and a name that only one indicator bears is enough.
    """
    kind = dimension(unit)
    if code := _codes().get(key(text, kind)):
        return code, True
    if growth and unit is None:
        bearers = {code for (name, of), code in _codes().items() if name == key(text, of)[0]}
        if len(bearers) == 1:
            return bearers.pop(), True
    counted = fold(unit) if unit and kind == "count" else kind
    told = "\x1f".join((_EDGES.sub("", key(text, kind)[0]), counted, section))
    return "X_" + hashlib.sha256(told.encode()).hexdigest()[:10].upper(), False


def led_by(code: str) -> str | None:
    """Return the code of the ministry whose figures on a curated indicator are the nation's, if any."""
    return _leaders().get(code)


@cache
def _leaders() -> dict[str, str | None]:
    return {entry.code: entry.led_by for entry in catalogue()}


def key(name: str, kind: str) -> tuple[str, str]:
    """Give what a name is known by: folded, without the first word that its kind of number implies."""
    folded = fold(name)
    first = _FIRST_WORDS[kind].match(folded) if kind in _FIRST_WORDS else None
    return folded[first.end() if first else 0 :], kind


def dimension(unit: str | None) -> str:
    """Return what kind of number a unit makes: two units of one dimension may stand for the same indicator.

    A percentage, each currency, a multiple, a score, a rank and each physical unit are dimensions of their own. All
    counted nouns are one: reports shorten them ("4.396 dịch vụ công trực tuyến", "4.250 dịch vụ"), exchange them
    ("người", "thành viên") and leave out the population ("thuê bao/100 dân"). No unit gives "".
    """
    if unit is None or unit == "x":
        return unit or ""
    name = fold(unit)
    if name in lexicon.words("rank_unit"):
        return "rank"
    if name in lexicon.words("point"):
        return name
    found = units.unit(unit, 0)
    return found.name if found and found.kind in {"measure", "currency"} else "count"


@cache
def _codes() -> dict[tuple[str, str], str]:
    return {
        key(name, dimension(entry.unit)): entry.code
        for entry in catalogue()
        for name in (entry.name_vi, *entry.aliases)
    }
