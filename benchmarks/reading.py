"""Reading PDF reports against the tables and text that pdfplumber and tablers give of the same pages.

`python -m benchmarks.reading [FILE …]`; without files the real reports beside the checkout, and where they are absent
the bundled ones. Processor seconds of one process, imports apart, the three in turn, median of five; then the peak
memory of a process that reads one file, and the cost per page of long files made by repeating pages. Exit status 1 if
a limit below is not kept. pdfplumber is written in Python, tablers in Rust over PDFium; neither joins tables over
pages, makes paragraphs of lines, or orders what they call the text.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROUNDS = 5
RATIO = 8.0
"""How many times as fast as pdfplumber."""
SLOWER = 2.2
"""How many times the time of tablers."""
MEGABYTES = 250
PAGES = (20, 100, 500)
GROWTH = 1.3
"""How much dearer a page of the longest file may be than one of the shortest: the garbage collector has more to see."""

PROJECT = Path(__file__).parents[1]
BUNDLED = PROJECT / "sources" / "bundled" / "reports"
REAL = PROJECT.parent / "shared" / "reports"
READ = """
import re, sys
from pathlib import Path
from benchmarks.reading import read
read(sys.argv[1])
# Not getrusage: after a fork its peak is at least that of the parent.
print(re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1])
"""


def main() -> int:
    """Print what was measured, and say by the exit status whether all of it is within the limits."""
    files = [Path(name) for name in sys.argv[1:]] or sorted(REAL.glob("*.pdf")) or sorted(BUNDLED.glob("*.pdf"))
    within = [_is_fast(file) for file in files]
    with tempfile.TemporaryDirectory() as folder:
        longer = [_repeated(files[0], pages, Path(folder)) for pages in PAGES]
        within.append(_is_flat(longer))
        within += [_is_small(file) for file in (*files, longer[-1])]
    return int(not all(within))


def read(file: Path | str) -> None:
    """Read a report in this process, as the process of its own does that `chiso read` starts."""
    from sources import limits, reader

    path = Path(file)
    reader.read_here(path.read_bytes(), path.name, only_first_page=False, watch=limits.Watch())


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


def _is_fast(file: Path) -> bool:
    ways = (read_by_pdfplumber, read_by_tablers, read)
    for way in ways:
        way(file)  # imports
    rounds = [[_seconds(way, file) for way in ways] for _ in range(ROUNDS)]
    plumber, rust, ours = (statistics.median(seconds) for seconds in zip(*rounds, strict=True))
    faster = statistics.median(a / c for a, _, c in rounds)
    slower = statistics.median(c / b for _, b, c in rounds)
    print(
        f"{file.name}: pdfplumber {plumber:.2f} s, tablers {rust:.2f} s, chiso {ours:.2f} s; "
        f"{faster:.1f} times as fast as pdfplumber, at least {RATIO:.0f}; "
        f"{slower:.2f} times the time of tablers, at most {SLOWER}"
    )
    return faster >= RATIO and slower <= SLOWER


def _is_flat(files: list[Path]) -> bool:
    costs = []
    for file, pages in zip(files, PAGES, strict=True):
        costs.append(statistics.median(_seconds(read, file) for _ in range(ROUNDS)) / pages)
        print(f"{pages} pages: {costs[-1] * 1000:.1f} ms a page")
    print(f"growth {costs[-1] / costs[0]:.2f}, at most {GROWTH}")
    return costs[-1] <= GROWTH * costs[0]


def _is_small(file: Path) -> bool:
    """Read the file in a process of its own, since the peak of this one says nothing any more."""
    done = subprocess.run(
        [sys.executable, "-c", READ, str(file)], cwd=PROJECT, stdout=subprocess.PIPE, check=True, text=True
    )
    megabytes = int(done.stdout.split()[0]) / 1024
    print(f"{file.name}: peak memory {megabytes:.0f} MB, at most {MEGABYTES}")
    return megabytes <= MEGABYTES


def _seconds(work: Callable[[Path], None], file: Path) -> float:
    begun = time.process_time()
    work(file)
    return time.process_time() - begun


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


if __name__ == "__main__":
    sys.exit(main())
