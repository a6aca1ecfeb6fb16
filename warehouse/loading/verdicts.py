"""The verdicts of the checks: which holds for a stage of a partition, and what it rests on.

What a verdict says is decided in `checks`; rows of quarantine and corrections are written by `load`.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import zip_longest
from typing import Any

from sqlalchemy import Connection, Engine, Table, insert, select, update

from normalise.records import CheckResult, CheckRun, Finding
from warehouse.database import writing
from warehouse.loading.bulk import insert_stored, stored
from warehouse.loading.marks import mark, named_by
from warehouse.schema.tables import check_finding, check_finding_figure, check_result, check_run, dim_report


def record(engine: Engine, run: CheckRun) -> None:
    """Record a verdict on what is already loaded; the verdict that holds already is not written again."""
    with writing(engine) as connection:
        if new(connection, [run]):
            write(connection, [run], datetime.now(UTC))
            # It may stand instead of one that came with the load, so the next load has to compare.
            connection.execute(update(dim_report).where(dim_report.c.report_id == run.partition).values(content=None))


def new(connection: Connection, runs: Iterable[CheckRun]) -> list[CheckRun]:
    """Give the verdicts that do not hold already."""
    return [run for run in runs if run != _live(connection, run.stage, run.partition)]


def write(connection: Connection, runs: Sequence[CheckRun], now: datetime) -> None:
    """Let verdicts hold instead of those before; the old ones are closed and kept."""
    touched = set[str]()
    for run in runs:
        touched |= named_by(connection, run.stage, run.partition)
        same = (check_run.c.stage == run.stage) & (check_run.c.partition == run.partition)
        superseded = update(check_run).where(same, check_run.c.recorded_to.is_(None))
        connection.execute(superseded.values(recorded_to=now, closed_reason="changed"))
        written = connection.execute(
            insert(check_run).values(run.model_dump(exclude={"results", "findings"}) | {"recorded_from": now})
        )
        run_id = written.inserted_primary_key[0]  # type: ignore[index]
        told: tuple[tuple[Table, Sequence[CheckResult | Finding]], ...] = (
            (check_result, run.results),
            (check_finding, run.findings),
        )
        for table, ones in told:
            rows = [_row(one) | {"check_run_id": run_id, "position": turn} for turn, one in enumerate(ones)]
            _insert(connection, table, rows)
        figures = [
            figure | {"check_run_id": run_id, "position": position}
            for position, finding in enumerate(run.findings)
            for figure in _figures(finding)
        ]
        _insert(connection, check_finding_figure, figures)
        touched |= {one for finding in run.findings for one in finding.observation_ids}
    mark(connection, touched)


def _insert(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    if rows:
        columns = [table.columns[name] for name in rows[0]]
        values = [list(row.values()) for row in rows]
        insert_stored(connection, table, columns, stored(connection, columns, values))


def _figures(finding: Finding) -> Iterator[dict[str, Any]]:
    """Give the figures of a finding one by one, as far as it names raws, sentences, places and statements for them."""
    told = zip_longest(finding.raws, finding.sentences, finding.locators, finding.observation_ids)
    for turn, (raw, sentence, locator, observation_id) in enumerate(told):
        yield {"turn": turn, "raw": raw, "sentence": sentence, "locator": locator, "observation_id": observation_id}


def _row(one: CheckResult | Finding) -> dict[str, Any]:
    """Give the columns of a result or a finding; `check` is a word of SQL."""
    fields = one.model_dump(mode="json")
    return {("rule_id" if name == "check" else name): value for name, value in fields.items()}


def _live(connection: Connection, stage: str, partition: str) -> CheckRun | None:
    """Give the verdict that holds for a stage of a partition, as it was given."""
    live = select(check_run).where(
        check_run.c.stage == stage, check_run.c.partition == partition, check_run.c.recorded_to.is_(None)
    )
    run = connection.execute(live).mappings().first()
    if run is None:
        return None
    return CheckRun(
        stage=stage,
        partition=partition,
        fingerprint=run["fingerprint"],
        blocked=run["blocked"],
        results=tuple(CheckResult(**row) for row in _told(connection, check_result, run["check_run_id"])),
        findings=tuple(
            Finding(**{("check" if name == "rule_id" else name): value for name, value in row.items()})
            for row in _told(connection, check_finding, run["check_run_id"])
        ),
    )


def _told(connection: Connection, table: Table, run_id: int) -> list[dict[str, Any]]:
    rows = connection.execute(select(table).where(table.c.check_run_id == run_id).order_by(table.c.position))
    return [
        {name: value for name, value in row.items() if name not in ("check_run_id", "position")}
        for row in rows.mappings()
    ]
