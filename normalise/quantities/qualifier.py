"""The words and signs around a number that make it a bound or an approximation.

Whether a bound is a target or a result is for `statement`.
"""

import re

from normalise.lexical.lexicon import pattern

_COMPARED = pattern(r"(?:{above}|{below})")
"""A comparison, which is a bound only right before its figure: "cao hơn khoảng 5%" compares."""
_BEFORE = pattern(
    r"(?:(?P<ge>≥|>=|{at_least})|(?P<le>≤|<=|{at_most}|{belongs_to}\s+{group_of_best})|"
    r"(?P<near>{nearly})|(?P<about>[~≈]|{about}|{estimate})|"
    r"(?P<changes>{rise|fall}(?:\s+{degree})?)|"
    r"(?P<which>{superlative}\s+{which_is})|(?P<filler>{bound_filler}|:)|"
    r"(?P<gt>>|{over|surpass|above})|(?P<lt><|{under|below})|(?P<denied>{not_yet}\s+{over|under|above|below}))\s*$"
)
_PLACE = pattern(r"{bound_or_place}\s*")
_SIGNS = {"ge": ">=", "le": "<=", "gt": ">", "lt": "<", "near": "<~", "about": "~"}
_STOPS = frozenset({"which", "denied"})
_BOUND_AFTER = pattern(r"\s+(?P<more>{and_upwards})|\s+(?P<less>{and_downwards})|(?P<plus>\+)(?=[\s.,;)]|$)")
_LOOK_BACK = 40
_MOST_WORDS = 4


def before(text: str, start: int, floor: int, spatial: bool) -> str | None:
    """Return the sign of the qualifying words that end at `start`; None where there are none.

    Of several the bound counts: "khoảng hơn 240" is `>`. Words like "đạt" may stand between ("ước đạt 5%"), but not
    after trên, hơn and dưới, which there point to a place or a text ("như trên đạt 5%"); nor do trên and dưới where
    `spatial` says that they tell a place. A bound before a verb of change is part of a name ("mức lương tối thiểu tăng
    5%"), and a superlative before "là" picks one out ("nhiều nhất là 50 nguyện vọng").
    """
    piece = text[max(floor, start - _LOOK_BACK) : start]
    sign: str | None = None
    between: set[str] = set()
    for _ in range(_MOST_WORDS):
        word = _BEFORE.search(piece)
        if not word or _ends(word, between, spatial):
            break
        name = word.lastgroup or ""
        if name in _SIGNS and sign in {None, "~"}:
            sign = _SIGNS[name]
        between.add(name)
        piece = piece[: word.start()]
    return sign


def _ends(word: re.Match[str], between: set[str], spatial: bool) -> bool:
    """Whether a word before a number qualifies it no more, given the kinds of words `between` the two."""
    name = word.lastgroup or ""
    if name in _STOPS or (spatial and _PLACE.fullmatch(word[0])):
        return True
    if name in {"gt", "lt"}:
        compares = bool(between) and _COMPARED.match(word[0]) is not None
        return compares or not between.isdisjoint({"filler", "changes"})
    return name in {"ge", "le"} and "changes" in between


def after(text: str, end: int) -> str | None:
    """Return `>=` for "trở lên" and a plus sign, `<=` for "trở xuống" behind a quantity."""
    bound = _BOUND_AFTER.match(text, end)
    if not bound:
        return None
    return "<=" if bound["less"] else ">="
