"""Announced counts against what is listed: names in a sentence, rows in a table.

Parts that are numbers themselves belong to `shares`.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import Decimal

from checks.relations.finder import finds, relation_rule
from checks.relations.printed import Figure, Printed
from checks.relations.reading import exactly
from checks.relations.relation import Place, Relation, at, figures, slip, words
from checks.relations.standing import Standing, standings
from normalise.lexical.text import fold
from normalise.records import Interval, Severity
from normalise.reference import entity
from normalise.tables.header import Role

_LIST = re.compile(r"(?:(?:bao gồm|gồm(?: có)?|như sau|cụ thể|là)\s*:?|:|\()\s*(?=[A-ZĐÀ-Ỹ])")
_OPEN = re.compile(r"…|\.\.\.|v\.\s?v|\bnhư\b(?! sau)|\bđiển hình\b|\btiêu biểu\b", re.IGNORECASE)
_COMMA = re.compile(r"([,;])")
_COMMA_OR_AND = re.compile(r"([,;]|\s+và\s+(?=[A-ZĐÀ-Ỹ]))")
_EITHER = re.compile(r"[,;]|\s+và\s+")
_PROPER = re.compile(r"(?:[^\W\dA-ZĐ]\w*\s){0,3}(?-i:[A-ZĐÀ-Ỹ][^\W\d_]*)(?:[\s-][A-ZĐÀ-Ỹ]\w*){0,4}(?:\s\d{1,2})?")
"""A name, each of its words with a capital: "Cao Lộc", "thị trấn Đồng Mỏ", "Phường 5"."""
_ENDS_IN_NAME = re.compile(r"(?-i:[A-ZĐÀ-Ỹ])[^\W\d]*(?:\s[^\W\d]+){0,6}(?:\s(?-i:[A-ZĐÀ-Ỹ])[^\W\d]*)+")
_DIVIDED = re.compile(r"\(\s*\d{1,3}(?:\s[^()\d]*)?\)\s*[,;]")
_SEMICOLON = re.compile(r"(;)")
_LEAD = 160
"""Characters between a count and the list that it announces."""
FEWEST, MOST = 2, 70
LONGEST_NAME = 80


@finds(
    relation_rule(
        "count_matches_names",
        Severity.WARNING,
        "as many different names as the sentence announces",
        "số tên khác nhau được liệt kê đúng bằng số đã nêu",
        "A list of 30 provinces names two of them twice.",
    ),
    relation_rule(
        "name_listed_once",
        Severity.WARNING,
        "each name once in a list",
        "mỗi tên chỉ liệt kê một lần",
        "A list of the provinces with 14 contact points names one of them twice.",
    ),
)
def names(report: Printed) -> Iterator[Relation]:
    """Pair each count with the number of different names that its sentence lists."""
    for figure in report.figures:
        one = figure.observation
        if one.unit in (None, "%", "VND") or one.denominator or one.value is None or one.qualifier != "=":
            continue
        if not FEWEST <= one.value <= MOST or not figure.is_level:
            continue
        counts = _counts(report, figure)
        if not counts or not any(one.value / 2 <= count <= one.value * 2 for count in counts):
            continue
        nearest = min(counts, key=lambda count: abs(count - int(one.value or 0)))
        twice = _named_twice(figure)
        if twice and min(counts) <= one.value <= max(counts):
            beside = [each for each in report.of(figure.passage) if each.sentence == figure.sentence]
            yield slip("name_listed_once", ", ".join(place.raw for place in twice), (*figures(beside), *twice))
        yield Relation(
            rule="count_matches_names",
            left=exactly(one.value),
            right=Interval(Decimal(min(counts)), Decimal(max(counts))),
            found=f"{one.raw}; {nearest}",
            places=(*figures((figure,)), *twice),
        )


def _named_twice(figure: Figure) -> tuple[Place, ...]:
    """Return the provinces and ministries that the sentence behind a count names a second time."""
    end = figure.passage.sentence_at(figure.start)[1]
    listed = figure.passage.text[figure.end : end]
    seen: set[str] = set()
    twice = []
    last = 0
    for match in entity.find(listed):
        if seen and match.start - last > LONGEST_NAME:
            break
        last = match.end
        if match.entry.key in seen:
            raw = listed[match.start : match.end]
            twice.append(words(figure.passage, raw, figure.end + match.start))
        seen.add(match.entry.key)
    return tuple(twice)


def _counts(report: Printed, figure: Figure) -> set[int]:
    """Return how many different names the list behind a figure may have.

    Names of entities are told apart with certainty; of others, each may hold a comma or an "và" itself, and so the
    count may be one off.
    """
    text = figure.passage.text[figure.end : figure.passage.sentence_at(figure.start)[1]]
    opening = _LIST.search(text[:_LEAD])
    if opening is None or ";" in text[: opening.start()]:
        return set()
    if any(figure.end <= one.start < figure.end + opening.start() for one in report.of(figure.passage)):
        return set()
    listed = text[opening.end() :]
    if "(" in opening[0]:
        listed = _within(listed)
    if _DIVIDED.search(listed):
        return set()  # "06 gói: Hà Giang (02), Thanh Hóa (04)": the names have their shares of the count.
    listed = re.sub(r"\([^()]*\)", "", listed)
    if _OPEN.search(listed[:-1] if listed.endswith("...") else listed) or _OPEN.search(text[: opening.start()]):
        return set()
    if proper := _proper_names(listed) or _single_words(listed) or ("(" in opening[0] and _capitals(listed)):
        return {proper}
    if opening[0].rstrip().endswith(":") and (named := _names_of_things(listed)):
        return {named}
    counts: set[int] = set()
    for pattern in (_COMMA, _COMMA_OR_AND, _SEMICOLON):
        counts |= _lengths(listed, pattern, whole="(" in opening[0])
    return counts


def _single_words(listed: str) -> int:
    """Return how many names of one word are listed, which hold no comma and no "và": "HN6, DT80 và VN20"; else 0."""
    items = [item.strip(" .") for item in _EITHER.split(listed)]
    return len(set(items)) if len(items) > 1 and all(item and " " not in item for item in items) else 0


def _proper_names(listed: str) -> int:
    """Return how many names a list has, each word of them with a capital; 0 if other words stand there.

    Such names hold no comma and no "và" of their own.
    """
    items = [item.strip(" .") for item in _EITHER.split(listed)]
    return len({fold(item) for item in items}) if all(map(_PROPER.fullmatch, items)) else 0


def _capitals(listed: str) -> int:
    """Return how many names a bracket has, each beginning with a capital and none with an "và" in it; else 0.

    A name that has a comma of its own goes on in small letters: "Tiếp cận đất đai, Đào tạo lao động".
    """
    items = [item.strip(" .") for item in re.split(r"[,;]", listed)]
    named = len(items) > 1 and all(map(_is_name, items)) and " và " not in listed
    return len({fold(item) for item in items}) if named else 0


def _names_of_things(listed: str) -> int:
    """Return how many names a list has of which each ends in a proper one: "Đình Bình Thủy, Khu mộ họ Mạc"; else 0.

    A name that has a comma of its own goes on in words that are no proper name: "Trung tâm Văn hóa, Thể thao".
    """
    items = [item.strip(" .") for item in re.split(r"[,;]", listed)]
    named = len(items) > 1 and all(map(_ENDS_IN_NAME.fullmatch, items)) and not re.search(r"\svà\s|\d", listed)
    return len({fold(item) for item in items}) if named else 0


def _lengths(listed: str, pattern: re.Pattern[str], whole: bool) -> set[int]:
    """Return how many different names stand before each semicolon, and before the first words that are no name.

    With `whole` nothing but names may stand in the list: it has a bracket of its own.
    """
    counts: set[int] = set()
    keys: list[str] = []
    certain = True
    for item, mark in zip(*[iter([*pattern.split(listed), "", ""])] * 2, strict=False):
        name = item.strip(" .")
        if not _is_name(name):
            if whole and name:
                return set()
            break
        keys.append(_key(name))
        certain = certain and entity.named(name) is not None
        if mark.strip() == ";":
            counts.add(len(set(keys)))
    if len(keys) < 2:
        return set()
    counts.add(len(set(keys)))
    return counts if certain else counts | {count + change for count in counts for change in (-1, 1)}


def _within(text: str) -> str:
    """Return what stands before the bracket that closes one already open."""
    depth = 1
    for place, sign in enumerate(text):
        depth += {"(": 1, ")": -1}.get(sign, 0)
        if depth == 0:
            return text[:place]
    return text


def _is_name(item: str) -> bool:
    return item[:1].isupper() and len(item) <= LONGEST_NAME and not re.search(r"\d{2}", item)


def _key(item: str) -> str:
    """Return what tells one name from another: the entity, where it is one."""
    found = entity.named(item)
    return found.key if found else fold(item)


@finds(
    relation_rule(
        "count_matches_rows",
        Severity.ERROR,
        "as many rows in the tables as their summary counts",
        "số dòng trong bảng đúng bằng số nêu ở phần tóm tắt",
        "A summary counts 12 indicators that are hard to reach; its tables have 8.",
    ),
)
def rows(report: Printed) -> Iterator[Relation]:
    """Pair the counts of a summary with the rows of the tables that it sums up: all of them, or those of a status."""
    rated = standings(report)
    heads: set[str] = set()
    headed: dict[str, list[Standing]] = defaultdict(list)
    for row in rated:
        columns = [(fold(cell.column.heading), cell.column.role) for cell in row.line.cells if cell.column]
        heads |= {heading for heading, role in columns if role in (Role.LABEL, Role.TASK)}
        for heading in {heading for heading, _ in columns}:
            headed[heading].append(row)
    first = min((one.line.block for one in rated), default=0)
    statuses = Counter(fold(one.status) for one in rated)
    for figure in report.figures:
        one = figure.observation
        if fold(one.unit or "") not in heads or one.value is None or figure.passage.block > first:
            continue
        lines = headed[fold(one.unit or "")]
        if one.denominator is None:
            whole = re.search(r"\bgồm\s*$|\btổng (?:số|cộng)\b[^.;\d]*$", figure.before, re.IGNORECASE)
            part = any(
                each.start < figure.start and each.observation.unit == one.unit for each in report.of(figure.passage)
            )
            if whole and not part and one.value > 1:
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
