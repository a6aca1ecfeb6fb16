SELECT y.kind, y.indicator_code, i.name_vi AS indicator_name, e.entity_code, e.name_vi AS entity, y.year, y.season,
       y.shown_status AS status, CASE WHEN i.mapped AND b.mapped THEN 'curated' ELSE 'uncurated' END AS curation,
       CASE WHEN y.missing_because = 'unstated' AND NOT EXISTS (
              SELECT 1 FROM dim_report r
              WHERE r.kind = CASE y.kind WHEN 'actual' THEN 'result' ELSE 'plan' END
                AND r.year = CASE WHEN y.current_value IS NULL THEN y.year ELSE y.year - 1 END)
            THEN 'no_report' ELSE y.missing_because END AS missing_because,
       y.revised, y.shown_reason_vi AS reason_vi, y.shown_reason_en AS reason_en, y.comparability, y.caveat_vi,
       y.caveat_en, y.findings, y.previous_findings, y.worst_severity,
       NULLIF(y.previous_indicator_code, y.indicator_code) AS previous_indicator_code,
       CASE WHEN y.previous_indicator_code <> y.indicator_code THEN b.name_vi END AS previous_indicator_name, y.unit,
       y.previous_unit,
       CAST(y.previous_value AS NUMERIC) AS previous_value,
       CAST(y.previous_value_high AS NUMERIC) AS previous_value_high,
       y.previous_qualifier, y.previous_origin,
       CAST(y.previous_low AS NUMERIC) AS previous_low, CAST(y.previous_high AS NUMERIC) AS previous_high,
       CAST(y.current_value AS NUMERIC) AS current_value, CAST(y.current_value_high AS NUMERIC) AS current_value_high,
       y.current_qualifier,
       CAST(y.absolute_change AS NUMERIC) AS absolute_change, CAST(y.point_change AS NUMERIC) AS point_change,
       ROUND(CAST(y.percent_change AS NUMERIC), 2) AS percent_change,
       CAST(y.change_low AS NUMERIC) AS change_low, y.change_low_open,
       CAST(y.change_high AS NUMERIC) AS change_high, y.change_high_open,
       ROUND(CAST(y.percent_low AS NUMERIC), 2) AS percent_low,
       ROUND(CAST(y.percent_high AS NUMERIC), 2) AS percent_high,
       y.direction, CAST(y.stated_change AS NUMERIC) AS stated_change, y.stated_unit,
       y.previous_period_code, y.current_period_code, y.previous_report_id, y.current_report_id,
       y.previous_observation_id, y.previous_parts, y.current_observation_id, y.stated_observation_id,
       CASE y.shown_status WHEN 'ok' THEN 0 WHEN 'stated_mismatch' THEN 1 WHEN 'bounded' THEN 2 WHEN 'approx' THEN 3
            WHEN 'implied_base' THEN 4 WHEN 'zero_base' THEN 5 WHEN 'sign' THEN 6 WHEN 'disputed' THEN 7
            WHEN 'unit_mismatch' THEN 8 WHEN 'break' THEN 9 WHEN 'coverage_mismatch' THEN 10 WHEN 'asof_shift' THEN 11
            WHEN 'missing' THEN 12 ELSE 13 END AS status_order
FROM compared_years y
JOIN dim_indicator i ON i.indicator_code = y.indicator_code
JOIN dim_indicator b ON b.indicator_code = y.previous_indicator_code
JOIN dim_entity e ON e.entity_id = y.entity_id
WHERE y.recorded_to IS NULL
