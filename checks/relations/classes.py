"""Classes of known size: provinces, ministries, districts; how many there are, and what share of them can be.

How large a class is on a day belongs to `normalise.reference.entity_class`.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations, pairwise

from checks.relations.finder import finds, relation_rule
from checks.relations.nouns import content, overlap, same_acronym
from checks.relations.printed import Figure, Printed
from checks.relations.reading import at_most, exactly, last_place
from checks.relations.relation import Relation, figures, first_few
from normalise.lexical.lexicon import pattern
from normalise.lexical.text import fold
from normalise.records import Interval, Observation, Severity
from normalise.reference.entity_class import class_size

_PARTICULAR = re.compile(r"^\s*(?:vùng|khu vực|miền|thuộc|ngoài|trong|phía|ven|trọng điểm|/)", re.IGNORECASE)
"""Words behind a noun that narrow its class."""
_LOCAL = re.compile(r"^[^;.,\d]{0,24}\b(?:ở|tại|của)?\s*(?:các )?địa phương\b", re.IGNORECASE)
_ANY_PLACE = pattern(r"{called_body}")
_SHARE_NOUN = re.compile(
    r"\s*(?:số |các )?(?P<noun>tỉnh, thành phố|tỉnh/thành phố|tỉnh|địa phương|bộ, cơ quan ngang bộ)\b"
)
_CENTRAL = re.compile(r"^(?:bộ|ban|cơ quan)\b.*(?<!\w)(?:bộ|ngành|trung ương)(?!\w)|^bộ\s*(?:,|và\b|$)", re.IGNORECASE)
SETS = "bộ"
"""Counts sets as well as ministries: alone and out of nothing, "46 bộ đồ chơi", it says nothing of a class."""
SMALL_CLASS = 100
"""Up to so many members a class is counted as a whole; districts and communes are counted by province too."""
ALIKE = 0.5
REACH, SHARED_WORDS = 90, 2
"""Two figures are of one matter if they share so many words within so many characters."""
CLOSE = 10
"""Percent: a whole so near to the size of a large class is meant to be it."""


def sizes_of(figure: Figure) -> tuple[int, ...]:
    """Return how many members the class that a figure counts may have; empty for none of known size."""
    one, rest = figure.observation, figure.passage.text[figure.end :]
    if one.unit is None or one.unit == "%" or _PARTICULAR.match(rest) or _names_level(one):
        return ()
    if one.unit == SETS and one.denominator is None:
        return ()
    noun = "địa phương" if one.denominator is not None and _LOCAL.match(rest) else one.unit
    return tuple(sorted({size for day in _days(one) for size in class_size(noun, day)}))


def _names_level(one: Observation) -> bool:
    """Whether the noun is all that a row says: of beds by level, "Tỉnh: 310" counts no provinces."""
    return "unit_of_name" in one.flags and fold(one.indicator) == fold(one.unit or "")


def _days(one: Observation) -> set[date]:
    """Return the days whose classes a figure may be of: of a time in which bodies merged, those before and after.

    "Trước ngày 01/7/2025" names the day of the merger, and means the one before.
    """
    last = min(one.period_end, one.issued_on or one.period_end)
    first = min(one.period_start or last, last)
    return {first if first < last else last - timedelta(days=1), last}


@finds(
    relation_rule(
        "whole_is_class",
        Severity.ERROR,
        "a whole that is the size of the class on that day",
        "mẫu số đúng bằng số đơn vị của nhóm tại thời điểm đó",
        "There were 63 provinces before 1 July 2025; a report counts 9 of 62.",
    ),
    relation_rule(
        "count_within_class",
        Severity.ERROR,
        "no more members than the class has",
        "không nhiều hơn số đơn vị của nhóm",
        "No count of provinces can exceed the number of provinces.",
    ),
)
def class_sizes(report: Printed) -> Iterator[Relation]:
    """Pair each count of a class, and each whole that is said to be the class, with the size of that class."""
    counted = [figure for figure in report.figures if figure.is_level and figure.observation.value is not None]
    wholes = {figure.observation.denominator for figure in counted}
    counts = {figure.observation.value for figure in counted if figure.observation.denominator is not None}
    for figure in counted:
        one, sizes = figure.observation, sizes_of(figure)
        if not sizes or one.value is None:
            continue
        if one.denominator is None:
            yield _class(figure, "count_within_class", one.value, at_most(max(sizes)), max(sizes))
            continue
        whole = one.denominator
        _, nearest = min((abs(size - whole), size) for size in sizes)
        far = abs(nearest - whole) * 100 > nearest * CLOSE
        of_others = far and (nearest > SMALL_CLASS or _is_any_place(one, nearest, wholes))
        # The whole may be a part of the class, which the report counts elsewhere: 25/45 where 45/63 reported; or the
        # localities that one body has to do with.
        if whole != nearest and (whole in counts or of_others):
            continue
        yield _class(figure, "whole_is_class", whole, exactly(nearest), nearest)


def _is_any_place(one: Observation, size: int, wholes: Collection[Decimal | None]) -> bool:
    """Whether a unit is the noun for places of any class, and the report counts nothing out of that class."""
    return size not in wholes and _ANY_PLACE.fullmatch(one.unit or "") is not None


def _class(figure: Figure, rule: str, value: Decimal, allowed: Interval, size: int) -> Relation:
    raw = figure.observation.raw
    return Relation(rule, exactly(value), allowed, f"{raw}; {size}", figures((figure,)))


@finds(
    relation_rule(
        "share_of_class_possible",
        Severity.WARNING,
        "a percentage that whole members of the class can make",
        "tỷ lệ phần trăm ứng với một số nguyên đơn vị của nhóm",
        "63.8 % of 63 provinces would be 40.2 of them: it was taken of another whole, which is not named.",
    ),
)
def shares_of_classes(report: Printed) -> Iterator[Relation]:
    """Pair each percentage of a class with the nearest share that whole members of it can make."""
    for figure in report.figures:
        one = figure.observation
        if one.unit != "%" or not figure.is_level or one.qualifier != "=" or one.decimals == 0 or one.value is None:
            continue
        behind = _SHARE_NOUN.match(fold(figure.passage.text[figure.end :]).replace("dịa", "địa"))
        sizes = class_size(behind["noun"], one.period_end) if behind else ()
        if len(sizes) != 1:
            continue
        members = round(one.value * sizes[0] / 100)
        nearest = Decimal(members * 100) / sizes[0]
        yield Relation(
            rule="share_of_class_possible",
            left=Interval(one.value - last_place(one), one.value + last_place(one)),
            right=exactly(nearest),
            found=f"{one.raw}; {members}/{sizes[0]} = {nearest:.{one.decimals}f}%".replace(".", ","),
            places=figures((figure,)),
        )


@finds(
    relation_rule(
        "central_bodies_of_one_size",
        Severity.WARNING,
        "one number of central bodies that all counts are out of",
        "một số lượng thống nhất các bộ, cơ quan trung ương làm mẫu số",
        "A report counts central bodies out of 22 and out of 30, and does not say which set is meant.",
    ),
)
def central_bodies(report: Printed) -> Iterator[Relation]:
    """Pair the different wholes that central bodies are counted out of: which set is meant, nobody can tell."""
    wholes: dict[Decimal, dict[str, Figure]] = defaultdict(dict)
    for figure in report.figures:
        one = figure.observation
        phrase = f"{one.unit} {figure.passage.text[figure.end : figure.end + 30].split(';')[0]}"
        if one.denominator is not None and _CENTRAL.search(phrase):
            wholes[one.denominator].setdefault(one.raw, figure)
    if not wholes:
        return
    members = [figure for whole in sorted(wholes) for figure in wholes[whole].values()]
    yield Relation(
        rule="central_bodies_of_one_size",
        left=exactly(min(wholes)),
        right=exactly(max(wholes)),
        found=", ".join(one.observation.raw for one in members),
        places=figures(members),
    )


@finds(
    relation_rule(
        "part_within_class",
        Severity.ERROR,
        "no more in a part of a class than in the whole of it",
        "số đếm trong một phần của nhóm không nhiều hơn trong cả nhóm",
        "4 of the 10 ministries that reported have a plan, but only 2 of all 22.",
    ),
)
def parts_of_classes(report: Printed) -> Iterator[Relation]:
    """Pair what is counted in a part of a class, 4 of 10, with what is counted of the same in the whole, 2 of 22."""
    told = [one for one in report.figures if one.observation.denominator is not None and one.is_level]
    fractions = first_few(told, lambda one: (one.observation.raw, one.observation.indicator))
    for one, other in combinations(fractions, 2):
        part, whole = sorted((one, other), key=lambda each: each.observation.denominator or 0)
        small, large = part.observation, whole.observation
        if small.denominator == large.denominator or _first(small.unit) != _first(large.unit):
            continue
        if small.value is None or large.value is None or overlap(small.indicator, large.indicator) < ALIKE:
            continue
        yield Relation(
            rule="part_within_class",
            left=exactly(small.value),
            right=at_most(large.value),
            found=f"{small.raw}; {large.raw}",
            places=figures((*_beside(report, one), *_beside(report, other))),
        )


def _beside(report: Printed, figure: Figure) -> tuple[Figure, ...]:
    """Return a fraction with the one of another class that follows it: "4/10 bộ … và 25/45 địa phương"."""
    row = list(report.of(figure.passage))
    behind = row[row.index(figure) + 1 :][:1]
    return (figure, *(one for one in behind if one.sentence == figure.sentence and one.observation.denominator))


@finds(
    relation_rule(
        "part_of_one_size",
        Severity.ERROR,
        "one number of the members that a part of a class has",
        "số đơn vị của một nhóm con thống nhất giữa các chỗ nêu",
        "4 of 10 ministries and 25 of 45 provinces that reported have a plan; 11 ministries and 45 provinces reported.",
    ),
)
def reporting_bodies(report: Printed) -> Iterator[Relation]:
    """Pair two fractions side by side, 4/10 and 25/45, with those that count their wholes, 11/22 and 45/63."""
    pairs = [
        (one, other)
        for _, row in report.in_passages()
        for one, other in pairwise(row)
        if one.sentence == other.sentence and one.observation.denominator and other.observation.denominator
    ]
    counting: dict[tuple[str, Decimal | None], list[tuple[Figure, Figure]]] = defaultdict(list)
    for first, second in pairs:
        counting[_first(first.observation.unit), second.observation.value].append((first, second))
    for one, other in pairs:
        for first, second in counting[_first(one.observation.unit), other.observation.denominator]:
            if first.observation.denominator != one.observation.denominator and first.observation.value:
                yield Relation(
                    rule="part_of_one_size",
                    left=exactly(one.observation.denominator or 0),
                    right=exactly(first.observation.value),
                    found=", ".join(each.observation.raw for each in (one, other, first, second)),
                    places=figures((one, other, first, second)),
                )


def _first(unit: str | None) -> str:
    """Return the first noun of a list: "bộ" of "bộ, ngành"."""
    return fold(unit or "").split(",")[0]


@finds(
    relation_rule(
        "fraction_of_all",
        Severity.WARNING,
        "all of a class where elsewhere 100 % of it are told of",
        "đủ cả nhóm khi chỗ khác nêu 100 % của nhóm",
        "A network reaches 100 % of the provinces in the text and 31 of 63 in the table.",
    ),
)
def wholes_and_fractions(report: Printed) -> Iterator[Relation]:
    """Pair what is said of 100 % of a class with a fraction of the class that is counted of the same."""
    wholes = [one for one in report.figures if one.observation.unit == "%" and one.observation.value == 100]
    fractions = [one for one in report.figures if one.observation.denominator is not None]
    for whole in wholes:
        named = fold(whole.after[:REACH])
        for part in fractions:
            first, second = whole.observation, part.observation
            if first.kind is not second.kind or whole.passage is part.passage or _first(second.unit) not in named:
                continue
            if not _same_matter(whole, part):
                continue
            yield Relation(
                rule="fraction_of_all",
                left=exactly((second.value or Decimal(0)) * 100 / (second.denominator or Decimal(1))),
                right=exactly(100),
                found=f"{first.raw}; {second.raw}",
                places=figures((whole, part)),
            )


def _same_matter(one: Figure, other: Figure) -> bool:
    """Whether two figures are about the same, which one of them abbreviates."""
    left, right = (f"{each.before[-REACH:]} {each.after[:REACH]}" for each in (one, other))
    return same_acronym(left, right) and len(content(left) & content(right)) >= SHARED_WORDS
