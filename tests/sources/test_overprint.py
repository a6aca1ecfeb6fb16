"""Letters printed twice, watermarks and stamps: what a reader of the page does not read."""

import pytest

from sources import reader
from sources.document import Document, Paragraph
from sources.pdf import overprint
from sources.pdf.page import Char
from tests.sources.drawn_pages import LINE, SIZE, Pages

XS = [60.0, 100.0, 300.0, 400.0]
YS = [100.0, 120.0, 140.0, 160.0]
HEADER = ("TT", "Loại rừng", "Diện tích, ha")
ROWS = [("1", "Rừng phòng hộ ven biển", "11"), ("2", "Rừng trồng mới 2023", "1.111,1")]
GREY, SILVER, RED = (0.6, 0.6, 0.6), (0.85, 0.85, 0.85), (0.9, 0.1, 0.1)


def page() -> Pages:
    pages = Pages()
    pages.text(60, 60, "Diện tích rừng của tỉnh tăng 11% so với năm 2022.")
    pages.table(XS, YS, [list(HEADER), *map(list, ROWS)])
    return pages


def assert_only_the_table(document: Document) -> None:
    (table,) = document.tables
    assert table.columns == HEADER
    assert [row.cells for row in table.rows] == ROWS
    (paragraph,) = [block for block in document.blocks if isinstance(block, Paragraph)]
    assert paragraph.text == "Diện tích rừng của tỉnh tăng 11% so với năm 2022."


@pytest.mark.parametrize(
    "shifts",
    [
        [(0.0, 0.0)],
        [(0.25, 0.0)],
        [(0.4, 0.0)],
        [(0.0, 0.3)],
        [(0.2, 0.2)],
        [(0.3, 0.0), (0.6, 0.0)],  # three times
        [(-0.3, 0.0), (0.3, 0.0), (0.0, 0.3)],  # four times
    ],
)
def test_letters_printed_again_to_look_bold(shifts: list[tuple[float, float]]) -> None:
    pages = page()
    pages.text(60, 200, "Tổng cộng 1.122,1 ha, trong đó 11 ha ven biển.")
    for x, y in shifts:
        pages.text(60 + x, 200 + y, "Tổng cộng 1.122,1 ha, trong đó 11 ha ven biển.")
        for top, row in zip(YS, [HEADER, *ROWS], strict=False):
            for left, text in zip(XS, row, strict=False):
                pages.text(left + 4 + x, top + 2 + y, text)
    document = reader.read(pages.done(), "drawn.pdf")
    assert [row.cells for row in document.tables[0].rows] == ROWS
    texts = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    assert texts[-1] == "Tổng cộng 1.122,1 ha, trong đó 11 ha ven biển."


def test_filled_and_outlined_letters_are_printed_once() -> None:
    pages = page()
    pages.text(60, 200, "Tổng cộng 1.122,1 ha", mode=2)
    assert reader.read(pages.done(), "drawn.pdf").blocks[-1].text == "Tổng cộng 1.122,1 ha"


def letters(text: str, width: float, step: float) -> list[Char]:
    return [Char(one, n * step, 100, n * step + width, 110, 10, False) for n, one in enumerate(text)]


@pytest.mark.parametrize("text", ["1111", "llll", "iiii", "....", "0000"])
def test_the_same_letter_again_in_a_word_is_kept(text: str) -> None:
    assert len(overprint.once(letters(text, width=2.5, step=2.5))) == 4
    # Set as tight as a printer may.
    assert len(overprint.once(letters(text, width=2.5, step=2.0))) == 4


def test_what_was_printed_twice_looks_bold() -> None:
    (letter,) = overprint.once(letters("A", 6, 6) * 2)
    assert letter.bold


def test_an_accent_over_its_letter_is_kept() -> None:
    assert len(overprint.once([*letters("a", 5, 5), *letters("\u0301", 5, 5)])) == 2


@pytest.mark.parametrize(
    ("words", "size", "degrees", "ink"),
    [
        ("BẢN SAO", 60, 45, SILVER),
        ("DỰ THẢO LẦN 2", 40, 30, GREY),
        ("LƯU HÀNH NỘI BỘ", 12, -35, RED),  # a round stamp of small letters
        ("BẢN SAO", 48, 0, SILVER),
        ("MẬT", 70, 0, (0.2, 0.2, 0.2)),
    ],
)
def test_what_is_laid_over_a_table_is_left_out_and_said(
    words: str, size: float, degrees: float, ink: tuple[float, float, float]
) -> None:
    pages = page()
    pages.stamp(105, 155 if degrees >= 0 else 108, words, size=size, degrees=degrees, ink=ink)
    document = reader.read(pages.done(), "drawn.pdf")
    assert_only_the_table(document)
    assert document.notes == (f"page 1: left out, printed over the page: “{words.replace(' ', '')}”",)


def test_a_stamp_in_the_size_of_the_text() -> None:
    pages = page()
    pages.stamp(104, 132, "ĐÃ KÝ SỐ", ink=RED)
    document = reader.read(pages.done(), "drawn.pdf")
    assert_only_the_table(document)
    assert document.notes == ("page 1: left out, printed over the page: “ĐÃKÝSỐ”",)


def test_a_watermark_under_the_text() -> None:
    pages = Pages()
    pages.stamp(105, 155, "BẢN SAO", size=48, ink=SILVER)
    pages.text(60, 60, "Diện tích rừng của tỉnh tăng 11% so với năm 2022.")
    pages.table(XS, YS, [list(HEADER), *map(list, ROWS)])
    assert_only_the_table(reader.read(pages.done(), "drawn.pdf"))


def test_a_pale_watermark_of_which_only_borders_lie_beneath() -> None:
    pages = Pages()
    pages.table([60, 200, 400], [100, 140, 180], [["Nội dung", "Kết quả"], ["", "35"]])
    pages.stamp(62, 162, "MẪU", size=50, ink=SILVER)
    (table,) = reader.read(pages.done(), "drawn.pdf").tables
    assert [row.cells for row in table.rows] == [("", "35")]


@pytest.mark.parametrize(
    ("text", "size", "ink"),
    [
        ("BÁO CÁO", 30, (0, 0, 0)),
        ("RỪNG VÀ BIỂN", 26, SILVER),
        ("Phụ lục kèm theo", SIZE, (0, 0, 0.8)),
        ("-12,5", SIZE, RED),
    ],
)
def test_large_and_coloured_words_beside_the_text_are_read(
    text: str, size: float, ink: tuple[float, float, float]
) -> None:
    pages = page()
    pages.stamp(60, 240, text, size=size, ink=ink)
    document = reader.read(pages.done(), "drawn.pdf")
    assert document.notes == ()
    assert text in [block.text for block in document.blocks if block.type != "table"]


def test_coloured_figures_and_white_names_in_cells_are_read() -> None:
    pages = Pages()
    pages.shade(60, 100, 400, 120)
    pages.table(XS, YS, [["", "", ""], ["1", "Rừng trồng mới", ""], ["2", "", ""]])
    for x, name in zip(XS, HEADER, strict=False):
        pages.stamp(x + 4, 114, name, size=16, ink=(1, 1, 1))
    pages.stamp(304, 134, "-12,5", ink=RED)
    (table,) = reader.read(pages.done(), "drawn.pdf").tables
    assert table.rows[-2].cells == ("1", "Rừng trồng mới", "-12,5")
    assert HEADER in (table.columns, table.rows[0].cells)


def test_lines_as_close_as_can_be_do_not_lie_over_each_other() -> None:
    pages = Pages()
    pages.text(60, 100, *("Tỉnh đã trồng 1.250 ha rừng trong chín tháng.",) * 4)
    pages.stamp(60, 100 + 4 * LINE + 16, "II. Kết quả trồng rừng", size=16, ink=(0, 0, 0.6))
    document = reader.read(pages.done(), "drawn.pdf")
    assert document.notes == ()
    assert "II. Kết quả trồng rừng" in " ".join(block.text for block in document.blocks if block.type != "table")
