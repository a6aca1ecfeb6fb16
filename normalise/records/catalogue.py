"""What the catalogues know: indicators, bodies and places."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from sources.document import Frozen


class Relation(StrEnum):
    """How far the figures of two indicators may be set against each other."""

    CAVEAT = "caveat"
    """A change may be shown; the reason travels with it."""
    NOT_COMPARABLE = "not_comparable"
    REPLACES = "replaces"
    """The entry took the place of the other when its definition changed: not comparable, and one way only."""


class IndicatorLink(Frozen):
    """What an indicator has to do with a look-alike: said once, on either; all but `replaces` holds both ways."""

    to: str
    relation: Relation
    reason_vi: str = Field(min_length=1)
    """What differs (population, numerator, threshold, scope), in words that name both sides."""
    reason_en: str = Field(min_length=1)


class Theme(StrEnum):
    """What an indicator is about."""

    INFRASTRUCTURE = "infrastructure"
    GOVERNMENT = "government"
    DATA = "data"
    ECONOMY = "economy"
    PAYMENTS = "payments"
    SOCIETY = "society"
    HEALTH = "health"
    EDUCATION = "education"
    SKILLS = "skills"
    SECURITY = "security"
    AGRICULTURE = "agriculture"
    RANKING = "ranking"


class IndicatorEntry(Frozen):
    """One curated indicator (dim_indicator). A changed definition is another indicator, linked to this one."""

    code: str = Field(pattern=r"^[A-Z][A-Z0-9_]*$")
    name_vi: str
    name_en: str
    unit: str
    kind: str = Field(pattern=r"^(level|rate|index|rank)$")
    time_basis: str = Field(pattern=r"^(stock|flow)$")
    definition: str
    population: str | None = None
    """Of what a share is: its denominator."""
    numerator: str | None = None
    """What a share counts of its population."""
    direction: str = Field(default="none", pattern=r"^(up|down|none)$")
    decimals: int = 2
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    led_by: str | None = None
    """Code of the ministry whose figures on it are the nation's: a plan gives a national target to the minister who
    leads it. None where a ministry's figure is about the ministry itself."""
    themes: tuple[Theme, ...] = ()
    aliases: tuple[str, ...] = ()
    links: tuple[IndicatorLink, ...] = ()

    @model_validator(mode="after")
    def _agrees_with_itself(self) -> Self:
        """Refuse an entry whose parts contradict each other, naming all of them."""
        share = self.unit == "%"
        rank = self.kind == "rank"
        linked = [link.to for link in self.links]
        faults = [
            (share and self.kind != "rate", "unit % needs kind rate"),
            (share and not (self.numerator and self.population), "a share needs numerator and population"),
            (rank and self.direction != "down", "a rank is better the lower: direction down"),
            (rank and (self.minimum is None or self.minimum < 1), "a rank needs minimum 1"),
            (None not in (self.minimum, self.maximum) and self.minimum > self.maximum, "minimum above maximum"),  # type: ignore[operator]
            (self.code in linked, "linked to itself"),
            (len(set(linked)) < len(linked), "two links to one indicator"),
        ]
        if said := "; ".join(words for wrong, words in faults if wrong):
            raise ValueError(said)
        return self


class Suggestion(Frozen):
    """A curated indicator that a printed name may mean. Only a person can say that it does."""

    code: str
    score: Decimal
    """Share of words in common and in order, 0 to 1."""
    lacks: tuple[str, ...] = ()
    """Words of the curated name that the printed one has not."""
    adds: tuple[str, ...] = ()
    """Words of the printed name that the curated one has not."""
    is_another: bool = False
    """A word that differs changes the definition: another indicator, however alike the rest is."""


class EntityEntry(Frozen):
    """One entity (dim_entity): the key is scheme + code + valid_from, since codes were reused."""

    scheme: str
    code: str
    name_vi: str
    name_en: str | None = None
    type: str = Field(pattern=r"^(nation|ministry|province|organisation)$")
    valid_from: date | None = None
    valid_to: date | None = None
    aliases: tuple[str, ...] = ()
    member_of: str | None = None
    """Code of the class that it counts in: "22/22 bộ"."""
    member_until: date | None = None
    """Last day in the class, where it went on outside it."""

    @property
    def key(self) -> str:
        """What an observation carries as `entity_code`, for example `VN-NSO-63:79`."""
        return f"{self.scheme}:{self.code}"

    def valid_on(self, day: date) -> bool:
        """Whether the entity was there on that day."""
        return (self.valid_from or date.min) <= day <= (self.valid_to or date.max)


class EntityChange(Frozen):
    """One entity that went into another, in whole or in part (entity_change)."""

    from_key: str
    """Key of the entity as it was the day before."""
    to_key: str
    """Key of the entity from that day on; the same key where only the name or the rank changed."""
    changed_on: date
    kind: str = Field(pattern=r"^(merge|split|rename|transfer)$")
    whole: bool = True
    """False where only a part went there: sums of the parts are then no figure of the whole."""
    legal_basis: str


class ClassSize(Frozen):
    """How many bodies a class has, from one day to another."""

    valid_from: date
    valid_to: date | None = None
    size: int = Field(ge=0)
    source: str


class EntityClass(Frozen):
    """A kind of bodies that reports count, as in "05/22 bộ, ngành" (entity_class)."""

    code: str = Field(pattern=r"^[A-Z][A-Z_]*$")
    name_vi: str
    nouns: tuple[str, ...]
    """The words that name it in print."""
    parts: tuple[str, ...] = ()
    """Codes of the classes that it consists of."""
    sizes: tuple[ClassSize, ...] = ()

    def sizes_on(self, day: date) -> tuple[ClassSize, ...]:
        """Return its sizes on a day: several where sources differ, none where none says."""
        return tuple(size for size in self.sizes if size.valid_from <= day <= (size.valid_to or date.max))
