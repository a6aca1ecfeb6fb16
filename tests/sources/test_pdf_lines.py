"""Characters of a drawn page into lines of text: blanks, order and wide letters."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from sources.pdf import reader

SIZE = 10


def read(draw: Callable[[Canvas], None]) -> str:
    """The only paragraph of a page on which `draw` draws."""
    import font_roboto

    pdfmetrics.registerFont(TTFont("Roboto", Path(font_roboto.__file__).with_name("files") / "Roboto-Regular.ttf"))
    made = BytesIO()
    canvas = Canvas(made, pagesize=A4, invariant=1)
    canvas.setFont("Roboto", SIZE)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    (block,) = reader.read(made.getvalue(), "drawn.pdf").blocks
    return block.text


def width(text: str) -> float:
    return pdfmetrics.stringWidth(text, "Roboto", SIZE)


def accents_last(canvas: Canvas) -> None:
    # As LibreOffice does: the letters of another part of the font after the plain ones, each in its place.
    canvas.drawString(60, 700, "Ch")
    canvas.drawString(60 + width("Chỉ "), 700, "tiêu")
    canvas.drawString(60 + width("Ch"), 700, "ỉ")


def no_blanks(canvas: Canvas) -> None:
    x = 60.0
    for word in ("Tỷ", "lệ", "hồ", "sơ"):
        canvas.drawString(x, 700, word)
        x += width(word + " ")


def two_blanks(canvas: Canvas) -> None:
    canvas.drawString(60, 700, "Tỷ lệ  hồ sơ")


def spread(canvas: Canvas, points: float) -> None:
    canvas.drawString(60, 700, "KẾ HOẠCH NĂM 2023", charSpace=points)


def raised(canvas: Canvas) -> None:
    canvas.drawString(60, 700, "diện tích 54 m")
    canvas.setFont("Roboto", 6)
    canvas.drawString(60 + width("diện tích 54 m"), 704, "2")


def two_lines(canvas: Canvas) -> None:
    canvas.drawString(60, 688, "được thực hiện trực tuyến.")
    canvas.drawString(60, 700, "Trong năm 2022, hồ sơ của")


@pytest.mark.parametrize(
    ("draw", "text"),
    [
        (accents_last, "Chỉ tiêu"),
        (no_blanks, "Tỷ lệ hồ sơ"),
        (two_blanks, "Tỷ lệ hồ sơ"),
        (lambda canvas: spread(canvas, 1), "KẾ HOẠCH NĂM 2023"),
        (lambda canvas: spread(canvas, 3), "KẾ HOẠCH NĂM 2023"),
        (raised, "diện tích 54 m2"),
        (two_lines, "Trong năm 2022, hồ sơ của được thực hiện trực tuyến."),
    ],
)
def test_lines_as_they_are_seen(draw: Callable[[Canvas], None], text: str) -> None:
    assert read(draw) == text
