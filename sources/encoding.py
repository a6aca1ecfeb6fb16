"""Which encoding text is really in, whatever it says of itself; text that was decoded wrongly before it was saved.

Vietnamese tells: its syllables are built from few sounds, so that a wrong decoding gives words that cannot be one.
"""

import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress

_STATED = re.compile(rb"""(?:charset|<\?xml[^>]{0,80}encoding)\s*=\s*["']?\s*([\w.-]+)""", re.IGNORECASE)
_MARKS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))
_STRAY = 0.002
"""Share of bytes that may be no UTF-8 in a page that is UTF-8 otherwise: characters cut or pasted in."""
_GOOD = 0.7
"""Share of the marked words that are Vietnamese in any right reading; foreign names are the rest."""
_SAMPLE = 200_000

_TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
_VOWELS = "".join(unicodedata.normalize("NFC", v + t) for v in "aăâeêioôơuưy" for t in _TONES)
_SYLLABLE = re.compile(
    rf"(?:ngh|ng|nh|th|tr|ch|gh|gi|kh|ph|qu|[bcdđghklmnpqrstvx])?[{_VOWELS}]{{1,3}}(?:ch|ng|nh|[cmnpt])?"
)
_WORD = re.compile(r"[^\s\x00-\x2f\x3a-\x40\x5b-\x60\x7b-\x7f\u2000-\u206f]+")

# TCVN 5712:1993 (VN3, "ABC"): in its fonts these letters of ISO 8859-1 look Vietnamese.
_TCVN3 = str.maketrans(
    "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢§£¤¥¦",
    "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ",
)


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Give the text of bytes in the encoding they are really in, with a note where another was stated.

    Whatever a page states, bytes that are valid UTF-8 with letters beyond ASCII are UTF-8. Else that encoding is taken
    in which most words are Vietnamese.
    """
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return data.decode(marked, errors="replace"), ()
    match = _STATED.search(data[:4096])
    stated = match[1].decode("ascii").lower() if match else None
    readings = list(_readings(data, stated))
    if not readings:
        return data.decode("utf-8", errors="replace"), ("encoding unknown: some characters are lost",)
    encoding, text = max(readings, key=lambda one: _share_of_vietnamese(one[1]))
    wrong = not data.isascii() and encoding != (stated or encoding).replace("utf8", "utf-8")
    notes = [f"encoding mended: stated {stated}, is {encoding}"] if wrong else []
    if "\ufffd" in text:
        notes.append("encoding mended: some characters are lost")
    mended = max((text, *_undone(text)), key=_share_of_vietnamese)
    if mended is not text:
        notes.append("encoding mended: the text had been saved in a wrong decoding")
    return mended, tuple(notes)


def _readings(data: bytes, stated: str | None) -> Iterator[tuple[str, str]]:
    """Give the decodings that the bytes allow, the likelier first."""
    try:
        yield "utf-8", data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", errors="replace")
        if text.count("\ufffd") <= _STRAY * len(data):
            yield "utf-8", text
    else:
        return
    for encoding in (stated, "windows-1258", "windows-1252"):
        try:
            if encoding:
                yield encoding, data.decode(encoding)
        except (LookupError, UnicodeDecodeError):
            continue


def _undone(text: str) -> Iterator[str]:
    """Give a text that makes no sense as it would be if UTF-8 had been taken for Windows-1252, or TCVN3 for letters."""
    if _share_of_vietnamese(text) >= _GOOD:
        return
    with suppress(UnicodeEncodeError, UnicodeDecodeError):
        yield b"".join(map(_byte, text)).decode("utf-8")
    yield text.translate(_TCVN3)


def _byte(char: str) -> bytes:
    """Give a character's byte in Windows-1252 as browsers read it: its five gaps are control characters."""
    try:
        return char.encode("windows-1252")
    except UnicodeEncodeError:
        return char.encode("latin-1")


def _share_of_vietnamese(text: str) -> float:
    """Give the share of the words with letters beyond ASCII that are Vietnamese syllables; 1 without any."""
    words = [word for word in _WORD.findall(unicodedata.normalize("NFC", text[:_SAMPLE])) if not word.isascii()]
    found = sum(bool(_SYLLABLE.fullmatch(word.lower())) for word in words)
    return found / len(words) if words else 1.0
