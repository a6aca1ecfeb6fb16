"""The rules of each stage as partitioned asset checks, evaluated in the step that makes the asset.

What the rules are belongs to `checks`; here their verdict is stored beside the data and shown in the UI.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import dagster as dg

from assets.failures import record_blocked, record_loaded, settled
from assets.metadata import table
from assets.partitions import REPORTS, YEARS
from assets.resources import Warehouse
from assets.staging import ReadReport, Staging, fingerprint
from checks.suites import MAY_BE_HELD, RULES
from normalise.records import CheckResult, CheckRun, Correction, Finding, Observation, Severity, Task, Unread

ROWS_SHOWN, ROWS_IN_DESCRIPTION = 50, 8
"""Findings in the metadata of a check, and at first sight; the stored verdict and the view `findings` have them all."""
LAST = "warehouse"
"""The stage whose verdict makes a report one that is loaded."""
Check = Callable[[str, Staging, Warehouse], CheckRun]
"""Partition → the verdict of one stage on it."""


def faults_of(run: CheckRun) -> str:
    """Say in one line what blocks a partition, or else what its rules found, each with its remedy."""
    from checks.rules import rule

    failed = _failed(run)
    to_blame = [result for result in failed if result.could_not_run or rule(result.rule_id).blocks] or failed
    return "; ".join(f"{result.message}; {rule(result.rule_id).remedy}" for result in to_blame)


def result_of(run: CheckRun) -> dg.AssetCheckResult:
    """What the UI shows: a blocked stage as an error, other breaches as a warning; remarks (`info`) are no breach.

    What blocks comes first.
    """
    from checks.rules import rule

    failed = _failed(run)
    shown = sorted(run.findings, key=lambda finding: not rule(finding.check).blocks)[:ROWS_SHOWN]
    return dg.AssetCheckResult(
        passed=not failed,
        severity=dg.AssetCheckSeverity.ERROR if run.blocked else dg.AssetCheckSeverity.WARN,
        description="\n".join(_lines(run, len(failed), shown)),
        metadata={
            "findings": len(run.findings),
            "first rows": table(
                ("rule", "page", "printed", "found", "expected", "place", "sentence"),
                (
                    (
                        finding.check,
                        finding.page,
                        " · ".join(dict.fromkeys(finding.raws)),
                        _found(finding),
                        rule(finding.check).expected,
                        " · ".join(finding.locators),
                        " … ".join(finding.sentences),
                    )
                    for finding in shown
                ),
            ),
            "rules": table(
                ("rule", "outcome", "severity", "rows", "of", "expected", "what to do"),
                (
                    (
                        result.rule_id,
                        "holds" if result.passed else "could not run" if result.could_not_run else "fails",
                        result.severity.value,
                        len(result.failing),
                        result.checked,
                        rule(result.rule_id).expected,
                        "" if result.passed else rule(result.rule_id).remedy,
                    )
                    for result in sorted(run.results, key=lambda result: result.passed)
                ),
            ),
        },
    )


def _failed(run: CheckRun) -> list[CheckResult]:
    return [result for result in run.results if not result.passed and result.severity is not Severity.INFO]


def _lines(run: CheckRun, failed: int, shown: Sequence[Finding]) -> Iterator[str]:
    """Tell a verdict in a list that reads well as Markdown and, in the view of partitions, as plain text."""
    if not run.findings:
        yield f"all {len(run.results)} rules hold"
        return
    outcome = "the partition is blocked" if run.blocked else "nothing is blocked"
    yield f"{failed} of {len(run.results)} rules do not hold, {outcome}:\n"
    for finding in shown[:ROWS_IN_DESCRIPTION]:
        page = f", page {finding.page}" if finding.page else ""
        yield f"- **{finding.check}**{page}: {finding.message}"
    if len(run.findings) > ROWS_IN_DESCRIPTION:
        yield f"- and {len(run.findings) - ROWS_IN_DESCRIPTION} more: see the first rows, or the view `findings`"


def _found(finding: Finding) -> str:
    return finding.message.rpartition("expected ")[0].rstrip("; ,")


class StageCheck(NamedTuple):
    """The check of one asset by the rules of a stage; the step that makes the asset evaluates it."""

    stage: str
    spec: dg.AssetCheckSpec
    """Where one of the rules blocks, what depends on the asset waits."""
    verdict: Check

    def evaluate(
        self, context: dg.AssetExecutionContext, staging: Staging, warehouse: Warehouse
    ) -> dg.AssetCheckResult:
        """Give the verdict on a partition as staged, keep it, and leave in the register what it means for a report."""
        with settled(context, warehouse):
            run = self.verdict(context.partition_key, staging, warehouse)
            staging.store_verdict(run)
        if run.blocked:
            record_blocked(run.partition, warehouse, self.spec.name, faults_of(run))
        elif self.stage == LAST:
            # Not by the load itself: a report that was killed before its last verdict is taken again.
            record_loaded(run.partition, warehouse, staging.origin(run.partition))
        return result_of(run)._replace(asset_key=self.spec.asset_key, check_name=self.spec.name)


def stage_check(stage: str, asset: str, name: str, partitions: dg.PartitionsDefinition, verdict: Check) -> StageCheck:
    """Describe the check of an asset by the rules of a stage."""
    # Rules on relations block nothing, and are too many to list: each verdict has them, with what each found.
    rules = [*RULES.get(stage, ()), *(RULES["quarantine"] if stage in MAY_BE_HELD else ())]
    spec = dg.AssetCheckSpec(
        name,
        asset=asset,
        description=f"{(verdict.__doc__ or '').strip()}\n\n"
        + "\n".join(f"- `{rule.id}` ({rule.severity.value}): {rule.expected}" for rule in rules),
        blocking=any(rule.blocks for rule in rules),
        partitions_def=partitions,
    )
    return StageCheck(stage, spec, verdict)


def _structure(report: str, staging: Staging, _warehouse: Warehouse) -> CheckRun:
    """Headers known, serial numbers run on, every page covered, and at least one number in the report."""
    from checks.frames import document_frame
    from checks.runner import run

    read: ReadReport = staging.load("document", report, ReadReport)
    return run("document", report, document_frame(read.document), fingerprint([read]))


def _coverage(report: str, staging: Staging, _warehouse: Warehouse) -> CheckRun:
    """Every printed number is an observation, a named non-statement or refused with a reason."""
    from checks.frames import coverage_frame
    from checks.runner import run

    read: ReadReport = staging.load("document", report, ReadReport)
    account: list[Unread] = staging.load("statements", report, list[Unread])
    return run("statements", report, coverage_frame(account, read.document), fingerprint(account))


def _values(report: str, staging: Staging, warehouse: Warehouse) -> CheckRun:
    """Rules on single figures; a failing row goes to quarantine and the others go on, unless too many fail."""
    from assets import curation
    from assets.documents import registered
    from checks.correcting import accepted
    from checks.frames import misread_rows, observations_frame
    from checks.quarantine import with_share
    from checks.runner import Context, run
    from normalise.reference.indicator import catalogue

    read: ReadReport = staging.load("document", report, ReadReport)
    figures: list[Observation] = staging.load("observations", report, list[Observation])
    corrections: list[Correction] = staging.load("corrections", report, list[Correction])
    own = curation.of_folder(registered(report, warehouse).folder).indicators
    indicators = {entry.code: entry for entry in (*own, *catalogue())}
    frame = observations_frame(figures, read.report, indicators, misread_rows(read.document))
    context = Context(accepted=accepted(corrections))
    return with_share(run("observations", report, frame, fingerprint([*figures, *corrections]), context), len(figures))


def _relations(report: str, staging: Staging, _warehouse: Warehouse) -> CheckRun:
    """Rules on figures that belong together: a contradiction marks them, and all of them go on."""
    from checks.relations import related
    from checks.relations.judging import judge

    read: ReadReport = staging.load("document", report, ReadReport)
    figures: list[Observation] = staging.load("observations", report, list[Observation])
    found = related(read.document, read.report, figures)
    return judge("relations", report, found, fingerprint([read, *figures]))


def _task_words(report: str, staging: Staging, _warehouse: Warehouse) -> CheckRun:
    """Every task has its text, its own id and a known status; a failing one goes to quarantine."""
    from checks.correcting import accepted
    from checks.frames import tasks_frame
    from checks.quarantine import with_share
    from checks.runner import Context, run

    tasks: list[Task] = staging.load("tasks", report, list[Task])
    corrections: list[Correction] = staging.load("corrections", report, list[Correction])
    context = Context(rows_expected=False, accepted=accepted(corrections))
    return with_share(
        run("tasks", report, tasks_frame(tasks), fingerprint([*tasks, *corrections]), context), len(tasks)
    )


def _contract(report: str, staging: Staging, warehouse: Warehouse) -> CheckRun:
    """The live facts of the report are the accepted rows: none lost, none doubled, none altered."""
    from checks.frames import warehouse_frame
    from checks.quarantine import split
    from checks.runner import run
    from warehouse.loading import verdicts
    from warehouse.queries import live_facts

    figures: list[Observation] = staging.load("observations", report, list[Observation])
    corrections: list[Correction] = staging.load("corrections", report, list[Correction])
    verdict = staging.verdict("observations", report, fingerprint([*figures, *corrections]))
    accepted, _ = split(figures, verdict, report)
    frame = warehouse_frame(accepted, live_facts(warehouse.engine, report))
    outcome = run("warehouse", report, frame, fingerprint(accepted))
    verdicts.record(warehouse.engine, outcome)
    return outcome


def _consistency(year: str, _staging: Staging, warehouse: Warehouse) -> CheckRun:
    """Every comparison has a known status, points for rates, and bounds in order."""
    from checks.frames import year_over_year_frame
    from checks.runner import Context, run
    from warehouse.comparison.year_over_year import rows_of_year
    from warehouse.loading import verdicts

    frame = year_over_year_frame(rows_of_year(warehouse.engine, int(year)))
    content = hashlib.sha256(frame.to_csv(index=False).encode()).hexdigest()
    outcome = run("year_over_year", year, frame, content, Context(rows_expected=False))
    verdicts.record(warehouse.engine, outcome)
    return outcome


def _agreement(year: str, _staging: Staging, warehouse: Warehouse) -> CheckRun:
    """Reports tell one thing of one time alike; where they do not, both places are named and both figures stay."""
    from checks.cross_report.stated import Publication
    from checks.findings import agreement
    from warehouse.loading import verdicts
    from warehouse.loading.publications import load_publications

    told, links = load_publications(warehouse.engine, int(year))
    content = fingerprint([*(one for report in told for one in (report.report, *report.observations)), *links])
    outcome = agreement([Publication(*one) for one in told], links, year, content)
    verdicts.record(warehouse.engine, outcome)
    return outcome


structure = stage_check("document", "document", "structure", REPORTS, _structure)
coverage = stage_check("statements", "statements", "coverage", REPORTS, _coverage)
values = stage_check("observations", "observations", "values", REPORTS, _values)
relations = stage_check("relations", "observations", "relations", REPORTS, _relations)
task_words = stage_check("tasks", "tasks", "task_words", REPORTS, _task_words)
contract = stage_check("warehouse", "warehouse_facts", "contract", REPORTS, _contract)
consistency = stage_check("year_over_year", "year_over_year", "consistency", YEARS, _consistency)
agreement = stage_check("between", "year_over_year", "agreement", YEARS, _agreement)
