"""Text in the fonts from before Unicode comes out as the letters that a reader of the report sees."""

from collections.abc import Callable
from io import BytesIO

import docx
import openpyxl
import pytest
from docx.oxml.parser import OxmlElement
from openpyxl.styles import Font

from sources import reader
from sources.document import Document, Table
from sources.layout.old_fonts import _TCVN3, _VNI_PAIRS, OldFonts, scheme_of
from sources.layout.syllables import is_syllable, share_of_vietnamese

_TO_TCVN3 = {letter: chr(sign) for sign, letter in _TCVN3.items()}
_TO_VNI = {letter: signs for signs, letter in _VNI_PAIRS.items()}


def in_tcvn3(text: str) -> str:
    """Write text as it was typed in a font of TCVN3, whose capitals with tones are small letters of another font."""
    return "".join(_TO_TCVN3.get(ord(char), _TO_TCVN3.get(ord(char.lower()), char)) for char in text)


def in_vni(text: str) -> str:
    return "".join(
        (_TO_VNI[char.lower()].upper() if char.isupper() else _TO_VNI[char]) if char.lower() in _TO_VNI else char
        for char in text
    )


SCHEMES: dict[str, tuple[Callable[[str], str], str]] = {"TCVN3": (in_tcvn3, ".VnTime"), "VNI": (in_vni, "VNI-Times")}
SENTENCES = (
    "Sản lượng lúa cả năm đạt 32,5 triệu tấn, tăng 3,6% so với năm trước.",
    "Tỷ lệ hộ nghèo giảm từ 17,2% xuống còn 14,3%.",
    "Số học sinh phổ thông đến trường là 17,8 triệu em.",
    "Tổng số giường bệnh thuộc ngành y tế quản lý là 192.300 giường.",
    "Kim ngạch xuất khẩu hàng dệt may ước đạt 1.975 triệu USD.",
    "Diện tích rừng trồng tập trung được 190,6 nghìn ha.",
    "Khối lượng hàng hóa luân chuyển bằng đường sắt tăng 5,1%.",
    "Số máy điện thoại bình quân 100 dân đạt 5,6 máy.",
    "Vốn đầu tư trực tiếp nước ngoài thực hiện 2.300 triệu USD.",
    "Cả nước xảy ra 25.040 vụ tai nạn giao thông, làm chết 10.477 người.",
)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Céng hoµ x· héi chñ nghÜa ViÖt Nam. §éc lËp - Tù do - H¹nh phóc", None),
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam. Ñoäc laäp - Töï do - Haïnh phuùc", None),
        (
            "ChØ tiªu: S¶n l\u00adîng lóa, §¬n vÞ: Ngh×n tÊn, ¦íc n¨m 2001",
            "Chỉ tiêu: Sản lượng lúa, Đơn vị: Nghìn tấn, Ước năm 2001",
        ),
        ("UÛY BAN NHAÂN DAÂN TÆNH ÑOÀNG NAI", "ỦY BAN NHÂN DÂN TỈNH ĐỒNG NAI"),
    ],
)
def test_words_as_old_files_hold_them(written: str, read: str | None) -> None:
    fonts = OldFonts.of([(written, None)])
    assert fonts.read(written, None).replace("hoà", "hòa") == (
        read or "Cộng hòa xã hội chủ nghĩa Việt Nam. Độc lập - Tự do - Hạnh phúc"
    )


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if not isinstance(block, Table)]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("encoding", ["windows-1252", "utf-8"])
def test_text_files_are_told_by_their_words(scheme: str, encoding: str) -> None:
    written, _ = SCHEMES[scheme]
    data = written("\n\n".join(SENTENCES)).encode(encoding)
    document = reader.read(data, "old.txt")
    assert texts(document) == list(SENTENCES)
    assert document.notes[-1].endswith(f"fonts of {scheme}")


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(
    "page",
    [
        "<font face='{font}'>{text}</font>",
        "<p style='font-family: \"{font}\", serif'>{text}</p>",
        "<p style='font: bold 12pt {font}'>{text}</p>",
        "<style>td, .old {{ font-family: {font} }}</style><p class=old><b>{text}</b></p>",
    ],
)
def test_a_page_in_two_fonts(scheme: str, page: str) -> None:
    written, font = SCHEMES[scheme]
    # Saved by a word processor: every sign beyond ASCII is an entity.
    text = written(SENTENCES[0]).encode("ascii", "xmlcharrefreplace").decode()
    html = f"<html><meta charset=utf-8>{page.format(font=font, text=text)}<p>{SENTENCES[1]}</p></html>"
    assert texts(reader.read(html.encode(), "old.html")) == [SENTENCES[0], SENTENCES[1]]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_workbook_is_read_font_by_font(scheme: str) -> None:
    written, font = SCHEMES[scheme]
    book = openpyxl.Workbook()
    for at, (name, value) in enumerate((("Chỉ tiêu", "Năm 2001"), ("Cá ngừ", 7.5), ("Mũ bảo hiểm", 12)), start=1):
        book.active.cell(at, 1, written(name)).font = Font(name=font)
        book.active.cell(at, 2, written(value) if isinstance(value, str) else value).font = Font(name=font)
    book.active["A4"], book.active["B4"] = "Cáp quang", 30
    book.active["A4"].font = Font(name="Times New Roman")
    (table,) = read(book).tables
    assert table.columns == ("Chỉ tiêu", "Năm 2001")
    assert [row.cells[0] for row in table.rows] == ["Cá ngừ", "Mũ bảo hiểm", "Cáp quang"]


def test_fonts_of_capitals() -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = in_tcvn3("Tổng cục Thống kê")
    book.active["A1"].font = Font(name=".VnTimeH")
    assert texts(read(book)) == ["TỔNG CỤC THỐNG KÊ"]


def test_unicode_in_an_old_font_is_left_alone() -> None:
    """A workbook was retyped in Unicode and kept its fonts, which the program replaces on the screen."""
    book = openpyxl.Workbook()
    for at, name in enumerate(("Báo cáo", "Tháng 8", "Sản lượng điện", "Người lao động"), start=1):
        book.active.cell(at, 1, name).font = Font(name=".VnTime")
    assert texts(read(book)) == ["Báo cáo", "Tháng 8", "Sản lượng điện", "Người lao động"]


def test_a_workbook_whose_fonts_say_nothing_is_told_by_its_words() -> None:
    book = openpyxl.Workbook()
    for at, sentence in enumerate(SENTENCES, start=1):
        book.active.cell(at, 1, in_tcvn3(sentence))
    assert texts(read(book)) == list(SENTENCES)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("by_style", [False, True])
def test_a_word_document_in_two_fonts(scheme: str, *, by_style: bool) -> None:
    written, font = SCHEMES[scheme]
    made = docx.Document()
    if by_style:
        made.styles["Normal"].font.name = font
    for at, sentence in enumerate(SENTENCES):
        old = by_style or at % 2 == 0
        run = made.add_paragraph().add_run(written(sentence) if old else sentence)
        run.font.name = None if by_style else (font if old else "Times New Roman")
    table = made.add_table(2, 2)
    for cell, text in zip(table._cells, ("Chỉ tiêu", "Năm 2001", "Cá ngừ", "7,5"), strict=True):
        cell.paragraphs[0].add_run(written(text)).font.name = font
    out = BytesIO()
    made.save(out)
    document = reader.read(out.getvalue(), "old.docx")
    assert texts(document) == list(SENTENCES)
    assert document.tables[0].columns == ("Chỉ tiêu", "Năm 2001")
    assert document.tables[0].rows[0].cells == ("Cá ngừ", "7,5")


def test_letters_that_word_keeps_as_elements_or_in_the_private_area() -> None:
    made = docx.Document()
    run = made.add_paragraph().add_run("S\uf0b6n l")
    run.font.name = ".VnTime"
    run._r.append(OxmlElement("w:softHyphen"))
    run.add_text("îng")
    out = BytesIO()
    made.save(out)
    assert texts(reader.read(out.getvalue(), "old.docx")) == ["Sản lượng"]


def read(book: openpyxl.Workbook) -> Document:
    made = BytesIO()
    book.save(made)
    return reader.read(made.getvalue(), "old.xlsx")


@pytest.mark.parametrize(
    "text",
    [
        "Công ty Telefónica và Société Générale",
        "Le coût de la santé a été réduit de 5 % à Orléans, à côté de la forêt",
        "Größe und Stückzahl der Bücher für Köln",
        "± 5% ≥ 80% m² × 10⁶ °C",
        "Diện tích 5.000 m², ≥ 80%",
    ],
)
def test_other_languages_and_signs_are_left_alone(text: str) -> None:
    assert OldFonts.of([(text, "Arial")]).read(text, "Arial") == text


@pytest.mark.parametrize(
    ("font", "scheme"),
    [(".VnTime", "TCVN3"), (".VnArialH", "TCVN3"), ("VNI-Times", "VNI"), ("Times New Roman", None), ("Vni", None)],
)
def test_fonts_are_known_by_name(font: str, scheme: str | None) -> None:
    assert scheme_of(font) == scheme


def test_what_a_syllable_is() -> None:
    assert all(
        map(is_syllable, ["nghiêng", "quốc", "gì", "khuỷu", "yêu", "uống", "oanh", "giếng", "Đường", "ươm", "khuya"])
    )
    assert not any(map(is_syllable, ["Baùo", "caùo", "teá", "hoäi", "Générale", "chñ", "tªn"]))
    assert share_of_vietnamese("ASCII only") == 1.0
