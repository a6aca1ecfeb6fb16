"""Tables in text exports: cells parted by bars, tabs or aligned gaps, or set one a line behind a tab.

What is left between them is running text and the business of `reader`.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from sources.layout import headings, wrapping
from sources.layout.grid import Cell, Grid, GridRow
from sources.layout.outline import Text
from sources.text.lines import is_closed

_RULE = re.compile(r"^[\s|+:=_-]+$")
_CELL_LINE = re.compile(r"^( ?)\t([^\t]*)$")
_GAP = re.compile(r"\S {3,}\S")
_WIDE_GAP = re.compile(r"\s{5,}(?=[^\W\d_/]+[ ,])")
_FEWEST_CELL_LINES = 6
_FEWEST_GAP_LINES = 3
_NARROWEST_GAP = 2
_MOST_LETTERHEAD_LINES = 8
_DELIMITER = re.compile(r"\s*[|\t]\s*")
_ORDINAL = re.compile(r"^(?:\d{1,3}(?:\.\d{1,3})*|[A-ZĐ]|[IVX]+(?:\.\d{1,2})*)[.)]?$")


def tables(lines: list[str]) -> Iterator[list[str] | Grid | Text]:
    """Part the lines into tables and the stretches of running text between them."""
    for is_table, stretch in _stretches(lines):
        if is_table:
            yield _cell_lines(stretch)
        else:
            yield from _ruled(stretch)


def _stretches(lines: list[str]) -> Iterator[tuple[bool, list[str]]]:
    """Part off what lies between the first and the last of many lines that hold one cell each."""
    places = [place for place, line in enumerate(lines) if _CELL_LINE.match(line)]
    if len(places) < _FEWEST_CELL_LINES:
        yield False, lines
        return
    end = places[-1] + 1
    while end < len(lines) and lines[end].strip():
        end += 1
    yield False, lines[: places[0]]
    yield True, lines[places[0] : end]
    yield False, lines[end:]


def _cell_lines(lines: list[str]) -> Grid:
    """Give a table whose cells stand one a line behind a tab; an empty line or a blank before the tab ends a row.

    Lines without a tab go on with their cell.
    """
    rows: list[list[list[str]]] = []
    ended = True
    for line in lines:
        match = _CELL_LINE.match(line)
        if match:
            if ended or match[1]:
                rows.append([])
            rows[-1].append([match[2]])
        elif line.strip() and rows:
            rows[-1][-1].append(line)
        ended = not line.strip()
    texts: list[list[str]] = []
    for cells in ([wrapping.unwrap(cell) for cell in row] for row in rows):
        # A sentence alone in its row is an indented paragraph of the cell above.
        if texts and len(cells) == 1 and is_closed(cells[0]):
            texts[-1][-1] = f"{texts[-1][-1]} {cells[0]}".strip()
        else:
            texts.append(cells)
    width = Counter(map(len, texts)).most_common(1)[0][0]
    certain = all(len(row) == width for row in texts)
    return Grid(rows=tuple(_fitted(row, width) for row in texts), low_confidence=not certain)


def _fitted(texts: list[str], width: int) -> GridRow:
    """Give a row as many cells as its table has.

    Of a heading row the export leaves the serial number and the title. In another row that is too short the serial
    number is missing, which the word processor had counted; whatever else is missing are empty cells at the end.
    """
    filled = [text for text in texts if text]
    short = width - len(texts)
    if short > 0 and (len(filled) == 1 or _ORDINAL.match(texts[0])):
        return GridRow((*map(Cell, texts), *[Cell("", across=True)] * short))
    if short > 0:
        return GridRow((Cell(""), *map(Cell, texts), *[Cell("")] * (short - 1)))
    return GridRow(tuple(map(Cell, [*texts[: width - 1], " ".join(texts[width - 1 :])])))


def _ruled(lines: list[str]) -> Iterator[list[str] | Grid | Text]:
    """Part off runs of lines that bars or tabs part into as many cells, or gaps below one another."""
    plain: list[str] = []
    run: list[str] = []
    for line in [*lines, ""]:
        if run and not _goes_on(line, run):
            found = _delimited(run)
            if found:
                yield from _gapped(plain)
                plain = []
                yield found
            else:
                plain += [_DELIMITER.sub("  ", one) for one in run]
            run = []
        if run or _cells(line):
            run.append(line)
        else:
            plain.append(line)
    yield from _gapped(plain)


def _goes_on(line: str, run: list[str]) -> bool:
    cells = _cells(line)
    return len(cells) == len(_cells(run[0])) if cells else bool(line.strip() and _RULE.match(line))


def _cells(line: str) -> tuple[str, ...]:
    """Give the cells of a line that tabs or bars part into two or more, else nothing."""
    if _RULE.match(line):
        return ()
    if "|" in line:
        parts = line.strip().removeprefix("|").removesuffix("|").split("|")
    elif "\t" in line.strip():
        parts = line.rstrip("\r\n").split("\t")
    else:
        return ()
    cells = tuple(wrapping.clean(part) for part in parts)
    return cells if len(cells) > 1 and any(cells) else ()


def _delimited(run: list[str]) -> Grid | None:
    """Two lines or more with as many cells make a table. Where each row is ruled off, a row may have several lines."""
    parts = [list(lines) for is_rule, lines in groupby(run, key=lambda line: bool(_RULE.match(line))) if not is_rule]
    lines = [_cells(line) for part in parts for line in part]
    if len(lines) < 2:
        return None
    if len(parts) > 2:
        lines = [tuple(map(wrapping.unwrap, zip(*map(_cells, part), strict=True))) for part in parts]
    return Grid(rows=tuple(GridRow(tuple(map(Cell, cells))) for cells in lines))


def _gapped(lines: list[str]) -> Iterator[list[str] | Grid | Text]:
    """Part off tables whose columns stand below one another with gaps between."""
    plain: list[str] = []
    for is_filled, group in groupby(lines, key=lambda line: bool(line.strip())):
        stretch = list(group)
        first, last = _gap_lines(stretch) if is_filled else (0, 0)
        columns = _columns(stretch[first:last])
        if not columns:
            plain += [part for line in stretch for part in _beside(line)]
            continue
        yield [*plain, *stretch[:first]]
        plain = stretch[last:]
        yield from _columns_of(stretch[first:last], columns)
    yield plain


def _beside(line: str) -> list[str]:
    """Part a line of a letterhead that stands in two columns: number and place with date."""
    parts = _WIDE_GAP.split(line.strip()) if headings.is_letterhead(line) else []
    return [one for part in parts for one in (part, "")] if len(parts) > 1 else [line]


def _gap_lines(stretch: list[str]) -> tuple[int, int]:
    """Give the slice of a stretch from its first line with a gap to its last; (0, 0) for fewer lines than a table."""
    places = [place for place, line in enumerate(stretch) if _GAP.search(line)]
    return (places[0], places[-1] + 1) if len(places) >= _FEWEST_GAP_LINES else (0, 0)


def _columns(lines: list[str]) -> list[tuple[int, int]]:
    """Give where the columns stand that blanks through all lines part: two or more, else none."""
    width = max(map(len, lines), default=0)
    taken = [any(place < len(line) and not line[place].isspace() for line in lines) for place in range(width)]
    columns: list[tuple[int, int]] = []
    for place in (place for place, one in enumerate(taken) if one):
        if columns and place - columns[-1][1] < _NARROWEST_GAP:
            columns[-1] = columns[-1][0], place + 1
        else:
            columns.append((place, place + 1))
    return columns if len(columns) > 1 else []


def _columns_of(lines: list[str], columns: list[tuple[int, int]]) -> Iterator[Grid | Text]:
    """Give the table of lines with aligned columns; a letterhead gives its columns as text."""
    cells = [[wrapping.clean(line[start:end]) for start, end in columns] for line in lines]
    if len(lines) <= _MOST_LETTERHEAD_LINES and headings.is_letterhead("\n".join(" ".join(row) for row in cells)):
        for column in zip(*cells, strict=True):
            yield from (Text(text=text) for text in column if any(char.isalnum() for char in text))
        return
    rows: list[list[list[str]]] = []
    for texts in cells:
        # A line with an empty first cell, or only the small-lettered rest of one, goes on with the row above.
        if rows and (not texts[0] or (texts[0][:1].islower() and not any(texts[1:]))):
            for cell, text in zip(rows[-1], texts, strict=True):
                cell.append(text)
        else:
            rows.append([[text] for text in texts])
    yield Grid(rows=tuple(GridRow(tuple(Cell(wrapping.unwrap(c)) for c in row)) for row in rows), low_confidence=True)
