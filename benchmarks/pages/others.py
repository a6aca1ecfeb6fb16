"""Cells of the labelled PDF pages as other tools find them: `python -m benchmarks.pages.others FOLDER/pdf`.

pdfplumber and tablers with their default settings, scored as `chiso evaluate` scores; line ends within a cell are
blanks. Seconds are of the processor, imports apart.
"""

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from pipelines.evaluate import Rows, Score, labelled, of_cells, table


def by_chiso(file: Path) -> Iterator[Rows]:
    """Tables of the Document."""
    from sources import limits, reader

    document = reader.read_here(file.read_bytes(), file.name, only_first_page=False, watch=limits.Watch())
    for each in document.tables:
        yield [each.columns, *(row.cells for row in each.rows)]


def by_pdfplumber(file: Path) -> Iterator[Rows]:
    """Tables of each page."""
    import pdfplumber

    with pdfplumber.open(file) as pdf:
        for page in pdf.pages:
            for rows in page.extract_tables():
                yield [[text or "" for text in row] for row in rows]


def by_tablers(file: Path) -> Iterator[Rows]:
    """Tables of each page."""
    import tablers

    with tablers.Document(file) as pdf:
        for page in pdf.pages():
            for each in tablers.find_tables(page, extract_text=True):
                lines: dict[float, list[tuple[float, str]]] = {}
                for cell in each.cells:
                    lines.setdefault(round(cell.bbox[1]), []).append((cell.bbox[0], cell.text or ""))
                yield [[text for _, text in sorted(row)] for _, row in sorted(lines.items())]
            page.clear()


def main() -> None:
    """Print the table of each tool."""
    for way in (by_chiso, by_pdfplumber, by_tablers):
        print(f"{way.__name__.removeprefix('by_')}: {_scored(way)}")


def _scored(way: Callable[[Path], Iterator[Rows]]) -> str:
    found: list[Score] = []
    spent = 0.0
    for file, labels in labelled(Path(sys.argv[1])):
        if file.suffix == ".pdf" and labels.cells is not None:
            list(way(file))  # imports
            begun = time.process_time()
            given = list(way(file))
            spent += time.process_time() - begun
            found.append(of_cells("all", labels.cells, given))
    return f"{list(table(found))[1]}  {spent:.2f} s"


if __name__ == "__main__":
    main()
