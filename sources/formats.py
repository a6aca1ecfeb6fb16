"""The formats of reports, and which one a file has: its content says so, and its ending must agree.

How a format is read is the business of `reader` and of the module of the format.
"""

import zipfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePath

from sources.document import Rejected

ZIP = b"PK\x03\x04"
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAMS = {
    name.encode("utf-16-le"): kind for name, kind in (("WordDocument", "doc"), ("Workbook", "xls"), ("Book", "xls"))
}
"""Names of the parts of an old office file that tell what it is; one that is locked has none of them."""


@dataclass(frozen=True)
class ReportFormat:
    """A format of reports."""

    name: str
    words: str
    """What a file of it is called in messages."""
    endings: tuple[str, ...] = ()
    """Of its files; none for one that is only found under the endings of another."""
    needs: tuple[str, ...] = ()
    """Modules that its reading needs: they are imported once, and so without cost for each file."""
    also_holds: tuple[str, ...] = ()
    """Formats that programs and sites save under its endings."""


FORMATS = {
    one.name: one
    for one in (
        ReportFormat("pdf", "a PDF file", (".pdf",), ("sources.pdf.reader", "pdfplumber", "pypdfium2")),
        ReportFormat(
            "docx", "a DOCX file", (".docx",), ("sources.docx.reader", "docx", "docx.table", "docx.enum.text")
        ),
        ReportFormat("xlsx", "an XLSX workbook", (".xlsx",), ("sources.xlsx.reader", "openpyxl")),
        ReportFormat("html", "an HTML page", (".html", ".htm"), ("sources.html.reader", "lxml.html")),
        ReportFormat("text", "plain text", (".txt",), ("sources.text.reader",)),
        ReportFormat("doc", "a Word file from before 2007", (".doc",), also_holds=("docx", "html", "rtf")),
        ReportFormat(
            "xls",
            "an Excel workbook from before 2007",
            (".xls",),
            ("sources.xlsx.reader", "sources.xlsx.xls", "openpyxl", "xlrd"),
            ("xlsx", "html", "text"),
        ),
        ReportFormat("rtf", "an RTF file"),
    )
}
_NO_REPORT = {"locked": "an old office file, or one that is locked with a password", "empty": "an empty file"}
BY_ENDING = {ending: one for one in FORMATS.values() for ending in one.endings}


def format_of(data: bytes, file: str) -> str:
    """Give the name of the format of a file by content and ending, which must agree; Rejected where they do not."""
    ending = PurePath(file).suffix.lower()
    stated, found = BY_ENDING.get(ending), sniff(data)
    if stated is None:
        raise Rejected(file, f"the ending “{ending}”", f"one of {' '.join(BY_ENDING)}", "convert it or leave it out")
    if found is not None and found in (stated.name, *stated.also_holds):
        return found
    # Pages without a single tag that is looked for are read as HTML all the same if they say so.
    if stated.name == "html" and found == "text":
        return stated.name
    if found is None or found == "empty":
        shown = _NO_REPORT["empty"] if found else "unknown bytes"
        raise Rejected(file, shown, stated.words, "fetch it again from its publisher")
    if found == "locked":
        raise Rejected(file, _NO_REPORT[found], stated.words, "fetch it again, or save it without a password")
    rename = "it may be the site's error page: fetch the report again, or give the file its right ending"
    raise Rejected(file, FORMATS[found].words, f"{stated.words}, as its ending says", rename)


def sniff(data: bytes) -> str | None:
    """Give the format that the content shows: a name of `FORMATS`, `locked`, `empty`, or None for anything else."""
    start = data[:2048]
    if not data.strip():
        return "empty"
    # PDF allows other bytes before its mark (ISO 32000-1, annex H, note 13).
    if b"%PDF-" in start[:1024]:
        return "pdf"
    if start.startswith(ZIP):
        return _package(data)
    if start.startswith(_OLD_OFFICE):
        return next((kind for name, kind in _STREAMS.items() if name in data), "locked")
    if start.startswith(b"{\\rtf"):
        return "rtf"
    if start.startswith(UTF_16):
        return "text"
    if b"\0" in start:
        return None
    head = start.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<?xml", b"<div", b"<p", b"<table", b"<!--")):
        return "html"
    return "html" if b"<html" in head or b"<body" in head else "text"


def _package(data: bytes) -> str | None:
    """Tell a Word document from a workbook by the part that holds its body."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
    except zipfile.BadZipFile:
        # A cut-off archive still says so at its start; the reader of its format tells what is wrong with it.
        start = data[:65536]
        return "docx" if b"word/" in start else "xlsx" if b"xl/" in start else None
    return "docx" if "word/document.xml" in names else "xlsx" if "xl/workbook.xml" in names else None
