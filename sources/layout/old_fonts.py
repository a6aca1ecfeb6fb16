"""Text in the fonts from before Unicode, TCVN3 ("ABC": .VnTime) and VNI (VNI-Times), as the letters that it shows.

Such a file holds other signs than it prints: "S¶n l­îng", "Saûn löôïng". The font tells, or where it is not known, the
words. Text that is Unicode already is left alone, in whatever font it is set. Encodings of bytes belong to `encoding`.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Self

from sources.layout.syllables import GOOD, marked_words, share_of_vietnamese

_TCVN3 = str.maketrans(
    "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢§£¤¥¦",
    "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ",
)
"""TCVN 5712:1993 (VN3): these letters of ISO 8859-1 look Vietnamese in its fonts."""

_CAPITALS = re.compile(r"(?<![^\W_])(?=[^\Wa-z]*[A-Z][^\Wa-z]*[A-Z])[^\Wa-z]+(?![^\W_])")
"""A word in capitals: there are none with tones in TCVN3, whose fonts of capitals show them."""

_VNI_TONES = "ùøûõï"
_VNI_PAIRS = {
    **dict(zip(("a" + sign for sign in "ùøûõïâáàåãäêéèúüë"), "áàảãạâấầẩẫậăắằẳẵặ", strict=True)),
    **dict(zip(("e" + sign for sign in "ùøûõïâáàåãä"), "éèẻẽẹêếềểễệ", strict=True)),
    **dict(zip(("o" + sign for sign in "ùøûõïâáàåãä"), "óòỏõọôốồổỗộ", strict=True)),
    **dict(zip(("u" + sign for sign in _VNI_TONES), "úùủũụ", strict=True)),
    **dict(zip(("y" + sign for sign in "ùøûõ"), "ýỳỷỹ", strict=True)),
    **dict(zip(("ô" + sign for sign in _VNI_TONES), "ớờởỡợ", strict=True)),
    **dict(zip(("ö" + sign for sign in _VNI_TONES), "ứừửữự", strict=True)),
    **dict(zip("ôöîñíìæóò", "ơưỵđíìỉĩị", strict=True)),
}
"""A letter and the sign that follows it (VNI for Windows), and the letters that have a sign of their own."""
_VNI_SIGNS = re.compile("|".join(sorted(map(re.escape, _VNI_PAIRS), key=len, reverse=True)), re.IGNORECASE)

_TCVN3_FONT = re.compile(r"\.vn|vn(?:time|arial)", re.IGNORECASE)
_VNI_FONT = re.compile(r"vni[- ]", re.IGNORECASE)
_ANY_FONT = re.compile(rf"\b(?:{_TCVN3_FONT.pattern}|{_VNI_FONT.pattern})|[\"'\s:]\.vn", re.IGNORECASE)
_CAPITALS_FONT = re.compile(r"\.?vn.*h$", re.IGNORECASE)
"""Fonts of TCVN3 that show small letters as capitals."""

_BEYOND_LATIN = re.compile("[ĂăĐđĨĩŨũƠơƯưẠ-ỹ]")
"""Letters that only Unicode has."""
_SHARED = "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý"
"""Letters of Vietnamese that ISO 8859-1 has too, where the old fonts show others."""
_FOREIGN = re.compile(f"[\u00a1-\u00ff](?<![{_SHARED}])")
"""Signs that no Vietnamese word is written with."""
_MOVED = {0xF000 + code: code for code in range(0x20, 0x100)}
"""Word keeps text in fonts that it takes for symbols in the private area of Unicode."""
_FEWEST = 3
"""Marked words without which nothing is decoded that no font names."""


def from_tcvn3(text: str) -> str:
    """Give the letters that the fonts of TCVN3 show.

    >>> from_tcvn3("ChØ tiªu n¨m 2001"), from_tcvn3("B¸O C¸O")
    ('Chỉ tiêu năm 2001', 'BÁO CÁO')
    """
    return _CAPITALS.sub(lambda found: found[0].upper(), text.translate(_TCVN3))


def from_vni(text: str) -> str:
    """Give the letters that the fonts of VNI show.

    >>> from_vni("Chæ tieâu naêm 2001, ÑÔN VÒ TÍNH: tyû ñoàng")
    'Chỉ tiêu năm 2001, ĐƠN VỊ TÍNH: tỷ đồng'
    """

    def letter(found: re.Match[str]) -> str:
        small = _VNI_PAIRS[found[0].lower()]
        return small.upper() if found[0][0].isupper() else small

    return _VNI_SIGNS.sub(letter, text)


def signs_of_letters(text: str, scheme: str) -> list[tuple[int, int]]:
    """Give from where to where the signs of each letter of a text reach: in VNI a letter may have two."""
    if scheme != "VNI":
        return [(at, at + 1) for at in range(len(text))]
    pairs = {found.start() for found in _VNI_SIGNS.finditer(text) if len(found[0]) > 1}
    return [(at, at + 1 + (at in pairs)) for at in range(len(text)) if at - 1 not in pairs]


SCHEMES: dict[str, Callable[[str], str]] = {"TCVN3": from_tcvn3, "VNI": from_vni}


@dataclass(frozen=True)
class OldFonts:
    """How the texts of one file are to be read, font by font."""

    holds_unicode: bool
    """The text in old fonts is Unicode after all: somebody changed the text and left the font."""
    unnamed: str | None
    """The scheme of the text in all other fonts, None where it is Unicode."""
    seen: frozenset[str]
    """The schemes of the old fonts that are in use."""

    @property
    def any(self) -> bool:
        """Whether there is something to decode."""
        return bool(self.seen or self.unnamed)

    @classmethod
    def of(cls, texts: Iterable[tuple[str, str | None]]) -> Self:
        """Look at the texts of a file, each with the name of its font, None where it is not known."""
        old: list[str] = []
        others: list[str] = []
        seen: set[str] = set()
        for text, font in texts:
            if text.isascii():
                continue
            scheme = scheme_of(font)
            seen.update([scheme] if scheme else [])
            (old if scheme else others).append(text)
        in_old = "\n".join(old)
        unicode = len(_BEYOND_LATIN.findall(in_old)) > len(_FOREIGN.findall(in_old.translate(_MOVED)))
        return cls(holds_unicode=unicode, unnamed=scheme_of_words("\n".join(others)), seen=frozenset(seen))

    def read(self, text: str, font: str | None) -> str:
        """Give the letters that a text shows in a font."""
        scheme = scheme_of(font) or self.unnamed
        if not text or scheme is None or _BEYOND_LATIN.search(text):
            return text
        moved = text.translate(_MOVED)
        if self.holds_unicode and not _FOREIGN.search(moved):
            return text
        letters = SCHEMES[scheme](moved)
        return letters.upper() if font and scheme == "TCVN3" and _CAPITALS_FONT.match(font.strip(" '\"")) else letters

    def notes(self) -> tuple[str, ...]:
        """Say what was decoded."""
        schemes = sorted((set() if self.holds_unicode else self.seen) | ({self.unnamed} if self.unnamed else set()))
        return (f"text in fonts from before Unicode decoded: {', '.join(schemes)}",) if schemes else ()


def named_in(text: str) -> bool:
    """Whether a style sheet or a page names an old font."""
    return bool(_ANY_FONT.search(text))


def scheme_of(font: str | None) -> str | None:
    """Give the scheme of a font by its name: ".VnTime" → "TCVN3", "VNI-Times" → "VNI", others None."""
    if font and _TCVN3_FONT.match(font.strip(" '\"")):
        return "TCVN3"
    return "VNI" if font and _VNI_FONT.match(font.strip(" '\"")) else None


def shown(text: str, scheme: str) -> str:
    """Give the letters that lines in a scheme show; those in Unicode among them stay."""
    return "\n".join(line if _BEYOND_LATIN.search(line) else SCHEMES[scheme](line) for line in text.split("\n"))


def scheme_of_words(text: str) -> str | None:
    """Give the scheme in which the words of a text are Vietnamese; None where they are as they stand, or in neither."""
    share = share_of_vietnamese(text)
    if share >= GOOD or len(marked_words(text)) < _FEWEST:
        return None
    shares = {scheme: share_of_vietnamese(shown(text, scheme)) for scheme in SCHEMES}
    best = max(shares, key=lambda scheme: shares[scheme])
    return best if shares[best] >= GOOD else None
