"""Makes PDF files whose pages are pictures, as a scanner does, for the tests of recognition."""

from io import BytesIO
from pathlib import Path
from typing import Literal

import pypdfium2
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

Layer = Literal["invisible", "below"]


def picture(file: Path, page: int, *, turned: float = 0.0) -> Image.Image:
    """A page (1-based) of a PDF as a scanner at 200 dpi sees it, turned by so many degrees."""
    with pypdfium2.PdfDocument(file) as document:
        sheet = document[page - 1].render(scale=200 / 72, grayscale=True).to_pil()
    return sheet.rotate(turned, resample=Image.Resampling.BICUBIC, fillcolor=255)


class Scan:
    """A PDF being made of pictures; lengths in points."""

    def __init__(self) -> None:
        self._made = BytesIO()
        self._canvas = Canvas(self._made, invariant=1)

    def page(
        self, sheet: Image.Image, *, layer: Layer | None = None, text: str = "", stamp: str = "", share: float = 1.0
    ) -> None:
        """A page with a picture over `share` of its height, from the top.

        `reader` lies under it, drawn before it (`below`) or in the rendering mode for text that is not seen
        (`invisible`); `stamp` is printed on it.
        """
        width, height = sheet.width * 72 / 200, sheet.height * 72 / 200
        self._canvas.setPageSize((width, height))
        if layer == "below":
            self._canvas.drawString(60, height - 80, text)
        picture = BytesIO()
        sheet.save(picture, "JPEG", quality=85)
        top = height * (1 - share)
        self._canvas.drawImage(ImageReader(picture), 0, top, width, height * share)
        if layer == "invisible":
            hidden = self._canvas.beginText(60, height - 80)
            hidden.setTextRenderMode(3)
            hidden.textLine(text)
            self._canvas.drawText(hidden)
        for line, words in enumerate(stamp.split("\n")):
            self._canvas.drawString(60, 300 - 14 * line, words)
        self._canvas.showPage()

    def text(self, *lines: str) -> None:
        """A page with text and nothing else."""
        for number, line in enumerate(lines):
            self._canvas.drawString(60, 780 - 14 * number, line)
        self._canvas.showPage()

    def done(self) -> bytes:
        self._canvas.save()
        return self._made.getvalue()
