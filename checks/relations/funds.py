"""Funds and what was spent of them.

Shares of a budget belong to `shares`.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from checks.relations.finder import finds, relation_rule
from checks.relations.printed import Figure, Passage, Printed
from checks.relations.reading import at_most, reading
from checks.relations.relation import Relation, figures
from checks.relations.shares import sum_of
from normalise.lexical.lexicon import pattern
from normalise.records import Severity, total
from normalise.statements.relation import MONEY

_CARRIED_OVER = pattern(r"{carried_over}")
CARRIED_BEHIND = 30
"""Characters behind a sum in which words say that it was carried over."""
_PROVIDED = re.compile(
    r"\b(?:trích lập|phân bổ|bố trí|dự toán|được giao|được cấp|huy động|tổng nguồn)\b", re.IGNORECASE
)
_SPENT = re.compile(r"\b(?:đã sử dụng|đã giải ngân|đã chi|giải ngân|sử dụng là|đã dùng)\b", re.IGNORECASE)


@finds(
    relation_rule(
        "spent_within_funds",
        Severity.ERROR,
        "no more money spent than was provided",
        "số tiền đã sử dụng không vượt số tiền được trích lập, phân bổ",
        "A fund of 3 368 tỷ đồng has spent 3 385: two digits may have been swapped.",
    ),
)
def funds_and_spending(report: Printed) -> Iterator[Relation]:
    """Pair the money that was spent with the money that its sentence says was provided."""
    for passage, row in report.in_passages():
        for place, spent in enumerate(row[1:], start=1):
            if spent.observation.denominator is not None:
                continue  # It tells itself of how much it was spent.
            found = (one for one in _funds(passage.text, row[:place], spent) if _provides(passage, one, spent))
            provided = next(found, None)
            if provided is None:
                continue
            funds = (*_carried_over(passage, row[:place], provided), provided)
            limit = total(reading(one.observation) for one in funds).high
            if limit is not None:
                yield Relation(
                    rule="spent_within_funds",
                    left=reading(spent.observation),
                    right=at_most(limit),
                    found=f"{sum_of(funds)}; {spent.observation.raw}",
                    places=figures((*funds, spent)),
                )


def _carried_over(passage: Passage, earlier: Sequence[Figure], provided: Figure) -> tuple[Figure, ...]:
    """Return the sums of the sentence that were carried over from another year, or added to what was provided."""
    told = pairwise((None, *earlier))
    return tuple(
        one
        for before, one in told
        if one is not None
        and one is not provided
        and one.sentence == provided.sentence
        and one.observation.unit == provided.observation.unit
        and "(" not in passage.text[provided.end : one.start]
        and _CARRIED_OVER.search(passage.text, before.end if before else one.sentence[0], one.end + CARRIED_BEHIND)
    )


def _provides(passage: Passage, provided: Figure, spent: Figure) -> bool:
    """Whether the words say of two sums of one sentence that the one was provided and the other spent."""
    one, other = provided.observation, spent.observation
    if not (one.unit == other.unit and one.unit in MONEY and one.value and other.value):
        return False
    if provided.sentence != spent.sentence or not _SPENT.search(passage.text, provided.end, spent.start):
        return False
    return _PROVIDED.search(provided.before) is not None


def _funds(text: str, earlier: Sequence[Figure], spent: Figure) -> Iterator[Figure]:
    """Yield what may be the funds of a sum: the last before it outside a bracket that divides them, then the last."""
    for one in reversed(earlier):
        between = text[one.end : spent.start]
        if between.count(")") <= between.count("("):
            yield one
            break
    yield earlier[-1]
