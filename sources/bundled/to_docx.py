"""A bundled report as a Word document. Content does not belong here."""

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from sources.bundled.content import Citation, Heading, Paragraph, Report, Table

if TYPE_CHECKING:
    from docx.document import Document

_TEXT_WIDTH_CM = 16


def to_docx(report: Report) -> bytes:
    """Return the report as DOCX; neither its properties nor its archive entries tell when it was made."""
    import docx

    document = docx.Document()
    document.styles["Normal"].font.name = "Times New Roman"
    issued = datetime(report.issued_on.year, report.issued_on.month, report.issued_on.day)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = report.title, report.issuer, ""
    properties.created = properties.modified = issued
    document.add_paragraph(report.issuer.upper())
    document.add_paragraph(f"Ngày {issued:%d} tháng {issued:%m} năm {issued:%Y}")
    document.add_heading(report.title.upper(), level=0)
    for block in report.blocks:
        match block:
            case Heading(text=text, level=level):
                document.add_heading(text, level=level)
            case Paragraph(text=text, item=item):
                document.add_paragraph(text, style="List Bullet" if item else None)
            case Table():
                _add_table(document, block)
    document.add_heading(report.sources_heading, level=1)
    for citation in report.citations:
        _add_citation(document, citation)
    made = BytesIO()
    document.save(made)
    return _without_times(made.getvalue())


def _add_table(document: "Document", table: Table) -> None:
    from docx.shared import Cm

    document.add_paragraph().add_run(table.title).bold = True
    made = document.add_table(rows=0, cols=len(table.columns), style="Table Grid")
    for row in ((table.columns, False), *((row.cells, row.group) for row in table.rows)):
        texts, group = row
        cells = made.add_row().cells
        if group:
            cells[0].merge(cells[-1])
            texts = (" ".join(filter(None, texts)),)
        for cell, text, width in zip(cells, texts, table.widths, strict=False):
            cell.text = text
            cell.width = Cm(_TEXT_WIDTH_CM * (sum(table.widths) if group else width) / sum(table.widths))


def _add_citation(document: "Document", citation: Citation) -> None:
    """Add a list item that links to the publication."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    paragraph = document.add_paragraph(style="List Bullet")
    run = paragraph.add_run(citation.text)
    if citation.url:
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), paragraph.part.relate_to(citation.url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        link.append(run._r)
        paragraph._p.append(link)


def _without_times(archive: bytes) -> bytes:
    made = BytesIO()
    with ZipFile(BytesIO(archive)) as old, ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0)), old.read(name), ZIP_DEFLATED)
    return made.getvalue()
