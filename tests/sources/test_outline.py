"""Paragraphs, notes and tables as found become blocks: headings make a path, notes stand after what refers to them."""

import pytest

from sources.document import Footnote, Heading, Table
from sources.layout.grid import Cell, Grid, GridRow
from sources.layout.outline import Note, Text, blocks

TABLE = Grid(rows=(GridRow((Cell("Tỉnh"), Cell("Tỷ lệ"))), GridRow((Cell("Huế"), Cell("50%")))))


@pytest.mark.parametrize(
    ("found", "levels"),
    [
        # Numbers tell the depth, whatever level the page gives them.
        ([("I. KẾT QUẢ", 2), ("1. Hạ tầng", 3), ("1.1. Băng rộng", 3)], [3, 4, 5]),
        # Without numbers, the levels that the file states do.
        ([("Tổng quan năm 2022", 1), ("Hạ tầng số", 2), ("Băng rộng cố định", 3), ("Dữ liệu số", 2)], [1, 2, 3, 2]),
        # A heading without a number stands under the numbered one above it, its like beside it.
        ([("I. KẾT QUẢ", 1), ("Bối cảnh chung", 2), ("Tình hình riêng", 2)], [3, 4, 4]),
        # A new section ends what stood under the one before.
        ([("I. KẾT QUẢ", 1), ("Bối cảnh chung", 3), ("II. HẠN CHẾ", None), ("Nguyên nhân chính", 3)], [3, 4, 3, 4]),
    ],
)
def test_headings_make_a_path(found: list[tuple[str, int | None]], levels: list[int]) -> None:
    made = blocks(Text(text, bold=True, level=level) for text, level in found)
    assert [block.level for block in made if isinstance(block, Heading)] == levels


def test_notes_are_counted_and_no_paragraphs() -> None:
    found = [Text("Đạt 50%."), Note("1", "Số liệu sơ bộ."), Text("Đạt 60%."), Note("1", "Đến tháng 6.")]
    made = blocks(found)
    assert [block.type for block in made] == ["paragraph", "footnote", "paragraph", "footnote"]
    assert [(b.number, b.mark, b.text) for b in made if isinstance(b, Footnote)] == [
        (1, "1", "Số liệu sơ bộ."),
        (2, "1", "Đến tháng 6."),
    ]


def test_a_note_to_a_caption_does_not_part_it_from_its_table() -> None:
    made = blocks([Text("Bảng 1. Kết quả"), Note("*", "Chưa kể quý IV."), Text("Đơn vị tính: %"), TABLE])
    assert isinstance(made[-1], Table)
    assert made[-1].title == "Bảng 1. Kết quả"
