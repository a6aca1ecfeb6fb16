"""Numbers that words in brackets repeat: "02 (hai) hội nghị", "05 (năm) ngày", "12 (mười hai) tỷ đồng".

The brackets are taken out before a text is read, so that number and noun stand together, and put back afterwards.
"""

import re
from bisect import bisect_left, bisect_right
from typing import TypeVar

from normalise.records import Quantity, Skipped

_NUMERALS = (
    "không|một|mốt|hai|ba|bốn|tư|năm|lăm|nhăm|sáu|bảy|bẩy|tám|chín|mười|mươi|trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ|"
    "linh|lẻ|rưỡi|phẩy"
)
_REPEATED = re.compile(
    rf"(?<=[0-9A-Za-zỷỉệìàạ])\s?\(\s?(?:{_NUMERALS})(?:\s(?:{_NUMERALS})){{0,20}}\s?\)(?=\s)", re.IGNORECASE
)
_AFTER_NUMBER = re.compile(r"(?:[0-9]|[0-9]\s(?:trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ))$", re.IGNORECASE)

Found = TypeVar("Found", Quantity, Skipped)
Cut = tuple[int, int]
"""Offset in the shorter text, and how many characters were taken out there."""


def without(text: str) -> tuple[str, list[Cut]]:
    """Return the text without the brackets that repeat a number, and where they were."""
    pieces: list[str] = []
    cuts: list[Cut] = []
    done = gone = 0
    for words in _REPEATED.finditer(text) if "(" in text else ():
        if not _AFTER_NUMBER.search(text[max(0, words.start() - 8) : words.start()]):
            continue
        pieces.append(text[done : words.start()])
        cuts.append((words.start() - gone, len(words[0])))
        done, gone = words.end(), gone + len(words[0])
    return "".join([*pieces, text[done:]]) if cuts else text, cuts


def restored(found: Found, text: str, cuts: list[Cut]) -> Found:
    """Return what was found in the shorter text with the offsets and the words of the text as printed."""
    offsets = [offset for offset, _ in cuts]
    start = found.start + sum(length for _, length in cuts[: bisect_right(offsets, found.start)])
    end = found.end + sum(length for _, length in cuts[: bisect_left(offsets, found.end)])
    return found.model_copy(update={"start": start, "end": end, "raw": text[start:end]})
