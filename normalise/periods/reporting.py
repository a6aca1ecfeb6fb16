"""The period that a report is about: a month, a quarter, months since January, a school year, days.

The catalogue says it (`period`), or the title, or a line that tells of which time the data are. It holds for figures
that name no time, and "trong tháng", "so với tháng trước" count from it. The time of a section is read in
`observation`, that of a sentence in `period_binding`.
"""

import re
from collections.abc import Callable, Iterator
from functools import partial

from normalise.lexical import text
from normalise.lexical.lexicon import pattern
from normalise.periods import calendar_code, horizon, period
from normalise.records import Period
from sources.document import Document, Rejected, Report, ReportKind, Table

_FIRST_BLOCKS = 5
"""So many headings and paragraphs may stand where the title is, or tell the time in its place."""
_HEAD = 20
"""Blocks that may hold the letterhead, the title and the line that tells of which time the data are."""
_LONGEST_TITLE = 200
_IN_BRACKETS = re.compile(r"\(([^()]{8,80})\)\s*$")
_LONGEST_LINE = 90
_SIGNS = " ()[]:;.,–-"
_DATA = pattern(r"(?P<of>{data_of})?\W*(?:{since}(?:\s+{since_filler}){0,2})?")
_FIGURE = re.compile(r"\d[.,]*+\s?%|\d[.,]\d")
"""In a sentence that tells figures already; a title may tell one."""


def of_document(document: Document, report: Report) -> Period:
    """Return what a report is about: what the catalogue says, else the first time that its title or first lines name.

    "Tình hình tháng 5 và 5 tháng đầu năm 2023" is about the month, its figures without a time too: those of the months
    since January say so ("lũy kế", "5 tháng"). What a title says of other years is no reporting period, nor a span of
    years ("giai đoạn 2011–2022"); but a plan for a span is due at its end. A report on a year whose data are of a part
    of it ("Số liệu từ tháng 1 đến tháng 5", "(Từ ngày 15/12/2023 đến ngày 14/12/2024)") is about that part.

    Raises:
        Rejected: for a period of the catalogue that is in no calendar.

    """
    if report.period:
        return _of_catalogue(report.period, report.file)
    for words in _titles(document, report):
        if found := _named(_announced(words), report):
            whole = found.code == str(report.year)
            of_data = _first(document, _HEAD, partial(of_line, report=report)) if whole else None
            return _first(document, 2 * _FIRST_BLOCKS, partial(_in_days, report=report)) or of_data or found
    return _first(document, _HEAD, partial(of_line, report=report)) or horizon.whole_year(report.year)


def _of_catalogue(code: str, file: str) -> Period:
    try:
        return horizon.made(*calendar_code.days(code))
    except ValueError as error:
        remedy = "correct its `period` in catalogue.yaml"
        raise Rejected(file, f"the period {code}", "days of the calendar, such as 2024-Q3", remedy) from error


def of_line(words: str, report: Report, reporting: Period | None = None) -> Period | None:
    """Return the time that a line tells and nothing else: of which the figures under it are.

    "(Số liệu tính đến ngày 15/11/2024)" is since January.
    """
    if len(words) > _LONGEST_LINE:
        return None
    found = [one for one in period.find(words, report.year, reporting, heading=True) if not one.is_base]
    if len(found) != 1 or found[0].end.year != report.year:
        return None
    (one,) = found
    before, behind = words[: one.span_start].strip(_SIGNS), words[one.span_end :].strip(_SIGNS)
    told = _DATA.fullmatch(before)
    if behind or told is None or not (told["of"] or words.lstrip().startswith("(")):
        return None
    return horizon.since_january(one) if one.start is None or one.start == one.end else horizon.made(one.start, one.end)


def _first(document: Document, blocks: int, told: Callable[[str], Period | None]) -> Period | None:
    """Return the first time that the lines among the first blocks tell."""
    lines = (block.text for block in document.blocks[:blocks] if not isinstance(block, Table))
    return next(filter(None, map(told, lines)), None)


def _in_days(words: str, report: Report) -> Period | None:
    """Return the days that a line says the title's time to be: "(từ ngày 01/10/2022 đến ngày 31/3/2023)"."""
    inside = _IN_BRACKETS.search(words[:_LONGEST_TITLE])
    told = period.read(inside[1], period.Clock(report.year)) if inside else []
    if len(told) != 1 or told[0].form != "span" or not _is_of(told[0].period, report):
        return None
    return horizon.made(told[0].period.start or told[0].period.end, told[0].period.end)


def _announced(words: str) -> str:
    """Return the words that announce what a report is about: of a sentence that tells figures, its first clause."""
    sentence = len(words) > _LONGEST_TITLE or words.rstrip().endswith(".")
    return words.split(",", 1)[0] if sentence and _FIGURE.search(words) else words


def _titles(document: Document, report: Report) -> Iterator[str]:
    yield report.title
    blocks = [block.text for block in document.blocks[: 2 * _FIRST_BLOCKS] if not isinstance(block, Table)]
    for words in blocks[:_FIRST_BLOCKS]:
        first = next(iter(text.sentences(words)), (0, 0))
        yield words[first[0] : first[1]]


def _named(words: str, report: Report) -> Period | None:
    spans = [
        told.period
        for told in period.read(words, period.Clock(report.year), heading=True)
        if not (told.period.is_base or told.period.start is None or told.form in period.DATES)
    ]
    own = [one for one in spans if _is_of(one, report)]
    if not own:
        return None
    first = own[0]
    if _months(first) > calendar_code.YEAR_MONTHS:
        return horizon.whole_year(first.end.year)
    return horizon.made(first.start or first.end, first.end)


def _is_of(one: Period, report: Report) -> bool:
    """Whether a time in a title may be what the report is about."""
    start = one.start or one.end
    if _months(one) > calendar_code.YEAR_MONTHS:
        return report.kind is ReportKind.PLAN and start.year <= report.year <= one.end.year
    if report.kind is ReportKind.PLAN and start.year == report.year + 1:
        return _months(one) == calendar_code.YEAR_MONTHS
    return report.year in {start.year, one.end.year}


def _months(one: Period) -> int:
    start = one.start or one.end
    return (one.end.year - start.year) * calendar_code.YEAR_MONTHS + one.end.month - start.month + 1
