SELECT y.indicator_code, i.name_vi AS indicator_name, i.name_en, i.definition, i.population, i.direction AS better,
       e.entity_code, e.name_vi AS entity, y.season, y.year, y.current_period_code AS period_code,
       CAST(y.current_value AS NUMERIC) AS value, CAST(y.current_value_high AS NUMERIC) AS value_high,
       y.current_qualifier AS qualifier, y.unit, CAST(y.previous_value AS NUMERIC) AS previous_value,
       y.previous_qualifier, CAST(y.point_change AS NUMERIC) AS point_change,
       CAST(y.absolute_change AS NUMERIC) AS absolute_change,
       ROUND(CAST(y.percent_change AS NUMERIC), 2) AS percent_change, y.direction, y.shown_status AS status,
       y.revised, y.shown_reason_vi AS reason_vi, y.shown_reason_en AS reason_en, y.comparability, y.caveat_vi,
       y.caveat_en, y.findings, y.previous_findings, y.worst_severity,
       NULLIF(y.previous_indicator_code, y.indicator_code) AS previous_indicator_code, y.previous_unit,
       t.year AS target_year, CAST(t.current_value AS NUMERIC) AS target_value,
       CAST(t.current_value_high AS NUMERIC) AS target_value_high,
       t.current_qualifier AS target_qualifier, o.flags, o.raw, o.page, o.locator, r.report_id,
       r.title AS report_title, r.issued_on, y.current_observation_id AS observation_id, y.previous_observation_id,
       t.current_observation_id AS target_observation_id
FROM compared_years y
JOIN dim_indicator i ON i.indicator_code = y.indicator_code
JOIN dim_entity e ON e.entity_id = y.entity_id
LEFT JOIN fact_observation o ON o.observation_id = y.current_observation_id AND o.recorded_to IS NULL
LEFT JOIN dim_report r ON r.report_id = y.current_report_id
LEFT JOIN fact_year_over_year t
  ON t.kind = 'target' AND t.indicator_code = y.indicator_code AND t.entity_id = y.entity_id AND t.season = y.season
 AND t.recorded_to IS NULL AND t.partner = 1
 AND t.year = (SELECT MIN(n.year) FROM fact_year_over_year n
               WHERE n.kind = 'target' AND n.indicator_code = y.indicator_code AND n.entity_id = y.entity_id
                 AND n.season = y.season AND n.year >= y.year AND n.current_value IS NOT NULL
                 AND n.recorded_to IS NULL)
WHERE y.recorded_to IS NULL AND i.mapped AND y.partner = 1 AND y.kind = 'actual' AND y.current_value IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM fact_year_over_year later
                  WHERE later.kind = 'actual' AND later.indicator_code = y.indicator_code
                    AND later.entity_id = y.entity_id AND later.season = y.season AND later.year > y.year
                    AND later.current_value IS NOT NULL AND later.recorded_to IS NULL)
