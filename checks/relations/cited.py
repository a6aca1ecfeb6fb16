"""Figures of sentences beside the tables of their report: which rows and columns the words around a figure name.

What must hold of them belongs to `cited_rows`, `superlatives` and `cited_units`. Values that a sentence and a table
tell in the same words belong to `alike`.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import NamedTuple

from checks.arithmetic.grid import Grid, GridColumn, GridRow, Number
from checks.relations.printed import Figure, Passage, Printed
from checks.relations.reading import last_place
from checks.relations.relation import Place, at
from normalise.lexical.lexicon import pattern
from normalise.lexical.text import fold

_BRACKETS = re.compile(r"\([^()]*\)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_STOPS = re.compile(r"[,;:.()\d]")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_UNSAID = pattern(r"^(?:{unsaid_count|unsaid_percent})\s+")
_WORDS = re.compile(r"[^\W\d_]+")
FEWEST_SYLLABLES = 2
"""A label of one syllable ("Lúa", "Nữ") stands in many sentences that are not of its row."""


@lru_cache(maxsize=4096)
def name_of(printed: str) -> str:
    """Return the folded words that name a row or column: without brackets, and of nested headings the last.

    >>> name_of("Dự án 4 (hạ tầng thiết yếu)"), name_of("Kết quả › Hoàn thành (căn)"), name_of("Tổng cộng:")
    ('dự án 4', 'hoàn thành', 'tổng cộng')
    """
    return fold(_BRACKETS.sub(" ", printed).rpartition("›")[2]).strip(" .,:;-–")


@lru_cache(maxsize=4096)
def measure_of(heading: str) -> str:
    """Return the name of a column without what its unit says already: "học sinh" of "Số học sinh"."""
    name = name_of(heading)
    return _UNSAID.sub("", name) or name


class Cell(NamedTuple):
    """A number of a table at its row and column."""

    grid: Grid
    row: GridRow
    column: GridColumn
    number: Number


@dataclass(frozen=True)
class Tables:
    """The tables of a report, their numbers by value."""

    grids: tuple[Grid, ...]

    @cached_property
    def cells(self) -> dict[Decimal, list[Cell]]:
        """The cells by the value that is printed in them."""
        found: dict[Decimal, list[Cell]] = defaultdict(list)
        for grid in self.grids:
            for row in grid.rows:
                for column in grid.columns:
                    if number := row.numbers.get(column.index):
                        found[number.value].append(Cell(grid, row, column, number))
        return found


@dataclass(frozen=True, eq=False)
class Cited:
    """A figure of a sentence, as digits, with the words that are its own."""

    figure: Figure
    value: Decimal
    """As printed, without its scale: 93.9 for 93,9 tỷ."""
    step: Decimal
    """What one in the last printed place is worth."""
    before: str
    """The words between the figure before, or a semicolon, and this one."""
    after: str
    """The words up to the next figure, or a semicolon; its unit among them."""

    @cached_property
    def beside(self) -> str:
        """The folded words of its own clause, before and behind it."""
        opened = self.before.rstrip(" ").endswith("(")
        before = self.before.rstrip(" (") if opened else self.before
        last = max((found.end() for found in _STOPS.finditer(before)), default=0)
        stop = _STOPS.search(self.after)
        return fold(f"{before[last:]} . {self.after[: stop.start() if stop else None]}")

    @property
    def digits(self) -> int:
        """How many significant digits it is printed with."""
        return len(str(abs(int(self.value / self.step))).rstrip("0"))

    @property
    def is_percent(self) -> bool:
        """Whether it is a percentage."""
        return self.figure.observation.unit == "%"

    @property
    def place(self) -> Place:
        """Its place."""
        return at(self.figure)

    def fits(self, cell: Cell) -> bool:
        """Whether a cell may hold it: a percentage where percentages stand, any other figure where they do not."""
        percent = cell.number.percent or "%" in f"{cell.column.heading} {cell.row.unit} {cell.row.label}"
        return percent == self.is_percent or (percent and cell.column.compares and not self.is_percent)


def in_sentences(report: Printed) -> Iterator[list[Cited]]:
    """Yield the plain figures of each sentence that stands in no table."""
    for passage, row in report.in_passages():
        if passage.table is None:
            by_sentence: dict[tuple[int, int], list[Figure]] = defaultdict(list)
            for figure in row:
                by_sentence[figure.sentence].append(figure)
            for told in by_sentence.values():
                yield list(_cited(passage, told))


def _cited(passage: Passage, told: Sequence[Figure]) -> Iterator[Cited]:
    for turn, figure in enumerate(told):
        one = figure.observation
        if one.value is None or one.value_high is not None or one.denominator is not None or not figure.is_level:
            continue
        start, end = figure.sentence
        begin = told[turn - 1].end if turn else start
        number = _NUMBER.search(passage.text, figure.start, figure.end)
        behind = told[turn + 1].start if turn + 1 < len(told) else end
        yield Cited(
            figure,
            one.value / one.scale,
            last_place(one) / one.scale,
            passage.text[begin : figure.start].rpartition(";")[2],
            passage.text[number.end() if number else figure.end : behind].partition(";")[0],
        )


def is_named(name: str, text: str) -> bool:
    """Whether a folded text has a name as whole words."""
    return bool(name) and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


def named_rows(grid: Grid, text: str) -> list[GridRow]:
    """Return the rows whose names stand in a folded text, but for names that are part of a longer one there."""
    found = {row: name for row in grid.rows if (name := row_name(row)) and is_named(name, text)}
    return [row for row, name in found.items() if not any(name != other and name in other for other in found.values())]


def row_name(row: GridRow) -> str:
    """Return the name of a row that says which it is; empty for a total, and for a name that is too short."""
    name = name_of(row.label)
    said = len(name.split()) >= FEWEST_SYLLABLES and _WORDS.search(name)
    return "" if row.is_bare_total or not (said or _YEAR.fullmatch(name)) else name
