"""How far a text is written in Vietnamese, told by its syllables: they are built from few sounds and bear one tone.

A wrong decoding gives words that cannot be one. What to decode, and how, is the business of `encoding` and `old_fonts`.
"""

import re
import unicodedata

GOOD = 0.7
"""Share of the marked words that are Vietnamese in any right reading; foreign names are the rest."""
_SAMPLE = 200_000
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_NUCLEI = (
    "a ă â e ê i o ô ơ u ư y ai ao au ay âu ây eo êu ia iê iu oa oă oe oi ôi ơi oo ua uâ uê ui uô uơ uy ưa ươ ưi ưu yê "
    "iêu yêu oai oao oay oeo uay uây uôi uya uyê uyu ươi ươu ue uă"
)
_SYLLABLE = re.compile(
    rf"(?:ngh|ng|nh|th|tr|ch|gh|gi|kh|ph|qu|[bcdđghklmnpqrstvx])?(?:{'|'.join(_NUCLEI.split())})(?:ch|ng|nh|[cmnpt])?"
)
_WORD = re.compile(r"[^\s\x00-\x40\x5b-\x60\x7b-\x7f\u2000-\u2fff]+")
_LETTER_OF_ASCII = re.compile("[A-Za-z]")


def share_of_vietnamese(text: str) -> float:
    """Give the share of the words with letters beyond ASCII that are Vietnamese syllables; 1 without any.

    >>> share_of_vietnamese("Báo cáo kết quả"), share_of_vietnamese("Baùo caùo keát quaû")
    (1.0, 0.0)
    """
    found = [is_syllable(word) for word in marked_words(text)]
    return sum(found) / len(found) if found else 1.0


def marked_words(text: str) -> list[str]:
    """Give the words of a text that hold signs beyond ASCII beside letters."""
    words = _WORD.findall(unicodedata.normalize("NFC", text[:_SAMPLE]))
    return [word for word in words if not word.isascii() and len(word) > 1 and _LETTER_OF_ASCII.search(word)]


def is_syllable(word: str) -> bool:
    """Whether a word can be one syllable of Vietnamese, in any case."""
    plain, tones = _TONES.subn("", unicodedata.normalize("NFD", word.lower()))
    return tones <= 1 and bool(_SYLLABLE.fullmatch(unicodedata.normalize("NFC", plain)))
