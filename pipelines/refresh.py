"""The main job: run every report that is due, then the years that their figures touch, then publish.

`chiso refresh` and the nightly job both call `refresh`; every run goes through the Dagster instance and is in its UI.
"""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from pipelines.due import due_reports, due_years, unpublished
from pipelines.runs import PROCESS, cancel_broken_off, this_process
from pipelines.settings import Settings

if TYPE_CHECKING:
    from dagster import DagsterInstance, ExecuteInProcessResult, MetadataValue

    from warehouse.database import Engine

YEAR = "year "
"""What the name of the run of a year begins with."""
QUIET = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}
"""The console belongs to the progress lines; the instance keeps every event."""


class Outcome(NamedTuple):
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
) -> Outcome:
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
        self._jobs = {name: definitions.resolve_job_def(name) for name in ("report", "year", "publish")}
        self._failed = dict[str, str]()

    def all(self) -> Outcome:
        """Look, run what is due, and leave the warehouse as one file."""
        from assets.folder import look, looked_metadata
        from warehouse.database import settle
        from warehouse.register import files_of

        begun = time.monotonic()
        engine = self._warehouse.engine
        cancel_broken_off(self._instance)
        looked = look(self._instance, self._warehouse, self._settings.reports)
        _report_look(self._instance, looked_metadata(self._settings.reports, looked))
        for report, rows in looked.withdrawn.items():
            self._say(f"withdrawn {report}: {rows} rows closed")
        self._record_given_up()
        found = due_reports(files_of(engine, self._settings.reports), looked.listing)
        for line in found.rejected.values():
            self._say(f"rejected  {line}")
        rejected = dict(found.rejected)
        due = [report for report in found.reports if report not in self._given_up]
        if due or due_years(engine):
            self._settings.exports.mkdir(parents=True, exist_ok=True)
            unpublished(self._settings).touch()
        done, rejected_now = self._reports(due)
        rejected |= rejected_now
        years = self._years(due_years(engine))
        reports = (*(each for each in self._done_before if each in found.unchanged), *done)
        if unpublished(self._settings).exists() and "publish" not in self._given_up:
            self._publish()
        settle(engine)
        unchanged = tuple(report for report in found.unchanged if report not in self._done_before)
        seconds = time.monotonic() - begun
        return Outcome(
            reports, unchanged, looked.withdrawn, rejected, self._failed, years, looked.listing.left_alone, seconds
        )

    def _record_given_up(self) -> None:
        """What a lost process was at is left in the register: rejected if the report is to blame, else failed."""
        from assets.failures import record
        from warehouse.register import Outcome as Left

        for run, (permanent, line) in self._given_up.items():
            record(run, self._warehouse, Left.REJECTED if permanent else Left.FAILED, line)
            if not permanent or run == "publish" or run.startswith(YEAR):
                self._failed[run] = line
                self._say(f"failed  {line}")

    def _reports(self, due: Sequence[str]) -> tuple[list[str], dict[str, str]]:
        """Run the reports; give those that are done, and those that are rejected with the reason."""
        done, rejected = list[str](), dict[str, str]()
        for count, report in enumerate(due):
            self._step(count, len(due))
            with self._running(report):
                result = self._run("report", report)
            if result.success:
                done.append(report)
                self._say(f"read      {report}")
                continue
            permanent, line = _failure(self._warehouse.engine, report, result)
            (rejected if permanent else self._failed)[report] = line
            self._say(f"{'rejected' if permanent else 'failed'}  {line}")
        return done, rejected

    def _years(self, due: "Mapping[int, str]") -> tuple[int, ...]:
        years = tuple(year for year in due if f"{YEAR}{year}" not in self._given_up)
        for count, year in enumerate(years):
            self._step(count, len(years))
            with self._running(f"{YEAR}{year}"):
                result = self._run("year", str(year))
            if result.success:
                self._say(f"compared  {year} with {year - 1}")
            else:
                self._failed[f"{YEAR}{year}"] = _cause(result)
        return years

    def _publish(self) -> None:
        with self._running("publish"):
            result = self._run("publish")
        if result.success:
            unpublished(self._settings).unlink(missing_ok=True)
        else:
            self._failed["publish"] = _cause(result)

    @contextmanager
    def _running(self, run: str) -> Iterator[None]:
        self._heard("begun", run)
        yield
        self._heard("done", run)

    def _run(self, job: str, partition: str | None = None) -> "ExecuteInProcessResult":
        from dagster._core.errors import DagsterExecutionInterruptedError

        result = self._jobs[job].execute_in_process(
            instance=self._instance,
            partition_key=partition,
            raise_on_error=False,
            run_config=QUIET,
            tags={PROCESS: this_process()},
        )
        if _interrupted(result):
            raise DagsterExecutionInterruptedError
        return result


def report_unchanged(instance: "DagsterInstance", engine: "Engine", settings: Settings) -> int:
    """Note in the instance that the folder was looked at and is as it was; give the number of its reports."""
    from dagster import IntMetadataValue, TextMetadataValue

    from warehouse.register import files_of

    count = sum(file.report_id is not None for file in files_of(engine, settings.reports).values())
    none = {name: IntMetadataValue(0) for name in ("new", "changed", "withdrawn")}
    folder, reports = TextMetadataValue(settings.reports), IntMetadataValue(count)
    _report_look(instance, {"folder": folder, "reports": reports, **none})
    return count


def _report_look(instance: "DagsterInstance", metadata: "Mapping[str, MetadataValue]") -> None:
    """An event without a run: the asset's freshness says when the folder was last looked at."""
    from dagster import AssetMaterialization

    instance.report_runless_asset_event(AssetMaterialization("report_folder", metadata=metadata))


def _failure(engine: "Engine", report: str, result: "ExecuteInProcessResult") -> tuple[bool, str]:
    """Whether the failure is permanent (the report itself is at fault), and its line, as the run left it behind."""
    from assets.version import content_key
    from warehouse import register

    file = register.file_of(engine, report)
    if file and file.outcome_reason and file.outcome_of == content_key(file):
        return file.outcome == register.Outcome.REJECTED, file.outcome_reason
    return False, _cause(result)


def _interrupted(result: "ExecuteInProcessResult") -> bool:
    """Whether a run ended since the process was told to end: that is no failure of what it was at."""
    names = ("DagsterExecutionInterruptedError", "KeyboardInterrupt")
    return any(
        failure is not None and failure.error is not None and failure.error.cls_name in names
        for event in result.all_events
        for failure in (event.job_failure_data if event.is_job_failure else None,)
    )


def _cause(result: "ExecuteInProcessResult") -> str:
    """The error of a run in one line."""
    from dagster import DagsterEventType

    for event in result.all_events:
        if event.event_type == DagsterEventType.STEP_FAILURE:
            data = event.step_failure_data
            if data.user_failure_data is not None and data.user_failure_data.description:
                return data.user_failure_data.description
            cause = data.error.cause if data.error and data.error.cause else data.error
            return f"{event.step_key}: {cause.message.strip() if cause else 'no error given'}"
    return "the run failed before its first step; open it in the Dagster UI (`make dev`)"
