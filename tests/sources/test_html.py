"""Web pages: layout tables are text, data tables are tables, and the encoding is found out."""

import pytest

from sources.document import Document, Footnote, Paragraph, Table
from sources.html import reader


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


@pytest.mark.parametrize(
    ("body", "found"),
    [
        # Lists print bullets and numbers that are not in their text; a mark in the text is not doubled.
        ("<ul><li>Đạt 50% xã</li><li>- Đạt 60% hộ</li></ul>", ["• Đạt 50% xã", "- Đạt 60% hộ"]),
        ("<ul style='list-style: none'><li>Đạt 50% xã</li></ul>", ["Đạt 50% xã"]),
        ("<ol start=3><li>Hạ tầng</li><li value=7>Dữ liệu</li><li>Kỹ năng</li></ol>", ["3. Hạ tầng", "7. Dữ liệu"]),
        ("<ol type=a><li>Hạ tầng<ol type=i><li>Cáp quang</li></ol></li></ol>", ["a. Hạ tầng", "i. Cáp quang"]),
        # A line break inside a paragraph wraps a line, unless the next line is an item.
        ("<p>Theo Quyết định 172/QĐ-<br>BTTTT năm<br>2022</p>", ["Theo Quyết định 172/QĐ-BTTTT năm 2022"]),
        ("<p>Kết quả:<br>- đạt 50% xã;<br>- đạt 60% hộ.</p>", ["Kết quả:", "- đạt 50% xã;", "- đạt 60% hộ."]),
        ("<p>Dòng đầu trang<br><br>Dòng sau đó</p>", ["Dòng đầu trang", "Dòng sau đó"]),
        # What is hidden by its own style, by a style sheet or by an attribute is not shown; deleted text is taken out.
        ("<style>.an, p#x {display: none}</style><p class='an'>9%</p><p id=x>8%</p><p>Đạt 7%</p>", ["Đạt 7%"]),
        ("<p hidden>9%</p><p style='visibility:hidden'>8%</p><p>Đạt <del>6%</del> <ins>7%</ins></p>", ["Đạt 7%"]),
        ("<style>@media print {p {display: none}}</style><p>Đạt 7%</p>", ["Đạt 7%"]),
        # Entities, and letters in pieces.
        ("<p>T&#7927; l&#x1EC7; &ge;&nbsp;80%, kê&#769;t quả</p>", ["Tỷ lệ ≥ 80%, kết quả"]),
        # Preformatted text is text as exports have it.
        ("<pre>Tỷ lệ đạt\n50% vào cuối năm.</pre>", ["Tỷ lệ đạt 50% vào cuối năm."]),
        # Raised figures: behind a word the mark of a note, behind a unit a power.
        ("<p>06 Quyết định<sup>1</sup> mới</p>", ["06 Quyết định mới"]),
        ("<p>diện tích 5 km<sup>2</sup></p>", ["diện tích 5 km2"]),
    ],
)
def test_what_is_printed(body: str, found: list[str]) -> None:
    assert texts(read(body))[: len(found)] == found


@pytest.mark.parametrize(
    "body",
    [
        # As Word saves pages: marks that link to a list of notes, which links back.
        '<p>Đạt 54%<a href="#_ftn1" name="_ftnref1">[1]</a> số xã.</p><p>Hết.</p>'
        '<div id="ftn1"><p><a href="#_ftnref1" name="_ftn1">[1]</a> Số liệu đến tháng 11.</p></div>',
        # As encyclopedias do.
        '<p>Đạt 54%<sup id="r1"><a href="#n1">[1]</a></sup> số xã.</p><p>Hết.</p>'
        '<ol><li id="n1"><a href="#r1">^</a> Số liệu đến tháng 11.</li></ol>',
        # Raised figures without links.
        "<p>Đạt 54%<sup>1</sup> số xã.</p><p>Hết.</p><p><sup>1</sup> Số liệu đến tháng 11.</p>",
    ],
)
def test_notes_follow_the_paragraph_that_refers_to_them(body: str) -> None:
    first, note, last = read(body).blocks
    assert isinstance(first, Paragraph)
    assert first.text == "Đạt 54% số xã."
    assert isinstance(note, Footnote)
    assert (note.mark, note.text) == ("1", "Số liệu đến tháng 11.")
    assert last.type == "paragraph"


def test_links_to_parts_of_the_page_are_no_notes() -> None:
    document = read('<p>Xem <a href="#p2">mục 2</a></p><p id="p2">2. Hạ tầng số đạt 50%.</p>')
    assert texts(document) == ["Xem mục 2", "2. Hạ tầng số đạt 50%."]


INNER = "<table border=1><tr><th>Quý</th><th>Tỷ lệ</th></tr><tr><td>I</td><td>20%</td></tr></table>"


def test_a_data_table_inside_a_data_table_follows_it() -> None:
    outer, inner = read(
        "<table border=1><tr><th>Bộ</th><th>Kết quả</th></tr><tr><td>Bộ Y tế</td><td>Nộp hồ sơ trực tuyến và trả kết "
        f"quả tại nhà theo quý như sau: {INNER}</td></tr><tr><td>Bộ Công an</td><td>Đạt 30%</td></tr></table>"
    ).tables
    assert outer.rows[0].cells == ("Bộ Y tế", "Nộp hồ sơ trực tuyến và trả kết quả tại nhà theo quý như sau:")
    assert outer.rows[1].cells == ("Bộ Công an", "Đạt 30%")
    assert (inner.columns, inner.rows[0].cells) == (("Quý", "Tỷ lệ"), ("I", "20%"))


def test_a_frame_in_two_columns_around_a_page_is_no_table() -> None:
    main = f"<p>Kết quả năm 2022 của cả nước:</p>{INNER}"
    document = read(f"<table border=1><tr><td>Menu</td><td>{main}</td></tr></table>")
    assert texts(document) == ["Menu", "Kết quả năm 2022 của cả nước:"]
    assert len(document.tables) == 1


def test_a_span_to_the_end_a_foot_above_the_body_and_hidden_rows() -> None:
    (table,) = read(
        "<table><thead><tr><th>Bộ</th><th>Tỷ lệ</th></tr></thead><tfoot><tr><td>Cả nước</td><td>9</td></tr></tfoot>"
        "<tbody><tr><td rowspan=0>Bộ Y tế</td><td>1</td></tr><tr style='display:none'><td>8</td></tr>"
        "<tr><td>2<br>(ước)</td></tr></tbody></table>"
    ).tables
    assert [row.cells for row in table.rows][:2] == [("Bộ Y tế", "1"), ("Bộ Y tế", "2 (ước)")]


def test_the_foot_of_a_decision_is_text() -> None:
    document = read(
        "<table><tr><td><p><i>Nơi nhận:</i><br>- Như Điều 3;<br>- Lưu: VT.</p></td>"
        "<td><p align=center><b>CHỦ TỊCH</b></p><p><b>Nguyễn Văn A</b></p></td></tr></table>"
    )
    assert not document.tables
    assert texts(document) == ["Nơi nhận:", "- Như Điều 3;", "- Lưu: VT.", "CHỦ TỊCH", "Nguyễn Văn A"]


def test_bold_and_centred_by_a_style_sheet_make_headings() -> None:
    style = "<style>.tieude {font-weight: 700; text-align: center} .thuong {font-weight: normal}</style>"
    document = read(f"{style}<p class=tieude>Kết quả thực hiện kế hoạch</p><b><p class=thuong>1. Hạ tầng số</p></b>")
    assert [block.type for block in document.blocks] == ["heading", "paragraph"]


@pytest.mark.parametrize(
    ("attributes", "rows"),
    [
        ("colspan='2;'", [("A", "", "d"), ("a", "b", "c")]),  # browsers read the digits that it begins with
        ('colspan=" 2px"', [("A", "", "d"), ("a", "b", "c")]),
        ("colspan='+2'", [("A", "", "d"), ("a", "b", "c")]),
        ("colspan='1000' class=all", [("A", "", "", "d"), ("a", "b", "c", "")]),  # a column without a cell has no width
        ("colspan='0'", [("A", "d", ""), ("a", "b", "c")]),
        ("colspan='-2'", [("A", "d", ""), ("a", "b", "c")]),
        ("colspan='hai'", [("A", "d", ""), ("a", "b", "c")]),
        ("rowspan='2,'", [("A", "d", "", ""), ("A", "a", "b", "c")]),
        ("rowspan='0'", [("A", "d", "", ""), ("A", "a", "b", "c")]),  # to the end of the table
        ("rowspan='99999'", [("A", "d", "", ""), ("A", "a", "b", "c")]),
    ],
)
def test_spans_are_read_as_browsers_do(attributes: str, rows: list[tuple[str, ...]]) -> None:
    page = f"<table border=1><tr><td {attributes}>A</td><td>d</td></tr><tr><td>a</td><td>b</td><td>c</td></tr></table>"
    (table,) = read(page).tables
    assert [row.cells for row in table.rows] == rows


def test_a_figure_that_a_cell_cuts_is_whole() -> None:
    cells = ("5.120,<br>4", "<p>22.</p><p>311</p>", "54,3<br>%", "12<br>345", "1,<br>2,<br>3 và 4")
    row = "".join(f"<td>{cell}</td>" for cell in cells)
    (table,) = read(f"<table border=1><tr><th>Tên</th>{'<th>Cột</th>' * 5}</tr><tr><td>x</td>{row}</tr></table>").tables
    assert table.rows[0].cells[1:] == ("5.120,4", "22.311", "54,3%", "12 345", "1, 2, 3 và 4")


@pytest.mark.parametrize("between", ["", "<p></p>", "<p>Bảng 2 (tiếp theo)</p>"])
def test_a_table_that_begins_anew_with_its_header_goes_on(between: str) -> None:
    head = "<tr><th>Huyện</th><th>Số trường</th></tr>"
    pieces = [f"<table border=1>{head}<tr><td>{name}</td><td>12</td></tr></table>" for name in ("Ba Vì", "Mê Linh")]
    document = read(between.join(pieces))
    (table,) = document.tables
    assert [row.cells for row in table.rows] == [("Ba Vì", "12"), ("Mê Linh", "12")]


def test_tables_with_the_same_header_and_titles_of_their_own_stay_apart() -> None:
    piece = "<table border=1><tr><th>Huyện</th><th>Số trường</th></tr><tr><td>Ba Vì</td><td>12</td></tr></table>"
    assert len(read(f"<p>Năm học 2021-2022</p>{piece}<p>Năm học 2022-2023</p>{piece}").tables) == 2


def test_signs_for_missing_figures_stay() -> None:
    page = "<table border=1><tr><th>Tỉnh</th><th>2021</th><th>2022</th></tr><tr><td>Huế</td><td>...</td><td>-</td></tr>"
    (table,) = read(page).tables
    assert table.rows[0].cells == ("Huế", "...", "-")
