"""How the lines of a text export are set: how wide, spaced or not, page numbers; and where a paragraph begins.

A text file knows neither pages nor type; what it is read by is the length of its lines, their ends and beginnings.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sources import headings, wrapping

_CLOSED = re.compile(r"(?:[.;:!?…]|\./\.)[”\"’)\]]?$")
_STEPS = re.compile(r"^\d{1,2}(?:\.\d{1,2})+\s+[^\W\d_]")
_PAGE_NUMBER = re.compile(r"^\s*(?:[-–]\s*)?(?:trang\s+)?\d{1,3}(?:\s*/\s*\d{1,3})?(?:\s*[-–])?\s*$", re.IGNORECASE)
_LEAD = re.compile(r"^[^\W\d_][^.,;:()]{3,40}:(?=\s)")
_ITEM = re.compile(r"^([-+•*–]|[a-zđ]\))\s+[A-ZÀ-ỸĐ]")
_OFTEN = 3
_LAST = 0.5
"""Share of the longest line of a title: its last line may be as short."""
_SHORT = 0.75
"""Share of the usual width: a shorter line left room for the word that follows it."""
_FULL = 0.92
_WIDE_SHARE = 0.9
_SPACED_SHARE = 0.6
_GOING_ON_SHARE = 0.2


@dataclass(frozen=True)
class Setting:
    """How the running text of a file is set, measured over all of it."""

    width: int
    """Characters of a full line."""
    first_width: int
    """The same of the first lines of paragraphs, which are cut early where tags stood before them in a web page."""
    spaced: bool
    """An empty line follows almost every line, so that it parts nothing."""
    leads: frozenset[str]
    """Words before a colon with which paragraphs begin again and again: "Thời gian hoàn thành"."""


def setting(lines: Sequence[str]) -> Setting:
    """Measure the lines of a file."""
    width = _most(len(line.strip()) for line in lines if line.strip())
    filled = [line.strip() for line in lines if line.strip()]
    after_closed = [
        (one, two) for zero, one, two in zip(filled, filled[1:], filled[2:], strict=False) if is_closed(zero)
    ]
    firsts = [len(one) for one, two in after_closed if two[0].islower() and len(two) >= _SHORT * width]
    cut = [length for length in firsts if length < _SHORT * width]
    leads = Counter(match[0] for one, _ in after_closed if (match := _LEAD.match(one)))
    return Setting(
        width=width,
        first_width=_most(cut) if len(cut) > len(firsts) / 2 else width,
        spaced=_is_spaced(lines, width),
        leads=frozenset(lead for lead, count in leads.items() if count >= _OFTEN),
    )


def _is_spaced(lines: Sequence[str], width: int) -> bool:
    """Say whether full lines are followed by an empty one although sentences go on behind it."""
    full = [place for place, line in enumerate(lines[:-2]) if len(line.strip()) >= _SHORT * width > 0]
    apart = [place for place in full if not lines[place + 1].strip()]
    going_on = sum(lines[place + 2].lstrip()[:1].islower() for place in apart)
    return len(apart) > _SPACED_SHARE * len(full) and going_on > _GOING_ON_SHARE * len(apart)


def _most(lengths: Iterable[int]) -> int:
    """Give the length that nine of ten do not exceed."""
    found = sorted(lengths)
    return found[int(len(found) * _WIDE_SHARE)] if found else 0


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


def begins(line: str, paragraph: Sequence[str], form: Setting) -> bool:
    """Whether a line begins a new paragraph after the lines of the one before it; all are stripped."""
    before, so_far = paragraph[-1], " ".join(paragraph)
    if wrapping.join(before, line) == before + line:
        return False
    width = form.first_width if len(paragraph) == 1 and len(before) <= form.first_width else form.width
    room = len(before) + 1 + len(line.split(maxsplit=1)[0]) <= _FULL * width
    short = len(before) < _SHORT * width
    lead = _LEAD.match(line)
    if headings.is_document_title(so_far) or headings.is_document_title(line) or (lead and lead[0] in form.leads):
        return True
    if is_marked(line):
        return is_closed(before) or short or _is_title(so_far, form) or _goes_on_with_list(line, so_far)
    capital = line.lstrip("“\"‘'(")[:1].isupper()
    if is_closed(before):
        return room and (capital or line.startswith("("))
    if so_far.isupper() and line.isupper():
        return len(before) < _LAST * max(map(len, paragraph))
    return (short and capital) or (so_far.isupper() and line.startswith("("))


def _is_title(text: str, form: Setting) -> bool:
    return len(text) < 2 * form.width and headings.is_heading(text, bold=None)


def _goes_on_with_list(line: str, so_far: str) -> bool:
    """Say whether a line is surely an item: "c) Tổ chức …", or "- Tổ chức …" below another such item."""
    mark = _ITEM.match(line)
    return mark is not None and (mark[1][-1] == ")" or so_far.startswith(f"{mark[1]} "))
