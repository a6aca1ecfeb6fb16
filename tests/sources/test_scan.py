"""Pages that are pictures, and pages whose font gives garbage: found out, and read from the picture where that is
possible; elsewhere told with a remedy, while the rest of the report is read."""

import os
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from reportlab.pdfgen.canvas import Canvas

from normalise.observation import extract
from sources import reader
from sources.catalogue import describe
from sources.document import Document, Rejected
from sources.pdf import reader as pdf
from sources.pdf.page import Char
from sources.scan import ocr
from sources.scan.reader import is_garbled
from tests.sources.drawn_pages import Pages
from tests.sources.scanned_pages import Scan, picture

BUNDLED = Path(pdf.__file__).parents[1] / "bundled" / "reports"
INDICATORS = BUNDLED / "2022-summary-indicators.pdf"
BLANK = Image.new("L", (1654, 2339), 255)
GARBAGE = "8% Ty le hG gla d1nh c6 c4p quang 99,9 tong 41 so lieu"
"""What a poor recognition of 65 % left under a scan."""

VIETNAMESE = "Tỷ lệ hồ sơ thủ tục hành chính được nộp trực tuyến đạt 54,34% trong năm 2022 theo báo cáo của các bộ. "
ENGLISH = "The share of households with broadband access rose to 82.4 per cent in 2022, up from 76 per cent. "
FRENCH = "La répartition des élèves âgés de dix à quinze ans a été établie d’après les données françaises. "
PASSAGES = {
    "Vietnamese": (VIETNAMESE * 5, False),
    "English": (ENGLISH * 5, False),
    "French, which has one accent in fifteen letters": (FRENCH * 5, False),
    "Korean": ("대한민국의 경제는 이천이십이년에 이점육퍼센트 성장하였다. " * 5, False),
    "figures alone": ("54,34 51,43 86,97 - 11,20 ≥ 80 100 90 20 " * 5, False),
    "a table of contents": ("I. Kết quả đạt được ........................ 3 " * 5, False),
    "a list with the bullets of Wingdings": ("\uf0b7 Hoàn thành kết nối \uf0b7 Mở dữ liệu " * 5, False),
    "too little to tell": ("B¸o c¸o kÕt qu¶", False),
    # "Tỷ lệ hồ sơ thủ tục hành chính ... trong năm" in the fonts from before Unicode
    "TCVN3": ("Tû lÖ hå s¬ thñ tôc hµnh chÝnh ®­îc nép trùc tuyÕn ®¹t 54,34% trong n¨m 2022. " * 5, True),
    "VNI": ("Tyû leä hoà sô thuû tuïc haønh chính ñöôïc noäp tröïc tuyeán ñaït 54,34% trong naêm 2022. " * 5, True),
    "signs without a meaning": ("(cid:55)(cid:92) O(cid:1226) h(cid:1219) s(cid:417) 54 " * 5, True),
    "signs of a font's own": ("T\ue01f l\ue02a h\ue03b s\ue04c n\ue05d54 " * 5, True),
    # Every letter stands for the next but one: letters enough, but not a word of Vietnamese.
    "letters for other letters": ("Vậ nệ jồ uơ vjủ vục jàpj ejípj đượe pộr vtựe vuyếp đạv 54,34% " * 8, True),
}


@pytest.mark.parametrize(("text", "garbled"), PASSAGES.values(), ids=PASSAGES.keys())
def test_garbage_is_told_from_text(text: str, garbled: bool) -> None:
    assert is_garbled(text) is garbled


def prose(document: Document) -> list[str]:
    return [block.text for block in document.blocks if block.type != "table"]


@pytest.fixture
def no_tesseract(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "tesseract", lambda: None)


@pytest.fixture
def tesseract() -> None:
    if ocr.tesseract() is None:
        if "CI" in os.environ:
            pytest.fail("tesseract with Vietnamese is not installed: .ci/run installs it")
        pytest.skip("tesseract with Vietnamese is not installed")


def scanned(**layers: str) -> bytes:
    made = Scan()
    made.text("Ket qua nam 2022 dat 50%.")
    made.page(picture(INDICATORS, 1), **layers)
    return made.done()


LAYERS = {
    "a picture alone": {},
    "with text that is not seen": {"layer": "invisible", "text": GARBAGE},
    "with text below the picture": {"layer": "below", "text": GARBAGE},
    "with the stamp of a digital signature": {"stamp": "Nguoi ky: Bo Thong tin va Truyen thong"},
    "with both": {"layer": "invisible", "text": GARBAGE * 5, "stamp": "Nguoi ky: Bo Thong tin"},
}


@pytest.mark.parametrize("layers", LAYERS.values(), ids=LAYERS.keys())
@pytest.mark.usefixtures("no_tesseract")
def test_without_tesseract_a_scan_is_reported_and_the_rest_is_read(layers: dict[str, str]) -> None:
    document = pdf.read(scanned(**layers), "a.pdf")
    assert (document.needs_ocr, document.ocr_pages) == ((2,), ())
    (note,) = document.notes
    assert note.startswith("page 2: not read, an image; install tesseract")
    assert prose(document)[0] == "Ket qua nam 2022 dat 50%."
    assert GARBAGE not in " ".join(prose(document))


@pytest.mark.usefixtures("no_tesseract")
def test_without_tesseract_a_file_of_scans_is_rejected_with_the_remedy() -> None:
    made = Scan()
    made.page(picture(INDICATORS, 1), layer="invisible", text=GARBAGE)
    with pytest.raises(Rejected, match=r"no text on 1 page.*tesseract-ocr-vie"):
        pdf.read(made.done(), "a.pdf")


@pytest.mark.usefixtures("no_tesseract")
def test_a_picture_beside_text_or_behind_it_makes_no_scan() -> None:
    made = Scan()
    made.page(BLANK, share=0.4)  # a photograph and no words: nothing to read on it
    made.page(BLANK, share=0.6, layer="below", text="Ban do", stamp="Nguon: Tong cuc")  # a map and its titles
    made.page(BLANK, stamp="\n".join([ENGLISH.strip()] * 3))  # a page on coloured ground
    document = pdf.read(made.done(), "a.pdf")
    assert document.needs_ocr == ()
    assert "Nguon: Tong cuc" in prose(document)
    assert ENGLISH.split()[0] in prose(document)[-1]


@pytest.mark.usefixtures("no_tesseract")
def test_text_turned_into_outlines_is_no_empty_page() -> None:
    made = BytesIO()
    canvas = Canvas(made, invariant=1)
    canvas.drawString(60, 700, "Trang 1")
    canvas.showPage()
    for number in range(300):
        left, bottom = 60 + number % 30 * 12, 700 - number // 30 * 20
        canvas.bezier(left, bottom, left + 9, bottom, left, bottom + 9, left + 9, bottom + 9)
    canvas.save()
    assert pdf.read(made.getvalue(), "a.pdf").needs_ocr == (2,)


def without_meanings(data: bytes) -> bytes:
    """The file with the tables by which its fonts tell letters made void."""
    return data.replace(b"/ToUnicode", b"/ToUnicorn")


def fonts_page() -> bytes:
    pages = Pages()
    for number in range(8):
        pages.text(60, 60 + 20 * number, VIETNAMESE[:80], f"Dòng {number}")
    return without_meanings(pages.done())


@pytest.mark.usefixtures("no_tesseract")
def test_a_font_that_gives_garbage_is_found_out() -> None:
    with pytest.raises(Rejected, match="tesseract-ocr-vie"):
        pdf.read(fonts_page(), "a.pdf")


@pytest.mark.usefixtures("tesseract")
def test_a_font_that_gives_garbage_is_read_from_the_page() -> None:
    document = pdf.read(fonts_page(), "a.pdf")
    assert document.ocr_pages == (1,)
    assert "hồ sơ thủ tục hành chính" in " ".join(prose(document))


@pytest.mark.parametrize("file", sorted(BUNDLED.glob("*.pdf")), ids=lambda file: file.stem)
def test_pages_with_good_text_are_left_alone(file: Path) -> None:
    document = pdf.read(file.read_bytes(), file.name)
    assert (document.ocr_pages, document.needs_ocr) == ((), ())


def test_real_pages_with_good_text_are_left_alone(shared: Path) -> None:
    for file in sorted((shared / "reports").glob("*.pdf")):
        document = pdf.read(file.read_bytes(), file.name)
        assert (file.name, document.ocr_pages, document.needs_ocr) == (file.name, (), ())


@pytest.mark.parametrize("turned", [0.0, 0.8, -1.3])  # degrees; a sheet never lies quite straight
@pytest.mark.usefixtures("tesseract")
def test_a_scanned_table_keeps_its_cells(turned: float) -> None:
    made = Scan()
    made.page(picture(INDICATORS, 1, turned=turned), layer="invisible", text=GARBAGE)
    document = pdf.read(made.done(), "a.pdf")
    assert (document.ocr_pages, document.needs_ocr) == ((1,), ())
    assert document.notes[0].startswith("page 1: an image, recognised with tesseract")
    assert "TỔNG HỢP KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU CHUYỂN ĐỔI SỐ NĂM 2022" in prose(document)
    (table,) = document.tables
    assert table.columns == ("STT", "Chỉ tiêu", "Đơn vị", "Kết quả 2021", "Kết quả 2022", "Mục tiêu 2025")
    rows = {row.cells[1]: row.cells[2:5] for row in table.rows}
    assert rows["Tỷ lệ hộ gia đình sử dụng cáp quang"][:2] == ("%", "65")
    assert rows["Tỷ lệ dịch vụ công trực tuyến phát sinh hồ sơ"] == ("%", "36,47", "51,43")


@pytest.mark.usefixtures("tesseract")
def test_a_scanned_table_goes_on_over_the_page_end() -> None:
    made = Scan()
    for number in (1, 2):
        # A page number between the two halves, too faint and small to be read rightly.
        sheet = picture(INDICATORS, number)
        ImageDraw.Draw(sheet).text((820, 2260), f"{number}7", fill=90, font_size=22)
        made.page(sheet)
    (table,) = pdf.read(made.done(), "a.pdf").tables
    assert {row.page for row in table.rows} == {1, 2}
    assert {join.action for join in table.joins} >= {"continued_table", "dropped_header"}


@pytest.mark.usefixtures("tesseract")
def test_every_value_of_a_scan_is_flagged_and_no_other() -> None:
    made = Scan()
    made.text("Nam 2022: Doanh thu 148.000 ty dong; ty le 12,5%.")
    made.page(picture(INDICATORS, 1))
    data = made.done()
    document = pdf.read(data, "2022-a.pdf")
    found = extract(document, describe("", "2022-a.pdf", data, document, {"kind": "result"})).observations
    assert {one.page for one in found} == {1, 2}
    assert all(("ocr" in one.flags) == (one.page == 2) for one in found)


@pytest.mark.usefixtures("tesseract")
def test_words_and_lines_stand_where_the_page_has_them() -> None:
    """A box of 300 by 100 points at 100, 200, and a word in it."""
    pages = Pages()
    pages.table([100, 250, 400], [200, 240, 300], [["Chỉ tiêu", "Năm 2022"], ["Số hộ", "148.000"]])
    (sheet,) = [picture_of(pages.done())]
    found = ocr.read(sheet, 595.28)
    assert found is not None
    chars, edges = found
    words = {char.text: char for char in chars}
    assert near(words["148.000"], x0=254, top=242)
    upright = {round(edge.x0 / 2) * 2 for edge in edges if edge.upright}
    level = {round(edge.top / 2) * 2 for edge in edges if not edge.upright}
    assert (upright, level) == ({100, 250, 400}, {200, 240, 300})


def picture_of(data: bytes) -> Image.Image:
    import pypdfium2

    return pypdfium2.PdfDocument(data)[0].render(scale=300 / 72, grayscale=True).to_pil()


def near(char: Char, *, x0: float, top: float) -> bool:
    return abs(char.x0 - x0) < 3 and abs(char.top - top) < 5


@pytest.mark.usefixtures("tesseract")
def test_recognition_that_fails_leaves_the_page_unread(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    broken = tmp_path / "tesseract"
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setattr(ocr, "tesseract", lambda: str(broken))
    assert pdf.read(scanned(), "a.pdf").needs_ocr == (2,)


@pytest.mark.usefixtures("tesseract")
def test_recognition_has_its_time_in_the_process_that_reads_a_file() -> None:
    assert reader.read(scanned(), "a.pdf").ocr_pages == (2,)
