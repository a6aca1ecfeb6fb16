"""The words of a text that may say of what a figure is: without time, figures, and words of reaching and change.

How the words of a sentence and of what stands above it make a series is `series`.
"""

import re
from functools import lru_cache

from normalise.lexical.lexicon import pattern
from normalise.lexical.text import fold_word
from normalise.statements.analysis import analyse

Words = tuple[str, ...]

_NUMBERING = re.compile(r"^\s*(?:(?:[IVXLC]+|\d+(?:\.\d+)*)[.):]?\s+|[^\W\d_][.)]\s+|[-–+*•]\s*)+")
_NUMBER = re.compile(r"\d[\d.,]*")
_TOKEN = re.compile(r"\w+")
_SILENT = pattern(
    r"{rise|fall}(?:\s+{degree})*|{heading_actual}|{reach|reaches|left_over|have_or_be|estimate|share_verb|equal_to}"
    r"|{at_least|at_most|over|under|nearly|about|exceed_plan}"
    r"|{compare|same_period|year_before|since|still|within|during|until|end_of|moment|of_which|includes}"
    r"|{previous|current|year|quarter|month|day|whole|opening|moves_to|arrives|come_from|and}"
)
"""What may differ between two reports on one thing: that it was reached, about when, and how it changed."""
_SO_FAR = pattern(r"{cumulative|to_date|now}(?:\s+{cumulative|to_date|now})*")
"""What was reached so far is another thing than what was reached in a year."""
_ROMAN = re.compile(r"(?<!\w)[IVXLC]+(?!\w)")
_FILLS_HEADING = pattern(r"{heading_filler}")
SO_FAR = " so_far "


@lru_cache(maxsize=1024)
def of_headings(section: str | None) -> str:
    """Return what the headings above a figure say of it, folded: without numbering, time, and that they report.

    >>> of_headings("I. KẾT QUẢ NĂM 2022 › 2. Cửa khẩu Tân Thanh"), of_headings("II. Kết quả năm 2023")
    ('cửa khẩu tân thanh', '')
    """
    told = (of_line(part) for part in (section or "").split(" › "))
    return " › ".join(" ".join(one) for one in told if one)


@lru_cache(maxsize=4096)
def bare(text: str) -> str:
    """Return a text of the same length without its expressions of time and its figures; "lũy kế" and "đến nay" stay.

    A figure of one digit may as well be a grade ("đạt 4 sao", "cấp 3"), and one that is no quantity is a name ("Quốc lộ
    14"): both stay.
    """
    kept = list(text)
    for sentence in analyse(text).sentences:
        hidden = [(told.start, told.end) for told in sentence.expressions]
        hidden += [
            (number.start, number.start + len(digits[0]))
            for number in sentence.quantities
            if (digits := _NUMBER.match(number.raw)) and len(digits[0]) > 1
        ]
        for start, end in hidden:
            kept[sentence.start + start : sentence.start + end] = " " * (end - start)
    for whole in _SO_FAR.finditer(text):
        kept[whole.start() : whole.end()] = whole[0]
    return "".join(kept)


@lru_cache(maxsize=4096)
def words(text: str) -> Words:
    """Return the words of a bare text that may say of what a figure is, folded, in their order."""
    spoken = _SILENT.sub(" ", _SO_FAR.sub(SO_FAR, text))
    return tuple(fold_word(word) for word in _TOKEN.findall(spoken))


def of_line(text: str) -> Words:
    """Return the words of a heading, a title or a line that leads to what follows."""
    return words(_FILLS_HEADING.sub(" ", bare(_ROMAN.sub(" ", _NUMBERING.sub("", text)))))
