"""What has to run: which listed reports are new or changed, and which are known to be unreadable as they are.

A report's key is its id, the sha256 of its file and the version of our code: the same key never runs twice by itself.
"""

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from assets.resources import Registered
from pipelines.settings import PROJECT, Settings

if TYPE_CHECKING:
    from dagster import DagsterInstance

KEY_TAG = "chiso/key"
REJECTED_TAG = "chiso/rejected"

ROOMS = ("sources", "normalise", "checks", "warehouse", "assets")
"""The rooms whose code and catalogues decide what a report becomes."""


class Due(NamedTuple):
    """The state of every listed report."""

    registered: dict[str, Registered]
    """All that can be read, by report id."""
    keys: dict[str, str]
    """Report id → key, of those that have to run."""
    unchanged: tuple[str, ...]
    rejected: dict[str, str]
    """Report id or file → the line that says what is wrong and what to do."""
    left_alone: tuple[str, ...]
    """Files that are no reports by their name."""


def code_version() -> str:
    """Changes when a rule, a catalogue or a step changes; the bundled reports are input, not code."""
    digest = hashlib.sha256()
    for room in ROOMS:
        for path in sorted((PROJECT / room).rglob("*")):
            if path.suffix in (".py", ".yaml") and "bundled" not in path.parts:
                digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def due(instance: "DagsterInstance", settings: Settings) -> Due:
    """Compare the listed files with the runs that the instance knows and the reports that the warehouse holds."""
    from dagster import DagsterRunStatus, RunsFilter

    from assets.resources import Warehouse
    from sources.catalogue import find_reports
    from warehouse.load import loaded_reports

    listing = find_reports(settings.reports)
    version = code_version()
    rejected = {error.file: str(error) for error in listing.rejected}
    registered = {
        listed.id: Registered(folder=settings.reports, file=listed.file, sha256=listed.sha256)
        for listed in listing.reports
    }
    keys = {report: f"{report}:{entry.sha256}:{version}" for report, entry in registered.items()}
    known = instance.get_runs(RunsFilter(tags={KEY_TAG: list(keys.values())})) if keys else []
    last_run = {run.tags[KEY_TAG]: run for run in reversed(known)}
    loaded = loaded_reports(Warehouse(url=settings.warehouse_url).engine)
    unchanged = []
    for report, key in list(keys.items()):
        run = last_run.get(key)
        if run is None:
            continue
        if run.status == DagsterRunStatus.SUCCESS and loaded.get(report) == registered[report].sha256:
            unchanged.append(report)
            del keys[report]
        elif run.status == DagsterRunStatus.FAILURE and REJECTED_TAG in run.tags:
            rejected[report] = run.tags[REJECTED_TAG]
            del keys[report]
    return Due(registered, keys, tuple(unchanged), rejected, listing.left_alone)
