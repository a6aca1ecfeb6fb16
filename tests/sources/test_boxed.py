"""Tables of cells that are boxes of their own: frames apart, areas of colour, coloured bands above a ruled table."""

from itertools import pairwise, product

import pytest

from sources import reader
from sources.document import Table
from tests.sources.drawn_pages import HEIGHT, Pages

XS = [60.0, 100.0, 300.0, 400.0]
YS = [100.0, 124.0, 148.0, 172.0]
HEADER = ("TT", "Tuyến đường", "Chiều dài (km)")
ROWS = [("1", "Đường tỉnh 315", "12,5"), ("2", "Đường huyện 42", "8,75")]


def words(pages: Pages) -> tuple[Table, ...]:
    for top, row in zip(YS, [HEADER, *ROWS], strict=False):
        for x, text in zip(XS, row, strict=False):
            pages.text(x + 6, top + 6, text)
    return reader.read(pages.done(), "drawn.pdf").tables


def assert_the_table(tables: tuple[Table, ...]) -> None:
    (table,) = tables
    assert HEADER in (table.columns, table.rows[0].cells)
    assert [row.cells for row in table.rows][-2:] == ROWS


@pytest.mark.parametrize("gap", [1, 3, 6])
def test_frames_apart(gap: float) -> None:
    pages = Pages()
    for (top, bottom), (x0, x1) in product(pairwise(YS), pairwise(XS)):
        half = gap / 2
        pages.draw("0.5 w", f"{x0 + half} {HEIGHT - bottom + half} {x1 - x0 - gap} {bottom - top - gap} re", "S")
    assert_the_table(words(pages))


@pytest.mark.parametrize("gap", [0, 1, 4])
@pytest.mark.parametrize("ground", [True, False])
def test_areas_of_colour(gap: float, ground: bool) -> None:
    pages = Pages()
    if ground:
        pages.shade(XS[0] - 2, YS[0] - 2, XS[-1] + 2, YS[-1] + 2)
    for (top, bottom), (x0, x1) in product(pairwise(YS), pairwise(XS)):
        pages.shade(x0 + gap / 2, top + gap / 2, x1 - gap / 2, bottom - gap / 2)
    assert_the_table(words(pages))


@pytest.mark.parametrize("edges", [XS, [XS[0], XS[-1]]], ids=["a box a name", "one band"])
def test_a_coloured_band_above_a_ruled_table(edges: list[float]) -> None:
    pages = Pages()
    for x0, x1 in pairwise(edges):
        pages.shade(x0, YS[0], x1, YS[1])
    pages.table(XS, YS[1:], [])
    assert_the_table(words(pages))


def test_cards_with_figures_are_no_table() -> None:
    pages = Pages()
    for number, (x, top) in enumerate(product((60, 220, 380), (100, 180))):
        pages.shade(x, top, x + 140, top + 60)
        pages.text(x + 10, top + 10, f"{number * 12 + 35} km")
    assert reader.read(pages.done(), "drawn.pdf").tables == ()


def test_coloured_headings_are_no_table() -> None:
    pages = Pages()
    for number in range(4):
        pages.shade(60, 100 + number * 20, 500, 118 + number * 20)
        pages.text(64, 103 + number * 20, f"{number + 1}. Các tuyến đường của tỉnh trong năm 2022")
    assert reader.read(pages.done(), "drawn.pdf").tables == ()
