"""A bundled report as plain text, wrapped the way text exports of documents are. Content does not belong here."""

from collections.abc import Iterator
from textwrap import fill

from sources.bundled.content import Heading, Paragraph, Report, Table

_WIDTH = 80


def to_text(report: Report) -> bytes:
    """Return the report as UTF-8 text: blocks parted by empty lines, tables tab-delimited."""
    return ("\n\n".join(_parts(report)) + "\n").encode()


def _parts(report: Report) -> Iterator[str]:
    yield report.issuer.upper()
    yield f"Ngày {report.issued_on:%d} tháng {report.issued_on:%m} năm {report.issued_on:%Y}"
    yield _wrapped(report.title.upper())
    for block in report.blocks:
        match block:
            case Heading(text=text) | Paragraph(text=text, item=False):
                yield _wrapped(text)
            case Paragraph(text=text):
                yield _wrapped(f"- {text}")
            case Table():
                yield _wrapped(block.title)
                yield "\n".join("\t".join(cells) for cells in (block.columns, *(row.cells for row in block.rows)))
    yield report.sources_heading
    for citation in report.citations:
        yield _wrapped(f"- {citation.text}") + (f"\n{citation.url}" if citation.url else "")


def _wrapped(text: str) -> str:
    return fill(text, _WIDTH, break_long_words=False, break_on_hyphens=False)
