"""Tables of other countries' reports against the cells they are known to hold, where the labelled files are present.

The files are those of the ICDAR 2013 table competition and exports of Word. Its labels of seven tables (us-028 to
us-039) begin with an empty row and an empty column that no page prints; they are counted like the others.
"""

import json
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

import pytest

from sources.document import Document
from sources.layout.grid import Grid
from sources.layout.outline import Item
from sources.pdf import reader

Cells = list[list[str]]


@pytest.fixture(scope="module")
def labelled(shared: Path) -> Path:
    folder = shared / "eval" / "pdf-tables"
    if not folder.is_dir():
        pytest.skip(f"the labelled tables are not in {folder}")
    return folder


def bare(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text))


def read_tables(document: Document, pages: set[int]) -> list[Cells]:
    """The tables that have a row on one of the pages: the column names, if there are any, and the rows."""
    found = []
    for table in document.tables:
        if any(row.page in pages for row in table.rows):
            rows = [table.columns] if any(table.columns) else []
            found.append([[bare(cell) for cell in row] for row in (*rows, *(row.cells for row in table.rows))])
    return found


def in_place(expected: Cells, found: Cells) -> int:
    """How many cells are right when rows are paired in order, in the way that makes most of them right."""
    best = [0] * (len(found) + 1)
    for row in expected:
        line = [0]
        for place, other in enumerate(found):
            same = sum(a == b for a, b in zip(row, other, strict=False))
            line.append(max(best[place] + same, best[place + 1], line[place]))
        best = line
    return best[-1]


def test_most_cells_of_foreign_tables_are_in_place(labelled: Path) -> None:
    documents: dict[str, Document] = {}
    cells = right = perfect = 0
    for item in json.loads((labelled / "index.json").read_text(encoding="utf-8")):
        name = item["file"]
        if name not in documents:
            documents[name] = reader.read((labelled / name).read_bytes(), name)
        expected = [[bare(cell or "") for cell in row] for row in item["expected"]]
        found = read_tables(documents[name], set(item["pages"]))
        best = max(found, key=lambda table: in_place(expected, table), default=[])
        size = sum(len(row) for row in expected)
        hits = in_place(expected, best)
        cells, right = cells + size, right + hits
        perfect += hits == size and len(best) == len(expected)
    assert right / cells >= 0.81
    assert perfect >= 29


def test_every_cell_stands_where_the_page_has_it(labelled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before names of columns are made of header rows, and what is merged is given again in each row."""
    found: dict[str, list[Grid]] = {}

    def kept(items: Iterable[Item]) -> tuple[()]:
        grids.extend(item for item in items if isinstance(item, Grid))
        return ()

    monkeypatch.setattr(reader, "blocks", kept)
    wrong = []
    for number, item in enumerate(json.loads((labelled / "index.json").read_text(encoding="utf-8"))):
        name = item["file"]
        grids = found.setdefault(name, [])
        if not grids:
            reader.read((labelled / name).read_bytes(), name)
        expected = [[bare(cell or "") for cell in row] for row in item["expected"]]
        if not any(printed(grid) == expected for grid in grids):
            wrong.append(number)
    # The labels that begin with an empty row and an empty column.
    assert wrong == [*range(43, 50)]


def printed(grid: Grid) -> Cells:
    rows = [["" if cell.down or cell.across else bare(cell.text) for cell in row.cells] for row in grid.rows]
    return [row for row in rows if any(row)]
