"""A change that a sentence tells of a table's row, against the base that the row has.

Two values of one measure in a sentence and a table belong to `alike`, the columns of a table to `checks.arithmetic`.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import chain

from checks.relations.bracketed import compared_with, stated_within
from checks.relations.nouns import overlap
from checks.relations.printed import Figure, Printed, of_sentence
from checks.relations.reading import digits, reading
from checks.relations.relation import Relation, figures
from normalise.lexical.lexicon import pattern
from normalise.lexical.text import fold
from normalise.lexical.units import POINTS
from normalise.records import Interval, Kind

_OF_PLAN = pattern(r"\s*(?:{compare}\s+)?(?:{level_word}\s+)?(?:{plan}|{plan_heading}|{heading_target})")
_FROM_PLAN = pattern(r"(?:{plan}|{plan_heading}|{heading_target})(?:\s+\w+){0,3}\s*$")
_LEFT = pattern(r"(?:\s*{compare}\s[^,;.()]{0,40})?\s*,?\s*(?:{still}|{down_to_value}|{up_to_value})\s*")
TELLING = 3
"""A value of so many significant digits that stands in a row of a like name is that row's."""
ALIKE = 0.6
"""Share of the words of a name that the row's has too."""
Row = Sequence[Figure]


def changes_of_rows(report: Printed) -> Iterator[Relation]:
    """Pair each change or percentage of a plan in a sentence with the value before it and the base in its row."""
    rows: dict[tuple[Decimal | None, str | None], list[Row]] = defaultdict(list)
    for line in report.lines:
        row = [one for cell in line.cells for one in report.of(cell) if one.observation.value]
        for figure in filter(_is_level, row):
            rows[figure.observation.value, figure.observation.unit].append(row)
    for passage, told in report.in_passages():
        if passage.table is None and rows:
            for change in filter(_is_compared, told):
                now = _told_value(of_sentence(told, change), change)
                if now and now.observation.qualifier == "=":
                    yield from _of_change(change, now, rows)


def _told_value(sentence: Row, change: Figure) -> Figure | None:
    """Return the value that a change is told of: the last before it, else the first behind it that it leads to."""
    before = (one for one in reversed(sentence) if one.start < change.start and _is_value(one, change))
    behind = (one for one in sentence if one.start > change.start and _is_value(one, change) and _led_to(change, one))
    return next(chain(before, behind), None)


def _is_level(figure: Figure) -> bool:
    return figure.is_level


def _is_compared(figure: Figure) -> bool:
    """Whether a figure is a change, or the percentage of a plan."""
    grew = figure.observation.kind is Kind.GROWTH and not figure.led(_FROM_PLAN)
    return grew or _of_plan(figure)


def _of_plan(figure: Figure) -> bool:
    return figure.observation.unit == "%" and _OF_PLAN.match(figure.passage.text, figure.end) is not None


def _led_to(change: Figure, now: Figure) -> bool:
    """Whether a change leads to the value behind it: "giảm 2,32 điểm phần trăm, còn 7,52%"."""
    return _LEFT.fullmatch(change.passage.text, change.end, now.start) is not None


def _of_change(
    change: Figure, now: Figure, rows: Mapping[tuple[Decimal | None, str | None], list[Row]]
) -> Iterator[Relation]:
    of_plan = _of_plan(change)
    held = rows[now.observation.value, now.observation.unit]
    if len(held) != 1:
        return
    base = _base(held[0], now, change, of_plan)
    if base is None or any(one.observation.value == change.observation.value for one in held[0]):
        return
    if due := _due(now, base, change):
        yield Relation(
            rule="percent_of_plan_matches" if of_plan else "change_matches_values",
            left=stated_within(change),
            right=due,
            found=f"{base.observation.raw} → {now.observation.raw}; {change.observation.raw}",
            places=figures((now, base, change)),
        )


def _is_value(one: Figure, change: Figure) -> bool:
    """Whether a figure is the value that a change is told of, by its name: a percentage only of points."""
    if fold(one.observation.indicator) not in fold(change.observation.indicator):
        return False
    of_points = change.observation.unit == POINTS
    level = one.is_level and one.observation.denominator is None
    return level and (one.observation.unit == "%") == of_points


def _base(row: Row, now: Figure, change: Figure, of_plan: bool) -> Figure | None:
    """Return the figure of a row that a change of one of its values is measured from."""
    here = next(one for one in row if one.is_level and one.observation.value == now.observation.value)
    named = overlap(here.observation.indicator, now.observation.indicator) >= ALIKE
    if not named or digits(now.observation) < TELLING or here.observation.kind is not Kind.ACTUAL:
        return None
    of_row = [one for one in row if one is not here and one.observation.unit == here.observation.unit]
    bases = [
        one
        for one in of_row
        if one.is_level and (one.observation.kind is Kind.TARGET if of_plan else _is_earlier(one, change))
    ]
    return bases[0] if len(bases) == 1 else None


def _is_earlier(one: Figure, change: Figure) -> bool:
    """Whether a figure is of the time that a change is measured from."""
    then, base = one.observation, change.observation
    return then.kind is Kind.ACTUAL and (then.period_start, then.period_end) == (base.base_start, base.base_end)


def _due(now: Figure, base: Figure, change: Figure) -> Interval | None:
    if change.observation.unit != POINTS:
        return compared_with(now, base, change)
    after, before = reading(now.observation), reading(base.observation)
    if after.low is None or after.high is None or before.low is None or before.high is None:
        return None
    ends = sorted((abs(after.low - before.high), abs(after.high - before.low)))
    return Interval(ends[0], ends[1])
