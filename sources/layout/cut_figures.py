"""Figures that a narrow cell cuts over two lines: "22." above "311" is 22.311.

How lines of words become one is the business of `wrapping`.
"""

import re
from collections.abc import Iterable

_PIECE = re.compile(r"\(?[-+–]?[\d.,]+[%‰]?\)?")
_OPEN = re.compile(r"\d[.,]$")
_GROUPED = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*(?:[.,]\d+)?[%‰]?")
_SHORT_GROUP = re.compile(r"\d{1,3}(?:\.\d{3})*\.\d{1,2}$")


def joined(lines: Iterable[str]) -> list[str]:
    """Give the lines of a cell, those made one that hold the pieces of one figure; other cells stay as they are.

    >>> joined(["22.", "311"]), joined(["1.234.5", "67,8"]), joined(["95", ",5%"])
    (['22.311'], ['1.234.567,8'], ['95,5%'])
    >>> joined(["12", "345"]), joined(["năm 2022,", "15 xã"])
    (['12', '345'], ['năm 2022,', '15 xã'])
    """
    lines = list(lines)
    filled = [line.strip() for line in lines if line.strip()]
    if len(filled) < 2 or not all(map(_PIECE.fullmatch, filled)):
        return lines
    out = filled[:1]
    for line in filled[1:]:
        if _is_cut(out[-1], line):
            out[-1] += line
        else:
            out.append(line)
    return out


def _is_cut(before: str, after: str) -> bool:
    if _OPEN.search(before):
        return after[:1].isdigit()
    if after[:1] in ".,":
        return after[1:2].isdigit()
    return bool(_SHORT_GROUP.search(before) and _GROUPED.fullmatch(before + after))
