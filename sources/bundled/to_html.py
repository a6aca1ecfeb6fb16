"""A bundled report as a web page in the manner of legal-document sites. Content does not belong here."""

from collections.abc import Iterator
from html import escape

from sources.bundled.content import Heading, Paragraph, Report, Table

_STYLE = """body{font-family:"Times New Roman",serif;max-width:52em;margin:2em auto;line-height:1.4}
table{border-collapse:collapse}td,th{padding:4px 6px;vertical-align:top}.c{text-align:center}"""


def to_html(report: Report) -> bytes:
    """Return the report as a UTF-8 page: a layout table for the head, data tables with a border."""
    body = "\n".join([*_head(report), *(line for block in report.blocks for line in _block(block)), *_sources(report)])
    return f"""<!DOCTYPE html>
<html lang="vi">
<head>
<meta charset="utf-8">
<title>{escape(report.title)}</title>
<style>
{_STYLE}
</style>
</head>
<body>
{body}
</body>
</html>
""".encode()


def _head(report: Report) -> Iterator[str]:
    yield '<table border="0" cellspacing="0" cellpadding="0" width="100%">'
    yield f'<tr><td width="40%"><p align="center"><b>{escape(report.issuer.upper())}<br>-------</b></p></td>'
    yield f'<td><p align="right"><i>Ngày {report.issued_on:%d} tháng {report.issued_on:%m} năm {report.issued_on:%Y}'
    yield "</i></p></td></tr>\n</table>"
    yield f'<h1 class="c">{escape(report.title.upper())}</h1>'


def _block(block: Heading | Paragraph | Table) -> Iterator[str]:
    match block:
        case Heading(text=text, level=level):
            yield f"<p><b>{escape(text)}</b></p>" if level > 1 else f"<h2>{escape(text)}</h2>"
        case Paragraph(text=text, item=item):
            yield f"<p>{'- ' if item else ''}{escape(text)}</p>"
        case Table():
            yield f'<p class="c"><b>{escape(block.title)}</b></p>'
            yield '<table border="1" cellspacing="0" cellpadding="4" width="100%">'
            yield _row("th", block.columns)
            for row in block.rows:
                yield _group(row.cells) if row.group else _row("td", row.cells)
            yield "</table>"


def _row(tag: str, cells: tuple[str, ...]) -> str:
    return f"<tr>{''.join(f'<{tag}>{escape(cell)}</{tag}>' for cell in cells)}</tr>"


def _group(cells: tuple[str, ...]) -> str:
    """One cell over the whole width: the serial number and the name of the group."""
    return f'<tr><td colspan="{len(cells)}"><b>{escape(" ".join(filter(None, cells)))}</b></td></tr>'


def _sources(report: Report) -> Iterator[str]:
    yield f"<h2>{escape(report.sources_heading)}</h2>"
    for citation in report.citations:
        text = escape(citation.text)
        yield f'<p>- <a href="{escape(citation.url)}">{text}</a></p>' if citation.url else f"<p>- {text}</p>"
