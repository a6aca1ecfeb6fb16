"""Percentages that a slip of typing keeps from being that of the count before them in the whole of their sentence.

"Thụ lý 4.907 vụ, đã giải quyết 4.688 vụ (đạt 98,54%)": 95,54 are due. Fractions, and shares of a whole that the
sentence names as such, belong to `shares`.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from checks.arithmetic.slips import is_slip
from checks.arithmetic.sums import printed
from checks.relations.nouns import same_noun
from checks.relations.printed import Figure, Passage, Printed, of_sentence
from checks.relations.reading import last_place, reading
from checks.relations.relation import Relation, figures
from checks.relations.shares import counts, stated
from normalise.lexical.lexicon import pattern
from normalise.records import quotient
from normalise.statements.relation import MONEY

_OF_PART = pattern(
    r"[^;.:()\d]{0,20}[,(]?\s*(?:{share_verb}|{reach}|{ratio_head}|{is_verb})?(?:\s(?:{share_name}|{reach}|{ratio_head}))*\s*"
)
_OF_OTHER = pattern(r"\s*(?:{compare}|{plan}|{same_period})")
TELLING = 3
"""A percentage of so many digits is not met by chance."""


def shares_mistyped(report: Printed) -> Iterator[Relation]:
    """Pair each percentage with the count directly before it and a whole of its sentence that it is nearly of."""
    for passage, row in report.in_passages():
        for turn, percent in enumerate(row):
            part = row[turn - 1] if turn else None
            if part is not None and _is_of(passage, part, percent):
                yield from _judged(part, percent, _wholes(row, part, percent), row)


def _is_of(passage: Passage, part: Figure, percent: Figure) -> bool:
    one = percent.observation
    plain = percent.is_level and one.unit == "%" and bool(one.value) and "of_base" not in one.flags
    behind = part.sentence == percent.sentence and _OF_PART.fullmatch(passage.text, part.end, percent.start)
    of_other = _OF_OTHER.match(percent.after)
    return bool(plain and behind and counts(part) and part.observation.unit not in MONEY and not of_other)


def _wholes(row: Sequence[Figure], part: Figure, percent: Figure) -> list[Figure]:
    """Return the figures of the sentence that may be the whole: those before that count the same, the one behind."""
    alike = [
        one
        for one in of_sentence(row, percent)
        if one is not part and counts(one) and same_noun(one.observation.unit, part.observation.unit)
    ]
    before = [one for one in reversed(alike) if one.start < part.start]
    behind = [one for one in alike if one.start > percent.start][:1]
    return [*behind, *before]


def _judged(part: Figure, percent: Figure, wholes: Sequence[Figure], row: Sequence[Figure]) -> Iterator[Relation]:
    said, step, value = stated(percent), last_place(percent.observation), percent.observation.value or Decimal(0)
    if value / step < 10 ** (TELLING - 1) or any(_fits(part, one, percent) for one in row):
        return
    for whole in wholes:
        due = quotient(reading(part.observation), reading(whole.observation), 100)
        if due is None or due.low is None or due.high is None:
            continue
        middle = (due.low + due.high) / 2
        if (middle <= 100 and is_slip(value, middle, step)) or _is_part_mistyped(part, whole, value):
            yield Relation(
                rule="fraction_matches_percent",
                left=due,
                right=said,
                found=f"{part.observation.raw} / {whole.observation.raw} = {printed(middle, step)}%; "
                f"{percent.observation.raw}",
                places=figures((part, whole, percent)),
            )
            return


def _fits(part: Figure, whole: Figure, percent: Figure) -> bool:
    """Whether a percentage is that of a count in a figure of the passage."""
    if whole is percent or not whole.observation.value:
        return False
    due = quotient(reading(part.observation), reading(whole.observation), 100)
    return due is not None and due.overlaps(stated(percent))


def _is_part_mistyped(part: Figure, whole: Figure, percent: Decimal) -> bool:
    """Whether a count exceeds its whole by a slip: 296 of 215, which are 91.2 % of it, were 196."""
    value, size = part.observation.value or Decimal(0), whole.observation.value or Decimal(0)
    return value > size and percent <= 100 and is_slip(value, size * percent / 100, last_place(part.observation))
