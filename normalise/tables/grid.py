"""Which rows of a table are headings: a heading over several unmerged rows, and the row that numbers the columns.

A reader finds the heading that a format marks; in workbooks and plain layouts nothing marks it, and it stands in the
first rows. What the headings mean belongs to `meaning`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from normalise.quantities import unit_text
from normalise.quantities.amount import RUN
from normalise.tables.figures import is_amount
from sources.document import Table

_FIGURE = re.compile(r"[(+\-−–]?\s?\d[\d.,\s]*\)?\s?%?")
_YEAR = re.compile(r"\(?(?:19|20)\d\d\)?")
_ORDINAL = re.compile(r"\(?(?:[A-ZĐ]|\d{1,2})\)?(?:\s*=.*)?", re.DOTALL)
"""How a column is numbered: "A", "1", "(2)", "3=2/1"."""
_MOST_HEADING_ROWS = 8


@dataclass(frozen=True)
class Grid:
    """A table's headings, put together, and its rows by what they are."""

    headings: tuple[str, ...]
    """One a column, empty where it has none."""
    heading_rows: tuple[int, ...] = ()
    """Rows that hold headings or number the columns; counted from 0."""
    units: tuple[str, ...] = ()
    """Given once in a heading row for all columns: "Đơn vị tính: tỷ đồng"."""


def of(table: Table) -> Grid:
    """Return the headings of a table, wherever they stand.

    >>> from sources.document import Row
    >>> rows = (("", "Thực hiện", "Ước tính"), ("", "tháng 7", "tháng 8"), ("Than", "3120,5", "3055"))
    >>> of(Table(number=1, title=None, columns=("",) * 3, rows=tuple(Row(cells=one, page=None) for one in rows)))
    Grid(headings=('', 'Thực hiện tháng 7', 'Ước tính tháng 8'), heading_rows=(0, 1), units=())
    """
    count = _heading_rows(table)
    rows = [row.cells for row in table.rows[:count]]
    units = _unit_row(rows[0]) if rows and not any(table.columns) else ()
    told = [list(table.columns), *(list(row) for row in (rows[1:] if units else rows))]
    headings = _together(_spread(told)) if len(told) > 1 else table.columns
    units = units or next((given for heading in headings if (given := unit_text.announced(heading))), ())
    numbering = [count] if count < len(table.rows) and _numbers_columns(table.rows[count].cells) else []
    return Grid(headings, (*range(count), *numbering), units)


def _heading_rows(table: Table) -> int:
    """Return how many of the first rows are headings; none where no row of figures follows them."""
    named = any(table.columns)
    for count, row in enumerate(table.rows[:_MOST_HEADING_ROWS]):
        if _is_data(row.cells, named) or _numbers_columns(row.cells) or (row.group and not _unit_row(row.cells)):
            return count if count < len(table.rows) else 0
        if named and not _goes_on(row.cells):
            return count
    return 0


def _is_data(cells: Sequence[str], named: bool) -> bool:
    """Whether a row holds a figure that is no year: then it is no heading; nor one of words under a known heading."""
    figures = [cell for cell in cells[1:] if _FIGURE.fullmatch(cell.strip()) and not _YEAR.fullmatch(cell.strip())]
    if named:
        return bool(figures) or bool(cells[0].strip())
    return bool(figures) or any(is_amount(cell.strip()) for cell in cells[1:])


def _goes_on(cells: Sequence[str]) -> bool:
    """Whether a row under a known heading goes on with it: no label, and words over two columns."""
    told = [cell for cell in cells if cell.strip()]
    return (
        not cells[0].strip()
        and len(told) > 1
        and all(not RUN.fullmatch(cell.strip()) or _YEAR.fullmatch(cell.strip()) for cell in told)
    )


def _unit_row(cells: Sequence[str]) -> tuple[str, ...]:
    """Return the units of a heading row that says nothing else: ("", "", "%")."""
    told = [cell.strip() for cell in cells if cell.strip()]
    return unit_text.of_line(told[0]) if len(set(told)) == 1 else ()


def _numbers_columns(cells: Sequence[str]) -> bool:
    """Whether a row numbers the columns: "A | B | 1 | 2", "(1) | (2) | (3)"."""
    told = [cell.strip() for cell in cells if cell.strip()]
    if len(told) < max(2, len(cells) - 1) or not all(_ORDINAL.fullmatch(cell) for cell in told):
        return False
    numbers = [int(found[0]) for cell in told if (found := re.match(r"\d+", cell.lstrip("(")))]
    first = numbers[0] if numbers else 0
    return len(numbers) > 1 and first <= 1 + len(cells) and numbers == list(range(first, first + len(numbers)))


def _spread(rows: list[list[str]]) -> list[list[str]]:
    """Give the words of a heading over several columns to each: a blank beside it under which another heading begins.

    "Ước tính tháng 8" over "Lượng" and "Trị giá" stands in the first of its columns only. A line of a heading that is
    written over several rows begins small ("Thực hiện" over "tháng 7"), and its blank is one.
    """
    made = [list(row) for row in rows]
    for column in range(1, len(made[0])):
        first = next((turn for turn, row in enumerate(made) if row[column].strip()), 0)
        beside = made[first][column - 1].strip()
        above = [made[turn][column - 1].strip() for turn in range(first)]
        opened = any(above) and above[-1].endswith(":")
        if first and any(above) and beside and (beside[0].isupper() or opened):
            for turn in range(first):
                made[turn][column] = above[turn]
    return made


def _together(rows: list[list[str]]) -> tuple[str, ...]:
    """Put the words of each column together; those of a cell that is merged downwards are told once."""
    made = []
    for column in range(len(rows[0])):
        parts: list[str] = []
        for row in rows:
            words = row[column].strip()
            if words and (not parts or parts[-1] != words):
                parts.append(_going_on(parts[-1], words) if parts else words)
        made.append(" ".join(parts))
    return tuple(made)


def _going_on(before: str, words: str) -> str:
    """Return a heading's next line without a word that the line before ends with: "tháng 8 năm" over "năm 2010"."""
    first, _, rest = words.partition(" ")
    return rest if rest and before.split()[-1].lower() == first.lower() else words
