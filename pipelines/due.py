"""What has to run, and as which runs: the one answer that `chiso refresh` and the sensor `what_is_due` both follow.

Reports whose file, entry or code is not that of their last outcome; then the years that a load touched; then the
analysts' files, if they are older than what they are made of.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby, islice
from typing import TYPE_CHECKING, NamedTuple

from assets.partitions import ALONE, COMPARED, FIRST, LAST
from assets.version import content_key

if TYPE_CHECKING:
    from dagster import DagsterInstance

    from warehouse.database import Engine
    from warehouse.loading.register import SourceFile


class Due(NamedTuple):
    """The state of every report of a folder."""

    reports: tuple[str, ...]
    """Those that have to run, in order."""
    unchanged: tuple[str, ...]
    rejected: dict[str, str]
    """Report id or file → the line that says what is wrong and what to do."""


def due_reports(files: "Mapping[str, SourceFile]") -> Due:
    """Compare what is registered with what became of it last; `files` is the register of a folder after a look."""
    from warehouse.loading.register import Outcome

    to_run, unchanged, rejected = [], [], dict[str, str]()
    for name, file in files.items():
        settled = file.outcome_of == content_key(file)
        if settled and file.outcome == Outcome.REJECTED:
            rejected[file.report_id or name] = file.outcome_reason or ""
        elif file.report_id is None:
            continue
        elif settled and file.outcome == Outcome.LOADED:
            unchanged.append(file.report_id)
        else:
            to_run.append(file.report_id)
    return Due(tuple(sorted(to_run)), tuple(sorted(unchanged)), rejected)


def due_years(engine: "Engine") -> dict[str, str]:
    """Years to compare anew, as partitions → when what they rest on last changed."""
    from warehouse.comparison.year_over_year import stale_years

    return {str(year): touched for year, touched in stale_years(engine).items() if year in COMPARED}


def is_unpublished(instance: "DagsterInstance") -> bool:
    """Whether the analysts' files or pages are older than what they are made of; False as long as there is nothing."""
    from dagster import AssetKey

    def made(asset: str) -> float:
        event = instance.get_latest_materialization_event(AssetKey(asset))
        return event.timestamp if event else 0.0

    made_of = max(made("warehouse_facts"), made("year_over_year"))
    return made_of > min(made("analyst_outputs"), made("analyst_pages"))


def batches(due: Collection[str], partitions: Sequence[str], size: int) -> Iterator[dict[str, str]]:
    """The runs that take all due partitions: the tags of each, which name one partition or a range of them.

    A run may have a range only where all partitions between its ends are due.

    >>> list(batches({"b", "c", "e"}, ["a", "b", "c", "d", "e"], 10))[1]
    {'dagster/partition': 'e'}
    """
    for is_due, group in groupby(partitions, key=lambda partition: partition in due):
        while is_due and (keys := list(islice(group, size))):
            yield {ALONE: keys[0]} if len(keys) == 1 else {FIRST: keys[0], LAST: keys[-1]}
