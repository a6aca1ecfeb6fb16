"""What a person who curates names asks of the warehouse: where a name is stated, and what a decision would change.

Which figures a decision is about is `normalise.curation`; that a decision holds is the business of the next load.
"""

from collections.abc import Collection, Mapping, Sequence
from decimal import localcontext
from typing import Any

from sqlalchemy import Connection, Engine, bindparam, select, text, update

from normalise.records import IndicatorEntry
from warehouse.comparison.year_over_year import COLUMNS, DIGITS, KEY, computed_rows
from warehouse.loading.dimensions import write_indicators
from warehouse.loading.facts import FACTS
from warehouse.schema.tables import dim_entity, dim_period

Row = dict[str, Any]
AT_A_TIME = 1_000
"""Values named in one query."""
_STATED = """
SELECT observation_id, indicator_code, indicator, kind, unit, report_id, section, entity_code, mapped, entity,
       period_code, as_of, year, raw, sentence, page, locator, report_title, flags
FROM observations WHERE {column} IN :values ORDER BY report_id, page, locator, observation_id
"""


def spellings(engine: Engine) -> list[str]:
    """Give every printed name of a live statement once."""
    asked = text("SELECT DISTINCT indicator FROM observations ORDER BY indicator")
    with engine.connect() as connection:
        return list(connection.scalars(asked))


def stated_as(engine: Engine, names: Collection[str]) -> list[Row]:
    """Give the live statements whose printed name is one of these."""
    return _stated(engine, "indicator", names)


def stated_under(engine: Engine, codes: Collection[str]) -> list[Row]:
    """Give the live statements of indicators, provisional ones among them, by code."""
    return _stated(engine, "indicator_code", codes)


def _stated(engine: Engine, column: str, values: Collection[str]) -> list[Row]:
    asked = text(_STATED.format(column=column)).bindparams(bindparam("values", expanding=True))
    listed = sorted(values)
    with engine.connect() as connection:
        return [
            dict(row)
            for begin in range(0, len(listed), AT_A_TIME)
            for row in connection.execute(asked, {"values": listed[begin : begin + AT_A_TIME]}).mappings()
        ]


def would_change(
    engine: Engine, indicators: Sequence[IndicatorEntry], decided: Mapping[str, str | None]
) -> list[tuple[Row | None, Row | None]]:
    """Give the rows of year over year before and after figures had other codes; None where there is or was none.

    `decided` is observation id → code, None where a figure is set aside. Nothing is kept of it: all is done in a
    transaction that is rolled back. Each row has the columns of `fact_year_over_year` and `entity`.
    """
    with localcontext(prec=DIGITS), engine.connect() as connection, connection.begin() as transaction:
        years = _years(connection, decided)
        before = _by_key(connection, years)
        write_indicators(connection, indicators)
        for table in FACTS.values():
            here = table.c.recorded_to.is_(None)
            for observation_id, code in decided.items():
                changed = {"series": None} if code is None else {"indicator_code": code}
                this = here & (table.c.observation_id == observation_id)
                connection.execute(update(table).where(this).values(changed))
        after = _by_key(connection, years)
        bodies = connection.execute(select(dim_entity.c.entity_id, dim_entity.c.name_vi))
        names = {row.entity_id: row.name_vi for row in bodies}
        transaction.rollback()
    keys = sorted((key for key in before.keys() | after.keys() if before.get(key) != after.get(key)), key=str)
    return [(_named(before.get(key), names), _named(after.get(key), names)) for key in keys]


def _named(row: Row | None, names: Mapping[str, str]) -> Row | None:
    return row and row | {"entity": names.get(row["entity_id"], row["entity_id"])}


def _years(connection: Connection, decided: Collection[str]) -> list[int]:
    years: set[int] = set()
    for table in FACTS.values():
        of_period = (table.c.period_code == dim_period.c.period_code) & (table.c.as_of == dim_period.c.as_of)
        found = select(dim_period.c.year).join(table, of_period).where(table.c.observation_id.in_(decided))
        years |= set(connection.scalars(found))
    return sorted(years | {year + 1 for year in years})


def _by_key(connection: Connection, years: Sequence[int]) -> dict[tuple[Any, ...], Row]:
    rows = (dict(zip(COLUMNS, values, strict=True)) for year in years for values in computed_rows(connection, year))
    return {tuple(row[name] for name in KEY): row for row in rows}
