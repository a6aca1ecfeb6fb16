{# What a figure is, which of its statements counts, and what is known of each.
Windows part by indicator, body, year and season and by nothing else, so that a condition on those reaches the indexes
of the tables through them. #}

{# Statements that share these are about the same thing. #}
{% set figure = "kind, indicator_code, entity_code, year, season" %}

{# Which of them counts: a value before a dash, the latest report, then the most exact. #}
{% set preference %}
CASE WHEN value IS NULL THEN 1 ELSE 0 END, issued_on DESC NULLS LAST, report_year DESC, report_id DESC,
other_unit, vagueness, position
{%- endset %}

{# The last condition leaves out what was read by machine from a picture. It compares lengths, since PostgreSQL takes an
equality of two expressions to hold for one row in two hundred; without parallel workers it then took forty seconds to
read two years of a million facts. #}
{% macro recorded(season, which) %}
SELECT f.*, p.year, p.period_start, p.period_end, p.months,
       {{ season }} AS season,
       e.entity_code, e.name_vi AS entity, i.name_vi AS indicator_name, i.mapped,
       r.issuer, r.issued_on, r.title AS report_title, r.year AS report_year,
       CASE WHEN COALESCE(f.unit, i.unit) = i.unit THEN 0 ELSE 1 END AS other_unit,
       CASE WHEN f.qualifier = '=' THEN 0 WHEN f.qualifier IN ('~', '<~') THEN 1 ELSE 2 END AS vagueness
FROM facts f
JOIN dim_indicator i ON i.indicator_code = f.indicator_code
JOIN dim_period p ON p.period_code = f.period_code AND p.as_of = f.as_of
JOIN dim_entity e ON e.entity_id = f.entity_id
JOIN dim_report r ON r.report_id = f.report_id
WHERE {{ which }} AND {{ season }} IS NOT NULL
  AND LENGTH(REPLACE(CAST(f.flags AS TEXT), '"ocr"', '')) >= LENGTH(CAST(f.flags AS TEXT))
{% endmacro %}
