"""Numbers that words in brackets repeat: "02 (hai) hội nghị", "05 (năm) ngày", "12 (mười hai) tỷ đồng".

The brackets are taken out before a text is read, so that number and noun stand together, and put back afterwards.
"""

from bisect import bisect_left, bisect_right
from typing import NamedTuple, TypeVar

from normalise.lexical import lexicon
from normalise.records import Quantity, Skipped

_REPEATED = lexicon.pattern(r"(?<=\w)\s?\(\s?{numeral}(?:\s{numeral}){0,20}\s?\)(?=\s)")
_AFTER_NUMBER = lexicon.pattern(r"[0-9](?:\s{numeral})?$")

Found = TypeVar("Found", Quantity, Skipped)


class Cuts(NamedTuple):
    """Offsets in the shorter text where something was taken out, and how many characters in all up to there."""

    offsets: list[int]
    gone: list[int]


def without(text: str) -> tuple[str, Cuts | None]:
    """Return the text without the brackets that repeat a number, and where they were."""
    pieces: list[str] = []
    cuts = Cuts([], [])
    done = gone = 0
    for words in _REPEATED.finditer(text) if "(" in text else ():
        if not _AFTER_NUMBER.search(text[max(0, words.start() - 8) : words.start()]):
            continue
        pieces.append(text[done : words.start()])
        cuts.offsets.append(words.start() - gone)
        done, gone = words.end(), gone + len(words[0])
        cuts.gone.append(gone)
    return ("".join([*pieces, text[done:]]), cuts) if pieces else (text, None)


def restored(found: Found, text: str, cuts: Cuts) -> Found:
    """Return what was found in the shorter text with the offsets and the words of the text as printed."""
    before, within = bisect_right(cuts.offsets, found.start), bisect_left(cuts.offsets, found.end)
    start = found.start + (cuts.gone[before - 1] if before else 0)
    end = found.end + (cuts.gone[within - 1] if within else 0)
    return found.model_copy(update={"start": start, "end": end, "raw": text[start:end]})
