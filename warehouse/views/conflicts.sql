{# A finding of more than two figures names beside the two those by which they are known to be one thing. #}
WITH named AS (
SELECT one.observation_id, two.observation_id AS other_observation_id,
       MIN(CAST(one.check_run_id AS TEXT) || '.' || CAST(one.position AS TEXT)) AS finding,
       MIN((SELECT COUNT(DISTINCT g.observation_id) FROM check_finding_figure g
            WHERE g.check_run_id = one.check_run_id AND g.position = one.position)) AS figures
FROM check_finding_figure one
JOIN check_finding_figure two
  ON two.check_run_id = one.check_run_id AND two.position = one.position AND two.observation_id > one.observation_id
JOIN check_finding told
  ON told.check_run_id = one.check_run_id AND told.position = one.position AND told.rule_id IN ('one_value_for_one_thing', 'one_size_for_one_thing', 'reports_give_one_value')
JOIN check_run c ON c.check_run_id = one.check_run_id AND c.recorded_to IS NULL
GROUP BY one.observation_id, two.observation_id
), differing AS NOT MATERIALIZED (
SELECT a.kind, a.indicator_code, a.indicator_name, a.entity_code, a.entity, a.year, a.season, a.unit,
       CASE WHEN a.report_id = b.report_id THEN 'same_report' ELSE 'between_reports' END AS conflict,
       a.report_id, a.page, a.locator, a.raw, CAST(a.value AS NUMERIC) AS value, a.qualifier,
       b.report_id AS other_report_id, b.page AS other_page, b.locator AS other_locator, b.raw AS other_raw,
       CAST(a.value_high AS NUMERIC) AS value_high, CAST(b.value AS NUMERIC) AS other_value,
       CAST(b.value_high AS NUMERIC) AS other_value_high, b.qualifier AS other_qualifier,
       a.observation_id, b.observation_id AS other_observation_id, pair.finding
FROM recorded_statements a
JOIN recorded_statements b
  ON b.kind = a.kind AND b.indicator_code = a.indicator_code AND b.entity_code = a.entity_code AND b.year = a.year
 AND b.season = a.season AND a.observation_id < b.observation_id
 AND COALESCE(b.unit, '') = COALESCE(a.unit, '') AND COALESCE(b.per, '') = COALESCE(a.per, '')
LEFT JOIN named pair ON pair.observation_id = a.observation_id AND pair.other_observation_id = b.observation_id
WHERE a.recorded_to IS NULL AND b.recorded_to IS NULL
  AND a.kind <> 'growth' AND a.value IS NOT NULL AND b.value IS NOT NULL
  AND (ROUND(CAST(a.low AS NUMERIC) - CAST(b.high AS NUMERIC)
             - CAST(a.half_width AS NUMERIC) - CAST(b.half_width AS NUMERIC), 6) > 0
    OR ROUND(CAST(b.low AS NUMERIC) - CAST(a.high AS NUMERIC)
             - CAST(a.half_width AS NUMERIC) - CAST(b.half_width AS NUMERIC), 6) > 0)
)
SELECT * FROM differing
UNION ALL
SELECT a.kind, a.indicator_code, a.indicator_name, a.entity_code, a.entity, a.year, p.season, a.unit,
       CASE WHEN a.report_id = b.report_id THEN 'same_report' ELSE 'between_reports' END AS conflict,
       a.report_id, a.page, a.locator, a.raw, a.value, a.qualifier,
       b.report_id AS other_report_id, b.page AS other_page, b.locator AS other_locator, b.raw AS other_raw,
       a.value_high, b.value AS other_value, b.value_high AS other_value_high, b.qualifier AS other_qualifier,
       a.observation_id, b.observation_id AS other_observation_id, pair.finding
FROM named pair
JOIN observations a ON a.observation_id = pair.observation_id
JOIN observations b
  ON b.observation_id = pair.other_observation_id
 AND (pair.figures = 2 OR b.kind = a.kind AND COALESCE(b.unit, '') = COALESCE(a.unit, '')
                       AND (b.value <> a.value OR b.qualifier <> a.qualifier))
JOIN dim_period p ON p.period_code = a.period_code AND p.as_of = a.as_of
WHERE NOT EXISTS (SELECT 1 FROM differing d
                  WHERE d.observation_id = pair.observation_id AND d.other_observation_id = pair.other_observation_id)
