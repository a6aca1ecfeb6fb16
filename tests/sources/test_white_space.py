"""Tables that white space alone parts into columns, in the ways that reports set them."""

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from sources.document import Document
from sources.pdf import reader
from tests.sources.drawn_pages import LINE, SIZE, Pages

INTRO = "Kết quả sản xuất nông nghiệp của huyện trong năm 2022 được tổng hợp từ các xã như sau."
SOURCE = "Nguồn: Phòng Nông nghiệp huyện."
NAMES = ["TT", "Cây trồng", "Diện tích (ha)", "Năng suất (tạ/ha)", "Sản lượng (tấn)"]
ROWS = [
    ["1", "Lúa đông xuân", "1.250", "65,2", "8.150"],
    ["2", "Ngô lai", "310", "48,0", "1.488"],
    ["3", "Lạc", "95", "22,5", "213,7"],
]
XS = [60, 90, 220, 310, 420]


def drawn(
    rows: list[list[str]], *, xs: list[int] = XS, pitch: float = 20, right: tuple[int, ...] = (), bold: bool = True
) -> Document:
    """Rows of texts that begin at `xs`, or end there in the columns `right`, between two lines of running text."""
    pages = Pages()
    pages.text(60, 60, INTRO)
    top = 90.0
    for number, row in enumerate(rows):
        for place, (x, text) in enumerate(zip(xs, row, strict=True)):
            for line, part in enumerate(text.split("\n")):
                start = x - stringWidth(part, "Roboto", SIZE) if place in right else x
                pages.text(start, top + line * LINE, part, bold=bold and not number)
        top += pitch + LINE * max(text.count("\n") for text in row)
    pages.text(60, top + 30, SOURCE)
    return reader.read(pages.done(), "drawn.pdf")


def assert_table(document: Document, names: list[str], rows: list[list[str]]) -> None:
    (table,) = document.tables
    assert [list(row.cells) for row in table.rows] == rows
    assert list(table.columns) == names
    assert [block.text for block in document.blocks if block.type != "table"] == [INTRO, SOURCE]


@pytest.mark.parametrize("pitch", [13, 16, 20, 28, 40])
@pytest.mark.parametrize("bold", [True, False])
def test_rows_set_close_and_loosely(pitch: float, bold: bool) -> None:
    assert_table(drawn([NAMES, *ROWS], pitch=pitch, bold=bold), NAMES, ROWS)


def test_columns_that_end_together() -> None:
    assert_table(drawn([NAMES, *ROWS], xs=[70, 90, 300, 400, 510], right=(0, 2, 3, 4)), NAMES, ROWS)


@pytest.mark.parametrize("pitch", [14, 24, 36])
def test_a_missing_value(pitch: float) -> None:
    rows = [*ROWS, ["4", "Rau các loại", "410", "", "6.150"], ["5", "Hoa", "", "", "12"]]
    assert_table(drawn([NAMES, *rows], pitch=pitch), NAMES, rows)


@pytest.mark.parametrize("pitch", [14, 24])
def test_a_column_of_units_and_one_of_values(pitch: float) -> None:
    names = ["STT", "Chỉ tiêu", "Đơn vị", "Thực hiện 2022"]
    rows = [["1", "Diện tích lúa", "ha", "1.310"], ["2", "Đàn trâu", "con", "298"], ["3", "Đàn bò", "con", "101"]]
    assert_table(drawn([names, *rows], xs=[60, 100, 310, 420], pitch=pitch), names, rows)


def test_a_name_of_two_lines_in_the_last_row() -> None:
    rows = [*ROWS, ["4", "Cây ăn quả có múi (cam,\nbưởi, quýt)", "95", "22,5", "213,7"]]
    whole = [*ROWS, ["4", "Cây ăn quả có múi (cam, bưởi, quýt)", "95", "22,5", "213,7"]]
    assert_table(drawn([NAMES, *rows], xs=[60, 90, 240, 330, 430]), NAMES, whole)


def test_headings_within_the_table() -> None:
    rows = [["I", "Cây lương thực", "", "", ""], *ROWS[:2], ["II", "Cây màu", "", "", ""], ROWS[2], ROWS[2]]
    document = drawn([NAMES, *rows], xs=[60, 90, 240, 330, 430], pitch=24)
    assert_table(document, NAMES, rows)
    assert [row.group for row in document.tables[0].rows] == [True, False, False, True, False, False]


def contents(pages: Pages) -> None:
    for number in range(6):
        pages.text(72, 100 + number * 30, f"{number + 1}.")
        pages.text(110, 100 + number * 30, "Kết quả trồng rừng của các huyện")
        pages.text(480, 100 + number * 30, str(number * 3 + 1))


def addresses(pages: Pages) -> None:
    for number in range(4):
        pages.text(72, 100 + number * 30, "Trạm Khuyến nông của huyện", "Điện thoại: 0210 3 812 345")
        pages.text(320, 100 + number * 30, "Hạt Kiểm lâm huyện", "Điện thoại: 0210 3 812 678")


def dates_of_signatures(pages: Pages) -> None:
    for x, name in ((72, "Người lập"), (240, "Kế toán trưởng"), (420, "Giám đốc")):
        pages.text(x, 100, "Ngày 31/12/2022", name, "(Ký, ghi rõ họ tên)")


def sums_in_running_text(pages: Pages) -> None:
    for number in range(6):
        pages.text(
            60, 100 + number * 24, f"Xã {number + 1} trồng 1.250 ha, đạt 98,5% kế hoạch, tăng 12 ha so với năm trước."
        )


@pytest.mark.parametrize("draw", [contents, addresses, dates_of_signatures, sums_in_running_text])
def test_no_tables(draw) -> None:
    pages = Pages()
    draw(pages)
    assert reader.read(pages.done(), "drawn.pdf").tables == ()
