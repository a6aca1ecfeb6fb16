"""A percentage against the two amounts beside it that it was meant to be made of.

Which three figures belong together is found by those who ask: `structure` and `totals`.
"""

from collections.abc import Iterator
from decimal import Decimal

from checks.arithmetic.slips import is_slip
from checks.arithmetic.sums import printed
from checks.relations.printed import Figure
from checks.relations.reading import last_place, reading
from checks.relations.relation import Relation, figures
from normalise.records import Interval, quotient


def percent_made(
    rule: str, part: Figure, whole: Figure, percent: Figure, near: Decimal, most: int | None = None
) -> Iterator[Relation]:
    """Yield the relation of a percentage to its part and whole, where it was meant to be theirs.

    It was if it holds, if it misses by `near` percentage points at most, or by a slip of typing. Above `most` percent
    the part is none of the whole.
    """
    due, one = quotient(reading(part.observation), reading(whole.observation), 100), percent.observation
    if due is None or due.low is None or due.high is None or one.value is None or (most and due.low > most):
        return
    slack, middle = last_place(one), (due.low + due.high) / 2
    stated = Interval(one.value - slack, one.value + slack)
    if due.overlaps(stated) or abs(middle - one.value) <= near or is_slip(one.value, middle, slack):
        yield Relation(
            rule=rule,
            left=due,
            right=stated,
            found=f"{part.observation.raw} / {whole.observation.raw} = {printed(middle, slack)}%; {one.raw}",
            places=figures((part, whole, percent)),
        )
