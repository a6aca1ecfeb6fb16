{% from "macros/targets.sql" import attainment, strict, wanted %}
WITH pair AS (
  SELECT f.year, k.report_id, CASE WHEN e.type = 'nation' THEN NULL ELSE e.entity_code END AS entity_code,
         COALESCE(k.agency, e.name_vi) AS agency, f.task_id, k.text AS task, k.deadline, s.status, s.status_raw,
         s.result_report_id, t.indicator AS target, t.raw AS target_raw, t.qualifier AS target_qualifier,
         CAST(t.value AS NUMERIC) AS target_value, CAST(t.value_high AS NUMERIC) AS target_value_high, t.unit,
         a.indicator AS actual, a.raw AS actual_raw, a.qualifier AS actual_qualifier,
         CAST(a.value AS NUMERIC) AS actual_value, CAST(a.value_high AS NUMERIC) AS actual_value_high,
         CAST(a.low AS NUMERIC) AS low, a.low_open, CAST(a.high AS NUMERIC) AS high, a.high_open,
         COALESCE({{ wanted() }}, 'up') AS wanted, {{ strict() }} AS strict, 1 = 1 AS comparable,
         f.basis, f.score, t.page AS target_page, t.locator AS target_locator, a.page AS actual_page,
         a.locator AS actual_locator, f.target_observation_id, f.actual_observation_id, f.result_task_id
  FROM task_figure f
  JOIN fact_task k ON k.task_id = f.task_id AND k.recorded_to IS NULL
  JOIN dim_entity e ON e.entity_id = k.entity_id
  JOIN fact_target t ON t.observation_id = f.target_observation_id AND t.recorded_to IS NULL
  JOIN dim_indicator i ON i.indicator_code = t.indicator_code
  LEFT JOIN fact_observation a ON a.observation_id = f.actual_observation_id AND a.recorded_to IS NULL
  LEFT JOIN task_results s ON s.task_id = f.task_id AND s.preference = 1
  WHERE f.recorded_to IS NULL
), threshold AS (
  SELECT pair.*,
         CASE WHEN wanted = 'down' AND target_value_high IS NOT NULL THEN target_value_high ELSE target_value END
           AS threshold
  FROM pair
), judged AS (
  SELECT threshold.*,
         {{ attainment() }} AS attainment
  FROM threshold
)
SELECT year, report_id, entity_code, agency, task, deadline, status, status_raw, target, target_raw, target_qualifier,
       target_value, target_value_high, unit, actual, actual_raw, actual_qualifier, actual_value,
       actual_value_high, attainment,
       CASE WHEN status IN ('done', 'done_continuing') AND attainment = 'not_yet' THEN 'done_but_not_reached'
            WHEN status NOT IN ('done', 'done_continuing') AND attainment = 'achieved' THEN 'reached_but_not_done'
            END AS contradiction,
       basis, score, target_page, target_locator, actual_page, actual_locator, result_report_id, task_id,
       result_task_id, target_observation_id, actual_observation_id
FROM judged
