"""The unit that a table gives once for many bare numbers: on a line above, in a heading, a label, or a column.

What units there are belongs to `units`.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from normalise.lexical import units
from normalise.lexical.lexicon import pattern
from normalise.lexical.units import SHARES
from normalise.quantities import quantity

_BRACKETS = pattern(r"\s*\(\s*(?:{unit_heading}\s*:?\s*)?([^()]{1,40}?)\s*\)")
_LINE = pattern(
    r"^\W*(?:{note_heading}\s*:?\W*)?(?:{counted_in}\s)?{unit_heading|counted_in}\s*(?P<mark>[:.]?)\s*(?P<words>(?:[^;.()]|\.(?=\d)){1,40}(?:;[^;.()]{1,40})*)[\s.)]*$"
)
TITLE = pattern(r"(?:^|[\s(–-]){unit_heading}\s*:\s*(?P<words>(?:[^();.]|\.(?=\d)){1,40}(?:;[^();.]{1,40})*)")
"""A unit that a title announces behind what it says."""
_CERTAIN = pattern(r"^\W*{unit_line}")
_BEHIND = re.compile(r"(?P<name>.*\S)(?:,|\s[–-])\s*(?P<unit>[^,]{1,30})$", re.DOTALL)
_LAST = re.compile(r"(?P<name>.*\S)\s(?P<unit>[%‰]|[^\W\d_]+\s[^\W\d_]+|[^\W\d_]+/[^\W\d_]+)$", re.DOTALL)
"""The last words of a heading: with a multiplier, a stroke or a sign they may be its unit: "Giá trị tỷ đồng"."""
_AMOUNT = pattern(r"(?P<name>{amount_name}(?:\s.*)?)\s(?P<unit>{measure_sign})")
_LOOSE = re.compile(r"\((?P<words>[^\W\d_]+(?:/[^\W\d_]+)?)\)$")
_PARTED = pattern(r"\s*(?:[;,]|{joins})\s*")
_THOUSANDS = re.compile(r"1((?:[., ]?000)+)\s*(?=[^\W\d])")
_POWER = re.compile(r"10(?:\^\s?)?(?P<power>[3-9³⁶⁹])\s*(?=[^\W\d])")
"""A multiplier as a power of ten, its raised figure perhaps lost: "10⁶ kWh", "10^3 m³", "106 đồng"."""
_LONGEST = 40


class Scaled(NamedTuple):
    """A unit with its multiplier: "triệu đồng" is 1000000 VND."""

    name: str
    scale: int


@lru_cache(maxsize=1024)
def scaled(words: str) -> Scaled | None:
    """Return the unit that words are, to their end: "triệu giao dịch", "đồng/tháng"; None for other words.

    Words of no list are none: "Bộ Công Thương" is no unit, though a cell under "Đơn vị" may say "lọ".
    """
    words = _in_words(words.strip())
    if not words or len(words) > _LONGEST or words[0].isdecimal():
        return None
    head = units.scale(words, 0)
    at = head.end if head else 0
    if head is None and not units.known(words, at):
        return None
    printed = f"12 {words}"
    found = quantity.find(printed)
    if len(found) != 1 or found[0].end != len(printed):
        return None
    return Scaled(found[0].unit or "", found[0].scale) if found[0].unit or head else None


def is_unit(words: str) -> bool:
    """Whether words are a unit and nothing else."""
    return scaled(words) is not None


def of_line(line: str) -> tuple[str, ...]:
    """Return the units that a line announces, if that is all it says: "Đơn vị tính: triệu đồng", "(tấn; triệu USD)".

    Behind "Đơn vị tính" any short words are one; behind "Đơn vị", which may lead the name of a body, a known unit.
    """
    if led := _LINE.match(line):
        words = led["words"].strip()
        if _names_body(words):
            return ()
        return _listed(words) or ((words,) if _CERTAIN.match(line) and led["mark"] else ())
    bare = line.strip()
    found = _listed(bare.strip("()"))
    return found if bare[:1] == "(" or all(is_nothing_else(one) for one in found) else ()


def announced(heading: str) -> tuple[str, ...]:
    """Return the units that a heading announces by "Đơn vị tính:" and says nothing else; a mere "%" heads a column."""
    return of_line(heading) if _LINE.match(heading) else ()


def of_title(title: str) -> tuple[str, ...]:
    """Return the units that a title gives beside what it says: "Bảng 3. Dân số (nghìn người)", "…, ĐVT: tỷ đồng"."""
    if (led := TITLE.search(title)) and not _names_body(led["words"].strip()):
        return _listed(led["words"]) or (led["words"].strip(),)
    return next((found for one in _BRACKETS.finditer(title) if (found := _listed(one[1]))), ())


def _names_body(words: str) -> bool:
    """Whether "Đơn vị:" leads the name of a body, which has more than one capital: "Sở Y tế"."""
    found = units.unit(words, 0)
    names = sum(word[0].isupper() for word in words.split()) > 1 and not words.isupper()
    return names and found is not None and found.family == units.BODIES


def _listed(words: str) -> tuple[str, ...]:
    """Return the units of a list: "Nghìn tấn; Triệu USD"; nothing where a part is none."""
    if is_unit(words):
        return (_in_words(words.strip()),)
    parts = [part for part in _PARTED.split(words) if part.strip()]
    return tuple(_in_words(part.strip()) for part in parts) if parts and all(is_unit(part) for part in parts) else ()


def _in_words(words: str) -> str:
    """Return a unit with its multiplier and its noun in words: "1.000 đồng" is "nghìn đồng", "10⁶ HK"."""
    return _multiplied(units.noun_in_full(words))


def _multiplied(words: str) -> str:
    """Return a unit with its multiplier in words."""
    if thousands := _THOUSANDS.match(words):
        word, end = units.scale_word(10 ** thousands[1].count("0")), thousands.end()
    elif power := _POWER.match(words):
        word, end = units.scale_word(10 ** int(unicodedata.normalize("NFKC", power["power"]))), power.end()
    else:
        return words
    return f"{word} {words[end:]}" if word else words


def in_brackets(name: str) -> str | None:
    """Return the unit that a heading or label ends with: "(triệu giao dịch)", ", triệu USD", "Tỷ lệ %"; else None.

    Brackets that explain are no unit.
    """
    for match in _BRACKETS.finditer(name):
        if is_unit(match[1]):
            return _in_words(match[1])
    found = _behind(name.strip())
    return _in_words(found["unit"]) if found else None


def _behind(name: str) -> re.Match[str] | None:
    """Return the unit that a name without brackets ends with, and what is before it."""
    parted = _BEHIND.fullmatch(name)
    if parted and is_nothing_else(parted["unit"]):
        return parted
    last = _LAST.fullmatch(name)
    found = scaled(last["unit"]) if last else None
    certain = found is not None and (found.scale > 1 or found.name in SHARES or "/" in found.name)
    return last if certain else _AMOUNT.fullmatch(name)


def is_nothing_else(words: str) -> bool:
    """Whether words can be nothing but a unit: "triệu USD", "nghìn hộ", while "thành phố" may name what is counted."""
    found = scaled(words)
    return found is not None and (found.scale > 1 or _kind(words) != "count" or units.is_measure(found.name))


def printed(name: str) -> str | None:
    """Return a short word in brackets at the end of a name, which may be a unit of no list: "Tuổi thọ (tuổi)"."""
    found = _LOOSE.search(name)
    return found["words"] if found else None


def without(name: str) -> str:
    """Return a heading or label without its unit; other brackets stay."""
    bare = _BRACKETS.sub(lambda match: "" if is_unit(match[1]) else match[0], name).strip()
    found = _behind(bare)
    return found["name"].strip() if found else bare


def conflict(line: str, nearer: str) -> bool:
    """Whether a line and a heading give one unit in two scales: "triệu đồng" above "(tỷ đồng)"."""
    above, near = scaled(line), scaled(nearer)
    return above is not None and near is not None and above.name == near.name and above.scale != near.scale


def plain(words: str) -> str:
    """Return a unit as it stands behind a number: "Hồ sơ" is "hồ sơ", "1.000 lượt" is "nghìn lượt"; "USD" stays."""
    words = _multiplied(words)
    return words[0].lower() + words[1:] if words[1:2].islower() or words[1:2] == " " else words


def counted(name: str) -> str | None:
    """Return the noun that a name begins with, for numbers printed bare: "Lượt khám ngoại trú" counts "Lượt"."""
    found = units.unit(name, 0)
    return found.name if found and found.kind == "noun" else None


def counts_nothing(above: str) -> bool:
    """Whether a unit is none of a count: money, a percentage, a measure."""
    return _kind(above) != "count" or units.is_measure((scaled(above) or Scaled("", 1)).name)


def fitting(given: Sequence[str], share: bool, money: bool) -> str | None:
    """Return which of the units given for a table a column has: of "Nghìn tấn; triệu USD" the money is for values.

    `share` of a column of percentages, `money` of one whose heading names an amount of money.
    """
    if len(given) < 2:
        return given[0] if given else None
    kinds = {one: _kind(one) for one in given}
    wanted = "share" if share else "money" if money else "count"
    others = [one for one in given if kinds[one] != "share"]
    fits = [one for one in given if kinds[one] == wanted] or (others if len(others) == 1 and not share else [])
    return fits[0] if fits else None


def _kind(words: str) -> str:
    found = scaled(words)
    if found is None:
        return "count"
    unit = units.unit(words, getattr(units.scale(words, 0), "end", 0))
    return "share" if found.name in SHARES else "money" if unit and unit.kind == "currency" else "count"
