"""Pages of a PDF that are set in fonts from before Unicode, with the letters that they show.

Which letters those are is the business of `old_fonts`; whether a page is read or recognised in its picture, of
`reader`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sources.layout import old_fonts
from sources.layout.syllables import is_syllable
from sources.pdf.page import BLANK, Char, PageContent, as_array, each

_HYPHEN_OF_TCVN3 = "ư"
"""What TCVN3 prints where ISO 8859-1 has the soft hyphen, which programs take for a hyphen."""


def decoded(content: PageContent) -> tuple[PageContent, str] | None:
    """Give a page with the letters that it shows, and the scheme of its fonts; None where it is in none."""
    words = list(_words(each(content.chars)))
    scheme = old_fonts.scheme_of_words(" ".join("".join(char.text for char in word) for word in words))
    if scheme is None:
        return None
    chars = (char for word in words for char in _shown(word, scheme))
    return replace(content, chars=as_array(chars)), scheme


def _words(chars: Iterable[Char]) -> Iterator[list[Char]]:
    """Give characters in the order of the file, parted where a gap or another line follows."""
    word: list[Char] = []
    for char in chars:
        if word and not _goes_on(word[-1], char):
            yield word
            word = []
        word.append(char)
    if word:
        yield word


def _goes_on(before: Char, char: Char) -> bool:
    level = abs(char.bottom - before.bottom) < char.size / 2
    return level and -char.size < char.x0 - before.x1 < BLANK * char.size


def _shown(word: list[Char], scheme: str) -> Iterator[Char]:
    """Give the letters of a word, each over the signs that it is made of."""
    text = "".join(char.text for char in word)
    spans = old_fonts.signs_of_letters(text, scheme)
    letters = old_fonts.SCHEMES[scheme](text)
    if scheme == "TCVN3" and is_syllable(letters.replace("-", _HYPHEN_OF_TCVN3)):
        letters = letters.replace("-", _HYPHEN_OF_TCVN3)
    if len(text) != len(word) or len(letters) != len(spans):
        # A sign of the font stands for several letters.
        yield from (char._replace(text=old_fonts.SCHEMES[scheme](char.text)) for char in word)
    else:
        for letter, (start, end) in zip(letters, spans, strict=True):
            yield word[start]._replace(text=letter, x1=word[end - 1].x1)
