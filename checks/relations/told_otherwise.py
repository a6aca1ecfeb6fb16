"""One thing told in two ways: a target by two comparators, a share of two wholes.

Two values for one thing belong to `duplicate_statements`.
"""

import re
from collections import Counter
from collections.abc import Hashable, Iterator
from decimal import Decimal
from itertools import combinations

from checks.relations.finder import finds, relation_rule
from checks.relations.nouns import overlap
from checks.relations.printed import Figure, Printed
from checks.relations.reading import at_most, exactly
from checks.relations.relation import Relation, figures
from normalise.lexical.lexicon import pattern
from normalise.lexical.text import fold
from normalise.records import Kind, Severity
from normalise.statements.relation import MONEY

_WHOLE = pattern(
    r"(?:{before_whole})\s+(?P<whole>{whole_named}\s[^,;.()]{3,90}?)(?=\s+(?:{behind_whole})(?!\w)|[,;.()]|$)"
)
_AND = pattern(r"\s{joins}\s")
_SHARE = pattern(r"^{share_name}\s")
_PERCENT = re.compile(r";|\d[\d.,]*\s?%")
CLAUSE = 1_000
"""Characters around a share in which its clause begins and ends."""
ALIKE = Decimal("0.75")


@finds(
    relation_rule(
        "one_comparator",
        Severity.WARNING,
        "one comparator for one target",
        "một mục tiêu chỉ có một cách so sánh (đạt, tối thiểu, trên)",
        '"Đạt 75 %" in one place and "tối thiểu 75 %" in another: whether 76 % meets the target differs.',
    ),
)
def comparators(report: Printed) -> Iterator[Relation]:
    """Gather the targets of one measure and one value: "đạt 75%" here, "tối thiểu 75%" there are two targets."""
    for group in _same_targets(report):
        kinds = {figure.observation.qualifier for figure in group}
        chosen = [next(one for one in group if one.observation.qualifier == kind) for kind in sorted(kinds)]
        yield Relation(
            rule="one_comparator",
            left=exactly(len(kinds)),
            right=at_most(1),
            found="; ".join(f"{one.observation.qualifier} {one.observation.raw}" for one in chosen),
            places=figures(chosen if len(kinds) > 1 else group[:2]),
        )


def _same_targets(report: Printed) -> list[list[Figure]]:
    """Return the targets in percent that are stated more than once with one value, each measure by itself."""
    groups: list[list[Figure]] = []
    for figure in report.figures:
        one = figure.observation
        if one.kind is not Kind.TARGET or one.unit != "%" or one.direction or one.qualifier == "range":
            continue
        mine = next(
            (
                group
                for group in groups
                if group[0].observation.value == one.value
                and one.value != 100
                and overlap(group[0].observation.indicator, one.indicator) >= ALIKE
            ),
            None,
        )
        if mine is None:
            groups.append([figure])
        else:
            mine.append(figure)
    return [group for group in groups if len(group) > 1]


@finds(
    relation_rule(
        "shares_of_one_whole",
        Severity.WARNING,
        "one whole for the shares of one thing",
        "các tỷ trọng của cùng một chỉ tiêu tính trên cùng một tổng thể",
        "A province measures online sales against retail and services, the nation against retail alone.",
        "do not compare the two shares",
    ),
)
def wholes(report: Printed) -> Iterator[Relation]:
    """Pair the shares of one thing whose wholes are named differently, one a part of the other."""
    named: list[tuple[Figure, str]] = []
    often = Counter[Hashable]()
    for figure in report.figures:
        if figure.observation.unit == "%" and figure.is_level:
            start, end = figure.sentence
            clause = _clause(figure, start, end)
            if match := _WHOLE.search(clause):
                whole = fold(match["whole"])
                said = (whole, figure.observation.kind, figure.observation.indicator)
                often[said] += 1
                named += [(figure, whole)] if often[said] <= 2 else []
    told = set()
    for (one, whole), (other, wider) in combinations(named, 2):
        short, long = sorted((whole, wider), key=len)
        if one.observation.kind is not other.observation.kind or (short, long) in told:
            continue
        extended = long.startswith(f"{short} ") and _AND.search(long, len(short)) is not None
        if (short == long or extended) and _same_measure(one, other):
            told.add((short, long))
            yield Relation(
                rule="shares_of_one_whole",
                left=exactly(len({short, long})),
                right=at_most(1),
                found=f"{one.observation.raw}: {whole}; {other.observation.raw}: {wider}",
                places=figures((*_amounts(report, one), *_amounts(report, other))),
            )


def _amounts(report: Printed, figure: Figure) -> tuple[Figure, ...]:
    """Return a share with the amounts of money that its sentence says of it."""
    row = report.of(figure.passage)
    return (figure, *(one for one in row if one.sentence == figure.sentence and one.observation.unit in MONEY))


def _clause(figure: Figure, start: int, end: int) -> str:
    """Return the part of a sentence around a figure, from the figure before to the one behind."""
    text = figure.passage.text
    before = _PERCENT.split(text[max(start, figure.start - CLAUSE) : figure.start])[-1]
    after = _PERCENT.split(text[figure.end : min(end, figure.end + CLAUSE)], maxsplit=1)[0]
    return f"{before}{text[figure.start : figure.end]}{after}"


def _same_measure(one: Figure, other: Figure) -> bool:
    left, right = (_SHARE.sub("", _unwhole(each.observation.indicator)) for each in (one, other))
    return overlap(left, right) >= ALIKE


def _unwhole(name: str) -> str:
    """Return a name without the whole that it is of."""
    found = _WHOLE.search(name)
    return name[: found.start()] if found else name
