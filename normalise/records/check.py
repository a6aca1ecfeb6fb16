"""What checks found, what they keep out, and what people decided."""

from enum import StrEnum

from pydantic import Field

from sources.document import Frozen


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
