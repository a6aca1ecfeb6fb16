"""How printed lines become running text: one Unicode form, single blanks, and tokens cut at a line end made whole.

Nothing here knows of pages, tables or file formats.
"""

import re
import unicodedata
from collections.abc import Iterable

# What a printer breaks after: the hyphen of a document number ("172/QĐ-" / "BVHTTDL") and the slash.
# A dash with a blank before it is a dash between words and keeps its blank.
_CUT_AFTER = re.compile(r"(?:[\w)]-|\S/)$")
# What never begins a word of its own, so that a line beginning with it goes on with the token before.
_GOES_ON = re.compile(r"^[%‰,;.:)\]!?](?!\.)")
# A figure that stops at the point between thousands or at the decimal comma, with nothing before it, and what goes on.
_OPEN_FIGURE = re.compile(r"^[(≥≤<>~≈+\-–]*\s?\d{1,3}(?:\.\d{3})*(?:(?P<comma>,)|\.)$")
_THOUSANDS, _DECIMALS = re.compile(r"^\d{3}(?!\d)"), re.compile(r"^\d+\s?%?\)?(?:$|\s+[^\d\s])")
_YEAR_BEGUN, _YEAR_REST = re.compile(r"[\dT]/([12]\d{0,2})$"), re.compile(r"\d{1,3}(?=$|[\s)])(?!\s+[^\W\d])")
_YEAR = re.compile(r"(?:19|20)\d\d")
_BULLET = re.compile(r"^[-+•*–▪●○]")
_LONGEST_FIGURE = 24
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
_WHITE = re.compile(r"\s\s|[^\S ]")
"""White space that is no single blank."""


def is_clean(text: str) -> bool:
    """Whether `clean` leaves every part of a text as it is that neither begins nor ends with a blank."""
    return unicodedata.is_normalized("NFC", text) and not (_INVISIBLE.search(text) or _WHITE.search(text))


def clean(text: str) -> str:
    """Text in NFC, without invisible characters, each run of white space one blank."""
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    if _INVISIBLE.search(text):
        text = _INVISIBLE.sub("", text)
    return " ".join(text.split())


def join(before: str, after: str) -> str:
    """Two pieces of text that were parted by a line or page end.

    >>> join("Quyết định 172/QĐ-", "BVHTTDL")
    'Quyết định 172/QĐ-BVHTTDL'
    >>> join("kinh tế -", "xã hội")
    'kinh tế - xã hội'
    >>> join("22.", "311"), join("98,", "5%"), join("Năm 2022.", "311 xã")
    ('22.311', '98,5%', 'Năm 2022. 311 xã')
    >>> join("Lũy kế 10T/20", "23"), join("Đạt 19/20", "23 xã")
    ('Lũy kế 10T/2023', 'Đạt 19/20 23 xã')
    """
    if not before or not after:
        return before or after
    # The last two characters decide; searching all of them would make long cells quadratic.
    cut = _CUT_AFTER.search(before[-2:]) and not _BULLET.match(after)
    whole = cut or _GOES_ON.match(after) or _is_cut_figure(before, after) or _is_cut_year(before, after)
    return before + after if whole else f"{before} {after}"


def _is_cut_figure(before: str, after: str) -> bool:
    """Whether a narrow cell cut a figure: "22." is none, and what follows makes it one."""
    if len(before) > _LONGEST_FIGURE or not (found := _OPEN_FIGURE.match(before)):
        return False
    return bool((_DECIMALS if found["comma"] else _THOUSANDS).match(after))


def _is_cut_year(before: str, after: str) -> bool:
    """Whether a narrow cell cut the year of a month: "10T/20" and "23", with nothing behind it on its line."""
    first, second = _YEAR_BEGUN.search(before[-6:]), _YEAR_REST.match(after)
    return bool(first and second and _YEAR.fullmatch(f"{first[1]}{second[0]}"))


def unwrap(lines: Iterable[str]) -> str:
    """Give the lines of one paragraph or cell as one line."""
    text = ""
    for line in lines:
        text = join(text, clean(line))
    return text
