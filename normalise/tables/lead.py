"""The lines between the text before a table and the table: its title, its unit, its time.

"Bảng 1. Thu ngân sách" and "Đơn vị tính: triệu đồng" stand there in any alignment and order, as paragraphs, headings,
or as the title that a reader found. What is read of the headings of columns belongs to `meaning`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from normalise.lexical.lexicon import pattern
from normalise.periods import horizon, period
from normalise.periods.period_form import Clock
from normalise.quantities import quantity, unit_text
from normalise.records import Period
from normalise.tables import meaning
from sources.document import Block, Footnote, Table

_MOST_LINES, _MOST_NOTES = 6, 2
_LONGEST = 220
"""Characters of a title; a longer paragraph is text."""
_NUMBERING = pattern(
    r"^\s*(?:{document_word}\s*:\s*(?=\S)|{document_word}\s*(?:{number_mark}\s*)?(?-i:[\dIVXLC]+(?:[.-][\dIVX]+)*|[A-ZĐ])(?!\w)\s*[.:)–-]?\s*"
    r"|(?-i:[IVXLC]+|[A-ZĐ]|\d{1,3}(?:\.\d{1,3})*)[.)/]\s+|(?-i:[IVXLC]+|\d{1,3})\s+(?=\S)|(?-i:[a-zđ])\)\s*)+"
)
_PAPER = pattern(r"^\W*{document_word}(?:\s+{number_mark})?(?:\s+(?-i:[\dIVXLCA-ZĐ]{1,4}))?\W*$")
_NOTED = pattern(r"\s*(?:\(?[*†]+\)?|{note_heading})")
_FOLLOWS = pattern(r"(?:^|[\s,;]+){as_follows}(?:\s+{as_follows})*\s*[:.]?\s*$")
_CITES = pattern(r"^\W*(?:\(\s*)?(?:{issue_paper}\s+)?{attached}|{legal_act}\s+{number_mark}")
_SHEET = re.compile(r"(?:Sheet|\d)\S*(?:\s\(\d+\))?|\S{1,6}")
"""The name of a sheet that says nothing: "Sheet1 (5)", "03SPCN"."""
_BRACKETS = re.compile(r"\s*\([^()]*\d[^()]*\)")
_SOURCE = pattern(r"\(?\s*{sources_of_data}\s*:\s*[^;.()]{1,120}(?:[;.]\s*|\)|$)")
"""Whose figures they are, before or behind the unit: "(Nguồn: Cục Thống kê; đơn vị: ha)"."""
_YEAR_MONTHS = 366


@dataclass(frozen=True)
class Lead:
    """What the lines above a table give its cells."""

    units: tuple[str, ...] = ()
    period: Period | None = None
    subject: str = ""
    """What the table measures, as its title says."""
    compares: str = ""
    """The line that says what all figures are compared with: "Giá tiêu dùng so với cùng kỳ năm trước"."""


def lines(blocks: Sequence[Block], position: int, title: str | None) -> tuple[str, ...]:
    """Return the lines that lead to the table at `position`, the nearest first: short paragraphs, headings, title."""
    found = []
    for turn in range(position - 1, max(0, position - _MOST_LINES) - 1, -1):
        block = blocks[turn]
        if isinstance(block, Footnote) or (turn and _is_note_under(blocks[turn - 1], block)):
            continue
        if isinstance(block, Table) or _is_text(block.text):
            break
        found.append(block.text)
    return tuple(found if title is None or title in found else [*found, title])


def _is_note_under(table: Block, block: Block) -> bool:
    """Whether a line is a note of the table before it, by its mark."""
    return isinstance(table, Table) and not isinstance(block, Table) and _NOTED.match(block.text) is not None


def below(blocks: Sequence[Block], position: int) -> tuple[str, ...]:
    """Return the unit that a note under the table at `position` gives: "* Đơn vị: người", "Ghi chú: tính bằng ha".

    A line of a unit without the mark of a note is that of the next table, where one follows.
    """
    for turn in range(position + 1, min(position + 1 + _MOST_NOTES, len(blocks))):
        block = blocks[turn]
        if isinstance(block, Table):
            break
        marked = isinstance(block, Footnote) or _NOTED.match(block.text) is not None
        leads = turn + 1 < len(blocks) and isinstance(blocks[turn + 1], Table)
        if (marked or not leads) and (found := unit_text.of_line(block.text)):
            return found
    return ()


def _is_text(words: str) -> bool:
    """Whether a paragraph tells something, so that what stands before it is of another matter."""
    if len(words) > _LONGEST:
        return True
    return not unit_text.of_line(words) and any(one.unit is not None for one in quantity.find(words))


def of(nearest: Sequence[str], clock: Clock) -> Lead:
    """Return what the lines above a table say, each thing in the nearest line that says it.

    Of a title over two lines the second goes on: "Chỉ số giá tiêu dùng" and "và đô la Mỹ tháng Tám năm 2011".
    """
    joined = [line for told in _joined(nearest) if (line := _without_source(told))]
    if len(joined) > 1 and unit_text.is_unit(joined[0]) and not joined[0].isupper():
        joined[0] = f"({joined[0]})"
    units = next((found for line in joined if (found := unit_text.of_line(line) or unit_text.of_title(line))), ())
    when = next((told for line in joined if (told := _period(line, clock))), None)
    subject = next((words for line in joined if (words := _subject(line, clock))), "")
    compares = next((line for line in joined[:2] if meaning.compares(line) and not _is_text(line)), "")
    return Lead(units, when, subject, compares)


def _without_source(line: str) -> str:
    return _SOURCE.sub("", line).strip(" ;") if _SOURCE.search(line) else line


def _joined(told: Sequence[str]) -> list[str]:
    """Put a line that begins small behind the one above it."""
    made: list[str] = []
    carried = ""
    for line in told:
        words = f"{line} {carried}".strip()
        small = line[:1].islower() and not unit_text.of_line(line)
        carried = words if small else ""
        if not small:
            made.append(words)
    return [*made, carried] if carried else made


def _period(line: str, clock: Clock) -> Period | None:
    """Return the time that a line sets for a table; one that cites a paper or tells several sets none."""
    if _CITES.search(line) or unit_text.of_line(line):
        return None
    found = [one for one in period.find(line, clock.year, clock.reporting, heading=True) if not one.is_base]
    alone = found[0] if len(found) == 1 else None
    if alone is None or (alone.start is not None and (alone.end - alone.start).days > _YEAR_MONTHS):
        return None
    return horizon.of_target(alone)


def _subject(line: str, clock: Clock) -> str:
    """Return what a line says is measured; a unit, a sheet's name, the name of a kind of paper say nothing."""
    if unit_text.of_line(line) or _PAPER.match(line) or _CITES.search(line) or _SHEET.fullmatch(line.strip()):
        return ""
    words = _FOLLOWS.sub("", _NUMBERING.sub("", unit_text.without(line)))
    words = _BRACKETS.sub("", unit_text.TITLE.sub("", words))
    return meaning.of(words, clock).left
