SELECT f.report_id, r.title AS report_title, f.page, f.locator, f.indicator_code, f.indicator, i.mapped, e.entity_code,
       e.name_vi AS entity, f.kind, f.period_code, f.raw, f.sentence, f.observation_id
FROM facts f
JOIN dim_indicator i ON i.indicator_code = f.indicator_code
JOIN dim_entity e ON e.entity_id = f.entity_id
JOIN dim_report r ON r.report_id = f.report_id
WHERE f.recorded_to IS NULL AND f.value IS NULL
