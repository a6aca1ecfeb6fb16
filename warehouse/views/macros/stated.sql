{# How often, and for which years, a thing is stated: of indicators and of bodies. #}
{% macro stated(key) %}
  SELECT f.{{ key }}, SUM(CASE WHEN f.kind = 'actual' AND f.value IS NOT NULL THEN 1 ELSE 0 END) AS actuals,
         SUM(CASE WHEN f.kind = 'target' AND f.value IS NOT NULL THEN 1 ELSE 0 END) AS targets,
         SUM(CASE WHEN f.value IS NULL THEN 1 ELSE 0 END) AS dashes,
         MIN(p.year) AS first_year, MAX(p.year) AS last_year
  FROM facts f
  JOIN dim_period p ON p.period_code = f.period_code AND p.as_of = f.as_of
  WHERE f.recorded_to IS NULL
  GROUP BY f.{{ key }}
{% endmacro %}
