"""How the lines of a text export are set: how wide, spaced or not, page numbers; and where a paragraph begins.

A text file knows neither pages nor type; what it is read by is the length of its lines, their ends and beginnings.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sources.layout import headings, wrapping

_CLOSED = re.compile(r"(?:[.;:!?…]|\./\.)[”\"’)\]]?$")
_STEPS = re.compile(r"^\d{1,2}(?:\.\d{1,2})+\s+[^\W\d_]")
_PAGE_NUMBER = re.compile(r"^\s*(?:[-–]\s*)?(?:trang\s+)?\d{1,3}(?:\s*/\s*\d{1,3})?(?:\s*[-–])?\s*$", re.IGNORECASE)
_LEAD = re.compile(r"^[^\W\d_][^.,;:()]{3,40}:(?=\s)")
_ITEM = re.compile(r"^([-+•*–]|[a-zđ]\))\s+[A-ZÀ-ỸĐ]")
_SERIAL_HEADER = re.compile(r"^S?TT\b")
"""The column of serial numbers, with which the header of a table begins."""
_OFTEN = 3
_AROUND = 8
_LAST = 0.5
"""Share of the longest line of a title: its last line may be as short."""
_SHORT = 0.75
"""Share of the usual width: a shorter line left room for the word that follows it."""
_FULL = 0.94
_WIDE_SHARE = 0.9
_SPACED_SHARE = 0.6
_GOING_ON_SHARE = 0.2


@dataclass(frozen=True)
class Setting:
    """How the running text of a file is set, measured over all of it."""

    first_width: int | None
    """Characters of the first lines of paragraphs where tags before them in a web page cut them early, else None."""
    spaced: bool
    """An empty line follows almost every line, so that it parts nothing."""
    leads: frozenset[str]
    """Words before a colon with which paragraphs begin again and again: "Thời gian hoàn thành"."""


def setting(lines: Sequence[str]) -> Setting:
    """Measure the lines of a file."""
    filled = [(line.strip(), width) for line, width in zip(lines, widths(lines), strict=True) if line.strip()]
    triples = zip(filled, filled[1:], filled[2:], strict=False)
    after_closed = [(one, width, two) for (zero, _), (one, width), (two, _) in triples if is_closed(zero)]
    firsts = [(len(one), width) for one, width, two in after_closed if two[0].islower() and len(two) >= _SHORT * width]
    cut = sorted(length for length, width in firsts if length < _SHORT * width)
    leads = Counter(match[0] for one, _, _ in after_closed if (match := _LEAD.match(one)))
    return Setting(
        first_width=cut[int(len(cut) * _WIDE_SHARE)] if len(cut) > len(firsts) / 2 else None,
        spaced=_is_spaced(lines),
        leads=frozenset(lead for lead, count in leads.items() if count >= _OFTEN),
    )


def _is_spaced(lines: Sequence[str]) -> bool:
    """Say whether full lines are followed by an empty one although sentences go on behind it."""
    full = [
        place
        for place, (line, width) in enumerate(zip(lines[:-2], widths(lines), strict=False))
        if line.strip() and len(line.strip()) >= _SHORT * width
    ]
    apart = [place for place in full if not lines[place + 1].strip()]
    going_on = sum(lines[place + 2].lstrip()[:1].islower() for place in apart)
    return len(apart) > _SPACED_SHARE * len(full) and going_on > _GOING_ON_SHARE * len(apart)


def is_page_number(line: str) -> bool:
    """Whether a line holds nothing but the number of a page."""
    return bool(_PAGE_NUMBER.match(line))


def is_closed(text: str) -> bool:
    """Whether a text ends as a sentence or the lead of a list does."""
    return bool(_CLOSED.search(text))


def is_marked(text: str) -> bool:
    """Whether a line begins with the mark of a list, or the number or letter of a heading."""
    level = headings.numbered_level(text)
    return (
        headings.is_list_item(text)
        or bool(_STEPS.match(text))
        or level in (headings.PART, headings.LETTER, headings.ROMAN)
        or headings.is_caption(text)
        or headings.is_document_title(text)
    )


def widths(lines: Sequence[str]) -> list[int]:
    """Give the width of a full line at each line, by those around it: beside running text there are narrow tables."""
    lengths = [(place, len(line.strip())) for place, line in enumerate(lines) if line.strip()]
    found = [0] * len(lines)
    for count, (place, _) in enumerate(lengths):
        around = sorted(length for _, length in lengths[max(0, count - _AROUND) : count + _AROUND + 1])
        found[place] = around[-2] if len(around) > 1 else around[-1]
    return found


def begins(line: str, paragraph: Sequence[str], form: Setting, full: int) -> bool:
    """Whether a line begins a new paragraph after the lines of the one before it; all are stripped.

    `full` is the width of a full line there.
    """
    before, so_far = paragraph[-1], " ".join(paragraph)
    if wrapping.join(before, line) == before + line:
        return False
    first = form.first_width
    width = first if first and len(paragraph) == 1 and len(before) <= first < full else full
    room = len(before) + 1 + len(line.split(maxsplit=1)[0]) <= _FULL * width
    short = len(before) < _SHORT * width
    lead = _LEAD.match(line)
    if headings.is_document_title(so_far) or headings.is_document_title(line) or (lead and lead[0] in form.leads):
        return True
    if _SERIAL_HEADER.match(line):
        return True
    closed = is_closed(before) or (so_far.startswith("(") and before.endswith(")"))
    if is_marked(line):
        return closed or room or _is_title(so_far, full) or _goes_on_with_list(line, so_far)
    capital = line.lstrip("“\"‘'(")[:1].isupper()
    if closed:
        return room and (capital or line.startswith("("))
    if so_far.isupper() and line.isupper():
        return len(before) < _LAST * max(map(len, paragraph))
    if so_far.isupper():
        return capital or line.startswith("(")
    return short and capital


def _is_title(text: str, width: int) -> bool:
    return len(text) < 2 * width and headings.is_heading(text, bold=None)


def _goes_on_with_list(line: str, so_far: str) -> bool:
    """Say whether a line is surely an item: "c) Tổ chức …", or "- Tổ chức …" below another such item."""
    mark = _ITEM.match(line)
    return mark is not None and (mark[1][-1] == ")" or so_far.startswith(f"{mark[1]} "))
