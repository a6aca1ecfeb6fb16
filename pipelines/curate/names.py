"""Names under a provisional code with all their sentences, and how far a decision on a name must be limited.

What is offered for them is `indicators`; what a decision does to figures is `normalise.curation`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

from normalise.curation import DISMISSED, NATION, Curation, Figure, Limits, decide
from normalise.reference import indicator

if TYPE_CHECKING:
    from warehouse.database import Engine

Row = dict[str, Any]
_LIMITS = {"section": "section", "subject": "entity_code", "report": "report_id"}
"""What may limit a name, the first rather than the next, and the column that says it."""
_AT_ONCE = 50


@dataclass(frozen=True)
class Name:
    """A name that waits."""

    row: Row
    """Of the view `unmapped_indicators`."""
    stated: tuple[Row, ...]
    """Every live statement of it."""
    others: tuple[Row, ...]
    """Statements of the same name and kind of number under another code: a decision must leave them where they are."""

    @property
    def code(self) -> str:
        """The provisional code."""
        return str(self.row["indicator_code"])

    @property
    def name(self) -> str:
        """As it is printed."""
        return str(self.row["indicator_name"])

    @property
    def unit(self) -> str | None:
        """Of its figures, that of a printed change last."""
        levels = [one["unit"] for one in self.stated if one["kind"] != "growth"]
        return next(iter(levels), self.row["unit"])

    @property
    def limits(self) -> dict[str, str] | None:
        """The fewest limits that hold for all its sentences and for none of the others; None where none do."""
        told = {name: {one[column] for one in self.stated} for name, column in _LIMITS.items()}
        shared = {name: next(iter(values)) for name, values in told.items() if len(values) == 1}
        if "subject" in shared:
            shared["subject"] = shared["subject"] or NATION
        given = {name: value for name, value in shared.items() if value}
        for number in range(len(given) + 1):
            for chosen in combinations(given, number):
                limits = {name: given[name] for name in chosen}
                if not any(Limits(**limits).hold(figure(one)) for one in self.others):
                    return limits
        return None

    @property
    def time_basis(self) -> str | None:
        """`stock` if every sentence states it at a date, `flow` if none does; None where that does not tell."""
        dates = {bool(one["as_of"]) for one in self.stated if one["kind"] != "growth"}
        if len(dates) != 1:
            return None
        if self.unit == "%":
            return "stock" if dates == {True} else None
        return "stock" if dates == {True} else "flow"


def figure(row: Mapping[str, Any]) -> Figure:
    """Take what decides on a name from a row of statements."""
    return Figure(*(row[name] for name in Figure._fields))


def waiting(engine: "Engine", curation: Curation) -> Iterator[Name]:
    """Yield the names that nobody has decided on, the most often stated first.

    What `curation` decides is left out though no refresh has loaded it yet.
    """
    from warehouse.export import read_view
    from warehouse.loading.curating import spellings, stated_under

    rows = read_view(engine, "unmapped_indicators")
    spelled: dict[str, list[str]] | None = None
    for begin in range(0, len(rows), _AT_ONCE):
        some = rows[begin : begin + _AT_ONCE]
        under = _by(stated_under(engine, [row["indicator_code"] for row in some]), "indicator_code")
        decided = decide(curation, (figure(one) for listed in under.values() for one in listed))
        left = [row for row in some if not _is_decided(under[row["indicator_code"]], decided)]
        spelled = spelled or _by_name(spellings(engine))
        yield from _names(engine, left, under, spelled)


def name_of(engine: "Engine", code: str) -> Name | None:
    """Give the name under a provisional code; None if nothing waits under it."""
    from warehouse.export import read_view
    from warehouse.loading.curating import spellings, stated_under

    rows = [row for row in read_view(engine, "unmapped_indicators") if row["indicator_code"] == code]
    under = _by(stated_under(engine, [code]), "indicator_code")
    return next(_names(engine, rows, under, _by_name(spellings(engine))), None)


def _names(
    engine: "Engine", rows: Sequence[Row], under: Mapping[str, list[Row]], spelled: Mapping[str, list[str]]
) -> Iterator[Name]:
    from warehouse.loading.curating import stated_as

    wanted = [spelling for row in rows for spelling in spelled.get(plain(row["indicator_name"]), ())]
    alike: dict[str, list[Row]] = defaultdict(list)
    for one in stated_as(engine, wanted) if wanted else ():
        alike[plain(one["indicator"])].append(one)
    for row in rows:
        stated = under[row["indicator_code"]]
        keys = {_key(one) for one in stated}
        others = (one for one in alike[plain(row["indicator_name"])] if one["indicator_code"] != row["indicator_code"])
        yield Name(row, tuple(stated), tuple(one for one in others if _key(one) in keys and not is_dismissed(one)))


def is_dismissed(row: Row) -> bool:
    """Whether a statement of the warehouse was set aside."""
    return DISMISSED in (row["flags"] or ())


def _is_decided(stated: Iterable[Row], decided: Mapping[str, str | None]) -> bool:
    return all(one["observation_id"] in decided for one in stated)


def _by(rows: Iterable[Row], column: str) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row[column]].append(row)
    return found


def _by_name(printed: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for name in printed:
        found[plain(name)].append(name)
    return found


def plain(name: str) -> str:
    """Fold a name without the first word that a percentage or a number implies."""
    return indicator.key(indicator.key(name, "%")[0], "count")[0]


def _key(row: Row) -> tuple[str, str]:
    return indicator.key(row["indicator"], indicator.dimension(row["unit"]))
