"""Small questions that checks, the command line and the UI ask of the warehouse.

Whole views are read and exported by `export`; rows of a year by `year_over_year`.
"""

import json
from decimal import Decimal
from typing import Any

from sqlalchemy import Engine, and_, case, func, or_, select, text

from warehouse.comparison.rules import PERCENT
from warehouse.export import read_view
from warehouse.schema.columns import Exact, canonical
from warehouse.schema.tables import check_result, check_run

Row = dict[str, Any]


def live_facts(engine: Engine, report_id: str) -> list[Row]:
    """Give the live statements of a report, dashes included, with exact values; only those that all dimensions know."""
    exact = dict.fromkeys(("value", "value_high", "denominator"), Exact())
    joined = text(
        "SELECT f.* FROM facts f "
        "JOIN dim_indicator i ON i.indicator_code = f.indicator_code "
        "JOIN dim_period p ON p.period_code = f.period_code AND p.as_of = f.as_of "
        "JOIN dim_entity e ON e.entity_id = f.entity_id "
        "WHERE f.report_id = :report_id AND f.recorded_to IS NULL ORDER BY f.position"
    ).columns(**exact)
    with engine.connect() as connection:
        return [dict(row) for row in connection.execute(joined, {"report_id": report_id}).mappings()]


def fact_totals(engine: Engine) -> dict[str, int]:
    """Count the live rows: `actual`, `target`, `growth`, `not_reported`, `task`."""
    counted = text(
        "SELECT kind, COUNT(*) FROM observations GROUP BY kind "
        "UNION ALL SELECT 'not_reported', COUNT(*) FROM not_reported "
        "UNION ALL SELECT 'task', COUNT(*) FROM fact_task WHERE recorded_to IS NULL"
    )
    none = dict.fromkeys(("actual", "target", "growth", "not_reported", "task"), 0)
    with engine.connect() as connection:
        return none | {row[0]: row[1] for row in connection.execute(counted)}


def check_totals(engine: Engine) -> dict[str, int]:
    """Count the rules of the verdicts that hold: `passed`, `warned`, `failed` (an error, or a rule that broke)."""
    grave = or_(check_result.c.could_not_run, check_result.c.severity == "error")
    outcome = case(
        (and_(check_result.c.passed, ~check_result.c.could_not_run), "passed"), (grave, "failed"), else_="warned"
    )
    totals = (
        select(outcome, func.count())
        .join(check_run, check_run.c.check_run_id == check_result.c.check_run_id)
        .where(check_run.c.recorded_to.is_(None))
        .group_by(outcome)
    )
    with engine.connect() as connection:
        return {"passed": 0, "warned": 0, "failed": 0} | {row[0]: row[1] for row in connection.execute(totals)}


def blocked_years(engine: Engine) -> dict[str, str]:
    """Year → what its consistency check found, for the years whose comparison must not be used."""
    blocked = (
        select(check_run.c.partition, check_result.c.message)
        .join(check_result, check_result.c.check_run_id == check_run.c.check_run_id)
        .where(
            check_run.c.stage == "year_over_year",
            check_run.c.blocked,
            check_run.c.recorded_to.is_(None),
            ~check_result.c.passed,
        )
        .order_by(check_run.c.partition, check_result.c.position)
    )
    found: dict[str, str] = {}
    with engine.connect() as connection:
        for year, message in connection.execute(blocked):
            found[year] = f"{found[year]}; {message}" if year in found else message
    return found


def first_row(engine: Engine, query: str) -> Row:
    """Give the first row of a query over the views, empty where there is none."""
    with engine.connect() as connection:
        row = connection.execute(text(query)).mappings().first()
        return dict(row) if row is not None else {}


def open_quarantine(engine: Engine) -> list[Row]:
    """Give the rows that wait for a person, with what was found, expected and can be done; `reading` is by field."""
    return [row | {"reading": _decoded(row["reading"])} for row in read_view(engine, "quarantine_open")]


def _decoded(value: Any) -> Any:
    """Give what JSON says: through a view SQLite gives it as text."""
    return json.loads(value) if isinstance(value, str) else value


def recognised(engine: Engine, limit: int) -> list[Row]:
    """Give the first live statements that were recognised in a picture and that nobody has confirmed."""
    flagged = text(
        "SELECT report_id, page, locator, raw, sentence, indicator, kind, unit, value_exact FROM observations "
        "WHERE CAST(flags AS TEXT) LIKE '%\"ocr\"%' ORDER BY report_id, page, locator, observation_id LIMIT :limit"
    ).columns(value_exact=Exact())
    with engine.connect() as connection:
        return [dict(row) for row in connection.execute(flagged, {"limit": limit}).mappings()]


def broken_rules(engine: Engine) -> dict[str, list[str]]:
    """Row id → the rules of severity error that it breaks, in their order, of the verdicts that hold."""
    live = (
        select(check_result.c.rule_id, check_result.c.failing)
        .join(check_run, check_run.c.check_run_id == check_result.c.check_run_id)
        .where(check_run.c.recorded_to.is_(None), check_result.c.severity == "error", ~check_result.c.passed)
        .order_by(check_result.c.check_run_id, check_result.c.position)
    )
    broken: dict[str, list[str]] = {}
    with engine.connect() as connection:
        for rule_id, failing in connection.execute(live):
            for row_id in failing:
                broken.setdefault(row_id, []).append(rule_id)
    return broken


def year_over_year_rows(engine: Engine, limit: int) -> list[Row]:
    """Give the first rows of `year_over_year` in words for the screen.

    What can be compared comes before what cannot, the latest year first. Keys, in order: `indicator`, `entity`, `kind`,
    `years`, `before`, `now`, `change`, `status`.
    """
    return [
        {
            "indicator": row["indicator_name"],
            "entity": row["entity"],
            "kind": row["kind"],
            "years": f"{row['year'] - 1}–{row['year']} {row['season']}",
            "before": _figure(row, "previous"),
            "now": _figure(row, "current"),
            "change": _change(row),
            "status": ", ".join(
                [
                    row["status"],
                    *["caveat"] * (row["comparability"] == "caveat"),
                    *["uncurated"] * (row["curation"] == "uncurated"),
                    *["revised"] * row["revised"],
                ]
            ),
        }
        for row in read_view(engine, "year_over_year", limit)
    ]


def _figure(row: Row, side: str) -> str:
    value, high = row[f"{side}_value"], row[f"{side}_value_high"]
    if value is None:
        return ""
    unit = row["previous_unit" if side == "previous" else "unit"]
    qualifier = row[f"{side}_qualifier"] or "≈"
    sign = "" if qualifier in ("=", "range") else f"{qualifier} "
    return f"{sign}{_number(value)}{'' if high is None else f'–{_number(high)}'} {unit or ''}".strip()


def _change(row: Row) -> str:
    unit = "points" if row["unit"] == PERCENT else row["unit"] or ""
    change = row["point_change"] if row["unit"] == PERCENT else row["absolute_change"]
    if change is not None:
        percent = "" if row["percent_change"] is None else f" ({_number(row['percent_change'], '+')} %)"
        return f"{_number(change, '+')} {unit}{percent}"
    low, high = row["change_low"], row["change_high"]
    least = "" if low is None else f"{'more than' if row['change_low_open'] else 'at least'} {_number(low, '+')}"
    most = "" if high is None else f"{'less than' if row['change_high_open'] else 'at most'} {_number(high, '+')}"
    ends = ", ".join(end for end in (least, most) if end)
    return f"{ends} {unit}" if ends else ""


def _number(value: float, sign: str = "") -> str:
    """Show a number with a comma between thousands and no trailing zeros; `sign` is "+" for a change."""
    return format(Decimal(canonical(Decimal(str(value)))), f"{sign if value else ''},f")
