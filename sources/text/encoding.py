"""Which encoding text is really in, whatever it says of itself; text that was decoded wrongly before it was saved.

Vietnamese tells (`syllables`). Text in the fonts from before Unicode is the business of `old_fonts`.
"""

import re
from collections.abc import Iterator
from contextlib import suppress

from sources.layout import old_fonts
from sources.layout.syllables import GOOD, share_of_vietnamese

_STATED = re.compile(rb"""(?:charset|<\?xml[^>]{0,80}encoding)\s*=\s*["']?\s*([\w.-]+)""", re.IGNORECASE)
_MARKS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))
_STRAY = 0.002
"""Share of bytes that may be no UTF-8 in a page that is UTF-8 otherwise: characters cut or pasted in."""


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
    encoding, text = max(readings, key=lambda one: share_of_vietnamese(one[1]))
    wrong = not data.isascii() and encoding != (stated or encoding).replace("utf8", "utf-8")
    notes = [f"encoding mended: stated {stated}, is {encoding}"] if wrong else []
    if "\ufffd" in text:
        notes.append("encoding mended: some characters are lost")
    if share_of_vietnamese(text) >= GOOD:
        return text, tuple(notes)
    mended = [one for _, reading in readings for one in _undone(reading)]
    best, how = max(((text, ""), *mended), key=lambda one: share_of_vietnamese(one[0]))
    return best, (*notes, how) if how else tuple(notes)


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


def _undone(text: str) -> Iterator[tuple[str, str]]:
    """Give a text that makes no sense as it would be if it had been decoded wrongly, and what then went wrong."""
    with suppress(UnicodeEncodeError, UnicodeDecodeError):
        mended = b"".join(map(_byte, text)).decode("utf-8")
        yield mended, "encoding mended: the text had been saved in a wrong decoding"
    if scheme := old_fonts.scheme_of_words(text):
        yield old_fonts.shown(text, scheme), f"encoding mended: the text was in letters of the fonts of {scheme}"


def _byte(char: str) -> bytes:
    """Give a character's byte in Windows-1252 as browsers read it: its five gaps are control characters."""
    try:
        return char.encode("windows-1252")
    except UnicodeEncodeError:
        return char.encode("latin-1")
