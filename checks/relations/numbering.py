"""Numbers of headings and items that skip one or stand twice, serial numbers used twice, and days that are none.

Serial numbers of table rows that skip one belong to the rule `serials_run_on`, items inside a passage to `named`.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from itertools import groupby, pairwise

from checks.relations.finder import finds, relation_rule
from checks.relations.printed import Line, Passage, Printed
from checks.relations.relation import Relation, slip, words
from normalise.records import Severity
from normalise.tables.header import Role

_ROMAN = re.compile(r"(?P<mark>[IVX]+)\.\s+(?=\S)")
_ARABIC = re.compile(r"(?P<mark>\d{1,2})\.\s+(?=[A-ZĐÀ-Ỹ])")
_VALUES = {"I": 1, "V": 5, "X": 10}
_DAY = re.compile(
    r"(?<![\d/.])(?P<day>\d{1,2})(?:[/.]|\s+tháng\s+)(?P<month>\d{1,2})(?:[/.]|\s+năm\s+)(?P<year>(?:19|20)\d\d)(?![\d/])"
)
_Run = list[tuple[int, Passage]]
_ROMANS = ("II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
FEWEST = 3
"""So many numbered headings make a list that can skip one."""


@finds(
    relation_rule(
        "numbers_run_on",
        Severity.WARNING,
        "numbers of headings and items that run on",
        "số thứ tự các mục liên tục",
        "A section numbers its items 1, 2 and 4.",
        "ask the issuer whether an item is missing or the numbers are wrong",
    ),
)
def gaps(report: Printed) -> Iterator[Relation]:
    """Find lists of headings or items of which one number stands twice, or is missing and printed nowhere between."""
    for run in _runs(report):
        yield from _twice(run)
        skipped = [(one, other) for one, other in pairwise(run) if other[0] == one[0] + 2]
        steps = sum(other[0] == one[0] + 1 for one, other in pairwise(run))
        if len(run) < FEWEST or len(skipped) != 1 or steps != len(run) - 2 or run[0][0] != 1:
            continue
        (before, after) = skipped[0]
        if not _printed_between(report, before[1], after[1], before[0] + 1):
            places = [words(passage, passage.text[:SHOWN].strip()) for _, passage in (before, after)]
            yield slip("numbers_run_on", " … ".join(place.raw for place in places), places)


def _twice(run: _Run) -> Iterator[Relation]:
    """Yield the two headings beside each other that have one number, in a list that runs on else.

    Only of sections: the number of an item may be that of an item in the list around its own.
    """
    steps = [other[0] - one[0] for one, other in pairwise(run)]
    if len(run) < FEWEST or run[0][0] != 1 or steps.count(0) != 1 or not _ROMAN.match(run[0][1].text):
        return
    turn = steps.index(0)
    behind = steps[turn + 1 : turn + 2]
    if set(steps[:turn] + steps[turn + 2 :]) <= {1} and behind in ([], [1], [2]):
        places = [words(passage, passage.text[:SHOWN].strip()) for _, passage in run[turn : turn + 2]]
        yield slip("numbers_run_on", " … ".join(place.raw for place in places), places)


SHOWN = 60
"""Characters of a heading that name it."""


def _runs(report: Printed) -> Iterator[_Run]:
    """Yield the numbered headings and items of one level, list by list."""
    romans: _Run = []
    items: _Run = []
    for passage in report.passages:
        if passage.table is not None or passage.offset:
            continue
        if match := _ROMAN.match(passage.text):
            romans.append((_roman(match["mark"]), passage))
            yield items
            items = []
        elif match := _ARABIC.match(passage.text):
            number = int(match["mark"])
            if number == 1:
                yield items
                items = []
            items.append((number, passage))
    yield items
    starts = [turn for turn, (number, _) in enumerate(romans) if number == 1]
    yield from (romans[start:end] for start, end in pairwise([*starts, len(romans)]))


def _roman(mark: str) -> int:
    values = [_VALUES[letter] for letter in mark]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))


def _printed_between(report: Printed, first: Passage, last: Passage, number: int) -> bool:
    """Whether the missing number begins something in the text between: it was read as part of another paragraph."""
    between = [one.text for one in report.passages if first.block <= one.block < last.block]
    roman = next((mark for mark in _ROMANS if _roman(mark) == number), "")
    wanted = re.compile(rf"(?<!\w)(?:{number}[.)]|{roman or number}[.)])\s")
    return any(wanted.search(text) for text in between)


@finds(
    relation_rule(
        "serial_used_once",
        Severity.WARNING,
        "each serial number once in a table",
        "mỗi số thứ tự chỉ dùng một lần trong bảng",
        "Two districts are number 4 of a table that counts on to 11.",
        "ask the issuer whether a row is printed twice or the numbers are wrong",
    ),
)
def serials_twice(report: Printed) -> Iterator[Relation]:
    """Find the one serial number of a table that two rows beside each other have, which share nothing else.

    A number over several rows is merged over them, as their other words are; a table that has it often is merged.
    """
    for lines in _tables(report):
        twice = [(one, other) for one, other in pairwise(lines) if _serial(one) and _serial(one) == _serial(other)]
        serials = [serial for line in lines if (serial := _serial(line))]
        if len(twice) != 1 or len(serials) != len(set(serials)) + 1 or len(serials) < FEWEST + 1:
            continue
        texts = [{cell.text.strip() for cell in line.cells if _says(cell)} for line in twice[0]]
        if texts[0] and texts[1] and texts[0].isdisjoint(texts[1]):
            places = [words(line.cells[0], line.cells[0].beside[:SHOWN].strip()) for line in twice[0]]
            yield slip("serial_used_once", " … ".join(place.raw for place in places), places)


def _tables(report: Printed) -> Iterator[list[Line]]:
    """Yield the rows of each table that are no headings."""
    for _, lines in groupby(report.lines, key=lambda line: id(line.table)):
        yield list(lines)


def _serial(line: Line) -> str:
    cell = line.cell(Role.SERIAL)
    text = cell.text.strip().rstrip(".)") if cell else ""
    return text if text.isdigit() else ""


def _says(cell: Passage) -> bool:
    """Whether a cell has words of its own: no serial number, unit or figure."""
    named = cell.column is not None and cell.column.role not in (Role.SERIAL, Role.UNIT)
    return named and any(map(str.isalpha, cell.text))


@finds(
    relation_rule(
        "day_exists",
        Severity.ERROR,
        "a day that the calendar has",
        "ngày có trong lịch",
        "A report counts up to 31 November.",
        "ask the issuer for the day",
    ),
)
def days_that_are_none(report: Printed) -> Iterator[Relation]:
    """Find the days that no calendar has: 31/11, 30/02; each with the last day of its month if that is printed too."""
    told = [(passage, match) for passage in report.passages for match in _DAY.finditer(passage.text)]
    for passage, match in told:
        day, month, year = int(match["day"]), int(match["month"]), int(match["year"])
        if 1 <= day <= 31 and 1 <= month <= 12 and not _exists(year, month, day):
            last = (monthrange(year, month)[1], month, year)
            meant = next(
                (each for each in told if tuple(map(int, each[1].group("day", "month", "year"))) == last), None
            )
            places = [words(passage, match[0], match.start())]
            places += [words(meant[0], meant[1][0], meant[1].start())] if meant else []
            yield slip("day_exists", match[0], places)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
