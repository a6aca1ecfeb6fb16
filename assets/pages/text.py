"""Text of a report as text: signs that steer the direction of writing or a terminal are shown, never obeyed."""

import re
import unicodedata

from markupsafe import Markup, escape

_STEERING = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = "\u0300\u0309\u0303\u0301\u0323"
"""Huyền, hỏi, ngã, sắc, nặng: the order of Vietnamese dictionaries."""
_SHAPES = {"a\u0306": "ă", "a\u0302": "â", "e\u0302": "ê", "o\u0302": "ô", "o\u031b": "ơ", "u\u031b": "ư"}


def shown(text: str) -> str:
    r"""Give a text with what cannot be seen of it made visible.

    >>> shown("a\u202eb\x07")
    'a⟨U+202E⟩b�'
    """
    visible = _STEERING.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", text)
    return _CONTROL.sub("\ufffd", visible)


def put(value: object) -> object:
    """Give what a template prints: text as `shown`, nothing for None, finished markup as it is."""
    if value is None:
        return ""
    return shown(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def safe(text: object) -> Markup:
    """Give a text as markup that shows it."""
    return escape(put(text))


def plain(text: str) -> str:
    """Give a text in small letters without marks, as people type it who have no Vietnamese keyboard.

    >>> plain("Thương mại điện tử")
    'thuong mai dien tu'
    """
    letters = unicodedata.normalize("NFKD", text.casefold().replace("đ", "d"))
    return " ".join("".join(sign for sign in letters if not unicodedata.combining(sign)).split())


def alphabetical(text: str) -> tuple[list[tuple[int, int]], list[int], str]:
    """Give the key that sorts as Vietnamese dictionaries do: by letters (ă and đ are their own), then by tones.

    >>> sorted(["mạ", "ma", "đi", "dù", "ăn", "mã", "anh", "má", "mà", "mả"], key=alphabetical)
    ['anh', 'ăn', 'dù', 'đi', 'ma', 'mà', 'mả', 'mã', 'má', 'mạ']
    """
    letters: list[tuple[int, int]] = []
    tones: list[int] = []
    for sign in unicodedata.normalize("NFD", text.casefold()):
        if sign in _TONES and tones:
            tones[-1] = _TONES.index(sign) + 1
        elif letters and f"{_base(letters[-1])}{sign}" in _SHAPES:
            letters[-1] = _place(_SHAPES[f"{_base(letters[-1])}{sign}"])
        elif not unicodedata.combining(sign):
            letters.append(_place(sign))
            tones.append(0)
    return letters, tones, text


def _place(sign: str) -> tuple[int, int]:
    """Where a sign stands: blanks and signs, digits, letters of the alphabet, all others by their number."""
    if sign in _LETTERS:
        return (2, _LETTERS.index(sign))
    return (1 if sign.isdigit() else 3 if sign.isalpha() else 0, ord(sign))


def _base(place: tuple[int, int]) -> str:
    group, number = place
    return _LETTERS[number] if group == 2 else ""
