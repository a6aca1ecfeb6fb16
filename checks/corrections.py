"""Corrections as data: what a person decided about printed figures, as it is written down.

They stand in `corrections.yaml`, the project's own beside this module and a user's beside the reports. What a
correction does to a report's rows belongs to `checks.correcting`.
"""

import hashlib
from collections.abc import Collection
from pathlib import Path
from typing import Any, Literal, NamedTuple

from pydantic import Field, StrictStr, ValidationError, model_validator

from checks.quarantine import READ
from checks.rules import known
from checks.suites import MAY_BE_HELD, RULES
from normalise.records import Action
from sources import yaml_text
from sources.catalogue import CORRECTIONS, beside
from sources.document import Frozen, Rejected

OWN = Path(__file__).with_name(CORRECTIONS)
FORM = "mend the entry; docs/engineer.md shows the form"


class Entry(Frozen):
    """One correction as it is written. Report, place and printed text say which row; `expect` how it must be read."""

    report: str
    locator: StrictStr
    printed: StrictStr
    """The printed digits with their unit, as `raw` of an observation; of a task its number or first words."""
    expect: dict[str, Any] = Field(default_factory=dict)
    """Fields as they are read without the correction (`value`, `unit`, `kind` …); empty for what was not understood."""
    action: Action
    value: StrictStr | None = None
    """The figure as it should have been printed, with multiplier and unit: "hơn 1 tỷ lượt"."""
    rules: tuple[str, ...] = ()
    """Rules whose breach is accepted."""
    reason: StrictStr = Field(min_length=1)
    told: StrictStr | None = None
    """Who was told of the mistake, and when."""
    status: Literal["open", "asked", "confirmed"] = "open"
    """Whether the issuer was asked, and has confirmed."""

    @model_validator(mode="after")
    def _sense(self) -> "Entry":
        faults = []
        if (self.value is None) == (self.action is Action.OVERRIDE):
            faults.append("`value` belongs to an override, and to nothing else")
        if self.rules and self.action is not Action.ACCEPT:
            faults.append("`rules` are accepted by the action accept only")
        if unknown := [name for name in self.rules if name not in known()]:
            faults.append(f"no rule is called {', '.join(unknown)}")
        on_rows = {rule.id for stage in MAY_BE_HELD for rule in RULES[stage]}
        if idle := [name for name in self.rules if name in known() - on_rows]:
            faults.append(f"{', '.join(idle)} keeps no row out, there is nothing to accept")
        if not self.expect and self.action is not Action.DROP:
            faults.append("`expect` must say how the row is read")
        if unknown := [name for name in self.expect if name not in READ]:
            faults.append(f"`expect` knows no {', '.join(unknown)}; it may name {', '.join(READ)}")
        if self.status != "open" and self.told is None:
            faults.append(f"the status {self.status} needs `told`")
        if faults:
            raise ValueError("; ".join(faults))
        return self


class _File(Frozen):
    corrections: tuple[Entry, ...]


class Placed(NamedTuple):
    """An entry and where it is written."""

    entry: Entry
    file: str
    turn: int
    """1-based."""

    @property
    def source(self) -> str:
        """The file and the entry, for people."""
        return f"{self.file}, entry {self.turn}"

    def refuse(self, found: str, expected: str, remedy: str) -> Rejected:
        """Say what is wrong with the entry, in one line."""
        named = f'entry {self.turn} ({self.entry.report}, {self.entry.locator}, "{self.entry.printed}")'
        return Rejected(self.file, found, expected, remedy, named)


def of_folder(folder: str) -> tuple[Placed, ...]:
    """Read the project's corrections and those that lie beside the reports of a folder or store.

    Raises Rejected for a file that is no YAML or an entry that is wrong.
    """
    return (*parsed(OWN.read_bytes(), f"checks/{CORRECTIONS}"), *_beside(folder))


def digests(folder: str) -> dict[str, str]:
    """Report id → a hash of its corrections: a report whose corrections changed has to be read again."""
    written: dict[str, str] = {}
    for placed in of_folder(folder):
        written[placed.entry.report] = written.get(placed.entry.report, "") + placed.entry.model_dump_json()
    return {report: hashlib.sha256(text.encode()).hexdigest()[:12] for report, text in written.items()}


def strangers(folder: str, reports: Collection[str]) -> list[Rejected]:
    """Say which of the corrections beside the reports are of none of them; the project's own may be of others."""
    remedy = "mend the id, or take the entry out; where its report was withdrawn it does no harm"
    return [
        one.refuse(
            f"no report of the id {one.entry.report} in the folder", "the id of a report that lies there", remedy
        )
        for one in _beside(folder)
        if one.entry.report not in reports
    ]


def _beside(folder: str) -> tuple[Placed, ...]:
    return parsed(beside(folder, CORRECTIONS), f"{folder.rstrip('/')}/{CORRECTIONS}")


def parsed(data: bytes | None, name: str) -> tuple[Placed, ...]:
    """Read the contents of a file of corrections, as `of_folder` does."""
    if data is None:
        return ()
    try:
        entries = _File.model_validate(yaml_text.parse(data, name, FORM).value).corrections
    except ValidationError as error:
        wrong = error.errors()[0]
        turn = next((int(part) + 1 for part in wrong["loc"] if isinstance(part, int)), None)
        field = ".".join(str(part) for part in wrong["loc"] if not isinstance(part, int) and part != "corrections")
        place = f"entry {turn}" if turn else "file"
        found = f"{f'{field}: ' if field else ''}{wrong['msg'].removeprefix('Value error, ')}"
        raise Rejected(name, found, "a list `corrections` of entries", FORM, place) from error
    return tuple(Placed(entry, name, turn) for turn, entry in enumerate(entries, start=1))
