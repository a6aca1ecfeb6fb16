"""Pages of a PDF in the fonts from before Unicode are read as they show, without recognition."""

from io import BytesIO
from pathlib import Path

import font_roboto
import pytest
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from sources import reader
from sources.document import Table
from tests.sources.test_old_fonts import SCHEMES, SENTENCES


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_page_is_decoded(scheme: str) -> None:
    written, _ = SCHEMES[scheme]
    registerFont(TTFont("Roboto", Path(font_roboto.__file__).with_name("files") / "Roboto-Regular.ttf"))
    made = BytesIO()
    canvas = Canvas(made)
    canvas.setFont("Roboto", 11)
    for line, sentence in enumerate(SENTENCES):
        canvas.drawString(60, 780 - 30 * line, written(sentence))
    canvas.save()
    document = reader.read(made.getvalue(), "old.pdf")
    text = " ".join(block.text for block in document.blocks if not isinstance(block, Table))
    assert text == " ".join(SENTENCES)
    assert document.needs_ocr == document.ocr_pages == ()
    assert any(f"decoded: {scheme}" in note for note in document.notes)
