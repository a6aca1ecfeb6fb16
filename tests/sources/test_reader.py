"""Bytes of any kind become a Document, or one line that says what is wrong and what to do."""

from io import BytesIO
from pathlib import Path

import docx
import pytest

from sources import reader
from sources.document import Rejected
from tests.sources.drawn_pages import Pages


def docx_bytes() -> bytes:
    made = BytesIO()
    document = docx.Document()
    document.add_paragraph("Kết quả năm 2022 đạt 50%.")
    document.save(made)
    return made.getvalue()


def pdf_bytes() -> bytes:
    pages = Pages()
    pages.text(60, 60, "Kết quả năm 2022 đạt 50%.")
    return pages.done()


PAGE = "<html><body><p>Kết quả năm 2022 đạt 50%.</p></body></html>".encode()


@pytest.mark.parametrize(
    ("data", "name", "format_"),
    [
        (pdf_bytes(), "a.pdf", "pdf"),
        (pdf_bytes(), "A.PDF", "pdf"),
        (docx_bytes(), "a.docx", "docx"),
        (PAGE, "a.html", "html"),
        (PAGE, "a.htm", "html"),
        ("Kết quả năm 2022 đạt 50%.".encode(), "a.txt", "text"),
    ],
)
def test_the_same_sentence_from_every_format(data: bytes, name: str, format_: str) -> None:
    document = reader.read(data, name)
    assert document.format == format_
    assert [block.text for block in document.blocks if block.type == "paragraph"] == ["Kết quả năm 2022 đạt 50%."]


@pytest.mark.parametrize(
    ("data", "name", "found"),
    [
        (b"", "a.pdf", "an empty file"),
        (b" \n", "a.txt", "an empty file"),
        (PAGE, "a.pdf", "an HTML page"),  # an error page, saved under the report's name
        (pdf_bytes(), "a.docx", "a PDF file"),
        (b"\x89PNG\r\n\x00\x00", "a.pdf", "unknown bytes"),
        (docx_bytes(), "a.odt", "the ending “.odt”"),
        (docx_bytes(), "a.xlsx", "a DOCX file"),
        (b"a,b", "a", "the ending “”"),
        (pdf_bytes()[:200], "a.pdf", "a damaged PDF"),
        (docx_bytes()[:5000], "a.docx", "a damaged DOCX"),
        (b"<html><body><script>x</script></body></html>", "a.html", "an HTML page without text"),
    ],
)
def test_what_cannot_be_read_says_so(data: bytes, name: str, found: str) -> None:
    with pytest.raises(Rejected) as caught:
        reader.read(data, name)
    assert caught.value.found.startswith(found)
    assert caught.value.file == name
    assert "\n" not in str(caught.value)


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(Rejected, match="no such file"):
        reader.read(tmp_path / "plan.pdf")


def test_a_file_that_is_too_large(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(reader, "LARGEST", 10)
    (tmp_path / "a.txt").write_text("Kết quả năm 2022 đạt 50%.", encoding="utf-8")
    with pytest.raises(Rejected, match="split the report"):
        reader.read(tmp_path / "a.txt")


def test_only_the_first_page_is_read_on_demand() -> None:
    pages = Pages()
    pages.text(60, 60, "Trang đầu của báo cáo.")
    pages.next_page()
    pages.text(60, 60, "Trang sau của báo cáo.")
    document = reader.read(pages.done(), "a.pdf", only_first_page=True)
    assert [block.text for block in document.blocks if block.type == "paragraph"] == ["Trang đầu của báo cáo."]
    assert document.pages == 2


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("empty.pdf", "an empty file"),
        ("html.pdf", "an HTML page"),
        ("trunc50.pdf", "a damaged PDF"),
        ("enc_user.pdf", "a locked PDF"),
    ],
)
def test_broken_pdfs_found_in_the_wild(shared: Path, name: str, found: str) -> None:
    with pytest.raises(Rejected) as caught:
        reader.read(shared / "eval" / "hostile" / name)
    assert caught.value.found.startswith(found)


def test_a_pdf_locked_only_against_changes_is_read(shared: Path) -> None:
    assert reader.read(shared / "eval" / "hostile" / "enc_owner.pdf").tables
