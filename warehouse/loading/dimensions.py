"""Dimensions: units, indicators, entities and periods, and how a figure finds its rows there.

Facts do not belong here (`load`), nor do the catalogues themselves, which are data of `normalise`.
"""

from calendar import isleap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, Select, Table, delete, insert, select, update

from normalise.periods.calendar_code import YEAR_MONTHS, is_week, whole_months
from normalise.records import EntityEntry, IndicatorEntry, Observation, Suggestion
from sources.document import Rejected
from sources.own_yaml import read_yaml
from warehouse.database import writing
from warehouse.schema.tables import (
    dim_entity,
    dim_indicator,
    dim_period,
    dim_report,
    dim_unit,
    entity_alias,
    indicator_link,
    indicator_suggestion,
    stale_year,
)

NATION = "VN"
"""Id of the nation in dim_entity: what an observation without an entity is about."""
NATION_CODES = (None, NATION, f"{NATION}:{NATION}")

UNITS = Path(__file__).parent / "unit_dimensions.yaml"
MOST_DAYS = 366
AT_A_TIME = 1_000
"""Values named in one query; SQLite takes 32 766."""

Row = dict[str, Any]


def load_catalogue(engine: Engine, indicators: Sequence[IndicatorEntry], entities: Sequence[EntityEntry]) -> None:
    """Insert or update units, indicators with their links, and entities with their aliases, in one transaction.

    Doing it again with the same entries writes nothing. An entry that left the catalogue stays, since facts may point
    to it. Where an indicator changed, all years are due to be compared anew. A link to a code that is no indicator is a
    ValueError.
    """
    with writing(engine) as connection:
        insert_missing(connection, dim_unit, _catalogue_units())
        changed = write_indicators(connection, indicators)
        bodies = [*nation_row(entities), *(_entity_row(e) for e in entities if _is_part(e))]
        if _upsert(connection, dim_entity, bodies):
            # Which body a row is about may have changed, so the next load of each report compares all its rows.
            connection.execute(update(dim_report).values(content=None))
        aliases = [{"entity_id": entity_id(entry), "alias": alias} for entry in entities for alias in entry.aliases]
        insert_missing(connection, entity_alias, aliases)
        if changed:
            _all_years_due(connection)


def load_indicators(engine: Engine, indicators: Sequence[IndicatorEntry]) -> None:
    """Insert or update indicators that stand beside the catalogue, as `load_catalogue` does those of the catalogue."""
    if indicators:
        with writing(engine) as connection:
            if write_indicators(connection, indicators):
                _all_years_due(connection)


def write_indicators(connection: Connection, indicators: Sequence[IndicatorEntry]) -> int:
    """Insert or update indicators with their units and links; give how many rows changed."""
    insert_missing(connection, dim_unit, [counted_unit(entry.unit) for entry in indicators])
    changed = _upsert(connection, dim_indicator, [_indicator_row(entry) for entry in indicators])
    return changed + _link(connection, indicators)


def _all_years_due(connection: Connection) -> None:
    mark_stale(connection, connection.scalars(select(dim_period.c.year).distinct()), datetime.now(UTC))


def mark_stale(connection: Connection, years: Iterable[int], now: datetime) -> None:
    """Note that years have to be compared anew, since what they rest on changed."""
    listed = sorted(set(years))
    if listed:
        connection.execute(delete(stale_year).where(stale_year.c.year.in_(listed)))
        connection.execute(insert(stale_year), [{"year": year, "touched_at": now} for year in listed])


def _is_part(entry: EntityEntry) -> bool:
    return entry.type != "nation"


def entity_id(entry: EntityEntry) -> str:
    """Scheme and code, with the first day of validity where there is one: `VN-NSO-34:79@2025-07-01`."""
    if not _is_part(entry):
        return NATION
    return entry.key if entry.valid_from is None else f"{entry.key}@{entry.valid_from.isoformat()}"


def nation_row(entities: Iterable[EntityEntry] = ()) -> list[Row]:
    """Give the nation, under the names of the catalogue where it has some."""
    names = next(((e.name_vi, e.name_en) for e in entities if not _is_part(e)), ("Việt Nam", "Viet Nam"))
    row = {"entity_id": NATION, "entity_code": NATION, "scheme": "ISO-3166-1", "code": NATION, "type": "nation"}
    return [row | {"name_vi": names[0], "name_en": names[1], "valid_from": None, "valid_to": None, "mapped": True}]


def _entity_row(entry: EntityEntry) -> Row:
    row = entry.model_dump(exclude={"aliases", "member_of", "member_until"})
    return row | {"entity_id": entity_id(entry), "entity_code": entry.key, "mapped": True}


def _indicator_row(entry: IndicatorEntry) -> Row:
    row = entry.model_dump(exclude={"code", "aliases", "links", "themes"})
    return row | {"indicator_code": entry.code, "themes": ", ".join(entry.themes), "mapped": True}


def _link(connection: Connection, indicators: Sequence[IndicatorEntry]) -> int:
    """Make the links of the indicators those of the catalogue; give how many changed."""
    wanted = {
        (entry.code, link.to): {
            "indicator_code": entry.code,
            "other_code": link.to,
            "relation": link.relation.value,
            "reason_vi": link.reason_vi,
            "reason_en": link.reason_en,
        }
        for entry in indicators
        for link in entry.links
    }
    known = set(connection.scalars(select(dim_indicator.c.indicator_code)))
    for code, other in wanted:
        if other not in known:
            raise ValueError(f"indicator catalogue: {code}: found a link to {other}, expected a code of the catalogue")
    codes = [entry.code for entry in indicators]
    mine = indicator_link.c.indicator_code.in_(codes)
    live = [dict(row) for row in connection.execute(select(indicator_link).where(mine)).mappings()]
    changed = sum(row not in live for row in wanted.values()) + sum(row not in wanted.values() for row in live)
    if changed:
        connection.execute(delete(indicator_link).where(mine))
        insert_missing(connection, indicator_link, wanted.values())
    return changed


def load_suggestions(engine: Engine, suggested: Mapping[str, Sequence[Suggestion]]) -> None:
    """Make what each provisional indicator may mean what is given here; doing it again writes nothing.

    An indicator that the warehouse does not hold, since all of its figures were kept out, is passed over.
    """
    of_these = indicator_suggestion.c.indicator_code.in_(suggested)
    with writing(engine) as connection:
        held = set(connection.scalars(select(dim_indicator.c.indicator_code)))
        wanted = [
            {
                "indicator_code": code,
                "rank": rank,
                "suggested_code": one.code,
                "score": one.score,
                "lacks": ", ".join(one.lacks),
                "adds": ", ".join(one.adds),
                "is_another": one.is_another,
            }
            for code, found in sorted(suggested.items())
            for rank, one in enumerate(found, 1)
            if code in held
        ]
        order = (indicator_suggestion.c.indicator_code, indicator_suggestion.c.rank)
        live = connection.execute(select(indicator_suggestion).where(of_these).order_by(*order)).mappings()
        if wanted != [dict(row) for row in live]:
            connection.execute(delete(indicator_suggestion).where(of_these))
            insert_missing(connection, indicator_suggestion, wanted)


def _catalogue_units() -> list[Row]:
    dimensions = read_yaml(UNITS)
    return [
        {"unit": unit, "name_vi": name, "dimension": dimension, "factor_to_base": Decimal(factor)}
        for dimension, units in dimensions.items()
        for unit, (name, factor) in units.items()
    ]


def counted_unit(unit: str) -> Row:
    """Make the unit row of a counted noun: comparable only with itself."""
    return {"unit": unit, "name_vi": unit, "dimension": f"count of {unit}", "factor_to_base": Decimal(1)}


def insert_missing(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    """Insert the rows whose primary key is not there; the first of several with one key counts."""
    keys = [column.name for column in table.primary_key.columns]
    fresh: dict[tuple[Any, ...], Row] = {}
    for row in rows:
        fresh.setdefault(tuple(row[name] for name in keys), row)
    columns = list(table.primary_key.columns)
    for present in rows_among(connection, select(*columns), columns[0], {key[0] for key in fresh}):
        fresh.pop(tuple(present), None)
    if fresh:
        connection.execute(insert(table), list(fresh.values()))


def rows_among(
    connection: Connection, query: Select[Any], column: ColumnElement[Any], values: Iterable[Any]
) -> Iterator[Any]:
    """Yield the rows of a query whose column has one of the values, however many these are."""
    listed = sorted(set(values))
    for begin in range(0, len(listed), AT_A_TIME):
        some = listed[begin : begin + AT_A_TIME]
        yield from connection.execute(query.where(column.in_(some)))


def _upsert(connection: Connection, table: Table, rows: Sequence[Row]) -> int:
    """Insert or update by primary key; give how many rows changed."""
    key = next(iter(table.primary_key.columns))
    present = {row[key.name]: dict(row) for row in connection.execute(select(table)).mappings()}
    fresh = [row for row in rows if row[key.name] not in present]
    changed = [row for row in rows if row[key.name] in present and row.items() - present[row[key.name]].items()]
    for row in changed:
        connection.execute(update(table).where(key == row[key.name]).values(row))
    insert_missing(connection, table, fresh)
    return len(fresh) + len(changed)


def provisional_indicator(observation: Observation) -> Row:
    """Make the row of an indicator nobody curated yet, under the words of the report."""
    names = {"indicator_code": observation.indicator_code, "name_vi": observation.indicator}
    return names | {"unit": observation.unit, "mapped": False}


def check_curated(connection: Connection, file: str, observations: Iterable[Observation]) -> None:
    """Refuse an observation that says its indicator is curated when the warehouse does not know it."""
    said = {observation.indicator_code: observation for observation in observations if observation.mapped}
    known = set(connection.scalars(select(dim_indicator.c.indicator_code).where(dim_indicator.c.mapped)))
    for observation in said.values():
        if observation.indicator_code not in known:
            raise Rejected(
                file,
                place=observation.locator,
                found=f"curated indicator {observation.indicator_code} that the warehouse does not know",
                expected="a code of dim_indicator",
                remedy="load the catalogue before the report",
            )


def resolve_entities(connection: Connection, wanted: Iterable[tuple[str | None, str | None, date]]) -> dict[Any, Row]:
    """For each (entity code, agency, day): the dim_entity row valid on that day, or a new row for an unknown body.

    Where no period of validity covers the day, the one that began last before it counts, else the earliest.
    """
    asked = set(wanted)
    known: dict[str, list[Row]] = {}
    codes = {code for code, _, _ in asked if code is not None}
    for row in rows_among(connection, select(dim_entity), dim_entity.c.entity_code, codes):
        known.setdefault(row.entity_code, []).append(row._asdict())
    found: dict[Any, Row] = {}
    for code, agency, day in asked:
        if code in NATION_CODES:
            found[code, agency, day] = nation_row()[0]
        elif code in known:
            found[code, agency, day] = max(known[code], key=lambda row, day=day: _validity_on(row, day))  # type: ignore[misc]
        else:
            found[code, agency, day] = _unknown_entity(code, agency)
    return found


def _validity_on(row: Row, day: date) -> tuple[bool, bool, int]:
    begins, ends = row["valid_from"] or date.min, row["valid_to"] or date.max
    return begins <= day <= ends, begins <= day, begins.toordinal() if begins <= day else -begins.toordinal()


def _unknown_entity(code: str, agency: str | None) -> Row:
    scheme, _, rest = code.rpartition(":")
    row = {"entity_id": code, "entity_code": code, "scheme": scheme, "code": rest, "valid_from": None, "valid_to": None}
    return row | {"name_vi": agency or code, "name_en": None, "type": "organisation", "mapped": False}


def period_rows(observations: Iterable[Observation]) -> list[Row]:
    """Make a dim_period row of each period that observations name, also where two name other days by one code."""
    named = {(o.period_code, o.as_of, o.period_start, o.period_end): o for o in observations}
    return [_period_row(observation) for observation in named.values()]


def _period_row(observation: Observation) -> Row:
    start, end = observation.period_start, observation.period_end
    begins = None if observation.as_of else start
    return {
        "period_code": observation.period_code,
        "as_of": observation.as_of,
        "period_start": start,
        "period_end": end,
        "months": None if begins is None else whole_months(begins, end),
        "season": season(begins, end),
        "stock_season": season(begins, end) and season(None, end),
        "year": _year(begins, end),
    }


def _year(begins: date | None, end: date) -> int:
    """Return the year that a period counts in: the one it ends in; of a week, that by which it is numbered."""
    return end.isocalendar().year if begins and is_week(begins, end) else end.year


def season(start: date | None, end: date) -> str | None:
    """Name what repeats each year: the partner is the same season of year - 1. None for anything over a year.

    Without a start it is a date. Quý I and "3 tháng đầu năm" are the same three months and so the same season. What
    begins or ends within a month meets only the same days of another year; a week meets that of its number.
    """
    if start is None:
        return f"AT{_month_and_day(end)}"
    if is_week(start, end):
        return f"W{start.isocalendar().week:02}"
    months = whole_months(start, end)
    if months is None:
        return f"{_month_and_day(start)}-{_month_and_day(end)}" if (end - start).days < MOST_DAYS else None
    if months > YEAR_MONTHS:
        return None
    if months == YEAR_MONTHS and start.month == 1:
        return "A"
    if months == 1:
        return f"M{start.month:02}"
    if months == 3 and start.month % 3 == 1:
        return f"Q{start.month // 3 + 1}"
    if months == 6 and start.month in (1, 7):
        return f"S{start.month // 6 + 1}"
    return f"YTD{months}" if start.month == 1 else f"M{start.month:02}P{months}"


def _month_and_day(day: date) -> str:
    """Month and day; the end of February is one day whatever the year."""
    return "0228" if (day.month, day.day) == (2, 29) and isleap(day.year) else f"{day:%m%d}"


def check_periods(connection: Connection, file: str, rows: Iterable[Row]) -> None:
    """Refuse a period code that stands for other days than the warehouse knows it for."""
    listed = list(rows)
    codes = {row["period_code"] for row in listed}
    found = rows_among(connection, select(dim_period), dim_period.c.period_code, codes)
    known = {(row.period_code, row.as_of): row._asdict() for row in found}
    for row in listed:
        other = known.setdefault((row["period_code"], row["as_of"]), row)
        days = (row["period_start"], row["period_end"])
        if days != (other["period_start"], other["period_end"]):
            raise Rejected(
                file,
                place=f"period {row['period_code']}",
                found=f"{days[0]} to {days[1]}",
                expected=f"{other['period_start']} to {other['period_end']}",
                remedy="one SDMX code must mean the same days everywhere; correct the reading of the period",
            )
