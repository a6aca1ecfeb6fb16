"""Raised text in Word, web pages, workbooks and plain text: marks of notes are no digits, powers stay powers."""

from collections.abc import Callable
from html import escape
from io import BytesIO

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from sources import reader
from sources.document import Document, Footnote, Paragraph, Table

Pieces = tuple[str, ...]
"""Text of one line, every second piece of it raised."""


def in_word(*lines: Pieces) -> Document:
    return _word(lines, lambda run: setattr(run.font, "superscript", True))


def in_word_by_position(*lines: Pieces) -> Document:
    def up(run: object) -> None:
        position = OxmlElement("w:position")
        position.set(qn("w:val"), "6")
        run._r.get_or_add_rPr().append(position)  # type: ignore[attr-defined]

    return _word(lines, up)


def in_word_by_style(*lines: Pieces) -> Document:
    """A style of letters is based on another that raises them."""

    def styled(run: object) -> None:
        styles = run.part.document.styles  # type: ignore[attr-defined]
        if "Dau chu thich" not in [style.name for style in styles]:
            base = styles.add_style("Chi so tren", 2)
            base.font.superscript = True
            styles.add_style("Dau chu thich", 2).base_style = base
        run.style = "Dau chu thich"  # type: ignore[attr-defined]

    return _word(lines, styled)


def _word(lines: tuple[Pieces, ...], up: Callable[[object], None]) -> Document:
    made = docx.Document()
    for line in lines:
        paragraph = made.add_paragraph()
        for place, piece in enumerate(line):
            run = paragraph.add_run(piece)
            if place % 2:
                up(run)
    out = BytesIO()
    made.save(out)
    return reader.read(out.getvalue(), "made.docx")


def in_html(form: str, sheet: str = "") -> Callable[..., Document]:
    def read(*lines: Pieces) -> Document:
        body = "".join(
            f"<p>{''.join(form.format(escape(p)) if n % 2 and p else escape(p) for n, p in enumerate(line))}</p>"
            for line in lines
        )
        page = f"<html><head><meta charset=utf-8><style>{sheet}</style></head><body><div class=main>{body}</div></body>"
        return reader.read(page.encode(), "made.html")

    return read


def in_sheet(*lines: Pieces) -> Document:
    book = openpyxl.Workbook()
    for place, line in enumerate(lines, start=1):
        font = InlineFont(vertAlign="superscript")
        text = CellRichText(*[TextBlock(font, p) if n % 2 else p for n, p in enumerate(line) if p])
        book.active.cell(place, 1, text)
    out = BytesIO()
    book.save(out)
    return reader.read(out.getvalue(), "made.xlsx")


FORMATS = {
    "word": in_word,
    "word, position": in_word_by_position,
    "word, style": in_word_by_style,
    "sup": in_html("<sup>{}</sup>"),
    "css": in_html('<span style="vertical-align:super;font-size:60%">{}</span>'),
    "css, length": in_html('<font style="vertical-align: 4pt">{}</font>'),
    "css, class": in_html("<span class=fn>{}</span>", "span.fn { vertical-align: super }"),
    "css, class within": in_html("<span class='a fn'>{}</span>", ".main p > span.fn { vertical-align: super }"),
    "css, position": in_html("<span style='position:relative;top:-3.0pt;mso-text-raise:3.0pt'>{}</span>"),
    "css, size": in_html("<span style='font-size: 0.7em'>{}</span>"),
    "sheet": in_sheet,
}


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if not isinstance(block, Table)]


LINES: tuple[tuple[Pieces, str], ...] = (
    (("Số dự án cấp mới là 210", "3", " dự án."), "Số dự án cấp mới là 210 dự án."),
    (("Tỷ lệ hộ nghèo là 2,7", "(1)", "%."), "Tỷ lệ hộ nghèo là 2,7%."),
    (("Số giường bệnh trên 10.000 dân đạt 33,5", "[2]", " giường."), None),
    (("Diện tích rừng trồng mới 12.450", "*", " ha."), "Diện tích rừng trồng mới 12.450 ha."),
    (("Kim ngạch xuất khẩu đạt 371,3 tỷ USD", "1,2", "."), "Kim ngạch xuất khẩu đạt 371,3 tỷ USD."),
    (("Số thuê bao băng rộng là 166,0", "a", " nghìn."), "Số thuê bao băng rộng là 166,0 nghìn."),
    (("Số vụ tai nạn giao thông là 11.450 ", "4", " vụ."), "Số vụ tai nạn giao thông là 11.450 vụ."),
    (("Trích dẫn Quyết định", "12", " mới."), "Trích dẫn Quyết định mới."),
    (("Doanh thu", "†", " tăng 5%."), "Doanh thu tăng 5%."),
    # What is no mark: powers, fractions, degrees, and letters that a language raises.
    (("Diện tích đất lúa 3.917 km", "2", "."), "Diện tích đất lúa 3.917 km2."),
    (("Lượng nước 7,5 triệu m", "3", "/ngày."), "Lượng nước 7,5 triệu m3/ngày."),
    (("Sản lượng điện 12 x 10", "6", " kWh."), "Sản lượng điện 12 x 10⁶ kWh."),
    (("Mật độ 290 người/km", "2", "."), "Mật độ 290 người/km2."),
    (("Nhiệt độ trung bình 25,4", "0", "C."), "Nhiệt độ trung bình 25,4°C."),
    (("Thời gian xử lý còn 3", "1", "/2 giờ."), "Thời gian xử lý còn 3 1/2 giờ."),
    (("Lần thứ 3", "rd", " liên tiếp."), "Lần thứ 3rd liên tiếp."),
)


@pytest.mark.parametrize("form", FORMATS)
def test_marks_are_left_out_and_powers_kept(form: str) -> None:
    read = FORMATS[form]
    lines = [line for line, _ in LINES]
    expected = [text or "".join(line[::2]) for line, text in LINES]
    assert texts(read(*lines)) == expected


def test_a_mark_of_several_pieces_is_one() -> None:
    page = """<p>Thu ngân sách 5.120,4<sup>(</sup><sup>1</sup><sup>)</sup> tỷ đồng.</p>
    <p>Chi 12<sup>1</sup><sup>,2</sup>.</p>"""
    assert texts(reader.read(f"<html>{page}".encode(), "made.html")) == [
        "Thu ngân sách 5.120,4 tỷ đồng.",
        "Chi 12.",
    ]


@pytest.mark.parametrize("typed", ["1 Số liệu sơ bộ.", "(1) Số liệu sơ bộ.", "¹ Số liệu sơ bộ."])
def test_a_paragraph_that_begins_with_a_mark_is_the_note(typed: str) -> None:
    page = f"""<html><table border=1><tr><th>Chỉ tiêu</th><th>Năm 2023</th></tr>
    <tr><td>Số xã đạt chuẩn</td><td>95<sup>1</sup></td></tr></table>
    <p>{typed}</p><p>01 Bộ Y tế trình đề án.</p></html>"""
    table, note, paragraph = reader.read(page.encode(), "made.html").blocks
    assert isinstance(table, Table)
    assert table.rows[0].cells == ("Số xã đạt chuẩn", "95")
    assert isinstance(note, Footnote)
    assert (note.mark, note.text) == ("1", "Số liệu sơ bộ.")
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text.endswith("Bộ Y tế trình đề án.")


def test_a_row_numbered_like_a_mark_is_no_note() -> None:
    page = """<html><p>Kết quả<sup>1</sup> năm 2023.</p><table border=1><tr><th>STT</th><th>Tên</th><th>2023</th></tr>
    <tr><td>1</td><td>Lượt khách</td><td>95<sup>1</sup></td></tr><tr><td>2</td><td>Doanh thu</td><td>7</td></tr>
    </table></html>"""
    (table,) = reader.read(page.encode(), "made.html").tables
    assert [row.cells for row in table.rows] == [("1", "Lượt khách", "95"), ("2", "Doanh thu", "7")]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Số xã đạt chuẩn là 95¹ xã.", "Số xã đạt chuẩn là 95 xã."),
        ("Tỷ lệ hộ nghèo 2,7%⁽²⁾ và 3,1²⁾ điểm.", "Tỷ lệ hộ nghèo 2,7% và 3,1 điểm."),
        ("Diện tích sàn 5.000 m², mật độ 290 người/km².", "Diện tích sàn 5.000 m², mật độ 290 người/km²."),
        ("Sản lượng 12×10⁶ kWh trong 3 ¹/₂ giờ.", "Sản lượng 12×10⁶ kWh trong 3 ¹/₂ giờ."),
        ("Nồng độ Ca²⁺ tăng.", "Nồng độ Ca²⁺ tăng."),
    ],
)
def test_raised_signs_in_plain_text(written: str, read: str) -> None:
    assert texts(reader.read(f"Mở đầu báo cáo.\n\n{written}\n".encode(), "made.txt"))[-1] == read
