"""Quantities that stand in a list: what one of them prints for all, a unit, a time, or that they count medals.

Reading each of them belongs to `quantity`.
"""

from itertools import pairwise

from normalise.lexical.lexicon import pattern
from normalise.lexical.units import SHARES
from normalise.records import Quantity

TIME = r"(?:(?P<day>{per_day})|(?P<month>{per_month})|(?P<year>{per_year}))"
_EACH = pattern(r"(?:{each_single}|{average}\s+{each_of_average})\s+" + TIME + r"[^\d.;:,]{0,60}$")
_ALONG = pattern(
    r"(?:\s[^\W\d_]+){0,4},\s(?:{joins}\s)?(?:(?!{total|whole|in_all|cumulative|there_is|now|year|quarter|month|week|day})[^\W\d_]+\s){1,4}"
    r"(?:{over|about|nearly}\s)?"
)
_LISTED = pattern(r"\s*(?:[,;]\s+|,?\s*(?P<and>{joins})\s+)")
_SILVER, _BRONZE = pattern(r"(?:{medal}\s)?{silver}"), pattern(r"\d+\s(?P<noun>{bronze})")
_IN_ORDER = pattern(r"{respectively}(?:\s{is_verb})?\s*$")


def with_unit_of_list(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """Give the bare numbers of a list the unit that its last one prints for all: "lần lượt là 3, 215 và 487 lễ hội".

    Two numbers are a list where "lần lượt" or the like leads to them, or "và" joins them.
    """
    made = list(quantities)
    last = len(made) - 1
    while last > 0:
        first, told = last, made[last]
        while first > 0 and told.unit is not None and _goes_on(text, made[first - 1], made[first]):
            first -= 1
        if last - first > 1 or (last > first and _is_led(text, made[first], made[last])):
            for turn in range(first, last):
                made[turn] = _shared(made[turn], told)
        last = first - 1 if first < last else last - 1
    return made


def as_medals(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """Return "đồng" behind a count of silver as what it is: "12 vàng, 15 bạc, 82 đồng" counts medals, no money."""
    made = quantities[:1]
    for before, one in pairwise(quantities):
        bronze = one.scale == 1 and _BRONZE.fullmatch(text, one.start, one.end)
        listed = bronze and _SILVER.fullmatch(before.unit or "") and _LISTED.fullmatch(text, before.end, one.start)
        made.append(one.model_copy(update={"unit": bronze["noun"]}) if bronze and listed else one)
    return made


def with_time_of_first(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """Give what goes along with a figure its time: "mỗi ngày xảy ra 56 vụ, làm chết 26 người" are 26 a day."""
    made = quantities[:1]
    for before, one in pairwise(quantities):
        time = made[-1].per if _goes_along(text, before, one) else None
        along = time is not None and (before.per is None or each(text, before.start, 0, before.unit) == time)
        made.append(one.model_copy(update={"per": time}) if along else one)
    return made


def _goes_along(text: str, before: Quantity, one: Quantity) -> bool:
    between = text[before.end : one.start]
    counts = one.per is None and one.unit is not None and one.unit not in {*SHARES, "x"}
    return counts and between.islower() and _ALONG.fullmatch(between) is not None


def _goes_on(text: str, one: Quantity, following: Quantity) -> bool:
    bare = one.unit is None and one.scale == 1 and one.denominator is None and one.value_high is None
    return bare and _LISTED.fullmatch(text, one.end, following.start) is not None


def _is_led(text: str, first: Quantity, last: Quantity) -> bool:
    joined = _LISTED.fullmatch(text, first.end, last.start)
    return bool(joined and joined["and"]) or _IN_ORDER.search(text, max(0, first.start - 24), first.start) is not None


def _shared(one: Quantity, told: Quantity) -> Quantity:
    value, flags = one.value * told.scale, (*one.flags, "implied_unit")
    return one.model_copy(
        update={"value": value, "scale": told.scale, "unit": told.unit, "per": told.per, "flags": flags}
    )


def each(text: str, start: int, floor: int, unit: str | None) -> str | None:
    """Return the time that leads a number: "mỗi năm cung cấp 65.000 nhân lực" is per year; no share is."""
    found = None if unit in {*SHARES, "x"} else _EACH.search(text[max(floor, start - 90) : start])
    return found.lastgroup if found else None
