"""Numbers that one report prints otherwise than another: the whole of a class, a count less a digit, a quoted target.

Two values of one thing belong to `between`.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import product

from checks.cross_report.paired import Pair, Side, by, of_one_body, pairs_of, relation
from checks.cross_report.stated import LONG_NAME, Stated
from checks.relations.classes import sizes_of
from checks.relations.finder import ASK_BOTH, finds, relation_rule
from checks.relations.nouns import content, overlap
from checks.relations.reading import digits, exactly
from checks.relations.relation import Relation
from normalise.lexical.text import fold
from normalise.records import Kind, Severity, TaskLink
from normalise.reference.indicator import dimension
from normalise.tasks.pairing import best_pairs

SHORTEST = 4
"""Digits that the shorter of two numbers has, of which it may have lost one."""
ABOUT = 0.6
"""Of the words of the shorter name so many are in the other, where the digits say that two counts are one."""
NEAR_SIZE = 4
"""A whole differs from the size of its class by less than one part in so many; else it is a part of the class."""
LEAST_SENTENCE = 90
"""Two sentences of a task that are less alike are two sentences."""


@finds(
    relation_rule(
        "class_of_one_size",
        Severity.WARNING,
        "one number of members of a class that all reports count out of",
        "một số lượng thống nhất các đơn vị của nhóm làm mẫu số trong mọi báo cáo",
        "A report counts 9 of 62 provinces; another of the same year counts all 63.",
        ASK_BOTH,
    ),
)
def sizes_of_one_class(results: Side) -> Iterator[Relation]:
    """Pair the wholes that two reports count members of one class out of: 63 provinces here, 62 there."""
    fractions = [one for one in results if _of_about_all(one)]
    parts = {(one.report.id, one.observation.value) for one in fractions}
    wholes = [one for one in fractions if _is_size(one) or (one.report.id, one.observation.denominator) not in parts]
    for pair in pairs_of(wholes, lambda one: (sizes_of(one.figure), one.observation.period_end.year)):
        told = set()
        for one, other in product(*(sorted(side, key=_is_part) for side in pair)):
            here, there = (each.observation.denominator or Decimal(0) for each in (one, other))
            two_sizes = here != there and _is_size(one) and _is_size(other)  # With and without some bodies: 22 and 30.
            if (here, there) not in told and not two_sizes:
                told.add((here, there))
                yield Relation(
                    rule="class_of_one_size",
                    left=exactly(here),
                    right=exactly(there),
                    found=f"{one.told}; {other.told}",
                    places=(one.place, other.place),
                )


def _of_about_all(one: Stated) -> bool:
    """Whether a fraction is out of a whole that is about as large as its class: 9/62 provinces, not 10/10 districts."""
    whole = one.observation.denominator
    return whole is not None and any(abs(size - whole) * NEAR_SIZE < size for size in sizes_of(one.figure))


def _is_size(one: Stated) -> bool:
    return one.observation.denominator in sizes_of(one.figure)


def _is_part(one: Stated) -> bool:
    """Whether fewer than all were counted; "63/63" names the whole best."""
    return one.observation.value != one.observation.denominator


@finds(
    relation_rule(
        "no_digit_lost",
        Severity.WARNING,
        "a count that is not another report's less a digit",
        "số đếm không bị thiếu một chữ số so với báo cáo khác",
        "3.460 codes of products in one report, 13.460 products with codes in two others.",
        ASK_BOTH,
    ),
)
def lost_digits(results: Side) -> Iterator[Relation]:
    """Pair the exact counts of which one is the other, or the other less a digit: 13.460 products, 3.460 codes."""
    exact = [one for one in results if _written_out(one)]
    by_value = by(exact, _printed)
    for long in exact:
        whole = _printed(long)
        less = {whole[:at] + whole[at + 1 :] for at in range(len(whole))} if len(whole) > SHORTEST else set()
        for other in (other for value in (whole, *sorted(less)) for other in by_value.get(value, ())):
            if _in_turn(other, long) and long.when == other.when and _about_the_same(long, other):
                yield Relation(
                    rule="no_digit_lost",
                    left=exactly(Decimal(_printed(other))),
                    right=exactly(Decimal(whole)),
                    found=f"{other.told}; {long.told}",
                    places=(other.place, long.place),
                )


def _in_turn(short: Stated, long: Stated) -> bool:
    """Whether two counts are of two reports; of equal counts each two are taken once."""
    if _printed(short) == _printed(long):
        return short.report.id < long.report.id
    return short.report.id != long.report.id


def _written_out(one: Stated) -> bool:
    figure = one.observation
    return figure.unit != "%" and figure.scale == 1 and figure.decimals == 0 and digits(figure) >= SHORTEST - 1


def _printed(one: Stated) -> str:
    return f"{one.observation.value:f}"


@finds(
    relation_rule(
        "target_quoted_as_planned",
        Severity.WARNING,
        "the target that the plan set, in every report on it",
        "mục tiêu đúng như kế hoạch đã giao trong mọi báo cáo về kế hoạch đó",
        "A report that quotes a target otherwise measures its results by another.",
        "measure by the plan, and tell the author of the report",
    ),
)
def targets_quoted(figures: Side, links: Iterable[TaskLink]) -> Iterator[Relation]:
    """Pair the targets in the words of a plan's task with those in the words that a report quotes of it.

    Sentence by sentence, and in a sentence by their turn: several targets of one unit are easily crossed.
    """
    targets = by(figures, lambda one: one.observation.kind is Kind.TARGET and one.observation.task_id)
    for link in links:
        planned = _sentences(targets.get(link.plan_task_id, ()))
        quoted = _sentences(one for one in targets.get(link.result_task_id, ()) if not one.narrative)
        for left, right, _ in best_pairs(planned, quoted, _alike, LEAST_SENTENCE):
            if [_kind_of_number(one) for one in left] == [_kind_of_number(one) for one in right]:
                for one, other in zip(left, right, strict=True):
                    yield relation("target_quoted_as_planned", [Pair([one], [other])])


def _kind_of_number(one: Stated) -> tuple[str, str | None]:
    return dimension(one.observation.unit), one.observation.per


def _sentences(targets: Iterable[Stated]) -> list[list[Stated]]:
    return list(by(targets, lambda one: (one.observation.locator, one.observation.sentence)).values())


def _alike(left: Side, right: Side) -> float:
    from rapidfuzz import fuzz

    one, other = (" ".join(fold(_without_numbers(side[0].observation.sentence)).split()) for side in (left, right))
    return fuzz.ratio(one, other)


def _without_numbers(text: str) -> str:
    return "".join(letter for letter in text if not letter.isdigit())


def _about_the_same(one: Stated, other: Stated) -> bool:
    """Whether the words of two counts and who they are about agree well enough, where their digits do."""
    names = one.observation.indicator, other.observation.indicator
    shared = content(names[0]) & content(names[1])
    return of_one_body(one, other) and len(shared) >= LONG_NAME and overlap(*names) >= ABOUT
