"""The record types that pass between the rooms: what is extracted from a report, and what checks say of it.

Only data belongs here; how a record is made is the business of the module that makes it. Decimal, never float.
"""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from sources.document import Frozen, Piece, Span


class Kind(StrEnum):
    """What a figure is: reached, promised, or the change that the report itself states."""

    ACTUAL = "actual"
    TARGET = "target"
    GROWTH = "growth"


class Quantity(Frozen):
    """One printed quantity in base units (129,69 triệu is 129690000, 54,34% is 54.34)."""

    value: Decimal
    value_high: Decimal | None = None
    denominator: Decimal | None = None
    unit: str | None = None
    """`%`, `VND`, `USD`, `x` (times) or the counted noun as printed; None where nothing is printed."""
    per: str | None = None
    """`day`, `month`, `year` or None."""
    qualifier: str = "="
    """`=` `>` `>=` `<` `<=` `~` `<~` `range`, as in docs/observations.md."""
    decimals: int = 0
    """Decimals as printed."""
    scale: int = 1
    """Printed multiplier: 1000000 for triệu. With `decimals` it gives the rounding width: scale / 10**decimals."""
    raw: str
    """The printed digits with their unit, without the qualifying word."""
    start: int
    end: int
    """Offsets of `raw` in the text that was searched."""
    flags: tuple[str, ...] = ()


class Skipped(Frozen):
    """Digits that are no quantity, and why: `date`, `document_number`, `list_number`, `name`, `time` and so on."""

    raw: str
    start: int
    end: int
    reason: str


class Period(Frozen):
    """A period or a date that a text names."""

    code: str
    """SDMX form: `2022`, `2022-Q1`, `2022-01-01/P11M`, `2022-12-31`."""
    start: date | None
    """None for a stock at a date."""
    end: date
    as_of: bool = False
    is_base: bool = False
    """What a change is measured against: "so với cùng kỳ năm 2021"."""
    raw: str = ""
    span_start: int = 0
    span_end: int = 0


class Observation(Frozen):
    """A statement understood: indicator × entity × period × kind → quantity (docs/observations.md has each field)."""

    observation_id: str
    """Stable over re-extractions: made of the report, the locator, the printed text and its turn there."""
    report_id: str
    issued_on: date | None
    page: int | None
    locator: str
    """For people: "bảng 1, dòng 4.1, cột Kết quả 2022", "đoạn 17, câu 2"."""
    section: str | None
    entity_code: str | None
    """Who it is about; None for the nation."""
    agency: str | None
    reported_by: str | None = None
    """Who tells it: code of the body of the row or the section, else of the issuer; None where none is named."""
    reporter: str | None = None
    """Its full Vietnamese name."""
    indicator_code: str
    indicator: str
    mapped: bool
    series: str | None = None
    """Equal for figures that are surely of one thing, of which some have a provisional code; None where not sure."""
    kind: Kind
    period_start: date | None
    period_end: date
    as_of: bool
    period_stated: bool
    period_code: str
    value: Decimal | None
    """None only for a cell that says that nothing is reported ("-"); flags then hold `not_reported`."""
    value_high: Decimal | None = None
    denominator: Decimal | None = None
    unit: str | None
    per: str | None = None
    qualifier: str = "="
    base_start: date | None = None
    base_end: date | None = None
    direction: str | None = None
    decimals: int = 0
    scale: int = 1
    flags: tuple[str, ...] = ()
    raw: str
    sentence: str = Field(max_length=400)
    pieces: tuple[Piece, ...] = ()
    """Where it stands on the page; empty where the format has no pages."""
    span: Span | None = None
    """Where `raw` stands in the Document; None for a row of the warehouse, which keeps no Document."""
    task_id: str | None = None
    """The task in whose words or reported result it stands."""
    rules: tuple[str, ...] = ()
    """The rules that decided whether it is a change, its kind, its name; none for a cell that is one number."""


class TaskLevel(StrEnum):
    """To whom a task is given (docs/tasks.md says how each is told)."""

    MEMBER = "member"
    """A member of the committee that makes the plan: a minister in person."""
    MINISTRY = "ministry"
    """A ministry or another central body."""
    PROVINCE = "province"
    COMMON = "common"
    """A class of bodies: all ministries, all provinces."""
    CALENDAR = "calendar"
    """An action in a calendar, which tells month by month what happens and who sees to it."""


class DeadlineKind(StrEnum):
    """How a printed deadline is meant."""

    BEFORE = "before"
    IN = "in"
    BY = "by"
    RECURRING = "recurring"
    """Every year, all the time."""
    OWN_PLAN = "own_plan"
    """As the agency's own plan says."""


class TaskStatus(StrEnum):
    """Reported progress of a task; the printed words are kept beside it."""

    DONE = "done"
    DONE_CONTINUING = "done_continuing"
    IN_PROGRESS = "in_progress"
    STUDIED = "studied"
    NOT_STARTED = "not_started"
    NOT_REPORTED = "not_reported"


class Task(Frozen):
    """A job assigned by a plan (`status` None) or its progress as a result report tells it."""

    task_id: str
    """Stable over re-extractions: made of the report, the locator, the section and the words."""
    report_id: str
    page: int | None
    locator: str
    section: str | None
    level: TaskLevel | None = None
    """None where neither the heading nor the agency tells it."""
    number: str | None
    """Serial number as printed: of the row, or of the item under which the job stands."""
    letter: str | None = None
    """Of the job among those of its item: "a", "đ"."""
    entity_code: str | None
    agency: str | None
    """Who leads: the full name of the first body named, or the printed words where none is known."""
    agency_raw: str | None = None
    """Who leads, as printed: "Bộ TT&TT; Bộ Tài chính", "Bộ trưởng Bộ Công an"."""
    coordinators: tuple[str, ...] = ()
    """Who works with the leader: full names, or the printed words of a class ("các địa phương")."""
    title: str | None = None
    """The heading that names the job, where the text under it only says how."""
    text: str
    deadline: str | None
    """As printed."""
    deadline_kind: DeadlineKind | None = None
    deadline_month: str | None = Field(default=None, pattern=r"^\d{4}-\d{2}$")
    """The month that the deadline names, the last of a quarter, year or span: "trước tháng 9/2023" is 2023-09."""
    due: date | None = None
    """The last day that is in time: 31 August for "trước tháng 9", 30 September for "trong tháng 9"."""
    status: TaskStatus | None
    status_raw: str | None
    """The printed words of the status; None where the cell only narrates."""
    result: str | None
    """The progress narrative as printed."""


class TaskLink(Frozen):
    """A task of a plan and the task of a report on it that are the same job."""

    plan_task_id: str
    result_task_id: str
    score: int = Field(ge=0, le=100)


class TaskFigure(Frozen):
    """A figure in a task or in its reported result: what a target and its answer have in common."""

    observation_id: str
    task_id: str
    kind: Kind
    indicator: str
    unit: str | None
    per: str | None = None
    sentence: str


class FigureLink(Frozen):
    """A target in the words of a task, and the reached figure that answers it, if any does."""

    task_id: str
    result_task_id: str | None
    target_observation_id: str
    actual_observation_id: str | None = None
    score: int | None = None
    basis: str | None = Field(default=None, pattern=r"^(words|sole)$")
    """`words`: the words of both agree; `sole`: the only two figures of one unit."""


class Extraction(Frozen):
    """All that one document gave: every printed number is in one of the first four."""

    observations: tuple[Observation, ...]
    not_reported: tuple[Observation, ...]
    skipped: tuple["Unread", ...]
    """Digits that are no statement: dates, document numbers, list numbers, names."""
    refused: tuple["Unread", ...]
    """Numbers that look like statements but could not be understood: they go to quarantine."""
    tasks: tuple[Task, ...]


class Unread(Frozen):
    """A printed number that is not an observation, where it stands, and why."""

    raw: str
    reason: str
    page: int | None
    locator: str
    sentence: str = Field(max_length=400)
    span: Span | None = None
    """Where `raw` stands in the Document."""


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


class Severity(StrEnum):
    """How grave a failed check is; only an error blocks."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class CheckResult(Frozen):
    """One rule run on one partition."""

    rule_id: str
    severity: Severity
    passed: bool
    checked: int
    """Rows looked at."""
    failing: tuple[str, ...] = ()
    """Ids of the failing rows."""
    message: str
    """What was found and expected, in one line."""
    could_not_run: bool = False


class Finding(Frozen):
    """One breach of one rule: on a row, on figures that belong together, or on the whole."""

    check: str
    """The rule's id."""
    severity: Severity
    message: str
    """What was found and expected, in one line."""
    message_vi: str
    raws: tuple[str, ...] = ()
    """The printed numbers, or words, that it is about; none where a whole report or year is meant."""
    sentences: tuple[str, ...] = ()
    locators: tuple[str, ...] = ()
    page: int | None = None
    """The first of the pages."""
    observation_ids: tuple[str, ...] = ()


class CheckRun(Frozen):
    """All rules of one stage on one partition: the verdict that is stored with the staged data."""

    stage: str
    partition: str
    fingerprint: str
    """Content hash of the staged data that was looked at; a load refuses a verdict on other data."""
    results: tuple[CheckResult, ...]
    blocked: bool
    """The partition as a whole must not go on."""
    findings: tuple[Finding, ...] = ()
    """What the failed rules found, the first rows of each."""


class Quarantined(Frozen):
    """A row kept out of the facts, with all that a person needs to settle it."""

    row_id: str
    report_id: str
    stage: str
    rule_id: str
    page: int | None
    locator: str
    found: str
    expected: str
    remedy: str
    raw: str
    sentence: str = Field(max_length=400)
    reading: dict[str, str] = Field(default_factory=dict)
    """How the row was understood, by field; empty for a number that was not."""
    message_vi: str | None = None
    """What is printed, where, what does not fit and what to do, in Vietnamese."""


class Action(StrEnum):
    """What a correction does to the row it names."""

    OVERRIDE = "override"
    """The figure should have been printed as the correction says."""
    DROP = "drop"
    """What is printed there is no figure of the report, or a figure that nobody can use."""
    ACCEPT = "accept"
    """The figure is right as it was read: a breach of the named rules, or its being recognised, is no objection."""


class Correction(Frozen):
    """A person's decision on one printed figure, as it was applied; the printed text stays beside it."""

    row_id: str
    """The observation, task or refused number."""
    report_id: str
    stage: str
    action: Action
    page: int | None
    locator: str
    raw: str
    """As printed."""
    reading: dict[str, str] = Field(default_factory=dict)
    """How the row was understood before the correction, by field."""
    value: str | None
    """What should have been printed; for an override only."""
    rules: tuple[str, ...] = ()
    """Rules whose breach is accepted."""
    reason: str
    told: str | None
    """Who was told of the mistake."""
    status: str
    """`open`, `asked` or `confirmed`."""
    source: str
    """File and entry that the decision is written in."""
