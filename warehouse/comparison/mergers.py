"""Figures of bodies that merged: what all parts had the year before, summed where a sum means something.

What became of which body is said by `entities`; which figure then stands against which is `matches`.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from warehouse.comparison.rules import Figure
from warehouse.comparison.statements import Catalogue, Key, Season, Seasons

Years = Mapping[Key, Seasons]


def with_sums(now: Years, then: Years, merged: Mapping[str, Sequence[str]], catalogue: Catalogue) -> Years:
    """Give the year before with sums in place of the parts, for bodies that state the same thing now.

    `merged` tells for a body which ones went into it, each of them whole. Only counts and sums of money are added, and
    only where every part has an exact figure of the same season, unit and report kind; rates are never averaged.
    """
    if not merged:
        return then
    stated = {
        (key.kind, key.indicator, name, side.chosen.entity_id): (key, side)
        for key, seasons in then.items()
        for name, side in seasons.items()
    }
    summed = {key: dict(seasons) for key, seasons in then.items()}
    for key, seasons in now.items():
        if key.kind != "actual" or not catalogue.series[key.indicator].additive:
            continue
        for name, side in seasons.items():
            body = side.chosen.entity_id
            if body not in merged or (key.kind, key.indicator, name, body) in stated:
                continue
            parts = [stated.get((key.kind, key.indicator, name, part)) for part in merged[body]]
            found = [part for part in parts if part is not None]
            figure = _sum(body, [part.figure for _, part in found]) if len(found) == len(parts) else None
            if figure is None:
                continue
            for place, _ in found:
                del summed[place][name]
            chosen = found[0][1].chosen._replace(entity_id=body, entity_code=key.entity)
            summed.setdefault(key, {})[name] = Season(chosen, figure, ())
    return summed


def _sum(body: str, parts: Sequence[Figure | None]) -> Figure | None:
    """Add exact figures of one unit; None where one is missing, a bound or a share of a population."""
    known = [part for part in parts if part is not None and part.qualifier == "=" and part.denominator is None]
    if len(known) < len(parts) or len({(part.unit, part.per) for part in known}) != 1:
        return None
    reports = {part.report_id for part in known}
    return known[0]._replace(
        observation_id=None,
        report_id=reports.pop() if len(reports) == 1 else None,
        entity_id=body,
        value=sum((part.value for part in known), Decimal(0)),
        half=sum((part.half for part in known), Decimal(0)),
        raw=" + ".join(part.raw for part in known),
        parts=tuple(str(part.observation_id) for part in known),
    )
