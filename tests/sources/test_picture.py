"""Pictures of places: the outline lies around what was read, whatever way the page is turned or cut."""

from collections.abc import Callable
from io import BytesIO

import numpy as np
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from sources import picture
from sources.document import Box, Paragraph, Piece, Rejected
from sources.pdf import reader

A4 = (595, 842)


def page(set_up: Callable[[Canvas], None] = lambda canvas: None, size: tuple[float, float] = A4) -> bytes:
    """A page with two words, far from each other."""
    made = BytesIO()
    canvas = Canvas(made, pagesize=size, invariant=1)
    set_up(canvas)
    canvas.drawString(100, 300, "Chuyen 54,34%")
    canvas.showPage()
    canvas.save()
    return made.getvalue()


def opened(png: bytes) -> np.ndarray:
    return np.asarray(Image.open(BytesIO(png)).convert("RGB")).astype(int)


def is_red(image: np.ndarray) -> np.ndarray:
    return (image[..., 0] > 150) & (image[..., 1] < 90) & (image[..., 2] < 90)


def is_ink(image: np.ndarray) -> np.ndarray:
    return image.max(axis=2) < 120


def extent(marked: np.ndarray) -> Box:
    """First and last column and row with a mark: x0, top, x1, bottom."""
    ys, xs = np.nonzero(marked)
    return xs.min(), ys.min(), xs.max(), ys.max()


PAGES = {
    "upright": page(),
    "turned by a quarter": page(lambda canvas: canvas.setPageRotation(90)),
    "turned by half": page(lambda canvas: canvas.setPageRotation(180)),
    "of which viewers show a part": page(lambda canvas: canvas.setCropBox((50, 200, 500, 700))),
    "as large as a wall": page(size=(9000, 12000)),
}


@pytest.mark.parametrize("data", PAGES.values(), ids=PAGES.keys())
def test_the_outline_lies_around_what_was_read(data: bytes) -> None:
    # Text that runs upwards is read letter by letter.
    paragraphs = [block for block in reader.read(data, "a.pdf").blocks if isinstance(block, Paragraph)]
    pieces = [piece for paragraph in paragraphs for piece in paragraph.pieces]
    image = opened(picture.outlined(data, "a.pdf", pieces))[30:]  # below the name of the page
    around, inside = extent(is_red(image)), extent(is_ink(image))
    assert all(abs(a - b) < 12 for a, b in zip(around, inside, strict=True)), (around, inside)


def test_a_place_on_two_pages_is_shown_on_both() -> None:
    made = BytesIO()
    canvas = Canvas(made, pagesize=A4, invariant=1)
    for _ in range(3):
        canvas.rect(100, 500, 200, 42)
        canvas.showPage()
    canvas.save()
    cell = (100.0, 300.0, 300.0, 342.0)
    alone = opened(picture.outlined(made.getvalue(), "a.pdf", (Piece(page=3, box=cell),)))
    both = opened(picture.outlined(made.getvalue(), "a.pdf", (Piece(page=1, box=cell), Piece(page=3, box=cell))))
    assert both.shape == (2 * alone.shape[0], alone.shape[1], 3)
    assert is_red(both)[: alone.shape[0]].sum() == is_red(both)[alone.shape[0] :].sum() > 0


def test_the_strip_shows_the_rows_around_in_the_width_of_the_page() -> None:
    image = opened(picture.outlined(page(), "a.pdf", (Piece(page=1, box=(100.0, 400.0, 200.0, 420.0)),)))
    points = image.shape[1] / A4[0]
    assert points == pytest.approx(150 / 72, rel=0.01)
    assert (image.shape[0] - 22) / points == pytest.approx(20 + 2 * 48, abs=1)


def test_a_whole_page() -> None:
    image = opened(picture.whole(page(), "a.pdf", 1))
    assert image.shape[1] / image.shape[0] == pytest.approx(A4[0] / A4[1], rel=0.01)
    assert not is_red(image).any()


def test_what_cannot_be_drawn_says_so() -> None:
    with pytest.raises(Rejected, match="cannot be drawn"):
        picture.whole(b"%PDF-1.4 cut off", "a.pdf", 1)
    with pytest.raises(Rejected, match=r"a page 2.*chiso refresh"):
        picture.whole(page(), "a.pdf", 2)
