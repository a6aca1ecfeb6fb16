"""What `chiso refresh` does: a look, then the runs that are due, one after the other, in this process.

Which runs those are is decided in `pipelines.due`, which the sensor `what_is_due` asks too; every run goes through the
Dagster instance and is in its UI.
"""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from pipelines.due import batches, due_reports, due_years, is_unpublished
from pipelines.runs import PROCESS, cancel_broken_off, this_process
from pipelines.runs import cause as cause_of
from pipelines.settings import Settings

if TYPE_CHECKING:
    from dagster import DagsterEvent, DagsterInstance

PUBLISH = "publish"
YEAR = "year "
"""What the name of the run of a year begins with."""
QUIET: dict[str, object] = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}
"""The console belongs to the progress lines; the instance keeps every event."""


class Refreshed(NamedTuple):
    """What one refresh did."""

    done: tuple[str, ...]
    unchanged: tuple[str, ...]
    withdrawn: dict[str, int]
    """Report id → rows closed because its file is gone."""
    rejected: dict[str, str]
    """Report id or file → one line: file, place, found, expected, remedy."""
    failed: dict[str, str]
    """Report id or `year 2022` → the error of a run that failed for another reason."""
    years: tuple[int, ...]
    left_alone: tuple[str, ...]
    seconds: float


def refresh(
    instance: "DagsterInstance",
    settings: Settings,
    say: Callable[[str], None],
    step: Callable[[int, int], None] = lambda _done, _total: None,
    heard: Callable[[str, str], None] = lambda _event, _run: None,
    done_before: Sequence[str] = (),
    given_up: Mapping[str, tuple[bool, str]] | None = None,
) -> Refreshed:
    """Bring the warehouse to what the listed files say.

    `say` gets a line an event, `step` how many runs of how many are done, `heard` the words `begun` and `done` with
    each run: a report, `year 2022` or `publish`. Where an earlier process did a part of this refresh, `done_before` and
    `given_up` name its runs; the latter with whether the report is to blame, and why.

    A second refresh of one data folder waits for the first. Raises Rejected or Unavailable if the folder of reports
    cannot be looked at, DagsterExecutionInterruptedError if a run was interrupted.
    """
    from warehouse.folder_lock import alone_in

    with alone_in(settings.data_dir, lambda: say(f"waiting     another refresh is at work on {settings.data_dir}")):
        return _Refresh(instance, settings, say, step, heard, done_before, given_up or {}).all()


class _Refresh:
    """One refresh while it is under way."""

    def __init__(
        self,
        instance: "DagsterInstance",
        settings: Settings,
        say: Callable[[str], None],
        step: Callable[[int, int], None],
        heard: Callable[[str, str], None],
        done_before: Sequence[str],
        given_up: Mapping[str, tuple[bool, str]],
    ) -> None:
        from assets.resources import Warehouse
        from pipelines.definitions import definitions_for

        self._instance, self._settings, self._say, self._step, self._heard = instance, settings, say, step, heard
        self._done_before, self._given_up = done_before, given_up
        self._warehouse = Warehouse(url=settings.warehouse_url)
        definitions = definitions_for(settings)
        self._jobs = {name: definitions.resolve_job_def(name) for name in ("report", "year", PUBLISH)}
        self._failed = dict[str, str]()

    def all(self) -> Refreshed:
        """Look, run what is due, and leave the warehouse as one file."""
        from assets.folder import look, report_look
        from warehouse.database import settle
        from warehouse.loading.register import files_of

        begun = time.monotonic()
        engine = self._warehouse.engine
        cancel_broken_off(self._instance)
        looked = look(self._instance, self._warehouse, self._settings.reports)
        self._record_given_up()
        for stray in report_look(self._instance, self._warehouse, self._settings.reports, looked):
            self._say(f"warning   {stray}")
        for report, rows in looked.withdrawn.items():
            self._say(f"withdrawn {report}: {rows} rows closed")
        files = files_of(engine, self._settings.reports)
        found = due_reports(files)
        # What the catalogue lists and nobody delivered is no file that could be registered.
        standing = found.rejected | {e.file: str(e) for e in looked.listing.rejected if e.file not in files}
        for line in standing.values():
            self._say(f"rejected  {line}")
        done, rejected = self._reports([report for report in found.reports if report not in self._given_up])
        years = self._years()
        self._publish()
        settle(engine)
        return Refreshed(
            (*(each for each in self._done_before if each in found.unchanged), *done),
            tuple(report for report in found.unchanged if report not in self._done_before),
            looked.withdrawn,
            standing | rejected,
            self._failed,
            years,
            looked.listing.left_alone,
            time.monotonic() - begun,
        )

    def _record_given_up(self) -> None:
        """What a lost process was at is left in the register: rejected if the report is to blame, else failed."""
        from assets.failures import record
        from warehouse.loading.register import Outcome as Left

        for run, (permanent, line) in self._given_up.items():
            record(run, self._warehouse, Left.REJECTED if permanent else Left.FAILED, line)
            if not permanent or run == PUBLISH or run.startswith(YEAR):
                self._failed[run] = line
                self._say(f"failed  {line}")

    def _reports(self, due: Sequence[str]) -> tuple[list[str], dict[str, str]]:
        """Run the reports; give those that are done, and those that are rejected with the reason."""
        from assets.partitions import REPORTS

        done, rejected = list[str](), dict[str, str]()
        for report, cause in self._batches("report", due, str(REPORTS.name)):
            outcome, line = self._became(report, cause)
            if outcome == "loaded":
                done.append(report)
                self._say(f"read      {report}")
            else:
                (rejected if outcome == "rejected" else self._failed)[report] = line
                self._say(f"{outcome}  {line}")
        return done, rejected

    def _became(self, report: str, cause: str | None) -> tuple[str, str]:
        """What became of a report, and why, as its run left it in the register."""
        from assets.version import content_key
        from warehouse.loading.register import file_of

        file = file_of(self._warehouse.engine, report)
        if file and file.outcome and file.outcome_of == content_key(file) and (cause or file.outcome == "loaded"):
            return str(file.outcome), file.outcome_reason or cause or ""
        return "failed", cause or "its run ended without an outcome; open it in the Dagster UI (`make dev`)"

    def _years(self) -> tuple[int, ...]:
        from assets.partitions import YEARS

        due = [year for year in due_years(self._warehouse.engine) if f"{YEAR}{year}" not in self._given_up]
        self._instance.add_dynamic_partitions(str(YEARS.name), due)
        for year, cause in self._batches("year", due, str(YEARS.name), YEAR):
            if cause is None:
                self._say(f"compared  {year} with {int(year) - 1}")
            else:
                self._failed[f"{YEAR}{year}"] = cause
        return tuple(map(int, due))

    def _publish(self) -> None:
        if PUBLISH in self._given_up or not is_unpublished(self._instance):
            return
        self._heard("begun", PUBLISH)
        for _, cause in self._run(PUBLISH, {}):
            if cause is not None:
                self._failed[PUBLISH] = cause
        self._heard("done", PUBLISH)

    def _batches(
        self, job: str, due: Sequence[str], partitions: str, named: str = ""
    ) -> Iterator[tuple[str, str | None]]:
        """Run all due partitions in as few runs as there can be; give each when it is through."""
        count = 0
        for tags in batches(due, self._instance.get_dynamic_partitions(partitions), self._settings.reports_a_run):
            self._step(count, len(due))
            for partition, cause in self._run(job, tags, named):
                count += 1
                yield partition, cause
                self._step(count, len(due))

    def _run(self, job: str, tags: dict[str, str], named: str = "") -> Iterator[tuple[str, str | None]]:
        """Carry out one run; give each of its partitions when it is through, and why it failed, if it did.

        Nothing is given while a step has the output of the process for its own log.
        """
        from assets.dagster_internals import carried_out, partition_begun

        at, cause = None, None
        events = carried_out(self._jobs[job], self._instance, tags | {PROCESS: this_process()}, QUIET)
        for event in events:
            if (begun := partition_begun(event)) is not None:
                if at is not None:
                    yield at, cause
                    self._heard("done", f"{named}{at}")
                at, cause = begun, None
                self._heard("begun", f"{named}{at}")
            elif event.is_step_failure:
                cause = cause or cause_of(event)
            elif _interrupted(event):
                from dagster import DagsterExecutionInterruptedError

                raise DagsterExecutionInterruptedError
        yield at or job, cause
        if at is not None:
            self._heard("done", f"{named}{at}")


def _interrupted(event: "DagsterEvent") -> bool:
    """Whether a run ended since the process was told to end: that is no failure of what it was at."""
    error = event.job_failure_data.error if event.is_job_failure else None
    return error is not None and error.cls_name in ("DagsterExecutionInterruptedError", "KeyboardInterrupt")
