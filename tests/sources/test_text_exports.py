"""The text exports of the real reports give the paragraphs of the published files.

The exports were made from the reports as they were first published: bullets differ from the files that were set anew.
"""

import re
from pathlib import Path

import pytest

from sources import reader
from sources.document import Document, Table

BULLETS = re.compile(r"^(?:[-+•]\s+)+")


def paragraphs(document: Document) -> list[str]:
    return [BULLETS.sub("", block.text) for block in document.blocks if not isinstance(block, Table)]


@pytest.mark.parametrize(
    ("published", "least"),
    [
        ("report-942-2022.pdf", 0.95),  # narrative between tables whose cells the export took apart
        ("pl3-results-2022.pdf", 1),
        ("plan-2022.html", 0.96),  # first lines cut early; the export lost the bullets of a letterhead's columns
        ("plan-2023.pdf", 0.98),
        ("results-411-2022.docx", 1),
    ],
)
def test_paragraphs_come_out_the_same(shared: Path, published: str, least: float) -> None:
    expected = paragraphs(reader.read(shared / "reports" / published))
    name = f"text/{Path(published).stem}.txt"
    found = set(paragraphs(reader.read(shared / "reports" / name)))
    missing = [text for text in expected if text not in found]
    assert len(missing) <= (1 - least) * len(expected), missing


def test_a_table_of_cells_one_a_line_has_the_rows_of_the_document(shared: Path) -> None:
    (exported,) = reader.read(shared / "reports" / "text" / "results-411-2022.txt").tables
    (published,) = reader.read(shared / "reports" / "results-411-2022.docx").tables
    assert exported.columns == published.columns
    assert [row.group for row in exported.rows].count(True) == [row.group for row in published.rows].count(True) == 10
    assert len(exported.rows) == len(published.rows) == 181
