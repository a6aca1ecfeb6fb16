"""The numbers and bullets that Word prints before the paragraphs of lists: they are counted, for no file holds them.

Which paragraphs are in a list is said by `styles`.
"""

from dataclasses import dataclass
from typing import Any

from sources.docx.styles import W, value
from sources.layout.numerals import numeral

_DEEPEST = 9
# Bullets are letters of symbol fonts; what they look like there.
_BULLETS = {"\uf0b7": "•", "\uf0a7": "▪", "o": "○", "\uf02d": "-", "\uf06e": "▪", "\uf0a8": "○"}
_KEPT = set("-–+•*▪●○")


@dataclass(frozen=True)
class _Level:
    """How one level of a list is numbered. `count` names the counter that the lists of one definition share."""

    form: str
    pattern: str
    start: int
    anew: bool
    """The list sets its first number itself instead of going on with the count of its definition."""
    legal: bool
    style: str | None
    count: str


class Numbering:
    """The marks of numbered paragraphs, counted in the order in which they are asked for."""

    def __init__(self, root: Any) -> None:
        self._levels = {} if root is None else _levels(root)
        self._counts: dict[tuple[str, int], int] = {}
        self._begun: set[tuple[str, int]] = set()

    def mark(self, list_id: str | None, level: int | None, style: str | None) -> str:
        """Give the number or bullet of the next paragraph of a list; empty for a paragraph in none.

        Where a style puts its paragraphs into a list, the level that is tied to the `style` holds.
        """
        if list_id in (None, "0"):
            return ""
        key = str(list_id), self._level_of(str(list_id), style) if level is None else level
        found = self._levels.get(key)
        if found is None or found.form == "none":
            return ""
        if found.form == "bullet":
            bullet = _BULLETS.get(found.pattern, found.pattern)
            return bullet if bullet in _KEPT else "-"
        self._count(key, found)
        pattern = found.pattern
        for step in range(_DEEPEST):
            above = self._levels.get((key[0], step))
            if above is not None and f"%{step + 1}" in pattern:
                count = self._counts.setdefault((above.count, step), above.start)
                pattern = pattern.replace(f"%{step + 1}", numeral(count, "decimal" if found.legal else above.form))
        return pattern

    def _level_of(self, list_id: str, style: str | None) -> int:
        tied = (at for (one, at), level in self._levels.items() if one == list_id and style and level.style == style)
        return next(tied, 0)

    def _count(self, key: tuple[str, int], level: _Level) -> None:
        place = level.count, key[1]
        if level.anew and key not in self._begun:
            self._counts[place] = level.start
        else:
            self._counts[place] = self._counts.get(place, level.start - 1) + 1
        self._begun.add(key)
        for deeper in range(key[1] + 1, _DEEPEST):
            self._counts.pop((level.count, deeper), None)


def _levels(root: Any) -> dict[tuple[str, int], _Level]:
    """(list, level) → how it is numbered."""
    definitions = {item.get(f"{W}abstractNumId"): item for item in root.findall(f"{W}abstractNum")}
    by_style = {value(item, "styleLink"): key for key, item in definitions.items()}
    found = {}
    for number in root.findall(f"{W}num"):
        list_id, count = number.get(f"{W}numId"), value(number, "abstractNumId")
        linked = value(definitions.get(count), "numStyleLink")
        count = by_style.get(linked, count) if linked else count
        if count not in definitions:
            continue
        changes = {item.get(f"{W}ilvl"): item for item in number.findall(f"{W}lvlOverride")}
        for level in definitions[count].findall(f"{W}lvl"):
            at = level.get(f"{W}ilvl") or "0"
            change = changes.get(at)
            own = None if change is None else change.find(f"{W}lvl")
            found[list_id, int(at)] = _level(level if own is None else own, value(change, "startOverride"), str(count))
    return found


def _level(level: Any, begins: str | None, count: str) -> _Level:
    start = begins or value(level, "start") or "1"
    legal = level.find(f"{W}isLgl") is not None
    return _Level(
        form=value(level, "numFmt") or "decimal",
        pattern=value(level, "lvlText") or "",
        start=int(start) if start.isdecimal() else 1,
        anew=begins is not None,
        legal=legal,
        style=value(level, "pStyle"),
        count=count,
    )
