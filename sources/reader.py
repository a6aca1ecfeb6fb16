"""The one way in: bytes of a report of any format to a Document, or a Rejected that says what is wrong and what to do.

What a file is, is decided by its content; its ending must agree. How a format is read is the business of its module.
"""

import zipfile
from io import BytesIO
from pathlib import Path, PurePath

from sources import limits
from sources.document import Document, Rejected
from sources.isolation import packages, sandbox
from sources.limits import Watch

ENDINGS = {
    **{".pdf": "pdf", ".docx": "docx", ".html": "html", ".htm": "html", ".txt": "text", ".xlsx": "xlsx"},
    **{".doc": "doc", ".xls": "xls"},
}
"""File endings of reports → formats."""
_SAVED_AS = {"doc": ("docx", "html", "rtf"), "xls": ("xlsx", "html", "text")}
"""What programs and sites write under the endings of old office files."""
LARGEST = 200 * 1024 * 1024
"""Bytes; reports have a few megabytes, and a larger file is a mistake or an attack."""
_ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAMS = {
    name.encode("utf-16-le"): kind for name, kind in (("WordDocument", "doc"), ("Workbook", "xls"), ("Book", "xls"))
}
"""Names of the parts of an old office file that tell what it is; one that is locked has none of them."""
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_NAMES = {
    "pdf": "a PDF file",
    "docx": "a DOCX file",
    "xlsx": "an XLSX workbook",
    "doc": "a Word file from before 2007",
    "xls": "an Excel workbook from before 2007",
    "rtf": "an RTF file",
    "locked": "an old office file, or one that is locked with a password",
    "html": "an HTML page",
    "text": "plain text",
    "empty": "an empty file",
}


def read(source: bytes | Path | str, name: str | None = None, *, only_first_page: bool = False) -> Document:
    """Read a report in a process of its own: its bytes, or the path of a file.

    `name` is the file name for messages and for the format; a path brings its own. `only_first_page` spares the other
    pages of a PDF; formats without pages are read whole. Raises Rejected.
    """
    if isinstance(source, bytes):
        data, file = source, name or ""
    else:
        path = Path(source)
        file = name or path.name
        data = _bytes(path, file)
    if len(data) > LARGEST:
        raise too_large(file, len(data))
    return sandbox.read(data, file, only_first_page=only_first_page)


def read_here(data: bytes, file: str, *, only_first_page: bool, watch: Watch) -> Document:
    """Read a report in this process, which must be one that may be lost; else as `read`.

    Raises Rejected, and LeftOut where there is more in the file than is read.
    """
    if data.startswith(_ZIP):
        packages.check(data, file)
    kind = format_of(data, file)
    if kind in ("html", "text"):
        _check_text(data, file)
    document = _read_as(kind, data, file, only_first_page, watch)
    limits.check(sum(len(t.rows) * len(t.columns) for t in document.tables), limits.CELLS, "cells of tables")
    return document


def _read_as(kind: str, data: bytes, file: str, only_first_page: bool, watch: Watch) -> Document:
    if kind == "pdf":
        from sources.pdf import reader as pdf

        return pdf.read(data, file, only_first_page, watch)
    if kind == "docx":
        from sources.docx import reader as docx

        return docx.read(data, file)
    if kind == "html":
        from sources.html import reader as html

        return html.read(data, file)
    if kind in ("xlsx", "xls"):
        from sources.xlsx import reader as xlsx

        return xlsx.read(data, file) if kind == "xlsx" else xlsx.read_xls(data, file)
    if kind in ("doc", "rtf"):
        from sources.docx import old_word
        from sources.docx import reader as docx

        made = old_word.as_docx(data, file, watch)
        packages.check(made, file)
        return docx.read(made, file)
    from sources.text import reader

    return reader.read(data, file)


def _check_text(data: bytes, file: str) -> None:
    limits.check(len(data), limits.TEXT, "bytes of text")
    limits.check(data.count(b"\n"), limits.LINES, "lines")
    limits.check(data.count(b"<"), limits.ELEMENTS, "tags")
    if not data.startswith(_UTF_16) and (place := data.find(b"\0")) >= 0:
        raise Rejected(file, "a NUL byte", "text", "it is damaged or no text: fetch it again", f"byte {place}")


def format_of(data: bytes, file: str) -> str:
    """Give the format of a file by content and ending, which must agree: a value of `ENDINGS`."""
    ending = PurePath(file).suffix.lower()
    stated, found = ENDINGS.get(ending), sniff(data)
    if stated is None:
        raise Rejected(file, f"the ending “{ending}”", f"one of {' '.join(ENDINGS)}", "convert it or leave it out")
    if found is not None and found in (stated, *_SAVED_AS.get(stated, ())):
        return found
    # Pages without a single tag that is looked for are read as HTML all the same if they say so.
    if stated == "html" and found == "text":
        return stated
    if found is None or found == "empty":
        shown = _NAMES["empty"] if found else "unknown bytes"
        raise Rejected(file, shown, _NAMES[stated], "fetch it again from its publisher")
    if found == "locked":
        raise Rejected(file, _NAMES[found], _NAMES[stated], "fetch it again, or save it without a password")
    rename = "it may be the site's error page: fetch the report again, or give the file its right ending"
    raise Rejected(file, _NAMES[found], f"{_NAMES[stated]}, as its ending says", rename)


def too_large(file: str, size: int) -> Rejected:
    """Give the rejection of a file of so many bytes."""
    megabytes = 1024 * 1024
    return Rejected(
        file,
        f"{size // megabytes} MB",
        f"at most {LARGEST // megabytes} MB",
        "split the report or take out its pictures",
    )


def sniff(data: bytes) -> str | None:
    """Give the format that the content shows: a name of `ENDINGS`, `empty`, or None for anything else."""
    start = data[:2048]
    if not data.strip():
        return "empty"
    # PDF allows other bytes before its mark (ISO 32000-1, annex H, note 13).
    if b"%PDF-" in start[:1024]:
        return "pdf"
    if start.startswith(_ZIP):
        return _package(data)
    if start.startswith(_OLD_OFFICE):
        return next((kind for name, kind in _STREAMS.items() if name in data), "locked")
    if start.startswith(b"{\\rtf"):
        return "rtf"
    if start.startswith(_UTF_16):
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


def _bytes(path: Path, file: str) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise too_large(file, path.stat().st_size)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise Rejected(file, "no such file", "a file that exists", f"look up the name: {path.name}") from error
    except (PermissionError, IsADirectoryError) as error:
        raise Rejected(file, str(error.strerror), "a file that can be read", "check its type and rights") from error
