"""Footnotes at the foot of a PDF page: told by type, place and raised marks, and what only looks like one."""

from io import BytesIO
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from sources.document import Document, Footnote, Heading, Paragraph
from sources.pdf import reader
from sources.pdf.page import PageContent
from sources.pdf.two_ways import Pages

BODY = 13.0
SMALL = 10.0


class ExactOnly(Pages):
    """The pages of a PDF, all of them read the exact way."""

    def content(self, number: int) -> PageContent:
        return self.exact_content(number)


class Paper:
    """A PDF being drawn; "^1^" in a text is printed small and raised."""

    def __init__(self) -> None:
        import font_roboto

        pdfmetrics.registerFont(TTFont("Roboto", Path(font_roboto.__file__).with_name("files") / "Roboto-Regular.ttf"))
        self._made = BytesIO()
        self._canvas = Canvas(self._made, pagesize=A4, invariant=1)

    def text(self, y: float, *lines: str, size: float = BODY, x: float = 85) -> None:
        """Lines of text, the first on a baseline `y` points above the lower edge of the page."""
        for number, line in enumerate(lines):
            right = x
            for place, part in enumerate(line.split("^")):
                up, high = (0.36 * size, 0.62 * size) if place % 2 else (0.0, size)
                self._canvas.setFont("Roboto", high)
                self._canvas.drawString(right, y - number * size * 1.4 + up, part)
                right += pdfmetrics.stringWidth(part, "Roboto", high)

    def rule(self, y: float) -> None:
        self._canvas.setLineWidth(0.5)
        self._canvas.line(85, y, 229, y)

    def table(self, top: float, rows: list[list[str]]) -> None:
        xs = [85, 300, 500]
        for number in range(len(rows) + 1):
            self._canvas.line(xs[0], top - number * 24, xs[-1], top - number * 24)
        for x in xs:
            self._canvas.line(x, top, x, top - 24 * len(rows))
        for number, row in enumerate(rows):
            for x, text in zip(xs, row, strict=False):
                self.text(top - 24 * number - 17, text, x=x + 4, size=12)

    def number(self, text: str) -> None:
        self.text(30, text, x=295)

    def next_page(self) -> None:
        self._canvas.showPage()

    def done(self) -> bytes:
        self._canvas.save()
        return self._made.getvalue()


def read(paper: Paper) -> list[tuple[str, ...]]:
    """Kind and text of the blocks, alike both ways; notes with their mark between."""
    data = paper.done()
    found = shown(reader.read(data, "drawn.pdf"))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(reader, "Pages", ExactOnly)
        assert shown(reader.read(data, "drawn.pdf")) == found
    return found


def shown(document: Document) -> list[tuple[str, ...]]:
    out: list[tuple[str, ...]] = []
    for block in document.blocks:
        if isinstance(block, Footnote):
            out.append(("footnote", block.mark, block.text))
        elif isinstance(block, Heading | Paragraph):
            out.append((block.type, block.text))
        else:
            out.append((block.type, *(" | ".join(row) for row in (block.columns, *(row.cells for row in block.rows)))))
    return out


FIRST = (
    "Trong chín tháng, các địa phương đã xây dựng 1.250 điểm phục vụ",
    "người dân, tăng 12% so với năm 2022^1^ và đạt kế hoạch cả năm.",
)
SECOND = ("Tỷ lệ hồ sơ trực tuyến của các xã vùng cao đạt 61,5%^2^.",)
FIRST_READ = (
    "Trong chín tháng, các địa phương đã xây dựng 1.250 điểm phục vụ người dân, tăng 12% so với năm 2022 và đạt kế"
    " hoạch cả năm."
)
SECOND_READ = "Tỷ lệ hồ sơ trực tuyến của các xã vùng cao đạt 61,5%."
NOTE_LINES = (
    "Số liệu năm 2022 lấy từ báo cáo tổng hợp của các huyện, chưa kể 14 điểm đang sửa chữa và",
    "3 điểm dừng hoạt động từ tháng 6.",
)
NOTE_READ = " ".join(NOTE_LINES)
OTHER = "Chỉ tính hồ sơ đã được tiếp nhận."


@pytest.mark.parametrize(
    ("first", "second"),
    [("^1^ ", "^2^ "), ("^1^", "^2^"), ("1 ", "2 "), ("1. ", "2. "), ("(1) ", "(2) "), ("[1] ", "[2] ")],
)
def test_notes_follow_the_paragraphs_that_refer_to_them(first: str, second: str) -> None:
    paper = Paper()
    paper.text(740, *FIRST)
    paper.text(690, *SECOND)
    paper.rule(120)
    paper.text(106, first + NOTE_LINES[0], NOTE_LINES[1], second + OTHER, size=SMALL)
    paper.number("4")
    assert read(paper) == [
        ("paragraph", FIRST_READ),
        ("footnote", "1", NOTE_READ),
        ("paragraph", SECOND_READ),
        ("footnote", "2", OTHER),
    ]


def test_a_star_and_marks_in_brackets() -> None:
    paper = Paper()
    paper.text(740, FIRST[0], FIRST[1].replace("^1^", "^(*)^"))
    paper.text(690, SECOND[0].replace("^2^", "^**^"))
    paper.text(100, "(*) " + OTHER, "** Không kể các xã đảo.", size=SMALL)
    assert read(paper) == [
        ("paragraph", FIRST_READ),
        ("footnote", "*", OTHER),
        ("paragraph", SECOND_READ),
        ("footnote", "**", "Không kể các xã đảo."),
    ]


def test_a_note_parts_no_paragraph_that_goes_on_overleaf() -> None:
    paper = Paper()
    paper.text(220, FIRST[0], "người dân, tăng 12% so với năm 2022^1^ và đạt kế hoạch của cả")
    paper.text(100, "^1^ " + OTHER, size=SMALL)
    paper.next_page()
    paper.text(740, "năm đã giao cho từng huyện.")
    (paragraph, note) = read(paper)
    assert paragraph[1].endswith("so với năm 2022 và đạt kế hoạch của cả năm đã giao cho từng huyện.")
    assert note == ("footnote", "1", OTHER)


def test_a_mark_in_a_table() -> None:
    paper = Paper()
    paper.text(740, *FIRST[:1])
    paper.table(690, [["Chỉ tiêu", "Kết quả"], ["Số điểm phục vụ^1^", "1.250"], ["Diện tích (m^2^)", "800"]])
    paper.text(100, "^1^ " + OTHER, size=SMALL)
    assert read(paper)[1:] == [
        ("table", "Chỉ tiêu | Kết quả", "Số điểm phục vụ | 1.250", "Diện tích (m2) | 800"),
        ("footnote", "1", OTHER),
    ]


@pytest.mark.parametrize(
    ("body", "read_as", "foot", "size"),
    [
        ("Tỷ lệ hồ sơ trực tuyến đạt 61,5%.", "", "Ghi chú: Số liệu chưa kể các xã đảo.", SMALL),
        # Raised, but nothing at the foot begins with it: a mark all the same.
        ("Số hồ sơ trực tuyến đạt 61,5%^3^.", "61,5%.", "Ghi chú: Số liệu chưa kể các xã đảo.", SMALL),
        ("Số hồ sơ trực tuyến đạt 61,5%^3^.", "61,5%.", "1 Số liệu chưa kể các xã đảo.", SMALL),
        # Nothing raised refers to it.
        ("Tỷ lệ hồ sơ trực tuyến đạt 61,5%.", "", "1 Số liệu chưa kể các xã đảo.", SMALL),
        # Powers.
        ("Diện tích nhà xưởng là 5.400 m^2^.", "5.400 m2.", "2 Số liệu chưa kể các xã đảo.", SMALL),
        # In the type of the text.
        ("Số hồ sơ trực tuyến đạt 61,5%^1^.", "61,5%.", "1 Số liệu chưa kể các xã đảo.", BODY),
    ],
)
def test_what_is_no_note(body: str, read_as: str, foot: str, size: float) -> None:
    paper = Paper()
    paper.text(740, FIRST[0])
    paper.text(690, body)
    paper.text(100, foot, size=size)
    (paragraph,), (note,) = [text for _, *text in read(paper)][1:]
    assert paragraph.endswith(read_as)
    assert note == foot


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        # Marks of notes, which stand on another page or nowhere.
        ("95^1^", "95"),
        ("5^12^", "5"),
        ("5.120,4^(1)^", "5.120,4"),
        ("61,5%^2^", "61,5%"),
        ("22.311^*^", "22.311"),
        ("22.311^**^", "22.311"),
        ("1.204^1,2^", "1.204"),
        ("318^a^", "318"),
        ("318^†^", "318"),
        ("10^1^", "10"),
        ("năm 2010^2^", "năm 2010"),
        ("Số giáo viên^3^", "Số giáo viên"),
        ("Nghị quyết 05^4^ của tỉnh", "Nghị quyết 05 của tỉnh"),
        # Powers and units.
        ("1.250 m^2^", "1.250 m2"),
        ("35 km^2^", "35 km2"),
        ("12.000 m^3^/ngày", "12.000 m3/ngày"),
        ("người/km^2^", "người/km2"),
        ("10^6^ đồng", "10⁶ đồng"),
        ("1,5.10^3^", "1,5.10³"),
        ("R^2^ = 0,87", "R2 = 0,87"),
        # Others.
        ("3^1^/2 năm", "3¹/2 năm"),
        ("25^0^C", "25°C"),
        ("37,5^o^C", "37,5°C"),
        ("mẫu ^14^C", "mẫu 14C"),
    ],
)
def test_raised_figures(printed: str, text: str) -> None:
    paper = Paper()
    paper.text(740, *FIRST[:1])
    paper.table(690, [["Chỉ tiêu", "Kết quả"], ["Tổng số", printed], ["Bình quân", "12"]])
    assert read(paper)[-1][2] == f"Tổng số | {text}"


def test_a_power_beside_a_note_of_the_same_number() -> None:
    paper = Paper()
    paper.text(740, *FIRST)
    paper.text(690, "Diện tích nhà xưởng là 5.400 m^2^ và 12 km^2^ đường^2^.")
    paper.text(106, "1 " + NOTE_LINES[0], NOTE_LINES[1], "2 " + OTHER, size=SMALL)
    assert read(paper)[2:] == [
        ("paragraph", "Diện tích nhà xưởng là 5.400 m2 và 12 km2 đường."),
        ("footnote", "2", OTHER),
    ]


def test_small_type_with_text_below_it_is_no_note() -> None:
    paper = Paper()
    paper.text(740, *FIRST)
    paper.text(690, "1 " + OTHER, size=SMALL)
    paper.text(640, SECOND[0])
    assert "footnote" not in {kind for kind, *_ in read(paper)}
