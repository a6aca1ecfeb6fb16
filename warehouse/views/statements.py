"""The text of the views on statements: what was printed, which of several statements counts, and how that changed.

Windows part by indicator, body, year and season and by nothing else, so that a condition on those reaches the indexes
of the tables through them (tests/warehouse/test_reads.py). Meanings of columns are with the other views in
`definitions`.
"""

from warehouse.schema.tables import fact_observation

PREFERENCE = (
    "CASE WHEN value IS NULL THEN 1 ELSE 0 END, issued_on DESC NULLS LAST, report_year DESC, report_id DESC, "
    "other_unit, vagueness, position"
)
"""Which of several statements of a figure counts: a value before a dash, the latest report, then the most exact."""

KEY = "kind, indicator_code, entity_code, year, season"
"""What a figure is: statements that share it are about the same thing."""


def facts_sql() -> str:
    """Every recorded statement of all three kinds, live or closed, with exact values."""
    shared = ", ".join(f"f.{column.name}" for column in fact_observation.columns)
    no_base = "CAST(NULL AS DATE) AS base_start, CAST(NULL AS DATE) AS base_end, CAST(NULL AS TEXT) AS direction"
    base = "f.base_start, f.base_end, f.direction"
    parts = (
        ("actual", "fact_observation", no_base),
        ("target", "fact_target", no_base),
        ("growth", "fact_stated_change", base),
    )
    return "\nUNION ALL\n".join(
        f"SELECT '{kind}' AS kind, {shared}, {rest} FROM {table} f"  # noqa: S608
        for kind, table, rest in parts
    )


_RECORDED = """
SELECT f.*, p.year, p.period_start, p.period_end, p.months,
       {season} AS season,
       e.entity_code, e.name_vi AS entity, i.name_vi AS indicator_name, i.mapped,
       r.issuer, r.issued_on, r.title AS report_title, r.year AS report_year,
       CASE WHEN COALESCE(f.unit, i.unit) = i.unit THEN 0 ELSE 1 END AS other_unit,
       CASE WHEN f.qualifier = '=' THEN 0 WHEN f.qualifier IN ('~', '<~') THEN 1 ELSE 2 END AS vagueness
FROM facts f
JOIN dim_indicator i ON i.indicator_code = f.indicator_code
JOIN dim_period p ON p.period_code = f.period_code AND p.as_of = f.as_of
JOIN dim_entity e ON e.entity_id = f.entity_id
JOIN dim_report r ON r.report_id = f.report_id
WHERE {which} AND {season} IS NOT NULL
  AND LENGTH(REPLACE(CAST(f.flags AS TEXT), '"ocr"', '')) >= LENGTH(CAST(f.flags AS TEXT))
"""
"""The last condition leaves out what was read by machine from a picture. It compares lengths, since PostgreSQL takes an
equality of two expressions to hold for one row in two hundred; without parallel workers it then took forty seconds to
read two years of a million facts."""

RECORDED = _RECORDED.format(
    season="CASE WHEN i.time_basis = 'stock' THEN p.stock_season ELSE p.season END", which="i.mapped"
)

SERIES = _RECORDED.format(season="p.season", which="f.series IS NOT NULL")
"""A figure that nobody curated is a stock where it is printed so; at least one of its series has a provisional code."""

RANKED = f"""
SELECT s.*, ROW_NUMBER() OVER (PARTITION BY {KEY} ORDER BY {PREFERENCE}) AS preference
FROM recorded_statements s
WHERE s.recorded_to IS NULL
"""  # noqa: S608

HISTORY = """
SELECT s.kind, s.indicator_code, s.indicator_name, s.entity_code, s.entity, s.year, s.season,
       CAST(s.value AS NUMERIC) AS value, CAST(s.value_high AS NUMERIC) AS value_high, s.unit, s.per, s.qualifier,
       s.issued_on, s.report_year, s.report_id, s.other_unit, s.vagueness, s.position, s.page, s.locator, s.raw,
       s.recorded_from, s.recorded_to, s.closed_reason, s.observation_id
FROM recorded_statements s
WHERE s.kind <> 'growth' AND s.value IS NOT NULL
"""

REVISIONS = f"""
WITH vintage AS (
  SELECT s.*, CAST(s.value AS NUMERIC) AS number,
         ROW_NUMBER() OVER (PARTITION BY {KEY}, report_id ORDER BY preference) AS turn
  FROM ranked_statements s
  WHERE s.value IS NOT NULL AND s.kind <> 'growth'
), listed AS (
  SELECT v.*,
         ROW_NUMBER() OVER in_order AS vintage, LAG(v.number) OVER in_order AS value_before,
         FIRST_VALUE(v.number) OVER in_order AS first_value,
         MIN(v.number) OVER whole AS least, MAX(v.number) OVER whole AS greatest
  FROM vintage v
  WHERE v.turn = 1
  WINDOW whole AS (PARTITION BY {KEY}, unit, per),
         in_order AS (PARTITION BY {KEY}, unit, per ORDER BY issued_on ASC NULLS FIRST, report_year, report_id)
)
SELECT kind, indicator_code, indicator_name, entity_code, entity, year, season, unit, vintage, issued_on, report_id,
       number AS value, CAST(value_high AS NUMERIC) AS value_high, qualifier, value_before,
       ROUND(number - value_before, 6) AS revised_by,
       first_value, ROUND(number - first_value, 6) AS revised_since_first,
       CASE WHEN preference = 1 THEN 1 ELSE 0 END AS is_latest, raw, page, locator, observation_id
FROM listed
WHERE least <> greatest
"""  # noqa: S608

"""Rounded to a millionth: SQLite computes in doubles, where 20,1 less 20 is not quite what both may be rounded by."""
