"""Names and numbers of acts, standards, phases and projects against each other.

Dates in a column of results belong to `year`, words that are doubled to `repeated`.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from itertools import combinations

from checks.relations.finder import DATE, finds, relation_rule
from checks.relations.nouns import content, folded
from checks.relations.printed import Line, Passage, Printed
from checks.relations.reading import at_least, exactly
from checks.relations.relation import EXCERPT, Place, Relation, figures, slip, words
from normalise.lexical.text import fold
from normalise.records import Severity
from normalise.reference import entity
from normalise.tables.header import Role
from sources.document import ReportKind

_STANDARD = re.compile(r"\b(?P<name>ISO|IEC|TCVN|QCVN|ITU|IEEE)[ -]?(?P<number>\d{3,6})(?![\d/])")
_REACH = 60
"""Characters before a standard that say what it is of."""
SHARED = 1
_PHASE = re.compile(r"\bgiai đoạn\s+(?P<year>20\d\d)(?!\s*[-–/]|\s*đến|\d)", re.IGNORECASE)
_SPAN = re.compile(r"\bgiai đoạn\s+20\d\d\s*[-–]\s*20\d\d", re.IGNORECASE)
_ITEM = re.compile(
    r"(?:^|[.;]\s+|\s[-–+*]\s+)(?P<kind>Dự án|Nhiệm vụ|Giai đoạn|Hợp phần|Tiểu dự án|Bước|Nhóm) (?P<number>\d{1,2})\s*:"
)
_WORD = re.compile(r"[^\W\d_]+")
LONG_NAME = 5
"""Words of a name that is known in spite of a slip in one of them."""
_NUMERAL = re.compile(r"\s*(?:[IVX]+|[A-ZĐ]|\d{1,2})(?:\.\d+)*\.?\s*")
_ACT = re.compile(
    r"\b(?P<name>Quyết định|Nghị định|Nghị quyết|Thông tư|Chỉ thị|Kế hoạch|Luật)\s+(?:số\s*)?"
    r"(?P<number>\d+(?:/(?P<year>20\d\d))?\s?/[A-ZĐ][\w-]*)\s*,?\s*ngày\s+"
    r"(?:tháng\s+)?(?P<day>\d{1,2})\s*(?:/|tháng)\s*(?P<month>\d{1,2})\s*(?:/|năm)\s*(?P<of>20\d\d)",
    re.IGNORECASE,
)
_AS_OF = re.compile(
    r"\b(?:cập nhật|tính|thống kê) đến(?: hết)?(?: ngày)?\s+(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>20\d\d)\b",
    re.IGNORECASE,
)


@finds(
    relation_rule(
        "one_number_for_one_name",
        Severity.WARNING,
        "one number for one standard",
        "một tiêu chuẩn có một số hiệu",
        "Payment messages follow ISO 20022 in one row and ISO 2022 in another.",
        "look the standard up",
    ),
)
def standards(report: Printed) -> Iterator[Relation]:
    """Pair the numbers of one body's standards of which one has lost a digit of the other, in words of one matter."""
    told: dict[str, dict[str, tuple[Passage, re.Match[str]]]] = defaultdict(dict)
    for passage in report.passages:
        for match in _STANDARD.finditer(passage.text):
            told[match["name"]].setdefault(match["number"], (passage, match))
    for numbers in told.values():
        for one, other in combinations(sorted(numbers, key=len), 2):
            (short, found), (long, full) = numbers[one], numbers[other]
            if _lost_sign(one, other) and _about(short, found) & _about(long, full):
                places = (words(long, full[0], full.start()), words(short, found[0], found.start()))
                yield slip("one_number_for_one_name", f"{full[0]}; {found[0]}", places)


def _lost_sign(short: str, long: str) -> bool:
    return len(short) + 1 == len(long) and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def _about(passage: Passage, match: re.Match[str]) -> frozenset[str]:
    return content(passage.text[max(0, match.start() - _REACH) : match.start()])


@finds(
    relation_rule(
        "phase_has_two_years",
        Severity.WARNING,
        "a phase from one year to another",
        "giai đoạn có năm đầu và năm cuối",
        '"Giai đoạn 2025" stands in a list of 2021-2025.',
        DATE,
    ),
)
def phases(report: Printed) -> Iterator[Relation]:
    """Find the phases of one year, with the phase of several years that they stand in."""
    for passage in report.passages:
        for match in _PHASE.finditer(passage.text):
            spans = list(_SPAN.finditer(passage.text, 0, match.start()))[-1:]
            places = (words(passage, match[0], match.start()), *(words(passage, one[0], one.start()) for one in spans))
            yield slip("phase_has_two_years", match[0], places)


@finds(
    relation_rule(
        "items_count_from_one",
        Severity.WARNING,
        "numbered items from the first on",
        "các mục đánh số liên tục từ 1",
        "A result tells of projects 2 and 3 and of no first.",
        "ask for the item that is missing",
    ),
)
def enumerations(report: Printed) -> Iterator[Relation]:
    """Find the numbered items of a passage that do not begin with the first."""
    for passage in report.passages:
        items: dict[str, list[re.Match[str]]] = defaultdict(list)
        for match in _ITEM.finditer(passage.text):
            items[match["kind"]].append(match)
        for found in items.values():
            numbers = {int(match["number"]) for match in found}
            missing = set(range(1, max(numbers))) - numbers
            if missing:
                raws = [f"{match['kind']} {match['number']}" for match in found]
                places = [words(passage, raw, match.start("kind")) for raw, match in zip(raws, found, strict=True)]
                yield slip("items_count_from_one", ", ".join(raws), places)


@finds(
    relation_rule(
        "heading_has_name",
        Severity.WARNING,
        "a name behind the number of a heading",
        "đề mục có tên sau số thứ tự",
        "The heading III of a table has no name: what the rows under it are about, the one before it does not say.",
        "look the heading up in the act that the table follows",
    ),
)
def headings(report: Printed) -> Iterator[Relation]:
    """Find the heading rows of tables that have a number and no name."""
    for group in report.groups:
        told = [cell for cell in group.cells if cell.text.strip()]
        if len(told) == 1 and _NUMERAL.fullmatch(told[0].text):
            below = [line for line in report.lines if line.table is group.table and _turn(line) > _turn(group)][:1]
            raw = " ".join([told[0].text, *(cell.text for line in below for cell in line.cells if cell.text.strip())])
            yield slip("heading_has_name", told[0].text, (words(told[0], raw[:EXCERPT]),))


def _turn(line: Line) -> int:
    return line.cells[0].row or 0


@finds(
    relation_rule(
        "act_of_one_date",
        Severity.WARNING,
        "one day for one act, in the year of its number",
        "một văn bản có một ngày ban hành, đúng năm ghi trong số hiệu",
        'A circular "49/2017/TT" of 2018, or one decision of two days: one of the two was mistyped.',
        "look the act up",
    ),
)
def act_dates(report: Printed) -> Iterator[Relation]:
    """Pair the days of one act, and the year in an act's number with that of its day."""
    told: dict[str, dict[tuple[str, ...], Place]] = defaultdict(dict)
    for passage in report.passages:
        for match in _ACT.finditer(passage.text):
            place = words(passage, match[0], match.start())
            day = (match["day"].lstrip("0"), match["month"].lstrip("0"), match["of"])
            told[fold(f"{match['name']} {match['number']}").replace(" /", "/")].setdefault(day, place)
            if match["year"] and match["year"] != match["of"]:
                yield slip("act_of_one_date", match[0], (place,))
    for places in told.values():
        if len(places) > 1:
            yield slip("act_of_one_date", "; ".join(place.raw for place in places.values()), places.values())


@finds(
    relation_rule(
        "count_after_order",
        Severity.WARNING,
        "results as of a day after the act that ordered them",
        "số liệu kết quả tính đến ngày sau văn bản giao nhiệm vụ",
        'Results of a strategy of 31 March 2022 are "cập nhật đến 20/2/2022": 2023 may be meant.',
        DATE,
    ),
)
def counts_before_order(report: Printed) -> Iterator[Relation]:
    """Pair the day that a result is as of with the day of the act that the report is on."""
    order = _order(report)
    if order is None or report.report.kind is not ReportKind.RESULT:
        return
    day, place = order
    for line in report.lines:
        cell = line.cell(Role.RESULT)
        for match in _AS_OF.finditer(cell.text) if cell else ():
            try:
                stated = date(int(match["year"]), int(match["month"]), int(match["day"]))
            except ValueError:
                continue
            if cell is None:
                continue
            before = [one for one in report.of(cell) if one.start < match.start()]
            yield Relation(
                rule="count_after_order",
                left=exactly(stated.toordinal()),
                right=at_least(day.toordinal()),
                found=f"{match[0]}; {place.raw}",
                places=(words(cell, match[0], match.start()), *figures(before[-1:]), place),
            )


def _order(report: Printed) -> tuple[date, Place] | None:
    """Return the act that the words before the first table name as what the results are on."""
    first = min((line.block for line in report.lines), default=0)
    for passage in report.passages:
        match = _ACT.search(passage.text) if passage.block < first else None
        if match and re.search(r"\b(?:thực hiện|theo)\b", passage.text[: match.start()], re.IGNORECASE):
            day = date(int(match["of"]), int(match["month"]), int(match["day"]))
            return (day, words(passage, match[0], match.start())) if day.year == report.report.year else None
    return None


@finds(
    relation_rule(
        "body_spelt",
        Severity.WARNING,
        "the names of central bodies as they are spelt",
        "tên bộ, cơ quan trung ương viết đúng",
        'Four provinces shall work with the "Bộ Tài nguyên và Môi trưởng".',
        "read the name as that of the body; no other has a name so near to it",
    ),
)
def bodies(report: Printed) -> Iterator[Relation]:
    """Gather the places that print the name of a ministry or agency with one letter or tone mark off."""
    known = _names(date(report.report.year, 12, 31))
    found: dict[str, list[Place]] = defaultdict(list)
    for passage in report.passages:
        tokens = list(_WORD.finditer(passage.text))
        for turn, token in enumerate(tokens):
            for name in known.get(folded(token[0]), ()):
                printed = tokens[turn : turn + len(name)]
                if len(printed) == len(name) and _one_slip([folded(one[0]) for one in printed], name):
                    raw = passage.text[token.start() : printed[-1].end()]
                    found[fold(raw)].append(words(passage, raw, token.start()))
    for places in found.values():
        yield slip("body_spelt", f"{len(places)} × {places[0].raw}", places)


@cache
def _names(day: date) -> dict[str, tuple[tuple[str, ...], ...]]:
    """First word → the folded words of the long names of central bodies on a day."""
    names: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for entry in entity.catalogue():
        folded = tuple(fold(word) for word in _WORD.findall(entry.name_vi))
        if entry.type != "province" and entry.valid_on(day) and len(folded) >= LONG_NAME:
            names[folded[0]].append(folded)
    return {first: tuple(group) for first, group in names.items()}


def _one_slip(printed: Sequence[str], name: Sequence[str]) -> bool:
    """Whether just one word differs, and by one letter or mark only."""
    pairs = [(one, other) for one, other in zip(printed, name, strict=True) if one != other]
    return len(pairs) == 1 and _one_letter(*pairs[0])


def _one_letter(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if len(short) == len(long):
        return sum(a != b for a, b in zip(short, long, strict=True)) == 1
    return _lost_sign(short, long)
