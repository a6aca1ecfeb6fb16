"""Text that runs up or down a page: whole pages, and names of columns."""

import pytest
from reportlab.lib.pagesizes import A4

from sources import reader
from tests.sources.drawn_pages import Pages

XS = [60.0, 100.0, 300.0, 400.0]
YS = [100.0, 120.0, 140.0, 160.0]
HEADER = ("TT", "Môn thi", "Số thí sinh")
ROWS = [("1", "Ngữ văn", "12.450"), ("2", "Lịch sử và địa lý", "8.031")]
WIDTH, HEIGHT = A4
SHOWN = {
    90: (120, HEIGHT - 400, 140, HEIGHT - 300),
    180: (WIDTH - 400, HEIGHT - 140, WIDTH - 300, HEIGHT - 120),
    270: (WIDTH - 140, 300, WIDTH - 120, 400),
}
"""Where the last cell of the second row stands on the page, by how the page was turned."""


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_page_turned_without_a_word_in_the_file(degrees: int) -> None:
    pages = Pages()
    pages.turned(degrees)
    pages.text(60, 60, "Số thí sinh dự thi của tỉnh năm 2023 là 20.481.")
    pages.table(XS, YS, [list(HEADER), *map(list, ROWS)])
    document = reader.read(pages.done(), "drawn.pdf")
    (table,) = document.tables
    assert table.columns == HEADER
    assert [row.cells for row in table.rows] == ROWS
    assert document.blocks[0].text == "Số thí sinh dự thi của tỉnh năm 2023 là 20.481."
    (piece,) = table.rows[0].boxes[2]
    assert [round(side) for side in piece.box] == [round(side) for side in SHOWN[degrees]]


def test_names_of_narrow_columns_run_up() -> None:
    pages = Pages()
    pages.table([60, 200, 230, 260], [100, 160, 180], [["Trường", "", ""], ["THPT Chu Văn An", "412", "98"]])
    pages.stamp(218, 155, "Thí sinh", degrees=90)
    pages.stamp(243, 157, "Đỗ, tỷ lệ", degrees=90)
    pages.stamp(255, 157, "phần trăm", degrees=90)
    (table,) = reader.read(pages.done(), "drawn.pdf").tables
    assert table.columns == ("Trường", "Thí sinh", "Đỗ, tỷ lệ phần trăm")
    assert [row.cells for row in table.rows] == [("THPT Chu Văn An", "412", "98")]


def test_names_of_narrow_columns_run_down() -> None:
    pages = Pages()
    pages.table([60, 200, 230, 260], [100, 160, 180], [["Trường", "", ""], ["THPT Chu Văn An", "412", "98"]])
    pages.stamp(212, 103, "Thí sinh", degrees=270)
    pages.stamp(242, 103, "Đỗ", degrees=270)
    (table,) = reader.read(pages.done(), "drawn.pdf").tables
    assert table.columns == ("Trường", "Thí sinh", "Đỗ")
