"""Borders of cells in the shapes that programs draw them in: the same table comes out of each."""

from collections.abc import Callable, Iterator
from itertools import pairwise, product

import pytest

from sources import reader
from sources.pdf.drawing import Drawing
from tests.sources.drawn_pages import HEIGHT, Pages

XS = [60.0, 100.0, 300.0, 400.0]
YS = [100.0, 120.0, 140.0, 160.0]
HEADER = ("TT", "Nội dung", "Năm 2024")
ROWS = [("1", "Số trạm bơm được sửa", "35"), ("2", "Diện tích tưới, ha", "1.204,5")]

Border = Callable[[float, float, float, float], list[str]]
"""Operators that draw the borders of a cell with these sides, counted from the lower left corner."""


def box(x0: float, y0: float, x1: float, y1: float) -> str:
    return f"{x0} {y0} {x1 - x0} {y1 - y0} re"


def polygon(*points: tuple[float, float]) -> str:
    (x, y), *others = points
    return f"{x} {y} m " + " ".join(f"{x} {y} l" for x, y in others) + " h"


def frame_left_open(x0: float, y0: float, x1: float, y1: float) -> list[str]:
    """WeasyPrint: the cell without its inside."""
    return [box(x0, y0, x1, y1), box(x0 + 1, y0 + 1, x1 - 1, y1 - 1), "f*"]


def frame_turned_against(x0: float, y0: float, x1: float, y1: float) -> list[str]:
    inside = polygon((x0 + 1, y0 + 1), (x0 + 1, y1 - 1), (x1 - 1, y1 - 1), (x1 - 1, y0 + 1))
    return [box(x0, y0, x1, y1), inside, "f"]


def frame_with_round_corners(x0: float, y0: float, x1: float, y1: float) -> list[str]:
    def rounded(x0: float, y0: float, x1: float, y1: float) -> str:
        return (
            f"{x0 + 2} {y0} m {x1 - 2} {y0} l {x1 - 1} {y0} {x1} {y0 + 1} {x1} {y0 + 2} c {x1} {y1 - 2} l"
            f" {x1} {y1 - 1} {x1 - 1} {y1} {x1 - 2} {y1} c {x0 + 2} {y1} l {x0 + 1} {y1} {x0} {y1 - 1} {x0} {y1 - 2} c"
            f" {x0} {y0 + 2} l {x0} {y0 + 1} {x0 + 1} {y0} {x0 + 2} {y0} c h"
        )

    return [rounded(x0, y0, x1, y1), rounded(x0 + 1, y0 + 1, x1 - 1, y1 - 1), "f*"]


def sides(x0: float, y0: float, x1: float, y1: float, thick: float) -> list[tuple[tuple[float, float], ...]]:
    """The corners of each side of a border whose sides meet in a mitre."""
    outer = [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]
    inner = [(x0 + thick, y0 + thick), (x1 - thick, y0 + thick), (x1 - thick, y1 - thick), (x0 + thick, y1 - thick)]
    return [(outer[n - 1], outer[n], inner[n], inner[n - 1]) for n in range(4)]


def frame_side_by_side(x0: float, y0: float, x1: float, y1: float) -> list[str]:
    """WeasyPrint, where sides differ: of the frame each clip leaves one side."""
    frame = frame_left_open(x0, y0, x1, y1)
    return [op for side in sides(x0, y0, x1, y1, 1) for op in ("q", polygon(*side), "W* n", *frame, "Q")]


def cell_under_clips(x0: float, y0: float, x1: float, y1: float) -> list[str]:
    """The whole cell is filled, of which the clip leaves a strip."""
    strips = (x0, y0, x1, y0 + 0.7), (x0, y1 - 0.7, x1, y1), (x0, y0, x0 + 0.7, y1), (x1 - 0.7, y0, x1, y1)
    return [op for strip in strips for op in ("q", box(*strip), "W n", box(x0, y0, x1, y1), "f", "Q")]


def thin_boxes(x0: float, y0: float, x1: float, y1: float) -> list[str]:
    return [box(x0, y0, x1, y0 + 1), box(x0, y1 - 1, x1, y1), box(x0, y0, x0 + 1, y1), box(x1 - 1, y0, x1, y1), "f"]


def mitred_sides(x0: float, y0: float, x1: float, y1: float) -> list[str]:
    return [op for side in sides(x0, y0, x1, y1, 1.5) for op in (polygon(*side), "f")]


def outline(x0: float, y0: float, x1: float, y1: float) -> list[str]:
    return ["0.5 w", box(x0, y0, x1, y1), "S"]


def outline_apart(x0: float, y0: float, x1: float, y1: float) -> list[str]:
    """Cells with a point of white between them."""
    return outline(x0 + 0.5, y0 + 0.5, x1 - 0.5, y1 - 0.5)


def frame_filled_and_outlined(x0: float, y0: float, x1: float, y1: float) -> list[str]:
    return ["0.9 g 0 G 0.5 w", box(x0, y0, x1, y1), "B"]


BORDERS = [
    frame_left_open,
    frame_turned_against,
    frame_with_round_corners,
    frame_side_by_side,
    cell_under_clips,
    thin_boxes,
    mitred_sides,
    outline,
    outline_apart,
    frame_filled_and_outlined,
]


def cells() -> Iterator[tuple[float, float, float, float]]:
    for (top, bottom), (x0, x1) in product(pairwise(YS), pairwise(XS)):
        yield x0, HEIGHT - bottom, x1, HEIGHT - top


def with_words(pages: Pages) -> bytes:
    for top, texts in zip(YS, [HEADER, *ROWS], strict=False):
        for x, text in zip(XS, texts, strict=False):
            pages.text(x + 4, top + 4, text)
    return pages.done()


def assert_the_table(data: bytes) -> None:
    (table,) = reader.read(data, "drawn.pdf").tables
    assert table.columns == HEADER
    assert [row.cells for row in table.rows] == ROWS


@pytest.mark.parametrize("border", BORDERS, ids=lambda border: border.__name__)
def test_borders_of_every_cell(border: Border) -> None:
    pages = Pages()
    for cell in cells():
        pages.draw(*border(*cell))
    assert_the_table(with_words(pages))


@pytest.mark.parametrize("border", BORDERS, ids=lambda border: border.__name__)
def test_borders_in_a_form(border: Border) -> None:
    pages = Pages()
    pages.form(*(op for cell in cells() for op in ("q", *border(*cell), "Q")))
    assert_the_table(with_words(pages))


def test_all_borders_filled_in_one() -> None:
    pages = Pages()
    x0, x1, top, bottom = XS[0] - 1, XS[-1] + 1, HEIGHT - YS[0] + 1, HEIGHT - YS[-1] - 1
    holes = [box(x0 + 1, y0 + 1, x1 - 1, y1 - 1) for x0, y0, x1, y1 in cells()]
    pages.draw(box(x0, bottom, x1, top), *holes, "f*")
    assert_the_table(with_words(pages))


def test_borders_of_cells_within_a_border_of_the_table() -> None:
    """HTML's border="1": two points between the cells, and between them and the border around all."""
    pages = Pages()
    pages.draw(*frame_left_open(XS[0] - 2, HEIGHT - YS[-1] - 2, XS[-1] + 2, HEIGHT - YS[0] + 2))
    for x0, y0, x1, y1 in cells():
        pages.draw(*frame_left_open(x0 + 0.75, y0 + 0.75, x1 - 0.75, y1 - 0.75))
    assert_the_table(with_words(pages))


def test_what_a_clip_hides_makes_no_table() -> None:
    pages = Pages()
    for cell in cells():
        pages.draw(box(0, 0, 20, 20), "W n", *outline(*cell))
    pages.text(60, 200, "Các trạm bơm đã được sửa trong quý II.")
    document = reader.read(pages.done(), "drawn.pdf")
    assert document.tables == ()


def test_shading_and_figures_left_open_are_no_borders() -> None:
    drawing = Drawing()
    square, within = [(0, 0), (90, 0), (90, 90), (0, 90), (0, 0)], [(30, 30), (60, 30), (60, 60), (30, 60), (30, 30)]
    drawing.add([square], filled=True, stroked=False)
    drawing.add([square, within], filled=True, stroked=False)
    assert drawing.edges == []
    assert len(drawing.shading) == 2


def test_of_a_line_only_what_its_clip_leaves_is_an_edge() -> None:
    drawing = Drawing()
    drawing.add([[(0, 50), (200, 50)]], filled=False, stroked=True, clip=(20, 0, 80, 100))
    assert [(edge.x0, edge.x1) for edge in drawing.edges] == [(20, 80)]
