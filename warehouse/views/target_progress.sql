{% from "macros/targets.sql" import progress, strict, wanted %}
{% macro stated() %}
t.per, t.qualifier AS target_qualifier, t.report_id AS target_report_id,
         t.observation_id AS target_observation_id, CAST(t.value AS NUMERIC) AS target_value,
         CAST(t.value_high AS NUMERIC) AS target_value_high, {{ strict() }} AS strict, {{ wanted() }} AS said
{%- endmacro %}
{# Two questions of one form side by side, so that a condition reaches both. #}
{% call progress() %}
  SELECT g.indicator_code, i.name_vi AS indicator_name, g.entity_id, e.entity_code, e.name_vi AS entity, g.year,
         g.season, g.unit, {{ stated() }},
         CASE WHEN r.year < g.year THEN r.year ELSE g.year END AS set_in
  FROM figures g
  JOIN fact_target t ON t.observation_id = g.current_observation_id AND t.recorded_to IS NULL
  JOIN dim_indicator i ON i.indicator_code = g.indicator_code
  JOIN dim_entity e ON e.entity_id = g.entity_id
  JOIN dim_report r ON r.report_id = t.report_id
  WHERE g.kind = 'target'
{% endcall %}
UNION ALL
{# Targets that stand in tasks and are of no curated indicator, or of one that no figure of the year counts for. #}
{% call progress() %}
  SELECT t.indicator_code, i.name_vi AS indicator_name, t.entity_id, e.entity_code, e.name_vi AS entity, p.year,
         p.season, t.unit, {{ stated() }}, p.year AS set_in
  FROM task_figure f
  JOIN fact_target t ON t.observation_id = f.target_observation_id AND t.recorded_to IS NULL
  JOIN dim_indicator i ON i.indicator_code = t.indicator_code
  JOIN dim_entity e ON e.entity_id = t.entity_id
  JOIN dim_period p ON p.period_code = t.period_code AND p.as_of = t.as_of
  WHERE f.recorded_to IS NULL AND NOT EXISTS (
    SELECT 1 FROM figures g
    WHERE g.kind = 'target' AND g.year = p.year AND g.indicator_code = t.indicator_code
      AND g.entity_id IN (t.entity_id, 'VN'))
{% endcall %}
