{% from "macros/stated.sql" import stated %}
WITH stated AS ({{ stated("indicator_code") }})
SELECT i.indicator_code, i.name_vi AS indicator_name, i.name_en, i.mapped, i.definition, i.numerator, i.population,
       i.kind, i.time_basis, i.unit, i.direction, CAST(i.minimum AS NUMERIC) AS minimum,
       CAST(i.maximum AS NUMERIC) AS maximum, i.led_by, NULLIF(i.themes, '') AS themes,
       COALESCE(s.actuals, 0) AS actuals,
       COALESCE(s.targets, 0) AS targets, COALESCE(s.dashes, 0) AS dashes, s.first_year, s.last_year
FROM dim_indicator i
LEFT JOIN stated s ON s.indicator_code = i.indicator_code
WHERE i.mapped OR s.indicator_code IS NOT NULL
