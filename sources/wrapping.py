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
_BULLET = re.compile(r"^[-+•*–▪●○]")
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))


def clean(text: str) -> str:
    """Text in NFC, without invisible characters, each run of white space one blank."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_INVISIBLE).split())


def join(before: str, after: str) -> str:
    """Two pieces of text that were parted by a line or page end.

    >>> join("Quyết định 172/QĐ-", "BVHTTDL")
    'Quyết định 172/QĐ-BVHTTDL'
    >>> join("kinh tế -", "xã hội")
    'kinh tế - xã hội'
    """
    if not before or not after:
        return before or after
    # The last two characters decide; searching all of them would make long cells quadratic.
    cut = _CUT_AFTER.search(before[-2:]) and not _BULLET.match(after)
    return before + after if cut or _GOES_ON.match(after) else f"{before} {after}"


def unwrap(lines: Iterable[str]) -> str:
    """Give the lines of one paragraph or cell as one line."""
    text = ""
    for line in lines:
        text = join(text, clean(line))
    return text
