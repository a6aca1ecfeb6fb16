"""Where a number is printed: its span gives its printed text back, its locator says it in words."""

from pathlib import Path

import pytest

from normalise.observation import extract
from normalise.records import Extraction, Observation, Unread
from sources.catalogue import describe
from sources.document import (
    Document,
    Footnote,
    Heading,
    Locator,
    Paragraph,
    Report,
    ReportKind,
    Row,
    Span,
    Table,
)
from sources.reader import read
from tests.bundled import read_reports

REPORT = Report(
    id="2022-r",
    title="Báo cáo",
    issuer=None,
    number=None,
    issued_on=None,
    kind=ReportKind.RESULT,
    year=2022,
    file="r.pdf",
    sha256="0" * 64,
)


def numbers(found: Extraction) -> list[Observation | Unread]:
    return [*found.observations, *found.not_reported, *found.skipped, *found.refused]


def document(*blocks: Heading | Paragraph | Footnote | Table) -> Document:
    return Document(file="r.pdf", format="pdf", pages=None, blocks=blocks)


def printed(text: Document, span: Span | None) -> str:
    assert span is not None
    return text.text(span)[span.start : span.end]


def assert_spans_hold(text: Document, found: Extraction) -> None:
    rows = numbers(found)
    assert rows
    assert [printed(text, row.span) for row in rows] == [row.raw for row in rows]
    assert len({row.span for row in rows}) == len(rows), "two numbers at one place"


def test_a_span_encloses_what_is_printed():
    for _, text, found in read_reports():
        assert_spans_hold(text, found)


@pytest.mark.parametrize(
    "name",
    [
        "plan-2022.html",
        "plan-2023.pdf",
        "report-942-2022.pdf",
        "results-411-2022.docx",
        "pl3-results-2022.pdf",
    ],
)
def test_a_span_encloses_what_is_printed_in_real_reports(shared: Path, name: str):
    path = shared / "reports" / name
    text = read(path)
    assert_spans_hold(text, extract(text, describe(str(path.parent), name, path.read_bytes(), text)))


def test_each_text_of_a_document_has_its_place():
    table = Table(
        number=1,
        title="Kết quả 5 năm",
        columns=("STT", "Nội dung", "Kết quả 2022"),
        rows=(
            Row(cells=("1", "Tỷ lệ hồ sơ trực tuyến", " 54,34% "), page=None),
            Row(cells=("2", "Tỷ lệ dịch vụ công", " - "), page=None),
        ),
    )
    text = document(
        Heading(text="Đạt 11% hồ sơ", level=1),
        Paragraph(text="Mở đầu. Đạt 12% hồ sơ.", number=1),
        Footnote(text="Đạt 13% hồ sơ.", mark="1", number=1),
        table,
    )
    places = {row.raw: (row.locator, row.span and row.span.place) for row in numbers(extract(text, REPORT))}
    assert places == {
        "11%": ("mục Đạt 11% hồ sơ", (0, None, None)),
        "12%": ("đoạn 1, câu 2", (1, None, None)),
        "13%": ("chú thích 1, câu 1", (2, None, None)),
        "5 năm": ("bảng 1", (3, None, None)),
        "2022": ("bảng 1", (3, None, 2)),
        "1": ("bảng 1, dòng 1, cột STT", (3, 0, 0)),
        "54,34%": ("bảng 1, dòng 1, cột Kết quả 2022", (3, 0, 2)),
        "2": ("bảng 1, dòng 2, cột STT", (3, 1, 0)),
    }


def test_a_number_printed_twice_in_one_cell_has_two_places():
    rows = (Row(cells=("1", "Hồ sơ", "Bộ A đạt 50% hồ sơ, Bộ B đạt 50% hồ sơ"), page=None),)
    table = Table(number=1, title=None, columns=("STT", "Nội dung", "Kết quả 2022"), rows=rows)
    found = [one.span for one in extract(document(table), REPORT).observations]
    assert [(span.start, span.end) for span in found if span] == [(9, 12), (29, 32)]


@pytest.mark.parametrize(
    ("mark", "row"),
    [
        ("4.1", "4.1"),
        ("1.", "1"),
        ("1)", "1"),
        ("I.", "I"),
        ("a)", "a"),
        ("-", "3"),  # no mark that tells the row from others: its count
        ("", "3"),
    ],
)
def test_a_row_is_named_by_its_serial_mark(mark: str, row: str):
    rows = tuple(Row(cells=(one, "Tỷ lệ hồ sơ", "54%"), page=None) for one in ("8", "9", mark))
    table = Table(number=2, title=None, columns=("STT", "Nội dung", "Kết quả 2022"), rows=rows)
    assert extract(document(table), REPORT).observations[-1].locator == f"bảng 2, dòng {row}, cột Kết quả 2022"


def test_a_locator_is_printed_in_one_form():
    assert str(Locator.of(Heading(text="I. " + "a" * 80, level=1))) == "mục I. " + "a" * 57
    assert str(Locator(block="footnote", number=3)) == "chú thích 3"
    assert str(Locator(block="table", number=1).in_row("2").in_column("3")) == "bảng 1, dòng 2, cột 3"
