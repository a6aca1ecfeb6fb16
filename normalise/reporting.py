"""The period that a report is about, as its title says: a month, a quarter, months since January, a school year.

It holds for figures that name no time, and "trong tháng", "so với tháng trước" count from it. The time of a section is
read in `observation`, that of a sentence in `times`.
"""

import re
from collections.abc import Iterator

from normalise import calendar_code, horizon, period, text
from normalise.records import Period
from sources.document import Document, Report, ReportKind, Table

_FIRST_BLOCKS = 5
"""So many headings and paragraphs may stand where the title is, or tell the time in its place."""
_LONGEST_TITLE = 200
_IN_BRACKETS = re.compile(r"\(([^()]{8,80})\)\s*$")
_FIGURE = re.compile(r"\d[.,]*+\s?%|\d[.,]\d")
"""In a sentence that tells figures already; a title may tell one."""


def of_document(document: Document, report: Report) -> Period:
    """Return what a report is about: the first time that its title names, else its first lines, else its year.

    "Tình hình tháng 5 và 5 tháng đầu năm 2023" is about the month. What a title says of other years is no reporting
    period, nor a span of years ("giai đoạn 2011–2022"); but a plan for a span is due at its end.
    """
    for words in _titles(document, report):
        if found := _named(_announced(words), report):
            return _in_days(document, report) or found
    return horizon.whole_year(report.year)


def _in_days(document: Document, report: Report) -> Period | None:
    """Return the days that the first lines say the title's time to be: "(từ ngày 01/10/2022 đến ngày 31/3/2023)"."""
    for block in document.blocks[: 2 * _FIRST_BLOCKS]:
        words = "" if isinstance(block, Table) else block.text[:_LONGEST_TITLE]
        for inside in _IN_BRACKETS.finditer(words):
            told = period.read(inside[1], period.Clock(report.year))
            if len(told) == 1 and told[0].form == "span" and _is_of(told[0].period, report):
                return horizon.made(told[0].period.start or told[0].period.end, told[0].period.end)
    return None


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
