"""A bundled report as PDF: ruled tables in narrow columns that run over pages. Content does not belong here."""

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

from sources.bundled.content import Citation, Heading, Paragraph, Report, Table

if TYPE_CHECKING:
    from reportlab.lib.styles import ParagraphStyle

_REGULAR, _BOLD = "Roboto", "Roboto-Bold"
_MARGIN = 57  # points: 2 cm


def to_pdf(report: Report) -> bytes:
    """Return the report as A4 pages, numbered from the second on; the same content gives the same bytes."""
    from reportlab.lib.pagesizes import A4
    from reportlab.platypus import SimpleDocTemplate

    _register_fonts()
    made = BytesIO()
    margins = dict.fromkeys(("leftMargin", "rightMargin", "topMargin", "bottomMargin"), _MARGIN)
    document = SimpleDocTemplate(
        made, pagesize=A4, title=report.title, author=report.issuer, lang="vi", invariant=1, **margins
    )
    document.build(_story(report, document.width), onLaterPages=_page_number)
    return made.getvalue()


def _register_fonts() -> None:
    """Roboto from the package font-roboto: it has all Vietnamese letters, and its licence allows embedding."""
    import font_roboto  # type: ignore[import-untyped]
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    files = Path(font_roboto.__file__).with_name("files")
    for name, file in ((_REGULAR, "Roboto-Regular.ttf"), (_BOLD, "Roboto-Bold.ttf")):
        pdfmetrics.registerFont(TTFont(name, files / file))


def _page_number(canvas: Any, document: Any) -> None:
    canvas.setFont(_REGULAR, 10)
    canvas.drawCentredString(document.pagesize[0] / 2, document.pagesize[1] - _MARGIN / 2, str(document.page))


def _style(size: float = 11, bold: bool = False, **more: Any) -> "ParagraphStyle":
    from reportlab.lib.styles import ParagraphStyle

    font = _BOLD if bold else _REGULAR
    return ParagraphStyle("", fontName=font, fontSize=size, leading=size * 1.3, spaceAfter=size / 2, **more)


def _story(report: Report, width: float) -> list[Any]:
    from reportlab.platypus import Paragraph as Flowable
    from reportlab.platypus import Table as FlowableTable

    issued = f"Ngày {report.issued_on:%d} tháng {report.issued_on:%m} năm {report.issued_on:%Y}"
    story: list[Any] = [
        FlowableTable([[Flowable(report.issuer.upper(), _style(bold=True)), Flowable(issued, _style(alignment=2))]]),
        Flowable(escape(report.title.upper()), _style(14, bold=True, spaceBefore=14, alignment=1)),
    ]
    for block in (*report.blocks, Heading(report.sources_heading, 1)):
        match block:
            case Heading(text=text, level=level):
                style = _style(12 if level == 1 else 11, bold=True, spaceBefore=8, keepWithNext=1)
                story.append(Flowable(escape(text), style))
            case Paragraph(text=text, item=item):
                story.append(Flowable(escape(f"- {text}" if item else text), _style(alignment=4, firstLineIndent=20)))
            case Table():
                story.append(Flowable(escape(block.title), _style(bold=True, alignment=1)))
                story.append(_table(block, width))
    return [*story, *(Flowable(_citation(citation), _style(10)) for citation in report.citations)]


def _table(table: Table, width: float) -> Any:
    from reportlab.platypus import Paragraph as Flowable

    from sources.bundled.cut_table import CutTable

    normal, bold = _style(10), _style(10, bold=True)
    normal.spaceAfter = bold.spaceAfter = 0
    lines = [(table.columns, bold), *((row.cells, bold if row.group else normal) for row in table.rows)]
    rows = [[Flowable(escape(cell), style) for cell in cells] for cells, style in lines]
    return CutTable(rows, [width * share / sum(table.widths) for share in table.widths])


def _citation(citation: Citation) -> str:
    text = f"- {escape(citation.text)}"
    return f"<a href={quoteattr(citation.url)}>{text}</a>" if citation.url else text
