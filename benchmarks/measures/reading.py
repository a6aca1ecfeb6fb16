"""Reading PDF reports against what pdfplumber, tablers and camelot give of the same pages.

The real reports beside the checkout, and where they are absent the bundled ones. pdfplumber is written in Python,
tablers in Rust over PDFium, camelot over OpenCV and pdfminer; none joins tables over pages, makes paragraphs of lines,
or orders what it calls the text. Then the memory of a process that reads one file, and the cost of a page of long files
made by repeating pages: the garbage collector has more to see in a longer one.
"""

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from benchmarks.generated import BUNDLED
from benchmarks.processes import peak_megabytes
from benchmarks.record import SHARED, Record, against, alone, growth

PAGES = (20, 100, 500)
MEGABYTES = 250
READ = "import sys; from pathlib import Path; from benchmarks.measures.reading import read; read(Path(sys.argv[1]))"


def measure() -> Iterator[Record]:
    """Give time against each tool, cost of a page, memory."""
    files = sorted((SHARED / "reports").glob("*.pdf")) or sorted(BUNDLED.glob("*.pdf"))
    others: dict[str, tuple[Callable[[Path], None], float]] = {
        "pdfplumber": (read_by_pdfplumber, 1 / 8),
        "tablers": (read_by_tablers, 2.2),
        "camelot, lattice": (read_by_camelot, 1 / 8),
    }
    for file in files:
        for name, (way, limit) in others.items():
            rounds = 1 if way is read_by_camelot else 5  # it takes minutes
            yield against(file.name, partial(read, file), name, partial(way, file), limit, rounds=rounds)
    with tempfile.TemporaryDirectory() as folder:
        longer = [_repeated(files[0], pages, Path(folder)) for pages in PAGES]
        taken = [
            replace(alone("pages", partial(read, file)), size=pages) for file, pages in zip(longer, PAGES, strict=True)
        ]
        yield from taken
        yield growth(taken, 1.08)
        for file in (*files, longer[-1]):
            yield Record(f"{file.name}, peak memory", peak_megabytes(READ, file), "MB", limit=MEGABYTES)


def read(file: Path) -> None:
    """Read a report in this process, as the process of its own does that `chiso read` starts."""
    from sources import limits, reader

    reader.read_here(file.read_bytes(), file.name, only_first_page=False, watch=limits.Watch())


def read_by_pdfplumber(file: Path) -> None:
    """Take tables and text of each page, and give its memory back."""
    import pdfplumber

    with pdfplumber.open(file) as pdf:
        for page in pdf.pages:
            page.extract_tables()
            page.extract_text()
            page.close()


def read_by_tablers(file: Path) -> None:
    """Take tables and text of each page."""
    import tablers

    with tablers.Document(file) as pdf:
        for page in pdf.pages():
            tablers.find_tables(page, extract_text=True)
            page.extract_objects()
            "".join(char.unicode_char or "" for char in page.objects.chars)
            page.clear()


def read_by_camelot(file: Path) -> None:
    """Take the ruled tables of all pages."""
    import camelot

    camelot.read_pdf(str(file), pages="all", flavor="lattice", suppress_stdout=True)


def _repeated(file: Path, pages: int, folder: Path) -> Path:
    """Make a PDF of so many pages by repeating the first ones of another."""
    import pypdfium2

    made = folder / f"{pages}-pages.pdf"
    with pypdfium2.PdfDocument(file) as source, pypdfium2.PdfDocument.new() as target:
        first = list(range(min(len(source), PAGES[0])))
        while len(target) < pages:
            target.import_pages(source, pages=first[: pages - len(target)])
        target.save(made)
    return made
