"""Draws PDF pages for tests: rulings, shading and words exactly where a test wants them."""

from io import BytesIO
from pathlib import Path

from PIL.Image import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

HEIGHT = A4[1]
SIZE = 10
LINE = 12


class Pages:
    """A PDF being drawn; positions in points from the upper left corner, as in a Document."""

    def __init__(self) -> None:
        import font_roboto

        files = Path(font_roboto.__file__).with_name("files")
        pdfmetrics.registerFont(TTFont("Roboto", files / "Roboto-Regular.ttf"))
        pdfmetrics.registerFont(TTFont("Roboto-Bold", files / "Roboto-Bold.ttf"))
        self._made = BytesIO()
        self._canvas = Canvas(self._made, pagesize=A4, invariant=1)

    def text(self, x: float, top: float, *lines: str, bold: bool = False, mode: int = 0) -> None:
        """Lines of text, the first with its upper edge at `top`; `mode` 2 fills and outlines the letters."""
        self._canvas.setFont("Roboto-Bold" if bold else "Roboto", SIZE)
        for number, line in enumerate(lines):
            self._canvas.drawString(x, HEIGHT - top - SIZE - number * LINE, line, mode=mode)

    def stamp(
        self,
        x: float,
        top: float,
        text: str,
        *,
        size: float = SIZE,
        degrees: float = 0,
        ink: tuple[float, float, float] = (0, 0, 0),
    ) -> None:
        """A text of any size and colour, turned to the left around its beginning at (`x`, `top`)."""
        self._canvas.saveState()
        self._canvas.setFillColorRGB(*ink)
        self._canvas.setFont("Roboto", size)
        self._canvas.translate(x, HEIGHT - top)
        self._canvas.rotate(degrees)
        self._canvas.drawString(0, 0, text)
        self._canvas.restoreState()

    def turned(self, degrees: int) -> None:
        """Turn what follows on the page to the left, its upper edge to the left, lower or right edge of the page."""
        width, height = A4
        self._canvas.translate(*{90: (height, 0), 180: (width, height), 270: (width - height, height)}[degrees])
        self._canvas.rotate(degrees)

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self._canvas.setLineWidth(0.5)
        self._canvas.line(x0, HEIGHT - y0, x1, HEIGHT - y1)

    def shade(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A box that is filled and has no outline, as Word shades a cell."""
        self._canvas.setFillGray(0.9)
        self._canvas.rect(x0, HEIGHT - y1, x1 - x0, y1 - y0, stroke=0, fill=1)
        self._canvas.setFillGray(0)

    def picture(self, x0: float, y0: float, x1: float, y1: float, image: Image) -> None:
        """An image that fills a box."""
        self._canvas.drawImage(ImageReader(image), x0, HEIGHT - y1, x1 - x0, y1 - y0)

    def draw(self, *operators: str) -> None:
        """What the operators of a content stream say (ISO 32000-1, annex A); they count from the lower left corner."""
        self._canvas._code += ["q", *operators, "Q"]

    def form(self, *operators: str) -> None:
        """The same in a form that the page holds."""
        self._canvas.beginForm("drawn")
        self._canvas._code += operators
        self._canvas.endForm()
        self._canvas.doForm("drawn")

    def table(
        self, xs: list[float], ys: list[float], rows: list[list[str]], *, top: bool = True, bottom: bool = True
    ) -> None:
        """A ruled table with columns between `xs` and rows between `ys`; its upper or lower border may be left open."""
        for number, y in enumerate(ys):
            if (number or top) and (number < len(ys) - 1 or bottom):
                self.line(xs[0], y, xs[-1], y)
        for x in xs:
            self.line(x, ys[0], x, ys[-1])
        for y, row in zip(ys, rows, strict=False):
            for x, text in zip(xs, row, strict=False):
                self.text(x + 4, y + 2, *text.split("\n"))

    def next_page(self) -> None:
        self._canvas.showPage()

    def done(self) -> bytes:
        self._canvas.save()
        return self._made.getvalue()
