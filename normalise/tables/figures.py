"""What the cells of a column are as a whole: figures, codes, times, marks for "as above".

Reading the quantity that a cell states belongs to `cells`.
"""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal

from normalise.lexical.lexicon import pattern
from normalise.periods import period
from normalise.quantities import quantity

_FIGURE = re.compile(r"(?P<minus>\(|[-−–]\s?)?\+?\s?(?P<digits>\d[\d.,\s]*)\)?\s?%?")
_EMPTY = pattern(r"[-–—…x.\s]+|n/?a|{not_yet}.*")
_CODE = re.compile(r"[A-Z]{0,4}[-.]?\d[\dA-Z]*(?:[.-][\dA-Z]+)*", re.IGNORECASE)
_CAPITALS = re.compile(r"[A-ZĐ]{1,4}")
_LONGEST_AMOUNT = 40
_DITTO = re.compile(r"[\"“”″'`〃]{1,2}|-nt-|nt")
_YEAR = re.compile(r"(?:19|20)\d\d")
_DOT_DECIMAL = re.compile(r"[-−]?\d+\.(?:\d{1,2}|\d{4,})\s?%?")
_NUMERIC = re.compile(r"[-−]?\d[\d.,]*\s?%?")
_NO_DOT = re.compile(r",|\..*\.")
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")


def is_figure(cell: str) -> bool:
    """Whether a cell is a number, a fraction or a list of numbers and nothing else."""
    return all(_FIGURE.fullmatch(part.strip()) for part in cell.split("/"))


def is_code(cell: str) -> bool:
    """Whether a cell may be a code: letters and digits without decimals, or a few capitals: "10103", "LUA"."""
    return _CODE.fullmatch(cell) is not None or _CAPITALS.fullmatch(cell) is not None


def is_amount(cell: str) -> bool:
    """Whether a cell is a number with its unit and nothing else: "85 xã"."""
    found = quantity.find(cell) if len(cell) <= _LONGEST_AMOUNT else []
    return len(found) == 1 and found[0].unit is not None and len(found[0].raw) * 2 > len(cell)


def is_time(cell: str) -> bool:
    """Whether a cell says a time and nothing else: "2023", "Tháng 5"."""
    if _YEAR.fullmatch(cell):
        return True
    found = period.find(cell, 2000, heading=True)
    return len(found) == 1 and found[0].span_start == 0 and found[0].span_end == len(cell)


def is_ditto(cell: str) -> bool:
    """Whether a cell repeats the one above it."""
    return _DITTO.fullmatch(cell) is not None


def share(cells: Sequence[str], holds: Callable[[str], bool]) -> float:
    """Return how large a part of the cells that say something is of a kind; 0 of none."""
    told = [cell for cell in cells if not _EMPTY.fullmatch(cell)]
    return sum(map(holds, told)) / len(told) if told else 0.0


def count_up(cells: Sequence[str]) -> bool:
    """Whether the cells number the rows: 1, 2, 3."""
    marks = [cell.rstrip(".)") for cell in cells]
    return len(marks) > 1 and marks == [f"{turn}" for turn in range(1, len(marks) + 1)]


def of(cells: Sequence[str]) -> list[Decimal]:
    """Return the numbers among the cells, as they are printed: "1.234,5" is 1234.5, "(8,2)" is -8.2."""
    made = []
    for cell in cells:
        if found := _FIGURE.fullmatch(cell):
            digits = "".join(found["digits"].split())
            plain = digits.replace(".", "") if _GROUPED.fullmatch(digits) or "," in digits else digits
            whole, _, decimals = plain.rpartition(",") if "," in plain else plain.rpartition(".")
            number = Decimal(f"{re.sub(r'[.,]', '', whole) or 0}.{decimals}" if whole else decimals or "0")
            made.append(-number if found["minus"] else number)
    return made


def are_dotted(cells: Sequence[str]) -> bool:
    """Whether a column writes its decimals behind a stop: some of its cells can be nothing else, none has a comma."""
    numbers = [cell for cell in cells if _NUMERIC.fullmatch(cell)]
    return any(_DOT_DECIMAL.fullmatch(cell) for cell in numbers) and not any(_NO_DOT.search(cell) for cell in numbers)
