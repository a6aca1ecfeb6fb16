"""Pictures of places on the pages of a PDF: what a person looks at to compare a value with the print.

Made on demand. Which place is meant is for the caller to say; text recognition takes its pictures of pages from here.
"""

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from sources.document import Box, Piece, Rejected

if TYPE_CHECKING:
    from PIL.Image import Image

_DPI = 150
_AROUND = 48.0
"""Points of the page that are shown above and below: the rows and lines next to the place."""
_MOST_PIXELS = 18_000_000
"""A sheet of A3 at 300 dpi; larger ones are drawn coarser."""
_OUTLINE = (200, 30, 30)
_LABEL = 22
"""Pixels of the band above each crop that names its page."""
_SHEET_DPI, _GREYS = 100, 8
"""Of whole pages that people leaf through: print of 12 points reads well, at some 55 kB a page."""
_COLOURS = 64
"""Enough for print with a coloured outline, at a fourth of the size."""


def outlined(data: bytes, name: str, pieces: Sequence[Piece]) -> bytes:
    """Give a PNG of a place: a strip of each of its pages, one below the other, with every piece outlined.

    Rejected if the PDF cannot be drawn or lacks the page.
    """
    with _opened(data, name) as pdf:
        strips = [
            _strip(_page(pdf, name, number), number, [piece.box for piece in found])
            for number, found in groupby(sorted(pieces, key=lambda piece: piece.page), key=lambda piece: piece.page)
        ]
    return _png(_stacked(strips))


def whole(data: bytes, name: str, number: int) -> bytes:
    """Give a PNG of page `number` (1-based); Rejected as `outlined`."""
    with _opened(data, name) as pdf:
        return _png(drawn(_page(pdf, name, number), _DPI))


def sheets(data: bytes, name: str, wanted: Callable[[int], bool]) -> Iterator[tuple[int, float, float, bytes | None]]:
    """Yield the number, width and height in points and a small grey PNG of each page; None where none is wanted.

    Rejected as `outlined`.
    """
    with _opened(data, name) as pdf:
        for number in range(1, len(pdf) + 1):
            page = pdf[number - 1]
            picture = _sheet(drawn(page, _SHEET_DPI, grey=True)) if wanted(number) else None
            _, bottom, width, top = page.get_mediabox()
            yield number, width, top - bottom, picture


def drawn(
    page: Any, dpi: int, *, crop: tuple[float, float, float, float] = (0, 0, 0, 0), grey: bool = False
) -> "Image":
    """Draw a page of PDFium, without `crop`: points cut off at its left, bottom, right and top.

    The whole sheet is drawn, as the readers count positions from its corner, also where viewers show a part of it.
    """
    page.set_cropbox(*page.get_mediabox())
    left, bottom, right, top = crop
    points = (page.get_width() - left - right) * (page.get_height() - bottom - top)
    scale = min(dpi / 72, (_MOST_PIXELS / points) ** 0.5)
    picture: Image = page.render(scale=scale, crop=crop, grayscale=grey).to_pil()
    return picture


def shades(data: bytes, number: int, dpi: int, crop: tuple[float, float, float, float]) -> list[int]:
    """Count the points of each of 256 shades of grey on a part of page `number`; `crop` as in `drawn`."""
    with _opened(data, "") as pdf:
        return drawn(pdf[number - 1], dpi, crop=crop, grey=True).histogram()


def _opened(data: bytes, name: str) -> Any:
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise Rejected(name, "a PDF that cannot be drawn", "a whole, unlocked PDF file", "fetch it again") from error


def _page(pdf: Any, name: str, number: int) -> Any:
    if not 1 <= number <= len(pdf):
        raise Rejected(
            name, f"{len(pdf)} page(s)", f"a page {number}", "the file has changed: run `chiso refresh` on its folder"
        )
    return pdf[number - 1]


def _strip(page: Any, number: int, boxes: Sequence[Box]) -> "Image":
    """Draw the part of a page around the boxes, in its full width, with an outline around each."""
    from PIL import ImageDraw

    page.set_cropbox(*page.get_mediabox())
    height = page.get_height()
    top = max(0.0, min(box[1] for box in boxes) - _AROUND)
    bottom = min(height, max(box[3] for box in boxes) + _AROUND)
    strip = drawn(page, _DPI, crop=(0, height - bottom, 0, top)).convert("RGB")
    point = strip.width / page.get_width()
    draw = ImageDraw.Draw(strip)
    for x0, y0, x1, y1 in boxes:
        place = (x0 * point - 2, (y0 - top) * point - 2, x1 * point + 2, (y1 - top) * point + 2)
        draw.rectangle(place, outline=_OUTLINE, width=3)
    return _labelled(strip, f"page {number}")


def _labelled(strip: "Image", words: str) -> "Image":
    from PIL import Image, ImageDraw

    whole_strip = Image.new("RGB", (strip.width, strip.height + _LABEL), (225, 225, 225))
    whole_strip.paste(strip, (0, _LABEL))
    ImageDraw.Draw(whole_strip).text((8, 5), words, fill=(60, 60, 60))
    return whole_strip


def _stacked(strips: Iterable["Image"]) -> "Image":
    from PIL import Image

    found = list(strips)
    sheet = Image.new("RGB", (max(strip.width for strip in found), sum(strip.height for strip in found)), "white")
    top = 0
    for strip in found:
        sheet.paste(strip, (0, top))
        top += strip.height
    return sheet


def _sheet(picture: "Image") -> bytes:
    """Give a PNG in a few greys: a third of the time and half the size of a WebP of print."""
    from PIL import Image

    step = 255 / (_GREYS - 1)
    greys = picture.convert("L").point([round(value / step) for value in range(256)])
    sheet = Image.frombytes("P", greys.size, greys.tobytes())
    sheet.putpalette([channel for grey in range(_GREYS) for channel in [round(grey * step)] * 3])
    file = io.BytesIO()
    sheet.save(file, "PNG", bits=4, compress_level=4)
    return file.getvalue()


def _png(picture: "Image") -> bytes:
    file = io.BytesIO()
    picture.convert("RGB").quantize(_COLOURS).save(file, "PNG", optimize=True)
    return file.getvalue()
