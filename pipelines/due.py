"""What has to run: reports whose file, entry or code is not that of their last outcome, and years that a load touched.

Two questions: `is_anything_due` is asked often and stops at the first answer; `due_reports` says all of it.
"""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from assets.version import code_version, content_key
from pipelines.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sources.catalogue import Listing
    from warehouse.database import Engine
    from warehouse.register import SourceFile


class Due(NamedTuple):
    """The state of every listed report."""

    reports: tuple[str, ...]
    """Those that have to run, in order."""
    unchanged: tuple[str, ...]
    rejected: dict[str, str]
    """Report id or file → the line that says what is wrong and what to do."""


def due_reports(files: "Mapping[str, SourceFile]", listing: "Listing") -> Due:
    """Compare what is listed with what became of it last; `files` is the register of the folder after looking."""
    from warehouse.register import Outcome

    to_run, unchanged = [], []
    rejected = {error.file: str(error) for error in listing.rejected}
    for report in listing.reports:
        file = files[report.file]
        settled = file.outcome_of == content_key(file)
        if settled and file.outcome == Outcome.LOADED:
            unchanged.append(report.id)
        elif settled and file.outcome == Outcome.REJECTED:
            rejected[report.id] = file.outcome_reason or ""
        else:
            to_run.append(report.id)
    return Due(tuple(sorted(to_run)), tuple(unchanged), rejected)


def is_anything_due(engine: "Engine", settings: Settings, failed_too: bool) -> tuple[str, str] | None:
    """Say why a refresh is due, as a reason and a key that is the same while the reason is; None if nothing is.

    Looks no further than the first file that is new, changed or gone. `failed_too` asks also for what failed for a
    reason other than the file itself. Raises Rejected or Unavailable as looking at the folder does.
    """
    from assets.folder import seen_before
    from sources.catalogue import changes
    from warehouse.register import Outcome, files_of

    files = files_of(engine, settings.reports)
    for file in files.values():
        if file.report_id is None:
            continue
        if file.outcome_of != content_key(file) and (file.outcome != Outcome.FAILED or failed_too):
            return f"{file.report_id} was not run yet as it is", f"{file.report_id}:{content_key(file)}"
        if file.outcome == Outcome.FAILED and failed_too:
            return f"{file.report_id} failed", f"{file.report_id}:{file.outcome_at}"
    for name, content in changes(settings.reports, seen_before(files)):
        return f"{name} is new, changed or gone", f"{name}:{content}"
    for year, touched in due_years(engine).items():
        return f"{year} was touched by a load", f"{year}:{touched}:{code_version()}"
    if unpublished(settings).exists():
        return "the analysts' files are older than the warehouse", "publish"
    return None


def unpublished(settings: Settings) -> Path:
    """The mark that the warehouse may have changed since the analysts' files were written.

    A file beside them, since it must outlive a refresh that is killed.
    """
    return settings.exports / ".unpublished"


def due_years(engine: "Engine") -> dict[int, str]:
    """Years to compare anew → when what they rest on last changed. Figures of years that are no partition stay out."""
    from assets.partitions import YEARS
    from warehouse.year_over_year import stale_years

    known = {int(year) for year in YEARS.get_partition_keys()}
    return {year: touched for year, touched in stale_years(engine).items() if year in known}
