"""How much one file may hold and take, and how a reader tells its supervisor where it is.

Only numbers and their wording belong here: `sandbox` and `child` hold a process to them, the readers their contents.
Reports of the state have 20 to 300 pages with 2,000 to 5,000 characters each; the limits leave room for the largest.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from sources.document import Rejected

MEMORY = 1024**3
"""Bytes of address space of the process that reads."""
ANSWER = 32 * 1024**2
"""Bytes of a Document as JSON; a report of 100 pages has half a megabyte."""
SECONDS_A_FILE, SECONDS_A_PAGE = 20, 1
"""Processor time is the first and the second for every page."""
PATIENCE = 10
"""How many times as long all that may take by the time of day: reports are read on busy machines too."""
SECONDS_OF_ONE_PAGE = 12
"""Processor time after which the page at hand is given up and the file read without it."""
PAGES_GIVEN_UP = 3
"""Pages that may end the process before the file is rejected."""
SECONDS_OF_A_PICTURE = 60
"""Processor time for a page that is recognised in its picture; text recognition takes two to ten seconds."""
PICTURES = 300
"""Pages that are recognised in one file."""
PICTURES_GIVEN_UP = 3
"""Pages that recognition may fail on before it is left for the rest of the file."""

PAGES = 2_000
CHARACTERS_OF_A_PAGE = 100_000
PATHS_OF_A_PAGE = 20_000
OPERATORS_OF_A_PAGE = 4 * 1024**2
"""Bytes, unpacked; a page of report-942 has 16 thousand, and one at the limits above some 2 million."""
CROSSINGS_OF_A_PAGE = 5_000
"""Of ruled lines; there are a few more than cells."""

CELLS = 200_000
"""Places of all tables of a file; results-411 has 1,000."""
ELEMENTS = 500_000
"""Elements of a part, or tags of a page; results-411 has 7,000."""
DEPTH = 200
"""Elements within elements in a package; Word nests tables 3 or 4 deep, at some 6 elements each."""
TEXT, LINES = 32 * 1024**2, 200_000
"""Bytes and lines of plain text or HTML, pictures within the page counted."""


class LeftOut(Exception):  # noqa: N818 (an outcome, not a fault of the program)
    """A page cannot be read, or a whole file that has none; the message says what was found."""


def check(count: int, limit: int, what: str) -> None:
    """Raise LeftOut if there are more than `limit` of something: `check(len(chars), 100_000, "characters")`."""
    if count > limit:
        raise LeftOut(f"more than the {limit:,} {what} that are read")


def rejected(file: str, found: str, place: str = "file") -> Rejected:
    """Give the rejection of a file that goes beyond a limit."""
    return Rejected(
        file,
        found,
        "a report within the limits of a file",
        "split it, or take the version that the issuer published",
        place,
    )


def _to_nobody(_: str) -> None:
    pass


@dataclass(frozen=True)
class Watch:
    """What a reader is told of its earlier tries, and where it says how far it is.

    `given_up`: pages that ended an earlier try, with the reason; they are to be left out. `tell` takes one line.
    """

    given_up: Mapping[int, str] = field(default_factory=dict)
    tell: Callable[[str], None] = _to_nobody

    def pages(self, count: int) -> None:
        """Say how many pages are going to be read: each of them adds to the time that the file is given."""
        self.tell(f"pages {count}\n")

    def page(self, number: int) -> None:
        """Say that the reading of a page begins; 0 when that of the last one has ended."""
        self.tell(f"page {number}\n")

    def picture(self, number: int) -> None:
        """Say that a page has to be recognised in its picture, and takes the longer for it."""
        self.tell(f"picture {number}\n")
