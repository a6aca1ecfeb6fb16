"""Charts as SVG: series of a figure, changes as bars. What is drawn is decided by the caller, how here.

The same code draws for the site, where SVG stands in the page, and for the Dagster UI, where it is a picture: so every
sign has its colours and sizes with it and nothing depends on a style sheet.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from assets.pages.text import safe

INK, QUIET, GRID, ACTUAL, TARGET, ALARM = "#1b2733", "#56636f", "#dde3e8", "#0b5c73", "#a14a06", "#b3261e"
FALL = "#8a4b38"
_FONT = "font-family=\"system-ui,'Segoe UI',Roboto,'Noto Sans',sans-serif\""
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 24, 18, 34
_WIDE, _HIGH = 720, 300
_BAR, _NAMES = 26, 300
_TILE = (84, 36)
_BOUNDS = (">", ">=", "<", "<=")
_LETTER = 7.2
"""Width of a letter of 12 points, about: SVG breaks no lines."""


@dataclass(frozen=True)
class Mark:
    """A figure in a chart. A bound has its sign, a range both ends."""

    at: float
    """Year, with the part of it that is over."""
    value: float
    high: float | None = None
    sign: str = "="
    label: str = ""
    target: bool = False
    line: str = ""
    """Marks of one line are joined, in order; none of another."""
    disputed: bool = False
    replaced: bool = False
    """A figure that a later report states otherwise."""


@dataclass(frozen=True)
class Bar:
    """A change or a size with a name."""

    name: str
    value: float
    label: str


@dataclass(frozen=True)
class Tile:
    """A place in a map of tiles."""

    row: int
    column: int
    name: str
    value: float | None
    label: str


def series(marks: Sequence[Mark], breaks: Iterable[float], title: str, number: Callable[[float], str]) -> Markup:
    """Draw figures over years: reached as dots, promised as strokes, bounds as arrows, ranges as beams.

    At each of `breaks` (years) the definition changed: a dashed line stands there, and nothing is joined over it.
    """
    if not marks:
        return Markup()
    first, last = math.floor(min(mark.at for mark in marks)), math.ceil(max(mark.at for mark in marks))
    first, last = (first - 1, last + 1) if last - first < 2 else (first, last)
    ends = [end for mark in marks for end in (mark.value, mark.high) if end is not None]
    room = 0.12 * (max(ends) - min(ends))
    from_zero = min(ends) >= 0 and min(ends) - room < 0.7 * max(ends)
    steps = _steps(0.0 if from_zero else min(ends) - room, max(ends) + room)
    left = max(_LEFT, max(len(number(step)) for step in steps) * _LETTER + 12)

    def across(at: float) -> float:
        return round(left + (at - first) / (last - first) * (_WIDE - left - _RIGHT), 1)

    def down(value: float) -> float:
        return round(_HIGH - _BOTTOM - (value - steps[0]) / (steps[-1] - steps[0]) * (_HIGH - _TOP - _BOTTOM), 1)

    parts = [*_frame(steps, first, last, across, down, number)]
    broken = sorted(breaks)
    for at in broken:
        x = across(at - 0.5)
        parts.append(
            f'<line x1="{x}" x2="{x}" y1="{_TOP}" y2="{_HIGH - _BOTTOM}" stroke="{ALARM}" stroke-dasharray="3 4"/>'
        )
    parts += _joined(marks, broken, across, down)
    for mark in sorted(marks, key=lambda mark: not mark.target):
        parts.append(_mark(mark, across(mark.at), down))
    parts += _labels(marks, across, down)
    return _svg(_WIDE, _HIGH, title, parts)


def bars(rows: Sequence[Bar], title: str) -> Markup:
    """Draw one bar a row from a common zero line, its name before and its number behind it."""
    if not rows:
        return Markup()
    low, high = min(0.0, *(row.value for row in rows)), max(0.0, *(row.value for row in rows))
    room = _WIDE - _NAMES - 120.0
    left = _NAMES + (60.0 if low < 0 else 8.0)
    scale = (room if low == 0 else room - 60) / ((high - low) or 1.0)
    zero = left - low * scale
    parts = []
    for turn, row in enumerate(rows):
        top = 6 + turn * _BAR
        start, width = (zero, row.value * scale) if row.value >= 0 else (zero + row.value * scale, -row.value * scale)
        anchor, at = ("start", start + width + 6) if row.value >= 0 else ("end", start - 6)
        colour = ACTUAL if row.value >= 0 else FALL
        parts += [
            _words(_NAMES - 8, top + 13, _cut(row.name, int((_NAMES - 8) / _LETTER)), "end", INK),
            f'<rect x="{start:.1f}" y="{top}" width="{max(width, 1):.1f}" height="{_BAR - 9}" fill="{colour}"/>',
            _words(at, top + 13, row.label, anchor, INK),
        ]
    parts.append(f'<line x1="{zero:.1f}" x2="{zero:.1f}" y1="2" y2="{len(rows) * _BAR + 4}" stroke="{INK}"/>')
    return _svg(_WIDE, len(rows) * _BAR + 8, title, parts)


def tiles(shown: Sequence[Tile], title: str) -> Markup:
    """Draw places as tiles, the darker the greater; those without a value are pale."""
    values = [tile.value for tile in shown if tile.value is not None]
    if not values:
        return Markup()
    low, room = min(values), (max(values) - min(values)) or 1.0
    parts = []
    for tile in shown:
        x, y = tile.column * _TILE[0], tile.row * _TILE[1]
        share = None if tile.value is None else 0.12 + 0.88 * (tile.value - low) / room
        fill, ink = ("#eef1f4", QUIET) if share is None else (_shade(share), "#fff" if share > 0.55 else INK)
        parts += [
            f'<rect x="{x + 1}" y="{y + 1}" width="{_TILE[0] - 2}" height="{_TILE[1] - 2}" rx="3" fill="{fill}"/>',
            f'<g font-size="10">{_words(x + _TILE[0] / 2, y + 14, _cut(tile.name, 14), "middle", ink)}</g>',
            f'<g font-weight="600">{_words(x + _TILE[0] / 2, y + 28, tile.label, "middle", ink)}</g>'
            if tile.label
            else "",
        ]
    wide = (max(tile.column for tile in shown) + 1) * _TILE[0]
    return _svg(wide, (max(tile.row for tile in shown) + 1) * _TILE[1], title, parts)


def _shade(share: float) -> str:
    """Mix white and the colour of results."""
    channels = (round(255 + (int(ACTUAL[place : place + 2], 16) - 255) * share) for place in (1, 3, 5))
    return "#" + "".join(f"{channel:02x}" for channel in channels)


def _frame(
    steps: Sequence[float],
    first: int,
    last: int,
    across: Callable[[float], float],
    down: Callable[[float], float],
    number: Callable[[float], str],
) -> Iterable[str]:
    """Lines and numbers of the axes; years as many as have room."""
    for step in steps:
        y = down(step)
        yield f'<line x1="{across(first)}" x2="{_WIDE - _RIGHT}" y1="{y}" y2="{y}" stroke="{GRID}"/>'
        yield _words(across(first) - 8, y + 4, number(step), "end", QUIET)
    every = max(1, math.ceil((last - first) / 12))
    for year in range(first, last + 1, every):
        yield _words(across(year), _HIGH - 12, str(year), "middle", QUIET)


def _joined(
    marks: Sequence[Mark], broken: Sequence[float], across: Callable[[float], float], down: Callable[[float], float]
) -> Iterable[str]:
    lines: dict[str, list[Mark]] = {}
    for mark in sorted(marks, key=lambda mark: mark.at):
        if mark.line and not mark.replaced and mark.high is None:
            lines.setdefault(mark.line, []).append(mark)
    for line in lines.values():
        for one, next_one in pairwise(line):
            if any(one.at < at <= next_one.at for at in broken) or one.at == next_one.at:
                continue
            dashed = one.target or next_one.target
            colour, dash = (TARGET, ' stroke-dasharray="5 4"') if dashed else (ACTUAL, "")
            yield (
                f'<line x1="{across(one.at)}" y1="{down(one.value)}" x2="{across(next_one.at)}" '
                f'y2="{down(next_one.value)}" stroke="{colour}" stroke-width="2"{dash}/>'
            )


def _mark(mark: Mark, x: float, down: Callable[[float], float]) -> str:
    y = down(mark.value)
    colour = QUIET if mark.replaced else TARGET if mark.target else ACTUAL
    hollow = mark.replaced or mark.sign in ("~", "<~")
    if mark.high is not None:
        top = down(mark.high)
        height = max(y - top, 2)
        shape = f'<rect x="{x - 5}" y="{top}" width="10" height="{height:.1f}" rx="3" fill="{colour}" opacity="0.6"/>'
    elif mark.target:
        shape = f'<line x1="{x - 13}" x2="{x + 13}" y1="{y}" y2="{y}" stroke="{colour}" stroke-width="4"/>'
    else:
        fill = "#fff" if hollow else colour
        shape = f'<circle cx="{x}" cy="{y}" r="5" fill="{fill}" stroke="{colour}" stroke-width="2"/>'
    if mark.sign in (">", ">="):
        shape += _arrow(_arrow_at(mark, x), y, -1, colour)
    elif mark.sign in ("<", "<="):
        shape += _arrow(_arrow_at(mark, x), y, 1, colour)
    if mark.disputed:
        shape += f'<circle cx="{x}" cy="{y}" r="10" fill="none" stroke="{ALARM}" stroke-width="2"/>'
    return shape


def _arrow_at(mark: Mark, x: float) -> float:
    """Where the arrow of a bound stands: that of a stroke at its end, clear of the dot that reaches for it."""
    return x + 10 if mark.target and mark.high is None else x


def _arrow(x: float, y: float, way: int, colour: str) -> str:
    end = y + way * 20
    return (
        f'<path d="M{x} {y}V{end}M{x - 5} {end - way * 6}L{x} {end}L{x + 5} {end - way * 6}" '
        f'fill="none" stroke="{colour}" stroke-width="2"/>'
    )


def _labels(marks: Sequence[Mark], across: Callable[[float], float], down: Callable[[float], float]) -> Iterable[str]:
    """Numbers above their marks, or left of an arrow there, or below, as long as they stand free of each other."""
    taken = [_arrow_box(mark, across(mark.at), down(mark.value)) for mark in marks if mark.sign in _BOUNDS]
    for mark in sorted(marks, key=lambda mark: (mark.target, -mark.at)):
        if not mark.label or mark.replaced:
            continue
        width = len(mark.label) * _LETTER
        x = min(max(across(mark.at), width / 2 + 2), _WIDE - width / 2 - 2)
        top, bottom = down(mark.high if mark.high is not None else mark.value), down(mark.value)
        rise = 28 if mark.sign in (">", ">=") else 11
        fall = 36 if mark.sign in ("<", "<=") else 21
        before = x + 4 - width / 2
        for middle, y in ((x, top - rise), (before, top - rise), (x, bottom + fall)):
            box = (middle - width / 2, y - 11, middle + width / 2, y + 3)
            free = all(box[0] > b[2] or box[2] < b[0] or box[1] > b[3] or box[3] < b[1] for b in taken)
            if free and y > 10 and y < _HIGH - _BOTTOM + 8:
                taken.append(box)
                yield _words(middle, y, mark.label, "middle", TARGET if mark.target else INK, halo=True)
                break


def _arrow_box(mark: Mark, x: float, y: float) -> tuple[float, float, float, float]:
    """What the arrow of a bound covers, which no label may cross."""
    x = _arrow_at(mark, x)
    return (x - 5, y - 20, x + 5, y) if mark.sign in (">", ">=") else (x - 5, y, x + 5, y + 20)


def _steps(low: float, high: float) -> list[float]:
    """Round numbers from below the least to above the greatest, five or so.

    >>> _steps(0, 9.8)
    [0.0, 2.0, 4.0, 6.0, 8.0, 10.0]
    """
    if high <= low:
        low, high = (low - 1, high + 1) if low == 0 else (low - abs(low) * 0.2, high + abs(high) * 0.2)
    raw = (high - low) / 5
    unit = 10.0 ** math.floor(math.log10(raw))
    step = next(unit * many for many in (1, 2, 2.5, 5, 10) if unit * many >= raw * 0.999)
    start, end = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [round(count * step, 10) for count in range(start, end + 1)]


def _words(x: float, y: float, words: str, anchor: str, colour: str, *, halo: bool = False) -> str:
    around = ' stroke="#fff" stroke-width="4" paint-order="stroke" stroke-linejoin="round"' if halo else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}"{around}>{safe(words)}</text>'


def _cut(name: str, letters: int) -> str:
    return name if len(name) <= letters else f"{name[: letters - 1].rstrip()}…"


def _svg(wide: float, high: float, title: str, parts: Iterable[str]) -> Markup:
    said = safe(title)
    return Markup(  # noqa: S704  numbers and escaped words
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" role="img" aria-label="{said}" '
        f'font-size="12" {_FONT}><title>{said}</title>{"".join(parts)}</svg>'
    )
