"""Verbs of change before a number, and in which direction: "tăng nhẹ 3%", "cao hơn 12 vụ".

Whether a number is a change is decided in `change`.
"""

from functools import lru_cache
from typing import NamedTuple

from normalise.lexical.lexicon import pattern

UP, DOWN = "up", "down"
LOOK_BACK = 200
"""Characters before a number that can hold its verb; a bound, so that a long text is read in linear time."""
_VERB = pattern(
    r"(?P<bound>{at_least|at_most})|(?P<up>{rise}|{multiple})|(?P<down>{fall})|(?P<over>{above})|(?P<under>{below})"
)
"""A bound may hold a comparison: "không cao hơn"."""
_LEVEL_BEFORE = pattern(r"{reach}\s*$")
_CLOSE = r"(?:\s+(?:{degree}|{over}|{nearly}|{about}|{estimate}|{at_least}|{at_most}|{average}|{each_time}))*"
_PLAIN = pattern(_CLOSE + r"[\s~≈≥>]*")
"""Between the verb and its figure where nothing else stands: "giảm mạnh hơn 40 vụ"."""
_FILLED = pattern(
    r"(?:\s+(?:{degree}|{link}|{over}|{nearly}|{about}|{estimate}|{at_least}|{at_most}|{average}|{each_time}|{equals}|"
    r"{aspect_of}\s+(?:{about_worth}|{about_number})|{compare}[^,;.:]{0,60}?|{same_period}|(?:{same_period}\s)?{time_noun|school_year}\s\S+|"
    r"[-\0/]+))*[\s:~≈≥>]*"
)


class Verb(NamedTuple):
    """A verb of change that a number is the object of."""

    direction: str
    plain: bool
    """Nothing but an adverb stands between the two."""
    comparing: bool
    """ "cao hơn" rather than "tăng": of a count it may be a bound."""
    of_level: bool
    """A comparison behind a verb of reaching: a bound, if nothing is compared ("đạt cao hơn 95%")."""
    behind: str
    """The words between the two."""


@lru_cache(maxsize=512)
def verb_before(lead: str) -> Verb | None:
    """Return the verb of change nearest to the end of `lead`, if only words that may stand between follow it."""
    lead = lead[-LOOK_BACK:]
    for match in reversed(list(_VERB.finditer(lead))[-3:]):
        if not match["bound"] and _FILLED.fullmatch(lead, match.end()):
            comparing = bool(match["over"] or match["under"])
            return Verb(
                direction=UP if match["up"] or match["over"] else DOWN,
                plain=_PLAIN.fullmatch(lead, match.end()) is not None,
                comparing=comparing,
                of_level=comparing and _LEVEL_BEFORE.search(lead, 0, match.start()) is not None,
                behind=lead[match.end() :],
            )
    return None


def is_changed(before: str) -> bool:
    """Whether a count is a change by the words before it."""
    verb = verb_before(before[-LOOK_BACK:])
    return verb is not None and verb.plain
