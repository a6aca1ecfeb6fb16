"""Tables pasted as pictures into pages of text: the page is said to need recognition; other pictures are not."""

import pytest
from PIL import Image, ImageDraw

from sources.pdf import reader
from tests.sources.drawn_pages import HEIGHT, Pages

WIDTH = 595


def table(size: tuple[int, int] = (800, 300), paper: int = 255) -> Image.Image:
    """A picture of a table: rulings, and strokes as of letters."""
    picture = Image.new("RGB", size, (paper, paper, paper))
    draw = ImageDraw.Draw(picture)
    for row in range(0, size[1], 40):
        draw.line((0, row, size[0], row), fill=(30, 30, 30), width=2)
        for column in range(20, size[0] - 20, 14):
            draw.line((column, row + 12, column + 6, row + 26), fill=(20, 20, 20), width=2)
    for column in range(0, size[0], 200):
        draw.line((column, 0, column, size[1]), fill=(30, 30, 30), width=2)
    return picture


def photograph(size: tuple[int, int] = (800, 300)) -> Image.Image:
    return Image.radial_gradient("L").resize(size).point(lambda shade: 60 + shade // 2).convert("RGB")


def page() -> Pages:
    pages = Pages()
    pages.text(60, 60, "Diện tích rừng của các huyện trong năm 2022 được nêu trong bảng dưới đây.")
    pages.text(60, 500, "Các huyện đã trồng mới 1.250 ha rừng, đạt 98,5% kế hoạch.")
    return pages


@pytest.mark.parametrize("paper", [255, 225])
@pytest.mark.parametrize("box", [(60, 100, 535, 300), (100, 120, 400, 180), (60, 80, 535, 480)])
def test_a_picture_of_a_table_in_the_text(box: tuple[float, float, float, float], paper: int) -> None:
    pages = page()
    pages.picture(*box, table(paper=paper))
    document = reader.read(pages.done(), "drawn.pdf")
    assert document.needs_ocr == (1,)
    assert document.notes == ("page 1: a picture in the text, not read; see on the page whether it is a table",)
    assert len(document.blocks) == 2


def test_only_the_page_with_the_picture_is_said() -> None:
    pages = page()
    pages.next_page()
    pages.text(60, 60, "Phần sau của báo cáo nói về các xã.")
    pages.picture(60, 100, 535, 300, table())
    document = reader.read(pages.done(), "drawn.pdf")
    assert document.needs_ocr == (2,)


@pytest.mark.parametrize(
    ("box", "picture"),
    [
        pytest.param((60, 100, 535, 300), photograph(), id="photograph"),
        pytest.param((60, 30, 140, 55), table(), id="emblem"),
        pytest.param((350, 600, 520, 720), table((400, 300)), id="seal and signature"),
        pytest.param((60, 100, 535, 130), table((800, 60)), id="rule of a letterhead"),
        pytest.param((60, 100, 535, 300), Image.new("RGB", (80, 30), "white"), id="empty"),
        pytest.param((60, 100, 535, 300), Image.new("RGB", (80, 30), (20, 60, 120)), id="banner"),
        pytest.param((0, 0, WIDTH, HEIGHT), table(), id="background with the text on it"),
    ],
)
def test_pictures_that_hold_no_table(box: tuple[float, float, float, float], picture: Image.Image) -> None:
    pages = page()
    pages.picture(*box, picture)
    if box[0] == 0:
        pages.text(60, 700, *("Báo cáo này được gửi các sở, ban, ngành của tỉnh để thực hiện.",) * 3)
    document = reader.read(pages.done(), "drawn.pdf")
    assert document.needs_ocr == ()
    assert document.notes == ()
