"""Which rows of a table in a workbook are its header: sheets write a heading over several rows of cells, unmerged.

What tells is where the figures are: a header names the columns in which figures stand below it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sources.layout.grid import Cell, GridRow

_NUMBER = r"[≥≤<>~≈±+\-–]?\s*\d[\d.,/\s]*"
_TIME = r"(?:tháng|năm|quý|tuần|ngày|so|đầu|cuối)\b"
_FIGURE = re.compile(
    rf"\(?\s*{_NUMBER}(?:%|‰)?\s*\)?|{_NUMBER}(?!{_TIME})[^\W\d][\D]{{0,11}}|[-–—.…]+|x", re.IGNORECASE
)
"""A figure, also in brackets or with a unit, or what is printed where there is none."""
_YEAR = re.compile(r"\(?(?:19|20)\d\d(?:\s*[-–/]\s*(?:19|20)?\d\d)?\)?|(?:\d{1,2}/){1,2}(?:19|20)\d\d")
_COLUMN_NUMBER = re.compile(r"\(?(?:[A-ZĐ]|\d{1,2})\)?(?:\s*=.*)?")
_ENUMERATED = re.compile(r"(?:[A-ZĐ]|[IVX]+|\d{1,2})[.)]\s*[^\W\d]")
_MOST_ROWS = 12


def is_figure(cell: Cell) -> bool:
    """Whether a cell holds a figure or a sign for a missing one; a year may as well name a column."""
    return bool(cell.text) and _FIGURE.fullmatch(cell.text) is not None and not _YEAR.fullmatch(cell.text)


class Columns:
    """What stands in each column of rows that are counted one after the other; a look costs no second count."""

    def __init__(self, rows: Iterable[GridRow] = ()) -> None:
        self._counts: list[_Count] = []
        for row in rows:
            self.add(row)

    def add(self, row: GridRow) -> None:
        """Count one more row."""
        self._counts += [_Count() for _ in row.cells[len(self._counts) :]]
        for count, cell in zip(self._counts, row.cells, strict=False):
            if cell.text:
                count.add(cell)

    def label(self) -> int:
        """Give the place of the first column that holds words for the most part: it names the rows; -1 without one."""
        return next((place for place, count in enumerate(self._counts) if 2 * count.words > count.texts), -1)

    def values(self) -> list[int]:
        """Give the places of the columns that hold figures for the most part, right of the first that holds words.

        Half of the cells of such a column, from its first figure on, are figures.
        """
        first = self.label() + 1
        columns = enumerate(self._counts[first:], first)
        return [place for place, count in columns if count.figures and 2 * count.figures >= count.from_figure]


@dataclass
class _Count:
    """How many cells of a column hold something, words, figures, and something from the first figure on."""

    texts: int = 0
    words: int = 0
    figures: int = 0
    from_figure: int = 0

    def add(self, cell: Cell) -> None:
        self.texts += 1
        self.words += any(map(str.isalpha, cell.text))
        self.figures += is_figure(cell)
        self.from_figure += self.figures > 0


def header_rows(rows: Sequence[GridRow]) -> int:
    """Give how many leading rows name the columns; 0 where none does or no column holds figures."""
    values = Columns(rows).values()
    depth = 0
    named: set[int] = set()
    for at, row in enumerate(rows[:_MOST_ROWS]):
        cells = [row.cells[place] for place in values]
        if is_numbering(row):
            if depth:
                return at + 1
            continue
        if any(map(is_figure, cells)) or (depth and named.issuperset(values) and _is_labelled(rows, at)):
            break
        if any(cell.text or cell.across for cell in cells):
            depth = at + 1
            named.update(place for place in values if row.cells[place].text or row.cells[place].across)
    return depth if depth < len(rows) and named else 0


def is_numbering(row: GridRow) -> bool:
    """Whether a row only numbers the columns: "A B 1 2", "(1) (2) (3)"."""
    texts = [cell.text for cell in row.cells if cell.text]
    numbers = [int(text.strip("()")) for text in texts if text.strip("()").isdecimal()]
    return (
        len(texts) > 2
        and all(map(_COLUMN_NUMBER.fullmatch, texts))
        and len(numbers) > 1
        and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
        and numbers[0] <= 2
    )


def _is_labelled(rows: Sequence[GridRow], at: int) -> bool:
    """Whether a row has a name of its own: below that of the column of names, or one that opens a part of the table."""
    label = Columns(rows).label()
    return opens_part(rows[at]) or (
        label >= 0
        and all(
            any(row.cells[label].text and not row.cells[label].down for row in part) for part in (rows[:at], [rows[at]])
        )
    )


def opens_part(row: GridRow) -> bool:
    """Whether a row is the title of a part of a table, beside which units may stand: "A. HÀNH KHÁCH | Nghìn HK"."""
    first, *others = [cell.text for cell in row.cells if cell.text] or [""]
    return bool(_ENUMERATED.match(first)) or (first.isupper() and not any(map(str.isupper, others)) and len(first) > 3)


def marked(rows: Sequence[GridRow]) -> tuple[GridRow, ...]:
    """Give the rows of a table with those of its header marked, in which texts over several columns name them all."""
    depth = header_rows(rows)
    if not depth:
        return tuple(rows)
    heads = [replace(row, head=True) for row in rows[:depth]]
    values = Columns(rows).values()
    heads = [_spread(row, values) if _names_groups(row, heads[-1], values) else row for row in heads]
    return (*heads, *rows[depth:])


def _names_groups(row: GridRow, lowest: GridRow, values: Sequence[int]) -> bool:
    """Whether the texts of a row name groups of columns, in each of which the lowest row repeats the same names."""
    starts = [at for at, place in enumerate(values) if row.cells[place].text]
    if row is lowest or not starts or starts[0]:
        return False
    groups = [values[start:end] for start, end in pairwise([*starts, len(values)])]
    names = {tuple(lowest.cells[place].text for place in group) for group in groups}
    return len(groups) > 1 and len(names) == 1 and len(groups[0]) > 1 and all(names.pop())


def _spread(row: GridRow, values: Sequence[int]) -> GridRow:
    """Let the texts of a row of a header name the empty cells behind them too."""
    cells = list(row.cells)
    for before, place in pairwise(values):
        left = cells[before]
        if not cells[place].text and not cells[place].down and (left.text or left.across):
            cells[place] = replace(left, text="", across=True, down=False)
    return replace(row, cells=tuple(cells))
