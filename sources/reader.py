"""The one way in: bytes of a report of any format to a Document, or a Rejected that says what is wrong and what to do.

Which formats there are, and which one a file has, is in `formats`; how a format is read is the business of its module.
"""

from pathlib import Path

from sources import formats, limits
from sources.document import Document, Rejected
from sources.isolation import packages, sandbox
from sources.limits import Watch

LARGEST = 200 * 1024 * 1024
"""Bytes; reports have a few megabytes, and a larger file is a mistake or an attack."""


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
    if data.startswith(formats.ZIP):
        packages.check(data, file)
    kind = formats.format_of(data, file)
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
    if not data.startswith(formats.UTF_16) and (place := data.find(b"\0")) >= 0:
        raise Rejected(file, "a NUL byte", "text", "it is damaged or no text: fetch it again", f"byte {place}")


def too_large(file: str, size: int) -> Rejected:
    """Give the rejection of a file of so many bytes."""
    megabytes = 1024 * 1024
    return Rejected(
        file,
        f"{size // megabytes} MB",
        f"at most {LARGEST // megabytes} MB",
        "split the report or take out its pictures",
    )


def _bytes(path: Path, file: str) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise too_large(file, path.stat().st_size)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise Rejected(file, "no such file", "a file that exists", f"look up the name: {path.name}") from error
    except (PermissionError, IsADirectoryError) as error:
        raise Rejected(file, str(error.strerror), "a file that can be read", "check its type and rights") from error
