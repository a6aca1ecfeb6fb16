"""Plain text: wrapped lines, headings, and tables only where tabs or bars rule them."""

from sources import reader
from sources.document import Document, Paragraph


def read(text: str) -> Document:
    return reader.read(text.encode(), "report.txt")


def test_wrapped_lines_become_paragraphs_and_numbered_lines_headings() -> None:
    document = read(
        "I. KẾT QUẢ CHUNG\n\n"
        "Trong năm 2022, doanh thu công nghiệp công nghệ thông tin đạt 148 tỷ USD theo Quyết định số 172/QĐ-\n"
        "BTTTT, tăng 8,7% so với năm 2021.\n"
        "- Số doanh nghiệp công nghệ số đạt 70.000 doanh nghiệp;\n"
        "- Số tên miền quốc gia đạt 564.129 tên miền.\n"
    )
    assert [(block.type, block.text) for block in document.blocks if block.type != "table"] == [
        ("heading", "I. KẾT QUẢ CHUNG"),
        (
            "paragraph",
            "Trong năm 2022, doanh thu công nghiệp công nghệ thông tin đạt 148 tỷ USD theo Quyết định số 172/QĐ-BTTTT, "
            "tăng 8,7% so với năm 2021.",
        ),
        ("paragraph", "- Số doanh nghiệp công nghệ số đạt 70.000 doanh nghiệp;"),
        ("paragraph", "- Số tên miền quốc gia đạt 564.129 tên miền."),
    ]


def test_bars_rule_a_table_of_low_confidence() -> None:
    (table,) = read(
        "Bảng 1. Kết quả\n\n"
        "| STT | Chỉ tiêu | Kết quả |\n|-----|----------|---------|\n| 1 | Hạ tầng | 50% |\n| 2 | Dữ liệu | |\n"
    ).tables
    assert table.low_confidence
    assert table.title == "Bảng 1. Kết quả"
    assert table.columns == ("STT", "Chỉ tiêu", "Kết quả")
    assert [row.cells for row in table.rows] == [("1", "Hạ tầng", "50%"), ("2", "Dữ liệu", "")]


def test_tabs_rule_a_table() -> None:
    (table,) = read("Tỉnh\tTỷ lệ\nHà Nội\t50%\nHuế\t60%\n").tables
    assert [row.cells for row in table.rows] == [("Hà Nội", "50%"), ("Huế", "60%")]


def test_one_line_with_a_bar_or_columns_of_blanks_are_no_table() -> None:
    document = read("Liên hệ: 024.3943.0204 | mic.gov.vn\n\nHà Nội      50%\nHuế         60%\n")
    assert not document.tables
    assert "".join(block.text for block in document.blocks if isinstance(block, Paragraph)).count("%") == 2
