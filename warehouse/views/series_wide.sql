{# One row a series, one column a year; a figure that is no exact one is named, so that none passes for it. The plans of
the field reach from 2016 to 2030. #}
{% set years = range(2015, 2031) %}
SELECT y.kind, y.indicator_code, i.name_vi AS indicator_name, e.entity_code, e.name_vi AS entity, y.season, y.unit,
       COUNT(*) AS years, MIN(y.year) AS first_year, MAX(y.year) AS last_year,
{% for year in years %}
       MAX(CASE WHEN y.year = {{ year }} THEN CAST(y.current_value AS NUMERIC) END) AS y{{ year }},
{% endfor %}
       NULLIF(RTRIM(
{% for year in years %}
         COALESCE(MAX(CASE WHEN y.year = {{ year }} AND y.current_qualifier <> '='
                           THEN '{{ year }} ' || y.current_qualifier || '; ' END), ''){{ " ||" if not loop.last }}
{% endfor %}
       , '; '), '') AS inexact
FROM fact_year_over_year y
JOIN dim_indicator i ON i.indicator_code = y.indicator_code
JOIN dim_entity e ON e.entity_id = y.entity_id
WHERE y.recorded_to IS NULL AND i.mapped AND y.partner = 1 AND y.current_value IS NOT NULL
GROUP BY y.kind, y.indicator_code, i.name_vi, y.entity_id, e.entity_code, e.name_vi, y.season, y.unit
