"""The quantity that a cell states: a number and nothing else, read with the unit of its column or row.

Cells that tell more are read as text; that is decided in `normalise.tables.statements`.
"""

import re

from normalise.lexical import lexicon
from normalise.lexical.lexicon import pattern
from normalise.quantities import quantity, unit_text
from normalise.records import Quantity

_QUALIFIERS = pattern(
    r"(?:{at_least|at_most|over|surpass|under|above|below|nearly|about|estimate|reach|rise|fall|and_upwards|and_downwards}|[≥≤<>~≈=+\s.-])*"
)
_SMALL_LOSS = re.compile(r"\(\s*([1-9]\d?)\s*\)")
"""In running text "(98)" numbers an item; as all of a cell of figures it is -98."""
_TIME = pattern(r"{span_of_time|measured_span}")
"""A unit that makes a number in running text a duration, which tells nothing."""
_STROKE = re.compile(r"\s*/\s*")
_THREE = 3


def whole_number(cell: str, unit: str | None, dot_decimal: bool = False) -> Quantity | None:
    """Return the one quantity that a cell consists of, a bare number read with its column's unit; else None.

    "54,34%" is one; "129,69" with the unit "triệu giao dịch" is 129690000 giao dịch, its raw still "129,69"; "(8,2)" is
    -8.2, as book-keepers print it.
    """
    printed = cell.strip()
    if dot_decimal and "." in printed:
        made = whole_number(printed.replace(".", ","), unit)
        return made and made.model_copy(update={"raw": printed[made.start : made.end], "flags": ("dot_decimal",)})
    if small := _SMALL_LOSS.fullmatch(printed):
        inside = whole_number(small[1], unit)
        told = {"raw": printed, "start": 0, "end": len(printed)}
        flags = (*inside.flags, "negative_in_brackets") if inside else ()
        return inside and inside.model_copy(update={**told, "value": -inside.value, "flags": flags})
    found = quantity.find(printed)
    one = found[0] if len(found) == 1 else None
    if one is not None and "negative_in_brackets" in one.flags:
        inside = whole_number(printed.strip("() \u00a0"), unit)
        loss = {"raw": one.raw, "start": one.start, "end": one.end}
        return inside and inside.model_copy(
            update={**loss, "value": -inside.value, "flags": (*inside.flags, "negative_in_brackets")}
        )
    alone = one is not None and _is_alone(printed, one)
    if one is not None and alone and one.unit is not None:
        return one
    if not re.fullmatch(r"[^\w]*(?:[^\W\d]+\s){0,3}[^\w]*\d[\d.,\s/–-]*", printed):
        return None
    timed = unit is not None and _TIME.fullmatch(unit) is not None
    read = quantity.find(f"{printed} {unit if unit and not timed else lexicon.only('any_unit')}")
    if len(read) != 1 or (one is not None and (one.denominator is None) != (read[0].denominator is None)):
        return one if alone else None
    raw = printed[read[0].start :].strip()
    named = unit if timed or _is_cut(unit, read[0]) else read[0].unit
    made = read[0].model_copy(update={"raw": raw, "unit": named if unit else None, "end": read[0].start + len(raw)})
    if one is not None and one.value < 0 < made.value:  # "- 1.200" is no item of a list where it is the whole cell
        return made.model_copy(update={"value": -made.value, "raw": one.raw, "start": one.start, "end": one.end})
    return made


def _is_cut(unit: str | None, read: Quantity) -> bool:
    """Whether a unit of no list was read in part or not at all: "con nuôi", "hiện trường" head a column of units."""
    if unit is None or unit_text.is_unit(unit) or read.scale != 1 or read.per or read.denominator is not None:
        return False
    return read.unit is None or unit.lower().startswith(f"{read.unit.lower()} ")


def _is_alone(cell: str, one: Quantity) -> bool:
    """Return whether a cell holds nothing beside the quantity but words that bound it, or brackets around it."""
    before, behind = cell[: one.start], cell[one.end :]
    if before[:1] == "(" and behind[-1:] == ")":
        before, behind = before[1:], behind[:-1]
    return _QUALIFIERS.fullmatch(before) is not None and _QUALIFIERS.fullmatch(behind) is not None


def parts(cell: str, heading: str) -> tuple[tuple[str, str], ...]:
    """Return the figures of a cell "a/b/c" under a heading "A/B/C", each with its part of the heading; else nothing.

    Of two, one is counted out of the other: that is one figure with its whole.
    """
    figures, headings = _STROKE.split(cell.strip()), _STROKE.split(heading.strip())
    if len(figures) < _THREE or len(figures) != len(headings):
        return ()
    return tuple(zip(figures, headings, strict=True))
