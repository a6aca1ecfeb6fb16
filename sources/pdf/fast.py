"""The fast way through a PDF: PDFium's characters and paths, for pages on which they are sure to be those of `exact`.

A page that is not plain (turned, cropped, with form objects, slanted text, fonts outside the file or without a mapping
to letters) is not read here: None says that the exact way has to. How the letters are read is the business of
`letters`.
"""

from typing import Any, Self

import pypdfium2
from pypdfium2 import raw

from sources import limits
from sources.pdf import drawn, letters
from sources.pdf.letters import NotPlain
from sources.pdf.page import PageContent


class FastPages:
    """An open PDF; ValueError if PDFium cannot open it. Use it with `with`."""

    def __init__(self, data: bytes) -> None:
        try:
            self._pdf = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise ValueError(str(error)) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._pdf.close()

    @property
    def count(self) -> int:
        """How many pages the file has."""
        return len(self._pdf)

    def drawn(self, number: int) -> drawn.Found | None:
        """Give what is drawn on page `number` (1-based), None if PDFium does not tell; LeftOut if too much."""
        try:
            page = self._pdf[number - 1]
        except pypdfium2.PdfiumError:
            return None
        try:
            return drawn.found_on(page)
        except drawn.Unknown:
            return None
        finally:
            page.close()

    def content(self, number: int) -> PageContent | None:
        """Give what page `number` (1-based) holds, or None if it is not plain enough; LeftOut if too much."""
        try:
            page = self._pdf[number - 1]
        except pypdfium2.PdfiumError:
            return None
        try:
            return _content(page, number)
        except (NotPlain, drawn.Unknown):
            _check_size(page)
            return None
        finally:
            page.close()


def _content(page: Any, number: int) -> PageContent:
    # PDFium does not tell a box that the page inherits; then nobody knows whether the page is cropped.
    box = page.get_mediabox(fallback_ok=False)
    if page.get_rotation() or box is None or box[:2] != (0, 0) or page.get_bbox() != box:
        raise NotPlain
    width, height = box[2:]
    found = drawn.found_on(page)
    if found.has_form_text:
        raise NotPlain
    chars = letters.chars(page, height, found.texts)
    drawing = found.drawing
    return PageContent(number, width, height, chars, tuple(drawing.edges), tuple(drawing.shading), tuple(found.images))


def _check_size(page: Any) -> None:
    """Raise LeftOut for a page on which the exact way would spend minutes; PDFium counts it in a second."""
    limits.check(raw.FPDFPage_CountObjects(page), limits.CHARACTERS_OF_A_PAGE, "drawn things")
    textpage = page.get_textpage()
    try:
        limits.check(raw.FPDFText_CountChars(textpage), limits.CHARACTERS_OF_A_PAGE, "characters")
    finally:
        textpage.close()
