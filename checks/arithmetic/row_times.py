"""Rows that are times: months and their quarter, quarters and their year.

What the numbers of such rows must add up to belongs to `sums`, columns of times to `across`.
"""

from collections.abc import Sequence

from normalise.lexical.lexicon import pattern

_TIME = pattern(r"\W*{time_noun}\W*")
_SPANS = (
    (pattern(r"^\W*(?:{time_noun}\s+)?{whole_year}(?:\s+(?:19|20)\d\d)?\W*$"), 12),
    (pattern(r"^\W*{quarter}\s+(?:[1-4]|I{1,3}|IV)(?:\s*/\s*(?:19|20)\d\d)?\W*$"), 3),
    (pattern(r"^\W*{month}\s+(?:0?[1-9]|1[0-2])(?:\s*/\s*(?:19|20)\d\d)?\W*$"), 1),
)
FEWEST = 3
"""So many rows are a time and its parts."""


def is_time(heading: str) -> bool:
    """Whether a heading says nothing but that its column names times: "Quý"."""
    return _TIME.fullmatch(heading) is not None


def whole_time(heading: str, labels: Sequence[str]) -> int | None:
    """Return the turn of the one label that is the time of all others together; None where there is none.

    >>> whole_time("Quý", ["I", "II", "III", "IV", "Cả năm"])
    4
    """
    lead = heading if is_time(heading) else ""
    spans = [_months(f"{lead} {label}") or _months(label) for label in labels]
    longest = max((one for one in spans if one), default=0)
    parts = {one for one in spans if one != longest}
    alone = spans.count(longest) == 1 and len(spans) >= FEWEST and len(parts) == 1
    return spans.index(longest) if alone and None not in parts else None


def _months(label: str) -> int | None:
    """Return how many months the time has that a label names, None where it names none."""
    return next((months for looks, months in _SPANS if looks.match(label)), None)
