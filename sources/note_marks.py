"""What the mark of a footnote looks like in running text, and what only looks like one.

Where notes stand in a file is the business of the format modules.
"""

import re

_MARK = re.compile(r"[(\[]?(\d{1,3}|\*{1,3}|[a-z]|[ivx]{1,5})[)\].]?")
_RAISED = re.compile(r"[(\[]?(?:\d{1,2}|\*{1,3})[)\]]?")
_TAKES_POWER = re.compile(r"(?:^|[\s\d/(.,])(?:[mkcd]?m|10)$")
"""What a raised figure is a power of: km², 10³."""


def mark(text: str) -> str | None:
    """Give the mark in a text that is nothing else: "1" of "[1]"; None for other text."""
    found = _MARK.fullmatch(text.strip())
    return found[1] if found else None


def is_raised_mark(raised: str, before: str) -> bool:
    """Whether raised figures mark a note: they stand right behind a word that takes no power.

    >>> is_raised_mark("1", "06 Quyết định"), is_raised_mark("2", "5 km")
    (True, False)
    """
    if not _RAISED.fullmatch(raised.strip()) or not before or before[-1].isspace():
        return False
    return not _TAKES_POWER.search(before)
