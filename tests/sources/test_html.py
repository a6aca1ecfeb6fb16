"""Web pages: layout tables are text, data tables are tables, and the encoding is found out."""

import pytest

from sources import reader
from sources.document import Document, Table


def read(body: str) -> Document:
    return reader.read(f"<!DOCTYPE html><html><body>{body}</body></html>".encode(), "page.html")


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if not isinstance(block, Table)]


LETTERHEAD = """<table border="0"><tr><td><p><b>BỘ Y TẾ<br>-------</b></p></td>
<td><p><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b></p></td></tr>
<tr><td><p>Số: 12/BC-BYT</p></td><td><p><i>Hà Nội, ngày 5 tháng 1 năm 2023</i></p></td></tr></table>"""
DATA = """<tr><td>STT</td><td>Chỉ tiêu</td><td>Kết quả</td></tr><tr><td>1</td><td>Hạ tầng số</td><td>50%</td></tr>
<tr><td>2</td><td>Dữ liệu số</td><td>60%</td></tr>"""


def test_a_letterhead_set_as_a_table_is_text() -> None:
    document = read(LETTERHEAD)
    assert not document.tables
    assert texts(document) == [
        "BỘ Y TẾ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Số: 12/BC-BYT",
        "Hà Nội, ngày 5 tháng 1 năm 2023",
    ]


@pytest.mark.parametrize(
    "attributes", ['border="1"', "", 'border="0"']
)  # style sheets may rule what border="0" does not
def test_a_data_table(attributes: str) -> None:
    (table,) = read(f"<table {attributes}>{DATA}</table>").tables
    assert table.columns == ("STT", "Chỉ tiêu", "Kết quả")
    assert [row.cells for row in table.rows] == [("1", "Hạ tầng số", "50%"), ("2", "Dữ liệu số", "60%")]


def test_a_data_table_inside_a_layout_table() -> None:
    inner = f"<p>Kết quả năm 2022:</p><table>{DATA}</table>"
    document = read(f"<table><tr><td>Trang chủ</td><td>{inner}</td></tr></table>")
    assert texts(document) == ["Trang chủ", "Kết quả năm 2022:"]
    assert len(document.tables) == 1


def test_cells_over_rows_and_columns() -> None:
    (table,) = read(
        """<table><thead><tr><th rowspan=2>Bộ</th><th colspan=2>Kết quả</th></tr>
        <tr><th>2021</th><th>2022</th></tr></thead>
        <tr><td colspan=3>I. Chính phủ số</td></tr>
        <tr><td rowspan=2>Bộ Y tế</td><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>"""
    ).tables
    assert table.columns == ("Bộ", "Kết quả 2021", "Kết quả 2022")
    assert [(row.cells, row.group) for row in table.rows] == [
        (("I. Chính phủ số", "", ""), True),
        (("Bộ Y tế", "1", "2"), False),
        (("Bộ Y tế", "3", "4"), False),
    ]


def test_a_span_beyond_the_table_is_cut() -> None:
    (table,) = read("<table><tr><th>A</th><th>B</th></tr><tr><td rowspan=99999>x</td><td>1</td></tr></table>").tables
    assert [row.cells for row in table.rows] == [("x", "1")]


def test_headings_keep_the_depth_that_their_numbers_give() -> None:
    document = read("<h2>I. MỤC TIÊU</h2><h3>1. Hạ tầng</h3><p><b>2. Dữ liệu</b></p><p>1. Tỷ lệ đạt 50%.</p>")
    assert [(block.type, getattr(block, "level", None)) for block in document.blocks] == [
        ("heading", 3),
        ("heading", 4),
        ("heading", 4),
        ("paragraph", None),
    ]


def test_text_without_paragraphs_and_hidden_text() -> None:
    document = read(
        "<div>Dòng một<br>Dòng hai <p>Đoạn</p><p style='display: none'>ẩn 99%</p> Dòng ba</div><script>1</script>"
    )
    assert texts(document) == ["Dòng một", "Dòng hai", "Đoạn", "Dòng ba"]
