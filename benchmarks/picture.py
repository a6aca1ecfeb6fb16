"""The picture of growth: what one report, fact or page costs as there are more of them, against the fewest."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from html import escape
from math import ceil, floor, log10
from pathlib import Path

from benchmarks.record import Record

PICTURE = Path(__file__).with_name("growth.svg")
WIDE, HIGH, LEFT, RIGHT, TOP, BOTTOM = 860, 340, 60, 330, 20, 40
COLOURS = ("#0b5c73", "#a14a06", "#4b6b1e", "#7a3e9d", "#b3261e", "#56636f", "#1b7f5c", "#8a4b38")
LOWEST, HIGHEST = 0.05, 2.0
"""Of the vertical scale, which is a ratio."""
TICKS = (0.05, 0.1, 0.2, 0.5, 1.0, 2.0)


def picture(records: Iterable[tuple[str, Record]]) -> str:
    """Draw one line a subject over the number of its pieces, both scales logarithmic: level is linear growth."""
    lines: dict[str, list[Record]] = defaultdict(list)
    for _, record in records:
        if record.size is not None:
            lines[record.subject].append(record)
    sizes = [record.size or 1 for line in lines.values() for record in line] or [1, 10]
    ends = floor(log10(min(sizes))), ceil(log10(max(sizes)))
    drawn = [_grid(ends), *(_line(turn, name, line, ends) for turn, (name, line) in enumerate(lines.items()))]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {HIGH}" font-family="sans-serif" font-size="12">'
        f'<rect width="{WIDE}" height="{HIGH}" fill="#fff"/>{"".join(drawn)}</svg>\n'
    )


def _across(size: float, ends: tuple[int, int]) -> float:
    return LEFT + (log10(size) - ends[0]) / (ends[1] - ends[0]) * (WIDE - LEFT - RIGHT)


def _down(ratio: float) -> float:
    within = min(max(ratio, LOWEST), HIGHEST)
    return TOP + (log10(HIGHEST) - log10(within)) / (log10(HIGHEST) - log10(LOWEST)) * (HIGH - TOP - BOTTOM)


def _grid(ends: tuple[int, int]) -> str:
    level = "".join(
        f'<path d="M{LEFT} {_down(tick):.1f}H{WIDE - RIGHT}" stroke="#dde3e8"/>'
        f'<text x="{LEFT - 8}" y="{_down(tick) + 4:.1f}" text-anchor="end">{tick:g} ×</text>'
        for tick in TICKS
    )
    upright = "".join(
        f'<text x="{_across(10**power, ends):.1f}" y="{HIGH - BOTTOM + 18}" text-anchor="middle">{10**power:,}</text>'
        for power in range(ends[0], ends[1] + 1)
    )
    return level + upright


def _line(turn: int, name: str, records: Sequence[Record], ends: tuple[int, int]) -> str:
    costs = [(record.size or 1, record.value / (record.size or 1)) for record in records]
    points = [(_across(size, ends), _down(cost / costs[0][1])) for size, cost in costs]
    colour, height = COLOURS[turn % len(COLOURS)], TOP + 8 + 20 * turn
    dots = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{colour}"/>' for x, y in points)
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return (
        f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>{dots}'
        f'<text x="{WIDE - RIGHT + 16}" y="{height}" fill="{colour}">{escape(name)}</text>'
    )
