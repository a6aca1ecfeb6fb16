"""Word documents: order, headings, numbers, what is printed of a paragraph, notes, merged cells, inner tables."""

from io import BytesIO
from typing import Any

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.parser import parse_xml

from sources import reader
from sources.document import Document, Footnote, Heading, Paragraph, Table
from sources.docx.numbering import Numbering


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
        "• Kết nối dữ liệu.",
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


# What follows is made from the markup itself (ECMA-376, part 1): python-docx has no words for it.
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)


def marked_up(body: str, **parts: str) -> Document:
    """Read a document with this markup as its body; `parts` are further parts by their kind ("footnotes")."""
    made = docx.Document()
    for element in parse_xml(f"<w:body {NAMESPACES}>{body}</w:body>"):
        made.element.body.insert(len(made.element.body) - 1, element)
    for kind, content in parts.items():
        path = PackURI(f"/word/{kind}.xml")
        markup = f"<w:{kind} {NAMESPACES}>{content}</w:{kind}>".encode()
        main = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"
        made.part.relate_to(Part(path, main, markup, made.part.package), getattr(RELATIONSHIP_TYPE, kind.upper()))
    return read(made)


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def cell(*content: str, properties: str = "") -> str:
    paragraphs = (one if one.startswith("<") else paragraph(run(one)) for one in content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(paragraphs)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    inner = (one if one.startswith("<") else cell(one) for one in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(inner)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if not isinstance(block, Table)]


TAKEN_OUT = "<w:del><w:r><w:delText>45%</w:delText></w:r></w:del>"
FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


@pytest.mark.parametrize(
    ("runs", "printed"),
    [
        # Tracked changes: what was put in is there, what was taken out is not.
        (
            (run("đạt "), f"<w:ins>{run('54%')}</w:ins>", "<w:del><w:r><w:delText>45%</w:delText></w:r></w:del>"),
            "đạt 54%",
        ),
        # A deletion made by another program may hold plain text.
        ((run("đạt 54%"), f"<w:del>{run(' và 45%')}</w:del>"), "đạt 54%"),
        (
            (f"<w:moveFrom>{run('Năm 2022 ')}</w:moveFrom>", run("đạt "), f"<w:moveTo>{run('60%')}</w:moveTo>"),
            "đạt 60%",
        ),
        # Links, content controls and smart tags are printed as their text.
        ((run("theo "), f"<w:hyperlink>{run('Quyết định 942')}</w:hyperlink>"), "theo Quyết định 942"),
        ((f"<w:sdt><w:sdtContent>{run('Bộ Y tế')}</w:sdtContent></w:sdt>", run(" đạt 9%")), "Bộ Y tế đạt 9%"),
        # A content control that was not filled in shows its invitation only on the screen.
        (
            (
                run("Đạt 9%"),
                "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
                f"<w:sdtContent>{run('Bấm để nhập')}</w:sdtContent></w:sdt>",
            ),
            "Đạt 9%",
        ),
        # A field prints its result, not its instruction.
        (
            (
                run("trang "),
                *(FIELD.format("begin"), "<w:r><w:instrText>PAGEREF x</w:instrText></w:r>", run("ẩn")),
                *(FIELD.format("separate"), run("12"), FIELD.format("end"), run(" của phụ lục")),
            ),
            "trang 12 của phụ lục",
        ),
        ((run("ngày "), f'<w:fldSimple w:instr="DATE">{run("05/9/2022")}</w:fldSimple>'), "ngày 05/9/2022"),
        # Bookmarks, also those of old programs, and comments print nothing.
        (('<w:bookmarkStart w:id="0" w:name="muc_1"/>', run("Đạt 7%"), '<w:bookmarkEnd w:id="0"/>'), "Đạt 7%"),
        ((run("Đạt 7%"), '<w:r><w:commentReference w:id="3"/></w:r>'), "Đạt 7%"),
        # Hidden text is not printed; capitals may be set by a property.
        ((run("Đạt 7%"), run(" (nháp 6%)", "<w:vanish/>")), "Đạt 7%"),
        ((run("phụ lục 1", "<w:caps/>"),), "PHỤ LỤC 1"),
        # A soft hyphen shows at a line end only, a hard one always; a line break of the file is a blank.
        (("<w:r><w:t>doanh</w:t><w:softHyphen/><w:t>nghiệp</w:t></w:r>",), "doanhnghiệp"),
        (("<w:r><w:t>172/QĐ</w:t><w:noBreakHyphen/><w:t>BTTTT</w:t></w:r>",), "172/QĐ-BTTTT"),
        (("<w:r><w:t>172/QĐ-</w:t><w:br/><w:t>BTTTT năm</w:t><w:br/><w:t>2022</w:t></w:r>",), "172/QĐ-BTTTT năm 2022"),
        # Letters of the Symbol font: "at least" is part of the figure.
        (('<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>', run(" 80%")), "≥ 80%"),
        ((run("\uf0a3 5%"),), "≤ 5%"),
        # A raised figure behind a word marks a note; behind a unit it is a power.
        ((run("06 Quyết định"), run("1", '<w:vertAlign w:val="superscript"/>'), run(" mới")), "06 Quyết định mới"),
        ((run("diện tích 5 km"), run("2", '<w:vertAlign w:val="superscript"/>')), "diện tích 5 km2"),
        # A formula prints its letters.
        ((run("tỷ lệ "), "<m:oMath><m:r><m:t>x=5%</m:t></m:r></m:oMath>"), "tỷ lệ x=5%"),
    ],
)
def test_what_is_printed_of_a_paragraph(runs: tuple[str, ...], printed: str) -> None:
    assert texts(marked_up(paragraph(*runs))) == [printed]


def test_a_paragraph_whose_end_was_taken_out_goes_on_with_the_next() -> None:
    body = paragraph(run("Tỷ lệ đạt "), properties="<w:rPr><w:del/></w:rPr>") + paragraph(run("54%."))
    assert texts(marked_up(body)) == ["Tỷ lệ đạt 54%."]


def test_line_breaks_part_the_items_of_a_list() -> None:
    lines = "<w:br/>".join(
        f"<w:t>{text}</w:t>" for text in ("Kết quả:", "- đạt 50% xã", "ở miền núi;", "- đạt 60% hộ.")
    )
    assert texts(marked_up(f"<w:p><w:r>{lines}</w:r></w:p>")) == [
        "Kết quả:",
        "- đạt 50% xã ở miền núi;",
        "- đạt 60% hộ.",
    ]


NOTES = (
    '<w:footnote w:id="-1" w:type="separator"><w:p/></w:footnote>'
    f'<w:footnote w:id="2">{paragraph("<w:r><w:footnoteRef/></w:r>", run(" Số liệu đến tháng 11."))}</w:footnote>'
    f'<w:footnote w:id="3">{paragraph(run("* Chưa kể Hà Nội."))}</w:footnote>'
)
MARK = '<w:r><w:footnoteReference w:id="2"/></w:r>'
END = '<w:r><w:endnoteReference w:id="5"/></w:r>'
STAR = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="3"/><w:t>*</w:t></w:r>'


def test_footnotes_follow_what_refers_to_them() -> None:
    end = f'<w:endnote w:id="5">{paragraph(run("Tính lại."))}</w:endnote>'
    body = paragraph(run("Đạt 54%"), MARK, run(" số xã."), STAR)
    body += table(
        row("Tỉnh", "Tỷ lệ"), row(cell(paragraph(run("Huế"), '<w:r><w:endnoteReference w:id="5"/></w:r>')), "9%")
    )
    document = marked_up(body, footnotes=NOTES, endnotes=end)
    assert [(b.type, b.mark, b.text) if isinstance(b, Footnote) else b.type for b in document.blocks] == [
        "paragraph",
        ("footnote", "1", "Số liệu đến tháng 11."),
        ("footnote", "*", "Chưa kể Hà Nội."),
        "table",
        ("footnote", "i", "Tính lại."),  # endnotes have small Roman numbers
    ]
    assert texts(document)[0] == "Đạt 54% số xã."
    assert document.tables[0].rows[0].cells == ("Huế", "9%")


def test_text_boxes_are_read_once() -> None:
    box = f"<w:txbxContent>{paragraph(run('Nổi bật: 70.000 doanh nghiệp.'))}</w:txbxContent>"
    both = (
        f"<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    document = marked_up(paragraph(run("Trong năm 2022."), f"<w:r>{both}</w:r>"))
    assert texts(document) == ["Trong năm 2022.", "Nổi bật: 70.000 doanh nghiệp."]


def test_a_content_control_may_hold_paragraphs_and_tables() -> None:
    inner = paragraph(run("Kết quả năm 2022:")) + table(row("Tỉnh", "Tỷ lệ"), row("Huế", "9%"))
    document = marked_up(f"<w:sdt><w:sdtContent>{inner}</w:sdtContent></w:sdt>")
    assert [block.type for block in document.blocks] == ["paragraph", "table"]


def test_the_table_of_contents_is_left_out() -> None:
    made = docx.Document()
    made.styles.add_style("toc 1", WD_STYLE_TYPE.PARAGRAPH)
    made.add_paragraph("I. Kết quả 12", style="toc 1")
    made.add_paragraph("Đạt 50% kế hoạch năm.")
    assert texts(read(made)) == ["Đạt 50% kế hoạch năm."]


def test_headers_and_footers_are_left_out() -> None:
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "Báo cáo năm 2022"
    made.sections[0].footer.paragraphs[0].text = "Trang 3"
    made.add_paragraph("Đạt 50% kế hoạch năm.")
    assert texts(read(made)) == ["Đạt 50% kế hoạch năm."]


def test_rows_and_cells_that_tracked_changes_or_hiding_take_out() -> None:
    (found,) = marked_up(
        table(
            row("Tỉnh", "Tỷ lệ"),
            row("Huế", "50%"),
            row("Vinh", "45%", properties="<w:del/>"),
            row("Nháp", "44%", properties="<w:hidden/>"),
            row("Hà Nội", cell("40%", properties="<w:cellDel/>"), cell("60%", properties="<w:cellIns/>")),
        )
    ).tables
    assert [one.cells for one in found.rows] == [("Huế", "50%"), ("Hà Nội", "60%")]


def test_cells_merged_both_ways_and_rows_that_begin_late() -> None:
    block = '<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>'
    (found,) = marked_up(
        table(
            row("Bộ", "Mục tiêu", "Kết quả", "Ghi chú", properties="<w:tblHeader/>"),
            row("Bộ Y tế", cell("đạt 50%", properties=block), "a"),
            row("Bộ Công an", cell("", properties='<w:gridSpan w:val="2"/><w:vMerge/>'), "b"),
            row("60%", "70%", "c", properties='<w:gridBefore w:val="1"/>'),
            # The first program to merge cells over columns marked each of them.
            row(
                "Bộ Tài chính",
                cell("80%", properties='<w:hMerge w:val="restart"/>'),
                cell("", properties="<w:hMerge/>"),
                "d",
            ),
        )
    ).tables
    assert found.columns == ("Bộ", "Mục tiêu", "Kết quả", "Ghi chú")
    assert [one.cells for one in found.rows] == [
        ("Bộ Y tế", "đạt 50%", "", "a"),
        ("Bộ Công an", "đạt 50%", "", "b"),
        ("", "60%", "70%", "c"),
        ("Bộ Tài chính", "80%", "", "d"),
    ]


HEADER = row("Bộ", "Kết quả", properties="<w:tblHeader/>")
INNER = table(row("Quý", "Tỷ lệ"), row("I", "20%"), row("II", "30%"))


def test_a_table_inside_a_cell_follows_as_a_table() -> None:
    outer, inner = marked_up(table(HEADER, row("Bộ Y tế", cell("Đạt theo quý:", INNER, "")))).tables
    assert [one.cells for one in outer.rows] == [("Bộ Y tế", "Đạt theo quý:")]
    assert (inner.columns, [one.cells for one in inner.rows]) == (("Quý", "Tỷ lệ"), [("I", "20%"), ("II", "30%")])


def test_a_table_that_only_lines_up_text_in_a_cell_stays_in_it() -> None:
    (outer,) = marked_up(table(HEADER, row("Bộ Y tế", cell(table(row("20%", "hồ sơ")), "")))).tables
    assert [one.cells for one in outer.rows] == [("Bộ Y tế", "20% hồ sơ")]


def test_a_frame_around_text_and_tables_is_no_table() -> None:
    document = marked_up(table(row(cell("Hộp 1. Kết quả nổi bật theo quý năm 2022.", INNER, ""))))
    assert [block.type for block in document.blocks] == ["paragraph", "table"]


def test_a_letterhead_set_as_a_table_is_text() -> None:
    head = table(
        row("BỘ Y TẾ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        row("Số: 12/BC-BYT", "Hà Nội, ngày 5 tháng 1 năm 2023"),
    )
    document = marked_up(head)
    assert not document.tables
    assert texts(document)[0] == "BỘ Y TẾ"


LISTS = """<w:abstractNum w:abstractNumId="7">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2."/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl>
<w:lvl w:ilvl="3"><w:numFmt w:val="bullet"/><w:lvlText w:val="+"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="7"/>
<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>"""


@pytest.mark.parametrize(
    ("items", "marks"),
    [
        ([(1, 0), (1, 1), (1, 1), (1, 2), (1, 3), (1, 0), (1, 1)], ["I.", "1.1.", "1.2.", "a)", "+", "II.", "2.1."]),
        ([(1, 0), (2, 0)], ["I.", "II."]),  # two lists of one definition share its count
        ([(1, 0), (3, 0), (3, 0)], ["I.", "I.", "II."]),  # unless one begins anew
        ([(0, 0), (9, 0)], ["", ""]),  # 0 takes a paragraph out of its list; a list that is not there numbers nothing
    ],
)
def test_numbers_of_lists(items: list[tuple[int, int]], marks: list[str]) -> None:
    numbering = parse_xml(f"<w:numbering {NAMESPACES}>{LISTS}</w:numbering>")
    counted = Numbering(numbering)
    assert [counted.mark(str(list_id), level, None) for list_id, level in items] == marks


def test_serial_numbers_may_be_a_list() -> None:
    made, table_made = filled_table([["STT", "Nhiệm vụ"], ["", "a"], ["", "b"]])
    for place in (1, 2):
        table_made.cell(place, 0).paragraphs[0].style = made.styles["List Number"]
    assert [one.cells for one in read(made).tables[0].rows] == [("1.", "a"), ("2.", "b")]


def test_a_heading_style_may_rest_on_another() -> None:
    made = docx.Document()
    own = made.styles.add_style("Mục lớn", WD_STYLE_TYPE.PARAGRAPH)
    own.base_style = made.styles["Heading 2"]
    made.add_heading("Kết quả chung", 1)
    made.add_paragraph("Hạ tầng số", style="Mục lớn")
    assert [(block.level, block.text) for block in read(made).blocks if isinstance(block, Heading)] == [
        (1, "Kết quả chung"),
        (2, "Hạ tầng số"),
    ]
