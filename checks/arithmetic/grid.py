"""A table as a grid of printed numbers: rows by depth, columns by what they hold.

This is the one place where the arithmetic of tables meets how a table is read. Which cells belong to one sum or one
ratio is found by the other modules of `checks.arithmetic`.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property

from checks.arithmetic.row_times import is_time, whole_time
from checks.relations.printed import Line, Passage, Printed
from checks.relations.relation import Place, at, words
from normalise.lexical.lexicon import pattern
from normalise.quantities.number import Unreadable, parse
from normalise.records import Interval, Kind
from normalise.tables.header import Role

_NUMBER = re.compile(r"(?P<open>\(\s*)?(?P<sign>[-–−+]\s*)?(?P<digits>\d[\d.,]*)\s*(?P<percent>%)?(?P<shut>\s*\))?")
_GROUPED = re.compile(r"(?<=\d)[\s\u00a0](?=\d{3}(?!\d))")
_NOTHING = re.compile(r"[-–—.…\s]*")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NUMBERING = re.compile(r"\(?(?:[A-ZĐ]|\d{1,2})\)?(?:\s*=.*)?")
_MARK = re.compile(r"\s*(?P<mark>[IVX]+|[A-ZĐ]|\d{1,2}(?:\.\d{1,2})*|[a-zđ])(?:[.)/]\s+|[.)]$)|\s*(?P<dash>[-–+*•])\s*")
_TOTAL = pattern(r"^\W*{sum_label}")
_ALONE = pattern(r"^\W*{sum_label_alone}\s*(?:\([^()]*\)\s*|[=:].*)?\W*$")
_PARTIAL = pattern(r"^\W*{partial_list}")
_SOME = pattern(r"{some_of}")
_ADDS_NOT = pattern(r"^\W*{adds_not}|%|{average}")
_COMPARES = pattern(r"{compares}|{difference_heading}|{balance_heading}")
_LEAVES = pattern(r"{difference_heading}|{balance_heading}")
_GROUPED_COUNT = re.compile(r"[-–−+]?\d{1,3}(?:\.\d{3})+")
_IS_RATIO = pattern(r"%|{adds_not}|^\W*(?!{difference_heading}){compares}")
_SCALED = pattern(r"%|{scale_word}|{rounded_unit}")
_DOT_DECIMAL = re.compile(r"\d+\.(?:\d{1,2}|\d{4,})")
_DEPTHS = (
    (re.compile(r"[IVX]+"), 2),
    (re.compile(r"[A-ZĐ]"), 1),
    (re.compile(r"\d+"), 3),
    (re.compile(r"\d+\.\d+"), 4),
    (re.compile(r"[\d.]+"), 5),
    (re.compile(r"[a-zđ]"), 6),
    (re.compile(r"[-–*•]"), 7),
    (re.compile(r"\+"), 8),
)
UNMARKED = 9
"""The depth of a row without a mark in a table whose rows have marks."""
CAPTION = 200
"""Characters of a paragraph that may be the caption of a table."""
FEWEST_NUMBERS = 0.5
"""A column holds numbers if so large a part of its cells does."""


@dataclass(frozen=True)
class Number:
    """A cell that is one number, as it is printed: no unit, no scale."""

    value: Decimal
    step: Decimal
    """What one in the last printed place is worth: 0.1 for 42,5 and 1 for 12.450."""
    rounded: bool
    """Whether the last place may be rounded; of things that are counted one by one it is not."""
    percent: bool
    """Whether a percent sign stands with it."""
    place: Place

    @property
    def reading(self) -> Interval:
        """All that is printed so."""
        return self.meaning(self.value)

    def meaning(self, value: Decimal) -> Interval:
        """Return all that would be printed as another value in its place."""
        half = self.step / 2 if self.rounded else Decimal(0)
        return Interval(value - half, value + half)

    @property
    def length(self) -> int:
        """How many digits it has: 3 for 42,5 and 4 for 1.200."""
        return len(str(abs(int(self.value / self.step))))

    @property
    def digits(self) -> int:
        """How many digits it has that say something: 3 for 42,5 and 2 for 1.200."""
        return len(str(abs(int(self.value / self.step))).rstrip("0"))


@dataclass(frozen=True, eq=False)
class GridColumn:
    """A column of numbers."""

    index: int
    heading: str
    kind: Kind | None
    compares: bool
    """Whether its heading says that it is a ratio, a share or a change."""
    adds: bool
    """Whether its values may be added up over rows."""

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years that its heading names."""
        return tuple(int(year) for year in _YEAR.findall(self.heading))


@dataclass(frozen=True, eq=False)
class GridRow:
    """A row that is no heading: its label and its numbers by column."""

    index: int
    """Its turn among the rows of the grid."""
    label: str
    """Without its mark."""
    unit: str
    depth: int
    name: Place
    """Its label at its place."""
    numbers: Mapping[int, Number] = field(default_factory=dict)
    blanks: frozenset[int] = frozenset()
    """Columns in which nothing, or a dash, is printed."""
    group: int = 0
    """How many heading rows stand before it."""
    part_only: bool = False
    """Whether it is one of parts that need not make up their whole ("Trong đó: …", "Phân theo một số tỉnh")."""
    sums_up: bool = False
    """Whether it is the time that those of all other rows make up: "Cả năm" behind its quarters."""

    @cached_property
    def is_total(self) -> bool:
        """Whether its label begins like that of a sum."""
        return self.sums_up or _TOTAL.match(self.label) is not None

    @cached_property
    def is_bare_total(self) -> bool:
        """Whether its label says nothing but that it is a sum."""
        return self.sums_up or _ALONE.match(self.label) is not None

    @cached_property
    def adds(self) -> bool:
        """Whether its values are amounts: no rates, averages or scores."""
        return _ADDS_NOT.search(f"{self.unit} {self.label}") is None or self.is_bare_total


@dataclass(frozen=True)
class Grid:
    """The numbers of one table."""

    title: str
    """The words above the table: its title and what its paragraph says."""
    columns: tuple[GridColumn, ...]
    rows: tuple[GridRow, ...]

    @property
    def amounts(self) -> tuple[GridColumn, ...]:
        """The columns whose values may be added up."""
        return tuple(column for column in self.columns if column.adds)

    def children(self, parent: GridRow) -> tuple[GridRow, ...]:
        """Return the rows one level below a row: the outermost of those that follow it and stand deeper."""
        below: list[GridRow] = []
        for row in self.rows[parent.index + 1 :]:
            if row.depth <= parent.depth or row.is_bare_total or row.group != parent.group:
                break
            below.append(row)
        return outermost(below)


def outermost(rows: Sequence[GridRow]) -> tuple[GridRow, ...]:
    """Return the rows of the least depth, without those that are only some parts of the row before."""
    whole = [row for row in rows if not row.part_only]
    depth = min((row.depth for row in whole), default=0)
    return tuple(row for row in whole if row.depth == depth)


def grids(report: Printed) -> Iterator[Grid]:
    """Yield the tables of figures: at least one column of numbers, and a row that has one."""
    by_table: dict[int, list[Line]] = defaultdict(list)
    for line in (*report.lines, *report.groups):
        by_table[id(line.table)].append(line)
    for lines in by_table.values():
        table = lines[0].table
        if not table.low_confidence and len({len(line.cells) for line in lines}) == 1 and lines[0].cells:
            ordered = sorted(lines, key=lambda line: line.cells[0].row or 0)
            made = _grid(report, ordered)
            if made.columns and made.rows:
                yield made


def _grid(report: Printed, lines: Sequence[Line]) -> Grid:
    table = lines[0].table
    rows = [line for line in lines if not line.row.group and not _numbers_columns(line)]
    label = _label_column(rows)
    title = " ".join(filter(None, (table.title, _before(report, lines[0].block))))
    columns = tuple(_columns(rows, label)) if label is not None else ()
    return Grid(
        title, columns, tuple(_times_summed(lines, label or 0, _rows(report, lines, columns, label or 0, title)))
    )


def _times_summed(lines: Sequence[Line], label: int, rows: Iterable[GridRow]) -> list[GridRow]:
    """Return the rows, the one that is the time of all others together marked as their sum."""
    made = list(rows)
    column = lines[0].cells[label].column
    longest = whole_time(column.heading if column else "", [row.label for row in made])
    return [replace(row, sums_up=turn == longest) for turn, row in enumerate(made)]


def _before(report: Printed, block: int) -> str:
    """Return the heading or line that stands before a table; a whole paragraph tells of more than the table."""
    before = next((one for one in reversed(report.passages) if one.block == block - 1 and one.table is None), None)
    return before.text if before and len(before.text) <= CAPTION else ""


def _numbers_columns(line: Line) -> bool:
    """Whether a row only numbers the columns: A, B, 1, 2, 3=2/1."""
    told = [cell.text.strip() for cell in line.cells if cell.text.strip()]
    return len(told) > 1 and all(_NUMBERING.fullmatch(text) for text in told) and not told[0].isdigit()


def _label_column(rows: Sequence[Line]) -> int | None:
    """Return the column that names the rows: words, no unit or remark; of several side by side the fullest.

    Where numbers name them ("Khối | 10 | 11 | 12 | Cộng") it is the first column, as the name of the sum in it says.
    """
    wordy = [index for index in range(len(rows[0].cells) if rows else 0) if _has_words(rows, index)]
    aside = {Role.SERIAL, Role.UNIT, Role.NOTE}
    roles = {index: column.role for index in wordy if (column := rows[0].cells[index].column)}
    named = [index for index, role in roles.items() if role not in aside] or wordy
    if named:
        side_by_side = [index for index in named if set(range(named[0], index)) <= set(wordy)]
        return max(side_by_side, key=lambda index: (_filled(rows, index), -index))
    first = rows[0].cells[0] if rows else None
    says = first is not None and first.column is not None and is_time(first.column.heading)
    return 0 if says or any(_ALONE.match(line.cells[0].text) for line in rows) else None


def _filled(rows: Sequence[Line], index: int) -> int:
    return sum(bool(line.cells[index].text.strip()) for line in rows)


def _has_words(rows: Sequence[Line], index: int) -> bool:
    told = [text for line in rows if (text := line.cells[index].text.strip())]
    named = [text for text in told if any(map(str.isalpha, text)) and _depth(text.rstrip(".)")) == UNMARKED]
    return bool(told) and len(named) * 2 > len(told)


def _columns(rows: Sequence[Line], label: int) -> Iterator[GridColumn]:
    for index, cell in enumerate(rows[0].cells):
        column = cell.column
        texts = [line.cells[index].text.strip() for line in rows]
        told = [text for text in texts if not _NOTHING.fullmatch(text)]
        numbers = [text for text in told if _matched(text)]
        if index <= label or column is None or column.role in {Role.SERIAL, Role.UNIT, Role.NOTE}:
            continue
        if not told or len(numbers) < FEWEST_NUMBERS * len(told):
            continue
        heading = column.heading
        if _are_counts(heading, numbers):
            compares, adds = _LEAVES.search(heading) is not None, _ADDS_NOT.search(heading) is None
        else:
            compares = _COMPARES.search(heading) is not None or ("%" in heading and not _YEAR.search(heading))
            adds = _IS_RATIO.search(heading) is None
        yield GridColumn(index, heading, column.kind, compares, adds)


def _are_counts(heading: str, numbers: Sequence[str]) -> bool:
    """Whether a column holds counts, whatever its heading sounds like: "Đạt chuẩn | 5.612 | 6.804"."""
    whole = "%" not in heading and not any(mark in text for text in numbers for mark in ",%")
    return whole and sum(_GROUPED_COUNT.fullmatch(text) is not None for text in numbers) * 2 > len(numbers)


def _rows(
    report: Printed, lines: Sequence[Line], columns: Sequence[GridColumn], label: int, title: str
) -> Iterator[GridRow]:
    dotted = {column.index for column in columns if _dot_decimal(lines, column.index)}
    plain = {column.index for column in columns if _grouped_but_one(lines, column.index)} | dotted
    marked = any(_depth(_mark(line, label)[0]) < UNMARKED for line in lines if not line.row.group)
    group, turn, partial, some = 0, 0, False, False
    for line in lines:
        if line.row.group or _heads(line, label):
            group, partial = group + 1, False
            some = _SOME.search(" ".join(cell.text for cell in line.cells)) is not None
            continue
        if _numbers_columns(line):
            continue
        mark, name = _mark(line, label)
        depth = _depth(mark) if marked else 0
        partial = _PARTIAL.match(name) is not None or (partial and depth >= 7)
        unit = next((cell.text for cell in line.cells if cell.column and cell.column.role is Role.UNIT), "")
        scaled = _SCALED.search(f"{unit} {name} {title}") is not None or not f"{unit}{title}".strip()
        numbers = {
            one.index: number
            for one in columns
            if (number := _number(report, line.cells[one.index], scaled, one.index in dotted, one.index in plain))
        }
        blanks = frozenset(one.index for one in columns if _NOTHING.fullmatch(line.cells[one.index].text))
        place = words(line.cells[label], line.cells[label].text.strip())
        yield GridRow(turn, name, unit, depth, place, numbers, blanks, group, some or partial)
        turn += 1


def _heads(line: Line, label: int) -> bool:
    """Whether a row has nothing but a label without a mark: "Phân theo loại hình"."""
    told = [cell for cell in line.cells if cell.text.strip()]
    return told == [line.cells[label]] and not _mark(line, label)[0]


def _mark(line: Line, label: int) -> tuple[str, str]:
    """Return what numbers a row, in a column of its own or before its label, and the label without it."""
    text = line.cells[label].text.strip()
    serial = next((cell.text.strip() for cell in line.cells[:label] if cell.text.strip()), "")
    found = _MARK.match(text)
    if found and not serial:
        return found["mark"] or found["dash"], text[found.end() :].strip()
    dash = re.match(r"[-–+*•]\s*", text)
    if dash and serial and not serial.strip(".)").isalnum():
        return serial, text[dash.end() :]
    return serial.rstrip(".)"), text


def _depth(mark: str) -> int:
    return next((depth for looks, depth in _DEPTHS if mark and looks.fullmatch(mark)), UNMARKED)


def _matched(text: str) -> re.Match[str] | None:
    return _NUMBER.fullmatch(_GROUPED.sub("", text.strip()))


def _dot_decimal(lines: Sequence[Line], index: int) -> bool:
    """Whether a column writes its decimals behind a stop: some cells can be nothing else and none has a comma."""
    texts = [line.cells[index].text.strip() for line in lines]
    found = [match["digits"] for text in texts if (match := _matched(text))]
    return any(_DOT_DECIMAL.fullmatch(one) for one in found) and not any("," in one for one in found)


def _grouped_but_one(lines: Sequence[Line], index: int) -> bool:
    """Whether all numbers of a column but one are grouped by stops, and that one has a comma in their place."""
    found = [match["digits"] for line in lines if (match := _matched(line.cells[index].text))]
    strays = [one for one in found if "," in one]
    return len(strays) == 1 and sum(_GROUPED_COUNT.fullmatch(one) is not None for one in found) > 1


def _number(report: Printed, cell: Passage, scaled: bool, dotted: bool, plain: bool) -> Number | None:
    found = _matched(cell.text)
    if found is None:
        return None
    token = found["digits"].rstrip(".,")
    read = parse(token.replace(".", ",") if dotted else token)
    if isinstance(read, Unreadable) or "comma_grouped" in read.flags:
        return None
    if "ambiguous_separator" in read.flags and not plain:
        return None
    negative = (found["sign"] or "").strip() in {"-", "–", "−"} or bool(found["open"] and found["shut"])
    heading = cell.column.heading if cell.column else ""
    rounded = read.decimals > 0 or scaled or _SCALED.search(heading) is not None
    figure = next(iter(report.of(cell)), None)
    return Number(
        -read.value if negative else read.value,
        Decimal(1).scaleb(-read.decimals),
        rounded,
        found["percent"] is not None,
        at(figure) if figure else words(cell, cell.text.strip()),
    )
