"""Pages whose text cannot be taken from the file: pictures of pages, and fonts that print other letters than they hold.

Such a page is read from its picture where tesseract is installed (`ocr`); elsewhere it is reported, and the other pages
of the report are read all the same.
"""

import re
from collections import Counter
from dataclasses import replace
from typing import Any, Self

from sources import limits, picture
from sources.pdf.page import PageContent, as_array
from sources.scan import ocr, old_pages

REMEDY = "install tesseract with Vietnamese (Debian: tesseract-ocr tesseract-ocr-vie) and read the report again"

_PICTURE, _PICTURE_WITH_TEXT = 0.5, 0.75
"""Share of the page that images cover when it is the picture of a page: one on which nothing else is seen, and one
with a few words, which may as well be a map and its title."""
_STAMPED = 100
"""Visible characters that a scan has at most: the stamp of a digital signature, a page number."""
_OUTLINES = 200
"""Paths on a page without text from which it is taken for text that was turned into outlines."""

_ENOUGH = 30
"""Characters below which nothing can be said of a font."""
_UNKNOWN = re.compile(r"\(cid:\d+\)")
"""What pdfminer puts for a sign without a meaning."""
_UNREADABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd\ufffe\uffff]")
_MOST_UNREADABLE = 0.1
"""Share of characters without a meaning; bullets of Wingdings stay far below."""
_VIETNAMESE = re.compile(r"[ĂăĐđĨĩŨũƠơƯưẠ-ỹ]")
"""Letters with which Vietnamese is written, and hardly another language; every tenth to fifth of a Vietnamese text."""
_EIGHT_BIT = re.compile(r"[\u00a1-\u00ff]")
"""Where the fonts of TCVN3 (ABC) and VNI, from before Unicode, keep Vietnamese letters: "B¸o c¸o", "Baùo caùo"."""
_MOST_EIGHT_BIT = 0.15
"""French and Portuguese have one such letter in twenty, TCVN3 and VNI one in four."""
_SAYS_VIETNAMESE = 0.03
_ENOUGH_LETTERS = 300
_COMMON = re.compile(
    "trong|theo|cho|công|thông|hai|ban|trên|không|và|của|các|được|năm|với|kết|quả|tỷlệ|mụctiêu|nhiệmvụ|chỉtiêu|sốlượng",
    re.IGNORECASE,
)
"""Words that no page of Vietnamese is without, and words of table headers; blanks are not always in the file."""


class Scans:
    """The pages of one PDF that have to be looked at; use with `with`. PDFium opens the file when the first is met."""

    def __init__(self, data: bytes, watch: limits.Watch) -> None:
        self._data, self._watch = data, watch
        self._document: Any = None
        self.recognised: list[int] = []
        """Numbers of the pages that tesseract read."""
        self.unread: list[int] = []
        """Numbers of the pages that could not be read."""
        self.notes: dict[int, str] = {}
        """What is to be said of them."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._document is not None:
            self._document.close()

    def resolve(self, content: PageContent) -> PageContent:
        """Give the page as it is, or as it was recognised, or without what must not be read of it."""
        covered = content.covered
        garbled = is_garbled("".join(content.chars["text"].tolist()))
        if garbled and covered < _PICTURE and (found := old_pages.decoded(content)):
            content, scheme = found
            self.notes[content.number] = f"text in fonts from before Unicode decoded: {scheme}"
            return content
        if len(content.chars) and covered < _PICTURE and not garbled:
            return content
        page = self._page(content.number)
        hidden, visible, paths = _drawn(page)
        is_picture = covered >= (_PICTURE_WITH_TEXT if visible else _PICTURE) and visible < _STAMPED
        is_outlined = not len(content.chars) and paths >= _OUTLINES
        if not (is_picture or is_outlined or garbled):
            return content
        why = "its font gives other letters than it prints" if garbled else "an image"
        recognised = self._recognised(page, content)
        if recognised is None:
            self.unread.append(content.number)
            self.notes[content.number] = f"not read, {why}; {REMEDY}"
            # What is printed on an image is read as it stands; a text layer under it is anybody's guess.
            return replace(content, chars=content.chars[:0], edges=()) if garbled or hidden else content
        self.recognised.append(content.number)
        self.notes[content.number] = f"{why}, recognised with tesseract: compare what counts with the page"
        return recognised

    def _page(self, number: int) -> Any:
        import pypdfium2

        if self._document is None:
            self._document = pypdfium2.PdfDocument(self._data)
        return self._document[number - 1]

    def _recognised(self, page: Any, content: PageContent) -> PageContent | None:
        if ocr.tesseract() is None or len(self.unread) >= limits.PICTURES_GIVEN_UP:
            return None
        if len(self.recognised) >= limits.PICTURES:
            return None
        self._watch.picture(content.number)
        found = ocr.read(picture.drawn(page, ocr.DPI, grey=True), content.width)
        if found is None:
            return None
        chars, edges = found
        return replace(content, chars=as_array(chars), edges=edges, shading=(), images=())


def is_garbled(text: str) -> bool:
    """Whether the characters of a page, in any order, are not those that a reader of the page sees."""
    text = _UNKNOWN.sub("\ufffd", text)
    met = Counter(text)
    signs = len(text) - met[" "]
    if signs < _ENOUGH:
        return False
    unreadable, vietnamese, eight_bit = (
        sum(met[sign] for sign in filter(kind.match, met)) for kind in (_UNREADABLE, _VIETNAMESE, _EIGHT_BIT)
    )
    if unreadable > _MOST_UNREADABLE * signs:
        return True
    if eight_bit > _MOST_EIGHT_BIT * signs and vietnamese < _SAYS_VIETNAMESE * signs:
        return True
    written = "".join(text.split())
    return len(written) > _ENOUGH_LETTERS and vietnamese > _SAYS_VIETNAMESE * signs and not _COMMON.search(written)


def _drawn(page: Any) -> tuple[int, int, int]:
    """Count the characters that nobody sees, invisible or under an image, those that are seen, and the paths."""
    import pypdfium2.raw as pdfium

    text = page.get_textpage()
    hidden = paths = 0
    seen: list[tuple[int, float, float]] = []
    """Characters and the middle of each text in sight so far."""
    for thing in page.get_objects(textpage=text):
        if thing.type == pdfium.FPDF_PAGEOBJ_PATH:
            paths += 1
        elif thing.type == pdfium.FPDF_PAGEOBJ_TEXT:
            count = len("".join(thing.extract().split()))
            if pdfium.FPDFTextObj_GetTextRenderMode(thing) == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE:
                hidden += count
            elif count:
                left, bottom, right, top = thing.get_bounds()
                seen.append((count, (left + right) / 2, (bottom + top) / 2))
        elif thing.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = thing.get_bounds()
            beside = [one for one in seen if not (left < one[1] < right and bottom < one[2] < top)]
            hidden += sum(one[0] for one in seen) - sum(one[0] for one in beside)
            seen = beside
    return hidden, sum(one[0] for one in seen), paths
