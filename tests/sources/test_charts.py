"""Charts are no tables, and their axes no results; tables that look a little like charts are tables."""

from collections.abc import Callable

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from sources.document import Document
from sources.pdf import reader
from tests.sources.drawn_pages import SIZE, Pages

ABOVE = "Năm 2022, sản lượng thủy sản của tỉnh đạt 4.200 tấn, tăng 5,2%."
BELOW = "Đến nay, tỉnh đã có 35 cơ sở nuôi cá lồng được cấp chứng nhận."
NAMES = ["Cá", "Tôm", "Cua", "Mực", "Khác"]
HEIGHTS = [110, 64, 31, 92, 50]
LEFT, RIGHT, TOP, BASE = 120.0, 420.0, 140.0, 260.0


def centred(pages: Pages, x: float, top: float, text: str) -> None:
    pages.text(x - stringWidth(text, "Roboto", SIZE) / 2, top, text)


def bars(pages: Pages, heights: list[int] = HEIGHTS) -> None:
    for number, height in enumerate(heights):
        x = LEFT + 20 + number * 56
        pages.shade(x, BASE - height, x + 30, BASE)
        centred(pages, x + 15, BASE - height - 12, str(height * 10))
        centred(pages, x + 15, BASE + 6, NAMES[number])


def left_axis(pages: Pages, figures: list[str], start: float, end: float) -> None:
    for number, figure in enumerate(figures):
        y = BASE - number * (BASE - TOP) / (len(figures) - 1)
        pages.line(start, y, end, y)
        pages.text(LEFT - 8 - stringWidth(figure, "Roboto", SIZE), y - 7.8, figure)


def bars_over_lines(pages: Pages) -> None:
    left_axis(pages, ["0", "300", "600", "900", "1.200"], LEFT, RIGHT)
    bars(pages)


def bars_over_lines_in_percent(pages: Pages) -> None:
    left_axis(pages, ["0%", "25%", "50%", "75%", "100%"], LEFT, RIGHT)
    bars(pages)


def bars_beside_ticks(pages: Pages) -> None:
    left_axis(pages, ["0", "0,5", "1", "1,5"], LEFT - 4, LEFT)
    pages.line(LEFT, TOP, LEFT, BASE)
    pages.line(LEFT, BASE, RIGHT, BASE)
    bars(pages)


def bars_alone(pages: Pages) -> None:
    pages.line(LEFT, BASE, RIGHT, BASE)
    bars(pages)


def a_line_over_a_grid(pages: Pages) -> None:
    left_axis(pages, ["-10", "0", "10", "20"], LEFT, RIGHT)
    places = [LEFT + number * 75 for number in range(5)]
    for number, x in enumerate(places):
        pages.line(x, TOP, x, BASE)
        centred(pages, x, BASE + 6, str(2018 + number))
    for a, b, y, z in zip(places, places[1:], HEIGHTS, HEIGHTS[1:], strict=False):
        pages.line(a, BASE - y, b, BASE - z)


def bars_that_lie(pages: Pages) -> None:
    for number in range(5):
        x = LEFT + number * 75
        pages.line(x, TOP, x, BASE)
        centred(pages, x, BASE + 6, str(number * 500))
        pages.shade(LEFT, TOP + 5 + number * 24, LEFT + 2 * HEIGHTS[number], TOP + 20 + number * 24)


def read(pages: Pages, draw: Callable[[Pages], None]) -> Document:
    pages.text(60, 100, ABOVE)
    draw(pages)
    pages.text(60, 320, BELOW)
    return reader.read(pages.done(), "drawn.pdf")


@pytest.mark.parametrize(
    "draw",
    [bars_over_lines, bars_over_lines_in_percent, bars_beside_ticks, bars_alone, a_line_over_a_grid, bars_that_lie],
)
def test_charts_are_left_out_and_said(draw: Callable[[Pages], None]) -> None:
    document = read(Pages(), draw)
    assert [block.text for block in document.blocks if block.type != "table"] == [ABOVE, BELOW]
    assert document.tables == ()
    (note,) = document.notes
    assert note.startswith("page 1: left out, a chart: “")


def test_a_table_below_a_chart_is_read() -> None:
    def draw(pages: Pages) -> None:
        bars_over_lines(pages)
        pages.table([60, 120, 220, 320], [280, 296, 312], [["Năm", "Cá", "Tôm"], ["2022", "1.100", "640"]])

    (table,) = read(Pages(), draw).tables
    assert [row.cells for row in table.rows] == [("2022", "1.100", "640")]


def cells_over_several_rows(pages: Pages) -> list[list[str]]:
    """The names of groups stand at the height of the lines between their rows."""
    for y in (140, 160, 180, 200, 220, 240, 260):
        pages.line(60 if y in (140, 180, 220, 260) else 120, y, 400, y)
    for x in (60, 120, 280, 400):
        pages.line(x, 140, x, 260)
    for number in range(3):
        centred(pages, 90, 172.2 - 20 + number * 40, str(3 - number))
    for number in range(6):
        pages.text(124, 144 + number * 20, f"Xã {number + 1}")
        pages.text(284, 144 + number * 20, f"{number * 12 + 31}")
    return [[str(3 - number // 2), f"Xã {number + 1}", f"{number * 12 + 31}"] for number in range(6)]


def years_beside_lines(pages: Pages) -> list[list[str]]:
    for y in (140, 160, 180, 200, 220, 240, 260):
        pages.line(60 if y in (140, 180, 220, 260) else 120, y, 400, y)
    for number in range(3):
        pages.text(64, 172.2 - 20 + number * 40, str(2020 + number))
    return []


def shaded_cells(pages: Pages) -> list[list[str]]:
    """A header of two levels, shaded; every second row as well."""
    for box in ((60, 140, 120, 180), (120, 160, 200, 180), (200, 160, 280, 180), (60, 200, 120, 220)):
        pages.shade(*box)
    rows = [["1", "12", "35"], ["2", "18", "40"]]
    pages.table([60, 120, 200, 280], [140, 160, 180, 200, 220], [["TT"], ["", "Năm 2021", "Năm 2022"], *rows])
    return rows


@pytest.mark.parametrize("draw", [cells_over_several_rows, years_beside_lines, shaded_cells])
def test_what_only_looks_like_a_chart(draw: Callable[[Pages], list[list[str]]]) -> None:
    expected: list[list[str]] = []
    document = read(Pages(), lambda pages: expected.extend(draw(pages)))
    assert document.notes == ()
    if expected:
        (table,) = document.tables
        assert [list(row.cells) for row in table.rows][-len(expected) :] == expected
