"""From checked rows to the warehouse, and from the warehouse to what changed from the year before."""

from collections.abc import Iterator

import dagster as dg

from assets.asset_checks import agreement, consistency, contract
from assets.failures import TRY_AGAIN, final_if_rejected, settled
from assets.metadata import table, view_schema
from assets.partitions import REPORTS, YEARS
from assets.pictures import chart, crops
from assets.resources import Warehouse
from assets.staging import ReadReport, Staging, fingerprint
from normalise.records import Correction, Observation, Task, Unread

WRITERS = "warehouse"
"""The pool of steps that write to the warehouse: an instance can limit how many runs have one at a time."""
ROWS_SHOWN = 50
"""Rows of a report or a year in the metadata of its run; the views hold them all."""
ALONE = ("missing", "no_previous")
"""Statuses of a figure that has none of the other year beside it; shown after the others."""


@dg.asset(
    partitions_def=REPORTS,
    group_name="load",
    kinds={"sql"},
    pool=WRITERS,
    retry_policy=TRY_AGAIN,
    deps=["document", "statements", "observations", "tasks", "corrections"],
    check_specs=[contract.spec],
)
def warehouse_facts(
    context: dg.AssetExecutionContext, staging: Staging, warehouse: Warehouse
) -> Iterator[dg.MaterializeResult | dg.AssetCheckResult]:
    """The report's rows in the warehouse, in one transaction; failing rows go to quarantine.

    The verdicts are read again from the store and must be about exactly these rows: a blocking check gates only inside
    its own run, and this asset can be started alone.
    """
    from checks.quarantine import lost_rows, refused_rows, split
    from normalise.reference.matching import matcher
    from normalise.tasks.figure_link import link_figures
    from normalise.tasks.task_link import link_tasks
    from warehouse.loading.dimensions import load_suggestions
    from warehouse.loading.load import load_report
    from warehouse.loading.task_links import relink_year

    report = context.partition_key
    with settled(context, warehouse):
        document: ReadReport = staging.load("document", report, ReadReport)
        statements: list[Unread] = staging.load("statements", report, list[Unread])
        observations: list[Observation] = staging.load("observations", report, list[Observation])
        tasks: list[Task] = staging.load("tasks", report, list[Task])
        corrections: list[Correction] = staging.load("corrections", report, list[Correction])
        verdicts = {
            stage: staging.verdict(stage, report, fingerprint(rows))
            for stage, rows in (
                ("document", [document]),
                ("statements", statements),
                ("observations", [*observations, *corrections]),
                ("relations", [document, *observations]),
                ("tasks", [*tasks, *corrections]),
            )
        }
        accepted, quarantined = split(observations, verdicts["observations"], report)
        accepted_tasks, quarantined_tasks = split(tasks, verdicts["tasks"], report)
        quarantined += quarantined_tasks
        quarantined += refused_rows([entry for entry in statements if entry.reason.startswith("refused")], report)
        quarantined += lost_rows(verdicts["statements"], report)
        unknown = {figure.indicator_code: figure for figure in accepted if not figure.mapped}
        summary = load_report(
            warehouse.engine,
            document.report,
            [figure for figure in accepted if figure.value is not None],
            [figure for figure in accepted if figure.value is None],
            accepted_tasks,
            quarantined,
            list(verdicts.values()),
            corrections,
        )
        linked = relink_year(warehouse.engine, document.report.year, link_tasks, link_figures)
        load_suggestions(
            warehouse.engine,
            {code: matcher().suggest(figure.indicator, figure.unit) for code, figure in unknown.items()},
        )
    held = {row.row_id for row in quarantined}
    pictured = [figure for figure in observations if figure.observation_id in held]
    yield dg.MaterializeResult(
        metadata={
            **view_schema(warehouse, "observations"),
            "tasks linked": linked.links,
            "targets in tasks": linked.targets,
            "targets answered": linked.answered,
            "added": summary.added,
            "closed": summary.closed,
            "unchanged": summary.unchanged,
            "years": dg.MetadataValue.json(list(summary.years)),
            "quarantined": len(quarantined),
            "quarantine": table(
                ("rule", "page", "place", "printed", "expected", "to settle it"),
                (
                    (row.rule_id, row.page, row.locator, row.raw, row.expected, row.remedy)
                    for row in quarantined[:ROWS_SHOWN]
                ),
            ),
            **({"on the page": crops(pictured, document.report.file, staging.file(report))} if pictured else {}),
        }
    )
    yield contract.evaluate(context, staging, warehouse)


@dg.asset(
    partitions_def=YEARS,
    group_name="load",
    kinds={"sql"},
    pool=WRITERS,
    retry_policy=TRY_AGAIN,
    check_specs=[consistency.spec, agreement.spec],
    # Any report can hold a figure of any year, so lineage runs through all partitions; which years to run is asked
    # for by name after a load (docs/decisions/0002).
    deps=[dg.AssetDep(warehouse_facts, partition_mapping=dg.AllPartitionMapping())],
)
def year_over_year(
    context: dg.AssetExecutionContext, staging: Staging, warehouse: Warehouse
) -> Iterator[dg.MaterializeResult | dg.AssetCheckResult]:
    """`fact_year_over_year` of one year: each indicator against the same season of the year before."""
    from warehouse.comparison.year_over_year import compute_year, rows_of_year, settle_year

    with final_if_rejected():
        summary = compute_year(warehouse.engine, int(context.partition_key))
    columns = ("indicator", "agency", "kind", "previous_value", "current_value", "unit", "status", "reason_en")
    rows = sorted(rows_of_year(warehouse.engine, summary.year), key=lambda row: row["status"] in ALONE)
    drawn = chart(rows, summary.year)
    yield dg.MaterializeResult(
        metadata={
            **view_schema(warehouse, "year_over_year"),
            "rows": summary.rows,
            "compared": sum(row["status"] not in ALONE for row in rows),
            **{f"status {status}": count for status, count in summary.by_status.items()},
            **({"changes": drawn} if drawn else {}),
            "rows shown": table(columns, ([row[column] for column in columns] for row in rows[:ROWS_SHOWN])),
        }
    )
    for check in (consistency, agreement):
        yield check.evaluate(context, staging, warehouse)
    settle_year(warehouse.engine, summary)
