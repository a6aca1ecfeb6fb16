"""Vietnamese text as such: one normal form, a key for comparing, and where sentences end.

What words mean (quantities, periods, entities) does not belong here.
"""

import re
import unicodedata
from functools import cache, lru_cache

_DASH = re.compile(r"\s*[-\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]\s*")
_BLANK = re.compile(r"[\s\u200B\u2060\uFEFF]+")


def nfc(text: str) -> str:
    """Return `text` in NFC, the form of every text in chiso: pages mix it with NFD. đ is a letter of its own."""
    return unicodedata.normalize("NFC", text)


_TONES = "\u0300\u0301\u0303\u0309\u0323"
_EARLY_TONE = {
    nfc(first + second + tone): nfc(first + tone + second)
    for first, second in (("o", "a"), ("o", "e"), ("u", "y"))
    for tone in _TONES
}
"""hoà → hòa, khoẻ → khỏe, uỷ → ủy: both spellings are in official use."""
_LATE_TONE = re.compile("|".join(_EARLY_TONE))


def fold(text: str) -> str:
    """Return the key under which two spellings of the same words are equal; never for display.

    Folded: letter case, blanks (also those without width), dashes and the blanks around them, the place of the tone
    mark (hoà / hòa) and đ → d. Accents stay: "bản", "bán" and "bạn" are three words.

    >>> fold("Huyện  Hoà Vang – Đà Nẵng")
    'huyện hòa vang-dà nẵng'
    """
    return _folded(text) if len(text) <= _NAME else _folded.__wrapped__(text)


_NAME = 640
"""Characters; the keys of names and words are kept, since they are asked for again and again."""


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    key = _DASH.sub("-", _BLANK.sub(" ", nfc(text)).strip()).lower().replace("đ", "d")
    return _LATE_TONE.sub(lambda late: _EARLY_TONE[late[0]], key)


_LATE_OF_EARLY = {early: late for late, early in _EARLY_TONE.items()}
_EARLY = re.compile("|".join(_LATE_OF_EARLY))


def tone_spellings(syllable: str) -> tuple[str, ...]:
    """Return the spellings of a syllable that differ in the place of the tone mark: lũy and luỹ, hòa and hoà.

    >>> tone_spellings("luỹ"), tone_spellings("năm")
    (('lũy', 'luỹ'), ('năm',))
    """
    early = _LATE_TONE.sub(lambda late: _EARLY_TONE[late[0]], syllable)
    late = _EARLY.sub(lambda one: _LATE_OF_EARLY[one[0]], early)
    return (early,) if late == early else (early, late)


fold_word = lru_cache(maxsize=20_000)(fold)
"""`fold` for single words, of which a language has few and a report prints each often."""


_STOP = re.compile(r"(?:[.?!]|…)[\"”’»)\]]*(?=\s)|\n")
_OPENING = re.compile(r"\s*(?:[-–+*•▪●○]\s*|[\"“‘«(\[])*")
_LAST_WORD = re.compile(r"[^\s(\[“\"]*$")
_ITEM_NUMBER = re.compile(r"(?:\d{1,3}(?:\.\d{1,3})*|[a-zđ]|[IVX]+)", re.IGNORECASE)


def sentences(text: str) -> list[tuple[int, int]]:
    """Return the sentences of `text` as (start, end) offsets, outer blanks left out; together they hold all its words.

    A sentence ends at `.`, `?`, `!` or `…` before a blank and a capital letter, a digit or a bullet, and at a line end.
    It does not end at a semicolon, after an abbreviation ("TP. HCM", "v.v…"), inside a number ("5.030.000"), or after
    the number of an item ("1.1. Mục tiêu", "a. Kết quả").
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for stop in _STOP.finditer(text):
        if stop[0] == "\n" or _ends(text, start, stop):
            _append(spans, text, start, stop.end())
            start = stop.end()
    _append(spans, text, start, len(text))
    return spans


def _ends(text: str, start: int, stop: re.Match[str]) -> bool:
    opening = _OPENING.match(text, stop.end())
    following = text[opening.end() : opening.end() + 1] if opening else ""
    bullet = bool(opening and opening[0].strip(' \t"“‘«(['))
    if not (following.isupper() or following.isdigit() or bullet):
        return False
    before = text[max(start, stop.start() - 24) : stop.start()].rstrip(".…")
    word = _LAST_WORD.search(before)
    last = word[0] if word else ""
    if fold(last) in _abbreviations():
        return False
    begins = not text[start : stop.start()].rstrip(".").removesuffix(last).strip(" -–+*•(")
    return not (begins and _ITEM_NUMBER.fullmatch(last))


@cache
def _abbreviations() -> frozenset[str]:
    from normalise.lexical import lexicon  # which itself folds its words with this module

    return lexicon.words("title_abbreviation") | lexicon.words("abbreviation")


def _append(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    lead = len(piece) - len(piece.lstrip())
    if piece.strip():
        spans.append((start + lead, start + len(piece.rstrip())))
