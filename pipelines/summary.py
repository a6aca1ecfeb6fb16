"""What `chiso refresh` shows at its end: read from the warehouse, so that it also tells what earlier refreshes left.

Only wording and layout belong here; the numbers come from `warehouse` and the outcome of the refresh.
"""

from typing import Any

from rich.console import Console
from rich.markup import escape

from pipelines.refresh import Refreshed
from pipelines.settings import Settings, without_password

ROWS_SHOWN = 10


def show(console: Console, outcome: Refreshed, settings: Settings) -> None:
    """Print the summary; wide on a terminal, plain lines elsewhere."""
    from assets.resources import Warehouse
    from warehouse.queries import check_totals, fact_totals, open_quarantine, year_over_year_rows

    engine = Warehouse(url=settings.warehouse_url).engine
    _reports(console, outcome)
    facts = ", ".join(f"{count} {kind}" for kind, count in fact_totals(engine).items())
    checks = check_totals(engine)
    console.print(f"Rows in the warehouse: {facts}", soft_wrap=True)
    console.print(f"Checks: {checks['passed']} passed, {checks['warned']} warned, {checks['failed']} failed")
    _quarantine(console, open_quarantine(engine))
    _year_over_year(console, year_over_year_rows(engine, ROWS_SHOWN))
    console.print(f"Warehouse: {escape(without_password(settings.warehouse_url))}", soft_wrap=True)
    console.print(f"Exports and data dictionary: {escape(str(settings.exports))}", soft_wrap=True)
    console.print(f"Pages to read: {escape(str(settings.site / 'index.html'))}", soft_wrap=True)
    console.print(f"Intermediate data: {escape(settings.staging_root)}", soft_wrap=True)
    console.print("Runs, checks and lineage: `make dev`, then http://127.0.0.1:3000")
    console.print(f"Took {outcome.seconds:.1f} s")


def _reports(console: Console, outcome: Refreshed) -> None:
    console.print(
        f"\nReports: {len(outcome.done)} read, {len(outcome.unchanged)} unchanged, "
        f"{len(outcome.rejected)} rejected, {len(outcome.failed)} failed"
    )
    for report, rows in outcome.withdrawn.items():
        console.print(f"  withdrawn {escape(report)}: {rows} rows closed", soft_wrap=True)
    for line in outcome.rejected.values():
        console.print(f"  rejected  {escape(line)}", soft_wrap=True)
    for name, line in outcome.failed.items():
        console.print(f"  failed    {escape(name)}: {escape(line)}", soft_wrap=True)
    if outcome.left_alone:
        console.print(f"  left alone, no report by its name: {escape(', '.join(outcome.left_alone))}", soft_wrap=True)


def _quarantine(console: Console, rows: list[dict[str, Any]]) -> None:
    console.print(f"Quarantine: {len(rows)} open")
    for row in rows[:ROWS_SHOWN]:
        page = f", page {row['page']}" if row["page"] else ""
        console.print(
            f"  {escape(row['report_id'])}{page}, {escape(row['locator'])}: {escape(row['raw'])} "
            f"({row['rule_id']}: expected {escape(row['expected'])})",
            soft_wrap=True,
        )
    if len(rows) > ROWS_SHOWN:
        console.print(f"  and {len(rows) - ROWS_SHOWN} more: view quarantine_open")


def _year_over_year(console: Console, rows: list[dict[str, str]]) -> None:
    """A line a row, figures first and the long name last: cut at the edge of a terminal, whole in a log."""
    console.print("Year over year, first rows:")
    columns = ("years", "kind", "before", "now", "change", "status", "entity", "indicator")
    widths = [max((len(row[column]) for row in rows), default=0) for column in columns]
    for row in rows:
        line = "  ".join(row[column].ljust(width) for column, width in zip(columns, widths, strict=True))
        if console.is_terminal:
            console.print(f"  {escape(line)}", no_wrap=True, overflow="ellipsis")
        else:
            console.print(f"  {escape(line.rstrip())}", soft_wrap=True)
