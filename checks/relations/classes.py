"""Classes of known size: provinces, ministries; how many there are, and what share of them can be.

How large a class is on a day is data below; entities themselves belong to `normalise.entity`.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from checks.relations.printed import Figure, Printed
from checks.relations.reading import Reading, at_most, exactly, last_place
from checks.relations.relation import Relation, figures
from normalise.text import fold

PROVINCES, MINISTRIES, DISTRICTS = "tỉnh", "bộ", "huyện"
_SIZES = {
    # Resolutions 15/2008/QH12 and 202/2025/QH15.
    PROVINCES: ((date(2008, 8, 1), 63), (date(2025, 7, 1), 34)),
    # 18 ministries and 4 bodies of their rank; resolution 176/2025/QH15.
    MINISTRIES: ((date(2007, 8, 1), 22), (date(2025, 3, 1), 17)),
}
_NOUNS = {
    PROVINCES: ("tỉnh", "tỉnh, thành phố", "tỉnh/thành phố", "tỉnh thành", "tỉnh, thành", "địa phương", "ubnd tỉnh"),
    MINISTRIES: ("bộ, cơ quan ngang bộ", "bộ", "bộ và cơ quan ngang bộ"),
}
_LOCAL = re.compile(r"^[^;.,\d]{0,24}\b(?:ở|tại|của)?\s*(?:các )?địa phương\b", re.IGNORECASE)
_PARTICULAR = re.compile(r"^\s*(?:vùng|khu vực|miền|thuộc|ngoài|trong|phía|ven|trọng điểm|/)", re.IGNORECASE)
"""Words behind the noun that narrow the class."""
_CENTRAL = re.compile(r"^(?:bộ|ban|cơ quan)\b.*(?<!\w)(?:bộ|ngành|trung ương)(?!\w)|^bộ$", re.IGNORECASE)


def size_of(noun: str, on: date) -> int | None:
    """Return how many members a class had on a day; None for one of no fixed size."""
    dated = _SIZES.get(noun, ())
    sizes = [size for since, size in dated if since <= on]
    return sizes[-1] if sizes else None


def class_of(figure: Figure) -> str | None:
    """Return the class of known size whose members a figure counts."""
    noun = fold(figure.observation.unit or "")
    rest = figure.passage.text[figure.end :]
    found = next((name for name, nouns in _NOUNS.items() if noun in map(fold, nouns)), None)
    if found is None and figure.observation.denominator and _LOCAL.match(rest):
        found = PROVINCES
    return None if found and _PARTICULAR.match(rest) else found


def class_sizes(report: Printed) -> Iterator[Relation]:
    """Pair each count of a class, and each whole that is said to be the class, with the size of that class."""
    counted = [figure for figure in report.figures if figure.is_level and figure.observation.value is not None]
    reached = {
        (class_of(figure), figure.observation.value) for figure in counted if figure.observation.denominator is not None
    }
    for figure in counted:
        name, one = class_of(figure), figure.observation
        size = size_of(name, one.period_end) if name else None
        if size is None:
            continue
        if one.denominator is not None:
            # The whole may be a part of the class that the report counts elsewhere: 25/45 where 45/63 reported.
            if one.denominator != size and (name, one.denominator) in reached:
                continue
            yield Relation(
                rule="whole_is_class",
                left=exactly(one.denominator),
                right=exactly(size),
                found=f"{one.raw}; {size}",
                places=figures((figure,)),
            )
        elif one.value is not None:
            yield Relation(
                rule="count_within_class",
                left=exactly(one.value),
                right=at_most(size),
                found=f"{one.raw}; {size}",
                places=figures((figure,)),
            )


def shares_of_classes(report: Printed) -> Iterator[Relation]:
    """Pair each percentage of a class with the nearest share that whole members of it can make."""
    for figure in report.figures:
        one = figure.observation
        if one.unit != "%" or not figure.is_level or one.qualifier != "=" or one.decimals == 0 or one.value is None:
            continue
        behind = figure.passage.text[figure.end :]
        nouns = [
            (name, noun)
            for name, all_nouns in _NOUNS.items()
            for noun in all_nouns
            if re.match(rf"\s*(?:số |các )?{noun}(?!\w)", behind, re.IGNORECASE)
        ]
        size = size_of(nouns[0][0], one.period_end) if nouns else None
        if size is None:
            continue
        members = round(one.value * size / 100)
        nearest = Decimal(members * 100) / size
        yield Relation(
            rule="share_of_class_possible",
            left=Reading(one.value - last_place(one), one.value + last_place(one)),
            right=exactly(nearest),
            found=f"{one.raw}; {members}/{size} = {nearest:.{one.decimals}f}%".replace(".", ","),
            places=figures((figure,)),
        )


def central_bodies(report: Printed) -> Iterator[Relation]:
    """Pair the different wholes that central bodies are counted out of: which set is meant, nobody can tell."""
    wholes: dict[Decimal, list[Figure]] = defaultdict(list)
    for figure in report.figures:
        one = figure.observation
        phrase = f"{one.unit} {figure.passage.text[figure.end : figure.end + 30].split(';')[0]}"
        if one.denominator is not None and _CENTRAL.search(phrase) and class_of(figure) != PROVINCES:
            wholes[one.denominator].append(figure)
    if not wholes:
        return
    smallest, largest = min(wholes), max(wholes)
    members = [
        figure for whole in sorted(wholes) for figure in {one.observation.raw: one for one in wholes[whole]}.values()
    ]
    yield Relation(
        rule="central_bodies_of_one_size",
        left=exactly(smallest),
        right=exactly(largest),
        found=", ".join(one.observation.raw for one in members),
        places=figures(members),
    )
