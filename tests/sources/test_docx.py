"""Word documents: order, headings, automatic numbers, merged cells."""

from io import BytesIO
from typing import Any

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH

from sources import reader
from sources.document import Document, Heading, Paragraph, Table


def read(document: Any) -> Document:
    made = BytesIO()
    document.save(made)
    return reader.read(made.getvalue(), "made.docx")


def test_paragraphs_and_tables_in_the_order_of_the_document() -> None:
    made = docx.Document()
    made.add_paragraph("Mở đầu báo cáo.")
    table = made.add_table(2, 2)
    for cell, text in zip(table._cells, ("Chỉ tiêu", "Kết quả 2022", "Hạ tầng số", "50%"), strict=True):
        cell.text = text
    made.add_paragraph("Kết thúc báo cáo.")
    first, second, third = read(made).blocks
    assert isinstance(first, Paragraph)
    assert isinstance(second, Table)
    assert isinstance(third, Paragraph)
    assert second.columns == ("Chỉ tiêu", "Kết quả 2022")
    assert [row.cells for row in second.rows] == [("Hạ tầng số", "50%")]
    assert (first.number, third.number) == (1, 2)


def test_headings_by_style_and_by_bold_numbering() -> None:
    made = docx.Document()
    made.add_heading("I. Kết quả", 1)
    made.add_heading("Bối cảnh", 2)
    made.add_paragraph().add_run("1. Dữ liệu số").bold = True
    title = made.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.add_run("Tổng hợp kết quả chuyển đổi số").bold = True
    made.add_paragraph("1. Đã ban hành kế hoạch")
    found = read(made).blocks
    assert [(block.level, block.text) for block in found if isinstance(block, Heading)] == [
        (3, "I. Kết quả"),
        (4, "Bối cảnh"),
        (4, "1. Dữ liệu số"),
        (1, "Tổng hợp kết quả chuyển đổi số"),
    ]
    assert found[-1].type == "paragraph"


def test_numbers_that_word_counts_are_printed() -> None:
    made = docx.Document()
    for text in ("Ban hành kế hoạch;", "Tổ chức hội nghị."):
        made.add_paragraph(text, style="List Number")
    made.add_paragraph("Kết nối dữ liệu.", style="List Bullet")
    assert [block.text for block in read(made).blocks if isinstance(block, Paragraph)] == [
        "1. Ban hành kế hoạch;",
        "2. Tổ chức hội nghị.",
        "- Kết nối dữ liệu.",
    ]


def filled_table(rows: list[list[str]]) -> tuple[Any, Any]:
    made = docx.Document()
    table = made.add_table(len(rows), len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    return made, table


def test_a_cell_over_several_rows_is_given_in_each() -> None:
    made, table = filled_table(
        [["STT", "Bộ", "Nhiệm vụ"], ["1", "Bộ Y tế", "a"], ["", "", "b"], ["2", "Bộ Công an", "c"]]
    )
    table.cell(1, 0).merge(table.cell(2, 0))
    table.cell(1, 1).merge(table.cell(2, 1))
    (read_table,) = read(made).tables
    assert [row.cells for row in read_table.rows] == [
        ("1", "Bộ Y tế", "a"),
        ("1", "Bộ Y tế", "b"),
        ("2", "Bộ Công an", "c"),
    ]


def test_a_heading_row_merged_over_the_table() -> None:
    made, table = filled_table([["STT", "Bộ", "Nhiệm vụ"], ["I Hoàn thiện thể chế", "", ""], ["1", "Bộ Y tế", "a"]])
    table.cell(1, 0).merge(table.cell(1, 2))
    (read_table,) = read(made).tables
    assert read_table.rows[0].cells == ("I Hoàn thiện thể chế", "", "")
    assert [row.group for row in read_table.rows] == [True, False]


def test_a_header_over_two_rows() -> None:
    made, table = filled_table(
        [["STT", "Chỉ tiêu", "Kết quả", ""], ["", "", "2021", "2022"], ["1", "Hạ tầng số", "40%", "50%"]]
    )
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(0, 1).merge(table.cell(1, 1))
    table.cell(0, 2).merge(table.cell(0, 3))
    (read_table,) = read(made).tables
    assert read_table.columns == ("STT", "Chỉ tiêu", "Kết quả 2021", "Kết quả 2022")
    assert [row.cells for row in read_table.rows] == [("1", "Hạ tầng số", "40%", "50%")]


@pytest.mark.parametrize("caption", ["Bảng 1. Kết quả năm 2022", "Biểu số 2: Mục tiêu"])
def test_the_caption_above_is_the_title(caption: str) -> None:
    made = docx.Document()
    made.add_heading("I. Kết quả", 1)
    made.add_paragraph(caption)
    made.add_paragraph("Đơn vị tính: %")
    table = made.add_table(2, 2)
    table.cell(1, 1).text = "50"
    assert read(made).tables[0].title == caption
