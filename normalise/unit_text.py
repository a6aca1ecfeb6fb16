"""The unit that a table gives once for many bare numbers: in a column of its own, or in brackets behind a name.

What units there are belongs to `units`.
"""

from normalise import units
from normalise.lexical.lexicon import pattern

_BRACKETS = pattern(r"\s*\((?:{unit_heading}\s*:?\s*)?([^()\d]{1,40})\)")
_TITLE = pattern(r"{unit_heading}\s*:\s*([^()\d;.]{1,40})")


def in_brackets(name: str) -> str | None:
    """Return the unit that a heading or label ends with, "(triệu giao dịch)"; None for brackets that explain."""
    for match in _BRACKETS.finditer(name):
        if _is_unit(match[1].strip()):
            return match[1].strip()
    return None


def _is_unit(words: str) -> bool:
    """Whether the words are a scale, a unit or both, to their end: "triệu giao dịch", not "Bộ Công Thương"."""
    scale = units.scale(words, 0)
    at = scale.end if scale else 0
    found = units.unit(words, at) if units.known(words, at) else None
    return (found.end if found else at) == len(words)


def of_title(title: str) -> str | None:
    """Return the unit that a table title announces: "Đơn vị tính: tỷ đồng"."""
    match = _TITLE.search(title)
    return match[1].strip() if match else None


def without(name: str) -> str:
    """Return a heading or label without its unit brackets; other brackets stay."""
    return _BRACKETS.sub(lambda match: "" if _is_unit(match[1].strip()) else match[0], name).strip()
