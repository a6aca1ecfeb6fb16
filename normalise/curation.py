"""What a person curated beside the reports: indicators of one's own, names of indicators, names that are none.

`indicators.yaml` is laid over what was read, so that a decision on a name touches no reading: figures get another code,
or are set aside. Indicators that every user shares stand in the catalogue of `indicator`.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from pydantic import Field, ValidationError

from normalise.lexical.text import fold
from normalise.records import Extraction, IndicatorEntry, Kind, Observation
from normalise.reference import indicator
from normalise.statements.wording import of_headings
from sources.document import Frozen, Rejected

DISMISSED = "dismissed"
"""Flag of a figure whose name a person has set aside: it is compared with nothing and waits for nobody."""
TO_FILL = "…"
"""Stands in a drafted entry where only a person knows what to write; no entry may keep it."""
NATION = "VN"
FORM = "mend the entry; docs/engineer.md shows the form"


class Figure(NamedTuple):
    """What decides whether a name is meant, of an observation or of a row of the warehouse."""

    observation_id: str
    indicator_code: str
    indicator: str
    """The name as printed."""
    kind: str
    unit: str | None
    report_id: str
    section: str | None
    entity_code: str | None

    @classmethod
    def of(cls, observation: Observation) -> "Figure":
        """Take the fields of an observation."""
        return cls(*(getattr(observation, name) for name in cls._fields))


class Limits(Frozen):
    """Where a name is meant; what is left out limits nothing."""

    report: str | None = None
    """Id of the only report."""
    section: str | None = None
    """Words of a heading above; numbering and time in it do not count."""
    subject: str | None = None
    """Code of the body that the figure is about; VN for the nation."""

    @property
    def number(self) -> int:
        """How many limits there are."""
        return sum(limit is not None for limit in (self.report, self.section, self.subject))

    def hold(self, figure: Figure) -> bool:
        """Whether a figure stands within them."""
        return (
            self.report in (None, figure.report_id)
            and self.subject in (None, figure.entity_code or NATION)
            and (self.section is None or of_headings(self.section) in of_headings(figure.section))
        )


class Alias(Limits):
    """Another name of an indicator."""

    name: str = Field(min_length=1)
    of: str
    """Code of the indicator."""


class Dismissal(Limits):
    """A name that is none, or of nothing that will ever be followed."""

    name: str = Field(min_length=1)
    unit: str | None = None
    """Only figures of this kind of number; of any where left out."""
    reason: str = Field(min_length=1)


class Curation(Frozen):
    """All that one person or office decided on names; empty where nothing was."""

    indicators: tuple[IndicatorEntry, ...] = ()
    aliases: tuple[Alias, ...] = ()
    dismissed: tuple[Dismissal, ...] = ()

    def of_report(self, report: str) -> "Curation":
        """Give what bears on a report: all but what is limited to another."""
        kept = {
            name: tuple(each for each in getattr(self, name) if each.report in (None, report))
            for name in ("aliases", DISMISSED)
        }
        return self.model_copy(update=kept)


def parse(value: Any, name: str) -> Curation:
    """Make a curation of what `indicators.yaml` says.

    Rejected, naming every fault: an entry that is wrong, a code that the project's catalogue has, a name of two
    indicators, a link that leads nowhere.
    """
    try:
        curation = Curation.model_validate(value or {})
    except ValidationError as error:
        faults = [f"{_place(wrong['loc'])}: {wrong['msg'].removeprefix('Value error, ')}" for wrong in error.errors()]
        raise Rejected(name, "; ".join(faults), "lists `indicators`, `aliases` and `dismissed`", FORM) from error
    entries = (*indicator.catalogue(), *curation.indicators)
    known = {entry.code: entry for entry in entries}
    faults = [
        *indicator.faults_between(entries),
        *(f"no indicator {one.of}" for one in curation.aliases if one.of not in known),
        *(f"{entry.code}: “{TO_FILL}” is to be filled in" for entry in curation.indicators if _is_draft(entry)),
    ]
    faults += _said_twice(curation, {code: indicator.dimension(entry.unit) for code, entry in known.items()})
    if faults:
        raise Rejected(name, "; ".join(faults), "each name and code once, of indicators that there are", FORM)
    return curation


def _is_draft(entry: IndicatorEntry) -> bool:
    reasons = (reason for link in entry.links for reason in (link.reason_vi, link.reason_en))
    return TO_FILL in (entry.name_en, entry.definition, entry.numerator, entry.population, *reasons)


def _place(path: Sequence[str | int]) -> str:
    return " ".join(f"entry {step + 1}" if isinstance(step, int) else step for step in path)


Key = tuple[str, str | None]
"""A folded name and the dimension of its unit; None for a name that is meant whatever its unit."""


class _Decision(NamedTuple):
    """What becomes of the figures of a name."""

    code: str | None
    """None sets aside."""
    limits: Limits


def _said_twice(curation: Curation, dimensions: Mapping[str, str]) -> Iterable[str]:
    """Yield a line for each name on which two entries with the same limits decide."""
    for (name, _), decisions in _decisions(curation, dimensions).items():
        places = Counter((one.limits.report, one.limits.section, one.limits.subject) for one in decisions)
        if max(places.values()) > 1:
            yield f"two entries decide on the name {name!r} within the same limits"


def _decisions(curation: Curation, dimensions: Mapping[str, str]) -> dict[Key, list[_Decision]]:
    """Give the decisions on each name, the most limited first, since the nearest to a figure holds."""
    listed: list[tuple[Key, _Decision]] = [
        (indicator.key(name, dimensions[entry.code]), _Decision(entry.code, Limits()))
        for entry in curation.indicators
        for name in (entry.name_vi, *entry.aliases)
    ]
    known = (one for one in curation.aliases if one.of in dimensions)
    listed += [(indicator.key(one.name, dimensions[one.of]), _Decision(one.of, one)) for one in known]
    listed += [(_key_of(one), _Decision(None, one)) for one in curation.dismissed]
    decisions: dict[Key, list[_Decision]] = defaultdict(list)
    for key, decision in sorted(listed, key=lambda one: -one[1].limits.number):
        decisions[key].append(decision)
    return decisions


def _key_of(one: Dismissal) -> Key:
    return (fold(one.name), None) if one.unit is None else indicator.key(one.name, indicator.dimension(one.unit))


@lru_cache(maxsize=8)
def _of(curation: Curation) -> dict[Key, list[_Decision]]:
    entries = (*indicator.catalogue(), *curation.indicators)
    return _decisions(curation, {entry.code: indicator.dimension(entry.unit) for entry in entries})


def decide(curation: Curation, figures: Iterable[Figure]) -> dict[str, str | None]:
    """Give what is decided on figures of one report or several: observation id → code, None where set aside.

    Of several decisions that fit a figure the one with the most limits holds. A printed change has the unit of the
    change, so that it follows the figures that it is a change of, else the only indicator of its name.
    """
    decisions = _of(curation)
    if not decisions:
        return {}
    decided: dict[str, str | None] = {}
    moved: dict[str, set[str | None]] = defaultdict(set)
    changes = []
    for figure in figures:
        if figure.kind == Kind.GROWTH:
            changes.append(figure)
            continue
        keys: tuple[Key, ...] = (
            indicator.key(figure.indicator, indicator.dimension(figure.unit)),
            (fold(figure.indicator), None),
        )
        fitting = [one for key in keys for one in decisions.get(key, ()) if one.limits.hold(figure)]
        if fitting:
            decided[figure.observation_id] = max(fitting, key=lambda one: one.limits.number).code
        moved[figure.indicator_code].add(decided.get(figure.observation_id, figure.indicator_code))
    for change in changes:
        codes = moved.get(change.indicator_code) or _codes_of_name(decisions, change)
        if len(codes) == 1 and codes != {change.indicator_code}:
            decided[change.observation_id] = next(iter(codes))
    return decided


def _codes_of_name(decisions: Mapping[Key, Sequence[_Decision]], change: Figure) -> set[str | None]:
    return {
        one.code
        for (name, kind), several in decisions.items()
        if name == indicator.key(change.indicator, kind or "")[0]
        for one in several
        if one.limits.hold(change)
    }


def laid_over(extraction: Extraction, curation: Curation) -> Extraction:
    """Give an extraction with what is decided on its names."""
    decided = decide(curation, map(Figure.of, (*extraction.observations, *extraction.not_reported)))
    if not decided:
        return extraction
    return extraction.model_copy(
        update={
            part: tuple(_decided(one, decided) for one in getattr(extraction, part))
            for part in ("observations", "not_reported")
        }
    )


def _decided(figure: Observation, decided: Mapping[str, str | None]) -> Observation:
    if figure.observation_id not in decided:
        return figure
    code = decided[figure.observation_id]
    if code is None:
        return figure.model_copy(update={"series": None, "flags": (*figure.flags, DISMISSED)})
    return figure.model_copy(update={"indicator_code": code, "mapped": True})
