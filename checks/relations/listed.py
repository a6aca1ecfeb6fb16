"""Announced counts against what is listed: names in a sentence, rows in a table.

Parts that are numbers themselves belong to `shares`.
"""

import re
from collections import Counter
from collections.abc import Iterator

from checks.relations.printed import Figure, Printed
from checks.relations.reading import exactly
from checks.relations.relation import Relation, at, figures
from checks.relations.standing import standings
from normalise import entity
from normalise.header import Role
from normalise.text import fold

_LIST = re.compile(r"(?:(?:bao gồm|gồm(?: có)?|như sau|cụ thể|là)\s*:?|:|\()\s*(?=[A-ZĐÀ-Ỹ])")
_OPEN = re.compile(r"…|\.\.\.|v\.\s?v|\bnhư\b(?! sau)|\bđiển hình\b|\btiêu biểu\b", re.IGNORECASE)
_AND = re.compile(r"\s+và\s+(?=[A-ZĐÀ-Ỹ])")
_DIGITS = re.compile(r"\d{2,}|\d(?=[.,]\d)")
_LEAD = 90
"""Characters between a count and the list that it announces."""
FEWEST, MOST = 3, 70


def names(report: Printed) -> Iterator[Relation]:
    """Pair each count with the number of different names that its sentence lists."""
    for figure in report.figures:
        one = figure.observation
        if one.unit in (None, "%", "VND") or one.denominator or one.value is None or one.qualifier != "=":
            continue
        if not FEWEST <= one.value <= MOST or not figure.is_level:
            continue
        counts = _counts(figure)
        if not counts or not any(one.value / 2 <= count <= one.value * 2 for count in counts):
            continue
        nearest = min(counts, key=lambda count: abs(count - int(one.value or 0)))
        yield Relation(
            rule="count_matches_names",
            left=exactly(one.value),
            right=exactly(nearest),
            found=f"{one.raw}; {nearest}",
            places=figures((figure,)),
        )


def _counts(figure: Figure) -> set[int]:
    """Return how many different names the list behind a figure may have: a name may hold a comma or an "và" itself."""
    text = figure.passage.text[figure.end : figure.passage.sentence_at(figure.start)[1]]
    opening = _LIST.search(text[:_LEAD])
    if opening is None or re.search(r"\d|;", text[: opening.start()]):
        return set()
    listed = text[opening.end() :]
    if "(" in opening[0]:
        listed = listed.split(")")[0]
    if _OPEN.search(listed[:-1] if listed.endswith("...") else listed) or _OPEN.search(text[: opening.start()]):
        return set()
    counts = set()
    first = listed if "(" in opening[0] else listed.split(";")[0]
    for part, marks in ((first, r","), (listed, r";"), (listed, r"[,;]")):
        if _DIGITS.search(part):
            continue
        for pieces in (re.split(marks, part), re.split(marks, _AND.sub(",", part))):
            items = [piece.strip(" .()") for piece in pieces if piece.strip(" .()")]
            if len(items) >= 2 and all(_is_name(item) for item in items):
                counts.add(len({_key(item) for item in items}))
    return counts


def _is_name(item: str) -> bool:
    return item[:1].isupper() and len(item) <= 80


def _key(item: str) -> str:
    """Return what tells one name from another: the entity, where it is one."""
    found = entity.named(item)
    return found.key if found else fold(item)


def rows(report: Printed) -> Iterator[Relation]:
    """Pair the counts of a summary with the rows of the tables that it sums up: all of them, or those of a status."""
    rated = standings(report)
    heads = {
        fold(cell.column.heading)
        for one in rated
        for cell in one.line.cells
        if cell.column and cell.column.role in (Role.LABEL, Role.TASK)
    }
    first = min((one.line.block for one in rated), default=0)
    statuses = Counter(fold(one.status) for one in rated)
    for figure in report.figures:
        one = figure.observation
        if fold(one.unit or "") not in heads or one.value is None or figure.passage.block > first:
            continue
        lines = [
            each
            for each in rated
            if any(cell.column and fold(cell.column.heading) == fold(one.unit or "") for cell in each.line.cells)
        ]
        if one.denominator is None:
            if re.search(r"\bgồm\s*$|\btổng (?:số|cộng)\b[^.;\d]*$", figure.before, re.IGNORECASE) and one.value > 1:
                yield Relation(
                    "count_matches_rows",
                    exactly(one.value),
                    exactly(len(lines)),
                    f"{one.raw}; {len(lines)}",
                    figures((figure,)),
                )
            continue
        status = fold(re.split(r"[(;,.]|\bvà\b", figure.after)[0])
        if status in statuses:
            count = sum(1 for each in lines if fold(each.status) == status)
            yield Relation(
                "count_matches_rows", exactly(one.value), exactly(count), f"{one.raw}; {count}", (at(figure),)
            )
