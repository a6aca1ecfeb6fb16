"""Amounts that stand over each other: "05/22 bộ, ngành", "27 trong tổng số 30 trường", "9,38/ 10", "a/b/c".

A rate ("15 bác sĩ/1 vạn dân") is a unit, see `units`; a date is for `period`.
"""

import re
from decimal import Decimal
from typing import NamedTuple

from normalise.lexical import lexicon
from normalise.lexical.text import fold
from normalise.quantities import amount
from normalise.quantities.amount import Amount
from normalise.records import Quantity, Skipped

_SLASH = re.compile(r"\s?/\s?(?=[0-9])")
_WORDS = r"(?:\s[^\W\d_]+){1,5}?"
_OVER = lexicon.pattern(rf"(?P<words>{_WORDS})?(?:\s?/\s?|\s+(?P<of>{{of_total}})\s+)(?=[0-9])")
"""Between two amounts: the first is of the second; words may end the name of what is counted."""
_ON = lexicon.pattern(r"\s+{over_whole}\s+(?=[0-9])")
_CHANGED = lexicon.pattern(r"(?:{rise}|{fall})(?:\s+(?:{degree}|{over}|{nearly}|{about}|{link})){0,2}\s+$")
_OF_NUMBER = lexicon.pattern(r"\s+{fraction_of}")
_DAY_NEARBY = lexicon.pattern(r"{day}[^.;\d]{0,40}$")
_REST = re.compile(r"(?:\s?/\s?\d[\d.,]*+)*+")
_MOST_FIGURES = 5


class Fraction(NamedTuple):
    """One amount of another: the first, with the end and unit of the whole."""

    amount: Amount
    denominator: Decimal


class Slashed(NamedTuple):
    """Three figures and more between strokes: each is one of its own."""

    amounts: tuple[Amount, ...]


SIDE_NOW, SIDE_BEFORE, SIDE_PLANNED = "side_now", "side_before", "side_planned"
"""Flags of two figures that stand over each other as now and before, or as reached and planned."""


def sides(number: Quantity, second: str = SIDE_BEFORE) -> tuple[Quantity, Quantity]:
    """Return a fraction as two figures of one unit: the one now, and the one before it or that was planned."""
    left, _, right = number.raw.partition("/")
    at = number.start + len(left) + 1 + len(right) - len(right.lstrip())
    now = number.model_copy(
        update={
            "denominator": None, "raw": left.rstrip(), "end": number.start + len(left.rstrip()),
            "flags": (*number.flags, SIDE_NOW),
        }
    )  # fmt: skip
    before = number.model_copy(
        update={
            "value": number.denominator, "denominator": None, "raw": right.lstrip(), "start": at,
            "flags": (*number.flags, second),
        }
    )  # fmt: skip
    return now, before


def read(text: str, first: Amount) -> Fraction | Slashed | Skipped | None:
    """Return what the amount makes with those behind it; None where it stands alone.

    - "05/22 bộ, ngành" is 5 of 22, also with the noun twice, and with a scale at both ("2,3 tỷ đồng/13 tỷ đồng").
    - "giảm 1/3 số vụ" is a third: no noun is counted by it.
    - "12/73/82" are three figures.
    - A day of a month where nothing is counted, if "ngày" stands near or, in a sentence, a part would be more
      than its whole: "tính đến 31/12".
    """
    over = (None if first.unit else _SLASH.match(text, first.end)) or _OVER.match(text, first.end)
    bare = False
    if over is None and first.unit is None and first.scale == 1:
        over, bare = _ON.match(text, first.end), True
    second = _amount(text, over.end()) if over else None
    if over is None or second is None:
        return None
    if isinstance(second, Skipped):
        return amount.skip(text, first.start, second.end, second.reason) if first.unit is None and not bare else None
    if chain := _chain(text, first, second):
        return chain
    if bare and (second.unit is None or first.value > second.value):
        return None
    if not _of_one_kind(first, second):
        return None
    return _fraction(text, first, second)


def near_day(text: str, start: int) -> bool:
    """Return whether the words before speak of a day: "ngày chuyển đổi số quốc gia (10/10)"."""
    return _DAY_NEARBY.search(text[max(0, start - 60) : start]) is not None


def _amount(text: str, start: int) -> Amount | Skipped | None:
    run = amount.RUN.match(text, start)
    return amount.read(text, run.start(), run.end(), run.start(), of_total=True) if run else None


def _chain(text: str, first: Amount, second: Amount) -> Slashed | Skipped | None:
    """Return "12/73/82" as three figures; refused where one of them is unreadable or there are too many."""
    figures = [first, second]
    while over := _next(text, figures[-1]):
        following = _amount(text, over.end()) if len(figures) < _MOST_FIGURES else None
        if not isinstance(following, Amount) and first.unit:
            break
        if not isinstance(following, Amount):
            rest = _REST.match(text, figures[-1].end)
            return amount.skip(text, first.start, rest.end() if rest else figures[-1].end, "refused:broken_fraction")
        figures.append(following)
    return Slashed(tuple(figures)) if len(figures) > 2 else None


def _next(text: str, last: Amount) -> re.Match[str] | None:
    over = _OVER.match(text, last.end) if last.unit else _SLASH.match(text, last.end)
    return over if over and not (over.re is _OVER and over["of"]) else None


def _of_one_kind(first: Amount, second: Amount) -> bool:
    """Return whether both count the same: "hồ sơ" and "hồ sơ trực tuyến", triệu đồng and tỷ đồng."""
    if first.unit is None:
        return first.scale == 1 or second.scale > 1
    if second.unit is None:
        return False
    one, other = fold(first.unit.name), fold(second.unit.name)
    if first.unit.kind in {"measure", "currency"}:
        return one == other
    return one == other or one in other or other in one


def _fraction(text: str, first: Amount, second: Amount) -> Fraction | Skipped:
    if not second.value:
        return amount.skip(text, first.start, second.end, "refused:broken_fraction")
    bare = first.unit is None and first.scale == 1
    if (
        bare
        and second.unit is None
        and _is_day(first, second)
        and (near_day(text, first.start) or (first.value > second.value and text[: first.start].strip()))
    ):
        return amount.skip(text, first.start, second.end, "date")
    scale = second.scale if bare else first.scale
    over = ("share_over_100",) if first.value * scale > second.total else ()
    flags = tuple(flag for flag in first.flags + second.flags if flag != "ambiguous_separator" or second.unit is None)
    unit, end = first.unit or second.unit, second.end
    if bare and _is_part(text, first, second):
        run = amount.RUN.search(text, first.end)
        unit, end = None, run.end() if run else end
    whole = first._replace(scale=scale, unit=unit, end=end, flags=tuple(dict.fromkeys(flags + over)))
    return Fraction(whole, second.total)


def _is_day(first: Amount, second: Amount) -> bool:
    return first.value <= 31 and second.value <= 12 and not first.decimals and not second.decimals


def _is_part(text: str, first: Amount, second: Amount) -> bool:
    """Return whether a small fraction is a part and no count: "giảm 1/3", "2/3 số xã"; not "05/22 bộ"."""
    if first.decimals or second.decimals or second.scale > 1 or not first.value < second.value <= 10:
        return False
    if text[first.start] == "0":
        return False
    run = amount.RUN.search(text, first.end)
    changed = _CHANGED.search(text[max(0, first.start - 32) : first.start])
    return changed is not None or (run is not None and _OF_NUMBER.match(text, run.end()) is not None)
