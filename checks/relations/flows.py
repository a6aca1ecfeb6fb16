"""What stood at the beginning of a time, what came and went, and what stood at its end.

Which of them came and which went, the words say in too many ways: all ways are tried. Stocks and flows of tables belong
to `checks.arithmetic.balances`.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product

from checks.arithmetic.slips import is_slip
from checks.relations.finder import finds, relation_rule
from checks.relations.printed import Figure, Printed
from checks.relations.reading import exactly, last_place
from checks.relations.relation import Relation, figures
from normalise.lexical.lexicon import pattern
from normalise.lexical.text import fold
from normalise.records import Kind, Severity

_AT_FIRST = pattern(r"(?<!\w){at_beginning}\s+{time_noun}[^,;.:()\d]{0,40}$")
_AT_LAST = pattern(r"(?<!\w)(?:{at_end}\s+{time_noun}|{now})[^,;.:()\d]{0,40}$")
_SINCE_FIRST = pattern(r"{compare}\s(?:{at_beginning})\s{time_noun}[^;.:()\d]{0,30}$")
MOST = 4
"""So many flows are looked at between two stocks: of more, some way fits by chance."""


@finds(
    relation_rule(
        "stock_follows_flows",
        Severity.WARNING,
        "a stock at the end that follows from that at the beginning and from what came and went",
        "số cuối kỳ bằng số đầu kỳ cộng số tăng, trừ số giảm trong kỳ",
        "712 poor households, 83 left poverty, 15 and 2 fell into it: 646 are left, 664 are printed.",
    ),
)
def stocks_and_flows(report: Printed) -> Iterator[Relation]:
    """Pair what stood at the end of a time with what stood at its beginning and what came and went between."""
    rows = [row for passage, row in report.in_passages() if passage.table is None]
    for turn, row in enumerate(rows):
        nearby = [*row, *(rows[turn + 1] if turn + 1 < len(rows) else ())]
        for place, first in enumerate(nearby[: len(row)]):
            if _counts(first) and first.led(_AT_FIRST):
                yield from _until_last(first, nearby[place + 1 :])


def _until_last(first: Figure, behind: Sequence[Figure]) -> Iterator[Relation]:
    flows: list[Figure] = []
    for one in behind:
        if not _same_noun(one, first) or _is_aside(one):
            continue
        if one.led(_AT_FIRST):
            return
        if one.led(_AT_LAST) and _counts(one):
            yield from _balanced(first, flows, one)
            return
        flows.append(one)


def _is_aside(one: Figure) -> bool:
    """Whether a figure stands in brackets, or is a fraction: it tells of what another is."""
    return one.before.rfind("(") > one.before.rfind(")") or one.observation.denominator is not None


def _counts(one: Figure) -> bool:
    return one.is_level and one.observation.unit not in (None, "%") and bool(one.observation.value)


def _balanced(first: Figure, flows: Sequence[Figure], last: Figure) -> Iterator[Relation]:
    sizes = [_size(one) for one in flows]
    if not 1 < len(flows) <= MOST or not all(sizes):
        return
    due = {_size(first) + moved for moved in _ways(sizes)}
    printed, step = _size(last), last_place(last.observation)
    meant = printed if printed in due else next((one for one in sorted(due) if is_slip(printed, one, step)), None)
    if meant is None:
        meant = _with_slip(_size(first), flows, printed)
    if meant is not None:
        raws = ", ".join(one.observation.raw for one in (first, *flows))
        yield Relation(
            rule="stock_follows_flows",
            left=exactly(printed),
            right=exactly(meant),
            found=f"{raws}; {last.observation.raw}",
            places=figures((first, *flows, last)),
        )


def _with_slip(first: Decimal, flows: Sequence[Figure], last: Decimal) -> Decimal | None:
    """Return another stock at the end, if a slip in one flow explains why the printed one does not follow."""
    sizes = [_size(one) for one in flows]
    for turn, one in enumerate(flows):
        others = sizes[:turn] + sizes[turn + 1 :]
        for moved in _ways(others):
            meant = abs(last - first - moved)
            if is_slip(sizes[turn], meant, last_place(one.observation)):
                return first + moved + (sizes[turn] if last > first + moved else -sizes[turn])
    return None


def _ways(sizes: Sequence[Decimal]) -> Iterator[Decimal]:
    """Yield what flows add up to, each of them taken as coming or going."""
    for signs in product((1, -1), repeat=len(sizes)):
        yield sum((sign * size for sign, size in zip(signs, sizes, strict=True)), Decimal(0))


def _size(one: Figure) -> Decimal:
    return abs(one.observation.value or Decimal(0))


def changes_by_flows(report: Printed) -> Iterator[Relation]:
    """Pair a change since the beginning of a time with what came and went, told before it in its sentence."""
    for _, row in report.in_passages():
        for place, change in enumerate(row):
            if change.observation.kind is not Kind.GROWTH or not change.led(_SINCE_FIRST):
                continue
            flows = [one for one in row[:place] if one.sentence == change.sentence and _is_flow(one, change)]
            if not 1 < len(flows) <= MOST:
                continue
            sizes = [_size(one) for one in flows]
            due, printed = sorted(map(abs, _ways(sizes))), _size(change)
            some = {abs(one) for turn in range(len(sizes)) for one in _ways(sizes[:turn] + sizes[turn + 1 :])}
            slipped = next((one for one in due if is_slip(printed, one, last_place(change.observation))), None)
            left_out = due[0] if printed in some else None
            meant = printed if printed in due else slipped if slipped is not None else left_out
            if meant is not None:
                raws = ", ".join(one.observation.raw for one in flows)
                yield Relation(
                    rule="stock_follows_flows",
                    left=exactly(printed),
                    right=exactly(meant),
                    found=f"{raws}; {change.observation.raw}",
                    places=figures((*flows, change)),
                )


def _is_flow(one: Figure, change: Figure) -> bool:
    return _counts(one) and _same_noun(one, change)


def _same_noun(one: Figure, other: Figure) -> bool:
    """Whether two units begin with the same noun: "hộ thoát nghèo" come out of "hộ nghèo"."""
    left, right = (fold(each.observation.unit or "-").split()[0] for each in (one, other))
    return left == right
