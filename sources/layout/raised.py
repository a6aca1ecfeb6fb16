"""Text that a file raises above the line: marks of notes are left out, powers and degrees stay what they are.

The readers of formats that know raised text set it between two signs while they gather it (`raised`), and have it
judged when paragraphs and cells are whole (`without_raised_marks`), for a mark may be made of several pieces: "(", "1",
")". What a mark looks like is the business of `note_marks`.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace

from sources.layout import wrapping
from sources.layout.grid import Grid
from sources.layout.note_marks import is_raised_mark, mark
from sources.layout.outline import Item, Note, Text
from sources.layout.raised_signs import as_raised

_BEGIN, _END = "\ufdd0", "\ufdd1"
"""Characters that Unicode keeps free for use inside programs."""
_RAISED = re.compile(f"{_BEGIN}([^{_END}]*){_END}?")
_BETWEEN = re.compile(f"{_END}{_BEGIN}")
_LETTER = re.compile(r"[(\[]?[a-mp-z][)\]]?")
_TAKES_LETTER = re.compile(r"[\d%)]$|[^\W\d_]{3}$")
"""What a raised letter marks a note of; behind fewer letters it may be a power."""
_FRACTION = re.compile(r"[/⁄][2-9](?!\d)")
_MARKED = re.compile(r"[\w%)”\"]$")
_LEADING = re.compile(f"\\s*{_BEGIN}([^{_END}]*){_END}\\s*(?=[^/⁄\\s].*\\w)")
_TYPED = re.compile(r"(?:[(\[](\d{1,2}|\*{1,3})[)\]]|(\d{1,2}|\*{1,3}))\s*(?=[^\W\d_])")
"""The mark of a note below what it is about, where that mark is not raised again."""
_RAISED_SIGNS = re.compile(r"([¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3})\s*(?=[^\W\d_(*])")


def raised(text: str) -> str:
    """Give text as it is gathered where the file raises it."""
    return f"{_BEGIN}{text}{_END}" if text.strip() else text


def without_raised_marks(items: Iterable[Item]) -> Iterator[Item]:
    """Give paragraphs and tables without the marks of notes in them; a paragraph that begins with one is the note."""
    referred: set[str] = set()
    for item in items:
        if isinstance(item, Grid):
            rows = []
            for row in item.rows:
                judged = [settled(cell.text) for cell in row.cells]
                referred.update(sign for _, signs in judged for sign in signs)
                cells = (replace(cell, text=text) for cell, (text, _) in zip(row.cells, judged, strict=True))
                rows.append(replace(row, cells=tuple(cells)))
            yield replace(item, rows=tuple(rows))
        elif isinstance(item, Note):
            yield replace(item, text=settled(item.text)[0])
        elif note := _typed_note(item, referred):
            referred.discard(note.mark)
            yield note
        else:
            text, signs = settled(item.text)
            referred.update(signs)
            yield replace(item, text=text)


def settled(line: str) -> tuple[str, tuple[str, ...]]:
    """Give gathered text as it is read, without marks of notes, and the marks.

    >>> settled("đạt 95" + raised("(") + raised("1)") + " xã, rộng 5 km" + raised("2"))
    ('đạt 95 xã, rộng 5 km2', ('1',))
    >>> settled("12 x 10" + raised("6") + " kWh, 3 " + raised("1") + "/2 giờ, 25" + raised("0") + "C")[0]
    '12 x 10⁶ kWh, 3 1/2 giờ, 25°C'
    """
    if _BEGIN not in line:
        return line, ()
    line = _BETWEEN.sub("", line)
    out, end = "", 0
    signs: list[str] = []
    for found in _RAISED.finditer(line):
        out += line[end : found.start()]
        end = found.end()
        before = out.rstrip()
        apart = before != out
        if _FRACTION.match(line, end):
            out = f"{before} {found[1]}" if before[-1:].isdigit() else out + found[1]
        elif _is_mark(found[1], before, apart=apart):
            signs += re.findall(r"\w+|\*+", found[1])
        else:
            is_power = apart and found[1].isdigit() and not is_raised_mark(found[1], before)
            out = (before if is_power else out) + as_raised(found[1], before)
    return wrapping.clean(out + line[end:]), tuple(signs)


def _typed_note(paragraph: Text, referred: set[str]) -> Note | None:
    """Give a paragraph as the note that it is: it begins with a raised mark, or with one that was referred to."""
    line = _BETWEEN.sub("", paragraph.text)
    if found := _LEADING.match(line):
        sign = mark(found[1])
    elif found := _RAISED_SIGNS.match(line):
        sign = str(int(unicodedata.normalize("NFKC", found[1])))
    elif (found := _TYPED.match(line)) and (found[1] or found[2]) in referred:
        sign = found[1] or found[2]
    else:
        return None
    return Note(sign, settled(line[found.end() :])[0].strip(), paragraph.pieces) if sign else None


def _is_mark(sign: str, before: str, *, apart: bool) -> bool:
    """Whether raised signs mark a note of the text before them, from which a blank may set them apart."""
    if apart and not _MARKED.search(before):
        return False
    sign = "".join(sign.split())
    return bool(_LETTER.fullmatch(sign) and _TAKES_LETTER.search(before)) or is_raised_mark(sign, before)
