SELECT f.observation_id, f.report_id, r.issued_on, f.page, f.locator, f.section,
       b.entity_code, f.agency, f.reported_by, f.reporter,
       f.indicator_code, f.indicator, i.mapped, f.kind,
       p.period_start, p.period_end, f.as_of, f.period_stated, f.period_code,
       CAST(f.value AS NUMERIC) AS value, CAST(f.value_high AS NUMERIC) AS value_high,
       CAST(f.denominator AS NUMERIC) AS denominator, f.unit, f.per, f.qualifier,
       f.base_start, f.base_end, f.direction, f.decimals, f.scale, f.flags, f.raw, f.sentence,
       f.value AS value_exact, i.name_vi AS indicator_name, e.name_vi AS entity, p.year, f.status, f.origin,
       f.series, r.title AS report_title, f.recorded_from, f.value_high AS value_high_exact,
       f.denominator AS denominator_exact, m.findings, m.severity AS worst_severity
FROM facts f
LEFT JOIN finding_mark m ON m.observation_id = f.observation_id
JOIN dim_indicator i ON i.indicator_code = f.indicator_code
JOIN dim_period p ON p.period_code = f.period_code AND p.as_of = f.as_of
JOIN dim_entity e ON e.entity_id = f.entity_id
JOIN dim_report r ON r.report_id = f.report_id
LEFT JOIN dim_entity b ON b.entity_id = f.entity_id AND b.type <> 'nation'
WHERE f.recorded_to IS NULL AND f.value IS NOT NULL
