"""Reports as a person would type them: paragraphs, and tables of lines that begin with a bar; the first is the heading.

A line in brackets, `[…]`, is a heading. A row whose first cell alone is filled is a heading row of its table.
"""

from datetime import date
from itertools import groupby
from typing import Any

from checks.relations import judging, related
from checks.relations.relation import Relation
from normalise.lexical.text import nfc
from normalise.observation import extract
from sources.document import Block, Document, Heading, Paragraph, Report, ReportKind, Row, Table

REPORT = Report(
    id="2023-bao-cao",
    title="Báo cáo năm 2023",
    issuer=None,
    number=None,
    issued_on=date(2024, 1, 15),
    kind=ReportKind.RESULT,
    year=2023,
    file="bao-cao.html",
    sha256="0" * 64,
)


def document(text: str) -> Document:
    """Make the Document of a text."""
    blocks: list[Block] = []
    lines = [line.strip() for line in nfc(text).strip().splitlines() if line.strip()]
    for is_table, group in groupby(lines, key=lambda line: line.startswith("|")):
        members = list(group)
        if is_table:
            above = blocks[-1].text if blocks and not isinstance(blocks[-1], Table) else "."
            title = None if above.endswith(".") else above  # A sentence is no title.
            blocks.append(_table(members, 1 + sum(isinstance(one, Table) for one in blocks), title))
            continue
        for line in members:
            number = 1 + sum(isinstance(one, Paragraph) for one in blocks)
            heading = Heading(text=line.strip("[]"), level=1)
            blocks.append(heading if line.startswith("[") else Paragraph(text=line, number=number))
    return Document(file="bao-cao.html", format="html", pages=None, blocks=tuple(blocks))


def _table(lines: list[str], number: int, title: str | None) -> Table:
    head, *body = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines]
    rows = [Row(cells=cells, page=None, group=bool(cells[0]) and not any(cells[1:])) for cells in body]
    return Table(number=number, title=title, columns=head, rows=tuple(rows))


def broken(text: str, **report: Any) -> list[Relation]:
    """Return the relations of a text that do not hold."""
    read, of = document(text), REPORT.model_copy(update=report)
    extraction = extract(read, of)
    found = related(read, of, [*extraction.observations, *extraction.not_reported])
    return [one for one in found if not judging.holds(one)]


def told(text: str, **report: Any) -> list[tuple[str, tuple[str, ...]]]:
    """Return the broken relations of a text as rule and printed numbers."""
    return [(one.rule, tuple(place.raw for place in one.places)) for one in broken(text, **report)]
