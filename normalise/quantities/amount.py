"""One printed amount: the number with its groups, its scale words, and the unit or currency sign beside it.

"1 234,5 triệu USD", "2 tỷ 350 triệu đồng", "$10.000". What several amounts make together (ranges, fractions) and the
words around them belong in `quantity`; the value of a token without blanks in `number`.
"""

import re
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from normalise.lexical import units
from normalise.lexical.lexicon import pattern
from normalise.quantities import number
from normalise.records import Skipped

RUN = re.compile(r"\d+")
_BREAKING = " "
_BLANK = "[ \u00a0\u2007\u2009\u202f]"
_GROUPED = re.compile(rf"[1-9][0-9]{{0,2}}(?P<groups>(?:{_BLANK}[0-9]{{3}})++)(?:,[0-9]++)?(?![.,]?[0-9])")
"""Groups of three set apart by blanks, perhaps with decimals."""
_OF_SIGN = re.compile(r"(?<![^\W\d_])[kcdm]?m[23]$")
"""The figure of "m2" where a unit stands without a number: "Triệu đồng/m2"."""
_MORE_FIGURES = re.compile(rf"{_BLANK}[0-9]")
_NO_GROUP_AFTER = pattern(r"{numbered_time}\s$")
_SECOND_OF_TWO = pattern(rf"\s?(?:[-–/]|{{moves_to}})\s?(?=[1-9][0-9]{{0,2}}{_BLANK}[0-9]{{3}}(?![0-9]))")
_OUTSIDE = re.compile(r"[\s(+\-−–]*")
_OUTSIDE_END = re.compile(r"[\s).]*")
_ONE_GROUP = re.compile(r"[0-9]+\.[0-9]{3}")
_CURRENCY_BEFORE = re.compile(r"(?:(?<!\w)(?:US\$|USD|EUR|VNĐ|VND)|[$€₫])\s?$", re.IGNORECASE)
_GLUED = re.compile(r"[^\W\d]\w*")
_DAMAGE = re.compile(r"[0-9]+[OoIl]\d*")
_NEXT = re.compile(r"\s{1,2}(?=[0-9])")
_APART = re.compile(r"[0-9]{1,3}(?: ,|, )[0-9]{1,2}(?=\s?[%‰])")
"""A share with a blank beside its decimal comma: "93, 1%", "2 ,8%"."""
_LISTED_BEFORE = pattern(r"(?:[0-9]\s?[%‰]?\s?(?:[,;]|{and})|{respectively}(?:\s{is_verb})?)\s$")
_MOST_TERMS = 4
_SMALL_SCALE = 10_000
"""A number of nghìn or vạn may stand before a larger scale word: "1 nghìn 450 tỷ"."""


class Amount(NamedTuple):
    """A number with what stands directly before and behind it."""

    value: Decimal
    decimals: int
    scale: int
    unit: units.Unit | None
    start: int
    end: int
    flags: tuple[str, ...]

    @property
    def total(self) -> Decimal:
        """The value in base units."""
        return self.value * self.scale


def read(text: str, start: int, run_end: int, floor: int, of_total: bool = False) -> Amount | Skipped:
    """Read the amount whose digits begin at `start` and run to `run_end`; nothing before `floor` belongs to it.

    "2 tỷ 350 triệu đồng" is one amount, since the scales fall; so are "15 nghìn 320 hồ sơ" and "1 nghìn 450 tỷ". Its
    scale is that of the last. With `of_total` the words "tổng số" may stand before the noun.
    """
    first = _term(text, start, run_end, floor, of_total)
    if isinstance(first, Skipped):
        return first
    terms = [first]
    while len(terms) < _MOST_TERMS and (following := _following(text, terms[-1], of_total)):
        terms.append(following)
    while len(terms) > 1:
        if joined := _sum(terms):
            return joined
        terms.pop()
    return first


def _following(text: str, before: Amount, of_total: bool) -> Amount | None:
    """Return the amount that may go on with one of a scale and without a unit."""
    blank = _NEXT.match(text, before.end)
    if before.unit is not None or before.scale == 1 or before.decimals or not blank:
        return None
    run = RUN.match(text, blank.end())
    found = _term(text, run.start(), run.end(), blank.end(), of_total) if run else None
    if not isinstance(found, Amount) or found.scale == before.scale:
        return None
    return found


def _sum(terms: list[Amount]) -> Amount | None:
    """Return the amounts in a row as one; None where their scales do not go together."""
    sums: list[Amount] = []
    for term in terms:
        before = sums[-1] if sums else None
        if before is not None and term.scale > before.scale:
            if before.scale > _SMALL_SCALE or term.value >= before.scale or term.decimals:
                return None
            sums[-1] = term._replace(value=before.total + term.value)
            before = sums[-2] if len(sums) > 1 else None
        else:
            sums.append(term)
        if before is not None and not _goes_on(before, sums[-1]):
            return None
    last = terms[-1]
    if last.scale == 1 and last.unit is None:
        return None
    flags = dict.fromkeys(flag for term in terms for flag in term.flags)
    return last._replace(
        value=sum((term.total for term in sums), Decimal(0)) / last.scale, start=terms[0].start, flags=tuple(flags)
    )


def _goes_on(before: Amount, term: Amount) -> bool:
    """Return whether a smaller part follows a larger: whole millions, then fewer thousands than make a million."""
    if term.scale == 1:
        return before.scale == 1_000 and 100 <= term.value < before.scale and not term.decimals
    return term.scale < before.scale and term.total < before.scale


def _term(text: str, start: int, run_end: int, floor: int, of_total: bool) -> Amount | Skipped:
    """Read one number token with the currency sign before it and the scale and unit behind it."""
    end = _token_end(text, start)
    if end is None:
        return skip(text, start, run_end, "refused:foreign_digits")
    currency = _CURRENCY_BEFORE.search(text, max(floor, start - 5), start)
    if not currency and start > floor and (text[start - 1].isalpha() or text[start - 1] == "_"):
        return skip(text, start, end, "name" if _OF_SIGN.search(text, 0, end) else "refused:glued_word")
    scale = units.scale(text, end)
    after = scale.end if scale else end
    unit = units.unit(text, units.after_total(text, after) if of_total else after, scaled=scale is not None)
    if not scale and _GLUED.match(text, end) and (unit is None or unit.kind == "words"):
        return _glued(text, start, end)
    if currency:
        sign = units.unit(currency[0].strip().upper().removeprefix("US").ljust(1, "$"), 0)
        unit = units.Unit(sign.name, after, "currency") if sign else unit
    digits = re.sub(r"\s", "", text[start:end])
    parsed = number.parse(
        digits,
        grouped_by_comma=unit is not None and unit.name == "VND" and not scale,
        dot_is_decimal=unit is not None and unit.name in units.SHARES,
    )
    if isinstance(parsed, number.Unreadable):
        return skip(text, start, end, f"refused:{parsed.why}")
    if scale and not scale.factor:
        return skip(text, start, after, "refused:scale")
    flags = parsed.flags + (scale.flags if scale else ())
    flags += ("split_number",) if digits != text[start:end] and "," in digits and _APART.match(text, start) else ()
    if _ONE_GROUP.fullmatch(digits) and not flags and (scale or unit is None):
        flags = ("ambiguous_separator",)
    return Amount(
        value=parsed.value,
        decimals=parsed.decimals,
        scale=scale.factor if scale else 1,
        unit=unit,
        start=currency.start() if currency else start,
        end=unit.end if unit else after,
        flags=flags,
    )


def _token_end(text: str, start: int) -> int | None:
    """Return where the number token ends; None where its digits are not those of ASCII."""
    if end := _grouped_end(text, start) or _apart_end(text, start):
        return end
    token = number.TOKEN.match(text, start)
    if not token or text[token.end() : token.end() + 1].isdecimal():
        return None
    return token.end()


def _grouped_end(text: str, start: int) -> int | None:
    """Return where a number ends whose groups are set apart by blanks; None where these are several numbers.

    Two groups and more make a number, unless a head of three digits or equal steps (the marks of an axis) let it be a
    list. One group does where a scale or unit follows, where the text is nothing else, or where the blank is one that
    does not break.
    """
    grouped = _GROUPED.match(text, start)
    if not grouped or _NO_GROUP_AFTER.search(text[max(0, start - 8) : start]):
        return None
    end = grouped.end()
    parts = re.split(_BLANK, grouped[0].partition(",")[0])
    listed = _MORE_FIGURES.match(text, end) is not None and len(parts[0]) == 3
    if _BREAKING not in grouped["groups"]:
        return end
    if len(parts) > 2:
        return None if listed or _steps_equally(parts) else end
    return end if not listed and _is_one(text, start, end) else None


def _apart_end(text: str, start: int) -> int | None:
    """Return where a share ends whose decimal comma has a blank beside it; None in a list of several numbers."""
    apart = _APART.match(text, start)
    return apart.end() if apart and not _LISTED_BEFORE.search(text, max(0, start - 16), start) else None


def _steps_equally(parts: list[str]) -> bool:
    """Return whether the parts are marks of an axis: 100 200 300."""
    steps = {int(second) - int(first) for first, second in pairwise(parts)}
    return len(parts[0]) == 3 and len(steps) == 1 and steps != {0}


def _is_one(text: str, start: int, end: int) -> bool:
    """Return whether "12 345" is one number: of something counted, or alone."""
    if _OUTSIDE.fullmatch(text, 0, start) and _OUTSIDE_END.fullmatch(text, end):
        return True
    if second := _SECOND_OF_TWO.match(text, end):
        other = _GROUPED.match(text, second.end())
        end = other.end() if other else end
    found = units.unit(text, end)
    counted = found is not None and (found.kind != "words" or text[end : end + 4].lstrip()[:1].islower())
    return counted or units.scale(text, end) is not None


def skip(text: str, start: int, end: int, reason: str) -> Skipped:
    """Return a piece of the text as no quantity."""
    return Skipped(raw=text[start:end], start=start, end=end, reason=reason)


def _glued(text: str, start: int, end: int) -> Skipped:
    """Name what letters without a blank make of a number: "36a", "4K"; or call it damage: "123O"."""
    rest = _GLUED.match(text, end)
    stop = rest.end() if rest else end
    damaged = _DAMAGE.fullmatch(text, start, stop)
    return skip(text, start, stop, "refused:letters_in_number" if damaged else "name")
