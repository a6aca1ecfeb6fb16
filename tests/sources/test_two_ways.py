"""Both ways through a PDF give one result, and a page that is not plain is left to the exact one."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from sources.document import Document
from sources.pdf import reader
from sources.pdf.exact import ExactPages
from sources.pdf.fast import FastPages
from sources.pdf.page import PageContent, each
from sources.pdf.two_ways import Pages

BUNDLED = Path(reader.__file__).with_name("bundled") / "reports"
HEIGHT = A4[1]


class ExactOnly(Pages):
    """The pages of a PDF, all of them read the exact way."""

    def content(self, number: int) -> PageContent:
        return self.exact_content(number)


def fast_pages(data: bytes) -> list[int]:
    """Numbers of the pages that are read the fast way."""
    with FastPages(data) as pages:
        return [number for number in range(1, pages.count + 1) if pages.content(number)]


def assert_the_same_both_ways(data: bytes, monkeypatch: pytest.MonkeyPatch) -> Document:
    found = reader.read(data, "report.pdf")
    monkeypatch.setattr(reader, "Pages", ExactOnly)
    assert_same(found.model_dump(), reader.read(data, "report.pdf").model_dump())
    return found


def assert_same(fast: Any, exact: Any) -> None:
    """Every text, place in the table, flag and title alike, every length within a point."""
    if isinstance(exact, dict):
        assert fast.keys() == exact.keys()
        for key in exact:
            assert_same(fast[key], exact[key])
    elif isinstance(exact, list | tuple):
        assert len(fast) == len(exact)
        for one, other in zip(fast, exact, strict=True):
            assert_same(one, other)
    elif isinstance(exact, float):
        assert fast == pytest.approx(exact, abs=1)
    else:
        assert fast == exact


@pytest.mark.parametrize("file", sorted(BUNDLED.glob("*.pdf")), ids=lambda file: file.stem)
def test_bundled_reports(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = file.read_bytes()
    found = assert_the_same_both_ways(data, monkeypatch)
    assert found.tables
    assert len(fast_pages(data)) == found.pages


@pytest.mark.parametrize(
    "name",
    [
        "reports/pl3-results-2022.pdf",
        "reports/plan-2023.pdf",
        "reports/report-942-2022.pdf",
        # LibreOffice draws accented letters after the plain ones of their line.
        "eval/stitching/lo_rep.pdf",
        "eval/stitching/lo_sub.pdf",
        # WeasyPrint leaves rows open at page ends.
        "eval/stitching/wp_rep.pdf",
    ],
)
def test_real_and_long_reports_take_the_fast_way_on_every_page(
    shared: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = (shared / name).read_bytes()
    found = assert_the_same_both_ways(data, monkeypatch)
    assert len(fast_pages(data)) == found.pages


def test_foreign_reports_wherever_they_take_the_fast_way(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = sorted((shared / "eval" / "pdf-tables" / "pdf").glob("*.pdf"))
    plain = [data for data in (file.read_bytes() for file in files) if fast_pages(data)]
    # Two of the three files of Word, and some of the European Union and of the United States.
    assert len(plain) >= 7
    for data in plain:
        with monkeypatch.context() as patch:
            assert_the_same_both_ways(data, patch)


def drawn(draw: Callable[[Canvas], None]) -> bytes:
    """A page of A4 on which `draw` draws, after a line in a font that lies in the file."""
    import font_roboto

    pdfmetrics.registerFont(TTFont("Roboto", Path(font_roboto.__file__).with_name("files") / "Roboto-Regular.ttf"))
    made = BytesIO()
    canvas = Canvas(made, pagesize=A4, invariant=1)
    canvas.setFont("Roboto", 10)
    canvas.drawString(60, 700, "Tỷ lệ hồ sơ trực tuyến đạt 54,34%")
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return made.getvalue()


def form(canvas: Canvas) -> None:
    canvas.beginForm("stamp")
    canvas.setFont("Roboto", 10)
    canvas.drawString(60, 600, "Đã ký")
    canvas.endForm()
    canvas.doForm("stamp")


def slanted(canvas: Canvas) -> None:
    canvas.rotate(30)
    canvas.drawString(300, 300, "DỰ THẢO")


def outside_font(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 10)
    canvas.drawString(60, 600, "Total")


def meant_otherwise(canvas: Canvas) -> None:
    canvas._code.append("/Span <</ActualText (90)>> BDC")
    canvas.drawString(60, 600, "9O")
    canvas._code.append("EMC")


def from_the_right(canvas: Canvas) -> None:
    glyphs = pdfmetrics.getFont("Roboto").face.charToGlyph
    glyphs[ord("א")] = glyphs[ord("N")]
    canvas.drawString(60, 600, "א")


@pytest.mark.parametrize(
    "draw",
    [
        pytest.param(lambda canvas: canvas.setPageRotation(90), id="turned page"),
        pytest.param(lambda canvas: canvas.setCropBox((50, 50, 500, 800)), id="cropped page"),
        pytest.param(form, id="form object"),
        pytest.param(slanted, id="slanted text"),
        pytest.param(outside_font, id="font outside the file"),
        pytest.param(meant_otherwise, id="other text meant than printed"),
        pytest.param(lambda canvas: canvas.drawString(60, 600, "a☃b"), id="a sign that the font does not have"),
        pytest.param(lambda canvas: canvas.drawString(60, 600, "a\x07b"), id="a code that is no letter"),
        pytest.param(from_the_right, id="letters from the right"),
    ],
)
def test_what_is_not_plain_is_left_to_the_exact_way(draw: Callable[[Canvas], None]) -> None:
    data = drawn(draw)
    assert fast_pages(data) == []
    with Pages(data, "drawn.pdf") as pages:
        assert "".join(pages.content(1).chars["text"]).startswith("Tỷlệhồsơ")


def test_a_plain_file_is_not_even_opened_the_exact_way(monkeypatch: pytest.MonkeyPatch) -> None:
    def opened(*_: object) -> None:
        raise AssertionError("opened with pdfplumber")

    monkeypatch.setattr("sources.pdf.two_ways.ExactPages", opened)
    (paragraph,) = reader.read(drawn(lambda canvas: None), "drawn.pdf").blocks
    assert paragraph.text == "Tỷ lệ hồ sơ trực tuyến đạt 54,34%"


def lines_and_boxes(canvas: Canvas) -> None:
    canvas.line(60, 500, 300, 500)
    canvas.line(60, 400, 300, 450)  # slanted
    canvas.rect(60, 300, 100, 50)  # outlined
    canvas.rect(60, 200, 240, 0.48, stroke=0, fill=1)  # Word's rulings
    canvas.rect(200, 300, 50, 20, stroke=0, fill=1)  # shading
    canvas.roundRect(400, 300, 80, 40, 5)
    canvas.saveState()
    clip = canvas.beginPath()
    clip.rect(0, 0, 200, 200)
    canvas.clipPath(clip, stroke=0, fill=0)
    canvas.restoreState()


def scaled(canvas: Canvas) -> None:
    canvas.scale(0.75, 0.75)
    canvas.setLineWidth(0.5)
    canvas.rect(100, 100, 200, 200)
    canvas.drawString(100, 50, "hai phần ba")


def stretched(canvas: Canvas) -> None:
    text = canvas.beginText(60, 600)
    text.setHorizScale(80)
    text.textOut("chữ hẹp")
    canvas.drawText(text)


@pytest.mark.parametrize("draw", [lines_and_boxes, scaled, stretched])
def test_what_is_drawn_is_the_same_record_both_ways(draw: Callable[[Canvas], None]) -> None:
    data = drawn(draw)
    with FastPages(data) as fast, ExactPages(data, "drawn.pdf") as exact:
        one, other = fast.content(1), exact.content(1)
    assert one is not None
    assert one.chars["text"].tolist() == other.chars["text"].tolist()
    for some, others in (
        (each(one.chars), each(other.chars)),
        (sorted(one.edges), sorted(other.edges)),
        (sorted(one.shading), sorted(other.shading)),
    ):
        assert_same([list(thing) for thing in some], [list(thing) for thing in others])
    assert one.images == other.images == ()


def test_lines_and_boxes_are_sorted_into_edges_and_shading() -> None:
    with FastPages(drawn(lines_and_boxes)) as pages:
        content = pages.content(1)
    assert content is not None
    assert [tuple(round(x) for x in box) for box in content.shading] == [
        (200, round(HEIGHT) - 320, 250, round(HEIGHT) - 300)
    ]
    ends = [(round(edge.x0), round(edge.x1), edge.upright) for edge in content.edges]
    assert (60, 300, False) in ends  # the line, and the ruling drawn as a box
    assert ends.count((60, 60, True)) == ends.count((160, 160, True)) == 1  # the outlined box
    assert not any(edge.x1 > 200 and edge.upright and edge.x0 < 390 for edge in content.edges)


def test_letters_stand_on_their_baseline_whatever_the_font_says_of_its_height() -> None:
    with FastPages(drawn(lambda canvas: None)) as pages:
        content = pages.content(1)
    assert content is not None
    first = each(content.chars)[0]
    assert first.text == "T"
    assert first.x0 == pytest.approx(60, abs=0.01)
    assert first.size == 10
    assert first.top < HEIGHT - 700 - 7  # a capital is 7 points high
    assert HEIGHT - 700 < first.bottom < HEIGHT - 700 + 3


def test_signs_for_several_letters_are_letters() -> None:
    data = drawn(lambda canvas: canvas.drawString(60, 600, "eﬃcient"))
    with Pages(data, "drawn.pdf") as pages, ExactPages(data, "drawn.pdf") as exact:
        for content in (pages.content(1), exact.content(1)):
            assert "".join(content.chars["text"]).endswith("efficient")
