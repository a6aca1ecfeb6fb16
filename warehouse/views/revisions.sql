{% from "macros/statements.sql" import figure %}
{# Rounded to a millionth: SQLite computes in doubles, where 20,1 less 20 is not quite what both may be rounded by. #}
WITH vintage AS (
  SELECT s.*, CAST(s.value AS NUMERIC) AS number,
         ROW_NUMBER() OVER (PARTITION BY {{ figure }}, report_id ORDER BY preference) AS turn
  FROM ranked_statements s
  WHERE s.value IS NOT NULL AND s.kind <> 'growth'
), listed AS (
  SELECT v.*,
         ROW_NUMBER() OVER in_order AS vintage, LAG(v.number) OVER in_order AS value_before,
         FIRST_VALUE(v.number) OVER in_order AS first_value,
         MIN(v.number) OVER whole AS least, MAX(v.number) OVER whole AS greatest
  FROM vintage v
  WHERE v.turn = 1
  WINDOW whole AS (PARTITION BY {{ figure }}, unit, per),
         in_order AS (PARTITION BY {{ figure }}, unit, per ORDER BY issued_on ASC NULLS FIRST, report_year, report_id)
)
SELECT kind, indicator_code, indicator_name, entity_code, entity, year, season, unit, vintage, issued_on, report_id,
       number AS value, CAST(value_high AS NUMERIC) AS value_high, qualifier, value_before,
       ROUND(number - value_before, 6) AS revised_by,
       first_value, ROUND(number - first_value, 6) AS revised_since_first,
       CASE WHEN preference = 1 THEN 1 ELSE 0 END AS is_latest, raw, page, locator, observation_id
FROM listed
WHERE least <> greatest
