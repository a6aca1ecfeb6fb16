"""What is measured: the catalogue of curated indicators, and giving a printed name its code.

The indicators themselves are data (indicators.yaml). How the name is cut out of a sentence belongs to `statement`.
"""

import hashlib
from functools import cache
from pathlib import Path

import yaml

from normalise import units
from normalise.records import IndicatorEntry
from normalise.text import fold
from sources.document import Rejected

_FILE = "indicators.yaml"
_RANKS = frozenset({"hạng", "thứ hạng", "bậc", "vị trí"})
_FIRST_WORDS = {"%": fold("Tỷ lệ"), "count": fold("Số")}
_SCORES = frozenset({"điểm"})


@cache
def catalogue() -> tuple[IndicatorEntry, ...]:
    """All entries of indicators.yaml.

    Raises:
        Rejected: naming every entry that is malformed, doubled, shares a name with another of the same unit
            dimension, or points at a code that is not there.

    """
    rows = yaml.safe_load((Path(__file__).parent / _FILE).read_text(encoding="utf-8"))
    entries: list[IndicatorEntry] = []
    faults: list[str] = []
    for row in rows:
        try:
            entries.append(IndicatorEntry.model_validate(row))
        except ValueError as error:
            faults.append(f"{row.get('code')}: {error}".replace("\n", " "))
    faults += _collisions(entries)
    if faults:
        expected = "entries as records.IndicatorEntry describes, each name once for a unit"
        raise Rejected(_FILE, "; ".join(faults), expected, "correct the entries named")
    return tuple(entries)


def _collisions(entries: list[IndicatorEntry]) -> list[str]:
    """One line for each code or name that two indicators claim, and for each pointer to an unknown code."""
    codes = {entry.code for entry in entries}
    owner: dict[tuple[str, str], str] = {}
    faults = [f"{code}: printed twice" for code in sorted(codes) if sum(entry.code == code for entry in entries) > 1]
    for entry in entries:
        faults += [
            f"{entry.code}: not comparable with unknown {code}" for code in entry.not_comparable if code not in codes
        ]
        for name in (entry.name_vi, *entry.aliases):
            other = owner.setdefault((fold(name), dimension(entry.unit)), entry.code)
            if other != entry.code:
                faults.append(f"{other} and {entry.code} share the name {name!r}")
    return faults


def resolve(text: str, unit: str | None, growth: bool = False) -> tuple[str, bool]:
    """Return the code of what is measured, and whether the catalogue knows it.

    An indicator is known when the folded text is its name or an alias and the unit is of its dimension: 7 % and 7 tỷ
    đồng of one name are two indicators. A sentence leaves out the first word of a name: "75% hộ gia đình có …" is the
    "Tỷ lệ hộ gia đình có …", "20.853 máy ATM" the "Số máy ATM".

    All else gets a provisional code that is the same for the same words and dimension, in any report; nothing is
    merged by likeness. `unit` is that of the measure: for a `growth` whose measure has no printed unit it is None, and
    a name that only one indicator bears is enough.
    """
    name, kind = fold(text), dimension(unit)
    for known in (name, f"{_FIRST_WORDS[kind]} {name}") if kind in _FIRST_WORDS else (name,):
        if code := _codes().get((known, kind)):
            return code, True
    bearers = {code for (known, _), code in _codes().items() if known == name} if growth and unit is None else set()
    if len(bearers) == 1:
        return bearers.pop(), True
    return "X_" + hashlib.sha256(f"{name}\x1f{kind}".encode()).hexdigest()[:10].upper(), False


def dimension(unit: str | None) -> str:
    """Return what kind of number a unit makes: two units of one dimension may stand for the same indicator.

    A percentage, each currency, a multiple, a score, a rank and each physical unit are dimensions of their own. All
    counted nouns are one: reports shorten them ("4.396 dịch vụ công trực tuyến", "4.250 dịch vụ"), exchange them
    ("người", "thành viên") and leave out the population ("thuê bao/100 dân"). No unit gives "".
    """
    if unit is None or unit == "x":
        return unit or ""
    name = fold(unit)
    if name in _SCORES or name in _RANKS:
        return "rank" if name in _RANKS else name
    found = units.unit(unit, 0)
    return found.name if found and found.kind in {"measure", "currency"} else "count"


@cache
def _codes() -> dict[tuple[str, str], str]:
    return {
        (fold(name), dimension(entry.unit)): entry.code
        for entry in catalogue()
        for name in (entry.name_vi, *entry.aliases)
    }
