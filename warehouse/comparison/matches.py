"""Which figure of a year stands against which of the year before: the same indicator, or one that is linked to it.

What comes out of two figures is `rules`; reading them, and what the catalogue says, is `statements`.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from warehouse.comparison.rules import Growth, Pair, implied_base
from warehouse.comparison.statements import Catalogue, Growths, Key, Season, Seasons, day

Years = Mapping[Key, Seasons]
NEVER: Seasons = {}


class YearMatch(NamedTuple):
    """A row of year over year before it is computed."""

    key: Key
    season: str
    pair: Pair
    sides: tuple[Season, ...]
    """This year's and the year before's, where they are; the first says which entity the row is about."""
    taken: tuple[Key, str] | None = None
    """The figure of the year before that stands here, where it is of another season or indicator."""
    partner: int = 1
    """From 2 on where several indicators of the year before stand beside one figure."""

    @property
    def codes(self) -> tuple[str, str]:
        """Indicators of this year's figure and of the one before, which a report may call otherwise."""
        return self.key.indicator, self.sides[-1].chosen.indicator_code

    @property
    def says_something(self) -> bool:
        """Whether there is a figure or a printed change: a dash of which nothing is known is no row."""
        pair = self.pair
        return (pair.current or pair.previous or pair.other_season or pair.growth) is not None


def matches(now: Years, then: Years, growths: Growths, catalogue: Catalogue) -> Iterator[YearMatch]:
    """Give every figure of this year with its partner, then what only the year before has of the same kinds.

    What already stands beside a figure of this year ("11 months now, the whole year then"; the indicator that another
    took the place of) is not listed once more as missing.
    """
    taken = set()
    for key in sorted(now):
        before = then.get(key, NEVER)
        for name, side in now[key].items():
            for match in _partners(key, name, side, before, now, then, growths, catalogue):
                if match.taken:
                    taken.add(match.taken)
                yield match
    kinds = {key.kind for key in now}
    ended = [
        key for key, before in then.items() if key.kind in kinds and not before.keys() <= now.get(key, NEVER).keys()
    ]
    for key in sorted(ended):
        for name, side in then[key].items():
            if name not in now.get(key, NEVER) and (key, name) not in taken and not side.dashed:
                yield YearMatch(key, name, Pair(current=None, previous=side.figure), (side,))


def _partners(
    key: Key,
    name: str,
    side: Season,
    before: Seasons,
    now: Years,
    then: Years,
    growths: Growths,
    catalogue: Catalogue,
) -> list[YearMatch]:
    """Give the partner of one figure: its own, the one its growth implies, linked ones, then another season's."""
    same = before.get(name)
    growth = _growth_for(key, name, side, growths)
    if same is not None and same.figure is not None and side.figure is not None:
        return [YearMatch(key, name, Pair(side.figure, same.figure, growth=growth), (side, same))]
    own = Pair(
        current=side.figure,
        previous=same and same.figure,
        current_dashed=side.dashed,
        previous_dashed=same is not None and same.dashed,
        growth=growth,
    )
    sides = (side,) if same is None else (side, same)
    if own.current is None or implied_base(own.current, growth) is not None:
        return [YearMatch(key, name, own, sides)]
    if linked := _linked(key, name, side, own, now, then, catalogue):
        return linked
    other = _other_season(before, name)
    if other is None:
        return [YearMatch(key, name, own, sides)]
    return [YearMatch(key, name, own._replace(other_season=before[other].figure), sides, (key, other))]


def _linked(
    key: Key, name: str, side: Season, own: Pair, now: Years, then: Years, catalogue: Catalogue
) -> list[YearMatch]:
    """Give the linked indicators that a year ago were stated for the same time and are not stated any more.

    An indicator that goes on has its own partner and is none for another. Those that are comparable with a caveat
    count before those that are not comparable.
    """
    found = []
    for link in catalogue.links.get(key.indicator, ()):
        other = key._replace(indicator=link.code)
        season = _same_time(then.get(other, {}), name, side, link.comparable)
        if season is not None and _same_time(now.get(other, {}), name, side, link.comparable) is None:
            before = then[other][season]
            pair = own._replace(previous=before.figure, link=link)
            found.append(YearMatch(key, name, pair, (side, before), (other, season)))
    shown = [match for match in found if match.pair.link and match.pair.link.comparable] or found
    return [match._replace(partner=turn) for turn, match in enumerate(shown, 1)]


def _same_time(seasons: Seasons, name: str, side: Season, exactly: bool) -> str | None:
    """Name the season of that name; unless `exactly`, the longest one that ends on the same day of the year will do.

    A share at the end of a year and a number over the year are not comparable, and stand for the same year.
    """
    if name in seasons and not seasons[name].dashed:
        return name
    near = [
        (other.chosen.months or 0, season)
        for season, other in seasons.items()
        if _day_of_year(other) == _day_of_year(side) and not other.dashed
    ]
    return max(near)[1] if near and not exactly else None


def _day_of_year(side: Season) -> tuple[int, int]:
    end = day(side.chosen.period_end)
    return end.month, end.day


def _other_season(before: Seasons, name: str) -> str | None:
    """Of the other seasons of the year before, the longest, then the latest: the year rather than a quarter."""
    others = [(s.chosen.months or 0, s.chosen.period_end, n) for n, s in before.items() if n != name and not s.dashed]
    return max(others)[2] if others else None


def _growth_for(key: Key, name: str, side: Season, growths: Growths) -> Growth | None:
    """Give the growth printed beside the value, else that of the latest report; a growth is a result, no target."""
    printed = growths.get((key.indicator, key.entity, name)) if key.kind == "actual" else None
    if not printed:
        return None
    own = (growth for report, growth in printed if report == side.chosen.report_id)
    return next(own, printed[0][1])
