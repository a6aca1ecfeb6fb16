"""Rules of one's own, and rules that a user turns off or judges otherwise: without changing this project.

A file that `CHISO_CHECK_RULES` names says which rules are off, or how grave a breach is, for some reports or for all. A
package that registers finders under the entry point `chiso.rules` adds their rules. What the rules of this project
are belongs to `checks.rules`.
"""

import os
from collections.abc import Iterable, Mapping
from dataclasses import replace
from enum import StrEnum
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from pydantic import ValidationError

from checks.rule import Rule
from normalise.records import Severity
from sources.document import Frozen, Rejected

if TYPE_CHECKING:
    from checks.relations.finder import Finder

SETTING = "CHISO_CHECK_RULES"
GROUP = "chiso.rules"


class Judged(StrEnum):
    """How grave a breach of a rule is to be, or that the rule is not to be asked at all."""

    OFF = "off"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Entry(Frozen):
    """One decision of a user on one rule."""

    rule: str
    severity: Judged
    reason: str
    reports: tuple[str, ...] = ()
    """Report ids or years that it holds for; all where none is named."""


class _File(Frozen):
    rules: tuple[Entry, ...]


@cache
def extensions() -> tuple["Finder[Any]", ...]:
    """Return the finders that installed packages add; Rejected names a package whose entry point is no finder.

    Each takes a `checks.relations.printed.Printed`, as those of this project do, and carries its rules.
    """
    from checks.relations.finder import Finder

    found = []
    for point in entry_points(group=GROUP):
        made = point.load()
        if not isinstance(made, Finder):
            expected = "a function that checks.relations.finder.finds made a finder"
            raise Rejected(f"{point.value}", f"{made!r}", expected, "correct the package or uninstall it", GROUP)
        found.append(made)
    return tuple(found)


def judged(rules: Iterable[Rule], partition: str) -> tuple[Rule, ...]:
    """Return the rules as the user's file has them for a report or year: without those that are off.

    Rejected if the file cannot be read or names a rule that is none.
    """
    said = _of(partition)
    kept = (rule for rule in rules if said.get(rule.id) is not Judged.OFF)
    return tuple(replace(rule, severity=Severity(said[rule.id])) if rule.id in said else rule for rule in kept)


def _of(partition: str) -> Mapping[str, Judged]:
    from checks.rules import known

    path = os.environ.get(SETTING)
    if not path:
        return {}
    entries = _read(path, Path(path).stat().st_mtime_ns if Path(path).exists() else 0)
    strangers = sorted({one.rule for one in entries} - known())
    if strangers:
        raise Rejected(path, f"no rule {', '.join(strangers)}", "ids of rules, as findings print them", "correct them")
    return {one.rule: one.severity for one in entries if not one.reports or _meant(partition, one.reports)}


def _meant(partition: str, reports: Iterable[str]) -> bool:
    return any(partition == one or partition.startswith(f"{one}-") for one in reports)


@cache
def _read(path: str, _changed: int) -> tuple[Entry, ...]:
    try:
        return _File.model_validate(
            yaml.load(Path(path).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 (all scalars are text)
        ).rules
    except (OSError, yaml.YAMLError, ValidationError) as error:
        found = " ".join(str(error).split())[:300]
        expected = "`rules`, a list of entries with `rule`, `severity` (off, info, warning, error) and `reason`"
        raise Rejected(path, found, expected, f"correct the file, or unset {SETTING}") from error
